"""Blanks of this office: their size, where each text stands on them, their scan, and printers' shifts."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from desktop_app.domain.awards import Blank, BlankField, PrinterShift
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number, read_number
from desktop_app.domain.text import clean, sort_key
from desktop_app.domain.values import Value
from desktop_app.forms.certificates import CertificateRules, DefaultBlank, shipped_certificates
from desktop_app.services.innovations import Added
from desktop_app.services.media_types import PICTURES, media_type_of
from desktop_app.store import files
from desktop_app.store.book import Book
from desktop_app.store.rows import as_record
from desktop_app.store.transaction import Transaction

A4 = (297, 210)
PLAIN = "plain-a4"
"""The kind of blank that is none: plain paper."""
LARGEST_SCAN = 200_000_000
"""Bytes: a scan is reduced to what a screen can show; one larger than this is not even opened."""

_ABOVE, _BELOW = 80, 186
"""The texts between these heights (mm, on A4) move into a blank's free area; those above are its head."""
_MOTTO, _TITLE, _AUTHORITY, _GRANTS, _NAME = "motto", "title", "authority", "grants", "name"
_GAP = 10  # between texts that are set in another order, in tenths of a millimetre
_SKEW = 0.03  # how far a scan's proportion may be from its blank's
_LEAST_SIDE, _MOST_SIDE = 500, 9000
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def rules() -> CertificateRules:
    """Return the words, default places and known blanks."""
    return shipped_certificates()


def faces() -> tuple[str, ...]:
    """Return the faces a certificate may be set in."""
    from desktop_app.documents.layout.certificates import FACES

    return FACES


def blanks(book: Book) -> list[Blank]:
    """Return the blanks of this office, by name."""
    return sorted(book.all(Blank, "id"), key=lambda blank: sort_key(blank.name))


def fields_of(book: Book, blank: int) -> list[BlankField]:
    """Return where the texts of a blank stand, in their order; of none (0) those of plain paper."""
    if blank:
        return book.all(BlankField, "position", blank_id=blank)
    rows = enumerate(_placed(_kind(PLAIN)), 1)
    return [
        as_record(BlankField, {"id": 0, "blank_id": 0, "position": place, "text": "", **row})
        for place, row in rows
    ]


def plain_paper() -> Blank:
    """Return plain A4 with a border, as it is where an office has made no blank; its key is 0."""
    default = _kind(PLAIN)
    width, height = (side * 10 for side in default.size)
    return Blank(0, "", default.name, width, height, has_motto=False, is_plain=True)


def add_blank(book: Book, kind: str, name: str = "") -> Added:
    """Make a blank of a known kind, its texts placed by default and stretched to its size."""
    default = _kind(kind)
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
    """Change name, size, award, motto or picture of a blank; another size stretches the places of its texts.

    Raises:
        UserError: no name, or a size no printer takes.
    """
    kept = {key: clean(value) if isinstance(value, str) else value for key, value in values.items()}
    with book.transaction(_("Sửa phôi")) as step:
        before = step.row("blank", blank)
        merged = {**before, **kept}
        if not merged["name"]:
            raise UserError(_("Nhập tên phôi."))
        for side in ("width", "height"):
            if not _LEAST_SIDE <= _whole(merged, side) <= _MOST_SIDE:
                raise UserError(_("Cỡ phôi mỗi chiều từ 50 đến 900 mm."))
        _stretch(step, blank, before, merged)
        if merged["has_motto"] != before["has_motto"]:
            for row in step.rows("blank_field", blank_id=blank, key=_MOTTO):
                step.update("blank_field", _whole(row, "id"), {"is_shown": not merged["has_motto"]})
        step.update("blank", blank, kept)
    return step.changes


def remove_blank(book: Book, blank: int) -> Changes:
    """Remove a blank with its places."""
    with book.transaction(_("Xóa phôi")) as step:
        for row in step.rows("blank_field", blank_id=blank):
            step.delete("blank_field", _whole(row, "id"))
        step.delete("blank", blank)
    return step.changes


