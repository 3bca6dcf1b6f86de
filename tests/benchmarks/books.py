"""The books that are measured: made once in the temporary folder, anew when what makes them changes."""

import hashlib
import tempfile
import time
from functools import cache
from pathlib import Path
from shutil import rmtree

from desktop_app.services.books import Book, is_book
from desktop_app.store import migrations
from tests.data import bulk

SEED = 10
FOLDER = Path(tempfile.gettempdir()) / "ho-so-sang-kien-benchmark"


def book_folder(count: int) -> Path:
    """Return the folder of a book of so many innovations, made now if there is none yet."""
    folder = FOLDER / f"{count}-{_recipe()}"
    if is_book(folder):
        return folder
    for old in FOLDER.glob(f"{count}-*"):
        rmtree(old)
    aside = FOLDER / f"{folder.name}.dang-tao"
    start = time.monotonic()
    with Book.create(aside) as book:
        bulk.fill(book, count, SEED)
    aside.rename(folder)
    print(f"made a book of {count:,} innovations in {time.monotonic() - start:.0f} s: {folder}", flush=True)
    return folder


@cache
def _recipe() -> str:
    """Mark what the books are made from, so that an old one is never measured for a new one."""
    made_from = [Path(bulk.__file__), *sorted(Path(path) for path in _steps())]
    return hashlib.sha256(b"".join(path.read_bytes() for path in made_from)).hexdigest()[:10]


def _steps() -> list[Path]:
    return [path for root in migrations.__path__ for path in Path(root).glob("0*.py")]
