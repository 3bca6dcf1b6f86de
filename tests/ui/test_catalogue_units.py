"""Danh mục › Đơn vị: the tree, the form beside it, old names and head counts."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import HeadCount, Unit, UnitName
from desktop_app.services import units
from desktop_app.services.books import Book
from desktop_app.services.units import add_unit
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.catalogue import UNITS, CataloguePage
from desktop_app.ui.pages.catalogue_units import UnitsPart
from desktop_app.ui.pages.unit_tree import NAME, STATE
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import answer_next, open_window, small_book

SHOWN = tuple(page for page in PAGES if page.id in {"register", "catalogue", "settings"})


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a company with two plants, each with a workshop of the same name."""
    book = small_book(tmp_path / "book")
    company = add_unit(book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NĐST"}).id
    for name in ("Phân xưởng Sửa chữa", "Phòng Kỹ thuật"):
        add_unit(book, {"name": name, "parent_id": company})
    other = add_unit(book, {"name": "Công ty Thủy điện Đak Rền", "abbreviation": "TĐĐR"}).id
    add_unit(book, {"name": "Phòng Kỹ thuật", "parent_id": other})
    shown = open_window(qtbot, book, tmp_path, SHOWN)
    shown.show_page("catalogue")
    return shown


def part_of(window: MainWindow) -> UnitsPart:
    """Return the units of a window."""
    page = window.stack.page("catalogue")
    assert isinstance(page, CataloguePage)
    part = page.part(UNITS)
    assert isinstance(part, UnitsPart)
    return part


def named(book: Book, name: str) -> Unit:
    """Return the first unit of a name."""
    return next(unit for unit in units.all_units(book) if unit.name == name)


def names(part: UnitsPart) -> list[str]:
    """Return the names shown, from the top, set in by their depth."""
    found: list[str] = []
    index = part.model.index(0, NAME)
    while index.isValid():
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        found.append("  " * depth + str(index.data()))
        index = part.tree.indexBelow(index)
    return found


def type_into(part: UnitsPart, key: str, text: str) -> None:
    """Type a text into a line of the form, as a person does."""
    editor = part.side.form.rows[key].editor
    assert isinstance(editor, LineEditor)
    editor.line.setPlainText(text)


def test_units_stand_under_their_parents_in_vietnamese_order(window: MainWindow) -> None:
    assert names(part_of(window)) == [
        "Công ty Nhiệt điện Sông Trầm",
        "  Phân xưởng Sửa chữa",
        "  Phòng Kỹ thuật",
        "Công ty Thủy điện Đak Rền",
        "  Phòng Kỹ thuật",
        "Phân xưởng Vận hành",
    ]


def test_search_without_accents_keeps_what_stands_above(window: MainWindow) -> None:
    part = part_of(window)
    part.search.setText("sua chua")
    assert names(part) == ["Công ty Nhiệt điện Sông Trầm", "  Phân xưởng Sửa chữa"]
    assert part.count.text() == "Tìm thấy 2 đơn vị"


def test_an_edit_is_saved_as_one_step_and_taken_back(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    unit = named(book, "Phân xưởng Sửa chữa")
    part.select_unit(unit.id)
    for text in ("PX", "PXSC"):
        type_into(part, "abbreviation", text)
        assert part.leave()
    assert book.get(Unit, unit.id).abbreviation == "PXSC"
    window.menus.undo.do()
    assert book.get(Unit, unit.id).abbreviation == ""
    assert part.side.form.value("abbreviation") == ""


def test_two_units_of_one_name_are_told_apart_by_their_parent(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    second = units.all_units(book)[4]
    unit = named(book, "Phân xưởng Sửa chữa")
    part.select_unit(unit.id)
    entries = dict(part.side.form._context.units())
    assert entries[second.id] == "Phòng Kỹ thuật, Công ty Thủy điện Đak Rền"
    assert entries[unit.id] == "Phân xưởng Sửa chữa"


def test_an_empty_name_is_said_beside_the_field_and_the_old_one_stays(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    unit = named(book, "Phân xưởng Sửa chữa")
    part.select_unit(unit.id)
    type_into(part, "name", "")
    assert not part.leave()
    assert part.side.form.rows["name"].error.words.text() == "Nhập tên đơn vị."
    assert not window.show_page("register")
    assert book.get(Unit, unit.id).name == "Phân xưởng Sửa chữa"
    type_into(part, "name", "Phân xưởng Cơ điện")
    assert window.show_page("register")
    assert book.get(Unit, unit.id).name == "Phân xưởng Cơ điện"


def test_another_unit_is_not_shown_while_a_date_cannot_be_read(qtbot: QtBot, window: MainWindow) -> None:
    part, book = part_of(window), window.book
    unit = named(book, "Phân xưởng Sửa chữa")
    part.select_unit(unit.id)
    line = part.side.form.rows["valid_to"].editor.focus_target()
    line.setFocus()
    qtbot.keyClicks(line, "31/02/2024")
    part.select_unit(named(book, "Phân xưởng Vận hành").id)
    assert part.side.key == unit.id
    assert "31/02/2024 không có trong lịch" in part.side.form.rows["valid_to"].error.words.text()
    qtbot.waitUntil(lambda: part.tree.currentIndex().internalId() == unit.id)
    answer_next(Question, lambda dialog: dialog.reject())
    assert not window.close()
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]  # a line
    qtbot.keyClicks(line, "31/12/2024")
    assert part.leave()


def test_renaming_with_a_day_keeps_the_old_name_until_the_day_before(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    unit = named(book, "Phân xưởng Sửa chữa")
    part.select_unit(unit.id)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.form.rows["name"].editor.set_value("Phân xưởng Sửa chữa Cơ nhiệt")
        dialog.form.rows["name"].editor.changed.emit()
        dialog.accept()
        assert dialog.error.words.text() == "Nhập ngày, ví dụ 01/01/2026."
        dialog.form.rows["on"].editor.set_value(date(2024, 7, 1))
        dialog.form.rows["on"].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    part.side.rename.click()
    assert book.get(Unit, unit.id).name == "Phân xưởng Sửa chữa Cơ nhiệt"
    (old,) = book.all(UnitName)
    assert (old.name, old.valid_to) == ("Phân xưởng Sửa chữa", date(2024, 6, 30))
    assert part.side.names.texts == ["Phân xưởng Sửa chữa (đến 30/06/2024)"]
    part.side.names.removals[0].click()
    assert book.all(UnitName) == []


def test_head_counts_are_kept_by_day_and_the_latest_stands_in_the_tree(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    unit = named(book, "Phân xưởng Sửa chữa")
    part.select_unit(unit.id)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        for key, value in (("on", date(2025, 1, 1)), ("people", "1.512")):
            dialog.form.rows[key].editor.set_value(value)
            dialog.form.rows[key].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    part.side.add_count.click()
    assert [(item.on, item.people) for item in book.all(HeadCount)] == [(date(2025, 1, 1), 1512)]
    assert part.side.counts.texts == ["01/01/2025: 1512 người"]
    assert part.model.index_of(unit.id).siblingAtColumn(2).data() == "1512"


def test_an_ended_unit_is_grey_says_so_and_can_be_left_out(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    unit = named(book, "Phân xưởng Sửa chữa")
    window.session.remember(units.edit_unit(book, unit.id, {"valid_to": date(2023, 12, 31)}))
    index = part.model.index_of(unit.id)
    assert index.siblingAtColumn(STATE).data() == "Đã kết thúc 31/12/2023"
    assert index.siblingAtColumn(STATE).data(Qt.ItemDataRole.DecorationRole) is not None
    assert index.data(Qt.ItemDataRole.ForegroundRole) is not None
    part.ended.setChecked(False)
    assert "  Phân xưởng Sửa chữa" not in names(part)


def test_a_unit_is_added_under_the_chosen_one_and_shown(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    company = named(book, "Công ty Nhiệt điện Sông Trầm")
    part.select_unit(company.id)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.accept()
        assert dialog.error.words.text() == "Nhập tên đơn vị."
        dialog.form.rows["name"].editor.set_value("Phòng An toàn")
        dialog.form.rows["name"].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    part.add.click()
    added = named(book, "Phòng An toàn")
    assert added.parent_id == company.id
    assert part.side.key == added.id
    window.menus.undo.do()
    assert "  Phòng An toàn" not in names(part)
    assert part.side.key == 0


def test_a_unit_that_dossiers_name_is_not_removed_and_the_reason_is_said(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    part.select_unit(named(book, "Phân xưởng Vận hành").id)
    said = answer_next(Question, lambda dialog: dialog.accept())
    part.side.remove.click()
    assert any("Hãy đặt ngày kết thúc" in text for text in said)
    part.select_unit(named(book, "Phân xưởng Sửa chữa").id)
    part.side.remove.click()
    assert "Phân xưởng Sửa chữa" not in [unit.name for unit in units.all_units(book)]
    window.menus.undo.do()
    assert "Phân xưởng Sửa chữa" in [unit.name for unit in units.all_units(book)]


def test_a_folded_branch_stays_folded_when_the_book_changes(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    company = named(book, "Công ty Nhiệt điện Sông Trầm")
    part.tree.collapse(part.model.index_of(company.id))
    window.session.remember(units.add_unit(book, {"name": "Ban An toàn"}).changes)
    assert not part.tree.isExpanded(part.model.index_of(company.id))
    assert "Ban An toàn" in names(part)


def test_an_empty_book_says_what_belongs_here(qtbot: QtBot, tmp_path: Path) -> None:
    shown = open_window(qtbot, Book.create(tmp_path / "empty"), tmp_path, SHOWN)
    shown.show_page("catalogue")
    part = part_of(shown)
    assert part.nothing.isVisible()
    assert "phân xưởng" in part.nothing.sentence.text()


def test_find_in_page_goes_to_the_search(qtbot: QtBot, window: MainWindow) -> None:
    part = part_of(window)
    window.activateWindow()
    assert window.menus.search.shortcut() == QKeySequence("Ctrl+F")
    window.menus.search.trigger()
    qtbot.waitUntil(part.search.hasFocus)
