"""File names that every Windows, USB stick and zip can hold."""

import re

from desktop_app.domain.text import clean, nfc

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE)
_MOST_BYTES = 120
"""Well below the 255 of a name, since Windows also limits the whole path to 260."""


def file_name(text: str, suffix: str, tail: str = "") -> str:
    """Make a file name of any text and a suffix with its dot: “Đơn: A/B”, “.pdf” is “Đơn A B.pdf”.

    `tail`, a plain word that tells files of one text apart, stands before the suffix and is never cut.

    Signs Windows forbids become blanks; device names, dots and blanks at the ends are made harmless; a long
    text is cut between letters to 120 bytes with the suffix. A text with nothing left is “tep”.
    """
    end = clean(_FORBIDDEN.sub("", suffix)).rstrip(". ")
    end = f".{end.lstrip('. ')}"[:20].rstrip(". ")
    stem = clean(_FORBIDDEN.sub(" ", text))
    room = _MOST_BYTES - len(f"{tail}{end}".encode())
    stem = nfc(stem.encode("utf-8")[:room].decode("utf-8", "ignore")).strip(". ") or "tep"
    first = stem.partition(".")[0].rstrip()
    return f"_{stem}{tail}{end}" if _DEVICES.fullmatch(first) else stem + tail + end
