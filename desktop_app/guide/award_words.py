"""What an award comes to for a nominee, in sentences: why, what is missing in figures, what to look at."""

from datetime import date

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.forms.awards import SHARE, AwardCatalogue, Figure, Held, Standard, Threshold
from desktop_app.guide.award_facts import Nominee
from desktop_app.guide.awards import (
    MONEY,
    Judge,
    Lack,
    Outcome,
    Verdict,
)


def verdict_words(outcome: Outcome) -> str:
    """Say what an award comes to in a few words."""
    if outcome.verdict is Verdict.FITS:
        return _("Phù hợp, cần xác nhận") if needs_confirming(outcome) else _("Phù hợp")
    return _("Gần đạt") if outcome.verdict is Verdict.NEARLY else _("Chưa phù hợp")


def needs_confirming(outcome: Outcome) -> bool:
    """Tell whether the unit must vouch for something, or a figure of the standard is not certain."""
    standard, threshold = outcome.standard, outcome.threshold
    is_certain = threshold is None or threshold.is_confirmed
    return standard is not None and not (standard.is_confirmed and is_certain and not standard.judged)


def share_words(share_rule: str) -> str:
    """Say how a co-author's benefit counts."""
    if share_rule == SHARE:
        return _("Đồng tác giả tính phần giá trị làm lợi theo tỷ lệ đóng góp của mình")
    return _("Đồng tác giả tính cả giá trị làm lợi của sáng kiến, không chia theo tỷ lệ đóng góp")


def lack_words(lack: Lack, catalogue: AwardCatalogue, day: date, waiting: int = 0) -> str:
    """Say what is short, in figures; “chưa xác nhận” stands behind what is not certain."""
    figure = lack.figure
    marked = _unconfirmed(figure, catalogue) if figure else ""
    match lack.what:
        case "money" if isinstance(figure, Threshold):
            return _money_words(lack, figure) + marked
        case "held" if isinstance(figure, Held):
            return _held_words(lack, figure, catalogue) + marked
        case "education":
            return _("chưa ghi trình độ nên chưa biết áp mức nào; ghi trình độ ở Danh mục, trang Người")
        case "unruled":
            return _(
                "không có mức tiền làm lợi nào có hiệu lực vào ngày {day} cho trình độ và chức vụ này;"
                " bổ sung mức vào danh mục rồi xét lại"
            ).format(day=format_date(day))
        case "pending":
            return _(
                "mới có {have}/{need} sáng kiến tính được; còn {waiting} sáng kiến chờ công nhận, công nhận ở"
                " cấp cao hơn hoặc ghi ngày áp dụng"
            ).format(have=lack.have, need=lack.need, waiting=waiting)
        case _:
            return _("mới có {have}/{need} sáng kiến được công nhận, đang áp dụng, chưa dùng để khen").format(
                have=lack.have, need=lack.need
            )


def _money_words(lack: Lack, threshold: Threshold) -> str:
    years = (
        _(" trong {years} năm liên tục").format(years=format_number(threshold.years))
        if threshold.years > 1
        else ""
    )
    if not lack.have and lack.unknown:
        sentence = _("{count} sáng kiến chưa có số tiền làm lợi nên chưa so được với mức {need} đồng{years}")
        count, need = format_number(lack.unknown), format_money(lack.need)
        return sentence.format(count=count, need=need, years=years)
    words = _("giá trị làm lợi {have} đồng{years}, còn thiếu {short} đồng so với mức {need} đồng").format(
        have=format_money(lack.have),
        years=years,
        short=format_money(lack.need - lack.have),
        need=format_money(lack.need),
    )
    words += f" ({threshold.text})" if threshold.text else ""
    if lack.unknown:
        words += _("; {count} sáng kiến chưa có số tiền làm lợi").format(count=format_number(lack.unknown))
    return words


def _held_words(lack: Lack, held: Held, catalogue: AwardCatalogue) -> str:
    award = catalogue.award(held.award)
    sentence = (
        _("mới có {have}/{need} lần liên tục được tặng {award}")
        if held.is_consecutive
        else _("mới có {have}/{need} lần được tặng {award}")
    )
    return sentence.format(have=lack.have, need=lack.need, award=award.name if award else held.award)


def _unconfirmed(figure: Figure, catalogue: AwardCatalogue) -> str:
    return "" if figure.is_confirmed else f" ({catalogue.unconfirmed})"


def missing_words(
    judge: Judge, nominee: Nominee, outcome: Outcome, catalogue: AwardCatalogue
) -> tuple[str, ...]:
    """Say everything that is short."""
    waiting = judge.waiting(nominee, outcome)
    return tuple(lack_words(lack, catalogue, judge.day, waiting) for lack in outcome.lacks)


