"""A date: typed as people write dates, or picked; empty stays empty."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop_app.domain.dates import format_date, read_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.words import small
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import letters, space


class DateEditor(Editor):
    """Edits a `date`, or None where nothing stands. ISO text (as answers keep dates) can be shown too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("ngày/tháng/năm"))
        self.line.setMaximumWidth(letters(22))
        self.line.textEdited.connect(self._typed)
        self._button = QToolButton()
        self._button.setToolTip(_("Chọn trên lịch"))
        self._button.setAccessibleName(_("Chọn trên lịch"))
        icons.set_icon(self._button, "calendar", "muted")
        self._button.clicked.connect(self._open_calendar)
        self.reading = small("")
        line = QHBoxLayout()
        line.setSpacing(space(0.5))
        line.addWidget(self.line)
        line.addWidget(self._button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(line)
        column.addWidget(self.reading)
        self._show_reading()

    def value(self) -> date | None:
        """The day; UserError where the calendar has no such day."""
        return read_date(self.line.text())

    def set_value(self, value: object) -> None:
        """Show a day or its ISO text; text that is no date is shown as it stands."""
        if isinstance(value, str) and value:
            try:
                value = date.fromisoformat(value)
            except ValueError:
                self._put(str(value))
                return
        self._put(format_date(value if isinstance(value, date) else None))

    def focus_target(self) -> QWidget:
        """The line."""
        return self.line

    def _put(self, text: str) -> None:
        with QSignalBlocker(self.line):
            self.line.setText(text)
        self._show_reading()

    def _typed(self) -> None:
        self._show_reading()
        self.changed.emit()

    def _readable(self) -> date | None:
        try:
            return read_date(self.line.text())
        except UserError:
            return None

    def _show_reading(self) -> None:
        day = self._readable()
        self.reading.setVisible(day is not None)
        if day is not None:
            weekday = QLocale().dayName(day.isoweekday())
            self.reading.setText(f"= {weekday[:1].upper()}{weekday[1:]}, {format_date(day)}")

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self._readable()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu = QMenu(self)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))
        calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self._put(format_date(date(day.year(), day.month(), day.day())))
        self.changed.emit()
        self.line.setFocus()
