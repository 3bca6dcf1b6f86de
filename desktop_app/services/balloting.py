"""The forms of a council's members on one innovation, their tally, and the conclusion drawn from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Ballot, Examination, Member, Round
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.records import Innovation
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.forms.council import PointSet
from desktop_app.forms.rules import Criterion
from desktop_app.guide.council import (
    COMPLETION,
    NEXT_LEVEL,
    RECOGNISED,
    REFUSED,
    RESULTS,
    Clash,
    Interest,
    PointFault,
    Score,
    Tally,
    average,
    fault_of,
    read_form,
    read_marks,
    score,
    tally,
    write_marks,
)
from desktop_app.services import council, packs
from desktop_app.services.recognition import ranked_levels
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

__all__ = [
    "COMPLETION", "NEXT_LEVEL", "RECOGNISED", "REFUSED", "RESULTS", "Clash", "Interest", "Score", "Sheet",
    "Tally", "abstain", "clash_words", "clear_ballot", "clear_conclusion", "complete", "conclude",
    "conclude_as_voted", "higher_levels", "lower_first", "mark", "next_level_doubt", "override", "read_marks",
    "result_words", "score_words", "sheet_of", "tally_words",
]  # fmt: skip

_MONEY = ("", "not_computable", "recomputed", "agreed")
_SHARES = ("author_rate", "helper_rate")
_WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything to vote on one innovation: its criteria, the members, their ballots, what they come to.

    Either `points` is a set of criteria with points, or `criteria` are boxes. `clashes` are by the member's
    key. `mean` is the average of whole forms with points.
    """

    examination: Examination
    innovation: Innovation
    members: tuple[Member, ...]
    ballots: Mapping[int, Ballot]
    clashes: Mapping[int, Clash]
    criteria: tuple[Criterion, ...]
    points: PointSet | None
    tally: Tally
    mean: Score | None

    def marks(self, member: int) -> dict[str, str]:
        """The marks of a member, none where they gave no form in."""
        ballot = self.ballots.get(member)
        return read_marks(ballot.marks) if ballot else {}

    def derived(self, marks: Mapping[str, str]) -> str:
        """What marks come to, "" while some are missing."""
        if self.points is not None:
            return score(self.points, marks).result
        return read_form(self.criteria, self.examination.level, marks).result

    @property
    def grounds(self) -> tuple[str, ...]:
        """What the refusing or completing forms tick, most often named first."""
        named: dict[str, int] = {}
        for member, ballot in self.ballots.items():
            if member in self.clashes or ballot.is_abstention:
                continue
            for criterion in read_form(self.criteria, self.examination.level, self.marks(member)).grounds:
                words = f"{criterion.label}: {criterion.negative}"
                named[words] = named.get(words, 0) + 1
        return tuple(sorted(named, key=lambda words: -named[words]))


def sheet_of(book: Book, examination: int, clashes: Sequence[Clash] | None = None) -> Sheet:
    """Read everything to vote on one innovation.

    Args:
        clashes: those of the round, where they are known already.
    """
    item = book.get(Examination, examination)
    record = book.get(Innovation, item.innovation_id)
    own = book.get(Round, item.round_id) if item.round_id is not None else None
    members = tuple(council.members(book, own.id)) if own else ()
    known = clashes if clashes is not None else council.clashes_of(book, own.id) if own else ()
    out = {clash.member.id: clash for clash in known if clash.innovation_id == record.id}
    ballots = book.all(Ballot, examination_id=examination)
    points = council.rules().points(own.criteria) if own and own.criteria else None
    given = {ballot.member_id: ballot for ballot in ballots}
    criteria = () if points else packs.pack_for(book, record).criteria
    asked = tuple(line for line in criteria if not line.levels or item.level in line.levels)
    counted = [
        read_marks(ballot.marks)
        for member, ballot in given.items()
        if member not in out and not ballot.is_abstention and any(person.id == member for person in members)
    ]
    return Sheet(
        examination=item,
        innovation=record,
        members=members,
        ballots=given,
        clashes=out,
        criteria=asked,
        points=points,
        tally=tally(council.rules(), members, out, ballots),
        mean=average(points, counted) if points else None,
    )


