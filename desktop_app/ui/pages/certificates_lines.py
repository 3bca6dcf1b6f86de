"""The decided lines of a round in signing order: which are to be printed, and which were."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.awards import NominationLine, PrintedCertificate
from desktop_app.domain.language import _
from desktop_app.services.certificate_prints import print_words
from desktop_app.ui.kit.words import link_button, small
from desktop_app.ui.look.metrics import space

_KEY = int(Qt.ItemDataRole.UserRole)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class LinesPart(QWidget):
    """Emits `chosen` with the line that is to be looked at. What is ticked is printed."""

    chosen = Signal(int)
    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Bằng, giấy khen theo thứ tự ký"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all, self.unprinted = link_button(_("Chọn hết")), link_button(_("Chưa in"))
        self.only = link_button(_("Chỉ dòng này"))
        self.count = small("")
        line = QHBoxLayout()
        line.setSpacing(space())
        for button in (self.all, self.unprinted, self.only):
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(line)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        self._prints: Mapping[int, Sequence[PrintedCertificate]] = {}
        self._waiting = self._elsewhere = 0
        self.all.clicked.connect(lambda: self.tick(self.keys()))
        self.unprinted.clicked.connect(
            lambda: self.tick([key for key in self.keys() if not self._prints.get(key)])
        )
        self.only.clicked.connect(lambda: self.tick([self.current()]))
        self.list.currentRowChanged.connect(self._moved)
        self.list.itemChanged.connect(lambda _item: self._count())

    def show_lines(
        self,
        lines: Sequence[NominationLine],
        prints: Mapping[int, Sequence[PrintedCertificate]],
        waiting: int,
        elsewhere: int = 0,
    ) -> None:
        """Show lines; those there were before stay ticked or not, new ones are ticked where not printed.

        `waiting` have no decision yet; `elsewhere` have one, and the blank in view is not for them.
        """
        before = {self._key(row): self._is_ticked(row) for row in range(self.list.count())}
        current = self.current()
        self._prints, self._waiting, self._elsewhere = prints, waiting, elsewhere
        with QSignalBlocker(self.list):
            self.list.clear()
            for line in lines:
                item = QListWidgetItem(f"{line.name}\n{print_words(prints.get(line.id, ()))}", self.list)
                item.setData(_KEY, line.id)
                item.setToolTip(line.name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                is_wanted = before.get(line.id, not prints.get(line.id))
                item.setCheckState(_CHECKED if is_wanted else _UNCHECKED)
            keys = self.keys()
            self.list.setCurrentRow(keys.index(current) if current in keys else 0)
        self._count()

    def keys(self) -> list[int]:
        """Return every line, in order."""
        return [self._key(row) for row in range(self.list.count())]

    def current(self) -> int:
        """Return the line that is looked at; 0 for none."""
        row = self.list.currentRow()
        return self._key(row) if row >= 0 else 0

    def chosen_keys(self) -> list[int]:
        """Return the lines that are ticked, in order."""
        return [self._key(row) for row in range(self.list.count()) if self._is_ticked(row)]

    def tick(self, keys: Sequence[int]) -> None:
        """Tick these lines and no others."""
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                is_wanted = self._key(row) in keys
                self.list.item(row).setCheckState(_CHECKED if is_wanted else _UNCHECKED)
        self._count()

    def show_line(self, key: int) -> None:
        """Go to a line."""
        if key in self.keys():
            self.list.setCurrentRow(self.keys().index(key))

    def _count(self) -> None:
        words = _("Chọn {count}/{all}").format(count=len(self.chosen_keys()), all=self.list.count())
        if self._waiting:
            words += _(" · {count} dòng chờ quyết định").format(count=self._waiting)
        if self._elsewhere:
            words += _(
                " · {count} dòng khác không dùng phôi này (thẻ “Phôi”: “Dùng cho”, “Tặng cho”)"
            ).format(count=self._elsewhere)
        self.count.setText(words)
        self.ticked.emit()

    def _moved(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._key(row))

    def _key(self, row: int) -> int:
        return int(self.list.item(row).data(_KEY))

    def _is_ticked(self, row: int) -> bool:
        return self.list.item(row).checkState() == _CHECKED
