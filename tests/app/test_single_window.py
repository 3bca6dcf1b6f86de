import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.app.single_window import Bell, ring


def test_a_second_start_brings_the_first_window_forward(qtbot: QtBot, tmp_path: Path) -> None:
    answered: list[str] = []
    bell = Bell(tmp_path / "book", lambda: answered.append("forward"))
    heard: list[bool] = []
    second = threading.Thread(target=lambda: heard.append(ring(tmp_path / "book", patience=20)))
    second.start()
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    second.join()
    assert heard == [True]
    assert answered == ["forward"]
    bell.take_down()


def test_a_window_on_another_book_does_not_answer(qtbot: QtBot, tmp_path: Path) -> None:
    bell = Bell(tmp_path / "book", lambda: None)
    assert not ring(tmp_path / "other")
    bell.take_down()


def test_nobody_answers_for_a_window_that_died(qtbot: QtBot, tmp_path: Path) -> None:
    bell = Bell(tmp_path / "book", lambda: None)  # no event loop runs: it never looks
    assert not ring(tmp_path / "book", patience=0.05)
    bell.take_down()


def test_a_closed_window_leaves_nothing_to_ring(qtbot: QtBot, tmp_path: Path, own_settings: Path) -> None:
    Bell(tmp_path / "book", lambda: None).take_down()
    assert not ring(tmp_path / "book")
    assert list((own_settings / "cua-so").iterdir()) == []
