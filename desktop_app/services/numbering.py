"""The numbering books: one for each unit, chain, kind of paper and year; a number is never given twice."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.awards import NominationLine, NominationMeeting, NominationRound
from desktop_app.domain.council import Examination, Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import CHAINS, IssuedPaper, Letterhead
from desktop_app.domain.records import Innovation
from desktop_app.domain.text import fold
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

MINUTES, AWARD_DECISION = "bien_ban_xet", "quyet_dinh_khen_thuong"
"""The papers of a round of nominations that bear the number of its minutes, and of its decision."""
_WRITTEN = re.compile(r"0*([0-9]{1,9})\s*/\s*(.+)")


@dataclass(frozen=True, slots=True)
class Series:
    """One numbering book; `symbol` ends its numbers (QĐ-PCBD), as papers print it."""

    unit_id: int
    chain: str
    kind: str
    year: int
    symbol: str


@dataclass(frozen=True, slots=True)
class Taken:
    """One number in use: whose it is, in words, and the paper it stands on, None where it was typed.

    `typed_for` are the papers that a typed number may be of: the paper's id with its dossier or round, of the
    council or of nominations.
    """

    number: int
    of: str
    symbol: str
    on: date | None = None
    paper: IssuedPaper | None = None
    round_id: int | None = None
    typed_for: tuple[tuple[str, int | None], ...] = ()


def taken(book: Book, series: Series) -> list[Taken]:
    """Return the numbers of a book that are in use, the lowest first.

    They are those given to papers, and those typed for a round, minutes or a decision with the same symbol in
    that year.
    """
    given = book.all(
        IssuedPaper,
        unit_id=series.unit_id or None,
        chain=series.chain,
        kind=series.kind,
        number_year=series.year,
    )
    found = [
        Taken(item.number, _whose(book, item), item.symbol, item.issued_on, item, item.round_id)
        for item in given
        if item.number is not None
    ]
    found += _typed(book, series)
    return sorted(found, key=lambda one: one.number)


def all_taken(book: Book, unit: int, chain: str) -> list[Taken]:
    """Return every number a unit gave in one chain, and those typed with its symbols; the latest first."""
    known = [item for item in book.all(IssuedPaper, unit_id=unit, chain=chain) if item.number is not None]
    head = next((one.symbol for one in book.all(Letterhead, unit_id=unit, chain=chain)), "")
    kinds = {(item.kind, item.symbol) for item in known}
    kinds |= {(kind, f"{kind}-{head}") for kind in _kinds()} if head else set()
    years = {item.number_year for item in known} | _typed_years(book)
    found = [
        one
        for kind, symbol in sorted(kinds)
        for year in years
        for one in taken(book, Series(unit, chain, kind, year, symbol))
    ]
    return sorted(found, key=lambda one: (one.on or date.min, one.symbol, one.number), reverse=True)


def next_free(book: Book, series: Series) -> int:
    """Return the number after the highest that is in use."""
    return max((one.number for one in taken(book, series)), default=0) + 1


def refuse_given(
    book: Book, unit: int | None, text: str, day: date | None, is_own: Callable[[IssuedPaper], bool]
) -> None:
    """Refuse a number typed for a unit's paper that the unit's book gave to another one in that year.

    Raises:
        UserError: it did; the sentence names the paper.
    """
    written = _WRITTEN.fullmatch(text.strip())
    if written is None or day is None:
        return
    from desktop_app.documents.papers import paper
    from desktop_app.services.paper_office import sender_of

    offices = {sender_of(book, unit, chain).letterhead.unit_id or None for chain in CHAINS}
    for item in book.all(IssuedPaper, "id", number=int(written[1]), number_year=day.year):
        if item.unit_id in offices and fold(item.symbol) == fold(written[2]) and not is_own(item):
            of = _whose(book, item)
            raise UserError(
                _(
                    "Số {number} năm {year} đã cấp cho giấy “{paper}”. Nhập số khác, hoặc sửa số của giấy ấy."
                ).format(
                    number=text.strip(),
                    year=day.year,
                    paper=" – ".join(filter(None, (paper(item.paper).title, of))),
                )
            )


def let_go(step: Transaction, column: str, key: int) -> None:
    """Forget what papers of a dossier (`innovation_id`) or round (`round_id`) bore, but for their numbers."""
    for row in step.rows("issued_paper", "id", **{column: key}):
        issued = int(str(row["id"]))
        if row["number"] is None:
            step.delete("issued_paper", issued)
        else:
            step.update("issued_paper", issued, {column: None})


def _typed(book: Book, series: Series) -> Iterable[Taken]:
    for council_round in book.all(Round):
        for paper, text, day in (
            ("thanh_lap", council_round.document_number, council_round.document_on),
            ("bien_ban", council_round.minutes_number, council_round.minutes_on),
        ):
            number = _number(text, series.symbol)
            if number is not None and day is not None and day.year == series.year:
                key = council_round.id
                yield Taken(
                    number, council_round.name, series.symbol, day, None, key, typed_for=((paper, key),)
                )
    seen: set[tuple[int, int | None]] = set()
    for item in book.all(Examination):
        number = _number(item.decision_number, series.symbol)
        if number is None or item.decision_on is None or item.decision_on.year != series.year:
            continue
        if (number, item.round_id) not in seen:
            seen.add((number, item.round_id))
            own = (("cong_nhan", item.round_id), ("thong_bao", item.innovation_id))
            of = _named(book, item.round_id, item.innovation_id)
            yield Taken(number, of, series.symbol, item.decision_on, None, item.round_id, own)
    yield from _typed_of_awards(book, series)


def _typed_of_awards(book: Book, series: Series) -> Iterable[Taken]:
    """Give the numbers typed for minutes of rounds of nominations and for decisions on awards, each once."""
    names = {one.id: one.name for one in book.all(NominationRound)}
    typed = [
        (MINUTES, one.round_id, one.minutes_number, one.minutes_on) for one in book.all(NominationMeeting)
    ]
    typed += [
        (AWARD_DECISION, one.round_id, one.decision_number, one.decision_on)
        for one in book.all(NominationLine)
    ]
    for paper, key, text, day in dict.fromkeys(typed):
        number = _number(text, series.symbol)
        if number is not None and day is not None and day.year == series.year:
            yield Taken(number, names.get(key, ""), series.symbol, day, typed_for=((paper, key),))


def _kinds() -> set[str]:
    """Name the kinds of paper that bear numbers."""
    from desktop_app.documents.papers import PAPERS
    from desktop_app.forms.papers import shipped_wording

    return {shipped_wording(item.id).abbreviation for item in PAPERS} - {""}


def _typed_years(book: Book) -> set[int]:
    days = [day for one in book.all(Round) for day in (one.document_on, one.minutes_on)]
    days += [item.decision_on for item in book.all(Examination)]
    days += [one.minutes_on for one in book.all(NominationMeeting)]
    days += [one.decision_on for one in book.all(NominationLine)]
    return {day.year for day in days if day is not None}


def _number(text: str, symbol: str) -> int | None:
    found = _WRITTEN.fullmatch(text.strip())
    return int(found[1]) if found and fold(found[2]) == fold(symbol) else None


def _whose(book: Book, item: IssuedPaper) -> str:
    if item.innovation_id is not None or item.round_id is not None:
        return _named(book, item.round_id, item.innovation_id)
    return str(item.year or "")


def _named(book: Book, council_round: int | None, innovation: int | None) -> str:
    """Name a round, else a dossier by its code."""
    if council_round is not None:
        return next((one.name for one in book.all(Round, id=council_round)), "")
    return next((one.code for one in book.all(Innovation, id=innovation)), "")
