"""The register's actions, made once for its page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.ui.actions.base import RowsAction
from desktop_app.ui.actions.copy_rows import CopyRows
from desktop_app.ui.actions.delete_for_good import DeleteForGood
from desktop_app.ui.actions.duplicate_innovation import DuplicateInnovation
from desktop_app.ui.actions.export_deadlines import ExportDeadlines
from desktop_app.ui.actions.export_register import ExportRegister
from desktop_app.ui.actions.import_table import ImportFromPage
from desktop_app.ui.actions.move_to_trash import MoveToTrash
from desktop_app.ui.actions.new_innovation import NewFromPage
from desktop_app.ui.actions.nominate_authors import NominateAuthors
from desktop_app.ui.actions.open_innovation import OpenInnovation
from desktop_app.ui.actions.set_on_many import SetField, SetStage
from desktop_app.ui.actions.take_from_trash import TakeFromTrash
from desktop_app.ui.pages.register_table import RegisterTable
from desktop_app.ui.shell.session import Session

if TYPE_CHECKING:
    from desktop_app.ui.actions.print_papers import PrintChosen, PrintPaper
    from desktop_app.ui.pages.register import RegisterPage


class RegisterActions:
    """All of them, and which stand where."""

    def __init__(self, session: Session, page: "RegisterPage", table: RegisterTable) -> None:
        self._session, self._page = session, page
        self._print: list[PrintPaper | PrintChosen] = []
        self.new = NewFromPage(session, page)
        self.open = OpenInnovation(session, page, page)
        self.duplicate = DuplicateInnovation(session, page, page)
        self.stage = SetStage(session, page, page)
        self.field = SetField(session, page, page)
        self.nominate = NominateAuthors(session, page, page)
        self.trash = MoveToTrash(session, page, page)
        self.take_back = TakeFromTrash(session, page, page)
        self.delete = DeleteForGood(session, page, page)
        self.copy = CopyRows(session, page, page, table)
        self.importing = ImportFromPage(session, page)
        self.export = ExportRegister(session, page, page)
        self.deadlines = ExportDeadlines(session, page, page)
        session.selection = lambda: [] if page.in_trash else page.selected_keys()
        page.addAction(self.export)
        table.addActions(self.on_rows())

    def on_rows(self) -> list[RowsAction]:
        """Return those that work on selected rows."""
        return [*self.on_selection(), *self._print, self.copy]

    def on_selection(self) -> list[RowsAction]:
        """Return those that stand over the table while rows are selected."""
        return [
            self.open, self.duplicate, self.stage, self.field, self.nominate, self.trash, self.take_back,
            self.delete,
        ]  # fmt: skip

    def printing(self) -> Sequence["PrintPaper | PrintChosen"]:
        """Return one action for each main paper, and one that asks which; made when first wanted."""
        if not self._print:
            from desktop_app.services.papers import MAIN, paper
            from desktop_app.ui.actions.print_papers import PrintChosen, PrintPaper

            made = [PrintPaper(self._session, self._page, self._page, paper(item)) for item in MAIN]
            self._print = [*made, PrintChosen(self._session, self._page, self._page)]
            for action in self._print:
                action.follow(len(self._page.selected_keys()))
        return self._print

    def fill_printing(self, menu: QMenu) -> None:
        """Put the papers into a menu about to be shown."""
        menu.clear()
        menu.addActions(list(self.printing()))

    def in_menu(self) -> Sequence[QAction]:
        """Return those of the context menu."""
        self.printing()
        return self.on_rows()

    def all(self) -> Sequence[QAction]:
        """Return every one that the window does not have itself, for the palette."""
        self.printing()
        return [*self.on_rows(), self.export, self.deadlines]

    def follow(self, count: int) -> None:
        """Let every action be offered or not, as `count` rows are selected."""
        for action in self.on_rows():
            action.follow(count)
