"""The window's own actions and where they stand in the menu bar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.actions.about_program import AboutProgram
from desktop_app.ui.actions.back_up_book import BackUpBook
from desktop_app.ui.actions.import_table import ImportTable, PasteTable
from desktop_app.ui.actions.new_book import NewBook
from desktop_app.ui.actions.new_innovation import NewInnovation
from desktop_app.ui.actions.open_book import OpenBook
from desktop_app.ui.actions.open_sample import OpenSample
from desktop_app.ui.actions.restore_book import RestoreBook
from desktop_app.ui.actions.undo_step import RedoStep, UndoStep
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages import Page
from desktop_app.ui.shell import menus
from desktop_app.ui.shell.session import Session


class WindowMenus:
    """Made anew with every book and language; `take_down` removes all of it from the window.

    They ask the session; what only the window can do (`palette`, `search`) it connects itself.
    """

    def __init__(self, window: QMainWindow, session: Session, pages: Sequence[Page]) -> None:
        self._window, self._session = window, session
        self.new = NewInnovation(session, window)
        self.undo = UndoStep(session, window)
        self.redo = RedoStep(session, window)
        self.import_table = ImportTable(session, window)
        self.paste_table = PasteTable(session, window)
        self.new_book = NewBook(session, window)
        self.open_book = OpenBook(session, window)
        self.back_up = BackUpBook(session, window)
        self.restore = RestoreBook(session, window)
        self.sample = OpenSample(session, window)
        self.about = AboutProgram(session, window)
        self.quit = menus.quit_action(window)
        self.palette = self._plain(_("Tìm trang, việc, hồ sơ…"), "Ctrl+K")
        self.back = self._plain(_("Quay lại"), "Alt+Left")
        self.back.triggered.connect(session.went_back)
        self.search = self._plain(_("Tìm trong trang"), "Ctrl+F")
        self._pages = [
            menus.page_shortcut(
                window, number, page.title(), lambda name=page.id: session.page_opened.emit(name)
            )
            for number, page in enumerate((page for page in pages if page.is_in_rail), start=1)
        ]
        self._fill()
        self._corner()

    def offered(self) -> list[tuple[str, QAction]]:
        """Return what the palette offers besides the pages: the words before an action's own, and it."""
        plain = [("", action) for action in self.own()]
        menus_of = (self._looks, self._languages)
        return [*plain, *((menu.title(), entry) for menu in menus_of for entry in menu.actions())]

    def own(self) -> list[QAction]:
        """Return the window's own actions."""
        books = (self.new_book, self.open_book, self.back_up, self.restore)
        steps = (self.undo, self.redo, self.search, self.import_table, self.paste_table)
        return [self.new, *steps, *books, self.sample, self.about, self.quit]

    def tick_look(self, choice: str) -> None:
        """Tick the look that was chosen elsewhere."""
        for entry in self._looks.actions():
            entry.setChecked(entry.data() == choice)

    def take_down(self) -> None:
        """Remove the menus and their keys."""
        bar = self._window.menuBar()
        around = [bar.cornerWidget(), *(entry.menu() for entry in bar.actions())]
        bar.setCornerWidget(None)  # type: ignore[arg-type]  # Qt takes none
        bar.clear()
        made = [
            *(self.palette, self.back, *self._pages, *self.own()),
            *(self._recent, self._looks, self._languages),
            *(item for item in around if isinstance(item, QWidget)),
        ]
        for item in made:
            item.deleteLater()

    def _fill(self) -> None:
        window, session = self._window, self._session
        self._recent = menus.recent_menu(window, session)
        self._looks = menus.choice_menu(
            window,
            _("Giao diện"),
            menus.look_choices(),
            session.preferences.get("theme", "system"),
            session.look_chosen.emit,
        )
        self._languages = menus.choice_menu(
            window,
            _("Ngôn ngữ (Language)"),
            menus.language_choices(),
            session.preferences.get("language", "vi"),
            session.language_chosen.emit,
        )
        book = (
            self.new,
            None,
            self.import_table,
            self.paste_table,
            None,
            self.new_book,
            self.open_book,
            self._recent,
            None,
            self.back_up,
            self.restore,
            None,
            self.quit,
        )
        view = (*self._pages, self.back, None, self.palette, None, self._looks, self._languages)
        menus.fill_menu_bar(
            window,
            (
                (_("&Tệp"), book),
                (_("&Sửa"), (self.undo, self.redo, None, self.search)),
                (_("&Xem"), view),
                (_("Trợ &giúp"), (self.sample, None, self.about)),
            ),
        )

    def _corner(self) -> None:
        button = QToolButton(self._window.menuBar())
        button.setText(_("Tìm nhanh  {keys}").format(keys="Ctrl+K"))
        button.setToolTip(self.palette.text())
        button.setAccessibleName(self.palette.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setStyleSheet(f"QToolButton {{ padding: 0 {space(0.5)}px; }}")  # no taller than the bar
        set_icon(button, "search", "muted")
        button.clicked.connect(self.palette.trigger)
        self._window.menuBar().setCornerWidget(button)
        button.show()

    def _plain(self, words: str, keys: str) -> QAction:
        entry = QAction(words, self._window)
        entry.setShortcut(QKeySequence(keys))
        return entry
