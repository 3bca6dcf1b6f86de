"""What the dossier page offers to do: check, see the printed page, print, finish."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.pages.dossier_papers import PapersButton
from desktop_app.ui.pages.dossier_reports import ResultsButton
from desktop_app.ui.shell.session import Session


class DossierButtons:
    """The actions of a page and their buttons; the keys work while the page is in view."""

    def __init__(self, session: Session, page: QWidget) -> None:
        self.check = QAction(_("Kiểm tra"), page)
        self.check.setShortcut("F9")
        self.check.setToolTip(_("Tìm những chỗ còn thiếu hoặc chưa đúng (F9)"))
        self.live = QAction(_("Trang in"), page)
        self.live.setCheckable(True)
        self.live.setShortcut("F8")
        self.live.setToolTip(_("Xem trang in thật thay cho danh sách mục; bấm lên trang để tới mục đó (F8)"))
        self.results = ResultsButton()
        self.papers = PapersButton(session)
        self.finish = QPushButton(_("Hoàn thành"))
        self.finish.setProperty("is_primary", True)
        page.addActions([self.check, self.live])

    def add_to(self, row: QBoxLayout) -> None:
        """Put the buttons into a row, from left to right."""
        for action, icon in ((self.check, "clipboard-check"), (self.live, "eye")):
            row.addWidget(_button(action, icon))
        row.addWidget(self.results)
        row.addWidget(self.papers)
        row.addWidget(self.finish)

    def offered(self) -> list[QAction]:
        """Return what the command palette offers."""
        return [self.check, self.live, *self.results.actions_offered(), *self.papers.actions_offered()]

    def show_stage(self, *, is_open: bool, is_ready: bool) -> None:
        """Let one finish what is being written, or write on in what is finished but not filed."""
        self.finish.setText(_("Viết tiếp") if is_ready else _("Hoàn thành"))
        self.finish.setEnabled(is_open or is_ready)
        self.finish.setToolTip(
            ""
            if is_open or is_ready
            else _("Hồ sơ đã qua bước này. Muốn đổi, dùng “Chuyển giai đoạn” ở trang Sáng kiến.")
        )


def _button(action: QAction, icon: str) -> QPushButton:
    button = QPushButton(f"{action.text()} ({action.shortcut().toString()})")
    button.setAccessibleName(action.text())
    button.setToolTip(action.toolTip())
    button.setCheckable(action.isCheckable())
    set_icon(action, icon)
    set_icon(button, icon)
    button.clicked.connect(action.trigger)
    action.toggled.connect(button.setChecked)
    return button
