"""Lines of a list that carry something quiet at their right end: keys, a kind, a count."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.look.metrics import space

SIDE = Qt.ItemDataRole.UserRole


class SideDelegate(QStyledItemDelegate):
    """Draws an item's `SIDE` text; its own words are shortened before they reach it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every line some air."""
        return QSize(super().sizeHint(option, index).width(), space(3.2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the line, its words shortened before they reach what stands at the right."""
        side = str(index.data(SIDE) or "")
        option = QStyleOptionViewItem(option)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.PlaceholderText
        whole = QRect(option.rect)
        width = option.fontMetrics.horizontalAdvance(side) + space(1.5)
        if is_selected:
            painter.fillRect(whole, option.palette.brush(QPalette.ColorRole.Highlight))
        option.rect = whole.adjusted(space(0.5), 0, -width, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.drawText(
            whole.adjusted(0, 0, -space(0.75), 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            side,
        )
        painter.restore()
