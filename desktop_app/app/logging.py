"""The program's log: one rotating file in its own settings folder, never anywhere else."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler

from desktop_app.app.paths import log_folder

LOG_NAME = "hososangkien.log"
LARGEST = 512 * 1024  # bytes
OLDER_FILES = 3


@contextmanager
def writing_log() -> Generator[None]:
    """Write what is worth knowing to the log file while this runs.

    Where the file cannot be written there is no log: a full or read-only disk must not keep anybody from
    reading their book.
    """
    root = logging.getLogger()
    level, said = root.level, logging.raiseExceptions
    handler = _handler()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    logging.raiseExceptions = False  # a log that cannot be written says nothing on the person's screen
    try:
        yield
    finally:
        logging.raiseExceptions = said
        root.setLevel(level)
        root.removeHandler(handler)
        handler.close()


def _handler() -> logging.Handler:
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=LARGEST, backupCount=OLDER_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
