"""Đối soát on labelled lists: who is who, what is written once it is accepted, and nothing before."""

import csv
import random
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.programme import PortalEntry, PortalMatch, UnitAlias
from desktop_app.domain.records import Authorship, Innovation
from desktop_app.services import portal, reconciling
from desktop_app.services.innovations import add_innovation, move_to_trash
from desktop_app.services.participants import set_authors
from desktop_app.services.reconciling import read_listing, reconcile
from desktop_app.services.undo import UndoStack
from desktop_app.services.units import add_unit
from desktop_app.store.book import Book
from tests.data.bulk import fill
from tests.data.portal_lists import WAYS, Labelled, Source, listed, respell

SYSTEM = "congdoan"
HEADINGS = (
    "STT",
    "Mã sáng kiến",
    "Tên sáng kiến",
    "Tên cơ quan, đơn vị",
    "Tác giả",
    "Giá trị làm lợi (đồng)",
)


def sources(book: Book) -> list[Source]:
    statement = (
        "SELECT i.id, i.title, u.name, p.name, l.authors, i.benefit_amount FROM innovation i"
        " JOIN listing l ON l.innovation_id = i.id JOIN unit u ON u.id = i.unit_id"
        " JOIN unit p ON p.id = u.parent_id WHERE i.stage = 'recognised' ORDER BY i.id"
    )
    return [
        Source(key, title, unit, parent, tuple(authors.split(", ")), money)
        for key, title, unit, parent, authors, money in book.sql(statement)
    ]


def as_csv(rows: list[Labelled], folder: Path) -> Path:
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADINGS)
    for number, row in enumerate(rows, start=1):
        writer.writerow((number, row.code, row.title, row.unit, row.author, row.money))
    path = folder / "danh sách cổng.csv"
    path.write_text(text.getvalue(), encoding="utf-8-sig")
    return path


def judged(book: Book, rows: list[Labelled], folder: Path) -> tuple[float, float, reconciling.Reconciliation]:
    """Reconcile and return precision, recall and what was found."""
    truth = {row.code: row.innovation for row in rows}
    found = reconcile(book, SYSTEM, read_listing(as_csv(rows, folder)))
    right = sum(truth[pair.row.code] == pair.ours.id for pair in found.pairs)
    real = sum(key is not None for key in truth.values())
    return right / len(found.pairs), right / real, found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_three_hundred_rows_with_25_respelled_10_foreign_and_40_missing(
    book: Book, tmp_path: Path, seed: int
) -> None:
    fill(book, 3200, seed=seed, text_words=15)
    held = sources(book)[:330]
    with book.transaction("Bớt") as step:
        for key, *_rest in book.sql("SELECT id FROM innovation WHERE stage = 'recognised'"):
            if key not in {source.id for source in held}:
                step.update("innovation", key, {"stage": "filed"})
    chance = random.Random(seed)
    rows = listed(chance, chance.sample(held, 290), respelled=25)
    precision, recall, found = judged(book, rows, tmp_path)
    assert len(rows) == 300
    assert precision >= 0.95
    assert recall >= 0.95
    foreign = {row.code for row in rows if row.innovation is None}
    assert {row.code for row in found.theirs} >= foreign
    listed_keys = {row.innovation for row in rows}
    assert {item.id for item in found.missing} >= {item.id for item in held if item.id not in listed_keys}
    assert len(found.missing) <= 42


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_respelling_a_whole_list_is_seen_through(book: Book, tmp_path: Path, way: str) -> None:
    fill(book, 900, seed=7, text_words=15)
    chance = random.Random(way)
    rows: list[Labelled] = []
    for source in sources(book)[:60]:
        spelled = respell(chance, source.title, source.unit, source.parent, source.authors[0], way)
        rows.append(Labelled(f"SK{source.id}", *spelled, "", source.id))
    precision, recall, _found = judged(book, rows, tmp_path)
    assert precision >= 0.95
    assert recall >= 0.95


LONG = (
    "Cải tiến kết cấu ổ trục bơm tuần hoàn tổ máy số 2 để kéo dài thời gian vận hành giữa hai kỳ sửa chữa lớn"
)


