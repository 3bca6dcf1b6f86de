"""What a JSON file brings, in plain frozen values: only what it says, nothing it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import cast

from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.exchange.shapes import refuse

Row = Mapping[str, Value]

_HEAD = frozenset({"$schema", "schema", "version", "uid", "code", "created_at"})
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)


@dataclass(frozen=True, slots=True)
class UnitNamed:
    """A unit as a file names it."""

    values: Row


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """A person as a file names them."""

    values: Row
    unit: UnitNamed | None = None


@dataclass(frozen=True, slots=True)
class ParticipantNamed:
    """An author or helper; `has_person` tells null from a key left out."""

    values: Row
    person: PersonNamed | None = None
    has_person: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """One innovation as a file tells it; None is a list or reference the file does not speak of.

    `values` are columns of the innovation; `is_…_given` tell null from a key left out.
    """

    uid: str = ""
    code: str = ""
    created_at: str = ""
    pack_id: str = ""
    pack_version: str = ""
    values: Row = field(default_factory=dict[str, Value])
    unit: UnitNamed | None = None
    is_unit_given: bool = False
    support_person: PersonNamed | None = None
    is_support_person_given: bool = False
    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    clears_answers: bool = False
    authors: tuple[ParticipantNamed, ...] | None = None
    helpers: tuple[ParticipantNamed, ...] | None = None
    benefit_lines: tuple[Row, ...] | None = None
    attachments: tuple[Row, ...] | None = None
    set_aside: tuple[Row, ...] | None = None


def incoming(read: Mapping[str, object]) -> Incoming:
    """Sort what the declared shapes have read into the parts a book takes."""
    pack = cast(Mapping[str, str], read.get("pack") or {})
    parts = frozenset(
        {
            *("pack", "unit", "support_person", "answers", "authors", "helpers"),
            *("benefit_lines", "attachments", "set_aside"),
        }
    )
    return Incoming(
        uid=cast(str, read.get("uid", "")),
        code=cast(str, read.get("code", "")),
        created_at=cast(str, read.get("created_at", "")),
        pack_id=pack.get("id", ""),
        pack_version=pack.get("version", ""),
        values=_row({key: value for key, value in read.items() if key not in _HEAD | parts}),
        unit=_unit(read.get("unit")),
        is_unit_given="unit" in read,
        support_person=_person(read.get("support_person")),
        is_support_person_given="support_person" in read,
        answers=cast(Mapping[str, str], read.get("answers") or {}),
        clears_answers="answers" in read and read["answers"] is None,
        authors=_participants(read, "authors"),
        helpers=_participants(read, "helpers"),
        benefit_lines=_rows(read, "benefit_lines"),
        attachments=_attachments(read),
        set_aside=_rows(read, "set_aside"),
    )


def safe_path(text: str, path: str) -> PurePosixPath:
    """Give a path that stays beside the JSON file, on every system.

    Raises UserError for a path that is absolute, goes upward, or that Windows reads as something else.
    """
    found = PurePosixPath(text)
    for part in text.split("/"):
        stem = part.split(".")[0].strip().casefold()
        is_odd = part in ("", ".", "..") or part != part.strip() or part.endswith(".") or stem in _DEVICES
        if is_odd or any(letter in '\\:*?"<>|' or letter < " " for letter in part):
            raise refuse(
                path,
                _(
                    "“{file}” phải là tên tệp nằm cạnh tệp JSON hoặc trong thư mục con, không đi ngược lên"
                ).format(file=text[:80]),
            )
    return found


def _row(values: Mapping[str, object]) -> Row:
    return cast(Row, dict(values))


def _rows(read: Mapping[str, object], key: str) -> tuple[Row, ...] | None:
    if key not in read:
        return None
    return tuple(_row(item) for item in cast(list[Mapping[str, object]], read[key]))


def _attachments(read: Mapping[str, object]) -> tuple[Row, ...] | None:
    rows = _rows(read, "attachments")
    for place, row in enumerate(rows or ()):
        if row.get("file"):
            safe_path(str(row["file"]), f"$.attachments[{place}].file")
    return rows


def _unit(read: object) -> UnitNamed | None:
    return None if read is None else UnitNamed(_row(cast(Mapping[str, object], read)))


def _person(read: object) -> PersonNamed | None:
    if read is None:
        return None
    values = dict(cast(Mapping[str, object], read))
    unit = _unit(values.pop("unit", None))
    return PersonNamed(_row(values), unit)


def _participants(read: Mapping[str, object], key: str) -> tuple[ParticipantNamed, ...] | None:
    if key not in read:
        return None
    rows: list[ParticipantNamed] = []
    for item in cast(list[Mapping[str, object]], read[key]):
        values = {name: value for name, value in item.items() if name != "person"}
        rows.append(ParticipantNamed(_row(values), _person(item.get("person")), "person" in item))
    return tuple(rows)
