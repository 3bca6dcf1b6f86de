"""What the command palette offers: screens, the actions that can be done now, dossiers of the book."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QAction, QKeySequence

from desktop_app.domain.language import _
from desktop_app.domain.register import Query
from desktop_app.services import register
from desktop_app.services.books import Book
from desktop_app.ui.pages import Page
from desktop_app.ui.shell.palette import Entry

_FOUND = 8


def screens(pages: Iterable[Page], show: Callable[[str], object]) -> list[Entry]:
    """Return the pages of the rail, and those that are offered beside them."""
    return [_screen(page, show) for page in pages if page.is_in_rail or page.is_in_palette]


def doable(actions: Iterable[tuple[str, QAction]]) -> list[Entry]:
    """Return the actions that can be done now, each once; the words before an action's own say of what."""
    entries: dict[str, Entry] = {}
    for before, action in actions:
        words = action.text().replace("&", "")
        if before:
            words = f"{before.replace('&', '')}: {words}"
        if action.isEnabled() and action.isVisible() and action.text():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            icon_name = str(getattr(action, "icon_name", ""))
            entries.setdefault(words, Entry(words, _("Việc"), action.trigger, icon_name, keys))
    return list(entries.values())


def dossiers(book: Book, text: str, show: Callable[[int], object]) -> Sequence[Entry]:
    """Return the newest dossiers that hold what is typed."""
    reader = book.reader()
    try:
        rows = register.first_rows(reader, Query(search=text), _FOUND)
    finally:
        reader.close()
    return [_dossier(row, show) for row in rows]


def _screen(page: Page, show: Callable[[str], object]) -> Entry:
    def act() -> None:
        show(page.id)

    return Entry(page.title(), _("Trang"), act, page.icon)


def _dossier(row: register.Row, show: Callable[[int], object]) -> Entry:
    def act() -> None:
        show(row.id)

    return Entry(f"{row.code}   {row.title}", _("Hồ sơ"), act, "file-text")
