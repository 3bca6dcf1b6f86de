"""Băng chuyền: a narrow window beside a browser that gives one field after another to the clipboard."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.services import portal
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.words import IconWords, heading, primary_button, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.portal_belt_fields import FieldList, FieldView
from desktop_app.ui.pages.portal_belt_finish import FinishForm
from desktop_app.ui.shell.session import Session

_ON_TOP_KEY = "portal.belt.on_top"
_FIELDS, _FINISH, _OVER = range(3)
_WIDE, _HIGH = 46, 58


class Belt(QWidget):
    """Goes through innovations and their fields; one key copies the next field and steps on.

    Everything stays on this machine: a person pastes into the portal, and says when it is done.
    """

    def __init__(
        self, session: Session, parent: QWidget, system: portal.PortalSystem, rows: Sequence[portal.QueueRow]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Băng chuyền – {system}").format(system=system.label))
        self.session, self.system = session, system
        self.rows, self.at, self.place = list(rows), 0, 0
        self.copied: set[int] = set()
        self.prepared: portal.Prepared | None = None
        self.where, self.title = small(""), heading("", 3)
        self.secret = IconWords(
            "ban", "warning", _("Có phần cần bảo mật: ô chi tiết bị bỏ qua."), is_small=True
        )
        self.on_top = QCheckBox(_("Luôn ở trên cùng"))
        self.list, self.view = FieldList(), FieldView()
        self.told = IconWords("info", "muted", "", is_small=True)
        self.copy = primary_button("")
        self.back, self.again = QPushButton(_("Lùi một ô")), QPushButton(_("Chép lại"))
        self.skip = QPushButton(_("Để sau"))
        self.finish_form = FinishForm(session)
        self.over = EmptyPage(
            "circle-check",
            _("Đã đi hết danh sách"),
            _("Những sáng kiến để sau vẫn nằm ở Hàng chờ."),
            _("Đóng"),
        )
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        self._show_innovation()

    # What is shown

    @property
    def field(self) -> portal.Filled | None:
        """The field that comes next, None once all are through."""
        fields = self.prepared.fields if self.prepared else ()
        return fields[self.place] if self.place < len(fields) else None

    def _show_innovation(self) -> None:
        while self.at < len(self.rows):
            try:
                self.prepared = portal.prepared(self.session.book, self.system.id, self.rows[self.at])
                break
            except UserError:  # deleted meanwhile: there is nothing to key
                self.at += 1
        else:
            self.prepared = None
            self._pages.setCurrentIndex(_OVER)
            self.where.setText("")
            self.title.setText("")
            self.secret.hide()
            return
        row = self.prepared.row
        place = _("{place} trong {count}").format(place=self.at + 1, count=len(self.rows))
        self.where.setText(" · ".join(part for part in (place, row.code, row.unit) if part))
        self.title.setText(row.title)
        self.secret.setVisible(row.is_confidential)
        self.copied, self.place = set(), 0
        self.list.show_fields(self.prepared.fields)
        self.told.say(_("Mở trang nhập của cổng, rồi chép từng ô sang."), "info", "muted")
        self.finish_form.begin(row)
        self.go_to(self._next_from(0))

    def go_to(self, place: int) -> None:
        """Make a field the next one; past the last the finishing questions come."""
        count = len(self.prepared.fields) if self.prepared else 0
        self.place = max(0, min(place, count))
        self.list.mark(self.copied, self.place)
        field = self.field
        self._pages.setCurrentIndex(_FIELDS if field is not None else _FINISH)
        self.back.setEnabled(self.place > 0)
        self.again.setEnabled(bool(self.copied))
        self.copy.setText(self._act_of(field))
        if field is not None:
            self.view.show_field(field)
            self.copy.setFocus()
        else:
            self.finish_form.start()

    def _act_of(self, field: portal.Filled | None) -> str:
        if field is None:
            return _("Xong, sang sáng kiến tiếp")
        if field.can_be_copied and not field.field.by_hand:
            return _("Chép “{field}”").format(field=field.field.label)
        return _("Đã làm “{field}”").format(field=field.field.label)

    def _next_from(self, place: int) -> int:
        """Find the next field with something to do: empty and left out ones are passed over."""
        fields = self.prepared.fields if self.prepared else ()
        while place < len(fields):
            field = fields[place]
            if not field.is_withheld and (field.text or field.field.by_hand):
                break
            place += 1
        return place

    # Acts

    def step(self) -> None:
        """Copy the field in view and step on; after the last one, finish."""
        field = self.field
        if self.prepared is None:
            return
        if field is None:
            self.finish()
            return
        if field.can_be_copied:
            self._to_clipboard(field)
        self.copied.add(self.place)
        self.go_to(self._next_from(self.place + 1))

    def copy_again(self) -> None:
        """Copy the last copied field once more."""
        if self.prepared and self.copied:
            before = [place for place in self.copied if place < self.place]
            field = self.prepared.fields[max(before or self.copied)]
            if field.can_be_copied:
                self._to_clipboard(field)

    def step_back(self) -> None:
        """Go back to the field before."""
        fields = self.prepared.fields if self.prepared else ()
        before = (place for place in range(self.place - 1, -1, -1) if place == self._next_from(place))
        self.go_to(next(before, 0) if fields else 0)

    def finish(self) -> None:
        """Note who, when, account, link and picture, and go on with the next innovation."""
        if self.prepared is None or self._pages.currentIndex() == _OVER:
            return
        try:
            done = self.finish_form.done()
            changes = portal.finish(self.session.book, self.system.id, self.prepared.row.id, done)
        except UserError as problem:
            show_error(self, str(problem))
            return
        self.session.remember(changes)
        self._next_innovation()

    def leave_for_later(self) -> None:
        """Go on with the next innovation; this one stays waiting."""
        self._next_innovation()

    def _next_innovation(self) -> None:
        self.at += 1
        self._show_innovation()

    def _to_clipboard(self, field: portal.Filled) -> None:
        QGuiApplication.clipboard().setText(field.text)
        words = _("Đã chép “{field}”, dán vào cổng.").format(field=field.field.label)
        if field.rest:
            cut = _("Đã cắt cho vừa {limit} chữ.").format(limit=field.field.limit)
            self.told.say(f"{words} {cut}", "triangle-alert", "warning")
        else:
            self.told.say(words, "circle-check", "success")

    def _stay_on_top(self, is_on_top: bool) -> None:
        self.session.preferences.set(_ON_TOP_KEY, is_on_top)
        was_shown = self.isVisible()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, is_on_top)
        if was_shown:
            self.show()  # Qt hides a window whose flags change

    def sizeHint(self) -> QSize:
        """Narrow, and no higher than a small screen."""
        room = self.screen().availableGeometry()
        return QSize(min(letters(_WIDE), room.width()), min(space(_HIGH), room.height() - space(5)))

    # Building

    def _build(self) -> None:
        self.on_top.setChecked(bool(self.session.preferences.get(_ON_TOP_KEY, True)))
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, self.on_top.isChecked())
        self.title.setMaximumHeight(space(9))
        self.copy.setMinimumHeight(space(4))
        self.copy.setToolTip(_("Phím tắt: Enter hoặc Ctrl+Shift+C"))
        for button, icon in ((self.back, "arrow-left"), (self.again, "copy"), (self.skip, "arrow-right")):
            set_icon(button, icon, "muted")
        set_icon(self.copy, "copy", "on_accent")
        fields = QWidget()
        inner = QVBoxLayout(fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(space(0.5))
        inner.addWidget(self.list, 3)
        inner.addWidget(self.view, 2)
        for page in (fields, self.finish_form, self.over):
            self._pages.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(space(0.5))
        for button in (self.back, self.again, self.skip):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(), space(0.75), space(), space(0.75))
        column.setSpacing(space(0.5))
        head = QHBoxLayout()
        head.addWidget(self.where, 1)
        head.addWidget(self.on_top)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.secret)
        column.addWidget(self._pages, 1)
        column.addWidget(self.told)
        column.addWidget(self.copy)
        column.addLayout(foot)
        self.resize(self.sizeHint())

    def _connect(self) -> None:
        self.copy.clicked.connect(lambda _checked=False: self.step())
        self.back.clicked.connect(lambda _checked=False: self.step_back())
        self.again.clicked.connect(lambda _checked=False: self.copy_again())
        self.skip.clicked.connect(lambda _checked=False: self.leave_for_later())
        self.over.started.connect(self.close)
        self.on_top.toggled.connect(self._stay_on_top)
        self.list.wanted.connect(self.go_to)
        self.finish_form.entered.connect(self.finish)
        self._pages.currentChanged.connect(self._page_changed)
        for keys in ("Ctrl+Shift+C", "Return", "Enter"):
            QShortcut(QKeySequence(keys), self, self.step)
        QShortcut(QKeySequence("Alt+Left"), self, self.step_back)
        QShortcut(QKeySequence("Escape"), self, self.close)

    def _page_changed(self, page: int) -> None:
        for widget in (self.copy, self.back, self.again, self.skip, self.told):
            widget.setVisible(page != _OVER)
