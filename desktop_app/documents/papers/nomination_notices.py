"""What of a nomination contradicts itself, or the records, or is missing, and what to do about each.

The one list of such sentences: the window, the papers and the command tell what stands here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_values import is_short_of_votes
from desktop_app.domain.awards import COLLECTIVE, PERSON, PROPOSED, REFUSED, NominationMeeting
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.office import ADMINISTRATION, UNION
from desktop_app.domain.text import clean, fold

_BETWEEN_POSTS = re.compile(r"[;,\n]|\bkiêm\b", re.IGNORECASE)


def notices_of(context: NominationContext) -> tuple[str, ...]:
    """Say what of a round before a deciding body needs a look."""
    if not context.nominees:
        return (
            _(
                "Chưa có cá nhân, tập thể nào đề nghị cấp này nên chỉ in mẫu trống."
                " Thêm người được đề nghị rồi in lại."
            ),
        )
    return notices_before(context.nominees, context.meeting, context.body.chain)


def notices_before(
    nominees: Sequence[Nominee], meeting: NominationMeeting | None, chain: str
) -> tuple[str, ...]:
    """Say what of the nominees of one chain, and of the meeting that votes on them, needs a look."""
    looked = [one for one in nominees if one.line.state != REFUSED]
    found: list[str] = []
    for one in looked:
        found += [*_on_nominee(one), *_on_merits(one), *_on_votes(one, meeting)]
    found += [*_on_rules(looked), *_on_limits(looked, meeting), *_on_names(looked), *_on_decisions(looked)]
    found += _on_meeting(meeting, looked, chain)
    return tuple(dict.fromkeys(found))


def notices_on(one: Nominee) -> tuple[str, ...]:
    """Say what of one nominee needs a look, as the nominee's own papers tell it."""
    return (*_on_nominee(one), *_on_merits(one), *_on_rules([one]))


def _on_nominee(one: Nominee) -> Iterator[str]:
    line, name = one.line, one.line.name
    if line.nominee == PERSON and not line.birth:
        yield _("{name}: chưa có năm sinh. Bấm “Sửa…” ở dòng đề nghị để nhập.").format(name=name)
    if line.nominee == PERSON and len(_posts(line.post)) > 1:
        sentence = _("{name}: ghi nhiều chức vụ ({post}). Giữ chức vụ dùng để xét khen thưởng.")
        yield sentence.format(name=name, post=line.post)
    if line.nominee == COLLECTIVE and one.unit is None:
        sentence = _(
            "{name}: không chọn từ danh mục đơn vị nên chưa có người đứng đầu ký báo cáo."
            " Thêm đơn vị ở Danh mục rồi đề nghị lại, hoặc để ký tay."
        )
        yield sentence.format(name=name)
    elif not one.has_head:
        sentence = _("{name}: chưa có người đứng đầu ký báo cáo. Thêm ở Danh mục, “Đầu giấy, người ký…”.")
        yield sentence.format(name=name)
    known = one.person.name if one.person else one.unit.name if one.unit else ""
    if known and clean(known) != clean(name):
        yield _name_words(known, name)
    post = one.person.post if one.person and line.state == PROPOSED else ""
    if post and clean(post) != clean(line.post):
        sentence = _(
            "{name}: danh mục nay ghi chức vụ “{known}”, đề nghị ghi “{printed}”."
            " Bấm “Sửa…” ở dòng đề nghị nếu ghi theo danh mục."
        )
        yield sentence.format(name=name, known=post, printed=line.post)
    if len(one.awards_here) > 1:
        sentence = _(
            "{name}: được đề nghị nhiều hình thức trong đợt này ({awards})."
            " Giữ mỗi thành tích một hình thức, rút dòng thừa."
        )
        yield sentence.format(name=name, awards="; ".join(one.awards_here))
    if one.elsewhere:
        sentence = _(
            "{name}: cũng có trong đợt {rounds} cùng năm. Xem lại để một thành tích không khen hai lần."
        )
        yield sentence.format(name=name, rounds="; ".join(one.elsewhere))


def _posts(post: str) -> list[str]:
    return [part for part in _BETWEEN_POSTS.split(post) if part.strip()]


def _bare(name: str) -> str:
    """Reduce a name to what stays the same where only accents, capitals or blanks differ."""
    return "".join(fold(name).split())


