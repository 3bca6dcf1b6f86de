"""How a paper is written: its words with values in their places, and the blocks every office's paper has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from desktop_app.documents.blocks import (
    PORTRAIT,
    Block,
    Cell,
    Document,
    DottedLines,
    Heading,
    Letterhead,
    Pages,
    Paragraph,
    RichText,
    Run,
    Sheet,
    SignatureColumn,
    Signatures,
    Table,
    Title,
)
from desktop_app.documents.papers.context import PaperContext
from desktop_app.documents.papers.values import Said, document_number
from desktop_app.documents.papers.wording import Lookup, filled
from desktop_app.domain import office
from desktop_app.domain.dates import format_date, long_date
from desktop_app.domain.numbers import format_money
from desktop_app.domain.office import Signatory
from desktop_app.domain.richtext import parse
from desktop_app.forms.papers import PaperColumn
from desktop_app.forms.vocabulary import Field, FieldKind

CellValue = str | int | Decimal | date | Cell | None

FACT, ROUND, ISSUE, OFFICE = "fact:", "round:", "issue:", "office:"
"""What a field's name begins with where it is not one of the dossier's form: where a click on it leads."""

_ROOM = "…" * 7
_NUMBER_ROOM = "……"
_LONG_DAY = "ngày … tháng … năm ……"
_SHORT_DAY = "…/…/……"


class Script:
    """Writes one paper; `lookup` knows the values of its scope by name.

    A place is filled by what is given with the word, else by a fact asked for, else by `lookup` (for a fact
    nobody told, then by its default); what nothing is known of is dots, marked as missing, under the field
    that a click leads to.
    """

    def __init__(self, context: PaperContext, lookup: Lookup = lambda key, _form: Said("", key)) -> None:
        self.context = context
        self._lookup = lookup

    def has(self, word: str) -> bool:
        """Tell whether the paper has such a word."""
        return bool(self.context.wording.words.get(word))

    def word(self, word: str) -> str:
        """Give a word as it stands, "" where the paper has none."""
        return self.context.wording.words.get(word, "")

    def say(self, word: str, /, **values: str) -> str:
        """Give a word with its places filled, as plain text."""
        return "".join(run.text for run in self.runs(word, **values))

    def runs(self, word: str, /, **values: str) -> tuple[Run, ...]:
        """Give a word with its places filled and marked."""
        return self.filled(self.word(word), **values)

    def filled(self, text: str, /, **values: str) -> tuple[Run, ...]:
        """Fill the places of a text; values are put in as they stand."""
        return filled(text, self._known(values), self._dots)

    def line(
        self, word: str, /, *, align: str = "justify", keeps_with_next: bool = False, **values: str
    ) -> Paragraph:
        """Write a word as one paragraph."""
        return Paragraph(
            self.runs(word, **values), align, align == "justify", keeps_with_next=keeps_with_next
        )

    def lines(self, word: str, /, **values: str) -> list[Block]:
        """Write each line of a word as a paragraph of its own."""
        return [Paragraph(self.filled(text, **values)) for text in self._texts(word)]

    def heading(self, word: str, level: int = 1, **values: str) -> Heading:
        """Write a heading."""
        return Heading(self.say(word, **values), level)

    def heading_of(self, text: str, level: int = 2) -> Heading:
        """Write a heading whose words stand in a list of several."""
        return Heading("".join(run.text for run in self.filled(text)), level)

    def title(self, word: str = "title", subtitle: str = "subtitle", **values: str) -> Title:
        """Write the paper's name, and what it is about where there is such a word.

        A paper that bears the number of its kind has the line under it (NĐ 30, ô 5a).
        """
        under = self.say(subtitle, **values) if self.has(subtitle) else ""
        return Title(self.say(word, **values), under, is_ruled=bool(self.context.wording.abbreviation))

    def bases(self, word: str = "bases", day: date | None = None, **values: str) -> list[Block]:
        """Write the legal basis, a line each, in italics (NĐ 30, ô 6).

        Those the paper lists, as far as they are in force on `day` (else today); else the lines of a word.
        """
        on = day or self.context.today
        listed = [basis.id for basis in self.context.wording.bases if basis.is_in_force(on)]
        texts = [text for name in listed or [word] for text in self._texts(name)]
        lines = [runs for runs in (self.filled(text, **values) for text in texts) if runs]
        last = len(lines) - 1
        return [
            Paragraph(tuple(replace(run, is_italic=True) for run in ended(runs, ";" if at < last else ".")))
            for at, runs in enumerate(lines)
        ]

    def letterhead(
        self,
        number: str = "",
        day: date | None = None,
        *,
        fields: tuple[str, str] = ("", ""),
        subject: str = "",
        symbol: str = "",
    ) -> Letterhead:
        """Head the paper; `number` and `day` are those recorded, at `fields`, else those of its own issue.

        `symbol` is the word that ends the number where the office's own does not.
        """
        head, issue = self.context.sender(self.context.chain).letterhead, self.context.issue
        if issue is not None and not number and issue.number is not None:
            number, fields = f"{issue.number:02d}/{issue.symbol}", (ISSUE + "number", fields[1])
        if issue is not None and day is None and issue.issued_on is not None:
            day, fields = issue.issued_on, (fields[0], ISSUE + "issued_on")
        kind = self.context.wording.abbreviation
        ends = self.say(symbol) or "-".join(part for part in (kind, head.symbol) if part)
        return letterhead_of(
            head, ends, number, day, fields=fields, subject=self.runs(subject) if subject else ()
        )

    @property
    def signatory(self) -> Signatory | None:
        """Who signs: the one chosen for this paper, else the usual one of its chain."""
        found = self.context.sender(self.context.chain).signatories
        issue = self.context.issue
        chosen = next((one for one in found if issue is not None and one.id == issue.signatory_id), None)
        return chosen or next(iter(found), None)

    def signature(self, heading: str = "", note: str = "") -> SignatureColumn:
        """Give the place where the signatory signs: authority and post over it, the name under it.

        `heading` is the word to stand where no signatory is known.
        """
        who = self.signatory
        if who is None:
            return SignatureColumn(
                (self.say(heading),) if heading else (_ROOM,), self.say(note) if note else ""
            )
        return replace(signed_by(who), note=self.say(note) if note else "")

    def ending(self, column: SignatureColumn | None = None, recipients: str = "recipients") -> Signatures:
        """End the paper: recipients at the left, the signature at the right (NĐ 30, ô 7–9b)."""
        own = self.say(recipients) if self.has(recipients) else ""
        named = own or self.context.sender(self.context.chain).letterhead.recipients
        listed = [line.strip(" -–;.\t") for line in named.splitlines()]
        marked = tuple(f"- {line};" for line in listed if line)
        marked = (*marked[:-1], marked[-1][:-1] + ".") if marked else ()
        return Signatures((column or self.signature(),), marked, self.word("recipients_heading"))

    def table(
        self,
        name: str,
        rows: Iterable[Mapping[str, CellValue]],
        *,
        field: str = "",
        row_height: float | None = None,
        size: float | None = None,
    ) -> Table:
        """Rule a table by its declared columns; a row answers to their values, whatever else it holds.

        A row may hold a cell that spans several columns: what it has for those is left out.
        """
        columns = self.context.wording.tables[name]
        heading = tuple(Cell(column.heading, "center", is_bold=True) for column in columns)
        made = tuple(_row(columns, row) for row in rows)
        widths = tuple(column.width for column in columns)
        return Table(heading, made, widths, field, row_height, _over(columns), size)

    def chosen(self, fact: str) -> str:
        """Give the id that was chosen for a fact, its default where nothing was."""
        asked = next(item for item in self.context.wording.facts if item.key == fact)
        return self.context.facts.get(fact, "") or asked.default

    def document(
        self,
        blocks: Iterable[Block],
        about: str = "",
        *,
        author: str = "",
        sheet: Sheet = PORTRAIT,
        notices: tuple[str, ...] = (),
    ) -> Document:
        """Make the document: named by the paper's `name` (else its title) and what it is `about`."""
        name = self.say("name") if self.has("name") else self.say("title")
        return Document(
            title=f"{name} – {about}".rstrip(" –"),
            parts=(Pages(tuple(blocks), name, sheet=sheet),),
            author=author,
            subject=name,
            picture=self.context.stored,
            notices=notices,
        )

    def answer(self, fact: str, lines: int = 3) -> Block:
        """Write what was answered at length to a fact; without an answer leave lines for it."""
        nodes = parse(self.context.facts.get(fact, "")).nodes
        return RichText(nodes, FACT + fact) if nodes else DottedLines(lines, FACT + fact)

    def _texts(self, word: str) -> list[str]:
        return [text for text in self.word(word).splitlines() if text.strip()]

    def _known(self, values: Mapping[str, str]) -> Lookup:
        def lookup(key: str, form: str) -> Said:
            if key in values:
                return Said(values[key], key)
            fact = next((item for item in self.context.wording.facts if item.key == key), None)
            if fact is not None:
                said = self._written(fact, self.context.facts.get(key, ""), form)
                said = said or self._lookup(key, form).text
                if not said and not self.context.is_blank:
                    said = self._written(fact, fact.default, form)
                return Said(said, FACT + key)
            return self._lookup(key, form)

        return lookup

    def _written(self, fact: Field, text: str, form: str) -> str:
        if fact.kind is FieldKind.CHOICE:
            lists = self.context.wording.catalogue_of(self.context.catalogue)
            return lists.label(fact.choices, text) if text else ""
        if fact.kind is FieldKind.DATE and text:
            return _day(text, form)
        if fact.kind is FieldKind.MONEY and text.lstrip("-").isdigit():
            return format_money(int(text))
        return text

    def _dots(self, key: str, form: str) -> str:
        fact = next((item for item in self.context.wording.facts if item.key == key), None)
        if form == "long":
            return _LONG_DAY
        return _SHORT_DAY if fact and fact.kind is FieldKind.DATE else _ROOM


