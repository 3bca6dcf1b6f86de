"""Giấy tờ: what a person does on its page, in a real window on the sample book."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.office import IssuedPaper, PaperWord
from desktop_app.domain.records import Innovation
from desktop_app.forms.papers import shipped_wording
from desktop_app.services import council, issuing, nominations
from desktop_app.services.books import Book
from desktop_app.services.dossiers import find_innovation
from desktop_app.services.innovations import add_innovation, move_to_trash
from desktop_app.services.packs import pack_for
from desktop_app.services.papers import Order, Subject, page_sizes
from desktop_app.services.sample import fill_with_sample
from desktop_app.ui.actions.print_papers import PrintChosen, save_many
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages import PAGES, office_dialog, printing
from desktop_app.ui.pages.council import CouncilPage
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.papers import PapersPage
from desktop_app.ui.pages.papers_files import save_one
from desktop_app.ui.pages.papers_many import ManyDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.documents.sample import pdf_file
from tests.ui.windows import answer_next, open_window, register_of, wait_listed

WHOLE, UNFINISHED = "2026-TDDR-0001", "2026-NDVL-0002"
SLOW = 15_000


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book, written once."""
    folder = tmp_path_factory.mktemp("mẫu") / "Sổ mẫu"
    with Book.create(folder) as book:
        fill_with_sample(book)
    return folder


@pytest.fixture
def window(qtbot: QtBot, filled: Path, tmp_path: Path) -> Iterator[MainWindow]:
    shutil.copytree(filled, tmp_path / "Sổ")
    shown = open_window(qtbot, Book.open(tmp_path / "Sổ"), tmp_path, PAGES)
    yield shown
    shown.close()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> PapersPage:
    """Its page of papers, the first of them drawn."""
    window.show_page("papers")
    found = window.stack.page("papers")
    assert isinstance(found, PapersPage)
    wait_drawn(qtbot, found)
    return found


def wait_drawn(qtbot: QtBot, page: PapersPage) -> None:
    def is_drawn() -> None:
        assert page.is_current
        assert page.drawn is not None
        assert page.live.rendered is page.drawn.rendered
        assert not page.live.pages[0].image.isNull()

    qtbot.waitUntil(is_drawn, timeout=SLOW)


def show(qtbot: QtBot, page: PapersPage, paper_id: str, subject: Subject | None = None) -> None:
    """Show a paper, and wait for it."""
    if subject is not None:
        page.show_place(subject)
    page.show_paper(paper_id)
    qtbot.waitUntil(lambda: page.drawn is not None and page.aside._paper == paper_id, timeout=SLOW)
    wait_drawn(qtbot, page)


def dossier(page: PapersPage, code: str) -> Subject:
    return Subject(find_innovation(page.session.book, code))


def first_round(page: PapersPage) -> Subject:
    return Subject(round=council.rounds(page.session.book)[-1].id)


def links(page: PapersPage) -> list[str]:
    return [link.words.text() for link in page.aside.told.links]


def follow(page: PapersPage, words: str) -> None:
    """Click what is missing."""
    next(link for link in page.aside.told.links if link.words.text() == words).click()


def type_into(page: PapersPage, field: str, value: object) -> None:
    """Write into a field as a person does, and leave it."""
    assert page.aside.form is not None
    editor = page.aside.form.form.rows[field].editor
    editor.set_value(value)
    editor.changed.emit()
    page.aside.form.form.flush()


def words_on(page: PapersPage) -> str:
    assert page.drawn is not None
    return repr(page.drawn.document.parts)


# Choosing


def test_papers_are_grouped_and_found_without_accents(page: PapersPage) -> None:
    heads = [line.text() for line in page.choice._lines() if not line.data(int(Qt.ItemDataRole.UserRole))]
    assert heads[:2] == ["Của một hồ sơ", "Của một đợt xét"]
    page.choice.search.setText("bien BAN hop Hoi dong")
    assert page.choice.shown() == ["bien_ban"]
    shown_heads = [line for line in page.choice._lines() if not line.isHidden()]
    assert [line.text() for line in shown_heads] == ["Của một đợt xét", "Biên bản họp Hội đồng Sáng kiến"]
    page.choice.search.clear()
    assert {"don", "bien_ban", "cam_ket"} <= set(page.choice.shown())


