"""One attached file of a dossier: what it is, what is said of it, and what can be done with it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.records import Attachment
from desktop_app.domain.text import clean
from desktop_app.forms.vocabulary import Catalogue
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.date import DateEditor
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.words import IconWords, heading, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, line_height, space

OPEN, TURN, UP, DOWN, REMOVE = "open", "turn", "up", "down", "remove"
_LIST = "attachment_kinds"


class AnnexRow(QFrame):
    """`changed` follows typing, `acted(what)` asks for something to be done with the file."""

    changed = Signal()
    acted = Signal(str)

    def __init__(self, attachment: Attachment, catalogue: Catalogue) -> None:
        super().__init__()
        self.attachment = attachment
        self.setProperty("ground", "quiet")
        kinds = [(choice.id, choice.label) for choice in catalogue.lists.get(_LIST, ())]
        self.number = heading("", 3)
        self.number.setMinimumWidth(letters(4))
        self.thumbnail = QLabel()
        self.caption = LineEditor()
        self.kind = ChoiceEditor(kinds)
        self.kind.combo.setMinimumContentsLength(14)
        self.document_number = QLineEdit()
        self.document_number.setMinimumWidth(letters(12))
        self.document_number.setMinimumHeight(round(line_height()) + space(1.3))
        self.document_on = DateEditor()
        self.document_on.line.setFixedWidth(letters(16))
        self.document_on.setMinimumWidth(letters(24))
        self.is_withheld = QCheckBox(_("Không gửi đi"))
        self.is_withheld.setToolTip(_("Giữ trong sổ nhưng không đưa vào tệp hồ sơ in ra"))
        self.facts = small("")
        self.trouble = IconWords("triangle-alert", "danger")
        self.tools: dict[str, QToolButton] = {}
        self._build()
        for signal in (self.caption.changed, self.kind.changed, self.document_on.changed):
            signal.connect(self.changed)
        self.document_number.textEdited.connect(self.changed)
        self.is_withheld.toggled.connect(self.changed)
        for field in (self.caption.line, self.document_number, self.document_on.line):
            field.setAcceptDrops(False)  # a dropped file is a new annex, not the text of its path

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(space(0.75))
        top.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.caption, 1, Qt.AlignmentFlag.AlignTop)
        for what, icon, words in (
            (OPEN, "external-link", _("Mở tệp bằng chương trình của máy")),
            (TURN, "rotate-cw", _("Xoay ảnh sang phải")),
            (UP, "arrow-up", _("Đưa lên")),
            (DOWN, "arrow-down", _("Đưa xuống")),
            (REMOVE, "trash-2", _("Bỏ khỏi hồ sơ (hoàn tác được)")),
        ):
            top.addWidget(self._tool(what, icon, words), 0, Qt.AlignmentFlag.AlignTop)
        facts = QHBoxLayout()
        facts.setSpacing(space(0.75))
        facts.addLayout(_labelled(_("Loại tài liệu"), self.kind), 1)
        facts.addLayout(_labelled(_("Số văn bản"), self.document_number))
        facts.addLayout(_labelled(_("Ngày văn bản"), self.document_on))
        facts.addWidget(self.is_withheld, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(space(0.5))
        words.addLayout(top)
        words.addLayout(facts)
        words.addWidget(self.trouble)
        words.addWidget(self.facts)
        line = QHBoxLayout(self)
        line.setContentsMargins(space(), space(0.75), space(), space(0.75))
        line.setSpacing(space())
        line.addLayout(words, 1)
        line.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)

    def _tool(self, what: str, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, icon)
        button.clicked.connect(lambda: self.acted.emit(what))
        self.tools[what] = button
        return button

    def show_attachment(self, item: Attachment, file: Path | None, place: int, count: int) -> None:
        """Show a file and what is said of it; what stands there already is left alone."""
        with QSignalBlocker(self):
            self.caption.set_value(item.caption)
            if self.kind.value() != item.kind:
                self.kind.set_value(item.kind)
            if self.document_number.text() != item.document_number:
                self.document_number.setText(item.document_number)
            self.document_on.set_value(item.document_on)
            self.is_withheld.setChecked(item.is_withheld)
        is_new = item.reduced_sha256 != self.attachment.reduced_sha256 or self.thumbnail.pixmap().isNull()
        self.attachment = item
        self.number.setText(f"[{item.number}]")
        self._name()
        is_picture = bool(item.reduced_sha256)
        self.tools[TURN].setVisible(is_picture)
        self.tools[TURN].setEnabled(file is not None)
        self.tools[OPEN].setEnabled(file is not None)
        self.tools[UP].setEnabled(place > 0)
        self.tools[DOWN].setEnabled(place < count - 1)
        self.facts.setText("  ·  ".join(_facts(item)))
        self.trouble.setVisible(file is None)
        self.trouble.words.setText(_("Tệp không còn trong sổ. Bỏ dòng này rồi đính kèm lại tệp."))
        self.thumbnail.setVisible(is_picture and file is not None)
        if is_picture and file is not None and is_new:
            self.thumbnail.setPixmap(_thumbnail(file, self.devicePixelRatioF()))

    def value(self) -> Attachment:
        """The attachment as it is described on screen; UserError where the date cannot be read."""
        try:
            day = self.document_on.value()
        except UserError as problem:
            raise UserError(f"[{self.attachment.number}] {problem}") from problem
        kind = self.kind.value()
        return replace(
            self.attachment,
            caption=self.caption.value(),
            kind=kind if isinstance(kind, str) else "",
            document_number=clean(self.document_number.text()),
            document_on=day,
            is_withheld=self.is_withheld.isChecked(),
        )

    def _name(self) -> None:
        number = self.attachment.number
        for target, words in (
            (self.caption.focus_target(), _("Tên tài liệu [{number}]")),
            (self.kind.focus_target(), _("Loại tài liệu [{number}]")),
            (self.document_number, _("Số văn bản của tài liệu [{number}]")),
            (self.document_on.focus_target(), _("Ngày văn bản của tài liệu [{number}]")),
            (self.is_withheld, _("Không gửi đi tài liệu [{number}]")),
        ):
            target.setAccessibleName(words.format(number=number))


def _labelled(words: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(small(words))
    column.addWidget(field)
    column.addStretch(1)
    field.setSizePolicy(field.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Fixed)
    return column


def _facts(item: Attachment) -> list[str]:
    if item.size < 1 << 20:
        size = _("{size} KB").format(size=format_number(max(1, item.size >> 10)))
    else:
        size = _("{size} MB").format(size=format_number(Decimal(item.size) / (1 << 20), 1))
    facts = [item.file_name, size]
    if item.media_type != "application/pdf" and not item.reduced_sha256:
        facts.append(_("chỉ ghi tên trong danh mục; muốn in kèm thì lưu thành PDF rồi đính lại"))
    return facts


def _thumbnail(file: Path, ratio: float) -> QPixmap:
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    room = QSize(letters(14), round(line_height() * 5)) * ratio
    if reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    drawn = QPixmap.fromImage(reader.read())
    drawn.setDevicePixelRatio(ratio)
    return drawn
