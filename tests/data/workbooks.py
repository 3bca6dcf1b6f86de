"""Lists as offices keep them, and files that are not what they seem."""

import struct
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Cells = Sequence[Sequence[object]]

_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
{more}</manifest:manifest>"""
_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Trang 1">{rows}</table:table></office:spreadsheet>
</office:body></office:document-content>"""


class Builder:
    """An .xlsx in the making."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book: Any = Workbook(str(path))
        self.day: Any = self._book.add_format({"num_format": "dd/mm/yyyy"})

    def sheet(
        self, name: str, rows: Cells = (), top: int = 0, left: int = 0, *, is_hidden: bool = False
    ) -> Any:
        """Add a sheet with rows from a place on; dates are real ones, texts stay texts."""
        sheet: Worksheet = self._book.add_worksheet(name)
        self.fill(sheet, rows, top, left)
        if is_hidden:
            sheet.hide()
        return sheet

    def fill(self, sheet: Any, rows: Cells, top: int = 0, left: int = 0) -> None:
        """Write rows from a place of a sheet on."""
        for at, row in enumerate(rows, start=top):
            for column, value in enumerate(row, start=left):
                if isinstance(value, date):
                    moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001
                    sheet.write_datetime(at, column, moment, self.day)
                elif isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif value is not None:
                    sheet.write(at, column, value)

    def close(self) -> Path:
        """Finish the file."""
        self._book.close()
        return self.path


def workbook(path: Path, rows: Cells, name: str = "Danh sách") -> Path:
    """Write one sheet of rows."""
    made = Builder(path)
    made.sheet(name, rows)
    return made.close()


def with_parts(path: Path, parts: dict[str, bytes]) -> Path:
    """Add parts to a workbook: macros, links."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parcel:
        for name, data in parts.items():
            parcel.writestr(name, data)
    return path


def zip_bomb(path: Path, megabytes: int = 450) -> Path:
    """Write a small workbook that would unpack to very much."""
    workbook(path, [["Tên đơn vị", "Số lao động"], ["A", 1]])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parcel,
        parcel.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as part,
    ):
        for _megabyte in range(megabytes):
            part.write(b" " * 1_000_000)
    return path


def ods(path: Path, rows: Cells, *, is_locked: bool = False) -> Path:
    """Write an OpenDocument sheet of texts and numbers."""
    from html import escape

    lines: list[str] = []
    for row in rows:
        cells: list[str] = []
        for value in row:
            if isinstance(value, int | float):
                cells.append(
                    f'<table:table-cell office:value-type="float" office:value="{value}"><text:p/>'
                    "</table:table-cell>"
                )
            elif value is None:
                cells.append("<table:table-cell/>")
            else:
                cells.append(
                    f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p>'
                    "</table:table-cell>"
                )
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    more = "<manifest:encryption-data/>" if is_locked else ""
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parcel.writestr("META-INF/manifest.xml", _MANIFEST.format(more=more))
        parcel.writestr("content.xml", _CONTENT.format(rows="".join(lines)))
    return path


def xls(path: Path, rows: Cells) -> Path:
    """Write an old .xls (BIFF8 in a compound file) of texts and numbers."""
    path.write_bytes(compound({"Workbook": _biff(rows)}))
    return path


def locked_office_file(path: Path) -> Path:
    """Write what Office makes of a workbook with a password: a compound file with an encrypted package."""
    path.write_bytes(
        compound({"EncryptionInfo": b"\x04\x00\x04\x00" * 1200, "EncryptedPackage": b"\x5a" * 5000})
    )
    return path


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _biff(rows: Cells) -> bytes:
    version = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    name = "Trang 1".encode("utf-16-le")
    head = _record(0x0809, version)
    bound_size = 4 + 8 + len(name)
    offset = len(head) + bound_size + 4
    bound = struct.pack("<IBBBB", offset, 0, 0, len("Trang 1"), 1) + name
    out = BytesIO(head + _record(0x0085, bound) + _record(0x000A, b""))
    out.seek(0, 2)
    out.write(_record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)))
    width = max(map(len, rows), default=0)
    out.write(_record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0)))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", at, column, 0)
            if isinstance(value, int | float):
                out.write(_record(0x0203, place + struct.pack("<d", value)))
            elif value is not None:
                text = str(value)
                out.write(
                    _record(0x0204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))
                )
    out.write(_record(0x000A, b""))
    return out.getvalue()


