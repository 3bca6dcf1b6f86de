"""Đầu giấy và người ký: how a unit's papers are headed and signed, in each of its two chains."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import ADMINISTRATION, UNION, Signatory
from desktop_app.domain.records import Unit
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import office, packs
from desktop_app.services.books import Book
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.dialogs import ask, show_error
from desktop_app.ui.kit.editors.plain import PlainEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.form_view import FormView
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import IconWords, heading, link_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.council_part import fit_columns
from desktop_app.ui.pages.numbers_dialog import show_numbers
from desktop_app.ui.shell.session import Session

_AUTHORITIES = "authorities"
_WIDTHS = (24, 16, 24)
_TABLE_ROWS = 4


def letterhead_fields() -> tuple[Field, ...]:
    """Return what heads a paper."""
    return (
        Field(
            "parent_name", _("Cơ quan chủ quản"), FieldKind.TEXT,
            hint=_("Dòng trên, chữ thường không đậm. Tên dài thì xuống dòng ở chỗ muốn ngắt."),
        ),
        Field("name", _("Cơ quan ban hành"), FieldKind.TEXT, hint=_("Dòng dưới, chữ đậm.")),
        Field("symbol", _("Ký hiệu sau số văn bản"), FieldKind.LINE, hint=_("Ví dụ NĐST: số in 12/QĐ-NĐST.")),
        Field("place", _("Địa danh"), FieldKind.LINE, hint=_("In trước ngày tháng, ví dụ Quảng Ninh.")),
        Field("recipients", _("Nơi nhận"), FieldKind.TEXT, hint=_("Mỗi nơi một dòng, cuối là Lưu: VT.")),
    )  # fmt: skip


def ask_office(session: Session, parent: QWidget, unit: Unit) -> None:
    """Show letterheads and signatories of a unit, to be changed at once."""
    dialog = OfficeDialog(session, parent, unit)
    dialog.exec()
    dialog.deleteLater()


class OfficeDialog(QDialog):
    """One tab a chain; what is typed is saved as it is typed, a step each."""

    def __init__(self, session: Session, parent: QWidget, unit: Unit) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Đầu giấy và người ký"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.sides = {chain: ChainSide(session, unit, chain) for chain in (ADMINISTRATION, UNION)}
        self.tabs.addTab(self.sides[ADMINISTRATION], _("Bên chuyên môn"))
        self.tabs.addTab(self.sides[UNION], _("Bên công đoàn"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.setSpacing(space())
        column.addWidget(heading(unit.name, 2))
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        resize_within(self, letters(100), space(86))

    def reject(self) -> None:
        """Save what is being typed, and close."""
        if all(side.form.flush() for side in self.sides.values()):
            super().reject()


class ChainSide(QWidget):
    """The letterhead of one chain, and those who sign in it."""

    def __init__(self, session: Session, unit: Unit, chain: str) -> None:
        super().__init__()
        self.session, self.unit, self.chain = session, unit, chain
        self.form = FormView(letterhead_fields(), self._letterhead(), _context())
        self.form.set_gap(1.25)
        self.form.edited.connect(self._edited)
        self.lent = LentLetterhead()
        self.lent.own_wanted.connect(lambda: self._do(lambda: office.begin_letterhead(*self._place)))
        self.lent.lender_wanted.connect(self._open_lender)
        self.drop = link_button(_("Bỏ đầu giấy riêng, dùng của đơn vị trên"), "undo-2")
        self.drop.clicked.connect(lambda: self._do(lambda: office.drop_letterhead(*self._place)))
        self.signing = small("")
        self.model: RecordTableModel[Signatory] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Signatory] = RecordTable(self.model, _("Người ký"), _WIDTHS)
        self.table.setMinimumHeight(space(3.4) * _TABLE_ROWS)
        fit_columns(self.table, 1)
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.table.chosen.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(), 0, 0)
        column.setSpacing(space(0.75))
        column.addWidget(self.lent)
        column.addWidget(self.form, 3)
        column.addWidget(self.drop)
        column.addWidget(heading(_("Người ký"), 3))
        column.addWidget(self.signing)
        column.addWidget(self.table, 2)
        column.addLayout(self._buttons())
        session.signals.committed.connect(self._book_changed)
        self._show()

    def add(self) -> None:
        """Ask for somebody who signs."""
        book, unit, chain = self.session.book, self.unit.id, self.chain
        self._ask(
            _("Thêm người ký"), None, lambda values: office.add_signatory(book, unit, chain, values).changes
        )

    def edit(self) -> None:
        """Change the chosen one."""
        chosen, book = self._chosen(), self.session.book
        if chosen is not None:
            key = chosen.id
            self._ask(_("Sửa người ký"), chosen, lambda values: office.edit_signatory(book, key, values))

    def make_usual(self) -> None:
        """Let the chosen one sign where nobody else is chosen."""
        chosen = self._chosen()
        if chosen is not None:
            self._do(lambda: office.make_usual(self.session.book, chosen.id))

    def remove(self) -> None:
        """Remove the chosen one, having asked."""
        chosen = self._chosen()
        sentence = _("Xóa {name} khỏi những người ký?")
        if chosen is not None and ask(self, sentence.format(name=chosen.name), _("Xóa"), is_risky=True):
            self._do(lambda: office.remove_signatory(self.session.book, chosen.id))

    def _chosen(self) -> Signatory | None:
        return next(iter(self.table.selected()), None)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space(0.75))
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (_("Thêm người ký…"), "user-plus", self.add),
            (_("Sửa…"), "pencil", self.edit),
            (_("Thường ký"), "arrow-up", self.make_usual),
            (_("Xóa"), "x", self.remove),
        )
        numbers = link_button(_("Số văn bản đã dùng…"), "list")
        numbers.clicked.connect(lambda: show_numbers(self.session, self, self.unit, self.chain))
        self._on_one: list[QPushButton] = []
        for place, (words, icon, act) in enumerate(acts):
            button = QPushButton(words)
            set_icon(button, icon)
            button.clicked.connect(lambda _checked=False, act=act: act())
            button.setAutoDefault(False)
            line.addWidget(button)
            if place:
                self._on_one.append(button)
        line.addStretch(1)
        line.addWidget(numbers)
        return line

    def _letterhead(self) -> dict[str, object]:
        known = office.letterhead(self.session.book, self.unit.id, self.chain)
        return {field.key: getattr(known, field.key) for field in letterhead_fields()}

    def _edited(self, _key: str, _value: object) -> None:
        whole = {field.key: str(self.form.value(field.key) or "") for field in letterhead_fields()}
        self._do(lambda: office.set_letterhead(self.session.book, self.unit.id, self.chain, dict(whole)))

    def _ask(
        self, title: str, known: Signatory | None, act: Callable[[Mapping[str, Value]], Changes]
    ) -> None:
        fields = (
            Field("name", _("Họ và tên"), FieldKind.LINE, is_required=True),
            Field("post", _("Chức vụ"), FieldKind.LINE, is_required=True, hint=_("Ví dụ: Phó Giám đốc.")),
            Field("authority", _("Thẩm quyền ký"), FieldKind.CHOICE, choices=_AUTHORITIES),
            Field(
                "on_behalf", _("Ký thay cho"), FieldKind.LINE,
                hint=_("Ví dụ Giám đốc (KT. GIÁM ĐỐC), Ban Thường vụ (TM. …). Tự ký thì để trống."),
            ),
        )  # fmt: skip
        start = {field.key: getattr(known, field.key, "") for field in fields}

        def save(values: Mapping[str, object]) -> None:
            plain: dict[str, Value] = {key: str(value or "") for key, value in values.items()}
            self.session.remember(act(plain))

        ask_fields(FieldsDialog(self, title, fields, start, _context(), _("Lưu"), save))

    def _do(self, act: Callable[[], Changes]) -> None:
        try:
            self.session.remember(act())
        except UserError as problem:
            show_error(self, str(problem))

    def _book_changed(self, changes: Changes) -> None:
        if changes.is_whole_book or changes.tables & {"signatory", "letterhead"}:
            self._show()

    @property
    def _place(self) -> tuple[Book, int, str]:
        return self.session.book, self.unit.id, self.chain

    def _open_lender(self) -> None:
        lender = office.letterhead_lender(*self._place)
        if lender is not None:
            ask_office(self.session, self, lender)

    def _show_whose(self) -> None:
        """Tell whose letterhead and signatories papers bear; the form is for a unit's own."""
        lender, signing = office.letterhead_lender(*self._place), office.signing_lender(*self._place)
        if self.form.isHidden() != (lender is not None):
            self.form.load(self._letterhead())
        self.form.setVisible(lender is None)
        self.lent.show_lender(self.unit.name, lender.name if lender else "")
        self.drop.setVisible(office.may_drop_letterhead(*self._place))
        self.signing.setText(
            _("Chưa có người ký riêng: người ký của {unit} ký. Thêm ở đây thì chỉ người ở đây ký.").format(
                unit=signing.name
            )
            if signing
            else _("Người đứng đầu danh sách ký khi không chọn ai khác.")
        )

    def _show(self) -> None:
        self._show_whose()
        kept = [one.id for one in self.table.selected()]
        found = office.signatories(self.session.book, self.unit.id, self.chain)
        self.model.set_records(found)
        rows = [one.id for one in found]
        self.table.select_row(rows.index(kept[0]) if kept and kept[0] in rows else -1)
        self._follow()

    def _follow(self) -> None:
        for button in self._on_one:
            button.setEnabled(len(self.table.selected()) == 1)


