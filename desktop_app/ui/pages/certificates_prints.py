"""Saving, printing and noting certificates, and how far a printer sets them off."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import blanks, certificate_prints, certificates, packs
from desktop_app.services.books import Book
from desktop_app.services.certificates import Certificate
from desktop_app.services.papers import page_sizes
from desktop_app.ui import jobs
from desktop_app.ui.actions.print_papers import FOLDER
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.dialogs import confirm_many
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.shell.session import Session

if TYPE_CHECKING:
    from desktop_app.ui.pages.printing import PressReport

_ENDING = ".pdf"
_PRINTERS, _TRAYS = "printers", "trays"


def ask_target(session: Session, parent: QWidget, name: str) -> Path | None:
    """Ask where the file goes, and remember the folder; None where nobody wants it."""
    folder = Path(session.preferences.get(FOLDER, str(Path.home())))
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, _("Lưu bằng, giấy khen"), str(folder / file_name(name, _ENDING)), _("Tệp PDF (*.pdf)")
    )
    if not chosen:
        return None
    target = Path(chosen) if chosen.lower().endswith(_ENDING) else Path(f"{chosen}{_ENDING}")
    session.preferences.set(FOLDER, str(target.parent))
    return target


def save_all(
    session: Session, parent: QWidget, written: Sequence[Certificate], target: Path
) -> jobs.RunningJob:
    """Draw certificates in the background, write them, and open the file with the system's reader."""

    def work(job: Job) -> int:
        drawn = certificates.draw(written)
        job.check()
        certificates.save(drawn, target)
        return len(written)

    def saved(count: int) -> None:
        if isValid(session):
            session.said.emit(_("Đã lưu {count} bằng, giấy khen vào {path}").format(count=count, path=target))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    return jobs.run(work, saved, title=_("Đang lưu bằng, giấy khen"), parent=parent)


def print_all(
    session: Session, parent: QWidget, written: Sequence[Certificate], on_printed: Callable[[], None]
) -> jobs.RunningJob | None:
    """Ask for a printer and print certificates on it, 1 mm as 1 mm, its tray's shift taken back.

    Raises:
        UserError: no printer is known.
    """
    from desktop_app.ui.pages import printing

    title = _("Bằng, giấy khen")
    size = page_sizes(certificates.draw(written[:1]).data)[0]
    printer = printing.ask_printer(session, parent, title, size, len(written))
    if printer is None:
        return None
    shift = blanks.shift_of(session.book, printer.printerName(), printer.paperSource().name)
    printout = printing.Printout(title, lambda: certificates.draw(written, shift).data)

    def printed(report: "PressReport") -> None:
        if isValid(session):
            session.said.emit(
                _("Đã gửi {paper} tới máy in: {count} trang").format(paper=title, count=report.sides)
            )
            on_printed()

    return jobs.run(
        lambda job: printing.print_documents(printer, [printout], 1, job),
        printed,
        title=_("Đang in bằng, giấy khen"),
        parent=parent,
    )


def ask_numbers(session: Session, parent: QWidget, lines: Sequence[int]) -> bool:
    """Ask on which blanks lines were printed, numbers running on, and why again; say whether it was noted."""
    is_again = any(certificate_prints.prints_of(session.book, line) for line in lines)
    fields = [
        Field(
            "start",
            _("Số phôi đầu tiên"),
            FieldKind.LINE,
            hint=_("Các tờ sau đánh số tiếp. Để trống nếu phôi không đánh số."),
        ),
        Field(
            "reason",
            _("Lý do in lại"),
            FieldKind.LINE,
            hint=_("Có dòng đã in trước đây.") if is_again else _("Chỉ ghi khi in lại."),
        ),
    ]

    def act(values: Mapping[str, object]) -> None:
        start, reason = (str(values.get(key) or "") for key in ("start", "reason"))
        numbers = certificate_prints.running_numbers(start, lines)
        used = certificate_prints.uses_of_numbers(session.book, numbers)
        is_known = bool(used) and confirm_many(
            parent, _("{count} số phôi đã dùng. Vẫn ghi?"), used, _("Vẫn ghi"), is_risky=True
        )
        session.remember(certificate_prints.note_prints(session.book, numbers, reason, is_known=is_known))

    title = _("Ghi số phôi đã in: {count} tờ").format(count=len(lines))
    context = FormContext(packs.catalogue(), marks_optional=False)
    return ask_fields(FieldsDialog(parent, title, fields, {}, context, _("Ghi đã in"), act))


