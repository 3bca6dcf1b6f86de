"""Money and pay in the grid of forms and at the conclusion, and when it was paid, in a real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.council import Examination, PaidRemuneration
from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Innovation
from desktop_app.services import balloting, concluding, council, examining, recognition
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.council import BALLOTS, RESULTS, CouncilPage
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.dossier_reports import REMUNERATION
from desktop_app.ui.pages.payments_dialog import PaymentsDialog
from tests.ui.dossiers import open_dossier, window_of
from tests.ui.windows import answer_next, open_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SHOWN = tuple(page for page in PAGES if page.id in {"register", "council"})
TIP, DRAWING = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.DecorationRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleDescriptionRole)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "Sổ", clock=Clock(date(2026, 11, 20))) as made:
        yield made


def seated(book: Book, criteria: str = "") -> int:
    """Bring an application whose money is computed before a council of three; give the examination's key."""
    made = council.add_round(book, {"name": "Đợt 1", "level": "co_so", "criteria": criteria}).id
    for name in ("An", "Bình", "Cường"):
        council.add_member(book, made, {"name": name})
    innovation = add_innovation(book, {"title": "Kim phun", "stage": "filed"}).id
    money = {"benefit_answer": "computed", "benefit_amount": 100_000_000, "applied_on": date(2025, 10, 1)}
    edit_innovation(book, innovation, money)
    examining.take_in(book, made, [innovation], date(2026, 6, 1))
    (key,) = (item.id for item in council.examinations(book, made))
    examining.accept(book, [key], date(2026, 6, 2))
    return key


@pytest.fixture
def examination(book: Book, request: pytest.FixtureRequest) -> int:
    return seated(book, getattr(request, "param", ""))


@pytest.fixture
def page(qtbot: QtBot, book: Book, tmp_path: Path, examination: int) -> Iterator[CouncilPage]:
    window = open_window(qtbot, book, tmp_path, SHOWN)
    window.show_page("council")
    shown = window.stack.page("council")
    assert isinstance(shown, CouncilPage)
    shown.show_part(BALLOTS)
    yield shown
    window.close()


def row(page: CouncilPage, number: str) -> int:
    model = page.ballots.model
    headings = [str(model.headerData(at, Qt.Orientation.Vertical)) for at in range(model.rowCount())]
    return next(at for at, heading in enumerate(headings) if heading.startswith(number))


def cell(page: CouncilPage, number: str, column: int = 0) -> str:
    return str(page.ballots.model.index(row(page, number), column).data()).replace("\u00a0", " ")


def put(page: CouncilPage, number: str, typed: str, column: int = 0) -> None:
    assert page.ballots.model.setData(page.ballots.model.index(row(page, number), column), typed)


def test_keys_answer_the_money_and_the_pay_is_typed(qtbot: QtBot, page: CouncilPage) -> None:
    grid, model = page.ballots.grid, page.ballots.model
    grid.setFocus()
    grid.setCurrentIndex(model.index(row(page, "4.4 Số tiền"), 0))
    assert (
        "3 = Tính được và đồng ý với số tiền làm lợi theo cách tính ghi trong Đơn" in page.ballots.hint.text()
    )
    qtbot.keyClick(grid, Qt.Key.Key_2)
    assert cell(page, "4.4 Số tiền") == "Cần tính lại"
    assert grid.currentIndex().row() == row(page, "4.4 Số liệu")
    put(page, "4.4 Số liệu", "theo công tơ")
    put(page, "4.5", "8,5 %")
    put(page, "4.6", "20")
    assert [cell(page, number) for number in ("4.4 Số liệu", "4.5", "4.6")] == [
        "theo công tơ",
        "8,5 %",
        "20 %",
    ]
    assert model.index(row(page, "4.5"), 0).data(Qt.ItemDataRole.EditRole) == "8,5"
    grid.setCurrentIndex(model.index(row(page, "4.4 Số tiền"), 0))
    qtbot.keyClick(grid, Qt.Key.Key_1)
    assert [cell(page, number) for number in ("4.4 Số liệu", "4.5", "4.6")] == ["–", "–", "20 %"]
    put(page, "4.5", "7,5")
    assert cell(page, "4.5") == "7,5 lần"
    page.session.undo.undo()
    page.session.undo.undo()
    assert cell(page, "4.5") == "8,5 %"


def test_pay_outside_the_limits_is_asked_about_and_stays_marked(
    qtbot: QtBot, book: Book, page: CouncilPage, examination: int
) -> None:
    said = answer_next(Question, lambda dialog: dialog.reject())
    put(page, "4.5", "5")
    assert any("thấp hơn mức tối thiểu" in words for words in said)
    assert cell(page, "4.5") == "–"
    answer_next(Question, lambda dialog: dialog.accept())
    put(page, "4.5", "5")
    assert cell(page, "4.5") == "5 %"
    index = page.ballots.model.index(row(page, "4.5"), 0)
    assert index.data(DRAWING) is not None
    assert "thấp hơn mức tối thiểu" in str(index.data(TIP))
    page.ballots.grid.setCurrentIndex(index)
    assert "thấp hơn mức tối thiểu" in page.ballots.hint.text()
    put(page, "4.5", "8")
    assert page.ballots.model.index(row(page, "4.5"), 0).data(DRAWING) is None


