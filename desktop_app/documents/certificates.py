"""Certificates as plain texts in boxes on a sheet, which the layout draws and tests read.

Lengths are millimetres from the top left corner, sizes points.
"""

from dataclasses import dataclass, field

PLAIN_FACE = "Tinos"


@dataclass(frozen=True, slots=True)
class BoxText:
    """One text in its box. `shrinks` makes it smaller until it fits; `breaks` sets it in lines by meaning.

    `kept` are names that a break leaves whole.
    """

    key: str
    text: str
    left: float
    top: float
    width: float
    height: float
    font: str = PLAIN_FACE
    size: float = 14
    is_bold: bool = False
    is_italic: bool = False
    align: str = "center"
    colour: str = "#000000"
    shrinks: bool = True
    breaks: bool = False
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CertificateSheet:
    """One certificate: the size of its sheet, its texts, whether a border is drawn, and whose it is.

    `is_test` draws rulers and the outlines of the boxes, to be laid on a blank and compared.
    """

    width: float
    height: float
    texts: tuple[BoxText, ...]
    has_border: bool = False
    name: str = ""
    is_test: bool = False


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that does not fit its box even at its smallest, or has letters its face lacks."""

    sheet: int
    key: str
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A text set in a smaller size (points) than its box asks for, so that it fits."""

    sheet: int
    key: str
    size: float
    wanted: float


@dataclass(frozen=True, slots=True)
class DrawnCertificates:
    """The file, and what must be looked at before it is printed."""

    data: bytes
    overflows: tuple[Overflow, ...] = field(default=())
    shrunk: tuple[Shrunk, ...] = field(default=())
