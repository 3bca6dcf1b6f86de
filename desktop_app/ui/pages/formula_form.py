"""The form of one formula: its example, what it asks for, the working as it comes out, and what proves it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import BenefitLine
from desktop_app.domain.text import clean
from desktop_app.forms.formulas import InputKind
from desktop_app.services.benefits import Calculated, Formula, calculate, formulas, inputs_of, line_of
from desktop_app.ui.kit.editors.growing import OneLine
from desktop_app.ui.kit.error_summary import ErrorSummary, drop_rows
from desktop_app.ui.kit.words import IconWords, Words, heading, quiet_frame, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.benefit_lines import cited
from desktop_app.ui.pages.benefit_sheets import spoken
from desktop_app.ui.pages.formula_example import ExamplePart
from desktop_app.ui.pages.formula_rows import InputRow

_TEXTS = ("description", "source", "evidence")


class FormulaForm(QWidget):
    """Works out a formula while it is being filled in; `changed` follows every key.

    What is wrong with a field is said once the field was left, what is missing once the person asked for
    the result (`try_all`).
    """

    changed = Signal()

    def __init__(self, formula: Formula, line: BenefitLine, inputs: Mapping[str, str]) -> None:
        super().__init__()
        self.formula, self.found = formula, calculate(formula, inputs)
        self._line = line
        self._told: set[str] = set()
        self._is_tried = False
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.go_to)
        self.rows = {entry.id: InputRow(entry) for entry in formula.inputs}
        self.example = ExamplePart(formula)
        self.example.wanted.connect(self.fill)
        self.working = Working()
        self.description, self.source, self.evidence = OneLine(), OneLine(), QLineEdit()
        self._build()
        for key, row in self.rows.items():
            row.set_text(inputs.get(key, ""))
            if row.text():
                self._told.add(key)
            row.typed.connect(self._typed)
            row.left.connect(lambda key=key: self._left(key))
        self._show_texts()
        for signal in (self.description.textChanged, self.source.textChanged, self.evidence.textChanged):
            signal.connect(self.changed)
        self._compute()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(0.5), space(1.5), space(1.5))
        column.setSpacing(space())
        column.addWidget(heading(self.formula.title, 2))
        column.addWidget(Words(self.formula.when, "muted"))
        if self.formula.certainty:
            column.addWidget(IconWords("info", "accent", self.formula.certainty))
        column.addWidget(self.summary)
        column.addWidget(self.example)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.working)
        self._add_proof(column)
        column.addWidget(small(formulas().certainty))
        column.addStretch(1)

    def _add_proof(self, column: QVBoxLayout) -> None:
        column.addWidget(heading(_("Tài liệu chứng minh"), 3))
        column.addWidget(Words("\n".join(f"– {words}" for words in self.formula.evidence), "muted"))
        self.evidence.setMaximumWidth(letters(26))
        self.description.setPlaceholderText(self.formula.title)
        for field, label, hint in (
            (self.evidence, _("Tài liệu kèm theo số"), _("Số trong danh mục tài liệu, ví dụ 1, 3.")),
            (self.source, _("Nguồn số liệu"), _("Số liệu lấy từ biên bản, báo cáo, hóa đơn nào, số, ngày.")),
            (self.description, _("Diễn giải"), _("Dòng này in ra như vậy; để trống là tên công thức.")),
        ):
            words = heading(label, 3)
            words.setBuddy(field)
            field.setAccessibleName(label)
            field.setAccessibleDescription(hint)
            part = QVBoxLayout()
            part.setSpacing(space(0.25))
            typing = QHBoxLayout()  # a narrow field alone would have the words measured at its width
            typing.addWidget(field, 1)
            typing.addStretch(0)
            part.addWidget(words)
            part.addLayout(typing)
            part.addWidget(small(hint))
            column.addLayout(part)

    def _show_texts(self) -> None:
        own = formulas().find(self._line.formula)
        is_own_words = own is None or self._line.description != own.title
        self.description.setPlainText(self._line.description if is_own_words else "")
        self.source.setPlainText(self._line.source)
        self.evidence.setText(self._line.evidence)

    def inputs(self) -> dict[str, str]:
        """What stands in the fields, by input; the empty ones left out."""
        return {key: row.text() for key, row in self.rows.items() if row.text()}

    def line(self) -> BenefitLine:
        """The line as the formula makes it of what stands here."""
        return line_of(self._worded(), self.formula, self.inputs())

    def worded(self) -> tuple[str, str, str]:
        """The words to the line: description, source, evidence."""
        return (
            clean(self.description.toPlainText()),
            clean(self.source.toPlainText()),
            cited(clean(self.evidence.text())),
        )

    def _worded(self) -> BenefitLine:
        return replace(self._line, **dict(zip(_TEXTS, self.worded(), strict=True)))

    def is_changed(self) -> bool:
        """Whether something differs from the line that was opened."""
        if not self._line.formula:
            return bool(self.inputs()) or any(self.worded())
        return self.inputs() != inputs_of(self._line) or self.line() != self._line

    def is_empty(self) -> bool:
        """Whether nothing was put in yet."""
        return not self.inputs()

    def fill(self, inputs: Mapping[str, str]) -> None:
        """Put the figures of an example in, unless something stands there."""
        if not self.is_empty():
            return
        for key, text in inputs.items():
            self.rows[key].set_text(text)
        self._told.update(inputs)
        self._compute()
        self.focus_first()

    def try_all(self) -> bool:
        """Say everything that is in the way, in a summary that leads there; True where nothing is."""
        self._is_tried = True
        self._compute()
        blocking = [problem for problem in self.found.problems if problem.is_blocking]
        self.summary.show_errors([(problem.input, problem.sentence) for problem in blocking])
        for before, after in pairwise((self.summary, *self.summary.lines)):
            QWidget.setTabOrder(before, after)
        return not blocking

    def go_to(self, key: str) -> None:
        """Put the cursor into the field of an input; the first where it is about all."""
        row = self.rows.get(key) or next(iter(self.rows.values()))
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.go_to("")

    def _typed(self) -> None:
        self._compute()
        self.changed.emit()

    def _left(self, key: str) -> None:
        if self.rows[key].text():
            self._told.add(key)
            self._compute()

    def _compute(self) -> None:
        self.found = calculate(self.formula, self.inputs())
        for key, row in self.rows.items():
            is_said = self._is_tried or (key in self._told and bool(row.text()))
            is_said = is_said or (row.entry.kind is InputKind.CHOICE and bool(row.text()))
            problems = [problem for problem in self.found.problems if problem.input == key] if is_said else []
            row.show_answer(self.found.readings.get(key) if row.text() else None, problems)
        self.example.can_fill(self.is_empty())
        self.working.show_result(self.found)
        if self._is_tried and not self.found.is_blocked:
            self.summary.hide()


class Working(QWidget):
    """The working step by step and the amount in figures and words, or what it still waits for."""

    def __init__(self) -> None:
        super().__init__()
        frame = quiet_frame()
        self.waiting = Words("", "muted")
        self.problem = IconWords("circle-alert", "danger")
        self.amount = heading("", 3)
        self.words = Words("", "muted")
        self.steps: list[Words] = []
        self._said: tuple[str, ...] = ()
        self._steps = QVBoxLayout()
        self._steps.setSpacing(space(0.25))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(space(), space(0.75), space(), space(0.75))
        inside.setSpacing(space(0.35))
        inside.addWidget(heading(_("Cách tính"), 3))
        inside.addLayout(self._steps)
        for widget in (self.waiting, self.problem, self.amount, self.words):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_result(self, found: Calculated) -> None:
        """Show what came out of a calculation."""
        self._show_steps(found.steps)
        about_all = [
            problem.sentence for problem in found.problems if problem.is_blocking and not problem.input
        ]
        self.problem.words.setText("\n".join(about_all))
        self.problem.setVisible(bool(about_all))
        self.waiting.setText(_("Nhập đủ các số ở trên thì từng bước tính hiện ở đây."))
        self.waiting.setVisible(found.is_blocked and not about_all)
        self.amount.setVisible(not found.is_blocked)
        self.words.setVisible(found.amount is not None)
        self.amount.setText(amount_words(found))
        if found.amount is not None:
            self.words.setText(_("Bằng chữ: {words} đồng").format(words=spoken(abs(found.amount))))

    def _show_steps(self, steps: Sequence[str]) -> None:
        if tuple(steps) == self._said:
            return
        drop_rows(self._steps, self.steps)
        self._said, self.steps = tuple(steps), [Words(step) for step in steps]
        for words in self.steps:
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._steps.addWidget(words)


def amount_words(found: Calculated) -> str:
    """Say the amount of a calculation in a line; nothing while there is none."""
    if found.is_blocked:
        return ""
    if found.amount is None:
        return _("Công thức này nêu số đo, không ra tiền.")
    words = (
        _("Chi phí: {amount} đồng, trừ vào tiền làm lợi")
        if found.amount < 0
        else _("Thành tiền: {amount} đồng")
    )
    return words.format(amount=format_money(abs(found.amount)))
