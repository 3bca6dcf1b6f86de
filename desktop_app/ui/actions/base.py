"""One class an action: the same object stands in the menu, the toolbar, the context menu and the palette."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import UserError
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.shell.session import Session


class Action(QAction):
    """Something a person can do. `keys` are shortcuts; `icon_name` is an icon that ships.

    `reach` is the window, or the widget the action is added to and what is in it.
    """

    icon_name: ClassVar[str] = ""
    keys: ClassVar[tuple[str, ...]] = ()
    reach: ClassVar[Qt.ShortcutContext] = Qt.ShortcutContext.WindowShortcut

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.window_of = parent
        self.setText(self.label())
        self.setMenuRole(QAction.MenuRole.NoRole)
        if self.icon_name:
            set_icon(self, self.icon_name)
        if self.keys:
            self.setShortcuts([QKeySequence(keys) for keys in self.keys])
            self.setShortcutContext(self.reach)
            shown = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.setToolTip(f"{self.label()} ({shown})")
        self.triggered.connect(self.do)

    def label(self) -> str:
        """Return the words on the button."""
        return type(self).__name__

    def run(self) -> None:
        """Do it.

        Raises:
            UserError: the user's world does not let it; the sentence is shown.
        """

    def do(self) -> None:
        """Do it, and show what stands in the way."""
        try:
            self.run()
        except UserError as error:
            from desktop_app.ui.kit.dialogs import show_error

            show_error(self.window_of, str(error))


class Rows(Protocol):
    """The part of the register that actions work on."""

    def selected_keys(self) -> list[int]:
        """Return the keys of the selected innovations, from the top."""
        ...

    def selected_names(self) -> list[str]:
        """Return “code   title” of each; of very many, the first and how many more."""
        ...

    @property
    def in_trash(self) -> bool:
        """Whether the trash is in view."""
        ...


class RowsAction(Action):
    """An action on selected innovations; it is there only where it can be done."""

    takes_many: ClassVar[bool] = True
    is_for_trash: ClassVar[bool] = False
    reach = Qt.ShortcutContext.WidgetWithChildrenShortcut

    def __init__(self, session: Session, parent: QWidget, rows: Rows) -> None:
        super().__init__(session, parent)
        self.rows = rows

    def follow(self, count: int) -> None:
        """Be offered or not, as `count` rows are selected."""
        is_in_place = self.rows.in_trash == self.is_for_trash
        self.setVisible(is_in_place)
        self.setEnabled(is_in_place and (count == 1 or (count > 1 and self.takes_many)))

    @property
    def keys_chosen(self) -> Sequence[int]:
        """Keys of the selected innovations."""
        return self.rows.selected_keys()
