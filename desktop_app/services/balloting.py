"""The forms of a council's members on one innovation: what they tick, and how the votes stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Ballot, Examination, Member, Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
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
from desktop_app.services.ballot_words import clash_words
from desktop_app.services.recognition import ranked_levels
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

__all__ = [
    "COMPLETION", "NEXT_LEVEL", "RECOGNISED", "REFUSED", "RESULTS", "Score", "Sheet", "Tally", "abstain",
    "clear_ballot", "higher_levels", "mark", "move_on", "override", "read_marks", "refuse_early", "sheet_of",
]  # fmt: skip


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


def higher_levels(level: str) -> tuple[str, ...]:
    """Return the levels above one, the lowest first."""
    levels = ranked_levels()
    return levels[levels.index(level) + 1 :] if level in levels else ()


def _writable(book: Book, examination: int, member: int) -> Sheet:
    sheet = sheet_of(book, examination)
    refuse_early(sheet)
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
    return text.replace(",", ".", 1)


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
    move_on(step, step.row("innovation", sheet.innovation.id), "examining")


def refuse_early(sheet: Sheet) -> None:
    """Refuse what is decided already or not accepted yet.

    Raises:
        UserError: it is so; the sentence says what to do.
    """
    item, code = sheet.examination, sheet.innovation.code
    if item.decision_on is not None:
        raise UserError(_("{code} đã có quyết định nên không sửa được nữa.").format(code=code))
    if item.accepted_on is None:
        raise UserError(
            _("{code} chưa được tiếp nhận. Tiếp nhận ở phần Hồ sơ rồi mới xét được.").format(code=code)
        )


def move_on(step: Transaction, record: Mapping[str, Value], stage: str) -> None:
    """Bring an innovation to a stage, but never away from what was recognised lower down."""
    if record["stage"] != "recognised":
        step.update("innovation", int(str(record["id"])), {"stage": stage})
