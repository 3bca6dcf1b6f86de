"""What a line of the register says of its deadline, and how urgent it is, seen from a day."""

from datetime import date

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.register import SOON_DAYS, Row
from desktop_app.forms.lists import deadline_labels


def urgency(row: Row, today: date) -> str:
    """Tell how a line's deadline stands: overdue, soon, early (not open yet), later, or "" for none."""
    if row.due_on is None:
        return ""
    left = (row.due_on - today).days
    if left < 0:
        return "overdue"
    if row.opens_on is not None and row.opens_on > today:
        return "early"
    return "soon" if left <= SOON_DAYS else "later"


def due_words(row: Row, today: date) -> str:
    """Say what is to be done by when: Hạn nộp đơn 08/04/2027, còn 12 ngày."""
    if row.due_on is None:
        return ""
    how = urgency(row, today)
    if how == "early":
        return f"{deadline_labels()['']} {format_date(row.opens_on)}"
    label = deadline_labels().get(row.due) or _("Hạn")
    until, left = f"{label} {format_date(row.due_on)}", (row.due_on - today).days
    if how == "overdue":
        return _("{deadline}, quá {days} ngày").format(deadline=until, days=-left)
    return until if how == "later" else f"{until}, {left_words(left)}"


def left_words(days: int) -> str:
    """Say how many days are left, or by how many a deadline is past."""
    if days < 0:
        return _("quá hạn {days} ngày").format(days=-days)
    return _("còn {days} ngày").format(days=days) if days else _("hết hạn hôm nay")