@pytest.fixture
def keys(book: Book) -> list[int]:
    """Two recognised innovations of a company's team, and one that is being written."""
    company = add_unit(book, {"name": "Công ty Điện lực Bình Định", "abbreviation": "PCBĐ"}).id
    team = add_unit(book, {"name": "Đội Quản lý vận hành Quy Nhơn", "parent_id": company}).id
    made: list[int] = []
    for title, stage in (
        (LONG, "recognised"),
        ("Phần mềm quản lý cột điện", "recognised"),
        ("Nháp", "writing"),
    ):
        values = {"title": title, "stage": stage, "unit_id": team, "benefit_amount": 120_000_000}
        made.append(add_innovation(book, values).id)
        set_authors(book, made[-1], [Authorship(0, made[-1], 1, name="Nguyễn Văn Đạt")])
    return made


def pasted(*rows: str) -> reconciling.Listing:
    head = "Mã sáng kiến\tTên sáng kiến\tĐơn vị\tTác giả\tLàm lợi (triệu đồng)\tNgày nhập"
    return read_listing("\n".join((head.replace("Làm lợi", "Giá trị làm lợi"), *rows)))


ROW = f"SK1\t{LONG.upper()}\tĐQLVH Quy Nhơn - Cty Bình Định\tnguyen van dat\t95,5\t26/03/2026"
STRANGER = "SK9\tXe kéo dây điện tử cho đường dây vượt sông\tPC Gia Nghĩa\tAi Đó\t\t"


def test_nothing_is_written_before_it_is_accepted(book: Book, keys: list[int]) -> None:
    before = book.sql("SELECT count(*) FROM history")
    found = reconcile(book, SYSTEM, pasted(ROW, STRANGER))
    assert book.sql("SELECT count(*) FROM history") == before
    assert [pair.ours.id for pair in found.pairs] == [keys[0]]
    assert [row.code for row in found.theirs] == ["SK9"]
    assert [item.id for item in found.missing] == [keys[1]]


def test_what_differs_is_told_side_by_side(book: Book, keys: list[int]) -> None:
    found = reconcile(book, SYSTEM, pasted(ROW.replace("vận hành".upper(), "làm việc")))
    told = {item.what: (item.ours, item.theirs) for item in found.differences_of(found.pairs[0])}
    assert told["Tiền làm lợi (đồng)"] == ("120.000.000", "95.500.000")
    assert "làm việc" in told["Tên"][1]


def test_accepting_confirms_remembers_and_learns_the_units_other_spelling(
    book: Book, keys: list[int]
) -> None:
    undo = UndoStack(book)
    found = reconcile(book, SYSTEM, pasted(ROW, STRANGER))
    undo.push(reconciling.accept(book, found, found.pairs))
    (entry,) = book.all(PortalEntry)
    assert (entry.innovation_id, entry.state, entry.their_code) == (keys[0], "confirmed", "SK1")
    assert entry.keyed_at.startswith("2026-03-26")
    assert {match.innovation_id for match in book.all(PortalMatch)} == {keys[0]}
    (alias,) = book.all(UnitAlias)
    assert alias.name == "ĐQLVH Quy Nhơn - Cty Bình Định"
    again = reconcile(book, SYSTEM, pasted("SK1\tTên đã đổi hẳn\tĐQLVH Quy Nhơn - Cty Bình Định\t\t\t"))
    assert [(pair.ours.id, pair.how) for pair in again.accepted] == [(keys[0], "remembered")]
    assert (again.accepted[0].unit or 0) >= 95
    assert again.differences_of(again.accepted[0])[0].what == "Tên"
    undo.undo()
    assert (book.all(PortalEntry), book.all(PortalMatch), book.all(UnitAlias)) == ([], [], [])
    undo.redo()
    assert len(book.all(PortalEntry)) == 1


