"""Điều kiện và thời hạn nộp: the verdict on the interview, as a report."""

from collections.abc import Sequence

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.eligibility import Kind, Reason, Verdict, verdict
from desktop_app.guide.interview import questions
from desktop_app.services import packs
from desktop_app.services.books import Book
from desktop_app.services.report import Group, Line, Report

_LOOKS = {
    Kind.CAN: ("circle-check", "success"),
    Kind.UNTIL: ("circle-check", "success"),
    Kind.FROM: ("calendar", "warning"),
    Kind.CANNOT: ("ban", "danger"),
    Kind.UNKNOWN: ("circle-question-mark", "accent"),
}


def interview_fields(pack: Pack) -> frozenset[str]:
    """Name the questions on whose page the verdict is offered."""
    return frozenset(field.key for field in questions(pack))


def eligibility_report(book: Book, dossier: Dossier, pack: Pack) -> Report:
    """Tell whether and when this application may be filed, why, and what else could fit."""
    found = verdict(dossier, pack, packs.catalogue(), book.clock.today())
    icon, tone = _LOOKS[found.kind]
    groups = (
        Group(_("Vì sao"), _reasons(found.reasons)),
        Group(_("Câu cần trả lời"), _questions(found)),
        Group(_("Cần sửa trước khi nộp"), _reasons(found.to_mend)),
        Group(_("Các mốc ngày"), _dates(found, dossier, pack)),
        Group(_("Nộp ở đâu"), _place(dossier, pack)),
        Group(_("Còn hướng nào khác"), tuple(Line(words, "lightbulb", "text") for words in _ways(found))),
    )
    return Report(
        title=_("Điều kiện và thời hạn nộp đơn"),
        icon=icon,
        tone=tone,
        statement=_statement(found),
        groups=tuple(group for group in groups if group.lines),
        note=_("Kết luận theo câu trả lời và ngày đã ghi; đơn vị xét công nhận là nơi quyết định.")
        if questions(pack)
        else _(
            "Mẫu đơn này không hỏi về tính mới và các trường hợp không được công nhận nên chỉ xét được thời"
            " hạn; đơn vị xét công nhận là nơi quyết định."
        ),
    )


def _statement(found: Verdict) -> str:
    window = found.window
    first, last = format_date(window.first), format_date(window.last)
    match found.kind:
        case Kind.CANNOT if found.is_only_late:
            return _("Đã quá hạn nộp đơn: hạn là hết ngày {last}.").format(last=last)
        case Kind.CANNOT if found.is_final:
            return _("Như đã trả lời, giải pháp không đủ điều kiện để được công nhận là sáng kiến.")
        case Kind.CANNOT:
            return _("Chưa nộp được đơn: còn việc phải làm xong trước.")
        case Kind.UNKNOWN:
            return _("Chưa kết luận được: còn {count} câu cần trả lời.").format(count=len(_questions(found)))
        case Kind.FROM if last:
            return _("Nộp được từ ngày {first} đến hết ngày {last}, chưa nộp được trước đó.").format(
                first=first, last=last
            )
        case Kind.FROM:
            return _("Nộp được từ ngày {first}, chưa nộp được trước đó.").format(first=first)
        case Kind.UNTIL:
            return _("Nộp được ngay; phải nộp chậm nhất là hết ngày {last}.").format(last=last)
        case Kind.CAN if window.last is None:
            return _("Nộp được đơn.")
        case _:
            return _("Nộp ngày {filed} là trong thời hạn (chậm nhất là hết ngày {last}).").format(
                filed=format_date(window.filed), last=last
            )


def _reasons(reasons: Sequence[Reason]) -> tuple[Line, ...]:
    return tuple(
        Line(
            text=reason.sentence.rstrip(".") + ".",
            icon="ban" if reason.is_final else "circle-alert",
            tone="danger" if reason.is_final else "warning",
            note=" ".join(filter(None, (f"{reason.clause}." if reason.clause else "", reason.certainty))),
            field=reason.field,
        )
        for reason in reasons
    )


def _questions(found: Verdict) -> tuple[Line, ...]:
    icon, tone = "circle-question-mark", "accent"
    asked = tuple(Line(item.label, icon, tone, field=item.key) for item in found.open_questions)
    return (*asked, *(Line(item.sentence, icon, tone, field=item.field) for item in found.unsaid))


def _dates(found: Verdict, dossier: Dossier, pack: Pack) -> tuple[Line, ...]:
    window, innovation = found.window, dossier.innovation
    if window.used is None:
        return ()
    first = _("Nên nộp từ ngày") if window.is_advised else _("Nộp được từ ngày")
    filed = _("Ngày nộp đơn đã ghi") if innovation.filed_on else _("Chưa ghi ngày nộp đơn, xét theo hôm nay")
    used = "trial_on" if innovation.trial_on == window.used else "applied_on"
    days = (
        (_("Áp dụng hoặc áp dụng thử lần đầu, lấy ngày sớm hơn"), window.used, used),
        (first, window.first, ""),
        (_("Nộp chậm nhất là hết ngày"), window.last, ""),
        (filed, window.filed, "filed_on"),
    )
    words = _("{label}: {date}")
    return tuple(
        Line(
            words.format(label=label, date=format_date(day)),
            "calendar",
            "muted",
            field=key if pack.form.field(key) else "",
        )
        for label, day, key in days
        if day
    )


def _place(dossier: Dossier, pack: Pack) -> tuple[Line, ...]:
    """Say where to file, in the words of the answer on who paid (Khoản 1 Điều 5 Điều lệ Sáng kiến)."""
    funding = pack.form.field("funding")
    if funding is None:
        return ()
    answer = dossier.value(funding.key)
    chosen = (item.hint for item in packs.catalogue().lists.get(funding.choices, ()) if item.id == answer)
    return tuple(Line(words, "building-2", "muted", field=funding.key) for words in chosen if words)


def _ways(found: Verdict) -> tuple[str, ...]:
    late = _(
        "Nếu từ đó đến nay giải pháp đã được cải tiến thêm điều mới, viết phần mới ấy thành giải pháp riêng;"
        " thời hạn tính từ ngày áp dụng phần mới."
    )
    early = _("Trong lúc chờ, viết tiếp hồ sơ và ghi số liệu trước, sau để chứng minh hiệu quả.")
    window = found.window
    is_late = window.last is not None and window.filed > window.last
    waits = (early,) if found.kind is Kind.FROM else ()
    return (*found.alternatives, *((late,) if is_late else ()), *waits)