def test_a_dossier_is_found_by_words_and_its_paper_is_drawn(qtbot: QtBot, page: PapersPage) -> None:
    page.subjects.search.setText(WHOLE)
    qtbot.waitUntil(lambda: page.subjects.list.count() == 1)
    page.subjects.list.setCurrentRow(0)
    assert page.subject == dossier(page, WHOLE)
    wait_drawn(qtbot, page)
    title = page.session.book.get(Innovation, page.subject.innovation).title
    assert title in words_on(page)
    assert page.preview_head.of.accessibleName() == WHOLE


def test_the_keys_walk_through_the_papers(qtbot: QtBot, page: PapersPage) -> None:
    assert QApplication.focusWidget() is page.choice.list
    qtbot.keyClick(page.choice.list, Qt.Key.Key_Down)
    assert page.paper.id == "bang_tinh"
    wait_drawn(qtbot, page)
    assert page.preview_head.title.accessibleName() == "Bảng tính số tiền làm lợi"


def test_a_dossier_stays_chosen_from_one_paper_to_the_next_and_so_does_a_round(
    qtbot: QtBot, page: PapersPage
) -> None:
    show(qtbot, page, "don", dossier(page, WHOLE))
    show(qtbot, page, "bien_ban", first_round(page))
    assert page.preview_head.of.accessibleName() == "Đợt 2 năm 2026"
    show(qtbot, page, "cam_ket")
    assert page.subject == dossier(page, WHOLE)
    show(qtbot, page, "thanh_lap")
    assert page.subject == first_round(page)


# What is missing


def test_a_missing_field_of_the_dossier_opens_it_there(
    qtbot: QtBot, window: MainWindow, page: PapersPage
) -> None:
    show(qtbot, page, "don", dossier(page, UNFINISHED))
    form = issuing_form(page)
    words = next(item for item in links(page) if item in form)
    follow(page, words)
    qtbot.waitUntil(lambda: isinstance(window.stack.current, DossierPage))
    opened = window.stack.current
    assert isinstance(opened, DossierPage)
    assert opened.editor is not None
    assert opened.editor.dossier.innovation.code == UNFINISHED
    assert opened.section.form is not None
    focused = QApplication.focusWidget()
    assert focused is opened.section.form.rows[form[words]].editor.focus_target()


def issuing_form(page: PapersPage) -> dict[str, str]:
    """Give the keys of the dossier's form by their labels."""
    assert page.subject is not None
    record = page.session.book.get(Innovation, page.subject.innovation)
    return {field.label: field.key for field in pack_for(page.session.book, record).form.fields}


def test_a_fact_is_gone_to_typed_saved_and_printed(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "cong_nhan", first_round(page))
    fact = next(item for item in shipped_wording("cong_nhan").facts if item.label in links(page))
    follow(page, fact.label)
    assert page.aside.form is not None
    target = page.aside.form.form.rows[f"fact:{fact.key}"].editor.focus_target()
    assert QApplication.focusWidget() is target
    type_into(page, f"fact:{fact.key}", "Quy chế <b>sáng kiến</b> số 9")
    assert issuing.facts(page.session.book, "cong_nhan", first_round(page))[fact.key] == (
        "Quy chế <b>sáng kiến</b> số 9"
    )
    qtbot.waitUntil(lambda: fact.label not in links(page), timeout=SLOW)
    assert "Quy chế <b>sáng kiến</b> số 9" in words_on(page)
    page.session.undo.undo()
    qtbot.waitUntil(lambda: fact.label in links(page), timeout=SLOW)
    assert page.aside.form.form.value(f"fact:{fact.key}") == ""


