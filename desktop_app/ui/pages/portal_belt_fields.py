"""The fields of a system as the narrow window lists them, and the one that is copied next."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.services.portal import Filled
from desktop_app.ui.kit.words import Words, heading, plain_tip, small
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import space

_GUESSED = "guess"


class FieldList(QListWidget):
    """Every field in the order asked; a click or Enter on one emits `wanted` with its place."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("is_way", True)
        self.setAccessibleName(_("Các ô của cổng"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fields: Sequence[Filled] = ()
        self.itemClicked.connect(lambda item: self.wanted.emit(self.row(item)))

    def show_fields(self, fields: Sequence[Filled]) -> None:
        """List the fields of an innovation."""
        self._fields = fields
        self.clear()
        for field in fields:
            item = QListWidgetItem(f"{field.field.label}  ·  {counted(field)}", self)
            item.setToolTip(plain_tip(field.field.by_hand or field.text[:400]))

    def mark(self, copied: Collection[int], place: int) -> None:
        """Show which fields were copied and which comes next."""
        for number, field in enumerate(self._fields):
            name, tone = _drawing(field, number in copied, number == place)
            self.item(number).setIcon(QIcon(icons.picture(name, tone)))
        self.setCurrentRow(min(place, self.count() - 1))


def _drawing(field: Filled, is_copied: bool, is_next: bool) -> tuple[str, str]:
    if field.is_withheld:
        return "ban", "warning"
    if is_copied:
        return "circle-check", "success"
    if is_next:
        return "arrow-right", "accent"
    if field.rest:
        return "triangle-alert", "warning"
    return ("pencil" if field.field.by_hand else "circle" if field.text else "circle-dashed"), "muted"


def counted(field: Filled) -> str:
    """Say how long a field's value is beside its limit, or why there is none."""
    if field.is_withheld:
        return _("bỏ qua, có phần bảo mật")
    if field.field.by_hand and not field.text:
        return _("làm bằng tay")
    if not field.whole:
        return _("trống")
    if not field.field.limit:
        return _("{count} chữ").format(count=format_number(field.whole))
    return f"{format_number(field.whole)}/{format_number(field.field.limit)}"


class FieldView(QScrollArea):
    """What goes to the clipboard next, and what the limit cuts off."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.label, self.limit = heading("", 3), small("")
        self.how, self.text = Words("", "accent"), Words("")
        self.cut, self.rest = small("", "warning"), Words("", "muted")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space(0.5), space(0.25), space(0.5), space(0.5))
        column.setSpacing(space(0.4))
        for words in (self.label, self.limit, self.how, self.text, self.cut, self.rest):
            column.addWidget(words)
        column.addStretch(1)
        self.setWidget(body)

    def show_field(self, field: Filled) -> None:
        """Show one field."""
        self.label.setText(field.field.label)
        self.limit.setText(_limit_words(field))
        self.how.setText(field.field.by_hand)
        self.how.setVisible(bool(field.field.by_hand))
        self.text.setText(field.text or _("Hồ sơ chưa có phần này."))
        self.text.set_tone("text" if field.text else "muted")
        self.text.setVisible(bool(field.text) or not field.field.by_hand)
        self.cut.setVisible(bool(field.rest))
        self.rest.setVisible(bool(field.rest))
        left = format_number(len(field.rest))
        self.cut.setText(_("Phần bị cắt, {count} chữ:").format(count=left))
        self.rest.setText(field.rest)
        self.verticalScrollBar().setValue(0)


def _limit_words(field: Filled) -> str:
    words = counted(field)
    if field.field.limit and field.field.limit_mark == _GUESSED:
        return _("{counted} chữ; giới hạn chưa biết chắc").format(counted=words)
    return words
