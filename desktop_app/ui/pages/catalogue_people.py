"""Danh mục › Người: everybody the dossiers may name, and one of them beside the list."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.dates import format_birth
from desktop_app.domain.language import _
from desktop_app.domain.records import Person
from desktop_app.domain.text import fold, name_key
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import packs, people, units
from desktop_app.services.people import Doubles
from desktop_app.ui.kit.dialogs import ask
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import primary_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.pages.catalogue_fields import catalogue_context
from desktop_app.ui.pages.list_and_side import ListAndSide
from desktop_app.ui.pages.merge_people import MergeDialog
from desktop_app.ui.pages.person_side import PersonSide
from desktop_app.ui.shell.session import Session

TABLES = frozenset(("person", "unit", "authorship", "application_helper", "innovation"))
WIDTHS_KEY = "people.widths"
_WIDTHS = (23, 10, 6, 26, 22, 20)


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody as the list shows them."""

    person: Person
    unit: str
    education: str
    dossiers: int
    folded: str


class PeoplePart(QWidget):
    """`reload` reads the book anew; who is chosen stays chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._is_loading = False
        self._lines: list[Line] = []
        self.model: RecordTableModel[Line] = RecordTableModel(_columns(), self)
        self.table = RecordTable(self.model, _("Danh sách người"), _WIDTHS)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tìm theo tên, đơn vị, chức vụ, mã nhân viên"))
        self.search.setAccessibleName(_("Tìm người"))
        self.search.setClearButtonEnabled(True)
        self.add = primary_button(_("Thêm người…"))
        set_icon(self.add, "user-plus", "on_accent")
        self.doubles = QPushButton()
        self.merge = QPushButton()
        for button in (self.doubles, self.merge):
            set_icon(button, "git-merge")
        self.count = small("")
        self.side = PersonSide(session)
        self.beside = EmptyPage("users", _("Chọn một người"), _("Bấm vào một dòng để xem và sửa."))
        self.nothing = EmptyPage(
            "users",
            _("Danh bạ chưa có ai"),
            _("Thêm người một lần, rồi chọn lại trong mọi hồ sơ: năm sinh, chức vụ, trình độ tự điền theo."),
            _("Thêm người…"),
        )
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.remember_widths(self.session.preferences, WIDTHS_KEY)
        self.pages = ListAndSide(
            (self.search, self.add),
            self.table,
            (self.count, self.merge, self.doubles),
            self.side,
            self.beside,
            self.nothing,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._list())
        self.add.clicked.connect(self.ask_person)
        self.nothing.started.connect(self.ask_person)
        self.doubles.clicked.connect(self.show_doubles)
        self.merge.clicked.connect(self.merge_selected)
        self.table.chosen.connect(self._choose)

    def reload(self) -> None:
        """Show the people of now."""
        book = self.session.book
        names = {unit.id: unit.name for unit in units.all_units(book)}
        counts = people.dossier_counts(book)
        level = packs.catalogue().label
        self._lines = [
            Line(
                person,
                names.get(person.unit_id or 0, ""),
                level("education_levels", person.education_level),
                counts.get(person.id, 0),
                _folded(person, names.get(person.unit_id or 0, "")),
            )
            for person in people.all_people(book)
        ]
        self.side.refresh_units()
        self._list()
        alike = len(people.likely_doubles(book))
        self.doubles.setText(_("Người trùng ({count})…").format(count=alike))
        self.doubles.setVisible(alike > 0)
        self.pages.show_list(bool(self._lines))
        self._show_side()

    def select_person(self, person: int) -> None:
        """Go to somebody."""
        rows = [line.person.id for line in self.model.records()]
        self.table.select_row(rows.index(person) if person in rows else -1)

    def leave(self) -> bool:
        """Save what is being typed."""
        return not self.side.key or self.side.leave()

    def ask_person(self) -> None:
        """Ask for somebody's name, birth and unit, and go to them."""
        if not self.leave():
            return
        fields = (
            Field("name", _("Họ và tên"), FieldKind.LINE, is_required=True),
            Field("birth", _("Ngày hoặc năm sinh"), FieldKind.LINE),
            Field("unit_id", _("Đơn vị"), FieldKind.UNIT),
        )
        context = catalogue_context(self.session.book)
        ask_fields(FieldsDialog(self, _("Thêm người"), fields, {}, context, _("Thêm"), self.add_person))

    def add_person(self, values: Mapping[str, object]) -> None:
        """Add somebody and go to them; where the name is known already, ask first.

        Raises:
            UserError: the name is empty.
        """
        name = str(values.get("name") or "")
        alike = [line for line in self._lines if line.person.name and fold(line.person.name) == fold(name)]
        if alike and not self._is_another(name, alike[0]):
            self.search.clear()
            self.select_person(alike[0].person.id)
            return
        known = {key: value for key, value in values.items() if value is not None}
        added = people.add_person(self.session.book, known)  # type: ignore[arg-type]  # plain values
        self.session.remember(added.changes)
        self.search.clear()
        self.select_person(added.id)

    def show_doubles(self) -> None:
        """Show the people who may be one and the same."""
        if self.leave():
            self._merge(people.likely_doubles(self.session.book))

    def merge_selected(self) -> None:
        """Show the selected people side by side, to make them one."""
        chosen = tuple(line.person for line in self.table.selected())
        if len(chosen) > 1 and self.leave():
            self._merge([Doubles(chosen)])

    def _merge(self, groups: list[Doubles]) -> None:
        dialog = MergeDialog(self, self.session, groups)
        dialog.exec()
        dialog.deleteLater()

    def _is_another(self, name: str, known: Line) -> bool:
        facts = ", ".join(
            part for part in (format_birth(known.person.birth), known.person.post, known.unit) if part
        )
        return ask(
            self,
            _("Danh bạ đã có “{name}”. Vẫn thêm một người nữa cùng tên?").format(name=name),
            _("Thêm người khác"),
            _("Mở người đã có"),
            facts,
        )

    def _list(self) -> None:
        words = fold(self.search.text()).split()
        found = [line for line in self._lines if all(word in line.folded for word in words)]
        self._is_loading = True
        self.model.set_records(found)
        self.select_person(self.side.key)
        self._is_loading = False
        self.count.setText(
            (_("Tìm thấy {count} người") if words else _("{count} người")).format(count=len(found))
        )
        self._offer_merge()

    def _offer_merge(self) -> None:
        chosen = len(self.table.selected())
        self.merge.setVisible(chosen > 1)
        self.merge.setText(_("Gộp {count} người đã chọn…").format(count=chosen))

    def _choose(self) -> None:
        if self._is_loading:
            return
        self._offer_merge()
        chosen = self.table.selected()
        if len(chosen) != 1 or chosen[0].person.id == self.side.key:
            return
        if not self.leave():
            stays = self.side.key
            QTimer.singleShot(0, self, lambda: self.select_person(stays))  # not while the view still moves
            return
        self.side.show_person(chosen[0].person, chosen[0].dossiers)
        self.pages.show_side(is_chosen=True)

    def _show_side(self) -> None:
        shown = next((line for line in self._lines if line.person.id == self.side.key), None)
        if shown is None:
            self.side.key = 0
            self.pages.show_side(is_chosen=False)
        else:
            self.side.show_person(shown.person, shown.dossiers)


def _folded(person: Person, unit: str) -> str:
    return fold(" ".join((person.name, unit, person.workplace, person.post, person.staff_id, person.birth)))


def _columns() -> tuple[TableColumn[Line], ...]:
    return (
        TableColumn(
            _("Họ và tên"),
            lambda line: line.person.name,
            key=lambda line: name_key(line.person.name),
        ),
        TableColumn(
            _("Sinh"),
            lambda line: format_birth(line.person.birth),
            key=lambda line: line.person.birth,
        ),
        TableColumn(
            _("Hồ sơ"),
            lambda line: str(line.dossiers or ""),
            "right",
            key=lambda line: line.dossiers,
        ),
        TableColumn(_("Đơn vị"), lambda line: line.unit or line.person.workplace),
        TableColumn(_("Chức vụ"), lambda line: line.person.post),
        TableColumn(_("Trình độ"), lambda line: line.education),
    )
