"""JSON text to plain Python values, and nothing that two programs could read differently."""

import json
from collections.abc import Sequence
from decimal import Decimal

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

SIZE_LIMIT = 64 * 2**20
_DIGITS_LIMIT = 30


def parse(data: bytes) -> object:
    """Read one JSON document: dict, list, str, int, Decimal, bool or None.

    Refused with a UserError that names the place: more than 64 MB, bytes that are not UTF-8, a key written
    twice, NaN and Infinity, numbers of more than 30 letters, half a surrogate pair, nesting too deep to read.
    """
    if len(data) > SIZE_LIMIT:
        raise UserError(_("Tệp JSON lớn hơn 64 MB: để hình ảnh và tài liệu ở tệp riêng bên cạnh."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(
            _("Tệp không viết bằng mã UTF-8: mở bằng trình soạn thảo và lưu lại với mã UTF-8.")
        ) from None
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=_whole,
            parse_float=_fraction,
        )
    except json.JSONDecodeError as error:
        raise UserError(
            _(
                "JSON viết sai ở dòng {line}, cột {column}: kiểm tra dấu phẩy, dấu nháy và ngoặc quanh đó."
            ).format(line=error.lineno, column=error.colno)
        ) from None
    except RecursionError:
        raise UserError(_("JSON lồng nhau quá nhiều tầng: đây không phải tệp của một sáng kiến.")) from None


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise UserError(_("Khóa “{key}” được viết hai lần: chỉ giữ lại một.").format(key=key[:80]))
        found[key] = value
    return found


def _refuse_constant(word: str) -> object:
    raise UserError(_("“{word}” không phải là số: ghi một số, hoặc null để bỏ trống.").format(word=word))


def _whole(digits: str) -> int:
    return int(_short_enough(digits))


def _fraction(digits: str) -> Decimal:
    return Decimal(_short_enough(digits))


def _short_enough(digits: str) -> str:
    if len(digits) > _DIGITS_LIMIT:
        raise UserError(_("Số “{digits}…” quá dài: kiểm tra lại số này.").format(digits=digits[:12]))
    return digits
