"""Long work: never in the window's thread, seen, and stopped when asked."""

from threading import Event, get_ident
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.ui import jobs


def test_result_comes_to_the_window_from_another_thread(qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    running = jobs.run(
        lambda _job: get_ident(), lambda other: seen.append((other, get_ident())), title="Việc"
    )
    with qtbot.waitSignal(running.ended):
        pass
    ((other, here),) = seen
    assert here == get_ident()
    assert other != here
    assert jobs.running() == 0


def test_sentence_of_the_users_world_is_handed_on(qtbot: QtBot) -> None:
    told: list[str] = []

    def work(_job: Job) -> None:
        raise UserError("Đĩa đầy.")

    running = jobs.run(work, lambda _nothing: told.append("done"), told.append, title="Việc")
    with qtbot.waitSignal(running.ended):
        pass
    assert told == ["Đĩa đầy."]


def test_our_own_bug_reaches_the_windows_handler(qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        raise ZeroDivisionError("ours")

    running = jobs.run(work, lambda _nothing: None, lambda _sentence: None, title="Việc")
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(running.ended):
        pass
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_work_that_lasts_shows_how_far_it_is_and_stops_within_a_second(qtbot: QtBot) -> None:
    may_go_on, told = Event(), list[str]()

    def work(job: Job) -> str:
        job.progress(3, 10, "Đang in tờ thứ ba")
        while not may_go_on.wait(0.005):
            job.check()
        return "done"

    running = jobs.run(
        work, told.append, title="In 10 hồ sơ", on_cancelled=lambda: told.append("cancelled"), busy_after=0
    )
    qtbot.waitUntil(lambda: running.dialog is not None and running.dialog.bar.value() == 3)
    dialog = running.dialog
    assert dialog is not None
    assert dialog.bar.maximum() == 10
    assert not dialog.isModal()
    asked = monotonic()
    with qtbot.waitSignal(running.ended):
        qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert monotonic() - asked < 1
    assert told == ["cancelled"]


def test_result_of_work_that_was_cancelled_is_never_used(qtbot: QtBot) -> None:
    may_end, told = Event(), list[str]()

    def deaf(_job: Job) -> str:
        may_end.wait(5)
        return "done"

    running = jobs.run(deaf, told.append, title="Việc", on_cancelled=lambda: told.append("cancelled"))
    running.cancel()
    with qtbot.waitSignal(running.ended):
        may_end.set()
    assert told == ["cancelled"]


def test_quick_work_shows_no_dialog(qtbot: QtBot) -> None:
    running = jobs.run(lambda _job: None, lambda _nothing: None, title="Việc")
    with qtbot.waitSignal(running.ended):
        pass
    assert running.dialog is None


@pytest.mark.parametrize("count", [1, 3])
def test_closing_the_window_stops_all_work(qtbot: QtBot, count: int) -> None:
    never = Event()

    def work(job: Job) -> None:
        while not never.wait(0.005):
            job.check()

    for _each in range(count):
        jobs.run(work, lambda _nothing: None, title="Việc")
    assert jobs.stop_all()
    qtbot.waitUntil(lambda: jobs.running() == 0)
