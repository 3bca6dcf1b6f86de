"""The money of the first year: three plain answers, the lines that make the sum, and the words to it."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, in_words
from desktop_app.forms.vocabulary import Pack
from desktop_app.services.benefits import COMPUTED, NOT_COMPUTABLE, Benefit, total
from desktop_app.ui.kit.context import AddPicture, FindPicture
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.money import MoneyEditor
from desktop_app.ui.kit.editors.people_table import PeopleView
from desktop_app.ui.kit.editors.rich import RichEditor
from desktop_app.ui.kit.words import IconWords, heading, link_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space
from desktop_app.ui.pages.benefit_lines import LEAST_LETTERS, LinesModel


class BenefitEditor(Editor):
    """Edits a `Benefit`. The sum follows the lines once they are edited; opening never rewrites it."""

    is_wide = True

    def __init__(self, pack: Pack, add_picture: AddPicture | None, find_picture: FindPicture) -> None:
        super().__init__()
        self._stored = Benefit()
        self._follows_lines = False
        self.answers: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.model = LinesModel()
        self.view = PeopleView(self.model, self.model.columns, LEAST_LETTERS)
        self.view.setAccessibleName(_("Các dòng tính số tiền làm lợi"))
        self.amount = MoneyEditor()
        self.amount.line.setAccessibleName(_("Số tiền làm lợi (đồng)"))
        self.sum = heading("", 3)
        self.mismatch = IconWords("triangle-alert", "warning")
        self.take_sum = link_button("")
        self.text = RichEditor(add_picture, find_picture)
        self._build(pack.not_computable or _("Không tính được"))
        self._wire()
        self._refresh()

    def _build(self, not_computable: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space())
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
        column.addLayout(radios)
        self._money = QWidget()
        money = QVBoxLayout(self._money)
        money.setContentsMargins(0, 0, 0, 0)
        money.setSpacing(space())
        money.addWidget(self.view)
        money.addLayout(self._buttons())
        self._amount_label = heading(_("Số tiền làm lợi (đồng)"), 3)
        self._amount_label.setBuddy(self.amount.line)
        for widget in (self._amount_label, self.amount, self.sum, self.mismatch, self.take_sum):
            money.addWidget(widget)
        column.addWidget(self._money)
        self._text_label = heading("", 3)
        self._text_label.setBuddy(self.text.text)
        self.text.setMaximumWidth(letters(READABLE_LETTERS) + space(2))
        column.addWidget(self._text_label)
        column.addWidget(self.text)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.add_button = QPushButton(_("Thêm dòng"))
        set_icon(self.add_button, "plus")
        self.add_button.clicked.connect(self.add_line)
        self.remove_button = QToolButton()
        words = _("Bỏ dòng đang chọn (Ctrl+Delete)")
        self.remove_button.setToolTip(words)
        self.remove_button.setAccessibleName(words)
        set_icon(self.remove_button, "trash-2")
        self.remove_button.clicked.connect(self.remove_line)
        line.addWidget(self.add_button)
        line.addStretch(1)
        line.addWidget(self.remove_button)
        return line

    def _wire(self) -> None:
        for button in self.answers.values():
            button.toggled.connect(self._answered)
        self.model.edited.connect(self._lines_edited)
        self.model.asked.connect(lambda sentence, words, act: self.noticed.emit(sentence, ((words, act),)))
        self.view.selectionModel().currentChanged.connect(
            lambda now, _old: self.remove_button.setEnabled(now.isValid())
        )
        self.amount.changed.connect(self.changed)
        self.take_sum.clicked.connect(self._lines_edited)
        self.text.changed.connect(self.changed)
        self.text.noticed.connect(self.noticed)
        delete = QShortcut(QKeySequence("Ctrl+Delete"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_line)

    def value(self) -> Benefit:
        """The answer on screen; UserError where a figure cannot be read."""
        answer = self._answer()
        lines = self.model.rows()
        return Benefit(answer, self._amount(answer), self.text.value(), lines)

    def set_value(self, value: object) -> None:
        """Show another answer; None is none yet."""
        benefit = value if isinstance(value, Benefit) else Benefit()
        with QSignalBlocker(self):
            self._stored = benefit
            self._follows_lines = False
            self.model.set_rows(benefit.lines)
            self.amount.set_value(benefit.amount)
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

    def add_line(self) -> None:
        """Add an empty line and begin typing what it is."""
        index = self.model.index(self.model.add(), 0)
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def remove_line(self) -> None:
        """Take the current line away."""
        place = self.view.currentIndex().row()
        if place >= 0:
            self.model.remove(place)

    def _answer(self) -> str:
        return next(answer for answer, button in self.answers.items() if button.isChecked())

    def _amount(self, answer: str) -> int | None:
        if answer == NOT_COMPUTABLE:
            return None
        of_lines = total(self.model.shown())
        if of_lines is not None:
            return of_lines if self._follows_lines else self._stored.amount
        return self.amount.value()

    def _answered(self, is_chosen: bool) -> None:
        if is_chosen:
            self._follows_lines = self._follows_lines or self._stored.amount is None
            self._refresh()
            self.changed.emit()

    def _lines_edited(self) -> None:
        self._follows_lines = True
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        answer, of_lines = self._answer(), total(self.model.shown())
        count = self.model.rowCount()
        self._money.setVisible(answer == COMPUTED)
        self.view.setVisible(count > 0)
        self.remove_button.setVisible(count > 0)
        self.remove_button.setEnabled(self.view.currentIndex().isValid())
        for widget in (self._amount_label, self.amount):
            widget.setVisible(of_lines is None)
        self.sum.setVisible(of_lines is not None)
        stored = self._stored.amount
        is_apart = of_lines is not None and not self._follows_lines and stored != of_lines
        self.mismatch.setVisible(is_apart)
        self.take_sum.setVisible(is_apart)
        if of_lines is not None:
            words = in_words(of_lines)
            self.sum.setText(
                _("Cộng: {amount} đồng\nBằng chữ: {words} đồng").format(
                    amount=format_money(of_lines), words=words[:1].upper() + words[1:]
                )
            )
            kept = (
                _("chưa ghi tổng nào")
                if stored is None
                else _("{amount} đồng").format(amount=format_money(stored))
            )
            self.mismatch.words.setText(_("Hồ sơ đang ghi: {kept}, khác tổng các dòng.").format(kept=kept))
            self.take_sum.setText(
                _("Ghi tổng theo các dòng: {amount} đồng").format(amount=format_money(of_lines))
            )
        self._text_label.setVisible(bool(answer))
        self.text.setVisible(bool(answer))
        label = _("Vì sao không tính được") if answer == NOT_COMPUTABLE else _("Cách tính, nói thêm nếu cần")
        self._text_label.setText(label)
        self.text.text.setAccessibleName(label)
