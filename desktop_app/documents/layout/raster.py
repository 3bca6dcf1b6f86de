"""Pages as pictures, for the preview and the printer."""

from collections.abc import Generator
from contextlib import contextmanager
from math import ceil
from threading import Lock
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

_ONE_AT_A_TIME = Lock()
"""PDFium keeps state of its own for the whole process: two threads in it at once end the program."""


def page_count(pdf_bytes: bytes) -> int:
    """Count the pages of a file. Raises UserError when it is no readable PDF."""
    with _opened(pdf_bytes) as document:
        return len(document)


def page_sizes(pdf_bytes: bytes) -> tuple[tuple[float, float], ...]:
    """Give width and height of every page in points, as it is read. Raises UserError as `page_count`."""
    with _opened(pdf_bytes) as document:
        return tuple(document.get_page_size(page) for page in range(len(document)))


def page_image(
    pdf_bytes: bytes, page: int, scale: float, rows: tuple[int, int] | None = None
) -> tuple[int, int, bytes]:
    """Draw one page (from 0) on white; `scale` is pixels a point (1.0 is 72 dpi).

    With `rows` only those pixel rows of the whole picture, from the first up to before the second, for pages
    that would be too large at once. Gives width, height and bytes in the order R, G, B, A, four a pixel, rows
    without padding: what Qt calls Format_RGBA8888. Raises UserError when the file or the page cannot be read.
    """
    import pypdfium2

    with _opened(pdf_bytes) as document:
        try:
            drawn = document[page]
            bitmap = drawn.render(
                scale=scale,
                crop=_cut(drawn.get_height(), scale, rows),
                rev_byteorder=True,
                prefer_bgrx=True,
                fill_color=(255, 255, 255, 255),
            )
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise UserError(
                _("Không vẽ được trang {page}. Hãy in lại giấy tờ này.").format(page=page + 1)
            ) from error
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        data = bytes(bitmap.buffer)
        bitmap.close()
    if stride == width * 4:
        return width, height, data
    lines = (data[row * stride : row * stride + width * 4] for row in range(height))
    return width, height, b"".join(lines)


def _cut(height: float, scale: float, rows: tuple[int, int] | None) -> tuple[float, float, float, float]:
    """Say in points what to leave out at the left, bottom, right and top; the library rounds pixels up."""
    if rows is None:
        return 0, 0, 0, 0
    above, below = rows[0], ceil(height * scale) - rows[1]
    return 0, max(below - 0.5, 0) / scale, 0, max(above - 0.5, 0) / scale


@contextmanager
def _opened(pdf_bytes: bytes) -> Generator[Any]:
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf_bytes)
        except pypdfium2.PdfiumError as error:
            raise UserError(
                _("Không đọc được tệp PDF: tệp hỏng hoặc có mật khẩu. Hãy tạo lại tệp.")
            ) from error
        try:
            yield document
        finally:
            document.close()
