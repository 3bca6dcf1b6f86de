"""Mục 4.4 to 4.6 of a member's form: recorded, held to the limits, counted, and offered to the council."""

from datetime import date

import pytest

from desktop_app.domain.council import Examination, Member
from desktop_app.domain.council_pay import (
    AGREED,
    AUTHOR_MULTIPLE,
    AUTHOR_RATE,
    HELPER_RATE,
    MONEY,
    MONEY_FIGURES,
    RECOMPUTED,
    PayOpinion,
)
from desktop_app.domain.errors import UserError
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.services import ballot_pay, balloting, concluding, council, examining, issuing, recognition
from desktop_app.services.balloting import PayDoubtError, sheet_of
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.papers import Subject
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book

NAMES = ("An", "Bình", "Cường", "Dung")


def taken(book: Book, criteria: str = "") -> int:
    """Bring an application whose money is computed before a council of four; give the examination's key."""
    made = council.add_round(book, {"name": "Đợt 1", "level": "co_so", "criteria": criteria}).id
    for name in NAMES:
        council.add_member(book, made, {"name": name})
    innovation = add_innovation(book, {"title": "Cải tiến bơm", "stage": "filed"}).id
    edit_innovation(book, innovation, {"benefit_answer": "computed", "benefit_amount": 100_000_000})
    examining.take_in(book, made, [innovation], date(2026, 6, 1))
    (key,) = (item.id for item in council.examinations(book, made))
    examining.accept(book, [key], date(2026, 6, 3))
    return key


def people(book: Book) -> list[int]:
    return [member.id for member in book.all(Member, "position")]


def recognise(book: Book, key: int, *members: int, box: str = "positive") -> None:
    for member in members:
        for line in sheet_of(book, key).criteria:
            if not sheet_of(book, key).ballots.get(member) or box == "positive":
                balloting.mark(book, key, member, line.id, box if line.id == "purpose" else "positive")


def answer(book: Book, key: int, member: int, **answers: str) -> None:
    names = {
        "money": MONEY, "figures": MONEY_FIGURES, "rate": AUTHOR_RATE, "times": AUTHOR_MULTIPLE,
        "helpers": HELPER_RATE,
    }  # fmt: skip
    for name, typed in answers.items():
        balloting.mark(book, key, member, names[name], typed)


def test_each_members_answers_are_kept_as_they_were_typed(book: Book) -> None:
    key = taken(book)
    first, second, *_rest = people(book)
    answer(book, key, first, money=RECOMPUTED, figures=" Theo\tcông tơ ", rate="8,5 %", helpers="20")
    answer(book, key, second, money=NOT_COMPUTABLE, times="7,5 lần")
    sheet = sheet_of(book, key)
    assert sheet.opinion(first) == PayOpinion(RECOMPUTED, "Theo công tơ", 850, None, 2000)
    assert sheet.opinion(second) == PayOpinion(NOT_COMPUTABLE, "", None, 750, None)
    assert sheet.ballots[first].conclusion == ""
    answer(book, key, second, times="")
    assert sheet_of(book, key).opinion(second).author_multiple is None


def test_an_answer_is_one_step_and_takes_along_the_other_measure(book: Book) -> None:
    key = taken(book)
    first = people(book)[0]
    answer(book, key, first, money=AGREED, rate="8", helpers="20")
    stack = UndoStack(book)
    stack.push(balloting.mark(book, key, first, MONEY, NOT_COMPUTABLE))
    assert sheet_of(book, key).opinion(first) == PayOpinion(NOT_COMPUTABLE, helper_rate=2000)
    stack.undo()
    assert sheet_of(book, key).opinion(first) == PayOpinion(AGREED, "", 800, None, 2000)


