"""How large a dialog may be: what it asks for, and never more than the screen has."""

from PySide6.QtWidgets import QWidget

from desktop_app.ui.look.metrics import space

_FRAME = 5  # half lines that the system's title bar and edges take


def resize_within(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog a size in logical pixels, its frame still inside the screen it will open on."""
    parent = dialog.parentWidget()
    room = (parent or dialog).screen().availableGeometry()
    dialog.resize(min(width, room.width() - space(2)), min(height, room.height() - space(_FRAME)))
