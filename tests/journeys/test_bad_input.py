"""What people type, paste and load that no form expects: said in one sentence, nothing typed is lost."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from tests.journeys.conftest import Chooser, Command
from tests.journeys.driver import Person, close_window, listed, open_window
from tests.journeys.papers import text_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
HOSTILE = '<b>đậm</b> & <img src="/etc/passwd"/> </para> &#65; %s {0} \\n 🔥 ' + "chữ " * 1250
TCVN3 = "H\xd6 thèng nhiÖt ®iÖn bÞ rß n\xadíc, ph¶i söa ch÷a vµ b¶o d\xadìng th\xadêng xuyªn"
TCVN3_READ = "nhiệt điện bị rò nước, phải sửa chữa và bảo dưỡng thường xuyên"
CODE = "2026-SK-0001"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a book with one dossier."""
    with Book.create(tmp_path / "sổ") as book:
        add_innovation(book, {"title": "Ổ trục", "code": CODE})
    return tmp_path / "sổ"


@pytest.fixture
def person(qtbot: QtBot, folder: Path, tmp_path: Path) -> Person:
    """Somebody before that dossier."""
    made = open_window(qtbot, Book.open(folder), tmp_path)
    qtbot.waitUntil(lambda: len(listed(made)) == 1)
    made.key(Qt.Key.Key_Down)
    made.key(Qt.Key.Key_Return)
    made.wait_for("Các mục của hồ sơ")
    return made


def kept(folder: Path, key: str) -> str:
    """Read an answer from the disk, as another program would."""
    with Book.open(folder, is_read_only=True) as book:
        (row,) = book.sql("SELECT id, title FROM innovation")
        return str(row[1]) if key == "title" else book.answers(int(row[0])).get(key, "")


def test_a_hostile_title_is_kept_shown_found_and_printed_as_it_is(
    person: Person, folder: Path, tmp_path: Path, chooser: Chooser, command: Command
) -> None:
    person.open_section("Tên giải pháp")
    person.clear("title")
    person.type_into("title", HOSTILE)
    person.open_section("A.1.")
    person.type_into("current_state", HOSTILE)
    person.key(Qt.Key.Key_F9)
    person.wait_for("Tên giải pháp dài", "tối đa 5000; rút ngắn lại")
    chooser.will_choose(tmp_path / "đơn.pdf")
    with person.answering(lambda hands: hands.press("Đóng")) as said:
        person.do_of("In hồ sơ", "Đơn yêu cầu công nhận sáng kiến (PDF)…")
    assert "🔥" in said[0]
    printed = text_of(tmp_path / "đơn.pdf")
    assert printed.count('<b>đậm</b> & <img src="/etc/passwd"/> </para> &#65; %s {0} \\n') == 2
    assert "root:" not in printed
    person.do("Quay lại")
    person.qtbot.waitUntil(lambda: "<img src=" in listed(person)[0])
    person.type_in(person.named("Tìm sáng kiến"), '"<img" & OR NEAR( *')
    person.qtbot.waitUntil(lambda: "sáng kiến" in person.words())
    close_window(person)
    assert kept(folder, "title") == HOSTILE.strip()
    (row,) = json.loads(command("list", "--json", "--book", folder).out)
    assert row["title"] == HOSTILE.strip()
    assert command("print", "ho_so", CODE, "--out", tmp_path / "in", "--book", folder).code == 0


def test_decomposed_letters_and_control_characters_become_plain_text(
    person: Person, folder: Path, command: Command
) -> None:
    person.open_section("Tên giải pháp")
    person.clear("title")
    person.type_into("title", normalize("NFD", "Cải tiến ổ trượt") + "\u0000\u0007\u200b")
    person.open_section("A.1.")
    person.paste_into("current_state", normalize("NFD", "Bơm nước\u0001 tuần hoàn\x0b\nhỏng\x1b[31m bảy lần"))
    close_window(person)
    assert kept(folder, "title").rstrip("\u200b") == "Cải tiến ổ trượt"
    state = kept(folder, "current_state")
    assert "Bơm nước tuần hoàn" in state
    assert not any(ord(letter) < 32 and letter != "\n" for letter in state)
    assert (
        len(json.loads(command("list", "--search", "cai tien o truot", "--json", "--book", folder).out)) == 1
    )


def test_text_in_an_old_code_is_named_when_pasted_and_turned_when_wanted(
    person: Person, folder: Path
) -> None:
    person.open_section("A.1.")
    person.paste_into("current_state", TCVN3)
    person.wait_for("Đoạn vừa dán được gõ bằng mã cũ TCVN3, để vậy sẽ in sai chữ.")
    person.around("current_state").press("Chuyển sang Unicode")
    assert TCVN3_READ in person.shown("current_state")
    person.open_section("Tên giải pháp")
    person.clear("title")
    person.paste_into("title", TCVN3)
    person.key(Qt.Key.Key_F9)
    person.wait_for("“Tên giải pháp” có chữ gõ bằng bảng mã cũ TCVN3")
    close_window(person)
    assert TCVN3_READ in kept(folder, "current_state")
    assert kept(folder, "title"), "what was typed is kept even so"


