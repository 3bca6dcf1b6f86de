"""Working out a line of the money by a formula: choosing one, filling it in, seeing it worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.domain.records import BenefitLine
from desktop_app.services.benefits import Formula, formulas, inputs_of, new_line, words_of
from desktop_app.ui.kit.dialogs import ask
from desktop_app.ui.kit.editors.base import commit_typing
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import Words, heading, link_button, primary_button
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.formula_chooser import FormulaChooser
from desktop_app.ui.pages.formula_form import FormulaForm, amount_words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormulaDialog(QDialog):
    """Makes `line` out of one that is new or was made before; what was typed into other formulas is kept.

    Enter goes on to the next field, Ctrl+Enter takes the line, Escape asks before anything typed is lost.
    """

    def __init__(
        self,
        parent: QWidget | None,
        line: BenefitLine,
        groups: Sequence[tuple[str, Sequence[Formula]]],
        yes: str,
        title: str = "",
    ) -> None:
        super().__init__(parent)
        self.line = line
        self.form: FormulaForm | None = None
        self._opened = line
        self._first = {line.formula: inputs_of(line)}
        self._typed: dict[str, Mapping[str, str]] = dict(self._first)
        formula = formulas().find(line.formula)
        self.chooser = FormulaChooser(groups)
        self.chooser.setFixedWidth(letters(38))
        self.chooser.chosen.connect(self.show_formula)
        self.other = link_button(_("Chọn công thức khác"), "list")
        self.other.clicked.connect(self._choose_other)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.amount = heading("", 3)
        self.take = primary_button(yes)
        self.take.setToolTip(f"{yes} (Ctrl+Enter)")
        self.take.setEnabled(False)
        self.cancel = QPushButton(_("Hủy"))
        self._build(title, is_new=formula is None)
        resize_within(self, letters(126), space(62))
        if formula is not None:
            self.show_formula(formula)
            self.chooser.choose(formula.id)
        else:
            self._show_nothing()

    def _build(self, title: str, *, is_new: bool) -> None:
        of_line = _("Thêm dòng tính theo công thức") if is_new else _("Sửa dòng tính theo công thức")
        title = title or of_line
        self.setWindowTitle(title)
        self.chooser.setVisible(is_new)
        self.other.setVisible(not is_new)
        head = QHBoxLayout()
        head.addWidget(heading(title, 2), 1)
        head.addWidget(self.other)
        body = QHBoxLayout()
        body.setSpacing(space())
        body.addWidget(self.chooser)
        body.addWidget(self.area, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(space())
        foot.addWidget(self.amount, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addLayout(foot)

    def show_formula(self, formula: Formula) -> None:
        """Show the form of a formula, filled with what was typed into it before."""
        if self.form is not None:
            if self.form.formula is formula:
                return
            self._keep()
        self.form = FormulaForm(formula, self._opened, self._typed.get(formula.id, {}))
        self.form.changed.connect(self._follow)
        self.area.setWidget(self.form)
        QWidget.setTabOrder(self.form.description, self.take)  # what is made last comes last otherwise
        QWidget.setTabOrder(self.take, self.cancel)
        self.area.verticalScrollBar().setValue(0)
        self._follow()
        if not self.chooser.isVisible():
            self.form.focus_first()

    def accept(self) -> None:
        """Take the line, unless something is in the way of its result."""
        commit_typing()
        if self.form is None:
            return
        if not self.form.try_all():
            self.area.ensureWidgetVisible(self.form.summary)
            return
        self.line = self.form.line()
        super().accept()

    def reject(self) -> None:
        """Give up; what was typed is not lost without a question."""
        if self._is_changed() and not ask(
            self,
            _("Bỏ những gì vừa nhập vào công thức?"),
            _("Bỏ"),
            _("Tiếp tục nhập"),
            is_risky=True,
        ):
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, take the line with Ctrl+Enter."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        elif self.chooser.isAncestorOf(self.focusWidget() or self):
            if self.form is not None:
                self.form.focus_first()
        elif isinstance(focus := self.focusWidget(), QPushButton):
            focus.click()
        else:
            self.focusNextChild()

    def _choose_other(self) -> None:
        self.other.hide()
        self.chooser.show()
        self.chooser.list.setFocus()

    def _keep(self) -> None:
        if self.form is not None:
            self._typed[self.form.formula.id] = self.form.inputs()
            description, source, evidence = self.form.worded()
            self._opened = replace(self._opened, description=description, source=source, evidence=evidence)

    def _is_changed(self) -> bool:
        """Whether anything would be lost, of the form on screen or of one shown before."""
        if self.form is None:
            return False
        elsewhere = (key for key in self._typed if key != self.form.formula.id)
        return self.form.is_changed() or any(
            self._typed[key] != self._first.get(key, {}) for key in elsewhere
        )

    def _follow(self) -> None:
        self.take.setEnabled(self.form is not None)
        self.amount.setText(amount_words(self.form.found) if self.form is not None else "")

    def _show_nothing(self) -> None:
        words = Words(_("Chọn một công thức ở bên trái: gõ để tìm, hoặc dùng phím mũi tên."), "muted")
        words.setContentsMargins(space(1.5), space(0.5), space(1.5), 0)
        self.area.setWidget(words)
        self.chooser.search.setFocus()


def ask_formula(parent: QWidget, line: BenefitLine) -> BenefitLine | None:
    """Ask for the figures of a line; None where it was given up."""
    yes = _("Ghi lại") if line.formula else _("Thêm dòng này")
    dialog = FormulaDialog(parent, line, formula_groups(has_amount=True), yes)
    return _asked(dialog)


def ask_counts(parent: QWidget) -> tuple[str, ...]:
    """Ask for counts or measurements before and after; give them as sentences, none where it was given up."""
    groups, title = formula_groups(has_amount=False), _("Ghi số vụ, số đo trước và sau vào lý do")
    dialog = FormulaDialog(parent, new_line(), groups, _("Ghi vào lý do"), title)
    line = _asked(dialog)
    return words_of(line) if line is not None else ()


def _asked(dialog: FormulaDialog) -> BenefitLine | None:
    answer = dialog.exec()
    line = dialog.line
    dialog.deleteLater()
    return line if answer == QDialog.DialogCode.Accepted else None


def formula_groups(*, has_amount: bool) -> list[tuple[str, Sequence[Formula]]]:
    """Give the formulas that come to money, or those that only state what was counted."""
    groups = (
        (label, [formula for formula in group if formula.is_not_computable != has_amount])
        for label, group in formulas().grouped()
    )
    return [(label, group) for label, group in groups if group]
