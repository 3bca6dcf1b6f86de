"""A list with its search above and its count below, and what was chosen beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.look.metrics import letters, space


class ListAndSide(QStackedWidget):
    """`head` stands over the list and `foot` under it, the first of each taking the room there is.

    `nothing` takes the place of all of it while the list is empty, `beside` that of `side` while nothing
    is chosen.
    """

    def __init__(
        self,
        head: Sequence[QWidget],
        shown: QWidget,
        foot: Sequence[QWidget],
        side: QWidget,
        beside: QWidget,
        nothing: QWidget,
    ) -> None:
        super().__init__()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.75))
        column.addLayout(_line(head))
        column.addWidget(shown, 1)
        column.addLayout(_line(foot))
        self._side, self._beside = side, beside
        self._right = QStackedWidget()
        self._right.addWidget(beside)
        self._right.addWidget(side)
        self._right.setMinimumWidth(letters(36))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([letters(62), letters(48)])
        self.addWidget(split)
        self.addWidget(nothing)

    def show_list(self, has_any: bool) -> None:
        """Show the list, or what stands there while it is empty."""
        self.setCurrentIndex(0 if has_any else 1)

    def show_side(self, is_chosen: bool) -> None:
        """Show what was chosen, or what stands there while nothing is."""
        self._right.setCurrentWidget(self._side if is_chosen else self._beside)


def _line(widgets: Sequence[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space(0.75))
    for place, widget in enumerate(widgets):
        line.addWidget(widget, 0 if place else 1)
    return line