def test_what_the_council_is_to_tell_opens_its_page_at_the_round(
    qtbot: QtBot, window: MainWindow, page: PapersPage
) -> None:
    book = page.session.book
    oldest, newest = council.rounds(book)[-1], council.rounds(book)[0]
    assert oldest.id != newest.id
    council.edit_round(book, oldest.id, {"held_at": ""})
    show(qtbot, page, "bien_ban", Subject(round=oldest.id))
    follow(page, "Địa điểm họp")
    qtbot.waitUntil(lambda: isinstance(window.stack.current, CouncilPage))
    opened = window.stack.current
    assert isinstance(opened, CouncilPage)
    assert opened.title.text() == oldest.name


def test_a_click_on_the_page_goes_where_its_line_would(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "to_trinh", first_round(page))
    place = next(item for item in page.live.rendered.places if item.field == "issue:number")  # type: ignore[union-attr]  # drawn above
    sheet = page.live.pages[place.page]
    middle = QPoint(
        round((place.left + place.right) / 2 * sheet.scale),
        round((place.top + place.bottom) / 2 * sheet.scale),
    )
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=middle)
    assert page.aside.form is not None
    assert QApplication.focusWidget() is page.aside.form.form.rows["issue:number"].editor.focus_target()


def test_a_long_list_of_gaps_is_folded(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "don", Subject(empty_dossier(page)))
    told = page.aside.told
    count = int(told.title.words.text().split()[2])
    assert count > 10
    assert len(told.links) == 8
    told._rows[8].click()  # type: ignore[attr-defined]  # the link that unfolds
    assert len(told.links) == count


def empty_dossier(page: PapersPage) -> int:
    return add_innovation(page.session.book, {"title": "Mới", "form_id": "evngenco2-2026"}).id


# Number, day, signatory


def test_the_next_number_is_taken_once_and_never_twice(qtbot: QtBot, page: PapersPage) -> None:
    book, first = page.session.book, council.rounds(page.session.book)[-1]
    values = {"name": "Đợt bổ sung", "level": first.level, "unit_id": first.unit_id}
    second = council.add_round(book, values).id
    show(qtbot, page, "to_trinh", Subject(round=first.id))
    assert not page.aside.foot.number.isHidden()
    page.aside.foot.number.click()
    (issued,) = book.all(IssuedPaper, paper="to_trinh", round_id=first.id)
    assert issued.number == 1
    assert page.aside.form is not None
    assert page.aside.form.form.value("issue:number") == "1"
    qtbot.waitUntil(lambda: "Số văn bản" not in links(page), timeout=SLOW)
    type_into(page, "issue:number", "mười hai")
    row = page.aside.form.form.rows["issue:number"]
    assert row.error.words.text().startswith("Số văn bản chỉ gồm chữ số")
    type_into(page, "issue:number", "1")
    assert not row.has_error()
    show(qtbot, page, "to_trinh", Subject(round=second))
    type_into(page, "issue:number", "1")
    assert "đã dùng cho" in page.aside.form.form.rows["issue:number"].error.words.text()
    assert book.all(IssuedPaper, paper="to_trinh", number=1) == [issued]
    assert not page.leave(), "what could not be saved is not left behind"
    type_into(page, "issue:number", "2")
    assert page.leave()


def test_another_signatory_signs_once_chosen(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "to_trinh", first_round(page))
    usual, other = issuing.signatories_for(page.session.book, "to_trinh", first_round(page))[:2]
    assert page.aside.form is not None
    assert page.aside.form.form.value("issue:signatory_id") == str(usual.id)
    assert usual.name in words_on(page)
    type_into(page, "issue:signatory_id", str(other.id))
    qtbot.waitUntil(lambda: other.name in words_on(page), timeout=SLOW)
    assert usual.name not in words_on(page)


