"""The sample book: invented plants, people, innovations and what councils made of them, to learn from.

Each list of `resources/sample/danh-muc/` has one function that adds it: one more list is one file and one
line in `_BEFORE` or `_AFTER`.
"""

import json
from collections.abc import Callable, Sequence
from typing import cast

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation, Person, Unit
from desktop_app.domain.values import Value
from desktop_app.services import blanks
from desktop_app.services.interchange import load_files
from desktop_app.services.sample_awards import add_honours, add_nominations
from desktop_app.services.sample_council import add_results, add_rounds
from desktop_app.services.sample_entries import Entry, dated, key_of, parts
from desktop_app.shipped import RESOURCES
from desktop_app.store.book import Book

SAMPLE = RESOURCES / "sample"
LISTS = SAMPLE / "danh-muc"

_Add = Callable[[Book, Sequence[Entry]], None]


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
    for name, add in _BEFORE:
        add(book, _read(name))
    report = load_files(book, sorted(SAMPLE.glob("*.json")), job)
    if report.failed:
        raise UserError(
            _("Dữ liệu mẫu bị hỏng, cài lại chương trình: {problem}").format(problem=report.failed[0])
        )
    for name, add in _AFTER:
        add(book, _read(name))
    return len(report.innovations)


def _add_units(book: Book, entries: Sequence[Entry]) -> None:
    """Add the tree, parents first."""
    with book.transaction(_("Ghi dữ liệu mẫu")) as step:
        for unit in entries:
            names, counts = parts(unit, "former_names"), parts(unit, "head_counts")
            above = {f"{key}_id": unit.pop(key) for key in ("parent", "union_parent")}
            keys = {key: key_of(step, "unit", uid) if uid else None for key, uid in above.items()}
            row = step.insert("unit", {**dated(unit), **keys})
            for table, rows in (("unit_name", names), ("head_count", counts)):
                for entry in rows:
                    step.insert(table, {"unit_id": row, **dated(entry)})


def _add_people(book: Book, entries: Sequence[Entry]) -> None:
    with book.transaction(_("Ghi dữ liệu mẫu")) as step:
        for person in entries:
            unit = cast("dict[str, Value]", person.pop("unit"))
            step.insert("person", {**dated(person), "unit_id": key_of(step, "unit", unit["uid"])})


def _add_offices(book: Book, entries: Sequence[Entry]) -> None:
    """Add letterheads, and those who sign under each, the usual one first."""
    with book.transaction(_("Ghi dữ liệu mẫu")) as step:
        for office in entries:
            signatories = parts(office, "signatories")
            place = {"unit_id": key_of(step, "unit", office.pop("unit")), "chain": str(office["chain"])}
            step.insert("letterhead", {**dated(office), **place})
            for position, signatory in enumerate(signatories, start=1):
                step.insert("signatory", {**place, "position": position, **dated(signatory)})


def _add_programmes(book: Book, entries: Sequence[Entry]) -> None:
    """Add programmes with their phases, the ends that documents name, and what each unit is to reach."""
    with book.transaction(_("Ghi dữ liệu mẫu")) as step:
        for programme in entries:
            phases = parts(programme, "phases")
            made = step.insert("programme", dated(programme))
            for position, phase in enumerate(phases, start=1):
                ends, targets = parts(phase, "ends"), parts(phase, "targets")
                row = step.insert("phase", {"programme_id": made, "position": position, **dated(phase)})
                for end in ends:
                    step.insert("phase_end", {"phase_id": row, **dated(end)})
                for target in targets:
                    unit = key_of(step, "unit", target.pop("unit"))
                    step.insert("target", {"phase_id": row, "unit_id": unit, **dated(target)})


def _add_portal_entries(book: Book, entries: Sequence[Entry]) -> None:
    with book.transaction(_("Ghi dữ liệu mẫu")) as step:
        for entry in entries:
            innovation = key_of(step, "innovation", entry.pop("code"), "code")
            step.insert("portal_entry", {"innovation_id": innovation, **dated(entry)})


def _add_blanks(book: Book, entries: Sequence[Entry]) -> None:
    """Add blanks for certificates, with the scan that is shown behind the texts."""
    for entry in entries:
        made = blanks.add_blank(book, str(entry["kind"]), str(entry["name"])).id
        if "award" in entry:
            blanks.edit_blank(book, made, {"award": str(entry["award"])})
        if "scan" in entry:
            blanks.set_scan(book, made, LISTS / str(entry["scan"]))


def _read(name: str) -> list[Entry]:
    return cast("list[Entry]", json.loads((LISTS / name).read_text(encoding="utf-8")))


_BEFORE: tuple[tuple[str, _Add], ...] = (
    ("don-vi.json", _add_units),
    ("nguoi.json", _add_people),
    ("van-phong.json", _add_offices),
)
_AFTER: tuple[tuple[str, _Add], ...] = (
    ("ket-qua.json", add_results),
    ("hoi-dong.json", add_rounds),
    ("chuong-trinh.json", _add_programmes),
    ("cong.json", _add_portal_entries),
    ("phoi.json", _add_blanks),
    ("danh-hieu.json", add_honours),
    ("khen-thuong.json", add_nominations),
)
