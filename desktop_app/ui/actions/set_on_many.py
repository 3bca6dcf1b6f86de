"""Setting one value on the selected innovations, after they were shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.language import _
from desktop_app.forms.packs import load_catalogue
from desktop_app.ui.actions.base import RowsAction

if TYPE_CHECKING:
    from desktop_app.forms.catalogue import Choice


class _SetOnMany(RowsAction):
    column = ""

    def choices(self) -> "Sequence[Choice]":
        """Return what may be set."""
        return ()

    def question(self) -> str:
        """Return the words beside the list of values."""
        return ""

    def run(self) -> None:
        """Show the rows, ask for the value, write it as one step."""
        from desktop_app.services.innovations import edit_many
        from desktop_app.ui.actions.value_dialog import ask_value

        keys = list(self.keys_chosen)
        chosen = ask_value(
            self.window_of,
            self.label(),
            self.question(),
            self.choices(),
            self.rows.selected_names(),
            len(keys),
        )
        if chosen is None:
            return
        words = next(choice.label for choice in self.choices() if choice.id == chosen)
        label = _("{what}: {value}").format(what=self.question(), value=words)
        self.session.remember(edit_many(self.session.book, keys, {self.column: chosen}, label))


class SetStage(_SetOnMany):
    """Moves innovations to another stage."""

    icon_name = "arrow-right"
    column = "stage"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Chuyển giai đoạn…")

    def question(self) -> str:
        """Return the words beside the list of values."""
        return _("Giai đoạn")

    def choices(self) -> "Sequence[Choice]":
        """Return the stages."""
        return load_catalogue().stages


class SetField(_SetOnMany):
    """Puts innovations into another field of application."""

    icon_name = "list"
    column = "field"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Đổi lĩnh vực…")

    def question(self) -> str:
        """Return the words beside the list of values."""
        return _("Lĩnh vực")

    def choices(self) -> "Sequence[Choice]":
        """Return the fields."""
        return load_catalogue().lists["fields"]
