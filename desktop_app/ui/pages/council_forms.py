"""The few forms of a round: its facts, a member, days, a ballot's own conclusion, a decision."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Examination, Member, Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import ballot_words, balloting, council, examining, packs, recognition
from desktop_app.services.balloting import Sheet
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.pages.short_forms import YES_NO, record_values, short_context
from desktop_app.ui.shell.session import Session

_CRITERIA, _LEVELS, _ROLES, _LIKE = "criteria_sets", "levels", "roles", "rounds_before"
_RESULTS = "results"
_NAME_LETTERS = 36


def ask_round(session: Session, parent: QWidget, known: Round | None = None) -> int:
    """Ask for the facts of a round, make or change it, and give its key; 0 where nothing was done."""
    book, made = session.book, [0]
    before = council.rounds(book)
    fields = _round_fields()
    if known is None:
        del fields[6:]
        if before:
            fields.append(Field("like", _("Thành viên Hội đồng"), FieldKind.CHOICE, choices=_LIKE))
    start = {field.key: getattr(known, field.key, None) for field in fields} if known else _first(before)

    def act(values: Mapping[str, object]) -> None:
        given = dict(values)
        like = int(str(given.pop("like", "") or 0))
        if known is None:
            added = council.add_round(book, record_values(given), like or None)
            made[0] = added.id
            session.remember(added.changes)
        else:
            session.remember(council.edit_round(book, known.id, record_values(given)))
            made[0] = known.id

    title = _("Sửa đợt xét") if known else _("Tạo đợt xét")
    yes = _("Lưu") if known else _("Tạo đợt xét")
    context = short_context(book, _round_lists(before))
    ask_fields(FieldsDialog(parent, title, fields, start, context, yes, act))
    return made[0]


def _round_fields() -> list[Field]:
    return [
        Field("name", _("Tên đợt xét"), FieldKind.LINE, hint=_("Ví dụ: Đợt 1 năm 2026."), is_required=True),
        Field("level", _("Cấp xét"), FieldKind.CHOICE, choices=_LEVELS),
        Field("unit_id", _("Đơn vị xét"), FieldKind.UNIT),
        Field("criteria", _("Cách chấm"), FieldKind.CHOICE, choices=_CRITERIA),
        Field("document_number", _("Quyết định thành lập Hội đồng, số"), FieldKind.LINE),
        Field("document_on", _("Ngày quyết định thành lập"), FieldKind.DATE),
        Field("held_on", _("Ngày họp"), FieldKind.DATE),
        Field("held_at", _("Địa điểm họp"), FieldKind.LINE),
        Field("minutes_number", _("Biên bản số"), FieldKind.LINE),
        Field("minutes_on", _("Ngày biên bản"), FieldKind.DATE),
        Field("guests", _("Khách mời"), FieldKind.TEXT, hint=_("Mỗi người một dòng.")),
    ]


def _round_lists(before: Sequence[Round]) -> dict[str, tuple[Choice, ...]]:
    return {
        _CRITERIA: (
            Choice("", _("Đánh dấu ô theo Phiếu của mẫu đơn")),
            *(Choice(item.id, item.label) for item in council.rules().sets),
        ),
        _LIKE: (
            *(
                Choice(str(item.id), _("Như {name}").format(name=item.name[:_NAME_LETTERS]))
                for item in before[:1]
            ),
            Choice("", _("Nhập mới")),
        ),
    }


def _first(before: Sequence[Round]) -> dict[str, object]:
    """What another round most likely has in common with the one before."""
    levels = packs.catalogue().lists[_LEVELS]
    if not before:
        return {"level": levels[0].id, "criteria": ""}
    last = before[0]
    return {"level": last.level, "unit_id": last.unit_id, "criteria": last.criteria, "like": str(last.id)}


def ask_member(session: Session, parent: QWidget, council_round: int, known: Member | None) -> None:
    """Ask for somebody on the council."""
    fields = (
        Field("name", _("Họ và tên"), FieldKind.LINE, is_required=True),
        Field("role", _("Vai trò"), FieldKind.CHOICE, choices=_ROLES),
        Field("is_union", _("Đại diện công đoàn"), FieldKind.CHOICE, choices=YES_NO),
        Field("post", _("Chức vụ"), FieldKind.LINE),
        Field("workplace", _("Nơi công tác"), FieldKind.LINE),
        Field("expertise", _("Chuyên môn"), FieldKind.LINE),
        Field("is_present", _("Có mặt tại cuộc họp"), FieldKind.CHOICE, choices=YES_NO),
        Field(
            "absence",
            _("Lý do vắng mặt"),
            FieldKind.LINE,
            hint=_("Người vắng mặt vẫn gửi phiếu bằng văn bản được: cứ nhập phiếu của họ như mọi người."),
        ),
    )
    start: Mapping[str, object] = (
        {field.key: getattr(known, field.key) for field in fields}
        if known
        else {"role": "member", "is_present": True}
    )

    def act(values: Mapping[str, object]) -> None:
        if known is None:
            session.remember(council.add_member(session.book, council_round, record_values(values)).changes)
        else:
            session.remember(council.edit_member(session.book, known.id, record_values(values)))

    title = _("Sửa thành viên") if known else _("Thêm thành viên")
    lists = {_ROLES: tuple(Choice(role.id, role.label) for role in council.rules().roles)}
    ask_fields(FieldsDialog(parent, title, fields, start, short_context(session.book, lists), _("Lưu"), act))


def ask_day(
    session: Session,
    parent: QWidget,
    words: tuple[str, str, str],
    act: Callable[[date | None], Changes],
) -> None:
    """Ask for one day; `words` are the title, the label and what the button does."""
    title, label, yes = words
    fields = (Field("day", label, FieldKind.DATE),)

    def done(values: Mapping[str, object]) -> None:
        session.remember(act(_day(values["day"])))

    start = {"day": session.book.clock.today()}
    ask_fields(FieldsDialog(parent, title, fields, start, short_context(session.book), yes, done))


def ask_return(session: Session, parent: QWidget, chosen: Sequence[int]) -> None:
    """Ask when dossiers went back and what is to be completed."""
    fields = (
        Field("reason", _("Hồ sơ phải bổ sung, hoàn thiện"), FieldKind.TEXT, is_required=True),
        Field("day", _("Ngày trả lại"), FieldKind.DATE),
    )

    def act(values: Mapping[str, object]) -> None:
        day, reason = _day(values["day"]), str(values["reason"] or "")
        session.remember(examining.send_back(session.book, chosen, day, reason))

    title = _("Trả lại {count} hồ sơ").format(count=len(chosen))
    start = {"reason": "", "day": session.book.clock.today()}
    ask_fields(FieldsDialog(parent, title, fields, start, short_context(session.book), _("Trả lại"), act))


def ask_decision(session: Session, parent: QWidget, chosen: Sequence[Examination]) -> None:
    """Ask for the number and day of a decision, or of notices of refusal, and set it for many at once."""
    is_notice = all(item.result == balloting.REFUSED for item in chosen)
    fields = _notice_fields() if is_notice else _decision_fields()

    def act(values: Mapping[str, object]) -> None:
        keys = [item.id for item in chosen]
        number, start = str(values["number"] or ""), str(values.get("certificate") or "")
        session.remember(recognition.decide(session.book, keys, number, _day(values["day"]), start))

    title = _("Ghi quyết định cho {count} hồ sơ")
    yes = _("Ghi quyết định")
    if is_notice:
        title, yes = _("Ghi thông báo không công nhận {count} hồ sơ"), _("Ghi thông báo")
    start = {"number": "", "day": None, "certificate": ""}
    context = short_context(session.book)
    ask_fields(FieldsDialog(parent, title.format(count=len(chosen)), fields, start, context, yes, act))


def _decision_fields() -> tuple[Field, ...]:
    return (
        Field("number", _("Số quyết định"), FieldKind.LINE, hint=_("Ví dụ: 123/QĐ-PCBD."), is_required=True),
        Field("day", _("Ngày quyết định"), FieldKind.DATE),
        Field(
            "certificate",
            _("Giấy chứng nhận, bắt đầu từ số"),
            FieldKind.LINE,
            hint=_("Ví dụ 012/2026/GCNSK: các giấy sau đánh số tiếp. Để trống nếu chưa cấp."),
        ),
    )


def _notice_fields() -> tuple[Field, ...]:
    return (
        Field("number", _("Số thông báo"), FieldKind.LINE, hint=_("Ví dụ: 124/TB-PCBD."), is_required=True),
        Field("day", _("Ngày thông báo"), FieldKind.DATE),
    )


def ask_override(session: Session, parent: QWidget, sheet: Sheet, member: Member) -> None:
    """Ask for a conclusion other than the marks of a form give, and for what else the member says."""
    ballot = sheet.ballots.get(member.id)
    derived = ballot_words.result_words(sheet.derived(sheet.marks(member.id)))
    fields = (
        Field(
            "conclusion",
            _("Kết luận của phiếu"),
            FieldKind.CHOICE,
            choices=_RESULTS,
            hint=_("Theo tiêu chí đã chấm: {derived}.").format(derived=derived or _("chưa đủ")),
        ),
        Field("reason", _("Lý do kết luận khác"), FieldKind.LINE),
        Field("comment", _("Ý kiến khác"), FieldKind.LINE),
    )

    def act(values: Mapping[str, object]) -> None:
        chosen, reason, comment = (str(values[key] or "") for key in ("conclusion", "reason", "comment"))
        key = sheet.examination.id
        session.remember(balloting.override(session.book, key, member.id, chosen, reason, comment))

    lists = {
        _RESULTS: (
            Choice("", _("Theo tiêu chí đã chấm")),
            *(Choice(key, ballot_words.result_words(key)) for key in balloting.RESULTS),
        )
    }
    start = {
        "conclusion": ballot.conclusion if ballot and ballot.reason else "",
        "reason": ballot.reason if ballot else "",
        "comment": ballot.comment if ballot else "",
    }
    title = _("Phiếu của {name}").format(name=member.name)
    ask_fields(FieldsDialog(parent, title, fields, start, short_context(session.book, lists), _("Lưu"), act))


def ask_conflict(session: Session, parent: QWidget, sheet: Sheet, member: Member) -> None:
    """Ask why a member does not vote on an innovation."""
    fields = (Field("reason", _("Lợi ích liên quan"), FieldKind.LINE),)

    def act(values: Mapping[str, object]) -> None:
        reason = str(values["reason"] or "")
        book, key = session.book, sheet.innovation.id
        session.remember(examining.declare_conflict(book, member.id, key, reason))

    title = _("{name} không chấm {code}").format(name=member.name, code=sheet.innovation.code)
    ask_fields(
        FieldsDialog(parent, title, fields, {"reason": ""}, short_context(session.book), _("Ghi"), act)
    )


def _day(value: object) -> date | None:
    if value is not None and not isinstance(value, date):
        raise UserError(_("Nhập ngày, ví dụ 26/03/2026."))
    return value
