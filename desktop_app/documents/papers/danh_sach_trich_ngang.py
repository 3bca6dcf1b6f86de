"""Danh sách trích ngang: every nominee before one deciding body in a row, in the columns it wants."""

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.documents.blocks import LANDSCAPE, Block, Cell, Document, SignatureColumn, Signatures
from desktop_app.documents.papers.list_values import head_of
from desktop_app.documents.papers.merits import money_cell, recognition_words
from desktop_app.documents.papers.nomination_context import Merit, NominationContext, Nominee
from desktop_app.documents.papers.nomination_notices import notices_of
from desktop_app.documents.papers.nomination_values import (
    LINE,
    award_name,
    nomination_lookup,
    post_and_place,
    rate_words,
)
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import COLLECTIVE, PERSON, NominationLine
from desktop_app.domain.dates import format_birth
from desktop_app.domain.shares import format_share

INNOVATIONS = "innovations"
_DOTS = "……"
_SIZE = 11.0
_HELD = 5
_WOMAN = "Nữ"


def build_danh_sach_trich_ngang(context: NominationContext) -> Document:
    """Build the list in the set of columns chosen for it."""
    script = Script(context, nomination_lookup(context))
    columns = script.chosen("columns")
    rows = _of_innovations if columns == INNOVATIONS else _of_nominees
    blocks: list[Block] = [
        head_of(script),
        script.title(),
        script.line("enclosed_with", align="center", keeps_with_next=True),
        script.table(columns, rows(script, context), size=_SIZE),
        script.line("sum"),
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
    kind = script.word(f"sorted_{context.round.type}")
    for word, chosen in _groups(context):
        rows.append({"number": Cell(script.say(f"{word}_group"), is_bold=True, span=width)})
        rows += [
            {**_row(script, number, one, members), "sorted": kind} for number, one in enumerate(chosen, 1)
        ]
    return rows


def _row(script: Script, number: int, one: Nominee, members: int | None) -> dict[str, CellValue]:
    line = one.line
    is_woman = line.sex == _WOMAN
    is_person = line.nominee == PERSON
    birth = Cell(
        format_birth(line.birth) or (_DOTS if is_person else ""),
        "center",
        field=LINE + "birth",
        is_missing=is_person and not line.birth,
    )
    called = "woman" if is_woman else "man" if line.sex else ""
    return {
        "number": str(number),
        "called": script.word(called if is_person else "collective_class"),
        "name": Cell(line.name, is_bold=True, field=LINE + "name"),
        "birth_man": "" if is_woman else birth,
        "birth_woman": birth if is_woman else "",
        "post": post_and_place(line),
        "post_only": line.post,
        "workplace": line.workplace,
        "education": ", ".join(part for part in (education_of(script, line), line.qualification) if part),
        "honours": "\n".join(f"{held.name} ({held.year})" for held in one.honours[-_HELD:]),
        "achievement": Cell(
            line.achievement or _DOTS, field=LINE + "achievement", is_missing=not line.achievement
        ),
        "class": script.say(_class_of(line)),
        "field": _fields(script, one),
        "votes": "" if line.votes is None else f"{line.votes}/{members or '…'}",
        "rate": rate_words(line.votes, members),
        "award": award_name(one),
        "note": script.say("posthumous") if line.is_posthumous else "",
    }


def _class_of(line: NominationLine) -> str:
    if line.nominee == COLLECTIVE:
        return "collective_class"
    return "manager" if line.is_manager else "worker" if line.is_direct_worker else "staff"


def _fields(script: Script, one: Nominee) -> str:
    """Name the fields of the innovations behind a nominee, each once."""
    known = (merit.dossier.innovation.field for merit in one.merits)
    labels = (script.context.catalogue.label("fields", field) for field in known if field)
    return "; ".join(dict.fromkeys(labels))


def education_of(script: Script, line: NominationLine) -> str:
    """Name the education level of a nominee; "" where it is not known."""
    level = line.education_level
    return script.context.catalogue.label("education_levels", level) if level else ""


def _of_innovations(script: Script, context: NominationContext) -> list[Mapping[str, CellValue]]:
    """Give a row an innovation of each nominee; who has none keeps a row, so that nobody is left out."""
    rows: list[Mapping[str, CellValue]] = []
    for one in context.nominees:
        rows += [_merit_row(script, one, merit) for merit in one.merits] or [_bare_row(script, one)]
    return [{**row, "number": str(number)} for number, row in enumerate(rows, 1)]


def _bare_row(script: Script, one: Nominee) -> dict[str, CellValue]:
    return {
        "title": Cell(_DOTS, field=LINE + "merits", is_missing=True),
        "post": ", ".join(part for part in (one.line.post, education_of(script, one.line)) if part),
        "award": award_name(one),
        "note": one.line.name,
    }


def _merit_row(script: Script, one: Nominee, merit: Merit) -> dict[str, CellValue]:
    said = recognition_words(script.context.catalogue, merit)
    dossier = merit.dossier
    return {
        **_bare_row(script, one),
        "title": dossier.innovation.title,
        "authors": "\n".join(
            author.name + ("" if author.share is None else f" ({format_share(author.share)} %)")
            for author in dossier.authors
        ),
        "unit": dossier.unit.name if dossier.unit else "",
        "recognised": Cell(said or _DOTS, field=LINE + "merits", is_missing=not said),
        "applied": dossier.first_use,
        "value": money_cell(script, merit),
        "scope": dossier.innovation.applied_at,
    }
