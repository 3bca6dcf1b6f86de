"""Awards of a book: the catalogue with an office's own, what it set, money, and the board."""

from datetime import date

import pytest

from desktop_app.domain.awards import COLLECTIVE, PERSON, NominationLine
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.values import Value
from desktop_app.forms.awards import SHARE, shipped_awards
from desktop_app.services import award_uses, awards, honours
from desktop_app.services.awards import Verdict
from desktop_app.services.innovations import move_to_trash
from desktop_app.services.office import add_signatory
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book
from tests.services.award_books import MILLION, innovation, line, person, unit

CREATIVE, PAPER = "bang_lao_dong_sang_tao", "giay_khen"
DAY = date(2026, 5, 12)


def own(book: Book, **values: Value) -> str:
    """Add an award of the office's own and give its id."""
    added = awards.add_award(book, {"name": "Cúp Sáng tạo", **values})
    (rule,) = [item for item in awards.catalogue(book).awards if item.own_id == added.id]
    return rule.id


def test_an_own_award_stands_in_the_catalogue_with_all_that_was_said_of_it(book: Book) -> None:
    award_id = own(
        book, issuer="Công đoàn EVN X", chain="union", level="nganh", kind="certificate",
        is_for_collectives=False, least_innovations=2, least_value=50 * MILLION, vote_parts=2, vote_of=3,
        person_money=150, quantity=20, deadline="28/02", note="Có hai sáng kiến",
    )  # fmt: skip
    catalogue = awards.catalogue(book)
    rule = awards.award(book, award_id)
    assert (rule.name, rule.kind, rule.nominees) == ("Cúp Sáng tạo", "certificate", (PERSON,))
    (standard,) = rule.standards
    assert (standard.innovations, standard.thresholds[0].value) == (2, 50 * MILLION)
    assert rule.votes is not None
    assert (rule.votes.is_reached(6, 9), rule.votes.is_reached(5, 9)) == (True, False)
    body = catalogue.body_of(rule)
    assert (body.name, body.chain, body.minutes) == ("Công đoàn EVN X", "union", "committee")
    assert (rule.deadlines[0].day, rule.deadlines[0].month, rule.quantities[0].most) == (28, 2, 20)
    assert rule.papers_of(PERSON)[0] == "to_trinh_khen_thuong"
    assert len(catalogue.awards) == len(shipped_awards().awards) + 1


def test_an_own_award_of_a_known_giver_goes_before_that_body(book: Book) -> None:
    rule = awards.award(book, own(book, issuer="CÔNG ĐOÀN ĐIỆN LỰC VIỆT NAM", chain="union"))
    assert rule.body == "cong_doan_dlvn"
    assert len(awards.catalogue(book).bodies) == len(shipped_awards().bodies)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": "  "}, "Nhập tên"),
        ({"name": "GIẤY KHEN"}, "đã có"),
        ({"least_innovations": -1}, "nhỏ hơn 0"),
        ({"vote_parts": 4, "vote_of": 3}, "phân số"),
        ({"vote_parts": 2}, "phân số"),
        ({"deadline": "31/04"}, "hạn nộp"),
        ({"is_for_people": False, "is_for_collectives": False}, "cá nhân, tập thể"),
        ({"chain": "đảng"}, "hệ thống"),
    ],
)
def test_an_own_award_that_cannot_be_is_refused(book: Book, values: dict[str, Value], words: str) -> None:
    with pytest.raises(UserError, match=words):
        awards.add_award(book, {"name": "Cúp", **values})
    assert book.sql("SELECT count(*) FROM own_award") == [(0,)]


def test_an_own_award_is_changed_and_removed_unless_somebody_has_it(book: Book) -> None:
    award_id = own(book)
    key = awards.award(book, award_id).own_id or 0
    awards.edit_award(book, key, {"name": "Cúp Sáng tạo trẻ"})
    assert awards.award(book, award_id).name == "Cúp Sáng tạo trẻ"
    held = honours.add_honour(book, {"year": 2025, "award": award_id, "person_id": person(book, "An")}).id
    with pytest.raises(UserError, match="không xóa được"):
        awards.remove_award(book, key)
    honours.remove_honour(book, held)
    stack = UndoStack(book)
    stack.push(awards.remove_award(book, key))
    with pytest.raises(UserError, match="Danh mục không có"):
        awards.award(book, award_id)
    stack.undo()
    assert awards.award(book, award_id).name == "Cúp Sáng tạo trẻ"


