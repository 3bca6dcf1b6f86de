"""A round of nominations in words: where a line stands, its votes, and what is to be looked at."""

from collections.abc import Mapping, Sequence

from desktop_app.documents.papers.nomination_values import rate_words
from desktop_app.domain.awards import (
    COLLECTIVE,
    DECIDED,
    FREED,
    PERSON,
    PROPOSED,
    REFUSED,
    WITHDRAWN,
    AwardUse,
    NominationLine,
    NominationMeeting,
    NominationRound,
)
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office import ADMINISTRATION, CHAINS, UNION, Signatory
from desktop_app.domain.records import Person, Unit
from desktop_app.domain.text import fold
from desktop_app.forms.awards import AwardRule
from desktop_app.services import awards, nominations
from desktop_app.store.book import Book


def state_words(state: str) -> str:
    """Say where a line stands."""
    return {
        PROPOSED: _("Chờ quyết định"),
        DECIDED: _("Đã khen thưởng"),
        REFUSED: _("Không khen thưởng"),
        WITHDRAWN: _("Đã rút"),
    }.get(state, state)


def chain_words(chain: str) -> str:
    """Name a chain."""
    return {ADMINISTRATION: _("Bên chuyên môn"), UNION: _("Bên công đoàn")}.get(chain, chain)


def type_words() -> dict[str, str]:
    """Name what a round may be for, by its id."""
    return {
        "merit": _("Khen công trạng (tổng kết năm)"),
        "campaign": _("Khen chuyên đề, phong trào"),
        "sudden": _("Khen đột xuất"),
    }


def votes_words(line: NominationLine, members: int | None) -> str:
    """Write the votes of a line: 7/9 (77,78 %); "" where nobody counted them."""
    if line.votes is None:
        return ""
    if not members:
        return format_number(line.votes)
    return f"{line.votes}/{members} ({rate_words(line.votes, members)} %)"


def decision_words(line: NominationLine) -> str:
    """Write the decision of a line with its day; "" while there is none."""
    return f"{line.decision_number} ({format_date(line.decision_on)})" if line.decision_on else ""


def notices(book: Book, own: NominationRound) -> tuple[str, ...]:
    """Say what of a round contradicts itself, or the records, or is missing; a sentence each."""
    known = awards.catalogue(book)
    meetings = {chain: nominations.meeting(book, own.id, chain) for chain in CHAINS}
    lines = [line for line in nominations.lines(book, own.id) if line.state not in (REFUSED, WITHDRAWN)]
    found = [sentence for meeting in meetings.values() for sentence in _about_meeting(meeting)]
    for line in lines:
        rule = known.award(line.award)
        if rule is None:
            sentence = _("{name}: hình thức khen thưởng không còn trong danh mục. Bấm “Sửa…” để chọn lại.")
            found.append(sentence.format(name=line.name))
            continue
        found += _about_line(book, line, rule, meetings.get(rule.chain))
    return tuple(dict.fromkeys((*found, *_about_doubles(book, own, lines))))


def _about_meeting(meeting: NominationMeeting | None) -> list[str]:
    if meeting is None:
        return []
    found: list[str] = []
    chain = chain_words(meeting.chain)
    if meeting.held_on and meeting.minutes_on and meeting.minutes_on < meeting.held_on:
        sentence = _(
            "Cuộc họp {chain}: ngày biên bản {minutes} trước ngày họp {held}. Sửa một trong hai ngày."
        )
        found.append(
            sentence.format(
                chain=chain, minutes=format_date(meeting.minutes_on), held=format_date(meeting.held_on)
            )
        )
    if meeting.document_on and meeting.held_on and meeting.held_on < meeting.document_on:
        sentence = _("Cuộc họp {chain}: họp trước ngày quyết định thành lập. Sửa một trong hai ngày.")
        found.append(sentence.format(chain=chain))
    return found


def _about_line(
    book: Book, line: NominationLine, rule: AwardRule, meeting: NominationMeeting | None
) -> list[str]:
    return [
        sentence.format(name=line.name, **values)
        for sentence, values in (
            *_about_nominee(book, line),
            *_about_merits(book, line, rule),
            *_about_votes(line, rule, meeting),
        )
    ]


Told = tuple[str, Mapping[str, object]]


