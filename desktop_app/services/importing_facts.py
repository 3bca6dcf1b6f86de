"""What the book knows that a list is compared with: read once, before the rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.likeness import Lookup, likeness, plain
from desktop_app.domain.programme import UnitAlias
from desktop_app.domain.records import Unit, UnitName
from desktop_app.domain.words import words
from desktop_app.exchange.unit_finder import UnitFinder
from desktop_app.forms.imports import shipped_imports
from desktop_app.store.book import Book

_NEAR = 0.86
_DIGITS = re.compile("[0-9]+")
_MOST_NEAR = 4
_INNOVATIONS = (
    "SELECT i.id, i.code, i.title, i.unit_id, coalesce(l.authors, '') FROM innovation i"
    " LEFT JOIN listing l ON l.innovation_id = i.id WHERE i.deleted_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the book, or of an earlier row (`id` below nought)."""

    id: int
    name: str
    birth: str
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class KnownInnovation:
    """An innovation of the book."""

    id: int
    code: str
    title: str
    unit_id: int | None
    authors: str


@lru_cache(maxsize=16384)
def exact_name(name: str) -> str:
    """Reduce a name to what must be equal for two to be one: not capitals, nor where a tone stands."""
    return " ".join(words(name.casefold()).tokens)


class People:
    """Finds somebody by name, birth and unit: same name and another birth is somebody else."""

    def __init__(self, known: list[KnownPerson]) -> None:
        self._exact: dict[str, list[KnownPerson]] = {}
        self._near: dict[str, dict[str, None]] = {}
        for person in known:
            self.add(person)

    def add(self, person: KnownPerson) -> None:
        """Know one more."""
        name = exact_name(person.name)
        self._exact.setdefault(name, []).append(person)
        for key in _gaps(person.name):
            self._near.setdefault(key, {})[name] = None

    def same(self, name: str, birth: str, unit: int | None) -> list[KnownPerson]:
        """Give those of that very name whom birth and unit do not rule out; a birth that agrees decides."""
        found = [
            person
            for person in self._exact.get(exact_name(name), ())
            if births_agree(person.birth, birth)
            and (birth == person.birth != "" or units_agree(person.unit_id, unit))
        ]
        born = [person for person in found if birth and person.birth]
        here = [person for person in (born or found) if person.unit_id == unit]
        return here or born or found

    def near(self, name: str, birth: str, unit: int | None) -> list[tuple[KnownPerson, float]]:
        """Give those of nearly that name whom birth and unit do not rule out, the likest first."""
        wanted = exact_name(name)
        others = dict.fromkeys(other for key in _gaps(name) for other in self._near.get(key, ()))
        found = [
            (person, min(likeness(name, person.name), 0.99))
            for other in others
            if other != wanted
            for person in self._exact[other]
            if births_agree(person.birth, birth) and units_agree(person.unit_id, unit)
        ]
        return sorted((item for item in found if item[1] >= _NEAR), key=lambda item: -item[1])[:_MOST_NEAR]


@lru_cache(maxsize=16384)
def _gaps(name: str) -> tuple[str, ...]:
    """Give a plain name as it is, and with each of its words cut to its first letter: a slip is in one.

    “Nguyễn Văn Ân” and “Nguyen Van An” are the same plain name; “Nguyễn Văn Anh” differs in one word.
    """
    whole = plain(name)
    parts = whole.split()
    if len(parts) < 2:
        return (whole,)
    gaps = (" ".join((*parts[:at], f"{part[:1]}_", *parts[at + 1 :])) for at, part in enumerate(parts))
    return (whole, *gaps)


def _numbers(title: str) -> list[str]:
    return _DIGITS.findall(title)


def births_agree(one: str, two: str) -> bool:
    """Tell whether two births may be the same, as far as both are known: 1988 and 1988-03-12 may."""
    return not one or not two or one.startswith(two) or two.startswith(one)


def units_agree(one: int | None, two: int | None) -> bool:
    """Tell whether two units may be the same, as far as both are known."""
    return one is None or two is None or one == two


class Innovations:
    """Finds innovations by code, and by title within a unit."""

    def __init__(self, known: list[KnownInnovation]) -> None:
        self.by_id: dict[int, KnownInnovation] = {}
        self.by_code: dict[str, KnownInnovation] = {}
        self._titles: dict[str, list[int]] = {}
        self._near: dict[int | None, Lookup[int]] = {}
        for innovation in known:
            self.add(innovation)

    def add(self, innovation: KnownInnovation) -> None:
        """Know one more; those of earlier rows have keys below nought."""
        self.by_id[innovation.id] = innovation
        if innovation.code:
            self.by_code.setdefault(innovation.code.upper(), innovation)
        title = plain(innovation.title)
        if title:
            self._titles.setdefault(title, []).append(innovation.id)
            if innovation.unit_id not in self._near:
                self._near[innovation.unit_id] = Lookup(apart=_numbers)
            self._near[innovation.unit_id].add(innovation.id, innovation.title)

    def of_code(self, code: str) -> KnownInnovation | None:
        """Give the innovation of a code."""
        return self.by_code.get(code.upper())

    def same(self, title: str, unit: int | None) -> list[KnownInnovation]:
        """Give those of that very title whom the unit does not rule out."""
        found = (self.by_id[key] for key in self._titles.get(plain(title), ()))
        return [innovation for innovation in found if units_agree(innovation.unit_id, unit)]

    def near(self, title: str, unit: int | None, least: float) -> list[tuple[KnownInnovation, float]]:
        """Give those of nearly that title in the same unit, or where one is not known, the likest first.

        Other numbers are another thing: tổ máy 1 is not tổ máy 2.
        """
        units = list(self._near) if unit is None else [unit, None]
        found = [
            (self.by_id[key], degree)
            for where in units
            if where in self._near
            for key, degree in self._near[where].near(title, least)
        ]
        return sorted(found, key=lambda item: -item[1])[:4]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything at once."""

    finder: UnitFinder
    people: People
    innovations: Innovations
    codes: frozenset[str]
    unit_labels: Mapping[int, str]

    def unit_name(self, unit: int | None) -> str:
        """Give a unit's name with the one above it."""
        return self.unit_labels.get(unit, "") if unit is not None else ""


def gather(book: Book) -> Facts:
    """Read what lists are compared with."""
    imports = shipped_imports()
    units = book.all(Unit)
    aliases = [(alias.unit_id, alias.name) for alias in book.all(UnitAlias)]
    finder = UnitFinder(units, book.all(UnitName), aliases, imports.dropped_of_units, imports.short_of_units)
    people = [KnownPerson(*row) for row in book.sql("SELECT id, name, birth, unit_id FROM person")]
    innovations = [KnownInnovation(*row) for row in book.sql(_INNOVATIONS)]
    codes = frozenset(str(code) for (code,) in book.sql("SELECT code FROM innovation"))
    names = {unit.id: unit.name for unit in units}
    labels = {
        unit.id: f"{unit.name} ({names[unit.parent_id]})" if unit.parent_id in names else unit.name
        for unit in units
    }
    return Facts(finder, People(people), Innovations(innovations), codes, labels)
