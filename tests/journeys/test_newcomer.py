"""A newcomer: the sample book, a search without accents, a dossier with gaps, the paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QRadioButton, QTableView, QTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.services.books import Book
from desktop_app.ui.kit.error_summary import ErrorSummary
from tests.journeys.conftest import Chooser
from tests.journeys.driver import Person, close_window, listed, open_window, register_table
from tests.journeys.papers import stands_in_order, text_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CODE = "2026-NDVL-0002"


def mend_where_the_cursor_is(person: Person) -> list[str]:
    """Fill the field that a finding led to, as far as its words tell how; return what was typed."""
    key = person.in_focus()
    target = person.field(key)
    if key == "benefit":
        person.press("Không tính được")
        text = "Chưa đủ một năm số liệu vận hành."
        person.type_in(person.named("Vì sao không tính được"), text)
        return [text]
    match target:
        case QTextEdit():
            text = f"Điền ngày hôm nay cho mục {person.row(key).field.label.split()[0]} về phễu than số 3."
        case QLineEdit():
            text = "15/01/2026"
        case QComboBox():
            person.choose(key, target.itemText(1).strip())
            return []
        case QRadioButton():
            person.choose(key, target.text())
            return []
        case QTableView():
            person.press("Chia đều")
            return []
        case _:
            raise AssertionError(f"nobody said how to mend {key}")
    person.type_in(target, text)
    return [text]


def test_a_newcomer_finds_a_dossier_with_gaps_fills_them_and_prints(
    qtbot: QtBot, tmp_path: Path, chooser: Chooser
) -> None:
    person = open_window(qtbot, Book.create(tmp_path / "sổ", clock=Clock(date(2027, 2, 1))), tmp_path)
    person.do("Mở sổ mẫu")
    qtbot.waitUntil(lambda: len(listed(person)) == 25, timeout=20_000)
    person.type_in(person.named("Tìm sáng kiến"), "nhiet dien")
    person.wait_for("13 trong 25 sáng kiến")
    assert any("Nhiệt điện Vĩnh Lạch" in line for line in listed(person))
    person.named("Tìm sáng kiến", QLineEdit).selectAll()
    person.type_in(person.named("Tìm sáng kiến"), "du bao tac pheu than")
    qtbot.waitUntil(lambda: [line[: len(CODE)] for line in listed(person)] == [CODE])
    person.key(Qt.Key.Key_Down)
    assert register_table(person).hasFocus()
    person.key(Qt.Key.Key_Return)
    person.wait_for("Dự báo tắc phễu than bằng xu thế dòng động cơ máy cấp", "Đang viết")
    typed = mend_everything(person)
    person.press("Hoàn thành")
    person.wait_for("Sẵn sàng trình")
    chooser.will_choose(tmp_path / "đơn.pdf")
    person.do_of("In hồ sơ", "Đơn yêu cầu công nhận sáng kiến (PDF)…")
    qtbot.waitUntil(lambda: chooser.opened == [tmp_path / "đơn.pdf"], timeout=20_000)
    printed = text_of(tmp_path / "đơn.pdf")
    assert stands_in_order(printed, ["ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN", "50,00", "A. Mô tả giải pháp:"]) == ""
    assert [text for text in typed if text not in printed and "/" not in text] == []
    close_window(person)


def mend_everything(person: Person) -> list[str]:
    """Follow the first line of what F9 found, mend it, and ask again until nothing must be mended."""
    typed: list[str] = []
    for _round in range(20):
        person.key(Qt.Key.Key_F9)
        links = faults(person)
        if not links:
            return typed
        person.follow(links[0])
        typed += mend_where_the_cursor_is(person)
    raise AssertionError(f"no end to what must be mended: {faults(person)}")


def faults(person: Person) -> list[str]:
    """Return the lines of the error summary."""
    found = [item for item in person.place.findChildren(ErrorSummary) if item.isVisible()]
    return [line.accessibleName() for line in found[0].lines] if found else []
