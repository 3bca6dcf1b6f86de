"""Chấm phiếu: the forms of all members on one innovation after another, and how the votes stand."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from desktop_app.domain.council import Member, Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation
from desktop_app.services import ballot_pay, ballot_words, balloting, council, examining, packs
from desktop_app.services.balloting import Sheet
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.reviewing import review_report
from desktop_app.ui.kit.dialogs import ask, show_error
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.report_view import ReportView
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import Words, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.council_forms import ask_conflict, ask_override
from desktop_app.ui.pages.council_grid import Grid, GridModel
from desktop_app.ui.pages.council_part import RoundPart
from desktop_app.ui.shell.session import Session

_TITLE_LETTERS = 110


class BallotsPart(RoundPart):
    """One innovation at a time; what is chosen stays chosen while forms are filled in."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.shown = 0
        self._clashes: tuple[council.Clash, ...] = ()
        self.chooser = ChoiceBox()
        self.chooser.setAccessibleName(_("Hồ sơ đang chấm"))
        self.chooser.setMinimumContentsLength(20)
        self.chooser.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.before, self.after = QToolButton(), QToolButton()
        self.review = QPushButton(_("Xem chạy thử…"))
        self.hint = small("")
        self.model = GridModel(self)
        self.grid = Grid(self.model)
        self.said = Words("")
        self._build()
        self._connect()

    def _build(self) -> None:
        line = QHBoxLayout()
        for button, name, words in (
            (self.before, "arrow-left", _("Hồ sơ trước")),
            (self.after, "arrow-right", _("Hồ sơ sau")),
        ):
            set_icon(button, name, "muted")
            button.setToolTip(words)
            button.setAccessibleName(words)
        line.addWidget(self.before)
        line.addWidget(self.chooser, 1)
        line.addWidget(self.after)
        set_icon(self.review, "lightbulb")
        line.addWidget(self.review)
        self.column.addLayout(line)
        self.column.addWidget(self.grid, 1)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.said)
        acts = (
            (_("Hồ sơ sau"), "arrow-right", lambda: self.step(1)),
            (_("Phiếu trắng"), "circle-dashed", self.abstain),
            (_("Kết luận, ý kiến…"), "pencil", self.override),
            (_("Không chấm vì lợi ích…"), "ban", self.declare),
            (_("Xóa phiếu"), "trash-2", self.clear),
        )
        self._acts = self.add_buttons(acts)

    def _connect(self) -> None:
        self.chooser.activated.connect(lambda place: self.show_examination(int(self.chooser.itemData(place))))
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.model.marked.connect(self.mark)
        self.review.clicked.connect(self.show_review)
        self.grid.overridden.connect(self.override)
        self.grid.moved.connect(self._follow)

    def show_round(self, shown: Round) -> None:
        """Show the forms on a dossier of a round: the one that was shown, else the first."""
        super().show_round(shown)
        book = self.session.book
        self._clashes = council.clashes_of(book, shown.id)
        taken = council.examinations(book, shown.id)
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for item in taken:
                record = book.get(Innovation, item.innovation_id)
                self.chooser.addItem(_shortened(f"{record.code} – {record.title}"), item.id)
        keys = [item.id for item in taken]
        self.show_examination(self.shown if self.shown in keys else keys[0] if keys else 0)

    def show_examination(self, examination: int) -> None:
        """Show the forms on a dossier; 0 is none."""
        is_other = examination != self.shown
        self.shown = examination
        sheet = balloting.sheet_of(self.session.book, examination, self._clashes) if examination else None
        self.model.show_sheet(sheet)
        with QSignalBlocker(self.chooser):
            self.chooser.setCurrentIndex(self.chooser.findData(examination))
        if sheet is not None and sheet.members and (is_other or not self.grid.currentIndex().isValid()):
            self.grid.setCurrentIndex(self.model.index(0, 0))
        self.said.setText(_standing(sheet) if sheet else "")
        self._follow()

    def step(self, steps: int) -> None:
        """Go to the next dossier, or the one before."""
        place = self.chooser.currentIndex() + steps
        if 0 <= place < self.chooser.count():
            self.show_examination(int(self.chooser.itemData(place)))
            self.grid.setFocus()

    def mark(self, member: int, key: str, value: str) -> None:
        """Write one mark as one step; what is outside the limits only where somebody is sure."""
        book, shown = self.session.book, self.shown
        try:
            self.session.remember(balloting.mark(book, shown, member, key, value))
        except balloting.PayDoubtError as doubt:
            details = _("Chỉ ghi nếu phiếu của thành viên đúng là như vậy.")
            if ask(self, str(doubt), _("Vẫn ghi"), details=details, is_risky=True):
                self.run(lambda: balloting.mark(book, shown, member, key, value, is_sure=True))
        except UserError as problem:
            show_error(self, str(problem))

    def abstain(self) -> None:
        """Note an abstention of the member in whose column one is, or take it back."""
        sheet, member = self._here()
        if sheet is not None and member is not None:
            ballot = sheet.ballots.get(member.id)
            wanted = not (ballot and ballot.is_abstention)
            self.run(lambda: balloting.abstain(self.session.book, self.shown, member.id, wanted))

    def override(self) -> None:
        """Let the member in whose column one is conclude otherwise."""
        sheet, member = self._here()
        if sheet is not None and member is not None:
            ask_override(self.session, self, sheet, member)

    def declare(self) -> None:
        """Note an interest of the member in whose column one is; take back one that was declared."""
        sheet, member = self._here()
        if sheet is None or member is None:
            return
        clash = sheet.clashes.get(member.id)
        if clash is None:
            ask_conflict(self.session, self, sheet, member)
        elif clash.interest is council.Interest.DECLARED:
            sentence = _("Cho {name} chấm lại {code}?")
            words = sentence.format(name=member.name, code=sheet.innovation.code)
            if ask(self, words, _("Cho chấm"), is_risky=True):
                book, key = self.session.book, sheet.innovation.id
                self.run(lambda: examining.withdraw_conflict(book, member.id, key))
        else:
            show_error(self, ballot_words.clash_words(clash))

    def clear(self) -> None:
        """Take the form of the member in whose column one is away, having asked."""
        sheet, member = self._here()
        if sheet is None or member is None or member.id not in sheet.ballots:
            return
        words = _("Xóa phiếu của {name}?").format(name=member.name)
        if ask(self, words, _("Xóa phiếu"), is_risky=True):
            self.run(lambda: balloting.clear_ballot(self.session.book, self.shown, member.id))

    def show_review(self) -> None:
        """Show what the checks remark, for the reviewer to judge."""
        sheet = self.model.sheet
        if sheet is None:
            return
        book = self.session.book
        report = review_report(
            book, load_dossier(book, sheet.innovation.id), packs.pack_for(book, sheet.innovation)
        )
        dialog = QDialog(self)
        dialog.setWindowTitle(report.title)
        view = ReportView(dialog)
        view.onward.hide()
        view.went_back.connect(dialog.accept)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        view.show_report(report, _("Quay lại chấm phiếu"))
        resize_within(dialog, letters(86), space(56))
        dialog.exec()
        dialog.deleteLater()

    def _here(self) -> tuple[Sheet | None, Member | None]:
        sheet, index = self.model.sheet, self.grid.currentIndex()
        return sheet, sheet.members[index.column()] if sheet and index.isValid() else None

    def _follow(self) -> None:
        sheet, member = self._here()
        place, last = self.chooser.currentIndex(), self.chooser.count() - 1
        self.before.setEnabled(place > 0)
        for button in (self.after, self._acts[0]):
            button.setEnabled(0 <= place < last)
        for button in self._acts[1:]:
            button.setEnabled(member is not None)
        self.review.setEnabled(sheet is not None)
        if sheet is None:
            self.hint.setText(_("Chưa có hồ sơ nào để chấm. Nhận hồ sơ ở phần Hồ sơ."))
        elif not sheet.members:
            self.hint.setText(_("Hội đồng chưa có thành viên. Thêm ở phần Hội đồng."))
        elif sheet.examination.accepted_on is None:
            self.hint.setText(_("Hồ sơ chưa được tiếp nhận nên chưa chấm được. Tiếp nhận ở phần Hồ sơ."))
        else:
            self.hint.setText(self.model.choices(self.grid.currentIndex()))


def _standing(sheet: Sheet) -> str:
    said = [ballot_words.tally_words(sheet.tally)]
    result = ballot_words.result_words(sheet.tally.derived)
    if result:
        limit = council.rules().recognise.label
        said.append(_("Theo phiếu ({limit} tổng số thành viên): {result}").format(limit=limit, result=result))
    said += ballot_pay.summary_words(sheet.pay)
    if sheet.mean is not None:
        said.append(_("Điểm trung bình {score}").format(score=ballot_words.score_words(sheet.mean)))
    said += [ballot_words.clash_words(clash) for clash in sheet.clashes.values()]
    return ". ".join(part.rstrip(".") for part in said) + "."


def _shortened(words: str) -> str:
    return words if len(words) <= _TITLE_LETTERS else words[: _TITLE_LETTERS - 1] + "…"
