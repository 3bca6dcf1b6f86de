"""Where the papers of a nomination go: as files into a folder, and what has gone stale since."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import agreement, nominations
from desktop_app.services.agreement import Difference
from desktop_app.services.books import Book
from desktop_app.services.nomination_files import BODY_FILE, MEGABYTE, NOMINEE_FILE
from desktop_app.services.nomination_papers import Sheet, note_printed, print_sheets, sheets_for
from desktop_app.services.nominations import NominationLine
from desktop_app.services.papers import PDF, WORD, PrintReport, Subject
from desktop_app.ui import jobs
from desktop_app.ui.actions.print_papers import ask_folder
from desktop_app.ui.kit.dialogs import ask, confirm_many
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import heading, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages import PAPERS_PAGE
from desktop_app.ui.pages.certificates import open_certificates
from desktop_app.ui.pages.short_forms import short_context
from desktop_app.ui.shell.session import Session

_NAME_LETTERS = 40
_LIMIT, _LIMIT_KEPT = "limit", "awards.file_limit"
_MOST_MEGABYTES = 2_000
Printed = tuple[PrintReport, list[tuple[Sheet, str]]]
Sheets = Callable[[], list[Sheet]]


def fill_menu(
    session: Session, parent: QWidget, menu: QMenu, nomination: int, chosen: Sequence[NominationLine]
) -> None:
    """Offer the papers of each deciding body, of the chosen nominee, and a check of what was printed."""
    menu.clear()
    book = session.book
    for body in nominations.bodies_of(book, nomination):
        whole = Sheet(BODY_FILE, Subject(nomination=nomination, body=body.id))
        _offer(
            session,
            parent,
            menu.addMenu(_plain(_("Trình {name}").format(name=body.name))),
            whole,
            lambda key=body.id: sheets_for(book, nomination, key),
        )
    if len(chosen) == 1:
        line = chosen[0]
        whole = Sheet(NOMINEE_FILE, Subject(line=line.id))
        words = _plain(_("Của {name}").format(name=line.name[:_NAME_LETTERS]))
        _offer(
            session,
            parent,
            menu.addMenu(words),
            whole,
            lambda: sheets_for(book, nomination, line=line.id),
        )
    if menu.isEmpty():
        menu.addAction(_("Chưa có ai được đề nghị")).setEnabled(False)
        return
    menu.addSeparator()
    certificates = menu.addAction(_("Bằng, giấy khen"))
    certificates.triggered.connect(lambda _checked=False: open_certificates(session, parent, nomination))
    check = menu.addAction(_("Đối chiếu giấy tờ đã in…"))
    check.triggered.connect(lambda _checked=False: compare(session, parent, nomination))


def _offer(session: Session, parent: QWidget, menu: QMenu, whole: Sheet, sheets: Sheets) -> None:
    def whole_only() -> list[Sheet]:
        return [whole]

    offers: tuple[tuple[str, Sheets, str], ...] = (
        (_("Cả hồ sơ, một tệp PDF…"), whole_only, PDF),
        (_("Từng giấy tờ, PDF…"), sheets, PDF),
        (_("Từng giấy tờ, Word…"), sheets, WORD),
    )
    look = menu.addAction(_("Xem ở trang Giấy tờ"))
    look.triggered.connect(lambda _checked=False: session.place_opened.emit(PAPERS_PAGE, whole.subject))
    menu.addSeparator()
    for words, found, kind in offers:
        act = menu.addAction(words)
        act.triggered.connect(lambda _c=False, of=found, kind=kind: save(session, parent, of(), kind))
    parted = menu.addAction(_("Cả hồ sơ, chia tệp theo dung lượng…"))
    parted.triggered.connect(lambda _c=False: _save_parted(session, parent, whole))


def _plain(words: str) -> str:
    return words.replace("&", "&&")


def _save_parted(session: Session, parent: QWidget, whole: Sheet) -> None:
    limit = ask_limit(session, parent)
    if limit:
        save(session, parent, [whole], PDF, limit * MEGABYTE)


def ask_limit(session: Session, parent: QWidget) -> int:
    """Ask how many megabytes a file may have where it is sent to; 0 where nobody wants to say."""
    told = [0]

    def act(values: Mapping[str, object]) -> None:
        text = str(values[_LIMIT] or "").strip()
        if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MOST_MEGABYTES):
            sentence = _("Nhập số MB từ 1 đến {most}, ví dụ 10.")
            raise UserError(sentence.format(most=format_number(_MOST_MEGABYTES)))
        told[0] = int(text)
        session.preferences.set(_LIMIT_KEPT, text)

    hint = _(
        "Nơi nhận ghi giới hạn này ở trang nộp hồ sơ. Tệp lớn hơn được chia thành nhiều phần, giữ cả tệp."
    )
    field = Field(_LIMIT, _("Mỗi tệp nhiều nhất (MB)"), FieldKind.LINE, hint=hint, is_required=True)
    start = {_LIMIT: session.preferences.get(_LIMIT_KEPT, "10")}
    title, context = _("Chia tệp theo dung lượng"), short_context(session.book)
    ask_fields(FieldsDialog(parent, title, (field,), start, context, _("Chọn thư mục…"), act))
    return told[0]


def save(
    session: Session, parent: QWidget, sheets: list[Sheet], format_id: str, limit: int = 0
) -> jobs.RunningJob | None:
    """Ask for a folder and print there, in the background; what was printed is kept for the check.

    A PDF over `limit` bytes, 0 for none, comes in parts too.
    """
    out = ask_folder(session, parent)
    if out is None:
        return None
    folder, clock = session.book.folder, session.book.clock

    def work(job: Job) -> Printed:
        with Book.open(folder, clock=clock, is_read_only=True) as reading:
            return print_sheets(reading, sheets, out, job, format_id, limit)

    def saved(made: Printed) -> None:
        if not isValid(session):
            return
        report, told = made
        note_printed(session.book, told)
        said = _("Đã in {done} tệp vào {out}").format(done=len(report.printed), out=out)
        session.said.emit(said)
        if _wants_folder(parent, said, problems_of(report)):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

    title = _("Đang in {count} giấy tờ khen thưởng").format(count=len(sheets))
    return jobs.run(work, saved, title=title, parent=parent)


def problems_of(report: PrintReport) -> list[str]:
    """List what failed and what to look at, each once: a notice of a round comes with each of its papers."""
    papers: dict[str, list[str]] = {}
    for name, words in report.warnings:
        papers.setdefault(words, []).append(name)
    told = [
        f"{names[0]}: {words}" if len(names) == 1 and words.partition(":")[0] not in names[0] else words
        for words, names in papers.items()
    ]
    return [*(f"{name}: {words}" for name, words in report.failures), *told]


def _wants_folder(parent: QWidget, said: str, problems: Sequence[str]) -> bool:
    """Say what was printed and what to look at; tell whether the folder is to be opened."""
    opens, closes = _("Mở thư mục"), _("Đóng")
    if not problems:
        return ask(parent, _("{said}.").format(said=said), opens, closes)
    sentence = _("{said}. Có chỗ cần xem lại:").format(said=said)
    return confirm_many(parent, sentence, problems, opens, no=closes)


def compare(session: Session, parent: QWidget, nomination: int) -> jobs.RunningJob:
    """Compare what was printed with the record and with each other, in the background, and show it."""
    folder, clock = session.book.folder, session.book.clock

    def work(_job: Job) -> tuple[int, list[Difference]]:
        with Book.open(folder, clock=clock, is_read_only=True) as reading:
            return len(agreement.issued_of(reading, nomination)), agreement.differences(reading, nomination)

    def show(found: tuple[int, list[Difference]]) -> None:
        if isValid(session):
            dialog = AgreementDialog(parent, *found)
            dialog.exec()
            dialog.deleteLater()

    return jobs.run(work, show, title=_("Đang đối chiếu giấy tờ đã in"), parent=parent)


class AgreementDialog(QDialog):
    """Both sides of every place where a printed paper says something else than it should."""

    def __init__(self, parent: QWidget, issued: int, found: list[Difference]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Đối chiếu giấy tờ đã in"))
        self.model: RecordTableModel[Difference] = RecordTableModel(_columns(), self)
        self.model.set_records(found)
        self.table: RecordTable[Difference] = RecordTable(
            self.model, _("Chỗ không khớp"), (22, 20, 14, 38, 38)
        )
        self.table.setWordWrap(True)
        self.table.resizeRowsToContents()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setVisible(bool(found))
        self.told = small(_told(issued, len(found)))
        buttons = QDialogButtonBox()
        buttons.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.75),) * 4)
        column.setSpacing(space())
        for widget in (heading(self.windowTitle(), 2), self.told, self.table, buttons):
            column.addWidget(widget, 1 if widget is self.table else 0)
        resize_within(self, letters(150 if found else 70), space(46 if found else 12))


def _told(issued: int, count: int) -> str:
    if not issued:
        return _("Đợt này chưa in giấy tờ nào từ chương trình, nên chưa có gì để đối chiếu.")
    if not count:
        return _("{issued} giấy tờ đã in đều khớp với sổ và khớp với nhau.").format(issued=issued)
    sentence = _("{issued} giấy tờ đã in, {count} chỗ không khớp. In lại giấy tờ cũ, hoặc sửa trong sổ.")
    return sentence.format(issued=issued, count=count)


def _columns() -> tuple[TableColumn[Difference], ...]:
    kinds = {
        "stale": _("Sổ đã đổi"),
        "count": _("Số lượng lệch nhau"),
        "nominee": _("Hai giấy ghi khác nhau"),
        "by_hand": _("Phần tự viết khác sổ"),
    }
    return (
        TableColumn(_("Giấy tờ"), lambda item: item.title),
        TableColumn(_("Của"), lambda item: item.of),
        TableColumn(_("Vì sao"), lambda item: kinds.get(item.kind, item.kind)),
        TableColumn(_("Đã in"), lambda item: item.printed),
        TableColumn(_("Bây giờ, hoặc ở giấy kia"), lambda item: item.now),
    )
