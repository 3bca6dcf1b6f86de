"""Danh mục › Người: the list, the form beside it, and making doubles one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Authorship, Innovation, Person
from desktop_app.services import people
from desktop_app.services.books import Book
from desktop_app.services.participants import set_authors
from desktop_app.services.units import all_units
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.editors.flag import FlagEditor
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.catalogue import PEOPLE, CataloguePage
from desktop_app.ui.pages.catalogue_people import PeoplePart
from desktop_app.ui.pages.merge_people import MergeDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import answer_next, open_window, small_book

SHOWN = tuple(page for page in PAGES if page.id in {"register", "catalogue", "settings"})


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on four people, two of one name; the first author of a dossier is one of those."""
    book = small_book(tmp_path / "book")
    unit = all_units(book)[0].id
    facts: tuple[dict[str, object], ...] = (
        {"name": "Nguyễn Văn Ưng", "post": "Trưởng ca", "unit_id": unit},
        {"name": "Trần Thị Đào", "birth": "1990", "staff_id": "NV-007"},
        {"name": "Lê Anh", "birth": "1988-03-12"},
        {"name": "TRẦN THỊ ĐÀO", "post": "Kỹ thuật viên"},
    )
    for values in facts:
        people.add_person(book, values)  # type: ignore[arg-type]  # plain values
    innovation = book.all(Innovation)[0].id
    dao = next(person for person in people.all_people(book) if person.post == "Kỹ thuật viên")
    set_authors(book, innovation, [Authorship(0, innovation, 1, name=dao.name, person_id=dao.id)])
    shown = open_window(qtbot, book, tmp_path, SHOWN)
    shown.show_page("catalogue")
    page = shown.stack.page("catalogue")
    assert isinstance(page, CataloguePage)
    page.tabs.setCurrentIndex(PEOPLE)
    return shown


def part_of(window: MainWindow) -> PeoplePart:
    """Return the people of a window."""
    page = window.stack.page("catalogue")
    assert isinstance(page, CataloguePage)
    part = page.part(PEOPLE)
    assert isinstance(part, PeoplePart)
    return part


def named(book: Book, name: str) -> Person:
    """Return the person of a name."""
    return next(person for person in people.all_people(book) if person.name == name)


def shown_names(part: PeoplePart) -> list[str]:
    """Return the names listed, from the top."""
    return [line.person.name for line in part.model.records()]


def test_people_stand_by_given_name_and_say_how_many_dossiers_name_them(window: MainWindow) -> None:
    part = part_of(window)
    assert [name.casefold() for name in shown_names(part)] == [
        "lê anh",
        "trần thị đào",
        "trần thị đào",
        "nguyễn văn ưng",
    ]
    counts = {line.person.name: line.dossiers for line in part.model.records()}
    assert counts == {"Lê Anh": 0, "Trần Thị Đào": 0, "TRẦN THỊ ĐÀO": 1, "Nguyễn Văn Ưng": 0}


def test_any_column_sorts_both_ways(window: MainWindow) -> None:
    part = part_of(window)
    part.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown_names(part)[:2] == ["Trần Thị Đào", "Lê Anh"]
    part.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown_names(part)[0] == "Nguyễn Văn Ưng"


@pytest.mark.parametrize("typed", ["dao tran", "nv-007", "truong ca", "ĐÀO"])
def test_search_finds_without_accents_by_name_post_and_staff_id(window: MainWindow, typed: str) -> None:
    part = part_of(window)
    part.search.setText(typed)
    expected = {"dao tran": 2, "ĐÀO": 2}.get(typed, 1)
    assert len(shown_names(part)) == expected
    assert part.count.text() == f"Tìm thấy {expected} người"


