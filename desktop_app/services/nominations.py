"""Rounds of nominations: their meetings, their lines, votes, and what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from desktop_app.domain.awards import (
    COLLECTIVE,
    DECIDED,
    PERSON,
    PROPOSED,
    REFUSED,
    WITHDRAWN,
    AwardUse,
    NominationLine,
    NominationMeeting,
    NominationRound,
)
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Person, Unit
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value, cleaned
from desktop_app.forms.awards import DecidingBody
from desktop_app.services import award_uses, awards, honours, numbering
from desktop_app.services.innovations import Added
from desktop_app.services.nomination_rounds import (
    MULTILINE,
    add_round,
    edit_round,
    key_of,
    meeting,
    refuse_number,
    remove_round,
    rounds,
    set_meeting,
)
from desktop_app.services.recognition import certificate_numbers
from desktop_app.store.book import Book
from desktop_app.store.rows import as_record
from desktop_app.store.transaction import Transaction

__all__ = [
    "COLLECTIVE", "DECIDED", "PERSON", "PROPOSED", "REFUSED", "WITHDRAWN", "NominationLine",
    "NominationMeeting", "NominationRound", "Proposal", "add_line", "add_lines", "add_round", "bodies_of",
    "decide", "draft_line", "edit_line",
    "edit_round", "enter_decided", "line_innovations", "lines", "meeting", "move_line", "refuse",
    "remove_line", "remove_round", "reopen", "rounds", "set_innovations", "set_meeting", "withdraw",
]  # fmt: skip


_DECIDED_TEXTS = ("decision_number", "certificate_number", "signer", "signer_post")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line to be made: the nominee and award as for `add_line`, and what stands behind it."""

    values: Mapping[str, Value]
    innovations: tuple[int, ...] = ()
    reasons: Mapping[int, str] = field(default_factory=dict[int, str])


def lines(book: Book, nomination: int, body: str = "") -> list[NominationLine]:
    """Return the lines of a round in their order; with a deciding body those it decides."""
    found = book.all(NominationLine, "position", round_id=nomination)
    if not body:
        return found
    known = awards.catalogue(book)
    return [line for line in found if (rule := known.award(line.award)) is not None and rule.body == body]


def bodies_of(book: Book, nomination: int) -> list[DecidingBody]:
    """Return the deciding bodies a round's lines go before, in the catalogue's order."""
    known = awards.catalogue(book)
    asked = {rule.body for line in lines(book, nomination) if (rule := known.award(line.award)) is not None}
    return [body for body in known.bodies if body.id in asked]


def add_line(
    book: Book,
    nomination: int,
    values: Mapping[str, Value],
    innovations: Sequence[int] = (),
    reasons: Mapping[int, str] | None = None,
) -> Added:
    """Nominate a person (`person_id`), a collective (`unit_id`) or somebody named only, for an award.

    What papers print of the nominee is filled from the catalogue and kept. The innovations are reserved.

    Raises:
        UserError: no award, no name, an award that is not for such a nominee, the same nominee and award
            twice in the round, or an innovation used before without a reason.
    """
    with book.transaction(_("Thêm đề nghị khen thưởng")) as step:
        row = _insert_line(book, step, nomination, values)
        _reserve(step, row, innovations, reasons or {})
    return Added(row, step.changes)


def add_lines(book: Book, nomination: int, proposals: Sequence[Proposal]) -> Changes:
    """Nominate several at once; where one cannot be, none is. Raises UserError as `add_line`."""
    with book.transaction(_("Thêm đề nghị khen thưởng")) as step:
        for one in proposals:
            row = _insert_line(book, step, nomination, one.values)
            _reserve(step, row, one.innovations, one.reasons)
    return step.changes


def draft_line(book: Book, nomination: int, values: Mapping[str, Value]) -> NominationLine:
    """Return the line that `add_line` would make, without making it; its key is 0."""
    kept = {**_of_record(book, values), **cleaned(values, MULTILINE)}
    own: dict[str, Value] = {"id": 0, "uid": "", "round_id": nomination, "position": 0, "award": ""}
    return as_record(NominationLine, {**own, **kept})


def edit_line(book: Book, line: int, values: Mapping[str, Value]) -> Changes:
    """Change a line; the person's or unit's own record stays as it is.

    Raises:
        UserError: as `add_line`; or the line was decided already.
    """
    with book.transaction(_("Sửa đề nghị khen thưởng")) as step:
        row = step.row("nomination_line", line)
        _refuse_state(row, (PROPOSED,))
        kept = cleaned(values, MULTILINE)
        merged = {**row, **kept}
        _refuse_unfit(book, merged)
        _refuse_twice(step, int(str(row["round_id"])), merged, line)
        step.update("nomination_line", line, kept)
    return step.changes


