"""What “Kiểm tra” found: what must be mended, then what is worth a look; each line leads to its field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Severity
from desktop_app.services.checking import Finding
from desktop_app.ui.kit.error_summary import ErrorSummary, WrappedLink
from desktop_app.ui.kit.words import IconWords
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import line_height, space

_LEAST_LINES = 6


class FindingsPanel(QScrollArea):
    """Hidden until a check; takes the focus when it shows. `field_chosen` names the field of a line."""

    field_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.errors = ErrorSummary()
        self.errors.chosen.connect(self.field_chosen)
        self.advice = QFrame()
        self.advice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = IconWords("circle-check", "success")
        self._title.words.setProperty("heading", "3")
        self._advice = QVBoxLayout(self.advice)
        self._advice.setContentsMargins(space(1.5), space(0.75), space(1.5), space(0.75))
        self._advice.setSpacing(space(0.25))
        self._advice.addWidget(self._title)
        self.lines: list[WrappedLink] = []
        self.close_button = QToolButton()
        self.close_button.setToolTip(_("Đóng danh sách này (Esc)"))
        self.close_button.setAccessibleName(_("Đóng danh sách này"))
        set_icon(self.close_button, "x", "muted")
        self.close_button.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(space(0.5))
        words.addWidget(self.errors)
        words.addWidget(self.advice)
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
        """List the findings, the gravest first; with none, say so."""
        must = [finding for finding in findings if finding.severity is Severity.MUST]
        advice = [finding for finding in findings if finding.severity is not Severity.MUST]
        advice.sort(key=lambda finding: finding.severity is Severity.CONSIDER)
        self.show()
        self.errors.show_errors([(finding.field, finding.sentence) for finding in must])
        for line in self.lines:
            self._advice.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(finding) for finding in advice]
        self.advice.setVisible(bool(advice) or not must)
        self.advice.setProperty("ground", "warning" if advice else "success")
        self.advice.style().polish(self.advice)
        self._title.say(*_advice_title(len(advice), is_finishing=is_finishing))
        self.advice.setAccessibleName(self._title.words.text())
        if not must:
            self.advice.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)
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

    def _line(self, finding: Finding) -> WrappedLink:
        line = WrappedLink(finding.sentence)
        line.words.set_tone("text")
        line.setToolTip(finding.clause)
        line.clicked.connect(lambda: self.field_chosen.emit(finding.field))
        self._advice.addWidget(line)
        return line


def _advice_title(count: int, *, is_finishing: bool) -> tuple[str, str, str]:
    if count:
        return _("Nên xem lại {count} chỗ").format(count=count), "triangle-alert", "warning"
    words = _("Hồ sơ đã đủ, không còn chỗ nào phải sửa.")
    return (words if is_finishing else _("Không thấy chỗ nào thiếu hay cần sửa."), "circle-check", "success")