def compound(streams: dict[str, bytes]) -> bytes:
    """Put streams into an OLE compound file, each padded so that it needs no small sectors."""
    size, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = []
    table: list[int] = []
    starts: dict[str, int] = {}
    for name, data in padded.items():
        starts[name] = len(sectors)
        count = -(-len(data) // size)
        for at in range(count):
            sectors.append(data[at * size : (at + 1) * size].ljust(size, b"\0"))
            table.append(len(sectors) if at + 1 < count else end)
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    names = list(padded)
    for at, name in enumerate(names, start=1):
        entries.append(
            _entry(name, 2, starts[name], len(padded[name]), right=at + 1 if at < len(names) else free)
        )
    directory = b"".join(entries).ljust(size, b"\0")
    directory_at = len(sectors)
    for at in range(0, len(directory), size):
        sectors.append(directory[at : at + size].ljust(size, b"\0"))
        table.append(len(sectors) if at + size < len(directory) else end)
    fat_at = len(sectors)
    table.append(0xFFFFFFFD)
    assert len(table) <= size // 4
    sectors.append(struct.pack(f"<{size // 4}I", *table, *[free] * (size // 4 - len(table))))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory_at, 0, 4096, end, 0, end, 0
    )
    header += struct.pack("<109I", fat_at, *[free] * 108)
    return header.ljust(size, b"\0") + b"".join(sectors)


def _entry(
    name: str, kind: int, start: int, length: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    data = wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, 0xFFFFFFFF, right, child)
    return data + bytes(16 + 4 + 16) + struct.pack("<IQ", start, length)


def windows_1258(text: str) -> bytes:
    """Write text in Windows-1258, where letters keep their shape and a tone stands behind them."""
    from unicodedata import normalize

    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            tones = [mark for mark in normalize("NFD", letter) if mark in "\u0300\u0301\u0303\u0309\u0323"]
            shape = "".join(mark for mark in normalize("NFD", letter) if mark not in tones)
            out += normalize("NFC", shape).encode("cp1258") + "".join(tones).encode("cp1258")
    return out


PLACES = (
    "Quảng Bình", "Quảng Trị", "Thừa Thiên Huế", "Đà Nẵng", "Quảng Nam", "Quảng Ngãi", "Bình Định", "Phú Yên",
    "Khánh Hòa", "Gia Lai", "Kon Tum", "Đắk Lắk", "Đắk Nông",
)  # fmt: skip
_SUBJECTS = (
    "rơ le bảo vệ máy biến áp", "dao cách ly 110 kV", "tủ điều khiển tụ bù", "công tơ điện tử",
    "cáp ngầm trung thế",
    "máy cắt hợp bộ", "chống sét van", "bộ nguồn một chiều", "sứ đỡ thanh cái", "hệ thống đo xa",
    "phần mềm quản lý vật tư", "xe gầu cách điện", "thiết bị thử cao áp", "trạm bơm nước làm mát",
    "lò hơi tầng sôi",
)  # fmt: skip
_ACTS = ("Cải tiến", "Chế tạo", "Lắp đặt", "Tự động hóa", "Giám sát từ xa", "Rút ngắn thời gian sửa chữa")
_FAMILY, _MIDDLE = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ"), ("Văn", "Thị", "Đức", "Minh", "Quốc")
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Long", "Mai", "Nam", "Phong", "Quân")


def corporation(path: Path, count: int) -> Path:
    """Write the messy workbook of a corporation: its units on one sheet, recognised innovations on another.

    Of `count` innovations every fiftieth is listed twice, the second time without marks; every seventieth
    has its amount read as a day by Excel; a line adds them up at the end.
    """
    made = Builder(path)
    units = [("Tổng công ty Điện lực miền Trung", "EVNCPC", None)]
    units += [(f"Công ty Điện lực {place}", None, "EVNCPC") for place in PLACES]
    sheet = made.sheet(
        "Đơn vị", [("DANH SÁCH ĐƠN VỊ",), (), ("Tên đơn vị", "Viết tắt", "Trực thuộc"), *units]
    )
    sheet.activate()
    sheet = made.sheet("Sáng kiến 2026", [("TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG",), ("DANH SÁCH SÁNG KIẾN",)])
    for column, words in enumerate(("TT", "Tên giải pháp", "Tác giả/ đồng tác giả", "Đơn vị", "Cấp")):
        sheet.merge_range(3, column, 4, column, words)
    sheet.merge_range(3, 5, 4, 5, "Số tiền làm lợi (triệu đồng)")
    sheet.merge_range(3, 6, 3, 7, "Quyết định công nhận")
    rows: list[Sequence[object]] = [(None,) * 6 + ("Số", "Ngày"), tuple(f"({n})" for n in range(1, 9))]
    for number in range(count):
        rows.append(_innovation_row(number, len(rows) - 1))
        if number % 50 == 49:
            rows.append((len(rows) - 1, _unmarked(str(rows[-1][1])), *rows[-1][2:]))
    made.fill(sheet, [*rows, (None, "Tổng cộng", None, None, None, count)], 4)
    made.sheet("Nháp", [("Họ và tên", "Ngày sinh"), ("Không ai", 1988)], is_hidden=True)
    return made.close()


def _innovation_row(number: int, place: int) -> tuple[object, ...]:
    def name(seed: int) -> str:
        return " ".join(
            (_FAMILY[seed % 6], _MIDDLE[seed // 6 % 5], _GIVEN[seed // 30 % 12], _GIVEN[seed // 7 % 12])
        )

    title = f"{_ACTS[number % 6]} {_SUBJECTS[number % 15]} {_GIVEN[number // 90 % 12]} số {number:05d}"
    authors = f"{name(number * 7)} (60%), {name(number * 11 + 3)} (40%)"
    amount: object = date(2026, 5, 8) if number % 70 == 69 else number % 900 + 12.5
    unit = f"Công ty Điện lực {PLACES[number % len(PLACES)]}"
    return (place, title, authors, unit, "Cơ sở", amount, f"{number // 200 + 1}/QĐ", date(2026, 4, 1))


def _unmarked(text: str) -> str:
    from desktop_app.domain.text import fold

    return fold(text)
