"""The columns of the register, declared once for the table, the clipboard and Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import Clock, format_date, local_time
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.register import Row
from desktop_app.domain.values import NOT_COMPUTABLE, Value
from desktop_app.forms.packs import load_catalogue
from desktop_app.services.due_words import due_words


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """One column: `order` is the query's order behind its heading, `width` is in letters.

    `kind` is text, number, money (whole đồng, or words where there is no sum), date, stamp, or due: the
    words of what is to be done by a day, which no value tells without knowing what day it is.
    """

    id: str
    order: str
    value: Callable[[Row], Value]
    heading: Callable[[], str]
    kind: str = "text"
    width: float = 14
    is_shown: bool = True


def _listed(name: str, attribute: str) -> Callable[[Row], Value]:
    def label(row: Row) -> Value:
        chosen = str(getattr(row, attribute))
        return load_catalogue().label(name, chosen) if chosen else ""

    return label


def _benefit(row: Row) -> Value:
    if row.benefit_amount is not None:
        return row.benefit_amount
    return _("Không tính được") if row.benefit_answer == NOT_COMPUTABLE else None


COLUMNS: tuple[RegisterColumn, ...] = (
    RegisterColumn("code", "code", lambda row: row.code, lambda: _("Mã"), width=20),
    RegisterColumn("title", "title", lambda row: row.title, lambda: _("Tên giải pháp"), width=52),
    RegisterColumn("stage", "stage", _listed("stages", "stage"), lambda: _("Giai đoạn"), width=20),
    RegisterColumn("due", "due", lambda row: row.due_on, lambda: _("Thời hạn"), "due", 43),
    RegisterColumn("authors", "author", lambda row: row.authors, lambda: _("Tác giả"), width=24),
    RegisterColumn("unit", "unit", lambda row: row.unit, lambda: _("Đơn vị"), width=24),
    RegisterColumn("field", "field", _listed("fields", "field"), lambda: _("Lĩnh vực"), width=18),
    RegisterColumn("level", "level", _listed("levels", "level"), lambda: _("Cấp"), width=20),
    RegisterColumn(
        "applied_on", "applied_on", lambda row: row.applied_on, lambda: _("Ngày áp dụng"), "date", 14
    ),
    RegisterColumn("benefit", "benefit", _benefit, lambda: _("Số tiền làm lợi (đồng)"), "money", 24),
    RegisterColumn("year", "year", lambda row: row.year or None, lambda: _("Năm"), "number", 8),
    RegisterColumn(
        "filed_on",
        "filed_on",
        lambda row: row.filed_on,
        lambda: _("Ngày nộp đơn"),
        "date",
        14,
        is_shown=False,
    ),
    RegisterColumn(
        "updated",
        "updated",
        lambda row: row.updated_at,
        lambda: _("Sửa lần cuối"),
        "stamp",
        18,
        is_shown=False,
    ),
)


def column(column_id: str) -> RegisterColumn:
    """Return the column of that id."""
    return next(item for item in COLUMNS if item.id == column_id)


def shown_text(item: RegisterColumn, row: Row, today: date | None = None) -> str:
    """Return what one cell reads: dates and money as people write them, nothing for nothing.

    `today` is the day deadlines are looked at from, by default the real one.
    """
    if item.kind == "due":
        return due_words(row, today or Clock().today())
    value = item.value(row)
    if value is None:
        return ""
    if item.kind == "date":
        return format_date(value)  # type: ignore[arg-type]  # a date by declaration
    if item.kind == "money" and isinstance(value, int):
        return format_money(value)
    return local_time(str(value)) if item.kind == "stamp" and value else str(value)
