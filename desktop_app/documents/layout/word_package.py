"""The file Word opens: its parts, the pictures and lists in the text, the same bytes each time."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop_app.documents.blocks import Document
from desktop_app.documents.layout.drawing import CREATOR
from desktop_app.documents.layout.figures import fitted, picture_bytes
from desktop_app.documents.layout.office_text import words
from desktop_app.documents.layout.word_styles import (
    DECIMAL,
    NAMESPACE,
    numbering_xml,
    settings_xml,
    styles_xml,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    f'xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
    f' xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same paper is the same file
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_EMU = 12_700  # to the point
_NUMBER = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
    '<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
    '</w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_NO_NUMBER = '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class _Part:
    """A part beside the text: its name under `word/`, its kind and relation in python-docx's terms."""

    name: str
    kind: str
    relation: str
    data: bytes


class WordPackage:
    """Gathers the parts of one file; `numbered` and `plain` are headers with and without a page number."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._pictures: dict[str, str] = {}
        self._drawn = self._lists = 0
        self.numbered, self.plain = (
            self._add(name, "WML_HEADER", "HEADER", _declared(f"<w:hdr {_SPACES}>{body}</w:hdr>"))
            for name, body in (("header1.xml", _NUMBER), ("header2.xml", _NO_NUMBER))
        )

    def numbered_list(self) -> int:
        """Begin a list that counts from 1, and give its number."""
        self._lists += 1
        return DECIMAL + self._lists

    def picture(self, path: Path, width: float, height: float, told: str) -> str:
        """Take a picture in and write a drawing of it, fitted into so many points; `told` says what it shows.

        Raises PictureError when the file is gone, broken, too large, or no picture.
        """
        data, pixels = picture_bytes(path)
        wide, high = (round(side * _EMU) for side in fitted(pixels, width, height))
        self._drawn += 1
        number, name = self._drawn, f"Hình {self._drawn}"
        about = escape(words(told).replace("\n", " "))
        frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="{name}" descr="{about}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{self._stored(data)}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr>{frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def finished(self, body: str, document: Document) -> bytes:
        """Give the file with `body` as its text and the names of `document`."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.package import OpcPackage
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._add("styles.xml", "WML_STYLES", "STYLES", _declared(styles_xml()))
        self._add("settings.xml", "WML_SETTINGS", "SETTINGS", _declared(settings_xml()))
        self._add("numbering.xml", "WML_NUMBERING", "NUMBERING", _declared(numbering_xml(self._lists)))
        package: Any = OpcPackage()
        text = _declared(f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
        main = Part(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, text, package)
        package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        for number, part in enumerate(self._parts, 1):
            kind, relation = getattr(CONTENT_TYPE, part.kind), getattr(RELATIONSHIP_TYPE, part.relation)
            made = Part(PackURI(f"/word/{part.name}"), kind, part.data, package)
            main.load_rel(relation, made, f"rId{number}")
        _name(package.core_properties, document)
        target = BytesIO()
        package.save(target)
        return _same_each_time(target)

    def _add(self, name: str, kind: str, relation: str, data: bytes) -> str:
        self._parts.append(_Part(name, kind, relation, data))
        return f"rId{len(self._parts)}"

    def _stored(self, data: bytes) -> str:
        """Keep the bytes of a picture once, however often it is shown."""
        mark = sha256(data).hexdigest()
        if mark not in self._pictures:
            kind, end = ("JPEG", "jpg") if data.startswith(b"\xff\xd8") else ("PNG", "png")
            name = f"media/image{len(self._pictures) + 1}.{end}"
            self._pictures[mark] = self._add(name, kind, "IMAGE", data)
        return self._pictures[mark]


def _name(core: Any, document: Document) -> None:
    """Name the file as its document is named."""
    core.title, core.author, core.subject = map(_short, (document.title, document.author, document.subject))
    core.last_modified_by, core.comments, core.revision, core.language = CREATOR, "", 1, "vi-VN"
    core.created = core.modified = _MADE


def _declared(xml: str) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode("utf-8")


def _short(text: str) -> str:
    """Give one line of at most as many letters as a property holds."""
    return " ".join(words(text).split())[:255]


def _same_each_time(made: BytesIO) -> bytes:
    """Give the file without the time at which it was made."""
    target = BytesIO()
    with ZipFile(made) as source, ZipFile(target, "w", ZIP_DEFLATED) as kept:
        for name in source.namelist():
            kept.writestr(ZipInfo(name, _ZIPPED), source.read(name), ZIP_DEFLATED)
    return target.getvalue()
