"""Somebody at the window: types, presses, chooses, reads. Everything is found by the words people see."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from desktop_app.services.preferences import Preferences
from desktop_app.ui.kit.field_row import FieldRow
from desktop_app.ui.kit.report_view import ReportView
from desktop_app.ui.look.qt_words import speak
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages.annex_row import AnnexRow
from desktop_app.ui.pages.dossier_findings import FindingsPanel
from desktop_app.ui.shell.main_window import MainWindow
from tests.journeys.cases import Notes

Found = TypeVar("Found", bound=QWidget)
Act = Callable[["Person"], None]
TASKS = "Các mục của hồ sơ"
WAIT_MS = 15_000


class Person:
    """One pair of hands and eyes; `place` is the window, or the dialog that is being answered."""

    def __init__(self, qtbot: QtBot, place: QWidget) -> None:
        self.qtbot, self.place = qtbot, place

    # Eyes

    def words(self) -> str:
        """Read everything in sight, labels, buttons, fields and tables, a line each."""
        return "\n".join(text for item in self._in_sight(QWidget) for text in _texts_of(item) if text)

    def sees(self, *texts: str) -> bool:
        """Tell whether all of these stand somewhere in sight."""
        words = self.words()
        return all(text in words for text in texts)

    def wait_for(self, *texts: str) -> None:
        """Wait until these can be read."""

        def can_be_read() -> None:
            words = self.words()
            missing = [text for text in texts if text not in words]
            assert not missing, f"{missing} not in:\n{words}"

        self.qtbot.waitUntil(can_be_read, timeout=WAIT_MS)

    def field(self, key: str) -> QWidget:
        """Return where one types into a field of the form."""
        return self.row(key).editor.focus_target()

    def row(self, key: str) -> FieldRow:
        """Return a field of the form with all that stands around it."""
        found = [item for item in self._in_sight(FieldRow) if item.field.key == key]
        assert found, f"no field {key} in sight:\n{self.words()}"
        return found[0]

    def around(self, key: str) -> "Person":
        """Look only at one field and what stands around it."""
        return Person(self.qtbot, self.row(key))

    def named(self, name: str, kind: type[Found] = QWidget) -> Found:
        """Return what a screen reader would call by that name."""
        found = [item for item in self._in_sight(kind) if item.accessibleName() == name]
        assert found, f"nothing is called “{name}”:\n{self.words()}"
        return found[0]

    def shown(self, key: str) -> str:
        """Read what stands in a field."""
        return "\n".join(_texts_of(self.field(key)))

    def in_focus(self) -> str:
        """Return the key of the field the cursor is in, "" outside the form."""
        widget = QApplication.focusWidget()
        while widget is not None:
            if isinstance(widget, FieldRow):
                return widget.field.key
            widget = widget.parentWidget()
        return ""

    # Hands

    def type_into(self, key: str, text: str) -> None:
        """Put the cursor at the end of a field and type, as an input method does."""
        self.type_in(self.field(key), text)

    def type_in(self, target: QWidget, text: str) -> None:
        """Type into a widget; a line break is the Enter key."""
        if isinstance(target, QComboBox):
            line = target.lineEdit()
            assert line is not None
            target = line
        self._come_back()
        target.setFocus()
        if isinstance(target, QTextEdit):
            target.moveCursor(QTextCursor.MoveOperation.End)
        for place, line in enumerate(text.split("\n")):
            if place:
                self.qtbot.keyClick(target, Qt.Key.Key_Return)
            commit(target, line)

    def clear(self, key: str) -> None:
        """Delete everything in a field."""
        target = self.field(key)
        target.setFocus()
        assert isinstance(target, QTextEdit | QLineEdit)
        target.selectAll()
        self.qtbot.keyClick(target, Qt.Key.Key_Delete)

    def paste_into(self, key: str, text: str, html: str = "") -> None:
        """Paste from the clipboard into a field of the form."""
        self.paste_in(self.field(key), text, html)

    def paste_in(self, target: QWidget, text: str, html: str = "") -> None:
        """Paste from the clipboard into a widget."""
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)
        target.setFocus()
        if isinstance(target, QTextEdit):
            target.moveCursor(QTextCursor.MoveOperation.End)
        self.qtbot.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def choose(self, key: str, words: str) -> None:
        """Choose an entry of a list, or the answer that stands there to be chosen."""
        if isinstance(self.field(key), QRadioButton):
            self.around(key).press(words)
        else:
            self.choose_in(self.field(key), words)

    def choose_in(self, box: QWidget, words: str) -> None:
        """Choose an entry of a box by its words."""
        assert isinstance(box, QComboBox)
        entries = [box.itemText(place).strip() for place in range(box.count())]
        assert words in entries, entries
        box.setFocus()
        box.setCurrentIndex(entries.index(words))

    def press(self, words: str) -> None:
        """Press the button with these words, or with this name for screen readers."""
        found = [item for item in self._in_sight(QAbstractButton) if _is_called(item, words)]
        assert found, f"no button “{words}”:\n{self.words()}"
        assert found[0].isEnabled(), f"“{words}” cannot be pressed"
        at = QPoint(8, found[0].height() // 2)  # on the mark of a radio button, however wide it is
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton, pos=at)

    def follow(self, words: str) -> None:
        """Press the link whose words hold these."""
        found = [item for item in self._in_sight(QAbstractButton) if words in item.accessibleName()]
        assert found, f"no link “{words}”:\n{self.words()}"
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def do(self, words: str) -> None:
        """Do the action of a menu, button or key with these words."""
        self.action(words).trigger()

    def action(self, words: str) -> QAction:
        """Return the action with these words that can be done now."""
        actions = [item for item in self.place.findChildren(QAction) if plain(item.text()).startswith(words)]
        assert actions, f"no action “{words}”"
        can = [item for item in actions if item.isEnabled() and item.isVisible()]
        assert can, f"“{words}” cannot be done now"
        return can[0]

    def do_of(self, button: str, words: str) -> None:
        """Do an entry of the menu under a button."""
        entry = next((item for item in self.menu_of(button) if plain(item.text()) == words), None)
        assert entry is not None, [item.text() for item in self.menu_of(button)]
        assert entry.isEnabled()
        entry.trigger()

    def menu_of(self, button: str) -> list[QAction]:
        """Let the menu under a button fill itself as it does on opening, and return its entries."""
        found = [item for item in self._in_sight(QPushButton) if plain(item.text()) == button]
        menu = found[0].menu()
        menu.aboutToShow.emit()
        return menu.actions()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the cursor is."""
        self._come_back()
        self.qtbot.keyClick(QApplication.focusWidget() or self.place, key, modifiers)

    # The dossier

    def sections(self) -> list[str]:
        """Return the titles of the task list."""
        tasks = self.named(TASKS, QListWidget)
        return [tasks.item(place).text().split("\n")[0] for place in range(tasks.count())]

    def open_section(self, title: str) -> None:
        """Click a section of the task list."""
        tasks = self.named(TASKS, QListWidget)
        item = next(
            tasks.item(place) for place in range(tasks.count()) if tasks.item(place).text().startswith(title)
        )
        tasks.scrollToItem(item)
        place = tasks.visualItemRect(item).center()
        self.qtbot.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def annexes(self) -> list[str]:
        """Read the numbered files of the dossier: number and name."""
        before = "Tên tài liệu "
        fields = [item for item in self._in_sight(QTextEdit) if item.accessibleName().startswith(before)]
        return [f"{item.accessibleName().removeprefix(before)} {item.toPlainText()}" for item in fields]

    def wait_for_annexes(self, *names: str) -> None:
        """Wait until these files, and no other, are attached."""
        wanted = [f"[{number}] {name}" for number, name in enumerate(names, start=1)]
        self.qtbot.waitUntil(lambda: self.annexes() == wanted, timeout=WAIT_MS)

    def answer(self, answers: Mapping[str, str]) -> None:
        """Choose the answers of a section, a field each."""
        for key, words in answers.items():
            self.choose(key, words)

    def fill(self, texts: Mapping[str, str]) -> None:
        """Type into the fields of a section, each in the place of what stands there."""
        for key, text in texts.items():
            if self.shown(key):
                self.clear(key)
            self.type_into(key, text)

    def fill_table(self, key: str, cells: Sequence[str]) -> None:
        """Put the table that a text offers under what stands there, and go through its empty cells."""
        self.around(key).press("Chèn bảng so sánh trước – sau")
        for place, words in enumerate(cells):
            if place:
                self.key(Qt.Key.Key_Tab)
            commit(self.field(key), words)

    def findings(self) -> list[str]:
        """Press F9 and read what must be mended, then what is worth a look."""
        self.key(Qt.Key.Key_F9)
        return self.found()

    def found(self) -> list[str]:
        """Read the list of findings in sight, the gravest first, without what was put by."""
        panels = self._in_sight(FindingsPanel)
        return [line.accessibleName() for panel in panels for line in (*panel.errors.lines, *panel.lines)]

    def report(self, title: str) -> str:
        """Open a report of the menu “Kết quả” and read it."""
        self.do_of("Kết quả", title)
        return self.report_words()

    def report_words(self) -> str:
        """Read the report in sight."""
        (view,) = self._in_sight(ReportView)
        return Person(self.qtbot, view).words()

    def annex_rows(self) -> "list[Person]":
        """Look only at one attached file, for each of them."""
        return [Person(self.qtbot, row) for row in self._in_sight(AnnexRow)]

    def annex(self, number: int, words: str, name: str = "") -> None:
        """Tick or type what is asked about an attached file."""
        target = self.named(f"{words} tài liệu [{number}]")
        if isinstance(target, QAbstractButton):
            self.qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(8, target.height() // 2))
        else:
            target.setFocus()
            assert isinstance(target, QTextEdit | QLineEdit)
            target.selectAll()
            self.type_in(target, name)

    def add_by_formula(self, search: str, inputs: Mapping[str, str], texts: Mapping[str, str]) -> str:
        """Add a line of the money by a formula; return what its window said before the line was taken."""
        said: list[str] = []

        def act(hands: Person) -> None:
            fill_formula(hands, search, {**inputs, **texts})
            said.append(hands.words())
            hands.press("Thêm dòng này")

        with self.answering(act):
            self.press("Thêm theo công thức…")
        return said[0]

    def type_row(self, view: QTableView, row: int, cells: dict[str, str]) -> None:
        """Type into the cells of one row, by their headings."""
        model = view.model()
        headings = [
            str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())
        ]
        for heading, text in cells.items():
            assert heading in headings, headings
            index = model.index(row, headings.index(heading))
            view.setFocus()
            view.setCurrentIndex(index)
            if not _cell_editors(view):  # the button that adds a row may have opened one
                view.edit(index)
            (editor,) = _cell_editors(view)
            editor.selectAll()
            commit(editor, text)
            view.commitData(editor)
            view.closeEditor(editor, view.itemDelegate().EndEditHint.NoHint)

    def choose_cell(self, view: QTableView, row: int, heading: str, words: str) -> None:
        """Choose an entry of the list that a cell offers, by keys."""
        model = view.model()
        columns = range(model.columnCount())
        headings = [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in columns]
        index = model.index(row, headings.index(heading))
        self._come_back()
        view.setFocus()
        view.setCurrentIndex(index)
        self.qtbot.keyClick(view, Qt.Key.Key_F2)
        box = next(item for item in view.viewport().findChildren(QComboBox) if not item.isHidden())
        entries = [box.itemText(place) for place in range(box.count())]
        assert words in entries, entries
        self.qtbot.waitUntil(lambda: box.view().isVisible())
        for _step in range(entries.index(words) - box.currentIndex()):
            self.qtbot.keyClick(box.view(), Qt.Key.Key_Down)
        self.qtbot.keyClick(box.view(), Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: str(index.data()) == words)

    def drop_on(self, target: QWidget, paths: Sequence[Path]) -> None:
        """Drop files on a widget."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = target.rect().center()
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(middle, Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted(), "files are not welcome here"
        QApplication.sendEvent(
            target, QDropEvent(middle.toPointF(), Qt.DropAction.CopyAction, data, buttons, keys)
        )

    @contextmanager
    def answering(self, act: Act) -> Generator[list[str]]:
        """Answer the one dialog that opens inside the block; the list fills with what it said."""
        said: list[str] = []
        answered: list[BaseException | None] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or not dialog.isVisible():
                timer.start()
                return
            hands = Person(self.qtbot, dialog)
            said.append(hands.words())
            try:
                act(hands)
                answered.append(None)
            except BaseException as error:  # an exception must not be lost in Qt's event loop
                answered.append(error)
            if dialog.isVisible() and isinstance(dialog, QDialog) and answered[-1] is not None:
                dialog.reject()

        timer = QTimer(self.place, singleShot=True, interval=5)
        timer.timeout.connect(look)
        timer.start()
        yield said
        self.qtbot.waitUntil(lambda: bool(answered), timeout=WAIT_MS)
        timer.stop()
        self._come_back()
        problem = answered[0]
        if problem is not None:
            raise problem

    def _come_back(self) -> None:
        """Look at the window again: without a desktop nobody gives it the focus back."""
        window = self.place.window()
        if not window.isActiveWindow():
            with self.qtbot.waitActive(window):
                window.activateWindow()

    def _in_sight(self, kind: type[Found]) -> list[Found]:
        QApplication.processEvents()  # what was just made comes into sight with the next turn of the loop
        return [item for item in self.place.findChildren(kind) if item.isVisibleTo(self.place)]


def press(words: str) -> Act:
    """Answer a dialog by one button."""
    return lambda hands: hands.press(words)


def begin(notes: Notes, form: str = "") -> Act:
    """Answer the five questions from somebody's notes."""

    def act(hands: Person) -> None:
        hands.type_in(hands.named("1. Giải pháp của bạn tên là gì?"), notes.title)
        hands.type_in(hands.named("2. Bạn làm ở đơn vị nào? Chọn, hoặc gõ tên đơn vị chưa có."), notes.unit)
        hands.type_in(hands.named("3. Những ai cùng nghĩ ra?"), "\n".join(notes.authors))
        hands.type_in(hands.named("5. Trước đây khó ở chỗ nào, giờ bớt được điều gì?"), notes.difficulty)
        if form:
            hands.choose_in(hands.named("Mẫu đơn"), form)
        hands.press("Bắt đầu viết hồ sơ")

    return act


