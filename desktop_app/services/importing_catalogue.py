"""Lists of people, units and head counts."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

from desktop_app.domain.dates import format_date
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.likeness import plain
from desktop_app.domain.numbers import format_number
from desktop_app.domain.values import Value
from desktop_app.services.importing_facts import Facts, KnownPerson
from desktop_app.services.importing_innovations import STEP
from desktop_app.services.importing_rows import NEW, SAME, Candidate, ImportRow, Verdict
from desktop_app.services.importing_units import UnitBook
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

_PERSON = (
    "name", "birth", "sex", "workplace", "post", "education_level", "education_field", "is_manager",
    "is_direct_worker", "staff_id", "residence",
)  # fmt: skip
_SETTLED = (Verdict.REFUSED, Verdict.SKIPPED)
_MOST_CANDIDATES = 4


def check_people(rows: list[ImportRow], facts: Facts, units: UnitBook, job: Job) -> list[ImportRow]:
    """Find doubles in the book and in the list: same name and another birth is somebody else."""
    for number, row in enumerate(rows):
        if number % STEP == 0:
            job.check()
            job.progress(number, len(rows), _("Đang so với Danh mục"))
        if row.verdict in _SETTLED:
            continue
        units.settle(row, "unit")
        name, birth = row.text("name"), row.text("birth")
        same = facts.people.same(name, birth, row.unit_id)
        for person in same[:_MOST_CANDIDATES]:
            is_certain = bool(birth) and birth == person.birth
            _be_double_person(row, facts, person, 1.0, is_certain=is_certain and len(same) == 1)
        for person, degree in () if same else facts.people.near(name, birth, row.unit_id)[:_MOST_CANDIDATES]:
            _be_double_person(row, facts, person, degree, is_certain=False)
        facts.people.add(KnownPerson(-row.line.number, name, birth, row.unit_id))
    return rows


def _be_double_person(
    row: ImportRow, facts: Facts, person: KnownPerson, degree: float, *, is_certain: bool
) -> None:
    verdict = Verdict.SKIPPED if is_certain else Verdict.QUESTION
    facts_of = [part for part in (person.birth, facts.unit_name(person.unit_id)) if part]
    label = f"{person.name} ({', '.join(facts_of)})" if facts_of else person.name
    if person.id < 0:
        words = _("Trùng với dòng {number}.") if is_certain else _("Có thể trùng với dòng {number}: {label}.")
        row.worsen(verdict, words.format(number=-person.id, label=label))
        return
    words = (
        _("Đã có trong Danh mục: {label}.") if is_certain else _("Có phải là {label} (giống {percent} %)?")
    )
    row.worsen(verdict, words.format(label=label, percent=round(degree * 100)))
    row.candidates.append(Candidate(person.id, label, degree))


def write_people(step: Transaction, rows: Sequence[ImportRow], units: Mapping[int, int], job: Job) -> None:
    """Add the new ones; somebody who is there gets only what the book does not know."""
    for number, row in enumerate(rows):
        if number % STEP == 0:
            job.check()
            job.progress(number, len(rows), _("Đang ghi vào sổ"))
        unit = units.get(row.unit_id, row.unit_id) if row.unit_id is not None else None
        values: dict[str, Value] = {
            name: row.value(name) for name in _PERSON if row.value(name) not in (None, "")
        }
        values |= {"unit_id": unit} if unit is not None else {}
        if row.choice == NEW:
            step.insert("person", {**values, "uid": str(uuid4())})
        elif row.same_as is not None:
            _fill(step, "person", row.same_as, values)


def _fill(step: Transaction, table: str, key: int, values: Mapping[str, Value]) -> None:
    now = step.row(table, key)
    step.update(table, key, {name: value for name, value in values.items() if now[name] in (None, "", False)})


def check_units(rows: list[ImportRow], facts: Facts, job: Job) -> list[ImportRow]:
    """Find units that are there already, and the one above each: in the list or in the book."""
    names: dict[str, list[ImportRow]] = {}
    for row in rows:
        if row.verdict not in _SETTLED:
            names.setdefault(plain(row.text("name")), []).append(row)
    called = frozenset(names) | {plain(row.text("abbreviation")) for row in rows}
    for number, row in enumerate(rows):
        if number % STEP == 0:
            job.check()
            job.progress(number, len(rows), _("Đang so với Danh mục"))
        if row.verdict in _SETTLED:
            continue
        _check_double_unit(row, facts, names)
        for slot in ("parent", "replaced_by"):
            _check_named_unit(row, slot, facts, called)
        start, end = row.value("valid_from"), row.value("valid_to")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            row.worsen(Verdict.QUESTION, _("Ngày kết thúc trước ngày bắt đầu."))
        if _is_circle(row, names):
            row.worsen(Verdict.REFUSED, _("Đơn vị không thể trực thuộc chính nó."))
    return rows


def _check_double_unit(row: ImportRow, facts: Facts, names: Mapping[str, list[ImportRow]]) -> None:
    name, above = row.text("name"), plain(row.text("parent"))
    for other in names[plain(name)]:
        if other.line.number < row.line.number and plain(other.text("parent")) == above:
            row.worsen(Verdict.SKIPPED, _("Trùng với dòng {number}.").format(number=other.line.number))
    match = facts.finder.find(name)
    for unit, degree in match.candidates:
        record = facts.finder.units[unit]
        parent = facts.finder.units.get(record.parent_id or 0)
        is_elsewhere = bool(above) and parent is not None and plain(parent.name) != above
        if degree == 1.0 and is_elsewhere and plain(record.name) == plain(name):
            continue
        is_same = degree == 1.0 and plain(record.name) == plain(name)
        words = _("Đã có trong Danh mục: {name}.") if is_same else _("Có phải là {name} (giống {percent} %)?")
        row.worsen(
            Verdict.SKIPPED if is_same else Verdict.QUESTION,
            words.format(name=facts.unit_name(unit), percent=round(degree * 100)),
        )
        row.candidates.append(Candidate(unit, facts.unit_name(unit), degree))


def _check_named_unit(row: ImportRow, slot: str, facts: Facts, called: frozenset[str]) -> None:
    text = row.text(slot)
    if not text or plain(text) in called or _known_unit(facts, text) is not None:
        return
    row.worsen(
        Verdict.QUESTION,
        _("Không thấy đơn vị “{text}” trong danh sách này hay trong Danh mục. Nếu nhập thì để trống.").format(
            text=text
        ),
    )


def _known_unit(facts: Facts, text: str) -> int | None:
    match = facts.finder.find(text)
    return match.best if match.is_sure else None


def _is_circle(row: ImportRow, names: Mapping[str, list[ImportRow]]) -> bool:
    seen: set[str] = set()
    name = plain(row.text("name"))
    while name in names and name not in seen:
        seen.add(name)
        name = plain(names[name][0].text("parent"))
    return bool(name) and name == plain(row.text("name"))


def write_units(step: Transaction, rows: Sequence[ImportRow], facts: Facts, job: Job) -> None:
    """Add the new ones with their former names, then join each with the unit above it."""
    made: dict[str, int] = {}
    written: list[tuple[ImportRow, int]] = []
    for row in rows:
        job.check()
        values: dict[str, Value] = {
            name: row.value(name) for name in ("union_name", "abbreviation", "valid_from", "valid_to")
        }
        values = {name: value for name, value in values.items() if value not in (None, "")}
        if row.choice == NEW:
            key = step.insert(
                "unit", {"abbreviation": "", **values, "name": row.text("name"), "uid": str(uuid4())}
            )
            made.setdefault(plain(row.text("name")), key)
        elif row.same_as is not None:
            key = row.same_as
            _fill(step, "unit", key, values)
            made.setdefault(plain(row.text("name")), key)
            _learn(step, facts, key, row.text("name"))
        else:
            continue
        former = row.text("former_name")
        if former and not any(
            plain(str(old["name"])) == plain(former) for old in step.rows("unit_name", unit_id=key)
        ):
            step.insert("unit_name", {"unit_id": key, "name": former})
        written.append((row, key))
    short = {plain(row.text("abbreviation")): key for row, key in written if row.text("abbreviation")}
    for row, key in written:
        for slot, column in (("parent", "parent_id"), ("replaced_by", "replaced_by_id")):
            text = row.text(slot)
            above = made.get(plain(text)) or short.get(plain(text))
            above = above or (_known_unit(facts, text) if text else None)
            if above is not None and above != key:
                step.update("unit", key, {column: above})


def _learn(step: Transaction, facts: Facts, unit: int, name: str) -> None:
    match = facts.finder.find(name)
    folded = plain(name)
    if not (match.is_sure and match.best == unit) and folded and not step.rows("unit_alias", folded=folded):
        step.insert("unit_alias", {"unit_id": unit, "name": name, "folded": folded})


def check_head_counts(rows: list[ImportRow], book: Book, units: UnitBook, job: Job) -> list[ImportRow]:
    """Find numbers that are noted already for a unit on a day."""
    known = {
        (int(unit), str(on)): (int(key), int(people))
        for key, unit, on, people in book.sql('SELECT id, unit_id, "on", people FROM head_count')
    }
    seen: dict[tuple[int, str], int] = {}
    for row in rows:
        job.check()
        if row.verdict in _SETTLED:
            continue
        units.settle(row, "unit", [row.value("on")])
        if row.unit_id is None:
            row.worsen(Verdict.QUESTION)
            continue
        place = (row.unit_id, str(row.value("on") or units.today))
        if place in seen:
            row.worsen(
                Verdict.QUESTION, _("Cùng đơn vị, cùng ngày với dòng {number}.").format(number=seen[place])
            )
        seen.setdefault(place, row.line.number)
        if place in known:
            key, people = known[place]
            _be_noted(row, key, people, date.fromisoformat(place[1]))
    return rows


def _be_noted(row: ImportRow, key: int, people: int, on: date) -> None:
    words = _("{people} người vào ngày {day}").format(people=format_number(people), day=format_date(on))
    if row.value("people") == people:
        row.worsen(Verdict.SKIPPED, _("Đã ghi: {words}.").format(words=words))
    else:
        row.worsen(Verdict.QUESTION, _("Sổ đang ghi {words}; nhập thì thay số ấy.").format(words=words))
    row.default = f"{SAME}{key}"
    row.candidates.append(Candidate(key, words, 1.0))


def write_head_counts(
    step: Transaction, rows: Sequence[ImportRow], units: Mapping[int, int], today: date
) -> None:
    """Write the numbers; one noted for that day already is replaced, also by a later row of the list."""
    noted = {(row["unit_id"], row["on"]): int(str(row["id"])) for row in step.rows("head_count")}
    for row in rows:
        unit = units.get(row.unit_id, row.unit_id) if row.unit_id is not None else None
        if unit is None or not row.is_written:
            continue
        place = (unit, row.value("on") or today)
        if place in noted:
            step.update("head_count", noted[place], {"people": row.value("people")})
        else:
            values = {"unit_id": place[0], "on": place[1], "people": row.value("people")}
            noted[place] = step.insert("head_count", values)