def edit_field(book: Book, field: int, values: Mapping[str, Value]) -> Changes:
    """Move or restyle one text of a blank; lengths are tenths of a millimetre, sizes tenths of a point.

    Raises:
        UserError: the box would stand outside the sheet or be of no size, or a size or colour is none.
    """
    kept = {
        key: clean(value, multiline=key == "text") if isinstance(value, str) else value
        for key, value in values.items()
    }
    with book.transaction(_("Sửa vị trí trên phôi")) as step:
        row = {**step.row("blank_field", field), **kept}
        sheet = step.row("blank", _whole(row, "blank_id"))
        left, top, width, height = (_whole(row, key) for key in ("left", "top", "width", "height"))
        is_inside = left >= 0 and top >= 0 and width >= 10 and height >= 10
        if not is_inside or left + width > _whole(sheet, "width") or top + height > _whole(sheet, "height"):
            raise UserError(_("Ô phải nằm trọn trong phôi và rộng, cao ít nhất 1 mm."))
        if not 60 <= _whole(row, "size") <= 1200:
            raise UserError(_("Cỡ chữ từ 6 đến 120 pt."))
        if not _COLOUR.fullmatch(str(row["colour"])):
            raise UserError(_("Ghi màu bằng sáu chữ số, ví dụ #000000 (đen) hoặc #C00000 (đỏ)."))
        step.update("blank_field", field, kept)
    return step.changes


def is_title_first(fields: Mapping[str, BlankField]) -> bool:
    """Tell whether the title stands above authority and “Tặng”, as on most blanks, or below (NĐ 50/2006)."""
    return fields[_TITLE].top < fields[_AUTHORITY].top


def order_title(book: Book, blank: int, *, is_first: bool) -> Changes:
    """Set the title above authority and “Tặng”, or below them; a title printed already stays where it is.

    Raises:
        UserError: there is no room for them above a title that is printed.
    """
    with book.transaction(_("Đổi thứ tự tên bằng, nơi tặng")) as step:
        rows = {str(row["key"]): row for row in step.rows("blank_field", blank_id=blank)}
        pair = (rows[_AUTHORITY], rows[_GRANTS])
        if rows[_TITLE]["is_shown"]:
            chosen = (rows[_TITLE], *pair) if is_first else (*pair, rows[_TITLE])
            _stack(step, chosen, min(_whole(row, "top") for row in chosen))
        else:
            high = sum(_whole(row, "height") + _GAP for row in pair)
            below = _whole(rows[_NAME if is_first else _TITLE], "top")
            if below < high:
                raise UserError(_("Trên tên bằng in sẵn không đủ chỗ cho nơi tặng và chữ “Tặng”."))
            _stack(step, pair, below - high)
    return step.changes


