"""The task list of a dossier: every section of its form with its status, in any order."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.services.editing import Task, TaskStatus
from desktop_app.ui.kit.words import heading, small
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import hair, letters, line_height, space

_LOOKS = {
    TaskStatus.EMPTY: ("circle", "muted"),
    TaskStatus.STARTED: ("circle-dot", "accent"),
    TaskStatus.DONE: ("circle-check", "success"),
    TaskStatus.OPTIONAL: ("circle-dashed", "muted"),
}
_SECTION = Qt.ItemDataRole.UserRole


def status_words(task: Task, faults: int) -> str:
    """Say how far a section is; faults are known only after a check."""
    if faults:
        return _("Cần sửa {count} chỗ").format(count=faults)
    words = {
        TaskStatus.EMPTY: _("Chưa làm"),
        TaskStatus.STARTED: _("Đang làm, {filled}/{required}").format(
            filled=task.filled, required=task.required
        ),
        TaskStatus.DONE: _("Xong"),
        TaskStatus.OPTIONAL: _("Không bắt buộc"),
    }
    return words[task.status]


class TaskLines(QListWidget):
    """Lines as high as their words: Qt forgets a style sheet's padding when it measures wrapped words."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.measure()

    def measure(self) -> None:
        """Give every line the height its words need at this width."""
        icon, padding = self.iconSize().width(), space(0.4) + hair()
        room = self.viewport().width() - icon - 2 * space(0.5) - space(1)
        wrap = int(Qt.TextFlag.TextWordWrap)
        for row in range(self.count()):
            item = self.item(row)
            words = self.fontMetrics().boundingRect(QRect(0, 0, max(1, room), 10_000), wrap, item.text())
            item.setSizeHint(QSize(0, words.height() + 2 * padding))


class TaskList(QWidget):
    """Sections to choose from; `chosen` carries the id of one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = TaskLines()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("is_way", True)
        self.list.setWordWrap(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setIconSize(QSize(round(line_height()), round(line_height())))
        self.list.setSpacing(0)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Các mục của hồ sơ"))
        self.list.currentItemChanged.connect(self._changed)
        self.summary = small("")
        self._shown: tuple[Sequence[Task], Mapping[str, int], str] = ((), {}, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(), space(), space(0.5), space(0.5))
        column.setSpacing(space(0.5))
        title = heading(_("Các mục của hồ sơ"), 3)
        for words in (title, self.summary):
            words.setIndent(space(0.5))
            column.addWidget(words)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(letters(26))

    def show_tasks(self, tasks: Sequence[Task], faults: Mapping[str, int], current: str) -> None:
        """Bring every line up to date without moving away from the current one."""
        self._shown = (tasks, faults, current)
        self.list.blockSignals(True)
        if [self._section(row) for row in range(self.list.count())] != [task.section.id for task in tasks]:
            self.list.clear()
            for task in tasks:
                item = QListWidgetItem()
                item.setData(_SECTION, task.section.id)
                self.list.addItem(item)
        for row, task in enumerate(tasks):
            self._show(self.list.item(row), task, faults.get(task.section.id, 0))
            if task.section.id == current:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.list.measure()
        done = sum(task.status in (TaskStatus.DONE, TaskStatus.OPTIONAL) for task in tasks)
        self.summary.setText(_("{done} trong {all} mục không còn thiếu gì").format(done=done, all=len(tasks)))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.list.count():
            self.show_tasks(*self._shown)

    def _show(self, item: QListWidgetItem, task: Task, faults: int) -> None:
        name, tone = ("circle-alert", "danger") if faults else _LOOKS[task.status]
        drawn = icons.picture(name, tone)
        icon = QIcon(drawn)
        icon.addPixmap(drawn, QIcon.Mode.Selected)
        item.setIcon(icon)
        words = f"{task.section.title}\n{status_words(task, faults)}"
        if item.text() != words:
            item.setText(words)

    def _section(self, row: int) -> str:
        return str(self.list.item(row).data(_SECTION))

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_SECTION)))
