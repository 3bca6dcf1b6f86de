"""The wheel: it holds everything that ships, and runs from a folder that has nothing of the project."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the locked build backend, without fetching anything."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
         "--disable-pip-version-check", "-w", str(folder), str(ROOT)],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def shipped(folder: Path, inside: str) -> set[str]:
    """Return the files of a folder of the checkout under the names they get in the wheel."""
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"{inside}/{path.relative_to(folder).as_posix()}" for path in files}


def test_the_wheel_holds_every_module_migration_and_resource_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        licences = {name.rpartition("/licenses/")[2] for name in archive.namelist() if "/licenses/" in name}
    wanted = shipped(ROOT / "desktop_app", "desktop_app") | shipped(
        ROOT / "resources", "desktop_app/resources"
    )
    assert held == wanted
    assert any("store/migrations/0" in name for name in held)
    assert "LICENSE" in licences
    assert any(name.startswith("resources/fonts/") for name in licences)


def test_installed_from_the_wheel_it_passes_its_selfcheck_in_an_empty_folder(
    wheel: Path, tmp_path: Path
) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    done = subprocess.run(
        [sys.executable, "-P", "-c",
         "import sys\nfrom desktop_app.app.main import main\nimport desktop_app\n"
         "code = main(['selfcheck'])\nprint(desktop_app.__file__)\nsys.exit(code)"],
        cwd=empty, env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.splitlines()[-1]).is_relative_to(site)
    assert list(empty.iterdir()) == []


def test_the_command_is_declared_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (points,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert "hososangkien = desktop_app.app.main:main" in archive.read(points).decode()
