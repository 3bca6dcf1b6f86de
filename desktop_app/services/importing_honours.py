"""A list of titles and awards: who holds each, and what is noted of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.forms.awards import AwardCatalogue
from desktop_app.services.award_catalogue import catalogue
from desktop_app.services.honours import award_named, checked, same_thing
from desktop_app.services.importing_facts import Facts, KnownPerson
from desktop_app.services.importing_innovations import STEP
from desktop_app.services.importing_rows import SAME, Candidate, ImportRow, Verdict
from desktop_app.services.importing_units import UnitBook
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

_NOTED = ("decision_number", "decision_on", "issuer", "note")
_SETTLED = (Verdict.REFUSED, Verdict.SKIPPED)

Held = tuple[str, int, int, str]
"""Who holds it (person or unit, and its key), the year, and what it is."""


def check_honours(
    rows: list[ImportRow], book: Book, facts: Facts, units: UnitBook, job: Job
) -> list[ImportRow]:
    """Find the holder of each row: somebody of the catalogue, else, where no name stands, the unit."""
    known, awards = _known(book), catalogue(book)
    for number, row in enumerate(rows):
        if number % STEP == 0:
            job.check()
            job.progress(number, len(rows), _("Đang so với Danh mục"))
        if row.verdict in _SETTLED:
            continue
        units.settle(row, "unit", [row.value("decision_on")])
        if _year(row) is None:
            row.worsen(Verdict.REFUSED, _("Thiếu năm và cũng không có ngày quyết định."))
        elif row.text("name"):
            _find_person(row, facts)
        elif row.unit_id is None:
            row.worsen(
                Verdict.QUESTION if row.text("unit") else Verdict.REFUSED, _("Chưa rõ người hay tập thể nào.")
            )
        _refuse_double(row, known, awards)
    return rows


def _year(row: ImportRow) -> int | None:
    year, on = row.value("year"), row.value("decision_on")
    return year if isinstance(year, int) else on.year if isinstance(on, date) else None


def _find_person(row: ImportRow, facts: Facts) -> None:
    name, birth = row.text("name"), row.text("birth")
    same = facts.people.same(name, birth, row.unit_id)
    found = [(person, 1.0) for person in same] or facts.people.near(name, birth, row.unit_id)
    row.candidates.extend(Candidate(person.id, _label(person, facts), degree) for person, degree in found)
    if len(same) == 1:
        row.default = f"{SAME}{same[0].id}"
    elif not found:
        row.worsen(
            Verdict.REFUSED,
            _("Không thấy người này trong Danh mục. Nhập danh sách Người trước rồi nhập lại."),
        )
    else:
        row.default = f"{SAME}{found[0][0].id}"
        words = _("Có phải là {label} (giống {percent} %)?")
        row.worsen(
            Verdict.QUESTION, words.format(label=row.candidates[0].label, percent=round(found[0][1] * 100))
        )


def _label(person: KnownPerson, facts: Facts) -> str:
    told = [part for part in (person.birth, facts.unit_name(person.unit_id)) if part]
    return f"{person.name} ({', '.join(told)})" if told else person.name


def _known(book: Book) -> set[Held]:
    found: set[Held] = set()
    rows = book.sql("SELECT person_id, unit_id, year, name, award FROM honour")
    for person, unit, year, name, award in rows:
        holder = ("person", person) if person is not None else ("unit", unit)
        found.add((holder[0], holder[1], year, same_thing({"name": name, "award": award})))
    return found


def _refuse_double(row: ImportRow, known: set[Held], awards: AwardCatalogue) -> None:
    """Leave out what is noted already, in the book or in an earlier row."""
    year, person = _year(row), row.default.removeprefix(SAME)
    holder = ("person", int(person)) if row.default.startswith(SAME) else ("unit", row.unit_id)
    if year is None or holder[1] is None or row.verdict in _SETTLED:
        return
    rule, name = award_named(row.text("honour"), awards), row.text("honour")
    held = (holder[0], holder[1], year, same_thing({"name": name, "award": rule.id if rule else ""}))
    if held in known:
        row.worsen(Verdict.SKIPPED, _("Đã ghi danh hiệu, khen thưởng này."))
    known.add(held)


def write_honours(
    step: Transaction, rows: Sequence[ImportRow], units: Mapping[int, int], book: Book, job: Job
) -> None:
    """Note them, each for its person or unit."""
    known: AwardCatalogue = catalogue(book)
    for number, row in enumerate(rows):
        if number % STEP == 0:
            job.check()
            job.progress(number, len(rows), _("Đang ghi vào sổ"))
        unit = units.get(row.unit_id, row.unit_id) if row.unit_id is not None else None
        holder: dict[str, Value] = {"person_id": row.same_as} if row.text("name") else {"unit_id": unit}
        if not any(holder.values()):
            continue
        noted = {name: row.value(name) for name in _NOTED if row.value(name) not in (None, "")}
        values = {**noted, **holder, "year": _year(row), "name": row.text("honour")}
        step.insert("honour", checked(values, known))
