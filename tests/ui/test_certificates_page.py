"""Bằng, giấy khen: what a person does on its page, in a real window."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards import Blank, BlankField, PrintedCertificate
from desktop_app.services import blanks, nominations
from desktop_app.services.books import Book
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages import PAGES, printing
from desktop_app.ui.pages.certificates import CertificatesPage, open_certificates
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.palette_entries import screens
from tests.services.certificate_books import ACHIEVEMENT, DECIDED_ON, decided, plant_with_round, proposed
from tests.ui.windows import answer_next, open_window


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A round of three decided lines and one that waits, and one blank with a scan."""
    book = Book.create(tmp_path / "Sổ")
    nomination = plant_with_round(book)
    for name in ("Nguyễn Thị Hường", "Trần Thị Bích", "Lê Thị Ước"):
        decided(book, nomination, name=name)
    proposed(book, nomination, name="Chờ Quyết Định")
    made = blanks.add_blank(book, "giay-khen", "Phôi công ty").id
    Image.new("RGB", (594, 420), "beige").save(tmp_path / "phoi.png")
    blanks.set_scan(book, made, tmp_path / "phoi.png")
    return book


@pytest.fixture
def window(qtbot: QtBot, book: Book, tmp_path: Path) -> Iterator[MainWindow]:
    shown = open_window(qtbot, book, tmp_path, PAGES)
    shown.resize(1366, 768)
    yield shown
    shown.close()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> CertificatesPage:
    window.show_page("certificates")
    found = window.stack.page("certificates")
    assert isinstance(found, CertificatesPage)
    wait_drawn(qtbot, found)
    return found


def wait_drawn(qtbot: QtBot, page: CertificatesPage) -> None:
    qtbot.waitUntil(lambda: page.is_current, timeout=10_000)


def field(page: CertificatesPage, key: str) -> BlankField:
    (found,) = page.session.book.all(BlankField, blank_id=page.blank.id, key=key)
    return found


def names(page: CertificatesPage) -> list[str]:
    return [page.lines.list.item(row).text() for row in range(page.lines.list.count())]


def test_decided_lines_are_listed_in_order_and_ticked(page: CertificatesPage) -> None:
    assert [name.partition("\n")[0] for name in names(page)] == [
        "Nguyễn Thị Hường", "Trần Thị Bích", "Lê Thị Ước",
    ]  # fmt: skip
    assert page.lines.chosen_keys() == page.lines.keys()
    assert page.lines.count.text() == "Chọn 3/3 · 1 dòng chờ quyết định"
    assert all(name.endswith("Chưa in") for name in names(page))


def test_the_sheet_shows_the_line_in_view_over_the_scan(qtbot: QtBot, page: CertificatesPage) -> None:
    assert page.shown is not None
    assert page.shown.line.name == "Nguyễn Thị Hường"
    page.lines.show_line(page.lines.keys()[1])
    wait_drawn(qtbot, page)
    assert page.shown.line.name == "Trần Thị Bích"
    picture = page.sheet.grab().toImage()
    corner = page.sheet.sheet_rect().topLeft()
    assert picture.pixelColor(round(corner.x()) + 5, round(corner.y()) + 5).blue() < 255  # the scan is beige
    box = page.sheet.box_on_screen("name")
    row = round(box.center().y())
    dark = [picture.pixelColor(x, row).lightness() for x in range(round(box.left()), round(box.right()))]
    assert min(dark) < 100


