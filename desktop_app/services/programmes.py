"""Programmes of the book: phases, peak campaigns, ends by document, targets. Every act is one named step."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import uuid4

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.programme import Phase, PhaseEnd, Programme, Target
from desktop_app.domain.records import HeadCount
from desktop_app.domain.text import fold
from desktop_app.domain.values import Value, named
from desktop_app.forms.programmes import CountingRule, PhaseTemplate, ProgrammeTemplate, shipped_programmes
from desktop_app.guide.targets import Proposal, nearest_counts, proposals, shares_of
from desktop_app.services.innovations import Added
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

__all__ = [
    "CountingRule", "ProgrammeTemplate", "Proposal", "accept_proposals", "add_end", "add_from_template",
    "add_phase", "add_programme", "choose_end", "edit_phase", "edit_programme", "ends", "find_phase",
    "find_programme", "head_counts", "phases", "programmes", "propose_targets", "quota", "remove_end",
    "remove_phase", "remove_programme", "rule_of", "rules", "set_target", "targets", "templates",
]  # fmt: skip

MOST = 1_000_000


def rules() -> tuple[CountingRule, ...]:
    """Return the ways of counting there are."""
    return shipped_programmes().rules


def rule_of(programme: Programme) -> CountingRule:
    """Return the way a programme counts."""
    return shipped_programmes().rule(programme.rule)


def templates() -> tuple[ProgrammeTemplate, ...]:
    """Return the programmes one may begin with."""
    return shipped_programmes().templates


def quota() -> tuple[int, str]:
    """Return the usual percent of the people, and what is to be said of it."""
    shipped = shipped_programmes()
    return shipped.quota.rate, shipped.quota.note


def programmes(book: Book) -> list[Programme]:
    """Return the programmes, the newest first."""
    return sorted(book.all(Programme), key=lambda item: (item.starts_on or date.min, item.id), reverse=True)


def find_programme(book: Book, words: str = "") -> Programme:
    """Return the one programme whose name holds these words; without words the one running or the newest.

    Raises:
        UserError: the book has none, or none or several match.
    """
    known = programmes(book)
    if not known:
        raise UserError(_("Sổ chưa có chương trình nào. Vào trang Chương trình để tạo từ mẫu."))
    if not words.strip():
        today = book.clock.today()
        running = (item for item in known if item.starts_on and item.starts_on <= today)
        return next((item for item in running if not item.ends_on or today <= item.ends_on), known[0])
    wanted = fold(words).split()
    found = [item for item in known if all(word in fold(item.name) for word in wanted)]
    found = [item for item in found if fold(item.name) == fold(words)] or found
    if len(found) != 1:
        sentence = (
            _("Có {count} chương trình hợp với “{words}”; gõ rõ hơn. Các chương trình: {names}.")
            if found
            else _("Không có chương trình “{words}”. Các chương trình: {names}.")
        )
        names = "; ".join(item.name for item in found or known)
        raise UserError(sentence.format(count=len(found), words=words.strip(), names=names))
    return found[0]


def find_phase(book: Book, programme: Programme, words: str) -> Phase:
    """Return the one phase of a programme whose name holds these words, or that has this number.

    Raises:
        UserError: none or several match.
    """
    known = phases(book, programme.id)
    wanted = fold(words).split()
    found = [item for item in known if all(word in fold(item.name).split() for word in wanted)]
    if len(found) != 1 or not wanted:
        names = "; ".join(item.name for item in known) or _("chưa có giai đoạn nào")
        raise UserError(
            _("Không rõ giai đoạn “{words}”. Các giai đoạn của {programme}: {names}.").format(
                words=words.strip(), programme=programme.name, names=names
            )
        )
    return found[0]


def phases(book: Book, programme: int) -> list[Phase]:
    """Return the phases and peak campaigns of a programme, in order."""
    return book.all(Phase, "position", programme_id=programme)


def ends(book: Book, phase: Phase) -> list[PhaseEnd]:
    """Return every end that documents name for a phase, the latest first; the phase's own day is among them.

    One with key 0 is the phase's own, which no document of the list names.
    """
    found = book.all(PhaseEnd, "ends_on", phase_id=phase.id)
    if phase.ends_on is not None and all(end.ends_on != phase.ends_on for end in found):
        found.append(PhaseEnd(0, phase.id, phase.document, phase.ends_on))
    return sorted(found, key=lambda end: end.ends_on, reverse=True)


def targets(book: Book, programme: int) -> list[Target]:
    """Return every target of a programme's phases."""
    known = {phase.id for phase in phases(book, programme)}
    return [target for target in book.all(Target) if target.phase_id in known]


