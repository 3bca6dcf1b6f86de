"""Rounds of nominations, and the meeting of each chain that votes in one."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from desktop_app.domain.awards import NominationMeeting, NominationRound
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import CHAINS, IssuedPaper
from desktop_app.domain.values import Value, cleaned
from desktop_app.services import numbering
from desktop_app.services.innovations import Added
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

MULTILINE = frozenset({"absent", "present_names", "counters", "note", "achievement", "theme"})
"""The columns of rounds, meetings and lines whose text may have several lines."""


def rounds(book: Book) -> list[NominationRound]:
    """Return every round, the latest first."""
    return sorted(book.all(NominationRound), key=lambda one: (one.year, one.id), reverse=True)


def add_round(book: Book, values: Mapping[str, Value]) -> Added:
    """Make a round. Raises UserError where it has no name."""
    with book.transaction(_("Tạo đợt khen thưởng")) as step:
        kept = {"year": book.clock.today().year, **_named(values), "uid": str(uuid4())}
        row = step.insert("nomination_round", kept)
    return Added(row, step.changes)


def edit_round(book: Book, nomination: int, values: Mapping[str, Value]) -> Changes:
    """Change the facts of a round. Raises UserError where its name is emptied."""
    with book.transaction(_("Sửa đợt khen thưởng")) as step:
        step.update(
            "nomination_round", nomination, _named({**step.row("nomination_round", nomination), **values})
        )
    return step.changes


def remove_round(book: Book, nomination: int) -> Changes:
    """Remove a round that has no lines, with its meetings.

    Raises:
        UserError: there are lines in it.
    """
    with book.transaction(_("Xóa đợt khen thưởng")) as step:
        if step.rows("nomination_line", round_id=nomination):
            raise UserError(_("Đợt này còn người, tập thể được đề nghị. Xóa các dòng rồi mới xóa được đợt."))
        numbering.let_go(step, "nomination_id", nomination)
        for row in step.rows("nomination_meeting", round_id=nomination):
            step.delete("nomination_meeting", key_of(row))
        step.delete("nomination_round", nomination)
    return step.changes


def meeting(book: Book, nomination: int, chain: str) -> NominationMeeting | None:
    """Return the meeting of one chain, None while nothing was said of it."""
    return next(iter(book.all(NominationMeeting, round_id=nomination, chain=chain)), None)


def set_meeting(book: Book, nomination: int, chain: str, values: Mapping[str, Value]) -> Changes:
    """Say who met for a chain, when, and how the ballots were counted.

    Raises:
        UserError: figures that cannot be: more came than there are members, more valid ballots than returned;
            or the number of its minutes was given to another paper.
    """
    if chain not in CHAINS:
        raise ValueError(chain)
    with book.transaction(_("Sửa cuộc họp xét khen thưởng")) as step:
        rows = step.rows("nomination_meeting", round_id=nomination, chain=chain)
        kept, before = cleaned(values, MULTILINE), rows[0] if rows else {}
        _refuse_figures({**before, **kept})
        after, keys = {**before, **kept}, ("minutes_number", "minutes_on")
        if any(after.get(key) != before.get(key) for key in keys):
            number, day = (after.get(key) for key in keys)
            known = day if isinstance(day, date) else None
            refuse_number(book, step, nomination, numbering.MINUTES, str(number or ""), known)
        if rows:
            step.update("nomination_meeting", key_of(rows[0]), kept)
        else:
            step.insert("nomination_meeting", {"round_id": nomination, "chain": chain, **kept})
    return step.changes


def refuse_number(
    book: Book, step: Transaction, nomination: int, paper_id: str, number: str, day: date | None
) -> None:
    """Refuse a number typed for a round's paper that the numbering book gave to another one.

    Raises:
        UserError: it did; the sentence names the paper.
    """

    def is_own(item: IssuedPaper) -> bool:
        return (item.paper, item.nomination_id) == (paper_id, nomination)

    unit = step.row("nomination_round", nomination)["unit_id"]
    numbering.refuse_given(book, int(str(unit)) if unit else None, number, day, is_own)


def _refuse_figures(row: Mapping[str, Value]) -> None:
    pairs = (
        (
            "present",
            "members",
            _("Số người dự ({first}) nhiều hơn số thành viên theo quyết định ({second})."),
        ),
        (
            "ballots_out",
            "members",
            _("Số phiếu phát ra ({first}) nhiều hơn số thành viên theo quyết định ({second})."),
        ),
        ("ballots_in", "ballots_out", _("Số phiếu thu về ({first}) nhiều hơn số phiếu phát ra ({second}).")),
        ("ballots_valid", "ballots_in", _("Số phiếu hợp lệ ({first}) nhiều hơn số phiếu thu về ({second}).")),
    )
    for less, more, sentence in pairs:
        first, second = row.get(less), row.get(more)
        if isinstance(first, int) and isinstance(second, int) and first > second:
            raise UserError(
                sentence.format(first=first, second=second) + " " + _("Sửa lại một trong hai số.")
            )


def _named(values: Mapping[str, Value]) -> dict[str, Value]:
    kept = {key: value for key, value in cleaned(values, MULTILINE).items() if key != "uid"}
    if not kept.get("name"):
        raise UserError(_("Nhập tên đợt khen thưởng, ví dụ “Tổng kết năm 2026”."))
    return kept


def key_of(row: Mapping[str, Value]) -> int:
    """Give the key of a row."""
    return int(str(row["id"]))