def test_what_cannot_be_read_is_told(qtbot: QtBot, page: CouncilPage) -> None:
    said = answer_next(Question, lambda dialog: dialog.accept())
    put(page, "4.6", "hai mươi")
    assert any("Không đọc được số" in words for words in said)


@pytest.mark.parametrize("examination", ["pcvt-100"], indirect=True)
def test_forms_with_points_have_no_such_rows(page: CouncilPage, examination: int) -> None:
    model = page.ballots.model
    headings = [str(model.headerData(at, Qt.Orientation.Vertical)) for at in range(model.rowCount())]
    assert not any(heading.startswith("4.") for heading in headings)


def vote(book: Book, examination: int, *rates: str) -> None:
    members = balloting.sheet_of(book, examination).members
    for member, rate in zip(members, rates, strict=True):
        for line in balloting.sheet_of(book, examination).criteria:
            balloting.mark(book, examination, member.id, line.id, "positive")
        for key, typed in ((":money", "agreed"), (":author_rate", rate), (":helper_rate", "20")):
            balloting.mark(book, examination, member.id, key, typed)


def test_the_ballots_money_is_offered_at_the_conclusion_and_taken_only_by_its_button(
    book: Book, page: CouncilPage, examination: int
) -> None:
    vote(book, examination, "7", "8", "10")
    assert "trung vị của 3 phiếu" in page.ballots.said.text()
    page.show_part(RESULTS)
    page.results.table.select_row(0)

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        assert dialog.form.value("author_rate") == ""
        hint = dialog.form.rows["author_rate"].field.hint.replace("\u00a0", " ")
        assert "Theo phiếu: 8 % (trung vị của 3 phiếu, từ 7 % đến 10 %)" in hint
        dialog.accept()

    answer_next(FieldsDialog, leave)
    page.results.conclude()
    assert book.get(Examination, examination).author_rate is None

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        next(button for button in dialog.buttons.buttons() if "theo phiếu" in button.text()).click()
        assert (dialog.form.value("money_answer"), dialog.form.value("author_rate")) == ("agreed", "8")
        dialog.form.rows["helper_rate"].editor.set_value("15")
        dialog.form.rows["helper_rate"].editor.changed.emit()
        dialog.accept()
        assert "thấp hơn mức tối thiểu" in dialog.error.words.text()
        assert "lần nữa" in dialog.error.words.text()
        assert book.get(Examination, examination).author_rate is None
        dialog.accept()

    answer_next(FieldsDialog, take)
    page.results.conclude()
    found = book.get(Examination, examination)
    assert (found.money_answer, found.author_rate, found.helper_rate) == ("agreed", 800, 1500)


def test_a_refusal_is_asked_for_its_notice(book: Book, page: CouncilPage, examination: int) -> None:
    concluding.conclude(book, examination, {"result": "refused", "result_reason": "Không mới"})
    page.show_part(RESULTS)
    page.results.table.select_row(0)
    buttons = [button.text() for button in page.results.findChildren(QPushButton)]
    assert "Ghi thông báo…" in buttons

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        assert set(dialog.form.rows) == {"number", "day"}
        assert dialog.form.rows["number"].field.label == "Số thông báo"
        for key, value in (("number", "5/TB-X"), ("day", date(2026, 7, 9))):
            dialog.form.rows[key].editor.set_value(value)
            dialog.form.rows[key].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.results.decide()
    assert book.get(Examination, examination).decision_number == "5/TB-X"


def note(dialog: QDialog) -> None:
    """Note in the list of years that the first was paid, a wrong day first."""
    assert isinstance(dialog, PaymentsDialog)

    def fill(form: QDialog) -> None:
        assert isinstance(form, FieldsDialog)
        for day in (date(2025, 9, 30), date(2026, 11, 2)):
            form.form.rows["paid_on"].editor.set_value(day)
            form.form.rows["paid_on"].editor.changed.emit()
            form.form.rows["document_number"].editor.set_value("UNC 4/11")
            form.form.rows["document_number"].editor.changed.emit()
            form.accept()
        assert "trước ngày áp dụng lần đầu" in form.error.words.text()

    answer_next(FieldsDialog, fill)
    dialog.ask_payment()
    shown = [str(dialog.model.index(0, column).data()) for column in range(6)]
    assert shown == ["Năm thứ nhất", "7.000.000", "01/11/2026", "02/11/2026", "7.000.000", "UNC 4/11"]
    assert dialog.note.text() == "Sửa lần trả…"
    assert dialog.remove.isEnabled()


def decided(book: Book, examination: int) -> None:
    concluding.conclude(book, examination, {"result": "recognised", "result_reason": "Đã bàn"})
    recognition.decide(book, [examination], "7/QĐ-X", date(2026, 7, 9))


