"""Bringing a list in from Excel, or from what was copied."""

from typing import TYPE_CHECKING

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import Action

if TYPE_CHECKING:
    from desktop_app.ui.pages.import_dialog import ImportDialog


class ImportTable(Action):
    """Opens the window that brings a list in."""

    icon_name = "upload"
    keys = ("Ctrl+Shift+I",)

    def label(self) -> str:
        """Return the words on the button."""
        return _("Nhập từ Excel…")

    def run(self) -> None:
        """Open it at its first step."""
        self.opened().open()

    def opened(self) -> "ImportDialog":
        """Make the window; it goes when it is closed."""
        from PySide6.QtCore import Qt

        from desktop_app.ui.pages.import_dialog import ImportDialog

        dialog = ImportDialog(self.window_of, self.session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


class ImportFromPage(ImportTable):
    """The same on a page's own button: the key belongs to the window, where it works on every page."""

    keys = ()


class PasteTable(ImportTable):
    """Opens the same window on the table that was copied."""

    icon_name = "copy"
    keys = ()

    def label(self) -> str:
        """Return the words on the button."""
        return _("Dán bảng từ bảng tạm")

    def run(self) -> None:
        """Open it and read the clipboard."""
        dialog = self.opened()
        dialog.open()
        dialog.paste()
