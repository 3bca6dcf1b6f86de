"""A round of the council from its members to its decisions, and everything that must stop it."""

from datetime import date, timedelta

import pytest

from desktop_app.domain.council import Ballot, Conflict, Examination, Member, Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import set_language
from desktop_app.domain.records import Authorship, Innovation
from desktop_app.services import (
    ballot_words,
    balloting,
    concluding,
    council,
    examining,
    people,
    recognition,
    units,
)
from desktop_app.services.history import entries
from desktop_app.services.innovations import add_innovation, delete_for_good, duplicate, move_to_trash
from desktop_app.services.participants import set_authors
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book

HELD = date(2026, 7, 1)
NAMES = ("Nguyễn Thị Thảo", "Trần Quốc Bảo", "Lê Minh Đức")


def make_round(book: Book, level: str = "co_so", names: tuple[str, ...] = NAMES, **values: str) -> int:
    made = council.add_round(book, {"name": "Đợt 1 năm 2026", "level": level, "held_on": HELD, **values}).id
    for place, name in enumerate(names):
        role = ("chair", "secretary", "member")[min(place, 2)]
        council.add_member(book, made, {"name": name, "role": role, "is_union": place == 1})
    return made


def make_dossier(
    book: Book, title: str = "Cải tiến", stage: str = "filed", author: str = "Phạm Văn Hòa"
) -> int:
    made = add_innovation(book, {"title": title, "stage": stage}).id
    set_authors(book, made, [Authorship(0, made, 1, name=author, share=10_000)])
    return made


def taken(book: Book, count: int = 1, **values: str) -> tuple[int, list[int]]:
    """Make a round with dossiers that were accepted."""
    made = make_round(book, **values)
    examining.take_in(
        book, made, [make_dossier(book, f"Cải tiến {n}") for n in range(count)], date(2026, 6, 1)
    )
    keys = [item.id for item in council.examinations(book, made)]
    examining.accept(book, keys, date(2026, 6, 3))
    return made, keys


def fill(book: Book, examination: int, box: str = "positive", criterion: str = "", level: str = "") -> None:
    """Let every member tick the first box everywhere, but `box` at one criterion."""
    for member in balloting.sheet_of(book, examination).members:
        for line in balloting.sheet_of(book, examination).criteria:
            ticked = box if line.id == criterion else "positive"
            balloting.mark(book, examination, member.id, line.id, ticked)
            if ticked == "negative" and line.stops:
                break
        if level:
            balloting.mark(book, examination, member.id, balloting.NEXT_LEVEL, level)


def stage(book: Book, examination: int) -> str:
    return book.get(Innovation, book.get(Examination, examination).innovation_id).stage


# The whole way


def test_a_dossier_goes_from_received_to_decided(book: Book) -> None:
    made = make_round(book)
    innovation = make_dossier(book, stage="ready")
    shown = book.get(Round, made)
    assert [item.id for item in examining.candidates(book, shown, "CAI TIEN")] == [innovation]
    examining.take_in(book, made, [innovation], date(2026, 6, 1))
    assert examining.candidates(book, shown) == []
    (key,) = (item.id for item in council.examinations(book, made))
    assert stage(book, key) == "filed"
    examining.accept(book, [key], date(2026, 6, 3))
    assert (stage(book, key), book.get(Innovation, innovation).accepted_on) == ("accepted", date(2026, 6, 3))
    fill(book, key, level="tct")
    assert stage(book, key) == "examining"
    concluding.conclude_as_voted(book, [key])
    recognition.decide(book, [key], "12/QĐ-NDST", date(2026, 7, 10), "009/2026/GCN")
    found = book.get(Examination, key)
    assert (found.result, found.derived, found.next_level) == ("recognised", "recognised", "tct")
    assert (found.decision_number, found.certificate_number) == ("12/QĐ-NDST", "009/2026/GCN")
    record = book.get(Innovation, innovation)
    assert (record.stage, record.level) == ("recognised", "co_so")
    assert recognition.recognised_level(book, innovation) == "co_so"
    told = [entry.what for entry in entries(book, innovation)]
    assert any("Số quyết định: 12/QĐ-NDST" in line and "Xét công nhận cấp cơ sở" in line for line in told)


