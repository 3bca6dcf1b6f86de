"""The forms of a council's members on one innovation: what they tick, answer and conclude."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Ballot
from desktop_app.domain.council_pay import (
    AUTHOR_MULTIPLE,
    AUTHOR_RATE,
    MONEY,
    MONEY_FIGURES,
    PAY_KEYS,
    RECOMPUTED,
    opinion_of,
    settled,
)
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.guide.council import (
    COMPLETION,
    NEXT_LEVEL,
    RECOGNISED,
    REFUSED,
    RESULTS,
    PointFault,
    Score,
    Tally,
    fault_of,
    read_marks,
    write_marks,
)
from desktop_app.services import ballot_pay
from desktop_app.services.ballot_pay import PayDoubtError
from desktop_app.services.ballot_sheets import Sheet, higher_levels, sheet_of
from desktop_app.services.ballot_words import clash_words
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

__all__ = [
    "COMPLETION", "NEXT_LEVEL", "RECOGNISED", "REFUSED", "RESULTS", "PayDoubtError", "Score", "Sheet",
    "Tally", "abstain", "clear_ballot", "higher_levels", "mark", "move_on", "override", "read_marks",
    "refuse_early", "sheet_of",
]  # fmt: skip


def mark(
    book: Book, examination: int, member: int, key: str, value: str, *, is_sure: bool = False
) -> Changes:
    """Tick a box, give points, answer on the money, or propose a level; "" takes the answer away again.

    Another answer on the money takes along what was proposed in the other measure.

    Args:
        is_sure: whether somebody said that a proposal outside the limits is to stand.

    Raises:
        PayDoubtError: a proposal is outside the limits.
        UserError: the member must not vote on this, the dossier is not accepted, or the points are too many.
    """
    sheet = _writable(book, examination, member)
    if key in PAY_KEYS:
        text = _checked_pay(sheet, member, key, value, is_sure=is_sure)
    else:
        text = _checked_mark(sheet, key, value)
    marks, label = sheet.marks(member), _("Chấm phiếu {code}").format(code=sheet.innovation.code)
    if not text and key not in marks:
        return Changes(label)
    marks[key] = text
    if not text:
        del marks[key]
    marks = settled(marks, sheet.innovation.benefit_answer) if key == MONEY else marks
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
    """Take a form away that was noted wrongly; also one whose member must not vote.

    Raises:
        UserError: the council has concluded already.
    """
    _refuse_concluded(sheet_of(book, examination))
    with book.transaction(_("Xóa phiếu chấm")) as step:
        for row in step.rows("ballot", examination_id=examination, member_id=member):
            step.delete("ballot", int(str(row["id"])))
    return step.changes


def _writable(book: Book, examination: int, member: int) -> Sheet:
    sheet = sheet_of(book, examination)
    refuse_early(sheet)
    _refuse_concluded(sheet)
    if all(person.id != member for person in sheet.members):
        raise UserError(_("Người này không có trong Hội đồng của đợt xét."))
    clash = sheet.clashes.get(member)
    if clash is not None:
        raise UserError(clash_words(clash))
    return sheet


def _refuse_concluded(sheet: Sheet) -> None:
    if sheet.examination.result:
        raise UserError(
            _("{code} đã có kết luận nên không sửa phiếu được. Xóa kết luận trước.").format(
                code=sheet.innovation.code
            )
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


def _checked_pay(sheet: Sheet, member: int, key: str, value: str, *, is_sure: bool) -> str:
    """Read an answer to 4.4, 4.5 or 4.6, which the form asks of who recognises, in the measure of 4.4."""
    text = ballot_pay.read(key, value)
    if not text:
        return ""
    if sheet.points is not None:
        raise UserError(_("Phiếu chấm điểm không hỏi số tiền làm lợi và thù lao; ghi khi kết luận."))
    ballot = sheet.ballots.get(member)
    if ballot is not None and ballot.conclusion == REFUSED:
        raise UserError(_("Phiếu không công nhận thì không trả lời các mục 4.4 đến 4.6."))
    if key == MONEY_FIGURES and opinion_of(sheet.marks(member)).money != RECOMPUTED:
        raise UserError(_("Chỉ ghi số liệu khi mục 4.4 chọn cần tính lại."))
    fitting = sheet.author_key(member)
    if key in (AUTHOR_RATE, AUTHOR_MULTIPLE) and key != fitting:
        raise UserError(ballot_pay.measure_words(fitting))
    told = "" if is_sure or key not in sheet.limits else ballot_pay.doubt(sheet.limits, key, int(text))
    if told:
        raise PayDoubtError(told)
    return text


def _points(text: str) -> str:
    """Read points as people write them, 8,5 or 8.5, as plain decimal text; what is none stays."""
    return text.replace(",", ".", 1)


def _write(step: Transaction, sheet: Sheet, member: int, values: Mapping[str, Value]) -> None:
    before, key = sheet.ballots.get(member), sheet.examination.id
    after = replace(before or Ballot(0, key, member), **values)  # type: ignore[arg-type]  # its columns
    is_empty = not (after.marks or after.reason or after.comment or after.is_abstention)
    if before is None and is_empty:
        return
    if before is None:
        step.insert("ballot", {"examination_id": key, "member_id": member, **values})
    elif is_empty:
        step.delete("ballot", before.id)
    else:
        step.update("ballot", before.id, values)
    move_on(step, step.row("innovation", sheet.innovation.id), "examining")


def refuse_early(sheet: Sheet) -> None:
    """Refuse what is decided already or not accepted yet.

    Raises:
        UserError: it is so; the sentence says what to do.
    """
    item, code = sheet.examination, sheet.innovation.code
    if item.decision_on is not None:
        sentence = _("{code} đã có quyết định nên không sửa được nữa.")
        if item.result == REFUSED:
            sentence = _("{code} đã có thông báo không công nhận nên không sửa được nữa.")
        raise UserError(sentence.format(code=code))
    if item.accepted_on is None:
        raise UserError(
            _("{code} chưa được tiếp nhận. Tiếp nhận ở phần Hồ sơ rồi mới xét được.").format(code=code)
        )


def move_on(step: Transaction, record: Mapping[str, Value], stage: str) -> None:
    """Bring an innovation to a stage, but never away from what was recognised lower down."""
    if record["stage"] != "recognised":
        step.update("innovation", int(str(record["id"])), {"stage": stage})
