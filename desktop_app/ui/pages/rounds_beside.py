"""Rounds in a list at the left, one of them at the right: of councils, and of nominations."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from desktop_app.services.preferences import Preferences
from desktop_app.ui.kit.words import plain_tip
from desktop_app.ui.look.metrics import letters, space

_NAME_LETTERS, _LIST_LETTERS, _ROUND_LETTERS = 42, 27, 110
_KEY = int(Qt.ItemDataRole.UserRole)


class Named(Protocol):
    """What the list asks of a round."""

    @property
    def id(self) -> int:
        """Its key."""
        ...

    @property
    def name(self) -> str:
        """What people call it."""
        ...


OneRound = TypeVar("OneRound", bound=Named)


class RoundsBeside(QSplitter):
    """`picked` carries the key of a round; the one looked at last is kept on this machine under `kept_as`.

    `under` stands below the list.
    """

    picked = Signal(int)

    def __init__(
        self, preferences: Preferences, kept_as: str, name: str, right: QWidget, under: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._preferences, self._kept_as = preferences, kept_as
        self.shown = int(preferences.get(kept_as, 0))
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setProperty("is_way", True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(letters(_LIST_LETTERS))
        self.list.currentRowChanged.connect(self._moved)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.list, 1)
        for widget in under:
            column.addWidget(widget)
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        self.setSizes([letters(_LIST_LETTERS), letters(_ROUND_LETTERS)])

    def show_rounds(
        self, known: Sequence[OneRound], facts: Callable[[OneRound], str], wanted: int
    ) -> OneRound | None:
        """List rounds with a line of `facts` each, and give the wanted one; the first where it is gone."""
        if not known:
            self.shown = 0
            return None
        keys = [item.id for item in known]
        place = keys.index(wanted) if wanted in keys else 0
        self.shown = keys[place]
        self._preferences.set(self._kept_as, self.shown)
        with QSignalBlocker(self.list):
            self._list(
                [(item.id, plain_tip(item.name), f"{_short(item.name)}\n{facts(item)}") for item in known]
            )
            self.list.setCurrentRow(place)
        return known[place]

    def _list(self, wanted: Sequence[tuple[int, str, str]]) -> None:
        """List them anew; lines stay while they say the same, since one of them may just be pressed."""
        lines = [self.list.item(row) for row in range(self.list.count())]
        if [(line.data(_KEY), line.toolTip(), line.text()) for line in lines] == list(wanted):
            return
        self.list.clear()
        for key, tip, words in wanted:
            line = QListWidgetItem(words, self.list)
            line.setData(_KEY, key)
            line.setToolTip(tip)

    def _moved(self, row: int) -> None:
        line = self.list.item(row)
        if line is not None:
            self.picked.emit(int(line.data(_KEY)))


def _short(name: str) -> str:
    return name if len(name) <= _NAME_LETTERS else name[:_NAME_LETTERS].rsplit(" ", 1)[0] + "…"
