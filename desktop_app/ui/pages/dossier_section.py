"""One section of a dossier at a time: its title, hint and fields, and the way to its neighbours."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Section
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.form_view import FormView
from desktop_app.ui.kit.words import Words, heading
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space


class SectionView(QWidget):
    """Shows one section; `edited(key, value)` comes from its form, `stepped` asks for a neighbour."""

    edited = Signal(str, object)
    field_entered = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: FormView | None = None
        self._given: dict[str, object] = {}
        self.section: Section | None = None
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(_("Mục trước"))
        self.onward = QPushButton(_("Mục tiếp theo"))
        self.conclude = QPushButton(_("Xem kết luận"))
        self.conclude.hide()
        set_icon(self.back, "arrow-left")
        set_icon(self.conclude, "clipboard-check")
        set_icon(self.onward, "arrow-right")
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.onward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        self.onward.clicked.connect(lambda: self.stepped.emit(1))
        foot = QHBoxLayout()
        foot.setSpacing(space(0.75))
        foot.setContentsMargins(space(2), space(0.75), space(2), space(0.75))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.conclude)
        foot.addWidget(self.onward)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._place, 1)
        column.addLayout(foot)

    def show_section(self, section: Section, values: Mapping[str, object], context: FormContext) -> None:
        """Build the form of a section; the one before must have been flushed."""
        self.drop()
        self.section = section
        self._given = dict(values)
        self.form = FormView(section.fields, values, context)
        self.form.add_top(_title_of(section))
        self.form.edited.connect(self.edited)
        self.form.field_entered.connect(self.field_entered)
        self._place.addWidget(self.form)
        self._lead_onward(self.form)

    def _lead_onward(self, form: FormView) -> None:
        """Let Tab go from the last field to the buttons below it: what is made last comes last otherwise."""
        last: QWidget | None = None
        at = form.nextInFocusChain()
        while at is not None and at is not form:
            if form.isAncestorOf(at) and at.focusPolicy() != Qt.FocusPolicy.NoFocus:
                last = at
            at = at.nextInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self.back)
            QWidget.setTabOrder(self.back, self.conclude)
            QWidget.setTabOrder(self.conclude, self.onward)

    def drop(self) -> None:
        """Take the form away."""
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def field_keys(self) -> set[str]:
        """Return the keys of the section's fields."""
        return {field.key for field in self.section.fields} if self.section else set()

    def refresh(self, values: Mapping[str, object]) -> None:
        """Show values that came from elsewhere; what is the same in the book stays as it is on screen."""
        if self.form is None:
            return
        for key in self.form.rows:
            if key in values and values[key] not in (self._given.get(key), self.form.value(key)):
                self.form.set_value(key, values[key])
        self.learn(values)

    def learn(self, values: Mapping[str, object]) -> None:
        """Take note of what the book holds by now; the screen is as it should be."""
        self._given.update(values)

    def has_focus(self) -> bool:
        """Say whether the cursor is somewhere in this section."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self.form is not None and self.form.rows:
            self.form.focus_field(next(iter(self.form.rows)))
            self.form.verticalScrollBar().setValue(0)

    def show_neighbours(self, has_previous: bool, has_next: bool) -> None:
        """Offer the way back and onward where there is one."""
        self.back.setEnabled(has_previous)
        self.onward.setEnabled(has_next)


def _title_of(section: Section) -> QWidget:
    """Make the title and, under it, the hint of a section, no wider than one can read."""
    words, title = QWidget(), QWidget()
    words.setMaximumWidth(letters(READABLE_LETTERS) + space(2))
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(0.5))
    column.addWidget(heading(section.title, 1))
    if section.hint:
        column.addWidget(Words(section.hint, "muted"))
    line = QHBoxLayout(title)  # a column alone would measure the words at its own, greater width
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(words, 1)
    line.addStretch(0)
    return title
