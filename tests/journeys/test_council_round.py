"""One round of the council in the real window: twelve dossiers from received to decided."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QComboBox, QTabBar, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.council import Ballot, Examination, Member, Round
from desktop_app.domain.dates import Clock, read_date
from desktop_app.domain.records import Innovation
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_many
from desktop_app.services.units import add_unit
from tests.journeys.driver import Person, close_window, open_window, press

COUNCIL = (
    ("Nguyễn Thị Phương Thảo", "Chủ tịch", False),
    ("Trần Quốc Bảo", "Thư ký", False),
    ("Lê Minh Đức", "Ủy viên", True),
)
DOZEN = 12


def day(text: str) -> Clock:
    return Clock(read_date(text))


def part(person: Person, words: str) -> None:
    """Turn to a part of the round."""
    tabs = person.named("Phần của đợt xét", QTabBar)
    titles = [tabs.tabText(place) for place in range(tabs.count())]
    tabs.setCurrentIndex(next(place for place, title in enumerate(titles) if title.startswith(words)))


def choose_rows(person: Person, name: str, count: int) -> None:
    """Choose the first rows of a table."""
    table = person.named(name, QTableView)
    table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(count):
        table.selectionModel().select(table.model().index(row, 0), flags)


def make_round(person: Person) -> None:
    def fill(hands: Person) -> None:
        hands.type_into("name", "Đợt 1 năm 2026")
        hands.choose("level", "Cấp cơ sở")
        hands.type_into("document_number", "118/QĐ-NDST")
        hands.press("Tạo đợt xét")

    with person.answering(fill):
        person.press("Tạo đợt xét")
    person.wait_for("Hội đồng chưa có thành viên nào")


def seat(person: Person, name: str, role: str, is_union: bool) -> None:
    def fill(hands: Person) -> None:
        hands.type_into("name", name)
        hands.choose("role", role)
        if is_union:
            hands.around("is_union").press("Có")
        hands.press("Lưu")

    with person.answering(fill):
        person.press("Thêm người ngoài danh bạ…")
    person.wait_for(name)


def hold_meeting(person: Person) -> None:
    def fill(hands: Person) -> None:
        hands.type_into("held_on", "1/7/2026")
        hands.type_into("minutes_number", "05/BB-HĐSK")
        hands.type_into("minutes_on", "8/7/2026")
        hands.press("Lưu")

    with person.answering(fill):
        person.press("Sửa đợt xét…")


def take_in(person: Person) -> None:
    def pick(hands: Person) -> None:
        choose_rows(hands, "Hồ sơ nhận được vào đợt", DOZEN)
        hands.press(f"Nhận {DOZEN} hồ sơ")

    part(person, "Hồ sơ")
    with person.answering(pick):
        person.press("Nhận hồ sơ vào đợt…")
    choose_rows(person, "Hồ sơ của đợt xét", DOZEN)
    with person.answering(press("Tiếp nhận")):
        person.press("Tiếp nhận…")
    person.wait_for("Đã tiếp nhận 15/06/2026")


def tick_all(person: Person, refusing: int, completing: int) -> None:
    """Fill in every form with the keys 1 and 2, from dossier to dossier."""
    part(person, "Chấm phiếu")
    grid = person.named("Phiếu của các thành viên", QTableView)
    chooser = person.named("Hồ sơ đang chấm", QComboBox)
    for place in range(DOZEN):
        assert chooser.currentIndex() == place
        for column in range(len(COUNCIL)):
            grid.setFocus()
            grid.setCurrentIndex(grid.model().index(0, column))
            for row in range(7):
                is_refused, is_asked = (place, row) == (refusing, 4), (place, row) == (completing, 3)
                key = Qt.Key.Key_2 if is_refused or is_asked else Qt.Key.Key_1
                person.qtbot.keyClick(grid, key)
                if is_refused:
                    break
        if place < DOZEN - 1:
            person.press("Hồ sơ sau")


def a_dozen_ready(book: Book) -> None:
    """Write twelve dossiers that wait to be taken in."""
    plant = add_unit(book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NĐST"}).id
    made = [
        add_innovation(book, {"title": f"Cải tiến vòi đốt lò hơi số {number}", "unit_id": plant}).id
        for number in range(1, DOZEN + 1)
    ]
    edit_many(book, made, {"stage": "ready"})


def test_twelve_dossiers_go_from_received_to_decided(qtbot: QtBot, tmp_path: Path) -> None:
    with Book.create(tmp_path / "so", clock=day("15/06/2026"), who="Lê Thị Mai") as book:
        a_dozen_ready(book)
        person = open_window(qtbot, book, tmp_path)
        person.press("Xét công nhận")
        person.wait_for("Chưa có đợt xét nào")
        make_round(person)
        for name, role, is_union in COUNCIL:
            seat(person, name, role, is_union)
        assert not person.sees("chưa có đại diện công đoàn")
        take_in(person)
        hold_meeting(person)
        tick_all(person, refusing=2, completing=5)
        assert len(book.all(Ballot)) == DOZEN * len(COUNCIL)

        part(person, "Kết luận")
        person.wait_for(
            "3/3: Công nhận", "0/3: Không công nhận", "3/3: Yêu cầu hoàn thiện", "Hạn ra quyết định"
        )
        person.press("Kết luận theo phiếu")
        choose_rows(person, "Kết quả của đợt xét", DOZEN)

        def decide(hands: Person) -> None:
            hands.type_into("number", "210/QĐ-NDST")
            hands.type_into("day", "20/7/2026")
            hands.type_into("certificate", "012/2026/GCNSK")
            hands.press("Ghi quyết định")
            if hands.place.isVisible():
                assert hands.sees("yêu cầu hoàn thiện mà chưa ghi ngày hoàn thiện xong")
                hands.press("Hủy")

        with person.answering(decide):
            person.press("Ghi quyết định…")
        assert all(item.decision_on is None for item in book.all(Examination))

        def complete(hands: Person) -> None:
            hands.clear("day")
            hands.type_into("day", "15/7/2026")
            hands.press("Ghi đã hoàn thiện")

        table = person.named("Kết quả của đợt xét", QTableView)
        table.selectRow(5)
        with person.answering(complete):
            person.press("Đã hoàn thiện…")
        choose_rows(person, "Kết quả của đợt xét", DOZEN)
        with person.answering(decide):
            person.press("Ghi quyết định…")
        person.wait_for("012/2026/GCNSK", "022/2026/GCNSK", "210/QĐ-NDST (20/07/2026)")

        taken = book.all(Examination, "position")
        stages = [book.get(Innovation, item.innovation_id).stage for item in taken]
        assert [stage for stage in stages if stage != "recognised"] == ["refused"]
        assert stages[2] == "refused"
        assert taken[2].result_reason == "Giải pháp có tính mới: Không"
        assert len(book.all(Member)) == 3
        assert book.all(Round)[0].minutes_number == "05/BB-HĐSK"

        person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert all(item.decision_on is None for item in book.all(Examination))
        close_window(person)
