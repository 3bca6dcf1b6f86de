"""The sheet of a certificate to scale: its scan behind, the real print over it, boxes to drag and nudge."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop_app.domain.awards import BlankField
from desktop_app.domain.language import _
from desktop_app.ui.look.colours import LIGHT, colours
from desktop_app.ui.look.metrics import hair, space

STEP = 5
"""What an arrow key moves a box by, in tenths of a millimetre."""
_LEAST = 10
_LARGEST_ZOOM, _ZOOM_STEP = 6.0, 1.25
_Key = Qt.Key
_ARROWS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
Box = tuple[int, int, int, int]
"""Left, top, width and height in tenths of a millimetre."""


@dataclass(slots=True)
class _Drag:
    """A box being dragged: from where on the screen, how it stood, and which of its edges follow."""

    start: QPointF
    box: Box
    moves_left: bool
    moves_top: bool
    moves_right: bool
    moves_bottom: bool


class SheetView(QWidget):
    """Emits `chosen` with a box's key, and `moved` with key and box once it was set down.

    Arrows move the chosen box by half a millimetre, with Shift they resize it; Page Up and Page Down go from
    box to box. The paper is white in every look.
    """

    chosen = Signal(str)
    moved = Signal(str, object)
    rescaled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Tờ phôi"))
        self.setAccessibleDescription(
            _("Phím mũi tên dời ô đang chọn 0,5 mm, thêm Shift để đổi cỡ; Page Up, Page Down chọn ô khác.")
        )
        self.key = ""
        self.can_edit = False
        self._size = (2970, 2100)
        self._boxes: dict[str, Box] = {}
        self._scan, self._drawing = QImage(), QImage()
        self._drag: _Drag | None = None

    def show_sheet(self, size: tuple[int, int], fields: Sequence[BlankField], scan: QImage) -> None:
        """Show a blank of a size in tenths of a millimetre, and the boxes of its texts."""
        is_other = size != self._size
        self._size, self._scan, self._drag = size, scan, None
        self._boxes = {
            field.key: (field.left, field.top, field.width, field.height)
            for field in fields
            if field.is_shown
        }
        if is_other:
            self.rescaled.emit()
        self.update()

    def show_drawing(self, drawing: QImage) -> None:
        """Show what will be printed."""
        self._drawing = drawing
        self.update()

    def choose(self, key: str) -> None:
        """Mark the box of a text."""
        self.key = key
        self.update()

    @property
    def scale(self) -> float:
        """How many logical pixels a tenth of a millimetre is."""
        room = space()
        return max(
            min((self.width() - 2 * room) / self._size[0], (self.height() - 2 * room) / self._size[1]), 0.01
        )

    def box_on_screen(self, key: str) -> QRectF:
        """Where a box stands in this widget."""
        return self._on_screen(self._boxes[key])

    def sheet_rect(self) -> QRectF:
        """Where the sheet stands in this widget."""
        wide, high = self._size[0] * self.scale, self._size[1] * self.scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def proportion(self) -> float:
        """Width by height of the sheet."""
        return self._size[0] / self._size[1]

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, the scan, the print, and the boxes."""
        painter = QPainter(self)
        sheet = self.sheet_rect()
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._scan.isNull():
            painter.drawImage(sheet, self._scan)
        if not self._drawing.isNull():
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(sheet, self._drawing)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(QColor(colours().line), hair()))
        painter.drawRect(sheet)
        for key, box in self._boxes.items():
            if key != self.key:
                painter.setPen(QPen(QColor(LIGHT.faint), hair(), Qt.PenStyle.DotLine))
                painter.drawRect(self._on_screen(box))
        if self.key in self._boxes:
            self._paint_chosen(painter, self._on_screen(self._boxes[self.key]))

    def _paint_chosen(self, painter: QPainter, box: QRectF) -> None:
        accent = QColor(LIGHT.accent)
        painter.setPen(QPen(accent, hair() * (2 if self.hasFocus() else 1)))
        painter.drawRect(box)
        if not self.can_edit:
            return
        painter.setBrush(accent)
        for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
            painter.drawRect(QRectF(corner.x() - 3, corner.y() - 3, 6, 6))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the box under the mouse and take hold of it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        edges = self._edges_at(at)
        if not any(edges):
            self._choose_at(at)
        if self.key in self._boxes and self.can_edit:
            inside = self._on_screen(self._boxes[self.key]).contains(at)
            if any(edges) or inside:
                self._drag = _Drag(at, self._boxes[self.key], *(edges if any(edges) else (True,) * 4))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse with the box that is held."""
        if self._drag is None:
            self.setCursor(self._cursor_at(event.position()))
            return
        moved = event.position() - self._drag.start
        across, down = (
            round(moved.x() / self.scale / STEP) * STEP,
            round(moved.y() / self.scale / STEP) * STEP,
        )
        self._boxes[self.key] = self._pulled(self._drag, across, down)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the box down."""
        held, self._drag = self._drag, None
        if held is not None and event.button() is Qt.MouseButton.LeftButton:
            box = self._boxes[self.key]
            if box != held.box:
                self.moved.emit(self.key, box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge the chosen box, or go to another."""
        key = Qt.Key(event.key())
        if key in (_Key.Key_PageDown, _Key.Key_PageUp) and self._boxes:
            keys = list(self._boxes)
            here = keys.index(self.key) if self.key in keys else -1
            self._take(keys[(here + (1 if key is _Key.Key_PageDown else -1)) % len(keys)])
        elif key in _ARROWS and self.key in self._boxes and self.can_edit:
            across, down = (way * STEP for way in _ARROWS[key])
            is_resizing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            held = _Drag(QPointF(), self._boxes[self.key], not is_resizing, not is_resizing, True, True)
            self._boxes[self.key] = self._pulled(held, across, down)
            if self._boxes[self.key] != held.box:
                self.moved.emit(self.key, self._boxes[self.key])
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Mark the chosen box more strongly; without one, choose the first."""
        super().focusInEvent(event)  # type: ignore[arg-type]  # Qt hands over a QFocusEvent
        if self.key not in self._boxes and self._boxes:
            self._take(next(iter(self._boxes)))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a print in the new size."""
        super().resizeEvent(event)
        self.rescaled.emit()

    def _pulled(self, held: _Drag, across: int, down: int) -> Box:
        """Move the edges that follow, the box staying inside the sheet and of some size."""
        left, top, width, height = held.box
        right, bottom = left + width, top + height
        wide, high = self._size
        if held.moves_left and held.moves_right:
            across = max(-left, min(across, wide - right))
        if held.moves_top and held.moves_bottom:
            down = max(-top, min(down, high - bottom))
        new_left = max(0, min(left + across, right - _LEAST)) if held.moves_left else left
        new_top = max(0, min(top + down, bottom - _LEAST)) if held.moves_top else top
        if held.moves_left and held.moves_right:
            new_left = left + across
        if held.moves_top and held.moves_bottom:
            new_top = top + down
        new_right = max(new_left + _LEAST, min(right + across, wide)) if held.moves_right else right
        new_bottom = max(new_top + _LEAST, min(bottom + down, high)) if held.moves_bottom else bottom
        return new_left, new_top, new_right - new_left, new_bottom - new_top

    def _edges_at(self, at: QPointF) -> tuple[bool, bool, bool, bool]:
        """Tell which edges of the chosen box are under the mouse: left, top, right, bottom."""
        if self.key not in self._boxes or not self.can_edit:
            return False, False, False, False
        box, near = self._on_screen(self._boxes[self.key]), space(0.3)
        if not box.adjusted(-near, -near, near, near).contains(at):
            return False, False, False, False
        wide = min(near, box.width() / 4)
        high = min(near, box.height() / 4)
        return (
            abs(at.x() - box.left()) <= wide,
            abs(at.y() - box.top()) <= high,
            abs(at.x() - box.right()) <= wide,
            abs(at.y() - box.bottom()) <= high,
        )

    def _cursor_at(self, at: QPointF) -> Qt.CursorShape:
        shape = Qt.CursorShape
        left, top, right, bottom = self._edges_at(at)
        if (left and top) or (right and bottom):
            return shape.SizeFDiagCursor
        if (right and top) or (left and bottom):
            return shape.SizeBDiagCursor
        if left or right:
            return shape.SizeHorCursor
        if top or bottom:
            return shape.SizeVerCursor
        is_on_chosen = self.key in self._boxes and self._on_screen(self._boxes[self.key]).contains(at)
        return shape.SizeAllCursor if is_on_chosen and self.can_edit else shape.ArrowCursor

    def _choose_at(self, at: QPointF) -> None:
        """Choose the smallest box there; the one that is chosen stays so."""
        under = [key for key, box in self._boxes.items() if self._on_screen(box).contains(at)]
        if under and self.key not in under:
            self._take(min(under, key=lambda key: self._boxes[key][2] * self._boxes[key][3]))

    def _take(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _on_screen(self, box: Box) -> QRectF:
        left, top, width, height = (side * self.scale for side in box)
        sheet = self.sheet_rect()
        return QRectF(sheet.left() + left, sheet.top() + top, width, height)


class SheetScroll(QScrollArea):
    """The sheet as large as there is room for, or larger."""

    def __init__(self, view: SheetView) -> None:
        super().__init__()
        self.view = view
        self.zoom = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(view)

    def set_zoom(self, zoom: float) -> None:
        """Show the sheet so many times as large as fits."""
        self.zoom = max(1.0, min(zoom, _LARGEST_ZOOM))
        self._fit()

    def zoom_by(self, steps: int) -> None:
        """Show the sheet larger or smaller."""
        self.set_zoom(self.zoom * _ZOOM_STEP**steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.maximumViewportSize()
        self.view.resize(QSize(int(room.width() * self.zoom), int(room.height() * self.zoom)))
