"""The last step of bringing a list in: what came of it, what was left out, and the way back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.services.importing import Preview
from desktop_app.services.importing_rows import Verdict
from desktop_app.ui.kit.words import IconWords, Words
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space


class ImportDone(QWidget):
    """`save_wanted` asks for the file of rows left out, `undo_wanted` to take the step back."""

    save_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.outcome = IconWords("circle-check", "success")
        self.left = Words("")
        self.told = Words("", "muted")
        self.save = QPushButton(_("Lưu danh sách dòng không nhập…"))
        set_icon(self.save, "download")
        self.undo = QPushButton(_("Hoàn tác việc nhập"))
        set_icon(self.undo, "undo-2")
        self.save.clicked.connect(self.save_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(space())
        buttons.addWidget(self.save)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space())
        column.addWidget(self.outcome)
        column.addWidget(self.left)
        column.addLayout(buttons)
        column.addWidget(self.told)
        column.addStretch(1)

    def show_outcome(self, preview: Preview) -> None:
        """Say how many rows were written and why the others were not."""
        written, left = len(preview.written), preview.left_out
        words = _("Đã nhập {count} dòng vào sổ, loại “{kind}”.")
        self.outcome.say(
            words.format(count=format_money(written), kind=preview.kind.label), "circle-check", "success"
        )
        refused = sum(row.verdict is Verdict.REFUSED for row in left)
        there = sum(row.verdict is Verdict.SKIPPED for row in left)
        others = len(left) - refused - there
        parts = [
            words.format(count=format_money(count))
            for count, words in (
                (refused, _("{count} dòng không nhập được")),
                (there, _("{count} dòng đã có hoặc là dòng cộng, tên nhóm")),
                (others, _("{count} dòng chưa trả lời hoặc đã chọn bỏ qua")),
            )
            if count
        ]
        self.left.setText(_("Không nhập: {parts}.").format(parts="; ".join(parts)) if parts else "")
        self.left.setVisible(bool(parts))
        self.save.setVisible(bool(left))
        self.undo.setEnabled(True)
        self.told.setText("")

    def say_saved(self, out: Path) -> None:
        """Say where the file went."""
        self.told.setText(_("Đã ghi {path}").format(path=out))

    def say_undone(self) -> None:
        """Say that the step was taken back."""
        self.undo.setEnabled(False)
        self.outcome.say(_("Đã hoàn tác: sổ như trước khi nhập."), "undo-2", "muted")
