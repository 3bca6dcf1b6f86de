"""Writing the deadlines of the register as a calendar."""

from collections.abc import Sequence
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

_ENDING = ".ics"


class Listed(Protocol):
    """What the register lists now, and which of it is selected."""

    query: Query

    def selected_keys(self) -> Sequence[int]:
        """Return the keys of the selected innovations."""
        ...


class ExportDeadlines(Action):
    """Writes what is still ahead of the selected innovations, or of all that the filters let through."""

    icon_name = "calendar"

    def __init__(self, session: Session, parent: QWidget, listed: Listed) -> None:
        super().__init__(session, parent)
        self._listed = listed
        self.setToolTip(
            _(
                "Ghi thời hạn của các dòng đang chọn (không chọn thì mọi dòng đang lọc) thành lịch .ics"
                " để đưa vào Outlook, điện thoại; mỗi hạn nhắc trước 7 ngày"
            )
        )

    def label(self) -> str:
        """Return the words on the button."""
        return _("Xuất lịch hạn…")

    def run(self) -> None:
        """Ask for the file, write it beside the window, say how many."""
        folder = self.session.preferences.get("export.folder", str(Path.home()))
        name = file_name(_("Thời hạn sáng kiến"), _ENDING)
        wanted, _kind = QFileDialog.getSaveFileName(
            self.window_of, self.label(), str(Path(folder) / name), _("Lịch (*.ics)")
        )
        if not wanted:
            return
        out = Path(wanted) if wanted.lower().endswith(_ENDING) else Path(f"{wanted}{_ENDING}")
        self.session.preferences.set("export.folder", str(out.parent))
        self.write(out)

    def write(self, out: Path) -> None:
        """Write the calendar with progress in sight; a file that was there is replaced whole."""
        book, query, chosen = self.session.book, self._listed.query, list(self._listed.selected_keys())

        def work(job: Job) -> int:
            from desktop_app.services.deadlines import export_calendar

            return export_calendar(book, query, chosen, out, job)

        def written(count: int) -> None:
            self.session.said.emit(_said(count, out))

        jobs.run(work, written, title=self.label(), parent=self.window_of)


def _said(count: int, out: Path) -> str:
    if not count:
        return _("Không có hạn nào sắp tới; đã ghi một lịch trống vào {path}").format(path=out)
    return _("Đã ghi {count} thời hạn vào {path}").format(count=count, path=out)
