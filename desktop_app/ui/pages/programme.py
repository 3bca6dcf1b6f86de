"""Chương trình: how far it is, by unit and by week; every figure opens what is behind it."""

import sqlite3
from pathlib import Path

from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.progress import Keys, Line
from desktop_app.services import programmes
from desktop_app.services.progress import Report, figure_of, progress, rows_behind
from desktop_app.ui.kit.dialogs import ask, show_error
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.notice import NoticeBar
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages import programme_files, programme_forms
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.pages.programme_figures import MainFigures
from desktop_app.ui.pages.programme_head import ALL, ProgrammeHead
from desktop_app.ui.pages.programme_rows import show_rows
from desktop_app.ui.pages.programme_tabs import MorePart, NoticesPart, NoughtPart, WeeksPart
from desktop_app.ui.pages.programme_targets import TargetsPart
from desktop_app.ui.pages.programme_units import UnitsTable
from desktop_app.ui.shell.session import Session

TABLES = frozenset((
    "programme", "phase", "phase_end", "target", "unit", "head_count", "innovation", "examination",
    "portal_entry", "authorship", "person",
))  # fmt: skip
UNITS, WEEKS, MORE, NOUGHT, NOTICES, TARGETS = range(6)
_SHOWN_KEY = "programme.shown"


