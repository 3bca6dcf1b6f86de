"""Đối soát: a portal's list is brought in and compared; what is accepted is remembered."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import portal, reconciling
from desktop_app.services.packs import catalogue
from desktop_app.services.reconciling import Pair, Reconciliation
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.dialogs import confirm_many, show_error
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.notice import NoticeBar
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel
from desktop_app.ui.kit.words import link_button, primary_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages import portal_entries as entries
from desktop_app.ui.pages.portal_reading import ListReader
from desktop_app.ui.pages.portal_sides import Sides
from desktop_app.ui.pages.programme_files import ask_file, write_in_background
from desktop_app.ui.shell.session import Session

TABLES = frozenset(
    ("innovation", "authorship", "portal_entry", "portal_match", "unit", "unit_alias", "unit_name")
)
_FOLDER_KEY = "portal.lists"
_DEGREES = (100, 95, 90, 85, 80, 75)
_PAIRED = (entries.SAME, entries.DIFFERS)


class ReconcilePart(QStackedWidget):
    """Compares anew after every step, in a thread of its own; nothing is written before it is accepted."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.system = portal.system()
        self.found: Reconciliation | None = None
        self.reader = ListReader(session, self)
        self._sorted: tuple[tuple[entries.Entry, ...], ...] = ((),) * 8
        self._names: dict[int, str] = {}
        self.nothing = EmptyPage(
            "files",
            _("Đối soát với danh sách của cổng"),
            _("Đưa danh sách tải từ cổng vào để so với sổ."),
            _("Chọn tệp danh sách…"),
        )
        self.paste_first = link_button(_("Dán bảng đã chép"), "copy")
        self.said, self.explained = small(""), small("")
        self.notice = NoticeBar()
        self.groups = QListWidget()
        self.model: RecordTableModel[entries.Entry] = RecordTableModel(entries.columns(self._names), self)
        self.table: RecordTable[entries.Entry] = RecordTable(
            self.model, _("Các dòng đối soát"), entries.WIDTHS
        )
        self.sides = Sides()
        self.choose, self.paste = QPushButton(_("Tệp khác…")), QPushButton(_("Dán bảng"))
        self.remap, self.export = QPushButton(_("Chọn cột…")), QPushButton(_("Xuất Excel…"))
        self.accept_all = QPushButton(_("Chấp nhận tất cả từ"))
        self.least = ChoiceBox()
        self.accept = primary_button(_("Chấp nhận"))
        self.dismiss = QPushButton(_("Không phải của mình"))
        self.pair_with = QPushButton(_("Ghép với mã…"))
        self.forget = QPushButton(_("Bỏ ghép"))
        self.open = QPushButton(_("Mở hồ sơ"))
        self._build()
        self._connect()

    # What is shown

    def show_system(self, system: portal.PortalSystem) -> None:
        """Compare with another system; its list has to be brought in anew."""
        if system.id != self.system.id:
            self.found = None
            self.reader.forget()
            self.setCurrentIndex(0)
        self.system = system

    def bring_in(self, source: Path | str) -> None:
        """Read a portal's list and compare it with the book."""
        self.reader.bring_in(source, self.system.id)

    def ask_columns(self) -> None:
        """Ask which column of the list in hand is what."""
        self.reader.ask_columns(self.system.id)

    def compare(self) -> None:
        """Compare the same list anew: the book has changed."""
        if self.found is not None:
            self.reader.compare(self.found)

    def is_busy(self) -> bool:
        """Whether a comparison is under way."""
        return self.reader.is_busy()

    def _brought_in(self, found: Reconciliation) -> None:
        self._show(found)
        notes = " ".join(found.listing.notes)
        if notes:
            self.notice.tell(notes)
        else:
            self.notice.hide()
        counts = [len(group) for group in self._sorted]
        self.groups.setCurrentRow(next((place for place, count in enumerate(counts) if count), 0))

    def _show(self, found: Reconciliation) -> None:
        self.found = found
        self._names.clear()
        self._names.update(found.unit_names)
        self._sorted = entries.entries_of(found)
        self.setCurrentIndex(1)
        read = ", ".join(f"{heading}" for heading in found.listing.columns.values())
        self.said.setText(
            _("{name}: {count} dòng. Đã đọc các cột: {columns}.").format(
                name=found.listing.name, count=format_number(len(found.listing.rows)), columns=read
            )
        )
        current = max(0, self.groups.currentRow())
        for place, name in enumerate(entries.group_names()):
            self.groups.item(place).setText(f"{name} ({format_number(len(self._sorted[place]))})")
        self.groups.setCurrentRow(current)
        self._show_group()

    def show_group(self, group: int) -> None:
        """Show one of the groups."""
        self.groups.setCurrentRow(group)

    def _show_group(self) -> None:
        group = max(0, self.groups.currentRow())
        self.explained.setText(entries.explanations()[group])
        held = self.table.currentIndex().row()
        self.model.set_records(self._sorted[group])
        self.table.select_row(min(max(0, held), len(self._sorted[group]) - 1))
        for button, is_fit in (
            (self.accept, group in (*_PAIRED, entries.DOUBTS)),
            (self.accept_all, group in _PAIRED),
            (self.least, group in _PAIRED),
            (self.dismiss, group in (*_PAIRED, entries.DOUBTS, entries.THEIRS)),
            (self.pair_with, group in (*_PAIRED, entries.DOUBTS, entries.THEIRS)),
            (self.forget, group in (entries.FOREIGN, entries.ACCEPTED)),
            (self.open, group not in (entries.THEIRS, entries.FOREIGN)),
        ):
            button.setVisible(is_fit)
        self._follow()

    def _follow(self) -> None:
        chosen = self.table.selected()
        self.sides.show_entry(chosen[0] if len(chosen) == 1 else None, self._names)
        for button in (self.accept, self.dismiss, self.forget):
            button.setEnabled(bool(chosen))
        for button in (self.pair_with, self.open):
            button.setEnabled(len(chosen) == 1)
        self.accept_all.setEnabled(bool(self._from(int(self.least.currentData()))))
        is_doubt = self.groups.currentRow() == entries.DOUBTS
        self.accept.setText(_("Ghép") if is_doubt else _("Chấp nhận"))

    # Acts

    def accept_chosen(self) -> None:
        """Accept the chosen pairs; where one may be several, the one in view."""
        chosen = self.table.selected()
        pairs = [entry.pair for entry in chosen if entry.pair is not None]
        if self.groups.currentRow() == entries.DOUBTS:
            in_view = self.sides.pair
            pairs = [reconciling.chosen(in_view if len(chosen) == 1 and in_view else pair) for pair in pairs]
        self._accept(pairs)

    def accept_from(self) -> None:
        """Accept every pair that is at least as alike as was chosen, having shown which."""
        pairs = self._from(int(self.least.currentData()))
        items = [f"{pair.degree} %  {pair.ours.code}  {pair.row.title}" for pair in pairs]
        if confirm_many(self, _("Chấp nhận {count} cặp?"), items, _("Chấp nhận")):
            self._accept(pairs)

    def _from(self, least: int) -> list[Pair]:
        return [pair for pair in self.found.pairs if pair.degree >= least] if self.found else []

    def _accept(self, pairs: list[Pair]) -> None:
        if self.found is not None and pairs:
            self.session.remember(reconciling.accept(self.session.book, self.found, pairs))

    def dismiss_chosen(self) -> None:
        """Remember that the chosen rows are not ours."""
        rows = [entry.row for entry in self.table.selected() if entry.row is not None]
        if self.found is not None and rows:
            self.session.remember(reconciling.dismiss(self.session.book, self.found, rows))

    def forget_chosen(self) -> None:
        """Forget what was remembered of the chosen rows."""
        rows = [entry.row for entry in self.table.selected() if entry.row is not None]
        if self.found is not None and rows:
            self.session.remember(reconciling.forget(self.session.book, self.found, rows))

    def ask_code(self) -> None:
        """Pair the chosen row with an innovation by its code."""
        chosen = self.table.selected()
        row = chosen[0].row if chosen else None
        if row is None or self.found is None:
            return
        found = self.found
        fields = (
            Field("code", _("Mã sáng kiến trong sổ"), FieldKind.LINE, hint=row.title, is_required=True),
        )

        def act(given: object) -> None:
            code = str(given["code"])  # type: ignore[index]  # the dialog gives a mapping
            pair = reconciling.pair_by_code(self.session.book, row, code)
            self.session.remember(reconciling.accept(self.session.book, found, [pair]))

        context = FormContext(catalogue())
        ask_fields(FieldsDialog(self, _("Ghép với sáng kiến của sổ"), fields, {}, context, _("Ghép"), act))

    def open_dossier(self) -> None:
        """Open the dossier of the chosen line."""
        chosen = self.table.selected()
        pair = self.sides.pair
        ours = pair.ours if pair is not None else chosen[0].ours if chosen else None
        if ours is not None:
            self.session.dossier_opened.emit(ours.id)

    def ask_file(self) -> None:
        """Ask for the file of a portal's list."""
        start = str(self.session.preferences.get(_FOLDER_KEY, str(Path.home())))
        kinds = _("Danh sách (*.xlsx *.xlsm *.xls *.ods *.csv *.txt)")
        wanted, _kind = QFileDialog.getOpenFileName(self, _("Chọn danh sách của cổng"), start, kinds)
        if wanted:
            self.session.preferences.set(_FOLDER_KEY, str(Path(wanted).parent))
            self.bring_in(Path(wanted))

    def bring_in_pasted(self) -> None:
        """Compare with the table in the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            show_error(self, _("Bộ nhớ tạm chưa có bảng. Chọn cả bảng, cả dòng tiêu đề, rồi chép (Ctrl+C)."))
            return
        self.bring_in(text)

    def ask_export(self) -> None:
        """Ask where the comparison is to be saved."""
        out = ask_file(self.session, self, _("Đối soát {system}").format(system=self.system.label), ".xlsx")
        if out is not None:
            self.write(out)

    def write(self, out: Path) -> None:
        """Save what the comparison found to Excel."""
        from desktop_app.services.reconciling_files import write_reconciliation

        found = self.found
        if found is not None:
            write_in_background(self.session, self, lambda job: write_reconciliation(found, out, job), out)

    def _book_changed(self, changes: Changes) -> None:
        if self.found is not None and (changes.is_whole_book or changes.tables & TABLES):
            self.compare()

    # Building

    def _build(self) -> None:
        self.groups.setProperty("is_way", True)
        self.groups.setAccessibleName(_("Kết quả đối soát"))
        self.groups.setMaximumWidth(letters(28))
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, tip in zip(entries.group_names(), entries.explanations(), strict=True):
            self.groups.addItem(name)
            self.groups.item(self.groups.count() - 1).setToolTip(tip)
        self.groups.setCurrentRow(0)
        self.table.setSelectionMode(RecordTable.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.remember_widths(self.session.preferences, "portal.reconcile.widths")
        for degree in _DEGREES:
            self.least.addItem(f"{degree} %", degree)
        self.least.setCurrentIndex(_DEGREES.index(90))
        self.least.setAccessibleName(_("Chấp nhận từ mức giống nhau"))
        self.nothing.add_second(self.paste_first)
        self.addWidget(self.nothing)
        self.addWidget(self._body())

    def _body(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(space(0.5))
        head.addWidget(self.said, 1)
        for button, icon in (
            (self.remap, "columns-3"),
            (self.choose, "folder-open"),
            (self.paste, "copy"),
            (self.export, "download"),
        ):
            set_icon(button, icon, "muted")
            head.addWidget(button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.sides)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([space(24), space(15)])
        right = QVBoxLayout()
        right.setSpacing(space(0.4))
        right.addWidget(self.explained)
        right.addWidget(split, 1)
        middle = QHBoxLayout()
        middle.setSpacing(space())
        middle.addWidget(self.groups)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(space(0.5))
        foot.addStretch(1)
        for button, icon in (
            (self.open, "arrow-right"), (self.forget, "x"), (self.pair_with, "link"), (self.dismiss, "ban"),
        ):  # fmt: skip
            set_icon(button, icon, "muted")
            foot.addWidget(button)
        for widget in (self.accept_all, self.least, self.accept):
            foot.addWidget(widget)
        set_icon(self.accept, "check", "on_accent")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, space(0.5), 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        return body

    def _connect(self) -> None:
        self.reader.read.connect(self._brought_in)
        self.reader.compared.connect(self._show)
        self.nothing.started.connect(self.ask_file)
        self.paste_first.clicked.connect(lambda _checked=False: self.bring_in_pasted())
        self.groups.currentRowChanged.connect(lambda _row: self._show_group())
        self.table.chosen.connect(self._follow)
        self.least.activated.connect(lambda _place: self._follow())
        for button, act in (
            (self.remap, self.ask_columns),
            (self.export, self.ask_export),
            (self.choose, self.ask_file),
            (self.paste, self.bring_in_pasted),
            (self.accept, self.accept_chosen),
            (self.accept_all, self.accept_from),
            (self.dismiss, self.dismiss_chosen),
            (self.pair_with, self.ask_code),
            (self.forget, self.forget_chosen),
            (self.open, self.open_dossier),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.session.signals.committed.connect(self._book_changed)
