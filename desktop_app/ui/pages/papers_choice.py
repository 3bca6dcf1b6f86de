"""Choosing a paper, and what it is printed of: two lists under each other, each searched by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.register import Query
from desktop_app.domain.text import fold
from desktop_app.services import council, nominations, packs, papers, register
from desktop_app.services.books import Book
from desktop_app.services.paper_subjects import DOSSIER, LIST, NOMINATION, NOMINEE, ROUND
from desktop_app.services.papers import Paper, Subject
from desktop_app.ui.kit.words import heading, plain_tip
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space

_KEY = int(Qt.ItemDataRole.UserRole)
_SEARCH_AFTER_MS = 150
_FOUND = 60
_TITLE_LETTERS = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what a paper may be printed of."""

    subject: Subject
    words: str
    tip: str = ""


class PaperList(QWidget):
    """Every paper under its scope; `chosen` carries the id of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = _search_line(_("Tìm giấy tờ"))
        self.list = _list_of_lines(_("Giấy tờ"))
        self._fill()
        self.search.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(self._moved)
        _stack(self, self.search, self.list)

    def show_paper(self, paper_id: str) -> None:
        """Mark a paper, without saying so."""
        with QSignalBlocker(self.list):
            for line in self._lines():
                if line.data(_KEY) == paper_id:
                    line.setHidden(False)
                    self.list.setCurrentItem(line)
                    self.list.scrollToItem(line)

    def shown(self) -> list[str]:
        """Return the ids of the papers in sight."""
        return [str(line.data(_KEY)) for line in self._lines() if line.data(_KEY) and not line.isHidden()]

    def _fill(self) -> None:
        for scope, words in scope_words().items():
            of_scope = [paper for paper in papers.PAPERS if paper.scope == scope]
            if not of_scope:
                continue
            head = QListWidgetItem(words, self.list)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setWeight(font.Weight.DemiBold)
            head.setFont(font)
            for paper in of_scope:
                line = QListWidgetItem(paper.title, self.list)
                line.setData(_KEY, paper.id)
                line.setToolTip(paper.title)

    def _lines(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _find(self, text: str) -> None:
        wanted, head = fold(text), None
        for line in self._lines():
            if not line.data(_KEY):
                head = line
                head.setHidden(bool(wanted))
                continue
            line.setHidden(wanted not in fold(line.text()))
            if head is not None and not line.isHidden():
                head.setHidden(False)

    def _moved(self, line: QListWidgetItem | None) -> None:
        if line is not None and line.data(_KEY):
            self.chosen.emit(line.data(_KEY))


class SubjectList(QWidget):
    """What a paper of one scope may be printed of; `chosen` carries the `Subject` of a line.

    Dossiers are searched in the whole book, the newest first, nominees by name; rounds and years are all
    listed.
    """

    chosen = Signal(object)

    def __init__(self, book: Book, selection: Callable[[], Sequence[int]]) -> None:
        super().__init__()
        self._book, self._selection = book, selection
        self._scope, self._subject = DOSSIER, Subject()
        self._brought: tuple[int, ...] = ()
        self.title = heading("", 3)
        self.search = _search_line(_("Tìm theo mã, tên, tác giả"))
        self.list = _list_of_lines("")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.entries: list[Entry] = []
        self._typing = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._typing.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.list.currentRowChanged.connect(self._moved)
        _stack(self, self.title, self.search, self.list)

    def show_scope(self, scope: str, subject: Subject) -> None:
        """List what papers of a scope are printed of, and mark one of them."""
        if subject.innovations:
            self._brought = subject.innovations
        if scope != self._scope:
            with QSignalBlocker(self.search):
                self.search.clear()
        self._scope, self._subject = scope, subject
        self.search.setVisible(scope in (DOSSIER, NOMINEE))
        self.search.setPlaceholderText(
            _("Tìm theo mã, tên, tác giả") if scope == DOSSIER else _("Tìm theo tên, đợt khen thưởng")
        )
        words = {
            DOSSIER: _("In của hồ sơ"),
            ROUND: _("In của đợt xét"),
            LIST: _("In danh sách"),
            NOMINATION: _("Trình cấp quyết định"),
            NOMINEE: _("In của người, tập thể được đề nghị"),
        }[scope]
        self.title.setText(words)
        self.list.setAccessibleName(words)
        self.refresh()

    def refresh(self) -> None:
        """Read the lines anew; the one that is marked stays, wherever it has come to stand."""
        self._typing.stop()
        read = {
            DOSSIER: self._dossiers,
            ROUND: self._rounds,
            LIST: self._lists,
            NOMINATION: self._bodies,
            NOMINEE: self._nominees,
        }
        self.entries = read[self._scope]()
        with QSignalBlocker(self.list):
            self.list.clear()
            for entry in self.entries:
                QListWidgetItem(entry.words, self.list).setToolTip(plain_tip(entry.tip or entry.words))
            marked = [place for place, entry in enumerate(self.entries) if entry.subject == self._subject]
            self.list.setCurrentRow(marked[0] if marked else -1)
        if marked:
            self.list.scrollToItem(self.list.item(marked[0]))

    def first(self) -> Subject | None:
        """Return what stands first on the list."""
        return self.entries[0].subject if self.entries else None

    def _dossiers(self) -> list[Entry]:
        reader = self._book.reader()
        try:
            found = register.first_rows(reader, Query(search=self.search.text()), _FOUND)
            own = self._subject.innovation
            if own is not None and not self.search.text() and own not in [row.id for row in found]:
                found = [*register.rows(reader, [own]), *found]
        finally:
            reader.close()
        return [
            Entry(Subject(row.id), f"{row.code}\n{_short(row.title)}", f"{row.code}\n{row.title}")
            for row in found
        ]

    def _rounds(self) -> list[Entry]:
        label = packs.catalogue().label
        return [
            Entry(
                Subject(round=one.id),
                f"{_short(one.name)}\n"
                + " · ".join(
                    part
                    for part in (label("levels", one.level), format_date(one.held_on) or _("chưa họp"))
                    if part
                ),
                one.name,
            )
            for one in council.rounds(self._book)
        ]

    def _bodies(self) -> list[Entry]:
        """List each round of nominations before each body that decides on a line of it."""
        return [
            Entry(
                Subject(nomination=one.id, body=body.id),
                f"{_short(body.name)}\n{_short(one.name)}",
                f"{body.name}\n{one.name}",
            )
            for one in nominations.rounds(self._book)
            for body in nominations.bodies_of(self._book, one.id)
        ]

    def _nominees(self) -> list[Entry]:
        wanted = fold(self.search.text())
        found = [
            (one, line)
            for one in nominations.rounds(self._book)
            for line in nominations.lines(self._book, one.id)
            if line.state != nominations.WITHDRAWN and wanted in fold(f"{line.name} {one.name}")
        ]
        return [
            Entry(
                Subject(line=line.id), f"{_short(line.name)}\n{_short(one.name)}", f"{line.name}\n{one.name}"
            )
            for one, line in found[:_FOUND]
        ]

    def _lists(self) -> list[Entry]:
        chosen = tuple(self._selection()) or self._brought
        selected = (
            [
                Entry(
                    Subject(innovations=chosen),
                    _("Những dòng đang chọn\n{count} sáng kiến").format(count=format_money(len(chosen))),
                    _("Đang chọn ở trang Sáng kiến. Điều đã khai cho danh sách giữ riêng cho các dòng này."),
                )
            ]
            if chosen
            else []
        )
        years = register.facets(self._book, "year")
        return selected + [
            Entry(
                Subject(year=int(year.value)),
                _("Cả năm {year}\n{count} sáng kiến").format(year=year.value, count=format_money(year.count)),
            )
            for year in years
        ]

    def _moved(self, row: int) -> None:
        if 0 <= row < len(self.entries):
            self._subject = self.entries[row].subject
            self.chosen.emit(self._subject)


def scope_words() -> dict[str, str]:
    """Head the papers of each scope."""
    return {
        DOSSIER: _("Của một hồ sơ"),
        ROUND: _("Của một đợt xét"),
        NOMINATION: _("Của một đợt khen thưởng"),
        NOMINEE: _("Của một người, tập thể được đề nghị"),
        LIST: _("Danh sách"),
    }


def offered() -> tuple[Paper, ...]:
    """Return the papers this page knows what to print of."""
    return tuple(paper for scope in scope_words() for paper in papers.PAPERS if paper.scope == scope)


def first_paper(scope: str) -> Paper | None:
    """Return the first paper of a scope."""
    return next((paper for paper in offered() if paper.scope == scope), None)


def scope_of(subject: Subject) -> str:
    """Tell which papers a subject is for."""
    if subject.innovation is not None:
        return DOSSIER
    if subject.line is not None:
        return NOMINEE
    if subject.nomination is not None:
        return NOMINATION
    return ROUND if subject.round is not None else LIST


def _short(text: str) -> str:
    return text if len(text) <= _TITLE_LETTERS else text[: _TITLE_LETTERS - 1].rstrip() + "…"


def _search_line(words: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(words)
    line.setAccessibleName(words)
    line.setClearButtonEnabled(True)
    glass = QAction(line)
    set_icon(glass, "search", "muted")
    line.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
    return line


def _list_of_lines(name: str) -> QListWidget:
    made = QListWidget()
    made.setProperty("is_way", True)
    made.setAccessibleName(name)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWordWrap(True)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    made.verticalScrollBar().rangeChanged.connect(lambda *_range: made.scheduleDelayedItemsLayout())
    made.setMinimumWidth(letters(26))
    made.setMinimumHeight(space(7))
    return made


def _stack(parent: QWidget, *widgets: QWidget) -> None:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(0.5))
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, QListWidget) else 0)
