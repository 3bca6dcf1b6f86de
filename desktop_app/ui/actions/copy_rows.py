"""Copying rows of the register."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import Rows, RowsAction
from desktop_app.ui.pages.register_table import RegisterTable
from desktop_app.ui.shell.session import Session


class CopyRows(RowsAction):
    """Puts the selected rows on the clipboard with their headings, as a spreadsheet takes them."""

    icon_name = "copy"
    keys = ("Ctrl+C",)

    def __init__(self, session: Session, parent: QWidget, rows: Rows, table: RegisterTable) -> None:
        super().__init__(session, parent, rows)
        self._table = table

    def label(self) -> str:
        """Return the words on the button."""
        return _("Chép dòng kèm tiêu đề cột")

    def follow(self, count: int) -> None:
        """Be offered in the trash as well."""
        self.setEnabled(count > 0)

    def run(self) -> None:
        """Copy and say how many."""
        count = self._table.copy_selected()
        self.session.said.emit(_("Đã chép {count} dòng").format(count=count))
