"""How the page of certificates is laid out: head, lines, sheet, forms of box and blank."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.error_summary import ErrorSummary
from desktop_app.ui.kit.words import Words, heading, link_button, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, line_height, space
from desktop_app.ui.pages.certificates_fields import (
    blank_fields,
    box_fields,
    certificates_context,
    save_blank,
    save_box,
)
from desktop_app.ui.pages.certificates_lines import LinesPart
from desktop_app.ui.pages.certificates_sheet import SheetScroll, SheetView
from desktop_app.ui.pages.council_part import Notices
from desktop_app.ui.pages.programme_figures import CardRoom
from desktop_app.ui.pages.record_form import RecordForm
from desktop_app.ui.shell.session import Session

_MOST_ERROR_LINES = 7


class CertificatesLayout(QObject):
    """The widgets of the page; what a person chooses on them comes as signals, buttons by name."""

    round_chosen = Signal(object)
    blank_chosen = Signal(int)
    field_chosen = Signal(str)

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        book, self._page = session.book, page
        self.rounds, self.blanks, self.fields = ChoiceBox(), ChoiceBox(), ChoiceBox()
        for box, name, sent in (
            (self.rounds, _("Đợt khen thưởng"), self.round_chosen),
            (self.blanks, _("Phôi"), self.blank_chosen),
            (self.fields, _("Ô chữ"), self.field_chosen),
        ):
            box.setAccessibleName(name)
            box.activated.connect(lambda place, box=box, sent=sent: sent.emit(box.itemData(place)))
        self.back = link_button(_("Quay lại"), "arrow-left")
        self.errors, self.notices = ErrorSummary(), Notices()
        self.lines, self.sheet = LinesPart(), SheetView()
        self.scroll = SheetScroll(self.sheet)
        context = certificates_context(book)
        self.box = RecordForm(session, box_fields(), context, lambda key, values: save_box(book, key, values))
        self.about_blank = RecordForm(
            session, blank_fields(), context, lambda key, values: save_blank(book, key, values)
        )
        self.plain = Words(
            _("Giấy thường chưa lưu thành phôi nên chưa sửa được. Bấm “Thêm phôi…” rồi chọn loại phôi."),
            "muted",
        )
        self.buttons = self._made_buttons()
        self.actions = [self._action(button) for button in self.buttons.values()]
        self._build(page)

    def on(self, name: str, act: Callable[[], None]) -> None:
        """Let a button do something."""
        self.buttons[name].clicked.connect(lambda _checked=False: act())

    def show_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """List what is to be looked at, each line a way to its box; none hides the list."""
        self._room.setVisible(bool(errors))
        self.errors.show_errors(errors)
        wanted = self.errors.sizeHint().height() + space(0.25)
        self._room.setFixedHeight(min(wanted, round(line_height() * _MOST_ERROR_LINES)))

    def show_rounds(self, entries: Sequence[tuple[int, str]], shown: int) -> None:
        """List the rounds."""
        _fill(self.rounds, entries, shown)
        self.rounds.setEnabled(bool(entries))

    def show_blanks(self, entries: Sequence[tuple[int, str]], shown: int) -> None:
        """List the blanks."""
        _fill(self.blanks, entries, shown)

    def show_fields(self, entries: Sequence[tuple[str, str]], *, is_own: bool) -> None:
        """List the boxes of a blank, which can be changed where it is the office's own."""
        _fill(self.fields, entries, self.sheet.key)
        self.plain.setVisible(not is_own)
        for widget in (self.box, self.about_blank):
            widget.setVisible(is_own)
        for name in ("scan", "turn", "unscan", "remove"):
            self.buttons[name].setEnabled(is_own)

    def mark_field(self, key: str) -> None:
        """Show which box is chosen."""
        with QSignalBlocker(self.fields):
            self.fields.setCurrentIndex(self.fields.findData(key))

    def has_scan(self, has_any: bool) -> None:
        """Offer to turn and drop a scan only where there is one."""
        for name in ("turn", "unscan"):
            self.buttons[name].setEnabled(has_any)

    def ask_kind(self, kinds: Sequence[tuple[str, str]]) -> str:
        """Ask what kind of blank is to be made; "" where nobody wants one."""
        names = [words for _key, words in kinds]
        chosen, is_wanted = QInputDialog.getItem(
            self._page, _("Thêm phôi"), _("Loại phôi gần nhất với phôi của đơn vị:"), names, 0, False
        )
        return kinds[names.index(chosen)][0] if is_wanted else ""

    def _made_buttons(self) -> dict[str, QPushButton]:
        made: dict[str, QPushButton] = {}
        for name, words, icon in (
            ("print", _("In…"), "printer"), ("save", _("Lưu PDF…"), "save"),
            ("test", _("In thử giấy thường…"), "printer"), ("numbers", _("Ghi số phôi…"), "list-ordered"),
            ("shift", _("Độ lệch máy in…"), "settings"), ("add", _("Thêm phôi…"), "plus"),
            ("scan", _("Chọn bản quét…"), "image"), ("turn", _("Xoay 180°"), "rotate-cw"),
            ("unscan", _("Bỏ bản quét"), "x"), ("remove", _("Xóa phôi…"), "trash-2"),
        ):  # fmt: skip
            button = primary_button(words) if name == "print" else QPushButton(words)
            set_icon(button, icon, "on_accent" if name == "print" else "muted")
            made[name] = button
        return made

    def _action(self, button: QPushButton) -> QAction:
        action = QAction(button.text(), self._page)
        action.triggered.connect(lambda _checked=False: button.click())
        return action

    def _build(self, page: QWidget) -> None:
        outer = QVBoxLayout(page)
        outer.setContentsMargins(space(1.5), space(1.25), space(1.5), space(0.75))
        outer.setSpacing(space(0.75))
        outer.addLayout(self._head())
        outer.addWidget(self._error_room())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for part in (self._left(), self._middle(), self._right()):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.setSizes([letters(36), letters(90), letters(52)])
        outer.addWidget(split, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space(0.75))
        words = heading(_("Bằng, giấy khen"), 1)
        words.setWordWrap(False)
        line.addWidget(self.back)
        line.addWidget(words, 1)
        for name in ("shift", "numbers", "test", "save", "print"):
            line.addWidget(self.buttons[name])
        return line

    def _error_room(self) -> QWidget:
        """Hold the list of faults, which scrolls rather than push the sheet out of sight."""
        room = QScrollArea()
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidgetResizable(True)
        room.setWidget(self.errors)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.hide()
        self._room = room
        return room

    def _left(self) -> QWidget:
        part, column = _column()
        column.addWidget(self.rounds)
        column.addWidget(self.lines, 1)
        part.setMinimumWidth(letters(34))
        return part

    def _middle(self) -> QWidget:
        part, column = _column()
        line = QHBoxLayout()
        line.setSpacing(space(0.5))
        line.addWidget(self.blanks, 1)
        line.addWidget(self.buttons["add"])
        for words, icon, act in (
            (_("Thu nhỏ"), "zoom-out", lambda: self.scroll.zoom_by(-1)),
            (_("Phóng to"), "zoom-in", lambda: self.scroll.zoom_by(1)),
        ):
            button = QToolButton()
            button.setToolTip(words)
            button.setAccessibleName(words)
            set_icon(button, icon, "muted")
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
        column.addLayout(line)
        column.addWidget(self.scroll, 1)
        column.addWidget(self.notices)
        part.setMinimumWidth(letters(40))
        return part

    def _right(self) -> QWidget:
        part, column = _column()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        box, box_column = _column()
        box_column.setContentsMargins(0, space(0.75), 0, 0)
        box_column.addWidget(self.fields)
        box_column.addWidget(self.box, 1)
        blank, blank_column = _column()
        blank_column.setContentsMargins(0, space(0.75), 0, 0)
        blank_column.addWidget(self.about_blank, 1)
        room = CardRoom()
        for name in ("scan", "turn", "unscan", "remove"):
            room.flow.addWidget(self.buttons[name])
        blank_column.addWidget(room)
        self.tabs.addTab(box, _("Ô chữ"))
        self.tabs.addTab(blank, _("Phôi"))
        column.addWidget(self.plain)
        column.addWidget(self.tabs, 1)
        part.setMinimumWidth(letters(48))
        return part


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(space(0.5), 0, space(0.5), 0)
    column.setSpacing(space(0.6))
    return part, column


def _fill(box: ChoiceBox, entries: Sequence[tuple[int | str, str]], shown: int | str) -> None:
    """List entries; those there stay while they say the same, since the list may just be open."""
    with QSignalBlocker(box):
        known = [(box.itemData(place), box.itemText(place)) for place in range(box.count())]
        if known != list(entries):
            box.clear()
            for key, words in entries:
                box.addItem(words, key)
        box.setCurrentIndex(box.findData(shown))
