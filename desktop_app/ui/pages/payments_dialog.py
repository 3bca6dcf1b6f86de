"""Ngày trả thù lao: each year of an innovation with what is due, and when it was paid."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import Innovation
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import payments
from desktop_app.services.books import Book
from desktop_app.services.payments import Due
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.dialogs import ask, confirm_many
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import Words, heading, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.short_forms import record_values, short_context

_WIDTHS = (13, 15, 11, 11, 15, 16)

Remember = Callable[[Changes], None]


def ask_payments(book: Book, parent: QWidget, innovation: int, remember: Remember) -> None:
    """Show the years of an innovation, to note when each was paid; `remember` takes every step."""
    dialog = PaymentsDialog(book, parent, innovation, remember)
    dialog.exec()
    dialog.deleteLater()


def ask_paid(book: Book, parent: QWidget, innovations: Sequence[int], remember: Remember) -> None:
    """Ask when the thù lao of one year was paid for many, and note it for those it is still due for."""
    named = {key: book.get(Innovation, key) for key in dict.fromkeys(innovations)}
    title = _("Ghi đã trả thù lao {count} sáng kiến").format(count=len(named))

    def act(values: Mapping[str, object]) -> None:
        given = record_values(values)
        given["year"] = int(str(given["year"] or 0))
        ready = payments.payable(book, list(named), given["year"])
        left = [record.code for key, record in named.items() if key not in ready]
        details = _("Không ghi, vì đã trả hoặc không có số phải trả: {codes}.").format(codes=", ".join(left))
        names = [f"{named[key].code} – {named[key].title}" for key in ready]
        sentence = _("Ghi đã trả đúng số đã tính cho {count} sáng kiến?")
        if ready and not confirm_many(dialog, sentence, names, _("Ghi đã trả"), details if left else ""):
            raise UserError(_("Chưa ghi gì. Sửa lại rồi bấm “Lưu”, hoặc bấm “Hủy”."))
        remember(payments.pay_all(book, ready or list(named), given))

    fields = [field for field in _fields(None) if field.key != "amount"]
    start = {"year": "1", "paid_on": None, "document_number": "", "note": ""}
    years = _years(payments.years_of(book))
    dialog = FieldsDialog(parent, title, fields, start, _context(book, years), _("Lưu"), act)
    ask_fields(dialog)


class PaymentsDialog(QDialog):
    """A line a year; what is noted is written at once and can be taken back."""

    def __init__(self, book: Book, parent: QWidget, innovation: int, remember: Remember) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ngày trả thù lao"))
        self._book, self._innovation, self._remember = book, innovation, remember
        self.model: RecordTableModel[Due] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Due] = RecordTable(self.model, _("Thù lao từng năm áp dụng"), _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.told = Words("", "muted")
        self.note = primary_button(_("Ghi đã trả…"))
        self.remove = QPushButton(_("Xóa lần trả"))
        self._build()
        self.note.clicked.connect(self.ask_payment)
        self.remove.clicked.connect(self.remove_payment)
        self.table.doubleClicked.connect(lambda _index: self.ask_payment())
        self.table.chosen.connect(self._follow)
        self._fill()
        self.table.setFocus()

    def _build(self) -> None:
        record = self._book.get(Innovation, self._innovation)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.setSpacing(space())
        column.addWidget(heading(" – ".join(filter(None, (record.code, record.title))), 2))
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        foot = QHBoxLayout()
        for button, icon, tone in ((self.note, "pencil", "on_accent"), (self.remove, "trash-2", "muted")):
            set_icon(button, icon, tone)
            foot.addWidget(button)
        foot.addStretch(1)
        close = QDialogButtonBox()
        close.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        foot.addWidget(close)
        column.addLayout(foot)
        resize_within(self, letters(112), space(36))

    def ask_payment(self) -> None:
        """Ask when the chosen year was paid, or change what was noted."""
        due = self._chosen()
        if due is None:
            return
        paid, book = due.paid, self._book

        def act(values: Mapping[str, object]) -> None:
            given = record_values(values)
            given["year"] = int(str(given["year"] or payments.ONCE))
            if paid is None:
                self._remember(payments.add_payment(book, self._innovation, given).changes)
            else:
                self._remember(payments.edit_payment(book, paid.id, given))

        keys = ("paid_on", "amount", "document_number", "note")
        start = {key: getattr(paid, key) if paid else None for key in keys} | {"year": str(due.year)}
        title = _("Sửa lần trả thù lao") if paid else _("Ghi trả thù lao")
        context = _context(book, _years((*payments.years_of(book), payments.ONCE)))
        dialog = FieldsDialog(self, title, _fields(due), start, context, _("Lưu"), act)
        if ask_fields(dialog):
            self._fill()

    def remove_payment(self) -> None:
        """Remove what was noted for the chosen year, having asked."""
        due = self._chosen()
        if due is None or due.paid is None:
            return
        sentence = _("Xóa lần trả thù lao {year}, {paid}?")
        words = sentence.format(year=payments.payment_year(due.year), paid=payments.paid_words(due.paid))
        if ask(self, words, _("Xóa lần trả"), is_risky=True):
            self._remember(payments.remove_payment(self._book, due.paid.id))
            self._fill()

    def _chosen(self) -> Due | None:
        return next(iter(self.table.selected()), None)

    def _fill(self) -> None:
        row = max(self.table.currentIndex().row(), 0)
        self.model.set_records(payments.dues_of(self._book, self._innovation))
        self.table.select_row(min(row, self.model.rowCount() - 1))
        self._follow()

    def _follow(self) -> None:
        due = self._chosen()
        self.note.setEnabled(due is not None)
        self.note.setText(_("Sửa lần trả…") if due and due.paid else _("Ghi đã trả…"))
        self.remove.setEnabled(bool(due and due.paid))
        why = due.owed.note if due and due.owed else ""
        note = due.paid.note if due and due.paid else ""
        told = _("Ghi chú: {note}").format(note=note) if note else ""
        self.told.setText(" ".join(filter(None, (why, told))))


def _years(years: Sequence[int]) -> list[tuple[str, str]]:
    return [(str(year), _named(year)) for year in years]


def _context(book: Book, years: list[tuple[str, str]]) -> FormContext:
    return short_context(book, makers={FieldKind.CHOICE: lambda _field: ChoiceEditor(years)})


def _fields(due: Due | None) -> tuple[Field, ...]:
    total = due.owed.total if due and due.owed else None
    as_due = _("Để trống nếu trả đúng số đã tính: {total} đồng.").format(total=format_money(total or 0))
    return (
        Field("paid_on", _("Ngày trả"), FieldKind.DATE, is_required=True),
        Field("year", _("Trả thù lao của"), FieldKind.CHOICE),
        Field(
            "amount",
            _("Số tiền đã trả, tác giả và người áp dụng lần đầu (đồng)"),
            FieldKind.MONEY,
            hint=as_due if total else _("Chưa có số đã tính nên phải nhập số đã trả."),
        ),
        Field(
            "document_number",
            _("Chứng từ"),
            FieldKind.LINE,
            hint=_("Số phiếu chi, ủy nhiệm chi hoặc quyết định chi."),
        ),
        Field("note", _("Ghi chú"), FieldKind.LINE),
    )


def _named(year: int) -> str:
    return payments.payment_year(year).capitalize()


def _columns() -> tuple[TableColumn[Due], ...]:
    return (
        TableColumn(_("Năm áp dụng"), lambda due: _named(due.year)),
        TableColumn(_("Phải trả (đồng)"), lambda due: _money(due.owed.total if due.owed else None), "right"),
        TableColumn(_("Hạn trả"), _date_of, "center"),
        TableColumn(_("Ngày trả"), lambda due: format_date(due.paid.paid_on) if due.paid else "–", "center"),
        TableColumn(_("Đã trả (đồng)"), _amount_paid, "right"),
        TableColumn(_("Chứng từ"), lambda due: due.paid.document_number if due.paid else ""),
    )


def _date_of(due: Due) -> str:
    return format_date(due.owed.pay_by) if due.owed and due.owed.pay_by else "–"


def _amount_paid(due: Due) -> str:
    if due.paid is None:
        return "–"
    return _money(due.paid.amount if due.paid.amount is not None else due.owed.total if due.owed else None)


def _money(amount: int | None) -> str:
    return "–" if amount is None else format_money(amount)
