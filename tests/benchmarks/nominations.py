"""Nominations printed: four papers each, beside LibreOffice turning the same from Word in one batch."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from desktop_app.services import nominations, people
from desktop_app.services.books import Book
from desktop_app.services.papers import PDF, PROCESSES, WORD, Subject, print_papers
from desktop_app.services.sample import fill_with_sample
from tests.benchmarks import peers
from tests.benchmarks.harness import Row, faster, in_turn, not_measured

MANY, BATCH, RUNS, OFFICE_RUNS = 500, 20, 2, 3
AWARD, BODY = "giay_khen", "doanh_nghiep"
OF_BODY = ("to_trinh_khen_thuong", "danh_sach_trich_ngang")
OF_NOMINEE = ("bao_cao_thanh_tich", "bao_cao_giai_phap")


def rows(_count: int) -> Iterator[Row]:
    """Measure many nominations with one process and with two, then a batch beside LibreOffice."""
    with tempfile.TemporaryDirectory() as place, Book.create(Path(place, "so")) as book:
        fill_with_sample(book)
        known = [_nomination(book, number) for number in range(MANY)]
        out = Path(place, "ra")
        both, one = (partial(_print, book, known, out, processes) for processes in (PROCESSES, 1))
        pair = in_turn(both, one, RUNS, warm=0)
        yield faster(f"{MANY} nominations of 4 papers on {PROCESSES} processes, beside one", pair, 1.5)
        yield _beside_office(book, known[:BATCH], Path(place))


def _nomination(book: Book, number: int) -> tuple[Subject, Subject]:
    """Make a round of one line and return it before its deciding body, and the line."""
    person = people.add_person(book, {"name": f"Nguyễn Văn Thử {number}", "birth": "1989"}).id
    made = nominations.add_round(book, {"name": f"Đợt {number}", "year": 2026}).id
    line = nominations.add_line(book, made, {"award": AWARD, "person_id": person, "votes": 7}).id
    return Subject(nomination=made, body=BODY), Subject(line=line)


def _print(
    book: Book, known: list[tuple[Subject, Subject]], out: Path, processes: int, format_id: str = PDF
) -> None:
    for names, place in ((OF_BODY, 0), (OF_NOMINEE, 1)):
        for name in names:
            subjects = [pair[place] for pair in known]
            report = print_papers(book, name, subjects, out, format_id=format_id, processes=processes)
            if report.failures:
                raise RuntimeError(str(report.failures[:3]))


def _beside_office(book: Book, known: list[tuple[Subject, Subject]], place: Path) -> Row:
    name = f"{BATCH} nominations of 4 papers, as fast as LibreOffice in a batch"
    program = shutil.which("soffice")
    if program is None:
        return not_measured(name, "no LibreOffice", "≥ 5×")
    words = place / "word"
    _print(book, known, words, 1, WORD)
    office = partial(peers.office_pdf, program, place / "profile", sorted(words.glob("*.docx")))
    ours = partial(_print, book, known, place / "pdf", 1)
    return faster(name, in_turn(ours, office, OFFICE_RUNS), 5)
