"""What one column of a record may hold, everywhere: text, whole number, date, yes/no, or nothing."""

from datetime import date

Value = str | int | bool | date | None
