"""The live page: the real PDF of a paper as it stands; a click on it goes to the field."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.services.papers import Document, Place, Rendered
from desktop_app.ui.kit.words import small
from desktop_app.ui.look.colours import colours
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.live_render import Drawn, LiveRenderer, Make, PageWish
from desktop_app.ui.shell.session import Session

_KEPT = 2
"""Pages so many screens away keep their pictures; a list of hundreds of pages would fill the memory."""
_LARGEST_ZOOM = 4.0


class PageImage(QWidget):
    """One sheet; `clicked` carries the point in the PDF's points from its top left corner."""

    clicked = Signal(int, float, float)

    def __init__(self, page: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.scale = 1.0  # logical pixels to the point
        self.image = QImage()
        self.drawn: PageWish | None = None
        self.marks: tuple[Place, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Trang {page}").format(page=page + 1))

    def fit(self, size: tuple[float, float], scale: float) -> None:
        """Be as large as a sheet of that size in points is at that scale."""
        self.scale = scale
        self.setFixedSize(max(round(size[0] * scale), 1), max(round(size[1] * scale), 1))

    def show_image(self, wish: PageWish, image: QImage) -> None:
        """Show the picture that was wished for."""
        self.drawn, self.image = wish, image
        self.update()

    def forget_image(self) -> None:
        """Be white until the picture is wished for again."""
        self.drawn, self.image = None, QImage()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, white until its picture is there, and the field being worked in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("white"))
        if not self.image.isNull():
            painter.drawImage(self.rect(), self.image)
        shade = QColor(colours().accent)
        shade.setAlpha(28)
        for place in self.marks:
            box = QRectF(place.left, place.top, place.right - place.left, place.bottom - place.top)
            painter.fillRect(
                QRectF(box.topLeft() * self.scale, box.size() * self.scale).adjusted(-3, -2, 3, 2), shade
            )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell where the page was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(self.page, event.position().x() / self.scale, event.position().y() / self.scale)


class LivePage(QWidget):
    """Pages under each other, drawn again after every change; only those in view are drawn.

    `laid_out` carries the `Drawn` that is shown from now on, `failed` the sentence why nothing new is. What
    could not be drawn as asked stands below the pages, unless somebody else `tells_problems`.
    """

    field_chosen = Signal(str)
    laid_out = Signal(object)
    failed = Signal(str)

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, tells_problems: bool = True
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._tells_problems = tells_problems
        self.rendered: Rendered | None = None
        self.zoom = 1.0
        self._asked = self._least = 0
        self._field = ""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self.pages: list[PageImage] = []
        self.renderer = LiveRenderer(self)
        self.renderer.laid_out.connect(self._show)
        self.renderer.page_drawn.connect(self._drawn)
        self.renderer.failed.connect(self._failed)
        self.renderer.broke.connect(self._broke)
        self._sheets = QWidget()
        self._column = QVBoxLayout(self._sheets)
        self._column.setContentsMargins(space(), space(), space(), space())
        self._column.setSpacing(space())
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.view = QScrollArea()
        self.view.setAccessibleName(_("Trang in"))
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setWidget(self._sheets)
        self.view.verticalScrollBar().valueChanged.connect(self._wish)
        self.foot = small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.foot.setContentsMargins(space(), 0, space(), space(0.5))
        self.setMinimumWidth(letters(34))
        session.destroyed.connect(self.renderer.end)

    def draw(self, document: Document | Make, *, is_another: bool = False) -> int:
        """Draw a paper; where it is still to be made, the worker makes it. Return the number of the request.

        What was asked for before `is_another` paper is not shown any more, should it come late.
        """
        self._asked += 1
        self._least = self._asked if is_another else self._least
        make = (lambda: document) if isinstance(document, Document) else document
        self.renderer.lay_out(make, self._asked, is_another=is_another)
        return self._asked

    def show_nothing(self, words: str = "") -> None:
        """Take the pages away, and say why below."""
        self._least = self._asked + 1
        self.rendered = None
        self._lay_sheets(())
        self.foot.setText(words)

    def mark_field(self, key: str) -> None:
        """Show where the field being worked in stands, and bring it into view."""
        self._field = key
        first = self._mark()
        if first is not None and self.isVisible():
            sheet = self.pages[first.page]
            top = sheet.mapTo(self._sheets, QPoint(0, round(first.top * sheet.scale))).y()
            height = round((first.bottom - first.top) * sheet.scale)
            self.view.ensureVisible(0, top + min(height, self.height() // 2), 0, space(6))
            self.view.ensureVisible(0, top, 0, space(6))

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger; 1 is as wide as there is room."""
        self.zoom = min(max(zoom, 1.0), _LARGEST_ZOOM)
        self._fit()

    def end(self) -> None:
        """Stop the worker; the window is closing."""
        self.renderer.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheets to the width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came into view."""
        super().showEvent(event)
        self._fit()

    def _show(self, drawn: Drawn) -> None:
        if drawn.number < self._least:
            return
        self.rendered = drawn.rendered
        self._lay_sheets(drawn.sizes)
        self._say(drawn.rendered)
        self._fit()
        self._mark()
        self.laid_out.emit(drawn)

    def _lay_sheets(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self._sizes = sizes
        while len(self.pages) > len(sizes):
            sheet = self.pages.pop()
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        while len(self.pages) < len(sizes):
            sheet = PageImage(len(self.pages), self._sheets)
            sheet.clicked.connect(self._clicked)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(sheet)

    def _say(self, rendered: Rendered) -> None:
        words = [_("{count} trang · bấm lên trang để tới chỗ cần sửa").format(count=rendered.pages)]
        if rendered.missing and self._tells_problems:
            words.append(_("không in được: {letters}").format(letters=" ".join(sorted(rendered.missing)[:8])))
        problems = rendered.problems[:1] if self._tells_problems else ()
        self.foot.setText(" · ".join([*words, *problems]))

    def _fit(self) -> None:
        """Give every sheet the width there is, upright or sideways."""
        room = max(self.view.viewport().width() - 2 * space(), 100) * self.zoom
        for sheet, size in zip(self.pages, self._sizes, strict=True):
            sheet.fit(size, room / size[0])
        self._wish()

    def _wish(self) -> None:
        if self.rendered is None or not self.isVisible():
            return
        self._column.activate()
        ratio = self.devicePixelRatioF()
        wishes: list[PageWish] = []
        for sheet in self.pages:
            wish = PageWish(self.rendered, sheet.page, sheet.scale * ratio)
            if self._is_near(sheet, 0):
                if sheet.drawn is None or not sheet.drawn.is_as(wish):
                    wishes.append(wish)
            elif not self._is_near(sheet, _KEPT):
                sheet.forget_image()
        self.renderer.wish_pages(wishes)

    def _drawn(self, wish: PageWish, image: QImage) -> None:
        if wish.rendered is self.rendered and wish.page < len(self.pages):
            sheet = self.pages[wish.page]
            if self._is_near(sheet, _KEPT):
                sheet.show_image(wish, image)

    def _is_near(self, sheet: QWidget, screens: int) -> bool:
        """Tell whether a sheet is in view, or so many screens above or below."""
        top, height = self.view.verticalScrollBar().value(), self.view.viewport().height()
        above, below = top - screens * height, top + (screens + 1) * height
        return sheet.y() < below and sheet.y() + sheet.height() > above

    def _failed(self, sentence: str) -> None:
        self.foot.setText(sentence)
        self.failed.emit(sentence)

    def _broke(self, bug: Exception) -> None:
        raise bug

    def _mark(self) -> Place | None:
        places = [
            place for place in (self.rendered.places if self.rendered else ()) if place.field == self._field
        ]
        for sheet in self.pages:
            sheet.marks = tuple(place for place in places if place.page == sheet.page)
            sheet.update()
        return places[0] if places and places[0].page < len(self.pages) else None

    def _clicked(self, page: int, across: float, down: float) -> None:
        if self.rendered is None:
            return
        here = [place for place in self.rendered.places if place.page == page]
        inside = [
            place
            for place in here
            if place.top - 4 <= down <= place.bottom + 4 and place.left - 8 <= across <= place.right + 8
        ]
        nearest = sorted(inside or here, key=lambda place: _distance(place, down))
        if nearest:
            self.field_chosen.emit(nearest[0].field)

    def sizeHint(self) -> QSize:
        """Ask for half of an ordinary window."""
        return QSize(letters(60), letters(60))


def _distance(place: Place, down: float) -> tuple[float, float]:
    outside = max(place.top - down, down - place.bottom, 0.0)
    return outside, place.bottom - place.top
