"""Everything that can take the focus can be named by a screen reader, on every page and in every dialog."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from desktop_app.services.dossiers import find_innovation
from desktop_app.services.sample import fill_with_sample
from desktop_app.ui.actions.value_dialog import ValueDialog
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.progress import ProgressDialog
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.pick_person import PersonDialog
from desktop_app.ui.pages.start import StartDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import open_window, register_of

CODE = "2026-TDDR-0001"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill the sample book once."""
    folder = tmp_path_factory.mktemp("sample") / "Sổ mẫu"
    with Book.create(folder, who="Tôi") as book:
        fill_with_sample(book)
    return folder


@pytest.fixture
def window(qtbot: QtBot, sample: Path, tmp_path: Path) -> MainWindow:
    """The whole window on the sample book."""
    return open_window(qtbot, Book.open(sample), tmp_path, PAGES)


def nameless(place: QWidget) -> list[str]:
    """Name, by class and parents, what can take the focus with Tab and has neither name nor words."""
    found = [
        item for item in place.findChildren(QWidget) if item.isVisibleTo(place) and _can_be_reached(item)
    ]
    return [" in ".join(_line_of(item, place)) for item in found if not _is_named(item)]


def _can_be_reached(item: QWidget) -> bool:
    is_reached = bool(item.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    is_inside = isinstance(item, QScrollBar) or (
        isinstance(item, QLineEdit) and isinstance(item.parentWidget(), QComboBox)
    )
    return is_reached and item.isEnabled() and not is_inside


def _is_named(item: QWidget) -> bool:
    has_words = isinstance(item, QAbstractButton) and bool(item.text().strip())
    has_tabs = isinstance(item, QTabBar) and item.count() > 0
    buddies = item.window().findChildren(QLabel)
    has_label = any(label.buddy() is item and label.text() for label in buddies)
    return bool(item.accessibleName().strip()) or has_words or has_tabs or has_label


def _line_of(item: QWidget, place: QWidget) -> Iterator[str]:
    at: QWidget | None = item
    while at is not None and at is not place:
        yield type(at).__name__
        at = at.parentWidget()


@pytest.mark.parametrize("page_id", [page.id for page in PAGES if page.is_in_rail])
def test_every_page_can_be_heard(window: MainWindow, page_id: str) -> None:
    window.show_page(page_id)
    QApplication.processEvents()
    assert nameless(window) == []


def test_every_section_of_a_dossier_can_be_heard(window: MainWindow) -> None:
    window.open_innovation(find_innovation(window.book, CODE))
    page = window.stack.current
    assert isinstance(page, DossierPage)
    assert page.editor is not None
    heard: dict[str, list[str]] = {}
    for section in page.editor.pack.form.sections:
        page.open_section(section.id)
        page.check()
        heard[section.id] = nameless(window)
    assert {section: names for section, names in heard.items() if names} == {}


@pytest.mark.parametrize(
    "make",
    [
        lambda window: StartDialog(window.session, window),
        lambda window: PersonDialog(window, window.book, lambda _changes: None),
        lambda window: Question(window, ("info", "accent"), "Hỏi?", "Có", "Không", items=("Một",)),
        lambda window: ProgressDialog("Đang in", window),
        lambda window: ValueDialog(
            window,
            "Chuyển giai đoạn…",
            "Giai đoạn",
            register_of(window).actions_of.stage.choices(),
            ("A",),
            1,
        ),
    ],
    ids=["start", "person", "question", "progress", "value"],
)
def test_every_dialog_can_be_heard_and_begins_somewhere(
    qtbot: QtBot, window: MainWindow, make: Callable[[MainWindow], QWidget]
) -> None:
    dialog = make(window)
    dialog.show()
    QApplication.processEvents()
    assert nameless(dialog) == []
    first = dialog.focusWidget()
    assert first is not None
    assert _is_named(first)
    assert dialog.height() <= window.screen().availableGeometry().height()
    dialog.close()
    dialog.deleteLater()
