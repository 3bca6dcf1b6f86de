"""Kết luận và quyết định: how each vote ended, what the council concluded, and the decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop_app.domain.council import Examination, Round
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation
from desktop_app.services import ballot_words, balloting, concluding, council, packs, recognition
from desktop_app.services.balloting import Sheet
from desktop_app.services.due_words import left_words
from desktop_app.ui.kit.dialogs import confirm_many, show_error
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import IconWords, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.council_conclude import ask_conclusion
from desktop_app.ui.pages.council_forms import ask_day, ask_decision
from desktop_app.ui.pages.council_part import RoundPart, fit_columns
from desktop_app.ui.pages.payments_dialog import ask_paid, ask_payments
from desktop_app.ui.shell.session import Session

_WIDTHS = (17, 24, 22, 21, 15, 13)
_DECISION, _CERTIFICATE = 4, 5
_WIDE_LETTERS = 130


@dataclass(frozen=True, slots=True)
class Line:
    """One innovation and how its votes ended."""

    sheet: Sheet

    @property
    def item(self) -> Examination:
        """What became of it."""
        return self.sheet.examination

    @property
    def innovation(self) -> Innovation:
        """Its record."""
        return self.sheet.innovation


class ResultsPart(RoundPart):
    """The results of a round; acts work on the chosen lines."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.limits = IconWords("calendar", "muted", "", is_small=True)
        self.model: RecordTableModel[Line] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Line] = RecordTable(self.model, _("Kết quả của đợt xét"), _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        fit_columns(self.table, 1)
        self.table.horizontalHeader().setMinimumSectionSize(letters(6))
        self.table.doubleClicked.connect(lambda _index: self.conclude())
        self.table.chosen.connect(self._follow)
        self.reason = small("")
        self.column.addWidget(self.limits)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.reason)
        acts = (
            (_("Ghi quyết định…"), "file-badge", self.decide),
            (_("Kết luận theo phiếu"), "check", self.conclude_as_voted),
            (_("Kết luận…"), "pencil", self.conclude),
            (_("Đã hoàn thiện…"), "circle-check", self.complete),
            (_("Xóa kết luận"), "x", self.clear),
            (_("Ngày trả thù lao…"), "calendar", self.pay),
        )
        self._acts = self.add_buttons(acts)

    def show_round(self, shown: Round) -> None:
        """Show the results of a round; chosen lines stay chosen."""
        super().show_round(shown)
        book = self.session.book
        kept = {line.item.id for line in self.table.selected()}
        clashes = council.clashes_of(book, shown.id)
        taken = council.examinations(book, shown.id)
        self.model.set_records([Line(balloting.sheet_of(book, item.id, clashes)) for item in taken])
        mode = self.table.selectionModel()
        for row, line in enumerate(self.model.records()):
            if line.item.id in kept:
                flags = mode.SelectionFlag.Select | mode.SelectionFlag.Rows
                mode.select(self.model.index(row, 0), flags)
        self._show_limits(shown)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write decisions and certificates out where there is room for them beside the titles."""
        super().resizeEvent(event)
        is_wide = self.width() > letters(_WIDE_LETTERS)
        for column, wide, narrow in ((_DECISION, 28, 15), (_CERTIFICATE, 17, 13)):
            self.table.setColumnWidth(column, letters(wide if is_wide else narrow) + space(1))

    def conclude_as_voted(self) -> None:
        """Conclude the chosen lines, or all, as their ballots say."""
        keys = [line.item.id for line in self.table.selected() or self.model.records()]
        self.run(lambda: concluding.conclude_as_voted(self.session.book, keys))

    def conclude(self) -> None:
        """Ask for the conclusion on the chosen line."""
        lines = self.table.selected()
        if len(lines) == 1:
            ask_conclusion(self.session, self, lines[0].sheet)

    def complete(self) -> None:
        """Note that the chosen dossiers were completed as asked."""
        keys, book = self._keys(), self.session.book
        title = _("Đã hoàn thiện {count} hồ sơ").format(count=len(keys))
        words = (title, _("Ngày kiểm tra thấy đã hoàn thiện đúng yêu cầu"), _("Ghi đã hoàn thiện"))
        ask_day(self.session, self, words, lambda day: concluding.complete(book, keys, day))

    def decide(self) -> None:
        """Set one decision for the chosen lines."""
        lines = [line.item for line in self.table.selected()]
        if not lines:
            show_error(self, _("Chọn những hồ sơ cùng một quyết định (Ctrl+A chọn tất cả)."))
            return
        ask_decision(self.session, self, lines)

    def clear(self) -> None:
        """Take the decisions of the chosen lines back, having asked; where there is none, the conclusions."""
        lines, book = self.table.selected(), self.session.book
        decided = [line for line in lines if line.item.decision_on is not None]
        chosen = decided or [line for line in lines if line.item.result]
        names = [f"{line.innovation.code} – {line.innovation.title}" for line in chosen]
        keys = [line.item.id for line in chosen]
        act = recognition.clear_decisions if decided else concluding.clear_conclusion
        words = _("Xóa quyết định") if decided else _("Xóa kết luận")
        sentence = _("Xóa quyết định của {count} hồ sơ?") if decided else _("Xóa kết luận của {count} hồ sơ?")
        if confirm_many(self, sentence, names, words, is_risky=True):
            self.run(lambda: act(book, keys))

    def pay(self) -> None:
        """Show when the thù lao of the chosen line was paid; of several, note it together."""
        keys = [line.innovation.id for line in self.table.selected() if _is_payable(line)]
        if len(self.table.selected()) == 1 and keys:
            ask_payments(self.session.book, self, keys[0], self.session.remember)
        elif keys:
            ask_paid(self.session.book, self, keys, self.session.remember)

    def _keys(self) -> list[int]:
        return [line.item.id for line in self.table.selected()]

    def _follow(self) -> None:
        lines = self.table.selected()
        decide, voted, conclude, complete, clear, pay = self._acts
        decide.setEnabled(bool(self.model.rowCount()))
        voted.setEnabled(bool(self.model.rowCount()))
        conclude.setEnabled(len(lines) == 1 and lines[0].item.decision_on is None)
        complete.setEnabled(any(line.item.result == balloting.COMPLETION for line in lines))
        clear.setEnabled(any(line.item.result for line in lines))
        pay.setEnabled(any(map(_is_payable, lines)))
        pay.setText(_("Ngày trả thù lao…") if len(lines) < 2 else _("Ghi đã trả thù lao…"))
        is_refused = bool(lines) and all(line.item.result == balloting.REFUSED for line in lines)
        decide.setText(_("Ghi thông báo…") if is_refused else _("Ghi quyết định…"))
        is_decided = any(line.item.decision_on is not None for line in lines)
        decided = _("Xóa thông báo") if is_refused else _("Xóa quyết định")
        clear.setText(decided if is_decided else _("Xóa kết luận"))
        self.reason.setText(_told(lines) if len(lines) == 1 else _counted(self.model.records(), len(lines)))

    def _show_limits(self, shown: Round) -> None:
        today = self.session.book.clock.today()
        said: list[str] = []
        is_late = False
        for limit in council.limits_of(self.session.book, shown):
            words = f"{limit.rule.label} {format_date(limit.on)} ({limit.rule.clause})"
            if limit.met_on is not None:
                late = limit.met_on > limit.on
                done = _("xong ngày {day}").format(day=format_date(limit.met_on))
                said.append(f"{words}: {done}" + (_(", muộn") if late else ""))
            else:
                late = limit.on < today
                said.append(f"{words}: {left_words((limit.on - today).days)}")
            is_late = is_late or late
        missing = _("Chưa ghi ngày họp nên chưa có hạn ra biên bản, quyết định. Ghi ở “Sửa đợt xét…”.")
        tone = "danger" if is_late else "muted"
        self.limits.say(" · ".join(said) or missing, "circle-alert" if is_late else "calendar", tone)


def _is_payable(line: Line) -> bool:
    return recognition.is_recognition(line.item)


def _counted(lines: Sequence[Line], chosen: int) -> str:
    if not lines:
        return _("Chưa có hồ sơ nào trong đợt.")
    decided = sum(line.item.decision_on is not None for line in lines)
    said = _("{count} hồ sơ, {decided} đã có quyết định, đang chọn {chosen}.")
    return said.format(count=len(lines), decided=decided, chosen=chosen)


def _told(lines: Sequence[Line]) -> str:
    line = lines[0]
    item = line.item
    parts = [
        f"{line.innovation.code}: {ballot_words.tally_words(line.sheet.tally)}",
        _("Lý do: {reason}").format(reason=item.result_reason) if item.result_reason else "",
        _("Yêu cầu hoàn thiện: {asked}").format(asked=item.completion_asked) if item.completion_asked else "",
        _decision(line),
        _("Giấy chứng nhận {number}").format(number=item.certificate_number)
        if item.certificate_number
        else "",
        _proposed(item),
        ballot_words.next_level_doubt(line.sheet.tally, item.next_level),
        ballot_words.score_words(line.sheet.mean) if line.sheet.mean else "",
    ]
    return ". ".join(" ".join(part.split()).rstrip(".") for part in parts if part) + "."


def _columns() -> tuple[TableColumn[Line], ...]:
    return (
        TableColumn(_("Mã"), lambda line: line.innovation.code),
        TableColumn(_("Tên giải pháp"), lambda line: line.innovation.title),
        TableColumn(_("Phiếu"), _as_voted),
        TableColumn(_("Kết luận"), lambda line: _short(line.item)),
        TableColumn(_("Quyết định"), _decision),
        TableColumn(_("Giấy chứng nhận"), lambda line: line.item.certificate_number),
    )


def _as_voted(line: Line) -> str:
    found = line.sheet.tally
    votes = f"{found.favourable}/{found.members}"
    missing = _("thiếu {count} phiếu").format(count=found.missing) if found.missing else ""
    return ": ".join(part for part in (votes, missing or _words(found.derived)) if part)


def _short(item: Examination) -> str:
    if item.result == balloting.COMPLETION and item.completed_on is not None:
        return _("Đã hoàn thiện {day}").format(day=format_date(item.completed_on))
    return _words(item.result)


def _words(result: str) -> str:
    return _("Yêu cầu hoàn thiện") if result == balloting.COMPLETION else ballot_words.result_words(result)


def _decision(line: Line) -> str:
    item = line.item
    return f"{item.decision_number} ({format_date(item.decision_on)})" if item.decision_on else ""


def _proposed(item: Examination) -> str:
    if not item.next_level:
        return ""
    return _("Đề xuất lên {level}").format(
        level=ballot_words.lower_first(packs.catalogue().label("levels", item.next_level))
    )
