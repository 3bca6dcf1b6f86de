"""The named styles, lists and settings of a Word file, so that an office restyles a paper in one place."""

from dataclasses import dataclass
from typing import Final

from desktop_app.documents.layout.measures import BODY, INDENT, MOTTO, NUMBER, PARAGRAPH_GAP, TABLE
from desktop_app.documents.layout.rich import BULLETS, LIST_STEP

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FACE: Final = "Times New Roman"
LEVELS: Final = 9
DECIMAL: Final = len(BULLETS)
"""Which list of `numbering` counts; those before it have a mark each."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: lengths in points, `first` a first-line indent, `outline` the level of a heading."""

    name: str
    align: str = "justify"
    size: float = BODY
    before: float = 0
    first: float = 0
    is_bold: bool = False
    is_italic: bool = False
    outline: int = 0


STYLES: Final = {
    "Normal": Style("Normal", "left"),
    "BodyText": Style("Body Text", before=PARAGRAPH_GAP, first=INDENT),
    "Title": Style("Title", "center", before=12, is_bold=True),
    "Subtitle": Style("Subtitle", "center", before=3, is_bold=True),
    "Heading1": Style("heading 1", before=8, first=INDENT, is_bold=True, outline=1),
    "Heading2": Style("heading 2", before=6, first=INDENT, is_bold=True, outline=2),
    "Heading3": Style("heading 3", before=6, first=INDENT, is_bold=True, is_italic=True, outline=3),
    "ListParagraph": Style("List Paragraph", before=PARAGRAPH_GAP),
    "Caption": Style("caption", "center", BODY - 1, before=4, is_italic=True),
    "TableText": Style("Table Text", "left", TABLE),
    "Motto": Style("Quốc hiệu", "center", MOTTO, is_bold=True),
    "Header": Style("header", "center", NUMBER),
}
ALIGNMENTS: Final = {"justify": "both"}


def twips(points: float) -> int:
    """Give points as Word measures most lengths, in twentieths."""
    return round(points * 20)


def faces(name: str) -> str:
    """Set one face for letters of every script, so that none is taken from elsewhere."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def letter_size(points: float) -> str:
    """Set the size of letters, which Word counts in half points."""
    halves = round(points * 2)
    return f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'


def styles_xml() -> str:
    """Write the styles part."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{faces(FACE)}"
        f'<w:color w:val="000000"/>{letter_size(BODY)}<w:lang w:val="vi-VN" w:eastAsia="vi-VN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    made = "".join(_style(style_id, style) for style_id, style in STYLES.items())
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
        "</w:style>"
    )
    return f'<w:styles xmlns:w="{NAMESPACE}">{defaults}{made}{table}</w:styles>'


def _style(style_id: str, style: Style) -> str:
    is_base = style_id == "Normal"
    default = ' w:default="1"' if is_base else ""
    based = "" if is_base else '<w:basedOn w:val="Normal"/>'
    after = '<w:next w:val="BodyText"/>' if style.outline else ""
    keeps = "<w:keepNext/>" if style.outline else ""
    level = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    bold = "<w:b/><w:bCs/>" if style.is_bold else ""
    italic = "<w:i/><w:iCs/>" if style.is_italic else ""
    return (
        f'<w:style w:type="paragraph"{default}'
        f' w:styleId="{style_id}"><w:name w:val="{style.name}"/>{based}{after}<w:qFormat/>'
        f'<w:pPr>{keeps}<w:spacing w:before="{twips(style.before)}"/>'
        f'<w:ind w:firstLine="{twips(style.first)}"/><w:jc w:val="{alignment(style.align)}"/>{level}</w:pPr>'
        f"<w:rPr>{faces(FACE)}{bold}{italic}{letter_size(style.size)}</w:rPr></w:style>"
    )


def alignment(align: str) -> str:
    """Name an alignment as Word does."""
    return ALIGNMENTS.get(align, align)


def numbering_xml(counted: int) -> str:
    """Write the lists: one for each mark, and one that starts at 1 for each of `counted` numbered lists."""
    kinds = [("bullet", mark) for mark in BULLETS] + [("decimal", "")]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_level(level, kind, mark) for level in range(LEVELS))
        + "</w:abstractNum>"
        for number, (kind, mark) in enumerate(kinds)
    )
    marks = "".join(_list(number + 1, number) for number in range(DECIMAL))
    afresh = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(LEVELS)
    )
    lists = "".join(_list(DECIMAL + 1 + number, DECIMAL, afresh) for number in range(counted))
    return f'<w:numbering xmlns:w="{NAMESPACE}">{abstract}{marks}{lists}</w:numbering>'


def _level(level: int, kind: str, mark: str) -> str:
    left = twips(INDENT + (level + 1) * LIST_STEP)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{mark or f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{twips(LIST_STEP)}"/></w:pPr>'
        f"<w:rPr>{faces(FACE)}</w:rPr></w:lvl>"
    )


def _list(number: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def settings_xml() -> str:
    """Write the settings: as Word 2013 and later lay pages out, and lines that end by hand not stretched."""
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
    )
