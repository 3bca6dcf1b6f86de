"""The third step: every row with its verdict, and the few questions only a person can answer."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.services.importing import Preview, plain_unit
from desktop_app.services.importing_rows import NEW, SAME, SKIP, ImportRow, Verdict
from desktop_app.services.importing_units import NONE
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.record_table import dress
from desktop_app.ui.kit.words import Words, quiet_frame
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.import_model import ImportModel, verdict_words

_WIDTHS = {"text": 34, "name": 24, "authors": 34, "unit": 28, "choice": 20, "number_sign": 16}
_MOST_SENTENCES = 4
_LABEL_LETTERS = 30


class ImportPreview(QWidget):
    """`decided` says that what will be written has changed; `unit_decided` asks to judge all rows anew."""

    decided = Signal()
    unit_decided = Signal(str, str)
    suggestions_taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self.counts = Words("", "muted")
        self.only_unclear = QCheckBox(_("Chỉ dòng cần xem"))
        self.take_all = QPushButton(_("Nhận mọi gợi ý"))
        self.take_all.setToolTip(
            _("Đơn vị viết gần giống lấy đơn vị giống nhất; dòng cần xem thì nhập theo cách đọc đang hiện")
        )
        self.model = ImportModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Các dòng của danh sách"))
        dress(self.table)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        rows = self.table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(space(3))
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.why = Words("")
        self.row_box = ChoiceBox()
        self.row_box.setAccessibleName(_("Làm gì với dòng này"))
        self.unit_box = ChoiceBox()
        self.unit_box.setAccessibleName(_("Đơn vị ấy là"))
        self.unit_words = Words("")
        self.row_words = Words(_("Dòng này"))
        self.detail = quiet_frame()
        self._arrange()
        self.only_unclear.toggled.connect(self._show_only)
        self.table.selectionModel().currentRowChanged.connect(lambda *_moved: self._show_row())
        self.row_box.activated.connect(self._decide_row)
        self.unit_box.activated.connect(self._decide_unit)
        self.take_all.clicked.connect(self.suggestions_taken)

    def show_preview(self, preview: Preview) -> None:
        """Show a list that was judged, at the row one was looking at."""
        current = self.current
        is_first = self._preview is None or self._preview.table is not preview.table
        self._preview = preview
        found = preview.counts
        has_unclear = any(found[verdict] for verdict in (Verdict.QUESTION, Verdict.REFUSED))
        with QSignalBlocker(self.only_unclear):
            if is_first:
                self.only_unclear.setChecked(has_unclear and len(preview.rows) > 12)
        self.model.only_unclear = self.only_unclear.isChecked()
        self.model.show_preview(preview)
        self._widen(preview)
        place = self.model.place_of(current.line.number) if current is not None else -1
        self._go_to(max(place, 0))
        self.follow()

    @property
    def current(self) -> ImportRow | None:
        """The row one is looking at."""
        place = self.table.currentIndex().row()
        return self.model.row(place) if 0 <= place < self.model.rowCount() else None

    def follow(self) -> None:
        """Count anew what will be written."""
        if self._preview is None:
            return
        found = self._preview.counts
        parts = [
            f"{verdict_words(verdict)}: {format_money(count)}" for verdict, count in found.items() if count
        ]
        self.counts.setText("   ".join(parts))
        unanswered = any(row.verdict is Verdict.QUESTION and not row.decision for row in self._preview.rows)
        self.take_all.setEnabled(unanswered)
        self.model.refresh()
        self.decided.emit()

    def _show_only(self, is_on: bool) -> None:
        self.model.show_only_unclear(is_on)
        self._go_to(0)

    def _go_to(self, place: int) -> None:
        index = self.model.index(place, 0)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.selectRow(place)
        self._show_row()

    def _show_row(self) -> None:
        row = self.current
        self.detail.setVisible(row is not None)
        if row is None or self._preview is None:
            return
        more = len(row.sentences) - _MOST_SENTENCES
        lines = row.sentences[:_MOST_SENTENCES] + (
            [_("… và {count} điều nữa").format(count=more)] if more > 0 else []
        )
        self.why.setText(
            "\n".join(lines) or _("Dòng {number}: không có gì phải xem.").format(number=row.line.number)
        )
        self._fill_row_box(row)
        self._fill_unit_box(row, self._preview)

    def _fill_row_box(self, row: ImportRow) -> None:
        entries: list[tuple[str, str]] = [(SKIP, _("Bỏ qua"))]
        if row.verdict is not Verdict.REFUSED:
            if self._preview is not None and self._preview.kind.id != "results":
                entries.append((NEW, _("Nhập mới")))
            entries.extend(
                (
                    f"{SAME}{item.key}",
                    _("Là: {name} ({percent} %)").format(name=item.label, percent=round(item.likeness * 100)),
                )
                for item in row.candidates
            )
        _fill(self.row_box, entries, row.choice)
        self.row_box.setEnabled(len(entries) > 1)

    def _fill_unit_box(self, row: ImportRow, preview: Preview) -> None:
        text = row.text("unit") if "unit" in preview.mapping else ""
        folded = plain_unit(text)
        question = preview.units.questions.get(folded)
        decided = preview.units.decisions.get(folded, "")
        is_asked = bool(text) and (question is not None or bool(decided))
        for widget in (self.unit_words, self.unit_box):
            widget.setVisible(is_asked)
        if not is_asked:
            return
        self.unit_words.setText(_("“{text}”, mọi dòng").format(text=_short(text)))
        near = question.candidates if question is not None else ()
        entries = [("", _("Chưa trả lời"))] if not decided else []
        entries += [
            (
                f"{SAME}{item.key}",
                _("{name} ({percent} %)").format(name=item.label, percent=round(item.likeness * 100)),
            )
            for item in near
        ]
        entries += [(NEW, _("Thêm đơn vị mới “{text}”").format(text=text[:60])), (NONE, _("Để trống"))]
        keys = {key for key, _words in entries}
        entries += [
            (f"{SAME}{unit}", name)
            for unit, name in sorted(preview.facts.unit_labels.items(), key=lambda item: item[1])
            if f"{SAME}{unit}" not in keys
        ]
        _fill(self.unit_box, entries, decided)

    def _decide_row(self, _place: int) -> None:
        row = self.current
        if row is not None:
            row.decision = str(self.row_box.currentData())
            self.follow()

    def _decide_unit(self, _place: int) -> None:
        row = self.current
        decision = str(self.unit_box.currentData())
        if row is not None and decision:
            self.unit_decided.emit(plain_unit(row.text("unit")), decision)

    def _widen(self, preview: Preview) -> None:
        widths: list[float] = [20, 7]
        order = [column.id for column in preview.kind.columns]
        slots = sorted(preview.mapping, key=lambda slot: (order.index(slot.partition(".")[0]), slot))
        widths += [_WIDTHS.get(preview.kind.column(slot).kind, 14) for slot in slots]
        for place, width in enumerate(widths):
            self.table.setColumnWidth(place, letters(width) + space())

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(space(1.5))
        top.addWidget(self.counts, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.only_unclear)
        top.addWidget(self.take_all)
        form = QFormLayout()
        form.setHorizontalSpacing(space())
        form.setVerticalSpacing(space(0.5))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.row_words, self.row_box)
        form.addRow(self.unit_words, self.unit_box)
        for words in (self.row_words, self.unit_words):
            words.setWordWrap(False)
        self.detail.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for box in (self.row_box, self.unit_box):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(30)
        detail = QHBoxLayout(self.detail)
        detail.setContentsMargins(*(space(),) * 4)
        detail.setSpacing(space(2))
        detail.addWidget(self.why, 1, Qt.AlignmentFlag.AlignTop)
        detail.addLayout(form, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space())
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)


def _short(text: str) -> str:
    return text if len(text) <= _LABEL_LETTERS else f"{text[: _LABEL_LETTERS - 1]}…"


def _fill(box: ChoiceBox, entries: list[tuple[str, str]], chosen: str) -> None:
    with QSignalBlocker(box):
        box.clear()
        for key, words in entries:
            box.addItem(words, key)
        box.setCurrentIndex(max(box.findData(chosen), 0))
