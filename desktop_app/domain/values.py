"""What one column of a record may hold, everywhere: text, whole number, date, yes/no, or nothing."""

from datetime import date

Value = str | int | bool | date | None

COMPUTED, NOT_COMPUTABLE = "computed", "not_computable"
"""The two answers to the question about the first year's money; "" is none yet."""
