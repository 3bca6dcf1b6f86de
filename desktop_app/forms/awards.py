"""The catalogue of awards as data: who gives what to whom, by which standards, with which papers and money.

Every figure says where it comes from and how certain it is: one with words in `certainty` is shown as “chưa
xác nhận” and never rejects anybody alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.forms.council import VoteLimit
from desktop_app.shipped import RESOURCES

KINDS = ("title", "form", "certificate")
"""Danh hiệu thi đua, hình thức khen thưởng, giấy chứng nhận."""
TYPES = ("merit", "campaign", "sudden")
"""Công trạng, chuyên đề, đột xuất: what a round may be for."""
BODY_PLACES = frozenset({"body", "unit", "head"})
"""What the words of a deciding body take: its name, the unit that proposes, who heads that unit."""
MINUTES = ("council", "committee")
"""Whose minutes a deciding body wants: a council's (Hội đồng TĐ-KT) or a union committee's."""
WHOLE, SHARE = "whole", "share"
SHARE_RULES = (WHOLE, SHARE)
"""How a co-author's benefit counts: all that the innovation brought, or only the author's share of it."""
VALUE, SOCIAL, SPREAD = "value", "social", "spread"
AXES = (VALUE, SOCIAL, SPREAD)
"""What the notable ones are picked by: money, social meaning, how far it spread."""
WORKER, MANAGER = "worker", "manager"
POSTS = (WORKER, MANAGER)

_SHIPPED = RESOURCES / "guide" / "awards.toml"


@dataclass(frozen=True, slots=True)
class Figure:
    """What every figure says of itself: from which source and day on, and what is not certain of it."""

    source: str = ""
    certainty: str = ""
    since: date | None = None
    until: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Tell whether it counts on a day, both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def is_confirmed(self) -> bool:
        """Whether it may reject somebody by itself."""
        return not self.certainty


@dataclass(frozen=True, slots=True)
class Threshold(Figure):
    """The least benefit, whole đồng, for people of these education levels and this post ("" is any).

    So many `solutions` together, recognised within one year or in each of `years` consecutive ones.
    """

    education: tuple[str, ...] = ()
    post: str = ""
    solutions: int = 1
    years: int = 1
    value: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Held(Figure):
    """A title or award to be held already: so many `times`, in consecutive years where `is_consecutive`."""

    award: str = ""
    times: int = 1
    is_consecutive: bool = False


@dataclass(frozen=True, slots=True)
class Standard(Figure):
    """One way to an award, as the regulation words it; whoever meets one of an award's standards fits it.

    `innovations` so many recognised at `level` or higher ("" any) within `within` years (0 any), in use
    where `is_applied`. `judged` is what the book cannot know and the unit has to vouch for. `for_workers`
    is the easier way that only direct workers have.
    """

    id: str = ""
    nominee: str = PERSON
    text: str = ""
    clause: str = ""
    innovations: int = 0
    level: str = ""
    within: int = 0
    is_applied: bool = False
    for_workers: bool = False
    judged: str = ""
    held: tuple[Held, ...] = ()
    thresholds: tuple[Threshold, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether only the unit can tell: there is no figure in it."""
        return not (self.innovations or self.held or self.thresholds)


@dataclass(frozen=True, slots=True)
class Money(Figure):
    """The money that goes with an award, in hundredths of one mức lương cơ sở; None for none."""

    person: int | None = None
    collective: int | None = None

    def multiple(self, nominee: str) -> int | None:
        """How many hundredths of the wage a person, or a collective, gets."""
        return self.collective if nominee == COLLECTIVE else self.person


@dataclass(frozen=True, slots=True)
class Deadline(Figure):
    """The last day of a year on which a file is taken in."""

    label: str = ""
    day: int = 31
    month: int = 12


