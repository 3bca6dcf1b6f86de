"""Khen thưởng: its rounds, the board, the catalogue and their dialogs, in a real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards import AwardUse, Honour, NominationLine, OwnAward
from desktop_app.domain.dates import Clock
from desktop_app.forms.awards import shipped_awards
from desktop_app.services import award_settings, awards, commendation, nominations
from desktop_app.services.books import Book
from desktop_app.services.papers import PrintReport
from desktop_app.ui.kit.act_dialog import ActDialog
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.kit.words import IconWords, plain_tip
from desktop_app.ui.pages import PAGES, awards_papers
from desktop_app.ui.pages.awards import BOARD, CATALOGUE, ROUNDS, AwardsPage
from desktop_app.ui.pages.awards_honours import HonoursDialog
from desktop_app.ui.pages.awards_merits import MeritList
from desktop_app.ui.pages.awards_nominate import AuthorsForm, OneForm
from desktop_app.ui.pages.awards_sides import AWARD, INNOVATIONS, PEOPLE, Place
from desktop_app.ui.shell.main_window import MainWindow
from tests.services.award_books import innovation, person, unit
from tests.ui.windows import answer_next, open_window, register_of, wait_listed

SHOWN = tuple(page for page in PAGES if page.id in {"register", "awards"})
GIAY_KHEN, CSTD, BANG_KHEN_BO = "giay_khen", "chien_si_thi_dua_co_so", "bang_khen_bo"
LONG = "Nguyễn Thị <b>&amp;</b> {name} " + "Ưỡng " * 40


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "Sổ", clock=Clock(date(2026, 11, 24))) as made:
        shop = unit(made, "Phân xưởng Vận hành")
        first = person(made, "Nguyễn Duy Lâm", unit_id=shop)
        second = person(made, "Lê Thu Hà", unit_id=shop)
        innovation(made, {first: None}, title="Cắt bớt một cấp cánh bơm", unit_id=shop)
        innovation(made, {second: None, first: None}, title="Đo rung ổ trục", unit_id=shop)
        yield made


@pytest.fixture
def window(qtbot: QtBot, book: Book, tmp_path: Path) -> Iterator[MainWindow]:
    made = open_window(qtbot, book, tmp_path, SHOWN)
    yield made
    made.close()


def page_of(window: MainWindow) -> AwardsPage:
    window.show_page("awards")
    shown = window.stack.page("awards")
    assert isinstance(shown, AwardsPage)
    return shown


def people(book: Book) -> dict[str, int]:
    return {row[0]: row[1] for row in book.sql("SELECT name, id FROM person")}


def nominated(book: Book, *names: str) -> int:
    """Make a round with these people and their first innovations."""
    made = nominations.add_round(book, {"name": "Tổng kết năm 2026", "year": 2026}).id
    for name in names:
        nominations.add_line(book, made, {"person_id": people(book)[name], "award": GIAY_KHEN}, [1])
    return made


def change(dialog: FieldsDialog, **values: object) -> None:
    for key, value in values.items():
        dialog.form.rows[key].editor.set_value(value)
        dialog.form.rows[key].editor.changed.emit()


def choose(form: OneForm, award: str) -> None:
    form.place.award.set_value(award)
    form.place.award.changed.emit()


def one_form(dialog: ActDialog) -> OneForm:
    assert isinstance(dialog.body, OneForm)
    return dialog.body


def texts(page: AwardsPage, column: int) -> list[str]:
    model = page.rounds.lines.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def board_shown(qtbot: QtBot, page: AwardsPage) -> None:
    if page.board.reading is None or page.board.reader.is_busy:
        with qtbot.waitSignal(page.board.shown):
            page.show_part(BOARD)
    page.show_part(BOARD)


def test_an_empty_page_offers_the_first_round(book: Book, window: MainWindow) -> None:
    page = page_of(window)
    assert page.rounds.nothing.isVisible()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        assert dialog.form.value("year") == "2026"
        dialog.accept()
        assert "Nhập tên đợt khen thưởng" in dialog.error.words.text()
        change(dialog, name="Tổng kết năm 2026", year="mười")
        dialog.accept()
        assert dialog.isVisible()
        change(dialog, year="2026")
        dialog.accept()

    answer_next(FieldsDialog, fill)
    assert page.rounds.nothing.button is not None
    page.rounds.nothing.button.click()
    assert [one.name for one in nominations.rounds(book)] == ["Tổng kết năm 2026"]
    assert "Chưa có ai được đề nghị" in page.rounds.lines.told.text()


def test_a_second_use_is_stopped_until_a_reason_is_given(book: Book, window: MainWindow) -> None:
    made = nominated(book, "Nguyễn Duy Lâm")
    nominations.decide(book, [nominations.lines(book, made)[0].id], "512/QĐ-NĐST", date(2026, 11, 20))
    page = page_of(window)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ActDialog)
        form = one_form(dialog)
        dialog.accept()
        assert "Chọn hình thức khen thưởng" in dialog.error.words.text()
        form.place.award.set_value(CSTD)
        lines = [form.merits.list.item(row) for row in range(form.merits.list.count())]
        used = next(line for line in lines if "Cắt bớt" in line.text())
        assert "đã dùng để khen" in used.text()
        assert not form.merits.reason.isVisible()
        used.setCheckState(Qt.CheckState.Checked)
        assert "512/QĐ-NĐST" in form.merits.used.words.text()
        dialog.accept()
        assert "512/QĐ-NĐST" in dialog.error.words.text()
        assert dialog.isVisible()
        form.merits.reason.setText("Khen thành tích của năm sau")
        dialog.accept()

    values = {"person_id": people(book)["Nguyễn Duy Lâm"]}
    answer_next(ActDialog, fill)
    page.rounds.lines.nominate(values, is_decided=False)
    assert [use.reason for use in book.all(AwardUse)] == ["", "Khen thành tích của năm sau"]
    assert texts(page, 2) == ["Giấy khen", "Chiến sĩ thi đua cơ sở"]
    assert "Lý do dùng lại: Khen thành tích của năm sau" in page.rounds.lines.told.text()
    page.session.undo.undo()
    assert len(book.all(NominationLine)) == 1


def test_an_award_given_already_is_entered_in_one_step(book: Book, window: MainWindow) -> None:
    nominated(book)
    page = page_of(window)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ActDialog)
        form = one_form(dialog)
        form.place.award.set_value(GIAY_KHEN)
        assert form.decision is not None
        form.decision.number.set_value("77/QĐ")
        dialog.accept()
        assert "Nhập ngày quyết định" in dialog.error.words.text()
        form.decision.day.set_value(date(2026, 3, 1))
        dialog.accept()

    answer_next(ActDialog, fill)
    page.rounds.lines.nominate({"name": LONG, "nominee": "person"}, is_decided=True)
    assert texts(page, 5) == ["Đã khen thưởng"]
    assert texts(page, 6) == ["77/QĐ (01/03/2026)"]


def test_the_signer_of_a_decision_is_offered_kept_and_shown(book: Book, window: MainWindow) -> None:
    made = nominations.add_round(book, {"name": "Đợt", "year": 2026}).id
    for name in ("Nguyễn Duy Lâm", "Lê Thu Hà"):
        nominations.add_line(book, made, {"person_id": people(book)[name], "award": BANG_KHEN_BO})
    page = page_of(window)
    lines = page.rounds.lines

    def first(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        assert dialog.form.value("signer") == ""
        assert "sẽ thiếu tên người ký" in dialog.form.rows["signer"].field.hint
        change(
            dialog, number="9/QĐ-BCT", day=date(2026, 11, 2), signer=" Trần  Văn A ", signer_post="Bộ trưởng"
        )
        dialog.accept()

    lines.table.select_row(0)
    answer_next(FieldsDialog, first)
    lines.decide()
    assert "Quyết định 9/QĐ-BCT (02/11/2026). Người ký: Trần Văn A, Bộ trưởng." in lines.told.text()

    def second(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        assert (dialog.form.value("signer"), dialog.form.value("signer_post")) == ("Trần Văn A", "Bộ trưởng")
        assert "9/QĐ-BCT" in dialog.form.rows["signer"].field.hint
        change(dialog, number="10/QĐ-BCT", day=date(2026, 11, 3), signer="", signer_post="")
        dialog.accept()

    lines.table.clearSelection()
    answer_next(FieldsDialog, second)
    lines.decide()
    assert [line.signer for line in nominations.lines(book, made)] == ["Trần Văn A", ""]
    lines.table.select_row(1)
    assert "Người ký" not in lines.told.text()


def test_the_signer_offered_follows_the_award_until_another_is_typed(book: Book, window: MainWindow) -> None:
    made = nominated(book)
    values = {"person_id": people(book)["Lê Thu Hà"], "award": BANG_KHEN_BO}
    day = date(2025, 5, 5)
    nominations.enter_decided(book, made, values, "1/QĐ", day, signer="Trần Văn A", signer_post="Bộ trưởng")
    page = page_of(window)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ActDialog)
        form = one_form(dialog)
        assert form.decision is not None
        choose(form, BANG_KHEN_BO)
        assert form.decision.signer.value() == "Trần Văn A"
        assert form.decision.hint.isVisible()
        choose(form, GIAY_KHEN)
        assert (form.decision.signer.value(), form.decision.signer_post.value()) == ("", "")
        assert "của đơn vị ký" in form.decision.hint.text()
        form.decision.signer.set_value("Lê Văn Phó")
        choose(form, BANG_KHEN_BO)
        assert form.decision.signer.value() == "Lê Văn Phó"
        form.decision.number.set_value("2/QĐ")
        form.decision.day.set_value(date(2026, 5, 5))
        dialog.accept()

    answer_next(ActDialog, fill)
    page.rounds.lines.nominate({"person_id": people(book)["Nguyễn Duy Lâm"]}, is_decided=True)
    line = nominations.lines(book, made)[-1]
    assert (line.name, line.signer, line.signer_post) == ("Nguyễn Duy Lâm", "Lê Văn Phó", "Bộ trưởng")


def test_a_line_is_changed_and_looked_at(book: Book, window: MainWindow) -> None:
    made = nominated(book, "Nguyễn Duy Lâm")
    nominations.set_meeting(book, made, "administration", {"members": 9})
    page = page_of(window)
    page.rounds.lines.table.select_row(0)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        change(dialog, votes="10", birth="", achievement="Có sáng kiến <b>hay</b>", is_posthumous=True)
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.rounds.lines.edit()
    (line,) = book.all(NominationLine)
    assert (line.votes, line.is_posthumous, line.achievement) == (10, True, "Có sáng kiến <b>hay</b>")
    said = " ".join(page.rounds.lines.notices.sentences)
    assert "10 phiếu trên 9 thành viên" in said
    assert "chưa có năm sinh" in said
    assert "Truy tặng" in page.rounds.lines.told.text()
    assert texts(page, 4) == ["10/9 (111,11 %)"]


def test_innovations_of_a_line_are_chosen_anew(book: Book, window: MainWindow) -> None:
    nominated(book, "Nguyễn Duy Lâm")
    page = page_of(window)
    page.rounds.lines.table.select_row(0)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ActDialog)
        merits = dialog.body
        assert isinstance(merits, MeritList)
        assert merits.chosen() == (1,)
        for row in range(merits.list.count()):
            item = merits.list.item(row)
            is_on = "Đo rung" in item.text()
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        merits.search.setText("khong co gi nhu vay")
        assert merits.chosen() == (2,)
        dialog.accept()

    answer_next(ActDialog, fill)
    page.rounds.lines.choose_merits()
    assert [use.innovation_id for use in book.all(AwardUse)] == [2]


def test_many_are_decided_refused_and_reopened(book: Book, window: MainWindow) -> None:
    made = nominated(book, "Nguyễn Duy Lâm", "Lê Thu Hà")
    page = page_of(window)
    lines = page.rounds.lines

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        change(dialog, number="512/QĐ-NĐST", day=date(2026, 11, 20), certificate="07/2026")
        dialog.accept()

    answer_next(FieldsDialog, decide)
    lines.decide()
    assert [line.certificate_number for line in nominations.lines(book, made)] == ["07/2026", "08/2026"]
    assert len(book.all(Honour)) == 2
    lines.table.select_row(1)
    said = answer_next(Question, lambda dialog: dialog.accept())
    lines.reopen()
    assert any("Mở lại 1 dòng" in words for words in said)
    assert len(book.all(Honour)) == 1

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.accept()
        assert "Nhập lý do" in dialog.error.words.text()
        change(dialog, reason="không đủ phiếu")
        dialog.accept()

    answer_next(FieldsDialog, refuse)
    lines.refuse()
    assert texts(page, 5) == ["Đã khen thưởng", "Không khen thưởng"]
    assert "Lý do: không đủ phiếu" in lines.told.text()
    lines.shift(-1)
    assert texts(page, 1) == ["Lê Thu Hà", "Nguyễn Duy Lâm"]
    answer_next(Question, lambda dialog: dialog.accept())
    lines.remove()
    assert texts(page, 1) == ["Nguyễn Duy Lâm"]


def test_a_meeting_keeps_its_figures_apart(book: Book, window: MainWindow) -> None:
    made = nominated(book, "Nguyễn Duy Lâm")
    page = page_of(window)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        change(dialog, members="7", present="9", held_on=date(2026, 11, 12))
        dialog.accept()
        assert "nhiều hơn số thành viên" in dialog.error.words.text()
        change(dialog, present="6", absent="Trần Văn A, đi công tác\nLê B, ốm")
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.rounds.ask_meeting("union")
    meeting = nominations.meeting(book, made, "union")
    assert meeting is not None
    assert (meeting.members, meeting.present, meeting.ballots_out) == (7, 6, None)
    assert meeting.absent.splitlines() == ["Trần Văn A, đi công tác", "Lê B, ốm"]
    assert nominations.meeting(book, made, "administration") is None


def test_papers_are_saved_and_what_went_stale_is_named(
    qtbot: QtBot, book: Book, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = nominated(book, "Nguyễn Duy Lâm")
    page, out = page_of(window), tmp_path / "ra"

    def folder(*_given: object) -> Path:
        return out

    monkeypatch.setattr(awards_papers, "ask_folder", folder)
    told: list[str] = []

    def answer(_parent: object, words: str, *_rest: object, **_named: object) -> bool:
        told.append(words)
        return False

    for question in ("ask", "confirm_many"):
        monkeypatch.setattr(awards_papers, question, answer)
    sheets = awards_papers.sheets_for(book, made, "doanh_nghiep")
    assert {sheet.folder for sheet in sheets} == {"", "01 Nguyễn Duy Lâm"}
    job = awards_papers.save(page.session, page, sheets, "pdf")
    assert job is not None
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert len(list(out.rglob("*.pdf"))) == len(sheets)
    nominations.edit_line(book, nominations.lines(book, made)[0].id, {"post": "Quản đốc"})
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, awards_papers.AgreementDialog)
        seen.extend(item.now for item in dialog.model.records())
        dialog.reject()

    answer_next(awards_papers.AgreementDialog, look)
    awards_papers.compare(page.session, page, made)
    qtbot.waitUntil(lambda: bool(seen), timeout=60_000)
    assert any("Quản đốc" in words for words in seen)


def test_a_whole_file_is_parted_to_the_size_that_is_taken_where_it_goes(
    qtbot: QtBot, book: Book, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = nominated(book, "Nguyễn Duy Lâm")
    page, out = page_of(window), tmp_path / "ra"
    monkeypatch.setattr(awards_papers, "ask_folder", lambda *_given: out)
    monkeypatch.setattr(awards_papers, "MEGABYTE", 20_000)
    told: list[str] = []

    def answer(_parent: object, words: str, *_rest: object, **_named: object) -> bool:
        told.append(words)
        return False

    for question in ("ask", "confirm_many"):
        monkeypatch.setattr(awards_papers, question, answer)
    refused: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        for text in ("mười", "3"):
            change(dialog, limit=text)
            dialog.accept()
            refused.append(dialog.error.words.text())

    answer_next(FieldsDialog, fill)
    menu = QMenu()
    awards_papers.fill_menu(page.session, page, menu, made, ())
    below = next(action.menu() for action in menu.actions() if action.menu())
    assert isinstance(below, QMenu)
    next(item for item in below.actions() if "dung lượng" in item.text()).trigger()
    assert refused[0] == "Nhập số MB từ 1 đến 2.000, ví dụ 10."
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    parts = sorted(out.glob("*-phan-*.pdf"))
    assert len(parts) > 1
    assert len(list(out.glob("*.pdf"))) == len(parts) + 1


def test_the_board_ranks_explains_and_nominates(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    made = nominated(book)
    page = page_of(window)
    board_shown(qtbot, page)
    board = page.board
    board.show_place(Place(AWARD, GIAY_KHEN))
    names = [item.fit.nominee.name for item in board.model.records()]
    assert {"Nguyễn Duy Lâm", "Lê Thu Hà", "Phân xưởng Vận hành"} <= set(names)
    assert "trọng số 50" in board.explained.said
    board.table.select_row(names.index("Lê Thu Hà"))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ActDialog)
        form = one_form(dialog)
        assert (form.place.award.value(), form.merits.chosen()) == (GIAY_KHEN, (2,))
        dialog.accept()

    answer_next(ActDialog, fill)
    board.nominate_chosen()
    (line,) = nominations.lines(book, made)
    assert (line.name, line.award) == ("Lê Thu Hà", GIAY_KHEN)
    qtbot.waitUntil(lambda: not board.reader.is_busy)


def test_several_are_nominated_from_the_board(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    made = nominated(book)
    page = page_of(window)
    board_shown(qtbot, page)
    page.board.show_place(Place(AWARD, GIAY_KHEN))
    page.board.table.selectAll()
    count = page.board.model.rowCount()
    assert page.board.nominate.text() == f"Đề nghị {count} dòng…"
    answer_next(FieldsDialog, lambda dialog: dialog.accept())
    page.board.nominate_chosen()
    assert len(nominations.lines(book, made)) == count
    qtbot.waitUntil(lambda: not page.board.reader.is_busy)


def test_weights_and_shares_are_changed_in_place(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    page = page_of(window)
    board_shown(qtbot, page)
    page.board.show_place(Place(AWARD, "bang_lao_dong_sang_tao"))
    box = page.board.weights.boxes["value"]
    with qtbot.waitSignal(page.board.shown):
        box.setValue(80)
        box.editingFinished.emit()
    assert award_settings.award_settings(book).weights["value"] == 80
    with qtbot.waitSignal(page.board.shown):
        page.board.weights.share.setCurrentIndex(1)
    rule = awards.catalogue(book).award("bang_lao_dong_sang_tao")
    assert rule is not None
    assert rule.share_rule == "share"


def test_all_weights_nought_are_refused(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    page = page_of(window)
    board_shown(qtbot, page)
    kept = dict(award_settings.award_settings(book).weights)
    for axis, box in page.board.weights.boxes.items():
        box.setValue(0)
        assert kept[axis]
    said = answer_next(Question, lambda dialog: dialog.accept())
    page.board.weights.boxes["value"].editingFinished.emit()
    assert any("lớn hơn 0" in words for words in said)
    assert award_settings.award_settings(book).weights == kept
    assert page.board.weights.boxes["value"].value() == kept["value"]


def test_a_person_and_an_innovation_show_what_fits(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    page = page_of(window)
    board_shown(qtbot, page)
    board = page.board
    board.show_place(Place(PEOPLE, people(book)["Nguyễn Duy Lâm"]))
    assert board.title.text() == "Nguyễn Duy Lâm"
    fits = {item.fit.award.id: item.fit.words for item in board.model.records()}
    assert fits[GIAY_KHEN].startswith("Phù hợp")
    board.show_place(Place(INNOVATIONS, 2))
    assert "Đo rung ổ trục" in board.title.text()
    assert {item.fit.nominee.name for item in board.model.records()} == {"Nguyễn Duy Lâm", "Lê Thu Hà"}
    board.sides.search.setText("canh bom")
    qtbot.waitUntil(lambda: board.sides.list.count() == 1)
    assert "Cắt bớt một cấp cánh bơm" in board.title.text()


def test_an_innovation_is_marked_by_hand_and_back(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    page = page_of(window)
    board_shown(qtbot, page)
    board = page.board
    assert not board.mark.isVisible()
    board.show_place(Place(INNOVATIONS, 2))
    assert board.mark.isVisible()
    axis = shipped_awards().selection.axes[-1]

    def mark(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        assert "Đo rung ổ trục" in dialog.windowTitle()
        assert list(dialog.form.rows) == [one.id for one in shipped_awards().selection.axes]
        row = dialog.form.rows[axis.id]
        assert "Điểm tự động: 1/5 (công nhận cấp cơ sở)." in row.field.hint
        assert isinstance(row.editor, OptionsEditor)
        assert list(row.editor.buttons) == ["", "0", "1", "2", "3", "4", "5"]
        assert row.editor.value() == ""
        row.editor.buttons["5"].click()
        dialog.accept()

    answer_next(FieldsDialog, mark)
    with qtbot.waitSignal(board.shown):
        board.mark.click()
    assert commendation.marks_of(book, 2) == {axis.id: 5}
    line = board.sides.list.currentItem()
    assert "Đo rung ổ trục" in line.text()
    assert line.text().partition("\n")[0].endswith(" · chấm tay")
    assert line.text().endswith("Hạng 1 · 35,0 điểm")
    assert "chấm tay" not in board.sides.list.item(1).text()
    assert f"{axis.label}: 5/5 điểm × trọng số 25 = 25,0 (chấm tay)" in board.facts.text()
    with qtbot.waitSignal(board.shown):
        page.session.undo.undo()
    assert commendation.marks_of(book, 2) == {}
    assert "chấm tay" not in board.facts.text()
    with qtbot.waitSignal(board.shown):
        page.session.undo.redo()

    def unmark(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        editor = dialog.form.rows[axis.id].editor
        assert isinstance(editor, OptionsEditor)
        assert editor.buttons["5"].isChecked()
        assert editor.buttons[""].text() == "Tự động (1)"
        editor.buttons[""].click()
        dialog.accept()

    answer_next(FieldsDialog, unmark)
    with qtbot.waitSignal(board.shown):
        board.mark.click()
    assert commendation.marks_of(book, 2) == {}
    assert "công nhận cấp cơ sở" in board.facts.text()


def test_only_what_was_recognised_is_marked(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    waiting = innovation(book, {}, title="Chưa xét", decided=None)
    page = page_of(window)
    board_shown(qtbot, page)
    page.board.show_place(Place(INNOVATIONS, waiting, (waiting,)))
    assert page.board.mark.isVisible()
    assert not page.board.mark.isEnabled()
    assert "đã được công nhận" in page.board.mark.toolTip()


def test_titles_are_noted_and_taken_away(book: Book, window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    board_shown(qtbot, page)
    page.board.show_place(Place(PEOPLE, people(book)["Lê Thu Hà"]))

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, HonoursDialog)

        def fill(asked: QDialog) -> None:
            assert isinstance(asked, FieldsDialog)
            change(asked, name="Chiến sĩ thi đua cơ sở", year="2025", decision_number="12/QĐ")
            asked.accept()

        answer_next(FieldsDialog, fill)
        dialog.ask_new()
        assert [item.award for item in dialog.model.records()] == [CSTD]
        dialog.table.select_row(0)
        answer_next(Question, lambda asked: asked.accept())
        dialog.ask_remove()
        assert dialog.model.rowCount() == 0
        dialog.reject()

    answer_next(HonoursDialog, work)
    page.board.show_history()
    assert book.all(Honour) == []
    qtbot.waitUntil(lambda: not page.board.reader.is_busy)


def test_the_catalogue_shows_figures_with_their_doubts(book: Book, window: MainWindow) -> None:
    page = page_of(window)
    page.show_part(CATALOGUE)
    part = page.catalogue
    rows = [rule.id for rule in part.model.records()]
    part.table.select_row(rows.index("bang_lao_dong_sang_tao"))
    assert "80.000.000 đồng" in part.told.said
    assert "chưa xác nhận: Văn bản đã được thay thế" in part.told.said
    assert not part.edit.isEnabled()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        change(dialog, name="Giấy khen Giám đốc <b>", rate="ba phần tư", person_money="0,35")
        dialog.accept()
        assert "phân số" in dialog.error.words.text()
        change(dialog, rate="3/4", deadline="30/11", least_innovations="2")
        dialog.accept()

    answer_next(FieldsDialog, fill)
    part.add.click()
    (own,) = book.all(OwnAward)
    assert (own.vote_parts, own.vote_of, own.person_money, own.least_innovations) == (3, 4, 35, 2)
    rows = [rule.name for rule in part.model.records()]
    part.table.select_row(rows.index("Giấy khen Giám đốc <b>"))
    answer_next(Question, lambda dialog: dialog.accept())
    part.remove.click()
    assert book.all(OwnAward) == []


def test_the_office_sets_a_deadline(book: Book, window: MainWindow) -> None:
    page = page_of(window)
    page.show_part(CATALOGUE)
    rows = [rule.id for rule in page.catalogue.model.records()]
    page.catalogue.table.select_row(rows.index(GIAY_KHEN))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        change(dialog, deadline="31/02")
        dialog.accept()
        assert "Không đọc được hạn nộp" in dialog.error.words.text()
        change(dialog, deadline="28/02", body="Giám đốc Công ty Nhiệt điện Sông Trầm")
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.catalogue.settings.click()
    assert "28/02" in page.catalogue.told.said
    assert "Giám đốc Công ty Nhiệt điện Sông Trầm" in page.catalogue.told.said


def test_authors_of_the_register_are_nominated(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    made = nominated(book)
    register = register_of(window)
    wait_listed(qtbot, register, 2)
    register.table.selectAll()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ActDialog)
        form = dialog.body
        assert isinstance(form, AuthorsForm)
        assert len(form.authors.chosen()) == 2
        assert dialog.yes.text() == "Đề nghị 2 người"
        form.place.award.set_value(GIAY_KHEN)
        dialog.accept()

    answer_next(ActDialog, fill)
    register.actions_of.nominate.trigger()
    lines = nominations.lines(book, made)
    assert {line.name for line in lines} == {"Nguyễn Duy Lâm", "Lê Thu Hà"}
    assert len(book.all(AwardUse)) == 3


def test_the_register_leads_to_the_board(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    nominated(book)
    register = register_of(window)
    wait_listed(qtbot, register, 2)
    register.table.selectAll()

    def leave(dialog: QDialog) -> None:
        next(one for one in dialog.findChildren(QPushButton) if "danh hiệu" in one.text()).click()

    answer_next(ActDialog, leave)
    register.actions_of.nominate.trigger()
    page = page_of(window)
    qtbot.waitUntil(lambda: page.tabs.currentIndex() == BOARD)
    qtbot.waitUntil(lambda: page.board.sides.list.count() == 2)


def test_a_round_with_lines_is_not_removed(book: Book, window: MainWindow) -> None:
    nominated(book, "Lê Thu Hà")
    page = page_of(window)
    page.show_part(ROUNDS)
    said: list[str] = []

    def yes(dialog: QDialog) -> None:
        said.extend(answer_next(Question, lambda asked: asked.accept()))
        dialog.accept()

    answer_next(Question, yes)
    page.rounds.remove_round()
    assert len(nominations.rounds(book)) == 1


def test_every_part_fits_a_small_screen(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    nominated(book, "Nguyễn Duy Lâm")
    page = page_of(window)
    board_shown(qtbot, page)
    for part in (ROUNDS, BOARD, CATALOGUE):
        page.show_part(part)
        assert window.minimumSizeHint().width() <= 1093
        assert window.minimumSizeHint().height() <= 614


def test_a_name_too_long_for_its_column_is_told_in_full(
    book: Book, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def show(_where: QPoint, words: str, _of: QWidget) -> None:
        told.append(words)

    monkeypatch.setattr(QToolTip, "showText", show)
    made = nominated(book)
    name = "Công Tằng Tôn Nữ Huỳnh Nguyễn Thị Phương Thảo Quỳnh Hương Giang"
    nominations.add_line(book, made, {"nominee": "person", "name": name, "award": GIAY_KHEN})
    table = page_of(window).rounds.lines.table
    for column in (0, 1):
        point = table.visualRect(table.model().index(0, column)).center()
        asked = QHelpEvent(QEvent.Type.ToolTip, point, table.viewport().mapToGlobal(point))
        QApplication.sendEvent(table.viewport(), asked)
    assert told == ["", name]


def test_the_chosen_line_stays_in_view_and_no_notice_is_cut(book: Book, window: MainWindow) -> None:
    made = nominated(book)
    for number in range(20):
        values = {"nominee": "person", "name": LONG.format(name=number), "award": GIAY_KHEN}
        nominations.add_line(book, made, {**values, "achievement": "Có sáng kiến hay. " * 22})
    lines = page_of(window).rounds.lines
    lines.table.select_row(19)
    QApplication.processEvents()
    assert lines.told.height() > 60
    shown = lines.table.visualRect(lines.table.model().index(19, 1))
    assert lines.table.viewport().rect().contains(shown)
    bottoms = [one.geometry().bottom() + 1 for one in lines.notices.findChildren(IconWords)]
    assert lines.notices.viewport().height() in bottoms


def test_the_round_looked_at_last_is_shown_again(book: Book, window: MainWindow) -> None:
    first = nominated(book)
    nominations.add_round(book, {"name": LONG, "year": 2027})
    page = page_of(window)
    shown = page.rounds.rounds
    assert page.rounds.title.text() == LONG.strip()
    assert shown.list.item(0).text().partition("\n")[0].endswith("…")
    assert shown.list.item(0).toolTip() == plain_tip(LONG.strip())
    shown.list.setCurrentRow(1)
    assert (shown.shown, page.rounds.title.text()) == (first, "Tổng kết năm 2026")
    window.show_page("register")
    nominations.add_round(book, {"name": "Đợt mới", "year": 2028})
    window.show_page("awards")
    assert page.rounds.title.text() == "Tổng kết năm 2026"
    page.show_place(0)
    assert page.rounds.title.text() == "Đợt mới"


def test_a_count_in_words_is_asked_for_as_a_whole_number(book: Book, window: MainWindow) -> None:
    made = nominated(book, "Nguyễn Duy Lâm")
    page = page_of(window)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        change(dialog, members="mười một")
        dialog.accept()
        assert dialog.error.words.text() == "“mười một” phải là số nguyên từ 0 trở lên."
        dialog.reject()

    answer_next(FieldsDialog, fill)
    page.rounds.ask_meeting("union")
    assert nominations.meeting(book, made, "union") is None


@pytest.mark.parametrize("act", ["edit", "choose_merits"])
def test_a_decided_line_says_at_once_that_it_is_reopened_first(
    book: Book, window: MainWindow, act: str
) -> None:
    made = nominated(book, "Nguyễn Duy Lâm")
    nominations.decide(book, [nominations.lines(book, made)[0].id], "512/QĐ-NĐST", date(2026, 11, 20))
    lines = page_of(window).rounds.lines
    lines.table.select_row(0)
    said = answer_next(Question, lambda dialog: dialog.accept())
    getattr(lines, act)()
    sentence = "Nguyễn Duy Lâm: đã khen thưởng. Muốn sửa thì mở lại dòng này ở nút “Việc khác”, “Mở lại…”."
    assert sentence in said


def test_what_is_wrong_with_many_papers_is_told_once() -> None:
    body, notice = "Giám đốc – Tổng kết", "Lê Thu Hà: chưa có năm sinh."
    letter = "Phông chữ không có 漢."
    report = PrintReport(
        failures=[("02 Nguyễn Duy Lâm", "Không ghi được tệp.")],
        warnings=[(body, notice), (body, notice), ("01 Lê Thu Hà", notice), ("01 Lê Thu Hà", letter)],
    )
    assert awards_papers.problems_of(report) == [
        "02 Nguyễn Duy Lâm: Không ghi được tệp.", notice, f"01 Lê Thu Hà: {letter}",
    ]  # fmt: skip
    alone = PrintReport(warnings=[("01 Lê Thu Hà", notice)])
    assert awards_papers.problems_of(alone) == [notice]


def test_the_board_counts_whom_it_does_not_rank(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    person(book, "Vũ Không Sáng Kiến")
    page = page_of(window)
    board_shown(qtbot, page)
    page.board.show_place(Place(AWARD, "lao_dong_tien_tien"))
    assert page.board.model.rowCount() == 2
    assert "3 phù hợp" in page.board.sides.list.item(0).text()
    assert page.board.count.text() == (
        "Không xếp hạng 1 người, tập thể khác: chưa có sáng kiến nào dùng được cho hình thức này."
    )
    page.board.show_place(Place(INNOVATIONS, 2))
    assert page.board.count.text() == ""


def test_marking_says_what_the_rules_give_each_mark_for(qtbot: QtBot, book: Book, window: MainWindow) -> None:
    page = page_of(window)
    board_shown(qtbot, page)
    page.board.show_place(Place(INNOVATIONS, 2))
    hints: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        hints.extend(row.field.hint for row in dialog.form.rows.values())
        dialog.reject()

    answer_next(FieldsDialog, look)
    page.board.mark.click()
    value, social, spread = hints
    assert "Mức: 5 – từ 1 tỷ đồng trở lên; 4 – từ 500 triệu" in value
    assert "4 – lĩnh vực môi trường" in social
    assert "5 – công nhận cấp EVN" in spread
