"""Certificates of a round: what is written on them, how they are drawn, and what to look at before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from desktop_app.documents.certificates import BoxText, CertificateSheet, DrawnCertificates, Overflow, Shrunk
from desktop_app.domain.awards import (
    COLLECTIVE,
    DECIDED,
    Blank,
    BlankField,
    NominationLine,
    NominationRound,
    PrinterShift,
)
from desktop_app.domain.dates import long_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office import Signatory
from desktop_app.domain.records import Unit
from desktop_app.domain.text import clean, fold
from desktop_app.forms.awards import AwardCatalogue
from desktop_app.forms.certificates import Authority
from desktop_app.services import awards, nominations
from desktop_app.services.blanks import blanks, fields_of, plain_paper, rules
from desktop_app.services.finding import answering
from desktop_app.services.paper_office import Sender, sender_of
from desktop_app.store.atomic import write_bytes
from desktop_app.store.book import Book

_PLACE = re.compile(r"\{([a-z_]+)\}")
_UNKNOWN = "…"
_READABLE = 0.8  # of the size a box asks for: a text set smaller looks lost on a sheet that hangs on a wall
_NEEDED = ("name", "achievement", "place_and_date", "signer_post", "signer", "number")


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate ready to be drawn: the line it is of, and its sheet."""

    line: NominationLine
    sheet: CertificateSheet


@dataclass(frozen=True, slots=True)
class Fault:
    """What of a certificate cannot be printed as it is: of which line, in which box, in words."""

    line: int
    key: str
    words: str


def signing_order(book: Book, nomination: int, blank: Blank | None = None) -> list[NominationLine]:
    """Return the lines of a round as they are signed: by deciding body, then award, then their own order.

    With a blank, those it is for.
    """
    known = awards.catalogue(book)
    bodies = [body.id for body in known.bodies]
    order = {rule.id: (bodies.index(rule.body), place) for place, rule in enumerate(known.awards)}
    found = [line for line in nominations.lines(book, nomination) if line.award in order]
    if blank is not None:
        found = [line for line in found if is_for(blank, line)]
    return sorted(found, key=lambda line: (*order[line.award], line.position))


def is_for(blank: Blank, line: NominationLine) -> bool:
    """Tell whether a line's certificate may be printed on a blank."""
    return blank.award in ("", line.award) and blank.nominee in ("", line.nominee)


def chosen_blank(known: Sequence[Blank], line: NominationLine) -> Blank:
    """Choose the blank of a line: the one made for its award, else one for any, else plain paper."""
    fitting = [blank for blank in known if is_for(blank, line)]
    named = [blank for blank in fitting if blank.award]
    return next(iter([*named, *fitting]), plain_paper())


def find_blank(book: Book, words: str) -> Blank:
    """Find a blank by its name, in part and without accents. Raises UserError, naming those there are."""
    known = blanks(book)
    found = answering(known, words, lambda one: one.name, lambda one: one.name)
    if len(found) == 1:
        return found[0]
    if not known:
        raise UserError(_("Sổ này chưa khai phôi nào. Khai phôi ở trang Bằng, giấy khen, hoặc bỏ --blank."))
    listed = "; ".join(one.name for one in found or known)
    raise UserError(_("Nêu tên của một phôi: {known}.").format(known=listed))


def certificates_of(
    book: Book, lines: Sequence[NominationLine], blank: Blank | None = None, *, is_test: bool = False
) -> list[Certificate]:
    """Write the certificates of decided lines in their order, on a blank or each on the one made for it.

    Raises:
        UserError: a line has no decision yet, or its award is gone from the catalogue.
    """
    waiting = [line.name for line in lines if line.state != DECIDED]
    if waiting and not is_test:
        sentence = _("{names}: chưa có quyết định khen thưởng. Ghi quyết định rồi mới in bằng, giấy khen.")
        raise UserError(sentence.format(names=", ".join(waiting[:5])))
    writer = _Writer(book)
    return [Certificate(line, writer.sheet(blank, line, is_test=is_test)) for line in lines]


def sample_certificate(book: Book, blank: Blank, *, is_test: bool = False) -> Certificate:
    """Write a certificate of nobody, where a round has no line to look at."""
    line = NominationLine(0, "", 0, 0, "")
    say = rules().say
    texts = {
        "motto": say("motto"),
        "title": rules().titles[0],
        "grants": say("grants"),
        **{
            key: say(f"sample_{key}")
            for key in ("name", "post", "achievement", "authority", "signer_post", "signer", "number")
        },
        "place_and_date": say("sample_place"),
    }
    return Certificate(line, _sheet(blank, fields_of(book, blank.id), texts, (), is_test=is_test))


