"""“⋯” of the dossier: what is seldom wanted — its history, and another form."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import packs
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.history import entries
from desktop_app.services.innovations import change_form
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.pages.history_dialog import HistoryDialog, show_history
from desktop_app.ui.shell.session import Session

FORM, KEPT = "form_id", "kept"
MOST_ENTRIES = 500


class MoreButton(QToolButton):
    """Emits `form_changed` with the step that moved the dossier to another form.

    `save` writes what is being typed and says whether it could.
    """

    form_changed = Signal(object)

    def __init__(self, session: Session, save: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.innovation = 0
        self._save = save
        set_icon(self, "ellipsis")
        self.setAccessibleName(_("Việc khác của hồ sơ"))
        self.setToolTip(_("Lịch sử, đổi mẫu đơn"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.history_action = self._made(_("Lịch sử…"), "history", self.show_history)
        self.form_action = self._made(_("Đổi mẫu đơn…"), "file-text", self.ask_form)
        self._menu = QMenu(self)
        self._menu.addActions([self.history_action, self.form_action])
        self.setMenu(self._menu)

    def actions_offered(self) -> list[QAction]:
        """Return what can be done now, for the command palette."""
        return [self.history_action, self.form_action] if self.innovation else []

    def show_history(self) -> None:
        """Show what was written in this dossier, by whom and when."""
        if not self._save():
            return
        book = self.session.book
        innovation = load_dossier(book, self.innovation).innovation
        title = "  ·  ".join(part for part in (innovation.code, innovation.title) if part)
        found = entries(book, self.innovation, MOST_ENTRIES)
        show_history(HistoryDialog(self.window(), title, found, MOST_ENTRIES))

    def ask_form(self) -> None:
        """Offer the forms of this book, the dossier's own chosen, and move to the one that is taken."""
        if not self._save():
            return
        field = Field(
            FORM,
            _("Mẫu đơn"),
            FieldKind.CHOICE,
            hint=_(
                "Chỗ nào hai mẫu cùng hỏi thì giữ nguyên. Chỗ mẫu mới không hỏi vẫn nằm trong sổ nhưng"
                " không hiện, không in; đổi lại mẫu cũ thì hiện lại. Hoàn tác được bằng Ctrl+Z."
            ),
        )
        offered = self._offered()
        context = FormContext(
            packs.catalogue(),
            makers={FieldKind.CHOICE: lambda _field: OptionsEditor(offered)},
            marks_optional=False,
        )
        title, yes = _("Đổi mẫu đơn…"), _("Đổi mẫu đơn")
        dialog = FieldsDialog(self.window(), title, (field,), {FORM: KEPT}, context, yes, self._change)
        ask_fields(dialog)

    def _offered(self) -> list[tuple[str, str]]:
        """Name the dossier's own form first, as it is pinned, then every other one of the book."""
        book = self.session.book
        own = packs.pack_for(book, load_dossier(book, self.innovation).innovation)
        words = _("{title}, phiên bản {version}")
        kept = _("{form} (đang dùng)").format(form=words.format(title=own.title, version=own.version))
        others = [
            (pack.id, words.format(title=pack.title, version=pack.version))
            for pack in packs.available(book)
            if (pack.id, pack.version) != (own.id, own.version)
        ]
        return [(KEPT, kept), *others]

    def _change(self, values: Mapping[str, object]) -> None:
        chosen = str(values[FORM])
        if chosen == KEPT:
            return
        changes = change_form(self.session.book, self.innovation, chosen)
        if changes:
            self.form_changed.emit(changes)

    def _made(self, words: str, icon: str, act: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        set_icon(action, icon)
        action.triggered.connect(lambda: self._act(act))
        return action

    def _act(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            show_error(self.window(), str(error))
