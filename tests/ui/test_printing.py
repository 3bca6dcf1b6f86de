"""What comes out of a printer is the previewed PDF, 1 mm as 1 mm."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.documents.blocks import (
    LANDSCAPE,
    PORTRAIT,
    Cell,
    Document,
    Letterhead,
    PageBreak,
    Pages,
    Paragraph,
    Run,
    Sheet,
    Table,
    Title,
)
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.services.books import Book
from desktop_app.services.papers import draw, page_image, page_sizes
from desktop_app.services.preferences import Preferences
from desktop_app.ui.pages import printing
from desktop_app.ui.pages.printing import Press, Printout, ask_printer, print_documents
from desktop_app.ui.shell.session import Session

SCALE = 2.0  # pixels to the point
HALF_MM = 0.5 / 25.4 * 72 * SCALE


def text_on(sheet: Sheet, pages: int = 1) -> bytes:
    """Draw a paper whose ink reaches its margins on every page."""
    head = Letterhead(
        ("TỔNG CÔNG TY PHÁT ĐIỆN 9",),
        ("CÔNG TY NHIỆT ĐIỆN SÔNG TRẦM",),
        (Run("Số: 12/QĐ-NĐST"),),
        (Run("Sông Trầm, ngày 05 tháng 10 năm 2026"),),
    )
    cells = tuple((Cell(f"{row}"), Cell("Hoán chuyển máy biến áp non tải")) for row in range(8))
    one = (
        head,
        Title("QUYẾT ĐỊNH"),
        Paragraph((Run("Nội dung dài vừa đủ một đoạn văn có nhiều dòng chữ. " * 12),)),
        Table((Cell("TT"), Cell("Tên giải pháp")), cells, (1, 6)),
    )
    blocks = one + (PageBreak(), *one) * (pages - 1)
    return draw(Document("Thử", (Pages(blocks, sheet=sheet),))).data


def pdf_printer(target: Path, resolution: int = 300) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(resolution)
    return printer


def printed(target: Path, *data: bytes, resolution: int = 300) -> bytes:
    printer = pdf_printer(target, resolution)
    made = [Printout("thử", lambda one=one: one) for one in data]
    report = print_documents(printer, made, len(made), Job())
    assert (report.printed, report.failures) == (len(data), [])
    return target.read_bytes()


def ink(data: bytes, page: int) -> list[tuple[int, int] | None]:
    """Find the first and the last dark pixel of every row of a page."""
    width, height, pixels = page_image(data, page, SCALE)
    red = pixels[::4]
    found: list[tuple[int, int] | None] = []
    for row in range(height):
        line = red[row * width : (row + 1) * width]
        dark = [place for place, value in enumerate(line) if value < 128] if min(line) < 128 else []
        found.append((dark[0], dark[-1]) if dark else None)
    return found


def edges(data: bytes, page: int) -> list[float]:
    """Find where ink begins and ends: of the page, and of each tenth of its height."""
    rows = ink(data, page)
    dark = [place for place, row in enumerate(rows) if row]
    found: list[float] = [dark[0], dark[-1]]
    tenth = len(rows) // 10
    for start in range(tenth, len(rows), tenth):
        part = [row for row in rows[start : start + tenth - round(HALF_MM)] if row]
        found += [min(row[0] for row in part), max(row[1] for row in part)] if len(part) > 20 else []
    return found


@pytest.mark.parametrize("sheet", [PORTRAIT, LANDSCAPE, Sheet(148, 210, 10, 10, 15, 10)])
@pytest.mark.parametrize("resolution", [300, 1200])
def test_what_is_printed_stands_where_it_was_previewed(
    sheet: Sheet, resolution: int, tmp_path: Path, qapp: QApplication
) -> None:
    previewed = text_on(sheet)
    data = printed(tmp_path / "in.pdf", previewed, resolution=resolution)
    assert len(page_sizes(data)) == len(page_sizes(previewed))
    for own, wanted in zip(page_sizes(data)[0], page_sizes(previewed)[0], strict=True):
        assert own == pytest.approx(wanted, abs=1)
    wanted_edges = edges(previewed, 0)
    assert len(wanted_edges) > 6
    assert edges(data, 0) == pytest.approx(wanted_edges, abs=HALF_MM)


def test_a_printer_with_margins_of_its_own_moves_nothing(tmp_path: Path, qapp: QApplication) -> None:
    previewed = text_on(PORTRAIT)
    printer = pdf_printer(tmp_path / "in.pdf")
    printer.setPageMargins(QMarginsF(25, 25, 25, 25))
    print_documents(printer, [Printout("thử", lambda: previewed)], 1, Job())
    assert edges((tmp_path / "in.pdf").read_bytes(), 0) == pytest.approx(edges(previewed, 0), abs=HALF_MM)


def test_upright_and_sideways_pages_follow_each_other_in_one_job(tmp_path: Path, qapp: QApplication) -> None:
    upright, sideways = text_on(PORTRAIT, 2), text_on(LANDSCAPE)
    data = printed(tmp_path / "in.pdf", upright, sideways)
    sizes = [(round(width), round(height)) for width, height in page_sizes(data)]
    assert sizes == [(595, 842), (595, 842), (842, 595)]
    assert edges(data, 2) == pytest.approx(edges(sideways, 0), abs=HALF_MM)


def test_on_two_sides_every_paper_begins_a_sheet(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = pdf_printer(tmp_path / "in.pdf", 150)
    one, two = text_on(PORTRAIT), text_on(PORTRAIT, 2)
    made = [Printout(name, lambda data=data: data) for name, data in (("a", one), ("b", two), ("c", one))]
    assert print_documents(printer, made, 3, Job()).sides == 4
    monkeypatch.setattr(Press, "is_two_sided", True)
    report = print_documents(pdf_printer(tmp_path / "hai mặt.pdf", 150), made, 3, Job())
    assert (report.printed, report.sides) == (3, 5)
    rows = [any(ink((tmp_path / "hai mặt.pdf").read_bytes(), page)) for page in range(5)]
    assert rows == [True, False, True, True, True]


def test_only_the_pages_asked_for_are_printed(tmp_path: Path, qapp: QApplication) -> None:
    printer = pdf_printer(tmp_path / "in.pdf", 150)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    previewed = text_on(PORTRAIT, 4)
    print_documents(printer, [Printout("thử", lambda: previewed)], 1, Job())
    assert len(page_sizes((tmp_path / "in.pdf").read_bytes())) == 2


def test_one_paper_that_cannot_be_had_does_not_stop_the_others(tmp_path: Path, qapp: QApplication) -> None:
    def lost() -> bytes:
        raise UserError("Sáng kiến này không còn trong sổ.")

    previewed = text_on(PORTRAIT)
    made = [Printout("A", lambda: previewed), Printout("B", lost), Printout("C", lambda: previewed)]
    report = print_documents(pdf_printer(tmp_path / "in.pdf", 150), made, 3, Job())
    assert (report.printed, report.sides) == (2, 2)
    assert report.failures == [("B", "Sáng kiến này không còn trong sổ.")]


class Stopping(Job):
    """Somebody cancels while the second paper is drawn."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int, str]] = []
        self.is_over = False

    def progress(self, done: int, total: int, text: str = "") -> None:
        self.told.append((done, total, text))
        self.is_over = done == 1

    def check(self) -> None:
        if self.is_over:
            raise Cancelled