@dataclass(frozen=True, slots=True)
class Quantity(Figure):
    """How many may be given: `most` of a round, or `percent` of the people; `label` says it in words."""

    label: str = ""
    most: int | None = None
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What keeps somebody from any award, or this one; the unit has to see to it."""

    id: str
    text: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class DecidingBody:
    """Who decides: one body is one file of papers. `is_apart` where its awards need a Tờ trình of their own.

    `minutes` is among MINUTES. `is_above` where it stands over every office that keeps a book: its decisions
    are its own to write. `address` is who the Tờ trình goes to and `request` what is asked of them; one of a
    unit that has another over it goes there, where there is a request `through` it. `presenter` is who asks.
    These take BODY_PLACES. `posts` are those of who decides at the head of the unit itself: a Tờ trình that
    would be signed by them is signed as `signs` says.
    """

    id: str
    name: str
    chain: str
    minutes: str = "council"
    address: str = "{body}"
    is_apart: bool = False
    is_above: bool = False
    request: str = ""
    through: str = ""
    presenter: str = "{unit}"
    posts: tuple[str, ...] = ()
    signs: str = ""


@dataclass(frozen=True, slots=True)
class AwardRule(Figure):
    """One award of the catalogue. `full_name` is what papers print, `called` what lists write for it.

    `body` is the id of its DecidingBody; `papers` are ids of papers in the order of the file. `share_rule` is
    how a co-author's benefit counts where the office did not set it. `is_own` for one that this office added,
    `own_id` then being its row.
    """

    id: str = ""
    name: str = ""
    full_name: str = ""
    called: tuple[str, ...] = ()
    issuer: str = ""
    chain: str = "administration"
    level: str = ""
    kind: str = "form"
    nominees: tuple[str, ...] = (PERSON, COLLECTIVE)
    types: tuple[str, ...] = TYPES
    body: str = ""
    clause: str = ""
    note: str = ""
    standards: tuple[Standard, ...] = ()
    votes: VoteLimit | None = None
    money: Money | None = None
    deadlines: tuple[Deadline, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    papers: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    exclusions: tuple[Exclusion, ...] = ()
    share_rule: str = WHOLE
    own_id: int | None = None

    @property
    def is_own(self) -> bool:
        """Whether this office added it."""
        return self.own_id is not None

    def is_for(self, nominee: str) -> bool:
        """Tell whether people, or collectives, may get it."""
        return nominee in self.nominees

    def papers_of(self, nominee: str) -> tuple[str, ...]:
        """The papers of the file for a person, or a collective, in the order the regulation lists them."""
        return self.papers.get(nominee, ())


def papers_in_order(lists: Iterable[Sequence[str]]) -> list[str]:
    """Name the papers of several awards once each, no earlier than any of their lists has it."""
    places: dict[str, int] = {}
    for papers in lists:
        for place, paper in enumerate(papers):
            places[paper] = max(place, places.get(paper, 0))
    return sorted(places, key=lambda paper: places[paper])


@dataclass(frozen=True, slots=True)
class Axis:
    """One thing the notable ones are picked by, with the weight an office begins with."""

    id: str
    label: str
    hint: str
    weight: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What earns a mark from 0 to 5: a benefit from `start` đồng on, or the id of a level or field."""

    mark: int
    label: str
    start: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """How innovations are marked for selection; an office's own mark goes before what these give.

    `values` fall by `start`; `levels` mark how far an innovation spread by where it was recognised, `fields`
    its social meaning by its field. `uncomputed` is said of money that cannot be computed.
    """

    most: int
    source: str
    axes: tuple[Axis, ...]
    values: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    fields: tuple[Mark, ...]
    uncomputed: str
    unmarked: str


@dataclass(frozen=True, slots=True)
class OwnDefaults:
    """What an award that an office adds begins with: its standard, its papers by chain, and its words."""

    text: str
    source: str
    papers: Mapping[str, tuple[str, ...]]
    votes: str
    deadline: str
    request: str


@dataclass(frozen=True, slots=True)
class Nearly:
    """How near is nearly: this percent of the money reached, or so many innovations, or years, short."""

    value: int
    innovations: int
    years: int


@dataclass(frozen=True, slots=True)
class AwardCatalogue:
    """Every award, oldest wording included; `own` awards of the office stand after the shipped ones."""

    version: str
    source: str
    certainty: str
    unconfirmed: str
    levels: tuple[tuple[str, str], ...]
    bodies: tuple[DecidingBody, ...]
    awards: tuple[AwardRule, ...]
    selection: Selection
    own: OwnDefaults
    nearly: Nearly
    round_to: int
    rounds_up: bool
    rounding_clause: str

    def award(self, award_id: str) -> AwardRule | None:
        """Give the award of that id."""
        return next((item for item in self.awards if item.id == award_id), None)

    def body(self, body_id: str) -> DecidingBody | None:
        """Give the deciding body of that id."""
        return next((item for item in self.bodies if item.id == body_id), None)

    def body_of(self, rule: AwardRule) -> DecidingBody:
        """Give who decides on an award."""
        return next(item for item in self.bodies if item.id == rule.body)

    def level(self, level_id: str) -> str:
        """Give the words for a level; what was typed where no level has that id."""
        return dict(self.levels).get(level_id, level_id)

    def in_force(self, day: date) -> tuple[AwardRule, ...]:
        """Give the awards that may be given on a day."""
        return tuple(item for item in self.awards if item.is_in_force(day))


@cache
def shipped_awards() -> AwardCatalogue:
    """Give the catalogue that ships with the program."""
    from desktop_app.forms.award_reader import read_awards

    return read_awards(_SHIPPED, _SHIPPED.name)
