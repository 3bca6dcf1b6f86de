"""Why money cannot be computed: the usual reasons, put into the text, and what they ask for."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.richtext import from_plain, parse, plain_text
from desktop_app.services.benefits import NOT_COMPUTABLE, Benefit, Reason, formulas, has_reason
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.editors.rich import RichEditor
from desktop_app.ui.kit.words import IconWords, link_button
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.formula_dialog import ask_counts


class ReasonOffer(QWidget):
    """Stands over the text of the reason and writes into it what was chosen; the text is what is kept."""

    def __init__(self, text: RichEditor) -> None:
        super().__init__()
        self._text = text
        self._chosen: Reason | None = None
        self.box = ChoiceBox()
        self.box.setMaximumWidth(letters(60))
        self.box.addItem(_("Chọn một lý do để ghi vào ô dưới"), "")
        for reason in formulas().reasons:
            self.box.addItem(reason.label, reason.id)
        label = QLabel(_("Lý do thường gặp"))
        label.setBuddy(self.box)
        self.box.setAccessibleName(label.text())
        self.box.activated.connect(lambda _place: self.choose(str(self.box.currentData())))
        self.asks = IconWords("info", "accent")
        self.asks.words.set_tone("text")
        self.counts = link_button(_("Nhập số vụ, số đo trước và sau…"), "equal")
        self.counts.clicked.connect(self.add_counts)
        self.needed = IconWords("info", "muted", _("Đơn phải nêu vì sao không tính được."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        line = QHBoxLayout()  # a narrow box alone would have the words below measured at its width
        line.addWidget(self.box, 1)
        line.addStretch(0)
        column.addWidget(label)
        column.addLayout(line)
        for widget in (self.asks, self.counts, self.needed):
            column.addWidget(widget)
        self.refresh()

    def choose(self, key: str) -> None:
        """Write the words of a reason into the text and say what else belongs there."""
        self._chosen = next((reason for reason in formulas().reasons if reason.id == key), None)
        if self._chosen is not None and self._chosen.words:
            self._write(self._chosen.words, replaces=True)
        self.refresh()
        if self._chosen is not None and not self._chosen.words:
            self._text.text.setFocus()

    def add_counts(self) -> None:
        """Ask for counts or measurements before and after, and write them into the text."""
        steps = ask_counts(self)
        if steps:
            self._write("\n".join(steps))

    def refresh(self) -> None:
        """Follow the text: what stands there is asked for no more."""
        said = plain_text(self._text.text.nodes())
        found = next((item for item in formulas().reasons if item.words and item.words in said), None)
        reason = found or (self._chosen if self._chosen and not self._chosen.words else None)
        self.box.setCurrentIndex(self.box.findData(reason.id) if reason else 0)
        self.asks.words.setText(reason.asks if reason else "")
        self.asks.setVisible(reason is not None)
        self.needed.setVisible(not has_reason(Benefit(NOT_COMPUTABLE, None, self._text.value())))

    def _write(self, words: str, *, replaces: bool = False) -> None:
        """Put words under what stands there; one reason nobody added to gives way to another."""
        text = self._text.text
        said = plain_text(text.nodes()).strip()
        if words in said:
            return
        is_replaced = replaces and any(said == reason.words for reason in formulas().reasons)
        kept = () if is_replaced or not said else tuple(text.nodes())
        text.set_nodes((*kept, *parse(from_plain(words)).nodes))
        text.moveCursor(text.textCursor().MoveOperation.End)
