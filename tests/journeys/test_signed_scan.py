"""The paper that was signed and stamped: its scan takes the place of the print, until the dossier changes."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.services.books import Book
from desktop_app.services.interchange import load_files
from desktop_app.shipped import RESOURCES
from tests.journeys.conftest import Chooser
from tests.journeys.driver import Person, close_window, listed, open_window
from tests.journeys.papers import make_pdf, make_picture, text_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DON = "Đơn yêu cầu công nhận sáng kiến"


def waiting(person: Person) -> list[str]:
    """Return what the menu says of papers that still want a signature."""
    return [entry.text() for entry in person.menu_of("In hồ sơ") if not entry.isEnabled() and entry.text()]


def whole_file(person: Person, chooser: Chooser, target: Path) -> str:
    """Print the Hồ sơ and read it."""
    chooser.will_choose(target)
    next(entry for entry in person.menu_of("In hồ sơ") if entry.text().startswith("Hồ sơ")).trigger()
    person.qtbot.waitUntil(lambda: chooser.opened[-1:] == [target], timeout=20_000)
    return text_of(target)


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Person:
    """Somebody before a dossier that is ready to be signed."""
    book = Book.create(tmp_path / "sổ", clock=Clock(date(2026, 7, 6)))
    assert load_files(book, [RESOURCES / "sample" / "2026-NDST-0001.json"]).failed == ()
    made = open_window(qtbot, book, tmp_path)
    qtbot.waitUntil(lambda: len(listed(made)) == 1)
    made.key(Qt.Key.Key_Down)
    made.key(Qt.Key.Key_Return)
    made.wait_for("Các mục của hồ sơ")
    return made


def test_a_signed_scan_takes_the_place_of_the_paper_until_the_dossier_changes(
    person: Person, tmp_path: Path, chooser: Chooser
) -> None:
    assert waiting(person) == [f"Chưa có bản ký: {DON}"]
    assert "Tôi (chúng tôi) có tên dưới đây" in whole_file(person, chooser, tmp_path / "trước.pdf")
    chooser.will_choose(make_pdf(tmp_path / "scan.pdf", "SIGNED AND STAMPED", "page one of one"))
    person.do_of("In hồ sơ", f"Đính bản scan đã ký: {DON}…")
    person.wait_for("Đã đính bản đã ký; hồ sơ in ra sẽ dùng bản này.")
    assert waiting(person) == []
    whole = whole_file(person, chooser, tmp_path / "sau.pdf")
    assert "SIGNED AND STAMPED" in whole
    assert "Tôi (chúng tôi) có tên dưới đây" not in whole
    person.open_section("Tên giải pháp")
    person.type_into("title", " (sửa sau khi ký)")
    person.open_section("A.1.")
    assert waiting(person) == [f"Bản đã ký không còn khớp hồ sơ, cần ký lại: {DON}"]
    person.action("Hoàn tác: Sửa “Tên giải pháp”").trigger()
    assert waiting(person) == []
    close_window(person)


def test_a_photograph_of_the_signed_paper_will_do_and_a_text_file_will_not(
    person: Person, tmp_path: Path, chooser: Chooser
) -> None:
    (tmp_path / "ghi chú.txt").write_text("đã ký rồi nhé", encoding="utf-8")
    chooser.will_choose(tmp_path / "ghi chú.txt")
    with person.answering(lambda hands: hands.press("Đã hiểu")) as said:
        person.do_of("In hồ sơ", f"Đính bản scan đã ký: {DON}…")
    assert "Bản scan đã ký phải là tệp PDF hoặc ảnh." in said[0]
    assert waiting(person) == [f"Chưa có bản ký: {DON}"]
    chooser.will_choose(make_picture(tmp_path / "ảnh chụp.png"))
    person.do_of("In hồ sơ", f"Đính bản scan đã ký: {DON}…")
    assert waiting(person) == []
    assert "Tôi (chúng tôi)" not in whole_file(person, chooser, tmp_path / "sau.pdf")
    close_window(person)
