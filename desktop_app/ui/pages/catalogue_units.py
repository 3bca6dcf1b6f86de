"""Danh mục › Đơn vị: the tree, and one unit beside it."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.domain.records import HeadCount, Unit
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import units
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.record_table import dress
from desktop_app.ui.kit.words import primary_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.catalogue_fields import catalogue_context
from desktop_app.ui.pages.list_and_side import ListAndSide
from desktop_app.ui.pages.unit_side import UnitSide
from desktop_app.ui.pages.unit_tree import NAME, UnitTreeModel
from desktop_app.ui.shell.session import Session

TABLES = frozenset(("unit", "unit_name", "head_count"))
_ALL_OPEN = 200
_WIDTHS = (9, 10, 20)


class UnitsPart(QWidget):
    """`reload` reads the book anew; what is open and what is chosen stays."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._is_loading = False
        self.model = UnitTreeModel(self)
        self.tree = QTreeView()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tìm đơn vị, có dấu hay không dấu"))
        self.search.setAccessibleName(_("Tìm đơn vị"))
        self.search.setClearButtonEnabled(True)
        self.ended = QCheckBox(_("Cả đơn vị đã kết thúc"))
        self.ended.setChecked(True)
        self.add = primary_button(_("Thêm đơn vị…"))
        self.count = small("")
        self.side = UnitSide(session)
        self.nothing = EmptyPage(
            "building-2",
            _("Chưa có đơn vị nào"),
            _("Thêm công ty, nhà máy, phân xưởng, phòng ban để chọn khi lập hồ sơ và để tạo mã sáng kiến."),
            _("Thêm đơn vị…"),
        )
        self.beside = EmptyPage("building-2", _("Chọn một đơn vị"), _("Bấm vào một dòng để xem và sửa."))
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(_("Cây đơn vị"))
        dress(self.tree)
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(letters(8))
        for place, width in enumerate(_WIDTHS, start=1):
            self.tree.setColumnWidth(place, letters(width) + space(1.5))
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.pages = ListAndSide(
            (self.search, self.add), self.tree, (self.count, self.ended), self.side, self.beside, self.nothing
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self.reload())
        self.ended.toggled.connect(lambda _is_on: self.reload())
        self.add.clicked.connect(self.ask_unit)
        self.nothing.started.connect(self.ask_unit)
        self.tree.selectionModel().currentChanged.connect(self._choose)
        set_icon(self.add, "plus", "on_accent")

    def reload(self) -> None:
        """Show the units of now."""
        book = self.session.book
        today = book.clock.today()
        everyone = units.all_units(book)
        shown = [unit for unit in everyone if self.ended.isChecked() or not units.is_ended(unit, today)]
        closed = self._closed()
        people = {item.unit_id: item.people for item in book.all(HeadCount, "on") if item.on <= today}
        self._is_loading = True
        self.model.set_units(shown, people, today, self.search.text())
        self._open(closed)
        self.tree.setCurrentIndex(self.model.index_of(self.side.key))
        self._is_loading = False
        found = len(self.model.shown())
        self.count.setText(
            _("Tìm thấy {count} đơn vị").format(count=found)
            if self.search.text().strip()
            else _("{count} đơn vị").format(count=found)
        )
        self.pages.show_list(bool(everyone))
        self.side.refresh_units()
        self._show_side({unit.id: unit for unit in everyone})

    def select_unit(self, unit: int) -> None:
        """Go to a unit."""
        self.tree.setCurrentIndex(self.model.index_of(unit))
        self.tree.scrollTo(self.model.index_of(unit))

    def leave(self) -> bool:
        """Save what is being typed."""
        return not self.side.key or self.side.leave()

    def ask_unit(self) -> None:
        """Ask for a unit's name and place in the tree, and go to it."""
        if not self.leave():
            return
        fields = (
            Field("name", _("Tên đơn vị"), FieldKind.LINE, is_required=True),
            Field("abbreviation", _("Tên viết tắt"), FieldKind.LINE, hint=_("Ví dụ PXVH.")),
            Field("parent_id", _("Trực thuộc"), FieldKind.UNIT),
        )
        values = {"name": "", "abbreviation": "", "parent_id": self.side.key or None}
        context = catalogue_context(self.session.book)
        ask_fields(FieldsDialog(self, _("Thêm đơn vị"), fields, values, context, _("Thêm"), self.add_unit))

    def add_unit(self, values: Mapping[str, object]) -> None:
        """Add a unit and go to it.

        Raises:
            UserError: the name is empty.
        """
        added = units.add_unit(self.session.book, values)  # type: ignore[arg-type]  # editors give plain values
        self.session.remember(added.changes)
        self.search.clear()
        self.select_unit(added.id)

    def _choose(self, current: QModelIndex, _former: QModelIndex) -> None:
        unit = self.model.unit_at(current)
        if self._is_loading or unit is None or unit.id == self.side.key:
            return
        if not self.leave():
            stays = self.side.key
            QTimer.singleShot(0, self, lambda: self.select_unit(stays))  # not while the view is still moving
            return
        self.side.show_unit(self.session.book.get(Unit, unit.id))
        self.pages.show_side(is_chosen=True)

    def _show_side(self, everyone: Mapping[int, Unit]) -> None:
        if self.side.key in everyone:
            self.side.show_unit(everyone[self.side.key])
        else:
            self.side.key = 0
            self.pages.show_side(is_chosen=False)

    def _closed(self) -> set[int]:
        """Find the units that were folded; on the first reading of many, all but the topmost."""
        if not self.model.shown():
            return set()
        return {
            key
            for key in self.model.shown()
            if self.model.rowCount(self.model.index_of(key))
            and not self.tree.isExpanded(self.model.index_of(key))
        }

    def _open(self, closed: set[int]) -> None:
        self.tree.expandAll()
        if self.search.text().strip():
            return
        if len(self.model.shown()) > _ALL_OPEN and not closed:
            self.tree.collapseAll()
            self.tree.expandToDepth(0)
        for key in closed:
            self.tree.collapse(self.model.index_of(key))
