"""The list of a whole corporation through the import window: 4,307 innovations come in, and go again."""

from pathlib import Path

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import Unit
from desktop_app.domain.register import Query
from desktop_app.domain.text import fold
from desktop_app.services import register
from desktop_app.services.books import Book
from desktop_app.ui.pages.import_dialog import ImportDialog
from tests.data.workbooks import PLACES, corporation
from tests.journeys.conftest import Chooser
from tests.journeys.driver import WAIT_MS, Person, close_window, open_window

LISTED = 4_307
TWICE = LISTED // 50
"""Every fiftieth stands there a second time, without marks."""
ASKED = LISTED // 70
"""Of every seventieth, Excel took the amount for a day."""
UNITS = len(PLACES) + 1
FILLED = ("innovation", "authorship", "person", "benefit_line", "examination", "listing", "search_text")


def look_at(person: Person, kind: str, path: Path, chooser: Chooser) -> Person:
    """Open the import window from the menu and choose what comes in, and the file; look at its columns."""
    person.do("Nhập từ Excel…")
    dialog = next(item for item in person.place.findChildren(ImportDialog) if item.isVisible())
    hands = Person(person.qtbot, dialog)
    kinds = hands.named("Loại danh sách", QListWidget)
    kinds.setCurrentRow([kinds.item(place).text() for place in range(kinds.count())].index(kind))
    chooser.will_choose(path)
    hands.press("Chọn tệp…")
    press_next(hands, "Xem trước")
    return hands


def wait_for_next(hands: Person, words: str) -> None:
    """Wait until the strong button says this; thousands of rows stand above it, which are not read out."""
    dialog = hands.place
    assert isinstance(dialog, ImportDialog)
    button = dialog.next
    hands.qtbot.waitUntil(lambda: button.isEnabled() and button.text() == words, timeout=WAIT_MS)


def press_next(hands: Person, words: str) -> None:
    """Press the strong button once it says this."""
    wait_for_next(hands, words)
    hands.press(words)


def counts(book: Book) -> dict[str, int]:
    """Count the rows of every table that a list of innovations fills."""
    return {table: int(str(book.sql(f"SELECT count(*) FROM {table}")[0][0])) for table in FILLED}


def money_of(number: int) -> int:
    """Work out by hand what one innovation of the list brought in, in đồng."""
    return 8_500_000 if number % 70 == 69 else (number % 900) * 1_000_000 + 12_500_000


def test_a_corporation_comes_in_and_goes_again_as_one_step(
    qtbot: QtBot, tmp_path: Path, chooser: Chooser
) -> None:
    path = corporation(tmp_path / "Tổng hợp.xlsx", LISTED)
    book = Book.create(tmp_path / "sổ")
    person = open_window(qtbot, book, tmp_path)
    hands = look_at(person, "Đơn vị", path, chooser)
    press_next(hands, f"Nhập {UNITS} dòng")
    hands.wait_for(f"Đã nhập {UNITS} dòng vào sổ")
    hands.press("Đóng")
    assert not any(counts(book).values())

    hands = look_at(person, "Sáng kiến", path, chooser)
    wait_for_next(hands, f"Nhập {format_money(LISTED - ASKED)} dòng")
    hands.press("Nhận mọi gợi ý")
    press_next(hands, f"Nhập {format_money(LISTED)} dòng")
    hands.wait_for("Đã nhập 4.307 dòng vào sổ", f"{TWICE + 1} dòng đã có hoặc là dòng cộng")
    found = counts(book)
    assert LISTED < found.pop("person") < 2 * LISTED
    assert found.pop("authorship") == 2 * LISTED
    assert set(found.values()) == {LISTED}
    assert book.sql("SELECT sum(benefit_amount) FROM innovation") == [(sum(map(money_of, range(LISTED))),)]
    assert book.sql("SELECT count(DISTINCT code), count(DISTINCT uid) FROM innovation") == [(LISTED, LISTED)]
    reader = book.reader()
    assert register.count(reader, Query(search=f"so 04306 {fold(PLACES[4306 % len(PLACES)])}")) == 1
    reader.close()
    ((label, written),) = book.sql(
        "SELECT label, count(*) FROM history GROUP BY label ORDER BY 2 DESC LIMIT 1"
    )
    assert label == "Nhập 4.307 dòng “Sáng kiến” từ Tổng hợp.xlsx"
    assert written == sum(counts(book)[table] for table in FILLED[:5])

    hands.press("Hoàn tác việc nhập")
    hands.wait_for("Đã hoàn tác: sổ như trước khi nhập.")
    assert not any(counts(book).values())
    assert len(book.all(Unit)) == UNITS
    with book.transaction("Soát chỉ mục"):
        book.sql("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
    close_window(person)
