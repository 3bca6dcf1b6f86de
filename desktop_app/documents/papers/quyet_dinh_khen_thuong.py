"""Quyết định khen thưởng: what is given to whom, with the list and the money that goes with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import (
    LANDSCAPE,
    Block,
    Cell,
    Document,
    Letterhead,
    Pages,
    Paragraph,
    Run,
    SignatureColumn,
)
from desktop_app.documents.papers.decree import decree_head
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_notices import notices_of
from desktop_app.documents.papers.nomination_values import (
    LINE,
    award_given,
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

_SIZE = 11.0
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
        *(_head_of_above(script, own) if own.body.is_above else decree_head(script, number, day, fields)),
        script.line("gives_awards"),
        *_money(script, own),
        script.line("execution"),
        script.ending(_signature(own)),
    ]
    listed: list[Block] = [
        script.title("list_title", ""),
        script.line("list_of", align="center", keeps_with_next=True, **_own_number(script, own, number, day)),
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


def _signature(context: NominationContext) -> SignatureColumn | None:
    """Let whoever signed sign, as it was recorded; of a body above, room for its head; else the usual one."""
    if context.body.is_above:
        return SignatureColumn((context.body.name.upper(),))
    signed = _signers(context)
    if len(signed) != 1:
        return None
    ((name, post),) = signed
    return SignatureColumn(tuple(part.upper() for part in post), name=name) if name and post else None


def _signers(context: NominationContext) -> list[tuple[str, tuple[str, ...]]]:
    lines = (one.line for one in context.nominees)
    return list(dict.fromkeys((line.signer, line.signer_lines) for line in lines))


def _has_money(context: NominationContext) -> bool:
    return any(one.money is not None for one in context.nominees)


def _money(script: Script, context: NominationContext) -> list[Block]:
    """Say how much goes with the awards together, or that it follows the rules where the book knows none."""
    if not _has_money(context):
        return [script.line("money_unknown")]
    total = sum(one.money or 0 for one in context.nominees)
    words = in_words(total)
    return [script.line("money", sum=format_money(total), words=f"{words[:1].upper()}{words[1:]}")]


def _head_of_above(script: Script, context: NominationContext) -> list[Block]:
    """Head what a body above is to decide, with its own name: nobody of the unit decides that."""
    name = context.body.name.upper()
    day = Run(script.word("day_room"), is_italic=True)
    head = Letterhead((), (name,), (Run(f"Số: {_ROOM}/QĐ-{_ROOM}"),), (day,))
    _own_head, title, _issuer, *rest = decree_head(script, "", None, ("", ""))
    return [head, title, Paragraph((Run(name, is_bold=True),), "center", False), *rest]


def _own_number(script: Script, context: NominationContext, number: str, day: date | None) -> dict[str, str]:
    """Give number and day of the decision, and whose it is; room for what its head says is missing."""
    if context.body.is_above:
        return {"number": _ROOM, "day": script.word("day_room"), "unit": context.body.name}
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
            "award": award_given(script, one),
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
        yield _("{body} quyết định và ban hành quyết định này; bản in ở đây là dự thảo để gửi kèm.").format(
            body=context.body.name
        )
    if numbers > 1:
        yield _("Các dòng của đợt có nhiều số quyết định khác nhau. Xem lại số, ngày quyết định.")
    if not context.body.is_above and len(_signers(context)) > 1:
        yield _("Các dòng của đợt ghi nhiều người ký khác nhau. Xem lại người ký quyết định.")
    yield from dict.fromkeys(remark for one in context.nominees for remark in one.money_remarks)
    unknown = [one for one in context.nominees if one.money is None]
    named = ", ".join(one.line.name for one in unknown)
    if unknown and _has_money(context):
        yield _("Chưa biết mức tiền thưởng của: {names}. Tổng tiền chưa gồm những dòng này.").format(
            names=named
        )
    elif any(one.award.money for one in unknown):
        yield _(
            "Chưa biết mức tiền thưởng của: {names}. Không có mức nào có hiệu lực vào ngày quyết định."
            " Hỏi mức đang áp dụng rồi ghi tay."
        ).format(names=named)
