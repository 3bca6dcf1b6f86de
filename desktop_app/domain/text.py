"""Vietnamese text: the form it is kept in, how it is searched, and the order it stands in lists.

Keys are made once and stored, because SQLite compares text by code points. The order is that of ICU for
Vietnamese (CLDR `vi`): letters first, then tones over the whole text, then small before capital.
"""

import re
import unicodedata
from functools import lru_cache

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PICTURE = "[\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff]"
_STRAY_JOINERS = re.compile(f"(?<!{_PICTURE})\u200d|\u200d(?!{_PICTURE})")
_MARKS = re.compile("[\u0300-\u036f]+")
SOFT_HYPHEN = "\xad"

_ORDER = (
    " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
    "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
)  # fmt: skip
_PRIMARY = {letter: chr(0x22 + place) for place, letter in enumerate(_ORDER)}
_TWINS = str.maketrans("‐‑–—−‘’“”„\t\n", '-----\'\'"""  ')
_LETTERS = {
    "a\u0306": "ă", "a\u0302": "â", "e\u0302": "ê", "o\u0302": "ô", "o\u031b": "ơ", "u\u031b": "ư",
}  # fmt: skip
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LEVEL = "!"
_PART = " "


def nfc(text: str) -> str:
    """Compose letters and marks, as everything in the book is kept."""
    return unicodedata.normalize("NFC", text)


def clean(text: str, multiline: bool = False) -> str:
    """Make any text fit to keep: NFC, without control, invisible and half characters.

    One line has its blanks run together; several keep theirs, but none at a line's end and no empty line
    at either end. Cleaning twice changes nothing. Soft hyphens stay in TCVN3 text, whose ư they are, so that
    it can still be converted.
    """
    text = nfc(without_controls(text))
    if SOFT_HYPHEN in text and not _is_legacy(text):
        text = nfc(text.replace(SOFT_HYPHEN, ""))
    if not multiline:
        return " ".join(text.split())
    lines = [line.rstrip() for line in text.replace("\t", " ").split("\n")]
    return "\n".join(lines).strip("\n")


def _is_legacy(text: str) -> bool:
    # Late: its tables take 3 ms of every start, and few texts need them.
    from desktop_app.domain.legacy import looks_legacy

    return looks_legacy(text) == "TCVN3"


def without_controls(text: str) -> str:
    """Drop control, invisible and half characters except soft hyphens; every line end becomes one \\n."""
    if text.isprintable():  # letters, marks, signs and plain blanks alone
        return text
    text = _LINE_ENDS.sub("\n", text)
    return _STRAY_JOINERS.sub("", "".join(filter(_is_kept, text)))


@lru_cache(maxsize=4096)
def _is_kept(letter: str) -> bool:
    code = ord(letter)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return False
    return letter in "\n\t\xad\u200d" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")


def fold(text: str) -> str:
    """Reduce text to what a search compares: small letters without marks, đ as d, ² as 2.

    The text that is searched and the words looked for must both be folded.
    """
    return " ".join(map(_fold_word, text.split(" ")))


@lru_cache(maxsize=16384)
def _fold_word(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold().replace("đ", "d"))
    plain = _MARKS.sub("", apart)
    if plain.isascii():
        return plain.lower()
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn").casefold()


def sort_key(text: str) -> str:
    """Make the key by which texts stand in Vietnamese order when keys are compared by code points."""
    letters, tones, cases = _levels(text)
    return _LEVEL.join((letters, tones, cases))


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Make the key that lists people by given name (the last word), then family and middle names."""
    *others, given = name.split() or [""]
    first, rest = _levels(given), _levels(" ".join(others))
    return _PART.join(
        (_LEVEL.join(first[:2]), _LEVEL.join(rest[:2]), first[2] + _LEVEL + rest[2])
    )  # fmt: skip


def _levels(text: str) -> tuple[str, str, str]:
    """Letters, tones and cases, one sign a letter; what is plain to the end is left off the last two."""
    letters, tones, cases = zip(*map(_levels_of_word, nfc(text).split(" ")), strict=True)
    return _PRIMARY[" "].join(letters), "0".join(tones).rstrip("0"), "0".join(cases).rstrip("0")


@lru_cache(maxsize=16384)
def _levels_of_word(word: str) -> tuple[str, str, str]:
    """Weigh a word once: a few thousand syllables make every title and name."""
    weights = [weight for sign in word.translate(_TWINS) for weight in _weights(sign)]
    letters, tones, cases = zip(*weights, strict=True) if weights else ("", "", "")
    return "".join(letters), "".join(tones), "".join(cases)


@lru_cache(maxsize=4096)
def _weights(sign: str) -> tuple[tuple[str, str, str], ...]:
    """Weigh one composed character: (letter, tone, case) for each letter it stands for."""
    found: list[tuple[str, str, str]] = []
    apart = unicodedata.normalize("NFKD", sign)
    is_plain = unicodedata.normalize("NFD", sign) == apart
    bases = [mark for mark in apart if not unicodedata.combining(mark)]
    marks = [mark for mark in apart if unicodedata.combining(mark)]
    for base in bases or [""]:
        small = base.lower()
        case = ("1" if base != small else "0") if is_plain else ("3" if base != small else "2")
        shape = next((mark for mark in marks if small + mark in _LETTERS), "")
        letter = _LETTERS[small + shape] if shape else small
        others = (mark for mark in marks if mark != shape)
        tone = "".join(_TONES.get(mark, mark) for mark in others) or "0"
        found.append(("".join(_PRIMARY.get(part, part) for part in letter), tone, case))
    return tuple(found)
