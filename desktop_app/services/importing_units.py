"""The units that a list names: found, asked about once a spelling, made or learned when it is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.likeness import plain
from desktop_app.domain.values import Value
from desktop_app.exchange.unit_finder import UnitMatch
from desktop_app.services.importing_facts import Facts
from desktop_app.services.importing_rows import NEW, SAME, Candidate, ImportRow, Verdict
from desktop_app.store.transaction import Transaction

NONE = "none"
"""What may be decided about a spelling besides NEW and SAME: the column stays empty."""


@dataclass(slots=True)
class UnitQuestion:
    """A spelling of a unit's name that nobody has answered for: how many rows have it, what it may mean."""

    text: str
    candidates: tuple[Candidate, ...]
    count: int = 0


@dataclass(slots=True)
class UnitBook:
    """What is known and decided about the units of one list."""

    facts: Facts
    decisions: Mapping[str, str]
    today: date
    questions: dict[str, UnitQuestion] = field(default_factory=dict[str, UnitQuestion])
    made: dict[str, tuple[int, str]] = field(default_factory=dict[str, "tuple[int, str]"])
    learned: dict[str, tuple[str, int]] = field(default_factory=dict[str, "tuple[str, int]"])

    def settle(self, row: ImportRow, slot: str, days: Iterable[Value] = ()) -> None:
        """Find the unit a row names; what is not sure becomes a question of its spelling."""
        text = row.text(slot)
        if not text:
            return
        decided = self.decisions.get(plain(text), "")
        match = self.facts.finder.find(text)
        if decided.startswith(SAME):
            unit = int(decided.removeprefix(SAME))
            row.unit_id = self._now(row, unit, days)
            if not match.is_sure or match.best != unit:
                self.learned[plain(text)] = (text, unit)
        elif decided == NEW:
            row.unit_id = self.made.setdefault(plain(text), (-1 - len(self.made), text))[0]
        elif match.is_sure and match.best is not None:
            row.unit_id = self._now(row, match.best, days)
        elif decided != NONE:
            self._ask(row, text, match)

    def make(self, step: Transaction) -> dict[int, int]:
        """Make the units that come in with the list and learn the spellings; return new keys by old ones."""
        keys: dict[int, int] = {}
        for key, name in self.made.values():
            keys[key] = step.insert("unit", {"uid": str(uuid4()), "name": name, "abbreviation": ""})
        known = {str(row["folded"]) for row in step.rows("unit_alias")} if self.learned else set[str]()
        for folded, (name, unit) in self.learned.items():
            if folded not in known:
                step.insert("unit_alias", {"unit_id": unit, "name": name, "folded": folded})
        return keys

    def _now(self, row: ImportRow, unit: int, days: Iterable[Value]) -> int:
        """Give the unit that stood there on the row's day: one merged since lives on in another."""
        known = [day for day in days if isinstance(day, date)]
        day = known[0] if known else self.today
        later = self.facts.finder.successor(unit, day)
        if later != unit:
            ended = self.facts.finder.units[unit].valid_to
            row.worsen(
                Verdict.CORRECTED,
                _("{old} đã kết thúc {day}; ghi vào {new}.").format(
                    old=self.facts.unit_name(unit), day=format_date(ended), new=self.facts.unit_name(later)
                ),
            )
        return later

    def _ask(self, row: ImportRow, text: str, match: UnitMatch) -> None:
        question = self.questions.setdefault(
            plain(text),
            UnitQuestion(
                text,
                tuple(
                    Candidate(unit, self.facts.unit_name(unit), degree) for unit, degree in match.candidates
                ),
            ),
        )
        question.count += 1
        row.worsen(
            Verdict.QUESTION,
            _("Đơn vị “{text}” có phải là {name} (giống {percent} %)?").format(
                text=text,
                name=question.candidates[0].label,
                percent=round(question.candidates[0].likeness * 100),
            )
            if question.candidates
            else _("Chưa có đơn vị “{text}” trong Danh mục.").format(text=text),
        )
