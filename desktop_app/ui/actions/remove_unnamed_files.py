"""Deleting the files of the book that nothing names any more."""

from collections.abc import Mapping

from shiboken6 import isValid

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services.attachments import UNDONE_AT_MOST, remove_unnamed_files, unnamed_files
from desktop_app.ui import jobs
from desktop_app.ui.actions.base import Action
from desktop_app.ui.kit.dialogs import ask, show_error
from desktop_app.ui.pages.backup_table import size_words


class RemoveUnnamedFiles(Action):
    """Says how many and how large first. Every page and step is made anew: none may name a deleted file."""

    icon_name = "trash-2"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Dọn tệp không còn dùng…")

    def run(self) -> None:
        """Look for them in the background, then ask."""
        _refuse_while_working()
        book = self.session.book

        def work(job: Job) -> dict[str, int]:
            return unnamed_files(book, job)

        jobs.run(work, self.ask, title=_("Tìm tệp không còn dùng"), parent=self.window_of)

    def ask(self, found: Mapping[str, int]) -> None:
        """Show what was found, and delete where it is wanted."""
        if not isValid(self.session):  # another book was opened meanwhile
            return
        if not found:
            self.session.said.emit(_("Trong sổ không có tệp nào thừa."))
            return
        sentence = _("Xóa {count} tệp không còn dùng, {size}?")
        details = _(
            "Không hồ sơ nào, kể cả trong thùng rác, và không bản sao lưu nào trong sổ còn dùng các tệp này."
            " Tệp bỏ khỏi hồ sơ chưa quá {days} ngày vẫn được giữ. Xóa rồi không lấy lại được, và những bước"
            " đã làm từ lúc mở sổ không hoàn tác được nữa."
        )
        if ask(
            self.window_of,
            sentence.format(count=len(found), size=size_words(sum(found.values()))),
            _("Xóa các tệp này"),
            details=details.format(days=UNDONE_AT_MOST.days),
            is_risky=True,
        ):
            self.remove(found)

    def remove(self, found: Mapping[str, int]) -> None:
        """Delete them in the window's own thread: nothing can be attached meanwhile."""
        session = self.session
        try:
            _refuse_while_working()
            session.about_to_step.emit()
            count = remove_unnamed_files(session.book, found)
        except UserError as error:
            show_error(self.window_of, str(error))
            return
        session.said.emit(_("Đã xóa {count} tệp không còn dùng.").format(count=count))
        session.book_replaced.emit()


def _refuse_while_working() -> None:
    if jobs.running():
        raise UserError(_("Đang có việc chạy nền. Đợi việc đó xong rồi dọn tệp."))
