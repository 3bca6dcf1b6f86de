"""Danh sách trích ngang: every nominee before one deciding body in a row, in the columns it wants."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from desktop_app.documents.blocks import LANDSCAPE, Block, Cell, Document, SignatureColumn, Signatures
from desktop_app.documents.papers.discretion import told_outside
from desktop_app.documents.papers.list_values import head_of, roman
from desktop_app.documents.papers.merits import masked_words, money_cell, recognition_words
from desktop_app.documents.papers.nomination_context import Merit, NominationContext, Nominee
from desktop_app.documents.papers.nomination_notices import notices_of
from desktop_app.documents.papers.nomination_values import (
    LINE,
    award_given,
    award_name,
    groups,
    nomination_lookup,
    post_and_place,
)
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import COLLECTIVE, PERSON, NominationLine
from desktop_app.domain.dates import format_birth
from desktop_app.domain.language import _
from desktop_app.domain.shares import format_share
from desktop_app.forms.awards import MINUTES

SHORT, FULL, IMPORT, INNOVATIONS = "short", "full", "import", "innovations"
_DOTS = "……"
_SIZES = {FULL: 10.0}
_SIZE = 11.0
_LETTER = 0.15
"""How wide a letter is on average, in millimetres for a point of its size."""
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
        script.table(columns, rows(script, context), size=_SIZES.get(columns, _SIZE)),
        script.line("sum", keeps_with_next=True),
        Signatures(
            (SignatureColumn((script.say("maker"),), script.say("signs")), _signature(script, context))
        ),
    ]
    notices = (*notices_of(context), *_on_columns(script, context))
    return script.document(blocks, context.round.name, sheet=LANDSCAPE, notices=notices)


def _on_columns(script: Script, context: NominationContext) -> Iterator[str]:
    """Say what of the chosen columns needs a look: titles not told in full, achievements too long."""
    columns = script.chosen("columns")
    if columns == INNOVATIONS:
        yield from masked_words(context.nominees)
    if columns != SHORT:
        return
    letters, most = _letters_of(script, "achievement"), int(script.word("most_lines"))
    for one in context.nominees:
        if len(wrap(one.line.achievement, letters)) > most:
            sentence = _(
                "{name}: tóm tắt thành tích dài hơn {count} dòng của danh sách rút gọn. Bấm “Sửa…” ở dòng đề"
                " nghị để rút ngắn."
            )
            yield sentence.format(name=one.line.name, count=most)


def _letters_of(script: Script, value: str) -> int:
    """Reckon how many letters a line of a column of the short list holds."""
    columns = script.context.wording.tables[SHORT]
    part = sum(column.width for column in columns if column.value == value)
    wide = LANDSCAPE.width - LANDSCAPE.left - LANDSCAPE.right
    return int(wide * part / sum(column.width for column in columns) / (_SIZE * _LETTER))


def _signature(script: Script, context: NominationContext) -> SignatureColumn:
    """Let the chair of the council sign the columns whose form says so; else whoever signs for the unit."""
    is_council = context.body.minutes == MINUTES[0] and script.chosen("columns") == FULL
    if not is_council:
        return script.signature("signer")
    return SignatureColumn((script.say("chair"),), "", context.meeting.chair if context.meeting else "")


def _of_nominees(script: Script, context: NominationContext) -> list[Mapping[str, CellValue]]:
    """Give a row a nominee, people and collectives apart; rows to be read by a program are not parted."""
    rows: list[Mapping[str, CellValue]] = []
    columns = script.chosen("columns")
    width = len(script.context.wording.tables[columns])
    for place, (word, chosen) in enumerate(groups(context.nominees), 1):
        if columns != IMPORT:
            heading = script.say(f"{word}_group", number=roman(place))
            rows.append({"number": Cell(heading, is_bold=True, span=width)})
        start = len(rows) + 1 if columns == IMPORT else 1
        rows += [_row(script, context, number, one) for number, one in enumerate(chosen, start)]
    return rows


def _row(script: Script, context: NominationContext, number: int, one: Nominee) -> dict[str, CellValue]:
    members = context.meeting.members if context.meeting else None
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
        "degree": one.told.get("degree", ""),
        "service": one.told.get("service_years", ""),
        "honours": "\n".join(f"{held.name} ({held.year})" for held in one.honours[-_HELD:]),
        "achievement": Cell(
            line.achievement or _DOTS, field=LINE + "achievement", is_missing=not line.achievement
        ),
        "class": script.say(_class_of(line)),
        "statistics": script.say(f"statistics_{_class_of(line)}"),
        "sorted": script.word(f"sorted_{context.round.type}"),
        "field": _fields(script, one),
        "mass_votes": one.told.get("mass_votes", ""),
        "votes": "" if line.votes is None else f"{line.votes}/{members or '…'}",
        "award": award_given(script, one),
        "note": _note(script, context, one),
    }


def _note(script: Script, context: NominationContext, one: Nominee) -> str:
    """Say what the title of the list does not tell of everybody: which award, and that it is posthumous."""
    is_mixed = len({award_name(other) for other in context.nominees}) > 1
    columns = script.context.wording.tables[script.chosen("columns")]
    has_column = any(column.value == "award" for column in columns)
    parts = (
        one.award.name if is_mixed and not has_column else "",
        script.word("posthumous_note") if one.line.is_posthumous else "",
    )
    return ", ".join(part for part in parts if part)


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
        "award": award_given(script, one),
        "note": script.say("proposed", name=one.line.name),
    }


def _merit_row(script: Script, one: Nominee, merit: Merit) -> dict[str, CellValue]:
    said = recognition_words(script.context.catalogue, merit, is_level_first=True)
    dossier = merit.dossier
    return {
        **_bare_row(script, one),
        "title": told_outside(dossier.innovation, dossier.innovation.title),
        "authors": "\n".join(
            author.name + ("" if author.share is None else f" ({format_share(author.share)} %)")
            for author in dossier.authors
        ),
        "unit": dossier.unit.name if dossier.unit else "",
        "recognised": Cell(said or _DOTS, field=LINE + "merits", is_missing=not said),
        "applied": dossier.first_use,
        "value": money_cell(script, merit),
        "scope": told_outside(dossier.innovation, dossier.innovation.applied_at),
    }
