"""What awards are judged by: a nominee, the innovations behind them, the titles they hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from struct import Struct
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from desktop_app.domain.awards import PERSON
from desktop_app.domain.records import WHOLE_SHARE
from desktop_app.domain.shares import part_of


class Credit(NamedTuple):
    """One innovation behind a nominee.

    `rank` is that of the highest level it was recognised at, -1 where it was not; `decided` the ISO day of
    that, "" unknown. `value` is all it brought in the first year, whole đồng, None where that is not known.
    `share` is the nominee's, in hundredths of a percent, None where it was not noted. `used` says for what
    award it stood already, "" for none.
    """

    innovation: int
    rank: int = -1
    decided: str = ""
    is_applied: bool = False
    value: int | None = None
    share: int | None = WHOLE_SHARE
    used: str = ""

    @property
    def year(self) -> int:
        """The year in which it was recognised, 0 where it was not."""
        return int(self.decided[:4]) if self.decided else 0

    @property
    def is_shared(self) -> bool:
        """Whether the nominee is a co-author."""
        return self.share != WHOLE_SHARE

    def part(self) -> int | None:
        """The nominee's share of the value, rounded half up; None where value or share is not known."""
        return part_of(self.value, self.share)


class Sieve(NamedTuple):
    """Which innovations count: recognised this high or higher, on this ISO day or later, in use or not."""

    rank: int = 0
    since: str = ""
    is_applied: bool = False

    def sift(self, credits_: Iterable[Credit]) -> "Sifted":
        """Give the innovations that count and were not used, and how many more may count yet.

        Those wait that are not too old: they were not recognised yet, not so high, or are not in use.
        """
        rank, since, is_asked = self
        counted: list[Credit] = []
        waiting = 0
        for credit in credits_:
            if credit.used:
                continue
            is_old = credit.decided < since
            if credit.rank >= rank and not is_old and (credit.is_applied or not is_asked):
                counted.append(credit)
            elif not is_old or not credit.decided:
                waiting += 1
        return tuple(counted), waiting


Sifted: TypeAlias = tuple[tuple[Credit, ...], int]
"""The innovations that count, and how many more wait."""
Profile: TypeAlias = tuple[object, ...]
"""All of a nominee that matters where no money does."""
_DIGIT, _HALF = 32, 16
_NO_HONOURS: Mapping[str, tuple[int, ...]] = MappingProxyType({})


def _no_honours() -> Mapping[str, tuple[int, ...]]:
    """Give the one that all who hold nothing share: there may be thousands."""
    return _NO_HONOURS


class Profiles:
    """Finds the profile of nominees: kind, direct worker, honours, how many innovations count and wait.

    Innovations of one kind are weighed once: a number whose digits say for each sieve whether it counts, or
    waits, so that a sum says how many do. More than `most` that count, or one that waits, make no difference.
    """

    def __init__(self, sieves: Sequence[Sieve], most: int) -> None:
        self._sieves = sieves
        self._most = max(1, most)
        self._numbers: dict[tuple[object, ...], int] = {}
        self._known: dict[int, int] = {}
        self._digits: dict[int, int] = {}
        self._alike: dict[tuple[object, ...], int] = {}
        self._layout = Struct(f"<{2 * len(sieves)}H")

    def of(self, nominee: "Nominee") -> Profile:
        """Give the profile of a nominee."""
        known, whole = self._known, 0
        for credit in nominee.credits:
            if not credit.used:
                number = known.get(credit.innovation)
                if number is None:
                    number = known[credit.innovation] = self._number(credit)
                whole += number
        counts = self._digits.get(whole)
        if counts is None:
            counts = self._digits[whole] = self._read(whole)
        honours = nominee.honours
        return (nominee.kind, nominee.is_direct_worker, counts, *(honours.items() if honours else ()))

    def _number(self, credit: Credit) -> int:
        told = credit[1:4]  # level, day, use: all that sieves look at
        number = self._numbers.get(told)
        if number is not None:
            return number
        number = 0
        for place, sieve in enumerate(self._sieves):
            counted, waiting = sieve.sift((credit,))
            number += len(counted) + (waiting << _HALF) << (place * _DIGIT)
        self._numbers[told] = number
        return number

    def _read(self, whole: int) -> int:
        """Give a number to what a sum comes to, the same to all that come to the same."""
        numbers = self._layout.unpack(whole.to_bytes(self._layout.size, "little"))
        counts = (*map(min, numbers[::2], repeat(self._most)), *map(bool, numbers[1::2]))
        return self._alike.setdefault(counts, len(self._alike))


@dataclass(slots=True)
class Nominee:
    """A person or a collective on a day. `honours` are the years in which each award was held, by its id.

    `key` is the person's or the unit's. `post` may name several. `head` is who answers for a collective.
    """

    kind: str = PERSON
    key: int = 0
    name: str = ""
    birth: str = ""
    education: str = ""
    post: str = ""
    unit_id: int | None = None
    is_manager: bool = False
    is_direct_worker: bool = False
    is_posthumous: bool = False
    head: str = ""
    honours: Mapping[str, tuple[int, ...]] = field(default_factory=_no_honours)
    credits: tuple[Credit, ...] = ()
    _sifted: dict[Sieve, Sifted] | None = field(default=None, compare=False, repr=False)

    def sift(self, sieve: Sieve) -> Sifted:
        """Give the innovations that count, and how many more wait to; kept, since many awards ask."""
        if self._sifted is None:
            self._sifted = {}
        known = self._sifted.get(sieve)
        if known is None:
            known = self._sifted[sieve] = sieve.sift(self.credits)
        return known

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.kind == PERSON

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts that are named, each by itself."""
        parts = self.post.replace(";", ",").replace("\n", ",").split(",")
        return tuple(part.strip() for part in parts if part.strip())


def longest_run(years: Iterable[int], last: int) -> int:
    """Count the consecutive years, back from `last` or the year before it, that are among these."""
    known = set(years)
    year = last if last in known else last - 1
    count = 0
    while year - count in known:
        count += 1
    return count