class ProgrammePage(PageView):
    """Counted when it comes into view, and again when what it counts changes while it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._reader: sqlite3.Connection = session.book.reader()
        self.report: Report | None = None
        self._programme, self._phase = int(session.preferences.get(_SHOWN_KEY, 0)), ALL
        self.nothing = EmptyPage(
            "calendar",
            _("Chưa có chương trình nào"),
            _("Giao chỉ tiêu và theo dõi tiến độ từng đơn vị."),
            _("Tạo chương trình từ mẫu"),
        )
        self.head = ProgrammeHead(session)
        self.notice = NoticeBar()
        self.figures = MainFigures()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Phần của chương trình"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.units = UnitsTable(session.preferences)
        self.weeks, self.more = WeeksPart(), MorePart()
        self.nought, self.amiss, self.targets = NoughtPart(), NoticesPart(), TargetsPart(session)
        self._parts = QStackedWidget()
        self._whole = QStackedWidget()
        self._build()
        self._connect()

    def entered(self) -> None:
        """Count anew."""
        self.show_programme(self._programme, self._phase)

    def close_book(self) -> None:
        """Close the connection."""
        self._reader.close()

    def show_programme(self, programme: int, phase: int = ALL) -> None:
        """Show a programme, or one of its phases; one that is gone gives way to the one that is running."""
        book = self.session.book
        known = programmes.programmes(book)
        self._whole.setCurrentIndex(1 if known else 0)
        if not known:
            self.report = None
            return
        if all(item.id != programme for item in known):
            programme, phase = programmes.find_programme(book).id, ALL
        self.report = progress(book, programme, phase or None, self._reader)
        self._programme, self._phase = programme, self.report.phase.id if self.report.phase else ALL
        self.session.preferences.set(_SHOWN_KEY, programme)
        self._show(self.report, known)

    def show_part(self, part: int) -> None:
        """Show what stands under a tab."""
        self.tabs.setCurrentIndex(part)

    # Building

    def _build(self) -> None:
        for words in (_("Theo đơn vị"), _("Theo tuần"), _("Số liệu khác"), "", "", _("Chỉ tiêu")):
            self.tabs.addTab(words)
        for part in (self.units, self.weeks, self.more, self.nought, self.amiss, self.targets):
            self._parts.addWidget(part)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(0.75))
        column.setSpacing(space(0.6))
        for widget in (self.head, self.notice, self.figures, self.tabs):
            column.addWidget(widget)
        column.addWidget(self._parts, 1)
        self._whole.addWidget(self.nothing)
        self._whole.addWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    def _connect(self) -> None:
        self.nothing.started.connect(self.ask_programme)
        self.head.programme_chosen.connect(self.show_programme)
        self.head.phase_chosen.connect(lambda phase: self.show_programme(self._programme, phase))
        self.tabs.currentChanged.connect(self._parts.setCurrentIndex)
        self.units.opened.connect(self._open_line)
        self.nought.chosen.connect(self._go_to_unit)
        for part in (self.figures, self.more, self.amiss):
            part.opened.connect(self.open_rows)
        self.session.signals.committed.connect(self._book_changed)

    def _book_changed(self, changes: Changes) -> None:
        if self.isVisible() and (changes.is_whole_book or changes.tables & TABLES):
            self.entered()

    def _show(self, report: Report, known: list[programmes.Programme]) -> None:
        found = report.progress
        self.head.show_report(report, known)
        self._fill_menus(report)
        self.figures.show_report(report)
        self.units.lines.show_lines(found.lines)
        for part in (self.weeks, self.more, self.nought, self.amiss):
            part.show_report(report)
        self.targets.show_programme(report.programme.id)
        self.tabs.setTabText(NOUGHT, _("Chưa có sáng kiến ({count})").format(count=len(found.at_nought)))
        self.tabs.setTabText(NOTICES, _("Cần xem lại ({count})").format(count=len(found.notices)))

    def _fill_menus(self, report: Report) -> None:
        printing, editing = QMenu(self), QMenu(self)
        for words, write, ending in (
            (_("Báo cáo tiến độ (PDF)…"), programme_files.write_report, ".pdf"),
            (_("Thông báo một trang (PDF)…"), programme_files.write_notice, ".pdf"),
            (_("Bảng đơn vị (Excel)…"), programme_files.write_table, ".xlsx"),
        ):
            act = printing.addAction(words)
            act.triggered.connect(lambda _c=False, to=write, end=ending, say=words: self._write(to, end, say))
        printing.addAction(_("Lưu ảnh biểu đồ (PNG)…")).triggered.connect(self._save_chart)
        own, phase = report.programme, report.phase
        editing.addAction(_("Sửa chương trình…")).triggered.connect(
            lambda: programme_forms.edit_programme(self.session, self, own)
        )
        editing.addAction(_("Thêm giai đoạn, đợt cao điểm…")).triggered.connect(
            lambda: programme_forms.ask_phase(self.session, self, own.id)
        )
        if phase is not None:
            editing.addAction(_("Sửa giai đoạn đang xem…")).triggered.connect(
                lambda: programme_forms.ask_phase(self.session, self, own.id, phase)
            )
            editing.addAction(_("Xóa giai đoạn đang xem…")).triggered.connect(self.remove_phase)
        editing.addSeparator()
        editing.addAction(_("Tạo chương trình từ mẫu…")).triggered.connect(self.ask_programme)
        editing.addAction(_("Xóa chương trình…")).triggered.connect(self.remove_programme)
        for button, menu in ((self.head.print_button, printing), (self.head.edit_button, editing)):
            old = button.menu()
            button.setMenu(menu)
            if old is not None:
                old.deleteLater()

    # Acts

    def ask_programme(self) -> None:
        """Make a programme from a template and show it."""
        made = programme_forms.ask_template(self.session, self)
        if made is None:
            return
        self.show_programme(made[0])
        self.show_part(TARGETS)
        if made[1]:
            self.notice.tell(made[1])

    def remove_phase(self) -> None:
        """Remove the phase in view, having asked."""
        phase = self.report.phase if self.report else None
        sentence = _("Xóa “{name}” cùng chỉ tiêu của các đơn vị trong đó? Sáng kiến giữ nguyên.")
        if phase is not None and ask(self, sentence.format(name=phase.name), _("Xóa"), is_risky=True):
            self.session.remember(programmes.remove_phase(self.session.book, phase.id))

    def remove_programme(self) -> None:
        """Remove the programme in view, having asked."""
        own = self.report.programme if self.report else None
        sentence = _("Xóa “{name}” cùng mọi giai đoạn và chỉ tiêu? Sáng kiến giữ nguyên.")
        if own is not None and ask(self, sentence.format(name=own.name), _("Xóa"), is_risky=True):
            self.session.remember(programmes.remove_programme(self.session.book, own.id))

    def open_rows(self, title: str, keys: Keys | None) -> None:
        """Show what is behind a figure; None is the units that have nothing."""
        if keys is None:
            self.show_part(NOUGHT)
        elif self.report is not None and keys:
            show_rows(self.session, self, title, self.report.sentence, keys)

    def _open_line(self, line: Line, figure: str) -> None:
        if self.report is None:
            return
        chosen = figure_of(self.session.book, self.report, line, figure)
        self.open_rows(f"{chosen.label}: {line.name}", rows_behind(chosen))

    def _go_to_unit(self, unit: int) -> None:
        self.show_part(UNITS)
        for row, line in enumerate(self.units.lines.records()):
            if line.unit_id == unit:
                self.units.select_row(row)
                self.units.setFocus()

    def _write(self, write: object, ending: str, words: str) -> None:
        report = self.report
        out = programme_files.ask_file(self.session, self, words.partition(" (")[0], ending)
        if report is None or out is None:
            return
        try:
            write(self.session, self, report, out)  # type: ignore[operator]
        except UserError as problem:
            show_error(self, str(problem))

    def _save_chart(self) -> None:
        out = programme_files.ask_file(self.session, self, _("Tiến độ theo tuần"), ".png")
        if out is not None:
            self.save_chart(out)

    def save_chart(self, out: Path) -> None:
        """Write the curve as a picture for paper."""
        if self.weeks.chart.printed().save(str(out)):
            self.session.said.emit(_("Đã ghi vào {path}").format(path=out))
        else:
            show_error(self, _("Không ghi được tệp {path}. Chọn nơi khác mà bạn được ghi.").format(path=out))
