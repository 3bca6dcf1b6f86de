"""A report on screen: its statement with an icon, then groups of lines, each perhaps a way to a field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.services.report import Group, Line, Report
from desktop_app.ui.kit.error_summary import WrappedLink
from desktop_app.ui.kit.words import IconLabel, IconWords, Words, heading, quiet_frame, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import READABLE_LETTERS, icon_size, letters, space

_GROUNDS = ("accent", "danger", "warning", "success")


class ReportView(QWidget):
    """Shows one report at a time, read only; its statement takes the focus when it comes.

    `field_chosen` names the field of a line, `went_back` and `went_on` are the two ways out of it.
    """

    field_chosen = Signal(str)
    went_back = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.statement = quiet_frame()
        self.links: list[WrappedLink] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.back = QPushButton(_("Quay lại"))
        self.onward = QPushButton(_("Viết tiếp hồ sơ"))
        set_icon(self.back, "arrow-left")
        set_icon(self.onward, "arrow-right")
        self.onward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        self.back.clicked.connect(self.went_back)
        self.onward.clicked.connect(self.went_on)
        foot = QHBoxLayout()
        foot.setContentsMargins(space(2), space(0.75), space(2), space(0.75))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.onward)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def show_report(self, report: Report, back: str) -> None:
        """Show a report from its top; `back` are the words on the way back."""
        self.back.setText(back)
        self._fill(report)
        self._area.verticalScrollBar().setValue(0)
        self.statement.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, report: Report) -> None:
        """Show the same report as it is now, without moving away from what is being read."""
        if report == self.report:
            return
        place, had_focus = self._area.verticalScrollBar().value(), self._has_focus_inside()
        self._fill(report)
        self._area.verticalScrollBar().setValue(place)
        if had_focus:
            self.statement.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.went_back.emit()
            return
        super().keyPressEvent(event)

    def _has_focus_inside(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self._area.isAncestorOf(focus)

    def _fill(self, report: Report) -> None:
        self.report, self.links = report, []
        body = QWidget()
        body.setBackgroundRole(QPalette.ColorRole.Window)
        column = QVBoxLayout(body)
        column.setContentsMargins(space(2), space(1.5), space(2), space(3))
        column.setSpacing(space(2.5))
        column.addLayout(_readable(heading(report.title, 1)))
        column.addLayout(_readable(self._head(report)))
        for group in report.groups:
            column.addLayout(_readable(self._group(group)))
        column.addStretch(1)
        self._area.setWidget(body)
        self._order()

    def _head(self, report: Report) -> QWidget:
        self.statement = quiet_frame(report.tone if report.tone in _GROUNDS else "quiet")
        self.statement.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.statement.setAccessibleName(f"{report.title}. {report.statement}")
        self.statement.setAccessibleDescription(report.note)
        words = IconWords(report.icon, report.tone, report.statement)
        words.words.setProperty("heading", "2")
        inside = QVBoxLayout(self.statement)
        inside.setContentsMargins(space(1.5), space(), space(1.5), space())
        inside.setSpacing(space(0.5))
        inside.addWidget(words)
        if report.note:
            inside.addLayout(_indented(small(report.note)))
        return self.statement

    def _group(self, group: Group) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(heading(group.heading, 2))
        if group.hint:
            column.addWidget(Words(group.hint, "muted"))
        for line in group.lines:
            column.addLayout(self._line(line))
        return whole

    def _line(self, line: Line) -> QLayout:
        """Lay out an icon and, beside it, the words (a link where they lead somewhere) over their note."""
        words = QVBoxLayout()
        words.setSpacing(space(0.15))
        words.addWidget(self._link(line) if line.field else Words(line.text, line.tone))
        if line.note:
            words.addWidget(small(line.note))
        row = QHBoxLayout()
        row.setSpacing(space(0.6))
        icon: QLabel = IconLabel(line.icon, line.tone) if line.icon else QLabel()
        if isinstance(icon, IconLabel):
            set_icon(icon, line.icon, line.tone)
        icon.setFixedWidth(icon_size())
        before = QVBoxLayout()
        before.setContentsMargins(0, space(0.25) if line.field else 0, 0, 0)  # as much as a link has above it
        before.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        before.addStretch(1)
        row.addLayout(before)
        row.addLayout(words, 1)
        return row

    def _link(self, line: Line) -> WrappedLink:
        link = WrappedLink(line.text)
        link.words.set_tone("text")
        link.set_inset(0)
        link.setAccessibleDescription(line.note)
        link.clicked.connect(lambda: self.field_chosen.emit(line.field))
        self.links.append(link)
        return link

    def _order(self) -> None:
        """Let Tab go from the statement through the links to the buttons under them."""
        before: QWidget = self.statement
        for widget in (*self.links, self.back, self.onward):
            QWidget.setTabOrder(before, widget)
            before = widget


def _readable(widget: QWidget) -> QHBoxLayout:
    """Keep words in the readable column: a line of their own measures their height at that width."""
    widget.setMaximumWidth(letters(READABLE_LETTERS) + space(2))
    line = QHBoxLayout()
    line.addWidget(widget, 1)
    line.addStretch(0)
    return line


def _indented(words: Words) -> QHBoxLayout:
    """Put words under those of a line that has an icon before them."""
    line = QHBoxLayout()
    line.setContentsMargins(icon_size() + space(0.6), 0, 0, 0)
    line.addWidget(words, 1)
    return line
