"""What a dossier tells under a heading of a paper, whatever its form, and how its people sign."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import (
    Block,
    Cell,
    DottedLines,
    Heading,
    Paragraph,
    RichText,
    Run,
    SignatureColumn,
    Signatures,
    Table,
)
from desktop_app.documents.papers.benefit import benefit_blocks, money_runs
from desktop_app.documents.papers.brevity import sentences_of, shortened
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.don import annex_line
from desktop_app.documents.papers.round_values import dossier_lookup
from desktop_app.documents.papers.script import FACT, Script
from desktop_app.documents.papers.values import value_of
from desktop_app.domain.dates import format_birth, long_date
from desktop_app.domain.records import Dossier, Innovation
from desktop_app.domain.richtext import Node, from_plain, parse
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.vocabulary import Field, FieldKind, Part, PartKind

BLANK_AUTHORS = 3
_BLANK_ROW = 9.0
_STACKED = 1
_MOST_LINES, _COLUMN = 4, (150.0, 14.0)
"""How many lines of a column, its width and letters in points, stand over or under a signature at most."""
_NOBODY = " "
_PLACE_ROOM = "…………"


def as_printed(context: DossierContext) -> DossierContext:
    """Give the dossier as a paper shows it: facts not answered take their defaults; a blank knows nothing.

    What is optional in the words of a filled paper has room of its own in a blank one.
    """
    wording = context.wording
    if not context.is_blank:
        facts = {fact.key: fact.default for fact in wording.facts if fact.default}
        given = {key: answer for key, answer in context.facts.items() if answer.strip()}
        return replace(context, facts={**facts, **given})
    words = {word: text.replace("[[", "").replace("]]", "") for word, text in wording.words.items()}
    return replace(
        context,
        dossier=Dossier(Innovation(0, "", "")),
        wording=replace(
            wording, words=words, facts=tuple(replace(fact, default="") for fact in wording.facts)
        ),
        facts={},
        issue=None,
        council=lambda: (None, None),
    )


def script_of(context: DossierContext) -> Script:
    """Begin a paper of a dossier."""
    return Script(context, dossier_lookup(context))


def about(context: DossierContext) -> str:
    """Name what the paper is about: the title, nothing for a blank."""
    return context.dossier.innovation.title


def told(context: DossierContext, source: str, lines: int = 3) -> list[Block]:
    """Write all that is told under a source of the paper, each part under its own words if there are several.

    What was asked for the paper itself stands in place of the dossier's. Where nothing is told, the word
    `none_…` of the source stands there, else `lines` to write on.
    """
    found = list(_answers(context, source))
    words = context.wording.words
    blocks: list[Block] = []
    for key, answer in found:
        if len(found) > 1 and f"of_{key}" in words:
            blocks.append(Heading(words[f"of_{key}"], 3))
        blocks += answer
    if blocks:
        return blocks
    nothing = "" if context.is_blank else words.get(f"none_{source}", "")
    field = _field_of(context, source)
    return [Paragraph((Run(nothing),), field=field)] if nothing else [DottedLines(lines, field)]


def sentences_told(context: DossierContext, source: str) -> list[str]:
    """Give the sentences told under a source, of paragraphs and lists alone."""
    return [
        sentence
        for _key, answer in _answers(context, source)
        for block in answer
        for sentence in sentences_of(_nodes(block))
    ]


def _nodes(block: Block) -> Sequence[Node]:
    match block:
        case RichText(nodes):
            return nodes
        case Paragraph(runs):
            return parse(from_plain("".join(run.text for run in runs))).nodes
        case _:
            return ()


def _answers(context: DossierContext, source: str) -> Iterator[tuple[str, list[Block]]]:
    keys = context.wording.sources[source]
    asked = {fact.key: fact for fact in context.wording.facts}
    facts = [(key, _fact(context, asked[key])) for key in keys if key in asked]
    own = [(key, answer) for key, answer in facts if answer]
    yield from own or (
        (key, answer) for key in keys if key not in asked for answer in [_field(context, key)] if answer
    )


def _fact(context: DossierContext, fact: Field) -> list[Block]:
    answer = context.facts.get(fact.key, "")
    if fact.kind is FieldKind.TEXT:
        nodes = parse(answer).nodes
        return [RichText(nodes, FACT + fact.key)] if nodes else []
    return [Paragraph((Run(answer),), field=FACT + fact.key)] if answer.strip() else []


def _field(context: DossierContext, key: str) -> list[Block]:
    field = context.pack.form.field(key)
    if field is None:
        return []
    if field.kind is FieldKind.BENEFIT:
        made = benefit_blocks(Part(PartKind.BENEFIT, key=key, lines=0), context)
        return [block for block in made if not isinstance(block, DottedLines)]
    if field.kind is FieldKind.TEXT:
        nodes = parse(str(context.dossier.value(key) or "")).nodes
        return [RichText(nodes, key)] if nodes else []
    said = value_of(context, key)
    return [Paragraph((Run(said.text),), field=said.field)] if said.text.strip() else []


def _field_of(context: DossierContext, source: str) -> str:
    """Name where a click on nothing leads: to the form's field, else to what is asked for the paper."""
    keys = context.wording.sources[source]
    asked = next((key for key in keys if context.pack.form.field(key)), "")
    return asked or next((FACT + key for key in keys if key in _fact_keys(context)), "")


