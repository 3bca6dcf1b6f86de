"""300 certificates of one round: written from the book and drawn into one PDF."""

import statistics
from collections.abc import Iterator
from datetime import date
from functools import partial
from shutil import rmtree

from desktop_app.domain.awards import Blank
from desktop_app.domain.dates import Clock
from desktop_app.services import blanks, certificates, nominations
from desktop_app.services.books import Book
from tests.benchmarks.books import FOLDER
from tests.benchmarks.harness import Row, timed, within
from tests.services.certificate_books import ACHIEVEMENT, DECIDED_ON, plant_with_round

CERTIFICATES = 300
RUNS = 3
LIMIT = 3.0
TODAY = date(2026, 12, 30)


def rows(_count: int) -> Iterator[Row]:
    """Measure writing and drawing, each text broken and shrunk as it must."""
    folder = FOLDER / "certificates"
    rmtree(folder, ignore_errors=True)
    with Book.create(folder, clock=Clock(TODAY)) as book:
        nomination = plant_with_round(book)
        proposals = [_proposal(number) for number in range(CERTIFICATES)]
        nominations.add_lines(book, nomination, proposals)
        keys = [line.id for line in nominations.lines(book, nomination)]
        nominations.decide(book, keys, "512/QĐ-NĐST", DECIDED_ON, "001")
        blank = book.get(Blank, blanks.add_blank(book, "giay-khen").id)
        samples = [timed(partial(_print, book, nomination, blank)) for _run in range(1 + RUNS)][1:]
        yield within(f"{CERTIFICATES} certificates to one PDF", statistics.median(samples), LIMIT)
    rmtree(folder)


def _proposal(number: int) -> nominations.Proposal:
    name = f"Nguyễn Thị Hường Giang {number}"
    return nominations.Proposal(
        {
            "award": "giay_khen", "name": name, "sex": "Nữ", "post": "Tổ trưởng",
            "workplace": "Phân xưởng Vận hành", "achievement": f"{ACHIEVEMENT}, lần thứ {number}",
        }
    )  # fmt: skip


def _print(book: Book, nomination: int, blank: Blank) -> None:
    lines = certificates.signing_order(book, nomination, blank)
    drawn = certificates.draw(certificates.certificates_of(book, lines, blank))
    assert not drawn.overflows
