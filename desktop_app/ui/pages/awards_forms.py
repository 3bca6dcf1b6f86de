"""The few forms of a round of nominations: its facts, its meetings, a line as printed, a decision."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import read_number
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import awards, nominations
from desktop_app.services.nomination_signers import offer_signer
from desktop_app.services.nomination_words import chain_words, type_words
from desktop_app.services.nominations import NominationLine, NominationRound
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.birth import BirthEditor
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.pages.catalogue_fields import sexes
from desktop_app.ui.pages.short_forms import YES_NO, record_values, short_context
from desktop_app.ui.shell.session import Session

_SEXES, _LEVELS, _TYPES, _AWARDS = "sexes", "education_levels", "round_types", "awards"
_NOMINEES = "nominees"
_COUNTS = frozenset((
    "year", "members", "present", "ballots_out", "ballots_in", "ballots_valid", "votes", "by_writing",
))  # fmt: skip


def ask_round(session: Session, parent: QWidget, known: NominationRound | None = None) -> int:
    """Ask for the facts of a round, make or change it, and give its key; 0 where nothing was done."""
    book, made = session.book, [0]
    fields = (
        Field("name", _("Tên đợt"), FieldKind.LINE, hint=_("Ví dụ: Tổng kết năm 2026."), is_required=True),
        Field("year", _("Năm xét khen thưởng"), FieldKind.LINE),
        Field("unit_id", _("Đơn vị đề nghị"), FieldKind.UNIT),
        Field("type", _("Loại khen thưởng"), FieldKind.CHOICE, choices=_TYPES),
        Field(
            "theme",
            _("Phong trào, chuyên đề"),
            FieldKind.TEXT,
            hint=_("Khen chuyên đề, đột xuất: ghi phong trào hoặc thành tích đột xuất."),
        ),
        Field("note", _("Ghi chú"), FieldKind.TEXT),
    )
    start = facts_of(known, fields) if known else _first_round(session)

    def act(values: Mapping[str, object]) -> None:
        given = plain(values)
        if given.get("year") is None:
            raise UserError(_("Nhập năm xét khen thưởng, ví dụ 2026."))
        if known is None:
            added = nominations.add_round(book, given)
            made[0] = added.id
            session.remember(added.changes)
        else:
            session.remember(nominations.edit_round(book, known.id, given))
            made[0] = known.id

    title = _("Sửa đợt khen thưởng") if known else _("Tạo đợt khen thưởng")
    lists = {_TYPES: tuple(Choice(key, words) for key, words in type_words().items())}
    yes = _("Lưu") if known else _("Tạo đợt")
    ask_fields(FieldsDialog(parent, title, fields, start, context_of(session, lists), yes, act))
    return made[0]


def _first_round(session: Session) -> dict[str, object]:
    before = nominations.rounds(session.book)
    unit = before[0].unit_id if before else None
    return {"year": str(session.book.clock.today().year), "unit_id": unit, "type": "merit"}


def ask_meeting(session: Session, parent: QWidget, nomination: int, chain: str) -> None:
    """Ask who met in a chain, when, and how the ballots were counted."""
    known = nominations.meeting(session.book, nomination, chain)
    fields = (
        Field(
            "body",
            _("Hội đồng hoặc Ban họp xét"),
            FieldKind.LINE,
            hint=_("Như in trong biên bản, ví dụ: Hội đồng Thi đua - Khen thưởng Công ty."),
        ),
        Field("document_number", _("Quyết định thành lập, số"), FieldKind.LINE),
        Field("document_on", _("Ngày quyết định thành lập"), FieldKind.DATE),
        Field("held_on", _("Ngày họp"), FieldKind.DATE),
        Field("held_at", _("Địa điểm họp"), FieldKind.LINE),
        Field(
            "members",
            _("Tổng số thành viên theo quyết định"),
            FieldKind.LINE,
            hint=_("Tỷ lệ phiếu tính trên số này, kể cả người vắng mặt."),
        ),
        Field("present", _("Số thành viên dự họp"), FieldKind.LINE),
        Field("present_names", _("Người dự họp"), FieldKind.TEXT, hint=_("Mỗi người một dòng, kèm chức vụ.")),
        Field("absent", _("Người vắng mặt"), FieldKind.TEXT, hint=_("Mỗi người một dòng, kèm lý do.")),
        Field("chair", _("Chủ trì"), FieldKind.LINE),
        Field("chair_post", _("Chức vụ của người chủ trì"), FieldKind.LINE),
        Field("secretary", _("Thư ký"), FieldKind.LINE),
        Field("counters", _("Ban kiểm phiếu"), FieldKind.TEXT, hint=_("Mỗi người một dòng.")),
        Field("ballots_out", _("Số phiếu phát ra"), FieldKind.LINE),
        Field("ballots_in", _("Số phiếu thu về"), FieldKind.LINE),
        Field("ballots_valid", _("Số phiếu hợp lệ"), FieldKind.LINE),
        Field("minutes_number", _("Biên bản số"), FieldKind.LINE),
        Field("minutes_on", _("Ngày biên bản"), FieldKind.DATE),
    )

    def act(values: Mapping[str, object]) -> None:
        session.remember(nominations.set_meeting(session.book, nomination, chain, plain(values)))

    title = _("Cuộc họp xét khen thưởng ({chain})").format(chain=chain_words(chain).lower())
    start = facts_of(known, fields) if known else {}
    ask_fields(FieldsDialog(parent, title, fields, start, context_of(session), _("Lưu"), act))


def ask_line(session: Session, parent: QWidget, line: NominationLine) -> None:
    """Ask what papers print of a nominee, and how the vote went."""
    book = session.book
    is_person = line.nominee == PERSON
    of_person = (
        Field("is_posthumous", _("Truy tặng (người được đề nghị đã mất)"), FieldKind.CHOICE, choices=YES_NO),
        Field("birth", _("Ngày hoặc năm sinh"), FieldKind.LINE),
        Field("sex", _("Giới tính"), FieldKind.CHOICE, choices=_SEXES),
        Field("post", _("Chức vụ, chức danh như in"), FieldKind.LINE),
        Field("workplace", _("Nơi công tác như in"), FieldKind.LINE),
        Field("education_level", _("Trình độ"), FieldKind.CHOICE, choices=_LEVELS),
        Field("qualification", _("Chuyên môn"), FieldKind.LINE),
        Field("is_manager", _("Cán bộ quản lý"), FieldKind.CHOICE, choices=YES_NO),
        Field("is_direct_worker", _("Lao động trực tiếp"), FieldKind.CHOICE, choices=YES_NO),
    )
    fields = (
        Field("award", _("Hình thức khen thưởng, danh hiệu"), FieldKind.CHOICE, choices=_AWARDS),
        Field("name", _("Họ và tên") if is_person else _("Tên tập thể"), FieldKind.LINE, is_required=True),
        Field(
            "achievement",
            _("Thành tích in trong danh sách và trên giấy khen"),
            FieldKind.TEXT,
            hint=_("Một câu, ví dụ: Có sáng kiến áp dụng hiệu quả trong năm 2026."),
            soft_length=400,
        ),
        Field("votes", _("Số phiếu đồng ý"), FieldKind.LINE),
        Field("by_writing", _("Trong đó phiếu bằng văn bản của người vắng mặt"), FieldKind.LINE),
        *(of_person if is_person else ()),
    )

    def act(values: Mapping[str, object]) -> None:
        given = plain(values)
        given["by_writing"] = given.get("by_writing") or 0
        session.remember(nominations.edit_line(book, line.id, given))

    lists = {_AWARDS: award_choices(session, line.nominee, line.award)}
    title = _("Sửa đề nghị: {name}").format(name=line.name)
    start = {**facts_of(line, fields), "by_writing": str(line.by_writing or "")}
    ask_fields(FieldsDialog(parent, title, fields, start, context_of(session, lists), _("Lưu"), act))


def award_choices(session: Session, nominee: str, kept: str = "") -> tuple[Choice, ...]:
    """Return the awards in force for people, or for collectives, and one that was chosen before."""
    book, today = session.book, session.book.clock.today()
    return tuple(
        Choice(rule.id, f"{rule.name} – {rule.issuer}" if rule.issuer else rule.name)
        for rule in awards.catalogue(book).awards
        if rule.id == kept or (rule.is_for(nominee) and rule.is_in_force(today))
    )


def ask_collective(session: Session, parent: QWidget) -> dict[str, Value] | None:
    """Ask which unit is nominated; None where nobody was chosen."""
    fields = (Field("unit_id", _("Tập thể (đơn vị trong danh mục)"), FieldKind.UNIT, is_required=True),)
    chosen: dict[str, Value] = {}

    def act(values: Mapping[str, object]) -> None:
        if values["unit_id"] is None:
            raise UserError(_("Chọn đơn vị được đề nghị."))
        chosen.update(plain(values), nominee=COLLECTIVE)

    title = _("Đề nghị khen tập thể")
    ask_fields(FieldsDialog(parent, title, fields, {}, context_of(session), _("Chọn"), act))
    return chosen or None


def ask_named(session: Session, parent: QWidget) -> dict[str, Value] | None:
    """Ask for somebody, or a collective, that no catalogue has; None where nobody was named."""
    fields = (
        Field("nominee", _("Đề nghị cho"), FieldKind.CHOICE, choices=_NOMINEES),
        Field("name", _("Họ tên cá nhân hoặc tên tập thể"), FieldKind.LINE, is_required=True),
    )
    chosen: dict[str, Value] = {}

    def act(values: Mapping[str, object]) -> None:
        if not str(values["name"] or "").strip():
            raise UserError(_("Nhập họ tên cá nhân hoặc tên tập thể được đề nghị."))
        chosen.update(plain(values))

    lists = {_NOMINEES: (Choice(PERSON, _("Cá nhân")), Choice(COLLECTIVE, _("Tập thể")))}
    title, start = _("Đề nghị người, tập thể ngoài danh mục"), {"nominee": PERSON, "name": ""}
    ask_fields(FieldsDialog(parent, title, fields, start, context_of(session, lists), _("Chọn"), act))
    return chosen or None


def ask_decision(session: Session, parent: QWidget, chosen: Sequence[NominationLine]) -> None:
    """Ask for the number, day and signer of a decision and set it for many at once."""
    offer = offer_signer(session.book, chosen[0].round_id, [line.award for line in chosen])
    fields = (
        Field("number", _("Số quyết định"), FieldKind.LINE, hint=_("Ví dụ: 512/QĐ-NĐST."), is_required=True),
        Field("day", _("Ngày quyết định"), FieldKind.DATE),
        Field("signer", _("Người ký quyết định"), FieldKind.LINE, hint=offer.hint),
        Field(
            "signer_post",
            _("Chức vụ người ký như in"),
            FieldKind.LINE,
            hint=_("Ví dụ: Chủ tịch; KT. Tổng giám đốc, Phó Tổng giám đốc."),
        ),
        Field(
            "certificate",
            _("Số giấy khen, bằng khen, bắt đầu từ"),
            FieldKind.LINE,
            hint=_("Các giấy sau đánh số tiếp theo thứ tự trong bảng. Để trống nếu chưa cấp."),
        ),
    )

    def act(values: Mapping[str, object]) -> None:
        keys, day = [line.id for line in chosen], values["day"]
        texts = [str(values[key] or "") for key in ("certificate", "signer", "signer_post")]
        on = day if isinstance(day, date) else None
        session.remember(nominations.decide(session.book, keys, str(values["number"] or ""), on, *texts))

    title = _("Ghi quyết định cho {count} dòng").format(count=len(chosen))
    start = {"number": "", "day": None, "certificate": "", "signer": offer.signer}
    start["signer_post"] = offer.signer_post
    ask_fields(FieldsDialog(parent, title, fields, start, context_of(session), _("Ghi quyết định"), act))


def ask_reason(
    session: Session, parent: QWidget, title: str, yes: str, act: Callable[[str], Changes]
) -> None:
    """Ask why something ends, and do it."""
    fields = (Field("reason", _("Lý do"), FieldKind.LINE, is_required=True),)

    def done(values: Mapping[str, object]) -> None:
        session.remember(act(str(values["reason"] or "")))

    ask_fields(FieldsDialog(parent, title, fields, {"reason": ""}, context_of(session), yes, done))


def facts_of(record: object, fields: Sequence[Field]) -> dict[str, object]:
    """Return the values of a record as its form shows them: whole numbers as text."""
    found = {field.key: getattr(record, field.key) for field in fields}
    return {
        key: "" if value is None and key in _COUNTS else str(value) if key in _COUNTS else value
        for key, value in found.items()
    }


def plain(values: Mapping[str, object]) -> dict[str, Value]:
    """Return what a form gave as a record takes it.

    Raises:
        UserError: a count is no whole number from 0 on.
    """
    given = record_values(values)
    for key in _COUNTS & given.keys():
        given[key] = whole_number(str(given[key] or ""))
    return given


def whole_number(text: str) -> int | None:
    """Read a count; None for nothing. Raises UserError where it is no whole number from 0 on."""
    if not text.strip():
        return None
    refusal = UserError(_("“{text}” phải là số nguyên từ 0 trở lên.").format(text=text.strip()[:40]))
    try:
        number = read_number(text).value
    except UserError as problem:
        raise refusal from problem
    if number != int(number) or number < 0:
        raise refusal
    return int(number)


def context_of(
    session: Session,
    lists: Mapping[str, tuple[Choice, ...]] | None = None,
    own_lists: frozenset[str] = frozenset(),
) -> FormContext:
    """Give the forms of awards their lists and editors; `own_lists` take words that are not on them."""

    def line(field: Field) -> Editor:
        return BirthEditor() if field.key == "birth" else LineEditor()

    merged = {_SEXES: sexes(), **(lists or {})}
    return short_context(session.book, merged, own_lists | {_LEVELS}, {FieldKind.LINE: line})
