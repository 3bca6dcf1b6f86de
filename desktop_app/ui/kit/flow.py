"""A layout that goes on in the next line where the width ends: chips on a small screen."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets from left to right, then from the top down; hidden ones take no room.

    `gap` stands between neighbours and between lines, in pixels.
    """

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, /) -> None:
        """Take another item."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]  # Qt asks past the end
        """Give an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]  # as above
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than the widgets need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Give the height of all lines."""
        return self._lay_out(QRect(0, 0, width, 0), is_trial=True)

    def sizeHint(self) -> QSize:
        """Ask for no more than the widest widget: the rest follows from the width there is."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Be as wide as the widest widget."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect, /) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._lay_out(rect)

    def _lay_out(self, room: QRect, *, is_trial: bool = False) -> int:
        """Place the widgets, unless it is a trial, and return the height they need."""
        x, y, line = room.x(), room.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > room.x() and x + size.width() > room.x() + room.width():
                x, y, line = room.x(), y + line + self._gap, 0
            if not is_trial:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - room.y()
