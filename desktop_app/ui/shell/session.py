"""One open book in one window: what its pages and actions share."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.services.books import Book
from desktop_app.services.preferences import Preferences
from desktop_app.services.undo import UndoStack
from desktop_app.ui.shell.signals import BookSignals

WHO_KEY, START_BOOK_KEY = "who", "start_book"


class Session(QObject):
    """The book, what this machine remembers, and the ways to ask the window for something.

    `dossier_opened` asks for a dossier by key, `field_opened` for one at a field, `page_opened` for a page by
    id, `place_opened` for one at a place it knows (`PageView.show_place`), `query_chosen` for the register
    with a query, `book_opened` for another book by its folder; `book_made` brings one that is open
    already. `book_released` asks every page to close its connections, before a backup is put in the book's
    place; `book_replaced` asks for the pages again. `said` is one line for the foot of the window.
    `about_to_step` comes before a step is taken back, so that what is being typed is saved first;
    `language_chosen` and `look_chosen` ask for another language or look; `backed_up` follows every backup;
    `went_back` asks for the page one came from. `stepped` follows every move of the undo stack in use: the
    register's own (`undo`), or that of the dossier in view (`use_undo`). `selection` gives the keys of the
    innovations selected in the register.
    """

    dossier_opened = Signal(int)
    field_opened = Signal(int, str)
    page_opened = Signal(str)
    place_opened = Signal(str, object)
    query_chosen = Signal(object)
    book_opened = Signal(object)
    book_made = Signal(object)
    book_released = Signal()
    book_replaced = Signal()
    said = Signal(str)
    stepped = Signal()
    about_to_step = Signal()
    language_chosen = Signal(str)
    look_chosen = Signal(str)
    backed_up = Signal()
    went_back = Signal()

    def __init__(self, book: Book, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        book.who = book.who or str(preferences.get(WHO_KEY, ""))
        self.preferences = preferences
        self.signals = BookSignals(book, self)
        self.undo = UndoStack(book)
        self.undo_in_use = self.undo
        self.selection: Callable[[], Sequence[int]] = tuple

    def say_who(self, name: str) -> None:
        """Note edits under this name from now on, on this machine."""
        self.preferences.set(WHO_KEY, clean(name))
        self.book.who = clean(name)

    def remember(self, changes: Changes, *, joins_last: bool = False) -> None:
        """Make a step of the register undoable and say what was done.

        One that `joins_last` goes on with the last step, as when somebody types on in one field.
        """
        if not changes:
            return
        self.undo.push(changes, joins_last=joins_last)
        touched = len(changes.innovations)
        self.said.emit(
            _("{label}: {count} sáng kiến").format(label=changes.label, count=touched)
            if touched > 1
            else changes.label
        )
        self.stepped.emit()

    def use_undo(self, stack: UndoStack | None) -> None:
        """Let Undo and Redo work on a page's own steps; None gives them back to the register."""
        self.undo_in_use = stack or self.undo
        self.stepped.emit()

    def stop(self) -> None:
        """Let go of the book."""
        self.signals.stop()
