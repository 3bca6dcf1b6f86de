"""What members say of the money stands on their forms, and what it comes to in the minutes."""

from collections.abc import Mapping
from datetime import date

import pytest

from desktop_app.documents.blocks import Document, DottedLines, Pages, Paragraph
from desktop_app.domain.council import Examination, Member
from desktop_app.domain.council_pay import AGREED, MONEY, MONEY_FIGURES, RECOMPUTED
from desktop_app.domain.records import Innovation
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.services import balloting, council, examining
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.papers import Subject, build_document
from desktop_app.store.book import Book

ROOM = "…………"


def taken(book: Book, application: str = "computed") -> int:
    made = council.add_round(book, {"name": "Đợt 1", "level": "co_so"}).id
    for name in ("An", "Bình"):
        council.add_member(book, made, {"name": name})
    innovation = add_innovation(book, {"title": "Cải tiến bơm", "stage": "filed"}).id
    edit_innovation(book, innovation, {"benefit_answer": application})
    examining.take_in(book, made, [innovation], date(2026, 6, 1))
    (key,) = (item.id for item in council.examinations(book, made))
    examining.accept(book, [key], date(2026, 6, 3))
    return key


def fill(book: Book, key: int, place: int, answers: Mapping[str, str]) -> None:
    """Let a member recognise it and answer on the money, as typed."""
    member = book.all(Member, "position")[place].id
    for line in balloting.sheet_of(book, key).criteria:
        balloting.mark(book, key, member, line.id, "positive")
    for name, typed in answers.items():
        balloting.mark(book, key, member, name, typed)


def page(book: Book, place: int = 0) -> list[str]:
    """Give the lines of a member's form from 4.4 to 4.6; what is left to write on is dots."""
    innovation = book.all(Innovation)[0].id
    document = build_document(book, "phieu_danh_gia", Subject(innovation))
    (own, *_others) = [part for part in document.parts if isinstance(part, Pages)][place:]
    lines = [
        "".join(run.text for run in block.runs) if isinstance(block, Paragraph) else "."
        for block in own.blocks
        if isinstance(block, Paragraph | DottedLines)
    ]
    first = next(at for at, line in enumerate(lines) if line.startswith("4.4."))
    last = next(at for at, line in enumerate(lines) if line.startswith("4.7."))
    return [line.replace("\u00a0", " ") for line in lines[first + 1 : last]]


def test_nothing_answered_is_left_to_be_written(book: Book) -> None:
    fill(book, taken(book), 0, {})
    none, again, room, agreed, _pay, share, helpers = page(book)
    assert [line[0] for line in (none, again, agreed)] == ["☐", "☐", "☐"]
    assert room == "."
    assert share.startswith(f"{ROOM} % số tiền làm lợi")
    assert f"{ROOM} % mức thù lao tại mục 4.5" in helpers


def test_an_answer_is_ticked_and_what_was_proposed_is_printed(book: Book) -> None:
    key = taken(book)
    figures = "Theo <b>công tơ</b>"
    fill(
        book, key, 0, {MONEY: RECOMPUTED, MONEY_FIGURES: figures, ":author_rate": "8,5", ":helper_rate": "20"}
    )
    none, again, told, agreed, _pay, share, helpers = page(book)
    assert [line[0] for line in (none, again, agreed)] == ["☐", "☑", "☐"]
    assert told == figures
    assert share.startswith("8,5 % số tiền làm lợi")
    assert "20 % mức thù lao tại mục 4.5" in helpers
    assert ROOM not in share.partition("(")[0]


def test_the_members_answer_decides_in_what_the_pay_is_asked(book: Book) -> None:
    key = taken(book)
    fill(book, key, 0, {MONEY: NOT_COMPUTABLE, ":author_multiple": "7,5"})
    lines = page(book)
    assert lines[0].startswith("☑ Không tính được")
    assert any(line.startswith("7,5 lần mức lương cơ sở") for line in lines)
    assert not any("% số tiền làm lợi" in line for line in lines)
    fill(book, key, 1, {})
    assert any(line.startswith(f"{ROOM} % số tiền làm lợi") for line in page(book, 1))


@pytest.mark.parametrize("how", ["refused", "abstained"])
def test_who_does_not_recognise_answers_nothing(book: Book, how: str) -> None:
    key = taken(book)
    fill(book, key, 0, {MONEY: AGREED, ":author_rate": "8"})
    member = book.all(Member, "position")[0].id
    if how == "refused":
        balloting.mark(book, key, member, "purpose", "negative")
    else:
        balloting.abstain(book, key, member, True)
    assert not any("☑" in line for line in page(book))
    assert any(line.startswith(ROOM) for line in page(book))


def minutes(book: Book) -> str:
    made = book.get(Examination, book.all(Examination)[0].id).round_id
    document: Document = build_document(book, "bien_ban", Subject(round=made))
    return "\n".join(
        "".join(run.text for run in block.runs)
        for part in document.parts
        if isinstance(part, Pages)
        for block in part.blocks
        if isinstance(block, Paragraph)
    )


def test_the_minutes_tell_what_the_forms_come_to(book: Book) -> None:
    key = taken(book)
    fill(book, key, 0, {})
    assert "Ý kiến trên các phiếu công nhận" not in minutes(book)
    fill(book, key, 0, {MONEY: AGREED, ":author_rate": "8", ":helper_rate": "20"})
    fill(book, key, 1, {MONEY: RECOMPUTED, MONEY_FIGURES: "theo công tơ.", ":author_rate": "10"})
    told = minutes(book)
    assert "cần tính lại theo số liệu cập nhật, bổ sung (1 phiếu)" in told
    assert "đồng ý với cách tính trong Đơn (1 phiếu)" in told
    assert "thù lao tác giả 9 % số tiền làm lợi (trung vị của 2 phiếu, từ 8 đến 10)" in told
    assert "lần đầu 20 % thù lao tác giả (theo 1 phiếu đề xuất)" in told
    assert "+ Số liệu cần cập nhật, bổ sung: theo công tơ." in told
