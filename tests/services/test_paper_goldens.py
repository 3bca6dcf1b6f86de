"""Every paper as the sample book prints it, word for word; a new one comes in by itself."""

from collections.abc import Iterator
from datetime import date

import pytest

from desktop_app.domain.awards import NominationRound
from desktop_app.domain.council import Round
from desktop_app.domain.dates import Clock
from desktop_app.services.dossiers import find_innovation
from desktop_app.services.paper_subjects import nomination_subjects
from desktop_app.services.papers import PAPERS, Paper, Subject, render_paper
from desktop_app.services.sample import fill_with_sample
from desktop_app.store.book import Book
from tests.documents.test_golden import compare, drawn_lines

TODAY = date(2026, 11, 30)
RICH = "2026-NDST-0001"
FITTING = {"thong_bao": "2026-NDST-0003", "phieu_diem": "2026-PCBR-0003"}
"""The dossier of a paper that tells of what did not become of the rich one: refused, voted on with points."""
PLACED = {"bao_cao_giai_phap": 1, "ho_so_nguoi": 1, "bien_ban_kiem_phieu": 1}
"""Which of those a paper on awards may be printed of: the rich dossier's author, the body that votes."""
CASES = [(paper, False) for paper in PAPERS] + [(paper, True) for paper in PAPERS if paper.has_blank]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample book on a fixed day."""
    with Book.create(tmp_path_factory.mktemp("mau") / "so", clock=Clock(TODAY), who="Lê Thị Mai") as book:
        fill_with_sample(book)
        yield book


def subject_of(book: Book, paper: Paper) -> Subject:
    """Choose what of the sample a paper is printed of: a dossier, a round, a nominee, the year."""
    if paper.scope == "dossier":
        return Subject(find_innovation(book, FITTING.get(paper.id, RICH)))
    if paper.scope in ("nomination", "nominee"):
        (made,) = book.all(NominationRound)
        chosen = nomination_subjects(book, paper, made.id)
        return chosen[PLACED.get(paper.id, 0)]
    if paper.scope == "round":
        return Subject(round=book.all(Round)[0].id)
    return Subject(year=2026)


@pytest.mark.parametrize(
    ("paper", "is_blank"), CASES, ids=[f"{paper.id}{'-blank' if blank else ''}" for paper, blank in CASES]
)
def test_a_paper_of_the_sample_is_printed_as_agreed(paper: Paper, is_blank: bool, sample: Book) -> None:
    drawn = render_paper(sample, paper.id, subject_of(sample, paper), is_blank=is_blank)
    assert not drawn.missing
    compare(f"sample/{paper.id}{'-blank' if is_blank else ''}", drawn_lines(drawn.data))
