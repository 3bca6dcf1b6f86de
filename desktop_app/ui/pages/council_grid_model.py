"""What the grid of forms shows: a row a criterion, a column a member, and which keys answer in a cell."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont

from desktop_app.domain.language import _
from desktop_app.services import ballot_words, balloting, council, packs
from desktop_app.services.balloting import Sheet
from desktop_app.ui.kit.words import plain_tip
from desktop_app.ui.look.colours import colours
from desktop_app.ui.look.icons import icon
from desktop_app.ui.pages.council_pay_rows import (
    MONEY,
    MONEY_ANSWERS,
    PAY_ROWS,
    TYPED_ROWS,
    is_unasked,
    mark_key,
    pay_choices,
    pay_doubt,
    pay_headings,
    pay_typed,
    pay_words,
)

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_DRAWING, _TIP = int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.ToolTipRole)
_INK, _FONT = int(Qt.ItemDataRole.ForegroundRole), int(Qt.ItemDataRole.FontRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_POSITIVE, _NEGATIVE = "positive", "negative"
_CONCLUSION = ":conclusion"


class GridModel(QAbstractTableModel):
    """`marked` asks for a mark to be written: the member's key, the criterion's, and the mark."""

    marked = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._keys: list[str] = []
        self._headings: list[str] = []

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show the forms on another innovation; the same shape keeps the cell that was chosen."""
        keys, headings = _rows_of(sheet)
        columns = len(sheet.members) if sheet else 0
        if (
            keys == self._keys
            and columns == self.columnCount()
            and self.sheet is not None
            and sheet is not None
        ):
            self.sheet, self._headings = sheet, headings
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(columns - 1, 0))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(len(keys) - 1, 0))
            return
        self.beginResetModel()
        self.sheet, self._keys, self._headings = sheet, keys, headings
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One a criterion, those of money, the higher level where there is one, and the conclusion."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One a member."""
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.members)

    def key(self, index: Index) -> str:
        """What a row is about."""
        return self._keys[index.row()] if index.isValid() else ""

    def is_conclusion(self, index: Index) -> bool:
        """Whether a cell holds what a form comes to."""
        return self.key(index) == _CONCLUSION

    def member(self, index: Index) -> int:
        """The key of a column's member, 0 for none."""
        return self.sheet.members[index.column()].id if self.sheet and index.isValid() else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Criteria beside the rows, members over the columns."""
        if self.sheet is None or role not in (_DISPLAY, _TIP):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._headings[section]
        member = self.sheet.members[section]
        if role == _DISPLAY:
            return member.name
        there = "" if member.is_present else _("vắng mặt, gửi phiếu bằng văn bản")
        parts = (member.name, council.rules().role(member.role), there)
        return ", ".join(part for part in parts if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let points be typed; who must not vote has nothing to type into."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        is_number = self.sheet is not None and self.sheet.points is not None and self._is_criterion(index)
        is_typed = (is_number or self.key(index) in TYPED_ROWS) and not self._is_out(index)
        return flags | Qt.ItemFlag.ItemIsEditable if is_typed else flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Words of the box that is ticked with an icon before them, or points."""
        if role == _DISPLAY:
            return self._words(index)
        if role == _EDIT:
            return self._typed(index)
        if role == _DRAWING:
            return self._drawing(index)
        if role == _INK and (self._is_out(index) or self._is_unanswered(index) or self._is_unasked(index)):
            return QBrush(QColor(colours().muted))
        if role == _FONT and self.is_conclusion(index):
            font = QFont()
            font.setBold(True)
            return font
        if role == _TIP:
            return plain_tip(self._tip(index))
        return self._tip(index) if role == _SPOKEN else None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Ask for points to be written."""
        if role != _EDIT or not index.isValid():
            return False
        words = str(value).strip()
        if words != self.data(index, _EDIT):
            self._ask(index, words)
        return True

    def _ask(self, index: Index, value: str) -> None:
        if self.sheet is not None:
            member = self.member(index)
            self.marked.emit(member, mark_key(self.sheet, member, self.key(index)), value)

    def tick(self, index: Index, number: int) -> bool:
        """Ask for a box to be ticked: 1 or 2, 0 for none; say whether that is an answer here."""
        sheet = self.sheet
        if sheet is None or not index.isValid() or self._is_out(index) or self.is_conclusion(index):
            return False
        if self.key(index) == balloting.NEXT_LEVEL:
            answers: tuple[str, ...] = ("", *balloting.higher_levels(sheet.examination.level))
        elif self.key(index) == MONEY:
            answers = ("", *MONEY_ANSWERS)
        elif sheet.points is not None or self.key(index) in TYPED_ROWS:
            return False
        else:
            answers = ("", _POSITIVE, _NEGATIVE)
        if number >= len(answers):
            return False
        self._ask(index, answers[number])
        return True

    def choices(self, index: Index) -> str:
        """Say which keys answer here, with the words of the form."""
        sheet = self.sheet
        if sheet is None or not index.isValid():
            return ""
        name = sheet.members[index.column()].name
        if self._is_out(index):
            return ballot_words.clash_words(sheet.clashes[self.member(index)])
        if self.is_conclusion(index):
            return _("{name}: bấm Enter để ghi kết luận khác kèm lý do, hoặc ý kiến khác.").format(name=name)
        if self.key(index) in PAY_ROWS:
            asked = self._headings[index.row()]
            entries = [self._doubt(index), pay_choices(sheet, self.member(index), self.key(index))]
            said = ", ".join(filter(None, (part.rstrip(".") for part in entries)))
            return _("{name}, {asked}: {said}.").format(name=name, asked=asked, said=said)
        if self.key(index) == balloting.NEXT_LEVEL:
            label = packs.catalogue().label
            levels = balloting.higher_levels(sheet.examination.level)
            entries = [f"{n} = {label('levels', level)}" for n, level in enumerate(levels, 1)]
        elif sheet.points is not None:
            criterion = sheet.points.criteria[index.row()]
            bands = ", ".join(
                _("{band} từ {points}").format(band=band.label, points=band.start) for band in criterion.bands
            )
            return _("{name}: nhập điểm từ 0 đến {most} ({bands}).").format(
                name=name, most=criterion.most, bands=bands
            )
        else:
            line = sheet.criteria[index.row()]
            entries = [f"1 = {line.positive}", f"2 = {line.negative}"]
        asked = self._headings[index.row()]
        return _("{name}, {asked}: {entries}, 0 = bỏ.").format(
            name=name, asked=asked, entries=", ".join(entries)
        )

    def _is_criterion(self, index: Index) -> bool:
        return index.isValid() and not self.key(index).startswith(":")

    def _is_unanswered(self, index: Index) -> bool:
        return not self.is_conclusion(index) and not self._mark(index)

    def _is_unasked(self, index: Index) -> bool:
        """Whether the form asks this member nothing here, whatever they answered before."""
        is_pay = self.sheet is not None and self.key(index) in PAY_ROWS
        return is_pay and self.sheet is not None and is_unasked(self.sheet, self.member(index))

    def _is_out(self, index: Index) -> bool:
        return self.sheet is not None and self.member(index) in self.sheet.clashes

    def _mark(self, index: Index) -> str:
        if self.sheet is None:
            return ""
        member = self.member(index)
        return self.sheet.marks(member).get(mark_key(self.sheet, member, self.key(index)), "")

    def _typed(self, index: Index) -> str:
        if self.sheet is not None and self.key(index) in PAY_ROWS:
            return pay_typed(self.sheet, self.member(index), self.key(index))
        return self._mark(index).replace(".", ",")

    def _doubt(self, index: Index) -> str:
        """Say that what is proposed is outside the limits, "" where it is not."""
        if self.sheet is None or self.key(index) not in PAY_ROWS or self._is_unasked(index):
            return ""
        return pay_doubt(self.sheet, self.member(index), self.key(index))

    def _words(self, index: Index) -> str:
        sheet = self.sheet
        if sheet is None:
            return ""
        if self._is_out(index):
            return _("không chấm")
        if self.is_conclusion(index):
            return self._concluded(index, sheet)
        if self.key(index) in PAY_ROWS:
            return pay_words(sheet, self.member(index), self.key(index)) or "–"
        found = self._mark(index)
        if self.key(index) == balloting.NEXT_LEVEL:
            return packs.catalogue().label("levels", found) if found else "–"
        if sheet.points is not None:
            return found.replace(".", ",") or "–"
        line = sheet.criteria[index.row()]
        return {_POSITIVE: line.positive, _NEGATIVE: line.negative}.get(found, "–")

    def _concluded(self, index: Index, sheet: Sheet) -> str:
        ballot = sheet.ballots.get(self.member(index))
        if ballot is None:
            return _("chưa có phiếu")
        if ballot.is_abstention:
            return _("Phiếu trắng")
        words = ballot_words.result_words(ballot.conclusion) or _("chưa chấm đủ")
        return f"{words} *" if ballot.reason else words

    def _drawing(self, index: Index) -> object:
        if self._is_out(index):
            return icon("ban", "faint")
        if self._doubt(index):
            return icon("triangle-alert", "warning")
        shown = {_POSITIVE: ("check", "success"), _NEGATIVE: ("x", "danger")}
        found = shown.get(self._mark(index)) if self._is_criterion(index) else None
        return icon(*found) if found else None

    def _tip(self, index: Index) -> str:
        ballot = self.sheet.ballots.get(self.member(index)) if self.sheet else None
        said = ". ".join(filter(None, (self._words(index), self._doubt(index))))
        if self.is_conclusion(index) and ballot is not None:
            if ballot.reason:
                said += ". " + _("Lý do: {reason}").format(reason=ballot.reason)
            if ballot.comment:
                said += ". " + _("Ý kiến khác: {comment}").format(comment=ballot.comment)
        return said


def _rows_of(sheet: Sheet | None) -> tuple[list[str], list[str]]:
    if sheet is None:
        return [], []
    if sheet.points is not None:
        keys = [item.id for item in sheet.points.criteria]
        headings = [f"{item.label} ({item.most})" for item in sheet.points.criteria]
    else:
        keys = [item.id for item in sheet.criteria]
        headings = [f"{item.number} {item.label}" for item in sheet.criteria]
        keys, headings = [*keys, *PAY_ROWS], [*headings, *pay_headings()]
    if balloting.higher_levels(sheet.examination.level):
        number = "" if sheet.points else "4.7 "
        heading = number + _("Đề xuất lên cấp cao hơn")
        keys, headings = [*keys, balloting.NEXT_LEVEL], [*headings, heading]
    return [*keys, _CONCLUSION], [*headings, _("Kết luận của phiếu")]
