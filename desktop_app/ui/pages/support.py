"""Tổ hỗ trợ: who helped which dossier, how many were brought through, how long each stage took."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import support
from desktop_app.services.packs import catalogue
from desktop_app.services.support import Helped, Helper
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import Words, heading, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.pages.pick_person import ask_person
from desktop_app.ui.pages.programme_files import ask_file, write_in_background
from desktop_app.ui.shell.session import Session

TABLES = frozenset(("innovation", "person", "authorship", "unit"))
_HELPER_WIDTHS = (24, 26, 9, 12, 11)
_DOSSIER_WIDTHS = (18, 48, 22, 18)
_STAGE_WIDTH = 15


class SupportPage(PageView):
    """Read when it comes into view, and again when a dossier or a person changes while it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.nothing = EmptyPage(
            "users",
            _("Chưa giao ai hỗ trợ"),
            _("Chọn người hỗ trợ và các hồ sơ người ấy giúp."),
            _("Giao hồ sơ…"),
        )
        stages = support.waiting_stages()
        self.helpers: RecordTableModel[Helper] = RecordTableModel(_helper_columns(), self)
        self.table = RecordTable(
            self.helpers, _("Người hỗ trợ"), (*_HELPER_WIDTHS, *(_STAGE_WIDTH for _stage in stages))
        )
        self.dossiers: RecordTableModel[Helped] = RecordTableModel(_dossier_columns(), self)
        self.list = RecordTable(
            self.dossiers, _("Hồ sơ đã hỗ trợ"), (*_DOSSIER_WIDTHS, *(_STAGE_WIDTH for _stage in stages), 14)
        )
        self.whose = heading("", 3)
        self.told = Words("", "muted")
        self.export, self.assign = QPushButton(_("Xuất Excel…")), QPushButton(_("Giao hồ sơ…"))
        self._whole = QStackedWidget()
        self._build()
        self.table.chosen.connect(self._show_dossiers)
        self.list.doubleClicked.connect(self._open)
        self.export.clicked.connect(lambda _checked=False: self._export())
        self.assign.clicked.connect(lambda _checked=False: self.ask_helper())
        self.nothing.started.connect(self.ask_helper)
        session.signals.committed.connect(self._book_changed)

    def entered(self) -> None:
        """Read who helped anew; the one in view stays in view."""
        held = {helper.id for helper in self.table.selected()}
        found = support.helpers(self.session.book)
        self.helpers.set_records(found)
        self._whole.setCurrentIndex(1 if found else 0)
        records = self.helpers.records()
        place = next((place for place, helper in enumerate(records) if helper.id in held), 0)
        self.table.select_row(place if found else -1)
        count = sum(len(helper.dossiers) for helper in found)
        recognised = sum(helper.recognised for helper in found)
        self.told.setText(
            _("{helpers} người hỗ trợ {count} hồ sơ, {recognised} được công nhận.").format(
                helpers=format_number(len(found)),
                count=format_number(count),
                recognised=format_number(recognised),
            )
        )
        self._show_dossiers()

    def ask_helper(self) -> None:
        """Ask who helps, then with which dossiers."""
        person = ask_person(self, self.session.book, self.session.remember)
        if person is None:
            return
        helper = person.id
        hint = _("Mã cách nhau bằng dấu phẩy; {name} sẽ là người hỗ trợ của các hồ sơ này.").format(
            name=person.name
        )
        fields = (Field("codes", _("Mã các hồ sơ"), FieldKind.LINE, hint=hint, is_required=True),)

        def act(given: Mapping[str, object]) -> None:
            codes = str(given["codes"] or "")
            self.session.remember(support.assign(self.session.book, helper, codes))

        title = _("Giao hồ sơ cho người hỗ trợ")
        ask_fields(FieldsDialog(self, title, fields, {}, FormContext(catalogue()), _("Giao"), act))

    def write(self, out: Path) -> None:
        """Write the list to Excel."""
        book = self.session.book
        write_in_background(self.session, self, lambda job: support.write_helped(book, out, job), out)

    def _show_dossiers(self) -> None:
        chosen = self.table.selected()
        self.whose.setText(_("Hồ sơ {name} đã hỗ trợ").format(name=chosen[0].name) if chosen else "")
        self.dossiers.set_records(chosen[0].dossiers if chosen else ())

    def _open(self, index: QModelIndex) -> None:
        self.session.dossier_opened.emit(self.dossiers.record(index.row()).id)

    def _export(self) -> None:
        out = ask_file(self.session, self, _("Công sức tổ hỗ trợ"), ".xlsx")
        if out is not None:
            self.write(out)

    def _book_changed(self, changes: Changes) -> None:
        if self.isVisible() and (changes.is_whole_book or changes.tables & TABLES):
            self.entered()

    def _build(self) -> None:
        for table in (self.table, self.list):
            table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            table.setSortingEnabled(True)
        set_icon(self.export, "download", "muted")
        set_icon(self.assign, "user-plus", "muted")
        head = QHBoxLayout()
        title = heading(_("Tổ hỗ trợ viết sáng kiến"), 1)
        title.setWordWrap(False)
        head.addWidget(title, 1)
        head.addWidget(self.assign)
        head.addWidget(self.export)
        lower = QWidget()
        under = QVBoxLayout(lower)
        under.setContentsMargins(0, space(0.5), 0, 0)
        under.setSpacing(space(0.4))
        under.addWidget(self.whose)
        under.addWidget(self.list, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(lower)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(0.75))
        column.setSpacing(space(0.5))
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(
            small(_("Cột giai đoạn là số ngày chờ trung bình ở giai đoạn đó, tính theo lịch sử sửa."))
        )
        column.addWidget(split, 1)
        self._whole.addWidget(self.nothing)
        self._whole.addWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)


def _number(heading_words: str, value: Callable[[Helper], int | None]) -> TableColumn[Helper]:
    def words(helper: Helper) -> str:
        found = value(helper)
        return "" if found is None else format_number(found)

    def order(helper: Helper) -> str | int:
        found = value(helper)
        return -1 if found is None else found

    return TableColumn(heading_words, words, "right", order)


def _helper_columns() -> list[TableColumn[Helper]]:
    return [
        TableColumn(_("Người hỗ trợ"), lambda helper: helper.name),
        TableColumn(_("Đơn vị"), lambda helper: helper.unit),
        _number(_("Hồ sơ"), lambda helper: len(helper.dossiers)),
        _number(_("Công nhận"), lambda helper: helper.recognised),
        _number(_("Đang làm"), lambda helper: helper.under_way),
        *(
            _number(label, lambda helper, stage=stage: helper.average(stage))
            for stage, label in support.waiting_stages()
        ),
    ]


def _dossier_columns() -> list[TableColumn[Helped]]:
    label = catalogue().label

    def days(heading_words: str, value: Callable[[Helped], int | None]) -> TableColumn[Helped]:
        def words(item: Helped) -> str:
            found = value(item)
            return "" if found is None else format_number(found)

        def order(item: Helped) -> str | int:
            found = value(item)
            return -1 if found is None else found

        return TableColumn(heading_words, words, "right", order)

    return [
        TableColumn(_("Mã"), lambda item: item.code),
        TableColumn(_("Tên giải pháp"), lambda item: item.title),
        TableColumn(_("Tác giả"), lambda item: item.authors),
        TableColumn(_("Giai đoạn"), lambda item: label("stages", item.stage)),
        *(
            days(words, lambda item, stage=stage: item.days(stage))
            for stage, words in support.waiting_stages()
        ),
        days(_("Tổng số ngày"), lambda item: item.waited),
    ]
