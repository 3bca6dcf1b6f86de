"""The dossiers of a round: taken in, accepted, sent back, withdrawn; and who must not vote on them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Examination, Round
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value
from desktop_app.services.recognition import rank, refuse_known
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

READY = ("ready", "filed", "accepted", "examining")
"""The stages from which a dossier may come before a council; a higher one also takes recognised ones."""

_CANDIDATES = (
    "SELECT i.id, i.code, i.title, coalesce(u.name, ''), i.stage, i.level,"
    " coalesce((SELECT group_concat(name, ', ') FROM authorship WHERE innovation_id = i.id), ''),"
    " coalesce((SELECT group_concat(level) FROM examination"
    " WHERE innovation_id = i.id AND result = 'recognised'), '')"
    " FROM innovation i LEFT JOIN unit u ON u.id = i.unit_id"
    " WHERE i.deleted_at IS NULL AND i.stage IN ('ready', 'filed', 'accepted', 'examining', 'recognised')"
    " AND NOT EXISTS (SELECT 1 FROM examination e WHERE e.innovation_id = i.id"
    " AND e.round_id IS NOT NULL AND e.decision_on IS NULL)"
    " ORDER BY i.id DESC"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An innovation that may be taken into a round."""

    id: int
    code: str
    title: str
    unit: str
    stage: str
    authors: str


def candidates(book: Book, council_round: Round, text: str = "", limit: int = 300) -> list[Candidate]:
    """Return what may be taken into a round and holds these words, the newest first.

    Ready, filed or accepted, and before no other council; and what was recognised at a lower level only.
    """
    words, found = fold(text).split(), list[Candidate]()
    for key, code, title, unit, stage, level, authors, levels in book.sql(_CANDIDATES):
        highest = max(map(rank, str(levels or level).split(",")))
        if stage == "recognised" and highest >= rank(council_round.level):
            continue
        whole = fold(" ".join((code, title, unit, authors)))
        if all(word in whole for word in words):
            found.append(Candidate(int(key), code, title, unit, stage, authors))
        if len(found) == limit:
            break
    return found


def take_in(book: Book, council_round: int, innovations: Sequence[int], received_on: date | None) -> Changes:
    """Receive dossiers into a round; what was ready, or has no day of filing, is filed then.

    Raises:
        UserError: one of them is in this round or another already, is recognised at its level, or is not
            ready; nothing is written.
    """
    if received_on is None:
        raise UserError(_("Nhập ngày nhận hồ sơ."))
    with book.transaction(_("Nhận hồ sơ vào đợt xét")) as step:
        level = step.row("council_round", council_round)["level"]
        if not level:
            raise UserError(_("Đợt xét chưa ghi cấp. Chọn cấp của đợt rồi mới nhận hồ sơ được."))
        taken = step.rows("examination", "position", round_id=council_round)
        position = int(str(taken[-1]["position"])) if taken else 0
        for key in dict.fromkeys(innovations):
            row = step.row("innovation", key)
            _refuse_strange(row, taken)
            refuse_known(step, key, str(level))
            position += 1
            values: dict[str, Value] = {"innovation_id": key, "level": level, "round_id": council_round}
            step.insert("examination", {**values, "position": position, "received_on": received_on})
            filed: dict[str, Value] = {"filed_on": row["filed_on"] or received_on}
            if row["stage"] == "ready":
                filed["stage"] = "filed"
            step.update("innovation", key, filed)
    return step.changes


def accept(book: Book, chosen: Sequence[int], accepted_on: date | None) -> Changes:
    """Accept dossiers: the day from which the months of the examination run.

    Raises:
        UserError: the day is missing or before they were received, or they were decided already.
    """
    if accepted_on is None:
        raise UserError(_("Nhập ngày tiếp nhận."))

    def write(step: Transaction, row: Mapping[str, Value], record: Mapping[str, Value]) -> None:
        _refuse_before(record, accepted_on, row["received_on"], _("ngày nhận"))
        _refuse_before(record, accepted_on, row["returned_on"], _("ngày trả lại"))
        step.update("examination", int(str(row["id"])), {"accepted_on": accepted_on})
        values: dict[str, Value] = {"accepted_on": record["accepted_on"] or accepted_on}
        if record["stage"] != "recognised":
            values["stage"] = "accepted"
        step.update("innovation", int(str(record["id"])), values)

    return _each(book, _("Tiếp nhận hồ sơ"), chosen, write)


def send_back(book: Book, chosen: Sequence[int], returned_on: date | None, reason: str) -> Changes:
    """Send dossiers back to be completed; they stay in the round and are accepted when they come again.

    Raises:
        UserError: the day or what is to be completed is missing, or they were decided already.
    """
    reason = clean(reason, multiline=True)
    if returned_on is None:
        raise UserError(_("Nhập ngày trả lại."))
    if not reason:
        raise UserError(_("Ghi rõ hồ sơ phải bổ sung, hoàn thiện những gì."))

    def write(step: Transaction, row: Mapping[str, Value], record: Mapping[str, Value]) -> None:
        _refuse_before(record, returned_on, row["received_on"], _("ngày nhận"))
        values: dict[str, Value] = {"returned_on": returned_on, "return_reason": reason, "accepted_on": None}
        step.update("examination", int(str(row["id"])), values)
        if record["stage"] != "recognised":
            back: dict[str, Value] = {"stage": "returned"}
            if record["accepted_on"] == row["accepted_on"]:
                back["accepted_on"] = None
            step.update("innovation", int(str(record["id"])), back)

    return _each(book, _("Trả hồ sơ để hoàn thiện"), chosen, write)


