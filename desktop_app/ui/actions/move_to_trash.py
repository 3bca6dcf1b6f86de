"""Putting innovations into the trash."""

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import RowsAction


class MoveToTrash(RowsAction):
    """One goes at once, since it can be undone; many are shown first."""

    icon_name = "trash-2"
    keys = ("Del",)

    def label(self) -> str:
        """Return the words on the button."""
        return _("Cho vào thùng rác")

    def run(self) -> None:
        """Put the selected ones there."""
        from desktop_app.services.innovations import move_to_trash

        keys = list(self.keys_chosen)
        if len(keys) > 1 and not self._is_confirmed(len(keys)):
            return
        self.session.remember(move_to_trash(self.session.book, keys))

    def _is_confirmed(self, count: int) -> bool:
        from desktop_app.ui.kit.dialogs import confirm_many

        return confirm_many(
            self.window_of,
            _("Cho {count} sáng kiến vào thùng rác?").format(count=count),
            self.rows.selected_names(),
            _("Cho vào thùng rác"),
            _("Lấy lại được bằng Ctrl+Z hoặc trong Thùng rác."),
        )