def test_a_box_is_dragged_resized_and_nudged(qtbot: QtBot, page: CertificatesPage) -> None:
    before = field(page, "signer")
    page.choose_field("signer")
    middle = page.sheet.box_on_screen("signer").center().toPoint()
    step = QPoint(round(-100 * page.sheet.scale), round(50 * page.sheet.scale))
    qtbot.mousePress(page.sheet, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(page.sheet, middle + step)
    qtbot.mouseRelease(page.sheet, Qt.MouseButton.LeftButton, pos=middle + step)
    moved = field(page, "signer")
    assert moved.left - before.left == pytest.approx(-100, abs=5)
    assert moved.top - before.top == pytest.approx(50, abs=5)
    assert (moved.width, moved.height) == (before.width, before.height)
    page.sheet.setFocus()
    qtbot.keyClick(page.sheet, Qt.Key.Key_Right)
    qtbot.keyClick(page.sheet, Qt.Key.Key_Up)
    nudged = field(page, "signer")
    assert (nudged.left - moved.left, nudged.top - moved.top) == (5, -5)
    qtbot.keyClick(page.sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert field(page, "signer").height == nudged.height + 5
    page.session.undo.undo()
    assert field(page, "signer").height == nudged.height


def test_a_box_stays_on_the_sheet(qtbot: QtBot, page: CertificatesPage) -> None:
    page.choose_field("number")
    page.sheet.setFocus()
    middle = page.sheet.box_on_screen("number").center().toPoint()
    qtbot.mousePress(page.sheet, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(page.sheet, middle + QPoint(-2000, 2000))
    qtbot.mouseRelease(page.sheet, Qt.MouseButton.LeftButton, pos=middle)
    found = field(page, "number")
    assert found.left == 0
    assert found.top + found.height == page.blank.height


def test_boxes_are_reached_by_keyboard(qtbot: QtBot, page: CertificatesPage) -> None:
    page.sheet.setFocus()
    first = page.sheet.key
    qtbot.keyClick(page.sheet, Qt.Key.Key_PageDown)
    assert page.sheet.key != first
    assert page.parts.fields.currentData() == page.sheet.key
    qtbot.keyClick(page.sheet, Qt.Key.Key_PageUp)
    assert page.sheet.key == first


def test_the_form_of_a_box_takes_a_decimal_comma(qtbot: QtBot, page: CertificatesPage) -> None:
    page.choose_field("name")
    form = page.parts.box.form
    form.edited.emit("left", "30,5")
    assert field(page, "name").left == 305
    form.edited.emit("font", "Great Vibes")
    wait_drawn(qtbot, page)
    assert field(page, "name").font == "Great Vibes"
    assert form.value("font") == "Great Vibes"
    form.edited.emit("left", "9999")
    assert "nằm trọn trong phôi" in page.parts.box.unsaved["left"]
    assert field(page, "name").left == 305
    assert not page.leave()
    form.edited.emit("left", "31")
    assert page.leave()


def test_the_form_of_a_blank_switches_motto_and_order(page: CertificatesPage) -> None:
    form = page.parts.about_blank.form
    form.edited.emit("has_motto", False)
    assert field(page, "motto").is_shown
    form.edited.emit("title_order", "authority")
    fields = {one.key: one for one in blanks.fields_of(page.session.book, page.blank.id)}
    assert not blanks.is_title_first(fields)


def test_saving_writes_what_is_ticked_without_the_scan(
    qtbot: QtBot, page: CertificatesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, opened = tmp_path / "ra.pdf", list[QUrl]()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(out), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page.lines.tick(page.lines.keys()[:2])
    page.parts.buttons["save"].click()
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    with pypdfium2.PdfDocument(out) as document:
        assert len(document) == 2
        assert "Trần Thị Bích" in document[1].get_textpage().get_text_bounded()
        assert not list(document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))


def test_faults_are_listed_with_a_way_to_their_box_before_anything_is_saved(
    qtbot: QtBot, page: CertificatesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    nomination = page.nomination
    decided(page.session.book, nomination, name="Lê 漢 Long", achievement=ACHIEVEMENT * 20)
    page.entered()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_all: pytest.fail("asked although nothing is saved")
    )
    answer_next(Question, lambda dialog: dialog.reject())
    page.save()
    assert len(page.parts.errors.lines) == 2
    page.lines.show_line(page.lines.keys()[0])
    page.parts.errors.lines[1].click()
    wait_drawn(qtbot, page)
    assert page.lines.current() == page.lines.keys()[3]
    assert page.sheet.key == "achievement"
    assert page.parts.notices.sentences


def test_printing_asks_for_the_blanks_numbers_and_a_reprint_for_its_reason(
    qtbot: QtBot, page: CertificatesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def printer(*_all: object) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "giay.pdf"))
        return made

    def fill(dialog: QDialog, start: str, reason: str) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.form.rows["start"].editor.set_value(start)
        dialog.form.rows["reason"].editor.set_value(reason)
        for key in ("start", "reason"):
            dialog.form.rows[key].editor.changed.emit()
        dialog.accept()

    monkeypatch.setattr(printing, "ask_printer", printer)
    book = page.session.book
    answer_next(FieldsDialog, lambda dialog: fill(dialog, "AB 0009", ""))
    page.print_chosen()
    qtbot.waitUntil(lambda: len(book.all(PrintedCertificate)) == 3, timeout=20_000)
    numbers = [one.blank_number for one in book.all(PrintedCertificate)]
    assert numbers == ["AB 0009", "AB 0010", "AB 0011"]
    assert "phôi AB 0009" in names(page)[0]
    page.lines.unprinted.click()
    assert page.lines.chosen_keys() == []
    page.lines.only.click()
    assert page.lines.chosen_keys() == page.lines.keys()[:1]
    answer_next(
        FieldsDialog, lambda dialog: (fill(dialog, "AB 0012", ""), fill(dialog, "AB 0012", "In hỏng"))
    )
    page.note_prints()
    assert [one.reason for one in book.all(PrintedCertificate)] == ["", "", "", "In hỏng"]
    with pypdfium2.PdfDocument(tmp_path / "giay.pdf") as document:
        assert len(document) == 3


def test_a_test_sheet_needs_no_decided_line(
    qtbot: QtBot, page: CertificatesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = nominations.add_round(page.session.book, {"name": "Đợt trống", "year": 2027}).id
    page.show_place(empty)
    wait_drawn(qtbot, page)
    assert page.lines.keys() == []
    printed: list[bool] = []

    def note(_session: object, _parent: object, written: list[object], _then: object) -> None:
        printed.extend(one.sheet.is_test for one in written)

    monkeypatch.setattr("desktop_app.ui.pages.certificates.print_all", note)
    page.parts.buttons["test"].click()
    assert printed == [True]
    answer_next(Question, lambda dialog: dialog.accept())
    page.save()


def test_a_printers_shift_is_asked_and_kept(page: CertificatesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Canon LBP"])

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        for key, text in (("right", "1,5"), ("down", "-0,5")):
            dialog.form.rows[key].editor.set_value(text)
            dialog.form.rows[key].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    page.parts.buttons["shift"].click()
    kept = blanks.shift_of(page.session.book, "Canon LBP")
    assert kept is not None
    assert (kept.right, kept.down) == (15, -5)


def test_another_printer_shows_what_was_measured_of_it(
    page: CertificatesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Canon LBP", "HP M404"])
    blanks.set_shift(page.session.book, "HP M404", "", 20, -15)
    shown: list[tuple[object, object]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        for name in ("HP M404", "Canon LBP"):
            dialog.form.rows["printer"].editor.set_value(name)
            dialog.form.rows["printer"].editor.changed.emit()
            shown.append((dialog.form.value("right"), dialog.form.value("down")))
        dialog.reject()

    answer_next(FieldsDialog, look)
    page.parts.buttons["shift"].click()
    assert shown == [("2", "-1,5"), ("0", "0")]


def test_blanks_are_made_scanned_and_removed(
    qtbot: QtBot, page: CertificatesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = page.session.book
    kind = next(one.name for one in blanks.rules().blanks if one.id == "bang-khen")
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_all: (kind, True))
    page.parts.buttons["add"].click()
    assert page.blank.name == kind
    assert not page.parts.buttons["turn"].isEnabled()
    Image.new("RGB", (300, 300)).save(tmp_path / "vuong.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(tmp_path / "vuong.png"), ""))
    said = answer_next(Question, lambda dialog: dialog.accept())
    page.parts.buttons["scan"].click()
    assert "không cùng tỷ lệ" in " ".join(said)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(tmp_path / "phoi.png"), ""))
    page.parts.buttons["scan"].click()
    assert page.parts.buttons["turn"].isEnabled()
    page.parts.buttons["turn"].click()
    page.parts.buttons["unscan"].click()
    assert book.get(Blank, page.blank.id).picture_sha256 == ""
    answer_next(Question, lambda dialog: dialog.accept())
    page.parts.buttons["remove"].click()
    wait_drawn(qtbot, page)
    assert [one.name for one in blanks.blanks(book)] == ["Phôi công ty"]
    assert page.blank.name == "Phôi công ty"


def test_without_a_blank_plain_paper_is_shown_and_not_changed(qtbot: QtBot, page: CertificatesPage) -> None:
    page.session.remember(blanks.remove_blank(page.session.book, page.blank.id))
    wait_drawn(qtbot, page)
    assert page.blank.id == 0
    assert page.parts.plain.isVisible()
    assert not page.sheet.can_edit
    page.choose_field("name")
    page.sheet.setFocus()
    qtbot.keyClick(page.sheet, Qt.Key.Key_Right)
    assert page.session.book.all(BlankField) == []


def test_it_is_reached_from_awards_and_from_the_palette(qtbot: QtBot, window: MainWindow) -> None:
    book = window.session.book
    other = nominations.add_round(book, {"name": "Đợt khác", "year": 2020}).id
    decided(book, other, name="Người khác")
    open_certificates(window.session, window, other)
    qtbot.waitUntil(lambda: window.stack.current_id == "certificates")
    page = window.stack.page("certificates")
    assert isinstance(page, CertificatesPage)
    assert page.nomination == other
    assert [name.partition("\n")[0] for name in names(page)] == ["Người khác"]
    assert "Bằng, giấy khen" in [entry.words for entry in screens(PAGES, window.show_page)]
    assert DECIDED_ON.year == 2026


def test_the_sheet_can_be_zoomed_and_fits_again(page: CertificatesPage) -> None:
    fitting = page.sheet.scale
    page.parts.scroll.zoom_by(2)
    assert page.sheet.scale > fitting * 1.4
    page.parts.scroll.zoom_by(-5)
    assert page.sheet.scale == pytest.approx(fitting, rel=0.02)


def test_lines_of_other_blanks_are_counted(qtbot: QtBot, page: CertificatesPage) -> None:
    book = page.session.book
    blanks.edit_blank(book, page.blank.id, {"award": "bang_khen_bo"})
    page.entered()
    wait_drawn(qtbot, page)
    assert names(page) == []
    assert page.lines.count.text() == (
        "Chọn 0/0 · 3 dòng khác không dùng phôi này (thẻ “Phôi”: “Dùng cho”, “Tặng cho”)"
    )


def test_without_a_printer_no_shift_is_asked(page: CertificatesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    said = answer_next(Question, lambda dialog: dialog.accept())
    page.parts.buttons["shift"].click()
    assert "Máy này chưa cài máy in nào" in " ".join(said)


def test_the_shift_is_for_every_tray_unless_one_is_chosen(
    page: CertificatesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Canon LBP"])
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        editor = dialog.form.rows["tray"].editor
        assert isinstance(editor, ChoiceEditor)
        shown.append(editor.combo.currentText())
        dialog.reject()

    answer_next(FieldsDialog, look)
    page.parts.buttons["shift"].click()
    assert shown == ["Mọi khay"]
