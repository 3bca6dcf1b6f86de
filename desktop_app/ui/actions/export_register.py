"""Writing what the register shows to an Excel file."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.register import Query
from desktop_app.ui import jobs
from desktop_app.ui.actions.base import Action
from desktop_app.ui.shell.session import Session


class Listed(Protocol):
    """What the register lists now."""

    query: Query

    def shown_columns(self) -> list[str]:
        """Return the ids of the columns in sight, from the left."""
        ...


class ExportRegister(Action):
    """Writes every innovation that the filters let through, columns as shown."""

    icon_name = "download"
    keys = ("Ctrl+E",)

    def __init__(self, session: Session, parent: QWidget, listed: Listed) -> None:
        super().__init__(session, parent)
        self._listed = listed

    def label(self) -> str:
        """Return the words on the button."""
        return _("Xuất Excel")

    def run(self) -> None:
        """Ask for the file, write it beside the window, say how many."""
        folder = self.session.preferences.get("export.folder", str(Path.home()))
        name = file_name(_("Danh sách sáng kiến"), ".xlsx")
        wanted, _kind = QFileDialog.getSaveFileName(
            self.window_of, self.label(), str(Path(folder) / name), _("Sổ tính Excel (*.xlsx)")
        )
        if not wanted:
            return
        out = Path(wanted) if wanted.lower().endswith(".xlsx") else Path(f"{wanted}.xlsx")
        self.session.preferences.set("export.folder", str(out.parent))
        self.write(out)

    def write(self, out: Path) -> None:
        """Write the list to a file with progress in sight; nothing is left of one called off."""
        book, query, columns = self.session.book, self._listed.query, self._listed.shown_columns()

        def work(job: Job) -> int:
            from desktop_app.services.export import export_register

            return export_register(book, query, columns, out, job)

        def written(count: int) -> None:
            self.session.said.emit(_("Đã ghi {count} sáng kiến vào {path}").format(count=count, path=out))

        jobs.run(work, written, title=_("Xuất Excel"), parent=self.window_of)