def _fact_keys(context: DossierContext) -> frozenset[str]:
    return frozenset(fact.key for fact in context.wording.facts)


def ending_in(script: Script, word: str, key: str, lines: int = 1) -> list[Block]:
    """Write a word that ends in the value of `key`; a blank leaves the line's rest and `lines` more."""
    if not script.context.is_blank:
        return [script.line(word)]
    runs = tuple(run for run in script.runs(word) if not (run.is_missing and run.field == key))
    made: list[Block] = [Paragraph(runs, "left", fills_line=True, field=key)]
    return [*made, DottedLines(lines, key)] if lines else made


def money_line(context: DossierContext, script: Script, word: str = "money") -> list[Block]:
    """Write the first year's money in figures and words, or the form's words that it cannot be computed."""
    innovation = context.dossier.innovation
    if innovation.benefit_answer == NOT_COMPUTABLE:
        runs: tuple[Run, ...] = (Run(f"{context.pack.not_computable}."),)
    elif innovation.benefit_amount is not None:
        runs = money_runs(innovation.benefit_amount, context.catalogue)
    else:
        return ending_in(script, word, "money", 0) if context.is_blank else []
    return [Paragraph((*script.runs(word), Run(" "), *runs), field="benefit")]


def annexes_listed(context: DossierContext, script: Script, word: str, lines: int = 4) -> list[Block]:
    """List the annexes, each as the word says; those that are kept back say so."""
    listed: list[Block] = []
    for annex in context.dossier.annexes:
        runs = annex_line(script.word(word), annex, context)
        if annex.is_withheld:
            runs = (*runs, Run(f" {context.catalogue.say('is_not_sent')}", is_italic=True))
        listed.append(Paragraph(runs, field="annexes"))
    return listed or [DottedLines(lines if context.is_blank else 1, "annexes")]


def dated(context: DossierContext, script: Script, day: date | None = None) -> str:
    """Write place and day over a signature: the day the paper bears, else `day`, else room for it."""
    borne = context.issue.issued_on if context.issue is not None else None
    known = borne or (None if context.is_blank else day)
    place = shortened(value_of(context, "place").text, 2, *_COLUMN) or _PLACE_ROOM
    return script.say("dated", place=place, signed_on=long_date(known) if known else "")


def brief(text: str) -> str:
    """Keep what heads or signs a paper to the few lines that there is room for."""
    return shortened(text, _MOST_LINES, *_COLUMN)


def author_rows(context: DossierContext) -> list[dict[str, str | Cell | None]]:
    """Give the authors as rows of a table; empty ones, numbered, where there are none."""
    if not context.dossier.authors:
        return [{"number": str(number)} for number in range(1, BLANK_AUTHORS + 1)]
    return [
        {
            "number": str(number),
            "name": one.name,
            "birth": format_birth(one.birth),
            "post": one.post,
            "workplace": one.workplace,
        }
        for number, one in enumerate(context.dossier.authors, 1)
    ]


def authors_table(context: DossierContext, script: Script) -> Table:
    """Rule the paper's table of authors."""
    height = None if context.dossier.authors else _BLANK_ROW
    return script.table("authors", author_rows(context), field="authors", row_height=height)


def author_names(context: DossierContext) -> list[str]:
    """Name the authors who sign; one place without a name where there are none."""
    return [brief(author.name) for author in context.dossier.authors] or [""]


def confirmed(left: SignatureColumn, right: SignatureColumn, names: Sequence[str]) -> list[Block]:
    """End with a confirmation at the left, the first author at the right and the others, `names`, below.

    Many authors sign over the whole width first, so that nobody seems to sign for the unit.
    """
    others = tuple(SignatureColumn((), name=name) for name in names)
    if len(others) > _STACKED:
        return [Signatures((right, *others)), Signatures((left, SignatureColumn((_NOBODY,))))]
    return [Signatures((left, right)), *(Signatures((SignatureColumn(()), one)) for one in others)]
