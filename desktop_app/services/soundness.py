"""Whether a book is whole: its database as SQLite sees it, and every file that it names."""

from desktop_app.domain.language import _
from desktop_app.store import files
from desktop_app.store.backups import named_files
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

SOUND = "ok"


def soundness(book: Book) -> str:
    """Say in a few words what is wrong with a book, or `SOUND`; reads every file, so a large one takes time.

    Raises:
        UserError: the database or a file cannot be read.
    """
    with speaking(book.path):
        reader = book.reader()
        try:
            (verdict,) = reader.execute("PRAGMA integrity_check(1)").fetchone()
            strays = reader.execute("PRAGMA foreign_key_check").fetchall()
        finally:
            reader.close()
        if verdict != SOUND:
            return _("cơ sở dữ liệu bị hỏng")
        found = [files.find(book.folder, name) for name in named_files(book.path)]
        damaged = sum(not files.is_intact(path) for path in found if path)
    faults = (
        (len(strays), _("{count} liên kết hỏng")),
        (found.count(None), _("{count} tệp đính kèm đã mất")),
        (damaged, _("{count} tệp đính kèm bị hỏng")),
    )
    return ", ".join(words.format(count=count) for count, words in faults if count) or SOUND
