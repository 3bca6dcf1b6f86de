"""What a killed program may leave half-made in a book's folder."""

import shutil
import time
from pathlib import Path

_PATTERNS = (
    "attachments/dang-chep-*", "backups/*.dang-ghi-*", "book.db.dang-tao-*", "sao-luu-*", "xem-truoc-*",
    "khoi-phuc-*",
)  # fmt: skip
_OLD = 24 * 3600
"""Seconds; younger ones may be another program's work under way."""


def remove_leftovers(folder: Path) -> None:
    """Remove half-made files and folders that are older than a day; what resists is left for another time."""
    limit = time.time() - _OLD
    for pattern in _PATTERNS:
        for path in folder.glob(pattern):
            try:
                if path.stat().st_mtime > limit:
                    continue
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)
            except OSError:
                continue