def test_what_is_not_ours_is_remembered_undone_and_forgotten(book: Book, keys: list[int]) -> None:
    undo = UndoStack(book)
    found = reconcile(book, SYSTEM, pasted(ROW, STRANGER))
    undo.push(reconciling.dismiss(book, found, found.theirs))
    again = reconcile(book, SYSTEM, pasted(ROW, STRANGER))
    assert ([row.code for row in again.foreign], again.theirs) == (["SK9"], ())
    without_code = reconcile(book, SYSTEM, pasted(STRANGER.replace("SK9", "")))
    assert len(without_code.foreign) == 1
    undo.undo()
    assert book.all(PortalMatch) == []
    undo.redo()
    reconciling.forget(book, again, again.foreign)
    assert reconcile(book, SYSTEM, pasted(STRANGER)).foreign == ()


def test_forgetting_a_pair_takes_back_what_only_the_list_said(book: Book, keys: list[int]) -> None:
    found = reconcile(book, SYSTEM, pasted(ROW))
    reconciling.accept(book, found, found.pairs)
    reconciling.forget(book, found, [found.pairs[0].row])
    assert (book.all(PortalEntry), book.all(PortalMatch)) == ([], [])


def test_forgetting_a_pair_leaves_what_a_person_keyed_without_the_lists_code(
    book: Book, keys: list[int]
) -> None:
    portal.finish(book, SYSTEM, keys[0], portal.Done("cd@gmail.com"))
    found = reconcile(book, SYSTEM, pasted(ROW))
    reconciling.accept(book, found, found.pairs)
    reconciling.forget(book, found, [found.pairs[0].row])
    (entry,) = book.all(PortalEntry)
    assert (entry.state, entry.account, entry.their_code) == ("keyed", "cd@gmail.com", "")
    again = reconcile(book, SYSTEM, pasted(ROW.replace(LONG.upper(), "Xe kéo dây điện tử vượt sông")))
    assert (again.pairs, len(again.theirs)) == ((), 1)


def test_what_somebody_said_stands_above_a_code(book: Book, keys: list[int]) -> None:
    wrong = book.get(Innovation, keys[1]).code
    row = f"{wrong}\t{LONG}\t\t\t\t"
    found = reconcile(book, SYSTEM, pasted(row))
    assert [pair.ours.id for pair in found.pairs] == [keys[1]]
    right = reconciling.pair_by_code(book, found.pairs[0].row, book.get(Innovation, keys[0]).code)
    reconciling.accept(book, found, [right])
    again = reconcile(book, SYSTEM, pasted(row))
    assert [(pair.ours.id, pair.how) for pair in (*again.pairs, *again.accepted)] == [(keys[0], "remembered")]
    reconciling.dismiss(book, again, [right.row])
    assert len(reconcile(book, SYSTEM, pasted(row)).foreign) == 1


def test_a_pair_remembered_of_a_dossier_in_the_trash_is_looked_for_anew(book: Book, keys: list[int]) -> None:
    found = reconcile(book, SYSTEM, pasted(ROW))
    reconciling.accept(book, found, found.pairs)
    move_to_trash(book, [keys[0]])
    again = reconcile(book, SYSTEM, pasted(ROW))
    assert (again.pairs, again.accepted, len(again.theirs)) == ((), (), 1)


def test_the_day_of_keying_stands_beside_theirs_as_a_day_in_vietnam(book: Book, keys: list[int]) -> None:
    with book.transaction("Nhập") as step:
        values = {"innovation_id": keys[0], "system": SYSTEM, "state": "keyed"}
        step.insert("portal_entry", {**values, "keyed_at": "2026-03-24T18:30:00.000000+00:00"})
    (pair,) = reconcile(book, SYSTEM, pasted(ROW)).pairs
    assert (pair.ours.keyed_on, pair.row.keyed_on) == (date(2026, 3, 25), date(2026, 3, 26))


