"""Đối soát: a portal's list beside the book: what is on both, on one, or differs. Writes nothing unasked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import HANOI
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.likeness import plain
from desktop_app.domain.numbers import format_money
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value
from desktop_app.forms.portals import PortalSystem, shipped_portals
from desktop_app.guide.matching import (
    CHOSEN,
    CODE,
    LIKENESS,
    REMEMBERED,
    Comparer,
    Doubt,
    Matched,
    OurRow,
    Pair,
    TheirRow,
    match,
)
from desktop_app.guide.unit_names import NamedUnit, UnitNames
from desktop_app.guide.word_likeness import Speller
from desktop_app.services.dossiers import find_innovation
from desktop_app.services.portal import CONFIRMED, KEYED, system
from desktop_app.services.portal_lists import (
    Listing,
    Source,
    columns_in,
    list_kind,
    listing_of,
    open_list,
    read_listing,
    remember,
)
from desktop_app.services.preferences import Preferences
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking
from desktop_app.store.sqlite_portal import OurFacts, all_of, matches_of, named_units
from desktop_app.store.transaction import Transaction

__all__ = [
    "CHOSEN", "CODE", "LIKENESS", "REMEMBERED", "BroughtIn", "Difference", "Doubt", "Listing", "OurRow",
    "Pair", "Reconciliation", "TheirRow", "accept", "bring_in", "chosen", "differences", "dismiss", "forget",
    "pair_by_code", "read_as", "read_listing", "reconcile", "remember_columns", "shown_money",
]  # fmt: skip

_NOON = "T05:00:00.000000+00:00"
"""Of a day in Vietnam: stamps are UTC."""
_LEARNT_ALONE = 60
_LEARNT_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is told otherwise: `what` is its name on screen."""

    what: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What was found. `accepted` pairs are confirmed already, `pairs` wait for somebody to accept them.

    `missing` are recognised innovations that the list does not have; those in `claimed` among them were
    said to be keyed.
    """

    system: PortalSystem
    listing: Listing
    pairs: tuple[Pair, ...]
    accepted: tuple[Pair, ...]
    doubts: tuple[Doubt, ...]
    doubles: tuple[Pair, ...]
    theirs: tuple[TheirRow, ...]
    foreign: tuple[TheirRow, ...]
    missing: tuple[OurRow, ...]
    claimed: frozenset[int]
    unit_names: Mapping[int, str]
    differing: Mapping[int, tuple[Difference, ...]]

    def differences_of(self, pair: Pair) -> tuple[Difference, ...]:
        """Give what the two sides of a pair tell otherwise."""
        return self.differing.get(pair.row.number, ())


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A file of a portal, which of its tables was read, and what each column was taken for.

    Where nothing was `found`, the `problem` says why, and somebody has to say what the columns are.
    """

    source: Source
    place: int
    columns: Mapping[str, int]
    found: Reconciliation | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Held:
    """What the book knows: `states` and `remembered` of one system, units with every name they go by."""

    ours: list[OurRow]
    states: dict[int, str]
    remembered: dict[str, int | None]
    units: list[NamedUnit]
    names: dict[int, str]


def bring_in(
    book: Book, system_id: str, source: Path | str, preferences: Preferences, job: Job | None = None
) -> BroughtIn:
    """Read a portal's list by its headings, or as lists of the same headings were read; compare it.

    Raises:
        UserError: it cannot be read, or holds no table.
        Cancelled: the job is no longer wanted.
    """
    opened = open_list(source, job)
    columns = columns_in(opened.tables[opened.first], preferences)
    return read_as(book, system_id, opened, opened.first, columns, job)


def read_as(
    book: Book, system_id: str, source: Source, place: int, columns: Mapping[str, int], job: Job | None = None
) -> BroughtIn:
    """Read one table of a file by what its columns are, and compare it; safe in a worker thread."""
    try:
        listing = listing_of(source.name, source.tables[place], columns)
    except UserError as error:
        return BroughtIn(source, place, columns, problem=str(error))
    return BroughtIn(source, place, columns, reconcile(book, system_id, listing, job))


def remember_columns(brought: BroughtIn, preferences: Preferences) -> None:
    """Keep what somebody said the columns are, for the next list of the same headings."""
    remember(list_kind(), brought.source.tables[brought.place], brought.columns, preferences)


