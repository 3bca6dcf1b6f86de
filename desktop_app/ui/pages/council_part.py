"""What the parts of a round share: a table with buttons under it, and acts whose errors are told."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QFrame, QHeaderView, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.words import IconWords, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, line_height, space
from desktop_app.ui.pages.programme_figures import CardRoom
from desktop_app.ui.shell.session import Session

Act = tuple[str, str, Callable[[], None]]
_MOST_LINES = 5
Record = TypeVar("Record")


class RoundPart(QWidget):
    """One part of a round; `show_round` reads the book anew."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.round: Round | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, space(0.75), 0, 0)
        self.column.setSpacing(space(0.6))

    def show_round(self, shown: Round) -> None:
        """Show a round as the book has it now."""
        self.round = shown

    def run(self, act: Callable[[], Changes]) -> bool:
        """Do something that can be taken back; tell what stands in the way, and say whether it was done."""
        try:
            self.session.remember(act())
        except UserError as problem:
            show_error(self, str(problem))
            return False
        return True

    def add_buttons(self, acts: Sequence[Act]) -> list[QPushButton]:
        """Put buttons under what there is, in lines as wide as the room; the first is the strong one."""
        room = CardRoom()
        made: list[QPushButton] = []
        for place, (words, icon, act) in enumerate(acts):
            button = QPushButton(words) if place else primary_button(words)
            set_icon(button, icon, "muted" if place else "on_accent")
            button.clicked.connect(lambda _checked=False, act=act: act())
            room.flow.addWidget(button)
            made.append(button)
        self.column.addWidget(room)
        return made


def fit_columns(table: RecordTable[Record], widest: int) -> None:
    """Let one column take the room there is; rows stand in the order of the round and are not sorted."""
    header = table.horizontalHeader()
    header.setSortIndicatorShown(False)
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(letters(7))
    header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)


class Notices(QScrollArea):
    """Sentences that ask to be looked at, a line each; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Điều cần xem lại"))
        self.sentences: tuple[str, ...] = ()
        self._fill()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show other sentences."""
        if tuple(sentences) != self.sentences:
            self.sentences = tuple(sentences)
            self._fill()

    def _fill(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.3))
        for sentence in self.sentences:
            column.addWidget(IconWords("triangle-alert", "warning", sentence, is_small=True))
        column.addStretch(1)
        self.setWidget(body)
        self.setVisible(bool(self.sentences))
        self.updateGeometry()
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """Be as high as the sentences are in this width, within limits."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands over a QResizeEvent
        self._fit()

    def _fit(self) -> None:
        body = self.widget()
        column = body.layout() if body is not None else None
        if column is not None:
            self.setFixedHeight(_whole_lines(column, max(self.viewport().width(), space(20))))


def _whole_lines(column: QLayout, width: int) -> int:
    """Give the height of as many sentences as fit, none of them cut; the first always."""
    height, most = 0, round(line_height() * _MOST_LINES)
    for place in range(column.count()):
        item = column.itemAt(place)
        widget = item.widget() if item is not None else None
        if widget is None:
            continue
        below = height + widget.heightForWidth(width) + (column.spacing() if place else 0)
        if place and below > most:
            break
        height = below
    return max(height, 1)
