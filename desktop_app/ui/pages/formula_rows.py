"""One thing a formula asks for: what is typed, how it was read, and what is wrong or doubtful about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.measures import Quantity
from desktop_app.domain.text import clean
from desktop_app.forms.formulas import Input, InputKind
from desktop_app.services.benefits import Problem
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.editors.growing import OneLine
from desktop_app.ui.kit.words import IconWords, Words, heading, link_button, restyle, small
from desktop_app.ui.look.metrics import icon_size, letters, space

_NUMBER_LETTERS = 26


class InputRow(QWidget):
    """A label, a field, its unit and reading, a hint, and below them what is said about the answer.

    `typed` follows every key, `left` comes when the field was left after something was typed.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, entry: Input) -> None:
        super().__init__()
        self.entry = entry
        self.label = heading(_label_of(entry), 3)
        self.field: QLineEdit | ChoiceBox | OneLine = self._make_field()
        self.label.setBuddy(self.field)
        self.reading = small("")
        self.hint = small(_hint_of(entry))
        self.hint.setVisible(bool(self.hint.text()))
        self.problem = IconWords("circle-alert", "danger")
        self.offers = self.first, self.other = link_button(""), link_button("")
        self.first.clicked.connect(lambda: self._take(self.first))
        self.other.clicked.connect(lambda: self._take(self.other))
        self._build()
        self.show_answer(None, ())

    def _make_field(self) -> QLineEdit | ChoiceBox | OneLine:
        if self.entry.kind is InputKind.CHOICE:
            box = ChoiceBox()
            box.setMaximumWidth(letters(64))
            box.addItem(_("Chưa chọn"), "")
            for option in self.entry.options:
                box.addItem(option.label, option.id)
            box.currentIndexChanged.connect(self.typed)
            box.activated.connect(self.left)
            return box
        if self.entry.kind is InputKind.NOTE:
            text = OneLine()
            text.textChanged.connect(self.typed)
            return text
        line = QLineEdit()
        line.setMaximumWidth(letters(_NUMBER_LETTERS))
        line.textChanged.connect(self.typed)
        line.editingFinished.connect(self.left)
        return line

    def _build(self) -> None:
        typing = QHBoxLayout()
        typing.setSpacing(space())
        typing.addWidget(self.field, 2)
        if self.entry.kind is InputKind.NUMBER:
            if self.entry.measure is not None and self.entry.measure.printed:
                unit = Words(self.entry.measure.printed)
                unit.setWordWrap(False)
                typing.addWidget(unit, 0, Qt.AlignmentFlag.AlignVCenter)
            typing.addWidget(self.reading, 3, Qt.AlignmentFlag.AlignVCenter)
        typing.addStretch(0)
        offers = QHBoxLayout()
        offers.setContentsMargins(icon_size() + space(0.1), 0, 0, 0)
        for button in self.offers:
            offers.addWidget(button)
        offers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.25))
        column.addWidget(self.label)
        column.addLayout(typing)
        column.addWidget(self.hint)
        column.addWidget(self.problem)
        column.addLayout(offers)

    def text(self) -> str:
        """What was answered, as it is kept."""
        match self.field:
            case ChoiceBox():
                return str(self.field.currentData() or "")
            case OneLine():
                return clean(self.field.toPlainText())
            case _:
                return clean(self.field.text())

    def set_text(self, text: str) -> None:
        """Put an answer there as if it had been typed."""
        match self.field:
            case ChoiceBox():
                self.field.setCurrentIndex(max(0, self.field.findData(text)))
            case OneLine():
                self.field.setPlainText(text)
            case _:
                self.field.setText(text)

    def show_answer(self, reading: Quantity | None, problems: Sequence[Problem]) -> None:
        """Show back how the number was read, and say what is wrong with it or doubtful."""
        self.reading.setText(_("đọc là {shown}").format(shown=reading.shown) if reading else "")
        is_blocking = any(problem.is_blocking for problem in problems)
        said = "\n".join(problem.sentence for problem in problems)
        icon, tone = ("circle-alert", "danger") if is_blocking else ("triangle-alert", "warning")
        self.problem.say(said, icon, tone)
        self.problem.setVisible(bool(said))
        self._offer(reading if said else None)
        self.field.setProperty("has_error", is_blocking)
        restyle(self.field)
        unit = self.entry.measure.printed if self.entry.measure else ""
        self.field.setAccessibleName(f"{self.entry.label} ({unit})" if unit else self.entry.label)
        told = (said, self.reading.text(), self.hint.text())
        self.field.setAccessibleDescription(" ".join(part for part in told if part))

    def _offer(self, reading: Quantity | None) -> None:
        other = reading.other if reading else None
        for button in self.offers:
            button.setVisible(other is not None)
        if reading is None or other is None:
            return
        for button, words, meant in (
            (self.first, _("Đúng là {words}"), reading),
            (self.other, _("Không, là {words}"), other),
        ):
            button.setText(words.format(words=meant.own_words))
            button.setProperty("certain", meant.certain)
            button.setAccessibleName(f"{self.entry.label}: {button.text()}")

    def _take(self, button: QPushButton) -> None:
        self.field.setFocus()
        self.set_text(str(button.property("certain")))


def _label_of(entry: Input) -> str:
    return entry.label if entry.is_needed else _("{label} (không bắt buộc)").format(label=entry.label)


def _hint_of(entry: Input) -> str:
    proof = _("Tài liệu: {evidence}.").format(evidence=entry.evidence) if entry.evidence else ""
    return " ".join(part for part in (entry.hint, proof) if part)
