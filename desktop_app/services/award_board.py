"""The reverse board: which awards fit whom, what is missing, and who comes first for each award."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.awards import PERSON, NominationLine
from desktop_app.forms.awards import AwardCatalogue, AwardRule, Deadline
from desktop_app.guide.award_facts import Credit, Nominee, Profile, Profiles
from desktop_app.guide.award_ranking import Score, score, tenths, worth
from desktop_app.guide.award_words import missing_words, reason_words, remarks, verdict_words
from desktop_app.guide.awards import Judge, Outcome, Verdict, next_deadline
from desktop_app.services.award_catalogue import catalogue
from desktop_app.services.award_reading import Field, read_field
from desktop_app.services.award_settings import AwardSettings, award_settings
from desktop_app.services.recognition import ranked_levels
from desktop_app.services.units import all_units
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking


@dataclass(frozen=True, slots=True)
class Fit:
    """What one award comes to for one nominee; sentences are made when they are asked for."""

    judge: Judge
    nominee: Nominee
    outcome: Outcome
    catalogue: AwardCatalogue

    @property
    def award(self) -> AwardRule:
        """The award."""
        return self.judge.rule

    @property
    def verdict(self) -> Verdict:
        """Fits, nearly, or not."""
        return self.outcome.verdict

    @property
    def words(self) -> str:
        """The verdict in a few words."""
        return verdict_words(self.outcome)

    @property
    def reason(self) -> str:
        """The standard it goes by, with its clause; or why the award is not for this nominee."""
        return reason_words(self.judge, self.nominee, self.outcome)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is short, in figures."""
        return missing_words(self.judge, self.nominee, self.outcome, self.catalogue)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is not certain, what the unit vouches for, what to mend."""
        return remarks(self.judge, self.nominee, self.outcome, self.catalogue)

    @property
    def counted(self) -> tuple[Credit, ...]:
        """The innovations that count."""
        return self.judge.counted(self.nominee, self.outcome)

    @property
    def innovations(self) -> tuple[int, ...]:
        """Keys of the innovations that count, the most valuable first."""
        counted = sorted(self.counted, key=lambda credit: -(credit.value or 0))
        return tuple(credit.innovation for credit in counted)

    @property
    def due(self) -> tuple[date, Deadline] | None:
        """The next last day for a file, with what it is the last day of."""
        return next_deadline(self.award.deadlines, self.judge.day)

    @property
    def days_left(self) -> int | None:
        """How many days are left to it; None where none is known."""
        due = self.due
        return (due[0] - self.judge.day).days if due else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A nominee in the ranking of one award; `why` explains the score, an axis a line."""

    rank: int
    fit: Fit
    score: Score

    @property
    def nominee(self) -> Nominee:
        """Who it is."""
        return self.fit.nominee

    @property
    def points(self) -> str:
        """The score in figures, out of 100: 72,5."""
        return tenths(self.score.points)

    @property
    def why(self) -> tuple[str, ...]:
        """How the score comes about."""
        return self.score.words(self.fit.catalogue.selection)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people and collectives an award fits, and nearly fits."""

    award: AwardRule
    fitting: int
    near: int


class Board:
    """Everybody judged by every award in force on a day."""

    def __init__(self, found: Field, known: AwardCatalogue, settings: AwardSettings, day: date) -> None:
        self.day = day
        self.catalogue = known
        self.settings = settings
        self.field = found
        ranks = {level: place for place, level in enumerate(ranked_levels())}
        self._judges = {
            rule.id: Judge(rule, day, ranks, known.nearly, settings.share_rule(rule))
            for rule in known.in_force(day)
        }
        self._nominees = (*found.people.values(), *found.units.values())
        self._alike: list[Mapping[str, Outcome]] = []
        self._weighed: dict[str, list[Outcome]] = {}
        self._judge_all()

    @property
    def awards(self) -> tuple[AwardRule, ...]:
        """The awards in force."""
        return tuple(judge.rule for judge in self._judges.values())

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """How many each award fits and nearly fits."""
        return tuple(self._tally(judge.rule) for judge in self._judges.values())

    def of_person(self, person: int) -> tuple[Fit, ...]:
        """Every award for a person, those that fit first."""
        return self._fits(self.field.people.get(person))

    def of_unit(self, unit: int) -> tuple[Fit, ...]:
        """Every award for a collective, those that fit first."""
        return self._fits(self.field.units.get(unit))

    def of_innovation(self, innovation: int) -> tuple[Fit, ...]:
        """The awards that an innovation counts for, for each of its authors, those that fit first."""
        people = (
            person
            for person in self.field.people.values()
            if any(credit.innovation == innovation for credit in person.credits)
        )
        found = (fit for person in people for fit in self._fits(person))
        behind = [
            fit
            for fit in found
            if fit.outcome.standard is not None
            and not fit.outcome.standard.is_open
            and fit.verdict is not Verdict.NOT
            and any(credit.innovation == innovation for credit in fit.counted)
        ]
        return tuple(sorted(behind, key=lambda fit: -fit.verdict))

    def fit(self, award: str, nominee: Nominee) -> Fit | None:
        """Judge one nominee by one award; None where the award is not in force."""
        judge = self._judges.get(award)
        return Fit(judge, nominee, judge.outcome(nominee), self.catalogue) if judge else None

    def of_line(self, line: NominationLine, innovations: Iterable[int]) -> Fit | None:
        """Judge a line of a nomination as it is to be printed, by the innovations behind it.

        None where its award is not in force. What the line itself reserves is not used already.
        """
        holders = self.field.people if line.nominee == PERSON else self.field.units
        key = line.person_id if line.nominee == PERSON else line.unit_id
        known = holders.get(key or 0, Nominee(line.nominee))
        chosen = frozenset(innovations)
        behind = tuple(
            credit._replace(used=self.field.used(line.nominee, known.key, credit.innovation, line.id))
            for credit in known.credits
            if credit.innovation in chosen
        )
        nominee = Nominee(
            kind=line.nominee,
            key=known.key,
            name=line.name,
            birth=line.birth,
            education=line.education_level,
            post=line.post,
            unit_id=line.unit_id,
            is_manager=line.is_manager,
            is_direct_worker=line.is_direct_worker,
            is_posthumous=line.is_posthumous,
            head=known.head,
            honours=known.honours,
            credits=behind,
        )
        return self.fit(line.award, nominee)

    def candidates(self, award: str, *, is_near_too: bool = True) -> tuple[Candidate, ...]:
        """Rank those whom an award fits, then those it nearly fits; only with an innovation behind them."""
        judge = self._judges.get(award)
        if judge is None:
            return ()
        ranked: list[tuple[Fit, Score]] = []
        for nominee, outcome in zip(self._nominees, self._outcomes(award), strict=True):
            if outcome.verdict is Verdict.NOT or not (is_near_too or outcome.verdict is Verdict.FITS):
                continue
            counted = judge.counted(nominee, outcome)
            if counted:
                fit = Fit(judge, nominee, outcome, self.catalogue)
                ranked.append((fit, self._score(counted, judge)))
        ranked.sort(key=lambda pair: (-pair[0].outcome.verdict, -pair[1].points, -pair[1].value))
        return tuple(Candidate(rank, fit, points) for rank, (fit, points) in enumerate(ranked, 1))

    def _judge_all(self) -> None:
        """Judge everybody by every award.

        Nominees of one profile come to the same by every award that weighs no money: each profile is judged
        once.
        """
        sieves = tuple(dict.fromkeys(sieve for judge in self._judges.values() for sieve in judge.sieves))
        profiles = Profiles(sieves, max((judge.most for judge in self._judges.values()), default=0))
        others = {key: judge for key, judge in self._judges.items() if not judge.weighs_money}
        known: dict[Profile, Mapping[str, Outcome]] = {}
        for nominee in self._nominees:
            profile = profiles.of(nominee)
            alike = known.get(profile)
            if alike is None:
                alike = known[profile] = {key: judge.outcome(nominee) for key, judge in others.items()}
            self._alike.append(alike)
        for key, judge in self._judges.items():
            if judge.weighs_money:
                self._weighed[key] = [judge.outcome(nominee) for nominee in self._nominees]

    def _outcomes(self, award: str) -> Sequence[Outcome]:
        """What an award comes to, nominee by nominee."""
        return self._weighed.get(award) or [alike[award] for alike in self._alike]

    def _fits(self, nominee: Nominee | None) -> tuple[Fit, ...]:
        if nominee is None:
            return ()
        found = [
            Fit(judge, nominee, judge.outcome(nominee), self.catalogue)
            for judge in self._judges.values()
            if judge.rule.is_for(nominee.kind)
        ]
        return tuple(sorted(found, key=lambda fit: -fit.verdict))

    def _tally(self, rule: AwardRule) -> Tally:
        verdicts = Counter(outcome.verdict for outcome in self._outcomes(rule.id))
        return Tally(rule, verdicts[Verdict.FITS], verdicts[Verdict.NEARLY])

    def _score(self, counted: Sequence[Credit], judge: Judge) -> Score:
        works = [self.field.works[credit.innovation] for credit in counted]
        value = worth(counted, judge.share_rule)
        return score(works, value, self.catalogue.selection, self.settings.weights)


def board(book: Book, day: date | None = None, reader: sqlite3.Connection | None = None) -> Board:
    """Judge everybody of a book by every award; a worker thread gives a `reader` of its own.

    Raises:
        UserError: the book cannot be read.
    """
    day = day or book.clock.today()
    known, settings, units = catalogue(book), award_settings(book), all_units(book)
    ranks: Mapping[str, int] = {level: place for place, level in enumerate(ranked_levels())}
    with speaking(book.path):
        connection = reader or book.reader()
        try:
            found = read_field(connection, units, known, ranks, day)
        finally:
            if reader is None:
                connection.close()
    return Board(found, known, settings, day)