def mark(book: Book, examination: int, member: int, key: str, value: str) -> Changes:
    """Tick a box, give points, or propose a level; "" takes the answer away again.

    Raises:
        UserError: the member must not vote on this, the dossier is not accepted, or the points are too many.
    """
    sheet = _writable(book, examination, member)
    text = _checked_mark(sheet, key, value)
    marks = {**sheet.marks(member), key: text}
    if not text:
        del marks[key]
    label = _("Chấm phiếu {code}").format(code=sheet.innovation.code)
    with book.transaction(label) as step:
        before = sheet.ballots.get(member)
        values: dict[str, Value] = {"marks": write_marks(marks), "is_abstention": False}
        if before is None or not before.reason:
            values["conclusion"] = sheet.derived(marks)
        _write(step, sheet, member, values)
    return step.changes


def override(
    book: Book, examination: int, member: int, conclusion: str, reason: str, comment: str = ""
) -> Changes:
    """Let a member conclude otherwise than the marks say, or comment; "" goes back to what they say.

    Raises:
        UserError: there is no reason, or the member must not vote on this.
    """
    sheet = _writable(book, examination, member)
    derived = sheet.derived(sheet.marks(member))
    reason = clean(reason)
    if conclusion not in ("", *RESULTS):
        raise UserError(_("Chọn một trong các kết luận của Phiếu."))
    is_other = bool(conclusion) and conclusion != derived
    if is_other and not reason:
        raise UserError(_("Kết luận khác với các tiêu chí đã chấm thì phải ghi lý do."))
    with book.transaction(_("Sửa kết luận phiếu {code}").format(code=sheet.innovation.code)) as step:
        _write(
            step,
            sheet,
            member,
            {
                "conclusion": conclusion if is_other else derived,
                "reason": reason if is_other else "",
                "comment": clean(comment),
                "is_abstention": False,
            },
        )
    return step.changes


def abstain(book: Book, examination: int, member: int, is_abstention: bool) -> Changes:
    """Note that a member abstains, which is neither a vote against nor a missing form."""
    sheet = _writable(book, examination, member)
    with book.transaction(_("Ghi phiếu trắng {code}").format(code=sheet.innovation.code)) as step:
        derived = "" if is_abstention else sheet.derived(sheet.marks(member))
        _write(step, sheet, member, {"is_abstention": is_abstention, "conclusion": derived, "reason": ""})
    return step.changes


def clear_ballot(book: Book, examination: int, member: int) -> Changes:
    """Take a form away that was noted wrongly; also one whose member must not vote."""
    with book.transaction(_("Xóa phiếu chấm")) as step:
        for row in step.rows("ballot", examination_id=examination, member_id=member):
            step.delete("ballot", int(str(row["id"])))
    return step.changes


def conclude(book: Book, examination: int, values: Mapping[str, Value]) -> Changes:
    """Write what the council concluded on one innovation.

    Args:
        values: `result`, `result_reason`, `completion_asked`, `money_answer`, rates and `next_level`.

    Raises:
        UserError: a reason, what is to be completed, or the acceptance is missing; or it was decided.
    """
    sheet = sheet_of(book, examination)
    _refuse_early(sheet)
    with book.transaction(_("Kết luận {code}").format(code=sheet.innovation.code)) as step:
        _conclude(step, sheet, values)
    return step.changes


def conclude_as_voted(book: Book, chosen: Sequence[int]) -> Changes:
    """Conclude many as their ballots say; those that are not voted on to the end are left alone.

    Raises:
        UserError: there is none among them that can be concluded.
    """
    sheets = [sheet_of(book, key) for key in dict.fromkeys(chosen)]
    ready = [sheet for sheet in sheets if _is_ready(sheet)]
    if not ready:
        raise UserError(_("Chưa hồ sơ nào đủ phiếu để kết luận. Chấm phiếu trước."))
    with book.transaction(_("Kết luận theo phiếu")) as step:
        for sheet in ready:
            grounds = "; ".join(sheet.grounds)
            result = sheet.tally.derived
            _conclude(
                step,
                sheet,
                {
                    "result": result,
                    "result_reason": (grounds or tally_words(sheet.tally)) if result == REFUSED else "",
                    "completion_asked": (grounds or _("Theo biên bản họp")) if result == COMPLETION else "",
                    "next_level": sheet.tally.reached[0] if sheet.tally.reached and result != REFUSED else "",
                },
            )
    return step.changes


