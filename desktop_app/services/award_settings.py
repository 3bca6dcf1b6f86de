"""What an office set about awards: weights, how co-authors count, rounding, deadlines, who decides."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.forms.awards import SHARE_RULES, WHOLE, AwardRule, shipped_awards
from desktop_app.guide.awards import read_day
from desktop_app.store.book import Book
from desktop_app.store.book_reading import BookReading

KEPT_AS = "awards"
"""The setting of the book they are kept in, as JSON."""

_MOST_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class AwardSettings:
    """What was set, and what holds where nothing was.

    `weights` by axis. `share_rules`, `deadlines` (“28/02”) by award, `bodies` the name of a deciding body by
    its id: only those that were set.
    """

    weights: Mapping[str, int]
    share_rules: Mapping[str, str]
    deadlines: Mapping[str, str]
    bodies: Mapping[str, str]
    rounds_up: bool

    def share_rule(self, rule: AwardRule) -> str:
        """How a co-author's benefit counts for an award."""
        return self.share_rules.get(rule.id, rule.share_rule)


def award_settings(book: BookReading) -> AwardSettings:
    """Return what the office set; whatever of it cannot be read is as if it had not been set."""
    return settings_of(book.setting(KEPT_AS))


@lru_cache(maxsize=4)
def settings_of(text: str) -> AwardSettings:
    """Read what the office set from the text it is kept as."""
    kept = _kept(text)
    shipped = shipped_awards()
    weights = {axis.id: axis.weight for axis in shipped.selection.axes}
    own = {key: weight for key, weight in _part(kept, "weights").items() if _is_weight(weight)}
    weights |= {key: cast("int", weight) for key, weight in own.items() if key in weights}
    rules = _words(kept, "share_rules")
    rounds_up = kept.get("rounds_up", shipped.rounds_up)
    return AwardSettings(
        weights=weights
        if any(weights.values())
        else {axis.id: axis.weight for axis in shipped.selection.axes},
        share_rules={key: rule for key, rule in rules.items() if rule in SHARE_RULES},
        deadlines={key: text for key, text in _words(kept, "deadlines").items() if read_day(text)},
        bodies=_words(kept, "bodies"),
        rounds_up=rounds_up if isinstance(rounds_up, bool) else shipped.rounds_up,
    )


def set_weights(book: Book, weights: Mapping[str, int]) -> Changes:
    """Set how much value, social meaning and spread weigh.

    Raises:
        UserError: a weight is not from 0 to 100, or all of them are 0.
    """
    whole = {**award_settings(book).weights, **weights}
    labels = {axis.id: axis.label for axis in shipped_awards().selection.axes}
    for axis, weight in whole.items():
        if not _is_weight(weight):
            sentence = _("Trọng số của “{axis}” phải là số nguyên từ 0 đến {most}.")
            raise UserError(sentence.format(axis=labels.get(axis, axis), most=_MOST_WEIGHT))
    if not any(whole.values()):
        raise UserError(_("Ít nhất một trọng số phải lớn hơn 0, nếu không thì không xếp hạng được."))
    return _set(book, _("Sửa trọng số chọn sáng kiến"), "weights", dict(whole))


def set_share_rule(book: Book, award: str, rule: str) -> Changes:
    """Let a co-author's benefit count whole, or by share, for one award."""
    if rule not in SHARE_RULES:
        raise UserError(_("Chọn tính cả giá trị làm lợi hoặc tính theo tỷ lệ đóng góp."))
    return _set_one(book, _("Sửa cách tính cho đồng tác giả"), "share_rules", award, rule)


def set_rounding(book: Book, *, rounds_up: bool) -> Changes:
    """Round the money of awards up, or leave it as it comes out."""
    return _set(book, _("Sửa cách làm tròn tiền thưởng"), "rounds_up", rounds_up)


def set_deadline(book: Book, award: str, day: str) -> Changes:
    """Set the last day of the year for an award's file, such as “28/02”; "" leaves it to the catalogue.

    Raises:
        UserError: there is no such day.
    """
    day = clean(day)
    if day and read_day(day) is None:
        raise UserError(
            _("Không đọc được hạn nộp “{text}”. Nhập ngày và tháng, ví dụ 28/02.").format(text=day[:40])
        )
    return _set_one(book, _("Sửa hạn nộp hồ sơ khen thưởng"), "deadlines", award, day)


def name_body(book: Book, body: str, name: str) -> Changes:
    """Call a deciding body as the office's papers do; "" leaves it to the catalogue."""
    return _set_one(book, _("Sửa tên nơi quyết định khen thưởng"), "bodies", body, clean(name))


def _set_one(book: Book, label: str, part: str, key: str, text: str) -> Changes:
    kept = _words(_kept(book.setting(KEPT_AS)), part)
    kept.pop(key, None)
    return _set(book, label, part, {**kept, key: text} if text else kept)


def _set(book: Book, label: str, part: str, value: object) -> Changes:
    with book.transaction(label) as step:
        kept = {**_kept(step.setting(KEPT_AS)), part: value}
        step.keep_setting(KEPT_AS, json.dumps(kept, ensure_ascii=False, sort_keys=True))
    return step.changes


def _kept(text: str) -> dict[str, Any]:
    try:
        found: object = json.loads(text) if text else {}
    except ValueError:
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _part(kept: Mapping[str, Any], part: str) -> dict[str, object]:
    found = kept.get(part)
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def _words(kept: Mapping[str, Any], part: str) -> dict[str, str]:
    return {key: text for key, text in _part(kept, part).items() if isinstance(text, str) and text}


def _is_weight(weight: object) -> bool:
    return isinstance(weight, int) and not isinstance(weight, bool) and 0 <= weight <= _MOST_WEIGHT


__all__ = [
    "WHOLE", "AwardSettings", "award_settings", "name_body", "set_deadline", "set_rounding",
    "set_share_rule", "set_weights",
]  # fmt: skip
