"""The few forms of a round: its facts, a member, days, what the council concluded, a decision."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Examination, Member, Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number, read_number
from desktop_app.domain.shares import format_share, read_share
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import ballot_words, balloting, concluding, council, examining, packs, recognition
from desktop_app.services.balloting import Sheet
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.flag import FlagEditor
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.editors.plain import PlainEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.pages.catalogue_fields import unit_entries
from desktop_app.ui.shell.session import Session

_CRITERIA, _LEVELS, _ROLES, _LIKE, _YES_NO = "criteria_sets", "levels", "roles", "rounds_before", "yes_no"
_RESULTS, _MONEY, _NEXT = "results", "money_answers", "next_levels"
_MANY = 4
_NAME_LETTERS = 36


def ask_round(session: Session, parent: QWidget, known: Round | None = None) -> int:
    """Ask for the facts of a round, make or change it, and give its key; 0 where nothing was done."""
    book, made = session.book, [0]
    before = council.rounds(book)
    fields = [
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
    if known is None:
        del fields[6:]
        if before:
            fields.append(Field("like", _("Thành viên Hội đồng"), FieldKind.CHOICE, choices=_LIKE))
    start = {field.key: getattr(known, field.key, None) for field in fields} if known else _first(before)

    def act(values: Mapping[str, object]) -> None:
        given = dict(values)
        like = int(str(given.pop("like", "") or 0))
        if known is None:
            added = council.add_round(book, _plain(given), like or None)
            made[0] = added.id
            session.remember(added.changes)
        else:
            session.remember(council.edit_round(book, known.id, _plain(given)))
            made[0] = known.id

    title = _("Sửa đợt xét") if known else _("Tạo đợt xét")
    yes = _("Lưu") if known else _("Tạo đợt xét")
    lists = {
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
    ask_fields(FieldsDialog(parent, title, fields, start, _context(session, lists), yes, act))
    return made[0]


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
        Field("is_union", _("Đại diện công đoàn"), FieldKind.CHOICE, choices=_YES_NO),
        Field("post", _("Chức vụ"), FieldKind.LINE),
        Field("workplace", _("Nơi công tác"), FieldKind.LINE),
        Field("expertise", _("Chuyên môn"), FieldKind.LINE),
        Field("is_present", _("Có mặt tại cuộc họp"), FieldKind.CHOICE, choices=_YES_NO),
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
            session.remember(council.add_member(session.book, council_round, _plain(values)).changes)
        else:
            session.remember(council.edit_member(session.book, known.id, _plain(values)))

    title = _("Sửa thành viên") if known else _("Thêm thành viên")
    lists = {_ROLES: tuple(Choice(role.id, role.label) for role in council.rules().roles)}
    ask_fields(FieldsDialog(parent, title, fields, start, _context(session, lists), _("Lưu"), act))


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
    ask_fields(FieldsDialog(parent, title, fields, start, _context(session, {}), yes, done))


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
    ask_fields(FieldsDialog(parent, title, fields, start, _context(session, {}), _("Trả lại"), act))


def ask_conclusion(session: Session, parent: QWidget, sheet: Sheet) -> None:
    """Ask what the council concluded on one innovation; what the ballots say is chosen already."""
    item, code = sheet.examination, sheet.innovation.code
    levels = balloting.higher_levels(item.level)
    derived = ballot_words.result_words(sheet.tally.derived)
    fields = [
        Field(
            "result",
            _("Kết luận của Hội đồng"),
            FieldKind.CHOICE,
            choices=_RESULTS,
            hint=_("Theo phiếu: {derived}. {tally}.").format(
                derived=derived or _("chưa đủ phiếu"), tally=ballot_words.tally_words(sheet.tally)
            ),
        ),
        Field(
            "result_reason",
            _("Lý do"),
            FieldKind.TEXT,
            hint=_("Phải có khi không công nhận, hoặc khi kết luận khác với phiếu."),
        ),
        Field("completion_asked", _("Yêu cầu hoàn thiện"), FieldKind.TEXT),
        Field("money_answer", _("Số tiền làm lợi"), FieldKind.CHOICE, choices=_MONEY),
        Field("author_rate", _("Thù lao đề xuất cho tác giả, % tiền làm lợi"), FieldKind.LINE),
        Field("author_multiple", _("Hoặc số lần mức lương cơ sở"), FieldKind.LINE),
        Field("helper_rate", _("Cho người áp dụng lần đầu, % thù lao tác giả"), FieldKind.LINE),
    ]
    if levels:
        doubt = ballot_words.next_level_doubt(sheet.tally, levels[0])
        fields.append(Field("next_level", _("Đề xuất lên cấp"), FieldKind.CHOICE, choices=_NEXT, hint=doubt))

    def act(values: Mapping[str, object]) -> None:
        session.remember(concluding.conclude(session.book, item.id, _concluded(values)))

    catalogue = packs.catalogue()
    lists = {
        _RESULTS: tuple(Choice(key, ballot_words.result_words(key)) for key in balloting.RESULTS),
        _MONEY: (
            Choice("not_computable", packs.pack_for(session.book, sheet.innovation).not_computable),
            Choice("recomputed", _("Tính được nhưng cần tính lại")),
            Choice("agreed", _("Tính được, đồng ý với số ghi trong Đơn")),
            Choice("", _("Chưa ghi")),
        ),
        _NEXT: (
            *(Choice(level, catalogue.label("levels", level)) for level in levels),
            Choice("", _("Không đề xuất")),
        ),
    }
    title = _("Kết luận {code}").format(code=code)
    start = _conclusion_of(sheet)
    ask_fields(FieldsDialog(parent, title, fields, start, _context(session, lists), _("Lưu kết luận"), act))


def _conclusion_of(sheet: Sheet) -> dict[str, object]:
    item, grounds = sheet.examination, "; ".join(sheet.grounds)
    result = item.result or sheet.tally.derived
    return {
        "result": result,
        "result_reason": item.result_reason or (grounds if result == balloting.REFUSED else ""),
        "completion_asked": item.completion_asked or (grounds if result == balloting.COMPLETION else ""),
        "money_answer": item.money_answer,
        "author_rate": "" if item.author_rate is None else format_share(item.author_rate),
        "author_multiple": ""
        if item.author_multiple is None
        else format_number(Decimal(item.author_multiple) / 100),
        "helper_rate": "" if item.helper_rate is None else format_share(item.helper_rate),
        "next_level": item.next_level or (sheet.tally.reached[0] if sheet.tally.reached else ""),
    }


def _concluded(values: Mapping[str, object]) -> dict[str, Value]:
    given = _plain(values)
    for key in ("author_rate", "helper_rate"):
        words = str(given.get(key) or "").strip()
        given[key] = read_share(words) if words else None
    words = str(given.get("author_multiple") or "").strip()
    given["author_multiple"] = int(read_number(words).value * 100) if words else None
    return given


def ask_decision(session: Session, parent: QWidget, chosen: Sequence[Examination]) -> None:
    """Ask for the number and day of a decision and set it for many at once."""
    fields = (
        Field("number", _("Số quyết định"), FieldKind.LINE, hint=_("Ví dụ: 123/QĐ-PCBD."), is_required=True),
        Field("day", _("Ngày quyết định"), FieldKind.DATE),
        Field(
            "certificate",
            _("Giấy chứng nhận, bắt đầu từ số"),
            FieldKind.LINE,
            hint=_("Ví dụ 012/2026/GCNSK: các giấy sau đánh số tiếp. Để trống nếu chưa cấp."),
        ),
    )

    def act(values: Mapping[str, object]) -> None:
        keys = [item.id for item in chosen]
        number, start = str(values["number"] or ""), str(values["certificate"] or "")
        session.remember(recognition.decide(session.book, keys, number, _day(values["day"]), start))

    title = _("Ghi quyết định cho {count} hồ sơ").format(count=len(chosen))
    start = {"number": "", "day": None, "certificate": ""}
    ask_fields(FieldsDialog(parent, title, fields, start, _context(session, {}), _("Ghi quyết định"), act))


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
    ask_fields(FieldsDialog(parent, title, fields, start, _context(session, lists), _("Lưu"), act))


def ask_conflict(session: Session, parent: QWidget, sheet: Sheet, member: Member) -> None:
    """Ask why a member does not vote on an innovation."""
    fields = (Field("reason", _("Lợi ích liên quan"), FieldKind.LINE),)

    def act(values: Mapping[str, object]) -> None:
        reason = str(values["reason"] or "")
        book, key = session.book, sheet.innovation.id
        session.remember(examining.declare_conflict(book, member.id, key, reason))

    title = _("{name} không chấm {code}").format(name=member.name, code=sheet.innovation.code)
    ask_fields(FieldsDialog(parent, title, fields, {"reason": ""}, _context(session, {}), _("Ghi"), act))


def _plain(values: Mapping[str, object]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is None or isinstance(value, Value)}


def _day(value: object) -> date | None:
    if value is not None and not isinstance(value, date):
        raise UserError(_("Nhập ngày, ví dụ 26/03/2026."))
    return value


def _context(session: Session, lists: Mapping[str, tuple[Choice, ...]]) -> FormContext:
    shared = packs.catalogue()
    merged = {**shared.lists, **lists}

    def choice(field: Field) -> Editor:
        if field.choices == _YES_NO:
            return FlagEditor()
        entries = [(entry.id, entry.label) for entry in merged[field.choices]]
        if len(entries) > _MANY:
            return ChoiceEditor(entries)
        return OptionsEditor(entries, may_be_none=all(key for key, _words in entries))

    return FormContext(
        replace(shared, lists=merged),
        units=lambda: unit_entries(session.book),
        makers={FieldKind.CHOICE: choice, FieldKind.TEXT: lambda _field: PlainEditor()},
        marks_optional=False,
    )
