"""What the register is asked, and what one line of it shows."""

from dataclasses import dataclass
from datetime import date

ORDERS = (
    "newest", "code", "title", "author", "unit", "year", "field", "level", "stage", "applied_on", "filed_on",
    "benefit", "updated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """Which innovations, in which order. Empty means any; `unit_id` takes in the units below it."""

    search: str = ""
    year: int | None = None
    unit_id: int | None = None
    field: str = ""
    level: str = ""
    stage: str = ""
    in_trash: bool = False
    order: str = "newest"
    is_descending: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list down."""
        return bool(
            self.search.strip() or self.year or self.unit_id or self.field or self.level or self.stage
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the register; field, level, kind and stage are ids of the catalogue."""

    id: int
    code: str
    title: str
    authors: str
    unit: str
    year: int
    kind: str
    field: str
    level: str
    stage: str
    applied_on: date | None
    filed_on: date | None
    benefit_answer: str
    benefit_amount: int | None
    form_id: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One value somebody may filter by, and how many innovations have it."""

    value: str | int
    label: str
    count: int