def test_every_act_is_one_step_that_can_be_taken_back(book: Book) -> None:
    _made, (first, second) = taken(book, 2)
    fill(book, first)
    fill(book, second)
    before = (book.all(Examination), book.all(Ballot), [item.stage for item in book.all(Innovation)])
    stack = UndoStack(book)
    stack.push(concluding.conclude_as_voted(book, [first, second]))
    stack.push(recognition.decide(book, [first, second], "1/QĐ", date(2026, 7, 9), "7"))
    assert stack.undo_label == "Ghi quyết định"
    stack.undo()
    stack.undo()
    assert (book.all(Examination), book.all(Ballot), [item.stage for item in book.all(Innovation)]) == before


# Members


def test_a_member_stands_on_a_council_once(book: Book) -> None:
    made = make_round(book)
    person = people.add_person(book, {"name": "Vũ Khoa", "post": "Trưởng ca", "education_field": "Hóa"}).id
    added = council.add_member(book, made, {"person_id": person, "role": "member"}).id
    member = book.get(Member, added)
    assert (member.name, member.post, member.expertise, member.position) == ("Vũ Khoa", "Trưởng ca", "Hóa", 4)
    for again in ({"person_id": person}, {"name": "LE MINH DUC"}, {"name": "vũ  khoa"}):
        with pytest.raises(UserError, match="đã có trong Hội đồng"):
            council.add_member(book, made, again)
    with pytest.raises(UserError, match="Nhập họ và tên"):
        council.add_member(book, made, {"name": "  "})
    with pytest.raises(UserError, match="đã có trong Hội đồng"):
        council.edit_member(book, added, {"name": "Trần Quốc Bảo", "person_id": None})
    other = people.add_person(book, {"name": "Vũ Khoa", "birth": "1990"}).id
    council.add_member(book, made, {"person_id": other})
    assert len(council.members(book, made)) == 5


def test_what_is_to_be_looked_at_in_a_council(book: Book) -> None:
    made = make_round(book)
    assert council.notices(book, book.get(Round, made)) == ()
    for member in council.members(book, made):
        council.edit_member(book, member.id, {"role": "chair", "is_union": False})
    council.add_member(book, made, {"name": "Người thứ tư", "role": "chair"})
    found = " ".join(council.notices(book, book.get(Round, made)))
    for words in ("đại diện công đoàn", "có 4 Chủ tịch", "số chẵn"):
        assert words in found
    council.edit_round(
        book, made, {"minutes_on": HELD - timedelta(days=1), "document_on": HELD + timedelta(days=1)}
    )
    found = " ".join(council.notices(book, book.get(Round, made)))
    assert "Biên bản ghi ngày 30/06/2026, trước ngày họp 01/07/2026" in found
    assert "quyết định thành lập ghi ngày 02/07/2026" in found
    empty = council.add_round(book, {"name": "Trống"}).id
    assert "chưa có thành viên" in council.notices(book, book.get(Round, empty))[0]


def test_the_same_council_sits_again(book: Book) -> None:
    made = make_round(book)
    council.edit_member(book, council.members(book, made)[0].id, {"is_present": False, "absence": "ốm"})
    again = council.add_round(book, {"name": "Đợt 2"}, like=made).id
    council.copy_members(book, made, again)
    found = council.members(book, again)
    assert [member.name for member in found] == list(NAMES)
    assert all(member.is_present and not member.absence for member in found)


