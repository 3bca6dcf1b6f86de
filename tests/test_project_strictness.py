"""The tests' own strictness, tried on tests that break it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

BREACHES = {
    "a warning in the log": ("import logging\nlogging.getLogger('x').warning('lạ')", "x WARNING: lạ"),
    "a warning of Python": ("import warnings\nwarnings.warn('old')", "UserWarning: old"),
    "a warning of Qt": ("from PySide6.QtCore import qWarning\nqWarning('đỏ')", "QtWarningMsg"),
    "a socket": ("import socket\nsocket.socket()", "reached for the network"),
    "a socket whose refusal is swallowed": (
        "import socket\ntry: socket.create_connection(('192.0.2.1', 80), 0.1)\nexcept OSError: pass",
        "reached for the network",
    ),
    "a host name": (
        "import socket\ntry: socket.getaddrinfo('example.invalid', 80)\nexcept OSError: pass",
        "reached for the network",
    ),
}
PERMITTED = {
    "an announced log": (
        "import logging\nwith caplog.at_level(logging.WARNING): logging.getLogger('x').warning('quen')"
    ),
    "a screen that is not there": "import os\nassert os.environ['QT_QPA_PLATFORM'] == 'offscreen'",
    "settings of its own": (
        "from desktop_app.app.paths import settings_folder\n"
        "assert settings_folder().is_relative_to(tmp_path_factory.getbasetemp())"
    ),
}


def run_test(body: str, folder: Path) -> tuple[int, str]:
    """Run one test with this body under the project's settings and its conftest."""
    (folder / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    (folder / "test_it.py").write_text(f"def test_it(caplog, tmp_path_factory):\n{lines}\n", encoding="utf-8")
    settings = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    settings["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder),
         "-p", "no:cacheprovider", f"--basetemp={folder / 'tmp'}", str(folder)],
        cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


@pytest.mark.parametrize("breach", BREACHES)
def test_a_test_that_lets_this_pass_fails(breach: str, tmp_path: Path) -> None:
    body, said = BREACHES[breach]
    code, out = run_test(body, tmp_path)
    assert code == 1, out
    assert said in out


@pytest.mark.parametrize("permitted", PERMITTED)
def test_a_test_may_do_this(permitted: str, tmp_path: Path) -> None:
    code, out = run_test(PERMITTED[permitted], tmp_path)
    assert code == 0, out


def test_the_order_is_random(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.hasplugin("randomly")