def test_a_batch_tells_how_far_it_is_and_stops_when_told(tmp_path: Path, qapp: QApplication) -> None:
    previewed, job = text_on(PORTRAIT), Stopping()
    made = [Printout(name, lambda: previewed) for name in "ABC"]
    with pytest.raises(Cancelled):
        print_documents(pdf_printer(tmp_path / "in.pdf", 150), made, 3, job)
    assert job.told == [(0, 3, "A"), (1, 3, "B")]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_is_gone_is_said_with_what_to_do(tmp_path: Path, qapp: QApplication) -> None:
    previewed = text_on(PORTRAIT)
    printer = pdf_printer(tmp_path / "không có" / "in.pdf")
    with pytest.raises(UserError, match=r"in\.pdf.*Kiểm tra máy in rồi in lại"):
        print_documents(printer, [Printout("thử", lambda: previewed)], 1, Job())


class Vanished(QPrinter):
    """A real printer that was unplugged after it had been chosen."""

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:
        return "HP phòng Kỹ thuật"


def test_a_printer_unplugged_after_it_was_chosen_is_named(tmp_path: Path, qapp: QApplication) -> None:
    previewed, printer = text_on(PORTRAIT), Vanished(QPrinter.PrinterMode.HighResolution)
    assert printer.printerName() not in QPrinterInfo.availablePrinterNames()
    with pytest.raises(UserError, match=r"HP phòng Kỹ thuật.*đã tắt"):
        print_documents(printer, [Printout("thử", lambda: previewed)], 1, Job())


@pytest.fixture
def session(tmp_path: Path) -> Callable[[], Session]:
    return lambda: Session(Book.create(tmp_path / "Sổ"), Preferences(tmp_path / "p.json"))


def test_without_any_printer_one_is_told_so_before_anything_opens(
    session: Callable[[], Session], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, opened = QWidget(), session()
    qtbot.addWidget(parent)

    class NoPrinters:
        @staticmethod
        def availablePrinterNames() -> list[str]:
            return []

    monkeypatch.setattr(printing, "QPrinterInfo", NoPrinters)
    with pytest.raises(UserError, match="chưa cài máy in nào"):
        ask_printer(opened, parent, "Đơn", (595, 842))
    opened.stop()
    opened.book.close()


def test_what_is_drawn_takes_little_memory_at_once(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    largest: list[int] = []

    def noted(*given: object) -> tuple[int, int, bytes]:
        answer = page_image(*given)  # type: ignore[arg-type]  # passed on as it came
        largest.append(len(answer[2]))
        return answer

    monkeypatch.setattr(printing, "page_image", noted)
    printed(tmp_path / "in.pdf", text_on(PORTRAIT), resolution=1200)
    assert 8 <= len(largest) <= 12
    assert max(largest) < 25_000_000
