"""What the register is asked, and what one line of it shows."""

from dataclasses import dataclass
from datetime import date

ORDERS = (
    "newest", "code", "title", "author", "unit", "year", "field", "level", "stage", "due", "applied_on",
    "filed_on", "benefit", "updated",
)  # fmt: skip

DATED, UNDATED = "dated", "undated"
DUE = ("overdue", "soon", "early", "open", DATED, UNDATED)
"""What may be asked of deadlines: past, within 30 days, before filing opens, may be filed, any, none."""
SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Query:
    """Which innovations, in which order. Empty means any; `unit_id` takes in the units below it.

    `due` is one of `DUE`, as it is on the day `today`.
    """

    search: str = ""
    year: int | None = None
    unit_id: int | None = None
    field: str = ""
    level: str = ""
    stage: str = ""
    due: str = ""
    today: date | None = None
    in_trash: bool = False
    order: str = "newest"
    is_descending: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list down."""
        asked = (self.year, self.unit_id, self.field, self.level, self.stage, self.due)
        return bool(self.search.strip()) or any(asked)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the register; field, level, kind and stage are ids of the catalogue.

    `due` is the id of the deadline on `due_on`; before `opens_on` it is too early for it.
    """

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
    opens_on: date | None = None
    due_on: date | None = None
    due: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value somebody may filter by, and how many innovations have it."""

    value: str | int
    label: str
    count: int
