"""Asking once, after the first edit, who writes here; never in the way of what is being typed."""

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.ui.kit.notice import NoticeBar
from desktop_app.ui.shell.session import WHO_KEY, Session

ASKED_KEY = "who.asked"


class WhoBar(NoticeBar):
    """Shows itself after the first change, where no name is known and it was never asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        if not session.book.who and not session.preferences.get(ASKED_KEY, False):
            session.signals.committed.connect(self._first_change)

    def ask_name(self) -> None:
        """Ask for the name."""
        from desktop_app.forms.packs import load_catalogue
        from desktop_app.forms.vocabulary import Field, FieldKind
        from desktop_app.ui.kit.context import FormContext
        from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields

        field = Field(
            WHO_KEY,
            _("Tên của bạn"),
            FieldKind.LINE,
            hint=_("Ghi kèm mỗi lần sửa trong lịch sử của sổ. Đổi được trong Cài đặt."),
        )
        context = FormContext(load_catalogue(), marks_optional=False)
        title = _("Lịch sử sửa ghi tên ai?")
        ask_fields(
            FieldsDialog(
                self.window(),
                title,
                (field,),
                {},
                context,
                _("Ghi tên"),
                lambda values: self._session.say_who(str(values[WHO_KEY] or "")),
            )
        )

    def _first_change(self, changes: Changes) -> None:
        self._session.signals.committed.disconnect(self._first_change)
        if changes.is_whole_book or self._session.book.who:
            return
        self._session.preferences.set(ASKED_KEY, True)
        self.tell(
            _("Lịch sử sửa chưa ghi tên ai. Cho biết tên của bạn để người dùng chung sổ biết ai đã sửa."),
            ((_("Nhập tên…"), self.ask_name),),
        )
