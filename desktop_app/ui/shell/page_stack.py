"""The pages of one session: each made when it is first shown, one in view at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui.pages import Page
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.shell.session import Session


class PageStack(QStackedWidget):
    """Emits `turned` with the id of the page that came into view."""

    turned = Signal(str)

    def __init__(self, session: Session, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._declared = {page.id: page for page in pages}
        self._made: dict[str, PageView] = {}
        self.current_id = ""
        self._came_from = ""

    @property
    def current(self) -> PageView | None:
        """The page in view."""
        return self._made.get(self.current_id)

    @property
    def made(self) -> Sequence[str]:
        """Ids of the pages that exist by now."""
        return tuple(self._made)

    def has(self, page_id: str) -> bool:
        """Tell whether a page of that id is declared."""
        return page_id in self._declared

    def declared(self, page_id: str) -> Page:
        """Return the declaration of a page."""
        return self._declared[page_id]

    def page(self, page_id: str) -> PageView:
        """Return a page, made now if it was not shown before."""
        if page_id not in self._made:
            made = self._declared[page_id].factory(self._session)
            self._made[page_id] = made
            self.addWidget(made)
        return self._made[page_id]

    def show_page(self, page_id: str) -> bool:
        """Bring a page into view, unless the one in view cannot be left yet."""
        shown = self.current
        if page_id == self.current_id:
            return True
        if shown is not None and not shown.leave():
            return False
        page = self.page(page_id)
        if self.current_id and self._declared[self.current_id].is_in_rail:
            self._came_from = self.current_id
        self.current_id = page_id
        self.setCurrentWidget(page)
        self._session.use_undo(page.undo_stack())
        page.entered()
        self.turned.emit(page_id)
        return True

    @property
    def way_back(self) -> str:
        """The page to go back to from one outside the rail; "" where the rail itself leads."""
        if not self.current_id or self._declared[self.current_id].is_in_rail:
            return ""
        return self._came_from

    def leave(self) -> bool:
        """Save what is being typed, and say whether the window may close."""
        return self.current is None or self.current.leave()

    def focus_search(self) -> None:
        """Put the cursor where the page in view is searched."""
        if self.current is not None:
            self.current.focus_search()

    def close_book(self) -> None:
        """Let every page give back its connections, and forget the pages."""
        for page in self._made.values():
            page.close_book()
        self._made.clear()
        self.current_id = ""
