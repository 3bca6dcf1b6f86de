"""The authors of chosen innovations, ticked in a list; what was used before asks for a reason."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.awards import PERSON
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.services import award_uses, nominations
from desktop_app.services.books import Book
from desktop_app.services.nomination_choices import AuthorOf, authors_of
from desktop_app.services.nominations import Proposal
from desktop_app.ui.kit.words import IconWords, heading
from desktop_app.ui.look.metrics import space

_SHOWN = 2
_AUTHOR = int(Qt.ItemDataRole.UserRole)


class AuthorsList(QWidget):
    """`counted` carries how many are ticked, whenever that changes."""

    counted = Signal(int)

    def __init__(self, book: Book, innovations: Sequence[int]) -> None:
        super().__init__()
        self._book = book
        self._uses: dict[AuthorOf, dict[int, str]] = {}
        title = heading(_("Tác giả được đề nghị"), 3)
        self.list = QListWidget()
        self.list.setAccessibleName(title.text())
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(space(12))
        self.used = IconWords("triangle-alert", "warning", "", is_small=True)
        self.reason = QLineEdit()
        self.reason_label = heading(_("Lý do vẫn dùng lại sáng kiến"), 3)
        self.reason_label.setBuddy(self.reason)
        self.reason.setAccessibleName(self.reason_label.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.75))
        for widget in (title, self.list, self.used, self.reason_label, self.reason):
            column.addWidget(widget, 1 if widget is self.list else 0)
        for author in authors_of(book, innovations):
            self._add(author)
        self.list.itemChanged.connect(lambda _line: self._follow())
        self._follow()

    def chosen(self) -> list[AuthorOf]:
        """Return the authors that are ticked."""
        lines = [self.list.item(row) for row in range(self.list.count())]
        ticked = [line for line in lines if line.checkState() == Qt.CheckState.Checked]
        return [cast("AuthorOf", line.data(_AUTHOR)) for line in ticked]

    def proposals(self, award: str) -> list[Proposal]:
        """Give a line to be made for each of them. Raises UserError where nobody is ticked."""
        if not self.chosen():
            raise UserError(_("Chọn ít nhất một tác giả."))
        reason = clean(self.reason.text())
        return [
            Proposal(
                {**_values_of(author), "award": award},
                author.innovations,
                {key: reason for key in self._uses[author] if reason},
            )
            for author in self.chosen()
        ]

    def _add(self, author: AuthorOf) -> None:
        draft = nominations.draft_line(self._book, 0, _values_of(author))
        said = {key: award_uses.second_use(self._book, draft, key) for key in author.innovations}
        uses = {key: words for key, words in said.items() if words}
        self._uses[author] = uses
        facts = ", ".join(part for part in (draft.post, draft.workplace) if part)
        count = _("{count} sáng kiến").format(count=len(author.innovations))
        used = _("đã dùng để khen") if uses else ""
        line = QListWidgetItem(" · ".join(part for part in (author.name, facts, count, used) if part))
        line.setToolTip("\n".join(uses.values()) or line.text())
        line.setData(_AUTHOR, author)
        line.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
        is_free = len(uses) < len(author.innovations)
        line.setCheckState(Qt.CheckState.Checked if is_free else Qt.CheckState.Unchecked)
        self.list.addItem(line)

    def _follow(self) -> None:
        chosen = self.chosen()
        used = [words for author in chosen for words in self._uses[author].values()]
        more = _("… và {more} chỗ khác").format(more=len(used) - _SHOWN) if len(used) > _SHOWN else ""
        self.used.words.setText("\n".join(part for part in (*used[:_SHOWN], more) if part))
        for widget in (self.used, self.reason_label, self.reason):
            widget.setVisible(bool(used))
        self.counted.emit(len(chosen))


def _values_of(author: AuthorOf) -> dict[str, Value]:
    if author.person_id is not None:
        return {"person_id": author.person_id}
    return {"nominee": PERSON, "name": author.name}
