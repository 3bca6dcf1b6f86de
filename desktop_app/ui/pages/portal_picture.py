"""The picture of a portal's page that was kept with an innovation."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.services.attachments import stored_file
from desktop_app.ui.kit.editors.rich_pictures import load_picture
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.shell.session import Session


class PictureDialog(QDialog):
    """Shows one picture; one that has vanished is said to have."""

    def __init__(self, session: Session, parent: QWidget, title: str, sha256: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.shown = QLabel()
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setAccessibleName(_("Ảnh màn hình của cổng"))
        self.shown.setPixmap(
            QPixmap.fromImage(load_picture(sha256, lambda name: stored_file(session.book, name)))
        )
        area = QScrollArea()
        area.setWidget(self.shown)
        area.setWidgetResizable(True)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        resize_within(self, letters(80), space(50))


def show_picture(session: Session, parent: QWidget, title: str, sha256: str) -> None:
    """Show a picture until it is closed."""
    dialog = PictureDialog(session, parent, title, sha256)
    dialog.exec()
    dialog.deleteLater()
