"""Drawing the live page beside the window: one worker, which forgets a request when a newer one comes."""

from dataclasses import dataclass

from PySide6.QtCore import QMutex, QMutexLocker, QObject, QThread, QWaitCondition, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.errors import UserError
from desktop_app.services.papers import Document, Rendered, draw, page_image


@dataclass(frozen=True, slots=True)
class PageWish:
    """One page of a drawn paper, `scale` pixels to the point."""

    rendered: Rendered
    page: int
    scale: float


class LiveRenderer(QThread):
    """Lays a document out, then draws the pages asked for, newest wishes first.

    Its signals arrive in the window's thread; nothing of Qt's windows is touched here.
    """

    laid_out = Signal(object)
    page_drawn = Signal(object, object)
    failed = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QMutex()
        self._woken = QWaitCondition()
        self._document: Document | None = None
        self._wishes: list[PageWish] = []
        self._is_ending = False

    def lay_out(self, document: Document) -> None:
        """Ask for a document; one that is waiting is forgotten, and so are its pages."""
        with QMutexLocker(self._lock):
            self._document = document
            self._wishes.clear()
            self._woken.wakeOne()
        if not self.isRunning():
            self.start()

    def wish_pages(self, wishes: list[PageWish]) -> None:
        """Ask for pages, the first soonest; earlier wishes are forgotten."""
        with QMutexLocker(self._lock):
            self._wishes = list(wishes)
            self._woken.wakeOne()

    def end(self) -> None:
        """Stop working and wait for the page under way."""
        with QMutexLocker(self._lock):
            self._is_ending = True
            self._woken.wakeOne()
        self.wait()

    def run(self) -> None:
        """Work until told to end."""
        while (work := self._next()) is not None:
            try:
                if isinstance(work, PageWish):
                    width, height, data = page_image(work.rendered.data, work.page, work.scale)
                    image = QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
                    self.page_drawn.emit(work, image)
                else:
                    self.laid_out.emit(draw(work))
            except UserError as error:
                self.failed.emit(str(error))
            except Exception as bug:  # ours: told in the window's thread, where it is reported
                self.broke.emit(bug)

    def _next(self) -> Document | PageWish | None:
        with QMutexLocker(self._lock):
            while not self._is_ending and self._document is None and not self._wishes:
                self._woken.wait(self._lock)
            if self._is_ending:
                return None
            if self._document is not None:
                document, self._document = self._document, None
                return document
            return self._wishes.pop(0)
