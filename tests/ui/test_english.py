"""The whole window in English: what is still Vietnamese is what the book and the forms say."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.documents.papers import PAPERS
from desktop_app.domain.language import set_language
from desktop_app.domain.records import Authorship, Innovation, Person, Unit
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.services.people import add_person
from desktop_app.services.units import add_unit
from desktop_app.shipped import RESOURCES
from desktop_app.ui.look.qt_words import speak
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.catalogue import CataloguePage
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.start import StartDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.test_translations import VIETNAMESE
from tests.ui.dossiers import TITLE, book_of_one
from tests.ui.windows import open_window, register_of, wait_listed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LANGUAGE_NAMES = ("Tiếng Việt", "Ngôn ngữ")
WIDTH = 1093
PLACES = re.compile(r"\{[^}]*\}|<[^>]*>|\[\[|\]\]")
SHORT = 5
"""Pieces of a sentence up to this long would also be found in the program's own words."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window that was opened in Vietnamese and then asked for English."""
    book, _made = book_of_one(tmp_path / "book", stage="returned", field="co_khi")
    add_innovation(book, {"title": "Ổ trục bôi nước"})
    unit = add_unit(book, {"name": "Phân xưởng Vận hành", "abbreviation": "PXVH"}).id
    for _twice in range(2):
        add_person(book, {"name": "Đặng Quốc Ánh", "unit_id": unit, "post": "Trưởng ca"})
    window = open_window(qtbot, book, tmp_path, PAGES)
    for page in PAGES:
        window.show_page(page.id)
    window.choose_language("en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the window of before
    yield window
    window.close()
    set_language("vi")
    app = QApplication.instance()
    assert app is not None
    speak(app, "vi")


def test_no_vietnamese_is_left_on_the_pages_of_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    wait_listed(qtbot, register_of(window), 2)
    for page in PAGES:
        if page.is_in_rail:
            window.show_page(page.id)
            assert left_vietnamese(window) == []
            assert window.width() == WIDTH
    assert [button.text() for button in window.rail.buttons.values()] == [
        "Overview", "Innovations", "Recognition", "Papers", "Awards", "Programmes", "Key into portal",
        "Support", "Catalogue", "Settings",
    ]  # fmt: skip


def test_selecting_rows_leaves_the_window_as_wide_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    page = register_of(window)
    window.show_page("register")
    wait_listed(qtbot, page, 2)
    page.table.selectAll()
    qtbot.waitUntil(page.below.bar.isVisible)
    assert window.width() == WIDTH
    page.table.clearSelection()
    qtbot.waitUntil(page.below.bar.isHidden)
    assert window.width() == WIDTH


def test_no_vietnamese_is_left_in_the_parts_of_the_catalogue(window: MainWindow) -> None:
    window.show_page("catalogue")
    page = window.stack.current
    assert isinstance(page, CataloguePage)
    for place in range(3):
        page.show_part(place)
        for view in page.findChildren(QAbstractItemView):
            if view.isVisible():
                view.setCurrentIndex(view.model().index(0, 0))
        assert left_vietnamese(window) == []


def test_no_vietnamese_is_left_in_the_guide(qtbot: QtBot, window: MainWindow) -> None:
    window.open_innovation(1)
    page = window.stack.current
    assert isinstance(page, DossierPage)
    assert page.editor is not None
    for section in page.editor.pack.form.sections:
        page.open_section(section.id)
        assert left_vietnamese(window) == []
    page.check()
    assert left_vietnamese(window) == []


def test_no_vietnamese_is_left_in_an_empty_book(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.exchange_book(Book.create(tmp_path / "empty"))
    wait_listed(qtbot, register_of(window), 0)
    for page in PAGES:
        if page.is_in_rail:
            window.show_page(page.id)
            assert left_vietnamese(window) == []


def test_no_vietnamese_is_left_in_the_palette(window: MainWindow) -> None:
    window.open_palette()
    assert left_vietnamese(window) == []


def test_no_vietnamese_is_left_in_the_first_questions(qtbot: QtBot, window: MainWindow) -> None:
    dialog = StartDialog(window.session, window)
    qtbot.addWidget(dialog)
    assert left_vietnamese(dialog) == []


def test_english_is_spoken_by_qt_too_and_by_what_is_about_the_program(window: MainWindow) -> None:
    assert window.windowTitle() == window.book.folder.name
    assert QApplication.applicationDisplayName() == "Innovation Dossiers"
    line = QLineEdit(window)
    menu = line.createStandardContextMenu()
    assert menu.actions()[0].text().startswith("&Undo")
    texts = [entry.text() for entry in window.menuBar().actions()]
    assert texts == ["&File", "&Edit", "&View", "&Help"]


def test_back_in_vietnamese_nothing_english_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.choose_language("vi")
    wait_listed(qtbot, register_of(window), 2)
    assert window.rail.buttons["settings"].text() == "Cài đặt"
    assert QApplication.applicationDisplayName() == "Hồ sơ Sáng kiến"
    assert register_of(window).model.headerData(1, Qt.Orientation.Horizontal) == "Tên giải pháp"


def test_a_text_that_is_no_data_is_found(qtbot: QtBot, window: MainWindow) -> None:
    label = QLabel(f"Đang xem {TITLE}", window)
    assert left_vietnamese(window) == [f"Đang xem {TITLE}"]
    label.setText(f"Looking at {TITLE}")
    assert left_vietnamese(window) == []


def left_vietnamese(place: QWidget) -> list[str]:
    """Return what a person can read here in Vietnamese beyond what the book and the forms say."""
    data = sorted({*data_of_packs(), *data_of_book(place), *LANGUAGE_NAMES}, key=len, reverse=True)

    def is_left(text: str) -> bool:
        if text.endswith("…") and any(known.startswith(text[:-1]) for known in data):
            return False  # cut for want of room
        for known in data:
            if not VIETNAMESE.search(text):
                return False
            text = text.replace(known, "")
        return bool(VIETNAMESE.search(text))

    return sorted({text for text in readable(place) if is_left(text)})


def data_of_packs() -> set[str]:
    """Return every text of the forms and the guide; sentences with places to fill in also in pieces."""
    whole = {
        text
        for folder in ("packs", "guide")
        for path in (RESOURCES / folder).glob("*.toml")
        for text in _texts_in(tomllib.loads(path.read_text(encoding="utf-8")))
    }
    pieces = {piece.strip() for text in whole for piece in PLACES.split(text)}
    return {text for text in whole if len(text) > 1} | {piece for piece in pieces if len(piece) > SHORT}


def data_of_book(place: QWidget) -> set[str]:
    """Return every text of the records of the book that is open."""
    window = place if isinstance(place, MainWindow) else place.parentWidget()
    assert isinstance(window, MainWindow)
    book = window.book
    records = [book.all(kind) for kind in (Innovation, Authorship, Person, Unit)]
    texts = {text for found in records for record in found for text in _texts_in(asdict(record))}
    return {text for text in texts if len(text) > 1} | {item.title for item in PAPERS}


def readable(place: QWidget) -> Iterator[str]:
    """Yield what can be read or heard anywhere in a widget, in sight or not; what is typed in aside."""
    for item in (place, *place.findChildren(QWidget)):
        yield from (item.toolTip(), item.accessibleName(), item.accessibleDescription(), item.windowTitle())
        match item:
            case QLabel() | QAbstractButton():
                yield item.text()
            case QGroupBox() | QMenu():
                yield item.title()
            case QLineEdit() | QTextEdit() | QPlainTextEdit():
                yield item.placeholderText()
            case QComboBox() | QTabBar():
                text_of = item.itemText if isinstance(item, QComboBox) else item.tabText
                yield from (text_of(row) for row in range(item.count()))
            case QAbstractItemView():
                yield from _cells(item)
            case _:
                pass
    for action in place.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount() if model else 0
    for column in range(columns if model else 0):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        yield from (
            str(model.index(row, column).data() or "") for row in range(model.rowCount(QModelIndex()))
        )


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in cast("dict[str, object]", value).values():
            yield from _texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("Sequence[object]", value):
            yield from _texts_in(inner)
