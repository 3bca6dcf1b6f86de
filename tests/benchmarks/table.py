"""The register's table: sorting by Vietnamese words, and the wheel."""

import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app.services.register_columns import COLUMNS
from desktop_app.ui.pages.register import RegisterPage
from desktop_app.ui.pages.register_table import RegisterTable
from tests.benchmarks import windows
from tests.benchmarks.books import book_folder
from tests.benchmarks.harness import Pair, Row, at_most, within

SORTED = ("title", "author", "unit")
BLOCKS, STEPS = 24, 44  # a block passes over more than a page of the cache
_SAME_COLUMNS = (
    "SELECT i.code, i.title, i.stage, l.authors, u.name, i.field, i.level, i.applied_on, i.benefit_amount,"
    " i.year, i.filed_on, i.updated_at FROM innovation i JOIN listing l ON l.innovation_id = i.id"
    " LEFT JOIN unit u ON u.id = i.unit_id WHERE i.deleted_at IS NULL ORDER BY i.id DESC"
)


def rows(count: int) -> Iterator[Row]:
    """Measure the table of the real register page."""
    with windows.register(book_folder(count)) as page:
        sorts = {order: statistics.median(_sorted(page, order)) for order in SORTED}
        slowest = max(sorts, key=lambda order: sorts[order])
        yield within(
            f"sorted by a Vietnamese text column and painted (slowest: {slowest})", sorts[slowest], 0.150
        )
        page.show_query(page.query)
        page.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        windows.wait(lambda: page.answered == page.asked)
        yield at_most("a wheel step of the register, beside a C++ QSqlQueryModel", _wheel(page), 1.5)


def _sorted(page: RegisterPage, order: str) -> Iterator[float]:
    """Click a heading up and down; give seconds until the rows are all there and painted."""
    section = next(place for place, item in enumerate(COLUMNS) if item.order == order)
    painted = windows.Painted((page.table.viewport(),))
    for run in range(6):
        direction = Qt.SortOrder.DescendingOrder if run % 2 else Qt.SortOrder.AscendingOrder
        start = time.perf_counter()
        page.table.horizontalHeader().setSortIndicator(section, direction)
        windows.wait(lambda: page.answered == page.asked)
        before = painted.count
        page.table.viewport().update()
        yield windows.wait(lambda before=before: painted.count > before) - start


def _wheel(page: RegisterPage) -> Pair:
    """Turn the wheel over both tables in turn; a sample is a step, over enough of them to read new pages."""
    peer = _peer(page)
    ours, theirs = page.table, peer
    samples = [(_block(ours), _block(theirs)) for _block_number in range(2 + BLOCKS)][2:]
    peer.close()
    _forget(peer)
    return Pair(tuple(sample[0] for sample in samples), tuple(sample[1] for sample in samples))


def _block(view: QTableView) -> float:
    painted = windows.Painted((view.viewport(),))
    spent = 0.0
    for _step in range(STEPS):
        before = painted.count
        start = time.perf_counter()
        QApplication.sendEvent(view.viewport(), _turned(view))
        QApplication.processEvents()
        spent += time.perf_counter() - start
        if painted.count == before:
            raise RuntimeError("the wheel moved nothing")
    view.viewport().removeEventFilter(painted)
    return spent / STEPS


def _turned(view: QTableView) -> QWheelEvent:
    middle = view.viewport().rect().center()
    return QWheelEvent(
        QPointF(middle), QPointF(view.viewport().mapToGlobal(middle)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def _peer(page: RegisterPage) -> QTableView:
    """Show the same rows and columns by Qt's own model, in a view of the same size and dress."""
    database = QSqlDatabase.addDatabase("QSQLITE", "peer")
    database.setDatabaseName(str(page.session.book.path))
    database.setConnectOptions("QSQLITE_OPEN_READONLY")
    if not database.open():
        raise RuntimeError(database.lastError().text())
    view = QTableView()
    model = QSqlQueryModel(view)
    model.setQuery(_SAME_COLUMNS, database)
    view.setModel(model)
    RegisterTable._dress(view)
    for place in range(len(COLUMNS)):
        view.setColumnWidth(place, page.table.columnWidth(place))
        view.setColumnHidden(place, page.table.isColumnHidden(place))
    view.resize(page.table.size())
    view.show()
    QApplication.processEvents()
    return view


def _forget(view: QTableView) -> None:
    model = view.model()
    assert isinstance(model, QSqlQueryModel)
    model.clear()
    view.deleteLater()
    QApplication.processEvents()
    QSqlDatabase.removeDatabase("peer")
