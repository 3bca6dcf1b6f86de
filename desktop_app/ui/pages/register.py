"""Sáng kiến: the register. Search, filters, the table, and what can be done with its rows."""

import sqlite3
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.register import Query
from desktop_app.services import register
from desktop_app.ui.actions.register_actions import RegisterActions
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.pages.register_empty import EmptyRegister
from desktop_app.ui.pages.register_filters import FilterBar
from desktop_app.ui.pages.register_head import RegisterHead
from desktop_app.ui.pages.register_memory import ORDER_KEY, ColumnsMemory, remembered_order
from desktop_app.ui.pages.register_model import PAGE, RegisterModel
from desktop_app.ui.pages.register_reader import RegisterReader
from desktop_app.ui.pages.register_search import SearchLine
from desktop_app.ui.pages.register_selection import SelectionLine
from desktop_app.ui.pages.register_table import RegisterTable
from desktop_app.ui.shell.session import Session

_TABLES = {"innovation", "authorship", "unit"}
PAINT_FIRST_MS = 10
"""The worker waits so long for the first rows to be painted: two threads share one interpreter."""
_SELECTION_KEPT = 5000
_NAMES_SHOWN = 200


class RegisterPage(PageView):
    """`query` is what is shown; every way to change it ends in `ask`.

    `asked` counts the questions, `answered` is the last one whose answer is all in view.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.query = remembered_order(session.preferences, Query())
        self.asked = 0
        self.answered = 0
        self._is_stale = False
        self._kept: tuple[list[int], int | None] = ([], None)
        self._total: int | None = None
        self._reader: sqlite3.Connection = session.book.reader()
        self.worker = RegisterReader(session.book, self)
        self.worker.listed.connect(self._show_keys)
        self.worker.counted.connect(self._show_total)
        self._rest_timer = QTimer(self, singleShot=True, interval=PAINT_FIRST_MS)
        self._rest_timer.timeout.connect(self._ask_rest)
        self._day = session.book.clock.today()
        self.model = RegisterModel(self._reader, session.book.clock.today)
        self.table = RegisterTable(self.model)
        self.actions_of = RegisterActions(session, self, self.table)
        self._build()
        self._columns = ColumnsMemory(session.preferences, self.table, self)
        self._connect()
        self.table.show_order(self.query.order, self.query.is_descending)
        self.ask(self.query)

    # What actions see

    @property
    def in_trash(self) -> bool:
        """Whether the trash is in view."""
        return self.query.in_trash

    def selected_keys(self) -> list[int]:
        """Return the keys of the selected innovations."""
        return self.table.selected_keys()

    def selected_names(self) -> list[str]:
        """Return “code   title” of the selected innovations; of very many, the first and how many more."""
        places = self.table.selected_places()
        names = [f"{texts[0]}   {texts[1]}" for texts in self.model.lines(places[:_NAMES_SHOWN])]
        more = len(places) - len(names)
        return [*names, _("… và {count} sáng kiến nữa").format(count=more)] if more else names

    def shown_columns(self) -> list[str]:
        """Return the ids of the columns in sight."""
        return self.table.shown_columns()

    def palette_actions(self) -> Sequence[QAction]:
        """Return the register's actions."""
        return self.actions_of.all()

    # Asking

    def ask(self, query: Query) -> None:
        """Show what a query finds: the first rows at once where that is quick, all of them soon after."""
        query = register.on_day(query, self.session.book.clock.today())
        self.query = query
        self.asked += 1
        self._is_stale = False
        self._rest_timer.stop()
        self.worker.break_off()
        if register.is_quick(query):
            with suppress(sqlite3.OperationalError):  # a lock in passing: the worker's answer follows
                self._show_first(register.first_rows(self._reader, query, PAGE))
                self._rest_timer.start()
        if not self._rest_timer.isActive():
            self._ask_rest()
        self.filters.show_query(query)
        self._show_place()

    def refresh(self) -> None:
        """Read the same question again, keeping rows selected that are still there."""
        self.asked += 1
        self._is_stale = False
        self.model.forget_lines()
        self._rest_timer.stop()
        self._ask_rest()

    def _ask_rest(self) -> None:
        self.worker.ask(self.asked, self.query)

    def entered(self) -> None:
        """Catch up with what was changed while another page was in view, and with the day."""
        day = self.session.book.clock.today()
        if self._is_stale or day != self._day:
            self._day = day
            self.query = register.on_day(self.query, day)
            self.refresh()

    def focus_search(self) -> None:
        """Put the cursor into the search box, its words selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_trash(self, in_trash: bool) -> None:
        """Show the trash, or the register again."""
        self.show_query(Query(in_trash=in_trash))

    def show_query(self, query: Query) -> None:
        """Show what a query finds, in its own order if it has one, else in the one that is chosen here."""
        self.search.show_words(query.search)
        if query.order == "newest":
            query = replace(query, order=self.query.order, is_descending=self.query.is_descending)
        self.table.show_order(query.order, query.is_descending)
        self.ask(query)

    def close_book(self) -> None:
        """Remember the columns, end the worker, close the connection."""
        self._columns.end()
        self._rest_timer.stop()
        self.worker.stop()
        self.model.show_first(())  # a repaint still to come must find nothing to read
        self._reader.close()

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(0.75))
        column.setSpacing(space(0.9))
        self.head = RegisterHead(self.actions_of, self.table)
        self.search_line = SearchLine()
        self.search = self.search_line.search
        self.filters = FilterBar(partial(register.facets, self.session.book))
        self.empty = EmptyRegister(self.session)
        self.stack = QStackedLayout()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.below = SelectionLine(self.actions_of)
        column.addWidget(self.head)
        column.addWidget(self.search_line)
        column.addWidget(self.filters)
        column.addLayout(self.stack, 1)
        column.addWidget(self.below)

    def _connect(self) -> None:
        self.table.sorted_by.connect(self._sort)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._type_on)
        self.table.selection_moved.connect(self._follow_selection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.search.textChanged.connect(self._search)
        self.search.went_down.connect(self.table.go_to_first)
        self.filters.filtered.connect(self._filter)
        self.filters.cleared.connect(self._clear_filters)
        self.empty.begun.connect(self.actions_of.new.do)
        self.empty.cleared.connect(self._clear_filters)
        self.head.trash_chosen.connect(self.show_trash)
        self.session.signals.table_changed.connect(self._book_changed)

    # Answers

    def _show_first(self, rows: Sequence[register.Row]) -> None:
        self._keep_selection()
        self.model.show_first(rows)
        self._total = None
        if len(rows) < PAGE:
            self._show_hits(len(rows))
        self.stack.setCurrentIndex(0 if rows else 1)
        if not rows:
            self.empty.explain(self.query)

    def _show_keys(self, number: int, keys: "array[int]") -> None:
        if number != self.asked:
            return
        if self.model.rowCount() or keys:
            self._keep_selection()
        if not self.model.show_keys(keys) or self._kept[0]:
            self.table.select_keys(*self._kept)
        self._kept = ([], None)
        self.stack.setCurrentIndex(0 if keys else 1)
        if not keys:
            self.empty.explain(self.query)
        self._show_hits(len(keys))

    def _show_total(self, number: int, total: int) -> None:
        if number == self.asked:
            self._total = total
            self.answered = number
            self._show_hits(self.model.rowCount())

    def _show_hits(self, count: int) -> None:
        self.search_line.show_hits(count, self._total if self.query.is_filtered else None)

    def _show_place(self) -> None:
        self.head.show_place(in_trash=self.in_trash)
        self._follow_selection()

    def _keep_selection(self) -> None:
        """Note what is selected before the rows are replaced; an empty selection keeps the older note."""
        if 0 < self.table.selected_count() <= _SELECTION_KEPT:
            self._kept = (self.table.selected_keys(), self.table.current_key())

    def _follow_selection(self) -> None:
        has_rows = self.model.rowCount() > 0
        self.below.follow(self.table.selected_count(), has_rows=has_rows, in_trash=self.in_trash)

    # Hands

    def _search(self, text: str) -> None:
        self._kept = ([], None)
        self.ask(replace(self.query, search=text))

    def _open(self, key: int) -> None:
        if self.in_trash:
            self.session.said.emit(_("Hồ sơ nằm trong thùng rác. Chọn “Lấy lại” rồi mới mở được."))
        else:
            self.session.dossier_opened.emit(key)

    def _type_on(self, text: str) -> None:
        self.search.setFocus()
        self.search.setText(text)

    def _filter(self, name: str, value: object) -> None:
        self.ask(replace(self.query, **{name: value}))  # type: ignore[arg-type]  # named by the chips

    def _clear_filters(self) -> None:
        self.show_trash(self.in_trash)

    def _sort(self, order: str, is_descending: bool) -> None:
        order = order or "newest"
        self.session.preferences.set(ORDER_KEY, [order, is_descending])
        self.ask(replace(self.query, order=order, is_descending=is_descending and order != "newest"))

    def _book_changed(self, table: str, _changes: Changes) -> None:
        if table not in _TABLES:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_of.in_menu())
        menu.popup(self.table.viewport().mapToGlobal(place))
