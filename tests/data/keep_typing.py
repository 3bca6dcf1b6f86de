"""A program that saves without end and tells every save that is done.

`python -m tests.data.keep_typing FOLDER KEY BEFORE` types into one innovation and adds others. `typed N`
and `added N` stand for a commit that came back: whatever happens now, it must be in the book.
"""

import sys
from itertools import count
from pathlib import Path

from desktop_app.services import innovations
from desktop_app.store.book import Book

if __name__ == "__main__":
    with Book.open(Path(sys.argv[1])) as book:
        first, before = int(sys.argv[2]), int(sys.argv[3])
        for number in count(before + 1):
            text = f"<p>Lần gõ thứ {number}. " + "Vòi đốt than bị mòn sau mỗi đợt vận hành. " * 40 + "</p>"
            innovations.edit_innovation(book, first, {"current_state": text, "title": f"Tên thứ {number}"})
            print("typed", number, flush=True)
            innovations.add_innovation(book, {"title": f"Sáng kiến {number}", "purpose": text})
            print("added", number, flush=True)
