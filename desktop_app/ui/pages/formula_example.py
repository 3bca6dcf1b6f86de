"""The worked examples of a formula, folded away until somebody wants to see how it is filled in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.forms.formulas import Example
from desktop_app.services.benefits import Formula, calculate
from desktop_app.ui.kit.words import Words, heading, link_button, quiet_frame
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space


class ExamplePart(QWidget):
    """A link that opens them; `wanted` carries the figures of the one that is to be tried."""

    wanted = Signal(object)

    def __init__(self, formula: Formula) -> None:
        super().__init__()
        self.button = link_button(_("Xem ví dụ tính"), "chevron-right")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show)
        self._frame = quiet_frame()
        self.fills: list[QPushButton] = []
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(space(), space(0.75), space(), space(0.75))
        inside.setSpacing(space(0.35))
        for example in formula.examples:
            self._add(inside, formula, example)
        self._frame.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.button)
        column.addWidget(self._frame)
        self.setVisible(bool(formula.examples))

    def _add(self, column: QVBoxLayout, formula: Formula, example: Example) -> None:
        column.addWidget(heading(example.title, 3))
        given = [
            f"{entry.label}: {_shown(example.inputs[entry.id], formula, entry.id)}"
            for entry in formula.inputs
            if entry.id in example.inputs
        ]
        column.addWidget(Words("\n".join(given), "muted"))
        column.addWidget(Words("\n".join(calculate(formula, example.inputs).steps)))
        fill = link_button(_("Điền thử ví dụ"))
        fill.setAccessibleName(f"{fill.text()}: {example.title}")
        fill.clicked.connect(lambda: self.wanted.emit(example.inputs))
        self.fills.append(fill)
        column.addWidget(fill)

    def can_fill(self, is_empty: bool) -> None:
        """Offer to try one only while nothing is filled in."""
        for button in self.fills:
            button.setVisible(is_empty)

    def _show(self, is_open: bool) -> None:
        self._frame.setVisible(is_open)
        set_icon(self.button, "chevron-down" if is_open else "chevron-right", "accent")


def _shown(text: str, formula: Formula, key: str) -> str:
    option = formula.input(key).option(text)
    return option.label if option else text