def ask_shift(session: Session, parent: QWidget) -> bool:
    """Ask how far a printer's tray sets prints off; say whether it was kept.

    Raises:
        UserError: no printer is known.
    """
    names = QPrinterInfo.availablePrinterNames()
    if not names:
        raise UserError(
            _(
                "Máy này chưa cài máy in nào nên chưa có gì để đo. Cài máy in trong phần cài đặt của hệ điều"
                " hành, in thử trên giấy thường, rồi đo và ghi độ lệch."
            )
        )
    known = session.preferences.get("printer", "")
    first = known if known in names else next(iter(names), "")
    fields = [
        Field("printer", _("Máy in"), FieldKind.CHOICE, choices=_PRINTERS),
        Field("tray", _("Khay giấy"), FieldKind.CHOICE, choices=_TRAYS),
        Field(
            "right",
            _("Chữ in lệch sang phải (mm)"),
            FieldKind.LINE,
            hint=_("Đo trên tờ in thử, bước 0,5 mm; lệch sang trái ghi số âm, ví dụ -1,5."),
        ),
        Field("down", _("Chữ in lệch xuống dưới (mm)"), FieldKind.LINE, hint=_("Lệch lên trên ghi số âm.")),
    ]
    lists = {
        _PRINTERS: [(name, name) for name in names],
        _TRAYS: [("", _("Mọi khay")), *((name, words) for name, words in tray_words().items())],
    }

    def act(values: Mapping[str, object]) -> None:
        right, down = (blanks.tenths(str(values.get(field.key) or "0"), field.label) for field in fields[2:])
        printer, tray = (str(values.get(key) or "") for key in ("printer", "tray"))
        session.remember(blanks.set_shift(session.book, printer, tray, right, down))

    context = FormContext(
        packs.catalogue(),
        makers={FieldKind.CHOICE: lambda field: ChoiceEditor(lists[field.choices], empty=None)},
        marks_optional=False,
    )
    start = {"printer": first, "tray": "", **_kept_shift(session.book, first, "")}
    dialog = FieldsDialog(parent, _("Độ lệch máy in…"), fields, start, context, _("Ghi độ lệch"), act)
    chosen = [dialog.form.rows[key].editor for key in ("printer", "tray")]

    def follow() -> None:
        printer, tray = (str(editor.value() or "") for editor in chosen)
        for key, text in _kept_shift(session.book, printer, tray).items():
            dialog.form.set_value(key, text)

    for editor in chosen:
        editor.changed.connect(follow)
    return ask_fields(dialog)


def _kept_shift(book: Book, printer: str, tray: str) -> dict[str, str]:
    """Give what was measured of a printer's tray, as it is typed; nothing off where nobody measured."""
    kept = blanks.shift_of(book, printer, tray)
    right, down = (kept.right, kept.down) if kept else (0, 0)
    return {"right": blanks.tenths_words(right), "down": blanks.tenths_words(down)}


def tray_words() -> dict[str, str]:
    """Name the trays a printer may have, by what the system calls them."""
    source = QPrinter.PaperSource
    return {
        source.Auto.name: _("Tự chọn"),
        source.Manual.name: _("Nạp bằng tay"),
        source.Upper.name: _("Khay trên"),
        source.Lower.name: _("Khay dưới"),
        source.Middle.name: _("Khay giữa"),
        source.Cassette.name: _("Hộp giấy"),
        source.LargeCapacity.name: _("Khay lớn"),
    }