def reason_words(judge: Judge, nominee: Nominee, outcome: Outcome) -> str:
    """Say by which standard a nominee fits, or why the award is not for them at all."""
    rule = judge.rule
    if not rule.is_in_force(judge.day):
        return _("Không có hiệu lực vào ngày {day}.").format(day=format_date(judge.day))
    if not rule.is_for(nominee.kind):
        return _("Chỉ tặng cho tập thể.") if nominee.is_person else _("Chỉ tặng cho cá nhân.")
    standard = outcome.standard
    if standard is None:
        return _("Không có tiêu chuẩn nào có hiệu lực vào ngày {day}.").format(day=format_date(judge.day))
    return f"{standard.text} ({standard.clause})." if standard.clause else f"{standard.text}."


def remarks(judge: Judge, nominee: Nominee, outcome: Outcome, catalogue: AwardCatalogue) -> tuple[str, ...]:
    """Say what is not certain, what the unit must vouch for, and what to mend in the record."""
    return (
        *_about_standard(judge, nominee, outcome, catalogue),
        *_about_nominee(nominee),
        *_about_credits(judge, nominee, outcome),
        *_about_certainty(judge, outcome, catalogue),
    )


def _about_standard(judge: Judge, nominee: Nominee, outcome: Outcome, catalogue: AwardCatalogue) -> list[str]:
    found: list[str] = []
    standard = outcome.standard
    easier = judge.easier(nominee)
    if easier is not None:
        words = _("Công nhân, người lao động trực tiếp có tiêu chuẩn riêng, dễ đạt hơn: {text}.")
        found.append(words.format(text=_cited(easier)))
    if standard is not None and standard.judged and outcome.verdict is not Verdict.NOT:
        found.append(_("Sổ không có số liệu, đơn vị tự xác nhận: {what}.").format(what=standard.judged))
    if outcome.verdict is not Verdict.FITS:
        words = _("Vẫn có thể theo tiêu chuẩn khác, đơn vị tự xét: {text}.")
        found.extend(words.format(text=_cited(other)) for other in judge.open.get(nominee.kind, ()))
    if standard is not None and not standard.is_confirmed:
        found.append(_marked(catalogue, _("Tiêu chuẩn"), standard.certainty))
    return found


def _about_nominee(nominee: Nominee) -> list[str]:
    found: list[str] = []
    if nominee.is_person and not nominee.birth:
        found.append(
            _("Chưa có năm sinh; danh sách trích ngang và báo cáo cần năm sinh, ghi ở Danh mục, trang Người.")
        )
    if nominee.is_person and len(nominee.posts) > 1:
        words = _("Ghi {count} chức vụ ({posts}): kiểm tra dấu “cán bộ quản lý” để áp đúng mức theo chức vụ.")
        found.append(words.format(count=len(nominee.posts), posts="; ".join(nominee.posts)))
    if nominee.is_posthumous:
        found.append(_("Đã mất: ghi “truy tặng” trong mọi giấy tờ; người nhận là thân nhân."))
    if not nominee.is_person and not nominee.head:
        found.append(_("Tập thể chưa có người đứng đầu để ký báo cáo; thêm người ký ở trang Văn phòng."))
    return found


def _about_credits(judge: Judge, nominee: Nominee, outcome: Outcome) -> list[str]:
    found: list[str] = []
    counted = judge.counted(nominee, outcome)
    is_by_money = outcome.threshold is not None or any(lack.what == MONEY for lack in outcome.lacks)
    if is_by_money and any(credit.is_shared for credit in counted):
        found.append(f"{share_words(judge.share_rule)}.")
        if judge.share_rule == SHARE and any(credit.share is None for credit in counted):
            found.append(
                _("Có sáng kiến chưa ghi tỷ lệ đóng góp nên chưa cộng vào; ghi tỷ lệ trong hồ sơ sáng kiến.")
            )
    uses = dict.fromkeys(credit.used for credit in nominee.credits if credit.used)
    if uses:
        words = _("Không tính {count} sáng kiến đã dùng để khen: {uses}.")
        count = sum(1 for credit in nominee.credits if credit.used)
        found.append(words.format(count=count, uses="; ".join(uses)))
    return found


def _about_certainty(judge: Judge, outcome: Outcome, catalogue: AwardCatalogue) -> list[str]:
    figures = [outcome.threshold, *(lack.figure for lack in outcome.lacks)]
    found = [
        _marked(catalogue, _threshold_words(figure), figure.certainty)
        for figure in figures
        if isinstance(figure, Threshold) and not figure.is_confirmed
    ]
    if not judge.rule.is_confirmed:
        found.append(_marked(catalogue, judge.rule.name, judge.rule.certainty))
    return found


def _threshold_words(threshold: Threshold) -> str:
    words = _("Mức {value} đồng ({source})")
    return words.format(value=format_money(threshold.value), source=threshold.source)


def _marked(catalogue: AwardCatalogue, what: str, certainty: str) -> str:
    return f"{what}: {catalogue.unconfirmed}. {certainty}"


def _cited(standard: Standard) -> str:
    text = standard.text[:1].lower() + standard.text[1:]
    return f"{text} ({standard.clause})" if standard.clause else text