def _name_words(known: str, printed: str) -> str:
    if _bare(known) == _bare(printed):
        sentence = _(
            "{name}: danh mục ghi “{known}”, chỉ khác dấu hoặc khoảng trắng."
            " Sửa một trong hai nơi cho giống nhau."
        )
    else:
        sentence = _("{name}: danh mục ghi “{known}”. Sửa một trong hai nơi cho giống nhau.")
    return sentence.format(name=printed, known=known)


def _on_merits(one: Nominee) -> Iterator[str]:
    line, name = one.line, one.line.name
    if not one.merits and any(
        item.innovations for item in one.award.standards if item.nominee == line.nominee
    ):
        yield _("{name}: chưa chọn sáng kiến làm căn cứ. Bấm “Sáng kiến…” để chọn.").format(name=name)
    for merit in one.merits:
        code = merit.dossier.innovation.code
        if line.nominee == PERSON and not merit.is_author:
            sentence = _(
                "{name}: không có tên trong các tác giả của sáng kiến {code}."
                " Chọn sáng kiến khác hoặc sửa tác giả ở hồ sơ."
            )
            yield sentence.format(name=name, code=code)
        if merit.named and clean(merit.named) != clean(name):
            sentence = _(
                "{name}: sáng kiến {code} ghi tác giả là “{author}”. Sửa một trong hai nơi cho giống nhau."
            )
            yield sentence.format(name=name, code=code, author=merit.named)
        if merit.examination is None:
            sentence = _(
                "{name}: sáng kiến {code} chưa có quyết định công nhận. Ghi quyết định ở trang Xét công nhận."
            )
            yield sentence.format(name=name, code=code)


def _on_votes(one: Nominee, meeting: NominationMeeting | None) -> Iterator[str]:
    line, limit = one.line, one.award.votes
    told = {"name": line.name, "votes": line.votes, "written": line.by_writing}
    if line.votes is not None and line.by_writing > line.votes:
        sentence = _(
            "{name}: {written} phiếu bằng văn bản, nhiều hơn {votes} phiếu đồng ý. Sửa lại một trong hai số."
        )
        yield sentence.format(**told)
    if meeting is None:
        return
    members, valid = meeting.members, meeting.ballots_valid
    yield from _on_writing(one, meeting)
    if limit and line.votes is None:
        sentence = _(
            "{name}: chưa ghi số phiếu nên chưa biết đã đạt mức {limit}. Bấm “Sửa…” ở dòng đề nghị để ghi."
        )
        yield sentence.format(**told, limit=limit.label)
    if line.votes is not None and members is not None and line.votes > members:
        sentence = _("{name}: {votes} phiếu trên {members} thành viên. Sửa lại số phiếu.")
        yield sentence.format(**told, members=members)
    elif line.votes is not None and valid is not None and line.votes - line.by_writing > valid:
        sentence = _("{name}: {votes} phiếu mà chỉ có {valid} phiếu hợp lệ. Sửa lại một trong hai số.")
        yield sentence.format(**told, valid=valid)
    if limit and is_short_of_votes(one, members):
        sentence = _(
            "{name}: {votes}/{members} phiếu, chưa đạt mức {limit}. Rút đề nghị này hoặc sửa số phiếu."
        )
        yield sentence.format(**told, members=members, limit=limit.label)
    minutes = meeting.minutes_on or meeting.held_on
    if line.decision_on and minutes and line.decision_on < minutes:
        sentence = _(
            "{name}: quyết định ngày {decided}, trước biên bản họp ngày {minutes}. Sửa một trong hai ngày."
        )
        yield sentence.format(
            name=line.name, decided=format_date(line.decision_on), minutes=format_date(minutes)
        )


def _on_writing(one: Nominee, meeting: NominationMeeting) -> Iterator[str]:
    members, present, written = meeting.members, meeting.present, one.line.by_writing
    if members is not None and present is not None and written > members - present:
        sentence = _(
            "{name}: {written} phiếu bằng văn bản mà chỉ có {absent} thành viên vắng mặt. Sửa lại một trong"
            " hai số."
        )
        yield sentence.format(name=one.line.name, written=written, absent=members - present)


