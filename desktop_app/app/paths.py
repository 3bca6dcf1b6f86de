"""Where the program keeps its own things: settings, logs, reports, and the book it opens by itself.

Nothing else on the machine is written to. A frozen program beside which a file `portable` or a folder
`du-lieu` stands keeps all of it in that folder, so that it runs from a USB stick and leaves no trace.
The environment variables HOSOSANGKIEN_SETTINGS and HOSOSANGKIEN_DOCUMENTS come before both.
"""

import os
import sys
from pathlib import Path

from platformdirs import PlatformDirs

BOOK_NAME = "Sổ sáng kiến"
PORTABLE_FOLDER = "du-lieu"
PORTABLE_FILE = "portable"

_HOME = PlatformDirs(appname="HoSoSangKien", appauthor=False, roaming=False)


def portable_folder() -> Path | None:
    """Return the folder beside the frozen program that keeps everything, or None if it is not carried."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    if (beside / PORTABLE_FOLDER).is_dir() or (beside / PORTABLE_FILE).exists():
        return beside / PORTABLE_FOLDER
    return None


def settings_folder() -> Path:
    """Return the program's own settings folder; it may not exist yet."""
    if chosen := os.environ.get("HOSOSANGKIEN_SETTINGS"):
        return Path(chosen)
    if carried := portable_folder():
        return carried / "cai-dat"
    return _HOME.user_config_path


def log_folder() -> Path:
    """Return the folder of the rotating log."""
    return settings_folder() / "nhat-ky"


def report_folder() -> Path:
    """Return the folder where reports of our own faults are left."""
    return settings_folder() / "bao-loi"


def default_book() -> Path:
    """Return the folder of the book that opens when none is named."""
    if chosen := os.environ.get("HOSOSANGKIEN_DOCUMENTS"):
        return Path(chosen) / BOOK_NAME
    if carried := portable_folder():
        return carried / BOOK_NAME
    return _HOME.user_documents_path / BOOK_NAME
