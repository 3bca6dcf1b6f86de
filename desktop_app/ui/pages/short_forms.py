"""What the short forms of rounds share: editors of their fields, and their values as records take them."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import packs
from desktop_app.services.books import Book
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.flag import FlagEditor
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.editors.plain import PlainEditor
from desktop_app.ui.pages.catalogue_fields import unit_entries

YES_NO = "yes_no"
_FEW = 4


def short_context(
    book: Book,
    lists: Mapping[str, tuple[Choice, ...]] | None = None,
    own_lists: frozenset[str] = frozenset(),
    makers: Mapping[FieldKind, Callable[[Field], Editor]] | None = None,
) -> FormContext:
    """Give a form its lists beside the shared ones, and editors of plain words, flags and few choices.

    `own_lists` take words that are not on them; `makers` go before the editors given here. Where a list has
    an entry for nothing, one of it is always chosen.
    """
    shared = packs.catalogue()
    merged = {**shared.lists, **(lists or {})}

    def choice(field: Field) -> Editor:
        if field.choices == YES_NO:
            return FlagEditor()
        entries = [(entry.id, entry.label) for entry in merged[field.choices]]
        if len(entries) > _FEW or field.choices in own_lists:
            return ChoiceEditor(entries, allows_own=field.choices in own_lists)
        return OptionsEditor(entries, may_be_none=all(key for key, _words in entries))

    return FormContext(
        replace(shared, lists=merged),
        units=lambda: unit_entries(book),
        makers={
            FieldKind.CHOICE: choice,
            FieldKind.TEXT: lambda _field: PlainEditor(),
            **(makers or {}),
        },
        marks_optional=False,
    )


def record_values(values: Mapping[str, object]) -> dict[str, Value]:
    """Keep of a form's values what a record can hold."""
    return {key: value for key, value in values.items() if value is None or isinstance(value, Value)}
