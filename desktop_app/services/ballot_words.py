"""What ballots come to, in words: a conclusion, a tally, points, and why somebody does not vote."""

from decimal import Decimal

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.guide.council import COMPLETION, RECOGNISED, REFUSED, Clash, Interest, Score, Tally
from desktop_app.services import council, packs


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