def letterhead_of(
    head: office.Letterhead,
    ends: str,
    number: str = "",
    day: date | None = None,
    *,
    fields: tuple[str, str] = ("", ""),
    subject: tuple[Run, ...] = (),
) -> Letterhead:
    """Head a paper of an office whose numbers end so; what is not known of it is dots to be filled by hand.

    `fields` are those of number and day, where a click on them leads.
    """
    number_field, day_field = fields[0] or ISSUE + "number", fields[1] or ISSUE + "issued_on"
    written = f"Số: {document_number(number)}" if number else f"Số: {_NUMBER_ROOM}/{ends or _NUMBER_ROOM}"
    return Letterhead(
        parent=tuple(head.parent_name.upper().splitlines()),
        body=tuple(head.name.upper().splitlines()),
        number=(Run(written, field=number_field, is_missing=not number),),
        place_and_date=(
            Run(head.place or _ROOM, is_italic=True, field=OFFICE + "place", is_missing=not head.place),
            Run(", ", is_italic=True),
            Run(
                long_date(day) if day else _LONG_DAY, is_italic=True, field=day_field, is_missing=day is None
            ),
        ),
        subject=subject,
    )


def signed_by(who: Signatory) -> SignatureColumn:
    """Give the place where somebody signs: authority and post over it, the name under it."""
    over = " ".join(part for part in (who.authority, who.on_behalf.upper()) if part)
    alone = f"{who.authority} {who.post.upper()}".strip()
    return SignatureColumn((over, who.post.upper()) if who.on_behalf else (alone,), name=who.name)


