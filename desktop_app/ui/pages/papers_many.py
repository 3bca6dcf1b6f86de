"""Many papers at once: which paper, of which innovations, as what."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.services import council, papers, register
from desktop_app.services.books import Book
from desktop_app.services.paper_subjects import DOSSIER, LIST, dossiers_of, subjects_for
from desktop_app.services.papers import Order, Subject, paper
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import heading, primary_button, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.papers_files import format_words
from desktop_app.ui.shell.session import Session

FOLDER, PRINTER = "folder", "printer"
_SELECTION, _ROUND, _YEAR = "selection", "round", "year"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was chosen: the order, of what, and whether into a folder or on a printer."""

    order: Order
    subjects: tuple[Subject, ...]
    way: str


class ManyDialog(QDialog):
    """Asks for the paper unless one is given, and of which innovations unless they are selected already."""

    def __init__(
        self, session: Session, parent: QWidget, selected: Sequence[int], paper_id: str = ""
    ) -> None:
        super().__init__(parent)
        self._book, self._selected = session.book, tuple(selected)
        self._given = paper_id
        self.setWindowTitle(_("In nhiều giấy tờ"))
        self.wish: Wish | None = None
        offered = [item for item in papers.PAPERS if item.scope in (DOSSIER, LIST)]
        self.paper = ChoiceEditor([(item.id, item.title) for item in offered], empty="")
        self.paper.set_value(paper_id or offered[0].id)
        self.group = ChoiceEditor(_groups(session.book, self._selected), empty="")
        self.group.set_value(_groups(session.book, self._selected)[0][0] if self._selected else "")
        self.formats = OptionsEditor([("pdf", "")])
        self.count = small("")
        self.folder, self.printer = primary_button(_("Lưu vào thư mục…")), QPushButton(_("In ra giấy…"))
        self._build(is_of_selection=bool(selected) and not paper_id)
        self.paper.changed.connect(self._follow)
        self.group.changed.connect(self._follow)
        self.folder.clicked.connect(lambda: self._answer(FOLDER))
        self.printer.clicked.connect(lambda: self._answer(PRINTER))
        self._follow()
        resize_within(self, letters(64), self.sizeHint().height())

    def subjects(self) -> list[Subject]:
        """Return what the paper would be printed of."""
        wanted = self._paper_id()
        kind, _colon, key = str(self.group.value() or "").partition(":")
        if not wanted or not kind:
            return []
        if kind == _SELECTION:
            return subjects_for(self._book, paper(wanted), self._selected)
        if kind == _ROUND:
            return subjects_for(self._book, paper(wanted), council_round=int(key))
        return subjects_for(self._book, paper(wanted), year=int(key))

    def _paper_id(self) -> str:
        return self._given or str(self.paper.value() or "")

    def _build(self, *, is_of_selection: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.setSpacing(space())
        title = paper(self._given).title if self._given else _("In giấy tờ của những dòng đang chọn")
        column.addWidget(heading(title, 2))
        self._formats_row = QWidget()
        inside = QVBoxLayout(self._formats_row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.formats)
        rows: list[tuple[str, QWidget, bool]] = [
            (_("Giấy tờ"), self.paper, not self._given),
            (_("Của những hồ sơ nào"), self.group, not is_of_selection),
            (_("Lưu thành"), self._formats_row, True),
        ]
        for words, editor, is_asked in rows:
            label = heading(words, 3)
            if isinstance(editor, Editor):
                label.setBuddy(editor.focus_target())
                editor.focus_target().setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(editor)
            label.setVisible(is_asked)
            editor.setVisible(is_asked)
        column.addWidget(self.count)
        column.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.folder, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.printer, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.folder.setDefault(True)
        line = QHBoxLayout()
        line.addWidget(buttons)
        column.addLayout(line)

    def _follow(self) -> None:
        """Offer the formats of the paper, and say how many there would be."""
        wanted = self._paper_id()
        formats = paper(wanted).formats if wanted else ()
        if tuple(self.formats.buttons) != formats and formats:
            kept = self.formats.value()
            words = format_words()
            made = OptionsEditor([(item, words[item]) for item in formats])
            made.set_value(kept)
            layout = self._formats_row.layout()
            assert layout is not None
            layout.replaceWidget(self.formats, made)
            self.formats.hide()
            self.formats.deleteLater()
            self.formats = made
        found = self.subjects()
        self.count.setText(self._count_words(found) if wanted and self.group.value() else "")
        for button in (self.folder, self.printer):
            button.setEnabled(bool(found))
        self.printer.setEnabled(bool(found) and "pdf" in formats)

    def _count_words(self, found: Sequence[Subject]) -> str:
        if not found:
            return _("Không có hồ sơ nào.")
        if paper(self._paper_id()).scope == DOSSIER:
            return _("{count} hồ sơ, mỗi hồ sơ một tệp").format(count=len(found))
        one = found[0]
        count = len(one.innovations or dossiers_of(self._book, year=one.year))
        return _("{count} sáng kiến trong một danh sách").format(count=count)

    def _answer(self, way: str) -> None:
        chosen = self.formats.value() if way == FOLDER else "pdf"
        self.wish = Wish(Order(self._paper_id(), chosen), tuple(self.subjects()), way)
        self.accept()


def ask_many(session: Session, parent: QWidget, selected: Sequence[int], paper_id: str = "") -> Wish | None:
    """Ask, and return what was chosen."""
    dialog = ManyDialog(session, parent, selected, paper_id)
    dialog.exec()
    dialog.deleteLater()
    return dialog.wish


def _groups(book: Book, selected: Sequence[int]) -> list[tuple[str, str]]:
    chosen = _("Đang chọn ở trang Sáng kiến ({count})").format(count=len(selected))
    made = [(f"{_SELECTION}:", chosen)] if selected else []
    for one in council.rounds(book):
        count = len(council.examinations(book, one.id))
        made.append((f"{_ROUND}:{one.id}", _("{name} ({count} hồ sơ)").format(name=one.name, count=count)))
    for year in register.facets(book, "year"):
        words = _("Cả năm {year} ({count})").format(year=year.value, count=year.count)
        made.append((f"{_YEAR}:{year.value}", words))
    return made
