"""What the papers of a round of nominations are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.documents.papers.context import PaperContext
from desktop_app.domain.awards import Honour, NominationLine, NominationMeeting, NominationRound
from desktop_app.domain.council import Examination
from desktop_app.domain.records import Authorship, Innovation, Person, Unit
from desktop_app.forms.awards import AwardRule, DecidingBody


@dataclass(frozen=True, slots=True)
class Merit:
    """One innovation behind a nominee: its record, how it was recognised, and the nominee's part in it.

    `share` is in hundredths of a percent, None where the nominee is no author; `value` is the first year's
    benefit in whole đồng, None where it was not computed.
    """

    innovation: Innovation
    examination: Examination | None = None
    authors: tuple[Authorship, ...] = ()
    unit: str = ""
    share: int | None = None
    value: int | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Nominee:
    """One line of a nomination as papers see it: the nominee, the award, what stands behind it.

    `person` and `unit` are the records of the catalogue where there are any; `honours` are those held, oldest
    first. `facts` are the answers of the report.
    """

    line: NominationLine
    award: AwardRule
    merits: tuple[Merit, ...] = ()
    honours: tuple[Honour, ...] = ()
    person: Person | None = None
    unit: Unit | None = None
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationContext(PaperContext):
    """What a paper of one round before one deciding body reads: its chain's meeting, the nominees in order."""

    round: NominationRound
    body: DecidingBody
    meeting: NominationMeeting | None = None
    nominees: tuple[Nominee, ...] = ()
    unit: Unit | None = None
    superior: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NomineeContext(PaperContext):
    """What a paper of one nominee reads."""

    round: NominationRound
    nominee: Nominee
    meeting: NominationMeeting | None = None
    unit: Unit | None = None
