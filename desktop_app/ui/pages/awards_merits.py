"""Choosing the innovations behind a nominee: ticked in a list, and why one is used again."""

from collections.abc import Iterable, Mapping
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.services import nominations, packs
from desktop_app.services.nomination_choices import MeritChoice, choices
from desktop_app.services.nominations import NominationLine
from desktop_app.ui.kit.act_dialog import ActDialog, ask_act
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import IconWords, heading, plain_tip, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.shell.session import Session

_CHOICE = int(Qt.ItemDataRole.UserRole)


class MeritList(QWidget):
    """The nominee's own innovations first; a search finds others. One used before asks for a reason."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._line: NominationLine | None = None
        self._chosen: dict[int, MeritChoice] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tìm sáng kiến khác theo mã, tên, tác giả"))
        self.search.setAccessibleName(_("Tìm sáng kiến"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sáng kiến làm căn cứ"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(space(9))
        self.told = small("")
        self.used = IconWords("triangle-alert", "warning", "", is_small=True)
        self.reason_label = heading(_("Lý do vẫn dùng lại sáng kiến này"), 3)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.reason_label.text())
        self.reason_label.setBuddy(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for widget in (self.search, self.list, self.told, self.used, self.reason_label, self.reason):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.search.textChanged.connect(self._fill)
        self.list.itemChanged.connect(self._ticked)

    def show_line(
        self, line: NominationLine, chosen: Iterable[int] = (), reasons: Mapping[int, str] | None = None
    ) -> None:
        """Offer what may stand behind a line, some of it chosen already."""
        self._line = line
        kept = list(chosen)
        known = {item.row.id: item for item in choices(self._session.book, line, chosen=kept)}
        self._chosen = {key: known[key] for key in kept if key in known}
        self.reason.setText(next((words for words in (reasons or {}).values() if words), ""))
        self._fill(self.search.text())

    def chosen(self) -> tuple[int, ...]:
        """Return the keys of what is ticked, in the order it was."""
        return tuple(self._chosen)

    def reasons(self) -> dict[int, str]:
        """Return why what was used before is used again."""
        words = clean(self.reason.text())
        return {key: words for key, item in self._chosen.items() if item.used and words}

    def _fill(self, text: str) -> None:
        if self._line is None:
            return
        found = choices(self._session.book, self._line, text, self._chosen)
        with QSignalBlocker(self.list):
            self.list.clear()
            for choice in found:
                self._add(choice)
        self.list.setVisible(bool(found))
        self.told.setVisible(not found)
        self.told.setText(
            _("Không tìm thấy sáng kiến nào như vậy.")
            if text.strip()
            else _("Chưa có sáng kiến nào của người, tập thể này. Tìm ở ô trên để chọn sáng kiến khác.")
        )
        self._follow()

    def _add(self, choice: MeritChoice) -> None:
        stage = packs.catalogue().label("stages", choice.row.stage)
        facts = (_("tác giả") if choice.is_own else choice.row.authors, stage)
        used = _("đã dùng để khen") if choice.used else ""
        line = QListWidgetItem(self.list)
        line.setText(
            f"{choice.row.code}  {choice.row.title}\n" + " · ".join(part for part in (*facts, used) if part)
        )
        line.setToolTip(plain_tip(choice.used or choice.row.title))
        line.setData(_CHOICE, choice)
        line.setFlags(
            Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        )
        is_on = choice.row.id in self._chosen
        line.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def _ticked(self, line: QListWidgetItem) -> None:
        choice = cast("MeritChoice", line.data(_CHOICE))
        if line.checkState() == Qt.CheckState.Checked:
            self._chosen[choice.row.id] = choice
        else:
            self._chosen.pop(choice.row.id, None)
        self._follow()

    def _follow(self) -> None:
        used = [item.used for item in self._chosen.values() if item.used]
        self.used.words.setText("\n".join(used))
        for widget in (self.used, self.reason_label, self.reason):
            widget.setVisible(bool(used))


def ask_merits(session: Session, parent: QWidget, line: NominationLine) -> None:
    """Ask which innovations stand behind a line."""
    uses = nominations.line_innovations(session.book, line.id)
    merits = MeritList(session)
    merits.show_line(
        line, [use.innovation_id for use in uses], {use.innovation_id: use.reason for use in uses}
    )

    def act() -> None:
        chosen, reasons = merits.chosen(), merits.reasons()
        session.remember(nominations.set_innovations(session.book, line.id, chosen, reasons))

    title = _("Sáng kiến làm căn cứ khen {name}").format(name=line.name)
    dialog = ActDialog(parent, title, merits, _("Lưu"), act)
    resize_within(dialog, letters(90), space(44))
    ask_act(dialog)
