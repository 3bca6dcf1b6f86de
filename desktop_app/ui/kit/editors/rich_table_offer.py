"""The offer of a table whose headings the form names."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.kit.editors.rich_commands import has_headed_table, insert_headed_table
from desktop_app.ui.kit.editors.rich_text import RichText
from desktop_app.ui.kit.words import link_button

_EMPTY_ROWS = 2


class TableOffer(QWidget):
    """A link that puts a table with `headings` into a text; `follow` hides it while one stands there."""

    def __init__(self, text: RichText, headings: Sequence[str]) -> None:
        super().__init__()
        self._text, self._headings = text, tuple(headings)
        self.button = link_button(_("Chèn bảng so sánh trước – sau"), "table")
        told = _("Bảng có các cột {headings}, đặt dưới đoạn con trỏ đang đứng.")
        self.button.setToolTip(told.format(headings=", ".join(headings)))
        self.button.setAccessibleDescription(self.button.toolTip())
        self.button.clicked.connect(self._insert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)

    def follow(self) -> None:
        """Look whether such a table stands in the text by now."""
        self.setVisible(not has_headed_table(self._text.document().rootFrame(), self._headings))

    def _insert(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        insert_headed_table(self._text, self._headings, _EMPTY_ROWS)
        self._text.ensureCursorVisible()
