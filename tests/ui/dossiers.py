"""The dossier page in the real window, for the tests of what a person does there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Authorship, BenefitLine
from desktop_app.domain.values import Value
from desktop_app.services.benefits import benefit_of, set_benefit
from desktop_app.services.books import Book
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import add_innovation
from desktop_app.services.participants import set_authors
from desktop_app.services.units import add_unit
from desktop_app.ui.kit.field_row import FieldRow
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import open_window

TITLE = "Cải tiến gối đỡ trục bơm nước tuần hoàn"


def book_of_one(folder: Path, form_id: str = "evngenco2-2026", **values: Value) -> tuple[Book, int]:
    """Make a book of one dossier with two authors, and return it with the dossier's key."""
    book = Book.create(folder, clock=Clock())
    unit = add_unit(book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NĐST"}).id
    made = add_innovation(book, {"title": TITLE, "unit_id": unit, "form_id": form_id, **values}).id
    names = ("Trần Quang Vinh", "Lê Thị Hòa")
    set_authors(book, made, [Authorship(0, made, place, name) for place, name in enumerate(names, 1)])
    return book, made


def set_line(book: Book, innovation: int, line: BenefitLine) -> None:
    """Compute the money from one line, whatever else the answer holds."""
    benefit = replace(benefit_of(load_dossier(book, innovation)), lines=(line,))
    set_benefit(book, innovation, benefit, "Sửa số tiền làm lợi")


def open_dossier(qtbot: QtBot, book: Book, innovation: int, settings: Path) -> DossierPage:
    """Show a dossier in the main window."""
    window = open_window(qtbot, book, settings, PAGES)
    window.open_innovation(innovation)
    page = window.stack.current
    assert isinstance(page, DossierPage)
    return page


def window_of(page: DossierPage) -> MainWindow:
    """Return the window a page is in."""
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def row_of(page: DossierPage, key: str) -> FieldRow:
    """Open the section that asks for a key and return its row."""
    assert page.editor is not None
    section = page.editor.pack.form.section_of(key)
    assert section is not None
    if page.section.section is not section:
        page.open_section(section.id)
    assert page.section.form is not None
    return page.section.form.rows[key]


def type_into(qtbot: QtBot, page: DossierPage, key: str, text: str) -> None:
    """Type into a field as a person does: plain keys, or what an input method composed."""
    target = row_of(page, key).editor.focus_target()
    target.setFocus()
    if text.isascii():
        qtbot.keyClicks(target, text)
        return
    composed = QInputMethodEvent()
    composed.setCommitString(text)
    QApplication.sendEvent(target, composed)


def history(book: Book) -> int:
    """Count the rows of history."""
    ((count,),) = book.sql("SELECT count(*) FROM history")
    return int(count)


def refuse_writes(book: Book, error: Exception) -> Callable[[], None]:
    """Let every transaction of a book fail; return what ends that."""
    whole = book.transaction

    def refused(_label: str) -> None:
        raise error

    book.transaction = refused  # type: ignore[method-assign]

    def mend() -> None:
        book.transaction = whole  # type: ignore[method-assign]

    return mend


def focused(kind: type) -> bool:
    """Tell whether the widget with the focus is of a kind."""
    return isinstance(QApplication.focusWidget(), kind)
