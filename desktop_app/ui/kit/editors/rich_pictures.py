"""Pictures inside a text: found by their SHA-256, drawn no larger than the column."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader, QPainter

from desktop_app.domain.language import _
from desktop_app.ui.kit.context import FindPicture
from desktop_app.ui.look.colours import colours
from desktop_app.ui.look.metrics import letters, line_height

_WIDEST_LETTERS = 56
_HIGHEST_LINES = 18
SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic", ".heif")


def load_picture(sha256: str, find: FindPicture) -> QImage:
    """Read a picture at the size it is shown in; one that cannot be shown becomes a frame that says so."""
    file = find(sha256)
    if file is None:
        return _missing(_("Không tìm thấy tệp hình này trong sổ"))
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    widest = QSize(letters(_WIDEST_LETTERS), round(line_height() * _HIGHEST_LINES))
    if size.isValid() and (size.width() > widest.width() or size.height() > widest.height()):
        reader.setScaledSize(size.scaled(widest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return _missing(_("Không mở được tệp hình này")) if image.isNull() else image


def _missing(words: str) -> QImage:
    frame = QImage(letters(44), round(line_height() * 4), QImage.Format.Format_ARGB32_Premultiplied)
    frame.fill(QColor(colours().alternate))
    painter = QPainter(frame)
    painter.setFont(QGuiApplication.font())
    painter.setPen(QColor(colours().muted))
    painter.drawText(QRectF(frame.rect()), int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return frame