def test_a_voter_stays_on_the_council_and_a_round_with_dossiers_stays(book: Book) -> None:
    made, (key,) = taken(book)
    fill(book, key)
    with pytest.raises(UserError, match="đã có phiếu chấm"):
        council.remove_member(book, council.members(book, made)[0].id)
    with pytest.raises(UserError, match="còn hồ sơ"):
        council.remove_round(book, made)
    with pytest.raises(UserError, match="đã có phiếu chấm"):
        council.edit_round(book, made, {"level": "tct"})
    council.edit_round(book, made, {"name": "Đợt đổi tên", "level": "co_so"})
    balloting.clear_ballot(book, key, council.members(book, made)[0].id)
    examining.withdraw(book, [key])
    assert book.all(Ballot) == []
    council.remove_round(book, made)
    assert book.all(Member) == []


# Dossiers


def test_a_dossier_that_is_not_ready_or_is_there_already_is_refused_and_nothing_is_written(
    book: Book,
) -> None:
    made = make_round(book)
    good, writing = make_dossier(book), make_dossier(book, stage="writing")
    with pytest.raises(UserError, match="chưa sẵn sàng trình"):
        examining.take_in(book, made, [good, writing], HELD)
    assert council.examinations(book, made) == []
    examining.take_in(book, made, [good], HELD)
    with pytest.raises(UserError, match="đã có trong đợt xét"):
        examining.take_in(book, made, [good], HELD)
    with pytest.raises(UserError, match="ngày nhận"):
        examining.accept(book, [council.examinations(book, made)[0].id], HELD - timedelta(days=1))
    nameless = council.add_round(book, {"name": "Chưa có cấp"}).id
    with pytest.raises(UserError, match="Chọn cấp"):
        examining.take_in(book, nameless, [make_dossier(book)], HELD)


def test_a_dossier_sent_back_comes_again(book: Book) -> None:
    _made, (key,) = taken(book)
    with pytest.raises(UserError, match="phải bổ sung"):
        examining.send_back(book, [key], date(2026, 6, 5), " ")
    examining.send_back(book, [key], date(2026, 6, 5), "Bổ sung biên bản\nthí nghiệm")
    found = book.get(Examination, key)
    assert (found.return_reason, found.accepted_on, stage(book, key)) == (
        "Bổ sung biên bản\nthí nghiệm", None, "returned",
    )  # fmt: skip
    assert book.get(Innovation, found.innovation_id).accepted_on is None
    member = balloting.sheet_of(book, key).members[0].id
    with pytest.raises(UserError, match="chưa được tiếp nhận"):
        balloting.mark(book, key, member, "purpose", "positive")
    with pytest.raises(UserError, match="ngày trả lại"):
        examining.accept(book, [key], date(2026, 6, 4))
    examining.accept(book, [key], date(2026, 6, 10))
    assert stage(book, key) == "accepted"


# Votes


def test_an_author_does_not_vote_and_the_form_says_so(book: Book) -> None:
    made = make_round(book)
    innovation = make_dossier(book, author="trần quốc bảo")
    examining.take_in(book, made, [innovation], date(2026, 6, 1))
    (key,) = (item.id for item in council.examinations(book, made))
    examining.accept(book, [key], date(2026, 6, 2))
    sheet = balloting.sheet_of(book, key)
    author = sheet.members[1]
    with pytest.raises(UserError, match="là tác giả nên không chấm"):
        balloting.mark(book, key, author.id, "purpose", "positive")
    assert "phiếu của người này" in " ".join(council.notices(book, book.get(Round, made)))
    other = sheet.members[2]
    fill_one(book, key, sheet.members[0])
    fill_one(book, key, other)
    assert balloting.sheet_of(book, key).tally.derived == "recognised"
    examining.declare_conflict(book, other.id, innovation, "em ruột tác giả")
    found = balloting.sheet_of(book, key)
    assert (found.tally.conflicted, found.tally.favourable, found.tally.members) == (2, 1, 3)
    assert "em ruột" in ballot_words.clash_words(found.clashes[other.id])
    examining.withdraw_conflict(book, other.id, innovation)
    assert book.all(Conflict) == []


def fill_one(book: Book, examination: int, member: Member) -> None:
    for line in balloting.sheet_of(book, examination).criteria:
        balloting.mark(book, examination, member.id, line.id, "positive")


