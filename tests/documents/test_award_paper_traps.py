"""What of a nomination is easily printed in silence: names, posts, the dead, votes, secrets, signers."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.documents.blocks import Document, Signatures
from desktop_app.documents.papers.context import Sender
from desktop_app.documents.papers.nomination_context import Nominee
from desktop_app.domain.awards import COLLECTIVE, DECIDED
from desktop_app.domain.records import Unit
from desktop_app.forms.awards import SHARE
from tests.documents.block_words import tables_of
from tests.documents.sample import authors, dossier
from tests.documents.test_award_papers import (
    block,
    build,
    person,
    report_of,
    round_of,
    unit,
    words,
)

SECRET = "hóa chất XK-7"
LIST, MINUTES, COUNT = "danh_sach_trich_ngang", "bien_ban_xet", "bien_ban_kiem_phieu"
CSTD, SANG_TAO = "chien_si_thi_dua_co_so", "bang_lao_dong_sang_tao"


def told(document: Document) -> str:
    return "\n".join(document.notices)


def decided(day: date) -> dict[str, Any]:
    return {"state": DECIDED, "decision_number": "845/QĐ-NĐST", "decision_on": day}


def behind(one: Nominee, **values: Any) -> Nominee:
    """Put an innovation like that behind a nominee, who has three tenths of it."""
    made = replace(one.merits[0], dossier=dossier(**values), share=3000)
    return replace(one, merits=(replace(made, dossier=replace(made.dossier, authors=authors(2))),))


def listed(columns: str, *nominees: Nominee) -> Document:
    return build(replace(round_of(LIST, *nominees), facts={"columns": columns}))


# Names, posts, heads


@pytest.mark.parametrize("other", ["Lê Thị Hạ", "Lê ThịHà", "LÊ THỊ HÀ"])
def test_a_name_that_differs_by_an_accent_or_a_blank_is_told(other: str) -> None:
    assert "chỉ khác nhau ở dấu" in told(build(round_of(LIST, person("Lê Thị Hà"), person(other))))
    assert "chỉ khác nhau" not in told(build(round_of(LIST, person("Lê Thị Hà"), person("Lê Thị Hải"))))


@pytest.mark.parametrize(
    ("post", "is_told"),
    [
        ("Tổ trưởng kiêm Chủ tịch Công đoàn bộ phận", True),
        ("Trưởng ca; Bí thư chi đoàn", True),
        ("Trưởng ca\nBí thư chi đoàn", True),
        ("Công nhân sửa chữa bậc 6/7", False),
        ("Kiểm soát viên", False),
    ],
)
def test_two_posts_are_told_however_they_are_written(post: str, is_told: bool) -> None:
    assert ("ghi nhiều chức vụ" in told(build(round_of(LIST, person(post=post))))) == is_told


def test_a_co_author_named_otherwise_in_the_dossier_is_told() -> None:
    other = replace(person("Trần Văn Khánh"), merits=(replace(person().merits[0], named="Trần Văn Khanh"),))
    assert "ghi tác giả là “Trần Văn Khanh”" in told(build(round_of(LIST, other)))
    assert "ghi tác giả là" not in told(build(round_of(LIST, person())))


def test_a_collective_s_report_is_signed_by_its_own_head_alone() -> None:
    """Who signs for the unit above, under a letterhead of the collective's own, confirms."""
    made = report_of(replace(unit(), unit=Unit(7, "u-7", "Phân xưởng Vận hành", "PXVH")))
    sender = made.sender("administration")
    own_head = replace(sender, letterhead=replace(sender.letterhead, unit_id=7))

    def sender_of(_chain: str) -> Sender:
        return own_head

    columns = block(build(replace(made, sender=sender_of)), Signatures).columns
    assert [column.name for column in columns] == ["Trần Quốc Bảo", ""]


# The dead


@pytest.mark.parametrize("columns", ["short", "import", "innovations", "full"])
def test_every_list_tells_who_is_given_posthumously(columns: str) -> None:
    dead, living = person("Lê Văn Mất", is_posthumous=True), person("Trần Văn Sống")
    rows = [" | ".join(cell.text for cell in row) for row in tables_of(listed(columns, dead, living))[0].rows]
    marked = [row for row in rows if "truy tặng" in row.casefold()]
    assert len(marked) == len(dead.merits if columns == "innovations" else (dead,))
    assert all("Lê Văn Mất" in row for row in marked)


@pytest.mark.parametrize("paper_id", [MINUTES, COUNT])
def test_votes_on_the_dead_are_marked_in_the_minutes(paper_id: str) -> None:
    made = round_of(paper_id, person(is_posthumous=True, by_writing=1), person("Lê Thị Mai"))
    notes = [row[-1].text for row in tables_of(build(made))[0].rows]
    assert notes == ["1 phiếu bằng văn bản, truy tặng", ""]


# Votes


def test_votes_that_are_not_known_conclude_nothing_in_silence() -> None:
    uncounted = person(award=CSTD, votes=None)
    assert "Trần Văn Khánh: chưa ghi số phiếu" in told(build(round_of(MINUTES, uncounted)))
    made = round_of(MINUTES, person(award=CSTD, votes=9))
    assert made.meeting is not None
    assert "chưa ghi số phiếu" not in told(build(made))
    unknown = replace(made, meeting=replace(made.meeting, members=None))
    assert "chưa ghi tổng số thành viên" in told(build(unknown))