@pytest.mark.parametrize(
    ("before", "key", "typed", "words"),
    [
        ({}, AUTHOR_RATE, "−1", "từ 0 đến 100"),
        ({}, AUTHOR_RATE, "1e3", "Không đọc được"),
        ({}, HELPER_RATE, "101 %", "từ 0 đến 100"),
        ({}, HELPER_RATE, "20,005", "hai chữ số thập phân"),
        ({}, AUTHOR_RATE, "=1+1", "Không đọc được"),
        ({}, MONEY, "khác", "một trong ba câu"),
        ({}, MONEY_FIGURES, "công tơ", "chọn cần tính lại"),
        ({"money": AGREED}, MONEY_FIGURES, "công tơ", "chọn cần tính lại"),
        ({}, AUTHOR_MULTIPLE, "5", "% số tiền làm lợi"),
        ({"money": NOT_COMPUTABLE}, AUTHOR_RATE, "8", "số lần mức lương cơ sở"),
        ({}, AUTHOR_RATE, "120", "từ 0 đến 100"),
        ({}, AUTHOR_RATE, "-8", "từ 0 đến 100"),
        ({}, AUTHOR_RATE, "tám", "Không đọc được"),
        ({"money": NOT_COMPUTABLE}, AUTHOR_MULTIPLE, "5,125", "Không dùng được"),
        ({"money": NOT_COMPUTABLE}, AUTHOR_MULTIPLE, "-1", "Không dùng được"),
    ],
)
def test_what_is_no_answer_is_refused(
    book: Book, before: dict[str, str], key: str, typed: str, words: str
) -> None:
    examination = taken(book)
    first = people(book)[0]
    answer(book, examination, first, **before)
    held = sheet_of(book, examination).marks(first)
    with pytest.raises(UserError, match=words):
        balloting.mark(book, examination, first, key, typed)
    assert sheet_of(book, examination).marks(first) == held


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("8,5 %", 850), ("8.5", 850), ("8,50%", 850), (" 8 ", 800), ("100", 10_000), ("7.500", 750)],
)
def test_a_rate_is_read_in_every_manner(typed: str, kept: int) -> None:
    assert ballot_pay.read(AUTHOR_RATE, typed) == str(kept)


@pytest.mark.parametrize(
    ("typed", "kept"), [("“7,5”", None), ("7,5 lần", 750), ("7.50 Lần", 750), ("05", 500), ("5.000", 500)]
)
def test_a_multiple_is_read_in_every_manner(typed: str, kept: int | None) -> None:
    if kept is None:
        with pytest.raises(UserError):
            ballot_pay.read(AUTHOR_MULTIPLE, typed)
    else:
        assert ballot_pay.read(AUTHOR_MULTIPLE, typed) == str(kept)


def test_nought_is_an_answer_and_empty_is_none(book: Book) -> None:
    key = taken(book)
    first = people(book)[0]
    with pytest.raises(PayDoubtError, match=r"0\s% thấp hơn"):
        balloting.mark(book, key, first, HELPER_RATE, "0")
    balloting.mark(book, key, first, HELPER_RATE, "0", is_sure=True)
    assert sheet_of(book, key).opinion(first).helper_rate == 0
    balloting.mark(book, key, first, HELPER_RATE, "  ")
    assert sheet_of(book, key).opinion(first).helper_rate is None


def test_taking_away_what_was_never_answered_begins_no_form(book: Book) -> None:
    key = taken(book)
    first = people(book)[0]
    for name in (MONEY, AUTHOR_RATE, "purpose"):
        assert not balloting.mark(book, key, first, name, "").items
    assert sheet_of(book, key).ballots == {}


def test_every_step_goes_back_and_forth_exactly(book: Book) -> None:
    key, stack = taken(book), UndoStack(book)
    first = people(book)[0]
    steps = [
        (MONEY, RECOMPUTED), (MONEY_FIGURES, "=1+1 <b>"), (AUTHOR_RATE, "8,5"), (MONEY, NOT_COMPUTABLE),
        (AUTHOR_MULTIPLE, "7,5"), (MONEY, ""),
    ]  # fmt: skip
    known = [sheet_of(book, key).ballots]
    for name, typed in steps:
        stack.push(balloting.mark(book, key, first, name, typed))
        known.append(sheet_of(book, key).ballots)
    for before in reversed(known[:-1]):
        stack.undo()
        assert sheet_of(book, key).ballots == before
    for after in known[1:]:
        stack.redo()
        assert sheet_of(book, key).ballots == after


def test_pay_in_a_measure_the_application_left_behind_is_not_counted(book: Book) -> None:
    key = taken(book)
    for member in people(book):
        answer(book, key, member, rate="8")
        recognise(book, key, member)
    edit_innovation(book, sheet_of(book, key).innovation.id, {"benefit_answer": "not_computable"})
    sheet = sheet_of(book, key)
    assert sheet.opinion(people(book)[0]) == PayOpinion()
    assert sheet.pay.is_empty


