"""Text from before Unicode: TCVN3 (ABC, the .Vn fonts) and VNI-Windows, recognised and converted.

Such text reaches us as Latin-1 letters. A line is taken for it when its words make no Vietnamese syllables
as they stand and do once converted; ordinary Vietnamese, other languages and signs of measure do not.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from desktop_app.domain.syllables import is_syllable

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""TCVN 5712:1993, VN3, by the Latin-1 letter its byte shows as. Capitals with tones are a font's affair."""

_VNI_ALONE = dict(zip("íìæóòôöîñÍÌÆÓÒÔÖÎÑ", "íìỉĩịơưỵđÍÌỈĨỊƠƯỴĐ", strict=True))
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_BASES = {"ù": "aeouyôö", "â": "aeo", "ê": "a"}
"""Which letters a row of marks may follow: tones all, the circumflex three, the breve one."""


def _vni_pairs() -> Mapping[str, str]:
    """Every letter and mark of VNI-Windows with the letter they make, in the cases people typed them."""
    pairs = dict(_VNI_ALONE)
    for mark, makes in _VNI_MARKS.items():
        row = "ù" if "\u0302" not in makes and "\u0306" not in makes else "â" if "\u0302" in makes else "ê"
        for base in _VNI_BASES[row] + _VNI_BASES[row].upper():
            made = unicodedata.normalize("NFC", _VNI_ALONE.get(base, base) + makes)
            pairs[base + mark] = pairs[base + mark.upper()] = made
    return pairs


_VNI = _vni_pairs()
_VNI_PLACES = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_WORD = re.compile("[A-Za-zÀ-ÖØ-öø-ÿĀ-ƿ\u1e00-\u1eff\u0300-\u036f¡-¯µ-¾×÷]+")
_MEASURE = re.compile("[A-Za-z]?[·×÷µ][A-Za-z]")
_MODERN = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u036f]")


def _from_tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(sign, sign) for sign in word)


def _from_vni(word: str) -> str:
    return _VNI_PLACES.sub(lambda found: _VNI[found[0]], word)


_CONVERTERS: Mapping[str, Callable[[str], str]] = {"TCVN3": _from_tcvn3, "VNI": _from_vni}


def looks_legacy(text: str) -> str | None:
    """Name the encoding a text seems to be in, “TCVN3” or “VNI”, or None; ask before `clean` drops anything.

    Only lines without a letter that those encodings lack are judged.
    """
    words = [
        word
        for line in text.splitlines()
        if not _MODERN.search(line)
        for word in _WORD.findall(line)
        if not word.isascii() and not _MEASURE.fullmatch(word)
    ]
    scores = {name: _score(words, convert) for name, convert in _CONVERTERS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 2 else None


def _score(words: list[str], convert: Callable[[str], str]) -> int:
    """Weigh words that only make sense converted; 0 where as many make sense as they are, or in no way."""
    score = gained = others = 0
    for word in words:
        if not re.search("[A-Za-z]", word):
            continue
        made = convert(word)
        if is_syllable(_evened(word)) or not is_syllable(_evened(made)):
            others += 1
        else:
            gained += 1
            score += 1 if word.isalpha() else 2
    return score if gained >= others else 0


def _evened(word: str) -> str:
    """Capitals of a .VnTimeH word, whose marked letters have small codes."""
    return word.upper() if _is_capital(word) and not word.isupper() else word


def _is_capital(word: str) -> bool:
    plain = re.sub("[^A-Za-z]", "", word)
    return len(plain) > 1 and plain.isupper()


def rescue(text: str, encoding: str) -> str:
    """Convert text from “TCVN3” or “VNI” to Unicode; lines that hold modern letters are left as they are.

    Signs of measure and bullets stay. Another encoding raises KeyError.
    """
    convert = _CONVERTERS[encoding]
    lines = text.splitlines(keepends=True)
    return "".join(line if _MODERN.search(line) else _rescued_line(line, convert) for line in lines)


def _rescued_line(line: str, convert: Callable[[str], str]) -> str:
    is_capital = _is_capital(line)

    def made(found: re.Match[str]) -> str:
        word = found[0]
        if _MEASURE.fullmatch(word) or (not re.search("[A-Za-z]", word) and not _is_lone_word(word, convert)):
            return word
        new = convert(word)
        return new.upper() if is_capital or _is_capital(word) else new

    return unicodedata.normalize("NFC", _WORD.sub(made, line))


def _is_lone_word(word: str, convert: Callable[[str], str]) -> bool:
    """Tell whether marked letters without a plain one are a word (ë is ở), not a bullet or a sign."""
    return word.isalpha() and word.islower() and "µ" not in word and is_syllable(convert(word))
