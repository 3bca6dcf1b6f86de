"""Certificates of a round: their blanks, where each text stands, and what was printed on which."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from desktop_app.documents.certificates import BoxText, CertificateSheet, DrawnCertificates, Overflow
from desktop_app.domain.awards import (
    COLLECTIVE,
    DECIDED,
    Blank,
    BlankField,
    NominationLine,
    PrintedCertificate,
    PrinterShift,
)
from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import long_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.forms.awards import AwardRule
from desktop_app.forms.certificates import CertificateRules, DefaultBlank, shipped_certificates
from desktop_app.services import awards
from desktop_app.services.innovations import Added
from desktop_app.services.nominees import nominee_of
from desktop_app.services.paper_office import sender_of
from desktop_app.store.book import Book

A4 = (297, 210)
_PLACE = re.compile(r"\{([a-z_]+)\}")
_MOTTO, _TITLE = "motto", "title"
_ABOVE = 80
"""The texts below this height (mm, on A4) move into the free area of a blank; those above are its head."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate ready to be drawn: the line it is of, and its sheet."""

    line: NominationLine
    sheet: CertificateSheet


def rules() -> CertificateRules:
    """Return the words, default places and known blanks."""
    return shipped_certificates()


def faces() -> tuple[str, ...]:
    """Return the faces a certificate may be set in."""
    from desktop_app.documents.layout.certificates import FACES

    return FACES


def blanks(book: Book) -> list[Blank]:
    """Return the blanks of this office, by name."""
    return book.all(Blank, "name")


def fields_of(book: Book, blank: int) -> list[BlankField]:
    """Return where the texts of a blank stand, in their order."""
    return book.all(BlankField, "position", blank_id=blank)


def add_blank(book: Book, kind: str, name: str = "") -> Added:
    """Make a blank of a known kind, its texts placed by default and stretched to its size."""
    default = next(item for item in rules().blanks if item.id == kind)
    with book.transaction(_("Thêm phôi")) as step:
        width, height = (side * 10 for side in default.size)
        row = step.insert(
            "blank",
            {
                "uid": str(uuid4()),
                "name": clean(name) or default.name,
                "width": width,
                "height": height,
                "has_motto": default.has_motto,
                "is_plain": default.is_plain,
            },
        )
        for position, values in enumerate(_placed(default), 1):
            step.insert("blank_field", {"blank_id": row, "position": position, **values})
    return Added(row, step.changes)


def edit_blank(book: Book, blank: int, values: Mapping[str, Value]) -> Changes:
    """Change name, size, award, motto or picture of a blank.

    Raises:
        UserError: no name, or a size no printer takes.
    """
    with book.transaction(_("Sửa phôi")) as step:
        merged = {**step.row("blank", blank), **values}
        if not clean(str(merged["name"])):
            raise UserError(_("Nhập tên phôi."))
        for side in ("width", "height"):
            if not 500 <= int(str(merged[side])) <= 9000:
                raise UserError(_("Cỡ phôi mỗi chiều từ 50 đến 900 mm."))
        step.update("blank", blank, values)
    return step.changes


def remove_blank(book: Book, blank: int) -> Changes:
    """Remove a blank with its places."""
    with book.transaction(_("Xóa phôi")) as step:
        for row in step.rows("blank_field", blank_id=blank):
            step.delete("blank_field", int(str(row["id"])))
        step.delete("blank", blank)
    return step.changes


def edit_field(book: Book, field: int, values: Mapping[str, Value]) -> Changes:
    """Move or restyle one text of a blank; lengths are tenths of a millimetre, sizes tenths of a point.

    Raises:
        UserError: the box would stand outside the sheet, or be of no size.
    """
    with book.transaction(_("Sửa vị trí trên phôi")) as step:
        row = {**step.row("blank_field", field), **values}
        sheet = step.row("blank", int(str(row["blank_id"])))
        left, top, width, height = (int(str(row[key])) for key in ("left", "top", "width", "height"))
        is_inside = left >= 0 and top >= 0 and width >= 10 and height >= 10
        wide, high = int(str(sheet["width"])), int(str(sheet["height"]))
        if not is_inside or left + width > wide or top + height > high:
            raise UserError(_("Ô phải nằm trọn trong phôi và rộng, cao ít nhất 1 mm."))
        step.update("blank_field", field, values)
    return step.changes


