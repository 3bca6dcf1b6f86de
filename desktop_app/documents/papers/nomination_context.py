"""What the papers of a round of nominations are made from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.documents.blocks import Document
from desktop_app.documents.papers.context import PaperContext
from desktop_app.domain.awards import Honour, NominationLine, NominationMeeting, NominationRound
from desktop_app.domain.council import Examination
from desktop_app.domain.office import IssuedPaper
from desktop_app.domain.records import Dossier, Person, Unit
from desktop_app.forms.awards import AwardRule, DecidingBody


@dataclass(frozen=True, slots=True)
class Merit:
    """One innovation behind a nominee: its dossier, its highest recognition, the nominee's share in it.

    `share` is in hundredths of a percent, None where it was not written down; `is_author` tells whether the
    nominee is an author of it at all, `named` how the dossier spells that author.
    """

    dossier: Dossier
    examination: Examination | None = None
    share: int | None = None
    is_author: bool = True
    named: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether the nominee is a co-author."""
        return self.is_author and len(self.dossier.authors) > 1


@dataclass(frozen=True, slots=True)
class Nominee:
    """One line of a nomination as papers see it: the nominee, the award, what stands behind it.

    `person` and `unit` are the records of the catalogue where there are any; `honours` are those held, oldest
    first. `money` is what goes with the award, whole đồng, None where none is known, and `money_remarks` say
    what of it is not certain; `rule_remarks` what of the money an innovation must have brought is not.
    `figure` gives a collective's figure of the programme by its key, "" where the book does not know it.
    `has_head` tells whether somebody is known who signs for the collective. `awards_here` names all that the
    nominee is proposed for in the round, `elsewhere` the other rounds of the year. `told` is what the
    nominee's own reports were asked, by the fact's key.
    """

    line: NominationLine
    award: AwardRule
    merits: tuple[Merit, ...] = ()
    honours: tuple[Honour, ...] = ()
    person: Person | None = None
    unit: Unit | None = None
    money: int | None = None
    money_remarks: tuple[str, ...] = ()
    rule_remarks: tuple[str, ...] = ()
    figure: Callable[[str], str] = lambda _key: ""
    has_head: bool = True
    awards_here: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationContext(PaperContext):
    """What a paper of a round before one deciding body reads: its chain's meeting, the nominees in order.

    `unit` holds the round and `superior` is the unit over it in that chain. `proposal` is what the Tờ trình
    to that body bears. `paper` builds the papers of the
    file in their order, with their own words, or gives the signed scan of one: for None the round's and all
    nominees', else a nominee's own.
    """

    round: NominationRound
    body: DecidingBody
    meeting: NominationMeeting | None = None
    nominees: tuple[Nominee, ...] = ()
    unit: Unit | None = None
    superior: Unit | None = None
    proposal: IssuedPaper | None = None
    paper: Callable[[Nominee | None], Sequence[Document]] = lambda _nominee: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NomineeContext(PaperContext):
    """What a paper of one nominee reads."""

    round: NominationRound
    body: DecidingBody
    nominee: Nominee
    meeting: NominationMeeting | None = None
    unit: Unit | None = None
    superior: Unit | None = None
    paper: Callable[[Nominee | None], Sequence[Document]] = lambda _nominee: ()
