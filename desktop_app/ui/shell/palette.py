"""The command palette: screens, actions and dossiers, found by typing a few letters of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.domain.text import fold
from desktop_app.ui.kit.words import plain_tip, small
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import icon_size, letters, space
from desktop_app.ui.shell.side_delegate import SIDE, SideDelegate

Command = Callable[[], None]
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the palette can do: what it is called, what it is, the keys that do it too."""

    words: str
    kind: str
    act: Command
    icon: str = ""
    keys: str = ""


class Palette(QFrame):
    """A search line over a list; made anew each time it is opened.

    `entries` are the screens and actions; `find` gives dossiers for what is typed.
    """

    def __init__(
        self, parent: QWidget, entries: Sequence[Entry], find: Callable[[str], Sequence[Entry]]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(_("Bảng lệnh"))
        self._entries, self._find = entries, find
        self._shown: list[Entry] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tìm trang, việc cần làm hoặc hồ sơ"))
        self.search.setAccessibleName(_("Tìm trang, việc cần làm hoặc hồ sơ"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("Kết quả"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(SideDelegate(self.list))
        self.list.setIconSize(QSize(icon_size(), icon_size()))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.none = small(_("Không thấy gì. Thử chữ khác, có thể gõ không dấu."))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(0.75),) * 4)
        column.setSpacing(space(0.5))
        for widget in (self.search, self.none, self.list):
            column.addWidget(widget)
        column.addWidget(small(_("↑ ↓ chọn · Enter mở · Esc đóng")))
        self._narrow("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette at the top middle of a window."""
        width = min(letters(76), window.width() - space(4))
        line = self.list.sizeHintForRow(0)
        room = window.height() - space(8) - (self.sizeHint().height() - self.list.sizeHint().height())
        self.list.setFixedHeight(line * max(3, min(_SHOWN, room // line)) + 2)
        self.setFixedWidth(width)
        self.adjustSize()
        place = window.mapToGlobal(window.rect().topLeft())
        self.move(place.x() + (window.width() - width) // 2, place.y() + space(4))
        self.show()
        self.search.setFocus()

    def words(self) -> list[str]:
        """Return what is offered now, from the top."""
        return [entry.words for entry in self._shown]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and choose while the cursor stays in the search line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _SHOWN,
                Qt.Key.Key_PageUp: -_SHOWN,
            }
            if event.key() in steps:
                last = self.list.count() - 1
                wanted = self.list.currentRow() + steps[Qt.Key(event.key())]
                self.list.setCurrentRow(max(0, min(wanted, last)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem():
                    self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        known = [entry for entry in self._entries if _matches(words, entry)]
        known.sort(key=lambda entry: not fold(entry.words).startswith(fold(text).strip()))
        self._shown = [*known, *(self._find(text) if words else ())]
        self.list.clear()
        for entry in self._shown:
            item = QListWidgetItem(entry.words)
            item.setIcon(icons.icon(entry.icon or "chevron-right", "muted"))
            item.setData(SIDE, entry.keys or entry.kind)
            item.setToolTip(plain_tip(entry.words))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.kind)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.none.setVisible(not self._shown)

    def _take(self, item: QListWidgetItem) -> None:
        entry = self._shown[self.list.row(item)]
        self.close()
        entry.act()


def _matches(words: Sequence[str], entry: Entry) -> bool:
    text = fold(f"{entry.words} {entry.kind}")
    return all(word in text for word in words)
