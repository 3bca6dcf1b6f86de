"""The records of a programme: its phases, what each unit is to reach, and what was keyed into portals."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Programme:
    """A campaign such as “10 nghìn sáng kiến”; `rule` is the id of what makes an innovation count."""

    id: int
    uid: str
    name: str
    document: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    target: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase, or a peak campaign inside one (`is_peak`), of a programme."""

    id: int
    programme_id: int
    position: int
    name: str
    document: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    target: int | None = None
    is_peak: bool = False


@dataclass(frozen=True, slots=True)
class PhaseEnd:
    """Another end of the same phase, as another document names it."""

    id: int
    phase_id: int
    document: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class Target:
    """How many innovations a unit is to reach in a phase, and the document that says so."""

    id: int
    phase_id: int
    unit_id: int
    number: int
    document: str = ""
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class PortalEntry:
    """An innovation in an online system: `state` is keyed or confirmed; no row is not keyed yet."""

    id: int
    innovation_id: int
    system: str
    state: str
    keyed_at: str = ""
    keyed_by: str = ""
    account: str = ""
    link: str = ""
    their_code: str = ""
    picture_sha256: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PortalMatch:
    """An accepted pair: a row of a portal's list, by its folded key, and ours; None is not ours."""

    id: int
    system: str
    their_key: str
    innovation_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitAlias:
    """A spelling of a unit's name that lists use and that was accepted once."""

    id: int
    unit_id: int
    name: str
    folded: str
