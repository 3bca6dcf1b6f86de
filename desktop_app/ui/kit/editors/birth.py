"""A birth: the year, or the whole day where it is known."""

from desktop_app.domain.dates import format_birth, read_birth
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.look.metrics import letters


class BirthEditor(LineEditor):
    """Edits a birth as records keep it (`1988` or `1988-03-12`), shown as people write it."""

    def __init__(self) -> None:
        super().__init__()
        self.line.setMaximumWidth(letters(22))

    def value(self) -> str:
        """The birth; UserError where it cannot be read."""
        return read_birth(super().value())

    def set_value(self, value: object) -> None:
        """Show a birth."""
        super().set_value(format_birth("" if value is None else str(value)))

    def letter_count(self) -> int:
        """Letters as they stand, readable or not."""
        return len(self.line.toPlainText())