def test_a_paper_under_the_letterhead_of_the_unit_above_says_so_and_leads_there(
    qtbot: QtBot, page: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(office_dialog, "ask_office", lambda _session, _parent, unit: opened.append(unit.name))
    show(qtbot, page, "giay_xac_nhan", dossier(page, "2026-TDNS-0001"))
    (link,) = page.aside.told.lenders
    assert link.words.text() == "Dùng đầu giấy của Tổng công ty Điện lực Đông Trầm"
    link.click()
    assert opened == ["Công ty Thủy điện Nậm Sương"]
    show(qtbot, page, "giay_xac_nhan", dossier(page, "2026-NDST-0001"))
    assert page.aside.told.lenders == []


def test_a_paper_without_a_number_asks_for_none(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "cam_ket", dossier(page, WHOLE))
    assert page.aside.form is not None
    assert not [key for key in page.aside.form.form.rows if key.startswith("issue:")]
    assert page.aside.foot.number.isHidden()
    assert page.aside.foot.certainty.text() == shipped_wording("cam_ket").certainty


# Blank forms, other words


def test_a_blank_form_is_shown_where_there_is_one(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "cam_ket", dossier(page, WHOLE))
    title = page.session.book.get(Innovation, find_innovation(page.session.book, WHOLE)).title
    page.head.blank.click()
    qtbot.waitUntil(lambda: title not in words_on(page), timeout=SLOW)
    assert page.aside.told.title.words.text() == "Bản trống để điền bằng tay"
    assert page.order().is_blank
    show(qtbot, page, "bang_tinh")
    assert not page.head.blank.isVisible()
    assert not page.order().is_blank


def test_what_no_source_settles_is_worded_by_the_office(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "cam_ket", dossier(page, WHOLE))
    word, why = next(iter(shipped_wording("cam_ket").unsettled.items()))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        row = dialog.form.rows["word_1"]
        assert f"⚠ {why}" in row.field.hint
        row.editor.set_value("Lời của đơn vị {khong_co}")
        row.editor.changed.emit()
        dialog.accept()
        assert "Không có chỗ điền {khong_co}" in dialog.error.words.text()
        row.editor.set_value("Lời của đơn vị & người viết")
        row.editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.head.words.click()
    assert [(one.word, one.text) for one in page.session.book.all(PaperWord)] == [
        (word, "Lời của đơn vị & người viết")
    ]
    qtbot.waitUntil(lambda: "Lời của đơn vị & người viết" in words_on(page), timeout=SLOW)


# Saving


@pytest.fixture
def saved_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Answer the next file dialog; nothing is opened afterwards."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)

    def answer(name: str) -> Path:
        target = tmp_path / "ra" / name
        target.parent.mkdir(exist_ok=True)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
        return target

    return answer


def test_a_paper_is_saved_as_each_format_it_has(
    qtbot: QtBot, page: PapersPage, saved_to: Callable[[str], Path]
) -> None:
    show(qtbot, page, "cam_ket", dossier(page, WHOLE))
    assert [action.text() for action in page.head.menu.actions()] == ["PDF…", "Word…"]
    assert page.drawn is not None
    for action, name, start in zip(page.head.menu.actions(), ("a.pdf", "a"), (b"%PDF", b"PK"), strict=True):
        target = saved_to(name)
        action.trigger()
        made = target if target.suffix else target.with_suffix(".docx")
        qtbot.waitUntil(lambda made=made: made.exists() and made.stat().st_size > 0, timeout=SLOW)
        assert made.read_bytes().startswith(start)
        if made.suffix == ".pdf":
            assert page_sizes(made.read_bytes()) == page.drawn.sizes
    show(qtbot, page, "ho_so")
    assert [action.text() for action in page.head.menu.actions()] == ["PDF…"]


def test_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, page: PapersPage, saved_to: Callable[[str], Path]
) -> None:
    target = saved_to("chặn")
    target.write_text("một tệp, không phải thư mục")
    said = answer_next(Question, lambda dialog: dialog.accept())
    assert page.subject is not None
    job = save_one(page.session, page, Order("don"), page.subject, target / "a.pdf")
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        pass
    assert any("Không ghi được tệp" in words for words in said)


