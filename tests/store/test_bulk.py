from pathlib import Path

from desktop_app.domain.records import Person, Unit
from desktop_app.domain.register import Query
from desktop_app.services import register
from desktop_app.services.innovations import add_innovation
from desktop_app.store.book import Book
from desktop_app.store.indexing import derived_columns
from tests.data.books import new_book
from tests.data.bulk import fill


def derived(book: Book) -> list[list[tuple[object, ...]]]:
    return [book.sql(f"SELECT * FROM {table} ORDER BY innovation_id") for table in ("listing", "search_text")]


def test_bulk_rows_are_derived_as_a_save_would_derive_them(book: Book) -> None:
    keys = fill(book, 60)
    before = derived(book)
    with book.transaction("Ghi lại") as step:
        for key in keys:
            step.update("innovation", key, {"investor": "x"})
    with book.transaction("Ghi lại") as step:
        for key in keys:
            step.update("innovation", key, {"investor": ""})
    assert derived(book) == before
    with book.transaction("Soát chỉ mục"):
        book.sql("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")


def test_bulk_people_and_units_carry_their_keys(book: Book) -> None:
    fill(book, 10)
    for record, table, columns in ((Person, "person", "sort_key, folded"), (Unit, "unit", "sort_key")):
        for item in book.all(record):
            ((*found,),) = book.sql(f"SELECT {columns} FROM {table} WHERE id = ?", (item.id,))
            assert found == list(derived_columns(table, {"name": item.name}).values())


def test_the_same_seed_gives_every_new_book_the_same_rows(book: Book, tmp_path: Path) -> None:
    with new_book(tmp_path / "sổ khác") as other:
        for filled in (book, other):
            fill(filled, 30, seed=7)
        asked = "SELECT code, title, uid FROM innovation ORDER BY id"
        assert book.sql(asked) == other.sql(asked)


def test_a_second_filling_joins_the_first(book: Book) -> None:
    assert not set(fill(book, 30)) & set(fill(book, 30))
    assert len(set(book.sql("SELECT code FROM innovation"))) == 60


def test_a_filled_book_goes_on_as_any_other(book: Book) -> None:
    fill(book, 40)
    unit = book.all(Unit, abbreviation="PXVH")[0]
    row = add_innovation(book, {"title": "Thêm bằng tay", "unit_id": unit.id}).id
    reader = book.reader()
    assert register.first_rows(reader, Query(), 1)[0].id == row
    assert register.count(reader, Query(search="them bang tay")) == 1
    assert register.count(reader, Query()) == 41
    reader.close()