def test_an_award_is_found_by_words_or_id(book: Book) -> None:
    assert awards.find_award(book, "lao dong sang tao bang").id == CREATIVE
    assert awards.find_award(book, "bang_lao_dong").id == CREATIVE
    assert awards.find_award(book, "Giấy khen").id == PAPER
    with pytest.raises(UserError, match="gõ rõ hơn"):
        awards.find_award(book, "bằng khen")
    with pytest.raises(UserError, match="Các danh hiệu"):
        awards.find_award(book, "")


def test_what_is_set_is_kept_heard_of_and_can_be_taken_back(book: Book) -> None:
    heard: list[Changes] = []
    book.subscribe(heard.append)
    stack = UndoStack(book)
    stack.push(awards.set_weights(book, {"value": 10}))
    stack.push(awards.set_share_rule(book, CREATIVE, SHARE))
    stack.push(awards.set_deadline(book, PAPER, "15/08"))
    stack.push(awards.name_body(book, "bo", "Bộ trưởng Bộ Công Thương"))
    assert awards.award_settings(book).weights == {"value": 10, "social": 25, "spread": 25}
    assert awards.award(book, CREATIVE).share_rule == SHARE
    assert [(item.day, item.month) for item in awards.award(book, PAPER).deadlines] == [(15, 8)]
    assert awards.award(book, "bang_khen_bo").issuer == "Bộ trưởng Bộ Công Thương"
    assert [changes.tables for changes in heard] == [frozenset({"setting"})] * 4
    for _step in range(4):
        stack.undo()
    assert awards.catalogue(book) == shipped_awards()
    stack.redo()
    assert awards.award_settings(book).weights["value"] == 10


def test_a_setting_changed_since_is_not_taken_back(book: Book) -> None:
    stack = UndoStack(book)
    stack.push(awards.set_weights(book, {"value": 10}))
    awards.set_weights(book, {"value": 20})
    with pytest.raises(UserError, match="đã được sửa sau đó"):
        stack.undo()
    assert awards.award_settings(book).weights["value"] == 20


@pytest.mark.parametrize(
    "weights",
    [{"value": -1}, {"value": 101}, {"value": True}, dict.fromkeys(("value", "social", "spread"), 0)],
)
def test_weights_that_cannot_be_are_refused(book: Book, weights: dict[str, int]) -> None:
    with pytest.raises(UserError, match=r"[Tt]rọng số"):
        awards.set_weights(book, weights)


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"weights": 5, "bodies": [1], "rounds_up": "x"}', '{"weights": {"value": "a"}}']
)
def test_settings_that_cannot_be_read_are_as_if_not_set(book: Book, kept: str) -> None:
    with book.transaction("Hỏng") as step:
        step.keep_setting("awards", kept)
    assert awards.award_settings(book).weights == {"value": 50, "social": 25, "spread": 25}
    assert awards.award_settings(book).rounds_up is True


@pytest.mark.parametrize(
    ("award_id", "nominee", "day", "rounded", "plain"),
    [
        ("lao_dong_tien_tien", PERSON, DAY, 710_000, 702_000),
        ("giay_khen", COLLECTIVE, DAY, 1_410_000, 1_404_000),
        ("giay_khen", PERSON, DAY, 710_000, 702_000),
        ("chien_si_thi_dua_bo", PERSON, DAY, 7_020_000, 7_020_000),
        ("bang_khen_thu_tuong", COLLECTIVE, DAY, 16_380_000, 16_380_000),
        ("lao_dong_tien_tien", PERSON, date(2026, 7, 1), 760_000, 759_000),
    ],
)
def test_money_is_a_multiple_of_the_wage_of_the_day(
    book: Book, award_id: str, nominee: str, day: date, rounded: int, plain: int
) -> None:
    rule = awards.award(book, award_id)
    assert awards.money_of(book, rule, nominee, day) == rounded
    awards.set_rounding(book, rounds_up=False)
    assert awards.money_of(book, rule, nominee, day) == plain


