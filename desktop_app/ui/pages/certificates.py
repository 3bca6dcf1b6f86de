"""Bằng, giấy khen: the lines to print at the left, the sheet as printed, its boxes at the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.awards import DECIDED, PROPOSED, BlankField, NominationLine
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.services import blanks, certificate_prints, certificates, nominations
from desktop_app.services.certificates import Certificate, Fault
from desktop_app.services.papers import page_image
from desktop_app.ui.actions.print_papers import FOLDER
from desktop_app.ui.kit.dialogs import ask, confirm_many, show_error
from desktop_app.ui.pages import CERTIFICATES
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.pages.certificates_fields import blank_values, box_values
from desktop_app.ui.pages.certificates_layout import CertificatesLayout
from desktop_app.ui.pages.certificates_prints import ask_numbers, ask_shift, ask_target, print_all, save_all
from desktop_app.ui.pages.certificates_sheet import Box
from desktop_app.ui.shell.session import Session

TABLES = frozenset((
    "blank", "blank_field", "nomination_round", "nomination_line", "printed_certificate", "letterhead",
    "signatory", "unit",
))  # fmt: skip
_SHOWN_KEY, _BLANK_KEY = "certificates.round", "certificates.blank"
_SOON_MS = 40
_POINTS_A_TENTH = 72 / 254
_MOST_SHARP = 4.0


def open_certificates(session: Session, _parent: QWidget, nomination: int) -> None:
    """Go to the certificates of a round of nominations."""
    session.place_opened.emit(CERTIFICATES, nomination)


class CertificatesPage(PageView):
    """Reads the round anew when it comes into view, and when what it shows changes while it is.

    `is_current` once the sheet shows what would be printed now.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.nomination = int(session.preferences.get(_SHOWN_KEY, 0))
        self.blank = blanks.plain_paper()
        self.shown: Certificate | None = None
        self.is_current = False
        self._is_closed = False
        self._fields: dict[str, BlankField] = {}
        self._lines: dict[int, NominationLine] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.redraw)
        self.parts = CertificatesLayout(self, session)
        self.sheet, self.lines = self.parts.sheet, self.parts.lines
        self._connect()

    def entered(self) -> None:
        """Read the round and the blanks anew."""
        self._show_rounds()
        known = blanks.blanks(self.session.book)
        kept = int(self.session.preferences.get(_BLANK_KEY, 0))
        wanted = self.blank.id or kept
        self.blank = next((one for one in known if one.id == wanted), next(iter(known), blanks.plain_paper()))
        self.parts.show_blanks([(one.id, one.name) for one in known] or [(0, self.blank.name)], self.blank.id)
        self._show_blank()
        self._show_lines()

    def leave(self) -> bool:
        """Save what is being typed."""
        return self.parts.box.leave() and self.parts.about_blank.leave()

    def show_place(self, place: object) -> None:
        """Show the round of that key."""
        if isinstance(place, int):
            self.nomination = place
            self.session.preferences.set(_SHOWN_KEY, place)
            self.parts.show_errors(())
            self.entered()

    def palette_actions(self) -> Sequence[QAction]:
        """Offer what the buttons do."""
        return self.parts.actions

    def close_book(self) -> None:
        """Draw nothing any more."""
        self._soon.stop()
        self._is_closed = True

    # Showing

    def _show_rounds(self) -> None:
        known = nominations.rounds(self.session.book)
        if self.nomination not in [one.id for one in known]:
            self.nomination = known[0].id if known else 0
        self.parts.show_rounds([(one.id, one.name) for one in known], self.nomination)

    def _show_lines(self) -> None:
        book = self.session.book
        found = certificates.signing_order(book, self.nomination) if self.nomination else []
        decided = [line for line in found if line.state == DECIDED]
        self._lines = {line.id: line for line in decided if certificates.is_for(self.blank, line)}
        waiting = sum(line.state == PROPOSED and certificates.is_for(self.blank, line) for line in found)
        prints = certificate_prints.prints_by_line(book)
        elsewhere = len(decided) - len(self._lines)
        self.lines.show_lines(list(self._lines.values()), prints, waiting, elsewhere)
        self._ask_drawing()

    def _show_blank(self) -> None:
        book = self.session.book
        fields = blanks.fields_of(book, self.blank.id)
        self._fields = {field.key: field for field in fields}
        path = blanks.scan_of(book, self.blank)
        scan = QImage(str(path)) if path is not None else QImage()
        self.sheet.can_edit = bool(self.blank.id)
        self.sheet.show_sheet((self.blank.width, self.blank.height), fields, scan)
        self.parts.show_fields(
            [(field.key, blanks.rules().label(field.key)) for field in fields], is_own=bool(self.blank.id)
        )
        if self.sheet.key not in self._fields:
            self.sheet.choose(next((field.key for field in fields if field.is_shown), ""))
        if self.blank.id:
            self.parts.about_blank.show_record(self.blank.id, blank_values(self.blank, self._fields))
        self.parts.has_scan(path is not None)
        self._show_box()

    def _show_box(self) -> None:
        field = self._fields.get(self.sheet.key)
        self.parts.mark_field(self.sheet.key)
        if field is not None and field.id:
            self.parts.box.show_record(field.id, box_values(field))

    def _ask_drawing(self) -> None:
        self.is_current = False
        if not self._is_closed:
            self._soon.start()

    def redraw(self) -> None:
        """Show the certificate of the line in view as it would be printed, and what is wrong with it."""
        self._soon.stop()
        book, line = self.session.book, self._lines.get(self.lines.current())
        try:
            if line is None:
                self.shown = certificates.sample_certificate(book, self.blank)
            else:
                (self.shown,) = certificates.certificates_of(book, [line], self.blank)
            drawn = certificates.draw([self.shown])
        except UserError as problem:
            self.parts.notices.show_sentences([str(problem)])
            self.is_current = True
            return
        sharp = self.sheet.scale / _POINTS_A_TENTH * self.devicePixelRatioF()
        width, height, data = page_image(drawn.data, 0, min(sharp, _MOST_SHARP))
        image = QImage(data, width, height, width * 4, QImage.Format.Format_RGBX8888).copy()
        self.sheet.show_drawing(image)
        faults = certificates.faults_of([self.shown], drawn) if line else []
        self.parts.notices.show_sentences([fault.words for fault in faults])
        self.is_current = True

    def _book_changed(self, changes: Changes) -> None:
        if self.isVisible() and (changes.is_whole_book or changes.tables & TABLES):
            self.entered()

    def _connect(self) -> None:
        parts = self.parts
        self.session.signals.committed.connect(self._book_changed)
        self.lines.chosen.connect(lambda _line: self._ask_drawing())
        self.sheet.rescaled.connect(self._ask_drawing)
        self.sheet.chosen.connect(lambda _key: self._show_box())
        self.sheet.moved.connect(self._moved)
        parts.errors.chosen.connect(self.go_to)
        parts.back.clicked.connect(self.session.went_back)
        parts.round_chosen.connect(self.show_place)
        parts.blank_chosen.connect(self.choose_blank)
        parts.field_chosen.connect(self.choose_field)
        for name, act in (
            ("save", self.save), ("print", self.print_chosen), ("test", self.print_test),
            ("shift", self.ask_shift), ("numbers", self.note_prints), ("add", self.add_blank),
            ("scan", self.choose_scan), ("turn", self.turn_scan), ("unscan", self.drop_scan),
            ("remove", self.remove_blank),
        ):  # fmt: skip
            parts.on(name, act)

    # Boxes and blanks

    def choose_field(self, key: str) -> None:
        """Go to a box of the blank."""
        self.sheet.choose(key)
        self._show_box()

    def choose_blank(self, key: int) -> None:
        """Show another blank."""
        if not self.leave():
            return
        self.session.preferences.set(_BLANK_KEY, key)
        self.blank = next(
            (one for one in blanks.blanks(self.session.book) if one.id == key), blanks.plain_paper()
        )
        self.entered()

    def go_to(self, place: str) -> None:
        """Go to the line and the box that a fault is about."""
        line, _sign, key = place.partition(":")
        self.lines.show_line(int(line))
        self.choose_field(key)
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, key: str, box: Box) -> None:
        field = self._fields[key]
        left, top, width, height = box
        values: dict[str, Value] = {"left": left, "top": top, "width": width, "height": height}
        self._run(lambda: blanks.edit_field(self.session.book, field.id, values))

    def add_blank(self) -> None:
        """Make a blank of a kind that is asked for, and go to it."""
        kinds = [(kind.id, kind.name) for kind in blanks.rules().blanks]
        kind = self.parts.ask_kind(kinds)
        if kind:
            made = blanks.add_blank(self.session.book, kind)
            self.session.remember(made.changes)
            self.choose_blank(made.id)

    def remove_blank(self) -> None:
        """Remove the blank in view, having asked."""
        sentence = _("Xóa phôi “{name}” cùng vị trí các ô?").format(name=self.blank.name)
        if self.blank.id and ask(self, sentence, _("Xóa phôi"), is_risky=True):
            self._run(lambda: blanks.remove_blank(self.session.book, self.blank.id))

    def choose_scan(self) -> None:
        """Ask for the scan of the blank in view."""
        folder = self.session.preferences.get(FOLDER, str(Path.home()))
        kinds = _("Ảnh hoặc PDF (*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.heic *.pdf)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Chọn bản quét phôi"), str(folder), kinds)
        if chosen:
            self._run(lambda: blanks.set_scan(self.session.book, self.blank.id, Path(chosen)))

    def turn_scan(self) -> None:
        """Turn the scan that stands on its head."""
        self._run(lambda: blanks.turn_scan(self.session.book, self.blank.id))

    def drop_scan(self) -> None:
        """Show the blank without a scan."""
        self._run(lambda: blanks.edit_blank(self.session.book, self.blank.id, {"picture_sha256": ""}))

    # Printing

    def write(self) -> list[Certificate]:
        """Write what is ticked. Raises UserError where nothing is."""
        chosen = [self._lines[key] for key in self.lines.chosen_keys() if key in self._lines]
        if not chosen:
            raise UserError(_("Chọn ít nhất một dòng đã có quyết định để in."))
        return certificates.certificates_of(self.session.book, chosen, self.blank)

    def save(self) -> None:
        """Save what is ticked as one PDF."""
        written = self._checked(_("Vẫn lưu"))
        if written:
            target = ask_target(self.session, self, self.blank.name)
            if target is not None:
                save_all(self.session, self, written, target)

    def print_chosen(self) -> None:
        """Print what is ticked, then ask on which blanks."""
        written = self._checked(_("Vẫn in"))
        if written:
            keys = [one.line.id for one in written]
            self._print(written, lambda: self._note(keys))

    def print_test(self) -> None:
        """Print one sheet with rulers and outlines on plain paper, to be laid on the blank."""
        line = self._lines.get(self.lines.current())
        book = self.session.book
        if line is None:
            test = certificates.sample_certificate(book, self.blank, is_test=True)
        else:
            (test,) = certificates.certificates_of(book, [line], self.blank, is_test=True)
        plain = replace(test, sheet=replace(test.sheet, has_border=False))
        self._print([plain], lambda: None)

    def note_prints(self) -> None:
        """Note on which blanks what is ticked was printed."""
        keys = self.lines.chosen_keys()
        if keys:
            self._note(keys)
        else:
            show_error(self, _("Chọn những dòng đã in."))

    def ask_shift(self) -> None:
        """Ask how far a printer sets prints off."""
        try:
            ask_shift(self.session, self)
        except UserError as problem:
            show_error(self, str(problem))

    def _note(self, keys: Sequence[int]) -> None:
        ask_numbers(self.session, self, keys)

    def _print(self, written: Sequence[Certificate], on_printed: Callable[[], None]) -> None:
        try:
            print_all(self.session, self, written, on_printed)
        except UserError as problem:
            show_error(self, str(problem))

    def _checked(self, anyway: str) -> list[Certificate]:
        """Write what is ticked; where something is wrong, list it and ask."""
        try:
            written = self.write()
        except UserError as problem:
            show_error(self, str(problem))
            return []
        faults = certificates.faults_of(written, certificates.draw(written))
        self._list_faults(faults)
        sentence = _("{count} chỗ cần xem lại trước khi in.")
        if faults and not confirm_many(
            self, sentence, [fault.words for fault in faults], anyway, is_risky=True
        ):
            return []
        return written

    def _list_faults(self, faults: Sequence[Fault]) -> None:
        self.parts.show_errors([(f"{fault.line}:{fault.key}", fault.words) for fault in faults])

    def _run(self, act: Callable[[], Changes]) -> None:
        try:
            self.session.remember(act())
        except UserError as problem:
            show_error(self, str(problem))
            self.entered()
