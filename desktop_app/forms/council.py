"""The council as data: roles, vote limits, time limits, notices, and sets of points; read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop_app.domain.council import Round
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

_SHIPPED = RESOURCES / "guide" / "council.toml"
_MOST_POINTS = 10_000
DAYS = ("held_on", "minutes_on", "decision_on")
"""The days of a round from which a limit runs and by which it is met."""
NOTICES: Mapping[str, frozenset[str]] = {
    "no_members": frozenset(),
    "no_union": frozenset(),
    "no_chair": frozenset(),
    "two_chairs": frozenset({"count"}),
    "twice": frozenset({"name"}),
    "even": frozenset({"count"}),
    "author": frozenset({"name", "codes"}),
    "helper": frozenset({"name", "codes"}),
    "too_many_votes": frozenset({"code", "votes", "members"}),
    "minutes_early": frozenset({"minutes", "held"}),
    "document_late": frozenset({"held", "document"}),
    "no_meeting": frozenset(),
    "decision_early": frozenset({"number", "decision", "minutes"}),
    "notice_early": frozenset({"number", "decision", "minutes"}),
}
"""What a round is warned of, and the places each sentence may fill."""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is on a council; at most one may be it where it `is_single`."""

    id: str
    label: str
    is_single: bool = False


@dataclass(frozen=True, slots=True)
class VoteLimit:
    """How many of all members must vote for something: `parts`/`part_of`, more than that where `is_over`."""

    parts: int
    part_of: int
    label: str
    certainty: str = ""
    is_over: bool = False

    def is_reached(self, votes: int, members: int) -> bool:
        """Tell whether so many votes of so many members are enough; of nobody they never are."""
        given, wanted = votes * self.part_of, members * self.parts
        return members > 0 and (given > wanted if self.is_over else given >= wanted)


@dataclass(frozen=True, slots=True)
class WorkLimit:
    """Something due so many working days after another day; `after` and `met_by` are among `DAYS`."""

    id: str
    label: str
    after: str
    met_by: str
    working_days: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """What points from `start` on mean, up to the band above."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class PointCriterion:
    """A criterion of a set of points: at most `most`; fewer than `least` refuse. Bands fall."""

    id: str
    label: str
    most: int
    least: int = 0
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What one criterion must have besides the sum."""

    criterion: str
    least: int


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade from a sum of points on; what it `needs` besides is warned of, never applied in silence."""

    label: str
    start: int
    is_recognised: bool = False
    needs: Need | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PointSet:
    """A set of criteria with points. Fewer than `least` in all refuse. Grades fall.

    `label` tells people whose set it is; `printed` is what papers call it, which is another office's.
    """

    id: str
    label: str
    source: str
    certainty: str
    criteria: tuple[PointCriterion, ...]
    grades: tuple[Grade, ...]
    least: int = 0
    printed: str = ""

    @property
    def name(self) -> str:
        """What papers call it."""
        return self.printed or self.label

    @property
    def most(self) -> int:
        """The most points there are."""
        return sum(criterion.most for criterion in self.criteria)


@dataclass(frozen=True, slots=True)
class CouncilRules:
    """Everything of the file; `source` and `certainty` say how far it may be trusted."""

    version: str
    source: str
    certainty: str
    roles: tuple[Role, ...]
    recognise: VoteLimit
    next_level: VoteLimit
    counts_conflicted: bool
    limits: tuple[WorkLimit, ...]
    sets: tuple[PointSet, ...]
    notices: Mapping[str, str]

    def role(self, role_id: str) -> str:
        """Give the words for a role; what was typed where no role has that id."""
        return next((role.label for role in self.roles if role.id == role_id), role_id)

    def points(self, set_id: str) -> PointSet | None:
        """Give the set of points of that id."""
        return next((item for item in self.sets if item.id == set_id), None)

    def say(self, notice: str, **values: str) -> str:
        """Give one of `NOTICES` with its places filled."""
        return self.notices[notice].format(**values)

    def about_days(self, council_round: Round) -> list[str]:
        """Say what is wrong with the days of a round: set up, met, minutes written, in that order."""
        held, minutes, document = council_round.held_on, council_round.minutes_on, council_round.document_on
        found: list[str] = []
        if held is None and minutes is not None:
            found.append(self.say("no_meeting"))
        if held and minutes and minutes < held:
            found.append(self.say("minutes_early", minutes=format_date(minutes), held=format_date(held)))
        if held and document and document > held:
            found.append(self.say("document_late", held=format_date(held), document=format_date(document)))
        return found


@cache
def shipped_council() -> CouncilRules:
    """Give what ships with the program."""
    return read_council(_SHIPPED, _SHIPPED.name)


def read_council(source: Path | bytes, name: str) -> CouncilRules:
    """Read a file of rules of the council; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    version, origin, certainty = (table.text(key) for key in ("version", "source", "certainty"))
    votes = table.table("votes")
    made = CouncilRules(
        version=version,
        source=origin,
        certainty=certainty,
        roles=tuple(_role(entry) for entry in table.tables("roles")),
        recognise=_votes(votes.table("recognise")),
        next_level=_votes(votes.table("next_level")),
        counts_conflicted=votes.flag("conflicted_in_total"),
        limits=tuple(_limit(entry) for entry in table.tables("limits")),
        sets=tuple(_point_set(entry) for entry in table.tables("criteria_sets")),
        notices=table.table("notices").sentences(NOTICES),
    )
    votes.close()
    for key, ids in (
        ("roles", [item.id for item in made.roles]),
        ("criteria_sets", [i.id for i in made.sets]),
    ):
        _refuse_doubles(table, key, ids)
    table.close()
    return made


