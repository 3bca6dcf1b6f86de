"""Sổ theo dõi sáng kiến: a row an innovation, from filing to what was paid; all columns in a spreadsheet."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.documents.blocks import Block, Document, Sheet, SignatureColumn, Signatures
from desktop_app.documents.papers.context import Entry, ListContext
from desktop_app.documents.papers.list_values import (
    author_lines,
    head_of,
    list_lookup,
    money_cell,
    number_cell,
    owed_for,
    sum_cell,
)
from desktop_app.documents.papers.round_values import lower_first
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.documents.papers.values import document_number
from desktop_app.domain.council import Examination
from desktop_app.domain.dates import format_date

_SHEET = Sheet(297, 210, 18, 15, 18, 12)
_SIZE = 8.5
_YEARS = (1, 2, 3)


def build_so_theo_doi(context: ListContext) -> Document:
    """Build the register, its columns put together so that A4 holds them."""
    script = Script(context, list_lookup(context))
    rows = [_row(script, context, number, entry) for number, entry in enumerate(context.entries, 1)]
    table = script.table("entries", rows, size=_SIZE)
    blocks: list[Block] = [
        head_of(script),
        script.title(),
        replace(table, unfolded=script.table("columns", rows, size=_SIZE)),
        Signatures(
            (
                SignatureColumn((script.say("keeper"),), script.say("signs")),
                script.signature("head", "signs"),
            )
        ),
    ]
    return script.document(blocks, script.say("about"), sheet=_SHEET)


def _row(script: Script, context: ListContext, number: int, entry: Entry) -> Mapping[str, CellValue]:
    item, label = entry.innovation, script.context.catalogue.label
    base, held_on = next(iter(entry.examinations), (entry.examination, entry.held_on))
    found = base or Examination(0, item.id, item.level)
    return {
        "number": number_cell(number),
        "code": item.code,
        "received_on": found.received_on or item.filed_on,
        "title": item.title,
        "authors": author_lines(script, entry),
        "unit": entry.unit or item.applied_at,
        "field": label("fields", item.field) if item.field else "",
        "first_use": entry.first_use,
        "file_by": entry.file_by,
        "accepted_on": found.accepted_on or item.accepted_on,
        "examine_by": entry.examine_by,
        "held_on": held_on,
        "result": _result(script, entry, found),
        "decision_number": document_number(found.decision_number),
        "decision_on": found.decision_on,
        "decision": _decision(script, found),
        "certificate": document_number(found.certificate_number),
        "benefit": money_cell(script, entry),
        **_payments(script, context, entry),
        "higher": _higher(script, entry, found),
        "note": found.note,
    }


def _payments(script: Script, context: ListContext, entry: Entry) -> dict[str, CellValue]:
    """Write what was paid for each year and when; until then what is due, and room for the day."""
    found: dict[str, CellValue] = {}
    for year in _YEARS:
        due = owed_for(context, entry, year)
        total, paid = (due.total, due.paid) if due else (None, None)
        amount = paid.amount if paid and paid.amount is not None else total
        room = script.word("day_room") if total is not None else ""
        found[f"pay_{year}"] = sum_cell(amount)
        found[f"paid_{year}"] = paid.paid_on if paid else None
        found[f"room_{year}"] = format_date(paid.paid_on) if paid else room
    return found


def _result(script: Script, entry: Entry, found: Examination) -> str:
    if not found.result:
        return script.word(f"stage_{entry.innovation.stage}")
    is_open = found.round_id is not None and found.decision_on is None
    words = (script.say(f"result_{found.result}"), script.word("undecided") if is_open else "")
    return " ".join(filter(None, words))


def _decision(script: Script, found: Examination) -> str:
    if not found.decision_number and found.decision_on is None:
        return ""
    day = format_date(found.decision_on) if found.decision_on else ""
    return script.say("decided", decision_number=document_number(found.decision_number), decision_on=day)


def _higher(script: Script, entry: Entry, base: Examination) -> str:
    """Tell of the levels above: what was decided there, else which one is proposed."""
    label = script.context.catalogue.label
    above = [item for item, _held in entry.examinations if item is not base]
    told = [
        script.say(
            "higher",
            higher_level=label("levels", item.level),
            higher_result=_result(script, entry, item),
            higher_decision=_decision(script, item),
        )
        for item in above
    ]
    if not told and base.next_level:
        told = [script.say("proposed", higher_level=lower_first(label("levels", base.next_level)))]
    return "\n".join(told)
