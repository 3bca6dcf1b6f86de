"""Khen thưởng: rounds of nominations, who deserves what, and the catalogue of awards."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.ui.kit.words import heading
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages import awards_board, awards_catalogue, awards_rounds
from desktop_app.ui.pages.awards_board import BoardPart
from desktop_app.ui.pages.awards_catalogue import CataloguePart
from desktop_app.ui.pages.awards_rounds import RoundsPart
from desktop_app.ui.pages.awards_sides import Place
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.shell.session import Session

ROUNDS, BOARD, CATALOGUE = range(3)
_TAB_KEY = "awards.tab"


class AwardsPage(PageView):
    """Three parts; the one in view is read anew when it comes into view, and when what it shows changes."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Phần của khen thưởng"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.rounds, self.board, self.catalogue = (
            RoundsPart(session),
            BoardPart(session),
            CataloguePart(session),
        )
        self._parts = QStackedWidget()
        for words, part in (
            (_("Đợt khen thưởng"), self.rounds), (_("Ai xứng đáng"), self.board),
            (_("Danh mục khen thưởng"), self.catalogue),
        ):  # fmt: skip
            self.tabs.addTab(words)
            self._parts.addWidget(part)
        kept = session.preferences.get(_TAB_KEY, ROUNDS)
        self.tabs.setCurrentIndex(kept if kept in range(self.tabs.count()) else ROUNDS)
        self._actions = [
            self._action(_("Tạo đợt khen thưởng…"), "plus", self._ask_round),
            self._action(_("Xem ai xứng đáng được khen"), "award", lambda: self.show_part(BOARD)),
        ]
        line = QHBoxLayout()
        line.setSpacing(space(2))
        title = heading(_("Khen thưởng"), 1)
        title.setWordWrap(False)
        line.addWidget(title)
        line.addWidget(self.tabs)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(0.75))
        column.setSpacing(space(0.75))
        column.addLayout(line)
        column.addWidget(self._parts, 1)
        self.tabs.currentChanged.connect(self._turn)
        session.signals.committed.connect(self._book_changed)

    def entered(self) -> None:
        """Bring the part in view up to date."""
        self._turn(self.tabs.currentIndex())

    def show_part(self, part: int) -> None:
        """Show what stands under a tab."""
        self.tabs.setCurrentIndex(part)

    def show_place(self, place: object) -> None:
        """Show the round of a key, or the board from a place of it."""
        if isinstance(place, int):
            self.show_part(ROUNDS)
            self.rounds.show_round(place)
        elif isinstance(place, Place):
            self.show_part(BOARD)
            self.board.show_place(place)

    def focus_search(self) -> None:
        """Go to the search of the board."""
        if self.tabs.currentIndex() == BOARD:
            self.board.sides.search.setFocus()

    def palette_actions(self) -> Sequence[QAction]:
        """Offer a new round, and the board."""
        return self._actions

    def close_book(self) -> None:
        """Wait for the board no longer."""
        self.board.reader.break_off()

    def _turn(self, part: int) -> None:
        self._parts.setCurrentIndex(part)
        self.session.preferences.set(_TAB_KEY, part)
        (self.rounds, self.board, self.catalogue)[part].reload()

    def _ask_round(self) -> None:
        self.show_part(ROUNDS)
        self.rounds.ask_round()

    def _action(self, words: str, icon: str, act: Callable[[], None]) -> QAction:
        made = QAction(words, self)
        set_icon(made, icon)
        made.triggered.connect(lambda _checked=False: act())
        return made

    def _book_changed(self, changes: Changes) -> None:
        touched = [
            part
            for part, tables in (
                (ROUNDS, awards_rounds.TABLES), (BOARD, awards_board.TABLES),
                (CATALOGUE, awards_catalogue.TABLES),
            )
            if changes.is_whole_book or changes.tables & tables
        ]  # fmt: skip
        if BOARD in touched:
            self.board.mark_stale()
        if self.isVisible() and self.tabs.currentIndex() in touched:
            self._turn(self.tabs.currentIndex())