def fill_formula(hands: Person, search: str, texts: Mapping[str, str]) -> None:
    """Find a formula and fill in its window, by the labels of the fields."""
    hands.type_in(hands.named("Tìm công thức"), search)
    for label, text in texts.items():
        target = next(
            item
            for item in hands.place.findChildren(QWidget)
            if item.isVisibleTo(hands.place) and item.accessibleName().partition(" (")[0] == label
        )
        hands.type_in(target, text)
        hands.qtbot.keyClick(target, Qt.Key.Key_Tab)


def open_window(qtbot: QtBot, book: Book, settings: Path) -> Person:
    """Show the real main window on a book, of the size of a small office screen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    speak(app, "vi")
    apply_theme(app, "light")
    window = MainWindow(book, Preferences(settings / "cai-dat.json"))
    qtbot.addWidget(window)
    window.resize(1093, 614)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Person(qtbot, window)


def close_window(person: Person) -> None:
    """Close the window as its cross does; the book is free afterwards."""
    assert person.place.close(), "the window did not close"


def commit(target: QWidget, text: str) -> None:
    """Hand finished text to a widget as an input method does: letter keys know no Vietnamese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def plain(words: str) -> str:
    """Take the marks of shortcut letters out of the words of a button."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def _is_called(item: QAbstractButton, words: str) -> bool:
    """A tool button of an action leaves the dots away that say a question follows."""
    return words.rstrip("…") in (plain(item.text()).rstrip("…"), item.accessibleName())


def listed(person: Person) -> list[str]:
    """Return the lines of the register in sight, the cells of each in one string."""
    table = max(person.place.findChildren(QTableView), key=lambda view: view.isVisible() and view.width())
    model = table.model()
    return [
        "  ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def register_table(person: Person) -> QTableView:
    """Return the table of the register."""
    return next(
        view
        for view in person.place.findChildren(QTableView)
        if view.isVisible()
        and view.model().headerData(0, Qt.Orientation.Horizontal) == "Mã"
        and view.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection
    )


def _cell_editors(view: QTableView) -> list[QLineEdit]:
    return [item for item in view.viewport().findChildren(QLineEdit) if item.isVisible()]


def _texts_of(item: QWidget) -> list[str]:
    match item:
        case QLabel():
            return [
                item.text(),
                item.accessibleName(),
            ]  # a title that was cut short has the whole as its name
        case QAbstractButton():
            return [plain(item.text())]
        case QLineEdit():
            return [item.text() or item.placeholderText()]
        case QTextEdit():
            return [item.toPlainText()]
        case QComboBox():
            return [item.currentText()]
        case QListWidget():
            return [item.item(place).text() for place in range(item.count())]
        case QTreeWidget():
            rows = QTreeWidgetItemIterator(item)
            found: list[str] = []
            while (row := rows.value()) is not None:
                found.append(row.text(0))
                rows += 1
            return found
        case QTableView():
            model = item.model()
            return [
                str(model.index(row, column).data() or "")
                for row in range(min(model.rowCount(), 60))
                for column in range(model.columnCount())
            ]
        case _:
            return []
