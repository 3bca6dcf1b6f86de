"""What to ask of an award before it is proposed: whether it is in force, and the benefit it asks for."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.awards import NominationLine
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.forms.awards import MANAGER, WORKER, AwardCatalogue, AwardRule, Standard, Threshold


def threshold_remarks(
    known: AwardCatalogue, rule: AwardRule, line: NominationLine, day: date
) -> tuple[str, ...]:
    """Say what to ask before an award is proposed; nothing of it rejects anybody."""
    if not rule.is_in_force(day):
        sentence = _("“{award}” không có hiệu lực ngày {day}. Chọn hình thức khác hoặc sửa ngày họp xét.")
        return (sentence.format(award=rule.name, day=format_date(day)),)
    weighing = [item for item in rule.standards if item.nominee == line.nominee and item.thresholds]
    if not weighing:
        return ()
    told = {"award": rule.name, "body": known.body_of(rule).name}
    post = MANAGER if line.is_manager else WORKER
    open_to_post = [
        (standard, item)
        for standard in weighing
        if standard.is_in_force(day)
        for item in standard.thresholds
        if item.is_in_force(day) and item.post in ("", post)
    ]
    if not line.education_level and any(item.education for _standard, item in open_to_post):
        sentence = _(
            "chưa ghi trình độ nên chưa biết áp mức tiền làm lợi nào của “{award}”."
            " Bấm “Sửa…” ở dòng đề nghị để ghi."
        )
        return (sentence.format(**told),)
    fitting = [
        pair for pair in open_to_post if not pair[1].education or line.education_level in pair[1].education
    ]
    if not fitting:
        sentence = _(
            "“{award}” xét theo tiền làm lợi nhưng ngày {day} không có mức nào có hiệu lực cho trình độ và"
            " chức vụ này. Hỏi {body} mức đang áp dụng rồi đối chiếu trước khi trình."
        )
        return (sentence.format(**told, day=format_date(day)),)
    return _unconfirmed(known, fitting, told)


def _unconfirmed(
    known: AwardCatalogue, fitting: Sequence[tuple[Standard, Threshold]], told: dict[str, str]
) -> tuple[str, ...]:
    if any(standard.is_confirmed and item.is_confirmed for standard, item in fitting):
        return ()
    sentence = _(
        "mức tiền làm lợi của “{award}” ({values} đồng, theo {source}) {unconfirmed}, riêng mức này không"
        " loại ai. Hỏi {body} mức đang áp dụng rồi đối chiếu trước khi trình."
    )
    figures = [item for _standard, item in fitting]
    return (
        sentence.format(
            **told,
            values="; ".join(format_money(item.value) for item in figures),
            source="; ".join(dict.fromkeys(item.source for item in figures)),
            unconfirmed=known.unconfirmed,
        ),
    )
