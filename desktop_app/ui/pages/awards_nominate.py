"""Nominating: somebody for an award by what they did, or the authors of chosen innovations at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.awards import PERSON
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.services import nominations
from desktop_app.services.nomination_choices import authors_of
from desktop_app.services.nomination_signers import offer_signer
from desktop_app.ui.kit.act_dialog import ActDialog, ask_act
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import heading, link_button
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.awards_authors import AuthorsList
from desktop_app.ui.pages.awards_decision import DecisionPart, labelled
from desktop_app.ui.pages.awards_forms import ask_round, award_choices
from desktop_app.ui.pages.awards_merits import MeritList
from desktop_app.ui.shell.session import Session


class RoundAndAward(QWidget):
    """Which award in which round; the round is asked for where it is not `nomination` already."""

    def __init__(self, session: Session, nominee: str, nomination: int = 0, award: str = "") -> None:
        super().__init__()
        known = nominations.rounds(session.book)
        self.round = ChoiceEditor([(one.id, one.name) for one in known], empty=None)
        self.round.set_value(nomination or (known[0].id if known else None))
        self.award = ChoiceEditor([(item.id, item.label) for item in award_choices(session, nominee)])
        self.award.set_value(award)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.75))
        asked = labelled(_("Đợt khen thưởng"), self.round)
        asked.setVisible(not nomination)
        column.addWidget(asked)
        column.addWidget(labelled(_("Hình thức khen thưởng, danh hiệu"), self.award))
        self.setFocusProxy(self.award.focus_target())

    def chosen(self) -> tuple[int, str]:
        """Return the key of the round and the id of the award. Raises UserError without a round."""
        nomination = self.round.value()
        if not isinstance(nomination, int):
            raise UserError(_("Chọn đợt khen thưởng."))
        return nomination, str(self.award.value() or "")


class OneForm(QWidget):
    """One person or collective, by innovations; where `is_decided`, the decision is entered with it."""

    def __init__(
        self,
        session: Session,
        values: Mapping[str, Value],
        nomination: int = 0,
        award: str = "",
        innovations: Sequence[int] = (),
        *,
        is_decided: bool = False,
    ) -> None:
        super().__init__()
        self._session, self._values = session, dict(values)
        draft = nominations.draft_line(session.book, nomination, values)
        self.name = draft.name
        self.place = RoundAndAward(session, draft.nominee, nomination, award)
        self.decision = DecisionPart() if is_decided else None
        self.merits = MeritList(session)
        self.merits.show_line(draft, innovations)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.75))
        column.addWidget(self.place)
        if self.decision is not None:
            column.addWidget(self.decision)
            self._offer_signer()
            for editor in (self.place.round, self.place.award):
                editor.changed.connect(self._offer_signer)
        column.addWidget(heading(_("Sáng kiến làm căn cứ"), 3))
        column.addWidget(self.merits, 1)

    def make(self) -> Changes:
        """Make the line. Raises UserError where something stands in the way."""
        nomination, award = self.place.chosen()
        book, values = self._session.book, {**self._values, "award": award}
        chosen, reasons = self.merits.chosen(), self.merits.reasons()
        if self.decision is None:
            return nominations.add_line(book, nomination, values, chosen, reasons).changes
        told = self.decision.told()
        return nominations.enter_decided(
            book, nomination, values, told.number, told.day, chosen, reasons, told.signer, told.signer_post
        ).changes

    def _offer_signer(self) -> None:
        """Offer a signer for what is chosen; while the words of an award are being typed, for none."""
        if self.decision is None:
            return
        try:
            nomination, award = self.place.chosen()
        except UserError:
            nomination, award = 0, ""
        self.decision.show_offer(offer_signer(self._session.book, nomination, (award,)))


class AuthorsForm(QWidget):
    """The authors of innovations, each for what they are an author of."""

    def __init__(self, session: Session, innovations: Sequence[int]) -> None:
        super().__init__()
        self._session = session
        self.place = RoundAndAward(session, PERSON)
        self.authors = AuthorsList(session.book, innovations)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.75))
        column.addWidget(self.place)
        column.addWidget(self.authors, 1)

    def make(self) -> Changes:
        """Make a line for each chosen author, or none. Raises UserError where something stands in the way."""
        nomination, award = self.place.chosen()
        return nominations.add_lines(self._session.book, nomination, self.authors.proposals(award))


def nominate_one(
    session: Session,
    parent: QWidget,
    values: Mapping[str, Value],
    nomination: int = 0,
    award: str = "",
    innovations: Sequence[int] = (),
    *,
    is_decided: bool = False,
) -> bool:
    """Ask for award and innovations of one nominee, and say whether the line was made."""
    if not _has_round(session, parent):
        return False
    form = OneForm(session, values, nomination, award, innovations, is_decided=is_decided)
    title = _("Đã khen thưởng {name}") if is_decided else _("Đề nghị khen thưởng {name}")
    yes = _("Ghi đã khen thưởng") if is_decided else _("Đề nghị")
    title = title.format(name=form.name)
    dialog = ActDialog(parent, title, form, yes, lambda: session.remember(form.make()))
    resize_within(dialog, letters(88), space(60 if is_decided else 50))
    form.place.setFocus()
    return ask_act(dialog)


def nominate_authors(session: Session, parent: QWidget, innovations: Sequence[int]) -> bool:
    """Ask which authors of innovations are nominated; say whether the board was asked for instead.

    Raises:
        UserError: nobody is named in them.
    """
    if not authors_of(session.book, innovations):
        raise UserError(_("Các sáng kiến đang chọn chưa có tác giả. Nhập tác giả trong hồ sơ trước."))
    if not _has_round(session, parent):
        return False
    form, wants_board = AuthorsForm(session, innovations), [False]
    board = link_button(_("Xem danh hiệu phù hợp"), "arrow-right")
    title = _("Đề nghị khen tác giả của {count} sáng kiến").format(count=len(innovations))
    dialog = ActDialog(parent, title, form, _("Đề nghị"), lambda: session.remember(form.make()), (board,))

    def leave_for_board() -> None:
        wants_board[0] = True
        dialog.reject()

    def count(chosen: int) -> None:
        dialog.yes.setText(_("Đề nghị {count} người").format(count=chosen))

    board.clicked.connect(leave_for_board)
    form.authors.counted.connect(count)
    count(len(form.authors.chosen()))
    resize_within(dialog, letters(90), space(62))
    form.place.setFocus()
    ask_act(dialog)
    return wants_board[0]


def _has_round(session: Session, parent: QWidget) -> bool:
    """Make the first round where there is none; say whether there is one."""
    return bool(nominations.rounds(session.book)) or bool(ask_round(session, parent))