def test_accepting_keeps_what_a_person_noted(book: Book, keys: list[int]) -> None:
    book.who = "Hạnh"
    portal.finish(book, SYSTEM, keys[0], portal.Done("cd@gmail.com", "https://x/1"))
    (noted,) = book.all(PortalEntry)
    found = reconcile(book, SYSTEM, pasted(ROW))
    reconciling.accept(book, found, found.pairs)
    (entry,) = book.all(PortalEntry)
    assert (entry.keyed_at, entry.keyed_by, entry.account) == (noted.keyed_at, "Hạnh", "cd@gmail.com")
    assert (entry.state, entry.their_code) == ("confirmed", "SK1")


def test_what_was_said_to_be_keyed_and_is_not_on_the_list_is_claimed(book: Book, keys: list[int]) -> None:
    portal.mark_keyed(book, SYSTEM, [keys[1]])
    found = reconcile(book, SYSTEM, pasted(ROW))
    assert found.claimed == {keys[1]}


def test_a_row_is_paired_by_our_code_and_unknown_codes_are_named(book: Book, keys: list[int]) -> None:
    code = book.get(Innovation, keys[1]).code
    found = reconcile(book, SYSTEM, pasted(STRANGER, f"{code}\tTên khác hẳn\t\t\t\t"))
    assert [(pair.ours.id, pair.how) for pair in found.pairs] == [(keys[1], "code")]
    pair = reconciling.pair_by_code(book, found.theirs[0], f" {code.lower()} ")
    assert (pair.ours.id, pair.how) == (keys[1], "chosen")
    with pytest.raises(UserError, match="Không có sáng kiến nào mang mã"):
        reconciling.pair_by_code(book, found.theirs[0], "2026-X-1")


def test_a_unit_that_became_another_counts_under_both_names(book: Book) -> None:
    new = add_unit(book, {"name": "Công ty Điện lực Đắk Lắk"}).id
    old = add_unit(
        book, {"name": "Điện lực Phú Yên", "replaced_by_id": new, "valid_to": date(2025, 6, 30)}
    ).id
    for unit, title in ((new, LONG), (old, "Phần mềm quản lý cột điện")):
        add_innovation(book, {"title": title, "stage": "recognised", "unit_id": unit})
    rows = (f"1\t{LONG}\tĐiện lực Phú Yên\t\t\t", "2\tPhần mềm quản lý cột điện\tPC Đắk Lắk\t\t\t")
    found = reconcile(book, SYSTEM, pasted(*rows))
    assert [(pair.unit, found.differences_of(pair)) for pair in found.pairs] == [(100, ()), (100, ())]


def test_one_typist_for_all_rows_is_said_and_not_compared(book: Book) -> None:
    made = [
        add_innovation(book, {"title": f"{LONG} số {number}", "stage": "recognised"}).id
        for number in range(12)
    ]
    for key in made:
        set_authors(book, key, [Authorship(0, key, 1, name="Nguyễn Văn Đạt")])
    listing = pasted(*(f"SK{number}\t{LONG} số {number}\t\tLê Thị Hạnh\t\t" for number in range(12)))
    assert listing.ignores_authors
    assert any("Lê Thị Hạnh" in note for note in listing.notes)
    found = reconcile(book, SYSTEM, listing)
    assert [pair.ours.id for pair in found.pairs] == made


def test_a_list_without_titles_says_which_columns_it_has(book: Book) -> None:
    with pytest.raises(UserError, match="Không thấy"):
        read_listing("Họ tên\tĐiện thoại\nĐạt\t0912")
    with pytest.raises(UserError):
        read_listing("Mã\tTên sáng kiến\n1\t\n2\t---")


def test_hostile_rows_are_only_text(book: Book, keys: list[int]) -> None:
    evil = '=cmd|"/c calc"!A1 <b>{0}</b> %s \'; DROP TABLE unit;-- ' + "x" * 10_000
    found = reconcile(book, SYSTEM, pasted(f"SK{{0}}\t{evil}\t{evil}\t{evil}\t{evil}\t99/99/9999", ROW))
    assert [pair.ours.id for pair in found.pairs] == [keys[0]]
    reconciling.dismiss(book, found, found.theirs)
    assert len(reconcile(book, SYSTEM, pasted(f"SK{{0}}\t{evil}\t\t\t\t")).foreign) == 1
