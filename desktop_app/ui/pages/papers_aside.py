"""Beside the preview: what the paper lacks, what to know of it, and the form of what it asks for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Field
from desktop_app.services import issuing, signed_scans
from desktop_app.services.office import unsettled_words
from desktop_app.services.paper_contexts import wording_of
from desktop_app.services.paper_missing import ISSUE, NUMBER, SIGNATORY, Missing, bears, missing_of
from desktop_app.services.papers import Subject, warnings_of
from desktop_app.ui.kit.error_summary import WrappedLink, drop_rows
from desktop_app.ui.kit.words import IconWords, link_button, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages import papers_form
from desktop_app.ui.pages.live_render import Drawn
from desktop_app.ui.pages.record_form import RecordForm
from desktop_app.ui.shell.session import Session

_FEW = 8


class PapersAside(QWidget):
    """Follows the paper in view. `field_chosen` carries the field of a line, `office_wanted` asks for the
    letterhead, `words_wanted` for the wording; `scan_wanted` for a signed scan, `scan_dropped` for it to go.
    """

    field_chosen = Signal(str)
    office_wanted = Signal()
    words_wanted = Signal()
    scan_wanted = Signal()
    scan_dropped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._paper, self._subject = "", Subject()
        self._keys: tuple[str, ...] | None = None
        self.form: RecordForm | None = None
        self.told = ToldOfPaper()
        self.told.field_chosen.connect(self.field_chosen)
        self.told.office_wanted.connect(self.office_wanted)
        self.foot = FootOfPaper()
        self.foot.office.clicked.connect(self.office_wanted)
        self.foot.words.clicked.connect(self.words_wanted)
        self.foot.number.clicked.connect(self._take_number)
        self.foot.scan.clicked.connect(self.scan_wanted)
        self.foot.no_scan.clicked.connect(self.scan_dropped)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(letters(34))

    def begin(self, paper_id: str, subject: Subject) -> None:
        """Turn to another paper; what it lacks is known when it has been drawn."""
        self._paper, self._subject, self._keys = paper_id, subject, None
        self.told.wait()
        self.foot.show_paper("", next_number=0, has_office=False, unsettled=0)
        self._put_form([])

    def show_drawn(self, drawn: Drawn, *, is_blank: bool) -> None:
        """Tell of the paper as it was drawn."""
        book = self._session.book
        missing = () if is_blank else missing_of(book, drawn.document, self._paper, self._subject)
        signers = issuing.signatories_for(book, self._paper, self._subject)
        own = bears(drawn.document, [one.name for one in signers])
        own = own if len(signers) > 1 else own - {SIGNATORY}
        self._show_form(frozenset() if is_blank else own, has_facts=not is_blank)
        stale = signed_scans.notice_of(book, self._paper, self._subject, drawn.document)
        notices = [*([stale] if stale else []), *warnings_of(drawn.rendered)]
        self.told.show_missing(missing, notices, is_blank=is_blank)
        self.told.show_lender(issuing.lender_of(book, drawn.document, self._paper, self._subject))
        wording = wording_of(book, self._paper)
        self.foot.show_paper(
            wording.certainty,
            next_number=issuing.next_number(book, self._paper, self._subject) if NUMBER in own else 0,
            has_office=bool(own) or any(item.field.startswith("office:") for item in missing),
            unsettled=len(unsettled_words(book, self._paper)),
        )
        self._show_scan()

    def _show_scan(self) -> None:
        may, book = signed_scans.may_have_scan(self._paper), self._session.book
        self.foot.show_scan(may=may, has=may and signed_scans.has_scan(book, self._paper, self._subject))

    def refresh(self) -> None:
        """Read what was saved anew; what is being typed is left alone."""
        if self.form is not None and self._keys is not None:
            self.form.show_record(1, papers_form.values_of(self._session.book, self._paper, self._subject))

    def focus_field(self, field: str) -> bool:
        """Put the cursor into a field, where it is one of this form's."""
        if self.form is None or field not in self.form.form.rows:
            return False
        self.form.form.focus_field(field)
        return True

    def leave(self) -> bool:
        """Save what is being typed."""
        return self.form is None or self.form.leave()

    def _show_form(self, own: frozenset[str], *, has_facts: bool) -> None:
        """Build the form anew where it asks for other things: never under somebody's fingers."""
        fields = papers_form.fields_of(self._session.book, self._paper, self._subject, own)
        fields = fields if has_facts else []
        keys = tuple(field.key for field in fields)
        if keys != self._keys:
            self._keys = keys
            self._put_form(fields)
        self.refresh()

    def _put_form(self, fields: Sequence[Field]) -> None:
        book, paper, subject = self._session.book, self._paper, self._subject
        context = papers_form.context_of(book, paper, subject)
        made = RecordForm(
            self._session,
            fields,
            context,
            lambda _key, values: papers_form.save(book, paper, subject, values),
        )
        made.form.add_top(self.told)
        made.form.add_bottom(self.foot)
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = made
        self._column.addWidget(made)

    def _take_number(self) -> None:
        book = self._session.book
        number = str(issuing.next_number(book, self._paper, self._subject))
        values = {ISSUE + NUMBER: number}
        self._session.remember(papers_form.save(book, self._paper, self._subject, values))


