"""The main window: rail, pages, menus, palette, and the book they all show."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _, set_language
from desktop_app.domain.register import Query
from desktop_app.services.books import Book
from desktop_app.services.preferences import Preferences
from desktop_app.ui import jobs
from desktop_app.ui.look.metrics import line_height, space
from desktop_app.ui.look.qt_words import speak
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages import DOSSIER, PAGES, REGISTER, Page
from desktop_app.ui.pages.base import InnovationView, ShowsQueries
from desktop_app.ui.shell.foot import Foot
from desktop_app.ui.shell.menus import application
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.rail import Rail
from desktop_app.ui.shell.session import Session
from desktop_app.ui.shell.who_bar import WhoBar
from desktop_app.ui.shell.window_menus import WindowMenus

if TYPE_CHECKING:
    from desktop_app.ui.shell.palette import Entry

GEOMETRY_KEY, LANGUAGE_KEY, THEME_KEY = "window.geometry", "language", "theme"
DAILY_BACKUP_AFTER_MS = 5000


class MainWindow(QMainWindow):
    """One window on one book; the book may be exchanged for another, and is closed with the window.

    `book_shown` carries the folder of every other book that takes the place of the first.
    """

    book_shown = Signal(object)

    def __init__(self, book: Book, preferences: Preferences, pages: Sequence[Page] = PAGES) -> None:
        super().__init__()
        self.preferences = preferences
        self._pages = tuple(pages)
        self._is_closed = False
        self._daily = QTimer(self, singleShot=True, interval=DAILY_BACKUP_AFTER_MS)
        self._daily.timeout.connect(self._back_up_daily)
        self._show_book(book, self._pages[0].id if len(self._pages) == 1 else REGISTER)
        self._restore_geometry()

    @property
    def book(self) -> Book:
        """The book that is open."""
        return self.session.book

    def show_page(self, page_id: str) -> bool:
        """Bring a page into view, unless the one in view cannot be left yet."""
        return self.stack.show_page(page_id)

    def open_innovation(self, innovation: int) -> None:
        """Show the dossier of an innovation."""
        if not self.stack.has(DOSSIER):
            return
        page = self.stack.page(DOSSIER)
        if isinstance(page, InnovationView) and (self.stack.current is page or self.stack.leave()):
            page.open_innovation(innovation)
            self.stack.show_page(DOSSIER)

    def open_field(self, innovation: int, field: str) -> None:
        """Show the dossier of an innovation at a field."""
        self.open_innovation(innovation)
        shown = self.stack.current
        if isinstance(shown, InnovationView):
            shown.go_to_field(field)

    def open_place(self, page_id: str, place: object) -> None:
        """Show a page at a place of it."""
        if self.stack.has(page_id) and self.show_page(page_id):
            self.stack.page(page_id).show_place(place)

    def show_query(self, query: Query) -> None:
        """Show the register with a query."""
        page = self.stack.page(REGISTER)
        if self.show_page(REGISTER) and isinstance(page, ShowsQueries):
            page.show_query(query)

    def go_back(self) -> None:
        """Return from a page outside the rail to where one came from."""
        if self.stack.way_back:
            self.show_page(self.stack.way_back)

    def open_book(self, folder: Path) -> bool:
        """Show the book of a folder in place of this one; say whether it is shown."""
        if folder.resolve() == self.book.folder.resolve():
            self.session.said.emit(_("Sổ “{name}” đang mở rồi.").format(name=folder.name))
            return True
        if not self.stack.leave():
            return False
        try:
            book = Book.open(folder, clock=self.book.clock)
        except UserError as error:
            from desktop_app.ui.kit.dialogs import show_error

            show_error(self, str(error))
            return False
        return self.exchange_book(book)

    def exchange_book(self, book: Book) -> bool:
        """Show another book that is already open, and close this one; work on it in the background ends.

        Where the page in view cannot be left, the other book is closed again; says whether it is shown.
        """
        if not self.stack.leave():
            book.close()
            return False
        old = self.book
        jobs.stop_all()
        self._let_go()
        old.close()
        self.preferences.remember_book(book.folder)
        self._show_book(book, REGISTER)
        self.book_shown.emit(book.folder)
        return True

    def rebuild(self) -> None:
        """Make everything anew over the same book: in another language, or after a restore."""
        book, shown, said = self.book, self.stack.current_id, self.foot.words.text()
        self._let_go()
        is_kept = any(page.id == shown and page.is_in_rail for page in self._pages)
        self._show_book(book, shown if is_kept else REGISTER)
        self.foot.say(said)  # what was said last is still true: where the backup from before a restore is

    def choose_language(self, language: str) -> None:
        """Speak another language from now on."""
        if not self.stack.leave():
            return
        self.preferences.set(LANGUAGE_KEY, language)
        set_language(language)
        speak(application(), language)
        application().setApplicationDisplayName(_("Hồ sơ Sáng kiến"))
        self.rebuild()

    def choose_look(self, choice: str) -> None:
        """Show the program light, dark, or as the system is."""
        self.preferences.set(THEME_KEY, choice)
        apply_theme(application(), choice)
        self.menus.tick_look(choice)

    def open_palette(self) -> None:
        """Open the command palette."""
        from desktop_app.ui.shell import palette_entries
        from desktop_app.ui.shell.palette import Palette

        shown = self.stack.current
        actions = [("", action) for action in shown.palette_actions()] if shown else []
        offered = [
            *palette_entries.screens(self._pages, self.show_page),
            *palette_entries.doable([*actions, *self.menus.offered()]),
        ]
        self.palette_shown = Palette(self, offered, self._find_dossiers)
        self.palette_shown.open_over(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, remember the window, close the book; once."""
        if self._is_closed:
            event.accept()
            return
        if not self.stack.leave() and not self._gives_up_text():
            event.ignore()
            return
        self._is_closed = True
        self._daily.stop()
        self.preferences.set(GEOMETRY_KEY, bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        jobs.stop_all()
        self.stack.close_book()
        self.session.stop()
        self.book.close()
        event.accept()

    def _gives_up_text(self) -> bool:
        """Ask what to do with text that could not be saved: a full disk must not hold the window for ever."""
        from desktop_app.ui.kit.dialogs import ask

        return ask(
            self,
            _("Có chữ trên màn hình chưa vào sổ được."),
            _("Thoát, bỏ phần chưa lưu"),
            _("Ở lại để sửa"),
            _("Chỗ chưa lưu được đánh dấu đỏ, kèm lý do. Chép phần chữ đó ra nơi khác nếu cần giữ."),
            is_risky=True,
        )

    # Building

    def _show_book(self, book: Book, page_id: str) -> None:
        self.session = Session(book, self.preferences, self)
        self.setWindowTitle(book.folder.name)
        self.stack = PageStack(self.session, self._pages)
        self.rail = Rail([page for page in self._pages if page.is_in_rail])
        self.setCentralWidget(self._body())
        self.foot = Foot(self.session, self)
        self.setStatusBar(self.foot)
        self.menus = WindowMenus(self, self.session, self._pages)
        self.menus.palette.triggered.connect(self.open_palette)
        self.menus.search.triggered.connect(self.stack.focus_search)
        self.foot.undo.clicked.connect(self.menus.undo.do)
        self.rail.chosen.connect(self._rail_chosen)
        self.stack.turned.connect(self._follow_page)
        self.session.page_opened.connect(self.show_page)
        self.session.went_back.connect(self.go_back)
        self.session.dossier_opened.connect(self.open_innovation, Qt.ConnectionType.QueuedConnection)
        self.session.field_opened.connect(self.open_field, Qt.ConnectionType.QueuedConnection)
        self.session.place_opened.connect(self.open_place, Qt.ConnectionType.QueuedConnection)
        self.session.query_chosen.connect(self.show_query)
        self.session.book_made.connect(self.exchange_book, Qt.ConnectionType.QueuedConnection)
        self.session.book_released.connect(self.stack.close_book)
        self.session.book_replaced.connect(self.rebuild, Qt.ConnectionType.QueuedConnection)
        self.session.language_chosen.connect(self.choose_language, Qt.ConnectionType.QueuedConnection)
        self.session.look_chosen.connect(self.choose_look)
        self.session.book_opened.connect(self.open_book, Qt.ConnectionType.QueuedConnection)
        self.show_page(page_id)
        self.stack.focus_search()
        self._daily.start()

    def _body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.who_bar = WhoBar(self.session)
        right.addWidget(self.who_bar)
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        return body

    def _let_go(self) -> None:
        """Take the pages down: no connection to the book stays open but its own."""
        self.stack.close_book()
        self.session.stop()
        self.menus.take_down()
        # The session itself stays until the window goes: work under way may still tell it how it ended.

    def _rail_chosen(self, page_id: str) -> None:
        if not self.show_page(page_id):
            self.rail.mark(self.stack.current_id)

    def _follow_page(self, page_id: str) -> None:
        self.rail.mark(page_id)
        self.menus.back.setEnabled(bool(self.stack.way_back))

    def _back_up_daily(self) -> None:
        self.menus.back_up.daily()

    def _restore_geometry(self) -> None:
        kept = self.preferences.get(GEOMETRY_KEY, "")
        if kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
            return
        room = self.screen().availableGeometry()
        wanted = round(line_height() * 68), round(line_height() * 38)
        self.resize(min(wanted[0], room.width()), min(wanted[1], room.height() - space(2)))

    def _find_dossiers(self, text: str) -> "Sequence[Entry]":
        if not self.stack.has(DOSSIER):
            return ()
        from desktop_app.ui.shell import palette_entries

        return palette_entries.dossiers(self.book, text, self.open_innovation)
