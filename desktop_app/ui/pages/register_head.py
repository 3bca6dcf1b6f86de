"""What stands over the register: its title, what can be done with all of it, and which columns are shown."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.actions.register_actions import RegisterActions
from desktop_app.ui.kit.words import heading, primary_button
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.register_buttons import ColumnsMenu, action_button, icon_button, menu_button
from desktop_app.ui.pages.register_table import RegisterTable


class RegisterHead(QWidget):
    """`trash_chosen` asks for the trash, or for the register again."""

    trash_chosen = Signal(bool)

    def __init__(self, actions: RegisterActions, table: RegisterTable) -> None:
        super().__init__()
        self._table = table
        self.title = heading("", 1)
        self.trash_button = icon_button("trash-2", _("Thùng rác"))
        self.trash_button.setCheckable(True)
        self.columns_button = icon_button("columns-3", _("Cột"))
        self.columns_menu = ColumnsMenu(table, self)
        self.new_button = primary_button(actions.new.label())
        self.new_button.setToolTip(actions.new.toolTip())
        self.trash_button.toggled.connect(self.trash_chosen)
        self.columns_button.clicked.connect(self._open_columns_below)
        self.new_button.clicked.connect(actions.new.do)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_columns)
        imported = action_button(actions.importing)
        exported = menu_button("download", _("Xuất"), (actions.export, actions.deadlines))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.75))
        row.addWidget(self.title, 1)
        for button in (self.trash_button, self.columns_button, imported, exported, self.new_button):
            row.addWidget(button)

    def show_place(self, *, in_trash: bool) -> None:
        """Say whether the trash is in view."""
        self.title.setText(_("Thùng rác") if in_trash else _("Sáng kiến"))
        self.new_button.setVisible(not in_trash)
        if self.trash_button.isChecked() != in_trash:
            self.trash_button.blockSignals(True)
            self.trash_button.setChecked(in_trash)
            self.trash_button.blockSignals(False)

    def _open_columns(self, place: QPoint) -> None:
        self.columns_menu.popup(self._table.horizontalHeader().viewport().mapToGlobal(place))

    def _open_columns_below(self) -> None:
        button = self.columns_button
        self.columns_menu.popup(button.mapToGlobal(QPoint(0, button.height())))