def test_an_edited_fact_is_saved_and_taken_back(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    person = named(book, "Lê Anh")
    part.select_person(person.id)
    birth = part.side.form.rows["birth"].editor
    assert isinstance(birth, LineEditor)
    assert birth.line.toPlainText() == "12/03/1988"
    birth.line.setPlainText("5/6/1989")
    assert part.leave()
    assert book.get(Person, person.id).birth == "1989-06-05"
    manager = part.side.form.rows["is_manager"].editor
    assert isinstance(manager, FlagEditor)
    manager.box.click()
    assert part.leave()
    assert book.get(Person, person.id).is_manager
    window.menus.undo.do()
    assert not book.get(Person, person.id).is_manager
    assert not manager.box.isChecked()
    assert part.side.key == person.id


def test_a_birth_that_cannot_be_read_is_said_beside_the_field(window: MainWindow) -> None:
    part = part_of(window)
    part.select_person(named(window.book, "Lê Anh").id)
    birth = part.side.form.rows["birth"].editor
    assert isinstance(birth, LineEditor)
    birth.line.setPlainText("12/3/88")
    assert not part.leave()
    assert "đủ bốn chữ số" in part.side.form.rows["birth"].error.words.text()
    birth.line.setPlainText("1988")
    assert part.leave()


def test_a_known_name_is_asked_about_before_somebody_is_added(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    answer_next(Question, lambda dialog: dialog.reject())
    part.add_person({"name": "Le Anh"})
    assert len(people.all_people(book)) == 4
    assert part.side.key == named(book, "Lê Anh").id

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.form.rows["name"].editor.set_value("Phạm Ý Nhi")
        dialog.form.rows["name"].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    part.add.click()
    assert part.side.title.text() == "Phạm Ý Nhi"


def test_doubles_are_shown_side_by_side_and_made_one(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    assert part.doubles.text() == "Người trùng (1)…"
    kept = named(book, "Trần Thị Đào")

    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        columns = dialog.columns
        assert columns is not None
        assert columns.kept != kept.id  # the one that dossiers name is proposed
        columns.keeps[[person.id for person in columns._people].index(kept.id)].click()
        assert columns.filled() == ["chức vụ"]
        assert "chức vụ" in dialog.told.text()
        assert not columns.has_two_births()
        dialog.merge.click()

    answer_next(MergeDialog, merge)
    part.doubles.click()
    merged = named(book, "Trần Thị Đào")
    assert (merged.id, merged.post, merged.birth) == (kept.id, "Kỹ thuật viên", "1990")
    assert people.dossier_counts(book) == {kept.id: 1}
    assert len(people.all_people(book)) == 3
    assert not part.doubles.isVisible()
    window.menus.undo.do()
    assert len(people.all_people(book)) == 4
    assert kept.id not in people.dossier_counts(book)


def test_records_that_are_not_the_same_person_are_left_out(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    people.edit_person(book, people.likely_doubles(book)[0].people[1].id, {"birth": "1975"})

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        columns = dialog.columns
        assert columns is not None
        for tick in columns.ticks:
            tick.setChecked(False)
        assert not dialog.merge.isEnabled()
        dialog.reject()

    answer_next(MergeDialog, refuse)
    part.show_doubles()
    assert len(people.all_people(book)) == 4


def test_different_births_are_a_warning(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    other = named(book, "TRẦN THỊ ĐÀO")
    people.edit_person(book, other.id, {"birth": "1975"})
    warned: list[bool] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        warned.append(dialog.doubt.isVisible())
        dialog.reject()

    answer_next(MergeDialog, look)
    part.show_doubles()
    assert warned == [True]


def test_people_chosen_in_the_list_can_be_merged_whatever_their_names(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    part.table.selectAll()
    assert part.merge.text() == "Gộp 4 người đã chọn…"
    shown: list[int] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        shown.extend(len(group.people) for group in dialog.groups)
        dialog.reject()

    answer_next(MergeDialog, look)
    part.merge.click()
    assert shown == [4]
    assert len(people.all_people(book)) == 4


def test_somebody_a_dossier_names_is_not_removed(window: MainWindow) -> None:
    part, book = part_of(window), window.book
    part.select_person(named(book, "TRẦN THỊ ĐÀO").id)
    said = answer_next(Question, lambda dialog: dialog.accept())
    part.side.remove.click()
    assert any("không xóa được" in text for text in said)
    part.select_person(named(book, "Lê Anh").id)
    part.side.remove.click()
    assert "Lê Anh" not in shown_names(part)
    assert part.side.key == 0


def test_selected_rows_are_copied_with_headings(window: MainWindow) -> None:
    part = part_of(window)
    part.select_person(named(window.book, "Lê Anh").id)
    part.table.copy_selected()
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:2] == ["Họ và tên", "Sinh"]
    assert line.split("\t")[:2] == ["Lê Anh", "12/03/1988"]


def test_the_widths_of_columns_are_remembered(qtbot: QtBot, window: MainWindow) -> None:
    part_of(window).table.setColumnWidth(0, 277)
    assert window.preferences.get("people.widths")[0] == 277
    page = CataloguePage(window.session)
    qtbot.addWidget(page)
    again = page.part(PEOPLE)
    assert isinstance(again, PeoplePart)
    assert again.table.columnWidth(0) == 277
