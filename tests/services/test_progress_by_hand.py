"""Two thousand innovations counted by hand, and every figure of a programme beside it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.dates import Clock
from desktop_app.domain.progress import Line
from desktop_app.domain.records import HeadCount, Innovation, Unit
from desktop_app.services import programmes, register
from desktop_app.services.progress import Report, figure_of, figures, progress, rows_behind
from desktop_app.services.sample import fill_with_sample
from desktop_app.services.units import all_units
from desktop_app.store.book import Book
from tests.data.bulk import fill

TODAY = date(2026, 6, 30)
START, END = date(2025, 1, 1), date(2026, 12, 31)
MIDDLE = date(2025, 12, 31)
LEVELS = ("co_so", "tct", "evn")
SHOWN = ("counted", "recognised", "keyed", "confirmed", "authors")


@dataclass
class Hand:
    """What one innovation has, as noted while it was made."""

    unit: int | None
    decisions: list[tuple[str, date]]
    keyed: date | None = None
    is_confirmed: bool = False
    is_there: bool = True

    def counts(self, first: date, last: date) -> bool:
        """Count by the first decision that is not after today."""
        days = [day for _level, day in self.decisions if day <= TODAY]
        return self.is_there and bool(days) and first <= min(days) <= min(last, TODAY)

    @property
    def highest(self) -> str:
        """The highest level decided by today."""
        return max((level for level, day in self.decisions if day <= TODAY), key=LEVELS.index)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, int, dict[int, Hand]]]:
    folder: Path = tmp_path_factory.mktemp("tay") / "Sổ"
    with Book.create(folder, clock=Clock(TODAY)) as book:
        keys = fill(book, 2000)
        chance = random.Random(7)
        _merge_a_unit(book)
        hands = {item.id: Hand(item.unit_id, []) for item in book.all(Innovation)}
        with book.transaction("Kết quả") as step:
            undecided = step.insert("council_round", {"uid": "u", "name": "Đợt", "level": "tct"})
            for key in keys:
                step.update("innovation", key, {"stage": chance.choice(("examining", "writing", "filed"))})
                for level in LEVELS[: chance.choice((0, 1, 1, 1, 2, 3))]:
                    day = START + timedelta(days=chance.randrange(-200, 900))
                    hands[key].decisions.append((level, day))
                    values = {"innovation_id": key, "level": level, "result": "recognised"}
                    step.insert("examination", {**values, "decision_on": day, "decision_number": "1/QĐ"})
                if chance.random() < 0.2:
                    values = {"innovation_id": key, "round_id": undecided, "level": "tct"}
                    step.insert("examination", {**values, "result": chance.choice(("recognised", "refused"))})
                if chance.random() < 0.4:
                    day = START + timedelta(days=chance.randrange(0, 600))
                    hands[key].keyed = day
                    hands[key].is_confirmed = chance.random() < 0.5
                    state = "confirmed" if hands[key].is_confirmed else "keyed"
                    stamp = f"{day - timedelta(days=1)}T20:15:00.000000+00:00"  # 03:15 of that day here
                    entry = {"innovation_id": key, "system": "congdoan", "state": state}
                    step.insert("portal_entry", {**entry, "keyed_at": stamp})
                if chance.random() < 0.05:
                    hands[key].is_there = False
                    step.update("innovation", key, {"deleted_at": book.clock.now()})
        yield book, _programme(book), hands


def _merge_a_unit(book: Book) -> None:
    old, new = [unit.id for unit in all_units(book) if unit.parent_id is None][:2]
    with book.transaction("Sáp nhập 07/2025") as step:
        step.update("unit", old, {"valid_to": date(2025, 6, 30), "replaced_by_id": new})


def _programme(book: Book) -> int:
    made = programmes.add_programme(book, {"name": "Chương trình", "target": 900, "rule": "decided"}).id
    for name, first, last in (("Năm 2025", START, MIDDLE), ("Năm 2026", date(2026, 1, 1), END)):
        phase = programmes.add_phase(book, made, {"name": name, "starts_on": first, "ends_on": last}).id
        for place, unit in enumerate(all_units(book)):
            programmes.set_target(book, phase, unit.id, place % 4)
    return made


def _below(units: list[Unit]) -> dict[int, set[int]]:
    """Give, the slow way, each unit with all below it; a merged one is below its successor."""
    above = {unit.id: unit.replaced_by_id or unit.parent_id for unit in units}
    found: dict[int, set[int]] = {unit.id: set() for unit in units}
    for unit in units:
        at: int | None = unit.id
        while at is not None:
            found[at].add(unit.id)
            at = above[at]
    return found


def _windows(book: Book, made: int) -> list[tuple[int | None, date, date]]:
    first, second = programmes.phases(book, made)
    return [(None, START, END), (first.id, START, MIDDLE), (second.id, date(2026, 1, 1), END)]


def _expected(hands: dict[int, Hand], first: date, last: date) -> dict[str, set[int]]:
    decided = {key: hand for key, hand in hands.items() if hand.is_there and hand.decisions}
    known = {key: hand for key, hand in decided.items() if any(day <= TODAY for _l, day in hand.decisions)}
    in_time = {key for key, hand in known.items() if hand.counts(first, last)}
    keyed = {key for key, hand in known.items() if hand.keyed and first <= hand.keyed <= min(last, TODAY)}
    return {
        "counted": in_time,
        "recognised": in_time,
        "keyed": keyed,
        "confirmed": {key for key in keyed if known[key].is_confirmed},
        "unkeyed": {key for key in in_time if known[key].keyed is None},
    }


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_figure_of_every_unit_is_what_a_hand_counts(
    counted: tuple[Book, int, dict[int, Hand]], place: int
) -> None:
    book, made, hands = counted
    phase, first, last = _windows(book, made)[place]
    report, wanted = progress(book, made, phase), _expected(hands, first, last)
    assert len(wanted["counted"]) > 100
    below = _below(all_units(book))
    for line in report.progress.lines:
        mine = below[line.unit_id] if line.unit_id else {None}
        for name in SHOWN[:4]:
            keys = {key for key in wanted[name] if hands[key].unit in mine}
            assert set(getattr(line, name)) == keys, (line.name, name)
    whole = {item.id: item.keys for item in figures(report)}
    for name, keys in wanted.items():
        assert set(whole[name]) == keys, name
    for level in LEVELS:
        keys = {key for key in wanted["counted"] if hands[key].highest == level}
        assert set(whole.get(f"level:{level}", ())) == keys
    assert report.progress.whole.standing.counted == len(wanted["counted"])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_figure_opens_as_many_rows_as_it_says(
    counted: tuple[Book, int, dict[int, Hand]], place: int
) -> None:
    book, made, _hands = counted
    report = progress(book, made, _windows(book, made)[place][0])
    _assert_rows(book, report)


@pytest.mark.parametrize("rule", [rule.id for rule in programmes.rules()])
def test_every_figure_of_the_sample_opens_as_many_rows_as_it_says(tmp_path: Path, rule: str) -> None:
    with Book.create(tmp_path / "Sổ", clock=Clock(TODAY)) as book:
        fill_with_sample(book)
        made = programmes.add_from_template(book, "10k-2025").id
        programmes.edit_programme(book, made, {"rule": rule})
        for phase in (None, *(phase.id for phase in programmes.phases(book, made))):
            _assert_rows(book, progress(book, made, phase))


def _assert_rows(book: Book, report: Report) -> None:
    reader = book.reader()
    try:
        shown = [*figures(report), *(item for item in report.progress.notices if item.keys)]
        shown += [figure_of(book, report, line, name) for line in report.progress.lines for name in SHOWN]
        for figure in shown:
            assert len(set(figure.keys)) == len(figure.keys), figure
            found = register.rows(reader, rows_behind(figure))
            assert [row.id for row in found] == sorted(figure.keys), figure
    finally:
        reader.close()


def test_the_curve_only_rises_and_ends_at_the_figure(counted: tuple[Book, int, dict[int, Hand]]) -> None:
    book, made, _hands = counted
    for phase, first, last in _windows(book, made):
        found = progress(book, made, phase).progress
        known = [point.counted for point in found.curve if point.counted is not None]
        assert known == sorted(known)
        assert known[-1] == found.whole.standing.counted
        assert (found.curve[0].on, found.curve[-1].on) == (first, last)
        assert all(point.counted is None for point in found.curve if point.on > TODAY)
        due = [point.expected for point in found.curve if point.expected is not None]
        assert due == sorted(due)


def test_tops_and_the_homeless_add_up_to_the_whole(counted: tuple[Book, int, dict[int, Hand]]) -> None:
    book, made, _hands = counted
    found = progress(book, made).progress
    tops: list[Line] = [line for line in found.lines if line.depth == 0]
    for name in SHOWN[:4]:
        keys = [key for line in tops for key in getattr(line, name)]
        assert len(keys) == len(set(keys))
        assert set(keys) == set(getattr(found.whole, name))


def test_authors_are_no_more_than_people_where_heads_are_counted(
    counted: tuple[Book, int, dict[int, Hand]],
) -> None:
    book, made, _hands = counted
    found = progress(book, made).progress
    assert book.all(HeadCount) == []
    assert all(line.staff.share is None for line in found.lines)
    for line in found.lines:
        assert line.staff.direct <= line.staff.known <= line.staff.authors
    assert max(line.staff.authors for line in found.lines) <= found.whole.staff.authors
