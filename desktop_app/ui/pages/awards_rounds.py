"""Đợt khen thưởng: the rounds of nominations at the left, the lines of one at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import CHAINS
from desktop_app.services import nominations
from desktop_app.services.nomination_words import chain_words, type_words
from desktop_app.services.nominations import NominationRound
from desktop_app.ui.kit.dialogs import ask, show_error
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.words import heading, link_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.awards_forms import ask_meeting, ask_round
from desktop_app.ui.pages.awards_lines import LinesPart
from desktop_app.ui.pages.awards_papers import fill_menu
from desktop_app.ui.pages.rounds_beside import RoundsBeside
from desktop_app.ui.shell.session import Session

TABLES = frozenset((
    "nomination_round", "nomination_meeting", "nomination_line", "award_use", "own_award", "person", "unit",
    "innovation", "signatory", "setting",
))  # fmt: skip
_SHOWN_KEY = "awards.shown"


class RoundsPart(QWidget):
    """Shows one round at a time; `reload` reads the book anew."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.nothing = EmptyPage(
            "award",
            _("Chưa có đợt khen thưởng nào"),
            _("Đề nghị khen thưởng, ghi phiếu và quyết định, in hồ sơ của cả đợt."),
            _("Tạo đợt khen thưởng"),
        )
        self.title = heading("", 2)
        self.add = link_button(_("Tạo đợt khen thưởng…"), "plus")
        self.edit, self.remove = QPushButton(_("Sửa đợt…")), QPushButton(_("Xóa đợt…"))
        self.meetings, self.papers = QPushButton(_("Cuộc họp")), QPushButton(_("Giấy tờ"))
        self.lines = LinesPart(session)
        name = _("Các đợt khen thưởng")
        self.rounds = RoundsBeside(session.preferences, _SHOWN_KEY, name, self._right(), (self.add,))
        self._whole = QStackedWidget()
        self._build()
        self._connect()

    def reload(self) -> None:
        """Read the rounds anew."""
        self.show_round(self.rounds.shown)

    def show_round(self, nomination: int) -> None:
        """Show a round; where it is gone, the newest."""
        shown = self.rounds.show_rounds(nominations.rounds(self.session.book), _facts, nomination)
        self._whole.setCurrentIndex(0 if shown is None else 1)
        if shown is not None:
            self.title.setText(shown.name)
            self.lines.show_round(shown)

    def ask_round(self) -> None:
        """Make a round and go to it."""
        made = ask_round(self.session, self)
        if made:
            self.show_round(made)

    def edit_round(self) -> None:
        """Change the facts of the round in view."""
        if self.lines.round is not None:
            ask_round(self.session, self, self.lines.round)

    def remove_round(self) -> None:
        """Remove the round in view, having asked."""
        shown = self.lines.round
        sentence = _("Xóa đợt “{name}” cùng các cuộc họp của đợt?")
        if shown is None or not ask(self, sentence.format(name=shown.name), _("Xóa đợt"), is_risky=True):
            return
        try:
            self.session.remember(nominations.remove_round(self.session.book, shown.id))
        except UserError as problem:
            show_error(self, str(problem))

    def ask_meeting(self, chain: str) -> None:
        """Ask for the meeting of a chain."""
        if self.rounds.shown:
            ask_meeting(self.session, self, self.rounds.shown, chain)

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(space(1), 0, 0, 0)
        column.setSpacing(space(0.6))
        column.addLayout(self._head())
        column.addWidget(self.lines, 1)
        return right

    def _build(self) -> None:
        self._whole.addWidget(self.nothing)
        self._whole.addWidget(self.rounds)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space(0.6))
        line.addWidget(self.title, 1)
        for button, icon in (
            (self.meetings, "users"), (self.papers, "files"), (self.edit, "pencil"), (self.remove, "trash-2"),
        ):  # fmt: skip
            set_icon(button, icon, "muted")
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        meetings, papers = QMenu(self), QMenu(self)
        for chain in CHAINS:
            act = meetings.addAction(_("Cuộc họp {chain}…").format(chain=chain_words(chain).lower()))
            act.triggered.connect(lambda _checked=False, chain=chain: self.ask_meeting(chain))
        papers.aboutToShow.connect(
            lambda: fill_menu(self.session, self, papers, self.rounds.shown, self.lines.chosen())
        )
        self.meetings.setMenu(meetings)
        self.papers.setMenu(papers)
        return line

    def _connect(self) -> None:
        self.nothing.started.connect(self.ask_round)
        self.add.clicked.connect(self.ask_round)
        self.edit.clicked.connect(self.edit_round)
        self.remove.clicked.connect(self.remove_round)
        self.rounds.picked.connect(self.show_round)


def _facts(shown: NominationRound) -> str:
    kind = type_words().get(shown.type, "").partition(" (")[0]
    return " · ".join(part for part in (str(shown.year), kind) if part)
