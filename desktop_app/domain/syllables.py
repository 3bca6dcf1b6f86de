"""What a Vietnamese word may look like, without a dictionary: onset, nucleus, coda and tone."""

import re
import unicodedata
from functools import lru_cache

_ONSET = "(?:ngh?|nh|[ckp]h|t[hr]|gh|gi|qu|[bcdđghklmnprstvx])?"
_NUCLEUS = (
    "(?:i[êe]u|yêu|uyê|uya|uyu|uôi|ươ[iu]|oa[iyo]|oeo|uây"
    "|ia|iê|yê|u[aôêyâơ]|ư[aơiu]|o[aăeoi]|a[iyou]|â[yu]|eo|êu|iu|[ôơu]i|[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(f"{_ONSET}{_NUCLEUS}(?:(c|ch|p|t)|ng|nh|[mn])?")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED_TONES = frozenset("\u0301\u0323")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether letters can be one Vietnamese word: right parts, one tone, sắc or nặng before a stop."""
    if not (word.islower() or word.istitle() or word.isupper()):
        return False
    apart = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in apart if mark in _TONES]
    plain = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
    found = _SYLLABLE.fullmatch(plain)
    if not found or len(tones) > 1:
        return False
    return not found[1] or (len(tones) == 1 and tones[0] in _STOPPED_TONES)
