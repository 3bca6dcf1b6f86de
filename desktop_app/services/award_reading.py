"""The nominees of a book, as awards judge them: read set-wise, since there may be thousands."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from desktop_app.domain.awards import COLLECTIVE, PERSON, RESERVED
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.records import WHOLE_SHARE, Unit
from desktop_app.forms.awards import AXES, AwardCatalogue
from desktop_app.guide.award_facts import Credit, Nominee
from desktop_app.guide.award_ranking import Work
from desktop_app.store.sqlite_awards import AwardRows, award_rows

STATE, APPLIED = "application_state", "applied"
MARKS: Mapping[str, str] = {f"mark_{axis}": axis for axis in AXES}
"""The answers that keep an office's own marks of an innovation, by their keys: the axis each is of."""
_KEYS = (STATE, *MARKS)


Place: TypeAlias = tuple[str, int, int]


class Used(NamedTuple):
    """One use: for what, behind which line of a nomination, and the reason recorded for using it again."""

    words: str
    line: int | None = None
    reason: str = ""


@dataclass(slots=True)
class Field:
    """Everybody and everything that awards look at, by key.

    `recognised` are innovations with the ISO day that counts; `uses` the uses of an innovation by a person or
    a collective, by kind, key and innovation.
    """

    works: dict[int, Work] = field(default_factory=dict[int, Work])
    recognised: dict[int, str] = field(default_factory=dict[int, str])
    people: dict[int, Nominee] = field(default_factory=dict[int, Nominee])
    units: dict[int, Nominee] = field(default_factory=dict[int, Nominee])
    uses: dict[Place, list[Used]] = field(default_factory=dict[Place, list[Used]])

    def authors(self) -> dict[int, list[int]]:
        """Give the people behind each innovation, by given name."""
        found: dict[int, list[int]] = {}
        for person in self.people.values():
            for credit in person.credits:
                found.setdefault(credit.innovation, []).append(person.key)
        return found

    def used(self, kind: str, key: int, innovation: int, line: int | None = None) -> str:
        """Say what an innovation stands behind for a nominee, other than a line.

        It is "" for nothing, and where a reason was recorded for using it once more behind that line.
        """
        uses = self.uses.get((kind, key, innovation), [])
        if line is not None and any(use.line == line and use.reason for use in uses):
            return ""
        return "; ".join(use.words for use in uses if line is None or use.line != line)


def read_field(
    connection: sqlite3.Connection,
    units: Iterable[Unit],
    catalogue: AwardCatalogue,
    ranks: Mapping[str, int],
    today: date,
) -> Field:
    """Read the whole book for judging; the innovations of a unit are those of the units below it too."""
    rows = award_rows(connection, _KEYS)
    answers = _answers(rows)
    found = Field()
    best = _recognitions(rows, ranks)
    credits_, owners = _innovations(rows, found, best, answers, today, catalogue.selection.most)
    _read_uses(rows, catalogue, found)
    of_people, of_units = _honours(rows)
    none = Nominee().honours
    behind = _by_author(rows, found, credits_)
    for key, name, birth, education, post, unit, is_manager, is_direct in rows.people:
        found.people[key] = Nominee(
            PERSON, key, name, birth, education, post, unit, bool(is_manager), bool(is_direct), False, "",
            of_people.get(key, none), tuple(behind.get(key, ())),
        )  # fmt: skip
    has_uses = bool(found.uses)

    def whole(key: int, item: int) -> Credit:
        credit = credits_[item]
        return credit._replace(used=found.used(COLLECTIVE, key, item)) if has_uses else credit

    heads, known = dict(rows.heads), list(units)
    names = {unit.id: unit.name for unit in known}
    for key, own in _by_unit(known, owners).items():
        found.units[key] = Nominee(
            kind=COLLECTIVE, key=key, name=names[key], unit_id=key, head=heads.get(key, ""),
            honours=of_units.get(key, none),
            credits=tuple(whole(key, item) for item in own),
        )  # fmt: skip
    return found


def _answers(rows: AwardRows) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for innovation, key, text in rows.answers:
        found.setdefault(innovation, {})[key] = text
    return found


def _recognitions(rows: AwardRows, ranks: Mapping[str, int]) -> dict[int, tuple[int, str, str]]:
    """Give the highest level each innovation was recognised at: its rank, its id, and the last decision."""
    found: dict[int, tuple[int, str, str]] = {}
    for innovation, level, decided in rows.recognitions:
        rank = ranks.get(level, 0)
        known = found.get(innovation)
        if known is None:
            found[innovation] = (rank, level, decided)
        else:
            high = (rank, level) if rank > known[0] else (known[0], known[1])
            found[innovation] = (high[0], high[1], max(decided, known[2]))
    return found


