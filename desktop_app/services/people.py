"""The people of the book: adding, editing, finding, merging doubles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Person
from desktop_app.domain.text import fold
from desktop_app.domain.values import Value, named
from desktop_app.services.innovations import Added
from desktop_app.store.book import Book

_REFERENCES = (
    ("authorship", "person_id"),
    ("application_helper", "person_id"),
    ("innovation", "support_person_id"),
    ("council_member", "person_id"),
    ("nomination_line", "person_id"),
    ("honour", "person_id"),
    ("award_use", "person_id"),
)


@dataclass(frozen=True, slots=True)
class Doubles:
    """People who may be one and the same: the same folded name."""

    people: tuple[Person, ...]


def all_people(book: Book) -> list[Person]:
    """Return everybody, by given name."""
    return book.all(Person, "sort_key")


def find_people(book: Book, text: str, limit: int = 50) -> list[Person]:
    """Return those whose name holds the text, accents or not, by given name."""
    words = fold(text).split()
    pattern = "%".join(("", *(_escaped(word) for word in words), ""))
    rows = book.sql(
        "SELECT id FROM person WHERE folded LIKE ? ESCAPE '\\' ORDER BY sort_key LIMIT ?", (pattern, limit)
    )
    return [book.get(Person, int(row)) for (row,) in rows]


def add_person(book: Book, values: Mapping[str, Value]) -> Added:
    """Add somebody.

    Raises:
        UserError: the name is empty.
    """
    with book.transaction(_("Thêm người")) as step:
        row = step.insert(
            "person", {**_checked({"name": "", **values}), "uid": str(values.get("uid") or uuid4())}
        )
    return Added(row, step.changes)


def edit_person(book: Book, person: int, values: Mapping[str, Value]) -> Changes:
    """Change a person's record; what papers already hold of them stays as it was printed."""
    with book.transaction(_("Sửa thông tin người")) as step:
        step.update("person", person, _checked(values))
    return step.changes


def remove_person(book: Book, person: int) -> Changes:
    """Remove somebody whom no dossier, council or nomination names, and who holds no title or award.

    Raises:
        UserError: one of these names them.
    """
    with book.transaction(_("Xóa người")) as step:
        for table, column in _REFERENCES:
            if step.rows(table, "id", **{column: person}):
                raise UserError(
                    _(
                        "Người này đang có tên trong hồ sơ, Hội đồng hoặc khen thưởng nên không xóa được."
                        " Hãy gộp với bản ghi đúng."
                    )
                )
        step.delete("person", person)
    return step.changes


def merge_people(book: Book, kept: int, doubles: Sequence[int]) -> Changes:
    """Make several records of one person one: dossiers follow, empty facts are filled from the doubles."""
    with book.transaction(_("Gộp người trùng")) as step:
        target = step.row("person", kept)
        for double in dict.fromkeys(doubles):
            if double == kept:
                continue
            row = step.row("person", double)
            filled = {
                name: value
                for name, value in row.items()
                if name not in ("id", "uid") and value and not target[name]
            }
            if filled:
                step.update("person", kept, filled)
                target.update(filled)
            for table, column in _REFERENCES:
                for reference in step.rows(table, "id", **{column: double}):
                    step.update(table, int(str(reference["id"])), {column: kept})
            step.delete("person", double)
    return step.changes


def dossier_counts(book: Book) -> dict[int, int]:
    """Return how many dossiers outside the trash name each person, by the person's key."""
    rows = book.sql(
        "SELECT person_id, count(*) FROM ("
        "SELECT person_id, innovation_id FROM authorship"
        " UNION SELECT person_id, innovation_id FROM application_helper"
        " UNION SELECT support_person_id, id FROM innovation"
        ") AS named JOIN innovation ON innovation.id = innovation_id"
        " WHERE person_id IS NOT NULL AND innovation.deleted_at IS NULL GROUP BY person_id"
    )
    return {int(person): int(count) for person, count in rows}


def likely_doubles(book: Book) -> list[Doubles]:
    """Return groups of people who share a folded name, for somebody to decide."""
    groups: dict[str, list[Person]] = {}
    for person in all_people(book):
        groups.setdefault(" ".join(fold(person.name).split()), []).append(person)
    return [Doubles(tuple(group)) for group in groups.values() if len(group) > 1]


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _checked(values: Mapping[str, Value]) -> dict[str, Value]:
    return named(values, _("Nhập họ và tên."))