def shift_of(book: Book, printer: str, tray: str = "") -> PrinterShift | None:
    """Return how far a printer's tray sets prints off, as it was measured."""
    return next(iter(book.all(PrinterShift, printer=printer, tray=tray)), None)


def set_shift(book: Book, printer: str, tray: str, right: int, down: int) -> Changes:
    """Keep how far a printer's tray sets prints off, in tenths of a millimetre."""
    with book.transaction(_("Ghi độ lệch máy in")) as step:
        rows = step.rows("printer_shift", printer=printer, tray=tray)
        values: dict[str, Value] = {"right": right, "down": down}
        if rows:
            step.update("printer_shift", int(str(rows[0]["id"])), values)
        else:
            step.insert("printer_shift", {"printer": printer, "tray": tray, **values})
    return step.changes


def certificates_of(
    book: Book, lines: Sequence[NominationLine], blank: Blank, *, is_test: bool = False
) -> list[Certificate]:
    """Write the certificates of decided lines on a blank, in their order.

    Raises:
        UserError: a line has no decision yet, or its award is gone from the catalogue.
    """
    waiting = [line.name for line in lines if line.state != DECIDED]
    if waiting and not is_test:
        sentence = _("{names}: chưa có quyết định khen thưởng. Ghi quyết định rồi mới in bằng, giấy khen.")
        raise UserError(sentence.format(names=", ".join(waiting[:5])))
    places = fields_of(book, blank.id)
    return [Certificate(line, _sheet(blank, places, _texts(book, line), line, is_test)) for line in lines]


def draw(certificates: Sequence[Certificate], shift: PrinterShift | None = None) -> DrawnCertificates:
    """Draw certificates as one PDF, the printer's shift taken back. Any thread may do it."""
    from desktop_app.documents.layout.certificates import render_certificates

    moved = (-shift.right / 10, -shift.down / 10) if shift else (0.0, 0.0)
    return render_certificates([one.sheet for one in certificates], moved)


def fault_words(fault: Overflow, certificates: Sequence[Certificate]) -> str:
    """Tell what of a certificate cannot be printed as it is, and what to do."""
    name, label = certificates[fault.sheet].line.name, rules().label(fault.key)
    if fault.letters:
        sentence = _("{name}, “{field}”: phông chữ không có {letters}. Chọn phông khác cho ô này.")
        return sentence.format(name=name, field=label, letters=" ".join(fault.letters))
    sentence = _("{name}, “{field}”: chữ dài quá ô. Nới ô, giảm cỡ chữ hoặc rút ngắn lời.")
    return sentence.format(name=name, field=label)


def prints_of(book: Book, line: int) -> list[PrintedCertificate]:
    """Return every print of a line's certificate, the first one first."""
    return book.all(PrintedCertificate, line_id=line)


def note_prints(book: Book, numbers: Mapping[int, str], reason: str = "") -> Changes:
    """Note that certificates were printed, each on the blank of a number ("" where blanks have none).

    Raises:
        UserError: a blank's number was used before, or a certificate is printed again and no reason is given.
    """
    told = clean(reason)
    with book.transaction(_("Ghi đã in bằng, giấy khen")) as step:
        seen: set[str] = set()
        for line, number in numbers.items():
            kept = clean(number)
            _refuse_used(
                step.rows("printed_certificate", blank_number=kept) if kept else [], kept, kept in seen
            )
            seen.add(kept)
            if step.rows("printed_certificate", line_id=line) and not told:
                name = step.row("nomination_line", line)["name"]
                sentence = _("{name} đã in một lần. Ghi lý do in lại, ví dụ “in hỏng”.")
                raise UserError(sentence.format(name=name))
            step.insert(
                "printed_certificate",
                {"line_id": line, "blank_number": kept, "printed_at": step.now, "reason": told},
            )
    return step.changes


def _refuse_used(rows: Sequence[Mapping[str, Value]], number: str, is_double: bool) -> None:
    if (rows or is_double) and number:
        sentence = _("Số phôi {number} đã dùng. Kiểm tra lại số in trên phôi.")
        raise UserError(sentence.format(number=number))


