"""Danh sách, bảng tổng hợp sáng kiến: EVN's columns, in groups, with their sums.

It leaves the office, so that titles do not tell what their dossiers name as confidential.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.documents.blocks import LANDSCAPE, Block, Cell, Document, SignatureColumn, Signatures
from desktop_app.documents.papers.context import Entry, ListContext
from desktop_app.documents.papers.discretion import told_outside
from desktop_app.documents.papers.list_values import (
    author_lines,
    head_of,
    list_lookup,
    money_cell,
    money_of,
    number_cell,
    owed_for,
    roman,
    sum_cell,
    total_of,
    unrecognised_notice,
)
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.numbers import format_number
from desktop_app.domain.text import sort_key

_SIZE = 11.0
_NAMED = 5
"""So many columns lie between a row's number and its sums."""
_NO_GROUPS = "none"
_LISTED = {"field": "fields", "level": "levels"}


@dataclass(frozen=True, slots=True)
class _Sums:
    """The money and the thù lao of one row, or of several together; None where not known."""

    benefit: int | None = None
    authors: int | None = None
    helpers: int | None = None
    total: int | None = None

    def cells(self, is_bold: bool = False) -> dict[str, CellValue]:
        return {
            "benefit": sum_cell(self.benefit, is_bold=is_bold),
            "author_pay": sum_cell(self.authors, is_bold=is_bold),
            "helper_pay": sum_cell(self.helpers, is_bold=is_bold),
            "total": sum_cell(self.total, is_bold=is_bold),
        }


def build_danh_sach(context: ListContext) -> Document:
    """Build the list; one that goes with another paper has no head of its own."""
    script = Script(context, list_lookup(context))
    is_attached = bool(context.facts.get("attached_to"))
    grouping = script.chosen("grouping")
    name = f"entries_{grouping}"
    table = name if name in context.wording.tables else "entries"
    head: list[Block] = [] if is_attached else [head_of(script)]
    head.append(script.title("attached_title" if is_attached else "title"))
    if is_attached:
        head.append(script.line("attached", align="center", keeps_with_next=True))
    blocks = [*head, script.table(table, _rows(script, context, grouping), size=_SIZE), script.line("note")]
    if not is_attached:
        maker = SignatureColumn((script.say("maker"),), script.say("signs"))
        blocks.append(Signatures((maker, script.signature("head", "signs"))))
    notices = (*unrecognised_notice(script, context), *_masked_notice(script, context))
    return script.document(blocks, script.say("about"), sheet=LANDSCAPE, notices=notices)


def _rows(script: Script, context: ListContext, grouping: str) -> Iterator[Mapping[str, CellValue]]:
    every: list[_Sums] = []
    for place, (name, entries) in enumerate(_groups(script, context, grouping), 1):
        sums = [_sums(context, entry) for entry in entries]
        every += sums
        if grouping != _NO_GROUPS:
            words = script.say("group", group_name=name, group_count=format_number(len(entries)))
            yield {
                "number": Cell(roman(place), "center", is_bold=True),
                "title": Cell(words, is_bold=True, span=_NAMED),
                **_together(sums).cells(is_bold=True),
            }
        for number, (entry, own) in enumerate(zip(entries, sums, strict=True), 1):
            yield _row(script, entry, number, own)
    yield {
        "number": Cell(script.say("total"), is_bold=True, span=_NAMED + 1),
        **_together(every).cells(is_bold=True),
    }


def _row(script: Script, entry: Entry, number: int, sums: _Sums) -> dict[str, CellValue]:
    item, label = entry.innovation, script.context.catalogue.label
    return {
        "number": number_cell(number),
        "title": _told_title(entry),
        "authors": author_lines(script, entry),
        "level": label("levels", item.level) if item.level else "",
        "field": label("fields", item.field) if item.field else "",
        "investor": item.investor,
        "unit": entry.unit or item.applied_at,
        **sums.cells(),
        "benefit": money_cell(script, entry),
    }


def _told_title(entry: Entry) -> str:
    return told_outside(entry.innovation, entry.innovation.title)


def _masked_notice(script: Script, context: ListContext) -> tuple[str, ...]:
    """Say how many titles are not told in full."""
    count = sum(_told_title(entry) != entry.innovation.title for entry in context.entries)
    return (script.say("masked", affected=format_number(count)),) if count else ()


def _sums(context: ListContext, entry: Entry) -> _Sums:
    due = owed_for(context, entry, 1)
    if due is None:
        return _Sums(money_of(entry))
    return _Sums(money_of(entry), due.authors, due.helpers, due.total)


def _together(sums: Sequence[_Sums]) -> _Sums:
    return _Sums(
        total_of(one.benefit for one in sums),
        total_of(one.authors for one in sums),
        total_of(one.helpers for one in sums),
        total_of(one.total for one in sums),
    )


def _groups(script: Script, context: ListContext, grouping: str) -> Iterable[tuple[str, Sequence[Entry]]]:
    """Put entries together, in the order of the list they are chosen from, else by name; unknown last."""
    if grouping == _NO_GROUPS:
        return [("", context.entries)] if context.entries else []
    found: dict[str, list[Entry]] = {}
    for entry in context.entries:
        found.setdefault(_key(entry, grouping), []).append(entry)
    listed = context.catalogue.lists.get(_LISTED.get(grouping, ""), ())
    ranks = {choice.id: f"{place:03d}" for place, choice in enumerate(listed)}
    labels = {choice.id: choice.label for choice in listed}
    ordered = sorted(found, key=lambda key: (not key, key not in ranks, ranks.get(key) or sort_key(key)))
    return [(labels.get(key, key) or script.say("ungrouped"), found[key]) for key in ordered]


def _key(entry: Entry, grouping: str) -> str:
    item = entry.innovation
    known = {"field": item.field, "level": item.level, "investor": item.investor, "unit": entry.unit}
    return " ".join(known[grouping].split())
