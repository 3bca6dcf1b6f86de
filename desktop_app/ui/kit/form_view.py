"""A form on screen, built from declared fields; it saves by itself and never mistakes loading for editing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.forms.vocabulary import Field
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import commit_typing
from desktop_app.ui.kit.editors.make import make_editor
from desktop_app.ui.kit.field_row import FieldRow
from desktop_app.ui.look.metrics import space

AUTOSAVE_MS = 800


class FormView(QScrollArea):
    """One readable column of fields, which scrolls.

    `edited(key, value)` comes 800 ms after the last key, at once on leaving a field, and from `flush`; only
    where the value differs from the one loaded or told last. Values are those of `domain.values`, or tuples
    of records for the tables. What cannot be read stays on screen with its sentence, and nothing is told.
    """

    edited = Signal(str, object)
    field_entered = Signal(str)

    def __init__(
        self,
        fields: Sequence[Field],
        values: Mapping[str, object],
        context: FormContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._is_loading = False
        self._sought = ""
        self._known: dict[str, object] = {}
        self._waiting: dict[str, None] = {}
        self.rows: dict[str, FieldRow] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self._save_while_typing)
        self._make_column()
        for field in fields:
            self._add(field)
        self._column.addStretch(1)
        for row in self.rows.values():
            row.editor.focus_target().installEventFilter(self)
        self.load(values)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _make_column(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._seek)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(space(2), space(1.5), space(2), space(3))
        self._column.setSpacing(space(3))
        self._top = 0
        self.setWidget(body)
        for surface in (self.viewport(), body):
            surface.setBackgroundRole(QPalette.ColorRole.Window)

    def add_top(self, widget: QWidget) -> None:
        """Put something (a title, a hint, the error summary) over the first field."""
        self._column.insertWidget(self._top, widget)
        self._top += 1

    def set_gap(self, steps: float) -> None:
        """Stand the fields closer together, for a form beside a list."""
        self._column.setSpacing(space(steps))

    def wanted_height(self) -> int:
        """How high the whole form would be, for a dialog that need not scroll."""
        return self._column.sizeHint().height()

    def add_bottom(self, widget: QWidget) -> None:
        """Put something that belongs to the record, but is no field, under the last field."""
        line = QHBoxLayout()  # as wide as it likes, and as high as its words are in that width
        line.addWidget(widget, 1)
        line.addStretch(0)
        self._column.insertLayout(self._column.count() - 1, line)

    def _add(self, field: Field) -> None:
        editor = make_editor(field, self._context)
        row = FieldRow(field, editor, self._context)
        editor.changed.connect(lambda key=field.key: self._changed(key))
        self.rows[field.key] = row
        line = QHBoxLayout()
        line.addWidget(row, 1)
        line.addStretch(0)
        self._column.addLayout(line)

    def load(self, values: Mapping[str, object]) -> None:
        """Show other values; never an edit, and whatever was still waiting is dropped."""
        self._timer.stop()
        self._waiting.clear()
        for key in self.rows:
            self.set_value(key, values.get(key))

    def set_value(self, key: str, value: object) -> None:
        """Show a value that came from elsewhere (undo, another window); never an edit."""
        row = self.rows[key]
        self._is_loading = True
        try:
            row.editor.set_value(value)
        finally:
            self._is_loading = False
        self._waiting.pop(key, None)
        self._known[key] = self._read(row, value)
        row.show_error("")
        row.count()

    def value(self, key: str) -> object:
        """The last value that could be read."""
        return self._known.get(key)

    def flush(self) -> bool:
        """Tell at once what is still waiting; say whether everything on screen could be read."""
        commit_typing()
        for row in self.rows.values():
            row.editor.commit()
        self._timer.stop()
        for key in list(self._waiting):
            self._save(key, is_leaving=True)
        return not self._waiting

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Put a sentence beside each field named and take it from every other that can be read."""
        for key, row in self.rows.items():
            if key in errors or key not in self._waiting:
                row.show_error(errors.get(key, ""))

    def focus_field(self, key: str) -> None:
        """Go to a field and bring its label into view, also while the form is still being laid out."""
        row = self.rows[key]
        row.editor.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
        self._sought = key
        self._seek()

    def _seek(self) -> None:
        """Bring the field that was asked for into view, until somebody works in the form."""
        row = self.rows.get(self._sought)
        if row is not None:
            self.ensureWidgetVisible(row.editor, 0, space(4))
            if row.notice.text():
                self.ensureWidgetVisible(row.notice, 0, space())
            self.ensureWidgetVisible(row.label, 0, space(2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which field is being worked in."""
        if event.type() == QEvent.Type.FocusIn:
            row = self._row_of(watched)
            if row is not None:
                self.field_entered.emit(row.field.key)
        return False

    def _read(self, row: FieldRow, fallback: object) -> object:
        try:
            return row.editor.value()
        except UserError:
            return fallback

    def _changed(self, key: str) -> None:
        if self._is_loading:
            return
        self._sought = ""
        self._waiting[key] = None
        self._timer.start()

    def _save_while_typing(self) -> None:
        for key in list(self._waiting):
            self._save(key, is_leaving=False)

    def _save(self, key: str, is_leaving: bool) -> None:
        row = self.rows[key]
        try:
            value = row.editor.value()
        except UserError as problem:
            if is_leaving:
                row.show_error(str(problem))
            return
        self._waiting.pop(key, None)
        if is_leaving or row.has_error():
            row.show_error("")
        if value != self._known.get(key):
            self._known[key] = value
            self.edited.emit(key, value)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        left, entered = self._row_of(old), self._row_of(new)
        if entered is None or entered.field.key != self._sought:
            self._sought = ""
        if left is None or left is entered or left.field.key not in self._waiting:
            return
        self._save(left.field.key, is_leaving=True)

    def _row_of(self, widget: QObject | None) -> FieldRow | None:
        while widget is not None and widget is not self:
            if isinstance(widget, FieldRow):
                return widget if self.rows.get(widget.field.key) is widget else None
            widget = widget.parent()
        return None
