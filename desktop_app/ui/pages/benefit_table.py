"""The table of one calculation: lines are added, changed, moved, removed; what is amiss in them is said."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import BenefitLine
from desktop_app.services.benefits import (
    FIRST_YEAR,
    line_problems,
    lines_of,
    mismatched,
    new_line,
    recomputed,
)
from desktop_app.ui.kit.editors.people_table import PeopleView
from desktop_app.ui.kit.error_summary import drop_rows
from desktop_app.ui.kit.flow import FlowLayout
from desktop_app.ui.kit.words import IconWords, Words, link_button, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import icon_size, space
from desktop_app.ui.pages.benefit_lines import LEAST_LETTERS, LinesModel
from desktop_app.ui.pages.formula_dialog import ask_formula

Fault = tuple[str, str, Callable[[], None]]


class LinesTable(QWidget):
    """Shows the lines of the model's calculation; what a formula made is changed in a window of its own."""

    def __init__(self, model: LinesModel) -> None:
        super().__init__()
        self.model = model
        self.view = PeopleView(model, model.columns, LEAST_LETTERS)
        self.view.setAccessibleName(_("Các dòng tính số tiền làm lợi"))
        self.none = Words(_("Chưa có dòng tính nào."), "muted")
        self.copy = link_button(_("Chép các dòng đã ghi trong đơn sang để sửa theo số thực tế"), "copy")
        self.faults: list[QWidget] = []
        self._shown_faults: list[str] = []
        self._faults = QVBoxLayout()
        self._faults.setSpacing(space(0.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space())
        column.addWidget(self.none)
        column.addWidget(self.copy)
        column.addWidget(self.view)
        column.addLayout(self._faults)
        column.addLayout(self._buttons())
        self._wire()

    def _buttons(self) -> QHBoxLayout:
        self.formula_button = primary_button(_("Thêm theo công thức…"))
        self.add_button = QPushButton(_("Thêm dòng tự do"))
        self.change_button = QPushButton(_("Sửa…"))
        holder = QWidget()
        adding = FlowLayout(holder, space(0.5))
        for button, icon in (
            (self.formula_button, ""),
            (self.add_button, "plus"),
            (self.change_button, "pencil"),
        ):
            if icon:
                set_icon(button, icon)
            adding.addWidget(button)
        line = QHBoxLayout()
        line.setSpacing(space(0.5))
        line.addWidget(holder, 1)
        self.up_button = _tool(line, "arrow-up", _("Đưa dòng đang chọn lên"))
        self.down_button = _tool(line, "arrow-down", _("Đưa dòng đang chọn xuống"))
        self.remove_button = _tool(line, "trash-2", _("Bỏ dòng đang chọn (Ctrl+Delete)"))
        return line

    def _wire(self) -> None:
        self.formula_button.clicked.connect(self.add_by_formula)
        self.add_button.clicked.connect(lambda: self.add_line())  # noqa: PLW0108 - Qt would hand over whether it is checked
        self.change_button.clicked.connect(self.change_line)
        self.up_button.clicked.connect(lambda: self.move_line(-1))
        self.down_button.clicked.connect(lambda: self.move_line(1))
        self.remove_button.clicked.connect(self.remove_line)
        self.copy.clicked.connect(self.copy_first_year)
        self.view.activated.connect(self._activated)
        self.view.selectionModel().currentChanged.connect(lambda _now, _old: self._follow())
        delete = QShortcut(QKeySequence("Ctrl+Delete"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_line)

    def add_by_formula(self) -> None:
        """Ask for a formula and its figures, and add the line they make."""
        line = ask_formula(self, new_line(self.model.sheet))
        if line is not None:
            self._select(self.model.add(line))

    def add_line(self, line: BenefitLine | None = None) -> None:
        """Add a line, an empty one unless one is given, and begin typing what it is."""
        index = self.model.index(self.model.add(line), 0)
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def change_line(self) -> None:
        """Change the current line: a formula's in its window, any other in the table."""
        index = self.view.currentIndex()
        if not index.isValid():
            return
        line = self.model.shown()[index.row()]
        if not line.formula:
            self.view.setFocus()
            self.view.edit(index)
            return
        changed = ask_formula(self, line)
        if changed is not None and changed != line:
            self.model.put_line(index.row(), changed)

    def move_line(self, steps: int) -> None:
        """Move the current line up or down."""
        index = self.view.currentIndex()
        if self.model.move(index.row(), steps):
            self.view.setCurrentIndex(self.model.index(index.row() + steps, index.column()))

    def remove_line(self) -> None:
        """Take the current line away."""
        place = self.view.currentIndex().row()
        if place >= 0:
            self.model.remove(place)

    def copy_first_year(self) -> None:
        """Bring the lines the application states into this calculation, to be changed there."""
        for line in lines_of(self.model.shown_lines(), FIRST_YEAR):
            self.model.add(replace(line, id=0))

    def refresh(self) -> None:
        """Show what there is to do with the lines there are."""
        count, is_first = self.model.rowCount(), self.model.sheet == FIRST_YEAR
        self.view.setVisible(count > 0)
        self.none.setVisible(count == 0)
        self.copy.setVisible(
            count == 0 and not is_first and bool(lines_of(self.model.shown_lines(), FIRST_YEAR))
        )
        for button in (self.change_button, self.up_button, self.down_button, self.remove_button):
            button.setVisible(count > 0)
        self._follow()
        self._tell_faults()

    def _follow(self) -> None:
        place, count = self.view.currentIndex().row(), self.model.rowCount()
        self.change_button.setEnabled(place >= 0)
        self.remove_button.setEnabled(place >= 0)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < count - 1)

    def _activated(self, index: QModelIndex) -> None:
        """Enter, or a double click on what is not typed into."""
        if self.model.is_fixed(index) or self.model.shown()[index.row()].formula:
            self.change_line()
        else:
            self.view.edit(index)

    def _select(self, place: int) -> None:
        self.view.setCurrentIndex(self.model.index(place, 0))
        self.view.setFocus()

    def _tell_faults(self) -> None:
        faults = list(self._found_faults())
        if [sentence for sentence, _words, _act in faults] == self._shown_faults:
            return
        drop_rows(self._faults, self.faults)
        self.faults = [_fault_row(*fault) for fault in faults]
        self._shown_faults = [sentence for sentence, _words, _act in faults]
        for row in self.faults:
            self._faults.addWidget(row)

    def _found_faults(self) -> Iterator[Fault]:
        lines = self.model.shown()
        for place in mismatched(lines):
            line = lines[place]
            made = recomputed((line,))[0]
            if made.amount is None:
                continue
            kept = _("chưa có thành tiền")
            if line.amount is not None:
                kept = _("thành tiền đang ghi {amount} đồng").format(amount=format_money(line.amount))
            sentence = _("Dòng {number}: tính ra {made} đồng, {kept}.").format(
                number=place + 1, made=format_money(made.amount), kept=kept
            )
            yield sentence, _("Tính lại"), lambda place=place: self._compute(place)
        for place, line in enumerate(lines):
            for problem in line_problems(line):
                if problem.is_blocking and place not in mismatched(lines):
                    sentence = _("Dòng {number}: {problem}").format(
                        number=place + 1, problem=problem.sentence
                    )
                    yield sentence, _("Sửa…"), lambda place=place: self._change(place)

    def _compute(self, place: int) -> None:
        self.model.put_line(place, recomputed((self.model.shown()[place],))[0])

    def _change(self, place: int) -> None:
        self._select(place)
        self.change_line()


def _fault_row(sentence: str, words: str, act: Callable[[], None]) -> QWidget:
    row = QWidget()
    told = IconWords("triangle-alert", "warning", sentence)
    link = link_button(words)
    link.setAccessibleName(f"{words}: {sentence}")
    link.clicked.connect(lambda: act())  # noqa: PLW0108 - Qt would hand over whether it is checked
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(told)
    below = QHBoxLayout()
    below.setContentsMargins(icon_size() + space(0.1), 0, 0, 0)
    below.addWidget(link)
    below.addStretch(1)
    column.addLayout(below)
    return row


def _tool(line: QHBoxLayout, icon: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(button, icon)
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return button