def _placed(default: DefaultBlank) -> list[dict[str, Value]]:
    """Place the texts of a certificate on a blank: its head as on A4, the others within its free area."""
    across, down = default.size[0] / A4[0], default.size[1] / A4[1]
    free_left, free_top, free_right, free_bottom = default.free
    made: list[dict[str, Value]] = []
    for item in rules().fields:
        left, top, width, height = item.box
        x, y, wide, high = left * across, top * down, width * across, height * down
        if top >= _ABOVE and not default.is_plain:
            bottom = default.size[1] * free_bottom / 100
            first = default.size[1] * free_top / 100
            scale = (bottom - first) / ((186 - _ABOVE) * down)
            y, high = first + (top - _ABOVE) * down * scale, high * min(scale, 1)
            x = max(x, default.size[0] * free_left / 100)
            wide = min(wide, default.size[0] * free_right / 100 - x)
        is_printed = (item.key == _MOTTO and default.has_motto) or (item.key == _TITLE and default.has_title)
        made.append(
            {
                "key": item.key,
                "left": round(x * 10),
                "top": round(y * 10),
                "width": round(wide * 10),
                "height": round(high * 10),
                "font": faces()[0],
                "size": round(item.size * 10 * min(across, down)),
                "align": item.align,
                "colour": item.colour,
                "is_bold": item.is_bold,
                "is_italic": item.is_italic,
                "is_upper": item.is_upper,
                "breaks": item.breaks,
                "is_shown": not is_printed,
            }
        )
    return made


def _texts(book: Book, line: NominationLine) -> dict[str, str]:
    """Write every text a certificate may have, by its key; a report's `certificate_…` answers go before."""
    say, nominee = rules().say, nominee_of(book, line)
    chain = awards.catalogue(book).body_of(nominee.award).chain
    round_unit = book.sql("SELECT unit_id FROM nomination_round WHERE id = ?", (line.round_id,))[0][0]
    sender = sender_of(book, round_unit, chain)
    signer = next(iter(sender.signatories), None)
    day = long_date(line.decision_on) if line.decision_on else "…"
    own = {
        key.removeprefix("certificate_"): text
        for key, text in nominee.facts.items()
        if key.startswith("certificate_")
    }
    number = line.decision_number or "…"
    certificate = line.certificate_number
    return {
        "motto": say("motto"),
        "title": _title(nominee.award),
        "authority": _authority(nominee.award, " ".join(sender.letterhead.name.split())),
        "grants": say("grants_posthumously" if line.is_posthumous else "grants"),
        "name": say("person", salutation=_salutation(line), name=line.name),
        "post": _post(line),
        "achievement": line.achievement,
        "place_and_date": say("place_and_date", place=sender.letterhead.place or "…", day=day),
        "signer_post": f"{signer.authority} {signer.on_behalf or signer.post}".strip() if signer else "",
        "signer": signer.name if signer else "",
        "number": say("number", number=number, day=day, certificate=certificate)
        if certificate
        else say("number_only", number=number, day=day),
        **own,
    }


def _title(award: AwardRule) -> str:
    return award.name


def _authority(award: AwardRule, office: str) -> str:
    return award.issuer or office


def _salutation(line: NominationLine) -> str:
    if line.nominee == COLLECTIVE:
        return rules().say("collective")
    return rules().say("mrs" if line.sex == "Nữ" else "mr")


def _post(line: NominationLine) -> str:
    if line.post and line.workplace:
        return rules().say("post", post=line.post, workplace=line.workplace)
    return line.post or line.workplace


def _sheet(
    blank: Blank, places: Sequence[BlankField], texts: Mapping[str, str], line: NominationLine, is_test: bool
) -> CertificateSheet:
    made = tuple(_box(place, texts) for place in places if place.is_shown)
    return CertificateSheet(
        width=blank.width / 10,
        height=blank.height / 10,
        texts=made,
        has_border=blank.is_plain,
        name=line.name,
        is_test=is_test,
    )


def _box(place: BlankField, texts: Mapping[str, str]) -> BoxText:
    text = _filled(place.text, texts) if place.text else texts.get(place.key, "")
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
    )
    return replace(made, font=place.font) if place.font else made


def _filled(text: str, texts: Mapping[str, str]) -> str:
    """Put the texts in their {places}; a place nobody knows stays as it is written."""
    return _PLACE.sub(lambda found: texts.get(found[1], found[0]), text)
