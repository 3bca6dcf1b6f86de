import logging
from pathlib import Path

import pytest

from desktop_app.app.logging import LARGEST, OLDER_FILES, writing_log


def test_the_log_is_one_rotating_file_of_the_settings_folder(own_settings: Path) -> None:
    line = "á" * 2000
    with writing_log():
        for _again in range(LARGEST * (OLDER_FILES + 2) // len(line.encode())):
            logging.getLogger("x").info(line)
    files = sorted((own_settings / "nhat-ky").iterdir())
    assert len(files) == OLDER_FILES + 1
    assert max(path.stat().st_size for path in files) < LARGEST + 2 * len(line.encode())
    assert line in files[0].read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_keeps_nobody_from_working(
    own_settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_settings.write_text("a file where the folder should be", encoding="utf-8")
    with writing_log():
        logging.getLogger("x").info("đi tiếp")
    assert capsys.readouterr() == ("", "")


def test_nothing_is_left_behind_in_the_logging_of_the_caller() -> None:
    root = logging.getLogger()
    before = root.level, list(root.handlers), logging.raiseExceptions
    with writing_log():
        pass
    assert (root.level, list(root.handlers), logging.raiseExceptions) == before
