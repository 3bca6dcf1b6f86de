import shutil
import sqlite3
from pathlib import Path

import pytest
from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Innovation
from desktop_app.services.backup import restore
from desktop_app.services.innovations import add_innovation
from desktop_app.store import migrating
from desktop_app.store.book import DATABASE, Book
from desktop_app.store.models import TABLES
from tests.data.books import HERE, new_book

SECOND = '''
def up(migrator, db):
    """Room for the councils."""
    db.execute_sql('CREATE TABLE "council" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL)')
    db.execute_sql("INSERT INTO council(name) SELECT title FROM innovation")
'''
BROKEN = '''
def up(migrator, db):
    """Half of it, and then our mistake."""
    db.execute_sql('CREATE TABLE "half" ("id" INTEGER)')
    raise RuntimeError("our bug")
'''


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations folder of the next program, which is not yet in use."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrating.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "9999_councils.py").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def old_book(tmp_path: Path) -> Path:
    place = tmp_path / "sổ cũ"
    with new_book(place) as book:
        add_innovation(book, {"title": "Từ bản cũ"})
    return place


def columns(database: SqliteDatabase, table: str) -> dict[str, tuple[object, ...]]:
    found = database.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
    return {
        name: (kind.upper(), bool(required), bool(key))
        for _place, name, kind, required, _default, key in found
    }


def test_the_migrations_make_exactly_what_the_models_say(book: Book) -> None:
    declared, migrated = SqliteDatabase(":memory:"), SqliteDatabase(str(book.path))
    declared.connect()
    migrated.connect()
    with declared.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        declared.create_tables(TABLES)
        for model in TABLES:
            table = model._meta.table_name
            wanted = {
                name: (
                    "DATE" if kind == "DATE" else "INTEGER" if kind.startswith(("INT", "BIGINT")) else kind,
                    *rest,
                )
                for name, (kind, *rest) in columns(declared, table).items()
            }
            assert columns(migrated, table) == wanted, table
    with migrated.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        difference = diff_models(migrated, TABLES)
    assert not difference, str(difference)
    declared.close()
    migrated.close()


def test_every_key_of_a_record_is_given_only_once(book: Book) -> None:
    made = dict(book.sql("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    for name in ("innovation", "person", "unit", "attachment", "authorship", "answer", "history"):
        assert "AUTOINCREMENT" in made[name], name


def test_a_new_book_has_the_newest_schema(book: Book) -> None:
    assert book.sql("PRAGMA user_version") == [(migrating.shipped_version(),)]


def test_an_older_book_is_backed_up_and_brought_up_to_date(
    old_book: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = migrating.shipped_version()
    monkeypatch.setattr(migrating, "MIGRATIONS", newer_program)
    with Book.open(old_book) as book:
        assert book.sql("SELECT name FROM council") == [("Từ bản cũ",)]
        assert book.sql("PRAGMA user_version") == [(9999,)]
    (backup,) = (old_book / "backups").iterdir()
    connection = sqlite3.connect(backup)
    assert connection.execute("PRAGMA user_version").fetchone() == (before,)
    assert connection.execute("SELECT title FROM innovation").fetchall() == [("Từ bản cũ",)]
    connection.close()
    with Book.open(old_book):
        assert len(list((old_book / "backups").iterdir())) == 1, "only an upgrade makes one"


def test_an_older_book_is_not_upgraded_by_looking_at_it(
    old_book: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "MIGRATIONS", newer_program)
    before = (old_book / DATABASE).read_bytes()
    with pytest.raises(UserError, match="bản chương trình cũ"):
        Book.open(old_book, is_read_only=True)
    assert (old_book / DATABASE).read_bytes() == before


def test_a_migration_that_fails_leaves_the_book_as_it_was_and_keeps_the_first_backup(
    old_book: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newer_program / "9999_the_broken.py").write_text(BROKEN, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(migrating, "MIGRATIONS", newer_program)
        for _attempt in range(2):
            with pytest.raises(RuntimeError, match="our bug"):
                Book.open(old_book)
    first, *_others = sorted((old_book / "backups").iterdir(), key=lambda path: len(path.name))
    connection = sqlite3.connect(first)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    assert not {"council", "half"} & tables, "the backup is of before anything was tried"
    (newer_program / "9999_the_broken.py").unlink()
    monkeypatch.setattr(migrating, "MIGRATIONS", newer_program)
    with Book.open(old_book) as book:
        assert [innovation.title for innovation in book.all(Innovation)] == ["Từ bản cũ"]
        assert book.sql("SELECT name FROM sqlite_schema WHERE name = 'half'") == []


@pytest.mark.parametrize("kept", sorted(HERE.glob("schema-*.zip")), ids=lambda path: path.stem)
def test_a_book_of_every_released_schema_still_comes_back(kept: Path, book: Book) -> None:
    restore(book, kept)
    (innovation,) = book.all(Innovation)
    assert innovation.title == "Cải tiến vòi đốt than lò hơi số 2"
    assert book.answers(innovation.id)["current_state"] == "<p>Vòi đốt mòn nhanh, tia lửa lệch.</p>"
    assert book.sql("PRAGMA user_version") == [(migrating.shipped_version(),)]
    assert book.sql("SELECT innovation_id FROM search_text") == [(innovation.id,)]


def test_a_book_is_kept_of_every_released_schema() -> None:
    kept = {int(path.stem.removeprefix("schema-")) for path in HERE.glob("schema-*.zip")}
    assert kept == set(range(1, migrating.shipped_version() + 1))
