"""What a dossier comes to, as reports in its section's place: may it be filed, what a reviewer would say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier
from desktop_app.forms.vocabulary import Pack
from desktop_app.services.books import Book
from desktop_app.services.editing import DossierEditor
from desktop_app.services.eligibility import eligibility_report, interview_fields
from desktop_app.services.remuneration import PAYMENTS, remuneration_report
from desktop_app.services.report import Report
from desktop_app.services.reviewing import review_report
from desktop_app.ui.kit.report_view import ReportView
from desktop_app.ui.look.icons import set_icon


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report: its entry in the menu, how it is made, and whether one goes back to the interview."""

    id: str
    title: Callable[[], str]
    icon: str
    make: Callable[[Book, Dossier, Pack], Report]
    is_of_interview: bool = False


ELIGIBILITY = ReportKind(
    "eligibility",
    lambda: _("Điều kiện và thời hạn nộp"),
    "calendar",
    eligibility_report,
    is_of_interview=True,
)
REVIEW = ReportKind("review", lambda: _("Đánh giá thử theo Phiếu"), "clipboard-check", review_report)
REMUNERATION = ReportKind("remuneration", lambda: _("Thù lao tối thiểu"), "users", remuneration_report)
REPORTS: tuple[ReportKind, ...] = (ELIGIBILITY, REVIEW, REMUNERATION)


class ResultsButton(QPushButton):
    """“Kết quả”: a menu of every report; `chosen` carries the kind of one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Kết quả"), parent)
        set_icon(self, "lightbulb")
        self.setToolTip(_("Xem đã nộp được chưa, người đánh giá sẽ nói gì, thù lao ít nhất bao nhiêu"))
        menu = QMenu(self)
        for kind in REPORTS:
            action = menu.addAction(kind.title())
            set_icon(action, kind.icon)
            action.triggered.connect(lambda _checked=False, item=kind: self.chosen.emit(item))
        self.setMenu(menu)

    def actions_offered(self) -> Sequence[QAction]:
        """Return the reports, for the command palette."""
        menu = self.menu()
        return menu.actions() if menu is not None else []


class DossierReports(QStackedWidget):
    """A dossier's section, or a report in its place, which is made anew whenever the dossier changes.

    `field_chosen` names the field a line of a report leads to, "" the section one came from; `went_on` asks
    for what is still to be written; `payments_wanted` asks when thù lao was paid.
    """

    field_chosen = Signal(str)
    payments_wanted = Signal()
    went_on = Signal()

    def __init__(self, section: QWidget, editor: Callable[[], DossierEditor | None]) -> None:
        super().__init__()
        self._section, self._editor = section, editor
        self._kind: ReportKind | None = None
        self.view = ReportView()
        self.view.field_chosen.connect(self._lead)
        self.view.went_on.connect(self.went_on)
        self.view.went_back.connect(self._go_back)
        self.addWidget(section)
        self.addWidget(self.view)

    @property
    def is_open(self) -> bool:
        """Whether a report stands in the section's place."""
        return self.currentWidget() is self.view

    def open_report(self, kind: ReportKind) -> None:
        """Put a report in the section's place; what was typed must have been saved."""
        report = self._made(kind)
        if report is None:
            return
        self._kind = kind
        self.setCurrentWidget(self.view)
        self.view.show_report(report, _("Quay lại câu hỏi") if kind.is_of_interview else _("Quay lại"))

    def close_report(self) -> None:
        """Put the section back."""
        self._kind = None
        self.setCurrentWidget(self._section)

    def refresh(self) -> None:
        """Bring the report in view up to date."""
        report = self._made(self._kind) if self._kind is not None else None
        if report is not None:
            self.view.refresh(report)

    def _lead(self, field: str) -> None:
        if field == PAYMENTS:
            self.payments_wanted.emit()
        else:
            self.field_chosen.emit(field)

    def _made(self, kind: ReportKind) -> Report | None:
        editor = self._editor()
        return kind.make(editor.book, editor.dossier, editor.pack) if editor is not None else None

    def _go_back(self) -> None:
        editor, kind = self._editor(), self._kind
        asked: frozenset[str] = frozenset()
        if editor is not None and kind is not None and kind.is_of_interview:
            asked = interview_fields(editor.pack)
        first = (
            next((field.key for field in editor.pack.form.fields if field.key in asked), "") if editor else ""
        )
        self.field_chosen.emit(first)


def is_interview(editor: DossierEditor, keys: set[str]) -> bool:
    """Tell whether a section with these fields is the one whose answers the verdict rests on."""
    return bool(interview_fields(editor.pack) & keys)
