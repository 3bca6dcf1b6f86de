"""The lines of a round of nominations: who, for what, by which innovations, votes, and what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.awards import FREED, PERSON, PROPOSED
from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import format_birth
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation
from desktop_app.domain.values import Value
from desktop_app.services import awards, nominations
from desktop_app.services.nomination_notices import notices
from desktop_app.services.nomination_words import decision_words, state_words, votes_words
from desktop_app.services.nominations import NominationLine, NominationRound
from desktop_app.ui.kit.dialogs import confirm_many, show_error
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import primary_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.awards_forms import ask_collective, ask_decision, ask_line, ask_named, ask_reason
from desktop_app.ui.pages.awards_merits import ask_merits
from desktop_app.ui.pages.awards_nominate import nominate_one
from desktop_app.ui.pages.council_part import Notices, fit_columns
from desktop_app.ui.pages.pick_person import ask_person
from desktop_app.ui.pages.programme_figures import CardRoom
from desktop_app.ui.shell.session import Session

_WIDTHS = (3, 20, 24, 9, 14, 15, 22)
_NAME, _AWARD, _DECISION = 1, 2, 6
_WIDE_LETTERS = 138
_MOST_CODES = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """One line, with the words of what it leads to elsewhere."""

    line: NominationLine
    award: str
    codes: tuple[str, ...]
    reasons: tuple[str, ...]
    votes: str


class LinesPart(QWidget):
    """The table of a round; acts work on the chosen lines."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.round: NominationRound | None = None
        self.notices = Notices()
        self.model: RecordTableModel[Shown] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Shown] = RecordTable(self.model, _("Cá nhân, tập thể được đề nghị"), _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        fit_columns(self.table, _NAME)
        self.table.horizontalHeader().setMinimumSectionSize(letters(3))
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.table.chosen.connect(self._follow)
        self.table.verticalScrollBar().rangeChanged.connect(lambda *_range: self._keep_in_view())
        self.told = small("")
        self._single: list[QAction | QPushButton] = []
        self._several: list[QAction | QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.6))
        for widget in (self.notices, self.table, self.told, self._buttons()):
            column.addWidget(widget, 1 if widget is self.table else 0)

    def show_round(self, shown: NominationRound) -> None:
        """Show the lines of a round as the book has them now; chosen ones stay chosen."""
        self.round = shown
        kept = {item.line.id for item in self.table.selected()}
        self.model.set_records(_shown(self.session, shown))
        mode = self.table.selectionModel()
        for row, item in enumerate(self.model.records()):
            if item.line.id in kept:
                flags = mode.SelectionFlag.Select | mode.SelectionFlag.Rows
                mode.select(self.model.index(row, 0), flags)
        self.notices.show_sentences(notices(self.session.book, shown))
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write awards and decisions out where there is room for them beside the names."""
        super().resizeEvent(event)
        is_wide = self.width() > letters(_WIDE_LETTERS)
        for column, wide, narrow in ((_AWARD, 30, 20), (_DECISION, 30, 16)):
            self.table.setColumnWidth(column, letters(wide if is_wide else narrow) + space(1))

    def _keep_in_view(self) -> None:
        """Go back to the chosen line: what is told of it under the table takes room from the table."""
        current = self.table.currentIndex()
        if self.table.selectionModel().isRowSelected(current.row()):
            self.table.scrollTo(current)

    def chosen(self) -> list[NominationLine]:
        """Return the chosen lines, from the top."""
        return [item.line for item in self.table.selected()]

    # Acts

    def nominate_person(self, *, is_decided: bool = False) -> None:
        """Nominate somebody of the catalogue."""
        person = ask_person(self, self.session.book, self.session.remember)
        if person is not None:
            self.nominate({"person_id": person.id}, is_decided=is_decided)

    def nominate_collective(self, *, is_decided: bool = False) -> None:
        """Nominate a unit."""
        self.nominate(ask_collective(self.session, self), is_decided=is_decided)

    def nominate_named(self) -> None:
        """Nominate somebody, or a collective, that no catalogue has."""
        self.nominate(ask_named(self.session, self), is_decided=False)

    def nominate(self, values: Mapping[str, Value] | None, *, is_decided: bool) -> None:
        """Ask for the award and innovations of a nominee, and go to the line."""
        if values is None or self.round is None:
            return
        if nominate_one(self.session, self, values, self.round.id, is_decided=is_decided):
            self.table.select_row(self.model.rowCount() - 1)

    def edit(self) -> None:
        """Change what is printed of the chosen line, and its votes."""
        chosen = self.chosen()
        if len(chosen) == 1 and self._may_change(chosen[0]):
            ask_line(self.session, self, chosen[0])

    def choose_merits(self) -> None:
        """Say which innovations stand behind the chosen line."""
        chosen = self.chosen()
        if len(chosen) == 1 and self._may_change(chosen[0]):
            ask_merits(self.session, self, chosen[0])

    def _may_change(self, line: NominationLine) -> bool:
        """Say at once, not after a form was filled, that a line is no longer open."""
        if line.state == PROPOSED:
            return True
        sentence = _("{name}: {state}. Muốn sửa thì mở lại dòng này ở nút “Việc khác”, “Mở lại…”.")
        show_error(self, sentence.format(name=line.name, state=state_words(line.state).lower()))
        return False

    def decide(self) -> None:
        """Set one decision for the chosen lines, or for all that wait where none is chosen."""
        lines = self.chosen() or [item.line for item in self.model.records() if item.line.state == PROPOSED]
        if not lines:
            show_error(self, _("Không có dòng nào chờ quyết định. Thêm người, tập thể được đề nghị trước."))
            return
        ask_decision(self.session, self, lines)

    def refuse(self) -> None:
        """Note that the chosen lines were turned down."""
        keys = [line.id for line in self.chosen()]
        title = _("Không khen thưởng {count} dòng").format(count=len(keys))
        act = self._ending(nominations.refuse, keys)
        ask_reason(self.session, self, title, _("Ghi không khen thưởng"), act)

    def withdraw(self) -> None:
        """Take the chosen lines back."""
        keys = [line.id for line in self.chosen()]
        title = _("Rút {count} đề nghị").format(count=len(keys))
        ask_reason(self.session, self, title, _("Rút"), self._ending(nominations.withdraw, keys))

    def reopen(self) -> None:
        """Bring the chosen lines back to where they wait for a decision, having asked."""
        lines = self.chosen()
        details = _("Quyết định và lý do đã ghi của các dòng này bị xóa; danh hiệu đã ghi theo đó cũng bỏ.")
        sentence = _("Mở lại {count} dòng để chờ quyết định?")
        if confirm_many(self, sentence, _names(lines), _("Mở lại"), details, is_risky=True):
            self.run(lambda: nominations.reopen(self.session.book, [line.id for line in lines]))

    def shift(self, by: int) -> None:
        """Move the chosen line up or down."""
        chosen = self.chosen()
        if len(chosen) == 1:
            self.run(lambda: nominations.move_line(self.session.book, chosen[0].id, by))

    def remove(self) -> None:
        """Remove the chosen lines, having asked."""
        lines = self.chosen()
        details = _("Sáng kiến của các dòng này lại dùng được cho đề nghị khác.")
        sentence = _("Xóa {count} dòng khỏi đợt khen thưởng?")
        if confirm_many(self, sentence, _names(lines), _("Xóa"), details, is_risky=True):
            for line in lines:
                if not self.run(lambda key=line.id: nominations.remove_line(self.session.book, key)):
                    return

    def run(self, act: Callable[[], Changes]) -> bool:
        """Do something that can be taken back; tell what stands in the way, and say whether it was done."""
        try:
            self.session.remember(act())
        except UserError as problem:
            show_error(self, str(problem))
            return False
        return True

    def _ending(self, act: Callable[..., Changes], keys: Sequence[int]) -> Callable[[str], Changes]:
        return lambda reason: act(self.session.book, keys, reason)

    # Buttons

    def _buttons(self) -> QWidget:
        room = CardRoom()
        self.add = primary_button(_("Đề nghị"))
        set_icon(self.add, "plus", "on_accent")
        self.add.setMenu(self._adding())
        self.more = QPushButton(_("Việc khác"))
        set_icon(self.more, "ellipsis", "muted")
        self.more.setMenu(self._ways())
        room.flow.addWidget(self.add)
        for words, icon, act, holders in (
            (_("Sửa…"), "pencil", self.edit, self._single),
            (_("Sáng kiến…"), "lightbulb", self.choose_merits, self._single),
            (_("Ghi quyết định…"), "file-badge", self.decide, None),
        ):
            button = QPushButton(words)
            set_icon(button, icon, "muted")
            button.clicked.connect(lambda _checked=False, act=act: act())
            room.flow.addWidget(button)
            if holders is not None:
                holders.append(button)
        room.flow.addWidget(self.more)
        return room

    def _adding(self) -> QMenu:
        menu = QMenu(self)
        self._entry(menu, _("Cá nhân trong danh bạ…"), "user-plus", self.nominate_person)
        self._entry(menu, _("Tập thể (đơn vị)…"), "building-2", self.nominate_collective)
        self._entry(menu, _("Người, tập thể ngoài danh mục…"), "plus", self.nominate_named)
        menu.addSeparator()
        self._entry(
            menu,
            _("Cá nhân đã khen thưởng…"),
            "award",
            lambda: self.nominate_person(is_decided=True),
        )
        self._entry(
            menu,
            _("Tập thể đã khen thưởng…"),
            "award",
            lambda: self.nominate_collective(is_decided=True),
        )
        return menu

    def _ways(self) -> QMenu:
        menu = QMenu(self)
        for words, icon, act in (
            (_("Không khen thưởng…"), "ban", self.refuse),
            (_("Rút đề nghị…"), "undo-2", self.withdraw),
            (_("Mở lại…"), "rotate-cw", self.reopen),
            (_("Xóa khỏi đợt…"), "trash-2", self.remove),
        ):
            self._several.append(self._entry(menu, words, icon, act))
        menu.addSeparator()
        for words, icon, by in ((_("Đưa lên"), "arrow-up", -1), (_("Đưa xuống"), "arrow-down", 1)):
            self._single.append(self._entry(menu, words, icon, lambda by=by: self.shift(by)))
        return menu

    def _entry(self, menu: QMenu, words: str, icon: str, act: Callable[[], None]) -> QAction:
        made = menu.addAction(words)
        set_icon(made, icon)
        made.triggered.connect(lambda _checked=False: act())
        return made

    def _follow(self) -> None:
        chosen = self.table.selected()
        for item in self._single:
            item.setEnabled(len(chosen) == 1)
        for item in self._several:
            item.setEnabled(bool(chosen))
        self.told.setText(
            _told(chosen[0]) if len(chosen) == 1 else _counted(self.model.records(), len(chosen))
        )


def _shown(session: Session, own: NominationRound) -> list[Shown]:
    book = session.book
    known = awards.catalogue(book)
    members: dict[str, int | None] = {}
    found: list[Shown] = []
    for line in nominations.lines(book, own.id):
        rule = known.award(line.award)
        chain = rule.chain if rule else ""
        if chain and chain not in members:
            meeting = nominations.meeting(book, own.id, chain)
            members[chain] = meeting.members if meeting else None
        uses = nominations.line_innovations(book, line.id)
        codes = tuple(
            item.code
            for use in uses
            if use.state != FREED
            for item in book.all(Innovation, id=use.innovation_id)
        )
        reasons = tuple(use.reason for use in uses if use.reason)
        award = rule.name if rule else _("(không còn trong danh mục)")
        found.append(Shown(line, award, codes, reasons, votes_words(line, members.get(chain))))
    return found


def _names(lines: Sequence[NominationLine]) -> list[str]:
    return [line.name for line in lines]


def _counted(shown: Sequence[Shown], chosen: int) -> str:
    if not shown:
        return _("Chưa có ai được đề nghị. Bấm “Đề nghị” để thêm cá nhân, tập thể.")
    people = sum(item.line.nominee == PERSON for item in shown)
    decided = sum(item.line.decision_on is not None for item in shown)
    sentence = _("{people} cá nhân, {units} tập thể; {decided} đã có quyết định; đang chọn {chosen}.")
    return sentence.format(people=people, units=len(shown) - people, decided=decided, chosen=chosen)


def _told(item: Shown) -> str:
    """Say what the table leaves out of one line, or cuts on a small screen."""
    line = item.line
    signer = ", ".join(part for part in (line.signer, line.signer_post) if part)
    codes = ", ".join(item.codes[:_MOST_CODES]) + ("…" if len(item.codes) > _MOST_CODES else "")
    parts = (
        _("Truy tặng") if line.is_posthumous else "",
        _("Sinh {birth}").format(birth=format_birth(line.birth)) if line.birth else "",
        ", ".join(part for part in (line.post, line.workplace) if part),
        _("Thành tích: {text}").format(text=line.achievement) if line.achievement else "",
        _("Sáng kiến: {codes}").format(codes=codes) if codes else "",
        _("Lý do dùng lại: {reason}").format(reason="; ".join(item.reasons)) if item.reasons else "",
        _("{count} phiếu bằng văn bản").format(count=line.by_writing) if line.by_writing else "",
        _("Quyết định {decision}").format(decision=decision_words(line)) if line.decision_on else "",
        _("Người ký: {signer}").format(signer=signer) if signer else "",
        _("Giấy khen số {number}").format(number=line.certificate_number) if line.certificate_number else "",
        _("Lý do: {reason}").format(reason=line.state_reason) if line.state_reason else "",
    )
    said = ". ".join(" ".join(part.split()).rstrip(".") for part in parts if part)
    nothing = _("Chưa ghi gì thêm. Bấm “Sửa…” để ghi chức vụ, thành tích, số phiếu.")
    return f"{line.name}: {item.award}. " + (f"{said}." if said else nothing)


def _columns() -> tuple[TableColumn[Shown], ...]:
    return (
        TableColumn(_("TT"), lambda item: str(item.line.position), "right"),
        TableColumn(_("Cá nhân, tập thể"), lambda item: item.line.name),
        TableColumn(_("Hình thức, danh hiệu"), lambda item: item.award),
        TableColumn(_("Sáng kiến"), lambda item: str(len(item.codes)) if item.codes else "", "right"),
        TableColumn(_("Phiếu"), lambda item: item.votes),
        TableColumn(_("Tình trạng"), lambda item: state_words(item.line.state)),
        TableColumn(_("Quyết định"), lambda item: decision_words(item.line)),
    )
