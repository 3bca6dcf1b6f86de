"""Bringing a list in, step by step in one window: the list, its columns, its rows, what came of it."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.numbers import format_money
from desktop_app.forms.imports import ImportKind
from desktop_app.services import importing
from desktop_app.services.importing import Decisions, Preview, Source, Table
from desktop_app.ui import jobs
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import Words, heading, primary_button
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.import_columns import ImportColumns
from desktop_app.ui.pages.import_done import ImportDone
from desktop_app.ui.pages.import_preview import ImportPreview
from desktop_app.ui.pages.import_start import ImportStart
from desktop_app.ui.shell.session import Session

START, COLUMNS, PREVIEW, DONE = range(4)
_FOLDER_KEY = "import.folder"


class ImportDialog(QDialog):
    """Nothing is written before the last step; reading and judging run beside the window."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Nhập danh sách"))
        self.session = session
        self.source: Source | None = None
        self.preview: Preview | None = None
        self.changes: Changes | None = None
        self._decisions = Decisions()
        self._chosen = 0
        self.start = ImportStart()
        self.columns = ImportColumns(importing.kinds())
        self.rows = ImportPreview()
        self.done_page = ImportDone()
        self.title = heading("", 2)
        self.problem = Words("", "danger")
        self.stack = QStackedWidget()
        for page in (self.start, self.columns, self.rows, self.done_page):
            self.stack.addWidget(page)
        self.back = QPushButton(_("Quay lại"))
        self.next = primary_button("")
        self.leave = QPushButton(_("Đóng"))
        self._arrange()
        self._connect()
        self._show(START)
        resize_within(self, letters(150), space(62))

    def read_file(self, path: Path) -> None:
        """Read a file beside the window, and go on to its columns."""

        def work(job: Job) -> Source:
            return importing.open_file(path, job)

        self._run(work, self._take_source, _("Đọc tệp {file}").format(file=path.name))

    def read_pasted(self, text: str) -> None:
        """Read cells that were copied, and go on to their columns."""
        try:
            self._take_source(importing.open_pasted(text))
        except UserError as error:
            self._tell(str(error))

    def paste(self) -> None:
        """Read what the clipboard holds."""
        self.read_pasted(QGuiApplication.clipboard().text())

    @property
    def kind(self) -> ImportKind:
        """The kind of list."""
        return self.start.kind

    @property
    def table(self) -> Table:
        """The table of the file that is looked at."""
        assert self.source is not None
        return self.source.tables[self._chosen]

    def go_on(self) -> None:
        """Do what the strong button says."""
        page = self.stack.currentIndex()
        if page == COLUMNS:
            importing.remember(self.kind, self.table, self.columns.mapping, self.session.preferences)
            self._decisions = Decisions()
            self.judge()
        elif page == PREVIEW:
            self.write()

    def reject(self) -> None:
        """Stay while work is under way: it ends, or is cancelled where its progress is shown."""
        if self.isEnabled():
            super().reject()

    def judge(self) -> None:
        """Judge every row beside the window, and show the rows."""
        book, kind, table, mapping = self.session.book, self.kind, self.table, self.columns.mapping
        decisions, name = self._decisions, self.source.name if self.source else ""

        def work(job: Job) -> Preview:
            return importing.check(book, kind, name, table, mapping, decisions, job)

        self._run(work, self._show_preview, _("Kiểm tra danh sách"))

    def write(self) -> None:
        """Write what was accepted as one step beside the window, and say what came of it."""
        assert self.preview is not None
        book, preview = self.session.book, self.preview
        written: list[Changes] = []

        def work(job: Job) -> None:
            written.append(importing.write(book, preview, job))

        def ended(_result: object = None) -> None:
            if written:  # also where it was cancelled too late
                self._say_done(preview, written[0])

        self._run(work, ended, _("Nhập danh sách"), ended)

    def _say_done(self, preview: Preview, changes: Changes) -> None:
        self.changes = changes
        self.session.remember(changes)
        self.done_page.show_outcome(preview)
        self._show(DONE)

    # Steps

    def _take_source(self, source: Source) -> None:
        self.source = source
        self._chosen = importing.table_for(source, self.kind)
        if not importing.is_list_of(self.kind, self.table):
            self._chosen = source.first
            self.start.choose(importing.likely_kind(self.table))
        self._show_columns()
        self._show(COLUMNS)

    def _show_columns(self) -> None:
        assert self.source is not None
        self.columns.show_source(self.source, self._chosen, self.kind)
        mapping = importing.suggest(self.kind, self.table, self.session.preferences)
        self.columns.show_mapping(self.kind, self.table, mapping)
        self._follow()

    def _show_preview(self, preview: Preview) -> None:
        self.preview = preview
        self.rows.show_preview(preview)
        self._show(PREVIEW)

    def _choose_table(self, place: int) -> None:
        self._chosen = place
        self._show_columns()

    def _choose_kind(self, place: int) -> None:
        self.start.choose(importing.kinds()[place])
        self._show_columns()

    def _decide_unit(self, folded: str, decision: str) -> None:
        self._keep_rows()
        self._decisions = Decisions(self._decisions.rows, {**self._decisions.units, folded: decision})
        self.judge()

    def _take_suggestions(self) -> None:
        assert self.preview is not None
        self._keep_rows()
        self._decisions = importing.take_suggestions(self.preview, self._decisions)
        self.judge()

    def _keep_rows(self) -> None:
        assert self.preview is not None
        rows = {row.line.number: row.decision for row in self.preview.rows if row.decision}
        self._decisions = Decisions(rows, self._decisions.units)

    def _go_back(self) -> None:
        self._show(max(self.stack.currentIndex() - 1, START))

    def _show(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self._tell("")
        self._follow()
        focus = (self.start.kinds, self.columns.tables, self.rows.table, self.leave)[page]
        focus.setFocus()

    def _follow(self) -> None:
        page = self.stack.currentIndex()
        name = self.source.name if self.source else ""
        self.title.setText(
            (
                _("Nhập danh sách gì, từ đâu?"),
                _("{file}: cột nào là gì?").format(file=name),
                _("{file}: xem trước khi nhập").format(file=name),
                _("Đã nhập"),
            )[page]
        )
        self.back.setVisible(page in (COLUMNS, PREVIEW))
        self.next.setVisible(page in (COLUMNS, PREVIEW))
        self.leave.setText(_("Đóng") if page in (START, DONE) else _("Hủy"))
        if page == COLUMNS:
            self.next.setText(_("Xem trước"))
            self.next.setEnabled(True)
        elif page == PREVIEW and self.preview is not None:
            count = len(self.preview.written)
            self.next.setText(_("Nhập {count} dòng").format(count=format_money(count)))
            self.next.setEnabled(count > 0)
        self.next.setDefault(page in (COLUMNS, PREVIEW))

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _run(self, work, on_done, title: str, on_cancelled=None) -> None:  # type: ignore[no-untyped-def]  # as jobs.run has them
        self.setEnabled(False)

        def done(result: object) -> None:
            self.setEnabled(True)
            on_done(result)

        def failed(sentence: str) -> None:
            self.setEnabled(True)
            self._tell(sentence)

        def cancelled() -> None:
            self.setEnabled(True)
            if on_cancelled is not None:
                on_cancelled()

        jobs.run(work, done, failed, title=title, parent=self, on_cancelled=cancelled)

    # Files

    def _choose_file(self) -> None:
        folder = self.session.preferences.get(_FOLDER_KEY, str(Path.home()))
        pattern = _("Bảng tính, văn bản (*.xlsx *.xlsm *.xls *.ods *.csv *.txt);;Mọi tệp (*)")
        wanted, _kind = QFileDialog.getOpenFileName(self, _("Chọn danh sách"), folder, pattern)
        if wanted:
            self.session.preferences.set(_FOLDER_KEY, str(Path(wanted).parent))
            self.read_file(Path(wanted))

    def _save_template(self) -> None:
        from desktop_app.services.importing_files import write_template

        out = self._ask_out(_("Mẫu nhập {kind}").format(kind=self.kind.label))
        if out is not None:
            self._say_written(out, lambda: write_template(self.kind, out))

    def _save_left_out(self) -> None:
        from desktop_app.services.importing_files import write_left_out

        assert self.preview is not None
        preview = self.preview
        out = self._ask_out(_("Dòng không nhập"))
        if out is not None:
            self._say_written(out, lambda: write_left_out(preview, out))

    def _say_written(self, out: Path, write) -> None:  # type: ignore[no-untyped-def]  # any of two writers
        try:
            write()
        except UserError as error:
            show_error(self, str(error))
        else:
            self.session.said.emit(_("Đã ghi {path}").format(path=out))
            self.done_page.say_saved(out)

    def _ask_out(self, name: str) -> Path | None:
        folder = self.session.preferences.get("export.folder", str(Path.home()))
        wanted, _kind = QFileDialog.getSaveFileName(
            self,
            _("Lưu tệp Excel"),
            str(Path(folder) / file_name(name, ".xlsx")),
            _("Sổ tính Excel (*.xlsx)"),
        )
        if not wanted:
            return None
        out = Path(wanted) if wanted.lower().endswith(".xlsx") else Path(f"{wanted}.xlsx")
        self.session.preferences.set("export.folder", str(out.parent))
        return out

    def _undo(self) -> None:
        try:
            self.session.undo.undo()
        except UserError as error:
            show_error(self, str(error))
            return
        finally:
            self.session.stepped.emit()
        self.done_page.say_undone()

    # Building

    def _connect(self) -> None:
        self.start.file_wanted.connect(self._choose_file)
        self.start.paste_wanted.connect(self.paste)
        self.start.template_wanted.connect(self._save_template)
        self.columns.table_chosen.connect(self._choose_table)
        self.columns.kind_chosen.connect(self._choose_kind)
        self.rows.decided.connect(self._follow)
        self.rows.unit_decided.connect(self._decide_unit)
        self.rows.suggestions_taken.connect(self._take_suggestions)
        self.done_page.save_wanted.connect(self._save_left_out)
        self.done_page.undo_wanted.connect(self._undo)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self.go_on)
        self.leave.clicked.connect(self.reject)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(space())
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addWidget(self.title)
        column.addWidget(self.problem)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)
