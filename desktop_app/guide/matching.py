"""Pairing the rows of a portal's list with the innovations of a book: each with one at most. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from heapq import nlargest
from itertools import chain

from desktop_app.domain.likeness import plain
from desktop_app.domain.text import fold
from desktop_app.forms.portals import Matching
from desktop_app.guide.unit_names import UnitNames
from desktop_app.guide.word_likeness import Speller, Tokens, Weigh, names_alike, weights, words_alike

CODE, REMEMBERED, LIKENESS, CHOSEN = "code", "remembered", "likeness", "chosen"
_WORD = re.compile(r"[^\W_]+")
_RARE_WORDS, _FEWEST_WORDS, _MOST_MET = 6, 3, 4000
_COMPARED, _NEAREST = 24, 8
_PLAIN, _CLEAR = 95, 90
_LEAST_TITLE = 40
_CHOICES = 4


@dataclass(frozen=True, slots=True)
class TheirRow:
    """A row of a portal's list as it stands there; `number` is its row on the sheet."""

    number: int
    title: str
    unit: str = ""
    author: str = ""
    code: str = ""
    our_code: str = ""
    money: int | None = None
    keyed_on: date | None = None
    account: str = ""
    link: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """What this row is known by again: the portal's own code, and its words."""
        words = "|".join(plain(part) for part in (self.title, self.unit, self.author))
        return (f"#{plain(self.code)}", words) if plain(self.code) else (words,)


