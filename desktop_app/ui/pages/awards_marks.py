"""Marking an innovation of the ranking by hand, an axis each; one left alone is marked by the rules."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.language import _
from desktop_app.forms.awards import SOCIAL, SPREAD, VALUE, Selection, shipped_awards
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import commendation
from desktop_app.services.commendation import Notable
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.short_forms import short_context
from desktop_app.ui.shell.session import Session

_AUTOMATIC = ""


def _levels(selection: Selection, axis: str) -> str:
    """Say what the rules give which mark for."""
    marks = {VALUE: selection.values, SOCIAL: selection.fields, SPREAD: selection.levels}[axis]
    return _("Mức: {levels}.").format(levels="; ".join(f"{one.mark} – {one.label}" for one in marks))


def ask_marks(session: Session, parent: QWidget, item: Notable, name: str) -> bool:
    """Ask for the marks of an innovation called `name`, and say whether they were kept."""
    selection = shipped_awards().selection
    automatic = {mark.axis: mark for mark in item.automatic.marks}
    fields = tuple(
        Field(
            axis.id,
            axis.label,
            FieldKind.CHOICE,
            hint="\n".join(
                (
                    axis.hint,
                    _levels(selection, axis.id),
                    _("Điểm tự động: {mark}/{most} ({why}).").format(
                        mark=automatic[axis.id].mark, most=selection.most, why=automatic[axis.id].why
                    ),
                )
            ),
        )
        for axis in selection.axes
    )

    def marks_of(field: Field) -> OptionsEditor:
        kept = (_AUTOMATIC, _("Tự động ({mark})").format(mark=automatic[field.key].mark))
        return OptionsEditor([kept, *((str(mark), str(mark)) for mark in range(selection.most + 1))])

    def act(values: Mapping[str, object]) -> None:
        given = {axis: int(str(mark)) if mark != _AUTOMATIC else None for axis, mark in values.items()}
        session.remember(commendation.set_marks(session.book, item.innovation, given))

    start = {axis: str(mark) for axis, mark in commendation.marks_of(session.book, item.innovation).items()}
    context = replace(short_context(session.book), makers={FieldKind.CHOICE: marks_of})
    title = _("Chấm điểm {name}").format(name=name)
    dialog = FieldsDialog(parent, title, fields, start, context, _("Lưu điểm"), act)
    resize_within(dialog, letters(80), dialog.form.wanted_height() + space(16))
    return ask_fields(dialog)
