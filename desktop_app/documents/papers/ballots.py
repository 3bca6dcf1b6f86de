"""Forms of a council's members: whose are printed, what stands on them, and the boxes to be ticked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import (
    Block,
    Document,
    DottedLines,
    Pages,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
)
from desktop_app.documents.papers.context import DossierContext, Vote
from desktop_app.documents.papers.round_values import CASE, dossier_lookup
from desktop_app.documents.papers.script import FACT, ROUND, Script
from desktop_app.documents.papers.telling import ending_in
from desktop_app.documents.papers.values import Said, value_of
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.dates import format_date, long_date

BALLOT, REVIEWER = CASE + "ballots", ROUND + "members"
"""The fields of what a member ticked, and of the member: both lead to the council's page."""

SIZE = 13.0
NOTE_SIZE = 12.0
_GAP = "\u00a0" * 8
_ONE_LINE = 66


def votes_of(context: DossierContext, *, is_counted: bool) -> tuple[Vote | None, ...]:
    """Give whose forms are printed: each member's who may vote, else one that bears no name (None).

    Where the round votes in another way (not `is_counted`) the forms bear names only.
    """
    case = context.case
    if case is None:
        return (None,)
    asked = [vote for vote in case.votes if not vote.conflict]
    return tuple(vote if is_counted else Vote(vote.member) for vote in asked) or (None,)


def left_out(context: DossierContext) -> tuple[str, ...]:
    """Say of which members no form is printed, and why."""
    votes = context.case.votes if context.case else ()
    return tuple(vote.conflict for vote in votes if vote.conflict)


def has_voted(vote: Vote | None) -> bool:
    """Tell whether a member's form says anything."""
    return vote is not None and bool(vote.conclusion or vote.marks or vote.comment or vote.is_abstention)


def script_for(context: DossierContext, vote: Vote | None) -> Script:
    """Make what writes one member's form."""
    return Script(context, _lookup(context, vote))


def level_of(context: DossierContext) -> str:
    """Give the level asked: the council's, else the application's."""
    return context.case.examination.level if context.case else context.dossier.innovation.level


def bound(document: Document, pages: Sequence[Pages], notices: Iterable[str]) -> Document:
    """Put every member's pages into one document."""
    return replace(document, parts=tuple(pages), notices=tuple(notices))


def box(is_ticked: bool, label: str) -> Run:
    """Write a box and its words, never parted."""
    return Run(f"{'☑' if is_ticked else '☐'}\u00a0{label}", field=BALLOT)


def boxes(runs: Sequence[Run], *, keeps_with_next: bool = False) -> list[Paragraph]:
    """Set boxes side by side where a line holds them, else one under the other."""
    lines: list[tuple[Run, ...]] = [(run,) for run in runs]
    if sum(len(run.text) for run in runs) <= _ONE_LINE:
        lines = [tuple(part for run in runs for part in (run, Run(_GAP)))[:-1]]
    return [
        Paragraph(
            line, "left", size=SIZE, keeps_with_next=keeps_with_next or at < len(lines) - 1, field=BALLOT
        )
        for at, line in enumerate(lines)
    ]


def small(paragraph: Paragraph, size: float = SIZE) -> Paragraph:
    """Set a paragraph in the size of the forms."""
    return replace(paragraph, size=size)


def about_innovation(script: Script) -> list[Block]:
    """Name the solution and its authors (mục 1 of the form)."""
    return [
        script.heading("section_1"),
        *_ending_in(script, "solution", "title", 1),
        *_ending_in(script, "authors", "authors", 0),
    ]


def about_reviewer(script: Script) -> list[Block]:
    """Name who fills it in, and since when they have the dossier (mục 2 of the form)."""
    return [
        script.heading("section_2"),
        *_ending_in(script, "reviewer", REVIEWER, 0),
        small(script.line("receipt")),
    ]


def _ending_in(script: Script, word: str, key: str, lines: int) -> list[Block]:
    blocks = ending_in(script, word, key, lines)
    return [small(block) if isinstance(block, Paragraph) else block for block in blocks]


def opinion(script: Script, word: str, **values: str) -> list[Block]:
    """Write what a member wrote; where that is nothing, leave room for it."""
    runs = tuple(run for run in script.runs(word, **values) if not run.is_missing)
    if any(values.values()):
        return [Paragraph(runs, size=SIZE, field=BALLOT)]
    return [Paragraph(runs, "left", size=SIZE, fills_line=True, field=BALLOT), DottedLines(1, BALLOT)]


def higher_boxes(context: DossierContext, script: Script, vote: Vote | None) -> list[Block]:
    """Ask which higher level is proposed: a box for each above the level asked, room where none is known."""
    known = [item.id for item in context.catalogue.lists.get("levels", ())]
    level = level_of(context)
    higher = known[known.index(level) + 1 :] if level in known else known[1:]
    proposed = vote.next_level if vote else ""
    runs = [box(proposed == other, context.catalogue.label("levels", other)) for other in higher]
    lead = Paragraph(script.runs("next_level"), size=SIZE, keeps_with_next=True)
    return [lead, *(boxes(runs) if runs else [DottedLines(1, BALLOT)])]


def signed(script: Script, vote: Vote | None) -> Signatures:
    """Leave the place where the member signs and writes the day."""
    name = vote.member.name if vote else ""
    return Signatures(
        (SignatureColumn((script.word("signer"),), script.word("signs"), name, script.say("day")),)
    )


def _lookup(context: DossierContext, vote: Vote | None) -> Lookup:
    known = dossier_lookup(context)

    def lookup(key: str, form: str) -> Said:
        match key:
            case "reviewer":
                return Said(vote.member.name if vote else "", REVIEWER)
            case "receipt_day":
                return _receipt(context, form)
            case "at":
                return _place(context)
            case _:
                return known(key, form)

    return lookup


def _receipt(context: DossierContext, form: str) -> Said:
    told = context.facts.get("handed_on", "")
    day = date.fromisoformat(told) if told else context.case and context.case.examination.received_on
    field = CASE + "received_on" if day and not told else FACT + "handed_on"
    if day is None:
        return Said("", field)
    return Said(long_date(day) if form == "long" else format_date(day), field)


def _place(context: DossierContext) -> Said:
    """Say where it is to be recognised: at the unit of the round, else where the form is addressed."""
    if context.hearing is not None and context.hearing.unit is not None:
        return Said(context.hearing.unit.name, ROUND + "unit_id")
    if level_of(context) and level_of(context) == context.dossier.innovation.level:
        return value_of(context, "addressee")
    return Said("", ROUND + "unit_id")