@dataclass(frozen=True, slots=True)
class OurRow:
    """An innovation of the book; `folded` is its title as the search keeps it, `authors` as written."""

    id: int
    code: str
    title: str
    folded: str
    unit_id: int | None
    authors: tuple[str, ...]
    money: int | None = None
    is_recognised: bool = True
    their_code: str = ""
    keyed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and an innovation, how alike they are in hundredths, by which parts (None is not compared)."""

    row: TheirRow
    ours: OurRow
    degree: int
    title: int
    unit: int | None
    author: int | None
    how: str = LIKENESS


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be one of several, or only perhaps one: somebody has to say; the likest comes first."""

    row: TheirRow
    choices: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """What became of every row: `doubles` are the same innovation as another row, `foreign` not ours."""

    pairs: tuple[Pair, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    doubles: tuple[Pair, ...] = ()
    others: tuple[TheirRow, ...] = ()
    foreign: tuple[TheirRow, ...] = ()


class Comparer:
    """Compares rows with innovations, and finds for a row those that are worth comparing."""

    def __init__(
        self,
        ours: Sequence[OurRow],
        units: UnitNames,
        speller: Speller,
        rules: Matching,
        *,
        has_authors: bool = True,
    ) -> None:
        self._ours, self._units, self._speller, self._rules = ours, units, speller, rules
        self._has_authors = has_authors
        self._words = [speller.written_out(tuple(_WORD.findall(item.folded))) for item in ours]
        self._places = {item.id: place for place, item in enumerate(ours)}
        self._sets = [frozenset(words) for words in self._words]
        self._by_title: dict[frozenset[str], list[int]] = {}
        for place, title in enumerate(self._sets):
            self._by_title.setdefault(title, []).append(place)
        self._counts = Counter(chain.from_iterable(self._sets))
        self._weigh: Weigh = weights(self._counts, max(1, len(ours)))
        self._with_word: dict[str, list[int]] = {}
        self._names: dict[str, str] = {}

    @cached_property
    def _by_author(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for place, item in enumerate(self._ours):
            for name in self._plain_names(item):
                found.setdefault(name, []).append(place)
        return found

    def _plain_names(self, item: OurRow) -> tuple[str, ...]:
        for name in item.authors:
            if name not in self._names:
                self._names[name] = plain(name)
        return tuple(self._names[name] for name in item.authors)

    def _having(self, word: str) -> list[int]:
        """Find the titles that have a word; looked for when it is asked, since few words ever are."""
        if word not in self._with_word:
            self._with_word[word] = [place for place, words in enumerate(self._sets) if word in words]
        return self._with_word[word]

    def offers(self, row: TheirRow) -> list[Pair]:
        """Give the innovations a row may be, the likest first, those recognised before others as alike.

        Looked for by the whole title, then by the authors, then by rare words, until one is clearly meant.
        """
        words = self._speller.tokens(row.title)
        if not words:
            return []
        people = self._people_in(row)
        found: list[Pair] = []
        seen: set[int] = set()
        for enough, places in self._stages(words, people):
            found = self._compared(
                row, words, people, (place for place in places if place not in seen), found
            )
            seen.update(places)
            if found and found[0].degree >= enough:
                break
        return found

    def _stages(self, words: Tokens, people: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
        yield _PLAIN, self._by_title.get(frozenset(words), [])[:_COMPARED]
        yield _CLEAR, self._likest(words, self._of_people(people), _NEAREST)
        yield 0, self._likest(words, self._by_words(words), _NEAREST)

    def compare(self, row: TheirRow, ours: OurRow) -> Pair:
        """Compare a row with one innovation, however unlike they are."""
        place = self._places[ours.id]
        return self._pair(row, self._speller.tokens(row.title), self._people_in(row), place)

    def _people_in(self, row: TheirRow) -> tuple[str, ...]:
        return self._speller.names_in(row.author) if self._has_authors else ()

    def _of_people(self, people: Sequence[str]) -> Iterator[int]:
        return (place for name in people for place in self._by_author.get(name, ()))

    def _by_words(self, words: Tokens) -> Iterable[int]:
        """Find innovations by the rarest words of a title, as many words as it takes to meet enough."""
        known = sorted(set(words) & self._counts.keys(), key=lambda word: (self._counts[word], word))
        met = 0
        for number, word in enumerate(known):
            count = self._counts[word]
            if number >= _RARE_WORDS or (number >= _FEWEST_WORDS and met + count > _MOST_MET):
                return
            met += count
            yield from self._having(word)

    def _likest(self, words: Tokens, places: Iterable[int], most: int) -> list[int]:
        """Keep the titles that share most with a row's, weighed by their words alone."""
        weighed = {word: self._weigh(word) for word in words}
        own, weight, titles = frozenset(words), weighed.__getitem__, self._sets
        shared = {place: sum(map(weight, own & titles[place])) for place in set(places)}
        return nlargest(most, shared, key=lambda place: (shared[place], -place))

    def _compared(
        self,
        row: TheirRow,
        words: Tokens,
        people: Sequence[str],
        places: Iterable[int],
        known: Iterable[Pair],
    ) -> list[Pair]:
        found = (self._pair(row, words, people, place) for place in places)
        alike = (pair for pair in found if pair.title >= _LEAST_TITLE)
        return sorted((*known, *alike), key=_order)

    def _pair(self, row: TheirRow, words: Tokens, people: Sequence[str], place: int) -> Pair:
        ours, rules = self._ours[place], self._rules
        is_cut = len(row.title) >= rules.truncated or row.title.rstrip().endswith(("…", "..."))
        title = words_alike(words, self._words[place], self._weigh, is_cut=is_cut)
        unit = self._units.alike(row.unit, ours.unit_id) if row.unit and ours.unit_id is not None else None
        author = names_alike(people, self._plain_names(ours)) if people and ours.authors else None
        parts = ((title, rules.title), (unit, rules.unit), (author, rules.author))
        weighed = [(part, weight) for part, weight in parts if part is not None]
        degree = sum(part * weight for part, weight in weighed) / (
            sum(weight for _part, weight in weighed) or 1
        )
        return Pair(row, ours, _percent(degree), _percent(title), _or_none(unit), _or_none(author))


def _percent(part: float) -> int:
    return min(100, int(part * 100 + 0.5))


def _or_none(part: float | None) -> int | None:
    return None if part is None else _percent(part)


def _order(pair: Pair) -> tuple[int, bool, int, int]:
    return -pair.degree, not pair.ours.is_recognised, -pair.title, pair.ours.id


def match(
    rows: Sequence[TheirRow],
    comparer: Comparer,
    ours: Sequence[OurRow],
    remembered: Mapping[str, int | None],
    rules: Matching,
) -> Matched:
    """Pair rows with innovations: as remembered, by code, then the likest first, each once.

    Nothing is decided where the likeness is doubtful or two innovations are as like: that is a `Doubt`.
    """
    known, foreign, doubles, left = _known_pairs(rows, comparer, ours, remembered)
    taken = {pair.ours.id for pair in known}
    offers = {row.number: comparer.offers(row) for row in left}
    assigned = _assign(offers, taken, rules)
    pairs, doubts, others = list(known), list[Doubt](), list[TheirRow]()
    best_of = {pair.ours.id: pair.degree for pair in (*known, *assigned.values())}
    for row in left:
        pair = assigned.get(row.number)
        first = next(iter(offers[row.number]), None)
        if pair is None:
            is_double = first is not None and first.degree >= rules.sure and first.ours.id in best_of
            if is_double and first is not None:
                doubles.append(first)
            else:
                others.append(row)
            continue
        rivals = _rivals(pair, offers[row.number], best_of, rules)
        if rivals or pair.degree < rules.sure:
            doubts.append(Doubt(row, (pair, *rivals)[:_CHOICES]))
        else:
            pairs.append(pair)
    return Matched(tuple(pairs), tuple(doubts), tuple(doubles), tuple(others), tuple(foreign))


def _known_pairs(
    rows: Sequence[TheirRow], comparer: Comparer, ours: Sequence[OurRow], remembered: Mapping[str, int | None]
) -> tuple[list[Pair], list[TheirRow], list[Pair], list[TheirRow]]:
    """Part off what an earlier answer or a code decides: pairs, foreign rows, doubles, and the rest."""
    by_id = {item.id: item for item in ours}
    by_code = {fold(item.code): item for item in ours}
    by_code.update({fold(item.their_code): item for item in ours if item.their_code})
    pairs, foreign, doubles, left = list[Pair](), list[TheirRow](), list[Pair](), list[TheirRow]()
    taken: set[int] = set()
    for row in rows:
        answer = next((key for key in row.keys if key in remembered), None)
        if answer is not None and remembered[answer] is None:
            foreign.append(row)
            continue
        item, how = by_id.get((answer and remembered[answer]) or 0), REMEMBERED
        if item is None:
            codes = (code for code in map(fold, (row.our_code, row.code)) if code in by_code)
            item, how = by_code.get(next(codes, "")), CODE
        if item is None:
            left.append(row)
            continue
        pair = replace(comparer.compare(row, item), how=how)
        (doubles if item.id in taken else pairs).append(pair)
        taken.add(item.id)
    return pairs, foreign, doubles, left


def _assign(offers: Mapping[int, Sequence[Pair]], taken: set[int], rules: Matching) -> dict[int, Pair]:
    """Give each row one innovation that no other row has, the likest pairs first."""
    edges = sorted(
        (pair for found in offers.values() for pair in found if pair.degree >= rules.doubtful), key=_order
    )
    assigned: dict[int, Pair] = {}
    used = set(taken)
    for pair in edges:
        if pair.row.number not in assigned and pair.ours.id not in used:
            if _is_spoken_for(pair, offers, used, rules):
                continue
            assigned[pair.row.number] = pair
            used.add(pair.ours.id)
    return assigned


def _is_spoken_for(pair: Pair, offers: Mapping[int, Sequence[Pair]], used: set[int], rules: Matching) -> bool:
    """Tell whether a row surely is an innovation that another row has: a double, not the next best."""
    best = offers[pair.row.number][0]
    return best.ours.id in used and best.degree >= rules.sure and best.degree - pair.degree > rules.tie


def _rivals(pair: Pair, offers: Sequence[Pair], best_of: Mapping[int, int], rules: Matching) -> list[Pair]:
    """Find others a row is as like, unless they are better with another row."""
    return [
        other
        for other in offers
        if other.ours.id != pair.ours.id
        and other.degree >= max(pair.degree - rules.tie, rules.doubtful)
        and best_of.get(other.ours.id, -1) < other.degree
    ]
