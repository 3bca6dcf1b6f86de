"""A worker's start: five questions make a dossier, filled with what the last one of its form already knew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Authorship, Innovation, Person
from desktop_app.domain.richtext import from_plain
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import FieldKind, Pack
from desktop_app.services import packs
from desktop_app.services.books import Book
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import Added, make
from desktop_app.services.participants import write_lines
from desktop_app.services.people import all_people
from desktop_app.store.transaction import Transaction

DIFFICULTY_KEY = "current_state"


@dataclass(frozen=True, slots=True)
class Start:
    """The five answers. `unit` is a unit's key, or the name of one the book does not have; nothing is None.

    `authors` are names, the first one's first. `difficulty` is plain text.
    """

    title: str
    unit: int | str | None = None
    authors: tuple[str, ...] = ()
    applied_on: date | None = None
    applied_at: str = ""
    difficulty: str = ""
    form_id: str = ""


def start_innovation(book: Book, start: Start) -> Added:
    """Make a dossier of the five answers, its authors and, where it is new, its unit: one step.

    Raises:
        UserError: the title is empty.
    """
    title = clean(start.title)
    if not title:
        raise UserError(_("Nhập tên giải pháp, một câu là đủ; sau này sửa lại được."))
    pack = packs.find(book, start.form_id or packs.default_form())
    values: dict[str, Value] = {
        **begun_values(book, pack),
        "title": title,
        "form_id": pack.id,
        "applied_on": start.applied_on,
        **_given("applied_at", clean(start.applied_at)),
        **_given(_difficulty_key(pack), from_plain(clean(start.difficulty, multiline=True))),
    }
    authors = _authors(book, start.authors)
    with book.transaction(_("Thêm sáng kiến")) as step:
        unit = _unit(step, start.unit)
        if unit is not None:
            values["unit_id"] = unit
        row = make(book, step, values)
        write_lines(step, "authorship", row, authors)
    return Added(row, step.changes)


def begun_values(book: Book, pack: Pack) -> dict[str, Value]:
    """Return what a new dossier of a form begins with: defaults, and what the newest one of it remembers."""
    values: dict[str, Value] = {field.key: field.default for field in pack.form.fields if field.default}
    remembered = [field for field in pack.form.fields if field.is_remembered]
    of_form = [item.id for item in book.all(Innovation, form_id=pack.id) if item.deleted_at is None]
    if remembered and of_form:
        newest = load_dossier(book, max(of_form))
        values.update({field.key: newest.value(field.key) for field in remembered if newest.value(field.key)})
    return values


def _difficulty_key(pack: Pack) -> str:
    keys = [field.key for field in pack.form.fields if field.kind is FieldKind.TEXT]
    return DIFFICULTY_KEY if DIFFICULTY_KEY in keys or not keys else keys[0]


def _given(key: str, value: str) -> Mapping[str, Value]:
    return {key: value} if value else {}


def _authors(book: Book, names: Sequence[str]) -> list[Authorship]:
    """Make the rows of the authors; a name only one person of the book bears brings their facts along."""
    known: dict[str, list[Person]] = {}
    for person in all_people(book):
        known.setdefault(_key(person.name), []).append(person)
    cleaned = dict.fromkeys(name for name in map(clean, names) if name)
    rows: list[Authorship] = []
    for position, name in enumerate(cleaned, start=1):
        found = known.get(_key(name), [])
        rows.append(as_author(position, found[0]) if len(found) == 1 else Authorship(0, 0, position, name))
    return rows


def as_author(position: int, person: Person) -> Authorship:
    """Fill an authorship from somebody's record, in the words that are printed."""
    level = packs.catalogue().label("education_levels", person.education_level)
    learnt = " ".join(part for part in (level, person.education_field) if part)
    return Authorship(
        0,
        0,
        position,
        person.name,
        person.id,
        person.birth,
        person.sex,
        person.post,
        person.workplace,
        learnt,
    )


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _unit(step: Transaction, unit: int | str | None) -> int | None:
    if not isinstance(unit, str):
        return unit
    name = clean(unit)
    if not name:
        return None
    same = [row for row in step.rows("unit") if _key(str(row["name"])) == _key(name)]
    if same:
        return int(str(same[0]["id"]))
    return step.insert("unit", {"name": name, "abbreviation": "", "uid": str(uuid4())})
