"""Xét công nhận: what its tables, grid and dialogs do, in a real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.council import Ballot, Conflict, Examination, Member
from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Authorship, Innovation
from desktop_app.services import balloting, council, examining
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.services.participants import set_authors
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.council import BALLOTS, DOSSIERS, MEMBERS, RESULTS, CouncilPage
from desktop_app.ui.pages.council_pick import PickDialog
from tests.ui.windows import answer_next, open_window

SHOWN = tuple(page for page in PAGES if page.id in {"register", "council"})
LONG = "Hệ thống tự động tính toán công suất điều độ (Qdd) và công suất dư (Qdư) <b>&amp;</b> " * 3


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "Sổ", clock=Clock(date(2026, 7, 20))) as made:
        yield made


def seated(book: Book, criteria: str = "") -> int:
    """Make a round of three members with two accepted dossiers; the second member wrote the second one."""
    values = {"name": "Đợt 1", "level": "co_so", "held_on": date(2026, 7, 1), "criteria": criteria}
    made = council.add_round(book, values).id
    for name in ("An", "Bình", "Cường"):
        council.add_member(book, made, {"name": name, "role": "member"})
    keys = [add_innovation(book, {"title": title, "stage": "filed"}).id for title in (LONG, "Kim phun")]
    set_authors(book, keys[1], [Authorship(0, keys[1], 1, name="Bình")])
    examining.take_in(book, made, keys, date(2026, 6, 1))
    examining.accept(book, [item.id for item in council.examinations(book, made)], date(2026, 6, 2))
    return made


@pytest.fixture
def page(qtbot: QtBot, book: Book, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[CouncilPage]:
    seated(book, getattr(request, "param", ""))
    window = open_window(qtbot, book, tmp_path, SHOWN)
    window.show_page("council")
    shown = window.stack.page("council")
    assert isinstance(shown, CouncilPage)
    yield shown
    window.close()


def press(qtbot: QtBot, page: CouncilPage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.ballots.grid, key)


def cell(page: CouncilPage, row: int, column: int) -> str:
    return str(page.ballots.model.index(row, column).data())


def test_an_empty_page_offers_the_first_round(qtbot: QtBot, book: Book, tmp_path: Path) -> None:
    window = open_window(qtbot, book, tmp_path, SHOWN)
    window.show_page("council")
    shown = window.stack.page("council")
    assert isinstance(shown, CouncilPage)
    assert shown.nothing.isVisible()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.accept()
        assert dialog.error.words.text().startswith("Nhập tên đợt xét")
        dialog.form.rows["name"].editor.set_value("Đợt 1")
        dialog.form.rows["name"].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    assert shown.nothing.button is not None
    shown.nothing.button.click()
    assert [item.name for item in council.rounds(book)] == ["Đợt 1"]
    assert shown.members.isVisible()


def test_keys_answer_and_go_on(qtbot: QtBot, book: Book, page: CouncilPage) -> None:
    page.show_part(BALLOTS)
    grid = page.ballots.grid
    grid.setFocus()
    press(qtbot, page, Qt.Key.Key_1, Qt.Key.Key_2)
    assert [cell(page, row, 0) for row in range(3)] == ["Thông tin đầy đủ, chính xác", "Không khả thi", "–"]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 0)
    last = page.ballots.model.rowCount() - 1
    assert cell(page, last, 0) == "Không công nhận"
    press(qtbot, page, Qt.Key.Key_Tab)
    assert grid.currentIndex().column() == 1
    grid.setCurrentIndex(page.ballots.model.index(1, 0))
    press(qtbot, page, Qt.Key.Key_Delete)
    assert cell(page, 1, 0) == "–"
    assert cell(page, last, 0) == "chưa chấm đủ"
    page.session.undo.undo()
    assert cell(page, 1, 0) == "Không khả thi"
    assert page.session.undo.undo_label.startswith("Chấm phiếu 2026-SK-")
    assert len(book.all(Ballot)) == 1


def test_the_hint_names_the_boxes_and_who_must_not_vote(qtbot: QtBot, book: Book, page: CouncilPage) -> None:
    page.show_part(BALLOTS)
    assert "1 = Thông tin đầy đủ, chính xác, 2 = Thông tin không đầy đủ" in page.ballots.hint.text()
    page.ballots.step(1)
    assert "Bình là tác giả nên không chấm sáng kiến này" in page.ballots.said.text()
    page.ballots.grid.setCurrentIndex(page.ballots.model.index(0, 1))
    assert "không chấm" in cell(page, 0, 1)
    press(qtbot, page, Qt.Key.Key_1)
    assert book.all(Ballot) == []


@pytest.mark.parametrize("page", ["pcvt-100"], indirect=True)
def test_points_are_typed_with_a_comma_and_too_many_are_told(
    qtbot: QtBot, book: Book, page: CouncilPage
) -> None:
    page.show_part(BALLOTS)
    grid, model = page.ballots.grid, page.ballots.model
    for row, points in enumerate(("28,5", "15", "15", "20", "20")):
        assert model.setData(model.index(row, 0), points)
    assert cell(page, 0, 0) == "28,5"
    assert "98,5 điểm, Loại A" in page.ballots.said.text()
    grid.setCurrentIndex(model.index(0, 1))
    qtbot.keyClick(grid, Qt.Key.Key_9)
    editor = next(item for item in grid.viewport().findChildren(QLineEdit) if item.isVisible())
    assert editor.text() == "9"
    editor.setText("31")
    said = answer_next(Question, lambda dialog: dialog.accept())
    grid.commitData(editor)
    assert any("cho nhiều nhất 30 điểm" in words for words in said)
    assert cell(page, 0, 1) == "–"


def test_an_interest_is_declared_and_taken_back(book: Book, page: CouncilPage) -> None:
    page.show_part(BALLOTS)
    page.ballots.grid.setCurrentIndex(page.ballots.model.index(0, 2))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.form.rows["reason"].editor.set_value("em ruột tác giả")
        dialog.form.rows["reason"].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.ballots.declare()
    assert [item.reason for item in book.all(Conflict)] == ["em ruột tác giả"]
    assert "Cường đã khai có lợi ích liên quan" in page.ballots.said.text()
    answer_next(Question, lambda dialog: dialog.accept())
    page.ballots.declare()
    assert book.all(Conflict) == []


def test_an_abstention_and_a_conclusion_otherwise(book: Book, page: CouncilPage) -> None:
    page.show_part(BALLOTS)
    page.ballots.abstain()
    last = page.ballots.model.rowCount() - 1
    assert cell(page, last, 0) == "Phiếu trắng"
    assert "1 phiếu trắng" in page.ballots.said.text()
    page.ballots.abstain()
    assert book.all(Ballot) == []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.form.rows["conclusion"].editor.set_value("refused")
        dialog.form.rows["conclusion"].editor.changed.emit()
        dialog.accept()
        assert "phải ghi lý do" in dialog.error.words.text()
        dialog.form.rows["reason"].editor.set_value("Trùng giải pháp")
        dialog.form.rows["reason"].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.ballots.override()
    assert cell(page, last, 0) == "Không công nhận *"
    assert "Trùng giải pháp" in str(page.ballots.model.index(last, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_members_are_listed_with_what_is_to_be_looked_at(book: Book, page: CouncilPage) -> None:
    page.show_part(MEMBERS)
    said = " ".join(page.members.notices.sentences)
    assert "chưa có Chủ tịch" in said
    assert "Bình là tác giả của" in said
    page.members.table.select_row(0)

    def make_chair(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        for key, value in (("role", "chair"), ("is_union", True), ("is_present", False)):
            dialog.form.rows[key].editor.set_value(value)
            dialog.form.rows[key].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, make_chair)
    page.members.edit()
    member = book.get(Member, council.members(book, council.rounds(book)[0].id)[0].id)
    assert (member.role, member.is_union, member.is_present) == ("chair", True, False)
    assert "Chủ tịch" not in " ".join(page.members.notices.sentences)


def test_dossiers_are_chosen_by_words_and_taken_out_again(book: Book, page: CouncilPage) -> None:
    page.show_part(DOSSIERS)
    add_innovation(book, {"title": "Đo rung ổ trục", "stage": "ready"})
    add_innovation(book, {"title": "Chưa viết xong", "stage": "writing"})

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        dialog.search.setText("o truc")
        assert [item.title for item in dialog.model.records()] == ["Đo rung ổ trục"]
        assert not dialog.take.isEnabled()
        dialog.all.click()
        dialog.accept()

    answer_next(PickDialog, choose)
    page.dossiers.pick()
    assert page.dossiers.model.rowCount() == 3
    assert page.tabs.tabText(DOSSIERS) == "Hồ sơ (3)"
    page.dossiers.table.select_row(2)
    said = answer_next(Question, lambda dialog: dialog.accept())
    page.dossiers.withdraw()
    assert any("Bỏ 1 hồ sơ khỏi đợt xét" in words for words in said)
    assert page.dossiers.model.rowCount() == 2


def test_a_conclusion_and_the_limits_are_shown(book: Book, page: CouncilPage) -> None:
    keys = [item.id for item in council.examinations(book, council.rounds(book)[0].id)]
    for member in balloting.sheet_of(book, keys[0]).members:
        for line in balloting.sheet_of(book, keys[0]).criteria:
            balloting.mark(book, keys[0], member.id, line.id, "positive")
    page.show_part(RESULTS)
    assert "Hạn ban hành biên bản họp 22/07/2026" in page.results.limits.words.text()
    assert "còn 2 ngày" in page.results.limits.words.text()
    page.results.table.select_row(0)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        assert dialog.form.value("result") == "recognised"
        dialog.form.rows["author_rate"].editor.set_value("7,5 %")
        dialog.form.rows["author_rate"].editor.changed.emit()
        dialog.form.rows["next_level"].editor.set_value("tct")
        dialog.form.rows["next_level"].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.results.conclude()
    found = book.get(Examination, keys[0])
    assert (found.result, found.author_rate, found.next_level) == ("recognised", 750, "tct")
    assert "0/3 phiếu đề xuất cấp Tổng công ty" in page.results.reason.text()
    assert book.get(Innovation, found.innovation_id).stage == "examining"


def test_every_part_fits_a_small_screen(page: CouncilPage) -> None:
    for part in (MEMBERS, DOSSIERS, BALLOTS, RESULTS):
        page.show_part(part)
        assert page.window().minimumSizeHint().width() <= 1093
        assert page.window().minimumSizeHint().height() <= 614


def test_rounds_are_chosen_with_the_keys(qtbot: QtBot, book: Book, page: CouncilPage) -> None:
    council.add_round(book, {"name": LONG, "level": "tct", "held_on": date(2025, 7, 1)})
    page.rounds.list.setFocus()
    qtbot.keyClick(page.rounds.list, Qt.Key.Key_Down)
    assert page.title.text() == LONG.strip()
    assert page.tabs.tabText(MEMBERS) == "Hội đồng (0)"
    qtbot.keyClick(page.rounds.list, Qt.Key.Key_Up)
    assert page.title.text() == "Đợt 1"
    assert [action.text() for action in page.palette_actions()] == ["Tạo đợt xét…", "Sửa đợt xét…"]
    page.show_round(council.rounds(book)[1].id)
    said = answer_next(Question, lambda dialog: dialog.accept())
    page.remove_round()
    assert any("cùng Hội đồng của đợt?" in words for words in said)
    assert [item.name for item in council.rounds(book)] == ["Đợt 1"]


def test_control_z_takes_a_mark_back_from_within_the_grid(
    qtbot: QtBot, book: Book, page: CouncilPage
) -> None:
    page.show_part(BALLOTS)
    page.ballots.grid.setFocus()
    press(qtbot, page, Qt.Key.Key_1)
    assert len(book.all(Ballot)) == 1
    qtbot.keyClick(page.ballots.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert book.all(Ballot) == []
    qtbot.keyClick(page.ballots.grid, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert cell(page, 0, 0) == "Thông tin đầy đủ, chính xác"
    qtbot.keyClick(page.ballots.grid, Qt.Key.Key_Shift)