def draw(certificates: Sequence[Certificate], shift: PrinterShift | None = None) -> DrawnCertificates:
    """Draw certificates as one PDF, the printer's shift taken back. Any thread may do it."""
    from desktop_app.documents.layout.certificates import render_certificates

    moved = (-shift.right / 10, -shift.down / 10) if shift else (0.0, 0.0)
    return render_certificates([one.sheet for one in certificates], moved)


def faults_of(certificates: Sequence[Certificate], drawn: DrawnCertificates) -> list[Fault]:
    """Tell what to look at before printing: texts too long, letters a face lacks, what is missing."""
    found = [
        Fault(certificates[item.sheet].line.id, item.key, _overflow_words(item, certificates))
        for item in drawn.overflows
    ]
    found += [
        Fault(certificates[item.sheet].line.id, item.key, _shrunk_words(item, certificates))
        for item in drawn.shrunk
        if item.size < item.wanted * _READABLE
    ]
    return found + [fault for certificate in certificates for fault in _missing(certificate)]


def save(drawn: DrawnCertificates, target: Path) -> None:
    """Write the drawn certificates to a file, whole or not at all.

    Raises:
        UserError: the folder cannot be written, or the file is open elsewhere.
    """
    try:
        write_bytes(target, drawn.data)
    except OSError as error:
        sentence = _("Không ghi được tệp {target}. Đóng tệp nếu đang mở, kiểm tra chỗ trống rồi lưu lại.")
        raise UserError(sentence.format(target=target)) from error


class _Writer:
    """Writes the texts of many certificates of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._catalogue: AwardCatalogue = awards.catalogue(book)
        self._senders: dict[tuple[int | None, str], Sender] = {}
        self._blanks = blanks(book)
        self._places: dict[int, list[BlankField]] = {}
        self._units = {one.id: one.unit_id for one in book.all(NominationRound)}

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """Names of units, each with what it is found by in a text."""
        return [(fold(unit.name), unit.name) for unit in self._book.all(Unit) if " " in unit.name]

    def sheet(self, blank: Blank | None, line: NominationLine, *, is_test: bool) -> CertificateSheet:
        """Write one certificate. Raises UserError where the line's award is gone from the catalogue."""
        if blank is None:
            blank = chosen_blank(self._blanks, line)
        if blank.id not in self._places:
            self._places[blank.id] = fields_of(self._book, blank.id)
        places = self._places[blank.id]
        texts = self._texts(line)
        folded = fold(" ".join(texts.values()))
        kept = tuple(name for known, name in self._names if known in folded)
        return _sheet(blank, places, texts, (*kept, line.name), line.name, is_test=is_test)

    def _texts(self, line: NominationLine) -> dict[str, str]:
        """Write every text, by its key."""
        rule = self._catalogue.award(line.award)
        if rule is None:
            sentence = _(
                "{name}: hình thức khen thưởng đã bị xóa khỏi danh mục. Chọn lại hình thức cho dòng này."
            )
            raise UserError(sentence.format(name=line.name))
        say, body = rules().say, self._catalogue.body_of(rule)
        authority, sender = rules().authority(body.id, body.chain), self._sender(line, body.chain)
        own = next(iter(sender.signatories), None) if authority.is_own else None
        place = sender.letterhead.place if authority.is_own else authority.place
        return {
            "motto": say("motto"),
            "title": rules().title(rule.name),
            "authority": _authority_words(authority, body.name, sender),
            "grants": say("grants_posthumously" if line.is_posthumous else "grants"),
            "name": say("person", salutation=_salutation(line), name=line.name),
            "post": _post(line),
            "achievement": line.achievement,
            "place_and_date": say("place_and_date", place=place or _UNKNOWN, day=_day(line)),
            "signer_post": "\n".join(line.signer_lines) or _signer_post(own),
            "signer": line.signer or (own.name if own else ""),
            "number": _number(line),
        }

    def _sender(self, line: NominationLine, chain: str) -> Sender:
        key = (self._units.get(line.round_id), chain)
        if key not in self._senders:
            self._senders[key] = sender_of(self._book, *key)
        return self._senders[key]


def _authority_words(authority: Authority, body: str, sender: Sender) -> str:
    signer = next(iter(sender.signatories), None)
    head = (signer.on_behalf or signer.post) if signer else ""
    office = " ".join(sender.letterhead.name.split())
    return " ".join(authority.text.format(head=head, office=office, body=body).split())


