import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.app.screen import missing_library, require_screen
from desktop_app.domain.errors import UserError


@pytest.fixture
def no_session(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Pretend to be in a Linux session without anything graphical."""
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_screen_one_sentence_says_so_and_how_to_go_on(no_session: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match=r"không có màn hình; .*hososangkien --help\)\.$"):
        require_screen()


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_session_that_says_how_it_draws_is_believed(no_session: pytest.MonkeyPatch, name: str) -> None:
    no_session.setenv(name, "something")
    require_screen()


def test_windows_always_has_a_screen(no_session: pytest.MonkeyPatch) -> None:
    no_session.setattr("sys.platform", "win32")
    require_screen()


def test_a_missing_library_is_named_without_the_loaders_words() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    sentence = str(missing_library(error))
    assert "thư viện libEGL.so.1;" in sentence
    assert "cannot" not in sentence


if sys.platform.startswith("linux"):

    @pytest.mark.parametrize(
        ("display", "said"), [(None, "không có màn hình"), (":4999", "màn hình :4999 không nhận kết nối")]
    )
    def test_the_program_itself_ends_with_1_and_that_sentence(
        display: str | None, said: str, tmp_path: Path
    ) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in {
            "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}  # fmt: skip
        if display is not None:
            environment["DISPLAY"] = display
        root = Path(__file__).resolve().parents[2]
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app"],
            cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
        assert done.stdout == ""
