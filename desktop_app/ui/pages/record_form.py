"""The form beside a list: one record, saved by itself, every field a step that can be taken back."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.form_view import FormView
from desktop_app.ui.shell.session import Session

Save = Callable[[int, Mapping[str, Value]], Changes]


class RecordForm(QWidget):
    """Shows the record of `key` (0: none). What cannot be saved stays on screen with its sentence."""

    def __init__(self, session: Session, fields: Sequence[Field], context: FormContext, save: Save) -> None:
        super().__init__()
        self._session, self._context, self._save = session, context, save
        self.key = 0
        self.unsaved: dict[str, str] = {}
        self._is_saving = False
        self._last: tuple[int, str] | None = None
        self.form = FormView(fields, {}, context)
        self.form.set_gap(1.5)
        self.form.edited.connect(self._edited)
        session.stepped.connect(self._stepped)
        session.about_to_step.connect(self.form.flush)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_record(self, key: int, values: Mapping[str, object]) -> None:
        """Show a record; fields of the same one that did not change are left alone."""
        if key != self.key:
            self.key, self._last = key, None
            self.unsaved.clear()
            self.form.load(values)
            self.form.verticalScrollBar().setValue(0)
            return
        for name in self.form.rows:
            if name not in self.unsaved and self.form.value(name) != values.get(name):
                self.form.set_value(name, values.get(name))

    def refresh_units(self) -> None:
        """Offer the units of now."""
        entries = self._context.units()
        for row in self.form.rows.values():
            if row.field.kind is FieldKind.UNIT and isinstance(row.editor, ChoiceEditor):
                row.editor.set_entries(entries)

    def leave(self) -> bool:
        """Save what is being typed; where it cannot be saved, go to it and say no."""
        if self.form.flush() and not self.unsaved:
            return True
        failing = [name for name, row in self.form.rows.items() if row.has_error()]
        if failing:
            self.form.focus_field(failing[0])
        return not failing

    def _edited(self, name: str, value: object) -> None:
        if not self.key:
            return
        try:
            changes = self._saved(name, value)
        except UserError as problem:
            self.unsaved[name] = str(problem)
            self.form.show_errors(self.unsaved)
            return
        self.unsaved.pop(name, None)
        self.form.show_errors(self.unsaved)
        joins = self._last == (self.key, name)
        self._is_saving = True
        self._session.remember(changes, joins_last=joins)
        self._is_saving = False
        self._last = (self.key, name)

    def _saved(self, name: str, value: object) -> Changes:
        self._is_saving = True
        try:
            return self._save(self.key, {name: value})  # type: ignore[dict-item]  # editors give plain values
        finally:
            self._is_saving = False

    def _stepped(self) -> None:
        if not self._is_saving:
            self._last = None
