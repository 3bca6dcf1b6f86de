"""The ledger of use: one row for each innovation and nominee, so that none is used twice unawares.

A nomination reserves, a decision uses, a withdrawal or refusal frees. A co-author keeps a use of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.awards import (
    DECIDED,
    FREED,
    PERSON,
    PROPOSED,
    REFUSED,
    RESERVED,
    USED,
    WITHDRAWN,
    AwardUse,
    NominationLine,
)
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation, Person, Unit
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value, cleaned
from desktop_app.forms.awards import AwardCatalogue, shipped_awards
from desktop_app.services.award_catalogue import catalogue, own_id
from desktop_app.services.award_reading import award_name, use_words
from desktop_app.services.innovations import Added
from desktop_app.store.book import Book
from desktop_app.store.book_reading import BookReading
from desktop_app.store.rows import as_record
from desktop_app.store.transaction import Transaction

_STATE_OF = {PROPOSED: RESERVED, DECIDED: USED, REFUSED: FREED, WITHDRAWN: FREED}
"""What a line does with its innovations, by where it stands."""


def use_states() -> dict[str, str]:
    """Say what each state of a use means."""
    return {RESERVED: _("Đang đề nghị"), USED: _("Đã dùng để khen"), FREED: _("Không dùng nữa")}


@dataclass(frozen=True, slots=True)
class Use:
    """One use of an innovation as people read it: by whom, for what award, by which decision."""

    use: AwardUse
    who: str
    words: str

    @property
    def is_elsewhere(self) -> bool:
        """Whether it happened outside the nominations of this book."""
        return self.use.line_id is None


def uses_of(book: BookReading, innovation: int) -> tuple[Use, ...]:
    """Return every use of an innovation, freed ones included, oldest first."""
    known = catalogue(book)
    return tuple(_told(book, row, known) for row in book.all(AwardUse, innovation_id=innovation))


def uses_of_line(book: BookReading, line: int) -> tuple[AwardUse, ...]:
    """Return what stands behind a line of a nomination."""
    return tuple(book.all(AwardUse, line_id=line))


def second_use(book: BookReading, line: NominationLine, innovation: int) -> str:
    """Say that an innovation was used before by the nominee of a line, naming the decision; "" if not."""
    rows = book.all(AwardUse, innovation_id=innovation)
    lines = {row.line_id: book.all(NominationLine, id=row.line_id)[0] for row in rows if row.line_id}
    found = _others(line, rows, lines)
    if not found:
        return ""
    known, code = catalogue(book), book.get(Innovation, innovation).code
    return _sentence(line.name, code, [_words(row, award_name(known, row.award)) for row in found])


def reserve(step: Transaction, line: int, innovation: int, reason: str = "") -> int:
    """Put an innovation behind a line within a step that is under way, and return the key of the use.

    One that stands there already stays; only its reason is written.

    Raises:
        UserError: the nominee used it before and no reason is given; the sentence names award, decision, day.
    """
    reason = clean(reason)
    now = as_record(NominationLine, step.row("nomination_line", line))
    if not reason:
        _refuse_second(step, now, innovation)
    values: dict[str, Value] = {
        "innovation_id": innovation,
        "line_id": line,
        **_of_line(now),
        "reason": reason,
    }
    known = step.rows("award_use", innovation_id=innovation, line_id=line)
    if known:
        step.update("award_use", int(str(known[0]["id"])), values)
        return int(str(known[0]["id"]))
    return step.insert("award_use", values)


def release(step: Transaction, line: int, innovation: int | None = None) -> None:
    """Take one innovation, or all of them, from behind a line; what never stood there is no use."""
    for row in step.rows("award_use", line_id=line):
        if innovation in (None, row["innovation_id"]):
            step.delete("award_use", int(str(row["id"])))


def follow(step: Transaction, line: int) -> None:
    """Bring the uses of a line in step with it: reserved, used by its decision, or free again."""
    values = _of_line(as_record(NominationLine, step.row("nomination_line", line)))
    for row in step.rows("award_use", line_id=line):
        step.update("award_use", int(str(row["id"])), values)


def _of_line(line: NominationLine) -> dict[str, Value]:
    return {
        "person_id": line.person_id,
        "unit_id": line.unit_id if line.nominee != PERSON else None,
        "name": line.name,
        "award": line.award,
        "state": _STATE_OF[line.state],
        "decision_number": line.decision_number,
        "decision_on": line.decision_on,
    }


def _refuse_second(step: Transaction, line: NominationLine, innovation: int) -> None:
    rows = [as_record(AwardUse, row) for row in step.rows("award_use", innovation_id=innovation)]
    lines = {
        row.line_id: as_record(NominationLine, step.row("nomination_line", row.line_id))
        for row in rows
        if row.line_id is not None
    }
    found = _others(line, rows, lines)
    if found:
        own = {own_id(str(row["uid"])): str(row["name"]) for row in step.rows("own_award")}
        uses = [_words(row, own.get(row.award) or award_name(shipped_awards(), row.award)) for row in found]
        raise UserError(_sentence(line.name, str(step.row("innovation", innovation)["code"]), uses))


def _others(
    line: NominationLine, rows: Sequence[AwardUse], lines: Mapping[int, NominationLine]
) -> list[AwardUse]:
    """Give the uses of an innovation, freed ones aside, by the nominee of a line behind another line."""
    return [
        row
        for row in rows
        if row.state != FREED and row.line_id != line.id and _is_same(row, line, lines.get(row.line_id or 0))
    ]


def add_use(book: Book, innovation: int, values: Mapping[str, Value]) -> Added:
    """Note a use that happened elsewhere: award, decision and day, by a person or a collective.

    Raises:
        UserError: nobody, or no award, is named.
    """
    with book.transaction(_("Ghi sáng kiến đã dùng để khen")) as step:
        row = step.insert("award_use", {"innovation_id": innovation, "state": USED, **_checked(values)})
    return Added(row, step.changes)


def edit_use(book: Book, use: int, values: Mapping[str, Value]) -> Changes:
    """Change a use that happened elsewhere; one of a line follows its line.

    Raises:
        UserError: it belongs to a line, or nobody, or no award, is named.
    """
    with book.transaction(_("Sửa việc dùng sáng kiến để khen")) as step:
        row = step.row("award_use", use)
        _refuse_of_line(row)
        step.update("award_use", use, _checked({**row, **values}))
    return step.changes


def remove_use(book: Book, use: int) -> Changes:
    """Remove a use that was noted wrongly; raises UserError for one that belongs to a line."""
    with book.transaction(_("Xóa việc dùng sáng kiến để khen")) as step:
        _refuse_of_line(step.row("award_use", use))
        step.delete("award_use", use)
    return step.changes


def _refuse_of_line(row: Mapping[str, Value]) -> None:
    if row["line_id"] is not None:
        raise UserError(_("Việc dùng này thuộc một đợt đề nghị; sửa trong đợt đề nghị ấy."))


def _checked(values: Mapping[str, Value]) -> dict[str, Value]:
    record = cleaned(values)
    record["line_id"] = None
    if record.get("person_id") is None and record.get("unit_id") is None and not record.get("name"):
        raise UserError(_("Chọn người hoặc tập thể đã được khen bằng sáng kiến này."))
    if not record.get("award"):
        raise UserError(_("Nhập danh hiệu, hình thức khen thưởng đã dùng sáng kiến này."))
    record["state"] = record.get("state") or USED
    return record


def _is_same(row: AwardUse, line: NominationLine, of_row: NominationLine | None) -> bool:
    """Tell whether a use is of the nominee of a line; without keys names decide, accents and blanks aside."""
    if row.person_id is not None and line.person_id is not None:
        return row.person_id == line.person_id
    is_person = line.nominee == PERSON
    if not is_person and row.unit_id is not None and line.unit_id is not None:
        return row.unit_id == line.unit_id
    was_person = of_row.nominee == PERSON if of_row else row.unit_id is None
    births = (of_row.birth if of_row else "", line.birth)
    if is_person and all(births) and births[0][:4] != births[1][:4]:
        return False
    return was_person == is_person and bool(row.name) and _plain(row.name) == _plain(line.name)


def _plain(name: str) -> str:
    return " ".join(fold(clean(name)).split())


def _sentence(who: str, code: str, uses: list[str]) -> str:
    sentence = _(
        "{who} đã dùng sáng kiến {code} cho {uses}. Một sáng kiến chỉ nên dùng một lần; nếu vẫn đề nghị thì"
        " ghi lý do, hoặc chọn sáng kiến khác."
    )
    return sentence.format(who=who, code=code, uses="; ".join(uses))


def _words(row: AwardUse, award: str) -> str:
    return use_words(award, row.state, row.decision_number, row.decision_on)


def _told(book: BookReading, row: AwardUse, known: AwardCatalogue) -> Use:
    words = _words(row, award_name(known, row.award))
    if row.state == FREED:
        words = _("{use}, đã rút hoặc không được tặng").format(use=words)
    return Use(row, row.name or _holder(book, row), words)


def _holder(book: BookReading, row: AwardUse) -> str:
    people = book.all(Person, id=row.person_id) if row.person_id is not None else []
    units = book.all(Unit, id=row.unit_id) if row.unit_id is not None else []
    return next((holder.name for holder in (*people, *units)), "")
