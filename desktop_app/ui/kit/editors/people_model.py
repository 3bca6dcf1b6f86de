"""The people of a dossier as a table that can be edited."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from desktop_app.domain.dates import format_birth, read_birth
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import ApplicationHelper, Authorship, Person
from desktop_app.domain.shares import format_share, read_share, split_evenly
from desktop_app.domain.text import fold
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Column
from desktop_app.services.participants import CREATED, column_words
from desktop_app.ui.kit.editors.typed_rows import LEFT, RIGHT, EditedColumn, TypedRowsModel

Row = Authorship | ApplicationHelper
_NOT_EDITED = ("number", "sign")
_ALIGN = {"left": LEFT, "right": RIGHT, "center": int(Qt.AlignmentFlag.AlignCenter)}


def edited_columns(
    columns: Sequence[Column], has_shares: bool, has_contributions: bool = False
) -> tuple[EditedColumn, ...]:
    """Turn printed columns into edited ones: joined ones apart, no places to sign, the name always first.

    What authors did towards the solution, and what of it they thought out, is asked though nothing prints it.
    """
    headings = column_words()
    found: dict[str, EditedColumn] = {}
    for column in columns:
        parts = [part.strip() for part in column.value.split("+")]
        for part in parts:
            if part not in _NOT_EDITED:
                heading = column.heading if len(parts) == 1 else headings[part]
                found.setdefault(
                    part,
                    EditedColumn(heading, part, column.width / len(parts), _ALIGN.get(column.align, LEFT)),
                )
    for needed in ("name", "share") if has_shares else ("name",):
        found.setdefault(needed, EditedColumn(headings[needed], needed, 1.0, LEFT))
    if has_contributions:
        found.setdefault("contribution", EditedColumn(headings["contribution"], "contribution", 1.5, LEFT))
        found.setdefault("task", EditedColumn(_("Nội dung đã tự nghĩ ra"), "task", 2.0, LEFT))
    return tuple(sorted(found.values(), key=lambda cell: cell.attribute != "name"))


class PeopleModel(TypedRowsModel[Row]):
    """Rows of one kind of participant."""

    def __init__(
        self,
        columns: Sequence[Column],
        has_shares: bool,
        innovation_id: int,
        contributions: Sequence[Choice] = (),
    ) -> None:
        super().__init__(edited_columns(columns, has_shares, bool(contributions)))
        self.contributions = tuple(contributions)
        self._kind: Callable[..., Row] = Authorship if has_shares else ApplicationHelper
        self._innovation_id = innovation_id

    def read(self, attribute: str, text: str) -> Value:
        """Read a share, a birth, an entry of the list of contributions, or words."""
        if attribute == "contribution":
            return self._contribution(text)
        if attribute == "share":
            return read_share(text) if text else None
        return read_birth(text) if attribute == "birth" else text

    def words(self, row: Row, attribute: str) -> str:
        """Show a share, a birth, or words as papers print them."""
        value = getattr(row, attribute)
        if attribute == "share":
            return "" if value is None else format_share(value)
        if attribute == "contribution":
            return next((choice.label for choice in self.contributions if choice.id == value), str(value))
        return format_birth(value) if attribute == "birth" else str(value)

    def not_creators(self) -> dict[int, Choice]:
        """Give the places of those whose part was something else than creating, and what it was."""
        known = {choice.id: choice for choice in self.contributions if choice.id != CREATED}
        parts = (row.contribution if isinstance(row, Authorship) else "" for row in self._rows)
        return {place: known[part] for place, part in enumerate(parts) if part in known}

    def _contribution(self, text: str) -> str:
        wanted = fold(text)
        for choice in self.contributions:
            if wanted in (fold(choice.label), choice.id):
                return choice.id
        if not text:
            return ""
        raise UserError(
            _("“{text}” không có trong danh sách. Chọn một mục của danh sách.").format(text=text[:60])
        )

    def shares(self) -> int:
        """Sum of the shares that could be read."""
        return sum(row.share or 0 for row in self._rows if isinstance(row, Authorship))

    def add(self, person: Person | None = None) -> int:
        """Add a row at the end, filled from somebody's record; return its number."""
        row = self._kind(0, self._innovation_id, len(self._rows) + 1, "")
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
        return self.append(row)

    def split_evenly(self) -> None:
        """Give every author the same share."""
        for place, share in enumerate(split_evenly(len(self._rows))):
            self._rows[place] = replace(self._rows[place], share=share)
            self._unread[place].pop("share", None)
        self._all_changed()

    def _all_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))
        self.edited.emit()
