"""The records of recognition: a council's round, its members, and what becomes of each innovation in it."""

from dataclasses import dataclass
from datetime import date

RECOGNISED, COMPLETION, REFUSED = "recognised", "completion", "refused"
"""What a council concludes: recognised, recognised but to be completed, not recognised."""
NEXT_LEVEL = ":next_level"
"""The key among a ballot's marks of the higher level that the member proposes; no criterion is called so."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of the innovation council at a level: who set it up, when and where it met.

    `criteria` is the id of a set of points, "" for the reviewer's form with its boxes. `guests` is plain
    text, a line each.
    """

    id: int
    uid: str
    name: str
    level: str = ""
    unit_id: int | None = None
    document_number: str = ""
    document_on: date | None = None
    held_on: date | None = None
    held_at: str = ""
    minutes_number: str = ""
    minutes_on: date | None = None
    guests: str = ""
    criteria: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the council of a round, as its papers are to print them."""

    id: int
    round_id: int
    position: int
    name: str
    person_id: int | None = None
    post: str = ""
    workplace: str = ""
    role: str = ""
    expertise: str = ""
    is_union: bool = False
    is_present: bool = True
    absence: str = ""


@dataclass(frozen=True, slots=True)
class Examination:
    """What became of one innovation at one level; a result brought in from a list has no round.

    `result` is "", recognised, completion or refused; `derived` is what the ballots say, kept where somebody
    concluded otherwise for a `result_reason`. Rates are hundredths of a percent; multiples are hundredths of
    one mức lương cơ sở.
    """

    id: int
    innovation_id: int
    level: str
    round_id: int | None = None
    position: int = 0
    received_on: date | None = None
    accepted_on: date | None = None
    returned_on: date | None = None
    return_reason: str = ""
    result: str = ""
    derived: str = ""
    result_reason: str = ""
    completion_asked: str = ""
    completed_on: date | None = None
    decision_number: str = ""
    decision_on: date | None = None
    certificate_number: str = ""
    money_answer: str = ""
    author_rate: int | None = None
    author_multiple: int | None = None
    helper_rate: int | None = None
    next_level: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A member who declared an interest in an innovation of the round and does not vote on it."""

    id: int
    round_id: int
    member_id: int
    innovation_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One member's form on one innovation.

    `marks` is JSON text: by a criterion's id the ticked box (`positive`, `negative`) or the points as decimal
    text; a criterion left out is no answer, which is not nought. `conclusion` is what the marks give, or what
    the member wrote over it for a `reason`.
    """

    id: int
    examination_id: int
    member_id: int
    marks: str = ""
    conclusion: str = ""
    reason: str = ""
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class PaidRemuneration:
    """Thù lao of one year of application (1, 2, 3) that was paid; year 0 is a sum paid once.

    `amount` is what was paid to authors and helpers together, whole đồng, None where it is what was computed;
    `document_number` names the voucher or decision.
    """

    id: int
    innovation_id: int
    year: int
    paid_on: date
    amount: int | None = None
    document_number: str = ""
    note: str = ""
