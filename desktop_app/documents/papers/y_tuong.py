"""Phiếu ý tưởng: one page to write an idea down on, empty or with what a dossier already tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.blocks import Block, Cell, Document, Table, Title
from desktop_app.documents.papers.brevity import LEADING, Fitted, fit_all, lines_of, shortened
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.script import FACT, Script
from desktop_app.documents.papers.telling import about, as_printed, dated, script_of, sentences_told
from desktop_app.domain.language import _
from desktop_app.domain.text import clean

_PARTS = (
    ("part_1", ("title_of_it", "area", "who", "contact", "partners")),
    ("part_2", ("problem", "effect", "need", "goal", "novelty", "scope", "product", "contribution")),
    ("part_3", ("roadmap", "resources", "risks")),
    ("part_4", ("requests", "pledge")),
)  # fmt: skip
_WIDTHS = (1.6, 5.1)
_SIZES = (12.0, 11.0)  # of the words: the smaller where more has to be told
_TEXT_WIDTH, _TEXT_HEIGHT = 467.0, 728.0
_PADDING, _ROW_PADDING = 9.0, 7.5
_OUTSIDE = 66.0  # title, space around the table, and some to spare
_SIGN_LINES = 6
_LABEL, _VALUE = (_TEXT_WIDTH * part / sum(_WIDTHS) - _PADDING for part in _WIDTHS)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the form: its label, what is told there, whether that stays whole, where a click leads."""

    label: str
    sentences: tuple[str, ...] = ()
    is_fixed: bool = False
    field: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    def least(self, size: float) -> int:
        """Count the lines it takes however little room there is."""
        label = lines_of(self.label, _LABEL, size, is_bold=True)
        return max(label, self.wanted(size) if self.is_fixed else 1)

    def wanted(self, size: float) -> int:
        """Count the lines it would take with room enough."""
        return lines_of(self.text, _VALUE, size)


def build_y_tuong(context: DossierContext) -> Document:
    """Build the idea form; what does not fit on its page is left out by sentences, and told."""
    context = as_printed(context)
    script = script_of(context)
    parts = [(script.word(part), [_row(context, script, name) for name in names]) for part, names in _PARTS]
    every = [row for _part, rows in parts for row in rows]
    size = next((size for size in _SIZES if _is_enough(every, size)), _SIZES[-1])
    given = iter(_given(every, size))
    cells: list[tuple[Cell, ...]] = []
    cut: list[str] = []
    for part, rows in parts:
        cells.append((Cell(part, is_bold=True, span=2),))
        for row in rows:
            fitted = next(given)
            cells.append((Cell(row.label, is_bold=True), Cell(fitted.text, field=row.field)))
            cut += [row.label] if fitted.left_out else []
    cells.append(_signature(context, script))
    height = _row_height(every, size) if context.is_blank else None
    blocks: list[Block] = [
        Title(script.say("title"), script.say("subtitle")),
        Table((), tuple(cells), _WIDTHS, row_height=height, size=size),
    ]
    told = _("Phiếu chỉ có một trang nên đã lược các câu cuối ở: {parts}. Viết gọn các mục ấy nếu cần.")
    notices = (told.format(parts="; ".join(cut)),) if cut else ()
    return script.document(blocks, about(context), notices=notices)


def _row(context: DossierContext, script: Script, name: str) -> _Row:
    label = script.word(f"row_{name}")
    if name == "title_of_it":
        title = shortened(about(context), 4, _VALUE, _SIZES[0])
        return _Row(label, (title,) if title else (), is_fixed=True, field="title")
    if name in context.wording.sources:
        return _Row(label, tuple(sentences_told(context, name)), field=_first_field(context, name))
    if name == "area":
        return _Row(label, (_boxes(context, script, "area"),), is_fixed=True, field=FACT + "area")
    if name == "pledge":
        return _Row(label, (script.word("pledge"),), is_fixed=True)
    if context.is_blank:
        return _Row(label, (f"{_boxes(context, script, 'who')} ",) if name == "who" else ())
    said = clean(script.say(f"filled_{name}"))
    who = shortened(said, 2, _VALUE, _SIZES[0])
    if name == "who":
        who = f"{_boxes(context, script, 'who')}: {who}"
    return _Row(label, (who,) if who else (), is_fixed=True)


def _first_field(context: DossierContext, source: str) -> str:
    keys = context.wording.sources[source]
    return next((key for key in keys if context.pack.form.field(key)), FACT + keys[0])


def _boxes(context: DossierContext, script: Script, fact: str) -> str:
    """Write the choices of a fact side by side, the chosen one ticked."""
    asked = next(item for item in context.wording.facts if item.key == fact)
    chosen = "" if context.is_blank else script.chosen(fact)
    choices = context.wording.lists[asked.choices]
    return "; ".join(f"{'☑' if one.id == chosen else '☐'} {one.label}" for one in choices)


def _room(rows: Sequence[_Row], size: float) -> float:
    """Measure what the page has for the lines of the rows, in points."""
    line = size * LEADING
    heads = len(_PARTS) * (line + _ROW_PADDING)
    return _TEXT_HEIGHT - _OUTSIDE - heads - (len(rows) + 1) * _ROW_PADDING - _SIGN_LINES * line


def _is_enough(rows: Sequence[_Row], size: float) -> bool:
    """Whether everything can be told in letters of that size."""
    return sum(max(row.wanted(size), row.least(size)) for row in rows) * size * LEADING <= _room(rows, size)


def _given(rows: Sequence[_Row], size: float) -> list[Fitted]:
    """Share the lines of the page out among the rows."""
    room = int(_room(rows, size) / size / LEADING)
    least = [row.least(size) for row in rows]
    texts = [(row.text,) if row.is_fixed else row.sentences for row in rows]
    made = fit_all(texts, room, _VALUE, size, least)
    return [Fitted(row.text) if row.is_fixed else one for row, one in zip(rows, made, strict=True)]


def _row_height(rows: Sequence[_Row], size: float) -> float:
    """Give each row of a blank, in millimetres, its part of what those of several lines leave over."""
    tall = [row.least(size) for row in rows if row.least(size) > 1]
    room = _room(rows, size) - sum(tall) * size * LEADING
    return (room / (len(rows) - len(tall)) + _ROW_PADDING) * 25.4 / 72


def _signature(context: DossierContext, script: Script) -> tuple[Cell, ...]:
    names = [author.name for author in context.dossier.authors]
    name = shortened(names[0], 1, _VALUE, _SIZES[0]) if names else ""
    day = shortened(dated(context, script), 1, _VALUE, _SIZES[0])
    signs = f"{script.word('signer')}\n{script.word('signs')}"
    return Cell(signs, is_bold=True), Cell(f"{day}\n\n\n\n\n{name}", "center")
