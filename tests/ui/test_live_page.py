"""The live page: the real PDF beside the form, by which a click finds its field."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.documents.blocks import LANDSCAPE, Heading, Pages
from desktop_app.domain.dates import Clock
from desktop_app.domain.jobs import check_in_hand
from desktop_app.domain.records import Dossier
from desktop_app.services.books import Book
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.papers import APPLICATION, Document, Subject, build_document
from desktop_app.services.preferences import Preferences
from desktop_app.services.sample import fill_with_sample
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages.live_page import LivePage
from desktop_app.ui.shell.session import Session

CODE = "2026-TDDR-0001"


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[Session]:
    apply_theme(qapp, "light")
    with Book.create(tmp_path / "sổ", clock=Clock()) as book:
        fill_with_sample(book)
        opened = Session(book, Preferences(tmp_path / "p.json"))
        yield opened
        opened.stop()


def application(session: Session, dossier: Dossier) -> Document:
    return build_document(session.book, APPLICATION, Subject(dossier.innovation.id), dossier=dossier)


@pytest.fixture
def live(session: Session, qtbot: QtBot) -> Iterator[LivePage]:
    page = LivePage(session)
    qtbot.addWidget(page)
    page.resize(500, 640)
    page.show()
    page.draw(application(session, load_dossier(session.book, find_innovation(session.book, CODE))))
    qtbot.waitUntil(lambda: bool(page.pages) and not page.pages[0].image.isNull(), timeout=10_000)
    yield page
    page.end()


def test_a_click_on_a_text_goes_to_its_field(live: LivePage, qtbot: QtBot) -> None:
    assert live.rendered is not None
    place = next(item for item in live.rendered.places if item.field == "current_state")
    sheet = live.pages[place.page]
    middle = QPoint(
        round((place.left + place.right) / 2 * sheet.scale),
        round((place.top + place.bottom) / 2 * sheet.scale),
    )
    with qtbot.waitSignal(live.field_chosen) as chosen:
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == ["current_state"]


def test_the_field_being_worked_in_is_marked_and_brought_into_view(live: LivePage, qtbot: QtBot) -> None:
    live.mark_field("actual_effect")
    marked = [sheet for sheet in live.pages if sheet.marks]
    assert marked
    assert all(mark.field == "actual_effect" for sheet in marked for mark in sheet.marks)
    assert live.view.verticalScrollBar().value() > 0
    qtbot.waitUntil(lambda: not marked[0].image.isNull(), timeout=10_000)


def test_pages_follow_the_dossier(live: LivePage, session: Session, qtbot: QtBot) -> None:
    dossier = load_dossier(session.book, find_innovation(session.book, CODE))
    pages = len(live.pages)
    longer = {**dossier.answers, "nature": "<p>Bản chất của giải pháp, viết dài.</p>" * 120}
    live.draw(application(session, replace(dossier, answers=longer)))
    qtbot.waitUntil(lambda: len(live.pages) > pages, timeout=10_000)
    live.draw(application(session, dossier))
    qtbot.waitUntil(lambda: len(live.pages) == pages, timeout=10_000)


def test_letters_that_cannot_be_printed_are_named_below(
    live: LivePage, session: Session, qtbot: QtBot
) -> None:
    dossier = load_dossier(session.book, find_innovation(session.book, CODE))
    strange = replace(dossier, answers={**dossier.answers, "purpose": "<p>Nhanh 🚀</p>"})
    live.draw(application(session, strange))
    qtbot.waitUntil(lambda: "🚀" in live.foot.text(), timeout=10_000)


def test_a_wider_page_is_drawn_sharper(live: LivePage, qtbot: QtBot) -> None:
    before = live.pages[0].image.width()
    live.resize(900, 640)
    qtbot.waitUntil(lambda: live.pages[0].image.width() > before, timeout=10_000)


def many_pages(count: int) -> Document:
    parts = tuple(Pages((Heading(f"Trang {page}"),), sheet=LANDSCAPE) for page in range(count))
    return Document("Dài", parts)


def test_pages_of_any_size_are_as_wide_as_the_room_and_far_ones_keep_no_picture(
    live: LivePage, qtbot: QtBot
) -> None:
    live.draw(many_pages(40))
    qtbot.waitUntil(lambda: len(live.pages) == 40 and live.pages[0].drawn is not None, timeout=10_000)
    sheet = live.pages[0]
    assert sheet.width() > sheet.height()
    qtbot.waitUntil(lambda: abs(sheet.image.width() - sheet.width()) <= 1, timeout=10_000)
    live.view.verticalScrollBar().setValue(live.view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not live.pages[-1].image.isNull(), timeout=10_000)
    assert live.pages[0].image.isNull()
    assert sum(not page.image.isNull() for page in live.pages) < 20


def test_another_paper_ends_the_one_under_way_and_it_is_never_shown(live: LivePage, qtbot: QtBot) -> None:
    started, shown = Event(), list[int]()
    live.laid_out.connect(lambda drawn: shown.append(drawn.number))

    def endless() -> Document:
        started.set()
        while True:
            check_in_hand()

    live.draw(endless)
    assert started.wait(10)
    wanted = live.draw(many_pages(2), is_another=True)
    qtbot.waitUntil(lambda: len(live.pages) == 2, timeout=10_000)
    assert shown == [wanted]


def test_closing_does_not_wait_for_a_long_paper(live: LivePage) -> None:
    started = Event()

    def endless() -> Document:
        started.set()
        while True:
            check_in_hand()

    live.draw(endless)
    assert started.wait(10)
    live.end()
    assert live.renderer.isFinished()
