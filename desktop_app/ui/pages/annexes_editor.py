"""The numbered files of a dossier: attached by dialog or by drop, described, turned, ordered, removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.records import Attachment
from desktop_app.services import attachments, packs
from desktop_app.services.attachments import Taken
from desktop_app.services.editing import DossierEditor
from desktop_app.ui import jobs
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.words import Words, restyle
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.annex_row import DOWN, OPEN, REMOVE, TURN, UP, AnnexRow
from desktop_app.ui.pages.dossier_steps import Steps
from desktop_app.ui.shell.session import Session

_FOLDER = "attachments.folder"
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a handful of files: those in the book now, and the sentences about the rest."""

    files: tuple[Taken, ...]
    problems: tuple[str, ...]


class AnnexesEditor(Editor):
    """Edits what is said of the annexes, a tuple of `Attachment`; adding, turning, moving act at once."""

    is_wide = True

    def __init__(self, session: Session, editor: DossierEditor, steps: Steps) -> None:
        super().__init__()
        self._session, self._editor, self._steps = session, editor, steps
        self.rows: list[AnnexRow] = []
        self.setAcceptDrops(True)
        self._zone = QFrame()
        self._zone.setProperty("ground", "quiet")
        self.add_button = QPushButton(_("Thêm tài liệu…"))
        set_icon(self.add_button, "paperclip")
        self.add_button.clicked.connect(self.choose_files)
        zone = QHBoxLayout(self._zone)
        zone.setContentsMargins(space(), space(0.75), space(), space(0.75))
        zone.setSpacing(space())
        zone.addWidget(self.add_button)
        zone.addWidget(
            Words(_("hoặc kéo tệp từ thư mục thả vào đây: PDF, ảnh, tệp Office…"), "muted"), 1, _MIDDLE
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space())
        self._column.addWidget(self._zone)

    def value(self) -> tuple[Attachment, ...]:
        """The annexes as they are described on screen; UserError where a date cannot be read."""
        return tuple(row.value() for row in self.rows)

    def set_value(self, value: object) -> None:
        """Show other annexes; those that stay keep their place on screen."""
        shown = [item for item in value if isinstance(item, Attachment)] if isinstance(value, tuple) else []
        known = {row.attachment.id: row for row in self.rows}
        wanted = {item.id for item in shown}
        for key, row in known.items():
            if key not in wanted:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        self.rows = [known.get(item.id) or self._new_row(item) for item in shown]
        for place, (row, item) in enumerate(zip(self.rows, shown, strict=True)):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show_attachment(item, attachments.printed_file(self._editor.book, item), place, len(shown))

    def focus_target(self) -> QWidget:
        """The button that adds."""
        return self.add_button

    def choose_files(self) -> None:
        """Ask for files and attach them."""
        folder = self._session.preferences.get(_FOLDER, str(Path.home()))
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Thêm tài liệu nộp kèm"), folder)
        if chosen:
            self._session.preferences.set(_FOLDER, str(Path(chosen[0]).parent))
            self.add_files([Path(item) for item in chosen])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Copy files into the book in a thread of its own, then make them annexes in one step."""
        folder, steps, book = self._editor.book.folder, self._steps, self._editor.book
        innovation = self._editor.innovation

        def taken_in(result: TakenIn) -> None:
            if result.files:
                self._settled(lambda: attachments.attach_taken(book, innovation, result.files), steps)
            words = [*result.problems, *(item.warning for item in result.files if item.warning)]
            if words and isValid(self):
                self.noticed.emit(" ".join(words), ())

        jobs.run(
            lambda job: _take_in(folder, paths, job),
            taken_in,
            title=_("Đính kèm tài liệu"),
            parent=steps.parent,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if _files_of(event):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._light(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files that were dropped."""
        event.acceptProposedAction()
        self._light(False)
        self.add_files(_files_of(event))

    def _light(self, is_over: bool) -> None:
        self._zone.setProperty("ground", "accent" if is_over else "quiet")
        restyle(self._zone)

    def _new_row(self, item: Attachment) -> AnnexRow:
        row = AnnexRow(item, packs.catalogue())
        row.changed.connect(self.changed)
        row.acted.connect(lambda what, key=item.id: self._act(what, key))
        return row

    def _act(self, what: str, key: int) -> None:
        book = self._editor.book
        acts: dict[str, Callable[[], Changes]] = {
            TURN: lambda: attachments.turn_picture(book, key),
            UP: lambda: attachments.move_attachment(book, key, -1),
            DOWN: lambda: attachments.move_attachment(book, key, 1),
            REMOVE: lambda: attachments.remove_attachment(book, key),
        }
        if what == OPEN:
            self._open(next(row.attachment for row in self.rows if row.attachment.id == key))
        else:
            self._settled(acts[what], self._steps)

    def _settled(self, act: Callable[[], Changes], steps: Steps) -> None:
        """Save what is being typed about the annexes, then act: the act brings the whole list anew."""
        if isValid(self):
            try:
                described = self.value()
            except UserError as problem:
                show_error(self, str(problem))
                return
            if described != tuple(row.attachment for row in self.rows) and not steps.do(
                lambda: attachments.describe(self._editor.book, described)
            ):
                return
        steps.do(act)

    def _open(self, item: Attachment) -> None:
        try:
            path = attachments.copy_to_open(
                self._editor.book, item, self._session.preferences.folder / "mo-xem"
            )
        except UserError as problem:
            show_error(self, str(problem))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            show_error(
                self, _("Máy này chưa có chương trình mở được tệp {name}.").format(name=item.file_name)
            )


def _take_in(folder: Path, paths: Sequence[Path], job: Job) -> TakenIn:
    files: list[Taken] = []
    problems: list[str] = []
    for done, path in enumerate(paths):
        job.progress(done, len(paths), path.name)
        try:
            files.append(attachments.take_in(folder, path, job))
        except UserError as problem:
            problems.append(str(problem))
    return TakenIn(tuple(files), tuple(problems))


def _files_of(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
