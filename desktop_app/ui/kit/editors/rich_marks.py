"""The marks by which a QTextDocument remembers what its formats alone cannot say.

Reader and writer agree on them: `DEPTH` is how many lists a continued paragraph, picture or table lies in,
`CAPTION` a block under a picture, `PADDING` a cell that only fills up a short row, `HEADING` a heading cell.
"""

from PySide6.QtGui import QTextFormat

_FIRST = int(QTextFormat.Property.UserProperty)
DEPTH = _FIRST + 1
CAPTION = _FIRST + 2
PADDING = _FIRST + 3
HEADING = _FIRST + 4

PICTURE = "\ufffc"
BREAKS = "\u2028\u2029\n\r"
UNSAFE = {ord(letter): " " for letter in BREAKS + PICTURE + "\x00\ufdd0\ufdd1"}
SCHEME = "sha256:"
