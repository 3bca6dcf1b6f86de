"""Which column of a portal's list is what, said by hand where its headings do not say it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.services.portal_lists import columns_in, is_readable, list_kind
from desktop_app.services.preferences import Preferences
from desktop_app.services.reconciling import BroughtIn
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import IconWords, heading, primary_button
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.import_columns import ImportColumns


class PortalColumns(QDialog):
    """Shows the tables of a file and its columns; `place` and `mapping` are what was chosen."""

    def __init__(self, parent: QWidget, brought: BroughtIn, preferences: Preferences) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Chọn cột của danh sách"))
        self.place = brought.place
        self._source, self._preferences = brought.source, preferences
        self._kind = list_kind()
        self.problem = IconWords("triangle-alert", "warning", _problem_of(brought))
        self.problem.setVisible(bool(brought.problem))
        self.columns = ImportColumns([self._kind])
        self.yes = primary_button(_("Đối soát"))
        self.no = QPushButton(_("Hủy"))
        self._arrange()
        self.columns.table_chosen.connect(self.show_table)
        self.columns.mapped.connect(self._follow)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.columns.show_source(self._source, self.place, self._kind)
        self._show(dict(brought.columns))
        resize_within(self, letters(120), space(60))
        self.columns.boxes["title"].setFocus()

    @property
    def mapping(self) -> dict[str, int]:
        """The place of the heading each of our columns is taken from."""
        return self.columns.mapping

    def show_table(self, place: int) -> None:
        """Show another table of the file, its columns as they are recognised."""
        self.place = place
        self._show(columns_in(self._source.tables[place], self._preferences))

    def _show(self, mapping: Mapping[str, int]) -> None:
        self.columns.show_mapping(self._kind, self._source.tables[self.place], dict(mapping))
        self._follow()

    def _follow(self) -> None:
        self.yes.setEnabled(is_readable(self.mapping))

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(space())
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        self.yes.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addWidget(heading(_("{file}: cột nào là gì?").format(file=self._source.name), 2))
        column.addWidget(self.problem)
        column.addWidget(self.columns, 1)
        column.addLayout(buttons)


def _problem_of(brought: BroughtIn) -> str:
    if brought.problem and not is_readable(brought.columns):
        return _(
            "Không nhận ra cột tên sáng kiến theo tiêu đề. Chọn cột ấy và những cột khác có trong danh sách;"
            " lần sau danh sách cùng tiêu đề sẽ được đọc như vậy."
        )
    return brought.problem