def _signer_post(signer: Signatory | None) -> str:
    if signer is None:
        return ""
    if signer.authority and signer.on_behalf:
        values = {"authority": signer.authority, "on_behalf": signer.on_behalf, "post": signer.post}
        return rules().say("signs_for", **values)
    return " ".join(part for part in (signer.authority, signer.post) if part)


def _salutation(line: NominationLine) -> str:
    if line.nominee == COLLECTIVE:
        return rules().say("collective")
    return rules().say({"nam": "mr", "nu": "mrs"}.get(fold(line.sex), "either"))


def _post(line: NominationLine) -> str:
    if line.post and line.workplace:
        return rules().say("post", post=line.post, workplace=line.workplace)
    return line.post or line.workplace


def _day(line: NominationLine) -> str:
    return long_date(line.decision_on) if line.decision_on else _UNKNOWN


def _number(line: NominationLine) -> str:
    values = {"number": line.decision_number or _UNKNOWN, "day": _day(line)}
    if line.certificate_number:
        return rules().say("number", certificate=line.certificate_number, **values)
    return rules().say("number_only", **values)


def _sheet(
    blank: Blank,
    places: Sequence[BlankField],
    texts: Mapping[str, str],
    kept: tuple[str, ...],
    name: str = "",
    *,
    is_test: bool,
) -> CertificateSheet:
    return CertificateSheet(
        width=blank.width / 10,
        height=blank.height / 10,
        texts=tuple(_box(place, texts, kept) for place in places if place.is_shown),
        has_border=blank.is_plain,
        name=name,
        is_test=is_test,
    )


def _box(place: BlankField, texts: Mapping[str, str], kept: tuple[str, ...]) -> BoxText:
    text = clean(_filled(place.text, texts) if place.text else texts.get(place.key, ""), multiline=True)
    made = BoxText(
        key=place.key,
        text=text.upper() if place.is_upper else text,
        left=place.left / 10,
        top=place.top / 10,
        width=place.width / 10,
        height=place.height / 10,
        size=place.size / 10,
        is_bold=place.is_bold,
        is_italic=place.is_italic,
        align=place.align,
        colour=place.colour,
        shrinks=place.shrinks,
        breaks=place.breaks,
        kept=kept,
    )
    return replace(made, font=place.font) if place.font else made


def _filled(text: str, texts: Mapping[str, str]) -> str:
    """Put the texts in their {places}; a place nobody knows stays as it is written."""
    return _PLACE.sub(lambda found: texts.get(found[1], found[0]), text)


def _overflow_words(fault: Overflow, certificates: Sequence[Certificate]) -> str:
    name, label = certificates[fault.sheet].line.name, rules().label(fault.key)
    if fault.letters:
        sentence = _("{name}, “{field}”: phông chữ không có {letters}. Chọn phông khác cho ô này.")
        return sentence.format(name=name, field=label, letters=" ".join(fault.letters))
    sentence = _("{name}, “{field}”: chữ dài quá ô. Nới ô, giảm cỡ chữ hoặc rút ngắn lời.")
    return sentence.format(name=name, field=label)


def _shrunk_words(fault: Shrunk, certificates: Sequence[Certificate]) -> str:
    sentence = _(
        "{name}, “{field}”: chữ phải thu nhỏ từ {wanted} còn {size} pt mới vừa ô. Nới ô hoặc rút ngắn lời."
    )
    wanted, size = (format_number(Decimal(str(points))) for points in (fault.wanted, fault.size))
    name, label = certificates[fault.sheet].line.name, rules().label(fault.key)
    return sentence.format(name=name, field=label, wanted=wanted, size=size)


def _missing(certificate: Certificate) -> list[Fault]:
    line, found = certificate.line, list[Fault]()
    either = rules().say("either")
    for text in certificate.sheet.texts:
        words = ""
        if text.key in _NEEDED and not text.text:
            words = _(
                "{name}, “{field}”: chưa có chữ. Khai nội dung này, ghi “Lời riêng của ô”,"
                " hoặc tắt ô nếu không cần in."
            )
        elif _UNKNOWN in text.text and text.key != "achievement":
            words = _("{name}, “{field}”: còn thiếu chỗ “…”. Khai đầu giấy, quyết định của dòng này.")
        elif text.key == "name" and text.text.startswith(either):
            words = _("{name}, “{field}”: chưa biết Ông hay Bà. Khai giới tính ở dòng đề nghị.")
        if words:
            sentence = words.format(name=line.name, field=rules().label(text.key))
            found.append(Fault(line.id, text.key, sentence))
    return found
