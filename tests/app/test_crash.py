import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.app import crash


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Catch faults as the window does, and give back the sentences that were shown."""
    sentences: list[str] = []
    monkeypatch.setattr(crash, "_rescues", [])
    before = sys.excepthook, threading.excepthook
    crash.catch_faults(sentences.append)
    yield sentences
    sys.excepthook, threading.excepthook = before


def fault() -> Exception:
    try:
        raise ZeroDivisionError("tám chia không")
    except ZeroDivisionError as error:
        return error


def test_a_fault_saves_first_then_leaves_a_report_and_one_sentence(
    told: list[str], own_settings: Path, caplog: pytest.LogCaptureFixture
) -> None:
    order: list[str] = []
    crash.save_first(lambda: order.append(f"saved, {len(told)} told"))
    error = fault()
    with caplog.at_level(logging.ERROR):
        sys.excepthook(type(error), error, error.__traceback__)
    (report,) = (own_settings / "bao-loi").iterdir()
    assert order == ["saved, 0 told"]
    assert len(told) == 1
    assert str(report) in told[0]
    assert "Traceback" not in told[0]
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError: tám chia không" in text
    assert "Python" in text


def test_a_rescue_that_fails_hides_neither_the_others_nor_the_fault(
    told: list[str], own_settings: Path, caplog: pytest.LogCaptureFixture
) -> None:
    saved: list[str] = []

    def fail() -> None:
        raise OSError("đầy")

    crash.save_first(fail)
    crash.save_first(lambda: saved.append("saved"))
    error = fault()
    with caplog.at_level(logging.ERROR):
        sys.excepthook(type(error), error, error.__traceback__)
    assert saved == ["saved"]
    assert len(told) == 1
    assert len(list((own_settings / "bao-loi").iterdir())) == 2


def test_a_fault_in_a_thread_is_told_too(told: list[str], caplog: pytest.LogCaptureFixture) -> None:
    def work() -> None:
        raise KeyError("thiếu")

    with caplog.at_level(logging.ERROR):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert len(told) == 1


def test_a_report_that_cannot_be_written_still_gives_a_sentence(
    own_settings: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own_settings.parent.mkdir(exist_ok=True)
    own_settings.write_text("a file where the folder should be", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        report = crash.leave_report(fault())
    assert report is None
    assert "mở lại chương trình" in crash.sentence_about(None)
