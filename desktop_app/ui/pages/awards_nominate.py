"""Nominating: somebody for an award by what they did, or the authors of chosen innovations at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.awards import PERSON
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.services import award_uses, nominations
from desktop_app.services.nomination_choices import AuthorOf, authors_of
from desktop_app.services.nominations import Proposal
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.date import DateEditor
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import IconWords, heading, link_button, primary_button
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.awards_forms import ask_round, award_choices
from desktop_app.ui.pages.awards_merits import MeritList
from desktop_app.ui.shell.session import Session

_SHOWN = 2
_AUTHOR = int(Qt.ItemDataRole.UserRole)


class NominateDialog(QDialog):
    """What every way of nominating shares: round, award, an error told in place, one act at the end."""

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        title: str,
        yes: str,
        nominee: str,
        nomination: int,
        award: str,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(title)
        known = nominations.rounds(session.book)
        self.round = ChoiceEditor([(one.id, one.name) for one in known], empty=None)
        self.round.set_value(nomination or (known[0].id if known else None))
        entries = [(choice.id, choice.label) for choice in award_choices(session, nominee)]
        self.award = ChoiceEditor(entries)
        self.award.set_value(award)
        self.error = IconWords("circle-alert", "danger")
        self.error.hide()
        self.yes = primary_button(yes)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(space(1.75),) * 4)
        self.column.setSpacing(space(0.75))
        self.column.addWidget(heading(title, 2))
        self.column.addWidget(self.error)
        self.add_field(_("Đợt khen thưởng"), self.round, is_shown=not nomination)
        self.add_field(_("Hình thức khen thưởng, danh hiệu"), self.award)

    def add_field(self, words: str, editor: Editor, *, is_shown: bool = True) -> None:
        """Put an editor under its label."""
        label: QLabel = heading(words, 3)
        label.setBuddy(editor.focus_target())
        editor.focus_target().setAccessibleName(words)
        for widget in (label, editor):
            self.column.addWidget(widget)
            widget.setVisible(is_shown)

    def finish(self, *beside: QPushButton) -> None:
        """Put the buttons at the end."""
        buttons = QDialogButtonBox()
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.yes.setDefault(True)
        line = QHBoxLayout()
        for button in beside:
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(buttons)
        self.column.addLayout(line)
        self.award.focus_target().setFocus()

    def act(self, nomination: int, award: str) -> Changes:
        """Do it. Raises UserError where something stands in the way."""
        raise NotImplementedError

    def accept(self) -> None:
        """Do it, and close where it went well."""
        try:
            nomination, award = self.round.value(), str(self.award.value() or "")
            if not isinstance(nomination, int):
                raise UserError(_("Chọn đợt khen thưởng."))
            changes = self.act(nomination, award)
        except UserError as problem:
            self.error.words.setText(str(problem))
            self.error.show()
            return
        self.session.remember(changes)
        super().accept()


class OneDialog(NominateDialog):
    """Nominates one person or collective; where `is_decided`, the decision is entered with it."""

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        values: Mapping[str, Value],
        nomination: int = 0,
        award: str = "",
        innovations: Sequence[int] = (),
        *,
        is_decided: bool = False,
    ) -> None:
        draft = nominations.draft_line(session.book, nomination, values)
        title = _("Đã khen thưởng {name}") if is_decided else _("Đề nghị khen thưởng {name}")
        yes = _("Ghi đã khen thưởng") if is_decided else _("Đề nghị")
        super().__init__(
            session, parent, title.format(name=draft.name), yes, draft.nominee, nomination, award
        )
        self._values, self._is_decided = dict(values), is_decided
        self.number, self.day = QLineEdit(), DateEditor()
        self.merits = MeritList(session)
        self.merits.show_line(draft, innovations)
        if is_decided:
            label = heading(_("Số quyết định"), 3)
            label.setBuddy(self.number)
            self.number.setAccessibleName(label.text())
            self.column.addWidget(label)
            self.column.addWidget(self.number)
            self.add_field(_("Ngày quyết định"), self.day)
        self.column.addWidget(heading(_("Sáng kiến làm căn cứ"), 3))
        self.column.addWidget(self.merits, 1)
        self.finish()
        resize_within(self, letters(88), space(58 if is_decided else 50))

    def act(self, nomination: int, award: str) -> Changes:
        """Make the line."""
        book, values = self.session.book, {**self._values, "award": award}
        chosen, reasons = self.merits.chosen(), self.merits.reasons()
        if not self._is_decided:
            return nominations.add_line(book, nomination, values, chosen, reasons).changes
        day = self.day.value()
        on = day if isinstance(day, date) else None
        number = clean(self.number.text())
        return nominations.enter_decided(book, nomination, values, number, on, chosen, reasons).changes


class AuthorsDialog(NominateDialog):
    """Nominates the authors of chosen innovations, each for what they are an author of."""

    def __init__(self, session: Session, parent: QWidget, innovations: Sequence[int]) -> None:
        title = _("Đề nghị khen tác giả của {count} sáng kiến").format(count=len(innovations))
        super().__init__(session, parent, title, _("Đề nghị"), PERSON, 0, "")
        self.wants_board = False
        self.authors = authors_of(session.book, innovations)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Tác giả được đề nghị"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.used = IconWords("triangle-alert", "warning", "", is_small=True)
        self.reason = QLineEdit()
        self.reason_label = heading(_("Lý do vẫn dùng lại sáng kiến"), 3)
        self.reason_label.setBuddy(self.reason)
        self.reason.setAccessibleName(self.reason_label.text())
        self.column.addWidget(heading(_("Tác giả được đề nghị"), 3))
        for widget in (self.list, self.used, self.reason_label, self.reason):
            self.column.addWidget(widget, 1 if widget is self.list else 0)
        self._uses: dict[AuthorOf, dict[int, str]] = {}
        self._fill()
        board = link_button(_("Xem danh hiệu phù hợp"), "arrow-right")
        board.clicked.connect(self._leave_for_board)
        self.finish(board)
        self.list.itemChanged.connect(lambda _line: self._follow())
        self._follow()
        resize_within(self, letters(90), space(56))

    def chosen(self) -> list[AuthorOf]:
        """Return the authors that are ticked."""
        lines = [self.list.item(row) for row in range(self.list.count())]
        ticked = [line for line in lines if line.checkState() == Qt.CheckState.Checked]
        return [cast("AuthorOf", line.data(_AUTHOR)) for line in ticked]

    def act(self, nomination: int, award: str) -> Changes:
        """Make a line for each author, or none."""
        if not self.chosen():
            raise UserError(_("Chọn ít nhất một tác giả."))
        reason = clean(self.reason.text())
        proposals = [
            Proposal(
                {**_values_of(author), "award": award},
                author.innovations,
                {key: reason for key in self._uses[author] if reason},
            )
            for author in self.chosen()
        ]
        return nominations.add_lines(self.session.book, nomination, proposals)

    def _fill(self) -> None:
        book = self.session.book
        with QSignalBlocker(self.list):
            for author in self.authors:
                draft = nominations.draft_line(book, 0, _values_of(author))
                said = {key: award_uses.second_use(book, draft, key) for key in author.innovations}
                self._uses[author] = {key: words for key, words in said.items() if words}
                facts = ", ".join(part for part in (draft.post, draft.workplace) if part)
                count = _("{count} sáng kiến").format(count=len(author.innovations))
                used = _("đã dùng để khen") if self._uses[author] else ""
                line = QListWidgetItem(" · ".join(part for part in (author.name, facts, count, used) if part))
                line.setToolTip("\n".join(self._uses[author].values()) or line.text())
                line.setData(_AUTHOR, author)
                line.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
                is_free = len(self._uses[author]) < len(author.innovations)
                line.setCheckState(Qt.CheckState.Checked if is_free else Qt.CheckState.Unchecked)
                self.list.addItem(line)

    def _follow(self) -> None:
        used = [words for author in self.chosen() for words in self._uses[author].values()]
        more = _("… và {more} chỗ khác").format(more=len(used) - _SHOWN) if len(used) > _SHOWN else ""
        self.used.words.setText("\n".join(part for part in (*used[:_SHOWN], more) if part))
        for widget in (self.used, self.reason_label, self.reason):
            widget.setVisible(bool(used))
        self.yes.setText(_("Đề nghị {count} người").format(count=len(self.chosen())))

    def _leave_for_board(self) -> None:
        self.wants_board = True
        self.reject()


def _values_of(author: AuthorOf) -> dict[str, Value]:
    if author.person_id is not None:
        return {"person_id": author.person_id}
    return {"nominee": PERSON, "name": author.name}


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
    dialog = OneDialog(session, parent, values, nomination, award, innovations, is_decided=is_decided)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


def nominate_authors(session: Session, parent: QWidget, innovations: Sequence[int]) -> bool:
    """Ask which authors of innovations are nominated; say whether the board was asked for instead.

    Raises:
        UserError: nobody is named in them.
    """
    if not authors_of(session.book, innovations):
        raise UserError(_("Các sáng kiến đang chọn chưa có tác giả. Nhập tác giả trong hồ sơ trước."))
    if not _has_round(session, parent):
        return False
    dialog = AuthorsDialog(session, parent, innovations)
    dialog.exec()
    dialog.deleteLater()
    return dialog.wants_board


def _has_round(session: Session, parent: QWidget) -> bool:
    """Make the first round where there is none; say whether there is one."""
    return bool(nominations.rounds(session.book)) or bool(ask_round(session, parent))