def reconcile(book: Book, system_id: str, listing: Listing, job: Job | None = None) -> Reconciliation:
    """Compare a portal's list with every innovation of the book; safe in a worker thread.

    Raises:
        UserError: there is no such system, or the book cannot be read.
        Cancelled: the job is no longer wanted.
    """
    job, wanted, shipped = job or Job(), system(system_id), shipped_portals()
    held = _read(book, wanted.id)
    job.check()
    speller = Speller(shipped.abbreviations, shipped.honorifics)
    known = UnitNames(held.units, speller)
    comparer = Comparer(held.ours, known, speller, shipped.matching, has_authors=not listing.ignores_authors)
    matched = match(listing.rows, comparer, held.ours, held.remembered, shipped.matching)
    job.check()
    return _told(wanted, listing, matched, held, known)


def _told(
    wanted: PortalSystem, listing: Listing, matched: Matched, held: _Held, known: UnitNames
) -> Reconciliation:
    ours, states, names = held.ours, held.states, held.names
    is_done = {
        pair.row.number
        for pair in matched.pairs
        if pair.how in (REMEMBERED, CODE) and states.get(pair.ours.id) == CONFIRMED
    }
    on_list = {pair.ours.id for pair in (*matched.pairs, *matched.doubles)}
    on_list.update(doubt.choices[0].ours.id for doubt in matched.doubts)
    missing = tuple(
        item for item in ours if item.id not in on_list and (item.is_recognised or states.get(item.id))
    )
    pairs = (
        *matched.pairs,
        *matched.doubles,
        *(pair for doubt in matched.doubts for pair in doubt.choices[:1]),
    )
    return Reconciliation(
        wanted,
        listing,
        tuple(pair for pair in matched.pairs if pair.row.number not in is_done),
        tuple(pair for pair in matched.pairs if pair.row.number in is_done),
        matched.doubts,
        matched.doubles,
        matched.others,
        matched.foreign,
        missing,
        frozenset(item.id for item in missing if states.get(item.id) in (KEYED, CONFIRMED)),
        names,
        {pair.row.number: found for pair in pairs if (found := differences(pair, names, known))},
    )


def differences(
    pair: Pair, names: Mapping[int, str], known: UnitNames | None = None
) -> tuple[Difference, ...]:
    """List what the two sides tell otherwise: title, unit, author, money.

    Not the day of keying: many are marked some days after, which is shown beside theirs and no difference.
    """
    row, ours = pair.row, pair.ours
    unit = names.get(ours.unit_id or 0, "")
    is_unit = bool(row.unit and unit) and (
        plain(row.unit) != plain(unit) if known is None else known.alike(row.unit, ours.unit_id or 0) < 0.9
    )
    found = (
        (plain(row.title) != plain(ours.title), _("Tên"), ours.title, row.title),
        (is_unit, _("Đơn vị"), unit, row.unit),
        ((pair.author or 100) < 90, _("Tác giả"), ", ".join(ours.authors), row.author),
        (
            None not in (row.money, ours.money) and row.money != ours.money,
            _("Tiền làm lợi (đồng)"),
            shown_money(ours.money),
            shown_money(row.money),
        ),
    )
    return tuple(Difference(what, one, two) for differs, what, one, two in found if differs)


def shown_money(amount: int | None) -> str:
    """Write an amount, or nothing where none is known."""
    return "" if amount is None else format_money(amount)


def _read(book: Book, system_id: str) -> _Held:
    ours, states = list[OurRow](), dict[int, str]()
    with speaking(book.path):
        reader = book.reader()
        try:
            for row in all_of(reader, system_id):
                item = _our_row(row)
                ours.append(item)
                if row[8]:
                    states[item.id] = row[8]
            units = named_units(reader)
            remembered = matches_of(reader, system_id)
        finally:
            reader.close()
    return _Held(
        ours,
        states,
        remembered,
        [NamedUnit(*unit) for unit in units],
        {unit[0]: unit[1][0] for unit in units},
    )


def _our_row(row: OurFacts) -> OurRow:
    key, code, title, folded, unit, authors, money, recognised, _state, their_code, keyed_at = row
    names = tuple(authors.split(", ")) if authors else ()
    return OurRow(
        key,
        code,
        title,
        fold(title) if folded is None else folded,
        unit,
        names,
        money,
        bool(recognised),
        their_code,
        datetime.fromisoformat(keyed_at).astimezone(HANOI).date() if keyed_at else None,
    )


def pair_by_code(book: Book, row: TheirRow, code: str) -> Pair:
    """Pair a row with the innovation of a code, because somebody says so.

    Raises:
        UserError: there is none of that code, or it lies in the trash.
    """
    key = find_innovation(book, clean(code))
    ours = next((item for item in _read(book, "").ours if item.id == key), None)
    if ours is None:
        raise UserError(
            _("Sáng kiến {code} đang ở thùng rác. Lấy lại từ thùng rác rồi ghép.").format(code=clean(code))
        )
    return Pair(row, ours, 100, 100, None, None, CHOSEN)