def test_old_code_and_control_characters_in_a_loaded_file_are_named(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    shown = json.loads(command("show", CODE, "--json", "--book", folder).out)
    header = {key: shown[key] for key in ("schema", "version", "uid")}
    body = {**header, "title": TCVN3 + "\u0002", "investor": normalize("NFD", "Công ty Điện")}
    (tmp_path / "a.json").write_text(json.dumps(body), encoding="utf-8")
    assert command("load", tmp_path / "a.json", "--book", folder).code == 0
    after = json.loads(command("show", CODE, "--json", "--book", folder).out)
    assert after["investor"] == "Công ty Điện"
    assert "\u0002" not in after["title"]
    assert "TCVN3" in command("check", CODE, "--book", folder).out
    for text in ("", "{", "[1]", '{"schema": 5}', '{"title": "x"', "\ufffe", '{"schema": NaN}', "[" * 5000):
        (tmp_path / "b.json").write_text(text, encoding="utf-8")
        answer = command("load", tmp_path / "b.json", "--book", folder)
        assert (answer.code, answer.out) == (1, "")
        assert answer.is_one_sentence, (text, answer.err)


def test_a_day_that_does_not_exist_stays_on_screen_with_its_sentence(person: Person, folder: Path) -> None:
    person.open_section("Ký")
    person.type_into("filed_on", "31/02/2026")
    person.type_into("place", "Nghệ An")
    person.open_section("C.")
    assert person.around("filed_on").sees("Ngày 31/02/2026 không có trong lịch.", "nhập lại ngày")
    assert person.shown("filed_on") == "31/02/2026"
    assert person.row("filed_on").has_error()
    assert person.in_focus() == "filed_on"
    with person.answering(lambda question: question.press("Ở lại để sửa")) as said:
        assert not person.place.close(), "the window stays while something on it cannot be read"
    assert "Có chữ trên màn hình chưa vào sổ được." in said[0]
    assert kept(folder, "place") == "Nghệ An", "the rest was saved"
    person.clear("filed_on")
    person.type_into("filed_on", "28/02/2026")
    person.open_section("C.")
    person.wait_for("C. Khả năng áp dụng tại Đơn vị khác (nếu có)")
    close_window(person)


def test_three_equal_shares_of_a_third_are_short_and_said_so(person: Person) -> None:
    person.open_section("Tác giả")
    for _author in range(3):
        person.press("Thêm tác giả")
    table = person.field("authors")
    assert isinstance(table, QTableView)
    for row in range(3):
        cells = {"Họ và tên": f"Người {row}", "Năm sinh": "1990"}
        person.type_row(table, row, {**cells, "Tỷ lệ % đóng góp vào việc tạo ra giải pháp": "33,33"})
    assert person.sees("Tổng tỷ lệ: 99,99 %, còn thiếu 0,01 %")
    person.key(Qt.Key.Key_F9)
    person.wait_for(
        "Tổng tỷ lệ đóng góp đang là 99,99 %, phải bằng đúng 100,00 %; sửa lại hoặc bấm “Chia đều”."
    )
    person.press("Chia đều")
    assert person.sees("Tổng tỷ lệ: 100,00 %", "33,34")
    person.type_row(table, 0, {"Tỷ lệ % đóng góp vào việc tạo ra giải pháp": "một phần ba"})
    person.open_section("C.")
    assert person.row("authors").has_error()
    assert person.sees("một phần ba", "Dòng 1:")
    person.type_row(table, 0, {"Tỷ lệ % đóng góp vào việc tạo ra giải pháp": "33,34"})
    close_window(person)


def test_a_full_disk_is_loud_keeps_the_text_and_saves_when_there_is_room(
    person: Person, folder: Path
) -> None:
    book = person.place.book  # type: ignore[attr-defined]  # the writer connection: only it can be told it is full
    long_text = "Vòi đốt than bị mòn sau mỗi đợt vận hành. " * 3000
    person.open_section("A.1.")
    ((pages,),) = book.sql("PRAGMA page_count")
    book.sql(f"PRAGMA max_page_count = {pages}")
    person.type_into("current_state", long_text)
    person.wait_for("Chưa lưu được. Ổ đĩa chứa sổ đã đầy", "Chữ đã gõ vẫn còn trên màn hình.")
    person.open_section("C.")
    assert person.shown("current_state").startswith("Vòi đốt"), "the page stays where the text is"
    with person.answering(lambda question: question.press("Ở lại để sửa")):
        assert not person.place.close()
    book.sql("PRAGMA max_page_count = 1000000")
    person.press("Lưu lại")
    person.wait_for("Đã lưu lúc")
    assert not person.sees("Chưa lưu được")
    close_window(person)
    assert long_text.strip() in kept(folder, "current_state")
