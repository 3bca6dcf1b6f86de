"""Asking for a few declared fields at once; what stands in the way is said beside them, not over them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Field
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.form_view import FormView
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import IconWords, heading, primary_button
from desktop_app.ui.look.metrics import letters, space


class FieldsDialog(QDialog):
    """Stays open until `act(values)` went well or the person gives up."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        fields: Sequence[Field],
        values: Mapping[str, object],
        context: FormContext,
        yes: str,
        act: Callable[[Mapping[str, object]], object],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._act, self._fields = act, fields
        self.form = FormView(fields, values, context)
        self.form.set_gap(1.5)
        self.error = IconWords("circle-alert", "danger")
        self.error.hide()
        self.buttons = QDialogButtonBox()
        self.yes = primary_button(yes)
        self.buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        self.yes.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1.5), 0, space(1.5))
        column.setSpacing(space())
        for widget in (heading(title.rstrip("…"), 2), self.error):
            holder = QVBoxLayout()
            holder.setContentsMargins(space(2), 0, space(2), 0)
            holder.addWidget(widget)
            column.addLayout(holder)
        column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(space(2), 0, space(2), 0)
        foot.addWidget(self.buttons)
        column.addLayout(foot)
        resize_within(self, letters(64), min(self.form.wanted_height(), space(44)) + space(14))
        self.form.focus_field(fields[0].key)

    def accept(self) -> None:
        """Do it, and close where it went well."""
        if not self.form.flush():
            self._go_to_fault()
            return
        try:
            self._act({field.key: self.form.value(field.key) for field in self._fields})
        except UserError as problem:
            self.error.words.setText(str(problem))
            self.error.show()
            return
        super().accept()

    def _go_to_fault(self) -> None:
        """Go to the first field that cannot be read, which may be out of sight, and say why over the form."""
        row = next(row for row in self.form.rows.values() if row.has_error())
        self.error.words.setText(f"{row.field.label}: {row.error.words.text()}")
        self.error.show()
        self.form.focus_field(row.field.key)


def ask_fields(dialog: FieldsDialog) -> bool:
    """Ask, and say whether it was done."""
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted
