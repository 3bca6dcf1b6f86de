"""The records of awards: an office's own awards, what people and units hold, nominations, and blanks."""

from dataclasses import dataclass
from datetime import date

PERSON, COLLECTIVE = "person", "collective"
PROPOSED, DECIDED, REFUSED, WITHDRAWN = "proposed", "decided", "refused", "withdrawn"
LINE_STATES = (PROPOSED, DECIDED, REFUSED, WITHDRAWN)
"""Where a line of a nomination stands: before its deciding body, given, turned down, or taken back."""

RESERVED, USED, FREED = "reserved", "used", "freed"
USES = (RESERVED, USED, FREED)
"""What a nomination does with an innovation: a proposal reserves, a decision uses, a withdrawal frees it."""


@dataclass(frozen=True, slots=True)
class OwnAward:
    """An award this office added to the catalogue.

    `kind` is title (danh hiệu), form (hình thức khen thưởng) or certificate. Money is in hundredths of one
    mức lương cơ sở. `least_value` is the benefit an innovation must have brought, whole đồng. Votes are parts
    of all members (`vote_parts` of `vote_of`, 0 for no limit). `deadline` is a day and month, “28/02”, or "".
    """

    id: int
    uid: str
    name: str
    issuer: str = ""
    chain: str = ""
    level: str = ""
    kind: str = "form"
    is_for_people: bool = True
    is_for_collectives: bool = True
    least_innovations: int = 0
    least_value: int | None = None
    vote_parts: int = 0
    vote_of: int = 0
    person_money: int | None = None
    collective_money: int | None = None
    quantity: int | None = None
    deadline: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Honour:
    """A title or award somebody, or a unit, holds: section III of every report is made of these.

    `award` is the id of the catalogue where it is one of it, "" for any other that `name` tells.
    """

    id: int
    year: int
    name: str
    kind: str = "form"
    award: str = ""
    person_id: int | None = None
    unit_id: int | None = None
    decision_number: str = ""
    decision_on: date | None = None
    issuer: str = ""
    line_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NominationRound:
    """One round of nominations of a unit: what its lines have in common.

    `type` is merit (công trạng), campaign (chuyên đề) or sudden (đột xuất); `theme` says for what.
    """

    id: int
    uid: str
    name: str
    year: int
    unit_id: int | None = None
    type: str = "merit"
    theme: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NominationMeeting:
    """The meeting of one chain of a round: council or union committee, who came, how votes were counted.

    `members` is all that the decision names, of whom rates are taken. `absent`, `present_names` and
    `counters` are plain text, a person a line (with post, or why not there). Ballots: handed out, returned,
    valid.
    """

    id: int
    round_id: int
    chain: str
    body: str = ""
    document_number: str = ""
    document_on: date | None = None
    held_on: date | None = None
    held_at: str = ""
    members: int | None = None
    present: int | None = None
    present_names: str = ""
    absent: str = ""
    chair: str = ""
    chair_post: str = ""
    secretary: str = ""
    counters: str = ""
    ballots_out: int | None = None
    ballots_in: int | None = None
    ballots_valid: int | None = None
    minutes_number: str = ""
    minutes_on: date | None = None


@dataclass(frozen=True, slots=True)
class NominationLine:
    """One nominee and one award, as the papers are to print them, whatever the person becomes later.

    A person's line has `person_id` where the person is in the catalogue; a collective's `unit_id`.
    `achievement` is the short text of lists and certificates. `votes` are those in favour. `by_writing`
    counts absent members who voted so. `signer` and `signer_post` are of the decision, as it was signed;
    empty, the office's own first signatory signs.
    """

    id: int
    uid: str
    round_id: int
    position: int
    award: str
    nominee: str = PERSON
    name: str = ""
    person_id: int | None = None
    unit_id: int | None = None
    birth: str = ""
    sex: str = ""
    post: str = ""
    workplace: str = ""
    qualification: str = ""
    education_level: str = ""
    is_manager: bool = False
    is_direct_worker: bool = False
    is_posthumous: bool = False
    achievement: str = ""
    votes: int | None = None
    by_writing: int = 0
    state: str = PROPOSED
    state_reason: str = ""
    decision_number: str = ""
    decision_on: date | None = None
    certificate_number: str = ""
    signer: str = ""
    signer_post: str = ""

    @property
    def signer_lines(self) -> tuple[str, ...]:
        """The post as decisions set it: KT. Bộ trưởng, Thứ trưởng in two lines."""
        return tuple(part.strip() for part in self.signer_post.split(",")) if self.signer_post else ()


@dataclass(frozen=True, slots=True)
class AwardUse:
    """One innovation behind one line, for one person or collective: the ledger of use.

    `reason` is what was recorded where the innovation was used before; without a line it is a use that
    happened elsewhere, told by `award`, decision and day.
    """

    id: int
    innovation_id: int
    line_id: int | None = None
    person_id: int | None = None
    unit_id: int | None = None
    name: str = ""
    award: str = ""
    state: str = RESERVED
    decision_number: str = ""
    decision_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A printed blank for certificates: its size in tenths of a millimetre, its scan shown on screen only.

    `award` is the id of the award it is for, "" for any; `nominee` person, collective or "". `has_motto`
    where Quốc hiệu stands on it already; `is_plain` where there is no blank and a border is drawn.
    """

    id: int
    uid: str
    name: str
    width: int
    height: int
    award: str = ""
    nominee: str = ""
    picture_sha256: str = ""
    has_motto: bool = True
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class BlankField:
    """Where one text of a certificate lands: a box in tenths of a millimetre from the top left.

    `key` is one of the texts a certificate has; `text` writes it otherwise, with {places}. `size` is in
    tenths of a point; `shrinks` makes it smaller until it fits, `breaks` sets it in lines by meaning.
    """

    id: int
    blank_id: int
    position: int
    key: str
    left: int
    top: int
    width: int
    height: int
    text: str = ""
    font: str = ""
    size: int = 140
    is_bold: bool = False
    is_italic: bool = False
    align: str = "center"
    colour: str = "#000000"
    is_upper: bool = False
    shrinks: bool = True
    breaks: bool = False
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class PrinterShift:
    """How far a printer's tray sets prints off, in tenths of a millimetre, to be taken back when printing."""

    id: int
    printer: str
    tray: str = ""
    right: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class PrintedCertificate:
    """One print of a line's certificate: the blank's number and when; none is used twice unawares."""

    id: int
    line_id: int
    blank_number: str = ""
    printed_at: str = ""
    is_spoilt: bool = False
    reason: str = ""
