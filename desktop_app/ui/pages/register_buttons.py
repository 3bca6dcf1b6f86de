"""The register's buttons, one-line labels, and the menu of its columns."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop_app.domain.language import _
from desktop_app.services.register_columns import COLUMNS
from desktop_app.ui.kit.words import Words
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.pages.register_table import FROZEN, RegisterTable


class ColumnsMenu(QMenu):
    """Ticks the columns that are shown; code and name are not offered, they always are."""

    def __init__(self, table: RegisterTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        for item in COLUMNS:
            if item.id in FROZEN:
                continue
            entry = self.addAction(item.heading())
            entry.setCheckable(True)
            entry.setData(item.id)
            entry.toggled.connect(partial(table.show_column, item.id))
        self.addSeparator()
        self.addAction(_("Trở về cột ban đầu"), table.reset_columns)
        self.aboutToShow.connect(self.tick)

    def tick(self) -> None:
        """Tick what the table shows now."""
        shown = self._table.shown_columns()
        for entry in self.actions():
            if entry.isCheckable():
                entry.setChecked(entry.data() in shown)


class _ActionButton(QToolButton):
    """A button of an action that goes out of sight with it."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        action.changed.connect(self._follow)
        if not action.isVisible():
            self.hide()  # never shown here: without a parent yet, it would be a window of its own

    def _follow(self) -> None:
        self.setVisible(self.defaultAction().isVisible())


def action_button(action: QAction) -> QToolButton:
    """Make a button with icon and words of an action."""
    return _ActionButton(action)


def icon_button(icon_name: str, words: str, tone: str = "muted") -> QToolButton:
    """Make a quiet button with icon and words."""
    button = QToolButton()
    set_icon(button, icon_name, tone)
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def menu_button(icon_name: str, words: str, actions: Sequence[QAction]) -> QToolButton:
    """Make a button that opens a menu of actions."""
    button = icon_button(icon_name, words, "text")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.addActions(list(actions))
    button.setMenu(menu)
    return button


def papers_button(fill: Callable[[QMenu], None]) -> QToolButton:
    """Make the button whose menu has an entry a paper; `fill` puts them in when it opens."""
    button = icon_button("printer", _("In ra PDF"), "text")
    button.setToolTip(_("In đơn hoặc hồ sơ của những dòng đang chọn thành các tệp PDF"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    papers = QMenu(button)
    papers.aboutToShow.connect(lambda: fill(papers))
    button.setMenu(papers)
    return button


def one_line(tone: str) -> Words:
    """Make a label that stays on one line, in the middle of its height."""
    words = Words("", tone)
    words.setWordWrap(False)
    words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    return words