def test_many_are_saved_into_a_folder_of_a_round_and_the_folder_is_opened(
    qtbot: QtBot, page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(qtbot, page, "cam_ket", dossier(page, WHOLE))
    out, opened = tmp_path / "nhiều", list[QUrl]()
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(out))
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    shown = council.rounds(page.session.book)[-1]
    count = len(council.examinations(page.session.book, shown.id))

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ManyDialog)
        dialog.group.set_value(f"round:{shown.id}")
        dialog.group.changed.emit()
        assert dialog.count.text() == f"{count} hồ sơ, mỗi hồ sơ một tệp"
        dialog.formats.buttons["docx"].click()
        dialog.folder.click()

    answer_next(ManyDialog, choose)
    said = answer_next(Question, lambda dialog: dialog.accept())
    page.head.many.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=SLOW)
    assert len(list(out.glob("*-cam_ket.docx"))) == count
    assert any(words.startswith(f"Đã in {count} tệp vào") for words in said)
    assert opened == [QUrl.fromLocalFile(str(out))]


def test_many_can_be_cancelled(qtbot: QtBot, page: PapersPage, tmp_path: Path) -> None:
    keys = [item.id for item in page.session.book.all(Innovation)]
    job = save_many(page.session, page, Order("don"), [Subject(key) for key in keys], tmp_path / "nhiều")
    with qtbot.waitSignal(job.ended, timeout=SLOW):
        job.cancel()
    made = list((tmp_path / "nhiều").glob("*")) if (tmp_path / "nhiều").exists() else []
    assert len(made) < len(keys)
    assert all(path.read_bytes().startswith(b"%PDF") for path in made)


