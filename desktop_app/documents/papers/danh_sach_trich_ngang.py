"""Danh sách trích ngang: every nominee before one deciding body in a row, in the columns it wants."""

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.documents.blocks import LANDSCAPE, Block, Cell, Document, SignatureColumn, Signatures
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_values import LINE, nomination_lookup, notices_of, rate_words
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import COLLECTIVE, PERSON, NominationLine
from desktop_app.domain.dates import format_birth, format_date
from desktop_app.domain.shares import format_share
from desktop_app.domain.values import NOT_COMPUTABLE

INNOVATIONS = "innovations"


def build_danh_sach_trich_ngang(context: NominationContext) -> Document:
    """Build the list in the set of columns chosen for it."""
    script = Script(context, nomination_lookup(context))
    columns = script.chosen("columns")
    rows = _of_innovations if columns == INNOVATIONS else _of_nominees
    blocks: list[Block] = [
        script.title(),
        script.line("enclosed_with", align="center", keeps_with_next=True),
        script.table(columns, rows(script, context)),
        Signatures(
            (SignatureColumn((script.say("maker"),), script.say("signs")), script.signature("signer"))
        ),
    ]
    return script.document(blocks, context.round.name, sheet=LANDSCAPE, notices=notices_of(context))


def _groups(context: NominationContext) -> Iterator[tuple[str, Sequence[Nominee]]]:
    for word, kind in (("people", PERSON), ("collectives", COLLECTIVE)):
        chosen = [one for one in context.nominees if one.line.nominee == kind]
        if chosen:
            yield word, chosen


def _of_nominees(script: Script, context: NominationContext) -> list[Mapping[str, CellValue]]:
    members = context.meeting.members if context.meeting else None
    rows: list[Mapping[str, CellValue]] = []
    width = len(script.context.wording.tables[script.chosen("columns")])
    for word, chosen in _groups(context):
        rows.append({"number": Cell(script.say(f"{word}_group"), is_bold=True, span=width)})
        rows += [_row(script, number, one, members) for number, one in enumerate(chosen, 1)]
    return rows


def _row(script: Script, number: int, one: Nominee, members: int | None) -> dict[str, CellValue]:
    line = one.line
    is_man = line.sex != "Nữ"
    birth = format_birth(line.birth) or ("……" if line.nominee == PERSON else "")
    return {
        "number": str(number),
        "name": Cell(line.name, is_bold=True, field=LINE + "name"),
        "birth_man": birth if is_man else "",
        "birth_woman": "" if is_man else birth,
        "post": ", ".join(part for part in (line.post, line.workplace) if part),
        "education": ", ".join(part for part in (education_of(script, line), line.qualification) if part),
        "honours": "\n".join(f"{held.name} ({held.year})" for held in one.honours[-5:]),
        "achievement": Cell(
            line.achievement or "……", field=LINE + "achievement", is_missing=not line.achievement
        ),
        "class": script.say(
            "collective_class"
            if line.nominee == COLLECTIVE
            else "manager"
            if line.is_manager
            else "worker"
            if line.is_direct_worker
            else "staff"
        ),
        "votes": "" if line.votes is None else f"{line.votes}/{members or '…'}",
        "rate": rate_words(line.votes, members),
        "award": one.award.full_name or one.award.name,
        "note": script.say("posthumous") if line.is_posthumous else "",
    }


def education_of(script: Script, line: NominationLine) -> str:
    """Name the education level of a nominee; "" where it is not known."""
    level = line.education_level
    return script.context.catalogue.label("education_levels", level) if level else ""


def _of_innovations(script: Script, context: NominationContext) -> list[Mapping[str, CellValue]]:
    rows: list[Mapping[str, CellValue]] = []
    for one in context.nominees:
        for merit in one.merits:
            record, item = merit.dossier.innovation, merit.examination
            level = context.catalogue.label("levels", item.level) if item else ""
            decided = f"{item.decision_number}, {format_date(item.decision_on)}" if item else ""
            value: CellValue = record.benefit_amount
            if record.benefit_answer == NOT_COMPUTABLE:
                value = script.say("not_computable")
            rows.append(
                {
                    "number": str(len(rows) + 1),
                    "title": record.title,
                    "authors": "\n".join(
                        author.name + ("" if author.share is None else f" ({format_share(author.share)} %)")
                        for author in merit.dossier.authors
                    ),
                    "post": ", ".join(
                        part for part in (one.line.post, education_of(script, one.line)) if part
                    ),
                    "unit": merit.dossier.unit.name if merit.dossier.unit else "",
                    "recognised": "\n".join(part for part in (level, decided) if part),
                    "applied": merit.dossier.first_use,
                    "value": value,
                    "scope": record.applied_at,
                    "award": one.award.full_name or one.award.name,
                    "note": one.line.name,
                }
            )
    return rows
