"""The live page: the real PDF of the application as it stands; a click on it goes to the field."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier
from desktop_app.services.papers import Place, Rendered, Subject, build_document
from desktop_app.ui.kit.words import small
from desktop_app.ui.look.colours import colours
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.live_render import LiveRenderer, PageWish
from desktop_app.ui.shell.session import Session

PAGE_POINTS = (595.276, 841.89)
PAPER = "don"


class PageImage(QWidget):
    """One sheet; `clicked` carries the point in the PDF's points from its top left corner."""

    clicked = Signal(int, float, float)

    def __init__(self, page: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.image = QImage()
        self.marks: tuple[Place, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Trang {page} của đơn").format(page=page + 1))

    @property
    def scale(self) -> float:
        """Logical pixels to the point."""
        return self.width() / PAGE_POINTS[0]

    def fit(self, width: int) -> None:
        """Be as wide as there is room, and as high as A4 is then."""
        self.setFixedSize(width, round(width * PAGE_POINTS[1] / PAGE_POINTS[0]))

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
    """Pages under each other, drawn again after every pause in typing; only those in view are drawn."""

    field_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.rendered: Rendered | None = None
        self._field = ""
        self.pages: list[PageImage] = []
        self.renderer = LiveRenderer(self)
        self.renderer.laid_out.connect(self._laid_out)
        self.renderer.page_drawn.connect(self._drawn)
        self.renderer.failed.connect(self._failed)
        self.renderer.broke.connect(self._broke)
        self._sheets = QWidget()
        self._column = QVBoxLayout(self._sheets)
        self._column.setContentsMargins(space(), space(), space(), space())
        self._column.setSpacing(space())
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.view = QScrollArea()
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

    def draw(self, dossier: Dossier) -> None:
        """Draw the application as the dossier stands."""
        subject = Subject(dossier.innovation.id)
        document = build_document(self.session.book, PAPER, subject, dossier=dossier)
        self.renderer.lay_out(document)

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

    def _laid_out(self, rendered: Rendered) -> None:
        self.rendered = rendered
        while len(self.pages) > rendered.pages:
            sheet = self.pages.pop()
            self._column.removeWidget(sheet)
            sheet.deleteLater()
        while len(self.pages) < rendered.pages:
            sheet = PageImage(len(self.pages), self._sheets)
            sheet.clicked.connect(self._clicked)
            self._column.addWidget(sheet)
            self.pages.append(sheet)
        self._say(rendered)
        self._fit()
        self._mark()

    def _say(self, rendered: Rendered) -> None:
        words = [_("{count} trang · bấm lên trang để tới chỗ cần sửa").format(count=rendered.pages)]
        if rendered.missing:
            words.append(_("không in được: {letters}").format(letters=" ".join(sorted(rendered.missing)[:8])))
        self.foot.setText(" · ".join([*words, *rendered.problems[:1]]))

    def _fit(self) -> None:
        width = self.view.viewport().width() - 2 * space()
        for sheet in self.pages:
            if sheet.width() != width:
                sheet.fit(max(width, 100))
        self._wish()

    def _wish(self) -> None:
        if self.rendered is None or not self.isVisible():
            return
        self._column.activate()
        top = self.view.verticalScrollBar().value()
        bottom = top + self.view.viewport().height()
        ratio = self.devicePixelRatioF()
        in_view = [sheet for sheet in self.pages if sheet.y() < bottom and sheet.y() + sheet.height() > top]
        self.renderer.wish_pages(
            [PageWish(self.rendered, sheet.page, sheet.scale * ratio) for sheet in in_view]
        )

    def _drawn(self, wish: PageWish, image: QImage) -> None:
        if wish.rendered is self.rendered and wish.page < len(self.pages):
            self.pages[wish.page].image = image
            self.pages[wish.page].update()

    def _failed(self, sentence: str) -> None:
        self.foot.setText(sentence)

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