def test_a_conclusion_otherwise_needs_a_reason_and_an_abstention_is_none(book: Book) -> None:
    _made, (key,) = taken(book)
    fill(book, key)
    member = balloting.sheet_of(book, key).members[0].id
    with pytest.raises(UserError, match="phải ghi lý do"):
        balloting.override(book, key, member, "refused", " ")
    balloting.override(book, key, member, "refused", "Trùng giải pháp đã áp dụng")
    assert balloting.sheet_of(book, key).tally.votes["refused"] == 1
    balloting.mark(book, key, member, "steps", "negative")
    assert balloting.sheet_of(book, key).ballots[member].conclusion == "refused"
    balloting.override(book, key, member, "", "")
    assert balloting.sheet_of(book, key).ballots[member].conclusion == "completion"
    balloting.abstain(book, key, member, is_abstention=True)
    found = balloting.sheet_of(book, key).tally
    assert (found.abstained, found.missing, found.favourable) == (1, 0, 2)
    balloting.clear_ballot(book, key, member)
    assert balloting.sheet_of(book, key).tally.missing == 1


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("khác", "positive", "không có tiêu chí"),
        ("purpose", "có", "không có tiêu chí"),
        (balloting.NEXT_LEVEL, "co_so", "cấp cao hơn"),
    ],
)
def test_marks_that_the_form_has_no_place_for(book: Book, key: str, value: str, words: str) -> None:
    _made, (examination,) = taken(book)
    with pytest.raises(UserError, match=words):
        balloting.mark(book, examination, balloting.sheet_of(book, examination).members[0].id, key, value)
    assert book.all(Ballot) == []


def test_points_are_read_as_people_write_them(book: Book) -> None:
    _made, (key,) = taken(book, criteria="da-nang-2026")
    sheet = balloting.sheet_of(book, key)
    assert sheet.criteria == ()
    for member in sheet.members:
        for criterion, given in (("novelty", "28,5"), ("use", "30"), ("benefit", "29")):
            balloting.mark(book, key, member.id, criterion, given)
    found = balloting.sheet_of(book, key)
    assert found.tally.derived == "recognised"
    assert found.mean is not None
    assert (
        ballot_words.score_words(found.mean)
        == "87,5 điểm, Loại A; Tính mới chưa đủ 30 điểm của Loại A: Hội đồng xem lại"
    )
    for given, words in (
        ("41", "nhiều nhất 40"),
        ("-1", "số âm"),
        ("tám", "không phải là số điểm"),
        ("1.2.3", "không phải"),
    ):
        with pytest.raises(UserError, match=words):
            balloting.mark(book, key, sheet.members[0].id, "novelty", given)
    balloting.mark(book, key, sheet.members[0].id, "novelty", "")
    assert balloting.sheet_of(book, key).tally.missing == 1


def test_votes_above_the_members_are_named(book: Book) -> None:
    made, (key,) = taken(book)
    fill(book, key)
    other = make_round(book, names=("Người ngoài",))
    stranger = council.members(book, other)[0].id
    with book.transaction("Sổ hỏng") as step:
        step.insert("ballot", {"examination_id": key, "member_id": stranger, "conclusion": "recognised"})
    assert "có 4 phiếu mà Hội đồng chỉ có 3 thành viên" in " ".join(
        council.notices(book, book.get(Round, made))
    )
    assert balloting.sheet_of(book, key).tally.favourable == 3


# Conclusions and decisions


def test_completion_is_asked_then_checked_then_decided(book: Book) -> None:
    _made, (key,) = taken(book)
    fill(book, key, "negative", "steps")
    concluding.conclude_as_voted(book, [key])
    found = book.get(Examination, key)
    assert found.completion_asked == "Các bước thực hiện: Không hợp lý"
    assert stage(book, key) == "returned"
    with pytest.raises(UserError, match="yêu cầu hoàn thiện mà chưa"):
        recognition.decide(book, [key], "1/QĐ", date(2026, 7, 20))
    with pytest.raises(UserError, match="trước ngày họp"):
        concluding.complete(book, [key], HELD - timedelta(days=1))
    concluding.complete(book, [key], date(2026, 7, 15))
    with pytest.raises(UserError, match="trước ngày hoàn thiện 15/07/2026"):
        recognition.decide(book, [key], "1/QĐ", date(2026, 7, 10))
    recognition.decide(book, [key], "1/QĐ", date(2026, 7, 20))
    assert (book.get(Examination, key).result, stage(book, key)) == ("recognised", "recognised")


