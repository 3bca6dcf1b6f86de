"""Printing on paper: exactly the PDF of the preview, 1 mm as 1 mm, through the system's own dialog."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job, in_hand
from desktop_app.domain.language import _
from desktop_app.services.papers import page_image, page_sizes
from desktop_app.ui.shell.session import Session

PRINTER = "printer"
RESOLUTION = 600
"""As many dots to the inch are drawn at most; a finer printer doubles them, and nobody sees it."""
_BAND_MM = 40
"""A page is drawn in bands: at 600 dots to the inch a whole one would take 140 MB."""
_MM = 25.4  # to the inch
_POINTS = 72  # to the inch
_WHITE = b"\xff"

Pdf = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Printout:
    """One document of a print job: what it is called in progress and errors, and how its PDF is had."""

    name: str
    pdf: Pdf


@dataclass(slots=True)
class PressReport:
    """What came of a print job: documents and sides printed, and which were left out, by name and why."""

    printed: int = 0
    sides: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


class Press:
    """Puts documents on the sheets of one print job. Works in any thread; close it by `end` or `abort`."""

    def __init__(self, printer: QPrinter) -> None:
        self.printer = printer
        self.sides = 0  # as many as have been begun
        self._painter = QPainter()
        printer.setFullPage(True)
        dots = printer.resolution()
        self._dots_each = ceil(dots / RESOLUTION)
        self._scale = dots / self._dots_each / _POINTS

    def put(self, data: bytes, job: Job, pages: Sequence[int] | None = None) -> None:
        """Draw the pages (from 0) of a PDF; on two-sided sheets the first is a front.

        Raises:
            UserError: the printer is gone, or the PDF cannot be read.
        """
        sizes = page_sizes(data)
        if self.sides % 2 and self.is_two_sided:
            self._begin_side(sizes[0])
        for page in range(len(sizes)) if pages is None else pages:
            job.check()
            self._begin_side(sizes[page])
            self._draw(data, page, ceil(sizes[page][1] * self._scale), job)

    @property
    def is_two_sided(self) -> bool:
        """Whether both sides of a sheet are printed."""
        mode = QPrinter.DuplexMode
        return self.printer.duplex() in (mode.DuplexLongSide, mode.DuplexShortSide)

    def end(self) -> None:
        """Hand the job over to the printer. Raises UserError when it is gone."""
        if self._painter.isActive() and not self._painter.end():
            raise _gone(self.printer)
        if self.printer.printerState() is QPrinter.PrinterState.Error:
            raise _gone(self.printer)

    def abort(self) -> None:
        """Take the job back as far as the printer allows."""
        if self._painter.isActive():
            self.printer.abort()
            self._painter.end()

    def _begin_side(self, size: tuple[float, float]) -> None:
        """Begin a side as large as the page."""
        self.printer.setPageLayout(layout_of(size))
        if not (self.printer.newPage() if self._painter.isActive() else self._begin()):
            raise _gone(self.printer)
        self.sides += 1

    def _begin(self) -> bool:
        is_known = (
            self.printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat
            or self.printer.printerName() in QPrinterInfo.availablePrinterNames()
        )
        return is_known and self._painter.begin(self.printer)

    def _draw(self, data: bytes, page: int, rows: int, job: Job) -> None:
        """Draw a page from the sheet's own corner, its margins being in it already."""
        each, band = self._dots_each, round(_BAND_MM / _MM * self._scale * _POINTS)
        for top in range(0, rows, band):
            job.check()
            width, height, pixels = page_image(data, page, self._scale, (top, min(top + band, rows)))
            if pixels.count(_WHITE) == len(pixels):
                continue
            image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBX8888)
            if image.allGray():
                image = image.convertToFormat(QImage.Format.Format_Grayscale8)
            self._painter.drawImage(QRectF(0, top * each, width * each, height * each), image)


def layout_of(size: tuple[float, float]) -> QPageLayout:
    """Describe a sheet of that width and height in points, without margins."""
    short, long = sorted(size)
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    way = QPageLayout.Orientation
    layout = QPageLayout(
        QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", match),
        way.Landscape if size[0] > size[1] else way.Portrait,
        QMarginsF(),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def print_documents(printer: QPrinter, printouts: Iterable[Printout], count: int, job: Job) -> PressReport:
    """Print documents as one job; one that cannot be had does not stop the rest.

    Raises:
        UserError: the printer is gone.
        Cancelled: nobody wants them any more; the job was taken back.
    """
    press, report = Press(printer), PressReport()
    try:
        for done, printout in enumerate(printouts):
            job.progress(done, count, printout.name)
            try:
                with in_hand(job):
                    data = printout.pdf()
            except UserError as problem:
                report.failures.append((printout.name, str(problem)))
                continue
            for _copy in range(1 if printer.supportsMultipleCopies() else printer.copyCount()):
                press.put(data, job, _chosen(printer, data))
            report.printed += 1
        press.end()
    except (Cancelled, UserError):
        press.abort()
        raise
    report.sides = press.sides
    return report


def ask_printer(
    session: Session, parent: QWidget, title: str, size: tuple[float, float], pages: int = 0
) -> QPrinter | None:
    """Ask by the system's dialog which printer, tray, sides and copies; of `pages`, which (0: all, unasked).

    Raises:
        UserError: no printer is known to this machine.
    """
    known = QPrinterInfo.availablePrinterNames()
    if not known:
        raise UserError(
            _(
                "Máy này chưa cài máy in nào. Cài máy in trong phần cài đặt của hệ điều hành rồi thử lại,"
                " hoặc lưu thành PDF và in ở máy khác."
            )
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    kept = session.preferences.get(PRINTER, "")
    if kept in known:
        printer.setPrinterName(kept)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(layout_of(size))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("In {title}").format(title=title))
    options = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(options.PrintToFile, False)
    dialog.setOption(options.PrintSelection, False)
    dialog.setOption(options.PrintCurrentPage, False)
    dialog.setOption(options.PrintPageRange, pages > 1)
    if pages > 1:
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
    is_wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if is_wanted:
        session.preferences.set(PRINTER, printer.printerName())
    return printer if is_wanted else None


def _chosen(printer: QPrinter, data: bytes) -> Sequence[int] | None:
    """Give the pages that were asked for, from 0; None for all."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return None
    last = len(page_sizes(data))
    return range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or last, last))


def _gone(printer: QPrinter) -> UserError:
    return UserError(
        _(
            "Không in được trên máy in “{name}”: máy in đã tắt, hết kết nối hoặc không nhận việc."
            " Kiểm tra máy in rồi in lại, chọn máy in khác, hoặc lưu thành PDF."
        ).format(name=printer.printerName() or printer.outputFileName())
    )
