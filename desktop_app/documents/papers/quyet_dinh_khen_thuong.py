"""Quyết định khen thưởng: what is given to whom, with the list and the money that goes with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import LANDSCAPE, Block, Cell, Document, Pages
from desktop_app.documents.papers.decree import decree_head
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_notices import notices_of
from desktop_app.documents.papers.nomination_values import (
    LINE,
    award_name,
    in_chain,
    nomination_lookup,
    post_and_place,
)
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.documents.papers.values import document_number
from desktop_app.domain.awards import DECIDED, PROPOSED
from desktop_app.domain.dates import long_date
from desktop_app.domain.language import _
from desktop_app.domain.number_words import in_words
from desktop_app.domain.numbers import format_money

_SIZE = 12.0
_ROOM = "……"


def build_quyet_dinh_khen_thuong(context: NominationContext) -> Document:
    """Build the decision and, on a page of its own, the list it refers to.

    Of lines that were decided; while none was, of those proposed, as a draft to be signed.
    """
    own = replace(context, nominees=_given(context))
    script = Script(in_chain(own), nomination_lookup(own))
    numbers = {(one.line.decision_number, one.line.decision_on) for one in own.nominees}
    number, day = next(iter(numbers)) if len(numbers) == 1 else ("", None)
    fields = (LINE + "decision_number", LINE + "decision_on") if number else ("", "")
    blocks: list[Block] = [
        *decree_head(script, number, day, fields),
        script.line("gives_awards"),
        *_money(script, own),
        script.line("execution"),
        script.ending(),
    ]
    listed: list[Block] = [
        script.title("list_title", ""),
        script.line("list_of", align="center", keeps_with_next=True, **_own_number(script, number, day)),
        script.table("given_money" if _has_money(own) else "given", _rows(script, own), size=_SIZE),
    ]
    document = script.document((), context.round.name, notices=tuple(_notices(own, len(numbers))))
    parts = (
        Pages(tuple(blocks), script.say("name")),
        Pages(tuple(listed), script.say("list_title"), sheet=LANDSCAPE),
    )
    return replace(document, parts=parts)


def _given(context: NominationContext) -> tuple[Nominee, ...]:
    decided = tuple(one for one in context.nominees if one.line.state == DECIDED)
    return decided or tuple(one for one in context.nominees if one.line.state == PROPOSED)


def _has_money(context: NominationContext) -> bool:
    return any(one.money is not None for one in context.nominees)


def _money(script: Script, context: NominationContext) -> list[Block]:
    """Say how much goes with the awards together, or that it follows the rules where the book knows none."""
    if not _has_money(context):
        return [script.line("money_unknown")]
    total = sum(one.money or 0 for one in context.nominees)
    words = in_words(total)
    return [script.line("money", sum=format_money(total), words=f"{words[:1].upper()}{words[1:]}")]


def _own_number(script: Script, number: str, day: date | None) -> dict[str, str]:
    """Give number and day of the decision; room for them, which its head says is missing."""
    issue = script.context.issue
    if issue is not None and not number and issue.number is not None:
        number = f"{issue.number:02d}/{issue.symbol}"
    day = day or (issue.issued_on if issue else None)
    return {
        "number": document_number(number) if number else _ROOM,
        "day": long_date(day) if day else script.word("day_room"),
    }


def _rows(script: Script, context: NominationContext) -> list[dict[str, CellValue]]:
    rows: list[dict[str, CellValue]] = [
        {
            "number": str(number),
            "name": one.line.name,
            "post": post_and_place(one.line),
            "award": " ".join(
                part
                for part in (award_name(one), script.word("posthumous") if one.line.is_posthumous else "")
                if part
            ),
            "achievement": one.line.achievement,
            "money": one.money,
            "certificate": one.line.certificate_number,
        }
        for number, one in enumerate(context.nominees, 1)
    ]
    if _has_money(context):
        total = sum(one.money or 0 for one in context.nominees)
        before = [column.value for column in script.context.wording.tables["given_money"]].index("money")
        rows.append(
            {
                "number": Cell(script.say("sum"), "center", is_bold=True, span=before),
                "money": Cell(format_money(total), "right", is_bold=True, value=total),
            }
        )
    return rows


def _notices(context: NominationContext, numbers: int) -> Iterator[str]:
    yield from notices_of(context)
    if context.body.is_above:
        yield _("{body} quyết định và ban hành quyết định này; bản in ở đây chỉ để tham khảo.").format(
            body=context.body.name
        )
    if numbers > 1:
        yield _("Các dòng của đợt có nhiều số quyết định khác nhau. Xem lại số, ngày quyết định.")
    yield from dict.fromkeys(remark for one in context.nominees for remark in one.money_remarks)
    unknown = [one.line.name for one in context.nominees if one.money is None]
    if unknown and _has_money(context):
        yield _("Chưa biết mức tiền thưởng của: {names}. Tổng tiền chưa gồm những dòng này.").format(
            names=", ".join(unknown)
        )
