"""What all packs share: lists to choose from, stages, how much a check weighs, the words of papers.

Apart from the words in which forms are declared, which the window's first rows need not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from: `id` is stored, `label` is seen and printed."""

    id: str
    label: str
    hint: str = ""


class Severity(StrEnum):
    """How much a finding weighs: only MUST blocks finishing."""

    MUST = "must"
    SHOULD = "should"
    CONSIDER = "consider"


@dataclass(frozen=True, slots=True)
class CheckRule:
    """A check that a pack switches on: its weight, clause and words.

    `sentence` has {places} that the check's values fill; `numbers` are the check's thresholds. A finding of
    a rule that `can_be_set_aside` may be put by with a reason: a fact of the law or of arithmetic may not.
    """

    id: str
    severity: Severity
    sentence: str
    clause: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict[str, int])
    can_be_set_aside: bool = True


@dataclass(frozen=True, slots=True)
class Stage(Choice):
    """Where an innovation stands. `is_open` while its author still writes."""

    is_open: bool = False


PAPER_WORDS: Mapping[str, frozenset[str]] = {
    "cover_title": frozenset(),
    "author": frozenset(),
    "authors": frozenset(),
    "code": frozenset({"code"}),
    "place_and_year": frozenset({"place", "year"}),
    "year": frozenset({"year"}),
    "contents_heading": frozenset(),
    "contents": frozenset(),
    "left_out": frozenset(),
    "sent_apart": frozenset(),
    "own_file": frozenset({"file"}),
    "not_sent": frozenset(),
    "is_not_sent": frozenset(),
    "sum": frozenset(),
    "money": frozenset({"amount"}),
    "money_in_words": frozenset({"words"}),
    "signs": frozenset(),
    "signs_and_seals": frozenset(),
    "undated": frozenset(),
    "year_1": frozenset(),
    "year_2": frozenset(),
    "year_3": frozenset(),
    "benefit_title": frozenset(),
    "benefit_kept_with": frozenset({"code"}),
    "benefit_solution": frozenset(),
    "benefit_none": frozenset(),
    "benefit_stated": frozenset({"year"}),
    "benefit_actual": frozenset({"year"}),
    "benefit_savings": frozenset(),
    "benefit_savings_sum": frozenset(),
    "benefit_costs": frozenset(),
    "benefit_costs_sum": frozenset(),
    "benefit_first": frozenset(),
    "benefit_of_year": frozenset({"year"}),
    "benefit_number": frozenset(),
    "benefit_working": frozenset(),
    "benefit_quantity": frozenset(),
    "benefit_price": frozenset(),
    "benefit_amount": frozenset(),
    "benefit_evidence": frozenset(),
    "benefit_made": frozenset(),
    "benefit_confirmed": frozenset(),
    "review_title": frozenset(),
    "review_refused": frozenset({"level"}),
    "review_completed": frozenset({"level"}),
    "review_recognised": frozenset({"level"}),
    "review_money": frozenset(),
    "review_recomputed": frozenset(),
    "review_agreed": frozenset(),
}
"""The words that papers print beside those of a form, and the places each may fill."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What all packs share: `lists` by name (kinds, fields, levels …) and the `words` of papers."""

    stages: tuple[Stage, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    words: Mapping[str, str] = field(default_factory=dict[str, str])

    def say(self, word: str, **values: str) -> str:
        """Give one of `PAPER_WORDS` with its places filled; "" where this catalogue has none."""
        return self.words.get(word, "").format(**values)

    def label(self, name: str, choice_id: str) -> str:
        """The words for a stored id; the id itself where the list does not know it (an office's own)."""
        entries = self.stages if name == "stages" else self.lists.get(name, ())
        return next((entry.label for entry in entries if entry.id == choice_id), choice_id)
