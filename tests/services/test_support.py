"""The helpers' work, counted from the history of stages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Innovation
from desktop_app.services import support
from desktop_app.services.innovations import add_innovation, edit_innovation, move_to_trash
from desktop_app.services.people import add_person
from desktop_app.store.book import Book
from tests.documents.test_excel import cells

START = datetime(2026, 3, 1, 2, tzinfo=UTC)


class Ticking(Clock):
    """A clock that tests move on by days."""

    def __init__(self) -> None:
        super().__init__()
        self.at = START

    def now(self) -> str:
        return self.at.isoformat(timespec="microseconds")

    def pass_days(self, days: float) -> None:
        self.at += timedelta(days=days)


def helped(book: Book, clock: Ticking) -> int:
    """Make a dossier that took 3 days to write, 2 in examination, 4 to complete, 1 more in examination."""
    person = add_person(book, {"name": "Trần Thị Hoa"}).id
    key = add_innovation(book, {"title": "Ổ trục", "stage": "writing", "support_person_id": person}).id
    for days, stage in ((3, "examining"), (2, "returned"), (4, "examining"), (1, "recognised"), (30, "")):
        clock.pass_days(days)
        if stage:
            edit_innovation(book, key, {"stage": stage})
    return key


def test_days_are_added_up_by_stage_and_stop_once_it_is_decided(tmp_path: Path) -> None:
    clock = Ticking()
    with Book.create(tmp_path / "b", clock=clock) as book:
        helped(book, clock)
        (helper,) = support.helpers(book)
        (dossier,) = helper.dossiers
        days = {stage: dossier.days(stage) for stage in ("writing", "examining", "returned", "ready")}
        assert days == {"writing": 3, "examining": 3, "returned": 4, "ready": None}
        assert dossier.waited == 10
        assert (helper.name, helper.recognised, helper.under_way) == ("Trần Thị Hoa", 1, 0)


def test_the_stage_it_is_in_runs_on_and_averages_round_half_up(tmp_path: Path) -> None:
    clock = Ticking()
    with Book.create(tmp_path / "b", clock=clock) as book:
        person = add_person(book, {"name": "Hoa"}).id
        for days in (2, 3):
            add_innovation(book, {"title": "x", "stage": "writing", "support_person_id": person})
            clock.pass_days(days)
        (helper,) = support.helpers(book)
        assert [item.days("writing") for item in helper.dossiers] == [5, 3]
        assert helper.average("writing") == 4
        clock.pass_days(0.5)
        assert support.helpers(book)[0].average("writing") == 5
        assert helper.average("filed") is None
        assert helper.under_way == 2


def test_the_trash_and_dossiers_without_a_helper_do_not_count(tmp_path: Path) -> None:
    clock = Ticking()
    with Book.create(tmp_path / "b", clock=clock) as book:
        add_innovation(book, {"title": "Không ai giúp", "stage": "writing"})
        assert support.helpers(book) == []
        move_to_trash(book, [helped(book, clock)])
        assert support.helpers(book) == []


def test_several_dossiers_get_a_helper_as_one_step(tmp_path: Path) -> None:
    with Book.create(tmp_path / "b") as book:
        person = add_person(book, {"name": "Hoa"}).id
        keys = [add_innovation(book, {"title": title}).id for title in ("Ổ trục", "Bơm")]
        codes = [book.get(Innovation, key).code for key in keys]
        changes = support.assign(book, person, f" {codes[0].lower()}, {codes[1]};\n{codes[0]} ")
        assert len(changes.items) == 2
        assert [len(helper.dossiers) for helper in support.helpers(book)] == [2]
        with pytest.raises(UserError, match="2026-KHONG-1"):
            support.assign(book, None, f"{codes[0]} 2026-KHONG-1")
        with pytest.raises(UserError, match="Nhập mã"):
            support.assign(book, person, " , ")
        assert len(support.helpers(book)) == 1
        support.assign(book, None, codes[0])
        assert [len(helper.dossiers) for helper in support.helpers(book)] == [1]


def test_the_list_goes_to_excel_with_numbers_as_numbers(tmp_path: Path) -> None:
    clock = Ticking()
    with Book.create(tmp_path / "b", clock=clock) as book:
        helped(book, clock)
        assert support.write_helped(book, tmp_path / "ra.xlsx") == 1
    read = cells(tmp_path / "ra.xlsx")
    columns = {
        text: place[:-1] for place, (_kind, text) in read.items() if place.endswith("1") and len(place) == 2
    }
    assert read[f"{columns['Người hỗ trợ']}2"][1] == "Trần Thị Hoa"
    assert read[f"{columns['Ngày ở “Đang viết”']}2"] == ("n", "3")
    assert read[f"{columns['Tổng số ngày']}2"] == ("n", "10")