def test_after_the_conclusion_no_form_changes_in_any_way(book: Book) -> None:
    key = taken(book)
    first = people(book)[0]
    answer(book, key, first, money=AGREED, rate="8")
    concluding.conclude(book, key, {"result": "recognised", "result_reason": "Đã bàn"})
    held = sheet_of(book, key).ballots
    for act in (
        lambda: balloting.mark(book, key, first, AUTHOR_RATE, "9"),
        lambda: balloting.abstain(book, key, first, True),
        lambda: balloting.clear_ballot(book, key, first),
    ):
        with pytest.raises(UserError, match="đã có kết luận"):
            act()
    assert sheet_of(book, key).ballots == held


@pytest.mark.parametrize(
    "pay",
    [
        {"author_rate": 800, "author_multiple": 500},
        {"money_answer": NOT_COMPUTABLE, "author_rate": 800},
        {"money_answer": AGREED, "author_multiple": 500},
        {"author_multiple": 500},
    ],
)
def test_the_council_concludes_pay_in_the_measure_of_the_money(book: Book, pay: dict[str, str | int]) -> None:
    key = taken(book)
    with pytest.raises(UserError, match="số tiền làm lợi"):
        concluding.conclude(book, key, {"result": "recognised", "result_reason": "Đã bàn", **pay})
    assert book.get(Examination, key).result == ""


def test_what_has_a_notice_is_told_so_when_its_conclusion_is_to_go(book: Book) -> None:
    key = taken(book)
    concluding.conclude(book, key, {"result": "refused", "result_reason": "Không có tính mới"})
    recognition.decide(book, [key], "5/TB-X", date(2026, 7, 5))
    with pytest.raises(UserError, match=r"^Đã có thông báo không công nhận .* Xóa thông báo trước"):
        concluding.clear_conclusion(book, [key])


def test_without_any_answer_on_the_money_the_measure_is_asked_for(book: Book) -> None:
    key = taken(book)
    edit_innovation(book, sheet_of(book, key).innovation.id, {"benefit_answer": ""})
    with pytest.raises(UserError, match=r"Trả lời mục 4\.4 trước"):
        balloting.mark(book, key, people(book)[0], AUTHOR_RATE, "8")


def test_pay_outside_the_limits_is_told_with_its_clause_and_stands_only_if_sure(book: Book) -> None:
    key = taken(book)
    first = people(book)[0]
    with pytest.raises(PayDoubtError, match=r"5\s% thấp hơn mức tối thiểu 7\s% theo Điều lệ Sáng kiến"):
        balloting.mark(book, key, first, AUTHOR_RATE, "5")
    assert sheet_of(book, key).opinion(first).author_rate is None
    balloting.mark(book, key, first, AUTHOR_RATE, "5", is_sure=True)
    assert sheet_of(book, key).opinion(first).author_rate == 500
    with pytest.raises(PayDoubtError, match=r"20\s% theo Điều lệ .* chưa xác nhận"):
        balloting.mark(book, key, first, HELPER_RATE, "19,99")
    balloting.mark(book, key, first, MONEY, NOT_COMPUTABLE)
    with pytest.raises(PayDoubtError, match="4,5 lần thấp hơn mức tối thiểu 5 lần"):
        balloting.mark(book, key, first, AUTHOR_MULTIPLE, "4,5")


def test_the_limits_of_the_dossiers_form_go_before_the_regulations(book: Book) -> None:
    key = taken(book)
    first, innovation = people(book)[0], sheet_of(book, key).innovation.id
    limits = {"author_least": "10", "author_most": "15 %", "wages_most": "theo quy định"}
    issuing.set_facts(book, "phieu_danh_gia", Subject(innovation), limits)
    with pytest.raises(PayDoubtError, match=r"mức tối thiểu 10\s% theo mức ghi ở Phiếu đánh giá"):
        balloting.mark(book, key, first, AUTHOR_RATE, "8")
    with pytest.raises(PayDoubtError, match=r"cao hơn mức tối đa 15\s%"):
        balloting.mark(book, key, first, AUTHOR_RATE, "15,01")
    balloting.mark(book, key, first, AUTHOR_RATE, "15")
    assert ballot_pay.limits_of(book, innovation)[AUTHOR_MULTIPLE].most is None


