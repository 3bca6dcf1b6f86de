"""What every page of the window is."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.domain.register import Query
from desktop_app.services.undo import UndoStack
from desktop_app.ui.shell.session import Session


class PageView(QWidget):
    """One page; the window tells it when it comes into view and asks before it goes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def entered(self) -> None:
        """Bring what is shown up to date; the page has come into view."""

    def leave(self) -> bool:
        """Save what is being typed, and say whether the page may go out of view."""
        return True

    def focus_search(self) -> None:
        """Put the cursor where this page is searched."""

    def undo_stack(self) -> UndoStack | None:
        """Return the page's own steps, or None where it shares the register's."""
        return None

    def palette_actions(self) -> Sequence[QAction]:
        """Return the actions that the command palette offers while this page is in view."""
        return ()

    def show_place(self, place: object) -> None:
        """Show what was asked for on this page: a round, what papers are printed of."""

    def close_book(self) -> None:
        """Give back every connection to the book."""


class InnovationView(PageView):
    """A page that shows one innovation at a time."""

    def open_innovation(self, innovation: int) -> None:
        """Show the dossier of that key."""

    def go_to_field(self, key: str) -> None:
        """Put the cursor into a field of the dossier in view."""


@runtime_checkable
class ShowsQueries(Protocol):
    """A page that lists what a query finds."""

    def show_query(self, query: Query) -> None:
        """Show what the query finds, whatever was shown before."""
        ...
