"""Checks: a person's name written another way than in the list of authors and helpers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from desktop_app.domain.records import Participant
from desktop_app.domain.text import fold, nfc
from desktop_app.guide.inquiry import Hit, Inquiry

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3
"""Two words (Thu Hà, Minh Quân) are too often something else than a person."""


def name_spelled_two_ways(inquiry: Inquiry) -> Iterator[Hit]:
    """Names in the lists that differ by marks only, and names in texts by marks or order of the words."""
    people = [who for who in (*inquiry.dossier.authors, *inquiry.dossier.helpers) if who.name.strip()]
    yield from _in_lists(people)
    known = {_spelling(who.name): who.name for who in people}
    by_letters = {_letters(spelling): name for spelling, name in known.items() if len(spelling) >= _LEAST}
    for item in inquiry.texts:
        if item.field not in ("authors", "helpers"):
            yield from _in_text(item.field, item.label, item.text, known, by_letters)


def _in_lists(people: Sequence[Participant]) -> Iterator[Hit]:
    for place, who in enumerate(people):
        for other in people[:place]:
            one, two = _spelling(who.name), _spelling(other.name)
            is_other_person = who.birth and other.birth and who.birth[:4] != other.birth[:4]
            if one != two and _letters(one) == _letters(two) and not is_other_person:
                yield Hit("authors", {"name": other.name, "other": who.name, "label": ""})
                return


def _in_text(
    field: str,
    label: str,
    text: str,
    known: Mapping[tuple[str, ...], str],
    by_letters: Mapping[tuple[str, ...], str],
) -> Iterator[Hit]:
    found = _WORD.findall(text)
    lengths = {len(letters) for letters in by_letters}
    for at, word in enumerate(found):
        if not word[0].isupper():
            continue
        for length in lengths:
            window = found[at : at + length]
            name = by_letters.get(tuple(sorted(map(_plain, window))))
            if name and all(word[0].isupper() for word in window) and tuple(map(_small, window)) not in known:
                yield Hit(field, {"name": name, "other": " ".join(window), "label": label})
                return


def _spelling(name: str) -> tuple[str, ...]:
    return tuple(map(_small, name.split()))


def _letters(spelling: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(map(_plain, spelling)))


@lru_cache(maxsize=8192)
def _small(word: str) -> str:
    return nfc(word.lower())


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    return fold(word)
