"""Saying what this program is."""

from desktop_app import __version__
from desktop_app.domain.language import _
from desktop_app.ui.actions.base import Action


class AboutProgram(Action):
    """Shows name, version, licence, and where the book is."""

    icon_name = "info"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Giới thiệu")

    def run(self) -> None:
        """Show it."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self.window_of)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.label())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("Hồ sơ Sáng kiến {version}").format(version=__version__))
        box.setInformativeText(
            _(
                "Sổ sáng kiến, hướng dẫn viết đơn và in hồ sơ. Chạy không cần mạng; mọi thứ nằm trong thư mục"
                " sổ của bạn:\n{folder}\n\nPhần mềm tự do theo giấy phép MIT."
            ).format(folder=self.session.book.folder)
        )
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.open()
