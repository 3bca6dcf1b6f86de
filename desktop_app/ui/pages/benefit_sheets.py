"""Which calculation of the money is on screen, and its sum in figures and words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, in_words
from desktop_app.services.benefits import FIRST_YEAR, Sheet, sheet_label
from desktop_app.ui.kit.editors.base import guard_wheel
from desktop_app.ui.kit.words import IconWords, Words, heading, link_button
from desktop_app.ui.look.metrics import space


class SheetBar(QWidget):
    """The years of a calculation, expected and actual, to turn from one to another."""

    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tabs.setAccessibleName(_("Năm tính tiền làm lợi"))
        guard_wheel(self.tabs)
        self.hint = Words("", "muted")
        self._sheets: tuple[Sheet, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.tabs)
        column.addWidget(self.hint)
        self.tabs.currentChanged.connect(self._turned)

    def show_sheets(self, sheets: Sequence[Sheet], current: Sheet) -> None:
        """Offer these, without turning anything."""
        with QSignalBlocker(self.tabs):
            if tuple(sheets) != self._sheets:
                while self.tabs.count():
                    self.tabs.removeTab(0)
                for sheet in sheets:
                    self.tabs.addTab(sheet_label(sheet).replace("&", "&&"))
                self._sheets = tuple(sheets)
            self.tabs.setCurrentIndex(self._sheets.index(current))
        self._tell(current)

    def turn(self, sheet: Sheet) -> None:
        """Turn to a calculation as a click does."""
        self.tabs.setCurrentIndex(self._sheets.index(sheet))

    def _turned(self, place: int) -> None:
        if 0 <= place < len(self._sheets):
            self._tell(self._sheets[place])
            self.turned.emit(self._sheets[place])

    def _tell(self, sheet: Sheet) -> None:
        if sheet == FIRST_YEAR:
            words = _("Tính khi nộp đơn, in trong đơn và Bảng tính số tiền làm lợi.")
        elif sheet.is_actual:
            words = _(
                "Ghi sau khi năm áp dụng đó kết thúc, theo số liệu thực tế; dùng để tính thù lao,"
                " không in trong đơn."
            )
        else:
            words = _("Số dự kiến mang từ nơi khác đến, không in trong đơn.")
        self.hint.setText(words)


class SheetSum(QWidget):
    """The sum of a calculation, and what the dossier holds where that is something else."""

    def __init__(self) -> None:
        super().__init__()
        self.words = heading("", 3)
        self.told = IconWords("triangle-alert", "warning")
        self.act = link_button("")
        self._do: Callable[[], None] = lambda: None
        self.act.clicked.connect(lambda: self._do())  # noqa: PLW0108 - Qt would hand over whether it is checked
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for widget in (self.words, self.told, self.act):
            column.addWidget(widget)

    def show_sum(self, amount: int | None) -> None:
        """Show a sum; None where no line has an amount."""
        self.words.setVisible(amount is not None)
        if amount is not None:
            self.words.setText(
                _("Cộng: {amount} đồng\nBằng chữ: {words} đồng").format(
                    amount=format_money(amount), words=spoken(amount)
                )
            )

    def tell(self, sentence: str, words: str = "", act: Callable[[], None] = lambda: None) -> None:
        """Say what is amiss and offer what can be done; nothing where the sentence is empty."""
        self.told.words.setText(sentence)
        self.act.setText(words)
        self._do = act
        self.told.setVisible(bool(sentence))
        self.act.setVisible(bool(sentence))


def spoken(amount: int) -> str:
    """Write an amount in words, as a sentence begins."""
    words = in_words(amount)
    return words[:1].upper() + words[1:]
