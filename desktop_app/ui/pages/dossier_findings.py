"""What “Kiểm tra” found: what must be mended, what is worth a look, and what was set aside."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Severity
from desktop_app.services.checking import Finding
from desktop_app.ui.kit.error_summary import ErrorSummary, LinkWithAct, WrappedLink, drop_rows
from desktop_app.ui.kit.words import IconWords
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import line_height, space
from desktop_app.ui.pages.findings_aside import FindingsAside

_LEAST_LINES = 6


class FindingsPanel(QScrollArea):
    """Hidden until a check; takes the focus when it shows.

    `field_chosen` names the field of a line; `put_by` and `brought_back` carry the finding that is to be set
    aside, or looked at again.
    """

    field_chosen = Signal(str)
    put_by = Signal(object)
    brought_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.errors = ErrorSummary()
        self.errors.chosen.connect(self.field_chosen)
        self.errors.put_by.connect(lambda place: self.put_by.emit(self._must[place]))
        self.aside = FindingsAside()
        self.aside.chosen.connect(self.field_chosen)
        self.aside.brought_back.connect(self.brought_back)
        self.aside.turned.connect(self._fit)
        self.advice = QFrame()
        self.advice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = IconWords("circle-check", "success")
        self._title.words.setProperty("heading", "3")
        self._advice = QVBoxLayout(self.advice)
        self._advice.setContentsMargins(space(1.5), space(0.75), space(1.5), space(0.75))
        self._advice.setSpacing(space(0.25))
        self._advice.addWidget(self._title)
        self.lines: list[WrappedLink] = []
        self.acts: list[QPushButton] = []
        self._rows: list[QWidget] = []
        self._must: list[Finding] = []
        self.close_button = QToolButton()
        self.close_button.setToolTip(_("Đóng danh sách này (Esc)"))
        self.close_button.setAccessibleName(_("Đóng danh sách này"))
        set_icon(self.close_button, "x", "muted")
        self.close_button.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(space(0.5))
        words.addWidget(self.errors)
        words.addWidget(self.advice)
        words.addWidget(self.aside)
        words.addStretch(1)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(space(2), space(0.75), space(), space(0.25))
        line.setSpacing(space(0.5))
        line.addLayout(words, 1)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setWidget(body)
        self.hide()

    def show_findings(self, findings: Sequence[Finding], *, is_finishing: bool = False) -> None:
        """List the findings, the gravest first; with none, say so. Begins at the top, with the focus."""
        self._fill(findings, is_finishing=is_finishing)
        (self.errors if self._must else self.advice).setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def refresh(self, findings: Sequence[Finding]) -> None:
        """List them as they stand now, without moving away from what is being read."""
        place, at = self.verticalScrollBar().value(), self._place_of_focus()
        self._fill(findings, is_finishing=False)
        self.verticalScrollBar().setValue(place)
        buttons = self._all_acts()
        if at >= 0 and buttons:
            buttons[min(at, len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif at >= 0:
            self.advice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all_acts(self) -> list[QPushButton]:
        folded = [self.aside.fold] if self.aside.lines else []
        shown = self.aside.acts if self.aside.fold.isChecked() else []
        return [*self.errors.acts.values(), *self.acts, *folded, *shown]

    def _place_of_focus(self) -> int:
        """Tell which of the quiet buttons has the focus; −1 where it is elsewhere."""
        return next((at for at, button in enumerate(self._all_acts()) if button.hasFocus()), -1)

    def _fill(self, findings: Sequence[Finding], *, is_finishing: bool) -> None:
        standing = [finding for finding in findings if not finding.is_set_aside]
        self._must = [finding for finding in standing if finding.severity is Severity.MUST]
        advice = [finding for finding in standing if finding.severity is not Severity.MUST]
        advice.sort(key=lambda finding: finding.severity is Severity.CONSIDER)
        self.show()
        movable = {place for place, finding in enumerate(self._must) if finding.can_be_set_aside}
        self.errors.show_errors([(finding.field, finding.sentence) for finding in self._must], movable)
        drop_rows(self._advice, self._rows)
        self.lines, self.acts, self._rows = [], [], []
        for finding in advice:
            self._add_line(finding)
        self.advice.setVisible(bool(advice) or not self._must)
        self.advice.setProperty("ground", "warning" if advice else "success")
        self.advice.style().polish(self.advice)
        self._title.say(*_advice_title(len(advice), is_finishing=is_finishing))
        self.advice.setAccessibleName(self._title.words.text())
        self.aside.show_findings([finding for finding in findings if finding.is_set_aside])
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words ask at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def fit(self, room: int) -> None:
        """Take no more than two fifths of the height there is; the rest scrolls."""
        self._room = room
        self._fit()

    _room = 0

    def _fit(self) -> None:
        body = self.widget()
        layout = body.layout() if body is not None else None
        if layout is None:
            return
        layout.activate()
        wanted = layout.totalHeightForWidth(max(1, self.viewport().width()))
        least = round(line_height() * _LEAST_LINES)
        self.setFixedHeight(min(wanted + 2, max(least, self._room * 2 // 5)))

    def _add_line(self, finding: Finding) -> None:
        line = WrappedLink(finding.sentence)
        line.words.set_tone("text")
        line.setToolTip(finding.clause)
        line.clicked.connect(lambda: self.field_chosen.emit(finding.field))
        self.lines.append(line)
        row: QWidget = line
        if finding.can_be_set_aside:
            name = _("Gác lại: {sentence}").format(sentence=finding.sentence)
            row = LinkWithAct(line, _("Gác lại…"), name)
            row.act.clicked.connect(lambda: self.put_by.emit(finding))
            self.acts.append(row.act)
        self._rows.append(row)
        self._advice.addWidget(row)


def _advice_title(count: int, *, is_finishing: bool) -> tuple[str, str, str]:
    if count:
        return _("Nên xem lại {count} chỗ").format(count=count), "triangle-alert", "warning"
    words = _("Hồ sơ đã đủ, không còn chỗ nào phải sửa.")
    return (words if is_finishing else _("Không thấy chỗ nào thiếu hay cần sửa."), "circle-check", "success")
