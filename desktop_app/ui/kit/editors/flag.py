"""Yes or no: one box to tick."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.kit.editors.base import Editor


class FlagEditor(Editor):
    """Edits a `bool`; nothing counts as no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(_("Có"))
        self.box.toggled.connect(lambda _is_on: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))

    def focus_target(self) -> QWidget:
        """The box."""
        return self.box