def set_scan(book: Book, blank: int, path: Path) -> Changes:
    """Show a scan, a photo or the first page of a PDF behind the texts, on screen only.

    It is reduced to what a screen shows, turned by its EXIF, and by a quarter where the blank lies otherwise.

    Raises:
        UserError: it cannot be opened, is too large, or its proportion is not the blank's.
    """
    from desktop_app.documents.layout.scans import read_scan, turned_to

    try:
        is_known = media_type_of(path) in {*PICTURES, "application/pdf"}
        size = path.stat().st_size
    except OSError as error:
        raise UserError(
            _("Không đọc được tệp {name}. Kiểm tra tệp còn ở đó.").format(name=path.name)
        ) from error
    if not is_known:
        raise UserError(_("Bản quét phôi phải là ảnh (JPG, PNG…) hoặc tệp PDF."))
    if size > LARGEST_SCAN:
        sentence = _("Tệp {name} quá lớn ({size} MB). Quét lại phôi ở 150–300 dpi.")
        raise UserError(sentence.format(name=path.name, size=size // 1_000_000))
    record = book.get(Blank, blank)
    data, across, down = turned_to(read_scan(path), is_wide=record.width > record.height)
    _refuse_skewed(record, across, down)
    sha256, _size = files.keep_bytes(book.folder, data)
    with book.transaction(_("Chọn bản quét phôi")) as step:
        step.update("blank", blank, {"picture_sha256": sha256})
    return step.changes


def turn_scan(book: Book, blank: int) -> Changes:
    """Turn a scan that stands on its head."""
    from desktop_app.documents.layout.pictures import turned

    path = scan_of(book, book.get(Blank, blank))
    if path is None:
        raise UserError(_("Phôi này chưa có bản quét, hoặc tệp đã mất. Chọn bản quét."))
    sha256, _size = files.keep_bytes(book.folder, turned(path.read_bytes(), 180))
    with book.transaction(_("Xoay bản quét phôi")) as step:
        step.update("blank", blank, {"picture_sha256": sha256})
    return step.changes


def scan_of(book: Book, blank: Blank) -> Path | None:
    """Return the file of a blank's scan, None where there is none or it has vanished."""
    return files.find(book.folder, blank.picture_sha256)


def shift_of(book: Book, printer: str, tray: str = "") -> PrinterShift | None:
    """Return how far a printer's tray sets prints off, as it was measured; else the printer's own."""
    known = book.all(PrinterShift, printer=printer)
    found = {shift.tray: shift for shift in known}
    return found.get(tray) or found.get("")


def set_shift(book: Book, printer: str, tray: str, right: int, down: int) -> Changes:
    """Keep how far a printer's tray sets prints off, in tenths of a millimetre.

    Raises:
        UserError: no printer is named, or it is more than a tray can be out by.
    """
    if not clean(printer):
        raise UserError(_("Chọn máy in."))
    if max(abs(right), abs(down)) > 500:
        raise UserError(_("Độ lệch nhiều nhất 50 mm. Đo lại trên tờ in thử."))
    with book.transaction(_("Ghi độ lệch máy in")) as step:
        rows = step.rows("printer_shift", printer=printer, tray=tray)
        values: dict[str, Value] = {"right": right, "down": down}
        if rows:
            step.update("printer_shift", _whole(rows[0], "id"), values)
        else:
            step.insert("printer_shift", {"printer": printer, "tray": tray, **values})
    return step.changes


def tenths(text: str, label: str) -> int:
    """Read a length or size as tenths: “26,5” is 265. Raises UserError, naming the `label`."""
    try:
        return int((read_number(text).value * 10).quantize(Decimal(1)))
    except UserError as error:
        raise UserError(_("{label}: nhập một số, ví dụ 26,5.").format(label=label)) from error


def tenths_words(amount: int) -> str:
    """Write tenths as people do: 265 is “26,5”."""
    return format_number(Decimal(amount) / 10)


def _kind(kind: str) -> DefaultBlank:
    return next(item for item in rules().blanks if item.id == kind)


def _whole(row: Mapping[str, Value], key: str) -> int:
    return int(str(row[key]))


def _stretch(step: Transaction, blank: int, before: Mapping[str, Value], after: Mapping[str, Value]) -> None:
    sides = [(_whole(before, side), _whole(after, side)) for side in ("width", "height")]
    if all(old == new for old, new in sides):
        return
    (wide, wider), (high, higher) = sides
    for row in step.rows("blank_field", blank_id=blank):
        left, right = (_whole(row, "left"), _whole(row, "left") + _whole(row, "width"))
        top, bottom = (_whole(row, "top"), _whole(row, "top") + _whole(row, "height"))
        x, y = left * wider // wide, top * higher // high
        across, down = max(right * wider // wide - x, 10), max(bottom * higher // high - y, 10)
        step.update("blank_field", _whole(row, "id"), {"left": x, "top": y, "width": across, "height": down})


def _stack(step: Transaction, rows: tuple[Mapping[str, Value], ...], top: int) -> None:
    """Set texts one under the other from a height on."""
    for row in rows:
        step.update("blank_field", _whole(row, "id"), {"top": top})
        top += _whole(row, "height") + _GAP


def _refuse_skewed(blank: Blank, across: int, down: int) -> None:
    if abs(across / down * blank.height / blank.width - 1) <= _SKEW:
        return
    sentence = _(
        "Bản quét không cùng tỷ lệ với phôi: ảnh {across} × {down} điểm, phôi {width} × {height} mm."
        " Cắt ảnh sát mép phôi rồi chọn lại, hoặc sửa cỡ phôi cho đúng."
    )
    raise UserError(
        sentence.format(
            across=across, down=down, width=tenths_words(blank.width), height=tenths_words(blank.height)
        )
    )


def _placed(default: DefaultBlank) -> list[dict[str, Value]]:
    """Place the texts of a certificate on a blank: its head as on A4, the others within its free area."""
    across, down = default.size[0] / A4[0], default.size[1] / A4[1]
    made: list[dict[str, Value]] = []
    for item in rules().fields:
        x, y, wide, high = _box(default, item.key, item.box)
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


def _box(
    default: DefaultBlank, key: str, box: tuple[int, int, int, int]
) -> tuple[float, float, float, float]:
    """Place one text in millimetres: where the blank has it already, in the free area, or as on A4."""
    across, down = default.size[0] / A4[0], default.size[1] / A4[1]
    free_left, free_top, free_right, free_bottom = default.free
    left, top, width, height = box
    x, y, wide, high = left * across, top * down, width * across, height * down
    if key in default.bands:
        first, last = (default.size[1] * part / 100 for part in default.bands[key])
        return x, first, wide, last - first
    if top >= _ABOVE and not default.is_plain:
        first, last = default.size[1] * free_top / 100, default.size[1] * free_bottom / 100
        scale = (last - first) / ((_BELOW - _ABOVE) * down)
        y, high = first + (top - _ABOVE) * down * scale, high * min(scale, 1)
        x = max(x, default.size[0] * free_left / 100)
        wide = min(wide, default.size[0] * free_right / 100 - x)
    return x, y, wide, high
