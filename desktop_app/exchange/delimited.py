"""Cells written as text: CSV files in the encodings offices use, and what was copied from a table."""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.legacy import looks_legacy
from desktop_app.domain.syllables import is_syllable
from desktop_app.domain.text import nfc
from desktop_app.exchange.grids import Cell, Grid, Workbook

_MARKS = (";", "\t", ",", "|")
_LOOKED_AT = 200
_MOST_LOOKED_AT = 20_000
_MARKED_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_MOST_CELL = 1_000_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_delimited(data: bytes, name: str) -> Workbook:
    """Read a CSV or text file: UTF-8, UTF-16 or Windows-1258, its delimiter found by looking.

    Raises:
        UserError: it is no text.
    """
    text, encoding = _decoded(data, name)
    notes = [] if encoding == "UTF-8" else [_("Tệp viết bằng mã {encoding}.").format(encoding=encoding)]
    return Workbook(name, (_grid(text, name),), tuple(notes))


def read_pasted(text: str) -> Workbook:
    """Read cells copied from a spreadsheet, a web page or a document; tabs part them."""
    name = _("Bảng đã dán")
    return Workbook(name, (_grid(text, name, "\t" if "\t" in text else ""),))


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "UTF-16"
    if b"\x00" in data[:4096]:
        half = data[:4096]
        if half[1::2].count(0) > len(half) // 4:
            return data.decode("utf-16-le", "replace"), "UTF-16"
        if half[::2].count(0) > len(half) // 4:
            return data.decode("utf-16-be", "replace"), "UTF-16"
    try:
        text, encoding = data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        text, encoding = _from_windows(data)
    if len(_CONTROL.findall(text[:4096])) > len(text[:4096]) // 50:
        raise UserError(
            _(
                "“{file}” không phải là bảng tính hay văn bản. Chọn tệp Excel (.xlsx, .xls), .ods hoặc .csv."
            ).format(file=name)
        )
    return text, encoding


def _from_windows(data: bytes) -> tuple[str, str]:
    """Read Windows-1258 where it makes Vietnamese words; else the bytes are letters of an old font.

    Fonts of TCVN3 and VNI sit on Latin letters, and are converted cell by cell later.
    """
    modern, latin = nfc(data.decode("cp1258", "replace")), data.decode("latin-1")
    words = _MARKED_WORD.findall(modern)[:_LOOKED_AT]
    good = sum(is_syllable(word) for word in words)
    old_font = looks_legacy(latin[:_MOST_LOOKED_AT]) if good * 2 < len(words) else None
    return (latin, old_font) if old_font else (modern, "Windows-1258")


def _grid(text: str, name: str, mark: str = "") -> Grid:
    text = text.replace("\x00", "")
    mark = mark or _mark_of(text)
    rows: list[list[Cell]] = []
    limit = csv.field_size_limit(_MOST_CELL)
    try:
        rows.extend(
            [_cell(part) for part in row] for row in csv.reader(StringIO(text, newline=""), delimiter=mark)
        )
    except csv.Error:
        rows = [[_cell(part) for part in line.split(mark)] for line in text.splitlines()]
    finally:
        csv.field_size_limit(limit)
    if rows and len(rows[0]) == 1 and str(rows[0][0] or "").casefold().startswith("sep="):
        del rows[0]
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    return Grid(name, rows)


def _cell(part: str) -> Cell:
    return nfc(part) if part.strip() else None


def _mark_of(text: str) -> str:
    """Find the mark that parts most lines into the same number of cells."""
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]
    return max(_MARKS, key=lambda mark: _agreement(line.count(mark) for line in _unquoted(lines)))


def _unquoted(lines: Iterable[str]) -> list[str]:
    return [re.sub('"[^"]*"', "", line) for line in lines]


def _agreement(counts: Iterable[int]) -> int:
    found: dict[int, int] = {}
    for count in counts:
        found[count] = found.get(count, 0) + 1
    return max((lines * count for count, lines in found.items() if count), default=0)