# Printing


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer that writes a PDF, already chosen in the dialog."""
    target = tmp_path / "máy in.pdf"

    def chosen(*_given: object) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(target))
        made.setResolution(150)
        return made

    monkeypatch.setattr(printing, "ask_printer", chosen)
    return target


def test_what_is_previewed_is_what_is_printed(
    qtbot: QtBot, page: PapersPage, printer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(qtbot, page, "cong_nhan", first_round(page))
    assert page.drawn is not None
    seen: list[bytes] = []
    put = printing.Press.put

    def noted(press: printing.Press, data: bytes, *given: object) -> None:
        seen.append(data)
        put(press, data, *given)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(printing.Press, "put", noted)
    page.head.print.click()
    foot = page.window().foot.words  # type: ignore[attr-defined]  # the main window's
    qtbot.waitUntil(lambda: "tới máy in" in foot.text(), timeout=SLOW)
    assert seen == [page.drawn.rendered.data]
    sizes = [(round(width), round(height)) for width, height in page_sizes(printer.read_bytes())]
    assert sizes == [(round(width), round(height)) for width, height in page.drawn.sizes]


def test_many_are_printed_as_one_job(qtbot: QtBot, page: PapersPage, printer: Path) -> None:
    page.show_place(dossier(page, WHOLE))
    page.show_paper("cam_ket")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ManyDialog)
        first = council.rounds(page.session.book)[-1]
        dialog.group.set_value(f"round:{first.id}")
        dialog.group.changed.emit()
        dialog.printer.click()

    answer_next(ManyDialog, choose)
    page.head.many.click()
    foot = page.window().foot.words  # type: ignore[attr-defined]  # the main window's
    qtbot.waitUntil(lambda: "Đã gửi tới máy in" in foot.text(), timeout=4 * SLOW)
    assert len(page_sizes(printer.read_bytes())) >= 3


def test_without_a_printer_one_is_told_what_to_do(page: PapersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_given: object) -> QPrinter:
        raise UserError("Máy này chưa cài máy in nào.")

    monkeypatch.setattr(printing, "ask_printer", none)
    said = answer_next(Question, lambda dialog: dialog.accept())
    page.print_it()
    assert "Máy này chưa cài máy in nào." in said


# Ways in


def test_the_council_opens_the_papers_of_its_round(
    qtbot: QtBot, window: MainWindow, page: PapersPage
) -> None:
    window.show_page("council")
    shown = window.stack.page("council")
    assert isinstance(shown, CouncilPage)
    oldest = council.rounds(window.book)[-1]
    shown.show_round(oldest.id)
    shown.papers.click()
    qtbot.waitUntil(lambda: window.stack.current is page)
    assert page.subject == Subject(round=oldest.id)
    assert page.paper.scope == "round"


def test_a_dossier_opens_its_other_papers(qtbot: QtBot, window: MainWindow, page: PapersPage) -> None:
    key = find_innovation(window.book, UNFINISHED)
    window.open_innovation(key)
    opened = window.stack.current
    assert isinstance(opened, DossierPage)
    offered = {action.text(): action for action in opened.papers.actions_offered()}
    mains = [words for words in offered if words.endswith("(PDF)…") and "viết tay" not in words]
    assert len(mains) == 3
    offered["Giấy tờ khác…"].trigger()
    qtbot.waitUntil(lambda: window.stack.current is page)
    assert page.subject == Subject(key)


def test_selected_rows_are_printed_as_one_chooses(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page("register")
    shown = register_of(window)
    wait_listed(qtbot, shown, len(window.book.all(Innovation)))
    shown.table.selectRow(0)
    out = tmp_path / "chọn"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(out))
    chosen = next(one for one in shown.actions_of.printing() if isinstance(one, PrintChosen))
    assert chosen.isEnabled()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ManyDialog)
        assert not dialog.group.isVisible()
        dialog.paper.set_value("ho_so")
        dialog.paper.changed.emit()
        assert list(dialog.formats.buttons) == ["pdf"]
        dialog.paper.set_value("cam_ket")
        dialog.paper.changed.emit()
        assert list(dialog.formats.buttons) == ["pdf", "docx"]
        dialog.folder.click()

    answer_next(ManyDialog, choose)
    answer_next(Question, lambda dialog: dialog.reject())
    chosen.trigger()
    qtbot.waitUntil(lambda: window.foot.words.text().startswith("Đã in 1 tệp"), timeout=SLOW)
    assert len(list(out.glob("*-cam_ket.pdf"))) == 1
    assert list(window.session.selection()) == shown.selected_keys()


# What changes meanwhile


def test_a_dossier_that_goes_to_the_trash_gives_way_to_another(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "don", dossier(page, WHOLE))
    gone = page.subject
    assert gone is not None
    assert gone.innovation is not None
    move_to_trash(page.session.book, [gone.innovation])
    qtbot.waitUntil(lambda: page.subject != gone, timeout=SLOW)
    wait_drawn(qtbot, page)
    assert gone not in [entry.subject for entry in page.subjects.entries]


def test_an_empty_book_says_what_is_needed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, Book.create(tmp_path / "trống"), tmp_path, PAGES)
    window.show_page("papers")
    page = window.stack.page("papers")
    assert isinstance(page, PapersPage)
    assert page.subject is None
    assert page.live.foot.text().startswith("Sổ chưa có hồ sơ nào")
    assert not page.head.print.isEnabled()
    page.show_paper("bien_ban")
    assert page.live.foot.text().startswith("Sổ chưa có đợt xét nào")
    page.go_to("title")
    page.print_it()
    window.close()


def test_the_page_fits_a_small_screen_whatever_things_are_called(
    qtbot: QtBot, window: MainWindow, page: PapersPage
) -> None:
    book = page.session.book
    council.edit_round(book, council.rounds(book)[-1].id, {"name": "Đợt xét công nhận <b>&amp;</b> " * 12})
    for paper_id, subject in (("bien_ban", first_round(page)), ("don", dossier(page, UNFINISHED))):
        show(qtbot, page, paper_id, subject)
        assert window.minimumSizeHint().width() <= 1093
        assert window.minimumSizeHint().height() <= 614
        assert page.aside.form is not None
        assert page.aside.form.form.horizontalScrollBar().maximum() == 0


def test_a_page_is_shown_larger_and_as_wide_as_its_room_again(qtbot: QtBot, page: PapersPage) -> None:
    width = page.live.pages[0].width()
    assert not page.preview_head.smaller.isEnabled()
    page.preview_head.larger.click()
    assert page.live.pages[0].width() > width * 1.3
    qtbot.waitUntil(lambda: page.live.pages[0].image.width() > width * 1.3, timeout=SLOW)
    page.preview_head.smaller.click()
    assert page.live.pages[0].width() == width


# Of a nomination


def nominated(page: PapersPage, body: str = "doanh_nghiep") -> Subject:
    return Subject(nomination=nominations.rounds(page.session.book)[0].id, body=body)


def issued(page: PapersPage, paper_id: str) -> list[IssuedPaper]:
    return page.session.book.all(IssuedPaper, paper=paper_id)


def test_papers_on_awards_are_offered_of_each_body_and_each_nominee(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "to_trinh_khen_thuong")
    bodies = nominations.bodies_of(page.session.book, nominated(page).nomination or 0)
    assert [entry.subject.body for entry in page.subjects.entries] == [body.id for body in bodies]
    assert page.subject is not None
    assert page.subject.body == bodies[0].id
    show(qtbot, page, "bao_cao_thanh_tich")
    assert len(page.subjects.entries) == 12
    page.subjects.search.setText("quang thi TINH")
    qtbot.waitUntil(lambda: len(page.subjects.entries) == 1)
    assert page.subjects.entries[0].words.startswith("Quàng Thị Tình")
    page.subjects.list.setCurrentRow(0)
    assert page.subject == page.subjects.entries[0].subject


def test_what_a_meeting_lacks_leads_to_the_round(qtbot: QtBot, window: MainWindow, page: PapersPage) -> None:
    key = nominated(page).nomination or 0
    nominations.set_meeting(page.session.book, key, "administration", {"held_at": ""})
    show(qtbot, page, "bien_ban_xet", nominated(page))
    assert "Địa điểm họp" in links(page)
    with qtbot.waitSignal(page.session.place_opened) as opened:
        follow(page, "Địa điểm họp")
    assert opened.args == ["awards", key]


def test_a_saved_paper_on_awards_is_kept_as_it_said(
    qtbot: QtBot, page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    target = tmp_path / "danh-sach.pdf"
    save_one(page.session, page, Order("danh_sach_trich_ngang"), nominated(page, "cong_doan_dlvn"), target)
    qtbot.waitUntil(lambda: bool(issued(page, "danh_sach_trich_ngang")), timeout=SLOW)
    assert target.is_file()
    assert "texts" in issued(page, "danh_sach_trich_ngang")[0].printed
    save_one(page.session, page, Order("don"), dossier(page, WHOLE), tmp_path / "don.pdf")
    qtbot.waitUntil((tmp_path / "don.pdf").is_file, timeout=SLOW)
    assert not any(item.printed for item in issued(page, "don"))


def test_a_signed_scan_is_attached_told_when_stale_and_taken_away(
    qtbot: QtBot, page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = pdf_file(tmp_path / "da-ky.pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(scan), ""))
    show(qtbot, page, "don")
    assert page.aside.foot.scan.isHidden()
    show(qtbot, page, "bien_ban_xet", nominated(page))
    assert not page.aside.foot.scan.isHidden()
    page.aside.foot.scan.click()
    qtbot.waitUntil(lambda: page.aside.foot.scan.text() == "Thay bản scan đã ký…", timeout=SLOW)
    line = nominations.lines(page.session.book, nominated(page).nomination or 0, "doanh_nghiep")[0]
    nominations.reopen(page.session.book, [line.id])
    nominations.edit_line(page.session.book, line.id, {"votes": 8})
    qtbot.waitUntil(
        lambda: any("không còn khớp" in row.words.text() for row in page.aside.told.notices), timeout=SLOW
    )
    page.aside.foot.no_scan.click()
    qtbot.waitUntil(page.aside.foot.no_scan.isHidden, timeout=SLOW)
    page.session.undo.undo()
    qtbot.waitUntil(lambda: not page.aside.foot.no_scan.isHidden(), timeout=SLOW)


def test_a_fact_that_a_merged_file_lacks_leads_to_the_paper_that_asks(qtbot: QtBot, page: PapersPage) -> None:
    show(qtbot, page, "ho_so_khen_thuong", nominated(page))
    page.go_to("fact:started")
    assert page.paper.id == "bien_ban_xet"
