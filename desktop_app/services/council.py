"""Rounds of the innovation council: who sits on it, when it met, and what to look at before it votes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Ballot, Conflict, Examination, Member, Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import IssuedPaper
from desktop_app.domain.records import ApplicationHelper, Authorship, Innovation, Person
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value, cleaned, named
from desktop_app.forms.council import CouncilRules, PointSet, WorkLimit, shipped_council
from desktop_app.forms.holidays import shipped_holidays
from desktop_app.guide.council import Clash, Interest, clashes
from desktop_app.services.innovations import Added
from desktop_app.services.numbering import let_go, refuse_given
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

__all__ = [
    "Clash", "Interest", "PointSet", "RoundLimit", "add_member", "add_round", "clashes_of", "copy_members",
    "edit_member", "edit_round", "examinations", "limits_of", "members", "notices", "remove_member",
    "remove_round", "rounds", "rules",
]  # fmt: skip

CHAIR = "chair"
_MULTILINE = frozenset(("guests", "note"))


def rules() -> CouncilRules:
    """Return roles, vote limits, time limits and sets of points."""
    return shipped_council()


def rounds(book: Book) -> list[Round]:
    """Return the rounds, the newest meeting first, those without one before all."""
    known = book.all(Round)
    return sorted(known, key=lambda item: (item.held_on is None, item.held_on or date.min, item.id))[::-1]


def members(book: Book, council_round: int) -> list[Member]:
    """Return the members of a round, in order."""
    return book.all(Member, "position", round_id=council_round)


def examinations(book: Book, council_round: int) -> list[Examination]:
    """Return the dossiers of a round, in order."""
    return book.all(Examination, "position", round_id=council_round)


def add_round(book: Book, values: Mapping[str, Value], like: int | None = None) -> Added:
    """Make a round; with `like` the council of that round sits again, everybody present.

    Raises:
        UserError: the name is empty, or a number was given to another paper.
    """
    with book.transaction(_("Tạo đợt xét")) as step:
        kept = _round_values({"name": "", **values})
        _refuse_given(book, {}, kept)
        row = step.insert("council_round", {"uid": str(uuid4()), **kept})
        if like is not None:
            _copy_members(step, like, row)
    return Added(row, step.changes)


def edit_round(book: Book, council_round: int, values: Mapping[str, Value]) -> Changes:
    """Change the facts of a round.

    Raises:
        UserError: the name is empty; the level or the way of voting would change under votes cast; or a
            number was given to another paper.
    """
    kept = _round_values(values)
    with book.transaction(_("Sửa đợt xét")) as step:
        before = step.row("council_round", council_round)
        rows = step.rows("examination", round_id=council_round)
        for key in ("level", "criteria"):
            if key in kept and kept[key] != before[key] and any(_has_votes(step, row) for row in rows):
                raise UserError(
                    _("Đợt này đã có phiếu chấm nên không đổi được cấp và cách chấm. Tạo đợt xét khác.")
                )
        _refuse_given(book, before, kept)
        step.update("council_round", council_round, kept)
        if rows and kept.get("level") == "":
            raise UserError(_("Đợt này đã có hồ sơ nên phải ghi cấp xét. Chọn một cấp."))
        for row in rows:
            step.update("examination", _key(row), {"level": kept.get("level", before["level"])})
    return step.changes


def remove_round(book: Book, council_round: int) -> Changes:
    """Remove a round with its members; its dossiers must have been taken out before.

    Raises:
        UserError: there are dossiers in it.
    """
    with book.transaction(_("Xóa đợt xét")) as step:
        if step.rows("examination", round_id=council_round):
            raise UserError(_("Đợt này còn hồ sơ. Bỏ hồ sơ khỏi đợt rồi mới xóa được."))
        let_go(step, "round_id", council_round)
        for table in ("council_conflict", "council_member"):
            for row in step.rows(table, round_id=council_round):
                step.delete(table, _key(row))
        step.delete("council_round", council_round)
    return step.changes


def copy_members(book: Book, source: int, council_round: int) -> Changes:
    """Let the council of another round sit on this one too; who is on it already is left out."""
    with book.transaction(_("Lấy thành viên từ đợt khác")) as step:
        _copy_members(step, source, council_round)
    return step.changes


def add_member(book: Book, council_round: int, values: Mapping[str, Value]) -> Added:
    """Add somebody to the council; of a person in the catalogue, what is not given is taken from there.

    Raises:
        UserError: there is no name, or they are on the council already.
    """
    with book.transaction(_("Thêm thành viên Hội đồng")) as step:
        person = values.get("person_id")
        known = _facts(book.get(Person, person)) if isinstance(person, int) else {}
        given = {key: value for key, value in values.items() if value not in (None, "")}
        kept = named({"name": "", **known, **given}, _("Nhập họ và tên thành viên."))
        present = step.rows("council_member", "position", round_id=council_round)
        _refuse_twice(present, kept)
        position = int(str(present[-1]["position"])) + 1 if present else 1
        row = step.insert("council_member", {"round_id": council_round, "position": position, **kept})
    return Added(row, step.changes)


def edit_member(book: Book, member: int, values: Mapping[str, Value]) -> Changes:
    """Change what is known of a member.

    Raises:
        UserError: the name is empty, or they would stand on the council twice.
    """
    kept = named(values, _("Nhập họ và tên thành viên."))
    with book.transaction(_("Sửa thành viên Hội đồng")) as step:
        row = step.row("council_member", member)
        others = [
            item for item in step.rows("council_member", round_id=row["round_id"]) if item["id"] != member
        ]
        _refuse_twice(others, {**row, **kept})
        step.update("council_member", member, kept)
    return step.changes


def remove_member(book: Book, member: int) -> Changes:
    """Take somebody off the council.

    Raises:
        UserError: they voted already.
    """
    with book.transaction(_("Bỏ thành viên Hội đồng")) as step:
        if step.rows("ballot", member_id=member):
            raise UserError(
                _("Người này đã có phiếu chấm. Xóa phiếu của họ ở Chấm phiếu rồi mới bỏ khỏi Hội đồng được.")
            )
        for row in step.rows("council_conflict", member_id=member):
            step.delete("council_conflict", _key(row))
        step.delete("council_member", member)
    return step.changes


def clashes_of(book: Book, council_round: int) -> tuple[Clash, ...]:
    """Return which members must not vote on which innovation of a round, and why."""
    keys = {item.innovation_id for item in examinations(book, council_round)}
    authors = [item for key in keys for item in book.all(Authorship, innovation_id=key)]
    helpers = [item for key in keys for item in book.all(ApplicationHelper, innovation_id=key)]
    return clashes(members(book, council_round), authors, helpers, book.all(Conflict, round_id=council_round))


@dataclass(frozen=True, slots=True)
class RoundLimit:
    """Something due by a working day: `met_on` is when it was done, None while it is still to come."""

    rule: WorkLimit
    on: date
    met_on: date | None


def limits_of(book: Book, council_round: Round) -> tuple[RoundLimit, ...]:
    """Return what is due of a round: its minutes after the meeting, its decisions after the minutes."""
    decided = [item.decision_on for item in examinations(book, council_round.id)]
    met = max((day for day in decided if day), default=None) if all(decided) else None
    days = {"held_on": council_round.held_on, "minutes_on": council_round.minutes_on, "decision_on": met}
    found: list[RoundLimit] = []
    for rule in rules().limits:
        begun = days[rule.after]
        if begun is not None:
            due = shipped_holidays().calendar.add_working_days(begun, rule.working_days)
            found.append(RoundLimit(rule, due, days[rule.met_by]))
    return tuple(found)


def notices(book: Book, council_round: Round) -> tuple[str, ...]:
    """Return what is to be looked at in a round, a sentence each."""
    council = members(book, council_round.id)
    return (
        *_about_council(council),
        *rules().about_days(council_round),
        *_about_votes(book, council_round, council),
    )


def _about_council(council: Sequence[Member]) -> list[str]:
    say = rules().say
    if not council:
        return [say("no_members")]
    found: list[str] = []
    chairs = sum(member.role == CHAIR for member in council)
    if not any(member.is_union for member in council):
        found.append(say("no_union"))
    if not chairs:
        found.append(say("no_chair"))
    if chairs > 1:
        found.append(say("two_chairs", count=str(chairs)))
    people = [member.person_id for member in council]
    found += [
        say("twice", name=member.name)
        for place, member in enumerate(council)
        if member.person_id is not None and member.person_id in people[:place]
    ]
    if len(council) % 2 == 0:
        found.append(say("even", count=str(len(council))))
    return found


def _about_votes(book: Book, council_round: Round, council: Sequence[Member]) -> list[str]:
    say = rules().say
    taken = examinations(book, council_round.id)
    codes = {item.innovation_id: book.get(Innovation, item.innovation_id).code for item in taken}
    named_in: dict[tuple[Interest, str], list[str]] = {}
    for clash in clashes_of(book, council_round.id):
        if clash.interest is not Interest.DECLARED:
            named_in.setdefault((clash.interest, clash.member.name), []).append(codes[clash.innovation_id])
    found = [
        say(interest.value, name=name, codes=", ".join(sorted(known)))
        for (interest, name), known in sorted(named_in.items())
    ]
    keys = {member.id for member in council}
    for item in taken:
        ballots = book.all(Ballot, examination_id=item.id)
        if any(ballot.member_id not in keys for ballot in ballots) or len(ballots) > len(council):
            code, votes = codes[item.innovation_id], str(len(ballots))
            found.append(say("too_many_votes", code=code, votes=votes, members=str(len(council))))
    return found


def _refuse_given(book: Book, before: Mapping[str, Value], kept: Mapping[str, Value]) -> None:
    """Refuse a number that another paper bears; one decision may set up the councils of several rounds."""
    after = {**before, **kept}
    unit = after.get("unit_id")
    for paper, column in (("thanh_lap", "document"), ("bien_ban", "minutes")):
        keys = (f"{column}_number", f"{column}_on")
        number, day = (after.get(key) for key in keys)
        if not isinstance(day, date) or all(after.get(key) == before.get(key) for key in keys):
            continue

        def is_own(item: IssuedPaper, paper: str = paper) -> bool:
            is_here = item.round_id is not None and item.round_id == before.get("id")
            return item.paper == paper and (paper == "thanh_lap" or is_here)

        refuse_given(book, int(str(unit)) if unit else None, str(number or ""), day, is_own)


def _round_values(values: Mapping[str, Value]) -> dict[str, Value]:
    kept = named(values, _("Nhập tên đợt xét, ví dụ “Đợt 1 năm 2026”."))
    for key in _MULTILINE & set(values):
        kept[key] = clean(str(values[key] or ""), multiline=True)
    return kept


def _facts(person: Person) -> dict[str, Value]:
    return {
        "name": person.name,
        "person_id": person.id,
        "post": person.post,
        "workplace": person.workplace,
        "expertise": person.education_field,
    }


def _refuse_twice(present: Sequence[Mapping[str, Value]], values: Mapping[str, Value]) -> None:
    name, person = str(values["name"]), values.get("person_id")
    for row in present:
        both = person is not None and row["person_id"] is not None
        same = row["person_id"] == person if both else fold(str(row["name"])) == fold(name)
        if same:
            raise UserError(
                _("{name} đã có trong Hội đồng của đợt này. Sửa dòng đã có, không thêm lần nữa.").format(
                    name=row["name"]
                )
            )


def _copy_members(step: Transaction, source: int, council_round: int) -> None:
    present = step.rows("council_member", "position", round_id=council_round)
    position = int(str(present[-1]["position"])) if present else 0
    for row in step.rows("council_member", "position", round_id=source):
        try:
            _refuse_twice(present, row)
        except UserError:
            continue
        position += 1
        left_out = {"id", "round_id", "position", "is_present", "absence"}
        kept = cleaned({key: value for key, value in row.items() if key not in left_out})
        step.insert("council_member", {**kept, "round_id": council_round, "position": position})


def _has_votes(step: Transaction, row: Mapping[str, Value]) -> bool:
    return bool(step.rows("ballot", examination_id=row["id"]))


def _key(row: Mapping[str, Value]) -> int:
    return int(str(row["id"]))
