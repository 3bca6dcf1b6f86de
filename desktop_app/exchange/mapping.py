"""Which of their columns is which of ours, by the headings."""

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain.likeness import alike, pairs, plain
from desktop_app.exchange.headings import JOIN, heading_keys

Column = tuple[str, Sequence[str]]
"""A column's id and the headings it goes by."""

_LEAST = 0.84
_PART = 0.95
SLOT = "."
MOST_SLOTS = 9


def map_columns(
    headings: Sequence[str], columns: Sequence[Column], repeating: Sequence[str] = ()
) -> dict[str, int]:
    """Give the place of the heading for each of our columns that has one; every heading is used once.

    A column in `repeating` may have several: the others are called id.2, id.3 …
    """
    offers = sorted(_offers(headings, columns), key=lambda offer: (-offer[0], offer[1], offer[2]))
    order = [column for column, _names in columns]
    mapping: dict[str, int] = {}
    for degree, place, rank in offers:
        column = order[rank]
        if place in mapping.values():
            continue
        if column not in mapping:
            mapping[column] = place
        elif column in repeating and degree > _PART - 0.01:
            slot = next(
                (
                    f"{column}{SLOT}{n}"
                    for n in range(2, MOST_SLOTS + 1)
                    if f"{column}{SLOT}{n}" not in mapping
                ),
                "",
            )
            if slot:
                mapping[slot] = place
    return mapping


def signature(headings: Sequence[str]) -> str:
    """Give what tables of the same headings have in common, by which a mapping is remembered."""
    from hashlib import sha256

    return sha256("\n".join(map(plain, headings)).encode()).hexdigest()[:20]


def known_words(columns: Sequence[Column]) -> frozenset[str]:
    """Give the plain headings that a heading row is recognised by."""
    return frozenset(plain(name) for _column, names in columns for name in names)


def _offers(headings: Sequence[str], columns: Sequence[Column]) -> Iterator[tuple[float, int, int]]:
    names: list[Mapping[str, int]] = [
        {plain(name): pairs(plain(name)) for name in given} for _column, given in columns
    ]
    for place, heading in enumerate(headings):
        for rank, given in enumerate(names):
            degree = _degree(heading, given)
            if degree >= _LEAST:
                yield degree, place, rank


def _degree(heading: str, names: Mapping[str, int]) -> float:
    """Tell how well a heading names a column: whole, without its number, or by its last part."""
    degree = 0.0
    parts = heading.split(JOIN)
    for text, worth in ((heading, 1.0), (parts[-1], _PART if len(parts) > 1 else 1.0)):
        for key in heading_keys(text):
            for tried, less in ((key, 0.0), (key.rstrip("0123456789 "), 0.01)):
                if tried in names:
                    degree = max(degree, worth - less)
                elif tried:
                    own = pairs(tried)
                    nearest = max((alike(own, other) for other in names.values()), default=0.0)
                    degree = max(degree, worth * nearest - less - 0.02)
    return degree
