"""The formulas by kind of saving, each with when it is used, found by typing with or without accents."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.domain.text import fold
from desktop_app.services.benefits import Formula
from desktop_app.ui.kit.words import Words
from desktop_app.ui.look.metrics import points, space

_TITLE, _WHEN, _ID, _FOLDED = (int(Qt.ItemDataRole.UserRole) + place for place in range(4))
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Place = QModelIndex | QPersistentModelIndex


class FormulaDelegate(QStyledItemDelegate):
    """Draws a title and, under it and quieter, when the formula is used; a kind of saving as a heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:
        """Be as high as both are at the width of the list."""
        title, when = self._boxes(option, index, self._width())
        return QSize(0, when.bottom() + space(0.75) if index.data(_ID) else title.bottom() + space(0.25))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Draw the ground as the style does, then the words."""
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        item.text = ""  # type: ignore[attr-defined]  # missing in the stubs
        view = self.parent()
        style = view.style() if isinstance(view, QWidget) else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, item, painter, view)  # type: ignore[arg-type]
        title, when = self._boxes(option, index, option.rect.width())
        words, quiet = QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText
        painter.save()
        painter.translate(option.rect.topLeft())
        painter.setFont(_bold(option.font))
        painter.setPen(option.palette.color(words if index.data(_ID) else quiet))
        painter.drawText(title, _WRAP, str(index.data(_TITLE)))
        painter.setFont(_small(option.font))
        painter.setPen(option.palette.color(quiet))
        painter.drawText(when, _WRAP, str(index.data(_WHEN) or ""))
        painter.restore()

    def _width(self) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QListWidget) else 0

    def _boxes(self, option: QStyleOptionViewItem, index: Place, width: int) -> tuple[QRect, QRect]:
        room = max(1, width - 2 * space(0.75))
        is_group = not index.data(_ID)
        top = QRect(space(0.75), space(1) if is_group else space(0.5), room, 10_000)
        title = QFontMetrics(_bold(option.font)).boundingRect(top, _WRAP, str(index.data(_TITLE)))
        under = QRect(space(0.75), title.bottom() + space(0.15), room, 10_000)
        when = QFontMetrics(_small(option.font)).boundingRect(under, _WRAP, str(index.data(_WHEN) or ""))
        return title, when


class FormulaList(QListWidget):
    """Lines that are measured anew when the list becomes wider or narrower."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class FormulaChooser(QWidget):
    """A search and the list; `chosen` carries the formula somebody moved to."""

    chosen = Signal(object)

    def __init__(self, groups: Sequence[tuple[str, Sequence[Formula]]]) -> None:
        super().__init__()
        self._formulas = {formula.id: formula for _label, group in groups for formula in group}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tìm: tổn thất, nhiên liệu, giờ công…"))
        self.search.setAccessibleName(_("Tìm công thức"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.narrow)
        self.search.installEventFilter(self)
        self.list = FormulaList()
        self.list.setProperty("is_way", True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(FormulaDelegate(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Công thức theo loại tiết kiệm"))
        self.list.currentItemChanged.connect(self._moved)
        self.none = Words(
            _("Không có công thức nào như vậy. Đóng cửa sổ này và dùng “Thêm dòng tự do”."), "muted"
        )
        self.none.hide()
        for label, group in groups:
            self._add_group(label, group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.search)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)

    def _add_group(self, label: str, group: Sequence[Formula]) -> None:
        head = QListWidgetItem(self.list)
        head.setData(_TITLE, label)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        for formula in group:
            item = QListWidgetItem(self.list)
            item.setData(_TITLE, formula.title)
            item.setData(_WHEN, formula.when)
            item.setData(_ID, formula.id)
            asked = " ".join(entry.label for entry in formula.inputs)
            item.setData(_FOLDED, fold(f"{label} {formula.title} {formula.when} {formula.id} {asked}"))
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{label}: {formula.title}")
            item.setData(int(Qt.ItemDataRole.AccessibleDescriptionRole), formula.when)

    def choose(self, key: str) -> None:
        """Move to the formula of an id."""
        for item in self._items():
            if item.data(_ID) == key:
                self.list.setCurrentItem(item)

    def narrow(self, text: str) -> None:
        """Leave those in which what was typed stands, or at least every word of it, and their headings."""
        whole = " ".join(fold(text).split())
        is_phrase = any(whole in item.data(_FOLDED) for item in self._items() if item.data(_ID))
        words = [whole] if is_phrase else whole.split()
        head: QListWidgetItem | None = None
        for item in self._items():
            if not item.data(_ID):
                head = item
                head.setHidden(True)
                continue
            is_found = all(word in item.data(_FOLDED) for word in words)
            item.setHidden(not is_found)
            if is_found and head is not None:
                head.setHidden(False)
        found = [item for item in self._items() if item.data(_ID) and not item.isHidden()]
        self.none.setVisible(not found)
        current = self.list.currentItem()
        if whole and found and (current is None or current.isHidden()):
            self.list.setCurrentItem(found[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the formulas without leaving the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _moved(self, item: QListWidgetItem | None) -> None:
        formula = self._formulas.get(str(item.data(_ID))) if item is not None else None
        if formula is not None:
            self.chosen.emit(formula)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(points(0))
    return made
