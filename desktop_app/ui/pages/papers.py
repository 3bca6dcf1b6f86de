"""Giấy tờ: every paper of a dossier, a round or a list, as it will be printed, and what it still lacks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Unit
from desktop_app.services import issuing, papers
from desktop_app.services.paper_missing import CASE, ISSUE, OFFICE, ROUND, asks_for, place_of
from desktop_app.services.paper_subjects import (
    DOSSIER,
    NOMINATION,
    NOMINEE,
    is_there,
    nomination_of,
    round_of,
)
from desktop_app.services.paper_subjects import ROUND as OF_ROUND
from desktop_app.services.papers import Order, Paper, Subject
from desktop_app.services.signed_scans import remove_scan
from desktop_app.ui.actions.print_papers import print_many
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages import AWARDS, COUNCIL
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.pages.live_page import LivePage
from desktop_app.ui.pages.live_render import Drawn
from desktop_app.ui.pages.papers_aside import PapersAside
from desktop_app.ui.pages.papers_choice import PaperList, SubjectList, first_paper, offered, scope_of
from desktop_app.ui.pages.papers_files import ask_target, made_elsewhere, print_one, reword, save_one
from desktop_app.ui.pages.papers_head import PapersHead, PreviewHead
from desktop_app.ui.pages.papers_scan import attach_scan
from desktop_app.ui.shell.session import Session

DRAW_AFTER_MS = 250
_PAPER_KEY = "papers.shown"
_ZOOM = 1.35
_LISTED = frozenset({"innovation", "council_round", "nomination_round", "nomination_line"})
"""The tables whose rows papers are printed of."""


class PapersPage(PageView):
    """The paper chosen at the left, drawn in the middle, what it lacks and asks for at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        kept = session.preferences.get(_PAPER_KEY, "")
        known = [one.id for one in offered()]
        self.paper = papers.paper(kept if kept in known else known[0])
        self._last: dict[str, Subject] = {}
        self._papers: dict[str, str] = {self.paper.scope: self.paper.id}
        self._is_stale = True
        self._asked: tuple[str, Subject] | None = None
        self._request = 0
        self.drawn: Drawn | None = None
        self.head, self.preview_head = PapersHead(session), PreviewHead()
        self.choice, self.subjects = PaperList(), SubjectList(session.book, session.selection)
        self.live, self.aside = LivePage(session, tells_problems=False), PapersAside(session)
        self._timer = QTimer(self, singleShot=True, interval=DRAW_AFTER_MS)
        self._timer.timeout.connect(self.draw)
        self._build()
        self._connect()

    # What the window asks

    @property
    def subject(self) -> Subject | None:
        """What the paper in view is printed of, None where there is nothing."""
        return self._last.get(self.paper.scope)

    def entered(self) -> None:
        """Follow what was changed while another page was in view, and the register's selection."""
        selected = tuple(self.session.selection())
        shown = self.subject
        if shown is not None and shown.innovations and selected and selected != shown.innovations:
            self._last[self.paper.scope] = Subject(innovations=selected)
            self._is_stale = True
        self.show_paper(self.paper.id)
        focused = self.focusWidget()
        if focused is None or self.head.isAncestorOf(focused):  # Qt gives it to whatever stands first
            self.choice.list.setFocus()

    def show_place(self, place: object) -> None:
        """Show the papers of a subject, in the paper of its scope that was looked at last."""
        if not isinstance(place, Subject):
            return
        scope = scope_of(place)
        paper = first_paper(scope)
        if paper is None:
            return
        self._last[scope] = place
        self.show_paper(self._papers.get(scope, paper.id))

    def leave(self) -> bool:
        """Save what is being typed."""
        return self.aside.leave()

    def focus_search(self) -> None:
        """Put the cursor where papers are searched."""
        self.choice.search.setFocus()

    def close_book(self) -> None:
        """Stop drawing; the book is about to close."""
        self._timer.stop()
        self.live.end()

    def palette_actions(self) -> Sequence[QAction]:
        """Return what can be done with the paper in view."""
        return self.head.offered()

    # What is in view

    def show_paper(self, paper_id: str) -> None:
        """Show a paper, of what papers of its scope were shown last, else of the first there is."""
        if paper_id != self.paper.id and not self.leave():
            self.choice.show_paper(self.paper.id)
            return
        self.paper = papers.paper(paper_id)
        self._papers[self.paper.scope] = paper_id
        self.session.preferences.set(_PAPER_KEY, paper_id)
        self.choice.show_paper(paper_id)
        self.subjects.show_scope(self.paper.scope, self.subject or Subject())
        first = self.subjects.first()
        if self.subject is None and first is not None:
            self._last[self.paper.scope] = first
            self.subjects.show_scope(self.paper.scope, first)
        self.head.show_paper(self.paper, has_subject=self.subject is not None)
        self._turn()

    def show_subject(self, subject: Subject) -> None:
        """Print the paper in view of something else."""
        if subject != self.subject and self.leave():
            self._last[self.paper.scope] = subject
            self.head.show_paper(self.paper, has_subject=True)
            self._turn()

    def order(self, format_id: str = papers.PDF) -> Order:
        """Say what is to be printed: the paper in view, filled or blank."""
        return Order(self.paper.id, format_id, self.head.is_blank)

    def _turn(self) -> None:
        """Begin with another paper, or go on with the same."""
        subject = self.subject
        if subject is None:
            self._asked = self.drawn = None
            self.aside.begin(self.paper.id, Subject())
            self.live.show_nothing(_nothing_for(self.paper))
            self.preview_head.show_paper(self.paper.title, "")
            return
        is_another = (self.paper.id, subject) != self._asked
        if is_another:
            self._asked, self.drawn = (self.paper.id, subject), None
            self.aside.begin(self.paper.id, subject)
            self.live.view.verticalScrollBar().setValue(0)
        if is_another or self._is_stale:
            self.draw(is_another=is_another)

    def draw(self, *, is_another: bool = False) -> None:
        """Draw the paper as it stands; the worker gathers it by a connection of its own."""
        subject = self.subject
        if subject is None:
            return
        self._timer.stop()
        self._is_stale = False
        if not is_there(self.session.book, subject):
            del self._last[self.paper.scope]
            self.show_paper(self.paper.id)
            return
        name = papers.subject_name(self.session.book, subject)
        self.preview_head.show_paper(self.paper.title, name)
        self.live.foot.setText(_("Đang vẽ…"))
        make = made_elsewhere(self.session, self.order(), subject)
        self._request = self.live.draw(make, is_another=is_another)

    @property
    def is_current(self) -> bool:
        """Whether the preview shows the paper as it stands now."""
        is_answered = self.drawn is not None and self.drawn.number == self._request
        return is_answered and not self._is_stale and not self._timer.isActive()

    def _show_drawn(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.aside.show_drawn(drawn, is_blank=self.head.is_blank)

    def _book_changed(self, changes: Changes) -> None:
        self._is_stale = True
        if not self.isVisible():
            return
        if changes.is_whole_book or changes.tables & _LISTED:
            self.subjects.refresh()
        self.aside.refresh()
        self._timer.start()

    # Where a click leads

    def go_to(self, field: str) -> None:
        """Go to where a field of the paper is filled in."""
        subject = self.subject
        if subject is None or not field or self.aside.focus_field(field):
            return
        holding = asks_for(self.session.book, self.paper.id, field)
        if holding:
            self.show_paper(holding)
            return
        field = place_of(self.session.book, self.paper.id, subject, field)
        prefix = field.partition(":")[0] + ":" if ":" in field else ""
        if prefix in (OFFICE, ISSUE):
            self.ask_office()
        elif self.paper.scope in (NOMINATION, NOMINEE):
            self._open_nomination(subject)
        elif prefix in (ROUND, CASE) or self.paper.scope == OF_ROUND:
            self._open_round(subject)
        elif not prefix and subject.innovation is not None and self.leave():
            self.session.field_opened.emit(subject.innovation, field)

    def ask_office(self) -> None:
        """Change the letterhead and the signatories of the unit whose paper this is."""
        subject = self.subject
        unit = issuing.unit_of(self.session.book, self.paper.id, subject) if subject else None
        found = self.session.book.all(Unit, id=unit) if unit is not None else []
        if not found:
            show_error(
                self,
                _("Chưa biết giấy này của đơn vị nào. Chọn đơn vị cho hồ sơ hoặc đợt xét, rồi quay lại đây."),
            )
            return
        from desktop_app.ui.pages.office_dialog import ask_office

        ask_office(self.session, self, found[0])

    def _open_round(self, subject: Subject) -> None:
        key = subject.round
        if key is None and subject.innovation is not None:
            key = round_of(self.session.book, subject.innovation)
        if self.leave():
            self.session.place_opened.emit(COUNCIL, key)

    def _open_nomination(self, subject: Subject) -> None:
        if self.leave():
            self.session.place_opened.emit(AWARDS, nomination_of(self.session.book, subject))

    # Acts

    def attach_scan(self) -> None:
        """Keep the signed scan of the paper in view."""
        subject = self.subject
        if subject is not None and self.leave():
            self._act(lambda: attach_scan(self.session, self, self.paper.id, subject))

    def drop_scan(self) -> None:
        """Take the signed scan of the paper in view away."""
        subject = self.subject
        if subject is not None and self.leave():
            self.session.remember(remove_scan(self.session.book, self.paper.id, subject))

    def save_as(self, format_id: str) -> None:
        """Save the paper in view as a file."""
        subject = self.subject
        if subject is None or not self.leave():
            return
        order = self.order(format_id)
        target = ask_target(self.session, self, order, subject)
        if target is not None:
            self._act(lambda: save_one(self.session, self, order, subject, target))

    def print_it(self) -> None:
        """Print on paper what is in the preview, or what will be there in a moment."""
        subject = self.subject
        if subject is None or not self.leave():
            return
        seen = self.drawn.rendered if self.drawn and self.is_current else None
        self._act(lambda: print_one(self.session, self, self.order(), subject, seen))

    def print_many(self) -> None:
        """Save or print the paper in view of many dossiers."""
        if self.leave():
            selected = tuple(self.session.selection())
            self._act(lambda: print_many(self.session, self, selected, self.paper.id))

    def reword(self) -> None:
        """Let the office word what no source settles."""
        if self.leave():
            reword(self.session, self, self.paper.id)

    def _act(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as problem:
            show_error(self, str(problem))

    def _zoom(self, factor: float) -> None:
        self.live.set_zoom(self.live.zoom * factor)
        self.preview_head.show_zoom(self.live.zoom)

    # Building

    def _build(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.25))
        column.addWidget(self.preview_head)
        column.addWidget(self.live, 1)
        left.addWidget(self.choice)
        left.addWidget(self.subjects)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 2)
        split = QSplitter(Qt.Orientation.Horizontal)
        for widget in (left, middle, self.aside):
            split.addWidget(widget)
        for splitter in (left, split):
            splitter.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([letters(30), letters(70), letters(38)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(1.5), space(1.25), space(0.5), space(0.5))
        outer.setSpacing(space(0.75))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, space(1), 0)
        line.addWidget(self.head)
        outer.addLayout(line)
        outer.addWidget(split, 1)

    def _connect(self) -> None:
        self.choice.chosen.connect(self.show_paper)
        self.subjects.chosen.connect(self.show_subject)
        self.live.laid_out.connect(self._show_drawn)
        self.live.field_chosen.connect(self.go_to)
        self.aside.field_chosen.connect(self.go_to)
        self.aside.office_wanted.connect(self.ask_office)
        self.aside.words_wanted.connect(self.reword)
        self.aside.scan_wanted.connect(self.attach_scan)
        self.aside.scan_dropped.connect(self.drop_scan)
        self.head.blank_chosen.connect(lambda _is_blank: self.draw())
        self.head.saved_as.connect(self.save_as)
        self.head.printed.connect(self.print_it)
        self.head.many_wanted.connect(self.print_many)
        self.head.words_wanted.connect(self.reword)
        self.preview_head.larger.clicked.connect(lambda: self._zoom(_ZOOM))
        self.preview_head.smaller.clicked.connect(lambda: self._zoom(1 / _ZOOM))
        self.session.signals.committed.connect(self._book_changed)


def _nothing_for(paper: Paper) -> str:
    if paper.scope == DOSSIER:
        return _("Sổ chưa có hồ sơ nào. Tạo sáng kiến ở trang Sáng kiến trước.")
    if paper.scope == OF_ROUND:
        return _("Sổ chưa có đợt xét nào. Tạo đợt xét ở trang Xét công nhận trước.")
    if paper.scope in (NOMINATION, NOMINEE):
        return _("Sổ chưa có ai được đề nghị khen thưởng. Tạo đợt ở trang Khen thưởng trước.")
    return _("Sổ chưa có sáng kiến nào để lập danh sách.")
