"""The two sides of a pair beside each other, field by field, with how alike each part is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.services.reconciling import OurRow, Pair, TheirRow, shown_money
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.words import Words, heading, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.portal_entries import Entry


class Sides(QScrollArea):
    """Where a row may be several innovations, a box chooses which; `chosen` gives the pair in view."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pair: Pair | None = None
        self._entry: Entry | None = None
        self._names: dict[int, str] = {}
        self.choices = ChoiceBox()
        self.choices.setAccessibleName(_("Sáng kiến trong sổ để ghép"))
        self.choices.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choices.setMinimumContentsLength(30)
        self.choices.activated.connect(self._choose)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, space(0.5), space(0.5), 0)
        column.setSpacing(space(0.4))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(1.25))
        self._grid.setVerticalSpacing(space(0.3))
        self._grid.setColumnMinimumWidth(0, letters(9))
        for place in (1, 2):
            self._grid.setColumnStretch(place, 1)
        column.addWidget(self.choices)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(body)

    def show_entry(self, entry: Entry | None, names: dict[int, str]) -> None:
        """Show what was chosen in the list."""
        self._entry, self._names = entry, names
        self.choices.clear()
        for pair in entry.choices if entry else ():
            unit = names.get(pair.ours.unit_id or 0, "")
            words = _("{degree} %: {code} {title} ({unit}; {authors})").format(
                degree=pair.degree, code=pair.ours.code, title=pair.ours.title, unit=unit,
                authors=", ".join(pair.ours.authors),
            )  # fmt: skip
            self.choices.addItem(words)
        self.choices.setVisible(bool(entry and len(entry.choices) > 1))
        self._show(entry.pair if entry else None)

    def _choose(self, place: int) -> None:
        if self._entry is not None:
            self._show(self._entry.choices[place])

    def _show(self, pair: Pair | None) -> None:
        self.pair = pair
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        entry = self._entry
        if entry is not None:
            self._fill(entry.row, pair.ours if pair else entry.ours, pair)
        self.chosen.emit(pair)

    def _fill(self, row: TheirRow | None, ours: OurRow | None, pair: Pair | None) -> None:
        heads = (
            _("Trên cổng: {code}").format(code=row.code or _("dòng {number}").format(number=row.number))
            if row
            else "",
            _("Trong sổ: {code}").format(code=ours.code) if ours else _("Sổ không có"),
        )
        for place, words in enumerate(heads, start=1):
            self._grid.addWidget(heading(words, 3), 0, place)
        unit = self._names.get(ours.unit_id or 0, "") if ours else ""
        lines = (
            (_("Tên"), row.title if row else "", ours.title if ours else "", pair.title if pair else None),
            (_("Đơn vị"), row.unit if row else "", unit, pair.unit if pair else None),
            (
                _("Tác giả"),
                row.author if row else "",
                ", ".join(ours.authors) if ours else "",
                pair.author if pair else None,
            ),
            (
                _("Làm lợi"),
                shown_money(row.money if row else None),
                shown_money(ours.money if ours else None),
                None,
            ),
            (
                _("Ngày nhập"),
                format_date(row.keyed_on if row else None),
                format_date(ours.keyed_on if ours else None),
                None,
            ),
        )
        for place, (label, theirs, mine, degree) in enumerate(lines, start=1):
            self._grid.addWidget(Words(label, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            for column, text in enumerate((theirs, mine), start=1):
                words = Words(text or "–", "text" if text else "muted")
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(words, place, column, Qt.AlignmentFlag.AlignTop)
            if degree is not None:
                tone = "success" if degree >= 90 else "warning"
                self._grid.addWidget(small(f"{degree} %", tone), place, 3, Qt.AlignmentFlag.AlignTop)
