"""The same text by others: a bare reportlab story, a DOCX for LibreOffice, typst."""

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from desktop_app.documents.blocks import Run
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout import measures as m
from desktop_app.shipped import RESOURCES
from tests.benchmarks.same_text import Cells, Piece, Words

FACES = ("Bare", "Bare-Bold", "Bare-Italic", "Bare-BoldItalic")


@cache
def _registered() -> bool:
    """Make faces of the same files known under other names, with nothing of ours on them."""
    fonts.register()
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for face, file in zip(FACES, fonts.FILES.values(), strict=True):
        pdfmetrics.registerFont(TTFont(face, str(RESOURCES / "fonts" / file)))
    pdfmetrics.registerFontFamily(FACES[0], *FACES)
    return True


def bare_story(text: Sequence[Piece]) -> bytes:
    """Set it with reportlab's own paragraphs, tables and document, and nothing else."""
    _registered()
    from reportlab.platypus import SimpleDocTemplate

    target = BytesIO()
    document = SimpleDocTemplate(
        target, pagesize=(m.PAGE_WIDTH, m.PAGE_HEIGHT), leftMargin=m.LEFT, rightMargin=m.RIGHT,
        topMargin=m.TOP, bottomMargin=m.BOTTOM, invariant=1,
    )  # fmt: skip
    document.build([_flowable(piece) for piece in text])
    return target.getvalue()


@cache
def _style(align: str, size: float) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    place = {"left": 0, "center": 1, "right": 2, "justify": 4}[align]
    return ParagraphStyle(
        f"{align} {size}", fontName=FACES[0], fontSize=size, leading=size * m.SINGLE, alignment=place,
        spaceBefore=m.PARAGRAPH_GAP, allowWidows=0, allowOrphans=0,
    )  # fmt: skip


def _flowable(piece: Piece) -> Any:
    from reportlab.platypus import Paragraph, Table

    if isinstance(piece, Words):
        return Paragraph("".join(map(_marked, piece.runs)), _style(piece.align, piece.size))
    cells = [[Paragraph(escape(text), _style("left", m.TABLE)) for text in row] for row in piece.rows]
    part = m.TEXT_WIDTH / sum(piece.widths)
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(cells, colWidths=[width * part for width in piece.widths], style=grid, repeatRows=1)


def _marked(run: Run) -> str:
    text = escape(run.text)
    for is_on, tag in ((run.is_bold, "b"), (run.is_italic, "i"), (run.rise in ("super", "sub"), run.rise)):
        text = f"<{tag}>{text}</{tag}>" if is_on else text
    return text


def write_docx(text: Sequence[Piece], target: Path) -> None:
    """Set it with python-docx. Raises ImportError where that is not installed."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    for piece in text:
        if isinstance(piece, Words):
            paragraph = document.add_paragraph()
            for run in piece.runs:
                made = paragraph.add_run(run.text)
                made.bold, made.italic, made.font.size = run.is_bold, run.is_italic, Pt(piece.size)
            continue
        table = document.add_table(rows=0, cols=len(piece.widths))
        table.style = "Table Grid"
        for row in piece.rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    document.save(str(target))


def write_template(text: Sequence[Piece], target: Path) -> list[str]:
    """Make a template for docxtpl that has a place for each stretch of words; give the words."""
    words: list[str] = []

    def place(own: str) -> str:
        words.append(own)
        return f"{{{{ words[{len(words) - 1}] }}}}"

    emptied: list[Piece] = []
    for piece in text:
        if isinstance(piece, Words):
            emptied.append(
                replace(piece, runs=tuple(replace(run, text=place(run.text)) for run in piece.runs))
            )
        else:
            emptied.append(replace(piece, rows=tuple(tuple(map(place, row)) for row in piece.rows)))
    write_docx(emptied, target)
    return words


def template_docx(template: Path, words: Sequence[str]) -> bytes:
    """Fill a template with docxtpl. Raises ImportError where that is not installed."""
    from docxtpl import DocxTemplate

    made = DocxTemplate(str(template))
    made.render({"words": words}, autoescape=True)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def office_pdf(program: str, profile: Path, sources: Sequence[Path]) -> None:
    """Let LibreOffice make PDFs beside DOCX files, all in one start of it."""
    subprocess.run(
        (
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf",
            "--outdir", str(sources[0].parent), *map(str, sources),
        ),
        check=True, capture_output=True,
    )  # fmt: skip
    if not all(source.with_suffix(".pdf").is_file() for source in sources):
        raise RuntimeError("LibreOffice made no PDF")


def typst_pdf(text: Sequence[Piece]) -> bytes:
    """Set it with typst. Raises ImportError where that is not installed."""
    import typst

    source = "\n\n".join(
        [
            '#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm))',
            f'#set text(font: "{fonts.FAMILY}", size: 14pt, lang: "vi")\n#set par(justify: true)',
            *map(_typst, text),
        ]
    )
    return typst.compile(source.encode(), font_paths=[str(RESOURCES / "fonts")], ignore_system_fonts=True)


def _typst(piece: Piece) -> str:
    if isinstance(piece, Cells):
        columns = ", ".join(f"{width}fr" for width in piece.widths)
        cells = ", ".join(f"[#{_quoted(text)}]" for row in piece.rows for text in row)
        return f"#table(columns: ({columns}), {cells})"
    styled = " ".join(
        f'#text(size: {piece.size}pt, weight: "{"bold" if run.is_bold else "regular"}", '
        f'style: "{"italic" if run.is_italic else "normal"}", {_quoted(run.text)})'
        for run in piece.runs
    )
    return f"#align({'left' if piece.align == 'justify' else piece.align})[{styled}]"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
