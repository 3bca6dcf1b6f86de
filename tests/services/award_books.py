"""A small book for awards: a plant with two shops, people, and innovations that were recognised."""

from datetime import date

from desktop_app.domain.records import Authorship, Person
from desktop_app.domain.values import Value
from desktop_app.services.innovations import add_innovation
from desktop_app.services.participants import set_authors
from desktop_app.services.people import add_person
from desktop_app.services.units import add_unit
from desktop_app.store.book import Book

MILLION = 1_000_000


def unit(book: Book, name: str, parent: int | None = None) -> int:
    """Add a unit."""
    return add_unit(book, {"name": name, "abbreviation": "PX", "parent_id": parent}).id


def person(book: Book, name: str, **facts: Value) -> int:
    """Add somebody with a birth, a post and an education."""
    values: dict[str, Value] = {"birth": "1990", "education_level": "cao_dang", "post": "Công nhân", **facts}
    return add_person(book, {"name": name, **values}).id


def innovation(
    book: Book,
    authors: dict[int, int | None],
    *,
    value: int | None = 100 * MILLION,
    decided: date | None = date(2026, 5, 4),
    level: str = "co_so",
    **facts: Value,
) -> int:
    """Add an innovation in use, of these people with their shares; recognised where there is a day."""
    values: dict[str, Value] = {"title": "Cải tiến", "applied_on": date(2025, 9, 1), "benefit_amount": value}
    key = add_innovation(book, {**values, **facts}).id
    rows = [
        Authorship(0, key, place, book.get(Person, who).name, person_id=who, share=share)
        for place, (who, share) in enumerate(authors.items(), 1)
    ]
    set_authors(book, key, rows)
    if decided is not None:
        with book.transaction("Công nhận") as step:
            noted: dict[str, Value] = {"level": level, "result": "recognised", "decision_on": decided}
            step.insert("examination", {"innovation_id": key, "decision_number": "1/QĐ", **noted})
    return key


def line(book: Book, award: str, **facts: Value) -> int:
    """Add a line of a nomination in a round of its own."""
    with book.transaction("Đề nghị") as step:
        number = len(step.rows("nomination_line"))
        made = step.insert("nomination_round", {"uid": f"r{number}", "name": "Đợt", "year": 2026})
        values: dict[str, Value] = {"uid": f"l{number}", "round_id": made, "position": 1, "award": award}
        return step.insert("nomination_line", {**values, **facts})
