"""Năm câu hỏi: how somebody who has never seen the form begins."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.services import packs, units
from desktop_app.services.innovations import Added
from desktop_app.services.starting import Start, start_innovation
from desktop_app.ui.kit.editors.base import Editor, commit_typing
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.date import DateEditor
from desktop_app.ui.kit.editors.growing import GrowingText
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.notice import NoticeBar
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import IconWords, Words, heading, primary_button
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, line_height, space
from desktop_app.ui.pages.dossier_context import unit_entries
from desktop_app.ui.shell.session import Session

_TOP = Qt.AlignmentFlag.AlignTop
_AS_WIDE_AS_THE_REST = 16_777_215  # what Qt takes for no limit


class StartDialog(QDialog):
    """Five questions on one page; only the first must be answered. `added` is the dossier that was made."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sáng kiến mới"))
        self._session = session
        self.added: Added | None = None
        book = session.book
        self.title = LineEditor()
        self.unit = ChoiceEditor(unit_entries(units.all_units(book)), empty=None, allows_own=True)
        typed_unit = self.unit.combo.lineEdit()
        if typed_unit is not None:
            typed_unit.setPlaceholderText(
                _("Nơi xét công nhận: thường là công ty, nhà máy, không phải tổ, đội")
            )
        self.authors = GrowingText(2, 6)
        self.authors.setPlainText(book.who)
        self.authors.setPlaceholderText(_("Mỗi người một dòng, bạn trước"))
        self.applied_on = DateEditor()
        self.applied_at = LineEditor()
        self.difficulty = GrowingText(3, 8)
        forms = [(pack.id, pack.title) for pack in packs.available(book)]
        self.form = ChoiceEditor(forms)
        for choice in (self.unit, self.form):
            choice.combo.setMaximumWidth(_AS_WIDE_AS_THE_REST)
        self.form.set_value(session.preferences.get("start.form", packs.default_form()))
        self.error = IconWords("circle-alert", "danger")
        self.error.hide()
        self._build()
        resize_within(self, letters(READABLE_LETTERS) + space(10), round(line_height() * 34))
        self.title.focus_target().setFocus()

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.setSpacing(space(1.5))
        column.addWidget(heading(_("Năm câu hỏi để bắt đầu"), 1))
        column.addWidget(
            Words(
                _("Chỉ câu 1 cần trả lời ngay. Câu khác có thể để trống; mọi câu đều sửa được trong hồ sơ."),
                "muted",
            )
        )
        self._ask(column, _("1. Giải pháp của bạn tên là gì?"), self.title)
        self._ask(column, _("2. Bạn làm ở đơn vị nào? Chọn, hoặc gõ tên đơn vị chưa có."), self.unit)
        self._ask(column, _("3. Những ai cùng nghĩ ra?"), self.authors)
        self._ask(column, _("4. Bắt đầu áp dụng từ ngày nào, ở đâu?"), self.applied_on, self.applied_at)
        self.applied_at.line.setPlaceholderText(_("Nơi áp dụng: phân xưởng, tổ máy, thiết bị"))
        self._ask(column, _("5. Trước đây khó ở chỗ nào, giờ bớt được điều gì?"), self.difficulty)
        self._ask(column, _("Mẫu đơn"), self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self._questions = scroll
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.begin_button = primary_button(_("Bắt đầu viết hồ sơ"))
        buttons.addButton(self.begin_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.begin_button.setDefault(True)
        buttons.accepted.connect(self.begin)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(space(2), space(0.5), space(2), space(1.5))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(buttons)

    def _ask(self, column: QVBoxLayout, question: str, *answers: QWidget) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(space(0.5))
        label = heading(question, 3)
        lines.addWidget(label)
        notice = NoticeBar()
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(space())
        for place, answer in enumerate(answers):
            is_last = place == len(answers) - 1
            side_by_side.addWidget(answer, int(is_last), Qt.AlignmentFlag(0) if is_last else _TOP)
            target = answer.focus_target() if isinstance(answer, Editor) else answer
            target.setAccessibleName(question)
            if isinstance(answer, LineEditor | GrowingText):
                answer.noticed.connect(notice.tell)
        lines.addLayout(side_by_side)
        lines.addWidget(notice)
        if self.title in answers:
            lines.addWidget(self.error)
        column.addLayout(lines)
        first = answers[0]
        label.setBuddy(first.focus_target() if isinstance(first, Editor) else first)

    def begin(self) -> None:
        """Make the dossier; say beside the question what stands in the way."""
        commit_typing()
        try:
            self.added = start_innovation(self._session.book, self._start())
        except UserError as problem:
            self.error.words.setText(str(problem))
            self.error.show()
            self._questions.ensureWidgetVisible(self.error)
            self.title.focus_target().setFocus()
            return
        self._session.preferences.set("start.form", str(self.form.value() or packs.default_form()))
        self.accept()

    def _start(self) -> Start:
        unit = self.unit.value()
        return Start(
            title=self.title.value(),
            unit=unit,
            authors=tuple(line for line in map(clean, self.authors.toPlainText().splitlines()) if line),
            applied_on=self.applied_on.value(),
            applied_at=self.applied_at.value(),
            difficulty=self.difficulty.toPlainText(),
            form_id=str(self.form.value() or ""),
        )


def ask_start(session: Session, parent: QWidget | None) -> Added | None:
    """Ask the five questions; None where it was called off."""
    dialog = StartDialog(session, parent)
    dialog.exec()
    added = dialog.added
    dialog.deleteLater()
    return added
