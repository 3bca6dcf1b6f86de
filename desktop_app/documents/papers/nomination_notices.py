"""What of a nomination contradicts itself or is missing, in words for whoever prints its papers."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_values import is_short_of_votes
from desktop_app.domain.awards import PERSON, NominationMeeting
from desktop_app.domain.language import _
from desktop_app.domain.text import clean, fold


def notices_of(context: NominationContext) -> tuple[str, ...]:
    """Say what of a round before a deciding body contradicts itself or is missing."""
    found: list[str] = []
    if not context.nominees:
        found.append(_("Chưa có cá nhân, tập thể nào đề nghị cấp này nên chỉ in mẫu trống."))
    for one in context.nominees:
        found += [*notices_on(one), *_votes(one, context.meeting)]
    return (*found, *_names(context.nominees), *_meeting(context))


def notices_on(one: Nominee) -> Iterator[str]:
    """Say what of one nominee is missing, or reads otherwise in the catalogue."""
    line, name = one.line, one.line.name
    if line.nominee == PERSON and not line.birth:
        yield _("{name}: chưa có năm sinh.").format(name=name)
    known = one.person.name if one.person else one.unit.name if one.unit else ""
    if known and clean(known) != clean(name):
        sentence = _("{name}: danh mục ghi tên là “{other}”. Sửa một trong hai nơi cho giống nhau.")
        yield sentence.format(name=name, other=known)
    if any(standard.innovations for standard in one.award.standards) and not one.merits:
        yield _("{name}: chưa chọn sáng kiến làm căn cứ khen thưởng.").format(name=name)
    for merit in one.merits:
        if line.nominee == PERSON and not merit.is_author:
            sentence = _("{name}: không có tên trong các tác giả của sáng kiến {code}.")
            yield sentence.format(name=name, code=merit.dossier.innovation.code)
        if merit.examination is None:
            sentence = _("{name}: sáng kiến {code} chưa có quyết định công nhận.")
            yield sentence.format(name=name, code=merit.dossier.innovation.code)


def _votes(one: Nominee, meeting: NominationMeeting | None) -> Iterator[str]:
    line, limit = one.line, one.award.votes
    if meeting is None or line.votes is None:
        return
    members, valid = meeting.members, meeting.ballots_valid
    if members is not None and line.votes > members:
        sentence = _("{name}: {votes} phiếu trên {members} thành viên. Sửa lại số phiếu.")
        yield sentence.format(name=line.name, votes=line.votes, members=members)
    elif valid is not None and line.votes - line.by_writing > valid:
        sentence = _("{name}: {votes} phiếu mà chỉ có {valid} phiếu hợp lệ. Sửa lại một trong hai số.")
        yield sentence.format(name=line.name, votes=line.votes, valid=valid)
    if limit and is_short_of_votes(one, members):
        sentence = _(
            "{name}: {votes}/{members} phiếu, chưa đạt mức {limit}. Rút đề nghị này hoặc sửa số phiếu."
        )
        yield sentence.format(name=line.name, votes=line.votes, members=members, limit=limit.label)


def _names(nominees: Sequence[Nominee]) -> Iterator[str]:
    names = [one.line.name for one in nominees if one.line.nominee == PERSON]
    double = [name for name, count in Counter(names).items() if count > 1]
    if double:
        sentence = _("Được đề nghị nhiều hình thức trong cùng đợt: {names}. Xem lại mỗi người một hình thức.")
        yield sentence.format(names=", ".join(double))
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(one.line.name for one in nominees):
        alike[fold(clean(name))].append(name)
    for same in alike.values():
        if len(same) > 1:
            sentence = _("{names}: chỉ khác nhau ở dấu hoặc khoảng trắng. Xem có phải một người không.")
            yield sentence.format(names=", ".join(f"“{name}”" for name in same))


def _meeting(context: NominationContext) -> Iterator[str]:
    meeting = context.meeting
    if meeting is None:
        yield _("Chưa khai cuộc họp xét của đợt này: ngày họp, thành phần, số phiếu.")
        return
    if meeting.held_on and meeting.minutes_on and meeting.minutes_on < meeting.held_on:
        yield _("Ngày biên bản trước ngày họp. Sửa lại ở cuộc họp của đợt.")
    voting = fold("\n".join((meeting.present_names, meeting.chair)))
    inside = [one.line.name for one in context.nominees if one.line.name and fold(one.line.name) in voting]
    if inside:
        sentence = _("Vừa dự họp xét vừa được đề nghị: {names}. Người được đề nghị không bỏ phiếu cho mình.")
        yield sentence.format(names=", ".join(dict.fromkeys(inside)))