def test_a_refusal_keeps_its_reasons(book: Book) -> None:
    _made, (key,) = taken(book)
    fill(book, key, "negative", "novelty")
    with pytest.raises(UserError, match="nêu lý do"):
        concluding.conclude(book, key, {"result": "refused"})
    with pytest.raises(UserError, match="Kết luận khác"):
        concluding.conclude(book, key, {"result": "recognised"})
    concluding.conclude_as_voted(book, [key])
    recognition.decide(book, [key], "5/TB", date(2026, 7, 20), "1")
    found = book.get(Examination, key)
    assert (found.result_reason, found.certificate_number) == ("Giải pháp có tính mới: Không", "")
    assert stage(book, key) == "refused"


def test_a_conclusion_against_the_votes_keeps_both(book: Book) -> None:
    _made, (key,) = taken(book)
    fill(book, key)
    values = {"result": "completion", "result_reason": "Thư ký rà lại", "completion_asked": "Ghi số đo"}
    concluding.conclude(
        book, key, {**values, "author_rate": 1000, "money_answer": "agreed", "next_level": "tct"}
    )
    found = book.get(Examination, key)
    assert (found.result, found.derived, found.author_rate) == ("completion", "recognised", 1000)
    assert "0/3 phiếu đề xuất cấp Tổng công ty; cần 3/4" in ballot_words.next_level_doubt(
        balloting.sheet_of(book, key).tally, "tct"
    )
    with pytest.raises(UserError, match="đã có kết luận"):
        balloting.mark(book, key, balloting.sheet_of(book, key).members[0].id, "steps", "negative")
    with pytest.raises(UserError, match="không quá 100"):
        concluding.conclude(book, key, {**values, "author_rate": 10_001})
    concluding.clear_conclusion(book, [key])
    assert (book.get(Examination, key).result, stage(book, key)) == ("", "accepted")


def test_decisions_that_cannot_be(book: Book) -> None:
    made, (first, second) = taken(book, 2)
    fill(book, first)
    with pytest.raises(UserError, match="chưa có kết luận"):
        recognition.decide(book, [first, second], "1/QĐ", date(2026, 7, 9))
    fill(book, second)
    concluding.conclude_as_voted(book, [first, second])
    council.edit_round(book, made, {"minutes_on": date(2026, 7, 8)})
    for number, day, words in (
        ("", date(2026, 7, 9), "Nhập số quyết định"),
        ("1/QĐ", None, "Nhập ngày quyết định"),
        ("1/QĐ", date(2026, 6, 30), "trước ngày họp Hội đồng 01/07/2026"),
        ("1/QĐ", date(2026, 7, 7), "trước ngày biên bản 08/07/2026"),
    ):
        with pytest.raises(UserError, match=words):
            recognition.decide(book, [first, second], number, day)
    with pytest.raises(UserError, match="phải có chữ số"):
        recognition.decide(book, [first], "1/QĐ", date(2026, 7, 9), "GCN")
    recognition.decide(book, [first], "1/QĐ", date(2026, 7, 9), "GCN-09")
    with pytest.raises(UserError, match="GCN-09 đã cấp cho"):
        recognition.decide(book, [second], "2/QĐ", date(2026, 7, 9), "GCN-09")
    assert book.get(Examination, second).decision_on is None
    with pytest.raises(UserError, match="đã có quyết định"):
        recognition.decide(book, [first, second], "2/QĐ", date(2026, 7, 9))


