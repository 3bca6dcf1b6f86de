"""Hội đồng: who sits on a round's council, and what is to be looked at before it votes."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.council import Member, Round
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.services import council
from desktop_app.ui.kit.dialogs import ask
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import small
from desktop_app.ui.pages.council_forms import ask_member
from desktop_app.ui.pages.council_part import Notices, RoundPart, fit_columns
from desktop_app.ui.pages.pick_person import ask_person
from desktop_app.ui.shell.session import Session

_WIDTHS = (24, 11, 22, 16, 16)


class MembersPart(RoundPart):
    """The members of a round in a table; a double click changes one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.facts = small("")
        self.notices = Notices()
        self.model: RecordTableModel[Member] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Member] = RecordTable(self.model, _("Thành viên Hội đồng"), _WIDTHS)
        fit_columns(self.table, 2)
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.table.chosen.connect(self._follow)
        for widget in (self.facts, self.notices):
            self.column.addWidget(widget)
        self.column.addWidget(self.table, 1)
        acts = (
            (_("Thêm từ danh bạ…"), "user-plus", self.add_known),
            (_("Thêm người ngoài danh bạ…"), "plus", self.add_other),
            (_("Sửa…"), "pencil", self.edit),
            (_("Bỏ khỏi Hội đồng"), "x", self.remove),
        )
        self._on_one: list[QWidget] = list(self.add_buttons(acts)[2:])

    def show_round(self, shown: Round) -> None:
        """Show the council of a round."""
        super().show_round(shown)
        book = self.session.book
        kept = [member.id for member in self.table.selected()]
        found = council.members(book, shown.id)
        self.model.set_records(found)
        rows = [member.id for member in found]
        self.table.select_row(rows.index(kept[0]) if kept and kept[0] in rows else -1)
        self.facts.setText(facts_of(shown))
        self.notices.show_sentences(council.notices(book, shown))
        self._follow()

    def add_known(self) -> None:
        """Add somebody of the catalogue."""
        if self.round is None:
            return
        chosen = ask_person(self, self.session.book, self.session.remember)
        if chosen is None:
            return
        book, key = self.session.book, self.round.id
        values = {"person_id": chosen.id, "role": "member"}
        if self.run(lambda: council.add_member(book, key, values).changes):
            self.table.select_row(self.model.rowCount() - 1)
            self.edit()

    def add_other(self) -> None:
        """Add somebody who is not in the catalogue."""
        if self.round is not None:
            ask_member(self.session, self, self.round.id, None)

    def edit(self) -> None:
        """Change the chosen member."""
        chosen = self.table.selected()
        if chosen and self.round is not None:
            ask_member(self.session, self, self.round.id, chosen[0])

    def remove(self) -> None:
        """Take the chosen member off the council, having asked."""
        chosen = self.table.selected()
        sentence = _("Bỏ {name} khỏi Hội đồng của đợt này?")
        if chosen and ask(self, sentence.format(name=chosen[0].name), _("Bỏ khỏi Hội đồng"), is_risky=True):
            self.run(lambda: council.remove_member(self.session.book, chosen[0].id))

    def _follow(self) -> None:
        is_one = len(self.table.selected()) == 1
        for button in self._on_one:
            button.setEnabled(is_one)


def facts_of(shown: Round) -> str:
    """Say in a line what the round's papers are to name."""
    document = _("Quyết định thành lập {number} ngày {day}").format(
        number=shown.document_number or "…", day=format_date(shown.document_on) or "…"
    )
    held = _("họp ngày {day}").format(day=format_date(shown.held_on) or "…")
    at = _("tại {place}").format(place=shown.held_at) if shown.held_at else ""
    minutes = _("biên bản {number} ngày {day}").format(
        number=shown.minutes_number or "…", day=format_date(shown.minutes_on) or "…"
    )
    return " · ".join(part for part in (document, f"{held} {at}".strip(), minutes) if part)


def _columns() -> tuple[TableColumn[Member], ...]:
    return (
        TableColumn(_("Họ và tên"), lambda member: member.name),
        TableColumn(_("Vai trò"), lambda member: council.rules().role(member.role)),
        TableColumn(_("Chức vụ, nơi công tác"), _post),
        TableColumn(_("Chuyên môn"), lambda member: member.expertise),
        TableColumn(_("Dự họp"), _presence),
    )


def _post(member: Member) -> str:
    parts = [member.post, member.workplace, _("đại diện công đoàn") if member.is_union else ""]
    return ", ".join(part for part in parts if part)


def _presence(member: Member) -> str:
    if member.is_present:
        return _("Có mặt")
    return _("Vắng: {reason}").format(reason=member.absence) if member.absence else _("Vắng")
