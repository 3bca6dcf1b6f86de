"""Hồ sơ: what came before the council of a round, and what became of it before anybody voted."""

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.domain.council import Examination, Round
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier, Innovation
from desktop_app.services import council, deadlines, examining
from desktop_app.ui.kit.dialogs import confirm_many
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import small
from desktop_app.ui.pages.council_forms import ask_day, ask_return
from desktop_app.ui.pages.council_part import RoundPart, fit_columns
from desktop_app.ui.pages.council_pick import pick_dossiers
from desktop_app.ui.shell.session import Session

_WIDTHS = (17, 40, 26, 31)


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier of the round, and what it still has before it."""

    item: Examination
    innovation: Innovation
    due: str


class DossiersPart(RoundPart):
    """The dossiers of a round; acts work on the chosen lines."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model: RecordTableModel[Line] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Line] = RecordTable(self.model, _("Hồ sơ của đợt xét"), _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        fit_columns(self.table, 1)
        self.table.doubleClicked.connect(lambda _index: self.open())
        self.table.chosen.connect(self._follow)
        self.hint = small("")
        self.column.addWidget(self.hint)
        self.column.addWidget(self.table, 1)
        acts = (
            (_("Nhận hồ sơ vào đợt…"), "plus", self.pick),
            (_("Tiếp nhận…"), "check", self.accept),
            (_("Trả lại…"), "undo-2", self.send_back),
            (_("Bỏ khỏi đợt"), "x", self.withdraw),
            (_("Mở hồ sơ"), "arrow-right", self.open),
        )
        self._on_chosen: list[QWidget] = list(self.add_buttons(acts)[1:])

    def show_round(self, shown: Round) -> None:
        """Show the dossiers of a round; chosen ones stay chosen."""
        super().show_round(shown)
        kept = {line.item.id for line in self.table.selected()}
        self.model.set_records(
            [self._line(item) for item in council.examinations(self.session.book, shown.id)]
        )
        mode = self.table.selectionModel()
        for row, line in enumerate(self.model.records()):
            if line.item.id in kept:
                flags = mode.SelectionFlag.Select | mode.SelectionFlag.Rows
                mode.select(self.model.index(row, 0), flags)
        self._follow()

    def chosen(self) -> list[int]:
        """Return the keys of the chosen examinations."""
        return [line.item.id for line in self.table.selected()]

    def pick(self) -> None:
        """Take dossiers in."""
        if self.round is not None:
            pick_dossiers(self.session, self, self.round)

    def accept(self) -> None:
        """Accept the chosen dossiers."""
        keys, book = self.chosen(), self.session.book
        title = _("Tiếp nhận {count} hồ sơ").format(count=len(keys))
        words = (title, _("Ngày tiếp nhận (thời hạn xét tính từ ngày này)"), _("Tiếp nhận"))
        ask_day(self.session, self, words, lambda day: examining.accept(book, keys, day))

    def send_back(self) -> None:
        """Send the chosen dossiers back to be completed."""
        ask_return(self.session, self, self.chosen())

    def withdraw(self) -> None:
        """Take the chosen dossiers out of the round, having asked."""
        lines = self.table.selected()
        names = [f"{line.innovation.code} – {line.innovation.title}" for line in lines]
        details = _("Phiếu đã chấm của các hồ sơ này bị bỏ theo. Hồ sơ còn nguyên trong sổ.")
        sentence = _("Bỏ {count} hồ sơ khỏi đợt xét?")
        if confirm_many(self, sentence, names, _("Bỏ khỏi đợt"), details, is_risky=True):
            keys = [line.item.id for line in lines]
            self.run(lambda: examining.withdraw(self.session.book, keys))

    def open(self) -> None:
        """Open the dossier of the first chosen line."""
        lines = self.table.selected()
        if lines:
            self.session.dossier_opened.emit(lines[0].innovation.id)

    def _line(self, item: Examination) -> Line:
        book = self.session.book
        record = book.get(Innovation, item.innovation_id)
        today = book.clock.today()
        waiting = [due for due in deadlines.deadlines_of(book, Dossier(record)) if due.is_to_come(today)]
        first = min(waiting, key=lambda due: due.on, default=None)
        if first is None:
            return Line(item, record, "")
        said = f"{first.label} {format_date(first.on)}, {deadlines.words_of(first, today)}"
        return Line(item, record, said)

    def _follow(self) -> None:
        count = len(self.table.selected())
        for button in self._on_chosen:
            button.setEnabled(count > 0)
        total = self.model.rowCount()
        self.hint.setText(
            _("{count} hồ sơ, đang chọn {chosen}. Ctrl+A chọn tất cả.").format(count=total, chosen=count)
            if total
            else _("Chưa có hồ sơ nào. Bấm “Nhận hồ sơ vào đợt…” để chọn từ các hồ sơ đã sẵn sàng trình.")
        )


def _columns() -> tuple[TableColumn[Line], ...]:
    return (
        TableColumn(_("Mã"), lambda line: line.innovation.code),
        TableColumn(_("Tên giải pháp"), lambda line: line.innovation.title),
        TableColumn(_("Tình trạng"), lambda line: _standing(line.item)),
        TableColumn(_("Hạn sắp tới"), lambda line: line.due),
    )


def _standing(item: Examination) -> str:
    said = examining.state_of(item)
    is_back = item.returned_on is not None and item.accepted_on is None and item.return_reason
    return f"{said}: {' '.join(item.return_reason.split())}" if is_back else said
