"""A program that holds a book open until its input ends: `python -m tests.data.keep_open FOLDER`."""

import sys
from pathlib import Path

from desktop_app.store.book import Book

if __name__ == "__main__":
    with Book.open(Path(sys.argv[1]), who="người giữ sổ"):
        print("open", flush=True)
        sys.stdin.read()
