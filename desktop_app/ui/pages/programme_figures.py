"""The figures over a programme: each a button that opens what is behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.progress import Keys
from desktop_app.domain.progress_numbers import number, one_decimal, percent
from desktop_app.services.progress import Report, figures, rows_behind
from desktop_app.services.progress_words import Words as Said
from desktop_app.ui.kit.charts import Strip
from desktop_app.ui.kit.flow import FlowLayout
from desktop_app.ui.kit.words import IconWords, heading, small
from desktop_app.ui.look.metrics import letters, space

_READABLE = 110
_TONE_ICONS = {
    "success": "circle-check",
    "warning": "triangle-alert",
    "danger": "circle-alert",
    "muted": "circle-dashed",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure in words: its label, itself, what stands under it, what is behind it.

    One that `is_way` has no innovations behind it but leads somewhere all the same.
    """

    label: str
    value: str
    under: str = ""
    keys: Keys | None = None
    is_way: bool = False


class FigureCard(QFrame):
    """A figure; where something is behind it, a click, Enter or Space opens it."""

    opened = Signal()

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.setProperty("ground", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._can_open = bool(shown.keys) or shown.is_way
        column = QVBoxLayout(self)
        column.setContentsMargins(space(0.9), space(0.5), space(0.9), space(0.6))
        column.setSpacing(0)
        self.value = heading(shown.value, 2)
        self.value.setWordWrap(False)
        self.value.set_tone("accent" if self._can_open else "text")
        for words in (small(shown.label), self.value, *([small(shown.under)] if shown.under else ())):
            words.setWordWrap(False)
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)
        self.setAccessibleName(" ".join(part for part in (shown.label, shown.value, shown.under) if part))
        if self._can_open:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setToolTip(_("Xem các đơn vị này") if shown.is_way else _("Xem các sáng kiến trong số này"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what is behind it."""
        if self._can_open and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is behind it."""
        if self._can_open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)


class MainFigures(QWidget):
    """How far it is: the count beside the target and the time. `opened` gives a title and keys."""

    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(0.5))
        self.verdict = IconWords("circle-dashed", "muted")
        self.strip = Strip()
        self._cards = CardRoom()
        line = QHBoxLayout()
        line.setSpacing(space(1.5))
        line.addWidget(self.strip, 2)
        line.addWidget(self.verdict, 3)
        self._column.addLayout(line)
        self._column.addWidget(self._cards)

    def show_report(self, report: Report) -> None:
        """Show the figures of a report."""
        standing = report.progress.whole.standing
        said = Said(standing)
        share = None
        if standing.target and standing.expected is not None:
            share = standing.expected * 1000 // standing.target
        self.strip.show_share(standing.percent or 0, share)
        self.verdict.say(_verdict(report), _TONE_ICONS[said.tone], said.tone)
        fill_cards(self._cards, main_figures(report), self.opened)


def fill_cards(room: "CardRoom", shown: Sequence[Shown], opened: SignalInstance) -> None:
    """Put cards in the place of those that stood there."""
    while room.flow.count():
        item = room.flow.takeAt(0)
        card = item.widget() if item else None
        if card is not None:
            card.hide()
            card.deleteLater()
    for figure in shown:
        card = FigureCard(figure)
        card.opened.connect(lambda item=figure: opened.emit(item.label, item.keys))
        room.flow.addWidget(card)


def main_figures(report: Report) -> list[Shown]:
    """Return the figures of the first line: count, target, time, pace, forecast."""
    whole = report.progress.whole
    standing, said = whole.standing, Said(whole.standing)
    return [
        Shown(_("Đã tính"), said.counted, said.percent, rows_behind(whole)),
        Shown(_("Chỉ tiêu"), said.target, _("còn {count}").format(count=number(standing.missing))),
        Shown(_("Lẽ ra đã có"), said.expected, _behind(standing.behind)),
        Shown(_("Mỗi tuần đến nay"), said.pace, _("cần {count}").format(count=said.needed)),
        Shown(_("Dự báo cuối kỳ"), said.forecast, _left(standing.window.left)),
        Shown(
            _("Đơn vị chưa có"),
            format_number(len(report.progress.at_nought)),
            _("trong {count} đơn vị").format(count=format_number(_asked(report))),
            is_way=True,
        ),
    ]


def more_figures(report: Report) -> list[Shown]:
    """Return the other figures: portal, authors, use, money."""
    found = {figure.id: figure for figure in figures(report)}
    staff, use = report.progress.whole.staff, report.progress.use

    def counted(figure_id: str, under: str = "") -> Shown:
        figure = found[figure_id]
        return Shown(figure.label, format_number(len(figure.keys)), under, rows_behind(figure))

    people = (
        _("trên {count} lao động").format(count=number(staff.people))
        if staff.people
        else _("chưa có số lao động")
    )
    return [
        counted("recognised"),
        counted("keyed"),
        counted("confirmed"),
        counted("unkeyed"),
        Shown(_("Tác giả"), format_number(staff.authors), people, rows_behind(found["authors"])),
        Shown(_("Tác giả trên lao động"), percent(staff.share)),
        Shown(
            _("Lao động trực tiếp"),
            percent(staff.direct_share),
            _("của {count} tác giả biết rõ").format(count=format_number(staff.known)),
        ),
        counted("applied"),
        counted("unapplied"),
        Shown(
            _("Số tiền làm lợi (đồng)"),
            format_number(use.value),
            _("của {count} sáng kiến").format(count=format_number(len(use.valued))),
            rows_behind(found["valued"]),
        ),
        counted("not_computable"),
        counted("unanswered"),
    ]


def level_figures(report: Report) -> list[tuple[str, Keys]]:
    """Return the levels in words with what is behind each."""
    return [(item.label, rows_behind(item)) for item in figures(report) if item.id.startswith("level:")]


def _verdict(report: Report) -> str:
    standing, said = report.progress.whole.standing, Said(report.progress.whole.standing)
    if not said.verdict:
        return _("Chưa so được với thời gian và chỉ tiêu.")
    if standing.missing == 0:
        return _("Đã đạt chỉ tiêu.")
    if standing.window.left == 0:
        return _("Thời gian đã hết, thiếu {count} sáng kiến.").format(count=number(standing.missing))
    return _("{verdict}. Từ nay mỗi tuần cần {needed} sáng kiến; đến nay mỗi tuần được {pace}.").format(
        verdict=said.verdict, needed=one_decimal(standing.needed), pace=said.pace
    )


def _behind(behind: int | None) -> str:
    if behind is None:
        return ""
    words = _("chậm {count}") if behind > 0 else _("vượt {count}")
    return words.format(count=format_number(abs(behind)))


def _left(left: int | None) -> str:
    return "" if left is None else _("còn {count} ngày").format(count=format_number(left))


def _asked(report: Report) -> int:
    own = sum(line.is_own_target for line in report.progress.lines)
    return own or sum(not line.has_below and line.unit_id is not None for line in report.progress.lines)


class CardRoom(QWidget):
    """A place where cards go on in the next line; it never asks for the height that a sliver would need."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.flow = FlowLayout(self, space(0.75))

    def sizeHint(self) -> QSize:
        """Ask for a readable width and what it takes there."""
        return QSize(letters(_READABLE), self.flow.heightForWidth(letters(_READABLE)))

    def minimumSizeHint(self) -> QSize:
        """Need one line."""
        return self.flow.minimumSize()
