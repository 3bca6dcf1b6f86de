"""Drawing the live page beside the window: one worker, which forgets a request when a newer one comes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMutex, QMutexLocker, QObject, QThread, QWaitCondition, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job, in_hand
from desktop_app.services.papers import Document, Rendered, draw, page_image, page_sizes

Make = Callable[[], Document]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A paper as blocks, as a file, how large each page of it is, in points, and which request it answers."""

    document: Document
    rendered: Rendered
    sizes: tuple[tuple[float, float], ...]
    number: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class PageWish:
    """One page of a drawn paper, `scale` pixels to the point."""

    rendered: Rendered
    page: int
    scale: float

    def is_as(self, other: "PageWish") -> bool:
        """Tell whether both ask for the same picture."""
        same = (self.page, self.scale) == (other.page, other.scale)
        return same and self.rendered is other.rendered


class _Wanted(Job):
    """One layout: wanted until another paper is, or the window closes."""

    def __init__(self) -> None:
        self.is_over = False

    def check(self) -> None:
        """Ask whether somebody ended it."""
        if self.is_over:
            raise Cancelled


class LiveRenderer(QThread):
    """Lays a document out, then draws the pages asked for, newest wishes first.

    `laid_out` carries a `Drawn`. Its signals arrive in the window's thread; nothing of Qt's windows is
    touched here, and what makes a document may touch no connection of the window's.
    """

    laid_out = Signal(object)
    page_drawn = Signal(object, object)
    failed = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QMutex()
        self._woken = QWaitCondition()
        self._asked: tuple[int, Make] | None = None
        self._wishes: list[PageWish] = []
        self._wanted = _Wanted()
        self._is_ending = False

    def lay_out(self, make: Make, number: int, *, is_another: bool = False) -> None:
        """Ask for a document, made by the worker; one that is waiting is forgotten, and so are its pages.

        For `is_another` the one under way is given up too.
        """
        with QMutexLocker(self._lock):
            self._wanted.is_over = self._wanted.is_over or is_another
            self._asked = (number, make)
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
            self._wanted.is_over = True
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
                    number, make = work
                    with in_hand(self._wanted):
                        document = make()
                        rendered = draw(document)
                    self.laid_out.emit(Drawn(document, rendered, page_sizes(rendered.data), number))
            except Cancelled:
                continue
            except UserError as error:
                self.failed.emit(str(error))
            except Exception as bug:  # ours: told in the window's thread, where it is reported
                self.broke.emit(bug)

    def _next(self) -> tuple[int, Make] | PageWish | None:
        with QMutexLocker(self._lock):
            while not self._is_ending and self._asked is None and not self._wishes:
                self._woken.wait(self._lock)
            if self._is_ending:
                return None
            if self._asked is not None:
                asked, self._asked, self._wanted = self._asked, None, _Wanted()
                return asked
            return self._wishes.pop(0)
