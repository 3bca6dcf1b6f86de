"""The people and units that a JSON file names: found in the book or made, authors joined with their rows."""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import uuid4

from desktop_app.domain.language import _
from desktop_app.domain.records import ApplicationHelper, Authorship
from desktop_app.domain.values import Value
from desktop_app.exchange.incoming import ParticipantNamed, PersonNamed, UnitNamed
from desktop_app.exchange.shapes import refuse
from desktop_app.store.rows import as_record
from desktop_app.store.transaction import Transaction

Line = TypeVar("Line", Authorship, ApplicationHelper)


def unit_key(step: Transaction, named: UnitNamed | None, path: str) -> int | None:
    """Find a unit by uid, else by name and, where given, abbreviation; make it where there is none.

    Raises:
        UserError: there is none of that uid, and no name to make it by.
    """
    if named is None:
        return None
    values = {key: value for key, value in named.values.items() if value}
    found = step.rows("unit", uid=values["uid"]) if "uid" in values else []
    if not found and "name" in values:
        found = step.rows("unit", "id", **{key: value for key, value in values.items() if key != "uid"})
    if found:
        return _key(found[0])
    if "name" not in values:
        raise refuse(f"{path}.name", _("ghi tên đơn vị"))
    return step.insert("unit", {**values, "uid": values.get("uid") or str(uuid4())})


def person_key(step: Transaction, named: PersonNamed | None, path: str) -> int | None:
    """Find somebody by uid, else by name, birth and unit; make them where there is nobody.

    Somebody who is there already is not changed: the book's own record knows better than a dossier.

    Raises:
        UserError: there is nobody of that uid, and no name to make them by.
    """
    if named is None:
        return None
    values = dict(named.values)
    found = step.rows("person", uid=values["uid"]) if values.get("uid") else []
    if found:
        return _key(found[0])
    if not values.get("name"):
        raise refuse(f"{path}.name", _("ghi họ và tên"))
    unit = unit_key(step, named.unit, f"{path}.unit")
    found = step.rows("person", name=values["name"], birth=values.get("birth") or "", unit_id=unit)
    if found:
        return _key(found[0])
    return step.insert("person", {**values, "unit_id": unit, "uid": values.get("uid") or str(uuid4())})


def participants(
    step: Transaction,
    innovation: int,
    table: str,
    record: type[Line],
    named: Sequence[ParticipantNamed],
    path: str,
) -> list[Line]:
    """Join each person named with the row that already speaks of them, so that what is left out stays."""
    present = step.rows(table, "position", innovation_id=innovation)
    rows: list[Line] = []
    for place, item in enumerate(named):
        person = person_key(step, item.person, f"{path}[{place}].person")
        old = next((row for row in present if _is_same(row, item, person)), None)
        if old is not None:
            present.remove(old)
        values: dict[str, Value] = {"id": 0, **(old or {})}
        if item.has_person:
            values["person_id"] = person
        values |= {**item.values, "innovation_id": innovation, "position": place + 1}
        rows.append(as_record(record, values))
    return rows


def _is_same(row: Mapping[str, Value], item: ParticipantNamed, person: int | None) -> bool:
    if person is not None and row["person_id"] is not None:
        return row["person_id"] == person
    is_birth_same = item.values.get("birth") in (None, "", row["birth"]) or not row["birth"]
    return row["name"] == item.values["name"] and is_birth_same


def _key(row: Mapping[str, Value]) -> int:
    return int(str(row["id"]))
