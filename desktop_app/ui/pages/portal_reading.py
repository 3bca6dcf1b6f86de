"""Reading and comparing a portal's list beside the window, asking for its columns where they do not say."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services import reconciling
from desktop_app.services.reconciling import BroughtIn, Reconciliation
from desktop_app.ui import jobs
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.pages.portal_columns import PortalColumns
from desktop_app.ui.shell.session import Session

_Result = TypeVar("_Result")


class ListReader(QObject):
    """One comparison at a time; a newer one takes the place of one that is under way.

    `read` gives a list that was brought in and compared, `compared` the same list compared anew.
    """

    read = Signal(object)
    compared = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session, self._window = session, window
        self.brought: BroughtIn | None = None
        self._job: jobs.RunningJob | None = None

    def is_busy(self) -> bool:
        """Whether a comparison is under way."""
        return self._job is not None

    def forget(self) -> None:
        """Let go of the list, and of one that is being read."""
        self.brought = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def bring_in(self, source: Path | str, system_id: str) -> None:
        """Read a portal's list and compare it with the book."""
        book, preferences = self.session.book, self.session.preferences
        self._run(
            lambda job: reconciling.bring_in(book, system_id, source, preferences, job),
            lambda brought: self._take(brought, system_id),
        )

    def compare(self, found: Reconciliation) -> None:
        """Compare the list of a comparison anew: the book has changed."""
        book, system, listing = self.session.book, found.system.id, found.listing
        self._run(lambda job: reconciling.reconcile(book, system, listing, job), self.compared.emit)

    def ask_columns(self, system_id: str) -> None:
        """Ask which column of the list in hand is what, and compare it by that."""
        if self.brought is not None:
            self._ask(self.brought, system_id)

    def _ask(self, brought: BroughtIn, system_id: str) -> None:
        dialog = PortalColumns(self._window, brought, self.session.preferences)
        is_said = dialog.exec() == QDialog.DialogCode.Accepted
        place, mapping = dialog.place, dialog.mapping
        dialog.deleteLater()
        if not is_said or not isValid(self):
            return
        book = self.session.book
        self._run(
            lambda job: reconciling.read_as(book, system_id, brought.source, place, mapping, job),
            lambda made: self._take_said(made, system_id),
        )

    def _take_said(self, brought: BroughtIn, system_id: str) -> None:
        if brought.found is not None:
            reconciling.remember_columns(brought, self.session.preferences)
        self._take(brought, system_id)

    def _take(self, brought: BroughtIn, system_id: str) -> None:
        if brought.found is None:
            self._ask(brought, system_id)
            return
        self.brought = brought
        self.read.emit(brought.found)

    def _run(self, work: Callable[[Job], _Result], then: Callable[[_Result], object]) -> None:
        if self._job is not None:
            self._job.cancel()

        def done(found: _Result) -> None:
            if isValid(self) and job is self._job:
                then(found)

        job = jobs.run(work, done, self._fail, title=_("Đang đối soát"), parent=self._window)
        self._job = job
        job.ended.connect(lambda: self._ended(job))

    def _ended(self, job: jobs.RunningJob) -> None:
        if isValid(self) and job is self._job:
            self._job = None

    def _fail(self, sentence: str) -> None:
        show_error(self._window, sentence)
