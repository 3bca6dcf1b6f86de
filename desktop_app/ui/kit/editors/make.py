"""Which editor a declared field gets."""

from collections.abc import Callable

from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.date import DateEditor
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.editors.money import MoneyEditor
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.editors.people_table import PeopleEditor
from desktop_app.ui.kit.editors.rich import RichEditor

_FEW = 4


def make_editor(field: Field, context: FormContext) -> Editor:
    """Build the editor of a field; the page's own makers come first.

    Raises LookupError for a kind that neither this room nor the page can edit: a fault of the program.
    """
    makers: dict[FieldKind, Callable[[Field], Editor]] = {
        FieldKind.LINE: lambda _field: LineEditor(),
        FieldKind.TEXT: lambda _field: RichEditor(context.add_picture, context.find_picture),
        FieldKind.DATE: lambda _field: DateEditor(),
        FieldKind.MONEY: lambda _field: MoneyEditor(),
        FieldKind.CHOICE: lambda item: _choice(item, context),
        FieldKind.UNIT: lambda _field: ChoiceEditor(context.units(), empty=None),
        FieldKind.PERSON: lambda _field: ChoiceEditor(context.people(), empty=None),
        FieldKind.AUTHORS: lambda item: PeopleEditor(item.columns, context, has_shares=True),
        FieldKind.HELPERS: lambda item: PeopleEditor(item.columns, context, has_shares=False),
        **context.makers,
    }
    if field.kind not in makers:
        raise LookupError(field.kind)
    return makers[field.kind](field)


def _choice(field: Field, context: FormContext) -> Editor:
    """Show few entries at once; more, and a list that takes words of one's own, in a box."""
    entries = [(choice.id, choice.label) for choice in context.catalogue.lists.get(field.choices, ())]
    if 0 < len(entries) <= _FEW and field.choices not in context.own_lists:
        return OptionsEditor(entries, may_be_none=True)
    return ChoiceEditor(entries, allows_own=field.choices in context.own_lists)
