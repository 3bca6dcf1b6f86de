from pathlib import Path

import pytest

from desktop_app.app import paths


@pytest.fixture
def carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend to be the frozen program in a folder of a stick."""
    program = tmp_path / "hososangkien"
    program.write_bytes(b"")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(program))
    monkeypatch.delenv("HOSOSANGKIEN_SETTINGS")
    monkeypatch.delenv("HOSOSANGKIEN_DOCUMENTS")
    return tmp_path


@pytest.mark.parametrize("sign", ["portable", "du-lieu"])
def test_a_frozen_program_with_a_sign_beside_it_keeps_everything_beside_it(carried: Path, sign: str) -> None:
    (carried / sign).mkdir()
    for place in (paths.settings_folder(), paths.log_folder(), paths.report_folder(), paths.default_book()):
        assert place.is_relative_to(carried / "du-lieu")


def test_a_frozen_program_without_a_sign_uses_the_persons_folders(carried: Path) -> None:
    assert not paths.settings_folder().is_relative_to(carried)
    assert paths.default_book().name == "Sổ sáng kiến"


def test_a_program_run_from_source_never_becomes_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "du-lieu").mkdir()
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    assert paths.portable_folder() is None


def test_logs_and_reports_stay_inside_the_settings_folder(own_settings: Path) -> None:
    assert paths.settings_folder() == own_settings
    assert paths.log_folder().parent == paths.report_folder().parent == own_settings
