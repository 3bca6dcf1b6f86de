"""What the register remembers from one start to the next: its columns and its order."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.register import ORDERS, Query
from desktop_app.services.preferences import Preferences
from desktop_app.ui.pages.register_table import RegisterTable

COLUMNS_KEY, ORDER_KEY = "register.columns", "register.order"
_REST_MS = 600


def remembered_order(preferences: Preferences, query: Query) -> Query:
    """Give a query in the order that was chosen last."""
    match preferences.get(ORDER_KEY, []):
        case [str(order), bool(is_descending)] if order in ORDERS:
            return replace(query, order=order, is_descending=is_descending)
        case _:
            return query


class ColumnsMemory(QObject):
    """Shows the columns of a table as they were left, and keeps them once they rest."""

    def __init__(self, preferences: Preferences, table: RegisterTable, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._table = preferences, table
        state = preferences.get(COLUMNS_KEY, [])
        if state:
            table.restore_columns(state)
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._keep)
        table.columns_changed.connect(self._timer.start)

    def end(self) -> None:
        """Keep what was changed just now."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def _keep(self) -> None:
        self._preferences.set(COLUMNS_KEY, self._table.columns_state())
