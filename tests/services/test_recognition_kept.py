"""Rounds, programmes and portals through backup, restore, the trash, and undo of every act of a round."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.records import Innovation
from desktop_app.services import (
    balloting,
    concluding,
    council,
    examining,
    portal,
    programmes,
    recognition,
    reconciling,
)
from desktop_app.services.backup import back_up, plan_restore, restore
from desktop_app.services.innovations import delete_for_good, move_to_trash
from desktop_app.services.soundness import SOUND, soundness
from desktop_app.services.undo import UndoStack
from desktop_app.services.units import add_unit
from desktop_app.store.book import Book
from tests.services.test_council import make_dossier, make_round

TABLES = (
    "council_round", "council_member", "council_conflict", "examination", "ballot", "programme", "phase",
    "phase_end", "target", "portal_entry", "portal_match", "unit_alias", "innovation", "authorship", "unit",
)  # fmt: skip


def everything(book: Book) -> dict[str, list[tuple[object, ...]]]:
    whole = {table: book.sql(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}
    facts = ", ".join(field.name for field in fields(Innovation) if field.name not in ("updated_at",))
    return {**whole, "innovation": book.sql(f"SELECT {facts} FROM innovation ORDER BY id")}


def the_whole_way(book: Book, done: Callable[[Changes], None]) -> list[int]:
    """Carry three dossiers through a round and on to a portal; `done` gets every act."""
    unit = add_unit(book, {"name": "Công ty Điện lực Bình Định"}).id
    keys = [make_dossier(book, f"Cải tiến ổ trục bơm tuần hoàn số {n}", "ready") for n in range(3)]
    made = make_round(book)
    members = council.members(book, made)
    done(examining.take_in(book, made, keys, date(2026, 6, 1)))
    first, second, third = (item.id for item in council.examinations(book, made))
    done(examining.send_back(book, [third], date(2026, 6, 2), "Thiếu phụ lục"))
    done(examining.accept(book, [first, second, third], date(2026, 6, 3)))
    done(examining.declare_conflict(book, members[0].id, keys[0], "Chồng"))
    done(examining.withdraw_conflict(book, members[0].id, keys[0]))
    done(balloting.mark(book, third, members[0].id, "novelty", "negative"))
    done(balloting.abstain(book, third, members[1].id, True))
    done(balloting.override(book, third, members[2].id, "refused", "Đã có nơi làm", "Xem Quyết định 5"))
    for examination in (first, second):
        for member in members:
            for line in balloting.sheet_of(book, examination).criteria:
                is_asked = examination == second and line.id == "steps"
                box = "negative" if is_asked else "positive"
                done(balloting.mark(book, examination, member.id, line.id, box))
    done(concluding.conclude_as_voted(book, [first, second]))
    done(concluding.conclude(book, third, {"result": "refused", "result_reason": "Đã có nơi làm"}))
    done(concluding.complete(book, [second], date(2026, 7, 5)))
    done(recognition.decide(book, [first, second, third], "1/QĐ", date(2026, 7, 9), "012/2026/GCN"))
    programme = programmes.add_from_template(book, "10k-2022")
    done(programme.changes)
    phases = programmes.phases(book, programme.id)
    done(programmes.set_target(book, phases[0].id, unit, 7, "Văn bản 9"))
    done(programmes.choose_end(book, phases[1].id, date(2023, 8, 31)))
    done(portal.mark_keyed(book, "congdoan", [keys[0]]))
    listing = reconciling.read_listing(
        f"Mã sáng kiến\tTên sáng kiến\nA1\t{book.get(Innovation, keys[0]).title}\nA2\tXe kéo dây vượt sông"
    )
    found = reconciling.reconcile(book, "congdoan", listing)
    done(reconciling.accept(book, found, found.pairs))
    done(reconciling.dismiss(book, found, found.theirs))
    return keys


def test_every_act_is_undone_and_done_again_step_by_step(book: Book) -> None:
    stack = UndoStack(book)
    states: list[dict[str, list[tuple[object, ...]]]] = []

    def done(changes: Changes) -> None:
        stack.push(changes)
        states.append(everything(book))

    the_whole_way(book, done)
    count = len(states)
    assert count >= 60
    for place in range(count - 1, 0, -1):
        stack.undo()
        _assert_same(book, states[place - 1], place)
    for place in range(1, count):
        stack.redo()
        _assert_same(book, states[place], place)


def _assert_same(book: Book, wanted: dict[str, list[tuple[object, ...]]], place: int) -> None:
    now = everything(book)
    for table in TABLES:
        assert now[table] == wanted[table], (place, table)


def test_a_backup_brings_rounds_programmes_and_portals_back(book: Book) -> None:
    keys = the_whole_way(book, lambda _changes: None)
    before = everything(book)
    assert all(before[table] for table in TABLES if table not in ("council_conflict", "unit_alias"))
    made = back_up(book)
    move_to_trash(book, keys)
    delete_for_good(book, keys)
    left = everything(book)
    assert [left[table] for table in ("examination", "ballot", "portal_entry")] == [[], [], []]
    (programme,) = programmes.programmes(book)
    programmes.remove_programme(book, programme.id)
    plan_restore(book, made.path)
    restore(book, made.path)
    assert everything(book) == before
    assert soundness(book) == SOUND
