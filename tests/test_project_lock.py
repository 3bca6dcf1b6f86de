"""The lock: it agrees with pyproject, names no machine, and installs on Windows."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from sysconfig import get_path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PAIRS = (("requirements.lock", "build"), ("requirements-dev.lock", "dev"))
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)(?: ; (.+?))? \\$")


def pins(lock: str) -> list[Requirement]:
    """Return every pin of a lock, with its marker."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return [Requirement(line.removesuffix(" \\")) for line in lines if PINNED.match(line)]


def declared(group: str) -> list[Requirement]:
    """Return what pyproject asks for: the program's own needs and those of one group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted: list[str] = list(project["project"]["dependencies"])
    pending = [group]
    while pending:
        for item in project["dependency-groups"][pending.pop()]:
            if isinstance(item, str):
                wanted.append(item)
            else:
                pending.append(item["include-group"])
    return [Requirement(item) for item in wanted]


@pytest.mark.parametrize(("lock", "group"), PAIRS)
@pytest.mark.parametrize("python", ["3.11.0", "3.12.0", "3.13.0"])
@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_lock_holds_a_pin_in_range_for_everything_that_is_declared(
    lock: str, group: str, python: str, platform: str
) -> None:
    here = {"python_full_version": python, "python_version": python[:4], "sys_platform": platform}
    pinned = {
        canonicalize_name(pin.name): Version(next(iter(pin.specifier)).version)
        for pin in pins(lock)
        if pin.marker is None or pin.marker.evaluate(here)
    }
    for need in declared(group):
        if need.marker is None or need.marker.evaluate(here):
            assert need.specifier.contains(pinned[canonicalize_name(need.name)]), need


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    assert {str(pin) for pin in pins(LOCKS[0])} <= {str(pin) for pin in pins(LOCKS[1])}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_names_no_registry_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    body = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(
        PINNED.match(line) or re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in body
    )
    assert len(pins(lock)) == sum("==" in line for line in body) > 10
    assert not re.search(r"://|--(extra-)?index|--find-links| /|\\\\|@ ", text)


def uv(*arguments: str) -> str:
    """Run uv as the README does and return what it says."""
    program = shutil.which("uv", path=get_path("scripts"))
    assert program is not None
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.registry
@pytest.mark.parametrize("python", ["3.11", "3.12"])
def test_every_locked_dependency_of_the_program_has_a_windows_wheel(python: str, tmp_path: Path) -> None:
    said = uv(
        *("pip", "install", "--dry-run", "--no-deps", "--require-hashes", "--only-binary", ":all:"),
        *("--python-platform", "windows", "--python-version", python, "--target", str(tmp_path)),
        *("--python", sys.executable, "-r", LOCKS[0]),
    )
    here = {"python_full_version": f"{python}.0", "python_version": python, "sys_platform": "win32"}
    wanted = [pin for pin in pins(LOCKS[0]) if pin.marker is None or pin.marker.evaluate(here)]
    for pin in wanted:
        assert f"{pin.name}{pin.specifier}" in said


@pytest.mark.registry
@pytest.mark.parametrize(("lock", "group"), PAIRS)
def test_resolving_again_gives_the_same_pins(lock: str, group: str, tmp_path: Path) -> None:
    again = tmp_path / lock
    shutil.copy(ROOT / lock, again)
    uv(
        *(
            "pip",
            "compile",
            "--quiet",
            "--universal",
            "--no-annotate",
            "--no-header",
            "--python-version",
            "3.11",
        ),
        *("--group", group, "pyproject.toml", "-o", str(again)),
    )
    resolved = [Requirement(line) for line in again.read_text(encoding="utf-8").splitlines() if "==" in line]
    assert {str(pin) for pin in resolved} == {str(pin) for pin in pins(lock)}
