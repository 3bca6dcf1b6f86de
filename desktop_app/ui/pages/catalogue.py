"""Danh mục: units, people, packs."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.ui.kit.words import heading
from desktop_app.ui.look.icons import icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages import catalogue_packs, catalogue_people, catalogue_units
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.shell.session import Session

UNITS, PEOPLE, PACKS = range(3)
TAB_KEY = "catalogue.tab"


class Part(Protocol):
    """What stands under one tab."""

    def reload(self) -> None:
        """Read the book anew."""
        ...

    def leave(self) -> bool:
        """Save what is being typed, and say whether one may go."""
        ...


class CataloguePage(PageView):
    """A part is made when its tab is first shown, and read again when its tables change."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._made: dict[int, Part] = {}
        self._stale: set[int] = set()
        self._makers: tuple[tuple[str, str, Callable[[Session], QWidget], frozenset[str]], ...] = (
            (_("Đơn vị"), "building-2", catalogue_units.UnitsPart, catalogue_units.TABLES),
            (_("Người"), "users", catalogue_people.PeoplePart, catalogue_people.TABLES),
            (_("Mẫu đơn"), "files", catalogue_packs.PacksPart, catalogue_packs.TABLES),
        )
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Phần của danh mục"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        for title, icon_name, _make, _tables in self._makers:
            self.tabs.addTab(icon(icon_name, "muted"), title)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space())
        column.setSpacing(space(0.75))
        column.addWidget(heading(_("Danh mục"), 1))
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self._shown = -1
        kept = session.preferences.get(TAB_KEY, UNITS)
        self.tabs.setCurrentIndex(kept if kept in range(len(self._makers)) else UNITS)
        self.tabs.currentChanged.connect(self.show_part)
        session.signals.committed.connect(self._book_changed)

    def entered(self) -> None:
        """Show the part of the tab, up to date."""
        self.show_part(self.tabs.currentIndex())

    def leave(self) -> bool:
        """Save what is being typed."""
        return self._shown not in self._made or self._made[self._shown].leave()

    def focus_search(self) -> None:
        """Go to the search of the part in view."""
        search = getattr(self.part(self.tabs.currentIndex()), "search", None)
        if isinstance(search, QWidget):
            search.setFocus()

    def part(self, place: int) -> Part:
        """Return a part, made now if it was not shown before."""
        if place not in self._made:
            made = self._makers[place][2](self.session)
            self.stack.addWidget(made)
            self._made[place] = cast("Part", made)
            self._stale.discard(place)
        return self._made[place]

    def show_part(self, place: int) -> None:
        """Bring a part into view, unless the one in view cannot be left yet."""
        if place != self._shown and not self.leave():
            self.tabs.setCurrentIndex(self._shown)
            return
        part = self.part(place)
        self._shown = place
        self.session.preferences.set(TAB_KEY, place)
        self.stack.setCurrentWidget(cast("QWidget", part))
        if place in self._stale or place == PACKS:
            self._stale.discard(place)
            part.reload()

    def _book_changed(self, changes: Changes) -> None:
        for place, part in self._made.items():
            if not changes.tables & self._makers[place][3]:
                continue
            if place == self._shown and self.isVisible():
                part.reload()
            else:
                self._stale.add(place)
