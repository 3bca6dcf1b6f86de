"""The sample book: twenty-five innovations, eight of them complete."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Attachment, Dossier, Innovation, Person, Unit
from desktop_app.domain.richtext import parse
from desktop_app.forms.vocabulary import Severity
from desktop_app.services import interchange, packs
from desktop_app.services.checking import check_dossier
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import add_innovation
from desktop_app.services.sample import SAMPLE, fill_with_sample
from desktop_app.services.units import add_unit, all_units
from desktop_app.store.book import Book

TODAY = date(2026, 11, 23)
COMPLETE = 8
REAL_PLANTS = (
    "Sơn La",
    "Trung Sơn",
    "Phả Lại",
    "Cần Thơ",
    "Duyên Hải",
    "Vĩnh Tân",
    "Phú Mỹ",
    "Uông Bí",
    "Hải Phòng",
    "An Khê",
    "Sông Bung",
    "A Vương",
    "Thác Mơ",
    "Quảng Trị",
    "Sông Ba Hạ",
    "Bình Phú",
    "Củ Chi",
    "Đà Nẵng",
    "Vũng Tàu",
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with Book.create(tmp_path_factory.mktemp("sample") / "book", clock=Clock(today=TODAY)) as made:
        assert fill_with_sample(made) == 25
        yield made


@pytest.fixture(scope="module")
def dossiers(book: Book) -> list[Dossier]:
    return [load_dossier(book, row.id) for row in book.all(Innovation)]


@pytest.fixture(scope="module")
def complete(dossiers: list[Dossier]) -> list[Dossier]:
    return [dossier for dossier in dossiers if dossier.annexes]


def test_it_holds_twenty_five_of_every_kind(book: Book, dossiers: list[Dossier]) -> None:
    assert len(dossiers) == 25
    rows = [dossier.innovation for dossier in dossiers]
    catalogue = packs.catalogue()
    assert {row.stage for row in rows} == {stage.id for stage in catalogue.stages}
    assert {row.kind for row in rows} == {choice.id for choice in catalogue.lists["kinds"]}
    assert {row.form_id for row in rows} == {pack.id for pack in packs.available(book)}
    assert {row.year for row in rows} == {2024, 2025, 2026}
    known_fields = {choice.id for choice in catalogue.lists["fields"]}
    assert {row.field for row in rows} <= known_fields
    assert len({row.field for row in rows}) >= 8
    assert {row.level for row in rows} <= {choice.id for choice in catalogue.lists["levels"]}
    kinds = {choice.id for choice in catalogue.lists["attachment_kinds"]}
    assert {item.kind for item in book.all(Attachment) if item.role == "annex"} <= kinds
    assert len(book.all(Person)) == 46


def test_the_tree_of_units_stands_with_its_union_chain(book: Book) -> None:
    units = all_units(book)
    assert [unit.name for unit in units if unit.parent_id is None] == ["Tổng công ty Điện lực Đông Trầm"]
    assert len(units) == 29
    assert sum(unit.union_parent_id is not None for unit in units) >= 10


def test_eight_dossiers_are_complete(book: Book, complete: list[Dossier]) -> None:
    assert len(complete) == COMPLETE
    for dossier in complete:
        must = [item for item in check_dossier(book, dossier) if item.severity is Severity.MUST]
        assert must == [], dossier.innovation.code


def test_the_complete_ones_leave_no_required_field_and_no_advice_open(
    book: Book, complete: list[Dossier]
) -> None:
    for dossier in complete:
        should = [item for item in check_dossier(book, dossier) if item.severity is Severity.SHOULD]
        assert should == [], dossier.innovation.code


def test_the_checks_have_something_to_say_of_the_others(book: Book, dossiers: list[Dossier]) -> None:
    spoken = [dossier for dossier in dossiers if not dossier.annexes and check_dossier(book, dossier)]
    assert len(spoken) == 25 - COMPLETE
    said = {item.check for dossier in spoken for item in check_dossier(book, dossier)}
    assert {
        "required",
        "shares_sum",
        "shares_missing",
        "placeholder",
        "filed_too_late",
        "benefit_zero",
    } <= said


def test_the_shapes_that_try_a_page_are_there(dossiers: list[Dossier]) -> None:
    assert [len(item.innovation.title) for item in dossiers if len(item.innovation.title) > 190] == [196]
    assert max(len(item.authors) for item in dossiers) == 9
    assert max(item.innovation.benefit_amount or 0 for item in dossiers) == 16_000_000_000
    complete = [item for item in dossiers if item.annexes]
    assert sum(item.innovation.benefit_answer == "not_computable" for item in complete) == 1
    assert sorted(author.share or 0 for item in complete for author in item.authors).count(3333) == 2
    everything = "".join(text for item in complete for text in item.answers.values())
    for mark in ("<table>", "<ol>", "<ul>", "<sub>", "<sup>", "<figure>", "<b>", "<i>"):
        assert mark in everything
    assert all(item.shares == 10000 for item in complete)
    assert all(item.helpers for item in complete)


def test_the_money_adds_up_line_by_line(complete: list[Dossier]) -> None:
    amounts = set()
    for dossier in complete:
        for line in dossier.benefit_lines:
            if line.quantity:
                assert Decimal(line.quantity) * Decimal(line.unit_price) == line.amount
        if dossier.innovation.benefit_answer == "computed":
            assert (
                sum(line.amount or 0 for line in dossier.benefit_lines) == dossier.innovation.benefit_amount
            )
            amounts.add(dossier.innovation.benefit_amount)
            shown = f"{dossier.innovation.benefit_amount:,}".replace(",", ".")
            assert any(shown in text for text in dossier.answers.values())
    assert amounts >= {1_538_680_000, 4_548_000_000, 277_720_000, 157_076_532, 126_860_000}


def test_every_annex_is_cited_and_every_citation_has_its_annex(complete: list[Dossier]) -> None:
    for dossier in complete:
        cited = {
            int(number) for text in dossier.answers.values() for number in re.findall(r"\[(\d+)\]", text)
        }
        assert cited == {item.number for item in dossier.annexes}, dossier.innovation.code
        assert all(item.caption for item in dossier.annexes)


def test_the_texts_are_the_rich_text_the_program_keeps(complete: list[Dossier]) -> None:
    for dossier in complete:
        pictures = {item.reduced_sha256 for item in dossier.attachments if item.role == "figure"}
        for text in dossier.answers.values():
            assert parse(text).dropped == ()
            assert set(re.findall("sha256:([0-9a-f]{64})", text)) <= pictures


def test_no_real_plant_is_named(dossiers: list[Dossier]) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SAMPLE.rglob("*.json"))
    assert [name for name in REAL_PLANTS if name in text] == []
    assert "Sông Trầm" in text


def test_its_files_stay_small(book: Book) -> None:
    files = list((SAMPLE / "files").iterdir())
    assert {path.suffix for path in files} == {".pdf", ".png", ".jpg"}
    assert max(path.stat().st_size for path in files) < 64 * 1024
    assert {item.file_name for item in book.all(Attachment)} == {path.name for path in files}


def test_show_load_show_is_identical_for_all(book: Book, dossiers: list[Dossier], tmp_path: Path) -> None:
    shown = {item.innovation.uid: interchange.show(book, item.innovation.id) for item in dossiers}
    written = [interchange.write_out(book, item.innovation.id, tmp_path / "out") for item in dossiers]
    again = interchange.load_files(book, written)
    assert again.failed == ()
    assert {item.innovation.uid: interchange.show(book, item.innovation.id) for item in dossiers} == shown
    with Book.create(tmp_path / "other") as other:
        report = interchange.load_files(other, written)
        assert report.failed == ()
        assert {row.uid: interchange.show(other, row.id) for row in other.all(Innovation)} == shown


@pytest.mark.parametrize("content", ["innovation", "unit"])
def test_a_book_with_anything_in_it_is_refused(tmp_path: Path, content: str) -> None:
    with Book.create(tmp_path / "book") as book:
        if content == "innovation":
            add_innovation(book, {"title": "Của tôi"})
        else:
            add_unit(book, {"name": "Công ty của tôi"})
        with pytest.raises(UserError, match="đã có dữ liệu"):
            fill_with_sample(book)
        assert len(book.all(Innovation)) + len(book.all(Unit)) == 1