def test_a_decision_written_wrongly_is_taken_back_and_the_conclusion_stays(book: Book) -> None:
    _made, (plain, asked) = taken(book, 2)
    fill(book, plain)
    fill(book, asked, "negative", "steps")
    concluding.conclude_as_voted(book, [plain, asked])
    with pytest.raises(UserError, match="chưa có quyết định"):
        recognition.clear_decisions(book, [plain])
    assert recognition.recognised_level(book, book.get(Examination, plain).innovation_id) == ""
    concluding.complete(book, [asked], date(2026, 7, 3))
    recognition.decide(book, [plain, asked], "1/QĐ", date(2026, 7, 9), "5")
    with pytest.raises(UserError, match="Xóa quyết định trước"):
        concluding.clear_conclusion(book, [plain])
    recognition.clear_decisions(book, [plain, asked])
    found = [book.get(Examination, key) for key in (plain, asked)]
    assert [item.result for item in found] == ["recognised", "completion"]
    assert all(item.decision_on is None and not item.certificate_number for item in found)
    assert {stage(book, key) for key in (plain, asked)} == {"examining"}
    recognition.decide(book, [plain, asked], "2/QĐ", date(2026, 7, 10), "5")


def test_certificates_run_on_with_the_width_of_the_first() -> None:
    assert recognition.certificate_numbers("098/2026", 3) == ("098/2026", "099/2026", "100/2026")
    assert recognition.certificate_numbers("GCN 9", 2) == ("GCN 9", "GCN 10")


def test_working_days_are_watched_over_holidays(book: Book) -> None:
    made, keys = taken(book)
    council.edit_round(book, made, {"held_on": date(2026, 8, 24)})
    (minutes,) = council.limits_of(book, book.get(Round, made))
    assert (minutes.rule.id, minutes.met_on) == ("minutes", None)
    assert minutes.on > date(2026, 9, 14)  # fifteen working days are three weeks, and the second of September
    council.edit_round(book, made, {"minutes_on": date(2026, 9, 1)})
    fill(book, keys[0])
    concluding.conclude_as_voted(book, keys)
    recognition.decide(book, keys, "1/QĐ", date(2026, 9, 10))
    minutes, decision = council.limits_of(book, book.get(Round, made))
    assert (minutes.met_on, decision.met_on) == (date(2026, 9, 1), date(2026, 9, 10))


# Levels


def test_only_the_highest_level_counts_and_a_refusal_above_takes_nothing(book: Book) -> None:
    innovation = make_dossier(book)
    code = book.get(Innovation, innovation).code
    recognition.recognise(book, [code], "Cấp cơ sở", "1/QĐ", date(2026, 1, 5))
    made = make_round(book, level="tct")
    assert [item.id for item in examining.candidates(book, book.get(Round, made))] == [innovation]
    assert examining.candidates(book, book.get(Round, make_round(book))) == []
    examining.take_in(book, made, [innovation], date(2026, 6, 1))
    key = council.examinations(book, made)[0].id
    examining.accept(book, [key], date(2026, 6, 2))
    assert stage(book, key) == "recognised"
    fill(book, key, "negative", "other_units")
    concluding.conclude_as_voted(book, [key])
    recognition.decide(book, [key], "9/TB", date(2026, 7, 9))
    assert (stage(book, key), recognition.recognised_level(book, innovation)) == ("recognised", "co_so")
    recognition.recognise(book, [code], "evn", "2/QĐ", date(2026, 9, 1))
    assert book.get(Innovation, innovation).level == recognition.recognised_level(book, innovation) == "evn"
    assert [item.level for item in recognition.examinations_of(book, innovation)] == ["co_so", "tct", "evn"]


