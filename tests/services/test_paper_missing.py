"""What is missing on a paper, in words people use, and where each of it is filled in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.documents.blocks import (
    Cell,
    Document,
    DottedLines,
    Letterhead,
    Pages,
    Paragraph,
    Photo,
    Photos,
    Run,
    SignatureColumn,
    Signatures,
    Table,
)
from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Authorship
from desktop_app.services import council
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.services.paper_missing import ISSUED_ON, NUMBER, SIGNATORY, bears, missing_of, place_of
from desktop_app.services.papers import Subject, build_document
from desktop_app.services.participants import set_authors
from desktop_app.services.units import add_unit

DOTS = "…" * 7


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "Sổ", clock=Clock(date(2026, 10, 5))) as made:
        yield made


@pytest.fixture
def dossier(book: Book) -> Subject:
    unit = add_unit(book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NĐST"}).id
    key = add_innovation(
        book, {"title": "Kim phun <b>&amp;", "unit_id": unit, "form_id": "evngenco2-2026"}
    ).id
    set_authors(book, key, [Authorship(0, key, 1, "Trần Quang Vinh")])
    return Subject(key)


def of(*blocks: object) -> Document:
    return Document("Thử", (Pages(blocks),))  # type: ignore[arg-type]  # each test gives real blocks


def dots(field: str) -> Run:
    return Run(DOTS, field=field, is_missing=True)


def test_each_missing_thing_is_named_once_as_its_form_names_it(book: Book, dossier: Subject) -> None:
    document = build_document(book, "don", dossier)
    found = missing_of(book, document, "don", dossier)
    assert len({item.field for item in found}) == len(found)
    named = {item.field: item.label for item in found}
    assert named["current_state"].startswith("1. Tình trạng kỹ thuật")
    assert "title" not in named
    assert all(label and label != field for field, label in named.items())


def test_a_paper_that_lacks_nothing_names_nothing(book: Book, dossier: Subject) -> None:
    whole = of(Paragraph((Run("Đủ cả", field="title"),)), Table((), ((Cell("x", field="fact:a"),),), (1,)))
    assert missing_of(book, whole, "don", dossier) == ()


def test_gaps_are_found_in_every_kind_of_block_in_the_order_of_the_page(book: Book, dossier: Subject) -> None:
    document = of(
        Letterhead(
            (), (), (dots("issue:number"),), (dots("office:place"), Run(", "), dots("issue:issued_on"))
        ),
        Paragraph((dots("round:held_on"), Run("và"), dots("round:held_on"))),
        DottedLines(3, "current_state"),
        DottedLines(3),
        Table((Cell("Số"),), ((Cell(DOTS, field="case:decision_number", is_missing=True),),), (1,)),
        Photos((Photo("", "Trước", "annexes"), Photo("a" * 64, "Sau", "title"))),
        Signatures((SignatureColumn((DOTS,)),)),
    )
    found = missing_of(book, document, "don", dossier)
    assert [item.field for item in found] == [
        "issue:number", "office:place", "issue:issued_on", "round:held_on", "current_state",
        "case:decision_number", "annexes", "office:signatories",
    ]  # fmt: skip
    labels = [item.label for item in found]
    assert labels[:4] == ["Số văn bản", "Địa danh của đơn vị", "Ngày ban hành", "Ngày họp"]
    assert labels[5] == "Số quyết định"
    assert labels[7] == "Người ký"


def test_what_no_list_names_is_still_told(book: Book, dossier: Subject) -> None:
    document = of(Paragraph((dots("fact:khong_co"), dots("round:khong_co"), dots("khong_co"))))
    found = missing_of(book, document, "cam_ket", dossier)
    assert {item.label for item in found} == {"Chỗ còn trống trên giấy"}


def test_a_dossier_before_no_council_yet_sends_to_the_councils_page(book: Book, dossier: Subject) -> None:
    assert place_of(book, "don", dossier, "round_held_on") == "round:held_on"
    assert place_of(book, "don", dossier, "decision_number") == "case:decision_number"
    assert place_of(book, "don", dossier, "title") == "title"
    assert place_of(book, "don", dossier, "level") == "level"
    assert place_of(book, "don", dossier, "fact:a") == "fact:a"
    document = of(Paragraph((dots("round_held_on"),)))
    assert [item.label for item in missing_of(book, document, "don", dossier)] == ["Ngày họp"]


def test_a_round_names_its_own_gaps(book: Book) -> None:
    made = council.add_round(book, {"name": "Đợt 1", "level": "co_so"}).id
    subject = Subject(round=made)
    document = of(Paragraph((dots("round:minutes_number"), dots("case:result_reason"), dots("authors"))))
    found = [item.label for item in missing_of(book, document, "bien_ban", subject)]
    assert found == ["Số biên bản họp", "Lý do", "Tác giả"]


def test_a_paper_tells_what_of_its_own_it_bears() -> None:
    head = Letterhead((), (), (Run("Số: 12", field="issue:number"),), (Run("x", field="issue:issued_on"),))
    signed = Signatures((SignatureColumn(("GIÁM ĐỐC",), name="Trần Quốc Bảo"),))
    assert bears(of(head, signed), ["Trần Quốc Bảo"]) == {NUMBER, ISSUED_ON, SIGNATORY}
    assert bears(of(head, signed), ["Người khác"]) == {NUMBER, ISSUED_ON}
    assert bears(of(Paragraph((Run("Không có gì"),)))) == frozenset()
