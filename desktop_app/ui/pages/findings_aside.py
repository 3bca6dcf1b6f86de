"""What was set aside of a check, folded away at its foot: each with its reason and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.services.checking import Finding
from desktop_app.ui.kit.error_summary import LinkWithAct, WrappedLink, drop_rows
from desktop_app.ui.kit.words import link_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space


class FindingsAside(QFrame):
    """Hidden while nothing is set aside. `chosen` names a line's field, `brought_back` carries its finding;
    `turned` follows folding and unfolding."""

    chosen = Signal(str)
    brought_back = Signal(object)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "quiet")
        self.fold = link_button("")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._turn)
        self.lines: list[WrappedLink] = []
        self.acts: list[QPushButton] = []
        self._rows: list[QWidget] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(space(0.5), 0, 0, 0)
        self._column.setSpacing(space(0.5))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(), space(0.5), space(1.5), space(0.5))
        whole.setSpacing(space(0.5))
        whole.addWidget(self.fold)
        whole.addWidget(self._inside)
        self._turn(is_open=False)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List findings with their reasons; folded or not stays as it is."""
        drop_rows(self._column, self._rows)
        self.lines, self.acts, self._rows = [], [], []
        for finding in findings:
            self._add(finding)
        self.fold.setText(_("Đã gác lại ({count})").format(count=len(findings)))
        self.setVisible(bool(findings))

    def _add(self, finding: Finding) -> None:
        line = WrappedLink(finding.sentence)
        line.words.set_tone("muted")
        line.setToolTip(finding.clause)
        line.clicked.connect(lambda: self.chosen.emit(finding.field))
        name = _("Xem xét lại: {sentence}").format(sentence=finding.sentence)
        head = LinkWithAct(line, _("Xem xét lại"), name)
        head.act.clicked.connect(lambda: self.brought_back.emit(finding))
        reason = small(_("Lý do: {reason}").format(reason=finding.reason), "text")
        reason.setContentsMargins(space(2.2), 0, 0, 0)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(reason)
        self.lines.append(line)
        self.acts.append(head.act)
        self._rows.append(row)
        self._column.addWidget(row)

    def _turn(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        set_icon(self.fold, "chevron-down" if is_open else "chevron-right", "accent")
        self.turned.emit()