def _about_nominee(book: Book, line: NominationLine) -> list[Told]:
    if line.nominee == COLLECTIVE:
        return _about_collective(book, line)
    found: list[Told] = []
    if not line.birth:
        found.append((_("{name}: chưa có năm sinh. Bấm “Sửa…” để nhập."), {}))
    if len([part for part in line.post.replace(",", ";").split(";") if part.strip()]) > 1:
        words = _("{name}: ghi nhiều chức vụ ({post}). Giữ chức vụ dùng để xét khen thưởng.")
        found.append((words, {"post": line.post}))
    person = next(iter(book.all(Person, id=line.person_id)), None) if line.person_id is not None else None
    if person is not None and person.name != line.name:
        found.append((_name_words(person.name, line.name), {"known": person.name}))
    return found


def _about_collective(book: Book, line: NominationLine) -> list[Told]:
    if line.unit_id is None:
        return []
    found: list[Told] = []
    if not book.all(Signatory, unit_id=line.unit_id):
        words = _("{name}: chưa có người đứng đầu ký báo cáo. Thêm ở Danh mục, “Đầu giấy, người ký…”.")
        found.append((words, {}))
    unit = next(iter(book.all(Unit, id=line.unit_id)), None)
    if unit is not None and unit.name != line.name:
        found.append((_name_words(unit.name, line.name), {"known": unit.name}))
    return found


def _name_words(known: str, printed: str) -> str:
    if " ".join(fold(known).split()) == " ".join(fold(printed).split()):
        return _("{name}: danh mục ghi “{known}”, chỉ khác dấu hoặc khoảng trắng. Sửa cho thống nhất.")
    return _("{name}: danh mục ghi “{known}”. Kiểm tra tên in trên giấy khen.")


def _about_merits(book: Book, line: NominationLine, rule: AwardRule) -> list[Told]:
    uses = [use for use in book.all(AwardUse, line_id=line.id) if use.state != FREED]
    asked = any(item.innovations for item in rule.standards if item.nominee == line.nominee)
    if asked and not uses:
        return [(_("{name}: chưa chọn sáng kiến làm căn cứ. Bấm “Sáng kiến…” để chọn."), {})]
    return []


def _about_votes(line: NominationLine, rule: AwardRule, meeting: NominationMeeting | None) -> list[Told]:
    found: list[Told] = []
    members = meeting.members if meeting else None
    if line.votes is not None and line.by_writing > line.votes:
        words = _("{name}: {written} phiếu bằng văn bản, nhiều hơn {votes} phiếu đồng ý.")
        found.append((words, {"written": line.by_writing, "votes": line.votes}))
    if members and line.votes is not None:
        values = {"votes": line.votes, "members": members}
        if line.votes > members:
            found.append((_("{name}: {votes} phiếu trên {members} thành viên. Sửa lại số phiếu."), values))
        elif rule.votes and not rule.votes.is_reached(line.votes, members):
            words = _("{name}: {votes}/{members} phiếu, chưa đạt {limit}.")
            found.append((words, {**values, "limit": rule.votes.label}))
    decided, minutes = line.decision_on, (meeting.minutes_on or meeting.held_on) if meeting else None
    if decided and minutes and decided < minutes:
        words = _("{name}: quyết định ngày {decided}, trước biên bản họp ngày {minutes}.")
        found.append((words, {"decided": format_date(decided), "minutes": format_date(minutes)}))
    return found


def _about_doubles(book: Book, own: NominationRound, lines: Sequence[NominationLine]) -> list[str]:
    """Name who stands in a round with several awards, and who stands in another round of the year too."""
    found: list[str] = []
    years = {one.id: one for one in nominations.rounds(book) if one.year == own.year and one.id != own.id}
    met: dict[int, int] = {}
    for line in lines:
        if line.nominee != PERSON or line.person_id is None:
            continue
        met[line.person_id] = met.get(line.person_id, 0) + 1
        if met[line.person_id] == 2:
            sentence = _("{name}: được đề nghị nhiều hình thức trong đợt này.")
            found.append(sentence.format(name=line.name))
        elsewhere = {
            years[other.round_id].name
            for other in book.all(NominationLine, person_id=line.person_id)
            if other.round_id in years and other.state in (PROPOSED, DECIDED)
        }
        if elsewhere and met[line.person_id] == 1:
            sentence = _("{name}: cũng có trong đợt {rounds} cùng năm.")
            found.append(sentence.format(name=line.name, rounds="; ".join(sorted(elsewhere))))
    return found