def test_recognising_many_is_all_or_nothing(book: Book) -> None:
    first, second = make_dossier(book), make_dossier(book)
    code = book.get(Innovation, first).code
    for codes, level, words in (
        ([code, "2099-XX-0001"], "co_so", "2099-XX-0001"),
        ([code], "cấp huyện", "Không có cấp “cấp huyện”"),
    ):
        with pytest.raises(UserError, match=words):
            recognition.recognise(book, codes, level, "1/QĐ", date(2026, 1, 5))
    assert book.all(Examination) == []
    recognition.recognise(book, [code], "CO_SO", "1/QĐ", date(2026, 1, 5))
    with pytest.raises(UserError, match="đã được công nhận cấp cơ sở theo quyết định 1/QĐ"):
        recognition.recognise(
            book, [book.get(Innovation, second).code, code], "co_so", "2/QĐ", date(2026, 1, 6)
        )
    assert book.get(Innovation, second).stage == "filed"
    examining.take_in(book, make_round(book), [second], HELD)
    with pytest.raises(UserError, match="đang ở đợt xét “Đợt 1 năm 2026”"):
        recognition.recognise(book, [book.get(Innovation, second).code], "co_so", "2/QĐ", date(2026, 7, 6))


# What else holds these rows


def test_deleting_for_good_takes_everything_noted_about_an_innovation(book: Book) -> None:
    made, (key,) = taken(book)
    innovation = book.get(Examination, key).innovation_id
    fill(book, key)
    examining.declare_conflict(book, council.members(book, made)[0].id, innovation)
    with book.transaction("Cổng") as step:
        step.insert("portal_entry", {"innovation_id": innovation, "system": "cong", "state": "keyed"})
        step.insert("portal_match", {"innovation_id": innovation, "system": "cong", "their_key": "1"})
    copied = duplicate(book, innovation).id
    assert book.all(Examination, innovation_id=copied) == []
    move_to_trash(book, [innovation])
    stack = UndoStack(book)
    stack.push(delete_for_good(book, [innovation]))
    assert [book.all(table) for table in (Examination, Ballot, Conflict)] == [[], [], []]
    assert book.sql("SELECT count(*) FROM portal_entry")[0][0] == 0
    stack.undo()
    assert len(book.all(Ballot)) == 3


def test_merging_people_takes_their_seats_along_and_nobody_on_a_council_is_removed(book: Book) -> None:
    made = council.add_round(book, {"name": "Đợt"}).id
    kept, double = (people.add_person(book, {"name": "Vũ Khoa"}).id for _n in range(2))
    member = council.add_member(book, made, {"person_id": double}).id
    with pytest.raises(UserError, match="Hội đồng"):
        people.remove_person(book, double)
    council.add_member(book, made, {"person_id": kept})
    people.merge_people(book, kept, [double])
    assert book.get(Member, member).person_id == kept
    assert "Vũ Khoa có tên hai lần trong Hội đồng" in " ".join(council.notices(book, book.get(Round, made)))


def test_a_unit_with_a_round_or_targets_stays_and_its_aliases_go_with_it(book: Book) -> None:
    unit = units.add_unit(book, {"name": "Nhà máy A"}).id
    with book.transaction("Tên khác") as step:
        step.insert("unit_alias", {"unit_id": unit, "name": "NM A", "folded": "nm a"})
    made = council.add_round(book, {"name": "Đợt", "unit_id": unit}).id
    with pytest.raises(UserError, match="đợt xét"):
        units.remove_unit(book, unit)
    council.remove_round(book, made)
    units.remove_unit(book, unit)
    assert book.sql("SELECT count(*) FROM unit_alias")[0][0] == 0


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "{name} {0} %s", "Đe\u0302\u0309 \x00\u202e", "x" * 10_000])
def test_hostile_texts_stand_as_text(book: Book, text: str) -> None:
    made = council.add_round(book, {"name": text, "level": "co_so", "guests": f"{text}\n{text}"}).id
    council.add_member(book, made, {"name": text, "role": text})
    innovation = make_dossier(book, text, author=text)
    examining.take_in(book, made, [innovation], HELD)
    examining.accept(book, [council.examinations(book, made)[0].id], HELD)
    assert len(council.notices(book, book.get(Round, made))) >= 2
    sheet = balloting.sheet_of(book, council.examinations(book, made)[0].id)
    assert len(sheet.clashes) == 1
    assert examining.candidates(book, book.get(Round, made), text) == []


