"""Nhập lên cổng: what waits to be keyed, a portal's list beside the book, counts by unit."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.services import portal
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.words import heading, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.pages.portal_belt import Belt
from desktop_app.ui.pages.portal_queue import QueuePart
from desktop_app.ui.pages.portal_reconcile import ReconcilePart
from desktop_app.ui.pages.portal_units import UnitsPart
from desktop_app.ui.shell.session import Session

QUEUE, RECONCILE, UNITS = range(3)
TABLES = frozenset(("innovation", "examination", "portal_entry", "authorship", "unit"))
_SYSTEM_KEY = "portal.system"


class PortalPage(PageView):
    """Read when it comes into view, and again when what it shows changes while it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.chooser = ChoiceBox()
        self.about = small("")
        self.tabs = QTabBar()
        self.queue, self.reconciling = QueuePart(session), ReconcilePart(session)
        self.units = UnitsPart(session)
        self._parts = QStackedWidget()
        self.belt: Belt | None = None
        known = [item.id for item in portal.systems()]
        kept = session.preferences.get(_SYSTEM_KEY, known[0])
        self.system = portal.system(kept if kept in known else known[0])
        self._build()
        self.tabs.currentChanged.connect(self._parts.setCurrentIndex)
        self.chooser.activated.connect(lambda place: self.show_system(str(self.chooser.itemData(place))))
        self.queue.started.connect(self.open_belt)
        self.units.opened.connect(self._show_unit)
        session.signals.committed.connect(self._book_changed)
        self._show_system()

    def entered(self) -> None:
        """Read what is waiting anew."""
        rows = portal.queue(self.session.book, self.system.id)
        self.queue.show_rows(self.system, rows)
        self.units.show_rows(rows)

    def show_system(self, system_id: str) -> None:
        """Show another online system, and remember it."""
        self.system = portal.system(system_id)
        self.session.preferences.set(_SYSTEM_KEY, system_id)
        self._close_belt()
        self._show_system()
        self.entered()

    def show_part(self, part: int) -> None:
        """Show what stands under a tab."""
        self.tabs.setCurrentIndex(part)

    def focus_search(self) -> None:
        """Put the cursor where the queue is searched."""
        self.show_part(QUEUE)
        self.queue.search.setFocus()

    def leave(self) -> bool:
        """Nothing is being typed here."""
        return True

    def close_book(self) -> None:
        """Close the narrow window too."""
        self._close_belt()

    def open_belt(self, rows: list[portal.QueueRow]) -> Belt | None:
        """Open the narrow window beside a browser, with these innovations to key."""
        if not rows:
            return None
        self._close_belt()
        self.belt = Belt(self.session, self, self.system, rows)
        self.belt.show()
        self.belt.activateWindow()
        return self.belt

    def _close_belt(self) -> None:
        if self.belt is not None:
            self.belt.close()
            self.belt.deleteLater()
            self.belt = None

    def _show_unit(self, unit: int) -> None:
        self.queue.show_unit(unit)
        self.show_part(QUEUE)

    def _show_system(self) -> None:
        with QSignalBlocker(self.chooser):
            self.chooser.setCurrentIndex(self.chooser.findData(self.system.id))
        self.about.setText(self.system.note)
        self.about.setToolTip("\n\n".join((self.system.certainty, *reversed(portal.about()))))
        self.chooser.setToolTip(self.system.address or self.system.label)
        self.reconciling.show_system(self.system)

    def _book_changed(self, changes: Changes) -> None:
        if not (changes.is_whole_book or changes.tables & TABLES):
            return
        if self.isVisible():
            self.entered()

    def _build(self) -> None:
        for item in portal.systems():
            self.chooser.addItem(item.label, item.id)
        self.chooser.setAccessibleName(_("Hệ thống"))
        self.chooser.setMinimumContentsLength(24)
        self.chooser.setMaximumWidth(letters(50))
        self.tabs.setAccessibleName(_("Phần của việc nhập lên cổng"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in (_("Hàng chờ"), _("Đối soát"), _("Theo đơn vị")):
            self.tabs.addTab(words)
        for part in (self.queue, self.reconciling, self.units):
            self._parts.addWidget(part)
        title = heading(_("Nhập lên cổng"), 1)
        title.setWordWrap(False)
        first = QHBoxLayout()
        first.setSpacing(space())
        first.addWidget(title)
        first.addWidget(self.chooser, 1)
        first.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(0.75))
        column.setSpacing(space(0.5))
        column.addLayout(first)
        column.addWidget(self.about)
        column.addWidget(self.tabs)
        column.addWidget(self._parts, 1)
