"""What the reverse board is looked at from: awards, people, collectives, innovations, in one list."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.register import Query, Row
from desktop_app.domain.text import fold
from desktop_app.services import register
from desktop_app.services.awards import Nominee, tenths
from desktop_app.services.books import Book
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.words import plain_tip
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.awards_reader import Reading

AWARD, PEOPLE, UNITS, INNOVATIONS = "award", "person", "unit", "innovation"
_PLACE = int(Qt.ItemDataRole.UserRole)
_SHOWN, _TITLE_LETTERS = 200, 56
_SEARCH_AFTER_MS = 150


@dataclass(frozen=True, slots=True)
class Place:
    """What the board is looked at from: an award's id, or the key of somebody or something.

    `among` are innovations that were brought along: the list is of them alone.
    """

    way: str
    key: str | int = ""
    among: tuple[int, ...] = ()


class SidesList(QWidget):
    """Lists one way of looking; `chosen` carries a `Place`."""

    chosen = Signal(object)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self._reading: Reading | None = None
        self._place = Place(AWARD)
        self.way = ChoiceBox()
        self.way.setAccessibleName(_("Xem theo"))
        for key, words in way_words().items():
            self.way.addItem(words, key)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        glass = QAction(self.search)
        set_icon(glass, "search", "muted")
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setProperty("is_way", True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(letters(24))
        self._typing = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._typing.timeout.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for widget in (self.way, self.search, self.list):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.way.currentIndexChanged.connect(lambda _row: self.show_place(Place(str(self.way.currentData()))))
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.list.currentRowChanged.connect(self._moved)
        self._name()

    def show_reading(self, reading: Reading) -> None:
        """List what another board knows; what is marked stays where it is there still."""
        self._reading = reading
        self._fill()

    def show_place(self, place: Place) -> None:
        """Look from somewhere else; without a key from the first there is."""
        if place.way != self._place.way or place.among:
            with QSignalBlocker(self.search):
                self.search.clear()
        self._place = place
        with QSignalBlocker(self.way):
            self.way.setCurrentIndex(self.way.findData(place.way))
        self._name()
        self._fill()

    def _name(self) -> None:
        words = _("Tìm trong danh sách")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.list.setAccessibleName(way_words()[self._place.way])

    def _fill(self) -> None:
        self._typing.stop()
        reading = self._reading
        if reading is None:
            return
        entries = self._entries(reading, fold(self.search.text()))
        with QSignalBlocker(self.list):
            self.list.clear()
            for key, words, tip in entries:
                line = QListWidgetItem(words, self.list)
                line.setData(_PLACE, key)
                line.setToolTip(plain_tip(tip))
            keys = [key for key, _words, _tip in entries]
            row = keys.index(self._place.key) if self._place.key in keys else 0 if keys else -1
            self.list.setCurrentRow(row)
        self._moved(row)

    def _moved(self, row: int) -> None:
        line = self.list.item(row) if row >= 0 else None
        key = line.data(_PLACE) if line is not None else ""
        self._place = Place(self._place.way, key, self._place.among)
        self.chosen.emit(self._place)

    def _entries(self, reading: Reading, wanted: str) -> list[tuple[str | int, str, str]]:
        if self._place.way == AWARD:
            return [
                (
                    item.award.id,
                    f"{item.award.name}\n"
                    + _("{fitting} phù hợp, {near} gần đạt").format(fitting=item.fitting, near=item.near),
                    item.award.full_name or item.award.name,
                )
                for item in reading.board.tallies
                if wanted in fold(item.award.name)
            ]
        field = reading.board.field
        if self._place.way == PEOPLE:
            return _holders(field.people.values(), wanted)
        if self._place.way == UNITS:
            return _holders(field.units.values(), wanted)
        return self._innovations(reading, wanted)

    def _innovations(self, reading: Reading, wanted: str) -> list[tuple[str | int, str, str]]:
        ranked = {item.innovation: item for item in reading.notable}
        rows = self._rows(reading, wanted)
        found: list[tuple[str | int, str, str]] = []
        for row in rows:
            item = ranked.get(row.id)
            told = (
                _("Hạng {rank} · {points} điểm").format(rank=item.rank, points=tenths(item.score.points))
                if item
                else _("Chưa được công nhận")
            )
            hand = f" · {_('chấm tay')}" if item and item.is_marked else ""
            found.append((row.id, f"{row.code}{hand}\n{_short(row.title)}\n{told}", row.title))
        return found

    def _rows(self, reading: Reading, wanted: str) -> list[Row]:
        if not wanted and not self._place.among:
            return [
                reading.rows[item.innovation] for item in reading.notable if item.innovation in reading.rows
            ]
        reader = self._book.reader()
        try:
            if self._place.among:
                rows = register.rows(reader, self._place.among)
                return [row for row in rows if wanted in fold(f"{row.code} {row.title} {row.authors}")]
            return register.first_rows(reader, Query(search=self.search.text()), _SHOWN)
        finally:
            reader.close()


def way_words() -> dict[str, str]:
    """Name the ways of looking at the board."""
    return {
        AWARD: _("Theo danh hiệu, hình thức"),
        PEOPLE: _("Theo người"),
        UNITS: _("Theo tập thể"),
        INNOVATIONS: _("Theo sáng kiến tiêu biểu"),
    }


def _holders(nominees: Iterable[Nominee], wanted: str) -> list[tuple[str | int, str, str]]:
    known = [item for item in nominees if wanted in fold(f"{item.name} {item.post}")]
    known.sort(key=lambda item: -len(item.credits))
    return [
        (
            item.key,
            f"{item.name}\n" + _("{count} sáng kiến").format(count=len(item.credits)),
            ", ".join(part for part in (item.name, item.post) if part),
        )
        for item in known[:_SHOWN]
    ]


def _short(title: str) -> str:
    if len(title) <= _TITLE_LETTERS:
        return title
    return title[:_TITLE_LETTERS].rsplit(" ", 1)[0] + "…"
