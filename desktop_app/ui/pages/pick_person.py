"""Choosing somebody of the book by name, or adding them in the same breath."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Person
from desktop_app.domain.text import clean
from desktop_app.services import people
from desktop_app.services.books import Book
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import Words, heading, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space

_PERSON = int(Qt.ItemDataRole.UserRole)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PersonDialog(QDialog):
    """A search, the people found, and a way to add a name the book does not have."""

    def __init__(self, parent: QWidget, book: Book, remember: Callable[[Changes], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Chọn người"))
        self._book, self._remember = book, remember
        self.chosen: Person | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Gõ tên, có dấu hay không dấu"))
        self.search.setAccessibleName(_("Tìm người theo tên"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName(_("Những người tìm thấy"))
        self.found.setWordWrap(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemActivated.connect(self._take)
        self.found.currentItemChanged.connect(self._follow)
        self.none = Words("", "muted")
        self.add = QPushButton()
        set_icon(self.add, "user-plus")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self._build()
        self._find("")
        resize_within(self, letters(72), space(40))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addWidget(heading(_("Chọn trong danh bạ của sổ"), 2))
        column.addWidget(self.search)
        column.addWidget(self.found, 1)
        column.addWidget(self.none)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        column.addLayout(line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = primary_button(_("Chọn"))
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        buttons.accepted.connect(lambda: self._take(self.found.currentItem()))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the people found without leaving the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self.found.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        self.found.clear()
        for person in people.find_people(self._book, text):
            facts = (person.birth[:4], person.post, person.workplace)
            item = QListWidgetItem(", ".join(part for part in (person.name, *facts) if part))
            item.setData(_PERSON, person)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        name = clean(text)
        self.none.setVisible(self.found.count() == 0)
        self.none.setText(
            _("Không có ai tên “{name}” trong danh bạ.").format(name=name)
            if name
            else _("Danh bạ chưa có ai.")
        )
        self.add.setVisible(bool(name))
        self.add.setText(_("Thêm “{name}” vào danh bạ").format(name=name[:40]).replace("&", "&&"))
        self._follow(self.found.currentItem())

    def _follow(self, item: QListWidgetItem | None, _former: QListWidgetItem | None = None) -> None:
        self.take.setEnabled(item is not None)
        (self.add if item is None and not self.add.isHidden() else self.take).setDefault(True)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen = item.data(_PERSON)
            self.accept()

    def _add(self) -> None:
        try:
            added = people.add_person(self._book, {"name": clean(self.search.text())})
        except UserError as error:
            show_error(self, str(error))
            return
        self._remember(added.changes)
        self.chosen = self._book.get(Person, added.id)
        self.accept()


def ask_person(parent: QWidget, book: Book, remember: Callable[[Changes], None]) -> Person | None:
    """Ask for somebody; `remember` takes the step that added one. None where nobody was chosen."""
    dialog = PersonDialog(parent, book, remember)
    dialog.exec()
    chosen = dialog.chosen
    dialog.deleteLater()
    return chosen
