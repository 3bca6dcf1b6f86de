"""Beside the tree: one unit, the names it bore, and its people by day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import read_number
from desktop_app.domain.records import Unit, UnitName
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import units
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.words import Words, heading, link_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.catalogue_fields import catalogue_context, unit_fields
from desktop_app.ui.pages.office_dialog import ask_office
from desktop_app.ui.pages.record_form import RecordForm
from desktop_app.ui.shell.session import Session


class UnitSide(RecordForm):
    """The form of a unit. Renaming with a day keeps the old name; a correction does not."""

    def __init__(self, session: Session) -> None:
        book = session.book
        super().__init__(
            session,
            unit_fields(),
            catalogue_context(book),
            lambda key, values: units.edit_unit(book, key, values),
        )
        self.session = session
        self.title = heading("", 2)
        self.rename = QPushButton(_("Đổi tên từ ngày…"))
        self.office = QPushButton(_("Đầu giấy, người ký…"))
        self.remove = QPushButton(_("Xóa"))
        set_icon(self.office, "file-badge")
        set_icon(self.rename, "pencil")
        set_icon(self.remove, "trash-2")
        self.rename.clicked.connect(self.ask_rename)
        self.office.clicked.connect(self.ask_office)
        self.remove.clicked.connect(self.remove_unit)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.75))
        column.addWidget(self.title)
        column.addLayout(_line(self.office, self.rename, self.remove))
        self.form.add_top(top)
        self.names = _Lines(_("Tên cũ"), _("Chưa đổi tên lần nào."))
        self.counts = _Lines(_("Số lao động theo ngày"), _("Chưa nhập số lao động."))
        self.add_count = link_button(_("Nhập số lao động…"), "plus")
        self.add_count.clicked.connect(self.ask_count)
        self.counts.end(self.add_count)
        self.form.add_bottom(self.names)
        self.form.add_bottom(self.counts)

    def show_unit(self, unit: Unit) -> None:
        """Show a unit as the book has it now."""
        self.title.setText(unit.name)
        values = {field.key: getattr(unit, field.key) for field in unit_fields()}
        self.show_record(unit.id, values)
        book = self.session.book
        self.names.show_lines(
            [
                (_name_words(old), lambda key=old.id: self._do(lambda: units.remove_old_name(book, key)))
                for old in units.old_names(book, unit.id)
            ]
        )
        self.counts.show_lines(
            [
                (
                    _("{day}: {people} người").format(day=format_date(count.on), people=count.people),
                    lambda key=count.id: self._do(lambda: units.remove_head_count(book, key)),
                )
                for count in reversed(units.head_counts(book, unit.id))
            ]
        )

    def ask_rename(self) -> None:
        """Ask for the new name and the day it holds from."""
        if not self.leave():
            return
        fields = (
            Field("name", _("Tên mới"), FieldKind.LINE, is_required=True),
            Field(
                "on",
                _("Đổi tên từ ngày"),
                FieldKind.DATE,
                hint=_("Tên cũ được giữ đến hết ngày hôm trước."),
                is_required=True,
            ),
        )
        values = {"name": self.form.value("name"), "on": None}
        ask_fields(self._dialog(_("Đổi tên đơn vị"), fields, values, _("Đổi tên"), self._rename))

    def ask_count(self) -> None:
        """Ask how many people there were on which day."""
        if not self.leave():
            return
        fields = (
            Field("on", _("Tính đến ngày"), FieldKind.DATE, is_required=True),
            Field("people", _("Số lao động"), FieldKind.LINE, is_required=True),
        )
        values = {"on": self.session.book.clock.today(), "people": ""}
        ask_fields(self._dialog(_("Số lao động"), fields, values, _("Ghi"), self._count))

    def ask_office(self) -> None:
        """Show how the unit's papers are headed and signed."""
        if self.leave():
            ask_office(self.session, self, self.session.book.get(Unit, self.key))

    def remove_unit(self) -> None:
        """Remove the unit, where nothing names it."""
        self._do(lambda: units.remove_unit(self.session.book, self.key))

    def _rename(self, values: Mapping[str, object]) -> None:
        day = _day(values["on"])
        changes = units.edit_unit(
            self.session.book, self.key, {"name": str(values["name"] or "")}, renamed_on=day
        )
        if not changes:
            raise UserError(_("Tên mới giống tên đang dùng. Nhập tên mới, hoặc bấm Hủy."))
        self.session.remember(changes)

    def _count(self, values: Mapping[str, object]) -> None:
        day = _day(values["on"])
        reading = read_number(str(values["people"]))
        both = (
            (reading.value, reading.other.value if reading.other else None)
            if reading.is_ambiguous
            else (reading.value,)
        )
        people = next((item for item in both if item is not None and item == item.to_integral_value()), None)
        if people is None:
            raise UserError(_("Nhập số lao động là số nguyên, ví dụ 512."))
        self.session.remember(units.set_head_count(self.session.book, self.key, day, int(people)))

    def _dialog(
        self,
        title: str,
        fields: tuple[Field, ...],
        values: Mapping[str, object],
        yes: str,
        act: Callable[[Mapping[str, object]], None],
    ) -> FieldsDialog:
        return FieldsDialog(self, title, fields, values, catalogue_context(self.session.book), yes, act)

    def _do(self, act: Callable[[], Changes]) -> None:
        try:
            self.session.remember(act())
        except UserError as error:
            show_error(self, str(error))


class _Lines(QWidget):
    """A heading, a line each with a cross to remove it, and what is said where there is none."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, space(0.5), 0, 0)
        self._column.setSpacing(space(0.35))
        self._column.addWidget(heading(title, 3))
        self._body = QVBoxLayout()
        self._body.setSpacing(space(0.2))
        self._column.addLayout(self._body)
        self.texts: list[str] = []
        self.removals: list[QToolButton] = []

    def end(self, widget: QWidget) -> None:
        """Put the way to add one under the lines."""
        self._column.addWidget(widget)

    def show_lines(self, lines: list[tuple[str, Callable[[], None]]]) -> None:
        """Show these lines."""
        while self._body.count():
            item = self._body.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.texts = [text for text, _remove in lines]
        self.removals = []
        if not lines:
            self._body.addWidget(small(self._nothing))
        for text, remove in lines:
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(Words(text), 1)
            cross = QToolButton()
            cross.setToolTip(_("Xóa dòng này"))
            cross.setAccessibleName(_("Xóa “{line}”").format(line=text))
            set_icon(cross, "x", "muted")
            cross.clicked.connect(lambda _checked=False, act=remove: act())
            line.addWidget(cross)
            self.removals.append(cross)
            self._body.addWidget(holder)


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space(0.75))
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def _day(value: object) -> date:
    if value is None:
        raise UserError(_("Nhập ngày, ví dụ 01/01/2026."))
    return cast("date", value)


def _name_words(old: UnitName) -> str:
    start, end = format_date(old.valid_from), format_date(old.valid_to)
    if start and end:
        return _("{name} ({start} – {end})").format(name=old.name, start=start, end=end)
    return _("{name} (đến {end})").format(name=old.name, end=end) if end else old.name