def chosen(pair: Pair) -> Pair:
    """Make a pair one that somebody decided on."""
    return replace(pair, how=CHOSEN)


def accept(book: Book, found: Reconciliation, pairs: Sequence[Pair]) -> Changes:
    """Accept pairs as one step: entries confirmed, pairs remembered, spellings of units learned."""
    wanted = found.system.id
    with book.transaction(_("Đối soát {system}").format(system=found.system.label)) as step:
        for pair in pairs:
            _confirm(step, wanted, pair)
            _remember(step, wanted, pair.row, pair.ours.id)
        _learn(book, step, pairs)
    return step.changes


def dismiss(book: Book, found: Reconciliation, rows: Iterable[TheirRow]) -> Changes:
    """Remember that rows of a portal's list are not ours."""
    with book.transaction(_("Đối soát: không phải của đơn vị mình")) as step:
        for row in rows:
            _remember(step, found.system.id, row, None)
    return step.changes


def forget(book: Book, found: Reconciliation, rows: Iterable[TheirRow]) -> Changes:
    """Forget what was remembered of rows, with what their pairs confirmed.

    What a person keyed counts as keyed again; an entry that only the list spoke of goes.
    """
    with book.transaction(_("Đối soát: bỏ ghép")) as step:
        for row in rows:
            for key in row.keys:
                for held in step.rows("portal_match", system=found.system.id, their_key=key):
                    _unconfirm(step, found.system.id, held["innovation_id"], row.code)
                    step.delete("portal_match", int(str(held["id"])))
    return step.changes


def _unconfirm(step: Transaction, system_id: str, innovation: Value, their_code: str) -> None:
    if innovation is None:
        return
    for entry in step.rows("portal_entry", innovation_id=innovation, system=system_id):
        key, keyed_at = int(str(entry["id"])), str(entry["keyed_at"])
        if not entry["keyed_by"] and (not keyed_at or keyed_at.endswith(_NOON)):
            step.delete("portal_entry", key)
            continue
        code = "" if entry["their_code"] == their_code else entry["their_code"]
        step.update("portal_entry", key, {"state": KEYED, "their_code": code})


def _confirm(step: Transaction, system_id: str, pair: Pair) -> None:
    row = pair.row
    told: dict[str, Value] = {
        "their_code": row.code,
        "account": row.account,
        "link": row.link,
        "keyed_at": "" if row.keyed_on is None else f"{row.keyed_on.isoformat()}{_NOON}",
    }
    found = step.rows("portal_entry", innovation_id=pair.ours.id, system=system_id)
    if not found:
        values = {"innovation_id": pair.ours.id, "system": system_id, "state": CONFIRMED, **told}
        step.insert("portal_entry", values)
        return
    missing = {name: value for name, value in told.items() if value and not found[0][name]}
    step.update("portal_entry", int(str(found[0]["id"])), {**missing, "state": CONFIRMED})


def _remember(step: Transaction, system_id: str, row: TheirRow, innovation: int | None) -> None:
    for key in row.keys:
        found = step.rows("portal_match", system=system_id, their_key=key)
        if found:
            step.update("portal_match", int(str(found[0]["id"])), {"innovation_id": innovation})
        else:
            step.insert("portal_match", {"system": system_id, "their_key": key, "innovation_id": innovation})


def _learn(book: Book, step: Transaction, pairs: Sequence[Pair]) -> None:
    """Learn how a list spells a unit: where the name is alike enough, or several pairs agree on it."""
    known = UnitNames(_read(book, "").units, Speller(shipped_portals().abbreviations))
    votes: dict[str, Counter[int]] = {}
    spelled: dict[str, str] = {}
    for pair in pairs:
        folded = plain(pair.row.unit)
        if not folded or pair.ours.unit_id is None or known.named(pair.row.unit):
            continue
        unit, degree = known.means(pair.row.unit, pair.ours.unit_id)
        spelled.setdefault(folded, pair.row.unit)
        votes.setdefault(folded, Counter())[unit] += _LEARNT_TOGETHER if degree * 100 >= _LEARNT_ALONE else 1
    for folded, units_voted in votes.items():
        (unit, count), *others = units_voted.most_common(2)
        if count < _LEARNT_TOGETHER or (others and others[0][1] == count):
            continue
        if not step.rows("unit_alias", folded=folded):
            step.insert("unit_alias", {"unit_id": unit, "name": clean(spelled[folded]), "folded": folded})