def complete(book: Book, chosen: Sequence[int], completed_on: date | None) -> Changes:
    """Note that dossiers were completed as the council asked, and that somebody checked it.

    Raises:
        UserError: nothing was asked of one of them, or the day is missing or before the meeting.
    """
    if completed_on is None:
        raise UserError(_("Nhập ngày hoàn thiện xong."))
    with book.transaction(_("Ghi đã hoàn thiện")) as step:
        for key in dict.fromkeys(chosen):
            row = step.row("examination", key)
            record = step.row("innovation", int(str(row["innovation_id"])))
            if row["result"] != COMPLETION:
                raise UserError(
                    _("{code}: Hội đồng không yêu cầu hoàn thiện. Bỏ chọn hồ sơ này.").format(
                        code=record["code"]
                    )
                )
            held = step.row("council_round", int(str(row["round_id"])))["held_on"]
            if isinstance(held, date) and completed_on < held:
                raise UserError(
                    _("{code}: hoàn thiện ngày {day} trước ngày họp {held}. Sửa lại ngày.").format(
                        code=record["code"], day=format_date(completed_on), held=format_date(held)
                    )
                )
            step.update("examination", key, {"completed_on": completed_on})
            _move(step, record, "examining")
    return step.changes


def clear_conclusion(book: Book, chosen: Sequence[int]) -> Changes:
    """Take conclusions back that were written wrongly; what was decided stays."""
    with book.transaction(_("Xóa kết luận")) as step:
        for key in dict.fromkeys(chosen):
            row = step.row("examination", key)
            if row["decision_on"] is not None:
                raise UserError(_("Đã có quyết định nên không xóa kết luận được. Xóa quyết định trước."))
            names = ("result", "derived", "result_reason", "completion_asked", "money_answer", "next_level")
            empty: dict[str, Value] = dict.fromkeys(names, "")
            rates: dict[str, Value] = dict.fromkeys(("author_rate", "author_multiple", "helper_rate"))
            step.update("examination", key, {**empty, **rates, "completed_on": None})
            _move(step, step.row("innovation", int(str(row["innovation_id"]))), "accepted")
    return step.changes


def higher_levels(level: str) -> tuple[str, ...]:
    """Return the levels above one, the lowest first."""
    levels = ranked_levels()
    return levels[levels.index(level) + 1 :] if level in levels else ()


def result_words(result: str) -> str:
    """Name a conclusion in a few words."""
    words = {
        RECOGNISED: _("Công nhận"),
        COMPLETION: _("Công nhận, yêu cầu hoàn thiện"),
        REFUSED: _("Không công nhận"),
    }
    return words.get(result, "")


def tally_words(found: Tally) -> str:
    """Say how the votes stand, over all members."""
    parts = [
        _("{votes}/{members} phiếu công nhận").format(votes=found.favourable, members=found.members),
        *(
            [_("{count} phiếu trong số đó yêu cầu hoàn thiện").format(count=found.votes[COMPLETION])]
            if found.votes.get(COMPLETION)
            else []
        ),
        _("{count} phiếu không công nhận").format(count=found.votes.get(REFUSED, 0)),
        *([_("{count} phiếu trắng").format(count=found.abstained)] if found.abstained else []),
        *([_("{count} gửi phiếu bằng văn bản").format(count=found.by_writing)] if found.by_writing else []),
        *([_("{count} không được biểu quyết").format(count=found.conflicted)] if found.conflicted else []),
        *([_("còn thiếu {count} phiếu").format(count=found.missing)] if found.missing else []),
    ]
    return ", ".join(parts)