class LentLetterhead(QWidget):
    """Tells whose letterhead a unit uses that has none, and the two ways on."""

    own_wanted = Signal()
    lender_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = IconWords("building-2", "muted")
        self.own = link_button("", "plus")
        self.lender = link_button("", "pencil")
        self.own.clicked.connect(self.own_wanted)
        self.lender.clicked.connect(self.lender_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for widget in (self.words, self.lender, self.own):
            column.addWidget(widget)

    def show_lender(self, unit: str, lender: str) -> None:
        """Name whose letterhead it is; hide where a unit has its own."""
        self.setVisible(bool(lender))
        told = _("Giấy của {unit} dùng đầu giấy của {lender}; số văn bản cũng lấy ở sổ của đơn vị ấy.")
        self.words.say(told.format(unit=unit, lender=lender), "building-2", "muted")
        self.lender.setText(_("Sửa đầu giấy của {lender}…").format(lender=lender))
        self.own.setText(_("Đặt đầu giấy riêng cho {unit}").format(unit=unit))


def _context() -> FormContext:
    shared = packs.catalogue()
    words = {
        "": _("Tự ký"), "TM.": _("TM. (thay mặt tập thể)"), "KT.": _("KT. (ký thay)"),
        "TL.": _("TL. (thừa lệnh)"), "TUQ.": _("TUQ. (thừa ủy quyền)"), "Q.": _("Q. (quyền)"),
    }  # fmt: skip
    choices = tuple(Choice(item, words[item]) for item in office.AUTHORITIES)
    return FormContext(
        catalogue=replace(shared, lists={**shared.lists, _AUTHORITIES: choices}),
        makers={FieldKind.TEXT: lambda _field: PlainEditor()},
        marks_optional=False,
    )


def _columns() -> tuple[TableColumn[Signatory], ...]:
    return (
        TableColumn(_("Họ và tên"), lambda one: one.name),
        TableColumn(_("Chức vụ"), lambda one: one.post),
        TableColumn(_("Ký"), lambda one: f"{one.authority} {one.on_behalf}".strip()),
    )
