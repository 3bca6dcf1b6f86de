"""Thù lao as a report: what is owed, to whom, by when, and what is missing, for people who read it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Dossier
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.packs import pack_for
from desktop_app.services.remuneration import remuneration_of, remuneration_report, words_of
from desktop_app.services.report import Line, Report
from desktop_app.services.sample import fill_with_sample
from desktop_app.shipped import RESOURCES
from desktop_app.store.book import Book


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "sổ", clock=Clock(date(2026, 11, 24))) as book:
        fill_with_sample(book)
        yield book


def dossier_of(book: Book, code: str) -> Dossier:
    return load_dossier(book, find_innovation(book, code))


def report_of(book: Book, dossier: Dossier) -> Report:
    return remuneration_report(book, dossier, pack_for(book, dossier.innovation))


def lines(report: Report) -> list[Line]:
    return [line for group in report.groups for line in group.lines]


def test_a_report_says_who_gets_how_much_and_by_when(sample: Book) -> None:
    dossier = dossier_of(sample, "2026-TDDR-0001")
    assert remuneration_of(sample, dossier.innovation.id).years[0].payment is not None
    report = report_of(sample, dossier)
    assert report.statement == "Ít nhất 129.249.120 đồng cho năm thứ nhất."
    assert report.note.startswith("Mức tối thiểu khi không có thỏa thuận; Hội đồng, đơn vị quyết định.")
    said = [line.text for line in lines(report)]
    assert "Nguyễn Thành Trung (50,00 %): 53.853.800 đồng" in said
    assert "Cộng: 129.249.120 đồng" in said
    first, second = report.groups[:2]
    assert first.heading == "Năm thứ nhất, hết ngày 01/12/2026"
    assert first.hint.startswith("Dự kiến theo Đơn: 7 % của 1.538.680.000 đồng.")
    assert first.hint.endswith("Trả chậm nhất hết ngày 01/01/2027.")
    assert second.lines == (
        Line("Chưa có số tiền thực tế của năm thứ hai.", "circle-dashed", "muted", field="benefit"),
    )


def test_every_icon_ships(sample: Book) -> None:
    for code in ("2026-TDDR-0001", "2026-NDVL-0002"):
        report = report_of(sample, dossier_of(sample, code))
        for icon in (report.icon, *(line.icon for line in lines(report))):
            assert (RESOURCES / "icons" / f"{icon}.svg").is_file()


def test_shares_that_are_not_the_whole_lead_to_the_authors(sample: Book) -> None:
    dossier = dossier_of(sample, "2026-TDDR-0001")
    report = report_of(sample, replace(dossier, authors=dossier.authors[:2]))
    (fault,) = (line for line in lines(report) if line.field == "authors")
    assert "80,00 %" in fault.text


def test_what_cannot_be_computed_names_the_wage_and_that_it_is_not_confirmed(sample: Book) -> None:
    dossier = dossier_of(sample, "2026-TDDR-0001")
    innovation = replace(dossier.innovation, benefit_answer="not_computable", benefit_amount=None)
    report = report_of(sample, replace(dossier, innovation=innovation, benefit_lines=()))
    assert report.statement.startswith("Ít nhất 15.180.000 đồng")
    said = [line.text for line in lines(report)]
    assert any("Mức lương cơ sở 2.530.000 đồng" in words and "chưa xác nhận" in words for words in said)


def test_without_a_first_use_the_day_is_asked_for(sample: Book) -> None:
    dossier = dossier_of(sample, "2026-TDDR-0001")
    innovation = replace(dossier.innovation, applied_on=None, trial_on=None)
    report = report_of(sample, replace(dossier, innovation=innovation))
    assert report.groups[0].heading == "Năm thứ nhất"
    assert "Nhập ngày áp dụng lần đầu" in report.groups[0].hint


def test_without_an_answer_it_says_what_is_missing(sample: Book) -> None:
    dossier = dossier_of(sample, "2026-TDDR-0001")
    innovation = replace(dossier.innovation, benefit_answer="", benefit_amount=None)
    report = report_of(sample, replace(dossier, innovation=innovation, benefit_lines=()))
    assert report.statement.startswith("Chưa trả lời về số tiền làm lợi")


def test_the_same_in_lines_begins_with_the_label(sample: Book) -> None:
    dossier = dossier_of(sample, "2026-TDDR-0001")
    words = words_of(remuneration_of(sample, dossier.innovation.id), dossier)
    assert words[1] == "(mức tối thiểu khi không có thỏa thuận; Hội đồng, đơn vị quyết định)"
    assert "  Lê Thị Mỹ (20,00 %): 21.541.520 đồng" in words
