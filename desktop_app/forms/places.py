"""The places {key} and marks <b> in the words of a pack: whether they are known and well formed."""

import re
from collections.abc import Collection
from string import Formatter

from desktop_app.domain.language import _

MARKS = frozenset({"b", "i", "u", "sup", "sub"})

# What papers fill in beside a form's own fields. first_use is the earlier of trial and application, and
# first_use_document the paper that proves it.
PAPER_PLACES = frozenset({"addressee", "unit", "code", "year", "first_use", "first_use_document"})
ANNEX_PLACES = frozenset({"number", "caption", "document_number", "document_on", "kind"})
FORMATS = frozenset({"", "long"})

_MARK = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>")


def places_fault(text: str, allowed: Collection[str]) -> str:
    """Say what is wrong with the places of a text, or "" when every one is among `allowed`."""
    try:
        pieces = list(Formatter().parse(text))
    except ValueError:
        return _("Dấu ngoặc nhọn không thành cặp; hãy viết mỗi chỗ điền như {title}.")
    for _words, name, form, conversion in pieces:
        if name is None:
            continue
        if name not in allowed:
            shown = ", ".join(sorted(allowed)) or "–"
            sentence = _("Không có chỗ điền tên “{name}”; hãy dùng một trong: {allowed}.")
            return sentence.format(name=name[:60], allowed=shown)
        if conversion or form not in FORMATS:
            sentence = _("Chỗ điền “{name}” chỉ được thêm :long (ngày viết bằng chữ); hãy bỏ phần khác.")
            return sentence.format(name=name)
    return ""


def marks_fault(text: str) -> str:
    """Say what is wrong with the inline marks and the [[optional stretches]] of a text, or ""."""
    opened: list[str] = []
    for mark in _MARK.finditer(text):
        closes, name = mark[1], mark[2]
        if name not in MARKS or mark[0] not in (f"<{name}>", f"</{name}>"):
            return _("Không dùng được {mark}; chỉ có <b> <i> <u> <sup> <sub>.").format(mark=mark[0][:40])
        if not closes:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return _("Dấu {mark} đóng không đúng chỗ; hãy viết <b>chữ</b>.").format(mark=mark[0])
    if opened:
        return _("Dấu <{name}> chưa đóng; hãy thêm </{name}>.").format(name=opened[-1])
    return _stretches_fault(text)


def _stretches_fault(text: str) -> str:
    is_inside = False
    for bracket in re.findall(r"\[\[|\]\]", text):
        if (bracket == "[[") == is_inside:
            return _(
                "Đoạn tùy chọn phải mở bằng [[ rồi đóng bằng ]], không lồng nhau; hãy sửa lại các ngoặc này."
            )
        is_inside = not is_inside
    return _("Đoạn tùy chọn [[ chưa đóng; hãy thêm ]].") if is_inside else ""
