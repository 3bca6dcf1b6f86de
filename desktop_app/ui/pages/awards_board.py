"""Ai xứng đáng: which awards fit whom, what is missing, and who comes first, explained."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.services import award_uses
from desktop_app.services.awards import Candidate, Fit, Verdict, tenths
from desktop_app.services.commendation import Notable
from desktop_app.services.due_words import left_words
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import heading, primary_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.awards_explained import Explained, Told
from desktop_app.ui.pages.awards_honours import show_honours
from desktop_app.ui.pages.awards_marks import ask_marks
from desktop_app.ui.pages.awards_nominate import nominate_one
from desktop_app.ui.pages.awards_propose import propose, values_of
from desktop_app.ui.pages.awards_reader import BoardReader, Reading
from desktop_app.ui.pages.awards_sides import AWARD, INNOVATIONS, PEOPLE, UNITS, Place, SidesList
from desktop_app.ui.pages.awards_weights import WeightsLine
from desktop_app.ui.pages.council_part import fit_columns
from desktop_app.ui.shell.session import Session

TABLES = frozenset((
    "innovation", "authorship", "examination", "person", "unit", "honour", "award_use", "own_award", "answer",
    "setting", "signatory",
))  # fmt: skip
RANK, WHO, WHAT, VERDICT, POINTS, DUE = range(6)
_WIDTHS = (6, 26, 30, 22, 8, 24)
_MOST = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """One nominee and award of the board, ranked where the award was asked for."""

    fit: Fit
    candidate: Candidate | None = None


class BoardPart(QWidget):
    """Read in the background when it comes into view, and when what it judges changed. `shown` follows."""

    shown = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.reading: Reading | None = None
        self._place = Place(AWARD)
        self._is_stale = True
        self.reader = BoardReader(session, self)
        self.sides = SidesList(session.book)
        self.title, self.facts = heading("", 2), small("")
        self.weights = WeightsLine(session)
        self.model: RecordTableModel[Shown] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Shown] = RecordTable(self.model, _("Ứng viên và danh hiệu"), _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.explained = Explained(_("Vì sao"))
        self.nominate = primary_button(_("Đề nghị…"))
        self.history = QPushButton(_("Danh hiệu đã có…"))
        self.mark = QPushButton(_("Chấm điểm…"))
        self.count = small("")
        self._build()
        self.reader.read.connect(self._show_reading)
        self.sides.chosen.connect(self._show_place)
        self.table.chosen.connect(self._follow)
        self.table.doubleClicked.connect(lambda _index: self.nominate_chosen())
        self.nominate.clicked.connect(self.nominate_chosen)
        self.history.clicked.connect(self.show_history)
        self.mark.clicked.connect(self.mark_innovation)

    def reload(self) -> None:
        """Read the board again, where something it judges changed since."""
        if self._is_stale:
            self._is_stale = False
            if self.reading is None:
                self.facts.setText(_("Đang đọc sổ…"))
            self.reader.ask()

    def mark_stale(self) -> None:
        """Remember that what is shown may no longer be so."""
        self._is_stale = True

    def show_place(self, place: Place) -> None:
        """Look at the board from an award, a person, a collective, or innovations."""
        self.sides.show_place(place)

    def nominate_chosen(self) -> None:
        """Nominate whom is chosen for the award beside them."""
        chosen = [item.fit for item in self.table.selected()]
        if len(chosen) == 1:
            fit = chosen[0]
            nominate_one(self.session, self, values_of(fit), award=fit.award.id, innovations=fit.innovations)
        elif chosen:
            propose(self.session, self, chosen)

    def show_history(self) -> None:
        """Show the titles and awards of the chosen person or collective."""
        chosen = self.table.selected()
        nominee = chosen[0].fit.nominee if chosen else None
        if nominee is not None:
            holder = "person_id" if nominee.is_person else "unit_id"
            show_honours(self.session, self, nominee.name, holder, nominee.key)

    def mark_innovation(self) -> None:
        """Mark the innovation in view by hand, where it is ranked."""
        item = self._ranked()
        if item is not None:
            row = self.reading.rows.get(item.innovation) if self.reading else None
            ask_marks(self.session, self, item, f"{row.code}: {row.title}" if row else _("sáng kiến"))

    def _ranked(self) -> Notable | None:
        if self.reading is None or self._place.way != INNOVATIONS:
            return None
        return _ranked(self.reading, self._place.key)

    def _show_reading(self, reading: Reading) -> None:
        self.reading = reading
        self.weights.show_weights()
        self.sides.show_reading(reading)
        self.shown.emit()

    def _show_place(self, place: Place) -> None:
        reading = self.reading
        if reading is None:
            return
        self._place = place
        kept = self.table.selected()
        found, total = _found(reading, place)
        self.model.set_records(found)
        for column, ways in (
            (RANK, (AWARD,)), (WHO, (AWARD, INNOVATIONS)), (WHAT, (PEOPLE, UNITS, INNOVATIONS)),
            (POINTS, (AWARD,)), (DUE, (PEOPLE, UNITS)),
        ):  # fmt: skip
            self.table.setColumnHidden(column, place.way not in ways)
        _widen(self.table, WHO if place.way == AWARD else WHAT)
        title, facts = _head(reading, place)
        self.title.setText(title)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self.weights.show_award(reading.board.catalogue.award(str(place.key)) if place.way == AWARD else None)
        self.weights.setVisible(place.way in (AWARD, INNOVATIONS))
        self.count.setText(_counted(reading, place, len(found), total))
        self._offer_marks()
        self.table.select_row(_row_of(found, kept))
        self._follow()

    def _offer_marks(self) -> None:
        is_ranked = self._ranked() is not None
        self.mark.setVisible(self._place.way == INNOVATIONS)
        self.mark.setEnabled(is_ranked)
        self.mark.setToolTip("" if is_ranked else _("Chỉ chấm điểm sáng kiến đã được công nhận."))

    def _follow(self) -> None:
        chosen = self.table.selected()
        self.nominate.setEnabled(bool(chosen))
        self.nominate.setText(
            _("Đề nghị {count} dòng…").format(count=len(chosen)) if len(chosen) > 1 else _("Đề nghị…")
        )
        self.history.setEnabled(len(chosen) == 1)
        if len(chosen) == 1:
            self.explained.show_lines(explain(chosen[0]))
        elif self.model.rowCount():
            self.explained.show_lines((Told(_("Chọn một dòng để xem vì sao."), tone="muted"),))
        else:
            self.explained.show_lines(self._nothing())

    def _nothing(self) -> tuple[Told, ...]:
        """Say why nothing is listed, and what the innovation in view was used for."""
        key = self._place.key
        if self.reading is None or self._place.way != INNOVATIONS or not isinstance(key, int):
            return _nothing(self.reading, self._place)
        uses = award_uses.uses_of(self.session.book, key)
        told = (Told(f"{use.who}: {use.words}", "award", "muted") for use in uses)
        return (*_nothing(self.reading, self._place), *told)

    def _build(self) -> None:
        fit_columns(self.table, WHAT)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(space(1), 0, 0, 0)
        column.setSpacing(space(0.5))
        under = QWidget()
        below = QVBoxLayout(under)
        below.setContentsMargins(0, space(0.5), 0, 0)
        below.addWidget(self.explained, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(under)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setSizes([space(22), space(16)])
        acts = QHBoxLayout()
        acts.setSpacing(space(0.75))
        for button, icon in ((self.nominate, "plus"), (self.history, "history"), (self.mark, "pencil")):
            set_icon(button, icon, "on_accent" if button is self.nominate else "muted")
            acts.addWidget(button)
        acts.addWidget(self.count, 1)
        for widget in (self.title, self.facts, self.weights):
            column.addWidget(widget)
        column.addWidget(halves, 1)
        column.addLayout(acts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.sides)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([letters(33), letters(104)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)


def explain(shown: Shown) -> list[Told]:
    """Say why an award fits somebody or what is missing, what their rank is made of, what to look at."""
    fit = shown.fit
    icon, tone = {
        Verdict.FITS: ("circle-check", "success"),
        Verdict.NEARLY: ("circle-dot", "warning"),
        Verdict.NOT: ("ban", "muted"),
    }[fit.verdict]
    lines = [Told(f"{fit.words}: {fit.reason}", icon, tone)]
    lines += [Told(_("Còn thiếu: {what}.").format(what=what), "circle-dashed") for what in fit.missing]
    due = _due(fit)
    if due:
        lines.append(Told(due, "calendar", "muted"))
    if shown.candidate is not None:
        points = tenths(shown.candidate.score.points)
        lines.append(
            Told(
                _("Hạng {rank}: {points} điểm trên 100").format(rank=shown.candidate.rank, points=points),
                is_heading=True,
            )
        )
        lines += [Told(why, tone="muted") for why in shown.candidate.why]
    remarks = fit.remarks
    if remarks:
        lines.append(Told(_("Cần xem lại"), is_heading=True))
        lines += [Told(remark, "info", "muted") for remark in remarks]
    return lines


def _found(reading: Reading, place: Place) -> tuple[list[Shown], int]:
    """Return what the board has for a place, and how much there would be."""
    board, key = reading.board, place.key
    if place.way == AWARD:
        ranked = board.candidates(str(key))
        return [Shown(item.fit, item) for item in ranked[:_MOST]], len(ranked)
    if not isinstance(key, int):
        return [], 0
    fits = {PEOPLE: board.of_person, UNITS: board.of_unit, INNOVATIONS: board.of_innovation}[place.way](key)
    return [Shown(fit) for fit in fits], len(fits)


def _counted(reading: Reading, place: Place, shown: int, total: int) -> str:
    """Say what the table leaves out: lines past the first, and whom an award fits without an innovation."""
    more = _("{count} dòng đầu tiên của {total}").format(count=shown, total=total) if shown < total else ""
    tally = next((one for one in reading.board.tallies if one.award.id == place.key), None)
    rest = tally.fitting + tally.near - total if tally and place.way == AWARD else 0
    without = _(
        "Không xếp hạng {count} người, tập thể khác: chưa có sáng kiến nào dùng được cho hình thức này."
    ).format(count=rest)
    return " · ".join(part for part in (more, without if rest else "") if part)


def _head(reading: Reading, place: Place) -> tuple[str, str]:
    board = reading.board
    if place.way == AWARD:
        rule = board.catalogue.award(str(place.key))
        if rule is None:
            return "", ""
        facts = (rule.issuer, rule.clause, rule.votes.label if rule.votes else "")
        return rule.name, " · ".join(part for part in facts if part)
    if place.way == INNOVATIONS:
        item = _ranked(reading, place.key)
        row = reading.rows.get(place.key) if isinstance(place.key, int) else None
        why = " · ".join(item.why(board.catalogue.selection)) if item else ""
        return (f"{row.code}: {row.title}" if row else _("Sáng kiến")), why
    holders = board.field.people if place.way == PEOPLE else board.field.units
    nominee = holders.get(place.key) if isinstance(place.key, int) else None
    return (nominee.name, nominee.post) if nominee else ("", "")


def _ranked(reading: Reading, innovation: str | int) -> Notable | None:
    return next((one for one in reading.notable if one.innovation == innovation), None)


def _nothing(reading: Reading | None, place: Place) -> tuple[Told, ...]:
    if reading is None:
        return ()
    if place.way == AWARD:
        words = _(
            "Chưa có ai hợp hoặc gần đạt: cần sáng kiến được công nhận, đang áp dụng, chưa dùng để khen."
        )
    elif place.way == INNOVATIONS:
        words = _(
            "Không có tác giả nào hợp hoặc gần đạt: sáng kiến này chưa đủ điều kiện, hoặc đã dùng để khen."
        )
    else:
        words = _("Chọn một mục ở danh sách bên trái.")
    return (Told(words, "info", "muted"),)


def _row_of(found: Sequence[Shown], kept: Sequence[Shown]) -> int:
    """Find what was chosen before; the first where it is gone."""
    wanted = {(item.fit.nominee.kind, item.fit.nominee.key, item.fit.award.id) for item in kept[:1]}
    places = [(item.fit.nominee.kind, item.fit.nominee.key, item.fit.award.id) for item in found]
    return next((row for row, place in enumerate(places) if place in wanted), 0 if found else -1)


def _widen(table: RecordTable[Shown], widest: int) -> None:
    """Let one of the two columns of names take the room there is."""
    header, mode = table.horizontalHeader(), QHeaderView.ResizeMode
    for column in (WHO, WHAT):
        header.setSectionResizeMode(column, mode.Stretch if column == widest else mode.Interactive)
        if column != widest:
            table.setColumnWidth(column, letters(_WIDTHS[column]) + space(2))


def _day(fit: Fit) -> str:
    due, left = fit.due, fit.days_left
    return f"{format_date(due[0])}, {left_words(left)}" if due is not None and left is not None else ""


def _due(fit: Fit) -> str:
    return f"{fit.due[1].label} {_day(fit)}" if fit.due is not None else ""


def _columns() -> tuple[TableColumn[Shown], ...]:
    return (
        TableColumn(_("Hạng"), lambda item: str(item.candidate.rank) if item.candidate else "", "right"),
        TableColumn(_("Ứng viên"), lambda item: item.fit.nominee.name),
        TableColumn(_("Danh hiệu, hình thức"), lambda item: item.fit.award.name),
        TableColumn(_("Kết luận"), lambda item: item.fit.words),
        TableColumn(
            _("Điểm"), lambda item: tenths(item.candidate.score.points) if item.candidate else "", "right"
        ),
        TableColumn(_("Hạn nộp"), lambda item: _day(item.fit)),
    )
