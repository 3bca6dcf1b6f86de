"""The register as an Excel file: what is filtered, in the order shown, columns as chosen."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.domain.register import Query
from desktop_app.services import register
from desktop_app.services.books import Book
from desktop_app.services.export import export_register
from desktop_app.services.innovations import add_innovation
from desktop_app.services.register_columns import COLUMNS, shown_text
from tests.data.bulk import fill
from tests.documents.test_excel import cells


def test_only_what_is_filtered_in_the_order_shown(tmp_path: Path) -> None:
    with Book.create(tmp_path / "book") as book:
        for title, stage in (("Ổ trục", "writing"), ("Ấm đun", "writing"), ("Bơm", "filed")):
            add_innovation(book, {"title": title, "stage": stage})
        count = export_register(
            book, Query(stage="writing", order="title"), ["title", "stage"], tmp_path / "a.xlsx"
        )
    read = cells(tmp_path / "a.xlsx")
    assert count == 2
    assert [read[place][1] for place in ("A1", "B1", "A2", "B2", "A3")] == [
        "Tên giải pháp", "Giai đoạn", "Ấm đun", "Đang viết", "Ổ trục",
    ]  # fmt: skip
    assert "A4" not in read


def test_not_computable_nothing_and_zero_are_three_different_cells(tmp_path: Path) -> None:
    with Book.create(tmp_path / "book") as book:
        for answer, amount in (("", None), ("not_computable", None), ("computed", 0)):
            add_innovation(book, {"title": "x", "benefit_answer": answer, "benefit_amount": amount})
        export_register(book, Query(), ["benefit"], tmp_path / "a.xlsx")
    read = cells(tmp_path / "a.xlsx")
    assert read["A2"] == ("n", "0")
    assert read["A3"] == ("inlineStr", "Không tính được")
    assert "A4" not in read


def test_every_declared_column_can_be_written_and_shown(tmp_path: Path) -> None:
    with Book.create(tmp_path / "book") as book:
        add_innovation(book, {"title": "x", "applied_on": date(2026, 3, 26), "benefit_amount": 1_500_000})
        reader = book.reader()
        (row,) = register.first_rows(reader, Query())
        reader.close()
        export_register(book, Query(), [item.id for item in COLUMNS], tmp_path / "a.xlsx")
    shown = {item.id: shown_text(item, row) for item in COLUMNS}
    assert shown["applied_on"] == "26/03/2026"
    assert shown["benefit"] == "1.500.000"
    assert shown["stage"] == "Đang viết"
    assert shown["filed_on"] == ""


def test_called_off_in_a_large_book_no_file_is_left(tmp_path: Path) -> None:
    class Stopping(Job):
        def progress(self, done: int, total: int, text: str = "") -> None:
            if done >= 1000:
                raise Cancelled

    with Book.create(tmp_path / "book") as book:
        fill(book, 2000, text_words=5)
        out = tmp_path / "out"
        out.mkdir()
        with pytest.raises(Cancelled):
            export_register(book, Query(), ["code", "title"], out / "a.xlsx", Stopping())
    assert list(out.iterdir()) == []