def add_from_template(book: Book, template_id: str) -> Added:
    """Make a programme with its phases and their ends as a template has them.

    Raises:
        UserError: there is no such template.
    """
    template = shipped_programmes().template(template_id)
    if template is None:
        known = ", ".join(item.id for item in templates())
        raise UserError(
            _("Không có mẫu chương trình “{id}”. Chọn: {known}.").format(id=template_id, known=known)
        )
    with book.transaction(_("Tạo chương trình từ mẫu")) as step:
        values: dict[str, Value] = {
            key: getattr(template, key)
            for key in ("name", "document", "starts_on", "ends_on", "target", "rule")
        }
        row = step.insert("programme", {"uid": str(uuid4()), **values})
        for position, phase in enumerate(template.phases, 1):
            _insert_phase(step, row, position, phase)
    return Added(row, step.changes)


def _insert_phase(step: Transaction, programme: int, position: int, phase: PhaseTemplate) -> None:
    keys = ("name", "document", "starts_on", "ends_on", "target", "is_peak")
    values: dict[str, Value] = {key: getattr(phase, key) for key in keys}
    row = step.insert("phase", {"programme_id": programme, "position": position, **values})
    for end in phase.ends:
        step.insert("phase_end", {"phase_id": row, "document": end.document, "ends_on": end.ends_on})


def add_programme(book: Book, values: Mapping[str, Value]) -> Added:
    """Make a programme without phases.

    Raises:
        UserError: the name is empty, or it ends before it starts.
    """
    with book.transaction(_("Thêm chương trình")) as step:
        row = step.insert("programme", {"uid": str(uuid4()), **_of_programme({"name": "", **values})})
    return Added(row, step.changes)


def edit_programme(book: Book, programme: int, values: Mapping[str, Value]) -> Changes:
    """Change a programme.

    Raises:
        UserError: the name is empty, or it would end before it starts.
    """
    with book.transaction(_("Sửa chương trình")) as step:
        row = step.row("programme", programme)
        step.update("programme", programme, _of_programme(values, row))
    return step.changes


def remove_programme(book: Book, programme: int) -> Changes:
    """Remove a programme with its phases and targets; no innovation is touched."""
    with book.transaction(_("Xóa chương trình")) as step:
        for row in step.rows("phase", programme_id=programme):
            _delete_phase(step, int(str(row["id"])))
        step.delete("programme", programme)
    return step.changes


def add_phase(book: Book, programme: int, values: Mapping[str, Value]) -> Added:
    """Add a phase or, with `is_peak`, a peak campaign, after those there are.

    Raises:
        UserError: the name is empty, or it ends before it starts.
    """
    with book.transaction(_("Thêm giai đoạn")) as step:
        last = max(
            (int(str(row["position"])) for row in step.rows("phase", programme_id=programme)), default=0
        )
        whole = {"programme_id": programme, "position": last + 1, **_of_phase({"name": "", **values})}
        row = step.insert("phase", whole)
    return Added(row, step.changes)


def edit_phase(book: Book, phase: int, values: Mapping[str, Value]) -> Changes:
    """Change a phase.

    Raises:
        UserError: the name is empty, or it would end before it starts.
    """
    with book.transaction(_("Sửa giai đoạn")) as step:
        step.update("phase", phase, _of_phase(values, step.row("phase", phase)))
    return step.changes


def remove_phase(book: Book, phase: int) -> Changes:
    """Remove a phase with its targets."""
    with book.transaction(_("Xóa giai đoạn")) as step:
        _delete_phase(step, phase)
    return step.changes


def add_end(book: Book, phase: int, document: str, ends_on: date) -> Changes:
    """Note another end of a phase, as a document names it; which one counts does not change.

    Raises:
        UserError: the document is not named.
    """
    values = named({"name": document}, _("Nhập số, ngày của văn bản đặt ra ngày kết thúc này."))
    with book.transaction(_("Thêm ngày kết thúc")) as step:
        _with_own_end_listed(step, phase)
        step.insert("phase_end", {"phase_id": phase, "document": values["name"], "ends_on": ends_on})
    return step.changes


def choose_end(book: Book, phase: int, ends_on: date) -> Changes:
    """Count a phase up to another of its ends from now on; every end stays in the list.

    Raises:
        UserError: it would end before it starts.
    """
    with book.transaction(_("Chọn ngày kết thúc")) as step:
        row = _with_own_end_listed(step, phase)
        step.update("phase", phase, _of_phase({"ends_on": ends_on}, row))
    return step.changes


def remove_end(book: Book, end: int) -> Changes:
    """Remove an end that was noted wrongly."""
    with book.transaction(_("Xóa ngày kết thúc")) as step:
        step.delete("phase_end", end)
    return step.changes


def set_target(book: Book, phase: int, unit: int, number: int | None, document: str = "") -> Changes:
    """Say what a unit is to reach in a phase; None takes the target away.

    Raises:
        UserError: the number is negative or beyond reason.
    """
    if number is not None and not 0 <= number <= MOST:
        raise UserError(_("Chỉ tiêu phải từ 0 đến {most}.").format(most="1.000.000"))
    with book.transaction(_("Giao chỉ tiêu")) as step:
        _write_target(step, phase, unit, number, document, is_proposed=False)
    return step.changes


