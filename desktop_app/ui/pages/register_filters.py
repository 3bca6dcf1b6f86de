"""Filters as chips: one a column, each shows what it lets through and can be taken off by itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.domain.register import Facet, Query
from desktop_app.domain.text import fold
from desktop_app.ui.kit.flow import FlowLayout
from desktop_app.ui.kit.words import restyle
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space

Value = str | int | None
_SEARCHED_FROM = 10
_LABEL_LETTERS = 22
NOTHING: dict[str, Value] = {"year": None, "unit_id": None, "field": "", "level": "", "stage": "", "due": ""}


def filter_titles() -> dict[str, str]:
    """Return what each filter is called, in the order of the chips."""
    return {
        "year": _("Năm"),
        "unit_id": _("Đơn vị"),
        "field": _("Lĩnh vực"),
        "level": _("Cấp"),
        "stage": _("Giai đoạn"),
        "due": _("Thời hạn"),
    }


class FilterBar(QWidget):
    """A row of chips. `filtered` carries a filter's name and its value, None or "" for any."""

    filtered = Signal(str, object)
    cleared = Signal()

    def __init__(self, values: Callable[[str], Sequence[Facet]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, space(0.75))
        self.chips: dict[str, FilterChip] = {}
        for name, title in filter_titles().items():
            chip = FilterChip(name, title, values)
            chip.chosen.connect(self.filtered)
            self.chips[name] = chip
            row.addWidget(chip)
        self.clear_button = QToolButton()
        self.clear_button.setText(_("Bỏ mọi bộ lọc"))
        self.clear_button.clicked.connect(self.cleared)
        row.addWidget(self.clear_button)

    def show_query(self, query: Query) -> None:
        """Show what the query lets through."""
        for name, chip in self.chips.items():
            chip.show_value(getattr(query, name))
        self.clear_button.setVisible(any(getattr(query, name) not in (None, "") for name in self.chips))


class FilterChip(QFrame):
    """One filter: a button that opens its values, and a cross once one is chosen."""

    chosen = Signal(str, object)

    def __init__(self, name: str, title: str, values: Callable[[str], Sequence[Facet]]) -> None:
        super().__init__()
        self._name, self._title, self._values = name, title, values
        self._value: Value = NOTHING[name]
        self._shown: object = self  # nothing yet
        self._label = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(space(0.5), 0, 0, 0)
        row.setSpacing(0)
        self.button = QToolButton()
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        self.button.setAccessibleName(_("Lọc theo {what}").format(what=title.lower()))
        self.button.clicked.connect(self.open_values)
        self.cross = QToolButton()
        self.cross.setAccessibleName(_("Bỏ lọc theo {what}").format(what=title.lower()))
        self.cross.setToolTip(self.cross.accessibleName())
        set_icon(self.cross, "x", "accent")
        self.cross.clicked.connect(self._take_off)
        row.addWidget(self.button)
        row.addWidget(self.cross)
        self.button.installEventFilter(self)
        self.show_value(self._value)

    def show_value(self, value: Value) -> None:
        """Show which value is let through."""
        if value == self._shown:
            return  # every keystroke in the search box comes by here
        self._shown = value
        is_on = value not in (None, "")
        if is_on and value != self._value:
            self._label = next((item.label for item in self._values(self._name) if item.value == value), "")
        self._value = value
        words = f"{self._title}: {self._label or value}" if is_on else self._title
        limit = len(self._title) + 2 + _LABEL_LETTERS
        self.button.setText(words if len(words) <= limit else f"{words[: limit - 1]}…")
        self.button.setToolTip(words if is_on else "")
        set_icon(self.button, "chevron-down", "accent" if is_on else "muted")
        self.cross.setVisible(is_on)
        ground = "accent" if is_on else "quiet"
        if self.property("ground") != ground:
            self.setProperty("ground", ground)
            restyle(self)

    def open_values(self) -> None:
        """Open the list of values below the chip."""
        chooser = ValueChooser(self._title, self._values(self._name), self._value, self)
        chooser.chosen.connect(self._choose)
        chooser.open_at(self.mapToGlobal(QPoint(0, self.height() + space(0.25))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the filter off with Delete or Backspace."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.cross.isHidden():
                self._take_off()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.open_values()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, facet: Facet | None) -> None:
        self._label = facet.label if facet else ""
        self._value = facet.value if facet else NOTHING[self._name]
        self.chosen.emit(self._name, self._value)

    def _take_off(self) -> None:
        self.button.setFocus()
        self._choose(None)


class ValueChooser(QFrame):
    """The values of one filter with how often each occurs; long lists can be searched."""

    chosen = Signal(object)

    def __init__(self, title: str, facets: Sequence[Facet], current: Value, parent: QWidget) -> None:
        from desktop_app.ui.shell.side_delegate import SideDelegate

        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(title)
        self._facets: list[Facet | None] = [None, *facets]
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(0.5),) * 4)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tìm trong danh sách"))
        self.search.setAccessibleName(_("Tìm trong danh sách"))
        self.search.setVisible(len(facets) > _SEARCHED_FROM)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(SideDelegate(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for facet in self._facets:
            label = (
                _("{label}  ({count})").format(label=facet.label, count=facet.count) if facet else _("Tất cả")
            )
            item = QListWidgetItem(label)
            item.setToolTip(facet.label if facet else "")
            self.list.addItem(item)
            if facet is not None and facet.value == current:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        column.addWidget(self.search)
        column.addWidget(self.list)
        shown = min(max(len(facets) + 1, 2), 12)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * shown + space(0.5))
        texts = [self.list.item(row).text() for row in range(self.list.count())]
        wide = max(self.fontMetrics().horizontalAdvance(text) for text in texts)
        self.setFixedWidth(max(letters(28), min(wide + space(5), letters(72))))

    def open_at(self, place: QPoint) -> None:
        """Show the list at a place of the screen, moved in where it would hang over the edge."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        (self.search if self.search.isVisible() else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list and Enter choose while the cursor is in the search line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        shown = [place for place in range(self.list.count()) if not self.list.item(place).isHidden()]
        if shown:
            at = shown.index(self.list.currentRow()) if self.list.currentRow() in shown else -1
            self.list.setCurrentRow(shown[max(0, min(at + step, len(shown) - 1))])

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        for place, facet in enumerate(self._facets):
            label = fold(facet.label) if facet else ""
            self.list.item(place).setHidden(not all(word in label for word in words))
        if self.list.currentItem() is None or self.list.currentItem().isHidden():
            self._step(1)

    def _take(self, item: QListWidgetItem) -> None:
        facet = self._facets[self.list.row(item)]
        self.close()
        self.chosen.emit(facet)
