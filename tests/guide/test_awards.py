"""Does an award fit a nominee: thresholds, titles, shares, uses, and what is said of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.forms.awards import (
    SHARE,
    WHOLE,
    AwardRule,
    Deadline,
    Held,
    Standard,
    Threshold,
    shipped_awards,
)
from desktop_app.guide.award_facts import Credit, Nominee, longest_run
from desktop_app.guide.award_words import missing_words, reason_words, remarks, verdict_words
from desktop_app.guide.awards import Judge, Verdict, next_deadline, read_day

TODAY = date(2026, 11, 24)
RANKS = {"co_so": 0, "tct": 1, "evn": 2}
MILLION = 1_000_000


def credit(
    value: int | None = 100 * MILLION, day: str = "2026-05-01", share: int | None = 10000, **more: object
) -> Credit:
    return Credit(1, 0, day, True, value, share)._replace(**more)


def nominee(*behind: Credit, **facts: object) -> Nominee:
    base = Nominee(name="Nguyễn Văn An", birth="1990", education="cao_dang", post="Công nhân")
    return replace(base, credits=behind, **facts)


def judge(rule: AwardRule | str, day: date = TODAY, share_rule: str = "") -> Judge:
    found = shipped_awards().award(rule) if isinstance(rule, str) else rule
    assert found is not None
    return Judge(found, day, RANKS, shipped_awards().nearly, share_rule)


def creative(value: int, education: str, is_manager: bool, *, years: Sequence[int] = (2026,)) -> Verdict:
    part = value // len(years)
    behind = [credit(part, f"{year}-05-01", innovation=year) for year in years]
    person = nominee(*behind, education=education, is_manager=is_manager)
    return judge("bang_lao_dong_sang_tao").outcome(person).verdict


def rule(*standards: Standard, **facts: object) -> AwardRule:
    return AwardRule(id="thu", name="Giải thử", standards=standards, nominees=(PERSON,), **facts)  # pyright: ignore


@pytest.mark.parametrize(
    ("education", "is_manager", "threshold"),
    [
        ("pho_thong", False, 80),
        ("cao_dang", False, 80),
        ("dai_hoc", False, 150),
        ("tien_si", False, 150),
        ("cao_dang", True, 200),
        ("dai_hoc", True, 200),
        ("", True, 200),
    ],
)
def test_the_threshold_follows_from_education_and_post(
    education: str, is_manager: bool, threshold: int
) -> None:
    assert creative(threshold * MILLION, education, is_manager) is Verdict.FITS
    assert creative(threshold * MILLION - 1, education, is_manager) is Verdict.NEARLY


def test_three_years_in_a_row_have_a_threshold_of_their_own() -> None:
    years = (2024, 2025, 2026)
    assert creative(120 * MILLION, "cao_dang", False, years=years) is Verdict.FITS
    assert creative(119 * MILLION, "cao_dang", False, years=years) is Verdict.NEARLY
    assert creative(120 * MILLION, "dai_hoc", False, years=years) is Verdict.NEARLY
    assert creative(120 * MILLION, "cao_dang", False, years=(2022, 2025, 2026)) is Verdict.NEARLY


def test_what_is_short_is_said_in_figures_and_marked() -> None:
    person = nominee(credit(60 * MILLION), credit(None, innovation=2))
    asked = judge("bang_lao_dong_sang_tao")
    (sentence,) = missing(asked, person)
    assert "60.000.000" in sentence
    assert "còn thiếu 20.000.000 đồng so với mức 80.000.000" in sentence
    assert "1 sáng kiến chưa có số tiền làm lợi" in sentence
    assert "(chưa xác nhận)" in sentence


def test_money_that_is_not_known_is_not_told_as_nought() -> None:
    (sentence,) = missing(judge("bang_lao_dong_sang_tao"), nominee(credit(None)))
    assert "1 sáng kiến chưa có số tiền làm lợi nên chưa so được với mức 80.000.000 đồng" in sentence
    assert " 0 đồng" not in sentence


def test_without_an_education_it_is_asked_for() -> None:
    asked = judge("bang_lao_dong_sang_tao")
    someone = nominee(credit(900 * MILLION), education="")
    assert asked.outcome(someone).verdict is Verdict.NEARLY
    assert "trình độ" in missing(asked, someone)[0]


@pytest.mark.parametrize("certainty", ["", "Văn bản đã thay thế"])
def test_only_a_confirmed_figure_rejects_alone(certainty: str) -> None:
    asked = judge(
        rule(
            Standard(
                text="Có làm lợi",
                innovations=1,
                thresholds=(Threshold(source="QĐ", certainty=certainty, value=100 * MILLION),),
            )
        )
    )
    verdicts = [
        asked.outcome(nominee(credit(value))).verdict
        for value in (0, 49 * MILLION, 50 * MILLION, 100 * MILLION)
    ]
    far = Verdict.NEARLY if certainty else Verdict.NOT
    assert verdicts == [far, far, Verdict.NEARLY, Verdict.FITS]
    assert asked.outcome(nominee()).verdict is Verdict.NOT


def test_a_threshold_with_no_value_in_force_on_the_day_is_said_and_never_a_fit() -> None:
    ended = Threshold(source="QĐ cũ", value=10, until=date(2025, 12, 31))
    asked = judge(rule(Standard(text="Có làm lợi", innovations=1, thresholds=(ended,))))
    someone = nominee(credit(900 * MILLION))
    assert asked.outcome(someone).verdict is Verdict.NEARLY
    (sentence,) = missing(asked, someone)
    assert "không có mức tiền làm lợi nào có hiệu lực vào ngày 24/11/2026" in sentence
    before = judge(asked.rule, date(2025, 12, 31))
    assert before.outcome(nominee(credit(900 * MILLION, "2025-05-01"))).verdict is Verdict.FITS


def test_a_co_author_counts_whole_or_by_share_and_it_is_said() -> None:
    person = nominee(credit(100 * MILLION, share=6000))
    whole, part = (
        judge("bang_lao_dong_sang_tao", share_rule=WHOLE),
        judge("bang_lao_dong_sang_tao", share_rule=SHARE),
    )
    assert whole.outcome(person).verdict is Verdict.FITS
    assert part.outcome(person).verdict is Verdict.NEARLY
    assert "60.000.000" in missing(part, person)[0]
    assert any("không chia theo tỷ lệ" in text for text in told(whole, person))
    assert any("theo tỷ lệ đóng góp của mình" in text for text in told(part, person))
    alone = nominee(credit(100 * MILLION))
    assert not any("Đồng tác giả" in text for text in told(whole, alone))


def test_a_share_nobody_noted_is_asked_for_where_it_counts() -> None:
    asked = judge("bang_lao_dong_sang_tao", share_rule=SHARE)
    person = nominee(credit(100 * MILLION, share=None))
    assert asked.outcome(person).verdict is Verdict.NEARLY
    assert any("chưa ghi tỷ lệ" in text for text in told(asked, person))


@pytest.mark.parametrize(("share", "part"), [(5000, 50), (3333, 33), (6667, 67), (0, 0), (None, None)])
def test_a_share_is_rounded_half_up(share: int | None, part: int | None) -> None:
    assert credit(100, share=share).part() == part


def test_what_was_used_does_not_count_again_and_is_named() -> None:
    used = credit(900 * MILLION, used="Giấy khen (Quyết định số 12/QĐ ngày 03/02/2026)")
    asked = judge("bang_lao_dong_sang_tao")
    assert asked.outcome(nominee(used)).verdict is Verdict.NOT
    assert any(
        "Giấy khen (Quyết định số 12/QĐ ngày 03/02/2026)" in text for text in told(asked, nominee(used))
    )
    assert asked.outcome(nominee(used, credit(80 * MILLION, innovation=2))).verdict is Verdict.FITS


def test_an_innovation_that_waits_for_recognition_makes_it_nearly() -> None:
    asked = judge("giay_khen")
    waiting = nominee(Credit(1, -1, "", True, 5))
    assert asked.outcome(waiting).verdict is Verdict.NEARLY
    assert "còn 1 sáng kiến chờ công nhận" in missing(asked, waiting)[0]
    assert asked.outcome(nominee()).verdict is Verdict.NOT
    assert asked.outcome(nominee(credit(is_applied=False))).verdict is Verdict.NEARLY


def test_the_days_on_which_an_innovation_counts() -> None:
    asked = judge("chien_si_thi_dua_co_so")
    verdicts = [asked.outcome(nominee(credit(day=day))).verdict for day in ("2025-11-24", "2025-11-25")]
    assert verdicts == [Verdict.NOT, Verdict.FITS]


@pytest.mark.parametrize(
    ("years", "verdict"),
    [
        ((2023, 2024, 2025), Verdict.FITS),
        ((2024, 2025, 2026), Verdict.FITS),
        ((2024, 2025), Verdict.NEARLY),
        ((2022, 2023, 2024), Verdict.NOT),
        ((2022, 2024, 2025), Verdict.NEARLY),
        ((), Verdict.NOT),
    ],
)
def test_titles_must_follow_one_another_up_to_now(years: tuple[int, ...], verdict: Verdict) -> None:
    asked = judge("chien_si_thi_dua_bo")
    person = nominee(credit(), honours={"chien_si_thi_dua_co_so": years})
    assert asked.outcome(person).verdict is verdict


def test_a_run_of_titles() -> None:
    assert [longest_run(years, 2026) for years in ([], [2026], [2025], [2024], [2024, 2025, 2026, 2025])] == [
        0,
        1,
        1,
        0,
        3,
    ]


def test_a_title_that_is_short_is_named() -> None:
    asked = judge("chien_si_thi_dua_bo")
    person = nominee(credit(), honours={"chien_si_thi_dua_co_so": (2024, 2025)})
    (sentence,) = missing(asked, person)
    assert sentence == "mới có 2/3 lần liên tục được tặng Chiến sĩ thi đua cơ sở"


def test_a_direct_worker_has_an_easier_way_and_is_told() -> None:
    asked = judge("bang_khen_bo")
    worker, clerk = nominee(credit(), is_direct_worker=True), nominee(credit())
    assert asked.outcome(worker).verdict is Verdict.FITS
    assert asked.outcome(clerk).verdict is Verdict.NEARLY
    assert any("dễ đạt hơn" in text and "Điểm đ khoản 1 Điều 74" in text for text in told(asked, worker))
    assert not any("dễ đạt hơn" in text for text in told(asked, clerk))


def missing(asked: Judge, person: Nominee) -> tuple[str, ...]:
    return missing_words(asked, person, asked.outcome(person), shipped_awards())


def told(asked: Judge, person: Nominee) -> tuple[str, ...]:
    return remarks(asked, person, asked.outcome(person), shipped_awards())


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"birth": ""}, "Chưa có năm sinh"),
        (
            {"post": "Trưởng ca, Chủ tịch công đoàn bộ phận"},
            "Ghi 2 chức vụ (Trưởng ca; Chủ tịch công đoàn bộ phận)",
        ),
        ({"is_posthumous": True}, "truy tặng"),
        ({"kind": COLLECTIVE, "head": ""}, "chưa có người đứng đầu"),
    ],
)
def test_what_is_wrong_with_the_record_is_said(facts: dict[str, object], words: str) -> None:
    person = nominee(credit(), **facts)
    assert any(words in text for text in told(judge("giay_khen"), person))
    assert not any(words in text for text in told(judge("giay_khen"), nominee(credit())))


def test_an_award_of_people_is_none_for_collectives_and_says_so() -> None:
    asked = judge("bang_lao_dong_sang_tao")
    collective = nominee(credit(900 * MILLION), kind=COLLECTIVE)
    outcome = asked.outcome(collective)
    assert outcome.verdict is Verdict.NOT
    assert reason_words(asked, collective, outcome) == "Chỉ tặng cho cá nhân."


def test_an_award_that_is_not_in_force_fits_nobody() -> None:
    asked = judge("giay_khen", date(2023, 12, 31))
    outcome = asked.outcome(nominee(credit(day="2023-06-01")))
    assert outcome.verdict is Verdict.NOT
    assert "31/12/2023" in reason_words(asked, nominee(), outcome)


def test_what_only_the_unit_can_tell_is_left_to_it() -> None:
    asked = judge("lao_dong_tien_tien")
    outcome = asked.outcome(nominee())
    assert outcome.verdict is Verdict.FITS
    assert verdict_words(outcome) == "Phù hợp, cần xác nhận"
    assert any("đơn vị tự xác nhận" in text for text in told(asked, nominee()))
    other = judge("chien_si_thi_dua_co_so")
    assert any("Vẫn có thể theo tiêu chuẩn khác" in text for text in told(other, nominee()))


def test_the_same_outcome_is_shared_but_never_mixed_up() -> None:
    asked = judge("bang_khen_bo")
    held = {"chien_si_thi_dua_co_so": (2025, 2026)}
    people = [
        nominee(credit()),
        nominee(credit(), honours=held),
        nominee(credit(), credit(innovation=2)),
        nominee(),
    ]
    once = [asked.outcome(person).verdict for person in people]
    again = [judge("bang_khen_bo").outcome(person).verdict for person in people]
    assert once == again == [Verdict.NEARLY, Verdict.FITS, Verdict.FITS, Verdict.NOT]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28/02", (28, 2)),
        ("1-9", (1, 9)),
        ("29.2", (29, 2)),
        ("31/04", None),
        ("32/1", None),
        ("", None),
        ("2026", None),
    ],
)
def test_a_deadline_is_read(text: str, day: tuple[int, int] | None) -> None:
    assert read_day(text) == day


def test_the_next_deadline_is_this_year_or_the_next() -> None:
    spring, ended = Deadline(day=29, month=2), Deadline(day=25, month=11, until=date(2025, 12, 31))
    found = next_deadline((spring, ended), TODAY)
    assert found == (date(2027, 2, 28), spring)
    assert next_deadline((Deadline(day=24, month=11),), TODAY) == (TODAY, Deadline(day=24, month=11))
    assert next_deadline((), TODAY) is None


def test_a_held_title_of_another_time_is_not_asked_for() -> None:
    held = Held(award="x", times=1, until=date(2020, 1, 1))
    assert judge(rule(Standard(text="a", held=(held,)))).outcome(nominee(credit())).verdict is Verdict.FITS
