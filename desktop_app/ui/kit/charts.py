"""Charts in the program's own colours: told apart by line, place and words, so that grey print reads too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.ui.look.colours import LIGHT, Colours, colours
from desktop_app.ui.look.metrics import hair, letters, line_height, space

_STEPS = (1, 2, 5)
_MOST_LINES = 5
_MOST_MARKS = 9
_PRINTED = (1600, 800)


@dataclass(frozen=True, slots=True)
class Curve:
    """What a chart over time shows: for each place its name and day, what is and what should be.

    None is not yet. `actual` and `wanted` name the two lines, `tips` say a place in words.
    """

    marks: tuple[str, ...]
    days: tuple[int, ...]
    values: tuple[int | None, ...]
    goals: tuple[int | None, ...]
    actual: str
    wanted: str
    tips: tuple[str, ...] = ()


class CurveChart(QWidget):
    """What was reached, a thick line over its ground, beside what was asked for, a broken one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curve = Curve((), (), (), (), "", "")

    def show_curve(self, curve: Curve) -> None:
        """Show another curve; what it says in words goes to those who hear it."""
        self._curve = curve
        known = [place for place, value in enumerate(curve.values) if value is not None]
        self.setAccessibleDescription(curve.tips[known[-1]] if known and curve.tips else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room enough to read it."""
        return QSize(letters(70), space(24))

    def minimumSizeHint(self) -> QSize:
        """Stay legible on the smallest screen."""
        return QSize(letters(40), space(14))

    def printed(self) -> QImage:
        """Draw it for paper: light, large, whatever the screen shows."""
        picture = QImage(*_PRINTED, QImage.Format.Format_RGB32)
        scale = _PRINTED[0] / max(letters(90), 1)
        picture.fill(QColor(LIGHT.base))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.scale(scale, scale)
        _CurvePainter(self._curve, LIGHT).paint(
            painter, QRectF(0, 0, _PRINTED[0] / scale, _PRINTED[1] / scale)
        )
        painter.end()
        return picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw in the colours of now."""
        painter = QPainter(self)
        _CurvePainter(self._curve, colours()).paint(painter, QRectF(self.rect()))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the week under the mouse."""
        place = _CurvePainter(self._curve, colours()).place_at(QRectF(self.rect()), event.position().x())
        if place is not None and self._curve.tips:
            QToolTip.showText(event.globalPosition().toPoint(), self._curve.tips[place], self)

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing more."""
        QToolTip.hideText()
        super().leaveEvent(event)


class _CurvePainter:
    def __init__(self, curve: Curve, scheme: Colours) -> None:
        self._curve, self._scheme = curve, scheme
        known = [value for value in (*curve.values, *curve.goals) if value is not None]
        self._step = nice_step(max(known, default=0))
        self._top = max(self._step, -(-max(known, default=0) // self._step) * self._step)

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw lines to read by, the two curves, and their names at their ends."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._curve.marks:
            return
        plot = self._plot(room, QFontMetricsF(painter.font()))
        self._draw_scale(painter, plot)
        goals = self._points(plot, self._curve.goals)
        values = self._points(plot, self._curve.values)
        pen = QPen(QColor(self._scheme.muted), hair() * 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(goals)
        self._draw_actual(painter, plot, values)
        self._draw_legend(painter, room, plot)

    def place_at(self, room: QRectF, x: float) -> int | None:
        """Find the place nearest to a distance from the left."""
        plot = self._plot(room, None)
        if not self._curve.days or not plot.left() - space() <= x <= plot.right() + space():
            return None
        return min(range(len(self._curve.days)), key=lambda place: abs(self._x(plot, place) - x))

    def _plot(self, room: QRectF, metrics: QFontMetricsF | None) -> QRectF:
        left = metrics.horizontalAdvance(_grouped(self._top)) if metrics else letters(6)
        return room.adjusted(
            max(left, letters(6)) + space(), line_height() * 1.6, -space(2), -line_height() * 1.5
        )

    def _draw_scale(self, painter: QPainter, plot: QRectF) -> None:
        for value in range(0, self._top + 1, self._step):
            y = self._y(plot, value)
            painter.setPen(QPen(QColor(self._scheme.line), hair()))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(self._scheme.muted))
            words = QRectF(0, y - line_height() / 2, plot.left() - space(0.5), line_height())
            painter.drawText(
                words, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), _grouped(value)
            )
        marks = self._curve.marks
        wide = QFontMetricsF(painter.font()).horizontalAdvance(max(marks, key=len)) + space(2)
        most = max(1, min(_MOST_MARKS, int(plot.width() / wide)))
        changes = [place for place, mark in enumerate(marks) if not place or mark != marks[place - 1]]
        for place in changes[:: max(1, -(-len(changes) // most))]:
            x = self._x(plot, place)
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + space(0.3)))
            words = QRectF(x - wide / 2, plot.bottom() + space(0.4), wide, line_height())
            words.moveLeft(min(max(words.left(), 0), plot.right() + space(2) - wide))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter), marks[place])

    def _draw_actual(self, painter: QPainter, plot: QRectF, values: Sequence[QPointF]) -> None:
        if not values:
            return
        ground = QColor(self._scheme.accent)
        ground.setAlpha(36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        first, last = values[0], values[-1]
        painter.drawPolygon(
            QPolygonF([QPointF(first.x(), plot.bottom()), *values, QPointF(last.x(), plot.bottom())])
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._scheme.accent), hair() * 3))
        painter.drawPolyline(values)
        painter.setBrush(QColor(self._scheme.accent))
        painter.drawEllipse(last, space(0.35), space(0.35))

    def _draw_legend(self, painter: QPainter, room: QRectF, plot: QRectF) -> None:
        x, y = plot.left(), room.top() + line_height() * 0.7
        metrics = QFontMetricsF(painter.font())
        named = (
            (self._curve.actual, QPen(QColor(self._scheme.accent), hair() * 3)),
            (self._curve.wanted, QPen(QColor(self._scheme.muted), hair() * 1.5, Qt.PenStyle.DashLine)),
        )
        for words, pen in named:
            if not words:
                continue
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + space(2.5), y))
            painter.setPen(QColor(self._scheme.text))
            wide = metrics.horizontalAdvance(words)
            painter.drawText(
                QRectF(x + space(3), y - line_height() / 2, wide + 1, line_height()),
                int(Qt.AlignmentFlag.AlignVCenter),
                words,
            )
            x += space(3) + wide + space(3)

    def _points(self, plot: QRectF, values: Sequence[int | None]) -> list[QPointF]:
        return [
            QPointF(self._x(plot, place), self._y(plot, value))
            for place, value in enumerate(values)
            if value is not None
        ]

    def _x(self, plot: QRectF, place: int) -> float:
        first, last = self._curve.days[0], self._curve.days[-1]
        return plot.left() + plot.width() * (self._curve.days[place] - first) / max(last - first, 1)

    def _y(self, plot: QRectF, value: int) -> float:
        return plot.bottom() - plot.height() * value / self._top


