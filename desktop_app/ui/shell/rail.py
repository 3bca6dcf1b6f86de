"""The left rail: one button a page, icon over label, the page in view marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, points, space
from desktop_app.ui.pages import Page


class Rail(QFrame):
    """Emits `chosen` with the id of a page; `mark` shows which one is in view."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Các trang"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, QToolButton] = {}
        self._icons = {page.id: page.icon for page in pages}
        column = QVBoxLayout(self)
        column.setContentsMargins(space(0.5), space(), space(0.5), space())
        column.setSpacing(space(0.5))
        for number, page in enumerate(pages, start=1):
            button = self._button(page, number)
            self._group.addButton(button)
            self.buttons[page.id] = button
            column.addWidget(button)
        column.addStretch(1)
        self.setFixedWidth(max(letters(13), self._widest() + space(2)))

    def mark(self, page_id: str) -> None:
        """Show that a page is in view; one outside the rail leaves the mark where one came from."""
        if page_id not in self.buttons:
            return
        self.buttons[page_id].setChecked(True)
        for name, button in self.buttons.items():
            set_icon(button, self._icons[name], "accent" if name == page_id else "muted")

    def _widest(self) -> int:
        """Tell how wide the longest label is."""
        return max(
            (button.fontMetrics().horizontalAdvance(button.text()) for button in self.buttons.values()),
            default=0,
        )

    def _button(self, page: Page, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(page.title())
        button.setToolTip(_("{page} (Ctrl+{number})").format(page=page.title(), number=number))
        button.setAccessibleName(page.title())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setAutoRaise(True)
        font = button.font()
        font.setPointSizeF(points(0))
        button.setFont(font)
        button.setMinimumHeight(space(5.5))
        set_icon(button, page.icon, "muted")
        button.clicked.connect(lambda: self.chosen.emit(page.id))
        return button