# Levels by name, whatever language the program speaks


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("cơ sở", "co_so"), ("CO SO", "co_so"), ("Cấp cơ sở", "co_so"), ("co_so", "co_so"),
        ("tổng công ty", "tct"), ("tct", "tct"), ("EVN", "evn"), ("cấp evn", "evn"),
    ],
)  # fmt: skip
def test_a_level_is_understood_with_and_without_its_first_word(
    words: str, level: str, language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: set_language("vi"))
    set_language(language)
    assert recognition.level_named(words) == level


@pytest.mark.parametrize("words", ["", "  ", "cấp", "huyện"])
def test_no_level_is_guessed(words: str) -> None:
    with pytest.raises(UserError, match="co_so"):
        recognition.level_named(words)


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("012/2026/GCNSK", ("012/2026/GCNSK", "013/2026/GCNSK")),
        ("2026/GCN-009", ("2026/GCN-009", "2026/GCN-010")),
        ("GCN2026.099", ("GCN2026.099", "GCN2026.100")),
        ("2026", ("2026", "2027")),
        ("1999/2026/GCN", ("1999/2026/GCN", "2000/2026/GCN")),
    ],
)
def test_the_year_in_a_certificates_number_does_not_run(start: str, wanted: tuple[str, str]) -> None:
    assert recognition.certificate_numbers(start, 2) == wanted


def test_a_dossier_before_one_council_does_not_come_before_another(book: Book) -> None:
    _first, (key,) = taken(book)
    innovation = book.get(Examination, key).innovation_id
    with pytest.raises(UserError, match=r"đang ở đợt xét “Đợt 1 năm 2026”"):
        examining.take_in(book, make_round(book), [innovation], HELD)
    fill(book, key)
    concluding.conclude_as_voted(book, [key])
    recognition.decide(book, [key], "1/QĐ", date(2026, 7, 9))
    again = make_round(book)
    with pytest.raises(UserError, match="đã được công nhận cấp cơ sở"):
        examining.take_in(book, again, [innovation], HELD)
    assert council.examinations(book, again) == []
    examining.take_in(book, make_round(book, level="tct"), [innovation], HELD)


def test_a_recognition_that_came_without_its_decision_gets_it_later(book: Book) -> None:
    innovation = make_dossier(book)
    with book.transaction("Nhập") as step:
        values = {"innovation_id": innovation, "level": "co_so", "result": "recognised"}
        step.insert("examination", {**values, "note": "từ Excel"})
    recognition.recognise(book, [book.get(Innovation, innovation).code], "cơ sở", "7/QĐ", date(2026, 1, 5))
    (found,) = book.all(Examination)
    assert (found.decision_number, found.decision_on, found.note) == ("7/QĐ", date(2026, 1, 5), "từ Excel")
    assert book.get(Innovation, innovation).stage == "recognised"


@pytest.mark.parametrize("words", ["1e1", "8_5", "２０", "Infinity", "nan", "0x1", "8,5,1", "+8"])
def test_points_are_figures_and_one_comma(book: Book, words: str) -> None:
    made, (key,) = taken(book, criteria="pcvt-100")
    member = council.members(book, made)[0].id
    with pytest.raises(UserError, match="không phải là số điểm"):
        balloting.mark(book, key, member, "novelty", words)
    assert book.all(Ballot) == []


def test_taking_in_notes_the_day_of_filing_where_there_is_none(book: Book) -> None:
    ready, filed = make_dossier(book, stage="ready"), make_dossier(book)
    with book.transaction("Nộp") as step:
        step.update("innovation", filed, {"filed_on": date(2026, 5, 2)})
    examining.take_in(book, make_round(book), [ready, filed], date(2026, 6, 1))
    days = [book.get(Innovation, key).filed_on for key in (ready, filed)]
    assert days == [date(2026, 6, 1), date(2026, 5, 2)]