def next_level_doubt(found: Tally, level: str) -> str:
    """Say that too few members proposed a higher level; "" where enough did or none is proposed."""
    if not level or level in found.reached:
        return ""
    return _("Mới có {votes}/{members} phiếu đề xuất {level}; cần {limit} tổng số thành viên.").format(
        votes=found.next_level.get(level, 0),
        members=found.members,
        level=lower_first(packs.catalogue().label("levels", level)),
        limit=council.rules().next_level.label,
    )


def lower_first(words: str) -> str:
    """Write words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def _is_ready(sheet: Sheet) -> bool:
    item = sheet.examination
    is_open = not item.result and item.decision_on is None and item.accepted_on is not None
    return is_open and bool(sheet.tally.derived) and not sheet.tally.missing


def _writable(book: Book, examination: int, member: int) -> Sheet:
    sheet = sheet_of(book, examination)
    _refuse_early(sheet)
    if sheet.examination.result:
        raise UserError(
            _("{code} đã có kết luận nên không sửa phiếu được. Xóa kết luận trước.").format(
                code=sheet.innovation.code
            )
        )
    if all(person.id != member for person in sheet.members):
        raise UserError(_("Người này không có trong Hội đồng của đợt xét."))
    clash = sheet.clashes.get(member)
    if clash is not None:
        raise UserError(clash_words(clash))
    return sheet


def clash_words(clash: Clash) -> str:
    """Say why a member does not vote on an innovation."""
    sentences = {
        Interest.AUTHOR: _("{name} là tác giả nên không chấm sáng kiến này."),
        Interest.HELPER: _("{name} tham gia áp dụng lần đầu nên không chấm sáng kiến này."),
        Interest.DECLARED: _("{name} đã khai có lợi ích liên quan nên không chấm sáng kiến này."),
    }
    said = sentences[clash.interest].format(name=clash.member.name)
    if clash.is_by_name:
        hint = _("Chương trình thấy trùng tên; nếu là hai người khác nhau thì chọn họ từ danh bạ.")
        return f"{said} {hint}"
    return f"{said} {clash.reason}".strip()


def _refuse_early(sheet: Sheet) -> None:
    item, code = sheet.examination, sheet.innovation.code
    if item.decision_on is not None:
        raise UserError(_("{code} đã có quyết định nên không sửa được nữa.").format(code=code))
    if item.accepted_on is None:
        raise UserError(
            _("{code} chưa được tiếp nhận. Tiếp nhận ở phần Hồ sơ rồi mới xét được.").format(code=code)
        )


def _checked_mark(sheet: Sheet, key: str, value: str) -> str:
    text = clean(value)
    if key == NEXT_LEVEL:
        if text and text not in higher_levels(sheet.examination.level):
            raise UserError(_("Chỉ đề xuất được cấp cao hơn cấp đang xét."))
        return text
    if sheet.points is None:
        if all(criterion.id != key for criterion in sheet.criteria) or text not in (
            "",
            "positive",
            "negative",
        ):
            raise UserError(_("Phiếu của sáng kiến này không có tiêu chí ấy."))
        return text
    criterion = next((item for item in sheet.points.criteria if item.id == key), None)
    if criterion is None:
        raise UserError(_("Phiếu của sáng kiến này không có tiêu chí ấy."))
    if not text:
        return ""
    number = _points(text)
    fault = fault_of(criterion, number)
    if fault is not None:
        sentences = {
            PointFault.NOT_A_NUMBER: _("“{text}” không phải là số điểm. Nhập số, ví dụ 8,5."),
            PointFault.TOO_FEW: _("Điểm không thể là số âm. Nhập từ 0 đến {most}."),
            PointFault.TOO_MANY: _("“{label}” cho nhiều nhất {most} điểm; đã nhập {text}."),
        }
        raise UserError(sentences[fault].format(text=text[:40], most=criterion.most, label=criterion.label))
    return number


def _points(text: str) -> str:
    """Read points as people write them, 8,5 or 8.5, as plain decimal text; what is none stays."""
    return text.replace(",", ".") if text.replace(",", ".").replace(".", "", 1).isascii() else text


def _write(step: Transaction, sheet: Sheet, member: int, values: Mapping[str, Value]) -> None:
    before = sheet.ballots.get(member)
    if before is None:
        step.insert("ballot", {"examination_id": sheet.examination.id, "member_id": member, **values})
    else:
        after = replace(before, **values)  # type: ignore[arg-type]  # the columns of a ballot
        is_empty = not (after.marks or after.reason or after.comment or after.is_abstention)
        if is_empty:
            step.delete("ballot", before.id)
        else:
            step.update("ballot", before.id, values)
    _move(step, step.row("innovation", sheet.innovation.id), "examining")


def _conclude(step: Transaction, sheet: Sheet, values: Mapping[str, Value]) -> None:
    kept = _checked_conclusion(sheet, values)
    step.update("examination", sheet.examination.id, kept)
    stage = (
        "returned" if kept["result"] == COMPLETION and sheet.examination.completed_on is None else "examining"
    )
    _move(step, step.row("innovation", sheet.innovation.id), stage)


def _checked_conclusion(sheet: Sheet, values: Mapping[str, Value]) -> dict[str, Value]:
    code, result = sheet.innovation.code, str(values.get("result") or "")
    reason = clean(str(values.get("result_reason") or ""), multiline=True)
    asked = clean(str(values.get("completion_asked") or ""), multiline=True)
    if result not in RESULTS:
        raise UserError(_("{code}: chọn kết luận của Hội đồng.").format(code=code))
    derived = sheet.tally.derived
    if result == REFUSED and not reason:
        raise UserError(_("{code}: không công nhận thì phải nêu lý do.").format(code=code))
    if derived and result != derived and not reason:
        raise UserError(
            _("{code}: phiếu cho kết quả “{derived}”. Kết luận khác thì ghi lý do.").format(
                code=code, derived=result_words(derived)
            )
        )
    if result == COMPLETION and not asked:
        raise UserError(_("{code}: ghi rõ yêu cầu hoàn thiện những gì.").format(code=code))
    money = str(values.get("money_answer") or "")
    if money not in _MONEY:
        raise UserError(_("{code}: chọn một trong ba câu về số tiền làm lợi.").format(code=code))
    kept: dict[str, Value] = {
        "result": result,
        "derived": derived,
        "result_reason": reason,
        "completion_asked": asked if result == COMPLETION else "",
        "money_answer": "" if result == REFUSED else money,
        "next_level": "" if result == REFUSED else str(values.get("next_level") or ""),
    }
    for key in ("author_rate", "author_multiple", "helper_rate"):
        number = values.get(key)
        if number is not None and (not isinstance(number, int) or number < 0):
            raise UserError(_("{code}: thù lao đề xuất phải là số từ 0 trở lên.").format(code=code))
        if isinstance(number, int) and key in _SHARES and number > _WHOLE:
            raise UserError(_("{code}: tỷ lệ thù lao không quá 100 %.").format(code=code))
        kept[key] = None if result == REFUSED else number
    return kept


def _move(step: Transaction, record: Mapping[str, Value], stage: str) -> None:
    """Bring the stage on, but never away from what was recognised lower down."""
    if record["stage"] != "recognised":
        step.update("innovation", int(str(record["id"])), {"stage": stage})


def score_words(found: Score) -> str:
    """Say what points come to: their sum, the grade, and what is to be looked at."""
    total = format_number(found.total.quantize(Decimal("0.01")))
    said = _("{total} điểm, {grade}").format(total=total, grade=found.grade.label)
    if found.low:
        names = ", ".join(item.label for item in found.low)
        said += "; " + _("dưới mức tối thiểu: {names}").format(names=names)
    if found.unmet is not None and found.grade.needs is not None:
        said += "; " + _("{criterion} chưa đủ {least} điểm của {grade}: Hội đồng xem lại").format(
            criterion=found.unmet.label, least=found.grade.needs.least, grade=found.grade.label
        )
    return said
