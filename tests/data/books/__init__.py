"""Books for tests: new ones, and those that programs of former times wrote."""

from datetime import date
from pathlib import Path

from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Authorship
from desktop_app.services import backup, innovations, participants, people, units
from desktop_app.store.book import Book
from desktop_app.store.migrating import shipped_version

HERE = Path(__file__).parent
TODAY = date(2026, 5, 12)


def new_book(folder: Path, today: date = TODAY) -> Book:
    """Make an empty book whose day is set."""
    return Book.create(folder, clock=Clock(today), who="Lê Thị Mai")


def keep_released(folder: Path) -> Path:
    """Write the book that is kept of the schema now being released; `folder` is for making it."""
    with new_book(folder / "so") as book:
        shop = units.add_unit(book, {"name": "Phân xưởng Vận hành", "abbreviation": "PXVH"}).id
        person = people.add_person(book, {"name": "Nguyễn Đức Ánh", "birth": "1988", "unit_id": shop}).id
        key = innovations.add_innovation(
            book,
            {
                "title": "Cải tiến vòi đốt than lò hơi số 2",
                "unit_id": shop,
                "current_state": "<p>Vòi đốt mòn nhanh, tia lửa lệch.</p>",
            },
        ).id
        participants.set_authors(book, key, [Authorship(0, key, 1, "Nguyễn Đức Ánh", person, share=10000)])
        return backup.back_up(book, HERE / f"schema-{shipped_version():04d}.zip").path
