"""The line under the register: how many rows are selected, and what can be done with them."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.ui.actions.register_actions import RegisterActions
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.register_buttons import action_button, one_line, papers_button


class SelectionLine(QWidget):
    """It is always there, so that no row moves under the mouse."""

    def __init__(self, actions: RegisterActions) -> None:
        super().__init__()
        self._actions = actions
        self.words = one_line("muted")
        self.bar = QWidget()
        self.print_button = papers_button(actions.fill_printing)
        buttons = QHBoxLayout(self.bar)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(space(0.5))
        for action in actions.on_selection():
            buttons.addWidget(action_button(action))
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.5))
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        self.setFixedHeight(space(3.2))

    def follow(self, count: int, *, has_rows: bool, in_trash: bool) -> None:
        """Follow how many are selected, and whether there is anything to select."""
        if count:
            self.words.setText(_("Đã chọn {count}").format(count=format_money(count)))
        self.bar.setVisible(count > 0)  # never beside the long hint: the window would grow for both
        self.print_button.setVisible(not in_trash)
        if not count and has_rows:
            self.words.setText(_("Enter mở hồ sơ; giữ Ctrl hoặc Shift để chọn nhiều dòng."))
        elif not count:
            self.words.clear()
        self.words.set_tone("accent" if count else "muted")
        self._actions.follow(count)
