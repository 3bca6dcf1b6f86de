"""The menu bar: everything the window can do, with its keys."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from desktop_app.domain.language import _
from desktop_app.ui.look.theme import CHOICES
from desktop_app.ui.shell.session import Session


def fill_menu_bar(
    window: QMainWindow, groups: Sequence[tuple[str, Sequence[QAction | QMenu | None]]]
) -> None:
    """Build the menu bar anew from titled groups; None is a line between entries."""
    bar = window.menuBar()
    bar.clear()
    for title, entries in groups:
        menu = bar.addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)


def recent_menu(window: QMainWindow, session: Session) -> QMenu:
    """Make the menu of books opened before; the one that is open is left out."""
    menu = QMenu(_("Sổ gần đây"), window)

    def fill() -> None:
        menu.clear()
        others = [path for path in session.preferences.recent_books if path != session.book.folder]
        for folder in others:
            menu.addAction(_folder_words(folder)).setData(folder)
        menu.setEnabled(bool(others))

    menu.triggered.connect(lambda entry: session.book_opened.emit(entry.data()))
    menu.aboutToShow.connect(fill)
    fill()
    return menu


def choice_menu(
    window: QMainWindow,
    title: str,
    choices: Sequence[tuple[str, str]],
    current: str,
    choose: Callable[[str], None],
) -> QMenu:
    """Make a menu of which one entry is ticked; `choices` are (id, words)."""
    menu = QMenu(title, window)
    group = QActionGroup(menu)
    for choice, words in choices:
        entry = menu.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(choice == current)
        entry.setData(choice)
        group.addAction(entry)
    group.triggered.connect(lambda entry: choose(str(entry.data())))
    return menu


def look_choices() -> list[tuple[str, str]]:
    """Return the looks one may choose, with their words."""
    words = {"system": _("Theo hệ thống"), "light": _("Sáng"), "dark": _("Tối")}
    return [(choice, words[choice]) for choice in CHOICES]


def language_choices() -> list[tuple[str, str]]:
    """Return the languages, each in its own words."""
    return [("vi", "Tiếng Việt"), ("en", "English")]


def page_shortcut(window: QMainWindow, number: int, title: str, show: Callable[[], None]) -> QAction:
    """Make the entry that shows a page with Ctrl and its number."""
    entry = QAction(title, window)
    entry.setShortcut(QKeySequence(f"Ctrl+{number}"))
    entry.triggered.connect(lambda _checked: show())
    return entry


def quit_action(window: QMainWindow) -> QAction:
    """Make the entry that closes the window."""
    entry = QAction(_("Thoát"), window)
    entry.setShortcut(QKeySequence("Ctrl+Q"))
    entry.setMenuRole(QAction.MenuRole.QuitRole)
    entry.triggered.connect(window.close)
    return entry


def application() -> QApplication:
    """Return the one application object."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise TypeError("a window needs a QApplication")
    return found


def _folder_words(folder: Path) -> str:
    return f"{folder.name}   {folder.parent}".replace("&", "&&")
