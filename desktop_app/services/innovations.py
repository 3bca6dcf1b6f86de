"""Making, editing and removing innovations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import COLUMNS
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value, cleaned
from desktop_app.services import packs
from desktop_app.services.numbering import let_go
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

_FIXED = frozenset(("form_version", "id", "uid", "code", "created_at", "updated_at", "year"))
_CHILDREN = ("authorship", "application_helper", "answer", "benefit_line", "attachment", "set_aside")
_RECORDED = (
    "council_conflict",
    "examination",
    "portal_entry",
    "portal_match",
    "award_use",
    "paid_remuneration",
)
"""What others noted about an innovation: it goes with it, and is never copied."""
_MULTILINE = frozenset(("confidential",))
NO_UNIT = "SK"


@dataclass(frozen=True, slots=True)
class Added:
    """A row that was made, and the step that made it."""

    id: int
    changes: Changes


def add_innovation(book: Book, values: Mapping[str, Value], label: str = "") -> Added:
    """Make an innovation from its columns and answers; its code is given once and for all.

    Args:
        values: columns and answers by key; the form is the default pack's where none is named.
    """
    with book.transaction(label or _("Thêm sáng kiến")) as step:
        row = make(book, step, values)
    return Added(row, step.changes)


def make(book: Book, step: Transaction, values: Mapping[str, Value]) -> int:
    """Make an innovation inside a step that is under way, and return its key."""
    form_id = str(values.get("form_id") or packs.default_form())
    pack = packs.find(book, form_id)
    packs.keep(step, book, pack)
    year = book.clock.today().year
    unit = values.get("unit_id")
    series = f"{year}-{abbreviation(step, unit if isinstance(unit, int) else None)}"
    columns: dict[str, Value] = {
        "stage": "writing",
        **{key: value for key, value in values.items() if key in COLUMNS - _FIXED},
        "uid": str(values.get("uid") or uuid4()),
        "code": _code(step, str(values.get("code") or ""), series),
        "form_id": pack.id,
        "form_version": pack.version,
        "year": year,
        "created_at": step.now,
        "updated_at": step.now,
    }
    row = step.insert("innovation", cleaned(columns, _MULTILINE))
    for key, value in values.items():
        if key not in COLUMNS:
            write_answer(step, row, key, value)
    return row


def edit_innovation(book: Book, innovation: int, values: Mapping[str, Value], label: str = "") -> Changes:
    """Write columns of the record and answers of its dossier alike, as one step."""
    with book.transaction(label or _("Sửa sáng kiến")) as step:
        write(step, innovation, values)
    return step.changes


def edit_many(
    book: Book, innovations: Iterable[int], values: Mapping[str, Value], label: str = ""
) -> Changes:
    """Write the same values into many innovations, as one step."""
    with book.transaction(label or _("Sửa nhiều sáng kiến")) as step:
        for innovation in innovations:
            write(step, innovation, values)
    return step.changes


def write(step: Transaction, innovation: int, values: Mapping[str, Value]) -> None:
    """Write columns and answers inside a step that is under way."""
    columns = {key: value for key, value in values.items() if key in COLUMNS - _FIXED}
    if columns:
        step.update("innovation", innovation, cleaned(columns, _MULTILINE))
    for key, value in values.items():
        if key not in COLUMNS:
            write_answer(step, innovation, key, value)


def write_answer(step: Transaction, innovation: int, key: str, value: Value) -> None:
    """Write one answer; an empty one is removed."""
    text = "" if value is None else clean(str(value), multiline=True)
    found = step.rows("answer", innovation_id=innovation, key=key)
    if found and text:
        step.update("answer", int(str(found[0]["id"])), {"value": text})
    elif found:
        step.delete("answer", int(str(found[0]["id"])))
    elif text:
        step.insert("answer", {"innovation_id": innovation, "key": key, "value": text})


def change_form(book: Book, innovation: int, form_id: str) -> Changes:
    """Move a dossier to another form; answers the new form does not ask for are kept, unseen.

    Raises:
        UserError: there is no such form.
    """
    pack = packs.find(book, form_id)
    with book.transaction(_("Đổi mẫu đơn")) as step:
        packs.keep(step, book, pack)
        step.update("innovation", innovation, {"form_id": pack.id, "form_version": pack.version})
    return step.changes


def duplicate(book: Book, innovation: int) -> Added:
    """Copy a dossier under a code of its own, back to writing, without filing date or signed scans."""
    with book.transaction(_("Nhân đôi hồ sơ")) as step:
        source = step.row("innovation", innovation)
        left_out = _FIXED | {"filed_on", "accepted_on", "deleted_at", "stage"}
        copied = {key: value for key, value in source.items() if key not in left_out}
        copied["title"] = _("{title} (bản sao)").format(title=copied["title"])
        row = make(book, step, copied)
        for table in _CHILDREN:
            for child in step.rows(table, innovation_id=innovation):
                if child.get("role") in ("signed", "portal"):
                    continue
                del child["id"]
                child["innovation_id"] = row
                if "uid" in child:
                    child["uid"] = str(uuid4())
                step.insert(table, child)
    return Added(row, step.changes)


def move_to_trash(book: Book, innovations: Iterable[int]) -> Changes:
    """Put innovations into the trash, from which they come back whole."""
    with book.transaction(_("Cho vào thùng rác")) as step:
        for innovation in innovations:
            if step.row("innovation", innovation)["deleted_at"] is None:
                step.update("innovation", innovation, {"deleted_at": step.now})
    return step.changes


def take_from_trash(book: Book, innovations: Iterable[int]) -> Changes:
    """Bring innovations back from the trash."""
    with book.transaction(_("Lấy lại từ thùng rác")) as step:
        for innovation in innovations:
            step.update("innovation", innovation, {"deleted_at": None})
    return step.changes


def delete_for_good(book: Book, innovations: Sequence[int]) -> Changes:
    """Delete innovations that are in the trash; their files stay until nothing names them.

    Raises:
        UserError: one of them is not in the trash.
    """
    with book.transaction(_("Xóa hẳn")) as step:
        for innovation in innovations:
            row = step.row("innovation", innovation)
            if row["deleted_at"] is None:
                raise UserError(_("Chỉ xóa hẳn được sáng kiến đã nằm trong thùng rác."))
            for examined in step.rows("examination", innovation_id=innovation):
                for ballot in step.rows("ballot", examination_id=examined["id"]):
                    step.delete("ballot", int(str(ballot["id"])))
            let_go(step, "innovation_id", innovation)
            for table in (*_RECORDED, *_CHILDREN):
                for child in step.rows(table, innovation_id=innovation):
                    step.delete(table, int(str(child["id"])))
            step.delete("innovation", innovation)
    return step.changes


def _code(step: Transaction, given: str, series: str) -> str:
    """Keep a code that came with a record, else give the next one of the series that nobody brought along."""
    if given and step.rows("innovation", code=given):
        raise UserError(_("Mã {code} đã có trong sổ. Bỏ mã để chương trình đặt mã mới.").format(code=given))
    while not given or step.rows("innovation", code=given):
        given = f"{series}-{step.next_number(series):04d}"
    return given


def abbreviation(step: Transaction, unit: int | None) -> str:
    """Give the letters and figures of a unit that stand in codes; `NO_UNIT` where it has none."""
    found = step.rows("unit", id=unit) if unit is not None else []
    if not found:
        return NO_UNIT
    initials = "".join(word[0] for word in str(found[0]["name"]).split())
    letters = fold(str(found[0]["abbreviation"]) or initials).upper()
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())[:12] or NO_UNIT
