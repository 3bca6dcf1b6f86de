"""What the checks that read prose say of the sample: nearly everything they say must be right."""

from collections.abc import Iterator
from datetime import date

import pytest

from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Innovation
from desktop_app.forms.vocabulary import FieldKind
from desktop_app.services import packs
from desktop_app.services.checking import Finding, check_dossier
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.sample import fill_with_sample
from desktop_app.store.book import Book
from tests.guide.cases import READS_PROSE

TODAY = date(2026, 11, 23)
MOST_FALSE = 0.05

TRUE = {
    (
        "2024-TDNS-0001",
        "nature_short",
    ): "Một câu: không có bản vẽ, đường kính ống, cách lọc; không làm lại được.",
    (
        "2025-PCAT-0001",
        "effect_no_comparison",
    ): "41 công tơ sai năm 2025, không nói trước đó phát hiện bao nhiêu.",
    ("2025-TTTL-0001", "nature_short"): "Một câu: không có kích thước biển, số lượng, vị trí buộc trên xà.",
    ("2025-TTTL-0001", "novelty_denied"): "Chính hồ sơ kể Hội đồng kết luận trùng; hồ sơ bị từ chối thật.",
    ("2025-TTTL-0001", "effect_no_figures"): "Mục hiệu quả không có số nào về số lần phóng điện sau khi lắp.",
    ("2026-NDST-0003", "nature_short"): "Một câu: không có số vòi, áp suất, lưu lượng, cách điều khiển.",
    ("2026-PCAT-0002", "nature_short"): "Một câu còn bỏ dở, kết quả thử tải chưa điền.",
    ("2026-TDNS-0001", "novelty_claim"): "“Chưa nơi nào dùng” mà không nói đã hỏi nhà máy nào, tra ở đâu.",
}
"""Findings that a reviewer would make too, by innovation and check, and why."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with Book.create(tmp_path_factory.mktemp("sample") / "book", clock=Clock(today=TODAY)) as made:
        fill_with_sample(made)
        yield made


def said(book: Book) -> list[tuple[str, Finding]]:
    """Run the checks over the sample and keep what those that read prose say."""
    return [
        (row.code, finding)
        for row in book.all(Innovation)
        for finding in check_dossier(book, load_dossier(book, row.id))
        if finding.check in READS_PROSE
    ]


def filled_sections(book: Book) -> int:
    """Count the titles and long texts that somebody wrote."""
    count = 0
    for row in book.all(Innovation):
        dossier = load_dossier(book, row.id)
        fields = packs.pack_for(book, row).form.fields
        asked = {field.key for field in fields if field.kind is FieldKind.TEXT or field.key == "title"}
        count += sum(bool(dossier.value(key)) for key in asked)
    return count


def test_at_most_one_section_in_twenty_is_a_false_alarm(book: Book) -> None:
    found, sections = said(book), filled_sections(book)
    false = [(code, item.check, item.sentence) for code, item in found if (code, item.check) not in TRUE]
    print(f"{sections} sections, {len(found)} findings in prose, {len(false)} false: {false}")
    assert sections > 100
    assert len(false) <= MOST_FALSE * sections, false


def test_what_is_listed_as_true_is_still_found(book: Book) -> None:
    assert TRUE.keys() <= {(code, finding.check) for code, finding in said(book)}


def test_the_checks_speak_of_real_faults(book: Book) -> None:
    found = said(book)
    true = sum((code, item.check) in TRUE for code, item in found)
    assert true > len(found) / 2
