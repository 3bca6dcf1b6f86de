"""What members of a council say about the money and propose to pay: mục 4.4, 4.5 and 4.6 of the Phiếu."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE

MONEY, MONEY_FIGURES = ":money", ":money_figures"
AUTHOR_RATE, AUTHOR_MULTIPLE, HELPER_RATE = ":author_rate", ":author_multiple", ":helper_rate"
"""The keys among a ballot's marks of these answers; no criterion is called so.

Rates are hundredths of a percent, multiples hundredths of one mức lương cơ sở, as figures.
"""

RECOMPUTED, AGREED = "recomputed", "agreed"
MONEY_ANSWERS = (NOT_COMPUTABLE, RECOMPUTED, AGREED)
"""The three answers of 4.4, as the form prints them."""
PAY_KEYS = (MONEY, MONEY_FIGURES, AUTHOR_RATE, AUTHOR_MULTIPLE, HELPER_RATE)

_RATES = (AUTHOR_RATE, AUTHOR_MULTIPLE, HELPER_RATE)


@dataclass(frozen=True, slots=True)
class PayOpinion:
    """One member's answers: "" and None are none. `figures` is what is to be worked out anew from."""

    money: str = ""
    figures: str = ""
    author_rate: int | None = None
    author_multiple: int | None = None
    helper_rate: int | None = None


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of what `count` members proposed, and between which two numbers they did."""

    value: int
    count: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class PaySummary:
    """What the forms that recognise come to: how often each answer of 4.4, and the middle of each proposal.

    Whether the money can be computed is counted before how: `money` is "" where either count is level, and of
    `author_rate` and `author_multiple` only the one is given that fits the first, both while that is level.
    """

    answers: Mapping[str, int] = field(default_factory=dict[str, int])
    money: str = ""
    figures: tuple[str, ...] = ()
    author_rate: Middle | None = None
    author_multiple: Middle | None = None
    helper_rate: Middle | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody said anything."""
        return not self.answers and not (self.author_rate or self.author_multiple or self.helper_rate)


def author_key(money: str, application: str) -> str:
    """Tell in what 4.5 is answered: a rate where the money can be worked out, else a multiple; "" unknown.

    Args:
        money: the member's answer to 4.4, "" for none; then the `application`'s own answer decides.
    """
    if money == NOT_COMPUTABLE or (not money and application == NOT_COMPUTABLE):
        return AUTHOR_MULTIPLE
    return AUTHOR_RATE if money in (RECOMPUTED, AGREED) or application == COMPUTED else ""


def settled(marks: Mapping[str, str], application: str) -> dict[str, str]:
    """Drop from marks what the answer to 4.4 leaves no place for: figures, or pay in another measure."""
    money = marks.get(MONEY, "")
    dropped = {AUTHOR_RATE, AUTHOR_MULTIPLE} - {author_key(money, application)}
    if money != RECOMPUTED:
        dropped |= {MONEY_FIGURES}
    return {key: value for key, value in marks.items() if key not in dropped}


def opinion_of(marks: Mapping[str, str]) -> PayOpinion:
    """Read the answers among a ballot's marks; what is none is left out."""
    money = marks.get(MONEY, "")
    rates = (_whole(marks.get(key, "")) for key in _RATES)
    return PayOpinion(money if money in MONEY_ANSWERS else "", marks.get(MONEY_FIGURES, ""), *rates)


def summary_of(opinions: Iterable[PayOpinion]) -> PaySummary:
    """Say what opinions come to; those of abstaining, refusing and conflicted members are not to be among."""
    known = list(opinions)
    answers = Counter(one.money for one in known if one.money)
    computed = answers[RECOMPUTED] + answers[AGREED] - answers[NOT_COMPUTABLE]
    money = NOT_COMPUTABLE if computed < 0 else ""
    if computed > 0 and answers[RECOMPUTED] != answers[AGREED]:
        money = max(RECOMPUTED, AGREED, key=answers.__getitem__)
    return PaySummary(
        answers={answer: answers[answer] for answer in MONEY_ANSWERS if answers[answer]},
        money=money,
        figures=tuple(dict.fromkeys(one.figures for one in known if one.figures)),
        author_rate=_middle([one.author_rate for one in known]) if computed >= 0 else None,
        author_multiple=_middle([one.author_multiple for one in known]) if computed <= 0 else None,
        helper_rate=_middle([one.helper_rate for one in known]),
    )


def _middle(numbers: Sequence[int | None]) -> Middle | None:
    """Take the median, of an even count the mean of the two in the middle, rounded half up."""
    known = sorted(number for number in numbers if number is not None)
    if not known:
        return None
    low, high = known[(len(known) - 1) // 2], known[len(known) // 2]
    return Middle((low + high + 1) // 2, len(known), known[0], known[-1])


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
