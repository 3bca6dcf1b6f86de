"""Danh mục › Mẫu đơn: what ships, what an office adds, and what is wrong with it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.packs import available
from desktop_app.shipped import RESOURCES
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.catalogue import PACKS, CataloguePage
from desktop_app.ui.pages.catalogue_packs import PacksPart
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import answer_next, open_window, small_book

SHOWN = tuple(page for page in PAGES if page.id in {"register", "catalogue", "settings"})


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a small book, the packs in view."""
    shown = open_window(qtbot, small_book(tmp_path / "book"), tmp_path, SHOWN)
    shown.show_page("catalogue")
    page = shown.stack.page("catalogue")
    assert isinstance(page, CataloguePage)
    page.tabs.setCurrentIndex(PACKS)
    return shown


def part_of(window: MainWindow) -> PacksPart:
    """Return the packs of a window."""
    page = window.stack.page("catalogue")
    assert isinstance(page, CataloguePage)
    part = page.part(PACKS)
    assert isinstance(part, PacksPart)
    return part


def own_pack(folder: Path) -> Path:
    """Write an office's own pack, made of a shipped one."""
    text = (RESOURCES / "packs" / "tt18-2013.toml").read_text(encoding="utf-8")
    text = text.replace('id = "tt18-2013"', 'id = "nha-may"', 1)
    text = text.replace('title = "Thông tư 18/2013/TT-BKHCN"', 'title = "Mẫu của Nhà máy"', 1)
    file = folder / "của nhà máy.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_shipped_packs_are_listed_with_their_certainty(window: MainWindow) -> None:
    assert part_of(window).titles == ["EVNGENCO2 2026", "EVN 2023", "Thông tư 18/2013/TT-BKHCN"]


def test_an_own_pack_is_copied_into_the_book_and_listed(window: MainWindow, tmp_path: Path) -> None:
    part = part_of(window)
    part.add_pack(own_pack(tmp_path))
    assert part.titles[-1] == "Mẫu của Nhà máy"
    assert [file.name for file in (window.book.folder / "packs").iterdir()] == ["nha-may-2.toml"]
    assert available(window.book)[-1].id == "nha-may"


def test_the_same_pack_is_refused_a_second_time(window: MainWindow, tmp_path: Path) -> None:
    part = part_of(window)
    part.add_pack(own_pack(tmp_path))
    said = answer_next(Question, lambda dialog: dialog.accept())
    part.add_pack(own_pack(tmp_path))
    assert any("Tăng version" in text for text in said)
    assert len(list((window.book.folder / "packs").iterdir())) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b'id = "x"\nversion = ', "dòng 2"), (b'id = "x"\n', "Mẫu"), (b"\xff\xfe\x00", "Mẫu"), (b"", "Mẫu")],
)
def test_a_faulty_pack_is_refused_with_its_reason_and_not_copied(
    window: MainWindow, tmp_path: Path, content: bytes, reason: str
) -> None:
    file = tmp_path / "hong.toml"
    file.write_bytes(content)
    said = answer_next(Question, lambda dialog: dialog.accept())
    part_of(window).add_pack(file)
    assert any(reason in text and "hong.toml" in text for text in said)
    assert list((window.book.folder / "packs").iterdir()) == []


def test_a_pack_that_went_away_is_told(window: MainWindow, tmp_path: Path) -> None:
    said = answer_next(Question, lambda dialog: dialog.accept())
    part_of(window).add_pack(tmp_path / "mat.toml")
    assert any("mat.toml" in text for text in said)


def test_a_fault_in_the_books_folder_is_shown_with_its_sentence(window: MainWindow) -> None:
    (window.book.folder / "packs" / "loi.toml").write_text('id = "x"\n', encoding="utf-8")
    part = part_of(window)
    part.again.click()
    assert len(part.faults) == 1
    assert "loi.toml" in part.faults[0].words.text()
    assert len(part.titles) == 3
