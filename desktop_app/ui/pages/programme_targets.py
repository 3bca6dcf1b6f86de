"""Chỉ tiêu: the tree of units beside the phases, edited in place, a step each; with totals."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number, read_number
from desktop_app.domain.programme import Phase, Programme, Target
from desktop_app.domain.records import HeadCount, Unit
from desktop_app.services import programmes, units
from desktop_app.ui.kit.dialogs import confirm_many, show_error
from desktop_app.ui.kit.record_table import dress
from desktop_app.ui.kit.words import IconWords, plain_tip, small
from desktop_app.ui.look.colours import colours
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.shell.session import Session

Index = QModelIndex | QPersistentModelIndex
NAME, PEOPLE, FIRST = range(3)
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_ALIGNMENT, _INK = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ForegroundRole)
_TIP, _FONT = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.FontRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_INDENT = "    "
_NUMBER_WIDE = 13


class TargetsModel(QAbstractTableModel):
    """One row a unit, one column a phase, then the sum; the last row sums the topmost units.

    `typed` asks to write a number (None takes it away); `refused` tells why what was typed is none.
    """

    typed = Signal(int, int, object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.units: list[Unit] = []
        self._depths: dict[int, int] = {}
        self.phases: list[Phase] = []
        self._targets: dict[tuple[int, int], Target] = {}
        self._people: Mapping[int, HeadCount] = {}

    def show_targets(
        self,
        shown: Sequence[Unit],
        phases: Sequence[Phase],
        targets: Sequence[Target],
        people: Mapping[int, HeadCount],
    ) -> None:
        """Show other targets."""
        self.beginResetModel()
        self.units, self.phases, self._people = list(shown), list(phases), people
        self._depths = {unit.id: units.depth(unit, shown) for unit in shown}
        self._targets = {(target.phase_id, target.unit_id): target for target in targets}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are units, and the sum."""
        return 0 if parent.isValid() else len(self.units) + bool(self.units)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Name, people, phases, sum."""
        return 0 if parent.isValid() else FIRST + len(self.phases) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Headings over the columns."""
        if orientation != Qt.Orientation.Horizontal or role not in (_DISPLAY, _ALIGNMENT):
            return None
        if role == _ALIGNMENT:
            return _LEFT if section == NAME else _RIGHT
        named = (_("Đơn vị"), _("Lao động"), *(phase.name for phase in self.phases), _("Cộng"))
        return named[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let numbers of phases be typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._cell(index) is not None else flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Words; what was proposed and not typed is grey and says so."""
        if role == _DISPLAY:
            return self._words(index)
        if role == _ALIGNMENT:
            return None if index.column() == NAME else _RIGHT
        if role == _FONT and index.row() == len(self.units):
            font = QFont()
            font.setBold(True)
            return font
        target = self._targets.get(self._cell(index) or (0, 0))
        if role == _EDIT:
            return format_number(target.number) if target else ""
        if role == _INK and target and target.is_proposed:
            return QBrush(QColor(colours().muted))
        return self._tip(index, target) if role == _TIP else None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Ask for a number to be written."""
        cell = self._cell(index)
        if role != _EDIT or cell is None:
            return False
        words = str(value).strip()
        try:
            number = _whole(words) if words else None
        except UserError as problem:
            self.refused.emit(str(problem))
            return False
        known = self._targets.get(cell)
        if number != (known.number if known else None):
            self.typed.emit(*cell, number)
        return True

    def _cell(self, index: Index) -> tuple[int, int] | None:
        """Give (phase, unit) of a cell that holds a target."""
        place = index.column() - FIRST
        if not index.isValid() or index.row() >= len(self.units) or not 0 <= place < len(self.phases):
            return None
        return self.phases[place].id, self.units[index.row()].id

    def _words(self, index: Index) -> str:
        is_sum = index.row() == len(self.units)
        if index.column() == NAME:
            if is_sum:
                return _("Cộng các đơn vị trên cùng")
            unit = self.units[index.row()]
            return _INDENT * self._depths[unit.id] + unit.name
        if index.column() == PEOPLE:
            count = None if is_sum else self._people.get(self.units[index.row()].id)
            return format_number(count.people) if count else ""
        place = index.column() - FIRST
        chosen = self.phases[place : place + 1] or [item for item in self.phases if not item.is_peak]
        keys = (
            [unit.id for unit in self.units if self._depths[unit.id] == 0]
            if is_sum
            else [self.units[index.row()].id]
        )
        found = [
            self._targets[item.id, key].number
            for item in chosen
            for key in keys
            if (item.id, key) in self._targets
        ]
        return format_number(sum(found)) if found else ""

    def _tip(self, index: Index, target: Target | None) -> str | None:
        if index.row() < len(self.units) and index.column() == PEOPLE:
            count = self._people.get(self.units[index.row()].id)
            return _("Số lao động ngày {day}").format(day=format_date(count.on)) if count else None
        if target is None:
            return None
        said = _("Đề xuất từ số lao động, sửa được.") if target.is_proposed else ""
        return plain_tip("\n".join(part for part in (target.document, said) if part)) or None


def _whole(words: str) -> int:
    number = read_number(words).value
    if number != int(number) or number < 0:
        raise UserError(_("Chỉ tiêu là số nguyên từ 0 trở lên."))
    return int(number)


class TargetsPart(QWidget):
    """The table with its document line and the way to proposals; every edit is one step of the window."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self._programme = session, 0
        self.model = TargetsModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Chỉ tiêu của đơn vị theo giai đoạn"))
        dress(self.table)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(True)
        rows = self.table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(space(3))
        self.document = QLineEdit()
        self.document.setPlaceholderText(_("Văn bản giao chỉ tiêu, ghi vào các ô sửa sau đây"))
        self.document.setAccessibleName(_("Văn bản giao chỉ tiêu"))
        self.replaces = QCheckBox(_("Ghi đè chỉ tiêu đã có"))
        self.propose = QPushButton(_("Đề xuất từ số lao động…"))
        set_icon(self.propose, "users", "accent")
        self.note = IconWords("info", "muted", is_small=True)
        self._build()
        self.model.typed.connect(self.write)
        self.model.refused.connect(lambda sentence: show_error(self, sentence))
        self.propose.clicked.connect(self.ask_proposals)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space())
        head.addWidget(self.document, 1)
        head.addWidget(self.replaces)
        head.addWidget(self.propose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.6))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(small(_("Gõ số vào ô rồi Enter; xóa trắng ô là bỏ chỉ tiêu. Số mờ là số đề xuất.")))
        column.addWidget(self.note)

    def show_programme(self, programme: int) -> None:
        """Show the targets of a programme."""
        self._programme = programme
        book = self.session.book
        today = book.clock.today()
        phases = programmes.phases(book, programme)
        targets = programmes.targets(book, programme)
        named = {target.unit_id for target in targets}
        shown = [
            unit for unit in units.all_units(book) if unit.id in named or not units.is_ended(unit, today)
        ]
        own = book.get(Programme, programme)
        place = self.table.currentIndex()
        self.model.show_targets(shown, phases, targets, programmes.head_counts(book, own))
        self.propose.setEnabled(bool(phases and shown))
        self.note.say(programmes.quota()[1], "info", "muted")
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(PEOPLE, self.model.columnCount()):
            self.table.setColumnWidth(column, letters(_NUMBER_WIDE))
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(letters(9))
        self.table.setCurrentIndex(self.model.index(place.row(), place.column()))

    def write(self, phase: int, unit: int, number: int | None) -> None:
        """Write one target as one step."""
        try:
            changes = programmes.set_target(self.session.book, phase, unit, number, self.document.text())
        except UserError as problem:
            show_error(self, str(problem))
            return
        self.session.remember(changes)

    def ask_proposals(self) -> None:
        """Show what would be given to whom, and give it in one step."""
        book = self.session.book
        found = programmes.propose_targets(book, self._programme)
        names = {unit.id: unit.name for unit in units.all_units(book)}
        if not found:
            show_error(self, _("Chưa đơn vị nào có số lao động. Nhập số lao động ở Danh mục › Đơn vị."))
            return
        without = [unit.name for unit in self.model.units if unit.id not in {item.unit_id for item in found}]
        details = programmes.quota()[1]
        if without:
            more = _("Không đề xuất được cho {count} đơn vị chưa có số lao động: {units}.")
            names_of = ", ".join(without[:6]) + ("…" if len(without) > 6 else "")
            details = f"{details}\n{more.format(count=len(without), units=names_of)}"
        lines = [
            _("{numbers} = {whole}: {unit} ({people} lao động)").format(
                unit=names.get(item.unit_id, ""),
                people=format_number(item.people),
                numbers=" + ".join(map(format_number, item.numbers)),
                whole=format_number(item.whole),
            )
            for item in found
        ]
        if confirm_many(self, _("Giao chỉ tiêu cho {count} đơn vị?"), lines, _("Giao chỉ tiêu"), details):
            self.accept(found)

    def accept(self, found: Sequence[programmes.Proposal]) -> None:
        """Give the targets proposed."""
        changes = programmes.accept_proposals(
            self.session.book,
            self._programme,
            found,
            self.document.text(),
            replaces=self.replaces.isChecked(),
        )
        self.session.remember(changes)