def _on_limits(nominees: Sequence[Nominee], meeting: NominationMeeting | None) -> Iterator[str]:
    """Tell of votes that an award asks for, once for all: of how many members, and what is not certain."""
    asking = {one.award.name: one.award.votes for one in nominees if one.award.votes}
    if meeting is None or not asking:
        return
    if meeting.members is None:
        yield _(
            "Cuộc họp xét: chưa ghi tổng số thành viên nên chưa biết ai đạt mức phiếu. Nhập ở nút “Cuộc họp”."
        )
    for award, limit in asking.items():
        if limit.certainty:
            sentence = _("Mức phiếu của “{award}” ({limit}): {why} Hỏi cấp trên mức đang áp dụng.")
            yield sentence.format(award=award, limit=limit.label, why=limit.certainty)


def _on_rules(nominees: Sequence[Nominee]) -> Iterator[str]:
    """Tell of rules that are not certain, once for all they are about; what was decided is past asking."""
    about: defaultdict[str, list[str]] = defaultdict(list)
    for one in nominees:
        for remark in one.rule_remarks if one.line.state == PROPOSED else ():
            about[remark].append(one.line.name)
    for remark, names in about.items():
        yield f"{', '.join(names)}: {remark}"


def _on_names(nominees: Sequence[Nominee]) -> Iterator[str]:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(one.line.name for one in nominees):
        alike[_bare(name)].append(name)
    for same in alike.values():
        if len(same) > 1:
            sentence = _(
                "{names}: chỉ khác nhau ở dấu hoặc khoảng trắng. Nếu là một người thì sửa cho giống nhau."
            )
            yield sentence.format(names=", ".join(f"“{name}”" for name in same))


def _on_decisions(nominees: Sequence[Nominee]) -> Iterator[str]:
    """Tell of decisions of one number that bear several days."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for one in nominees:
        if one.line.decision_on:
            days[one.line.decision_number].add(one.line.decision_on)
    for number, known in days.items():
        if len(known) > 1:
            sentence = _(
                "Quyết định {number} ghi nhiều ngày: {days}. Mở lại các dòng sai ngày rồi ghi lại quyết định."
            )
            yield sentence.format(number=number, days=", ".join(format_date(day) for day in sorted(known)))


def _on_meeting(meeting: NominationMeeting | None, nominees: Sequence[Nominee], chain: str) -> Iterator[str]:
    if meeting is None:
        if nominees:
            chains = {ADMINISTRATION: _("chuyên môn"), UNION: _("công đoàn")}
            sentence = _(
                "Chưa khai cuộc họp xét bên {chain}. Nhập ngày họp, thành phần, số phiếu ở nút “Cuộc họp”."
            )
            yield sentence.format(chain=chains.get(chain, chain))
        return
    held, minutes = meeting.held_on, meeting.minutes_on
    if held and minutes and minutes < held:
        sentence = _("Cuộc họp xét: ngày biên bản {minutes} trước ngày họp {held}. Sửa một trong hai ngày.")
        yield sentence.format(minutes=format_date(minutes), held=format_date(held))
    if held and meeting.document_on and held < meeting.document_on:
        sentence = _(
            "Cuộc họp xét ngày {held} trước ngày quyết định thành lập {document}. Sửa một trong hai ngày."
        )
        yield sentence.format(held=format_date(held), document=format_date(meeting.document_on))
    present = [_named(text) for text in (*meeting.present_names.splitlines(), meeting.chair)]
    inside = [one.line.name for one in nominees if one.line.nominee == PERSON and _is_among(one, present)]
    if inside:
        sentence = _(
            "Vừa dự họp xét vừa được đề nghị: {names}."
            " Người được đề nghị không bỏ phiếu cho mình, ghi rõ trong biên bản."
        )
        yield sentence.format(names=", ".join(dict.fromkeys(inside)))


def _named(text: str) -> str:
    """Take the name out of a line of those present: “Ông Trần Văn Khánh, Kỹ sư”."""
    return " ".join(fold(text.partition(",")[0].partition(" - ")[0]).split())


def _is_among(one: Nominee, present: Sequence[str]) -> bool:
    name = " ".join(fold(one.line.name).split())
    return bool(name) and any(text == name or text.endswith(f" {name}") for text in present)
