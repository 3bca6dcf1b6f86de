"""The people of a dossier as a table that can be edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.dates import format_birth, read_birth
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import ApplicationHelper, Authorship, Person
from desktop_app.domain.shares import format_share, read_share, split_evenly
from desktop_app.domain.text import clean
from desktop_app.forms.vocabulary import Column

Row = Authorship | ApplicationHelper
Index = QModelIndex | QPersistentModelIndex
_NOT_EDITED = ("number", "sign")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ALIGN = {"left": _LEFT, "right": _RIGHT, "center": int(Qt.AlignmentFlag.AlignCenter)}


@dataclass(frozen=True, slots=True)
class EditedColumn:
    """One edited column: its heading, the attribute, its part of the width, how it stands."""

    heading: str
    attribute: str
    width: float
    align: int


def edited_columns(columns: Sequence[Column], has_shares: bool) -> tuple[EditedColumn, ...]:
    """Turn printed columns into edited ones: joined ones apart, no places to sign, the name always first."""
    headings = {
        "name": _("Họ và tên"),
        "birth": _("Năm sinh"),
        "sex": _("Giới tính"),
        "post": _("Chức vụ"),
        "workplace": _("Nơi làm việc"),
        "qualification": _("Trình độ chuyên môn"),
        "task": _("Nội dung công việc"),
        "share": _("Tỷ lệ (%)"),
        "role": _("Vai trò"),
        "contribution": _("Đã đóng góp gì"),
    }
    found: dict[str, EditedColumn] = {}
    for column in columns:
        parts = [part.strip() for part in column.value.split("+")]
        for part in parts:
            if part not in _NOT_EDITED:
                heading = column.heading if len(parts) == 1 else headings[part]
                found.setdefault(
                    part,
                    EditedColumn(heading, part, column.width / len(parts), _ALIGN.get(column.align, _LEFT)),
                )
    for needed in ("name", "share") if has_shares else ("name",):
        found.setdefault(needed, EditedColumn(headings[needed], needed, 1.0, _LEFT))
    return tuple(sorted(found.values(), key=lambda cell: cell.attribute != "name"))


class PeopleModel(QAbstractTableModel):
    """Rows of one kind of participant. What cannot be read is kept as typed until it can be.

    `edited` follows what the person does, never `set_rows`.
    """

    edited = Signal()

    def __init__(self, columns: Sequence[Column], has_shares: bool, innovation_id: int) -> None:
        super().__init__()
        self.columns = edited_columns(columns, has_shares)
        self._kind: Callable[..., Row] = Authorship if has_shares else ApplicationHelper
        self._innovation_id = innovation_id
        self._rows: list[Row] = []
        self._unread: list[dict[str, str]] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._unread = [{} for _row in rows]
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """The rows in order; UserError where a cell cannot be read."""
        for number, unread in enumerate(self._unread):
            for attribute, text in unread.items():
                try:
                    _read(attribute, text)
                except UserError as problem:
                    raise UserError(
                        _("Dòng {number}: {problem}").format(number=number + 1, problem=problem)
                    ) from problem
        return tuple(replace(row, position=place) for place, row in enumerate(self._rows, start=1))

    def shares(self) -> int:
        """Sum of the shares that could be read."""
        return sum(row.share or 0 for row in self._rows if isinstance(row, Authorship))

    def add(self, person: Person | None = None) -> int:
        """Add a row at the end, filled from somebody's record; return its number."""
        place = len(self._rows)
        row = self._kind(0, self._innovation_id, place + 1, "")
        if person is not None:
            learnt = " ".join(part for part in (person.education_level, person.education_field) if part)
            row = replace(
                row,
                name=person.name,
                person_id=person.id,
                birth=person.birth,
                sex=person.sex,
                post=person.post,
                workplace=person.workplace,
                qualification=learnt,
            )
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.append(row)
        self._unread.append({})
        self.endInsertRows()
        self.edited.emit()
        return place

    def remove(self, place: int) -> None:
        """Take a row away."""
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place], self._unread[place]
        self.endRemoveRows()
        self.edited.emit()

    def move(self, place: int, steps: int) -> bool:
        """Move a row up (-1) or down (1); False where it cannot go."""
        target = place + steps
        if not (0 <= place < len(self._rows) and 0 <= target < len(self._rows)):
            return False
        self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), target + 1 if steps > 0 else target)
        self._rows.insert(target, self._rows.pop(place))
        self._unread.insert(target, self._unread.pop(place))
        self.endMoveRows()
        self.edited.emit()
        return True

    def split_evenly(self) -> None:
        """Give every author the same share."""
        for place, share in enumerate(split_evenly(len(self._rows))):
            self._rows[place] = replace(self._rows[place], share=share)
            self._unread[place].pop("share", None)
        self._all_changed()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are people."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as are edited."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Headings over the columns, numbers beside the rows."""
        if role == _DISPLAY:
            return self.columns[section].heading if orientation == Qt.Orientation.Horizontal else section + 1
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Text as it is printed, or as it was typed where it cannot be read."""
        cell = self.columns[index.column()]
        if role in (_DISPLAY, _EDIT, _TIP):
            unread = self._unread[index.row()].get(cell.attribute)
            shown = unread if unread is not None else _shown(self._rows[index.row()], cell.attribute)
            return _problem(cell.attribute, unread) if role == _TIP and unread else shown
        if role == _ALIGNMENT:
            return cell.align
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Read what was typed; keep it as it stands where it cannot be read."""
        if role != _EDIT:
            return False
        place, attribute = index.row(), self.columns[index.column()].attribute
        text = clean(str(value))
        if text == clean(str(self.data(index, _EDIT))):
            return False
        try:
            self._rows[place] = replace(self._rows[place], **{attribute: _read(attribute, text)})
            self._unread[place].pop(attribute, None)
        except UserError:
            self._unread[place][attribute] = text
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def _all_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))
        self.edited.emit()


def _read(attribute: str, text: str) -> str | int | None:
    if attribute == "share":
        return read_share(text) if text else None
    return read_birth(text) if attribute == "birth" else text


def _problem(attribute: str, text: str) -> str:
    try:
        _read(attribute, text)
    except UserError as problem:
        return str(problem)
    return text


def _shown(row: Row, attribute: str) -> str:
    value = getattr(row, attribute)
    if attribute == "share":
        return "" if value is None else format_share(value)
    return format_birth(value) if attribute == "birth" else str(value)
