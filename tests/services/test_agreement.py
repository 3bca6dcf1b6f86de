"""Issued papers of a round of nominations: what is stale after a change is named, what disagrees too."""

from datetime import date

import pytest

from desktop_app.services import agreement, awards, issuing, nominations, people, units
from desktop_app.services.paper_office import Subject
from desktop_app.store.book import Book


@pytest.fixture
def nomination(book: Book) -> int:
    plant = units.add_unit(book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NDST"}).id
    made = nominations.add_round(book, {"name": "Tổng kết năm 2026", "year": 2026, "unit_id": plant}).id
    rule = awards.catalogue(book).award("giay_khen")
    assert rule is not None
    for name in ("Nguyễn Duy Lâm", "Phùng Thị Hòa"):
        person = people.add_person(book, {"name": name, "birth": "1989", "post": "Tổ trưởng"}).id
        nominations.add_line(book, made, {"award": "giay_khen", "person_id": person, "votes": 7})
    nominations.set_meeting(
        book, made, "administration", {"members": 9, "present": 9, "held_on": date(2026, 12, 10)}
    )
    return made


def subject_of(book: Book, nomination: int) -> Subject:
    (body,) = nominations.bodies_of(book, nomination)
    return Subject(nomination=nomination, body=body.id)


def test_papers_issued_just_now_agree(book: Book, nomination: int) -> None:
    subject = subject_of(book, nomination)
    for paper in ("to_trinh_khen_thuong", "danh_sach_trich_ngang", "bien_ban_xet"):
        agreement.note_issued(book, paper, subject)
    assert agreement.differences(book, nomination) == []


@pytest.mark.parametrize(
    ("values", "printed", "now"),
    [
        ({"name": "Nguyễn Duy Lân"}, "Nguyễn Duy Lâm", "Nguyễn Duy Lân"),
        ({"post": "Quản đốc"}, "Tổ trưởng", "Quản đốc"),
        ({"votes": 6}, "7/9", "6/9"),
    ],
)
def test_each_stale_paper_is_named_with_both_sides(
    book: Book, nomination: int, values: dict[str, str | int], printed: str, now: str
) -> None:
    subject = subject_of(book, nomination)
    line = nominations.lines(book, nomination)[0]
    agreement.note_issued(book, "bien_ban_xet", subject)
    agreement.note_issued(book, "bao_cao_thanh_tich", Subject(line=line.id))
    nominations.edit_line(book, line.id, values)
    found = [one for one in agreement.differences(book, nomination) if one.kind == "stale"]
    assert any(printed in one.printed and now in one.now for one in found)
    assert {one.paper for one in found} >= {"bien_ban_xet"}


def wrote(book: Book, line: int, text: str) -> Subject:
    """Write the merits of a nominee's report by hand, and issue it."""
    subject = Subject(line=line)
    issuing.set_facts(book, "bao_cao_thanh_tich", subject, {"own_merits": text})
    agreement.note_issued(book, "bao_cao_thanh_tich", subject)
    return subject


def by_hand(book: Book, nomination: int) -> list[tuple[str, str]]:
    found = agreement.differences(book, nomination)
    return [(one.printed, one.now) for one in found if one.kind == "by_hand"]


def test_what_was_written_by_hand_is_held_against_the_record(book: Book, nomination: int) -> None:
    line = nominations.lines(book, nomination)[0]
    wrote(book, line.id, "<p>Đồng chí Nguyễn Duy Lâm là Tổ trưởng. Năm 2026 hoàn thành nhiệm vụ.</p>")
    assert by_hand(book, nomination) == []
    nominations.edit_line(book, line.id, {"name": "Nguyễn Duy Lân", "post": "Quản đốc"})
    sentence = "Đồng chí Nguyễn Duy Lâm là Tổ trưởng."
    assert by_hand(book, nomination) == [(sentence, "Nguyễn Duy Lân"), (sentence, "Quản đốc")]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Đồng chí Nguyễn Duy Lam, tác giả chính.", True),
        ("Đồng chí nguyễn duy lâm, tác giả chính.", True),
        ("Đồng chí Nguyễn Duy Lâm, tác giả chính.", False),
        ("Đồng chí NGUYỄN DUY LÂM (tác giả chính).", False),
        ("Đồng chí Nguyễn Duy, tác giả chính.", False),
    ],
)
def test_a_name_written_with_other_accents_is_told(
    book: Book, nomination: int, text: str, is_told: bool
) -> None:
    line = nominations.lines(book, nomination)[0]
    wrote(book, line.id, text)
    assert by_hand(book, nomination) == ([(text, "Nguyễn Duy Lâm")] if is_told else [])


def test_a_changed_day_is_found(book: Book, nomination: int) -> None:
    agreement.note_issued(book, "to_trinh_khen_thuong", subject_of(book, nomination))
    nominations.set_meeting(book, nomination, "administration", {"held_on": date(2026, 12, 11)})
    (one,) = agreement.differences(book, nomination)
    assert "10 tháng 12" in one.printed
    assert "11 tháng 12" in one.now


def test_papers_issued_at_different_times_are_held_against_each_other(book: Book, nomination: int) -> None:
    subject = subject_of(book, nomination)
    agreement.note_issued(book, "to_trinh_khen_thuong", subject)
    line = nominations.lines(book, nomination)[0]
    nominations.withdraw(book, [line.id], "xin rút")
    nominations.edit_line(book, nominations.lines(book, nomination)[1].id, {"post": "Trưởng ca"})
    agreement.note_issued(book, "danh_sach_trich_ngang", subject)
    found = {one.kind: one for one in agreement.differences(book, nomination)}
    assert (found["count"].printed, found["count"].now) == ("2 cá nhân, 0 tập thể", "1 cá nhân, 0 tập thể")
    assert "Tổ trưởng" in found["nominee"].printed
    assert "Trưởng ca" in found["nominee"].now
