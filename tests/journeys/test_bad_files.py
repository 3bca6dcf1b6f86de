"""Files that cannot be attached, or not printed, and faulty forms: each is named, nothing else is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from tests.journeys.conftest import Chooser, Command
from tests.journeys.driver import Person, close_window, listed, open_window
from tests.journeys.papers import lock_pdf, make_pdf, text_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FOURTH = Path(__file__).parents[1] / "data" / "packs" / "hoa-chat-phu-bai.toml"
CODE = "2026-SK-0001"


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Person:
    """Somebody before the annexes of a dossier, one good file attached."""
    book = Book.create(tmp_path / "sổ")
    add_innovation(book, {"title": "Ổ trục", "code": CODE})
    made = open_window(qtbot, book, tmp_path)
    qtbot.waitUntil(lambda: len(listed(made)) == 1)
    made.key(Qt.Key.Key_Down)
    made.key(Qt.Key.Key_Return)
    made.wait_for("Các mục của hồ sơ")
    made.open_section("D.")
    drop(made, make_pdf(tmp_path / "tốt.pdf", "GOOD ANNEX"))
    made.wait_for_annexes("tốt")
    return made


def drop(person: Person, *paths: Path) -> None:
    person.drop_on(person.row("annexes").editor, paths)


def test_a_file_that_vanished_or_is_empty_is_said_and_the_others_are_attached(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "rỗng.pdf").write_bytes(b"")
    drop(person, tmp_path / "đã mất.pdf", tmp_path / "rỗng.pdf", make_pdf(tmp_path / "khác.pdf", "OTHER"))
    person.wait_for_annexes("tốt", "khác")
    person.wait_for("Không đọc được tệp đã mất.pdf. Kiểm tra tệp còn ở đó rồi đính lại.")
    person.wait_for("Tệp rỗng.pdf rỗng (0 byte).")
    close_window(person)


def test_a_folder_and_a_picture_that_is_none_are_said(person: Person, tmp_path: Path) -> None:
    (tmp_path / "thư mục").mkdir()
    (tmp_path / "giả.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 60)
    drop(person, tmp_path / "thư mục", tmp_path / "giả.png")
    person.wait_for("Không đọc được tệp thư mục.", "giả.png")
    assert person.annexes() == ["[1] tốt"]
    close_window(person)


def test_locked_and_broken_pdf_are_kept_named_and_stop_no_print(
    person: Person, tmp_path: Path, chooser: Chooser, command: Command
) -> None:
    locked = lock_pdf(tmp_path / "khóa.pdf")
    broken = tmp_path / "hỏng.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"\x00garbage" * 50)
    drop(person, locked, broken)
    person.wait_for_annexes("tốt", "khóa", "hỏng")
    person.wait_for("Tệp PDF khóa.pdf có mật khẩu", "Tệp PDF hỏng.pdf bị hỏng")
    chooser.will_choose(tmp_path / "hồ sơ.pdf")
    with person.answering(lambda hands: hands.press("Đóng")) as said:
        next(item for item in person.menu_of("In hồ sơ") if item.text().startswith("Hồ sơ")).trigger()
    assert "Đã lưu, nhưng có chỗ cần xem lại." in said[0]
    assert "[2]" in said[0] or "khóa" in said[0]
    assert "[3]" in said[0] or "hỏng" in said[0]
    assert "GOOD ANNEX" in text_of(tmp_path / "hồ sơ.pdf")
    close_window(person)
    answer = command("print", "ho_so", CODE, "--out", tmp_path / "in", "--book", tmp_path / "sổ")
    assert answer.code == 0
    assert len(answer.err.splitlines()) >= 2


def test_a_file_with_a_name_for_attackers_stays_inside_the_book(
    person: Person, tmp_path: Path, command: Command
) -> None:
    evil = make_pdf(tmp_path / "..\\..\\CON.pdf", "EVIL NAME")
    drop(person, evil)
    person.wait_for_annexes("tốt", "CON")
    close_window(person)
    assert command("show", CODE, "--json", "--out", tmp_path / "ra", "--book", tmp_path / "sổ").code == 0
    written = [path for path in (tmp_path / "ra").rglob("*") if path.is_file()]
    assert len(written) == 3
    for path in written:
        assert not set('<>:"\\|?*') & set(path.name)
        assert path.stem.upper() != "CON"
    with Book.open(tmp_path / "sổ", is_read_only=True) as book:
        names = [str(name) for (name,) in book.sql("SELECT file_name FROM attachment")]
    assert not any(sign in name for name in names for sign in "\\/:")


def test_an_attached_file_taken_from_the_book_is_named_by_the_check_and_the_print(
    person: Person, tmp_path: Path, command: Command
) -> None:
    person.open_section("C.")
    for path in (tmp_path / "sổ" / "attachments").rglob("*"):
        if path.is_file():
            path.unlink()
    person.key(Qt.Key.Key_F9)
    person.wait_for("Không còn tệp của tài liệu [1]")
    person.follow("Không còn tệp của tài liệu [1]")
    person.wait_for("Tệp không còn trong sổ. Bỏ dòng này rồi đính kèm lại tệp.")
    close_window(person)
    answer = command("print", "ho_so", CODE, "--out", tmp_path / "in", "--book", tmp_path / "sổ")
    assert answer.code == 0
    assert "[1]" in answer.err
    shown = command("show", CODE, "--json", "--out", tmp_path / "ra", "--book", tmp_path / "sổ")
    assert (shown.code, shown.out) == (1, "")
    assert shown.is_one_sentence


def test_a_dialog_that_chooses_a_file_gone_since_is_said(
    person: Person, tmp_path: Path, chooser: Chooser
) -> None:
    chooser.will_choose(tmp_path / "rút USB.pdf")
    person.press("Thêm tài liệu…")
    person.wait_for("Không đọc được tệp rút USB.pdf.")
    person.open_section("A.1.")
    chooser.will_choose(tmp_path / "rút USB.png")
    with person.answering(lambda hands: hands.press("Đã hiểu")) as said:
        person.around("current_state").press("Chèn hình từ tệp")
    assert "rút USB.png" in said[0]
    close_window(person)


def test_faulty_forms_are_named_with_their_place_and_stop_nothing(
    qtbot: QtBot, tmp_path: Path, chooser: Chooser
) -> None:
    folder = tmp_path / "sổ"
    Book.create(folder).close()
    bad = FOURTH.read_text(encoding="utf-8").replace('kind = "money"', 'kind = "tien"')
    (folder / "packs" / "hỏng.toml").write_text(bad, encoding="utf-8")
    (folder / "packs" / "cụt.toml").write_text('id = "x\n', encoding="utf-8")
    person = open_window(qtbot, Book.open(folder), tmp_path)
    with person.answering(lambda hands: hands.press("Hủy")) as said:
        person.press("Tạo sáng kiến đầu tiên")
    assert "Năm câu hỏi để bắt đầu" in said[0]
    person.press("Danh mục")
    tabs = person.named("Phần của danh mục", QTabBar)
    tabs.setCurrentIndex([tabs.tabText(place) for place in range(tabs.count())].index("Mẫu đơn"))
    person.wait_for("Mẫu trong thư mục packs của sổ chưa dùng được", "EVNGENCO2 2026")
    person.wait_for("hỏng.toml", "$.sections[1].fields[3]", "cụt.toml")
    chooser.will_choose(folder / "packs" / "hỏng.toml")
    with person.answering(lambda hands: hands.press("Đã hiểu")) as said:
        person.press("Thêm mẫu…")
    assert "$.sections[1].fields[3]" in said[0]
    close_window(person)
