"""Ví dụ: how a field is written badly and well, side by side, in a window that stays open beside the form."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.forms.examples import Examples, rich_text, shipped_examples
from desktop_app.forms.vocabulary import Field
from desktop_app.services.preferences import Preferences
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.editors.rich_reading import RichReading
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import IconWords, Words, heading, quiet_frame, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space

KIND_KEY = "example_kinds"
_WIDE_LETTERS, _NARROW_LETTERS = 132, 100
_ANY = ""


class Side(QWidget):
    """One of the two texts, under a mark that says in a word and by its icon which it is."""

    def __init__(self, icon: str, tone: str, word: str) -> None:
        super().__init__()
        self._word = word
        mark = IconWords(icon, tone, word)
        mark.words.setProperty("heading", "3")
        self.text = RichReading()
        self.text.setMinimumHeight(space(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.35))
        column.addWidget(mark)
        column.addWidget(self.text, 1)

    def show_text(self, text: str, label: str) -> None:
        """Show the text written for the field of that label."""
        self.text.show_nodes(rich_text(text))
        self.text.setAccessibleName(f"{self._word}: {label}")


class ExamplesDialog(QDialog):
    """Shows the examples of one field and one kind of work; Escape closes it, the form stays in use."""

    def __init__(self, parent: QWidget, preferences: Preferences, examples: Examples) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ví dụ viết tốt và chưa tốt"))
        self._preferences, self._examples = preferences, examples
        self._fields: tuple[Field, ...] = ()
        self._area = self._key = ""
        self.title, self.question = heading("", 2), Words("", "muted")
        self.kind = ChoiceBox()
        for case in examples.cases:
            self.kind.addItem(case.label, case.id)
        self.kind.currentIndexChanged.connect(self._choose)
        self.about, self.place = Words("", "muted"), small("")
        self.weak = Side("circle-alert", "warning", _("Chưa tốt"))
        self.good = Side("circle-check", "success", _("Tốt"))
        self.why = Words()
        self.back = _step_button(_("Mục trước"), "arrow-left", "Ctrl+PgUp")
        self.onward = _step_button(_("Mục tiếp theo"), "arrow-right", "Ctrl+PgDown")
        self.onward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        self.back.clicked.connect(lambda: self._step(-1))
        self.onward.clicked.connect(lambda: self._step(1))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.finished.connect(self.deleteLater)
        resize_within(self, letters(_WIDE_LETTERS), space(66))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addLayout(self._head())
        column.addWidget(self.question)
        column.addWidget(self.about)
        self._sides.setSpacing(space(1.5))
        self._sides.addWidget(self.weak, 2)
        self._sides.addWidget(self.good, 3)
        column.addLayout(self._sides, 1)
        column.addWidget(self._reason())
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        label = QLabel(_("Loại công việc"))
        label.setBuddy(self.kind)
        head = QHBoxLayout()
        head.setSpacing(space())
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(label)
        head.addWidget(self.kind)
        return head

    def _reason(self) -> QWidget:
        frame = quiet_frame()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(space(), space(0.75), space(), space(0.75))
        inside.setSpacing(space(0.25))
        inside.addWidget(heading(_("Vì sao"), 3))
        flags = Qt.TextInteractionFlag
        self.why.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.why.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Tab reaches it, a screen reader reads it
        inside.addWidget(self.why)
        return frame

    def _foot(self) -> QHBoxLayout:
        close = QPushButton(_("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(space())
        for widget in (self.back, self.place, self.onward):
            foot.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    def show_field(self, fields: Sequence[Field], key: str, area: str) -> None:
        """Show the field of that key among those of a form; `area` is the dossier's, "" where it has none."""
        self._fields = tuple(field for field in fields if field.key in self._examples.keys)
        if area != self._area or not self._key:
            with QSignalBlocker(self.kind):
                self.kind.setCurrentIndex(max(0, self.kind.findData(self._first_kind(area))))
        self._area, self._key = area, key
        self._show()
        self.good.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_kind(self, area: str) -> str:
        """Give what was chosen last for such dossiers, else the kind of their area, else the last of all."""
        chosen = self._preferences.get(KIND_KEY, {})
        case = self._examples.case_of_area(area)
        return str(chosen.get(area) if area in chosen else case.id if case else chosen.get(_ANY, ""))

    def _choose(self) -> None:
        chosen = self._preferences.get(KIND_KEY, {})
        self._preferences.set(
            KIND_KEY, {**chosen, self._area: self.kind.currentData(), _ANY: self.kind.currentData()}
        )
        self._show()

    def _step(self, places: int) -> None:
        keys = [field.key for field in self._fields]
        self._key = keys[keys.index(self._key) + places]
        self._show()

    def _show(self) -> None:
        keys = [field.key for field in self._fields]
        field = self._fields[keys.index(self._key)]
        at = keys.index(self._key)
        self.title.setText(field.label)
        self.question.setText(_("Hội đồng sẽ hỏi: {question}").format(question=field.question))
        self.question.setVisible(bool(field.question))
        self.place.setText(_("{place} / {count}").format(place=at + 1, count=len(keys)))
        for button, has_way in ((self.back, at > 0), (self.onward, at < len(keys) - 1)):
            if button.hasFocus() and not has_way:
                self.good.text.setFocus()
            button.setEnabled(has_way)
        self._show_texts(field)

    def _show_texts(self, field: Field) -> None:
        case = self._examples.case(str(self.kind.currentData()))
        example = case.examples.get(field.key) if case else None
        self.about.setText(
            _("Trường hợp đặt ra để làm ví dụ: {about}").format(about=case.about if case else "")
        )
        self.weak.show_text(example.weak if example else "", field.label)
        self.good.show_text(example.good if example else "", field.label)
        self.why.setText(example.why if example else _("Loại công việc này chưa có ví dụ cho mục này."))
        self.why.setAccessibleName(_("Vì sao: {why}").format(why=self.why.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the texts one above the other where the window is narrow, to stand beside the form."""
        super().resizeEvent(event)
        is_narrow = self.width() < letters(_NARROW_LETTERS)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)


def show_examples(
    asking: QWidget, preferences: Preferences, fields: Sequence[Field], key: str, area: str
) -> ExamplesDialog:
    """Show the examples of a field, in the window that is open for them or in a new one."""
    window = asking.window()
    opened = (item for item in window.findChildren(ExamplesDialog) if item.isVisible())
    dialog = next(opened, None) or ExamplesDialog(window, preferences, shipped_examples())
    dialog.show_field(fields, key, area)
    dialog.show()
    dialog.activateWindow()
    return dialog


def _step_button(words: str, icon: str, keys: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setShortcut(keys)
    button.setToolTip(f"{words} ({keys})")
    set_icon(button, icon)
    return button
