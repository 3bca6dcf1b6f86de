"""The table of people: typed, picked, moved, shared, and what each of them did."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import ApplicationHelper, Authorship, Person
from desktop_app.forms.vocabulary import Catalogue, Choice, Column
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.people_table import PeopleEditor
from desktop_app.ui.look.theme import apply_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
COLUMNS = (
    Column("TT", "number"),
    Column("Họ và tên", "name", 3),
    Column("Ngày sinh", "birth"),
    Column("Chức vụ, nơi công tác", "post+workplace", 4),
    Column("Tỷ lệ (%)", "share", 1, "right"),
    Column("Ký tên", "sign"),
)
PERSON = Person(
    7,
    "u",
    "Đặng Ngọc Ẩn",
    birth="1988-03-12",
    post="Trưởng ca",
    workplace="PX Vận hành",
    education_level="Kỹ sư",
    education_field="điện",
)
NAME, BIRTH, POST, WORKPLACE, SHARE = range(5)


def author(number: int, share: int | None) -> Authorship:
    return Authorship(number, 1, number, f"Người {number}", share=share)


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication) -> PeopleEditor:
    apply_theme(qapp, "light")
    context = FormContext(Catalogue((), {}), pick_person=lambda _parent: PERSON, innovation_id=1)
    made = PeopleEditor(COLUMNS, context, has_shares=True)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def put(editor: PeopleEditor, row: int, column: int, text: str) -> None:
    editor.model.setData(editor.model.index(row, column), text)


def test_printed_columns_become_edited_ones(editor: PeopleEditor) -> None:
    headings = [editor.model.headerData(place, Qt.Orientation.Horizontal) for place in range(5)]
    assert [column.attribute for column in editor.model.columns] == [
        "name",
        "birth",
        "post",
        "workplace",
        "share",
    ]
    assert headings == ["Họ và tên", "Ngày sinh", "Chức vụ", "Nơi làm việc", "Tỷ lệ (%)"]


def test_loading_is_no_edit(editor: PeopleEditor, qtbot: QtBot) -> None:
    rows = (author(1, 6000), author(2, 4000))
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value(rows)
    assert editor.value() == rows
    assert "100,00" in editor.sum.words.text()


def test_row_is_added_and_typed_with_the_keyboard(editor: PeopleEditor, qtbot: QtBot) -> None:
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    cell = editor.view.findChild(QLineEdit)
    assert cell is not None
    qtbot.keyClicks(cell, "Nguyen A")
    editor.commit()
    assert editor.value() == (Authorship(0, 1, 1, "Nguyen A"),)


def test_picked_person_is_copied_as_printed(editor: PeopleEditor) -> None:
    editor.pick_person()
    (row,) = editor.value()
    assert (row.id, row.person_id, row.name, row.birth, row.post) == (
        0,
        7,
        "Đặng Ngọc Ẩn",
        "1988-03-12",
        "Trưởng ca",
    )
    assert (row.workplace, row.qualification) == ("PX Vận hành", "Kỹ sư điện")
    assert editor.model.data(editor.model.index(0, BIRTH)) == "12/03/1988"


def test_shares_are_split_evenly_and_make_the_whole(editor: PeopleEditor, qtbot: QtBot) -> None:
    editor.set_value((author(1, None), author(2, None), author(3, None)))
    assert "còn thiếu 100,00" in editor.sum.words.text()
    qtbot.mouseClick(editor.even_button, Qt.MouseButton.LeftButton)
    assert sum(row.share or 0 for row in editor.value() if isinstance(row, Authorship)) == 10000
    assert editor.sum.words.property("tone") == "success"


def test_three_thirds_fall_short_and_are_told(editor: PeopleEditor) -> None:
    editor.set_value(tuple(author(number, None) for number in (1, 2, 3)))
    for row in range(3):
        put(editor, row, SHARE, "33,33")
    assert "99,99" in editor.sum.words.text()
    assert "0,01" in editor.sum.words.text()
    assert editor.sum.words.property("tone") == "warning"


def test_unreadable_share_stays_as_typed_and_is_named(editor: PeopleEditor) -> None:
    editor.set_value((author(1, 5000),))
    put(editor, 0, SHARE, "một nửa")
    assert editor.model.data(editor.model.index(0, SHARE)) == "một nửa"
    with pytest.raises(UserError, match="Dòng 1"):
        editor.value()
    put(editor, 0, SHARE, "50")
    assert editor.value() == (author(1, 5000),)


def test_rows_move_and_go_with_what_was_typed(editor: PeopleEditor) -> None:
    editor.set_value((author(1, 5000), author(2, 5000)))
    put(editor, 0, SHARE, "sai")
    editor.view.setCurrentIndex(editor.model.index(0, NAME))
    editor.move_person(1)
    assert editor.model.data(editor.model.index(1, SHARE)) == "sai"
    put(editor, 1, SHARE, "50")
    assert [(row.id, row.position) for row in editor.value()] == [(2, 1), (1, 2)]
    editor.move_person(1)
    assert [row.id for row in editor.value()] == [2, 1]
    editor.remove_person()
    assert [row.id for row in editor.value()] == [2]


def test_table_is_as_high_as_nine_people(editor: PeopleEditor) -> None:
    editor.set_value(tuple(author(number, None) for number in range(1, 10)))
    QApplication.processEvents()
    assert editor.view.verticalScrollBar().maximum() == 0


def test_helpers_have_no_shares(qtbot: QtBot) -> None:
    editor = PeopleEditor(
        (Column("Họ và tên", "name"), Column("Việc đã làm", "task")), FormContext(Catalogue((), {})), False
    )
    qtbot.addWidget(editor)
    editor.set_value((ApplicationHelper(1, 1, 1, "A"),))
    assert [column.attribute for column in editor.model.columns] == ["name", "task"]
    assert editor.sum.isHidden()
    put(editor, 0, 1, "lắp đặt")
    assert editor.value() == (ApplicationHelper(1, 1, 1, "A", task="lắp đặt"),)


PARTS = (
    Choice("created", "Trực tiếp tạo ra giải pháp", "Là tác giả."),
    Choice("approved", "Phê duyệt", "Chỉ duyệt hoặc ký thì không phải là tác giả."),
)


@pytest.fixture
def asking(qtbot: QtBot, qapp: QApplication) -> PeopleEditor:
    """A table that asks what each author did, with nobody to hand them over to."""
    apply_theme(qapp, "light")
    made = PeopleEditor(COLUMNS, FormContext(Catalogue((), {"contributions": PARTS})), has_shares=True)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_value((author(1, 6000), author(2, 4000)))
    return made


def part_of(editor: PeopleEditor, row: int) -> QModelIndex:
    place = [column.attribute for column in editor.model.columns].index("contribution")
    return editor.model.index(row, place)


def test_what_an_author_did_is_asked_of_authors_only(asking: PeopleEditor) -> None:
    headings = [column.heading for column in asking.model.columns]
    assert headings[-2:] == ["Đã đóng góp gì", "Nội dung đã tự nghĩ ra"]
    helpers = PeopleEditor(COLUMNS, FormContext(Catalogue((), {"contributions": PARTS})), has_shares=False)
    assert "contribution" not in [column.attribute for column in helpers.model.columns]


def test_a_part_is_chosen_with_the_keyboard_in_a_box_that_names_the_person(
    asking: PeopleEditor, qtbot: QtBot
) -> None:
    index = part_of(asking, 1)
    asking.view.setFocus()
    asking.view.setCurrentIndex(index)
    qtbot.keyClick(asking.view, Qt.Key.Key_F2)
    box = asking.view.findChild(QComboBox)
    assert box is not None
    assert box.accessibleName() == "Đã đóng góp gì: Người 2"
    assert [box.itemText(place) for place in range(box.count())] == [
        "Chưa chọn",
        *(part.label for part in PARTS),
    ]
    qtbot.waitUntil(lambda: box.view().isVisible())
    popup = box.view()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index.data() == "Phê duyệt")
    assert [row.contribution for row in asking.value() if isinstance(row, Authorship)] == ["", "approved"]
    qtbot.waitUntil(asking.not_author.isVisible)
    assert "Người 2" in asking.not_author.text()


def test_leaving_the_box_alone_changes_nothing(asking: PeopleEditor, qtbot: QtBot) -> None:
    before = asking.value()
    asking.view.setCurrentIndex(part_of(asking, 0))
    with qtbot.assertNotEmitted(asking.changed):
        asking.view.edit(part_of(asking, 0))
        asking.commit()
    assert asking.value() == before


def test_the_current_row_is_told_of_first_and_removed(asking: PeopleEditor, qtbot: QtBot) -> None:
    put(asking, 0, part_of(asking, 0).column(), "phe duyet")
    put(asking, 1, part_of(asking, 1).column(), "Phê duyệt")
    assert "Người 1" in asking.not_author.text()
    asking.view.setCurrentIndex(asking.model.index(1, NAME))
    assert "Người 2" in asking.not_author.text()
    assert asking.not_author.hand_over.isHidden(), "there is nowhere to move them"
    qtbot.mouseClick(asking.not_author.remove, Qt.MouseButton.LeftButton)
    assert [row.name for row in asking.value()] == ["Người 1"]
    put(asking, 0, part_of(asking, 0).column(), "Trực tiếp tạo ra giải pháp")
    assert asking.not_author.isHidden()


def test_a_part_on_no_list_is_kept_and_shown_as_it_is(asking: PeopleEditor) -> None:
    kept = (replace(author(1, 10000), contribution="của mẫu cũ"),)
    asking.set_value(kept)
    assert part_of(asking, 0).data() == "của mẫu cũ"
    assert asking.not_author.isHidden()
    assert asking.value() == kept
    put(asking, 0, part_of(asking, 0).column(), "nấu cơm")
    with pytest.raises(UserError, match="không có trong danh sách"):
        asking.value()