def test_a_limit_of_votes_that_nobody_confirmed_is_told_once() -> None:
    made = round_of(COUNT, person(award=CSTD, votes=9), person("Lê Thị Mai", award=CSTD, votes=9))
    assert told(build(made)).count("chưa đối chiếu điều tương ứng") == 1
    assert "Mức phiếu" not in told(build(round_of(COUNT, person())))


def test_more_written_votes_than_members_absent_are_told() -> None:
    made = round_of(MINUTES, person(votes=9, by_writing=2))  # of nine members eight were there
    assert "2 phiếu bằng văn bản mà chỉ có 1 thành viên vắng mặt" in told(build(made))
    assert "vắng mặt" not in told(build(round_of(MINUTES, person(votes=9, by_writing=1))))


# What stays in the office


def test_what_is_confidential_is_not_told_in_titles_that_leave() -> None:
    one = behind(person(award=SANG_TAO), title=f"Xử lý nước bằng {SECRET}", confidential=SECRET)
    for document in (listed("innovations", one), build(report_of(one))):
        assert SECRET not in words(document)
        assert "Xử lý nước bằng …" in words(document)
        assert "thông tin cần bảo mật" in told(document)
    whole = build(report_of(one, "bao_cao_giai_phap"))
    assert "thông tin cần bảo mật" in told(whole)
    open_one = behind(person(), title="Xử lý nước", confidential="Không có")
    assert "bảo mật" not in told(listed("innovations", open_one))
    assert "bảo mật" not in told(listed("short", one))


# The short list


def test_an_achievement_that_fills_more_than_two_lines_of_the_short_list_is_told() -> None:
    line = "Chủ trì cải tiến hệ thống thải tro xỉ tổ máy số 2 "
    long, fitting = person("Lê Văn Dài", achievement=line * 4), person(achievement=line + "và số 3")
    document = listed("short", long, fitting)
    assert "Lê Văn Dài: tóm tắt thành tích dài hơn 2 dòng" in told(document)
    assert "Trần Văn Khánh: tóm tắt" not in told(document)
    assert line * 4 in [row[3].text for row in tables_of(document)[0].rows if len(row) > 1]
    assert "2 dòng" not in told(listed("full", long))


# How a co-author's money counts


def test_the_report_on_solutions_says_how_a_co_author_s_money_counts() -> None:
    one = behind(person(award=SANG_TAO), benefit_amount=200_000_000)
    whole = words(build(report_of(one, "bao_cao_giai_phap")))
    assert "tính cả giá trị làm lợi" in whole
    parted = replace(one, award=replace(one.award, share_rule=SHARE), merits=one.merits * 2)
    shared = words(build(report_of(parted, "bao_cao_giai_phap")))
    assert "Giá trị làm lợi tính theo tỷ lệ đóng góp 30,00 %: 60.000.000 đồng" in shared
    assert "Tổng giá trị làm lợi của các giải pháp, tính theo tỷ lệ đóng góp: 120.000.000 đồng" in shared
    bare = replace(parted, merits=(replace(one.merits[0], share=None),))
    assert "chưa ghi tỷ lệ đóng góp" in told(build(report_of(bare, "bao_cao_giai_phap")))
    alone = replace(one.merits[0], dossier=replace(one.merits[0].dossier, authors=authors(1)))
    single = words(build(report_of(replace(parted, merits=(alone,)), "bao_cao_giai_phap")))
    assert "theo tỷ lệ đóng góp" not in single


# The decision


def test_the_decision_is_signed_by_who_signed_it() -> None:
    given: dict[str, Any] = {
        "state": DECIDED,
        "decision_number": "845/QĐ-NĐST",
        "decision_on": date(2026, 11, 16),
    }
    other: dict[str, Any] = {"signer": "Phan Thị Bình", "signer_post": "KT. Giám đốc, Phó Giám đốc"}
    column = block(build(round_of("quyet_dinh_khen_thuong", person(**given, **other))), Signatures).columns[0]
    assert (column.lines, column.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Phan Thị Bình")
    usual = block(build(round_of("quyet_dinh_khen_thuong", person(**given))), Signatures).columns[0]
    assert usual.name == "Trần Quốc Bảo"
    two = (person(**given, **other), person("Lê Thị Mai", **given, signer="Người Khác"))
    assert "nhiều người ký khác nhau" in told(build(round_of("quyet_dinh_khen_thuong", *two)))


def test_a_day_without_any_money_in_force_is_told() -> None:
    given = decided(date(2024, 11, 16))
    early = build(round_of("quyet_dinh_khen_thuong", person(**given)))
    assert "Chưa biết mức tiền thưởng của: Trần Văn Khánh" in told(early)
    bare = replace(person(**given), award=replace(person().award, money=None))
    assert "mức tiền thưởng" not in told(build(round_of("quyet_dinh_khen_thuong", bare)))


def test_a_collective_that_is_only_named_has_no_head() -> None:
    typed = replace(unit(), unit=None, has_head=False)
    assert typed.line.nominee == COLLECTIVE
    assert "chưa có người đứng đầu" in told(build(round_of(LIST, typed)))
