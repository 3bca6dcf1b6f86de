"""The reviewers' forms of a book agree with what the council's rules make of the same marks."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.documents.blocks import Pages, Paragraph, Table
from desktop_app.documents.papers.benefit import number_words
from desktop_app.domain.council import Member
from desktop_app.domain.records import Authorship
from desktop_app.forms.council import shipped_council
from desktop_app.forms.packs import shipped_packs
from desktop_app.guide.council import read_form, score, write_marks
from desktop_app.services import balloting, council, examining
from desktop_app.services.innovations import add_innovation
from desktop_app.services.papers import Subject, build_document
from desktop_app.services.participants import set_authors
from desktop_app.store.book import Book

IDS = tuple(item.id for item in shipped_packs()[0].criteria)
POINTS = shipped_council().sets
NUMBERS = {"refused": "4.1. ", "completion": "4.2. ", "recognised": "4.3. "}
BOXES = st.sampled_from(["positive", "positive", "positive", "negative", "", "khác"])
ONE_BOOK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def innovation(book: Book) -> int:
    made = add_innovation(book, {"title": "Cải tiến bơm", "stage": "filed", "level": "co_so"}).id
    set_authors(book, made, [Authorship(0, made, 1, name="Phạm Văn Hòa", share=10_000)])
    return made


def taken(book: Book, innovation: int, level: str = "co_so", criteria: str = "") -> tuple[int, int]:
    """Bring it before a council of two; give the keys of the examination and of who votes."""
    values = {"name": "Đợt 1", "level": level, "criteria": criteria}
    council_round = council.add_round(book, values).id
    council.add_member(book, council_round, {"name": "Nguyễn Thị Thảo", "role": "chair"})
    council.add_member(book, council_round, {"name": "Phạm Văn Hòa"})
    examining.take_in(book, council_round, [innovation], date(2026, 6, 1))
    (key,) = (item.id for item in council.examinations(book, council_round))
    examining.accept(book, [key], date(2026, 6, 3))
    return key, book.all(Member, round_id=council_round)[0].id


def cast(book: Book, examination: int, member: int, marks: Mapping[str, str]) -> str:
    """Write a ballot over the one before, and give what its marks come to."""
    derived = balloting.sheet_of(book, examination).derived(marks)
    with book.transaction("Phiếu") as step:
        for row in step.rows("ballot", examination_id=examination):
            step.delete("ballot", int(str(row["id"])))
        step.insert(
            "ballot",
            {
                "examination_id": examination,
                "member_id": member,
                "marks": write_marks(marks),
                "conclusion": derived,
            },
        )
    return derived


def pages_of(book: Book, paper_id: str, innovation: int) -> list[Pages]:
    document = build_document(book, paper_id, Subject(innovation))
    return [part for part in document.parts if isinstance(part, Pages)]


def lines_of(page: Pages) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in page.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("level", ["co_so", "tct"])
def test_the_form_shows_what_the_rules_derive_from_any_marks(book: Book, innovation: int, level: str) -> None:
    key, member = taken(book, innovation, level)
    criteria = balloting.sheet_of(book, key).criteria

    @ONE_BOOK
    @given(marks=st.fixed_dictionaries(dict.fromkeys(IDS, BOXES)))
    def agrees(marks: dict[str, str]) -> None:
        derived = cast(book, key, member, marks)
        expected = read_form(criteria, level, {mark: box for mark, box in marks.items() if box})
        assert derived == expected.result
        (page,) = pages_of(book, "phieu_danh_gia", innovation)
        lines = lines_of(page)
        ticked = [number for number in NUMBERS.values() if any(_is_ticked(line, number) for line in lines)]
        assert ticked == ([NUMBERS[expected.result]] if expected.result else [])
        shown = {line.criterion.number: line.box.value for line in expected.judged}
        assert _boxes(lines) == {item.number: shown.get(item.number, "") for item in criteria}

    agrees()


def _is_ticked(line: str, number: str) -> bool:
    return line.startswith(f"{number}☑")


def _boxes(lines: list[str]) -> dict[str, str]:
    """Read back mục 3 of a form: which box of each criterion is ticked, "" for none, or "skipped"."""
    found: dict[str, str] = {}
    number = ""
    for line in lines[: next(at for at, line in enumerate(lines) if line.startswith("4.1. "))]:
        start = re.match(r"(3(?:\.\d)+)\. ", line)
        number = start[1] if start else number
        signs = "".join(sign for sign in line if sign in "☑☐")
        found[number] = found.get(number, "") + signs + ("…" if "(không đánh giá)" in line else "")
    return {key: _READ[signs] for key, signs in found.items() if signs}


_READ = {"☑☐": "positive", "☐☑": "negative", "☐☐": "", "☐☐…": "skipped"}


@pytest.mark.parametrize("points", POINTS, ids=lambda item: item.id)
def test_the_points_sheet_shows_what_the_rules_make_of_any_points(
    book: Book, innovation: int, points: object
) -> None:
    chosen = next(item for item in POINTS if item == points)
    key, member = taken(book, innovation, criteria=chosen.id)
    given_points = {
        item.id: st.one_of(
            st.just(""),
            st.decimals(0, item.most, places=1, allow_nan=False).map(lambda number: f"{number:f}"),
            st.integers(0, item.most).map(str),
        )
        for item in chosen.criteria
    }

    @ONE_BOOK
    @given(marks=st.fixed_dictionaries(given_points))
    def agrees(marks: dict[str, str]) -> None:
        cast(book, key, member, marks)
        expected = score(chosen, {mark: box for mark, box in marks.items() if box})
        (page,) = pages_of(book, "phieu_diem", innovation)
        table = next(block for block in page.blocks if isinstance(block, Table))
        column = [row[3].text for row in table.rows[:-1]]
        assert column == [number_words(marks[item.id]) if marks[item.id] else "" for item in chosen.criteria]
        total = table.rows[-1][2].text
        text = "\n".join(lines_of(page))
        if expected.missing:
            assert total == ""
            assert "☑" not in text
            return
        assert Decimal(total.replace(".", "").replace(",", ".")) == expected.total
        assert f"☑\u00a0{expected.grade.label}: " in text
        assert text.count("☑") == 2
        assert ("☑\u00a0Đề nghị công nhận" in text) == (expected.result == "recognised")
        assert ("xem xét, quyết định xếp loại" in text) == (expected.unmet is not None)

    agrees()


def test_an_author_on_the_council_gets_no_form_and_a_member_without_ballot_an_empty_one(
    book: Book, innovation: int
) -> None:
    taken(book, innovation)
    document = build_document(book, "phieu_danh_gia", Subject(innovation))
    (page,) = pages_of(book, "phieu_danh_gia", innovation)
    assert page.title == "Nguyễn Thị Thảo"
    text = "\n".join(lines_of(page))
    assert "☑" not in text
    assert "ngày 01 tháng 6 năm 2026" in text
    assert "Phạm Văn Hòa là tác giả" in document.notices[0]
    blank = build_document(book, "phieu_danh_gia", Subject(innovation), is_blank=True)
    assert blank.notices == ()


def test_an_abstention_takes_the_ticks_away_and_an_overridden_form_says_why(
    book: Book, innovation: int
) -> None:
    key, member = taken(book, innovation)
    for item in balloting.sheet_of(book, key).criteria:
        balloting.mark(book, key, member, item.id, "positive")
    balloting.mark(book, key, member, balloting.NEXT_LEVEL, "tct")
    balloting.override(book, key, member, "refused", "Trùng với sáng kiến năm 2024", "Đối chiếu lại")
    text = "\n".join(lines_of(pages_of(book, "phieu_danh_gia", innovation)[0]))
    assert "4.1. ☑" in text
    assert "thì kết luận là mục 4.3. Lý do người đánh giá kết luận khác: Trùng với sáng kiến năm 2024" in text
    assert "4.8. Ý kiến khác: Đối chiếu lại" in text
    assert "☑\u00a0Cấp Tổng công ty" in text
    balloting.abstain(book, key, member, True)
    text = "\n".join(lines_of(pages_of(book, "phieu_danh_gia", innovation)[0]))
    assert "☑" not in text
    assert "Phiếu trắng" in text
