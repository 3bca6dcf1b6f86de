"""The figures of a programme as people read them: 30,9 %, 1.234, “chưa có chỉ tiêu”."""

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.progress import Standing
from desktop_app.domain.progress_numbers import number, one_decimal, percent

__all__ = ["Words", "number", "one_decimal", "percent"]


class Words:
    """A standing in words; what cannot be known is a dash, and no target says so."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    @property
    def counted(self) -> str:
        """How many count."""
        return format_number(self._standing.counted)

    @property
    def target(self) -> str:
        """The target; nought and none are two things."""
        target = self._standing.target
        return _("chưa có") if target is None else format_number(target)

    @property
    def percent(self) -> str:
        """How much of the target; one of nought cannot be divided by."""
        if self._standing.target is None:
            return _("chưa có chỉ tiêu")
        return percent(self._standing.percent) if self._standing.target else _("chỉ tiêu là 0")

    @property
    def expected(self) -> str:
        """How many there should be by now."""
        return number(self._standing.expected)

    @property
    def pace(self) -> str:
        """How many a week so far."""
        return one_decimal(self._standing.pace)

    @property
    def needed(self) -> str:
        """How many a week it takes from now on."""
        return one_decimal(self._standing.needed)

    @property
    def forecast(self) -> str:
        """How many there will be at the end."""
        return number(self._standing.forecast)

    @property
    def verdict(self) -> str:
        """Where it stands against time, in one or two words; "" where that cannot be known."""
        standing = self._standing
        if standing.missing == 0 and standing.target:
            return _("Đã đạt")
        if standing.behind is None:
            return ""
        if standing.window.left == 0:
            return _("Thiếu {count}").format(count=format_number(standing.missing or 0))
        if standing.behind > 0:
            return _("Chậm {count}").format(count=format_number(standing.behind))
        return _("Kịp tiến độ")

    @property
    def tone(self) -> str:
        """The tone of the verdict: success, warning, danger or muted."""
        standing = self._standing
        if standing.missing == 0 and standing.target:
            return "success"
        if standing.behind is None:
            return "muted"
        if standing.window.left == 0:
            return "danger"
        return "warning" if standing.behind > 0 else "success"