def _refuse_doubles(table: TomlTable, key: str, ids: list[str]) -> None:
    double = next((item for place, item in enumerate(ids) if item in ids[:place]), None)
    if double is not None:
        raise table.fault(key, _("Có hai mục cùng id “{id}”; hãy đổi id của một mục.").format(id=double))


def _role(table: TomlTable) -> Role:
    made = Role(table.text("id"), table.text("label"), table.flag("single"))
    table.close()
    return made


def _votes(table: TomlTable) -> VoteLimit:
    part_of = table.needed("part_of", 1, 100)
    made = VoteLimit(
        parts=table.needed("parts", 1, part_of),
        part_of=part_of,
        label=table.text("label"),
        certainty=table.text("certainty", ""),
        is_over=table.flag("over"),
    )
    if made.is_over and made.parts == made.part_of:
        raise table.fault("over", _("Không thể hơn toàn bộ; hãy bỏ over hoặc giảm parts."))
    table.close()
    return made


def _limit(table: TomlTable) -> WorkLimit:
    made = WorkLimit(
        id=table.text("id"),
        label=table.text("label"),
        after=table.word("after", DAYS),
        met_by=table.word("met_by", DAYS),
        working_days=table.needed("working_days", 1, 366),
        clause=table.text("clause", ""),
    )
    table.close()
    return made


def _point_set(table: TomlTable) -> PointSet:
    criteria = tuple(_criterion(entry) for entry in table.tables("criteria"))
    if not criteria:
        raise table.fault("criteria", _("Chưa có tiêu chí nào; hãy viết [[criteria_sets.criteria]]."))
    _refuse_doubles(table, "criteria", [item.id for item in criteria])
    most = sum(item.most for item in criteria)
    grades = tuple(_grade(entry, most, criteria) for entry in table.tables("grades"))
    starts = [grade.start for grade in grades]
    if not starts or starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
        raise table.fault("grades", _("Xếp loại phải giảm dần theo from, loại cuối from = 0."))
    made = PointSet(
        id=table.text("id"),
        label=table.text("label"),
        source=table.text("source"),
        certainty=table.text("certainty"),
        criteria=criteria,
        grades=grades,
        least=table.whole("pass", 0, most=most) or 0,
        printed=table.text("printed", ""),
    )
    table.close()
    return made


def _criterion(table: TomlTable) -> PointCriterion:
    most = table.needed("most", 1, _MOST_POINTS)
    made = PointCriterion(
        id=table.text("id"),
        label=table.text("label"),
        most=most,
        least=table.whole("least", 0, most=most) or 0,
        bands=tuple(_band(entry, most) for entry in table.tables("bands")),
    )
    starts = [band.start for band in made.bands]
    if starts and (starts != sorted(set(starts), reverse=True) or starts[-1] != 0):
        raise table.fault("bands", _("Các mức phải giảm dần theo from, mức cuối from = 0."))
    table.close()
    return made


def _band(table: TomlTable, most: int) -> Band:
    made = Band(table.needed("from", 0, most), table.text("label"))
    table.close()
    return made


def _grade(table: TomlTable, most: int, criteria: tuple[PointCriterion, ...]) -> Grade:
    made = Grade(
        label=table.text("label"),
        start=table.needed("from", 0, most),
        is_recognised=table.flag("recognised"),
        needs=_need(table.table("needs"), criteria) if "needs" in table.keys else None,
        note=table.text("note", ""),
    )
    table.close()
    return made


def _need(table: TomlTable, criteria: tuple[PointCriterion, ...]) -> Need:
    limits = {item.id: item.most for item in criteria}
    chosen = table.word("criterion", limits)
    made = Need(chosen, table.needed("least", 0, limits[chosen]))
    table.close()
    return made
