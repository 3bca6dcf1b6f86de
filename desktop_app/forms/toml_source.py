"""From the bytes of a pack file to its raw TOML, refusing what is too big, too deep or not text."""

import re
import tomllib
from pathlib import Path
from unicodedata import normalize

from desktop_app.domain.language import _
from desktop_app.forms.pack_errors import PackError

MOST_BYTES = 1_000_000
_MOST_DOTS_IN_A_LINE = 100  # keys dotted deeper take the TOML parser a time that grows with their square
_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")


def read_source(source: Path | bytes, name: str) -> dict[str, object]:
    """Read raw TOML from a file or its bytes; `name` stands in errors. Raises PackError."""
    data = source if isinstance(source, bytes) else _read_bytes(source, name)
    if len(data) > MOST_BYTES:
        raise PackError(name, "", _("Tệp lớn hơn 1 MB nên không phải là mẫu; hãy chọn đúng tệp mẫu."))
    text = _decode(data, name)
    _refuse_deep_keys(text, name)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise PackError(name, "", _("Các dấu ngoặc lồng nhau quá sâu; hãy bỏ bớt ngoặc [ hoặc {.")) from None
    except ValueError as error:  # also what a number of too many digits raises
        raise _syntax_fault(error, text, name) from None


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        sentence = _("Không đọc được tệp; hãy kiểm tra tệp còn ở đó và có quyền đọc.")
        raise PackError(name, "", sentence) from None


def _decode(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sentence = _("Chữ không phải mã UTF-8; hãy mở tệp và lưu lại với mã UTF-8.")
        raise PackError(name, _("dòng {line}").format(line=line), sentence) from None
    return normalize("NFC", text)


def _refuse_deep_keys(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS_IN_A_LINE:
            sentence = _("Dòng có quá nhiều dấu chấm; hãy bỏ bớt (muốn chừa dòng chấm thì dùng lines = 3).")
            raise PackError(name, _("dòng {line}").format(line=number), sentence)


def _syntax_fault(error: ValueError, text: str, name: str) -> PackError:
    found = _AT.search(str(error))
    if found is None:
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    else:
        line, column = int(found[1]), int(found[2])
    where = _("dòng {line}, cột {column}").format(line=line, column=column)
    return PackError(name, where, _advice(str(error)))


def _advice(words: str) -> str:
    """Say in Vietnamese what to write instead, from the parser's own words."""
    if "overwrite" in words or "twice" in words or "already" in words or "mutate" in words:
        return _("Khóa này đã được viết ở trên; hãy giữ một chỗ và xóa chỗ kia.")
    if "Expected '='" in words:
        return _('Thiếu dấu =; hãy viết khóa = giá trị, ví dụ title = "Tên mẫu".')
    if "Unescaped" in words:
        return _("Dấu \\ trong chữ phải viết hai lần: \\\\; hãy thêm một dấu nữa.")
    if "Illegal character '\\n'" in words or "string" in words:
        return _("Chữ chưa đóng dấu nháy; hãy viết trong một cặp dấu nháy kép trên cùng một dòng.")
    if "array" in words or "Unclosed" in words or "inline table" in words:
        return _("Ngoặc chưa đóng; hãy thêm dấu ] hoặc } và dấu phẩy giữa các mục.")
    if "Invalid value" in words:
        return _(
            "Giá trị viết chưa đúng; chữ đặt trong nháy kép, ngày là 2026-03-26, có là true, không là false."
        )
    return _("Viết chưa đúng cú pháp TOML; hãy so với một mẫu có sẵn rồi sửa dòng này.")
