"""The money: three plain answers, the calculation of each year with its sum, and the words to it."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.forms.formulas import formulas
from desktop_app.forms.vocabulary import Pack
from desktop_app.services.benefits import (
    COMPUTED,
    FIRST_YEAR,
    NOT_COMPUTABLE,
    Benefit,
    Sheet,
    new_line,
    total,
)
from desktop_app.ui.kit.context import AddPicture, FindPicture
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.rich import RichEditor
from desktop_app.ui.kit.words import heading
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space
from desktop_app.ui.pages.benefit_lines import LinesModel
from desktop_app.ui.pages.benefit_reason import ReasonOffer
from desktop_app.ui.pages.benefit_sheets import SheetBar, SheetSum, spoken
from desktop_app.ui.pages.benefit_table import LinesTable


class BenefitEditor(Editor):
    """Edits a `Benefit`. The sum follows the lines once anything is edited; opening never rewrites it.

    A sum brought along without lines stays until there are some; it is never typed.
    """

    is_wide = True

    def __init__(self, pack: Pack, add_picture: AddPicture | None, find_picture: FindPicture) -> None:
        super().__init__()
        self._stored: int | None = None
        self._follows_lines = False
        self.answers: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.model = LinesModel()
        self.sheets = SheetBar()
        self.table = LinesTable(self.model)
        self.view = self.table.view
        self.sum = SheetSum()
        self.text = RichEditor(add_picture, find_picture)
        self.reasons = ReasonOffer(self.text)
        self._build(pack.not_computable or _("Không tính được"))
        self._wire()
        self._refresh()

    def _build(self, not_computable: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space())
        column.addLayout(self._answers(not_computable))
        self._money = QWidget()
        money = QVBoxLayout(self._money)
        money.setContentsMargins(0, 0, 0, 0)
        money.setSpacing(space())
        for widget in (self.sheets, self.table, self.sum):
            money.addWidget(widget)
        column.addWidget(self._money)
        self._text_label = heading("", 3)
        self._text_label.setBuddy(self.text.text)
        for widget in (self._text_label, self.reasons, self.text):
            widget.setMaximumWidth(letters(READABLE_LETTERS) + space(2))
            line = QHBoxLayout()  # words are as high as they are in that width, not in the table's
            line.addWidget(widget, 1)
            line.addStretch(0)
            column.addLayout(line)

    def _answers(self, not_computable: str) -> QVBoxLayout:
        radios = QVBoxLayout()
        radios.setSpacing(space(0.5))
        for answer, words in (
            (COMPUTED, _("Tính được")),
            (NOT_COMPUTABLE, not_computable),
            ("", _("Chưa trả lời")),
        ):
            button = QRadioButton(words.replace("&", "&&"))
            self._group.addButton(button)
            self.answers[answer] = button
            radios.addWidget(button)
        self.answers[""].setChecked(True)
        return radios

    def _wire(self) -> None:
        for button in self.answers.values():
            button.toggled.connect(self._answered)
        self.sheets.turned.connect(self._turned)
        self.model.edited.connect(self._edited)
        self.model.asked.connect(lambda sentence, words, act: self.noticed.emit(sentence, ((words, act),)))
        self.text.changed.connect(self._edited)
        self.text.noticed.connect(self.noticed)

    def value(self) -> Benefit:
        """The answer on screen; UserError where a figure cannot be read."""
        answer = self._answer()
        return Benefit(answer, self._amount(answer), self.text.value(), self.model.lines())

    def set_value(self, value: object) -> None:
        """Show another answer; None is none yet."""
        benefit = value if isinstance(value, Benefit) else Benefit()
        with QSignalBlocker(self):
            self._stored = benefit.amount
            self._follows_lines = False
            self.model.set_lines(benefit.lines)
            self.text.set_value(benefit.text)
            self.answers.get(benefit.answer, self.answers[""]).setChecked(True)
        self._refresh()

    def focus_target(self) -> QWidget:
        """The answer that is chosen, else the first."""
        return self.answers[COMPUTED]

    def commit(self) -> None:
        """Take over the cell that is being typed in."""
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self.view and self.view.isAncestorOf(focus):
            self.view.commitData(focus)

    def _answer(self) -> str:
        return next(answer for answer, button in self.answers.items() if button.isChecked())

    def _amount(self, answer: str) -> int | None:
        if answer == NOT_COMPUTABLE:
            return None
        of_lines = total(self.model.shown_lines())
        return of_lines if of_lines is not None and self._follows_lines else self._stored

    def _answered(self, is_chosen: bool) -> None:
        if is_chosen and not self.signalsBlocked():
            self._edited()

    def _turned(self, sheet: Sheet) -> None:
        self.model.turn(sheet)
        self._refresh()

    def _edited(self) -> None:
        self._follows_lines = True
        self.model.settle()
        if total(self.model.shown_lines()) is not None:
            self._stored = None
        self._refresh()
        self.changed.emit()

    def _line_from_stored(self) -> None:
        amount = self._stored
        self.table.add_line(replace(new_line(), description=formulas().words["whole"], amount=amount))

    def _refresh(self) -> None:
        answer = self._answer()
        self._money.setVisible(answer == COMPUTED)
        self.sheets.show_sheets(self.model.sheets(), self.model.sheet)
        self.table.refresh()
        self.sum.show_sum(total(self.model.shown_lines(), self.model.sheet))
        self._tell_stored()
        self._text_label.setVisible(bool(answer))
        self.text.setVisible(bool(answer))
        self.reasons.setVisible(answer == NOT_COMPUTABLE)
        if answer == NOT_COMPUTABLE:
            self.reasons.refresh()
        label = _("Vì sao không tính được") if answer == NOT_COMPUTABLE else _("Cách tính, nói thêm nếu cần")
        self._text_label.setText(label)
        self.text.text.setAccessibleName(label)

    def _tell_stored(self) -> None:
        """Say what sum the dossier holds, where its lines do not make that one."""
        of_lines, stored = total(self.model.shown_lines()), self._stored
        if self.model.sheet != FIRST_YEAR or (stored is None and (of_lines is None or self._follows_lines)):
            self.sum.tell("")
        elif of_lines is None and stored is not None:
            sentence = _("Hồ sơ đang ghi {amount} đồng ({words} đồng) nhưng chưa có dòng tính nào.")
            self.sum.tell(
                sentence.format(amount=format_money(stored), words=spoken(stored)),
                _("Lập dòng tính từ số này"),
                self._line_from_stored,
            )
        elif of_lines is not None and not self._follows_lines and stored != of_lines:
            kept = _("chưa ghi tổng nào")
            if stored is not None:
                kept = _("{amount} đồng").format(amount=format_money(stored))
            self.sum.tell(
                _("Hồ sơ đang ghi: {kept}, khác tổng các dòng.").format(kept=kept),
                _("Ghi tổng theo các dòng: {amount} đồng").format(amount=format_money(of_lines)),
                self._edited,
            )
        else:
            self.sum.tell("")