def test_money_nobody_knows_is_none_and_an_uncertain_wage_is_said(book: Book) -> None:
    assert awards.money_of(book, awards.award(book, CREATIVE), PERSON, DAY) is None
    assert awards.money_of(book, awards.award(book, PAPER), PERSON, date(2025, 6, 30)) is None
    later = awards.money_remarks(awards.award(book, PAPER), date(2026, 7, 1))
    assert any("2.530.000" in text and "chưa xác nhận" in text for text in later)
    assert len(awards.money_remarks(awards.award(book, PAPER), DAY)) == 1


def test_the_board_tells_for_everybody_and_ranks_for_every_award(book: Book) -> None:
    an, binh, chi = person(book, "An"), person(book, "Bình"), person(book, "Chi")
    rich = innovation(book, {an: 6000, binh: 4000}, value=900 * MILLION, level="tct")
    poor = innovation(book, {chi: 10000}, value=30 * MILLION)
    found = awards.board(book)
    verdicts = [fit.verdict for fit in found.of_person(an)]
    assert verdicts == sorted(verdicts, reverse=True)
    ranked = found.candidates(CREATIVE)
    assert [(item.rank, item.nominee.key, item.fit.verdict.name) for item in ranked] == [
        (1, an, "FITS"), (2, binh, "FITS"), (3, chi, "NEARLY"),
    ]  # fmt: skip
    assert ranked[0].fit.innovations == (rich,)
    assert len(ranked[0].why) == 3
    tally = next(item for item in found.tallies if item.award.id == CREATIVE)
    assert (tally.fitting, tally.near) == (2, 1)
    assert {fit.nominee.key for fit in found.of_innovation(rich)} == {an, binh}
    assert {fit.award.id for fit in found.of_innovation(poor)} >= {CREATIVE, PAPER}
    assert "lao_dong_tien_tien" not in {fit.award.id for fit in found.of_innovation(poor)}
    assert found.of_person(999) == found.of_innovation(999) == found.candidates("không có") == ()


def test_the_share_rule_that_was_set_changes_who_fits(book: Book) -> None:
    an, binh = person(book, "An"), person(book, "Bình")
    innovation(book, {an: 8000, binh: 2000}, value=100 * MILLION)
    assert len(awards.board(book).candidates(CREATIVE, is_near_too=False)) == 2
    awards.set_share_rule(book, CREATIVE, SHARE)
    (only,) = awards.board(book).candidates(CREATIVE, is_near_too=False)
    assert only.nominee.key == an


def test_weights_decide_who_comes_first(book: Book) -> None:
    an, binh = person(book, "An"), person(book, "Bình")
    innovation(book, {an: 10000}, value=2000 * MILLION, field="khac")
    innovation(book, {binh: 10000}, value=90 * MILLION, field="moi_truong", level="evn")
    first = awards.board(book).candidates(PAPER)[0].nominee.key
    awards.set_weights(book, {"value": 0, "social": 50, "spread": 50})
    assert (first, awards.board(book).candidates(PAPER)[0].nominee.key) == (an, binh)


def test_only_what_is_recognised_in_use_and_not_in_the_trash_counts(book: Book) -> None:
    an = person(book, "An")
    innovation(book, {an: 10000}, decided=None)
    innovation(book, {an: 10000}, applied_on=None)
    innovation(book, {an: 10000}, applied_on=date(2026, 6, 1))
    innovation(book, {an: 10000}, application_state="not_applied")
    gone = innovation(book, {an: 10000})
    board = awards.board(book)
    fit = board.fit(PAPER, board.field.people[an])
    assert fit is not None
    assert fit.innovations == (gone,)
    move_to_trash(book, [gone])
    board = awards.board(book)
    fit = board.fit(PAPER, board.field.people[an])
    assert fit is not None
    assert (fit.verdict, fit.innovations) == (Verdict.NEARLY, ())
    assert "còn 4 sáng kiến" in fit.missing[0]


