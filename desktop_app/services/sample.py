"""The sample book: invented plants, people and innovations, from which a newcomer can learn."""

import json
from collections.abc import Mapping
from datetime import date
from typing import TypedDict, cast

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation, Person, Unit
from desktop_app.domain.values import Value
from desktop_app.services.interchange import load_files
from desktop_app.shipped import RESOURCES
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

SAMPLE = RESOURCES / "sample"
_LISTS = SAMPLE / "danh-muc"


class _Name(TypedDict):
    name: str
    valid_from: str
    valid_to: str


class _Count(TypedDict):
    on: str
    people: int


class _Unit(TypedDict):
    uid: str
    name: str
    abbreviation: str
    parent: str | None
    union_name: str
    union_parent: str | None
    former_names: list[_Name]
    head_counts: list[_Count]


def fill_with_sample(book: Book, job: Job | None = None) -> int:
    """Fill an empty book and return how many innovations it holds now.

    Raises:
        UserError: the book is not empty.
        Cancelled: between two innovations; those before it are in the book.
    """
    if book.all(Innovation) or book.all(Person) or book.all(Unit):
        raise UserError(
            _("Sổ này đã có dữ liệu nên không ghi dữ liệu mẫu vào. Tạo một sổ mới rồi ghi vào đó.")
        )
    with book.transaction(_("Ghi dữ liệu mẫu")) as step:
        _add_people(step, _add_units(step))
    report = load_files(book, sorted(SAMPLE.glob("*.json")), job)
    if report.failed:
        raise UserError(
            _("Dữ liệu mẫu bị hỏng, cài lại chương trình: {problem}").format(problem=report.failed[0])
        )
    return len(report.innovations)


def _add_units(step: Transaction) -> dict[str, int]:
    """Add the tree, parents first, and return each unit's key by its uid."""
    rows: dict[str, int] = {}
    for unit in cast("list[_Unit]", _read("don-vi.json")):
        values: dict[str, Value] = {
            "uid": unit["uid"],
            "name": unit["name"],
            "abbreviation": unit["abbreviation"],
            "parent_id": rows[unit["parent"]] if unit["parent"] else None,
            "union_name": unit["union_name"],
            "union_parent_id": rows[unit["union_parent"]] if unit["union_parent"] else None,
        }
        row = rows[unit["uid"]] = step.insert("unit", values)
        for name in unit["former_names"]:
            days = {key: date.fromisoformat(name[key]) for key in ("valid_from", "valid_to")}
            step.insert("unit_name", {"unit_id": row, "name": name["name"], **days})
        for count in unit["head_counts"]:
            step.insert(
                "head_count",
                {"unit_id": row, "on": date.fromisoformat(count["on"]), "people": count["people"]},
            )
    return rows


def _add_people(step: Transaction, units: Mapping[str, int]) -> None:
    for person in cast("list[dict[str, Value]]", _read("nguoi.json")):
        unit = cast("dict[str, str]", person.pop("unit"))
        step.insert("person", {**person, "unit_id": units[unit["uid"]]})


def _read(name: str) -> object:
    return json.loads((_LISTS / name).read_text(encoding="utf-8"))
