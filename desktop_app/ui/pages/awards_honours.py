"""The titles and awards that a person or a unit holds: what section III of every report is made of."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.awards import Honour
from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import awards, honours
from desktop_app.ui.kit.dialogs import ask, show_error
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import heading, primary_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.awards_forms import context_of, facts_of, plain
from desktop_app.ui.pages.council_part import fit_columns
from desktop_app.ui.shell.session import Session

_WIDTHS = (6, 34, 22, 26)
_AWARDS = "honour_awards"


class HonoursDialog(QDialog):
    """A list that changes with the book; what a round gave is shown, and changed in its round."""

    def __init__(self, session: Session, parent: QWidget, name: str, holder: str, key: int) -> None:
        super().__init__(parent)
        self._session, self._holder, self._key = session, holder, key
        title = _("Danh hiệu, khen thưởng đã có: {name}").format(name=name)
        self.setWindowTitle(title)
        self.model: RecordTableModel[Honour] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Honour] = RecordTable(self.model, _("Danh hiệu, khen thưởng"), _WIDTHS)
        fit_columns(self.table, 1)
        self.told = small("")
        self.add = primary_button(_("Thêm…"))
        self.edit, self.remove = QPushButton(_("Sửa…")), QPushButton(_("Xóa…"))
        acts = QHBoxLayout()
        for button, icon, act in (
            (self.add, "plus", self.ask_new), (self.edit, "pencil", self.ask_edit),
            (self.remove, "trash-2", self.ask_remove),
        ):  # fmt: skip
            set_icon(button, icon, "on_accent" if button is self.add else "muted")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            acts.addWidget(button)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        acts.addStretch(1)
        acts.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.75),) * 4)
        column.setSpacing(space(0.75))
        for widget in (heading(title, 2), self.told, self.table):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addLayout(acts)
        self.table.chosen.connect(self._follow)
        self.table.doubleClicked.connect(lambda _index: self.ask_edit())
        self.reload()
        resize_within(self, letters(104), space(38))

    def reload(self) -> None:
        """Read the list anew."""
        book = self._session.book
        of = honours.honours_of_person if self._holder == "person_id" else honours.honours_of_unit
        found = of(book, self._key)
        self.model.set_records(list(reversed(found)))
        self.told.setText(
            _("{count} danh hiệu, khen thưởng, mới nhất ở trên.").format(count=len(found))
            if found
            else _("Chưa ghi danh hiệu, khen thưởng nào. Báo cáo thành tích in phần này từ danh sách ở đây.")
        )
        self._follow()

    def ask_new(self) -> None:
        """Ask for another title or award."""
        self._ask(None)

    def ask_edit(self) -> None:
        """Change the chosen one, unless a round gave it."""
        chosen = self.table.selected()
        if chosen and chosen[0].line_id is None:
            self._ask(chosen[0])

    def ask_remove(self) -> None:
        """Remove the chosen one, having asked."""
        chosen = self.table.selected()
        if not chosen:
            return
        sentence = _("Xóa “{name}” năm {year} khỏi danh sách?")
        words = sentence.format(name=chosen[0].name, year=chosen[0].year)
        if ask(self, words, _("Xóa"), is_risky=True):
            try:
                self._done(honours.remove_honour(self._session.book, chosen[0].id))
            except UserError as problem:
                show_error(self, str(problem))

    def _ask(self, known: Honour | None) -> None:
        book = self._session.book
        fields = (
            Field(
                "name",
                _("Danh hiệu, hình thức khen thưởng"),
                FieldKind.CHOICE,
                choices=_AWARDS,
                hint=_("Chọn trong danh mục, hoặc gõ tên khác như ghi trong quyết định."),
                is_required=True,
            ),
            Field("year", _("Năm được tặng"), FieldKind.LINE),
            Field("decision_number", _("Quyết định số"), FieldKind.LINE),
            Field("decision_on", _("Ngày quyết định"), FieldKind.DATE),
            Field("issuer", _("Cơ quan, người ký quyết định"), FieldKind.LINE),
        )

        def act(values: Mapping[str, object]) -> None:
            given: dict[str, Value] = {**plain(values), self._holder: self._key}
            if known is None:
                self._done(honours.add_honour(book, given).changes)
            else:
                self._done(honours.edit_honour(book, known.id, given))

        names = dict.fromkeys(rule.name for rule in awards.catalogue(book).awards)
        lists = {_AWARDS: tuple(Choice(name, name) for name in names)}
        start = facts_of(known, fields) if known else {"year": str(book.clock.today().year)}
        title = _("Sửa danh hiệu, khen thưởng") if known else _("Thêm danh hiệu, khen thưởng")
        context = context_of(self._session, lists, frozenset((_AWARDS,)))
        ask_fields(FieldsDialog(self, title, fields, start, context, _("Lưu"), act))

    def _done(self, changes: Changes) -> None:
        self._session.remember(changes)
        self.reload()

    def _follow(self) -> None:
        chosen = self.table.selected()
        can = bool(chosen) and chosen[0].line_id is None
        for button in (self.edit, self.remove):
            button.setEnabled(can)
            is_of_round = bool(chosen) and not can
            button.setToolTip(
                _("Ghi theo một đợt khen thưởng: sửa ở trang Khen thưởng") if is_of_round else ""
            )


def show_honours(session: Session, parent: QWidget, name: str, holder: str, key: int) -> None:
    """Show and change what somebody holds; `holder` is person_id or unit_id."""
    dialog = HonoursDialog(session, parent, name, holder, key)
    dialog.exec()
    dialog.deleteLater()


def _columns() -> tuple[TableColumn[Honour], ...]:
    return (
        TableColumn(_("Năm"), lambda item: str(item.year), "right"),
        TableColumn(_("Danh hiệu, hình thức"), lambda item: item.name),
        TableColumn(_("Quyết định"), _decision),
        TableColumn(_("Cơ quan, người ký"), lambda item: item.issuer),
    )


def _decision(item: Honour) -> str:
    day = f"({format_date(item.decision_on)})" if item.decision_on else ""
    return " ".join(part for part in (item.decision_number, day) if part)