def test_who_refuses_abstains_or_must_not_vote_says_nothing_of_the_money(book: Book) -> None:
    key = taken(book)
    first, second, third, fourth = people(book)
    for member in (first, second, third):
        answer(book, key, member, money=AGREED, rate="8")
        recognise(book, key, member)
    balloting.mark(book, key, second, "purpose", "negative")
    balloting.abstain(book, key, third, True)
    sheet = sheet_of(book, key)
    assert dict(sheet.pay.answers) == {AGREED: 1}
    assert [sheet.opinion(member).money for member in (first, second, third)] == [AGREED, "", ""]
    with pytest.raises(UserError, match="Phiếu không công nhận"):
        balloting.mark(book, key, second, MONEY, NOT_COMPUTABLE)
    balloting.mark(book, key, second, MONEY, "")
    examining.declare_conflict(book, fourth, sheet.innovation.id, "em ruột")
    with pytest.raises(UserError, match="không chấm sáng kiến này"):
        balloting.mark(book, key, fourth, MONEY, AGREED)


def test_a_form_without_its_conclusion_is_not_counted_yet(book: Book) -> None:
    key = taken(book)
    answer(book, key, people(book)[0], money=AGREED, rate="8")
    assert sheet_of(book, key).pay.is_empty


def test_forms_with_points_ask_nothing_of_the_money(book: Book) -> None:
    key = taken(book, "pcvt-100")
    assert sheet_of(book, key).limits == {}
    for name, typed in ((MONEY, AGREED), (AUTHOR_RATE, "8"), (HELPER_RATE, "20")):
        with pytest.raises(UserError, match="Phiếu chấm điểm không hỏi"):
            balloting.mark(book, key, people(book)[0], name, typed)


def test_the_council_is_offered_the_middle_and_nothing_is_written_unasked(book: Book) -> None:
    key = taken(book)
    for member, rate in zip(people(book), ("7", "8", "10", "8"), strict=True):
        answer(book, key, member, money=AGREED, rate=rate, helpers="20")
        recognise(book, key, member)
    summary = sheet_of(book, key).pay
    assert ballot_pay.offered(summary) == {"money_answer": AGREED, "author_rate": 800, "helper_rate": 2000}
    said = ". ".join(ballot_pay.summary_words(summary)).replace("\u00a0", " ")
    assert "đồng ý với số ghi trong Đơn (4 phiếu)" in said
    assert "Thù lao tác giả 8 % (trung vị của 4 phiếu, từ 7 % đến 10 %)" in said
    assert "Thù lao người áp dụng lần đầu 20 % (theo 4 phiếu)" in said
    concluding.conclude_as_voted(book, [key])
    found = book.get(Examination, key)
    assert (found.result, found.money_answer, found.author_rate, found.helper_rate) == (
        "recognised", "", None, None,
    )  # fmt: skip


def test_of_a_draw_neither_measure_is_offered(book: Book) -> None:
    key = taken(book)
    first, second, *_rest = people(book)
    answer(book, key, first, money=AGREED, rate="8", helpers="20")
    answer(book, key, second, money=NOT_COMPUTABLE, times="6")
    recognise(book, key, first, second)
    assert ballot_pay.offered(sheet_of(book, key).pay) == {"helper_rate": 2000}


def test_what_was_refused_has_a_notice_and_no_decision(book: Book) -> None:
    key = taken(book)
    council.edit_round(book, council.rounds(book)[0].id, {"held_on": date(2026, 7, 1)})
    concluding.conclude(book, key, {"result": "refused", "result_reason": "Không có tính mới"})
    with pytest.raises(UserError, match=r"^Thông báo ghi ngày 30/06/2026, trước ngày họp"):
        recognition.decide(book, [key], "5/TB-X", date(2026, 6, 30))
    with pytest.raises(UserError, match="chưa có thông báo không công nhận"):
        recognition.clear_decisions(book, [key])
    recognition.decide(book, [key], "5/TB-X", date(2026, 7, 5))
    with pytest.raises(UserError, match="đã có thông báo không công nhận"):
        recognition.decide(book, [key], "6/TB-X", date(2026, 7, 6))
    with pytest.raises(UserError, match="đã có thông báo không công nhận nên không sửa"):
        concluding.conclude(book, key, {"result": "recognised"})


@pytest.mark.parametrize("paper_id", ["so_theo_doi", "chi_tra", "danh_sach"])
def test_a_list_takes_no_number_that_it_never_prints(book: Book, paper_id: str) -> None:
    with pytest.raises(UserError, match="không mang số văn bản"):
        issuing.set_issue(book, paper_id, Subject(year=2026), {"number": 1})
    issuing.set_issue(book, paper_id, Subject(year=2026), {"issued_on": date(2026, 1, 5)})
    issue = issuing.issue_values(book, paper_id, Subject(year=2026))
    assert issue is not None
    assert (issue.number, issue.issued_on) == (None, date(2026, 1, 5))
