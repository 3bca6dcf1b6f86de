"""Danh mục khen thưởng: every award with its standards and figures, and those an office adds."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.services import awards
from desktop_app.services.awards import AwardCatalogue, AwardRule
from desktop_app.ui.kit.dialogs import ask, show_error
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import heading, primary_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.awards_explained import Explained
from desktop_app.ui.pages.awards_own import ask_own, ask_settings
from desktop_app.ui.pages.awards_rule import rule_lines
from desktop_app.ui.pages.council_part import fit_columns
from desktop_app.ui.shell.session import Session

TABLES = frozenset(("own_award", "setting"))
_WIDTHS = (26, 24, 16, 14)
_ISSUER, _FOR_WHOM = 1, 2
_WIDE_LETTERS = 165


class CataloguePart(QWidget):
    """The awards in a table, the chosen one told in full beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._known: AwardCatalogue | None = None
        self.model: RecordTableModel[AwardRule] = RecordTableModel(self._columns(), self)
        self.table: RecordTable[AwardRule] = RecordTable(
            self.model, _("Danh hiệu, hình thức khen thưởng"), _WIDTHS
        )
        fit_columns(self.table, 0)
        self.hint = small("")
        self.title = heading("", 2)
        self.told = Explained(_("Tiêu chuẩn và số liệu"))
        self.add = primary_button(_("Thêm hình thức của đơn vị…"))
        self.settings = QPushButton(_("Hạn nộp, nơi quyết định…"))
        self.edit, self.remove = QPushButton(_("Sửa…")), QPushButton(_("Xóa…"))
        self._build()
        self.table.chosen.connect(self._follow)
        self.add.clicked.connect(lambda: ask_own(self.session, self, None))
        self.edit.clicked.connect(self.ask_edit)
        self.remove.clicked.connect(self.ask_remove)
        self.settings.clicked.connect(self.ask_settings)

    def reload(self) -> None:
        """Read the catalogue anew; the chosen award stays chosen."""
        kept = [rule.id for rule in self.table.selected()]
        known = awards.catalogue(self.session.book)
        self._known = known
        self.model.set_records(known.awards)
        rows = [rule.id for rule in known.awards]
        self.table.select_row(rows.index(kept[0]) if kept and kept[0] in rows else 0)
        own = sum(rule.is_own for rule in known.awards)
        said = _("{count} danh hiệu, hình thức; {own} của đơn vị. {certainty}")
        self.hint.setText(said.format(count=len(rows), own=own, certainty=known.certainty))
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out on a small screen what is told beside the table all the same."""
        super().resizeEvent(event)
        is_narrow = self.width() < letters(_WIDE_LETTERS)
        for column in (_ISSUER, _FOR_WHOM):
            self.table.setColumnHidden(column, is_narrow)

    def ask_edit(self) -> None:
        """Change the chosen award of the office's own."""
        rule = self._rule()
        if rule is not None and rule.own_id is not None:
            ask_own(self.session, self, rule.own_id)

    def ask_settings(self) -> None:
        """Change what the office sets about the chosen award."""
        rule = self._rule()
        if rule is not None and self._known is not None:
            ask_settings(self.session, self, rule, self._known)

    def ask_remove(self) -> None:
        """Remove the chosen award of the office's own, having asked."""
        rule = self._rule()
        if rule is None or rule.own_id is None:
            return
        sentence = _("Xóa “{name}” khỏi danh mục của đơn vị?").format(name=rule.name)
        if ask(self, sentence, _("Xóa"), is_risky=True):
            try:
                self.session.remember(awards.remove_award(self.session.book, rule.own_id))
            except UserError as problem:
                show_error(self, str(problem))

    def _rule(self) -> AwardRule | None:
        chosen = self.table.selected()
        return chosen[0] if chosen else None

    def _follow(self) -> None:
        rule = self._rule()
        for button in (self.edit, self.remove):
            button.setEnabled(rule is not None and rule.is_own)
        self.settings.setEnabled(rule is not None)
        self.title.setText(rule.name if rule else "")
        if rule is not None and self._known is not None:
            self.told.show_lines(rule_lines(self.session.book, rule, self._known))

    def _build(self) -> None:
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(space(1), 0, 0, 0)
        beside.setSpacing(space(0.6))
        beside.addWidget(self.title)
        beside.addWidget(self.told, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(right)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([letters(80), letters(58)])
        acts = QHBoxLayout()
        acts.setSpacing(space(0.75))
        for button, icon in (
            (self.add, "plus"), (self.edit, "pencil"), (self.remove, "trash-2"), (self.settings, "settings"),
        ):  # fmt: skip
            set_icon(button, icon, "on_accent" if button is self.add else "muted")
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(0.5), 0, 0)
        column.setSpacing(space(0.6))
        column.addWidget(self.hint)
        column.addWidget(split, 1)
        column.addLayout(acts)

    def _columns(self) -> tuple[TableColumn[AwardRule], ...]:
        def certainty(rule: AwardRule) -> str:
            if rule.is_own:
                return _("của đơn vị")
            is_certain = rule.is_confirmed and all(
                figure.is_confirmed for item in rule.standards for figure in (item, *item.thresholds)
            )
            return "" if is_certain or self._known is None else self._known.unconfirmed

        return (
            TableColumn(_("Danh hiệu, hình thức"), lambda rule: rule.name),
            TableColumn(_("Nơi quyết định"), lambda rule: rule.issuer),
            TableColumn(_("Tặng cho"), _for_whom),
            TableColumn(_("Độ chắc chắn"), certainty),
        )


def _for_whom(rule: AwardRule) -> str:
    names = ((PERSON, _("cá nhân")), (COLLECTIVE, _("tập thể")))
    return ", ".join(words for key, words in names if rule.is_for(key))
