"""Deleting what lies in the trash."""

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import RowsAction


class DeleteForGood(RowsAction):
    """A second act of its own, always asked about, with what is deleted in sight."""

    icon_name = "trash-2"
    is_for_trash = True
    keys = ("Shift+Del",)

    def label(self) -> str:
        """Return the words on the button."""
        return _("Xóa hẳn…")

    def run(self) -> None:
        """Delete the selected ones."""
        from desktop_app.services.innovations import delete_for_good
        from desktop_app.ui.kit.dialogs import confirm_many

        keys = list(self.keys_chosen)
        is_wanted = confirm_many(
            self.window_of,
            _("Xóa hẳn {count} sáng kiến?").format(count=len(keys)),
            self.rows.selected_names(),
            _("Xóa hẳn"),
            _("Còn hoàn tác được cho đến khi đóng chương trình; sau đó chỉ bản sao lưu còn giữ."),
            is_risky=True,
        )
        if is_wanted:
            self.session.remember(delete_for_good(self.session.book, keys))
