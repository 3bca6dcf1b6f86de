"""The second step: which table of the file, and which of its columns is which of ours."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.forms.imports import ImportColumn, ImportKind
from desktop_app.services.importing import Source, Table, column_names, sample_of
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.words import IconWords, Words, heading
from desktop_app.ui.look.metrics import letters, space

_NOTHING = -1
_SAMPLE_LETTERS = 90


class ImportColumns(QWidget):
    """A row for each of our columns: what it is called in the list, and what stands there."""

    mapped = Signal()
    table_chosen = Signal(int)
    kind_chosen = Signal(int)

    def __init__(self, kinds: Sequence[ImportKind]) -> None:
        super().__init__()
        self.boxes: dict[str, ChoiceBox] = {}
        self._samples: dict[str, Words] = {}
        self._table: Table | None = None
        self.kinds = ChoiceBox()
        self.kinds.setAccessibleName(_("Loại danh sách"))
        for kind in kinds:
            self.kinds.addItem(kind.label, kind.id)
        self.tables = ChoiceBox()
        self.tables.setAccessibleName(_("Bảng trong tệp"))
        self.tables.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tables.setMinimumContentsLength(40)
        self.notes = IconWords("info", "accent")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.tables.activated.connect(self.table_chosen)
        self.kinds.activated.connect(self.kind_chosen)
        top = QGridLayout()
        top.setHorizontalSpacing(space())
        top.setVerticalSpacing(space(0.5))
        if len(kinds) > 1:
            top.addWidget(Words(_("Loại danh sách")), 0, 0, Qt.AlignmentFlag.AlignVCenter)
            top.addWidget(self.kinds, 0, 1)
        top.addWidget(Words(_("Bảng")), 0, 2, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.tables, 0, 3)
        top.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space())
        column.addLayout(top)
        column.addWidget(self.notes)
        column.addWidget(self.area, 1)

    def show_source(self, source: Source, chosen: int, kind: ImportKind) -> None:
        """Offer the tables of a file."""
        with QSignalBlocker(self.tables), QSignalBlocker(self.kinds):
            self.tables.clear()
            for table in source.tables:
                self.tables.addItem(table.name)
            self.tables.setCurrentIndex(chosen)
            self.kinds.setCurrentIndex(self.kinds.findData(kind.id))

    def show_mapping(self, kind: ImportKind, table: Table, mapping: dict[str, int]) -> None:
        """Show what each of our columns is taken for; a repeating one has a row for each of theirs."""
        self._table = table
        self.boxes, self._samples = {}, {}
        self.notes.words.setText("\n".join(dict.fromkeys(table.notes)))
        self.notes.setVisible(bool(table.notes))
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, space(), 0)
        grid.setHorizontalSpacing(space(1.5))
        grid.setVerticalSpacing(space(0.4))
        titles = (_("Cột của chương trình"), _("Cột trong danh sách"), _("Vài giá trị đầu"))
        for place, words in enumerate(titles):
            grid.addWidget(heading(words, 3), 0, place)
        for row, (slot, column) in enumerate(_slots(kind, mapping), start=1):
            self._add_row(grid, row, slot, column, mapping.get(slot, _NOTHING))
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.area.setWidget(body)

    @property
    def mapping(self) -> dict[str, int]:
        """The place of the heading each of our columns is taken from."""
        found = {slot: int(box.currentData()) for slot, box in self.boxes.items()}
        return {slot: place for slot, place in found.items() if place != _NOTHING}

    def _add_row(self, grid: QGridLayout, row: int, slot: str, column: ImportColumn, place: int) -> None:
        assert self._table is not None
        words = slot_label(slot, column)
        label = Words(_("{label} (bắt buộc)").format(label=words) if column.is_needed else words)
        label.setWordWrap(False)
        label.setToolTip(column.note)
        box = ChoiceBox()
        box.setAccessibleName(_("Cột trong danh sách là “{label}”").format(label=words))
        box.setMinimumWidth(letters(26))
        box.setMaximumWidth(letters(34))
        box.addItem(_("(không có)"), _NOTHING)
        for index, name in enumerate(column_names(self._table)):
            box.addItem(name, index)
        box.setCurrentIndex(box.findData(place))
        label.setBuddy(box)
        sample = Words("", "muted")
        sample.setWordWrap(False)
        sample.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.boxes[slot], self._samples[slot] = box, sample
        box.currentIndexChanged.connect(lambda _index: self._moved(slot))
        for at, widget in enumerate((label, box, sample)):
            grid.addWidget(widget, row, at, Qt.AlignmentFlag.AlignVCenter)
        self._show_sample(slot)

    def _moved(self, slot: str) -> None:
        """Take a heading from whichever column had it before: each of theirs is one of ours at most."""
        chosen = self.boxes[slot].currentData()
        for other, box in self.boxes.items():
            if other != slot and chosen != _NOTHING and box.currentData() == chosen:
                with QSignalBlocker(box):
                    box.setCurrentIndex(0)
                self._show_sample(other)
        self._show_sample(slot)
        self.mapped.emit()

    def _show_sample(self, slot: str) -> None:
        place = int(self.boxes[slot].currentData())
        text = ""
        if self._table is not None and place != _NOTHING:
            text = "  |  ".join(sample_of(self._table, place)).replace("\n", " ")
        short = text if len(text) <= _SAMPLE_LETTERS else f"{text[: _SAMPLE_LETTERS - 1]}…"
        self._samples[slot].setText(short)
        self._samples[slot].setToolTip(text if short != text else "")


def slot_label(slot: str, column: ImportColumn) -> str:
    """Name a column, and which of several it is."""
    number = slot.partition(".")[2]
    return f"{column.label} ({number})" if number else column.label


def _slots(kind: ImportKind, mapping: dict[str, int]) -> list[tuple[str, ImportColumn]]:
    found: list[tuple[str, ImportColumn]] = []
    for column in kind.columns:
        more = [slot for slot in mapping if slot.startswith(f"{column.id}.")]
        if column.repeats and column.id in mapping:
            free = f"{column.id}.{len(more) + 2}"
            more = [*more, free] if column.kind == "authors" and len(more) < 8 else more
        found.extend((slot, column) for slot in (column.id, *sorted(more)))
    return found
