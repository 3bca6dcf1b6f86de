"""The head of a programme: which one, which phase, how it counts, and which of its ends counts."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.programme import Phase, Programme
from desktop_app.services import programmes
from desktop_app.services.progress import Report
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.words import heading, plain_tip, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.programme_figures import CardRoom
from desktop_app.ui.pages.programme_forms import ask_end
from desktop_app.ui.shell.session import Session

ALL = 0


class ProgrammeHead(QWidget):
    """Emits `programme_chosen` and `phase_chosen` with keys (0 is all phases)."""

    programme_chosen = Signal(int)
    phase_chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.chooser = ChoiceBox()
        self.chooser.setAccessibleName(_("Chương trình"))
        self.chooser.setMinimumContentsLength(20)
        self.chooser.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.print_button = _menu_button(_("In, xuất"), "printer")
        self.edit_button = _menu_button(_("Sửa"), "pencil")
        self.chips = CardRoom()
        self._flow = self.chips.flow
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.rule = small("")
        self.rule_button = _menu_button(_("Cách tính"), "list-ordered")
        self.ends_button = _menu_button("", "calendar")
        self._build()
        self.chooser.activated.connect(
            lambda place: self.programme_chosen.emit(int(self.chooser.itemData(place)))
        )

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(space())
        title = heading(_("Chương trình"), 1)
        title.setWordWrap(False)
        first.addWidget(title)
        self.chooser.setMaximumWidth(letters(80))
        first.addWidget(self.chooser, 1)
        first.addStretch(0)
        first.addWidget(self.edit_button)
        first.addWidget(self.print_button)
        second = QHBoxLayout()
        second.setSpacing(space())
        second.addWidget(self.chips, 1)
        third = QHBoxLayout()
        third.setSpacing(space())
        third.addWidget(self.rule, 1)
        third.addWidget(self.rule_button)
        third.addWidget(self.ends_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for line in (first, second, third):
            column.addLayout(line)

    def show_report(self, report: Report, known: list[Programme]) -> None:
        """Show which programme and phase it is and how it counts."""
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for item in known:
                self.chooser.addItem(item.name, item.id)
            self.chooser.setCurrentIndex(self.chooser.findData(report.programme.id))
        self.chooser.setToolTip(plain_tip(report.programme.document))
        self._show_chips(report)
        self.rule.setText(report.sentence)
        self._show_rules(report)
        self._show_ends(report.phase)

    def _show_chips(self, report: Report) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            chip = item.widget() if item else None
            if isinstance(chip, QToolButton):
                self._group.removeButton(chip)
                chip.hide()
                chip.deleteLater()
        self._add_chip(_("Cả chương trình"), "", ALL, report.phase is None)
        for phase in report.phases:
            name = _("{phase} (cao điểm)").format(phase=phase.name) if phase.is_peak else phase.name
            days = f"{format_date(phase.starts_on) or '…'} – {format_date(phase.ends_on) or '…'}"
            tip = "\n".join(part for part in (days, phase.document) if part)
            self._add_chip(name, tip, phase.id, report.phase is not None and phase.id == report.phase.id)

    def _add_chip(self, words: str, tip: str, key: int, is_shown: bool) -> None:
        chip = QToolButton()
        chip.setText(words)
        chip.setToolTip(plain_tip(tip))
        chip.setCheckable(True)
        chip.setChecked(is_shown)
        chip.clicked.connect(lambda: self.phase_chosen.emit(key))
        self._group.addButton(chip)
        self._flow.addWidget(chip)

    def _show_rules(self, report: Report) -> None:
        menu = _emptied(self.rule_button, self)
        shown = programmes.rule_of(report.programme).id
        for rule in programmes.rules():
            act = menu.addAction(rule.label)
            act.setCheckable(True)
            act.setChecked(rule.id == shown)
            act.triggered.connect(
                lambda _checked=False, name=rule.id: self._choose_rule(report.programme, name)
            )

    def _choose_rule(self, programme: Programme, rule: str) -> None:
        changes = programmes.edit_programme(self.session.book, programme.id, {"rule": rule})
        self.session.remember(changes)

    def _show_ends(self, phase: Phase | None) -> None:
        self.ends_button.setVisible(phase is not None)
        if phase is None:
            return
        ends = programmes.ends(self.session.book, phase)
        words = (
            _("Kết thúc {day}").format(day=format_date(phase.ends_on))
            if phase.ends_on
            else _("Chưa có ngày kết thúc")
        )
        more = _(" ({count} ngày theo văn bản)").format(count=len(ends)) if len(ends) > 1 else ""
        self.ends_button.setText(words + more)
        menu = _emptied(self.ends_button, self)
        for end in ends:
            named = end.document or _("không ghi văn bản")
            act = menu.addAction(
                _("{day} – {document}")
                .format(day=format_date(end.ends_on), document=named)
                .replace("&", "&&")
            )
            act.setCheckable(True)
            act.setChecked(end.ends_on == phase.ends_on)
            act.triggered.connect(lambda _checked=False, day=end.ends_on: self._choose_end(phase, day))
        if ends:
            menu.addSeparator()
        self.add_end = menu.addAction(_("Thêm ngày kết thúc theo văn bản khác…"))
        self.add_end.triggered.connect(lambda: self._ask_end(phase))

    def _choose_end(self, phase: Phase, day: date) -> None:
        try:
            self.session.remember(programmes.choose_end(self.session.book, phase.id, day))
        except UserError as problem:
            show_error(self, str(problem))

    def _ask_end(self, phase: Phase) -> None:
        ask_end(self.session, self, phase)


def _menu_button(words: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    set_icon(button, icon, "muted")
    return button


def _emptied(button: QToolButton, parent: QWidget) -> QMenu:
    old = button.menu()
    menu = QMenu(parent)
    button.setMenu(menu)
    if old is not None:
        old.deleteLater()
    return menu
