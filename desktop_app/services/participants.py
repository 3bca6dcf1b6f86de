"""The people named in a dossier, and the lines of its money: lists that are written as a whole."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import TypeVar

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.records import ApplicationHelper, Authorship, BenefitLine
from desktop_app.domain.values import cleaned
from desktop_app.guide.participants import CREATED
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

Line = TypeVar("Line", Authorship, ApplicationHelper, BenefitLine)
__all__ = ["CREATED", "column_words", "make_helper", "set_authors", "set_helpers", "write_lines"]


def column_words() -> dict[str, str]:
    """Name what is kept of somebody in a dossier, by attribute, in the program's own words."""
    return {
        "name": _("Họ và tên"),
        "birth": _("Năm sinh"),
        "sex": _("Giới tính"),
        "post": _("Chức vụ"),
        "workplace": _("Nơi làm việc"),
        "qualification": _("Trình độ chuyên môn"),
        "task": _("Nội dung công việc"),
        "share": _("Tỷ lệ (%)"),
        "role": _("Vai trò"),
        "contribution": _("Đã đóng góp gì"),
    }


def set_authors(book: Book, innovation: int, rows: Sequence[Authorship], label: str = "") -> Changes:
    """Write the list of authors as it now stands; a row of key 0 is new, a missing one is removed."""
    return _set(book, "authorship", innovation, rows, label or _("Sửa tác giả"))


def set_helpers(book: Book, innovation: int, rows: Sequence[ApplicationHelper], label: str = "") -> Changes:
    """Write the list of those who took part in the first application."""
    return _set(
        book, "application_helper", innovation, rows, label or _("Sửa người tham gia áp dụng lần đầu")
    )


def make_helper(book: Book, innovation: int, authors: Sequence[Authorship], place: int) -> Changes:
    """Move the author at a place of the list to those who took part in the first application, in one step."""
    moved = authors[place]
    kept = {column.name: getattr(moved, column.name) for column in fields(ApplicationHelper)}
    kept["id"] = 0
    helpers = book.all(ApplicationHelper, "position", innovation_id=innovation)
    label = _("Chuyển {name} sang danh sách áp dụng lần đầu").format(name=moved.name or str(place + 1))
    with book.transaction(label) as step:
        write_lines(step, "authorship", innovation, [*authors[:place], *authors[place + 1 :]])
        write_lines(step, "application_helper", innovation, [*helpers, ApplicationHelper(**kept)])
    return step.changes


def write_lines(step: Transaction, table: str, innovation: int, rows: Sequence[Line]) -> None:
    """Write one list inside a step that is under way.

    A row of key 0 takes the place of one that left the list, so that a list saved again and again while it
    is being typed goes on changing the same rows.
    """
    present = {int(str(row["id"])) for row in step.rows(table, innovation_id=innovation)}
    spare = sorted(present - {row.id for row in rows})
    for position, row in enumerate(rows, start=1):
        values = cleaned(asdict(row))
        values.update(innovation_id=innovation, position=position)
        key = row.id if row.id in present else (spare.pop(0) if spare else 0)
        if key:
            step.update(table, key, values)
        else:
            step.insert(table, values)
    for gone in spare:
        step.delete(table, gone)


def _set(book: Book, table: str, innovation: int, rows: Sequence[Line], label: str) -> Changes:
    with book.transaction(label) as step:
        write_lines(step, table, innovation, rows)
    return step.changes
