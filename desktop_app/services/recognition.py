"""Levels and decisions: what an innovation was recognised as, and setting a decision for many at once."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Examination
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value
from desktop_app.guide.council import COMPLETION, RECOGNISED, REFUSED
from desktop_app.services import packs
from desktop_app.services.dossiers import find_innovation
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

_NUMBER = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def ranked_levels() -> tuple[str, ...]:
    """Return the ids of the levels, the lowest first."""
    return tuple(level.id for level in packs.catalogue().lists["levels"])


def rank(level: str) -> int:
    """Tell how high a level stands; one that the list does not know stands under all."""
    levels = ranked_levels()
    return levels.index(level) if level in levels else -1


def level_named(words: str) -> str:
    """Return the id of the level that was meant, by its id or its label, with or without its first word.

    Raises:
        UserError: there is no such level; the sentence names those there are.
    """
    entries = packs.catalogue().lists["levels"]
    wanted = fold(clean(words))
    for level in entries:
        label = fold(level.label)
        _first, _blank, short = label.partition(" ")
        if wanted and wanted in (fold(level.id), label, short):
            return level.id
    known = ", ".join(f"{level.id} ({level.label})" for level in entries)
    raise UserError(_("Không có cấp “{words}”. Chọn: {known}.").format(words=clean(words)[:60], known=known))


def examinations_of(book: Book, innovation: int) -> list[Examination]:
    """Return every level an innovation was examined at, the lowest first."""
    return sorted(
        book.all(Examination, innovation_id=innovation), key=lambda item: (rank(item.level), item.id)
    )


def recognised_level(book: Book, innovation: int) -> str:
    """Return the highest level an innovation was recognised at, "" for none: the only one that counts."""
    found = [item.level for item in examinations_of(book, innovation) if is_recognition(item)]
    return max(found, key=rank, default="")


def is_recognition(item: Examination) -> bool:
    """Tell whether it was recognised there: what a council concluded is none until its decision is there."""
    return item.result == RECOGNISED and (item.round_id is None or item.decision_on is not None)


def certificate_numbers(start: str, count: int) -> tuple[str, ...]:
    """Number `count` certificates on from one such as “012/2026/GCN”: the first figures run, a year last.

    Raises:
        UserError: there are no figures to run.
    """
    start = clean(start)
    found = _running(start)
    if found is None:
        raise UserError(
            _("Số giấy chứng nhận đầu tiên phải có chữ số để đánh số tiếp, ví dụ 012/2026/GCNSK.")
        )
    first, width = int(found[0]), len(found[0])
    before, after = start[: found.start()], start[found.end() :]
    return tuple(f"{before}{first + place:0{width}d}{after}" for place in range(count))


def _running(start: str) -> re.Match[str] | None:
    """Find the figures that run: the first that are no year, else the first."""
    known = list(_NUMBER.finditer(start))
    return next((item for item in known if not _YEAR.fullmatch(item[0])), next(iter(known), None))


def decide(
    book: Book, chosen: Sequence[int], number: str, on: date | None, certificates_from: str = ""
) -> Changes:
    """Set the decision of many examinations at once, with certificates running on from the first number.

    What was refused gets number and day of its notice (thông báo), which is no decision.

    Recognition sets the stage and the highest level; a refusal leaves what was recognised lower down.

    Raises:
        UserError: something stands in the way of one of them; the sentence names it, and nothing is written.
    """
    number, day = _checked_decision(number, on)
    with book.transaction(_("Ghi quyết định")) as step:
        rows = [step.row("examination", key) for key in dict.fromkeys(chosen)]
        if not rows:
            raise UserError(_("Chọn ít nhất một hồ sơ để ghi quyết định."))
        _refuse_undecidable(step, rows, day)
        recognised = [row for row in rows if row["result"] != REFUSED]
        given: dict[object, str] = {}
        if clean(certificates_from) and recognised:
            numbers = certificate_numbers(certificates_from, len(recognised))
            given = {row["id"]: item for row, item in zip(recognised, numbers, strict=True)}
            _refuse_taken(step, given)
        for row in rows:
            values: dict[str, Value] = {"decision_number": number, "decision_on": day}
            if row["result"] != REFUSED:
                values["result"] = RECOGNISED
                values["certificate_number"] = given.get(row["id"], row["certificate_number"])
            step.update("examination", int(str(row["id"])), values)
            set_outcome(step, int(str(row["innovation_id"])))
    return step.changes


def clear_decisions(book: Book, chosen: Sequence[int]) -> Changes:
    """Take decisions back that were written wrongly, with their certificates; the conclusions stay.

    Raises:
        UserError: one of them has no decision, or thù lao was paid on the strength of it.
    """
    with book.transaction(_("Xóa quyết định")) as step:
        for key in dict.fromkeys(chosen):
            row = step.row("examination", key)
            if row["decision_on"] is None:
                sentence = _("{codes}: chưa có quyết định. Bỏ chọn.")
                if row["result"] == REFUSED:
                    sentence = _("{codes}: chưa có thông báo không công nhận. Bỏ chọn.")
                raise UserError(sentence.format(codes=_codes(step, [row])))
            _refuse_paid(step, row)
            result = COMPLETION if row["completion_asked"] else row["result"]
            empty: dict[str, Value] = {"decision_number": "", "decision_on": None, "certificate_number": ""}
            step.update("examination", key, {**empty, "result": result})
            innovation = int(str(row["innovation_id"]))
            step.update("innovation", innovation, {"stage": "examining", "level": row["level"]})
            set_outcome(step, innovation)
    return step.changes


def _refuse_paid(step: Transaction, row: Mapping[str, Value]) -> None:
    """Refuse to leave a payment behind without the recognition it rests on."""
    innovation = row["innovation_id"]
    others = step.rows("examination", innovation_id=innovation, result=RECOGNISED)
    is_last = not any(other["decision_on"] is not None for other in others if other["id"] != row["id"])
    if row["result"] == RECOGNISED and is_last and step.rows("paid_remuneration", innovation_id=innovation):
        sentence = _("{codes}: đã ghi trả thù lao. Xóa ngày trả ở “Ngày trả thù lao…” trước.")
        raise UserError(sentence.format(codes=_codes(step, [row])))


def recognise(book: Book, codes: Sequence[str], level: str, number: str, on: date | None) -> Changes:
    """Note that innovations were recognised at a level by a decision, without a round, in one step.

    Raises:
        UserError: a code or the level is unknown, or one of them was recognised there already or is before
            a council; nothing is written.
    """
    chosen = level_named(level)
    number, day = _checked_decision(number, on)
    keys = dict.fromkeys(find_innovation(book, code) for code in codes)
    with book.transaction(_("Ghi công nhận")) as step:
        for key in keys:
            refuse_known(step, key, chosen)
            _write_recognised(step, key, chosen, {"decision_number": number, "decision_on": day})
            set_outcome(step, key)
    return step.changes


def _write_recognised(step: Transaction, innovation: int, level: str, decision: Mapping[str, Value]) -> None:
    """Write a decision without a round, into a result that came without one where there is such."""
    for row in step.rows("examination", innovation_id=innovation, level=level, result=RECOGNISED):
        if row["round_id"] is None and row["decision_on"] is None:
            step.update("examination", int(str(row["id"])), decision)
            return
    values: dict[str, Value] = {"innovation_id": innovation, "level": level, "result": RECOGNISED}
    step.insert("examination", {**values, **decision})


def set_outcome(step: Transaction, innovation: int) -> None:
    """Bring stage and level of an innovation in line with its decisions; the highest recognition counts."""
    rows = step.rows("examination", innovation_id=innovation)
    decided = [row for row in rows if row["round_id"] is None or row["decision_on"] is not None]
    levels = [str(row["level"]) for row in decided if row["result"] == RECOGNISED]
    if levels:
        step.update("innovation", innovation, {"stage": "recognised", "level": max(levels, key=rank)})
    elif any(row["result"] == REFUSED for row in decided):
        step.update("innovation", innovation, {"stage": "refused"})


def _checked_decision(number: str, on: date | None) -> tuple[str, date]:
    number = clean(number)
    if not number:
        raise UserError(_("Nhập số quyết định, ví dụ 123/QĐ-PCBD."))
    if on is None:
        raise UserError(_("Nhập ngày quyết định."))
    return number, on


def _refuse_undecidable(step: Transaction, rows: Sequence[Mapping[str, Value]], day: date) -> None:
    for key, sentence in (
        ("open", _("{codes}: chưa có kết luận của Hội đồng. Ghi kết luận rồi mới ghi quyết định.")),
        ("unfinished", _("{codes}: Hội đồng yêu cầu hoàn thiện mà chưa ghi ngày hoàn thiện xong.")),
        ("decided", _("{codes}: đã có quyết định. Bỏ chọn, hoặc xóa quyết định cũ trước.")),
        ("told", _("{codes}: đã có thông báo không công nhận. Bỏ chọn, hoặc xóa thông báo cũ trước.")),
    ):
        found = [row for row in rows if _standing(row) == key]
        if found:
            raise UserError(sentence.format(codes=_codes(step, found)))
    for row in rows:
        _refuse_early(step, row, day)


def _standing(row: Mapping[str, Value]) -> str:
    if row["decision_on"] is not None:
        return "told" if row["result"] == REFUSED else "decided"
    if row["result"] not in (RECOGNISED, COMPLETION, REFUSED):
        return "open"
    return "unfinished" if row["result"] == COMPLETION and row["completed_on"] is None else ""


def _refuse_early(step: Transaction, row: Mapping[str, Value], day: date) -> None:
    known = step.rows("council_round", id=row["round_id"]) if row["round_id"] is not None else []
    for held, sentence in (
        (known[0]["held_on"] if known else None, _("trước ngày họp Hội đồng {day}")),
        (known[0]["minutes_on"] if known else None, _("trước ngày biên bản {day}")),
        (row["accepted_on"], _("trước ngày tiếp nhận {day}")),
        (row["completed_on"], _("trước ngày hoàn thiện {day}")),
    ):
        if isinstance(held, date) and day < held:
            whole = _("Quyết định ghi ngày {decision}, {before} ({code}). Sửa lại ngày cho đúng.")
            if row["result"] == REFUSED:
                whole = _("Thông báo ghi ngày {decision}, {before} ({code}). Sửa lại ngày cho đúng.")
            before = sentence.format(day=format_date(held))
            raise UserError(whole.format(decision=format_date(day), before=before, code=_codes(step, [row])))


def _refuse_taken(step: Transaction, given: Mapping[object, str]) -> None:
    for key, number in given.items():
        taken = [row for row in step.rows("examination", certificate_number=number) if row["id"] != key]
        if taken:
            raise UserError(
                _("Số giấy chứng nhận {number} đã cấp cho {code}. Chọn số bắt đầu khác.").format(
                    number=number, code=_codes(step, taken)
                )
            )


def refuse_known(step: Transaction, innovation: int, level: str) -> None:
    """Refuse what lies in the trash, is recognised at a level by a decision, or is before a council.

    Raises:
        UserError: it is so; the sentence says where.
    """
    record = step.row("innovation", innovation)
    code = record["code"]
    if record["deleted_at"] is not None:
        raise UserError(_("{code} đang trong thùng rác. Lấy lại rồi mới ghi công nhận.").format(code=code))
    label = packs.catalogue().label("levels", level)
    for row in step.rows("examination", innovation_id=innovation, level=level):
        if row["result"] == RECOGNISED and row["decision_on"] is not None:
            sentence = _("{code} đã được công nhận {level} theo quyết định {number}.")
            raise UserError(
                sentence.format(
                    code=code, level=_lower(label), number=row["decision_number"] or _("(không số)")
                )
            )
        if row["round_id"] is not None and row["decision_on"] is None:
            name = step.row("council_round", int(str(row["round_id"])))["name"]
            sentence = _("{code} đang ở đợt xét “{name}”. Ghi quyết định ở trang Xét công nhận.")
            raise UserError(sentence.format(code=code, name=name))


def _codes(step: Transaction, rows: Sequence[Mapping[str, Value]]) -> str:
    names = [str(step.row("innovation", int(str(row["innovation_id"])))["code"]) for row in rows]
    return ", ".join(names[:6]) + ("…" if len(names) > 6 else "")


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