def remove_line(book: Book, line: int) -> Changes:
    """Remove a line that was not decided, and free its innovations.

    Raises:
        UserError: it was decided; it is withdrawn or reopened instead.
    """
    with book.transaction(_("Xóa đề nghị khen thưởng")) as step:
        _refuse_state(step.row("nomination_line", line), (PROPOSED, REFUSED, WITHDRAWN))
        for use in step.rows("award_use", line_id=line):
            step.delete("award_use", key_of(use))
        for honour in step.rows("honour", line_id=line):
            step.delete("honour", key_of(honour))
        for print_ in step.rows("printed_certificate", line_id=line):
            step.delete("printed_certificate", key_of(print_))
        numbering.let_go(step, "line_id", line)
        step.delete("nomination_line", line)
    return step.changes


def move_line(book: Book, line: int, by: int) -> Changes:
    """Move a line up (-1) or down (1) in its round."""
    with book.transaction(_("Xếp lại thứ tự")) as step:
        row = step.row("nomination_line", line)
        order = step.rows("nomination_line", "position", round_id=row["round_id"])
        place = next(at for at, item in enumerate(order) if item["id"] == line)
        other = place + by
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            for position, item in enumerate(order, 1):
                step.update("nomination_line", key_of(item), {"position": position})
    return step.changes


def line_innovations(book: Book, line: int) -> list[AwardUse]:
    """Return what of the ledger belongs to a line."""
    return book.all(AwardUse, line_id=line)


def set_innovations(
    book: Book, line: int, innovations: Sequence[int], reasons: Mapping[int, str] | None = None
) -> Changes:
    """Say which innovations stand behind a line; those left out are freed.

    Raises:
        UserError: the line was decided, or an innovation was used before and no reason was recorded.
    """
    with book.transaction(_("Chọn sáng kiến của đề nghị")) as step:
        _refuse_state(step.row("nomination_line", line), (PROPOSED,))
        known = {int(str(row["innovation_id"])): key_of(row) for row in step.rows("award_use", line_id=line)}
        for innovation, use in known.items():
            if innovation not in innovations:
                step.delete("award_use", use)
        fresh = [item for item in dict.fromkeys(innovations) if item not in known]
        _reserve(step, line, fresh, reasons or {})
    return step.changes


def decide(
    book: Book,
    chosen: Sequence[int],
    number: str,
    on: date | None,
    certificates_from: str = "",
    signer: str = "",
    signer_post: str = "",
) -> Changes:
    """Set the decision of many lines at once: the award is given, its innovations are used.

    Args:
        signer: who signed it, with the post as it stands there; "" for the office's own first signatory.

    Raises:
        UserError: number or day is missing, the number was given to another paper, or a line does not wait
            for a decision; nothing is written.
    """
    number, day = _checked(number, on)
    with book.transaction(_("Ghi quyết định khen thưởng")) as step:
        rows = [step.row("nomination_line", key) for key in dict.fromkeys(chosen)]
        if not rows:
            raise UserError(_("Chọn ít nhất một dòng để ghi quyết định."))
        given = certificate_numbers(certificates_from, len(rows)) if clean(certificates_from) else ()
        signed: dict[str, Value] = {"signer": clean(signer), "signer_post": clean(signer_post)}
        for place, row in enumerate(rows):
            _refuse_state(row, (PROPOSED,))
            _decide(book, step, row, number, day, given[place] if given else "", signed)
    return step.changes


def refuse(book: Book, chosen: Sequence[int], reason: str) -> Changes:
    """Note that lines were turned down; their innovations are free. Raises UserError without a reason."""
    return _end(book, chosen, REFUSED, reason, _("Ghi không khen thưởng"))


def withdraw(book: Book, chosen: Sequence[int], reason: str) -> Changes:
    """Take lines back; their innovations are free again. Raises UserError without a reason."""
    return _end(book, chosen, WITHDRAWN, reason, _("Rút đề nghị khen thưởng"))


def reopen(book: Book, chosen: Sequence[int]) -> Changes:
    """Bring lines back to where they wait for a decision; what they used is reserved again."""
    with book.transaction(_("Mở lại đề nghị khen thưởng")) as step:
        for key in dict.fromkeys(chosen):
            empty: dict[str, Value] = {"decision_on": None, **dict.fromkeys(_DECIDED_TEXTS, "")}
            step.update("nomination_line", key, {"state": PROPOSED, "state_reason": "", **empty})
            _follow(book, step, key)
    return step.changes


def enter_decided(
    book: Book,
    nomination: int,
    values: Mapping[str, Value],
    number: str,
    on: date | None,
    innovations: Sequence[int] = (),
    reasons: Mapping[int, str] | None = None,
    signer: str = "",
    signer_post: str = "",
) -> Added:
    """Enter an award that was given already, in one step. Raises UserError as `add_line`, `decide`."""
    number, day = _checked(number, on)
    with book.transaction(_("Ghi đã khen thưởng")) as step:
        row = _insert_line(book, step, nomination, values)
        _reserve(step, row, innovations, reasons or {})
        signed: dict[str, Value] = {"signer": clean(signer), "signer_post": clean(signer_post)}
        _decide(book, step, step.row("nomination_line", row), number, day, "", signed)
    return Added(row, step.changes)