def test_a_payment_is_noted_beside_the_decision(book: Book, page: CouncilPage, examination: int) -> None:
    decided(book, examination)
    page.show_part(RESULTS)
    page.results.table.select_row(0)

    def act(dialog: QDialog) -> None:
        note(dialog)
        dialog.reject()

    answer_next(PaymentsDialog, act)
    page.results.pay()
    assert [paid.paid_on for paid in book.all(PaidRemuneration)] == [date(2026, 11, 2)]
    page.session.undo.undo()
    assert book.all(PaidRemuneration) == []


def test_several_are_noted_as_paid_together(book: Book, page: CouncilPage, examination: int) -> None:
    decided(book, examination)
    (shown,) = council.rounds(book)
    second = add_innovation(book, {"title": "<b>Van</b>", "stage": "filed"}).id
    third = add_innovation(book, {"title": "Chưa tính", "stage": "filed"}).id
    edit_innovation(book, second, {"benefit_answer": "not_computable"})
    examining.take_in(book, shown.id, [second, third], date(2026, 6, 1))
    keys = [item.id for item in council.examinations(book, shown.id) if item.id != examination]
    examining.accept(book, keys, date(2026, 6, 2))
    for key in keys:
        concluding.conclude(book, key, {"result": "recognised", "result_reason": "Đã bàn"})
    recognition.decide(book, keys, "8/QĐ-X", date(2026, 7, 9))
    page.show_part(RESULTS)
    page.results.show_round(shown)
    page.results.table.selectAll()
    assert any(button.text() == "Ghi đã trả thù lao…" for button in page.results.findChildren(QPushButton))

    def fill(form: QDialog) -> None:
        assert isinstance(form, FieldsDialog)
        assert "3 sáng kiến" in form.windowTitle()
        for key, value in (("paid_on", date(2026, 11, 2)), ("document_number", "UNC 4/11")):
            form.form.rows[key].editor.set_value(value)
            form.form.rows[key].editor.changed.emit()
        answer_next(Question, lambda question: question.reject())
        form.accept()
        assert "Chưa ghi gì" in form.error.words.text()
        said = answer_next(Question, lambda question: question.accept())
        form.accept()
        assert any("cho 2 sáng kiến" in words for words in said)
        assert any(book.get(Innovation, third).code in words for words in said)

    answer_next(FieldsDialog, fill)
    page.results.pay()
    paid = {one.innovation_id: (one.year, one.amount) for one in book.all(PaidRemuneration)}
    first = book.get(Examination, examination).innovation_id
    assert paid == {first: (1, 7_000_000), second: (0, 12_650_000)}
    page.session.undo.undo()
    assert book.all(PaidRemuneration) == []


def test_what_is_typed_in_a_cell_is_told_and_never_read_as_markup(page: CouncilPage) -> None:
    index = page.ballots.model.index(row(page, "4.4 Số tiền"), 0)
    assert page.ballots.model.tick(index, 2)
    put(page, "4.4 Số liệu", "<img src=x> =1+1")
    told = page.ballots.model.index(row(page, "4.4 Số liệu"), 0)
    assert "&lt;img src=x&gt; =1+1" in str(told.data(TIP))
    assert told.data(SPOKEN) == "<img src=x> =1+1"


def test_taking_over_leaves_what_the_ballots_say_nothing_of(
    book: Book, page: CouncilPage, examination: int
) -> None:
    vote(book, examination, "7", "8", "10")
    for member in balloting.sheet_of(book, examination).members:
        balloting.mark(book, examination, member.id, ":helper_rate", "")
    page.show_part(RESULTS)
    page.results.table.select_row(0)

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        for key, value in (("helper_rate", "25"), ("author_multiple", "5")):
            dialog.form.set_value(key, value)
        next(button for button in dialog.buttons.buttons() if "theo phiếu" in button.text()).click()
        told = [dialog.form.value(key) for key in ("author_rate", "author_multiple", "helper_rate")]
        assert told == ["8", "", "25"]
        dialog.reject()

    answer_next(FieldsDialog, take)
    page.results.conclude()


def test_a_payment_is_noted_and_removed_from_the_dossiers_report(
    qtbot: QtBot, book: Book, examination: int, tmp_path: Path
) -> None:
    decided(book, examination)
    innovation = book.all(Innovation)[0].id
    shown: DossierPage = open_dossier(qtbot, book, innovation, tmp_path)
    shown.open_report(REMUNERATION)
    way = next(link for link in shown.reports.view.links if "ngày trả thù lao" in link.words.text())

    def act(dialog: QDialog) -> None:
        note(dialog)
        dialog.reject()

    answer_next(PaymentsDialog, act)
    way.click()
    report = shown.reports.view.report
    assert report is not None
    assert "đã trả 7.000.000 đồng ngày 02/11/2026" in str(report.groups[0])

    def take_away(dialog: QDialog) -> None:
        assert isinstance(dialog, PaymentsDialog)
        answer_next(Question, lambda question: question.accept())
        dialog.remove_payment()
        assert not dialog.remove.isEnabled()
        dialog.reject()

    answer_next(PaymentsDialog, take_away)
    next(link for link in shown.reports.view.links if "ngày trả thù lao" in link.words.text()).click()
    assert book.all(PaidRemuneration) == []
    window_of(shown).menus.undo.do()
    assert len(book.all(PaidRemuneration)) == 1
