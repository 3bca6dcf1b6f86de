"""Xét công nhận: the rounds of the council at the left, one of them at the right from its members on."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Round
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.services import council, packs
from desktop_app.services.papers import Subject
from desktop_app.ui.kit.dialogs import ask, show_error
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.words import heading, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages import PAPERS_PAGE
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.pages.council_ballots import BallotsPart
from desktop_app.ui.pages.council_dossiers import DossiersPart
from desktop_app.ui.pages.council_forms import ask_round
from desktop_app.ui.pages.council_members import MembersPart
from desktop_app.ui.pages.council_part import RoundPart
from desktop_app.ui.pages.council_results import ResultsPart
from desktop_app.ui.pages.rounds_beside import RoundsBeside
from desktop_app.ui.shell.session import Session

TABLES = frozenset((
    "council_round", "council_member", "council_conflict", "examination", "ballot", "innovation",
    "authorship", "application_helper", "person", "unit",
))  # fmt: skip
MEMBERS, DOSSIERS, BALLOTS, RESULTS = range(4)
_SHOWN_KEY = "council.shown"


class CouncilPage(PageView):
    """Reads a round anew when it comes into view, and when what it shows changes while it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.nothing = EmptyPage(
            "users",
            _("Chưa có đợt xét nào"),
            _("Lập Hội đồng, nhận hồ sơ, chấm phiếu, ghi quyết định."),
            _("Tạo đợt xét"),
        )
        self.add = primary_button(_("Tạo đợt xét…"))
        self.edit = QPushButton(_("Sửa đợt xét…"))
        self.remove = QPushButton(_("Xóa đợt xét…"))
        self.papers = QPushButton(_("Giấy tờ của đợt…"))
        self.title = heading("", 2)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Phần của đợt xét"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.members, self.dossiers = MembersPart(session), DossiersPart(session)
        self.ballots, self.results = BallotsPart(session), ResultsPart(session)
        self._actions = [
            self._action(_("Tạo đợt xét…"), "plus", self.ask_round),
            self._action(_("Sửa đợt xét…"), "pencil", self.edit_round),
        ]
        self._parts = QStackedWidget()
        self.rounds = RoundsBeside(session.preferences, _SHOWN_KEY, _("Các đợt xét"), self._right())
        self._whole = QStackedWidget()
        self._build()
        self._connect()

    def entered(self) -> None:
        """Read the rounds anew."""
        self.show_round(self.rounds.shown)

    def show_round(self, council_round: int) -> None:
        """Show a round; where it is gone, the newest."""
        shown = self.rounds.show_rounds(council.rounds(self.session.book), _facts, council_round)
        self._whole.setCurrentIndex(0 if shown is None else 1)
        if shown is not None:
            self._show(shown)

    def show_place(self, place: object) -> None:
        """Show the round of that key."""
        if isinstance(place, int):
            self.show_round(place)

    def palette_actions(self) -> Sequence[QAction]:
        """Offer a new round, and the facts of the one in view."""
        return self._actions

    def show_part(self, part: int) -> None:
        """Show one of the four parts of the round."""
        self.tabs.setCurrentIndex(part)

    def _right(self) -> QWidget:
        for words in (_("Hội đồng"), _("Hồ sơ"), _("Chấm phiếu"), _("Kết luận và quyết định")):
            self.tabs.addTab(words)
        for part in (self.members, self.dossiers, self.ballots, self.results):
            self._parts.addWidget(part)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(space(1), 0, 0, 0)
        column.setSpacing(space(0.4))
        for widget in (self.title, self.tabs):
            column.addWidget(widget)
        column.addWidget(self._parts, 1)
        return right

    def _build(self) -> None:
        body = QWidget()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(space(1.5), space(1.25), space(1.5), space(0.75))
        outer.setSpacing(space(0.75))
        outer.addLayout(self._head())
        outer.addWidget(self.rounds, 1)
        self._whole.addWidget(self.nothing)
        self._whole.addWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space(0.75))
        words = heading(_("Xét công nhận"), 1)
        words.setWordWrap(False)
        line.addWidget(words, 1)
        for button, icon in (
            (self.papers, "files"), (self.edit, "pencil"), (self.remove, "trash-2"), (self.add, "plus"),
        ):  # fmt: skip
            set_icon(button, icon, "on_accent" if button is self.add else "muted")
            line.addWidget(button)
        return line

    def _connect(self) -> None:
        self.nothing.started.connect(self.ask_round)
        self.add.clicked.connect(self.ask_round)
        self.edit.clicked.connect(self.edit_round)
        self.remove.clicked.connect(self.remove_round)
        self.papers.clicked.connect(self.open_papers)
        self.rounds.picked.connect(self.show_round)
        self.tabs.currentChanged.connect(self._turn)
        self.session.signals.committed.connect(self._book_changed)

    def _action(self, words: str, icon: str, act: Callable[[], None]) -> QAction:
        made = QAction(words, self)
        set_icon(made, icon)
        made.triggered.connect(lambda _checked=False: act())
        return made

    def _turn(self, part: int) -> None:
        self._parts.setCurrentIndex(part)
        shown = self._round()
        if shown is not None:
            self._part().show_round(shown)

    def _show(self, shown: Round) -> None:
        self.title.setText(shown.name)
        book = self.session.book
        for part, words, count in (
            (MEMBERS, _("Hội đồng"), len(council.members(book, shown.id))),
            (DOSSIERS, _("Hồ sơ"), len(council.examinations(book, shown.id))),
        ):
            self.tabs.setTabText(part, f"{words} ({count})")
        self._part().show_round(shown)

    def _part(self) -> RoundPart:
        part = self._parts.currentWidget()
        return part if isinstance(part, RoundPart) else self.members

    def _round(self) -> Round | None:
        found = self.session.book.all(Round, id=self.rounds.shown)
        return found[0] if found else None

    def _book_changed(self, changes: Changes) -> None:
        if self.isVisible() and (changes.is_whole_book or changes.tables & TABLES):
            self.entered()

    # Acts

    def ask_round(self) -> None:
        """Make a round and go to it."""
        made = ask_round(self.session, self)
        if made:
            self.show_round(made)
            self.show_part(MEMBERS)

    def edit_round(self) -> None:
        """Change the facts of the round in view."""
        shown = self._round()
        if shown is not None:
            ask_round(self.session, self, shown)

    def open_papers(self) -> None:
        """Go to the papers of the round in view."""
        if self.rounds.shown:
            self.session.place_opened.emit(PAPERS_PAGE, Subject(round=self.rounds.shown))

    def remove_round(self) -> None:
        """Remove the round in view, having asked."""
        shown = self._round()
        sentence = _("Xóa đợt “{name}” cùng Hội đồng của đợt?")
        if shown is None or not ask(self, sentence.format(name=shown.name), _("Xóa đợt xét"), is_risky=True):
            return
        try:
            self.session.remember(council.remove_round(self.session.book, shown.id))
        except UserError as problem:
            show_error(self, str(problem))


def _facts(shown: Round) -> str:
    level = packs.catalogue().label("levels", shown.level)
    when = format_date(shown.held_on) or _("chưa họp")
    return " · ".join(part for part in (level, when) if part)
