"""Giới thiệu sáng kiến tiêu biểu: one framed page for communication, with pictures of before and after.

It leaves the unit, so that nothing confidential and no file kept back may be on it; and it stays one page
whatever the texts are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Pages,
    Paragraph,
    Photo,
    Photos,
    Run,
    Sheet,
    Space,
    Table,
)
from desktop_app.documents.papers.brevity import LEADING, fit_all, lines_of, shortened
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.discretion import Discretion, discretion_of
from desktop_app.documents.papers.photo_choice import chosen_photos
from desktop_app.documents.papers.script import FACT, Script
from desktop_app.documents.papers.telling import as_printed, script_of, sentences_told
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.text import clean
from desktop_app.domain.values import NOT_COMPUTABLE

_SHEET = Sheet(top=18, bottom=16, left=20, right=20)
_WIDTH, _HEIGHT, _SPARE = 481.0, 743.0, 16.0  # points
_PARTS = ("trouble", "done", "effect")
_WIDTHS = (1.25, 6.0)
_VALUE = _WIDTH * _WIDTHS[1] / sum(_WIDTHS) - 9
_SIZES, _ROW_PADDING, _GAP = (16.0, 15.0, 14.0, 13.0, 12.0), 7.5, 6.0
_PHOTO_HEIGHT, _GROWN = 60.0, {1: 92.0, 2: 66.0}  # mm: what pictures have at least, and alone or side by side
_MM = 72 / 25.4
_AROUND_PHOTOS = 22.0
_CAPTION = 12.0
_SPACE = 9.0  # mm, at most, between the parts of a page that is not full


@dataclass(slots=True)
class _Page:
    """The page as it fills up: how many points are used, and the names of what was cut or left out."""

    used: float = 0.0
    cut: list[str] = field(default_factory=list[str])
    hidden: int = 0

    def line(
        self,
        text: str,
        size: float,
        lines: int,
        name: str = "",
        *,
        is_bold: bool = False,
        is_italic: bool = False,
    ) -> Paragraph | None:
        """Write a centred line that takes `lines` at most; nothing where there is nothing to say."""
        if not text.strip():
            return None
        shown = shortened(text, lines, _WIDTH, size, is_bold=is_bold)
        if name and shown != clean(text):
            self.cut.append(name)
        self.used += _GAP + lines_of(shown, _WIDTH, size, is_bold=is_bold) * size * LEADING
        return Paragraph((Run(shown, is_bold, is_italic),), "center", has_indent=False, size=size)


def build_gioi_thieu(context: DossierContext) -> Document:
    """Build the page; what was cut to keep it one, and what was kept back, is told in the notices."""
    context = as_printed(context)
    script = script_of(context)
    kept_back = discretion_of(context.dossier, script.word("means_none").splitlines())
    page = _Page()
    head = _head(context, script, kept_back, page)
    photos, problems = chosen_photos(context, script, kept_back)
    page.used += _reserved(photos)
    foot = [*_money(context, script, page), *_quote(context, script, kept_back, page)]
    body = _body(context, script, kept_back, page)
    free = max((_HEIGHT - _SPARE - page.used) / _MM, 0)
    pictures: list[Block] = []
    if photos:
        height = min(_PHOTO_HEIGHT + free, _GROWN[len(photos)])
        free -= height - _PHOTO_HEIGHT
        pictures.append(Photos(photos, height))
    apart = Space(min(free / 4, _SPACE))
    document = script.document(
        (*head, apart, *pictures, apart, *body, apart, *foot),
        kept_back.masked(context.dossier.innovation.title),
        sheet=_SHEET,
        notices=(*_notices(context, page), *problems),
    )
    framed = (replace(part, has_frame=True, is_numbered=False) for part in document.parts if _is_drawn(part))
    return replace(document, parts=tuple(framed))


def _reserved(photos: Sequence[Photo]) -> float:
    """Measure what the pictures take with their captions, in points."""
    if not photos:
        return 0.0
    wide = _WIDTH / len(photos) - 12
    captions = max(lines_of(photo.caption, wide, _CAPTION) for photo in photos)
    return _PHOTO_HEIGHT * _MM + captions * _CAPTION * LEADING + _AROUND_PHOTOS


def _is_drawn(part: object) -> bool:
    return isinstance(part, Pages)


def _head(context: DossierContext, script: Script, kept_back: Discretion, page: _Page) -> list[Block]:
    """Write the unit, the heading, the title and the authors."""
    innovation, unit = context.dossier.innovation, context.dossier.unit
    authors = script.say("authors", authors=_names(context, script)) if context.dossier.authors else ""
    recognised = script.say("recognised") if context.case else ""
    lines = (
        page.line((unit.name if unit else "").upper(), 12, 2),
        page.line(script.say("title"), 18, 1, is_bold=True),
        page.line(kept_back.masked(innovation.title), 16, 5, script.word("title_part"), is_bold=True),
        page.line(kept_back.masked(authors), 13, 3, script.word("authors_part")),
        page.line(kept_back.masked(recognised), 12, 2, is_italic=True),
    )
    fields = ("unit_id", "", "title", "authors", "case:decision_number")
    found: list[Block] = []
    for line, where in zip(lines, fields, strict=True):
        if line is not None:
            found.append(replace(line, field=where))
    return found


def _names(context: DossierContext, script: Script) -> str:
    """Name the first authors with where they work, and count the others."""
    named = script.word("named")
    most = int(named) if named.isdecimal() else len(context.dossier.authors)
    first, others = context.dossier.authors[:most], context.dossier.authors[most:]
    said = "; ".join(
        f"{one.name} ({one.workplace})" if one.workplace and len(first) == 1 else one.name for one in first
    )
    return f"{said} {script.say('and_others', count=str(len(others)))}" if others else said


def _money(context: DossierContext, script: Script, page: _Page) -> list[Block]:
    innovation = context.dossier.innovation
    amount = innovation.benefit_amount
    if innovation.benefit_answer == NOT_COMPUTABLE or amount is None or amount <= 0:
        return []
    figure = context.catalogue.say("money", amount=format_money(amount))
    lines = (page.line(script.say("money"), 12, 1), page.line(figure, 20, 1, is_bold=True))
    return [replace(line, field="benefit") for line in lines if line is not None]


def _quote(context: DossierContext, script: Script, kept_back: Discretion, page: _Page) -> list[Block]:
    """Set the words of a person apart; words that tell a secret are left out whole."""
    words = clean(context.facts.get("quote", "")).strip("“”\"' ")
    if not words:
        return []
    if kept_back.is_told(words):
        page.hidden += 1
        return []
    authors = context.dossier.authors
    who = context.facts.get("quoted", "").strip() or (authors[0].name if authors else "")
    said = page.line(f"“{words}”", 13, 4, script.word("quote_part"), is_italic=True)
    by = page.line(kept_back.masked(who), 12, 1)
    found = [replace(line, field=FACT + key) for line, key in ((said, "quote"), (by, "quoted")) if line]
    return list(found)


def _body(context: DossierContext, script: Script, kept_back: Discretion, page: _Page) -> list[Block]:
    """Share what is left of the page among trouble, solution and effect."""
    told: list[tuple[str, list[str]]] = []
    for part in _PARTS:
        sentences, hidden = kept_back.without(sentences_told(context, part))
        page.hidden += hidden
        if sentences:
            told.append((part, sentences))
    room = _HEIGHT - _SPARE - page.used - 2 * _GAP - len(told) * _ROW_PADDING
    size = next((size for size in _SIZES if _wanted(told, size) * size * LEADING <= room), _SIZES[-1])
    made = fit_all([sentences for _part, sentences in told], int(room / size / LEADING), _VALUE, size)
    rows: list[tuple[Cell, ...]] = []
    for (part, _sentences), fitted in zip(told, made, strict=True):
        label = script.word(f"part_{part}")
        page.cut += [label] if fitted.left_out else []
        rows.append((Cell(label, is_bold=True), Cell(fitted.text, "justify", field=_field(context, part))))
        page.used += _lines([fitted.text], size) * size * LEADING + _ROW_PADDING
    page.used += 2 * _GAP
    return [Table((), tuple(rows), _WIDTHS, size=size)] if rows else []


def _lines(sentences: Sequence[str], size: float) -> int:
    return lines_of(" ".join(sentences), _VALUE, size)


def _wanted(told: Sequence[tuple[str, Sequence[str]]], size: float) -> int:
    return sum(_lines(sentences, size) for _part, sentences in told)


def _field(context: DossierContext, source: str) -> str:
    fact, *keys = context.wording.sources[source]
    if context.facts.get(fact, "").strip():
        return FACT + fact
    return next((key for key in keys if context.dossier.value(key)), FACT + fact)


def _notices(context: DossierContext, page: _Page) -> tuple[str, ...]:
    found: list[str] = []
    if page.cut:
        told = _("Để vừa một trang, bản giới thiệu đã lược bớt: {parts}. Viết gọn các phần ấy nếu cần.")
        found.append(told.format(parts="; ".join(page.cut)))
    if page.hidden:
        told = _("Đã bỏ {count} câu vì có thông tin cần bảo mật nêu trong hồ sơ.")
        found.append(told.format(count=page.hidden))
    if context.dossier.innovation.confidential.strip():
        found.append(_("Hồ sơ có thông tin cần bảo mật: đọc lại từng câu trước khi đưa bản này ra ngoài."))
    return tuple(found)