def withdraw(book: Book, chosen: Sequence[int]) -> Changes:
    """Take dossiers out of their round with the votes on them; they may come before another one.

    Raises:
        UserError: they were decided already.
    """

    def write(step: Transaction, row: Mapping[str, Value], record: Mapping[str, Value]) -> None:
        remove_examination(step, row)
        if record["stage"] not in ("recognised", "withdrawn"):
            stage = "filed" if record["accepted_on"] is None else "accepted"
            step.update("innovation", int(str(record["id"])), {"stage": stage})

    return _each(book, _("Bỏ hồ sơ khỏi đợt xét"), chosen, write)


def remove_examination(step: Transaction, row: Mapping[str, Value]) -> None:
    """Delete what was examined with its ballots, and the interests declared in it."""
    for ballot in step.rows("ballot", examination_id=row["id"]):
        step.delete("ballot", int(str(ballot["id"])))
    for conflict in step.rows("council_conflict", innovation_id=row["innovation_id"]):
        if conflict["round_id"] == row["round_id"]:
            step.delete("council_conflict", int(str(conflict["id"])))
    step.delete("examination", int(str(row["id"])))


def declare_conflict(book: Book, member: int, innovation: int, reason: str = "") -> Changes:
    """Note that a member declared an interest in an innovation; saying it again changes the reason."""
    with book.transaction(_("Ghi xung đột lợi ích")) as step:
        council_round = step.row("council_member", member)["round_id"]
        found = step.rows("council_conflict", member_id=member, innovation_id=innovation)
        if found:
            step.update("council_conflict", int(str(found[0]["id"])), {"reason": clean(reason)})
        else:
            step.insert(
                "council_conflict",
                {
                    "round_id": council_round,
                    "member_id": member,
                    "innovation_id": innovation,
                    "reason": clean(reason),
                },
            )
    return step.changes


def withdraw_conflict(book: Book, member: int, innovation: int) -> Changes:
    """Take back an interest that was noted wrongly."""
    with book.transaction(_("Bỏ xung đột lợi ích")) as step:
        for row in step.rows("council_conflict", member_id=member, innovation_id=innovation):
            step.delete("council_conflict", int(str(row["id"])))
    return step.changes


def state_of(item: Examination) -> str:
    """Tell where a dossier stands in its round, in a word for people."""
    if item.decision_on is not None:
        return _("Đã có quyết định")
    if item.result == "completion":
        return _("Đã hoàn thiện, chờ quyết định") if item.completed_on else _("Chờ hoàn thiện theo kết luận")
    if item.result:
        return _("Đã kết luận, chờ quyết định")
    if item.accepted_on is not None:
        return _("Đã tiếp nhận {day}").format(day=format_date(item.accepted_on))
    if item.returned_on is not None:
        return _("Đã trả {day}").format(day=format_date(item.returned_on))
    return _("Đã nhận {day}").format(day=format_date(item.received_on))


_Write = Callable[[Transaction, Mapping[str, Value], Mapping[str, Value]], None]


def _each(book: Book, label: str, chosen: Sequence[int], write: _Write) -> Changes:
    with book.transaction(label) as step:
        for key in dict.fromkeys(chosen):
            row = step.row("examination", key)
            record = step.row("innovation", int(str(row["innovation_id"])))
            if row["decision_on"] is not None or row["result"]:
                raise UserError(
                    _("{code} đã có kết luận nên không làm được nữa. Xóa kết luận trước.").format(
                        code=record["code"]
                    )
                )
            write(step, row, record)
    return step.changes


def _refuse_strange(record: Mapping[str, Value], taken: Sequence[Mapping[str, Value]]) -> None:
    if any(row["innovation_id"] == record["id"] for row in taken):
        raise UserError(_("{code} đã có trong đợt xét này.").format(code=record["code"]))
    if record["deleted_at"] is not None or record["stage"] not in (*READY, "recognised"):
        raise UserError(
            _("{code} chưa sẵn sàng trình. Hoàn thành hồ sơ rồi mới nhận vào đợt xét được.").format(
                code=record["code"]
            )
        )


def _refuse_before(record: Mapping[str, Value], day: date, earlier: Value, what: str) -> None:
    if isinstance(earlier, date) and day < earlier:
        raise UserError(
            _("{code}: {day} trước {what} {earlier}. Sửa lại ngày cho đúng.").format(
                code=record["code"], day=format_date(day), what=what, earlier=format_date(earlier)
            )
        )
