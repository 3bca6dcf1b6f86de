"""The units as a tree, for a view: names, abbreviations, people, and whether a unit still exists."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QBrush, QColor

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.records import Unit
from desktop_app.domain.text import fold
from desktop_app.services.units import is_ended
from desktop_app.ui.kit.words import plain_tip
from desktop_app.ui.look import icons
from desktop_app.ui.look.colours import colours
from desktop_app.ui.look.metrics import space

Index = QModelIndex | QPersistentModelIndex
NAME, ABBREVIATION, PEOPLE, STATE = range(4)
_DISPLAY, _TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_DECORATION, _INK = int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.ForegroundRole)
_SIZE = int(Qt.ItemDataRole.SizeHintRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class UnitTreeModel(QAbstractItemModel):
    """Indexes carry the key of their unit, so that no Python object hangs in Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._units: dict[int, Unit] = {}
        self._children: dict[int, list[int]] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._people: Mapping[int, int] = {}
        self._today = date.min

    def set_units(
        self, units: Sequence[Unit], people: Mapping[int, int], today: date, search: str = ""
    ) -> None:
        """Show units in the order given; with a search, those that match and what stands over them."""
        self.beginResetModel()
        self._today, self._people = today, people
        known = {unit.id: unit for unit in units}
        shown = _matching(known, search)
        self._units = {key: unit for key, unit in known.items() if key in shown}
        self._children, self._places = {}, {}
        for unit in self._units.values():
            above = unit.parent_id if unit.parent_id in self._units else 0
            siblings = self._children.setdefault(above or 0, [])
            self._places[unit.id] = (above or 0, len(siblings))
            siblings.append(unit.id)
        self.endResetModel()

    def unit_at(self, index: Index) -> Unit | None:
        """Return the unit of an index."""
        return self._units.get(index.internalId()) if index.isValid() else None

    def index_of(self, unit: int) -> QModelIndex:
        """Return where a unit stands; an invalid index where it is not shown."""
        if unit not in self._places:
            return QModelIndex()
        return self.createIndex(self._places[unit][1], NAME, unit)

    def shown(self) -> list[int]:
        """Return the keys of all units shown."""
        return list(self._units)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a child."""
        siblings = self._children.get(parent.internalId() if parent.isValid() else 0, [])
        if not 0 <= row < len(siblings) or not NAME <= column <= STATE:
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Return the index of the unit above."""
        if not child.isValid():
            return QModelIndex()
        above = self._places.get(child.internalId(), (0, 0))[0]
        return self.index_of(above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as stand directly below."""
        if parent.isValid() and parent.column() != NAME:
            return 0
        return len(self._children.get(parent.internalId() if parent.isValid() else 0, []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """As many as are declared, for every unit."""
        return STATE + 1

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Words; units that ended are grey, and say so with an icon and a word."""
        unit = self.unit_at(index)
        if unit is None:
            return None
        if role == _DISPLAY:
            return self._words(unit, index.column())
        if role == _TIP:
            return plain_tip(self._words(unit, index.column())) or None
        if role == _SIZE:
            return QSize(0, space(2.6))
        has_ended = is_ended(unit, self._today)
        if role == _INK and has_ended:
            return QBrush(QColor(colours().muted))
        if role == _DECORATION and index.column() == STATE and has_ended:
            return icons.icon("ban", "muted")
        return _RIGHT if role == _ALIGNMENT and index.column() == PEOPLE else None

    def _words(self, unit: Unit, column: int) -> str:
        if column == NAME:
            return unit.name
        if column == ABBREVIATION:
            return unit.abbreviation
        if column == PEOPLE:
            return str(self._people[unit.id]) if unit.id in self._people else ""
        if is_ended(unit, self._today):
            return _("Đã kết thúc {day}").format(day=format_date(unit.valid_to))
        if unit.valid_from is not None and unit.valid_from > self._today:
            return _("Từ {day}").format(day=format_date(unit.valid_from))
        return ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Headings over the columns."""
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (_("Đơn vị"), _("Viết tắt"), _("Lao động"), _("Tình trạng"))[section]


def _matching(units: Mapping[int, Unit], search: str) -> set[int]:
    words = fold(search).split()
    if not words:
        return set(units)
    shown: set[int] = set()
    for unit in units.values():
        text = fold(" ".join((unit.name, unit.abbreviation, unit.union_name)))
        if all(word in text for word in words):
            above: Unit | None = unit
            while above is not None and above.id not in shown:
                shown.add(above.id)
                above = units.get(above.parent_id or 0)
    return shown