class ToldOfPaper(QWidget):
    """What is missing, a link a line, and what whoever prints it is to know."""

    field_chosen = Signal(str)
    office_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = IconWords("circle-dashed", "muted")
        self.title.words.setProperty("heading", "3")
        self.links: list[WrappedLink] = []
        self.notices: list[IconWords] = []
        self.lenders: list[WrappedLink] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(0.3))
        self._column.addWidget(self.title)

    def wait(self) -> None:
        """Say that the paper is being drawn."""
        self._clear()
        self.title.say(_("Đang xem giấy còn thiếu gì…"), "circle-dashed", "muted")

    def show_missing(self, missing: Sequence[Missing], notices: Sequence[str], *, is_blank: bool) -> None:
        """List what is missing, and the notices under it."""
        self._clear()
        if is_blank:
            self.title.say(_("Bản trống để điền bằng tay"), "pencil", "muted")
        elif missing:
            words = _("Còn thiếu {count} chỗ").format(count=len(missing))
            self.title.say(words, "circle-alert", "warning")
        else:
            self.title.say(_("Không còn chỗ trống"), "circle-check", "success")
        self._list(missing if len(missing) <= _FEW + 1 else missing[:_FEW])
        if len(missing) > _FEW + 1:
            self._offer_rest(missing)
        for sentence in notices:
            self._add(IconWords("triangle-alert", "warning", sentence), self.notices)

    def show_lender(self, lender: str) -> None:
        """Say whose letterhead it is where it is that of a unit above; the line leads to letterheads."""
        if lender:
            link = WrappedLink(_("Dùng đầu giấy của {unit}").format(unit=lender))
            link.words.set_tone("muted")
            link.clicked.connect(self.office_wanted)
            self._add(link, self.lenders)

    def _list(self, missing: Sequence[Missing]) -> None:
        for item in missing:
            link = WrappedLink(item.label)
            link.words.set_tone("accent")
            link.clicked.connect(lambda _checked=False, field=item.field: self.field_chosen.emit(field))
            self._add(link, self.links)

    def _offer_rest(self, missing: Sequence[Missing]) -> None:
        more = WrappedLink(_("Xem cả {count} chỗ").format(count=len(missing)))
        more.words.set_tone("muted")

        def show() -> None:
            drop_rows(self._column, [more])
            self._list(missing[_FEW:])

        more.clicked.connect(show)
        self._add(more, [])

    def _add(self, row: QWidget, kind: "list[WrappedLink] | list[IconWords] | list[QWidget]") -> None:
        kind.append(row)  # type: ignore[arg-type]  # each list is given its own kind of row
        self._rows.append(row)
        self._column.addWidget(row)

    def _clear(self) -> None:
        drop_rows(self._column, self._rows)
        self._rows, self.links, self.notices, self.lenders = [], [], [], []


class FootOfPaper(QWidget):
    """Quiet ways on from the form, and how certain the paper's words are."""

    def __init__(self) -> None:
        super().__init__()
        self.number = link_button("", "plus")
        self.office = link_button(_("Đầu giấy và người ký…"), "building-2")
        self.words = link_button("", "pencil")
        self.scan = link_button("", "paperclip")
        self.no_scan = link_button(_("Bỏ bản scan đã ký"), "x")
        self.certainty = small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.4))
        for widget in (self.number, self.office, self.words, self.scan, self.no_scan, self.certainty):
            column.addWidget(widget)
        self.show_paper("", next_number=0, has_office=False, unsettled=0)

    def show_scan(self, *, may: bool, has: bool) -> None:
        """Offer to attach the signed scan, to replace it, or to take it away."""
        self.scan.setText(_("Thay bản scan đã ký…") if has else _("Đính bản scan đã ký…"))
        self.scan.setVisible(may)
        self.no_scan.setVisible(has)

    def show_paper(self, certainty: str, *, next_number: int, has_office: bool, unsettled: int) -> None:
        """Offer what there is to offer for a paper."""
        self.number.setText(_("Lấy số tiếp theo: {number}").format(number=next_number))
        self.number.setVisible(next_number > 0)
        self.office.setVisible(has_office)
        self.words.setText(_("{count} câu đơn vị sửa được…").format(count=unsettled))
        self.words.setVisible(unsettled > 0)
        self.show_scan(may=False, has=False)
        self.certainty.setText(certainty)
        self.certainty.setVisible(bool(certainty))