def _innovations(
    rows: AwardRows,
    found: Field,
    best: Mapping[int, tuple[int, str, str]],
    answers: Mapping[int, Mapping[str, str]],
    today: date,
    most: int,
) -> tuple[dict[int, Credit], dict[int, list[int]]]:
    """Make a credit of each innovation, whole, and list those of each unit.

    One that was recognised on a day nobody noted counts from the end of its year.
    """
    now = today.isoformat()
    made: dict[int, Credit] = {}
    owners: defaultdict[int, list[int]] = defaultdict(list)
    unknown, none = (-1, "", ""), dict[str, str]()
    credit, work = Credit._make, Work._make
    for key, unit, area, applied_on, answer, amount, year in rows.innovations:
        rank, level, decided = best.get(key, unknown)
        told = answers.get(key, none) if answers else none
        is_applied = "" < applied_on <= now and (not told or told.get(STATE, APPLIED) == APPLIED)
        if rank >= 0:
            decided = found.recognised[key] = decided or f"{year or 1900}-12-31"
        made[key] = credit((key, rank, decided, is_applied, amount, WHOLE_SHARE, ""))
        found.works[key] = work((area, level, answer, amount, given_marks(told, most) if told else none))
        if unit is not None:
            owners[unit].append(key)
    return made, owners


def given_marks(answers: Mapping[str, str], most: int) -> dict[str, int]:
    """Give the marks among the answers of a dossier, by axis; what is no mark from 0 to `most` is none."""
    known = {str(mark): mark for mark in range(most + 1)}
    found = {axis: known.get(answers.get(key, "")) for key, axis in MARKS.items()}
    return {axis: mark for axis, mark in found.items() if mark is not None}


def _by_author(rows: AwardRows, found: Field, made: Mapping[int, Credit]) -> dict[int, list[Credit]]:
    """Give the innovations behind each person, each with the person's share and use of it."""
    behind: defaultdict[int, list[Credit]] = defaultdict(list)
    has_uses, make = bool(found.uses), Credit._make
    for innovation, person, share in rows.authors:
        credit = made.get(innovation)
        if credit is not None:
            use = found.used(PERSON, person, innovation) if has_uses else ""
            is_whole = share == WHOLE_SHARE and not use
            behind[person].append(credit if is_whole else make((*credit[:5], share, use)))
    return behind


def _by_unit(units: Iterable[Unit], owners: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """List the innovations of each unit and of all below it."""
    known = {unit.id: unit for unit in units}
    found: dict[int, list[int]] = {key: [] for key in known}
    for owner, innovations in owners.items():
        above, passed = known.get(owner), set[int]()
        while above is not None and above.id not in passed:
            passed.add(above.id)
            found[above.id].extend(innovations)
            above = known.get(above.parent_id or 0)
    return found


def _honours(rows: AwardRows) -> tuple[dict[int, Any], dict[int, Any]]:
    people: dict[int, dict[str, tuple[int, ...]]] = {}
    units: dict[int, dict[str, tuple[int, ...]]] = {}
    for award, year, person, unit in rows.honours:
        holders, key = (people, person) if person is not None else (units, unit)
        if key is not None:
            held = holders.setdefault(key, {})
            held[award] = (*held.get(award, ()), year)
    return people, units


def _read_uses(rows: AwardRows, catalogue: AwardCatalogue, found: Field) -> None:
    """Say what each innovation stands or stood behind, for each person and unit."""
    for innovation, person, unit, state, award, number, on, line, reason in rows.uses:
        kind, key = (PERSON, person) if person is not None else (COLLECTIVE, unit)
        if key is not None:
            day = date.fromisoformat(on) if on else None
            words = use_words(award_name(catalogue, award), state, number, day)
            found.uses.setdefault((kind, key, innovation), []).append(Used(words, line, reason))


def use_words(name: str, state: str, number: str, on: date | None) -> str:
    """Say for what award an innovation was used: by which decision, on which day; or that it is proposed."""
    if state == RESERVED:
        return _("{award} (đang đề nghị)").format(award=name)
    decision = _("Quyết định số {number}").format(number=number) if number else ""
    day = _("ngày {day}").format(day=format_date(on)) if on else ""
    told = " ".join(part for part in (decision, day) if part)
    return f"{name} ({told})" if told else name


def award_name(catalogue: AwardCatalogue, award: str) -> str:
    """Name an award by its id; what the catalogue does not have goes by what was written."""
    rule = catalogue.award(award)
    return rule.name if rule else award or _("một hình thức khen thưởng")