def ended(runs: Sequence[Run], mark: str) -> tuple[Run, ...]:
    """End a line with `mark` in place of whatever ended it."""
    *rest, last = runs
    if last.is_missing:
        return (*runs, Run(mark))
    return (*rest, replace(last, text=last.text.rstrip(" ;.,") + mark))


def _day(text: str, form: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return long_date(day) if form == "long" else format_date(day)


def cell_of(value: CellValue, align: str = "left") -> Cell:
    """Make a cell of what a row holds: whole numbers as sums are written, days as days."""
    if isinstance(value, Cell):
        return value
    if value is None:
        return Cell("", align)
    if isinstance(value, date):
        return Cell(format_date(value), align, value=value)
    if isinstance(value, str):
        return Cell(value, align)
    text = format_money(value) if isinstance(value, int) else str(value)
    return Cell(text, align, value=value)


def _row(columns: Sequence[PaperColumn], row: Mapping[str, CellValue]) -> tuple[Cell, ...]:
    made: list[Cell] = []
    end = 0
    for place, column in enumerate(columns):
        if place < end:
            continue
        made.append(_joined([cell_of(row.get(key), column.align) for key in column.value.split("+")]))
        end = place + made[-1].span
    return tuple(made)


def _joined(cells: Sequence[Cell]) -> Cell:
    """Put several values into one cell, a line each."""
    if len(cells) == 1:
        return cells[0]
    return Cell("\n".join(cell.text for cell in cells if cell.text), cells[0].align)


def _over(columns: Sequence[PaperColumn]) -> tuple[Cell, ...]:
    """Head the columns that share a heading; none where no column has one."""
    if not any(column.over for column in columns):
        return ()
    made: list[Cell] = []
    for over, group in groupby(columns, lambda column: column.over):
        count = len(list(group))
        made += [Cell(over, "center", True, span=count)] if over else [Cell("", "center", True)] * count
    return tuple(made)
