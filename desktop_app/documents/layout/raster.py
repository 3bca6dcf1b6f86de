"""Pages as pictures, for the preview."""

from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _


def page_count(pdf_bytes: bytes) -> int:
    """Count the pages of a file. Raises UserError when it is no readable PDF."""
    document = _open(pdf_bytes)
    try:
        return len(document)
    finally:
        document.close()


def page_image(pdf_bytes: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Draw one page (from 0) on white; `scale` is pixels a point (1.0 is 72 dpi).

    Gives width, height and bytes in the order R, G, B, A, four a pixel, rows without padding: what
    Qt calls Format_RGBA8888. Raises UserError when the file or the page cannot be read.
    """
    import pypdfium2

    document = _open(pdf_bytes)
    try:
        bitmap = document[page].render(
            scale=scale, rev_byteorder=True, prefer_bgrx=True, fill_color=(255, 255, 255, 255)
        )
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        data = bytes(bitmap.buffer)
        bitmap.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UserError(
            _("Không vẽ được trang {page}. Hãy in lại giấy tờ này.").format(page=page + 1)
        ) from error
    finally:
        document.close()
    if stride == width * 4:
        return width, height, data
    rows = (data[row * stride : row * stride + width * 4] for row in range(height))
    return width, height, b"".join(rows)


def _open(pdf_bytes: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(pdf_bytes)
    except pypdfium2.PdfiumError as error:
        raise UserError(_("Không đọc được tệp PDF: tệp hỏng hoặc có mật khẩu. Hãy tạo lại tệp.")) from error
