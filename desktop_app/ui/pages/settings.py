"""Cài đặt: who writes, how the program looks, where things are kept, and the book's backups."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import packs
from desktop_app.services.backup import BackupFacts, describe_backups
from desktop_app.services.books import size_of
from desktop_app.ui import jobs
from desktop_app.ui.actions.back_up_book import NEVER_SHOWN_MS, BackUpBook
from desktop_app.ui.actions.print_papers import FOLDER as PAPER_FOLDER
from desktop_app.ui.actions.remove_unnamed_files import RemoveUnnamedFiles
from desktop_app.ui.actions.restore_book import RestoreBook
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.form_view import FormView
from desktop_app.ui.kit.words import Words, heading, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space
from desktop_app.ui.pages.backup_table import BackupTable, size_words
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.shell.menus import language_choices, look_choices
from desktop_app.ui.shell.session import START_BOOK_KEY, WHO_KEY, Session

LANGUAGE_KEY, THEME_KEY = "language", "theme"
THIS = "this"


class SettingsPage(PageView):
    """Every choice holds at once; nothing waits for a button."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._reading: jobs.RunningJob | None = None
        self._is_stale = False
        self.back_up = BackUpBook(session, self)
        self.restore = RestoreBook(session, self)
        self.remove_unnamed = RemoveUnnamedFiles(session, self)
        self.form = FormView(_fields(), self._values(), self._context())
        self.form.set_gap(1.5)
        self.form.edited.connect(self._edited)
        self.papers = Words("", "muted")
        self.folder = Words("", "muted")
        self.book_size = small("")
        self.table = BackupTable()
        self.none = small(_("Chưa có bản sao lưu nào trong sổ."))
        self._build()
        self.table.wanted.connect(self.restore.plan)
        session.backed_up.connect(self._read)

    def entered(self) -> None:
        """Bring everything up to date."""
        self.form.load(self._values())
        self.papers.setText(str(self.session.preferences.get(PAPER_FOLDER, str(Path.home()))))
        self.folder.setText(str(self.session.book.folder))
        self._read()

    def leave(self) -> bool:
        """Take over what is being typed."""
        return self.form.flush()

    def close_book(self) -> None:
        """Stop reading; what was read would have no place to be shown."""
        self._is_stale = False
        if self._reading is not None:
            self._reading.cancel()

    def _build(self) -> None:
        self.form.add_top(heading(_("Cài đặt"), 1))
        change = QPushButton(_("Đổi thư mục…"))
        change.clicked.connect(self.ask_paper_folder)
        self.form.add_bottom(_group(_("Nơi lưu tệp PDF để in"), (self.papers,), (change,)))
        show = QPushButton(_("Mở thư mục sổ"))
        set_icon(show, "folder-open")
        show.clicked.connect(self.open_folder)
        self.tidy = QPushButton(self.remove_unnamed.text())
        set_icon(self.tidy, "trash-2")
        self.tidy.clicked.connect(self.remove_unnamed.do)
        self.form.add_bottom(_group(_("Sổ đang mở"), (self.folder, self.book_size), (show, self.tidy)))
        now = QPushButton(_("Sao lưu ngay…"))
        set_icon(now, "save")
        now.clicked.connect(self.back_up.do)
        other = QPushButton(_("Khôi phục từ tệp…"))
        set_icon(other, "archive-restore")
        other.clicked.connect(self.restore.do)
        about = Words(
            _(
                "Mỗi ngày chương trình tự sao lưu một lần vào thư mục backups của sổ. “Sao lưu ngay…” ghi cả"
                " tệp đính kèm vào một tệp zip để cất sang USB hoặc máy khác."
            ),
            "muted",
        )
        self.form.add_bottom(_group(_("Sao lưu"), (about,), (now, other)))
        self.form.add_bottom(self.none)
        self.form.add_bottom(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def ask_paper_folder(self) -> None:
        """Ask where PDF files go from now on."""
        start = str(self.session.preferences.get(PAPER_FOLDER, str(Path.home())))
        chosen = QFileDialog.getExistingDirectory(self, _("Nơi lưu tệp PDF để in"), start)
        if chosen:
            self.session.preferences.set(PAPER_FOLDER, chosen)
            self.papers.setText(chosen)

    def open_folder(self) -> None:
        """Show the book's folder in the system's file window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.book.folder)))

    def _values(self) -> dict[str, object]:
        preferences = self.session.preferences
        start = preferences.get(START_BOOK_KEY, "")
        return {
            WHO_KEY: preferences.get(WHO_KEY, ""),
            LANGUAGE_KEY: preferences.get(LANGUAGE_KEY, "vi"),
            THEME_KEY: preferences.get(THEME_KEY, "system"),
            START_BOOK_KEY: THIS if start == str(self.session.book.folder) else start,
        }

    def _context(self) -> FormContext:
        """Give the few choices, each in sight; a start book other than this one is named."""
        opens = [("", _("Sổ mở gần đây nhất")), (THIS, _("Luôn mở sổ này"))]
        other = self._values()[START_BOOK_KEY]
        if other not in ("", THIS):
            opens.append((str(other), _("Luôn mở {folder}").format(folder=other)))
        choices = {LANGUAGE_KEY: language_choices(), THEME_KEY: look_choices(), START_BOOK_KEY: opens}
        return FormContext(
            packs.catalogue(),
            makers={FieldKind.CHOICE: lambda field: OptionsEditor(choices[field.key])},
            marks_optional=False,
        )

    def _edited(self, key: str, value: object) -> None:
        words = str(value or "")
        if key == WHO_KEY:
            self.session.say_who(words)
        elif key == LANGUAGE_KEY:
            self.session.language_chosen.emit(words or "vi")
        elif key == THEME_KEY:
            self.session.look_chosen.emit(words or "system")
        elif key == START_BOOK_KEY:
            folder = str(self.session.book.folder) if words == THIS else words
            self.session.preferences.set(START_BOOK_KEY, folder)

    def _read(self) -> None:
        """Measure the book and open its backups in a worker."""
        if self._reading is not None:
            self._is_stale = True
            return
        self._is_stale = False
        self.tidy.setEnabled(False)  # it waits for all work, this too
        folder = self.session.book.folder

        def work(job: Job) -> tuple[int, list[BackupFacts]]:
            return size_of(folder, job), describe_backups(folder, job)

        self._reading = jobs.run(
            work, self._show, title=_("Xem sổ và các bản sao lưu"), parent=self, busy_after=NEVER_SHOWN_MS
        )
        self._reading.ended.connect(self._read_again)

    def _read_again(self) -> None:
        self._reading = None
        self.tidy.setEnabled(True)
        if self._is_stale:
            self._read()

    def _show(self, found: tuple[int, Sequence[BackupFacts]]) -> None:
        size, made = found
        self.book_size.setText(_("Dung lượng cả thư mục: {size}").format(size=size_words(size)))
        self.table.show_backups(made)
        self.none.setVisible(not made)


def _group(title: str, words: Sequence[QWidget], buttons: Sequence[QPushButton]) -> QWidget:
    group = QWidget()
    group.setMaximumWidth(letters(READABLE_LETTERS) + space(2))
    column = QVBoxLayout(group)
    column.setContentsMargins(0, space(0.5), 0, 0)
    column.setSpacing(space(0.5))
    column.addWidget(heading(title, 3))
    for widget in words:
        if isinstance(widget, Words):
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(widget)
    line = QHBoxLayout()
    line.setSpacing(space(0.75))
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    column.addLayout(line)
    return group


def _fields() -> tuple[Field, ...]:
    return (
        Field(
            WHO_KEY,
            _("Tên của bạn trong lịch sử"),
            FieldKind.LINE,
            hint=_("Mỗi lần sửa được ghi kèm tên này, để người khác dùng chung sổ biết ai đã sửa."),
        ),
        Field(LANGUAGE_KEY, _("Ngôn ngữ (Language)"), FieldKind.CHOICE),
        Field(THEME_KEY, _("Giao diện"), FieldKind.CHOICE),
        Field(START_BOOK_KEY, _("Khi khởi động mở"), FieldKind.CHOICE),
    )
