"""The body of the dossier page: tasks or the live page at the left, findings and a section at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.records import Dossier
from desktop_app.services.papers import APPLICATION, Subject, build_document
from desktop_app.ui.look.metrics import letters
from desktop_app.ui.pages.dossier_tasks import TaskList
from desktop_app.ui.pages.live_page import LivePage

LIVE_DELAY_MS = 250
TASKS_LETTERS, SECTION_LETTERS = 40, 120


class DossierBody(QSplitter):
    """Draws the live page, while it is in view, a moment after the last change; `dossier` gives what of."""

    def __init__(
        self,
        tasks: TaskList,
        live: LivePage,
        right: tuple[QWidget, QWidget],
        dossier: Callable[[], Dossier | None],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._tasks, self._live, self._dossier = tasks, live, dossier
        self.left = QStackedWidget()
        self.left.addWidget(tasks)
        self.left.addWidget(live)
        above, below = right
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(below, 1)
        middle = QWidget()
        middle.setLayout(column)
        self.addWidget(self.left)
        self.addWidget(middle)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([letters(TASKS_LETTERS), letters(SECTION_LETTERS)])
        self._timer = QTimer(self, singleShot=True, interval=LIVE_DELAY_MS)
        self._timer.timeout.connect(self._draw)

    def show_live(self, is_on: bool) -> None:
        """Put the live page in the place of the task list, or back."""
        self.left.setCurrentWidget(self._live if is_on else self._tasks)
        whole = self.width()
        left = whole // 2 if is_on else letters(TASKS_LETTERS)
        self.setSizes([left, whole - left])
        self._draw()

    def draw_soon(self) -> None:
        """Draw the live page anew once nothing changes for a moment."""
        self._timer.start()

    def end(self) -> None:
        """Stop drawing; the book is about to close."""
        self._timer.stop()
        self._live.end()

    def _draw(self) -> None:
        dossier = self._dossier()
        if dossier is not None and self.left.currentWidget() is self._live:
            book = self._live.session.book
            subject = Subject(dossier.innovation.id)
            self._live.draw(build_document(book, APPLICATION, subject, dossier=dossier))
