"""A face whose files carry the same letters in every paper, so that they are cut out and packed only once.

reportlab cuts the letters of a paper out of each face anew for every file: half the time a short paper takes.
One table of 256 places holds ASCII, every Vietnamese letter and the signs papers use, in about 19 KB; what a
paper has besides goes in further tables, as reportlab does it.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, makeToUnicodeCMap

_VIETNAMESE = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
)
_SIGNS = "“”‘’–—…•·°²³±×÷≤≥≈−→µΩΔ□₫₂"
_FREE = (*range(1, 32), *range(127, 256))
CODES = dict(zip(map(ord, _VIETNAMESE + _SIGNS), _FREE, strict=True))
"""The place of each letter that is not ASCII in the first table of every face."""
_NO_BREAK, _ELSEWHERE = 0xA0, "\uffff"
_PLACES: dict[int, int | str] = {
    **dict.fromkeys((*range(32), *range(127, 256)), _ELSEWHERE),
    _NO_BREAK: 32,
    **CODES,
}


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of a face as a file holds it: its name, widths, map back to letters, and packed outlines."""

    name: str
    widths: bytes
    map: bytes
    outlines: bytes
    length: int


class Face(TTFont):
    """A registered face with a first table that never changes."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file))
        # Words recur on every page: measuring each only once saves a fifth of the time a paper takes.
        self.stringWidth = lru_cache(maxsize=20_000)(super().stringWidth)  # type: ignore[method-assign]
        known: Any = self.face.charToGlyph
        self._codes = {point: code for point, code in CODES.items() if point in known}
        self._places = _PLACES | dict.fromkeys(CODES.keys() - known.keys(), _ELSEWHERE)
        self._first = [0] * 32 + list(range(32, 127)) + [0] * 129
        for point, code in self._codes.items():
            self._first[code] = point
        self._table = lru_cache(maxsize=8)(self._packed)

    def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        """Give the codes of a text, by table; nearly all of them are of the first."""
        if doc not in self.state:
            self.state[doc] = self._new_state()
        if isinstance(text, str):
            try:
                return [(0, text.translate(self._places).encode("latin-1"))] if text else []
            except UnicodeEncodeError:
                pass
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Put the tables a paper uses into its file."""
        state: Any = self.state.pop(doc)
        for number, letters in enumerate(state.subsets):
            table = self._table(number, tuple(letters))
            font: Any = pdfdoc.PDFTrueTypeFont()
            font.Name = f"{state.internalName}+{number}"
            font.BaseFont = table.name
            font.FirstChar, font.LastChar = 0, len(letters) - 1
            font.Widths = table.widths
            font.ToUnicode = doc.Reference(_packed_stream(table.map), f"toUnicodeCMap:{table.name}")
            font.FontDescriptor = self._descriptor(doc, table)
            doc.Reference(font, font.Name)
            doc.idToObject["BasicFonts"].dict[font.Name] = font

    def _new_state(self) -> Any:
        state: Any = TTFont.State(True, self)
        state.subsets = [list(self._first)]
        state.assignments.update(self._codes)
        state.nextCode = 256
        return state

    def _packed(self, number: int, letters: tuple[int, ...]) -> _Table:
        face: Any = self.face
        name = (SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode("latin-1")
        outlines = face.makeSubset(list(letters))
        widths = " ".join(f"{face.getCharWidth(point):.6g}" for point in letters)
        return _Table(
            name=name,
            widths=f"[ {widths} ]".encode(),
            map=zlib.compress(makeToUnicodeCMap(name, letters).encode()),
            outlines=zlib.compress(outlines),
            length=len(outlines),
        )

    def _descriptor(self, doc: Any, table: _Table) -> Any:
        """Describe a table as ISO 32000-1, 9.8 asks."""
        face: Any = self.face
        outlines = _packed_stream(table.outlines)
        outlines.dictionary["Length1"] = table.length
        described = {
            "Type": "/FontDescriptor",
            "Ascent": face.ascent,
            "CapHeight": face.capHeight,
            "Descent": face.descent,
            "Flags": face.flags & ~_NONSYMBOLIC | _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(face.bbox),
            "FontName": pdfdoc.PDFName(table.name),
            "ItalicAngle": face.italicAngle,
            "StemV": face.stemV,
            "FontFile2": doc.Reference(outlines, f"fontFile:{table.name}"),
            "MissingWidth": face.defaultWidth,
        }
        return doc.Reference(pdfdoc.PDFDictionary(described), f"fontDescriptor:{table.name}")


_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5


def _packed_stream(content: bytes) -> Any:
    """Make a stream of what was packed before."""
    stream: Any = pdfdoc.PDFStream(content=content)
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    return stream
