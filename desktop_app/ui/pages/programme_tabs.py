"""What stands under the figures of a programme: weeks, other figures, who has nothing, what is amiss."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.progress import Keys, Notice, Point
from desktop_app.domain.progress_numbers import number
from desktop_app.services.progress import Report, rows_behind
from desktop_app.ui.kit.charts import Curve, CurveChart, Strip
from desktop_app.ui.kit.words import IconWords, Words, heading, link_button, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.programme_figures import CardRoom, fill_cards, level_figures, more_figures


class WeeksPart(QWidget):
    """The curve, week by week, with a sentence under it."""

    def __init__(self) -> None:
        super().__init__()
        self.chart = CurveChart(_("Tiến độ theo tuần"))
        self.said = small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(0.5), 0, 0)
        column.addWidget(self.chart, 1)
        column.addWidget(self.said)

    def show_report(self, report: Report) -> None:
        """Draw the curve of a report."""
        self.chart.show_curve(curve_of(report.progress.curve))
        self.said.setText(
            _("Đường liền: số đã tính, cộng dồn. Đường đứt: lẽ ra phải có nếu chia đều chỉ tiêu theo ngày.")
            if report.progress.curve
            else _("Chưa có ngày bắt đầu và kết thúc nên chưa vẽ được.")
        )


def curve_of(points: Sequence[Point]) -> Curve:
    """Turn points into what the chart draws."""
    last = next((point for point in reversed(points) if point.counted is not None), None)
    final = points[-1] if points else None
    wanted = final is not None and final.expected is not None
    return Curve(
        tuple(f"{point.on.month:02}/{point.on.year}" for point in points),
        tuple(point.on.toordinal() for point in points),
        tuple(point.counted for point in points),
        tuple(point.expected for point in points),
        _("Đã tính {count}").format(count=format_number(last.counted or 0)) if last else "",
        _("Theo chỉ tiêu {count}").format(count=number(final.expected)) if wanted and final else "",
        tuple(_tip(point) for point in points),
    )


def _tip(point: Point) -> str:
    words = (
        _("Đến {day}: đã tính {count}, lẽ ra có {expected}.")
        if point.counted is not None
        else _("Đến {day}: lẽ ra có {expected}.")
    )
    day, count, expected = format_date(point.on), number(point.counted), number(point.expected)
    return words.format(day=day, count=count, expected=expected)


class MorePart(QScrollArea):
    """The other figures, and the levels as bars. `opened` gives a title and keys."""

    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, space(0.5), space(0.5), space())
        column.setSpacing(space(0.75))
        self._cards = CardRoom()
        column.addWidget(self._cards)
        column.addSpacing(space(0.5))
        column.addWidget(heading(_("Cấp công nhận của sáng kiến đã tính"), 3))
        self._levels = QGridLayout()
        self._levels.setHorizontalSpacing(space())
        self._levels.setVerticalSpacing(space(0.4))
        self._levels.setColumnStretch(1, 1)
        self._levels.setColumnStretch(3, 1)
        column.addLayout(self._levels)
        column.addStretch(1)
        self.setWidget(body)

    def show_report(self, report: Report) -> None:
        """Show the figures of a report."""
        fill_cards(self._cards, more_figures(report), self.opened)
        while self._levels.count():
            item = self._levels.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        levels = level_figures(report)
        whole = max((len(keys) for _label, keys in levels), default=1)
        for row, (label, keys) in enumerate(levels):
            self._add_level(row, label, keys, whole)
        if not levels:
            self._levels.addWidget(Words(_("Chưa có sáng kiến nào được tính."), "muted"), 0, 0, 1, 3)

    def _add_level(self, row: int, label: str, keys: Keys, whole: int) -> None:
        button = link_button(label)
        button.setAccessibleName(_("{label}: {count}").format(label=label, count=format_number(len(keys))))
        button.clicked.connect(lambda: self.opened.emit(label, keys))
        self._levels.addWidget(button, row, 0)
        self._levels.addWidget(
            Strip(len(keys) * 1000 // max(whole, 1)), row, 1, Qt.AlignmentFlag.AlignVCenter
        )
        self._levels.addWidget(Words(format_number(len(keys))), row, 2)


class NoughtPart(QWidget):
    """Units that have nothing yet; Enter or a double click goes to the unit's line."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.said = Words("", "muted")
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("Đơn vị chưa có sáng kiến nào"))
        self.list.setAlternatingRowColors(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(0.5), 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_report(self, report: Report) -> None:
        """List the units."""
        self.list.clear()
        for line in report.progress.at_nought:
            words = line.name
            if line.target:
                words = _("{unit} – chỉ tiêu {target}").format(
                    unit=line.name, target=format_number(line.target)
                )
            item = QListWidgetItem(words, self.list)
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.UserRole, line.unit_id)
        has_any = bool(report.progress.at_nought)
        self.said.setText(
            _("Các đơn vị này chưa có sáng kiến nào được tính: cần hỏi thăm, cử người giúp viết.")
            if has_any
            else _("Mọi đơn vị được giao chỉ tiêu đều đã có sáng kiến.")
        )
        self.list.setVisible(has_any)


class NoticesPart(QScrollArea):
    """What to look at before the figures are trusted. `opened` gives a title and keys."""

    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_report(self, report: Report) -> None:
        """List the notices."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, space(0.5), space(0.5), space())
        column.setSpacing(space(0.75))
        if not report.progress.notices:
            column.addWidget(IconWords("circle-check", "success", _("Không có điều gì cần xem lại.")))
        for notice in report.progress.notices:
            self._add(column, notice)
        column.addStretch(1)
        self.setWidget(body)

    def _add(self, column: QVBoxLayout, notice: Notice) -> None:
        icon = ("circle-alert", "danger") if notice.is_grave else ("triangle-alert", "warning")
        line = QHBoxLayout()
        words = IconWords(*icon, notice.sentence)
        words.words.set_tone("text")
        words.words.setMinimumWidth(letters(30))
        line.addWidget(words, 1)
        if notice.keys:
            button = link_button(_("Xem các sáng kiến này"))
            keys = rows_behind(notice)
            button.clicked.connect(lambda: self.opened.emit(_("Điều cần xem lại"), keys))
            line.addWidget(button)
        column.addLayout(line)