class Strip(QWidget):
    """A bar that is filled so many thousandths; a fine line marks where it should be."""

    def __init__(self, filled: int = 0, mark: int | None = None, tone: str = "accent") -> None:
        super().__init__()
        self._filled, self._mark, self._tone = filled, mark, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(space(1.1))
        self.setMinimumWidth(letters(8))

    def show_share(self, filled: int, mark: int | None = None) -> None:
        """Fill it otherwise."""
        self._filled, self._mark = filled, mark
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw in the colours of now."""
        painter = QPainter(self)
        draw_bar(painter, QRectF(self.rect()), self._filled, self._mark, self._tone)
        painter.end()


def draw_bar(painter: QPainter, room: QRectF, filled: int, mark: int | None, tone: str) -> None:
    """Draw a bar: a framed ground, what is filled (thousandths, at most all), the mark as a dark line."""
    scheme = colours()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_by = min(space(0.3), room.height() / 2)
    painter.setPen(QPen(QColor(scheme.line), hair()))
    painter.setBrush(QColor(scheme.button))
    inside = room.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inside, round_by, round_by)
    part = QRectF(inside)
    part.setWidth(inside.width() * min(max(filled, 0), 1000) / 1000)
    if part.width() >= 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(scheme, tone)))
        painter.drawRoundedRect(part, round_by, round_by)
    if mark is not None and 0 < mark <= 1000:
        x = inside.left() + inside.width() * min(mark, 998) / 1000
        painter.setPen(QPen(QColor(scheme.base), hair() * 3))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
        painter.setPen(QPen(QColor(scheme.text), hair() * 1.5))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
    painter.restore()


def nice_step(most: int) -> int:
    """Find a step of 1, 2 or 5 times a power of ten that needs at most five lines up to `most`."""
    scale = 1
    while True:
        for step in _STEPS:
            if step * scale * _MOST_LINES >= most:
                return step * scale
        scale *= 10


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
