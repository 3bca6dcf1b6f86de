"""What holds for every test: no screen, no network, settings of its own, no unexpected log."""

import gc
import logging
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Machines that run the tests may be busy with other work: how long one example takes proves nothing here.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

_attempts: list[str] = []


def _forbid_network(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every socket that could leave this machine, whoever opens it."""
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        _attempts.append(event)
        raise PermissionError("a test tried to open an internet socket")
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        _attempts.append(f"{event} {arguments[0]}")
        raise PermissionError("a test tried to look up a host name")


sys.addaudithook(_forbid_network)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail the test that reached for the network, even where the refusal was swallowed."""
    _attempts.clear()
    yield
    tried, _attempts[:] = list(_attempts), []
    assert not tried, f"reached for the network: {tried}"


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a settings folder and a documents folder of its own, and return the first."""
    place = tmp_path_factory.mktemp("person")
    monkeypatch.setenv("HOSOSANGKIEN_SETTINGS", str(place / "settings"))
    monkeypatch.setenv("HOSOSANGKIEN_DOCUMENTS", str(place / "documents"))
    return place / "settings"


@pytest.fixture(autouse=True)
def garbage_in_this_thread() -> Iterator[None]:
    """Collect as the window does: never in a worker, which would destroy widgets in the wrong thread."""
    if "PySide6.QtWidgets" not in sys.modules:
        yield
        return
    from desktop_app.ui.garbage import collect_what_is_due

    gc.disable()
    yield
    collect_what_is_due()


@pytest.fixture(autouse=True)
def own_clipboard() -> Iterator[None]:
    """Leave nothing in the clipboard: not for the next test, and not for Qt to free after Python is gone."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and isinstance(gui.QGuiApplication.instance(), gui.QGuiApplication):
        gui.QGuiApplication.clipboard().clear()


class _Unexpected(logging.Handler):
    """Collects warnings and worse, save those a test announced with `caplog.at_level` of that very level."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        super().__init__(logging.WARNING)
        self.caplog = caplog
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if self.caplog.handler.level != record.levelno:
            self.sentences.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test that logs a warning or worse without having said so."""
    watcher = _Unexpected(caplog)
    root = logging.getLogger()
    root.addHandler(watcher)
    yield
    root.removeHandler(watcher)
    assert not watcher.sentences, watcher.sentences
