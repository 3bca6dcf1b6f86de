"""What every editor of a form is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.ui.kit.words import restyle


class Editor(QWidget):
    """One value on screen.

    `changed` follows what the person does, never `set_value`. `noticed` carries a sentence for the quiet
    bar and a tuple of offers (words, act). `is_wide` editors may be wider than the readable column.
    """

    changed = Signal()
    noticed = Signal(str, object)
    is_wide = False

    def value(self) -> object:
        """Read what stands in the editor; UserError where it cannot be read."""
        raise TypeError(f"{type(self).__name__} has no value")

    def set_value(self, value: object) -> None:
        """Show a value without `changed`."""
        raise TypeError(f"{type(self).__name__} cannot show {value!r}")

    def focus_target(self) -> QWidget:
        """The widget that takes the focus, the label's letter and the accessible name."""
        return self

    def answer_buttons(self) -> Sequence[QAbstractButton]:
        """Buttons that are each one answer to the label's question; none for any other editor."""
        return ()

    def commit(self) -> None:
        """Take over what is still being typed somewhere inside."""

    def letter_count(self) -> int | None:
        """How many letters stand there, where letters are counted."""
        return None

    def offer_rescue(self) -> None:
        """Offer to convert what stands here, where it seems to be from before Unicode."""

    def mark_error(self, has_error: bool) -> None:
        """Draw the editor as one whose value needs mending, or no longer."""
        target = self.focus_target()
        target.setProperty("has_error", has_error)
        restyle(target)


class WheelGuard(QObject):
    """Lets the wheel scroll the page unless the widget under it has the focus (QGIS #38572)."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel on to the page."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def guard_wheel(widget: QWidget) -> None:
    """Keep the wheel from changing a widget that does not have the focus."""
    widget.installEventFilter(WheelGuard(widget))


def commit_typing() -> None:
    """Take over the word the input method still holds (Telex and VNI compose letters)."""
    if QGuiApplication.focusObject() is not None:
        QGuiApplication.inputMethod().commit()