def head_counts(book: Book, programme: Programme) -> dict[int, HeadCount]:
    """Return for each unit the last head count before a programme starts, else the first after it."""
    starts = [phase.starts_on for phase in phases(book, programme.id) if phase.starts_on]
    start = programme.starts_on or min(starts, default=None)
    return nearest_counts(book.all(HeadCount), start)


def propose_targets(book: Book, programme: int, rate: int | None = None) -> tuple[Proposal, ...]:
    """Propose what every unit with a head count is to reach, phase by phase; peak campaigns are left out.

    Of a unit's head counts the last before the programme starts counts, else the first after it.
    """
    known = [phase for phase in phases(book, programme) if not phase.is_peak]
    shipped = shipped_programmes().quota
    shares = shares_of([phase.target for phase in known], shipped.shares)
    counts = head_counts(book, book.get(Programme, programme))
    return proposals(counts, shipped.rate if rate is None else rate, shares)


def accept_proposals(
    book: Book, programme: int, accepted: Sequence[Proposal], document: str = "", *, replaces: bool = False
) -> Changes:
    """Give units the targets proposed, in one step; a target that is there stays, unless it `replaces`."""
    known = [phase.id for phase in phases(book, programme) if not phase.is_peak]
    taken = {(target.phase_id, target.unit_id) for target in targets(book, programme)}
    with book.transaction(_("Giao chỉ tiêu theo số lao động")) as step:
        for proposal in accepted:
            for phase, number in zip(known, proposal.numbers, strict=True):
                if replaces or (phase, proposal.unit_id) not in taken:
                    _write_target(step, phase, proposal.unit_id, number, document, is_proposed=True)
    return step.changes


def _write_target(
    step: Transaction, phase: int, unit: int, number: int | None, document: str, *, is_proposed: bool
) -> None:
    found = step.rows("target", phase_id=phase, unit_id=unit)
    values: dict[str, Value] = {"number": number, "is_proposed": is_proposed}
    if document.strip():
        values["document"] = named({"name": document}, "")["name"]
    if found and number is None:
        step.delete("target", int(str(found[0]["id"])))
    elif found:
        step.update("target", int(str(found[0]["id"])), values)
    elif number is not None:
        step.insert("target", {"phase_id": phase, "unit_id": unit, **values})


def _with_own_end_listed(step: Transaction, phase: int) -> dict[str, Value]:
    """Put the day that counts among the ends where no document of the list names it; return the phase."""
    row = step.row("phase", phase)
    listed = {end["ends_on"] for end in step.rows("phase_end", phase_id=phase)}
    if row["ends_on"] is not None and row["ends_on"] not in listed:
        values = {"phase_id": phase, "document": row["document"], "ends_on": row["ends_on"]}
        step.insert("phase_end", values)
    return row


def _delete_phase(step: Transaction, phase: int) -> None:
    for table in ("target", "phase_end"):
        for row in step.rows(table, phase_id=phase):
            step.delete(table, int(str(row["id"])))
    step.delete("phase", phase)


def _of_programme(values: Mapping[str, Value], row: Mapping[str, Value] | None = None) -> dict[str, Value]:
    return _checked(values, row or {}, _("Nhập tên chương trình."))


def _of_phase(values: Mapping[str, Value], row: Mapping[str, Value] | None = None) -> dict[str, Value]:
    return _checked(values, row or {}, _("Nhập tên giai đoạn."))


def _checked(values: Mapping[str, Value], row: Mapping[str, Value], nameless: str) -> dict[str, Value]:
    record = named(values, nameless)
    whole = {**row, **record}
    starts, ends_on, target = whole.get("starts_on"), whole.get("ends_on"), whole.get("target")
    _refuse_reversed(starts, ends_on, _changed(record, row))
    if isinstance(target, int) and not 0 <= target <= MOST:
        raise UserError(_("Chỉ tiêu phải từ 0 đến {most}.").format(most="1.000.000"))
    return record


def _changed(record: Mapping[str, Value], row: Mapping[str, Value]) -> Iterable[str]:
    return [key for key, value in record.items() if row.get(key) != value]


def _refuse_reversed(starts_on: Value, ends_on: Value, changed: Iterable[str]) -> None:
    """Refuse days in the wrong order, but let somebody correct a name where they stand so already."""
    if not isinstance(starts_on, date) or not isinstance(ends_on, date) or ends_on >= starts_on:
        return
    if {"starts_on", "ends_on"} & set(changed):
        raise UserError(_("Ngày kết thúc trước ngày bắt đầu. Sửa lại một trong hai ngày."))
