"""One round of nominations in the real window: three lines, votes, a decision, no silent second use."""

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards import DECIDED, AwardUse
from desktop_app.domain.dates import Clock, read_date
from desktop_app.services import nominations
from desktop_app.services.books import Book
from desktop_app.services.nomination_choices import own_innovations
from tests.journeys.driver import Person, close_window, open_window

ROUND = "Khen chuyên đề tháng 12 năm 2026"
LINES = "Cá nhân, tập thể được đề nghị"
GIAY_KHEN, CSTD = "Giấy khen – ", "Chiến sĩ thi đua cơ sở – "


def unused_authors(book: Book, count: int) -> list[tuple[str, str]]:
    """Return people, each with the code of an innovation that was used for no award."""
    used = {use.innovation_id for use in book.all(AwardUse)}
    codes: dict[int, str] = dict(book.sql("SELECT id, code FROM innovation"))
    found: list[tuple[str, str]] = []
    for key, name in book.sql("SELECT min(id), name FROM person GROUP BY name HAVING count(*) = 1"):
        draft = nominations.draft_line(book, 0, {"person_id": key})
        own = [item for item in own_innovations(book, draft) if item not in used]
        found += [(str(name), codes[own[0]])] if own else []
    return found[:count]


def make_round(person: Person) -> None:
    def fill(hands: Person) -> None:
        hands.type_into("name", ROUND)
        hands.press("Tạo đợt")

    with person.answering(fill):
        person.press("Tạo đợt khen thưởng…")
    person.wait_for(ROUND, "Chưa có ai được đề nghị")


def propose(person: Person, name: str, award: str, code: str, reason: str = "") -> list[str]:
    """Nominate somebody of the catalogue; return what the dialog said where the first try was stopped."""
    said: list[str] = []

    def choose(hands: Person) -> None:
        box = hands.named("Hình thức khen thưởng, danh hiệu", QComboBox)
        names = [box.itemText(row) for row in range(box.count())]
        hands.choose_in(box, next(words for words in names if words.startswith(award)))
        listed = hands.named("Sáng kiến làm căn cứ", QListWidget)
        lines = [listed.item(row) for row in range(listed.count())]
        next(line for line in lines if line.text().startswith(code)).setCheckState(Qt.CheckState.Checked)
        hands.press("Đề nghị")
        if hands.place.isVisible():
            said.append(hands.words())
            hands.type_in(hands.named("Lý do vẫn dùng lại sáng kiến này"), reason)
            hands.press("Đề nghị")

    def find(hands: Person) -> None:
        hands.type_in(hands.named("Tìm người theo tên"), name)
        hands.press("Chọn")
        second.enter_context(person.answering(choose))

    with ExitStack() as second, person.answering(find):
        person.do_of("Đề nghị", "Cá nhân trong danh bạ…")
    return said


def test_a_round_goes_from_nominees_to_a_decision(qtbot: QtBot, sample: Path, tmp_path: Path) -> None:
    with Book.open(sample, clock=Clock(read_date("1/12/2026"))) as book:
        people = unused_authors(book, 3)
        person = open_window(qtbot, book, tmp_path)
        person.press("Khen thưởng")
        make_round(person)
        made = next(one.id for one in nominations.rounds(book) if one.name == ROUND)
        for name, code in people:
            assert propose(person, name, GIAY_KHEN, code) == []
        table = person.named(LINES, QTableView)
        assert table.model().rowCount() == 3

        def meet(hands: Person) -> None:
            hands.type_into("members", "9")
            hands.type_into("held_on", "10/12/2026")
            hands.type_into("minutes_on", "11/12/2026")
            hands.press("Lưu")

        with person.answering(meet):
            person.do_of("Cuộc họp", "Cuộc họp bên chuyên môn…")

        def vote(hands: Person) -> None:
            hands.type_into("votes", "8")
            hands.press("Lưu")

        for row in range(3):
            table.selectRow(row)
            with person.answering(vote):
                person.press("Sửa…")
        person.wait_for("8/9 (88,89 %)")

        def decide(hands: Person) -> None:
            hands.type_into("number", "905/QĐ-NĐST")
            hands.type_into("day", "20/12/2026")
            hands.press("Ghi quyết định")

        table.clearSelection()
        with person.answering(decide):
            person.press("Ghi quyết định…")
        person.wait_for("905/QĐ-NĐST (20/12/2026)", "Đã khen thưởng")
        assert {line.state for line in nominations.lines(book, made)} == {DECIDED}

        name, code = people[0]
        (said,) = propose(person, name, CSTD, code, "Khen danh hiệu thi đua cả năm")
        assert "905/QĐ-NĐST" in said
        assert "Một sáng kiến chỉ nên dùng một lần" in said
        assert [use.reason for use in book.all(AwardUse) if use.reason] == ["Khen danh hiệu thi đua cả năm"]
        close_window(person)
