"""Making several records of one person one: side by side, what differs marked, one of them kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.dates import format_birth
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Person
from desktop_app.services import packs, people, units
from desktop_app.services.people import Doubles
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.words import IconWords, Words, heading, primary_button
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.shell.session import Session

Fact = tuple[str, Callable[[Person], str]]


class MergeDialog(QDialog):
    """Goes through groups of people who may be one; each merging is a step that can be taken back."""

    def __init__(self, parent: QWidget, session: Session, groups: Sequence[Doubles]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Gộp người trùng"))
        self._session = session
        self.groups = list(groups)
        self._units = {unit.id: unit.name for unit in units.all_units(session.book)}
        self.columns: SideBySide | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(_("Những tên có từ hai bản ghi"))
        self.list.setMaximumWidth(letters(30))
        self.list.currentRowChanged.connect(self._show)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.told = Words("", "muted")
        self.doubt = IconWords("triangle-alert", "warning", _("Ngày sinh khác nhau: có thể là hai người."))
        buttons = QDialogButtonBox()
        self.merge = primary_button("")
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.ActionRole)
        self.done_button = QPushButton(_("Đóng"))
        buttons.addButton(self.done_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.merge.clicked.connect(self.merge_shown)
        body = QHBoxLayout()
        body.setSpacing(space(1.5))
        body.addWidget(self.list)
        body.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addWidget(heading(_("Chọn bản ghi giữ lại; hồ sơ của bản ghi kia chuyển sang đó"), 2))
        column.addLayout(body, 1)
        column.addWidget(self.doubt)
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.resize(letters(108), space(58))
        self._fill()

    def merge_shown(self) -> None:
        """Make the ticked records one, and go to the next group."""
        if self.columns is None:
            return
        kept, others = self.columns.kept, self.columns.doubles
        try:
            changes = people.merge_people(self._session.book, kept, others)
        except UserError as error:
            show_error(self, str(error))
            return
        self._session.remember(changes)
        del self.groups[self.list.currentRow()]
        if self.groups:
            self._fill()
        else:
            self.accept()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for group in self.groups:
            self.list.addItem(
                _("{name} ({count})").format(name=group.people[0].name, count=len(group.people))
            )
        self.list.blockSignals(False)
        self.list.setVisible(len(self.groups) > 1)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self.groups):
            return
        counts = people.dossier_counts(self._session.book)
        self.columns = SideBySide(self.groups[row].people, _facts(self._units, counts), counts)
        self.area.setWidget(self.columns)
        self.columns.follow = self._follow
        self._follow()

    def _follow(self) -> None:
        columns = self.columns
        if columns is None:
            return
        count = len(columns.doubles) + 1
        self.merge.setEnabled(count > 1)
        self.merge.setText(_("Gộp {count} bản ghi thành một").format(count=count))
        self.doubt.setVisible(columns.has_two_births())
        filled = columns.filled()
        words = _("Ô trống của bản ghi giữ lại được điền thêm: {fields}.").format(fields=", ".join(filled))
        stays = _("Những gì hồ sơ đã ghi không đổi; hoàn tác được bằng Ctrl+Z.")
        self.told.setText(f"{words} {stays}" if filled else stays)


class SideBySide(QWidget):
    """A column a record: whether it is kept, whether it is the same person, and its facts."""

    def __init__(self, persons: Sequence[Person], facts: Sequence[Fact], counts: dict[int, int]) -> None:
        super().__init__()
        self._people, self._facts = persons, facts
        self.follow: Callable[[], None] = lambda: None
        self._group = QButtonGroup(self)
        self.keeps: list[QRadioButton] = []
        self.ticks: list[QCheckBox] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(1.5))
        grid.setVerticalSpacing(space(0.6))
        most = max(persons, key=lambda person: (counts.get(person.id, 0), len(_filled(person)), -person.id))
        for place, person in enumerate(persons, start=1):
            self._head(grid, place, person, is_kept=person is most)
        for row, (label, read) in enumerate(facts, start=2):
            self._fact(grid, row, label, [read(person) for person in persons])
        grid.setRowStretch(len(facts) + 2, 1)
        for place in range(1, len(persons) + 1):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, letters(20))
        self._moved()

    @property
    def kept(self) -> int:
        """The key of the record that stays."""
        return self._people[self._place()].id

    @property
    def doubles(self) -> list[int]:
        """Keys of the records that become part of it."""
        kept = self._place()
        return [
            person.id
            for place, person in enumerate(self._people)
            if place != kept and self.ticks[place].isChecked()
        ]

    def has_two_births(self) -> bool:
        """Whether those to be made one were born on different days, as far as both are known."""
        chosen = [person for person in self._people if person.id in (self.kept, *self.doubles)]
        births = {person.birth for person in chosen if person.birth}
        return any(not one.startswith(two) and not two.startswith(one) for one in births for two in births)

    def filled(self) -> list[str]:
        """Return the labels of facts the kept record gets from the others."""
        kept = self._people[self._place()]
        others = [person for person in self._people if person.id in self.doubles]
        return [
            label.lower()
            for label, read in self._facts[:-1]
            if not read(kept) and any(read(person) for person in others)
        ]

    def _head(self, grid: QGridLayout, place: int, person: Person, *, is_kept: bool) -> None:
        keep = QRadioButton(_("Giữ bản ghi này"))
        keep.setAccessibleName(_("Giữ bản ghi {number}: {name}").format(number=place, name=person.name))
        keep.setChecked(is_kept)
        tick = QCheckBox(_("Cùng một người"))
        tick.setChecked(True)
        self._group.addButton(keep)
        self.keeps.append(keep)
        self.ticks.append(tick)
        keep.toggled.connect(lambda _is_on: self._moved())
        tick.toggled.connect(lambda _is_on: self._moved())
        grid.addWidget(keep, 0, place)
        grid.addWidget(tick, 1, place)

    def _fact(self, grid: QGridLayout, row: int, label: str, values: Sequence[str]) -> None:
        differs = len({value for value in values if value}) > 1
        if differs:
            grid.addWidget(IconWords("triangle-alert", "warning", label), row, 0, Qt.AlignmentFlag.AlignTop)
        else:
            grid.addWidget(Words(label, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        for place, value in enumerate(values, start=1):
            words = (
                heading(value, 3) if differs and value else Words(value or "–", "text" if value else "muted")
            )
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, row, place, Qt.AlignmentFlag.AlignTop)

    def _place(self) -> int:
        return next(place for place, button in enumerate(self.keeps) if button.isChecked())

    def _moved(self) -> None:
        if not any(button.isChecked() for button in self.keeps):
            return
        kept = self._place()
        for place, tick in enumerate(self.ticks):
            tick.setVisible(place != kept)
        self.follow()


def _filled(person: Person) -> list[str]:
    facts = (person.birth, person.sex, person.workplace, person.post, person.education_level, person.staff_id)
    return [fact for fact in facts if fact]


def _facts(names: dict[int, str], counts: dict[int, int]) -> tuple[Fact, ...]:
    level = packs.catalogue().label
    return (
        (_("Họ và tên"), lambda person: person.name),
        (_("Ngày sinh"), lambda person: format_birth(person.birth)),
        (_("Giới tính"), lambda person: person.sex),
        (_("Đơn vị"), lambda person: names.get(person.unit_id or 0, "")),
        (_("Chức vụ"), lambda person: person.post),
        (_("Nơi công tác"), lambda person: person.workplace),
        (_("Trình độ"), lambda person: level("education_levels", person.education_level)),
        (_("Chuyên môn"), lambda person: person.education_field),
        (_("Mã nhân viên"), lambda person: person.staff_id),
        (_("Nơi cư trú"), lambda person: person.residence),
        (_("Số hồ sơ"), lambda person: str(counts.get(person.id, 0))),
    )
