"""What one column of a record may hold, everywhere: text, whole number, date, yes/no, or nothing."""

from collections.abc import Collection, Mapping
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.text import clean

Value = str | int | bool | date | None

COMPUTED, NOT_COMPUTABLE = "computed", "not_computable"
"""The two answers to the question about the first year's money; "" is none yet."""


def cleaned(values: Mapping[str, Value], multiline: Collection[str] = ()) -> dict[str, Value]:
    """Clean every text of a record on its way in, and leave out its key, `id`.

    Texts are of one line, but for those of the columns named `multiline`.
    """
    return {
        name: clean(value, multiline=name in multiline) if isinstance(value, str) else value
        for name, value in values.items()
        if name != "id"
    }


def named(values: Mapping[str, Value], nameless: str) -> dict[str, Value]:
    """Clean the values of a record that goes by its `name`.

    Raises:
        UserError: `nameless`, where there is a name among them and nothing in it.
    """
    record = cleaned(values)
    if not record.get("name", "?"):
        raise UserError(nameless)
    return record
