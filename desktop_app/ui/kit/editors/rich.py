"""Rich text with its few tools."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.richtext import parse, plain_text, serialise
from desktop_app.ui.kit.context import AddPicture, FindPicture
from desktop_app.ui.kit.editors import rich_commands as commands
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.rich_pictures import SUFFIXES
from desktop_app.ui.kit.editors.rich_text import RichText
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import space

_TABLE_WIDTHS = (2, 3, 4, 5, 6)
_FIRST_ROWS = 3
_MARKS = ("bold", "italic", "subscript", "superscript", "list", "list-ordered")


class RichEditor(Editor):
    """Edits rich text as the markup of `domain.richtext` (`str`; nothing is "")."""

    def __init__(
        self, add_picture: AddPicture | None, find_picture: FindPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = RichText(add_picture, find_picture)
        self.text.textChanged.connect(self.changed)
        self.text.noticed.connect(self.noticed)
        self.text.currentCharFormatChanged.connect(self._show_marks)
        self.text.cursorPositionChanged.connect(self._show_marks)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._open_menu)
        self._shown = ""
        self._bar = QHBoxLayout()
        self._bar.setSpacing(0)
        self.actions_by_name: dict[str, QAction] = {}
        self._add_marks()
        self._add_inserts(add_picture is not None)
        self._bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.25))
        column.addLayout(self._bar)
        column.addWidget(self.text)

    def value(self) -> str:
        """The markup that is kept."""
        return serialise(self.text.nodes())

    def set_value(self, value: object) -> None:
        """Show markup; the cursor stays where the text is the same."""
        markup = "" if value is None else str(value)
        if markup == self._shown and markup == self.value():
            return
        self._shown = markup
        with QSignalBlocker(self.text):
            self.text.set_nodes(parse(markup).nodes)

    def focus_target(self) -> QWidget:
        """The text field."""
        return self.text

    def letter_count(self) -> int:
        """Letters without the marks."""
        return len(plain_text(self.text.nodes()))

    def offer_rescue(self) -> None:
        """Offer to convert a text from before Unicode."""
        self.text.offer_rescue()

    def _add_marks(self) -> None:
        text, rise = self.text, commands.Rise
        marks: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("bold", _("Đậm"), "Ctrl+B", partial(commands.toggle_bold, text)),
            ("italic", _("Nghiêng"), "Ctrl+I", partial(commands.toggle_italic, text)),
            (
                "subscript",
                _("Chỉ số dưới"),
                "Ctrl+=",
                partial(commands.toggle_rise, text, rise.AlignSubScript),
            ),
            (
                "superscript",
                _("Chỉ số trên"),
                "Ctrl+Shift+=",
                partial(commands.toggle_rise, text, rise.AlignSuperScript),
            ),
            ("list", _("Gạch đầu dòng"), "Ctrl+Shift+L", partial(commands.toggle_list, text, False)),
            ("list-ordered", _("Đánh số"), "Ctrl+Shift+N", partial(commands.toggle_list, text, True)),
        )
        for place, (name, words, keys, act) in enumerate(marks):
            if place in (2, 4):
                self._bar.addSpacing(space(0.5))
            self._add_action(name, words, keys, act).setCheckable(True)
        for name, words, keys, steps in (
            ("deeper", _("Lùi vào một cấp"), "Ctrl+]", 1),
            ("shallower", _("Lùi ra một cấp"), "Ctrl+[", -1),
        ):
            self._own(name, words, keys, partial(commands.shift_list, text, steps))

    def _add_inserts(self, has_pictures: bool) -> None:
        self._bar.addSpacing(space(0.5))
        self.tables = QMenu(_("Bảng"), self)
        for count in _TABLE_WIDTHS:
            words = _("Chèn bảng {count} cột").format(count=count)
            self._add_table_act(words, partial(commands.insert_table, self.text, _FIRST_ROWS, count))
        self.tables.addSeparator()
        inside: tuple[tuple[str, Callable[[], None]], ...] = (
            (_("Thêm dòng bên dưới"), partial(commands.grow_table, self.text, rows=1)),
            (_("Thêm cột bên phải"), partial(commands.grow_table, self.text, columns=1)),
            (_("Xóa dòng này"), partial(commands.grow_table, self.text, rows=-1)),
            (_("Xóa cột này"), partial(commands.grow_table, self.text, columns=-1)),
            (_("Xóa cả bảng"), partial(commands.remove_table, self.text)),
        )
        self._in_table = [self._add_table_act(words, act) for words, act in inside]
        self.tables.aboutToShow.connect(self._offer_table_acts)
        self._add_action("table", _("Bảng"), "Ctrl+Shift+T", self._open_tables)
        if has_pictures:
            self._add_action("image", _("Chèn hình từ tệp"), "Ctrl+Shift+P", self._choose_picture)

    def _add_table_act(self, words: str, act: Callable[[], None]) -> QAction:
        action = self.tables.addAction(words)
        action.triggered.connect(lambda: act())  # noqa: PLW0108 - as above
        return action

    def _own(self, name: str, words: str, keys: str, act: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act())  # noqa: PLW0108 - Qt would hand over whether it is checked
        self.text.addAction(action)
        self.actions_by_name[name] = action
        return action

    def _add_action(self, name: str, words: str, keys: str, act: Callable[[], None]) -> QAction:
        action = self._own(name, words, keys, act)
        icons.set_icon(action, name)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({shown})")
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard: its shortcut, or the menu of the text
        button.setAccessibleName(words)
        self._bar.addWidget(button)
        return action

    def _show_marks(self) -> None:
        form = self.text.currentCharFormat()
        listing = self.text.textCursor().currentList()
        style = listing.format().style() if listing is not None else None
        numbered = commands.list_format(True, 1).style()
        for name, is_on in (
            ("bold", form.fontWeight() >= int(QFont.Weight.DemiBold)),
            ("italic", form.fontItalic()),
            ("subscript", form.verticalAlignment() == commands.Rise.AlignSubScript),
            ("superscript", form.verticalAlignment() == commands.Rise.AlignSuperScript),
            ("list", style is not None and style != numbered),
            ("list-ordered", style == numbered),
        ):
            self.actions_by_name[name].setChecked(is_on)

    def _offer_table_acts(self) -> None:
        is_inside = self.text.textCursor().currentTable() is not None
        for action in self._in_table:
            action.setEnabled(is_inside)

    def _open_tables(self) -> None:
        self.tables.popup(self.text.mapToGlobal(self.text.cursorRect().bottomLeft()))

    def _open_menu(self, place: QPoint) -> None:
        menu = self.text.createStandardContextMenu(place)
        menu.addSeparator()
        shape = menu.addMenu(_("Kiểu chữ và danh sách"))
        for name in (
            "bold",
            "italic",
            "subscript",
            "superscript",
            "list",
            "list-ordered",
            "deeper",
            "shallower",
        ):
            shape.addAction(self.actions_by_name[name])
        menu.addMenu(self.tables)
        if "image" in self.actions_by_name:
            menu.addAction(self.actions_by_name["image"])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.text.mapToGlobal(place))

    def _choose_picture(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Chèn hình"), "", _("Hình ảnh ({patterns})").format(patterns=patterns)
        )
        if chosen:
            self.text.insert_picture(Path(chosen))
