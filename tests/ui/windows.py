"""Real windows on real books, for the tests of the shell and the register."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Authorship
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.services.participants import set_authors
from desktop_app.services.preferences import Preferences
from desktop_app.services.units import add_unit
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages import PAGES, Page
from desktop_app.ui.pages.base import InnovationView
from desktop_app.ui.pages.register import RegisterPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.session import Session


class PlainDossier(InnovationView):
    """A dossier page that only notes what it was asked to show, and may refuse to be left."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.shown: list[int] = []
        self.may_leave = True

    def open_innovation(self, innovation: int) -> None:
        self.shown.append(innovation)

    def leave(self) -> bool:
        return self.may_leave


DOSSIER_PAGE = Page("dossier", lambda: "Hồ sơ", "file-text", PlainDossier, is_in_rail=False)
WITH_DOSSIER = (*(page for page in PAGES if page.id in {"overview", "register"}), DOSSIER_PAGE)

TITLES = (
    ("Cải tiến kim phun tua-bin Pelton", "writing", "co_khi", "Nguyễn Văn Đạt"),
    ("Ổ trục bôi nước cho bơm tuần hoàn nhà máy nhiệt điện", "filed", "nhiet_dien", "Đặng Quốc Ánh"),
    ("Ấm đun thử nghiệm cách điện", "writing", "thiet_bi_dien", "Lê Ưỡng"),
)


def small_book(folder: Path) -> Book:
    """Make a book of three innovations, the last of `TITLES` newest."""
    book = Book.create(folder)
    unit = add_unit(book, {"name": "Phân xưởng Vận hành", "abbreviation": "PXVH"}).id
    for title, stage, field, author in TITLES:
        values = {"title": title, "stage": stage, "field": field, "unit_id": unit}
        made = add_innovation(book, values).id
        set_authors(book, made, [Authorship(0, made, 1, name=author)])
    return book


def open_window(qtbot: QtBot, book: Book, settings: Path, pages: Sequence[Page] = WITH_DOSSIER) -> MainWindow:
    """Show the main window at the size of a small office screen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    window = MainWindow(book, Preferences(settings / "cai-dat.json"), pages)
    qtbot.addWidget(window)
    window.resize(1093, 614)
    with qtbot.waitExposed(window):
        window.show()
    return window


def register_of(window: MainWindow) -> RegisterPage:
    """Return the register of a window."""
    page = window.stack.page("register")
    assert isinstance(page, RegisterPage)
    return page


def wait_listed(qtbot: QtBot, page: RegisterPage, count: int) -> None:
    """Wait until the register lists that many, and says so."""

    def is_listed() -> None:
        assert page.model.rowCount() == count
        assert page.answered == page.asked

    qtbot.waitUntil(is_listed)


def column_texts(page: RegisterPage, column: int) -> list[str]:
    """Return what a column of the register reads, from the top."""
    return [str(page.model.index(place, column).data()) for place in range(page.model.rowCount())]


def answer_next(kind: type[QDialog], act: Callable[[QDialog], None]) -> list[str]:
    """Act on the next dialog of a kind; the list fills with what it said."""
    said: list[str] = []

    def try_now() -> None:
        found = [
            item for item in QApplication.topLevelWidgets() if isinstance(item, kind) and item.isVisible()
        ]
        if not found:
            QTimer.singleShot(10, try_now)
            return
        said.extend(label.text() for label in found[0].findChildren(QLabel))
        act(found[0])

    QTimer.singleShot(0, try_now)
    return said
