"""The rows of a list with their verdicts, as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.language import _
from desktop_app.services.importing import Preview, State, shown
from desktop_app.services.importing_rows import NEW, SKIP, ImportRow, Verdict
from desktop_app.ui.kit.words import plain_tip
from desktop_app.ui.look.icons import icon
from desktop_app.ui.pages.import_columns import slot_label

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
VERDICT, NUMBER = 0, 1
_FIRST = 2
_ICONS = {
    Verdict.OK: ("circle-check", "success"),
    Verdict.CORRECTED: ("pencil", "accent"),
    Verdict.QUESTION: ("circle-question-mark", "warning"),
    Verdict.SKIPPED: ("equal", "muted"),
    Verdict.REFUSED: ("circle-alert", "danger"),
}
_CELL_ICONS = {
    State.CORRECTED: ("pencil", "accent"),
    State.QUESTION: ("circle-question-mark", "warning"),
    State.REFUSED: ("circle-alert", "danger"),
}


def verdict_words(verdict: Verdict) -> str:
    """Name a verdict."""
    return {
        Verdict.OK: _("Tốt"),
        Verdict.CORRECTED: _("Đã hiểu lại"),
        Verdict.QUESTION: _("Cần xem"),
        Verdict.SKIPPED: _("Bỏ qua"),
        Verdict.REFUSED: _("Không nhập được"),
    }[verdict]


def choice_words(row: ImportRow) -> str:
    """Say what will be done with a row: its verdict, or what was decided about it."""
    if not row.decision or row.verdict is Verdict.REFUSED:
        return verdict_words(row.verdict)
    if row.choice == SKIP:
        return _("Bỏ qua")
    return _("Nhập mới") if row.choice == NEW else _("Ghi vào mục đã có")


class ImportModel(QAbstractTableModel):
    """All rows, or only those that want a look."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ImportRow] = []
        self._all: Sequence[ImportRow] = ()
        self._slots: list[str] = []
        self._headings: list[str] = []
        self.only_unclear = False

    def show_preview(self, preview: Preview) -> None:
        """Show the rows of a preview."""
        self.beginResetModel()
        self._all = preview.rows
        self._slots = list(preview.mapping)
        order = [column.id for column in preview.kind.columns]
        self._slots.sort(key=lambda slot: (order.index(slot.partition(".")[0]), slot))
        self._headings = [slot_label(slot, preview.kind.column(slot)) for slot in self._slots]
        self._places = preview.mapping
        self._filter()
        self.endResetModel()

    def show_only_unclear(self, is_on: bool) -> None:
        """Leave out what is plainly in order, or show everything."""
        self.beginResetModel()
        self.only_unclear = is_on
        self._filter()
        self.endResetModel()

    def _filter(self) -> None:
        plain = (Verdict.OK, Verdict.CORRECTED)
        self._rows = [row for row in self._all if not self.only_unclear or row.verdict not in plain]

    def row(self, place: int) -> ImportRow:
        """The row at a place of the table."""
        return self._rows[place]

    def place_of(self, number: int) -> int:
        """Where a row of the sheet stands in the table; -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.line.number == number), -1)

    def refresh(self) -> None:
        """Show decisions anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The verdict, the row's number, and the columns that are mapped."""
        return 0 if parent.isValid() else _FIRST + len(self._slots)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Words, and an icon wherever a cell or row is not plainly in order."""
        row, column = self._rows[index.row()], index.column()
        if role == _DISPLAY:
            return self._text(row, column)
        if role == _DECORATION:
            return self._icon(row, column)
        if role == _TOOLTIP:
            return plain_tip(self._why(row, column) or "") or None
        return None

    def _text(self, row: ImportRow, column: int) -> str:
        if column == VERDICT:
            return choice_words(row)
        if column == NUMBER:
            return str(row.line.number)
        slot = self._slots[column - _FIRST]
        read = row.reads[slot]
        text = read.shown or shown(row.line.cells[self._places[slot]])
        return text.replace("\n", "; ")

    def _icon(self, row: ImportRow, column: int) -> object:
        if column == VERDICT:
            is_left = row.decision and not row.is_written
            return icon(*(("ban", "muted") if is_left else _ICONS[row.verdict]))
        if column < _FIRST:
            return None
        found = _CELL_ICONS.get(row.reads[self._slots[column - _FIRST]].state)
        return icon(*found) if found else None

    def _why(self, row: ImportRow, column: int) -> str:
        if column < _FIRST:
            return "\n".join(row.sentences)
        slot = self._slots[column - _FIRST]
        read = row.reads[slot]
        return read.sentence or self._text(row, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Our own headings."""
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (_("Kết quả"), _("Dòng"), *self._headings)[section]