def _insert_line(book: Book, step: Transaction, nomination: int, values: Mapping[str, Value]) -> int:
    kept = {
        **_of_record(book, values),
        **cleaned({key: value for key, value in values.items() if value}, MULTILINE),
    }
    _refuse_unfit(book, kept)
    _refuse_twice(step, nomination, kept)
    order = step.rows("nomination_line", "position", round_id=nomination)
    position = int(str(order[-1]["position"])) + 1 if order else 1
    return step.insert(
        "nomination_line", {"uid": str(uuid4()), "round_id": nomination, "position": position, **kept}
    )


def _of_record(book: Book, values: Mapping[str, Value]) -> dict[str, Value]:
    """Fill in what the catalogue knows of a nominee, as it stands today."""
    if values.get("person_id") is not None:
        person = book.get(Person, int(str(values["person_id"])))
        unit = next(iter(book.all(Unit, id=person.unit_id)), None)
        return {
            "nominee": PERSON,
            "name": person.name,
            "birth": person.birth,
            "sex": person.sex,
            "post": person.post,
            "workplace": person.workplace or (unit.name if unit else ""),
            "qualification": person.education_field,
            "education_level": person.education_level,
            "is_manager": person.is_manager,
            "is_direct_worker": person.is_direct_worker,
        }
    if values.get("unit_id") is not None and values.get("nominee") == COLLECTIVE:
        return {"nominee": COLLECTIVE, "name": book.get(Unit, int(str(values["unit_id"]))).name}
    return {}


def _refuse_unfit(book: Book, line: Mapping[str, Value]) -> None:
    rule = awards.catalogue(book).award(str(line.get("award") or ""))
    if rule is None:
        raise UserError(_("Chọn hình thức khen thưởng, danh hiệu đề nghị."))
    nominee = str(line.get("nominee") or PERSON)
    if not rule.is_for(nominee):
        who = _("tập thể") if nominee == COLLECTIVE else _("cá nhân")
        raise UserError(
            _("“{award}” không tặng cho {who}. Chọn hình thức khác.").format(award=rule.name, who=who)
        )
    if not line.get("name"):
        raise UserError(_("Nhập họ tên cá nhân hoặc tên tập thể được đề nghị."))


def _refuse_twice(
    step: Transaction, nomination: int, line: Mapping[str, Value], own: int | None = None
) -> None:
    for row in step.rows("nomination_line", round_id=nomination, award=line["award"]):
        same = any(line.get(key) is not None and row[key] == line.get(key) for key in ("person_id",))
        if line.get("nominee") == COLLECTIVE:
            same = line.get("unit_id") is not None and row["unit_id"] == line["unit_id"]
        if same and row["id"] != own and row["nominee"] == (line.get("nominee") or PERSON):
            raise UserError(
                _("{name} đã có trong đợt này với cùng hình thức khen thưởng. Sửa dòng đã có.").format(
                    name=row["name"]
                )
            )


def _reserve(step: Transaction, line: int, innovations: Sequence[int], reasons: Mapping[int, str]) -> None:
    for innovation in dict.fromkeys(innovations):
        award_uses.reserve(step, line, innovation, reasons.get(innovation, ""))


def _decide(
    book: Book,
    step: Transaction,
    row: Mapping[str, Value],
    number: str,
    day: date,
    certificate: str,
    signed: Mapping[str, Value],
) -> None:
    key = key_of(row)
    refuse_number(book, step, int(str(row["round_id"])), numbering.AWARD_DECISION, number, day)
    given: dict[str, Value] = {
        "state": DECIDED,
        "decision_number": number,
        "decision_on": day,
        "state_reason": "",
        **signed,
    }
    if certificate:
        given["certificate_number"] = certificate
    step.update("nomination_line", key, given)
    _follow(book, step, key)


def _end(book: Book, chosen: Sequence[int], state: str, reason: str, label: str) -> Changes:
    told = clean(reason)
    if not told:
        raise UserError(_("Nhập lý do, để sau này còn tra lại được."))
    with book.transaction(label) as step:
        for key in dict.fromkeys(chosen):
            _refuse_state(step.row("nomination_line", key), (PROPOSED,))
            step.update("nomination_line", key, {"state": state, "state_reason": told})
            _follow(book, step, key)
    return step.changes


def _follow(book: Book, step: Transaction, line: int) -> None:
    """Bring the ledger and what the nominee holds in line with the line's state."""
    award_uses.follow(step, line)
    honours.follow_line(step, line, awards.catalogue(book))


def _refuse_state(row: Mapping[str, Value], states: Sequence[str]) -> None:
    if row["state"] in states:
        return
    words = {
        DECIDED: _("đã có quyết định khen thưởng"),
        REFUSED: _("đã ghi không khen thưởng"),
        WITHDRAWN: _("đã rút"),
        PROPOSED: _("đang chờ quyết định"),
    }
    sentence = _("{name}: {state}. Mở lại dòng này trước khi sửa.")
    raise UserError(sentence.format(name=row["name"], state=words[str(row["state"])]))


def _checked(number: str, on: date | None) -> tuple[str, date]:
    kept = clean(number)
    if not kept:
        raise UserError(_("Nhập số quyết định khen thưởng, ví dụ 123/QĐ-NĐST."))
    if on is None:
        raise UserError(_("Nhập ngày quyết định khen thưởng."))
    return kept, on