def test_a_unit_is_judged_by_what_is_below_it_and_needs_a_head(book: Book) -> None:
    plant = unit(book, "Công ty Nhiệt điện A")
    shop = unit(book, "Phân xưởng Vận hành", plant)
    key = innovation(book, {}, unit_id=shop)
    board = awards.board(book)
    fits = {fit.award.id: fit for fit in board.of_unit(plant)}
    assert fits[PAPER].innovations == (key,)
    assert CREATIVE not in fits
    assert any("chưa có người đứng đầu" in text for text in fits[PAPER].remarks)
    add_signatory(book, plant, "administration", {"name": "Lê Văn Cả", "post": "Giám đốc"})
    fits = {fit.award.id: fit for fit in awards.board(book).of_unit(plant)}
    assert not any("chưa có người đứng đầu" in text for text in fits[PAPER].remarks)


def test_titles_that_were_noted_count(book: Book) -> None:
    an = person(book, "An")
    innovation(book, {an: 10000})
    for year in (2023, 2024, 2025):
        honours.add_honour(book, {"year": year, "name": "Chiến sĩ thi đua cơ sở", "person_id": an})
    fit = awards.board(book).of_person(an)
    assert next(item for item in fit if item.award.id == "chien_si_thi_dua_bo").verdict is Verdict.FITS


def test_days_left_to_the_deadline(book: Book) -> None:
    an = person(book, "An")
    awards.set_deadline(book, PAPER, "15/05")
    fit = next(item for item in awards.board(book).of_person(an) if item.award.id == PAPER)
    assert (fit.days_left, fit.due and fit.due[0]) == (3, date(2026, 5, 15))
    none = next(item for item in awards.board(book).of_person(an) if item.award.id == CREATIVE)
    assert none.days_left is None


def test_a_line_is_judged_as_it_will_be_printed_and_not_against_itself(book: Book) -> None:
    an = person(book, "An")
    key = innovation(book, {an: 10000}, value=160 * MILLION)
    made = line(book, CREATIVE, name="An", person_id=an, education_level="dai_hoc", is_posthumous=True)
    with book.transaction("Giữ") as step:
        award_uses.reserve(step, made, key)
    board = awards.board(book)
    record = book.get(NominationLine, made)
    fit = board.of_line(record, [key])
    assert fit is not None
    assert fit.verdict is Verdict.FITS
    assert any("truy tặng" in text for text in fit.remarks)
    assert any("Chưa có năm sinh" in text for text in fit.remarks)
    empty = board.of_line(record, [])
    assert empty is not None
    assert empty.verdict is Verdict.NOT
    person_fit = board.fit(PAPER, board.field.people[an])
    assert person_fit is not None
    assert person_fit.innovations == ()
    assert any("Bằng Lao động sáng tạo (đang đề nghị)" in text for text in person_fit.remarks)


def test_hostile_words_break_nothing(book: Book) -> None:
    name = "<b>{x}</b> " + "Nguyễn" * 1000
    an = person(book, name, post="{a}; <i>", education_level="la_lung")
    key = innovation(book, {an: 10000}, field="<x>", level="co_so")
    with book.transaction("Hỏng") as step:
        step.insert("answer", {"innovation_id": key, "key": "mark_value", "value": "٣"})
        step.insert("answer", {"innovation_id": key, "key": "mark_social", "value": "999"})
    for item in (*awards.board(book).of_person(an), *awards.board(book).of_innovation(key)):
        assert item.reason
        assert all(isinstance(text, str) for text in (*item.missing, *item.remarks))
    for candidate in awards.board(book).candidates(PAPER):
        assert candidate.score.points <= 1000


def test_an_empty_book_has_a_board(book: Book) -> None:
    board = awards.board(book)
    assert all((item.fitting, item.near) == (0, 0) for item in board.tallies)
    assert len(board.awards) == len(shipped_awards().awards)
