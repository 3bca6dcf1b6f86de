"""Đầu giấy và người ký: typed, kept, taken back; and the numbers that were given."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.office import ADMINISTRATION, UNION
from desktop_app.domain.records import Unit
from desktop_app.services import innovations, issuing, office, units
from desktop_app.services.paper_contexts import Subject, sender_of
from desktop_app.ui.pages import office_dialog
from desktop_app.ui.pages.numbers_dialog import NumbersDialog
from desktop_app.ui.pages.office_dialog import OfficeDialog
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.session import Session
from tests.ui.windows import open_window, small_book


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, small_book(tmp_path / "book"), tmp_path)


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window.session


@pytest.fixture
def plant(session: Session) -> Unit:
    key = units.add_unit(session.book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NDST"}).id
    return session.book.get(Unit, key)


@pytest.fixture
def dialog(window: MainWindow, session: Session, plant: Unit) -> OfficeDialog:
    shown = OfficeDialog(session, window, plant)
    shown.show()
    return shown


def test_what_is_typed_heads_the_papers_of_that_chain(
    dialog: OfficeDialog, session: Session, plant: Unit
) -> None:
    side = dialog.sides[UNION]
    dialog.tabs.setCurrentWidget(side)
    side.form.rows["name"].editor.set_value("Công đoàn Công ty\nNhiệt điện Sông Trầm <b>")
    side.form.rows["name"].editor.changed.emit()
    assert side.form.flush()
    assert (
        sender_of(session.book, plant.id, UNION).letterhead.name
        == "Công đoàn Công ty\nNhiệt điện Sông Trầm <b>"
    )
    assert office.letterhead(session.book, plant.id, ADMINISTRATION).id == 0


def test_a_workshop_is_told_whose_letterhead_it_uses_and_can_begin_its_own(
    window: MainWindow, session: Session, plant: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = session.book
    office.set_letterhead(book, plant.id, ADMINISTRATION, {"name": "Công ty Sông Trầm", "symbol": "NĐST"})
    office.add_signatory(book, plant.id, ADMINISTRATION, {"name": "Trần Quốc Bảo", "post": "Giám đốc"})
    key = units.add_unit(book, {"name": "Phân xưởng Vận hành", "parent_id": plant.id}).id
    shown = OfficeDialog(session, window, book.get(Unit, key))
    shown.show()
    side = shown.sides[ADMINISTRATION]
    assert side.form.isHidden()
    assert "dùng đầu giấy của Công ty Nhiệt điện Sông Trầm" in side.lent.words.words.text()
    assert "người ký của Công ty Nhiệt điện Sông Trầm ký" in side.signing.text()
    opened: list[Unit] = []
    monkeypatch.setattr(office_dialog, "ask_office", lambda _session, _parent, unit: opened.append(unit))
    side.lent.lender.click()
    assert [unit.id for unit in opened] == [plant.id]
    assert not shown.sides[UNION].form.isHidden()  # nobody above has one there: it is made of names
    side.lent.own.click()
    assert not side.form.isHidden()
    assert side.lent.isHidden()
    assert side.form.value("name") == "Phân xưởng Vận hành"
    assert side.form.value("parent_name") == "Công ty Sông Trầm"
    side.drop.click()
    assert side.form.isHidden()
    assert sender_of(book, key, ADMINISTRATION).letterhead.name == "Công ty Sông Trầm"


def test_signatories_are_listed_with_the_usual_one_first(
    dialog: OfficeDialog, session: Session, plant: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = dialog.sides[ADMINISTRATION]
    for name in ("Bùi Xuân Trường", "Trần Đăng Khải"):
        session.remember(
            office.add_signatory(
                session.book, plant.id, ADMINISTRATION, {"name": name, "post": "Giám đốc"}
            ).changes
        )
    assert [one.name for one in side.model.records()] == ["Bùi Xuân Trường", "Trần Đăng Khải"]
    side.table.select_row(1)
    side.make_usual()
    assert [one.name for one in side.model.records()] == ["Trần Đăng Khải", "Bùi Xuân Trường"]
    monkeypatch.setattr(office_dialog, "ask", lambda *_given, **_words: True)
    side.table.select_row(0)
    side.remove()
    assert [one.name for one in side.model.records()] == ["Bùi Xuân Trường"]


def test_numbers_given_are_listed(window: MainWindow, session: Session, plant: Unit) -> None:
    book = session.book
    subject = Subject(innovations.add_innovation(book, {"title": "Cải tiến", "unit_id": plant.id}).id)
    issuing.set_issue(book, "thong_bao", subject, {"number": 7, "issued_on": date(2026, 5, 4)})
    shown = NumbersDialog(session, window, plant, ADMINISTRATION)
    cells = [shown.model.index(0, column).data() for column in range(4)]
    assert cells[0] == "07/TB-NDST"
    assert cells[1] == "04/05/2026"
    assert cells[3] == "2026-NDST-0001"
