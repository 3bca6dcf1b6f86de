"""What stands in the register's place while it has no rows: why, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.register import Query
from desktop_app.ui.actions.import_table import ImportFromPage
from desktop_app.ui.actions.open_sample import OpenSample
from desktop_app.ui.kit.words import IconLabel, Words, heading, link_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.shell.session import Session


class EmptyRegister(QWidget):
    """Signals: `begun` (a new innovation is wanted), `cleared` (all filters off)."""

    begun = Signal()
    cleared = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        column = QVBoxLayout(self)
        column.setSpacing(space())
        self.icon = IconLabel("lightbulb", "muted", 2.5)
        set_icon(self.icon, "lightbulb", "muted")
        self.title = heading("", 2)
        self.words = Words("", "muted")
        self.button = QPushButton()
        self.button.clicked.connect(self._act)
        column.addStretch(2)
        column.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.words):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setFixedWidth(letters(62))
            column.addLayout(_in_the_middle(words))
        column.addLayout(_in_the_middle(self.button))
        self.sample = link_button(_("Chưa quen? Mở sổ mẫu để xem thử"))
        self.sample.clicked.connect(OpenSample(session, self).do)
        self.importing = link_button(_("Có sẵn danh sách? Nhập từ Excel…"))
        self.importing.clicked.connect(ImportFromPage(session, self).do)
        column.addLayout(_in_the_middle(self.importing))
        column.addLayout(_in_the_middle(self.sample))
        column.addStretch(3)
        self._is_filtered = False

    def explain(self, query: Query) -> None:
        """Say why there is nothing to see, and offer what helps."""
        self._is_filtered = query.is_filtered
        for offer in (self.importing, self.sample):
            offer.setVisible(not query.is_filtered and not query.in_trash)
        if query.is_filtered:
            self._say(
                "search",
                _("Không tìm thấy sáng kiến nào"),
                _("Thử ít chữ hơn, hoặc bỏ bớt bộ lọc. Có thể gõ không dấu."),
                _("Bỏ tìm kiếm và bộ lọc"),
            )
        elif query.in_trash:
            self._say(
                "trash-2", _("Thùng rác trống"), _("Sáng kiến bỏ đi nằm ở đây cho đến khi xóa hẳn."), ""
            )
        else:
            self._say(
                "lightbulb",
                _("Chưa có sáng kiến nào trong sổ"),
                _("Bắt đầu từ một ý tưởng: chỉ cần tên giải pháp là đủ để tạo hồ sơ, phần còn lại viết dần."),
                _("Tạo sáng kiến đầu tiên"),
            )

    def _say(self, icon_name: str, title: str, words: str, offer: str) -> None:
        self.icon.show_icon(icon_name, "muted")
        self.title.setText(title)
        self.words.setText(words)
        self.button.setText(offer)
        self.button.setVisible(bool(offer))
        self.button.setProperty("is_primary", not self._is_filtered)
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)

    def _act(self) -> None:
        (self.cleared if self._is_filtered else self.begun).emit()


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    """Centre a widget by stretches: with an alignment Qt gives wrapped text the height of one line."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
