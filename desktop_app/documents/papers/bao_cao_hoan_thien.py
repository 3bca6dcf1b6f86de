"""Báo cáo hoàn thiện hồ sơ: what the council asked to be completed, what was done, and where it stands."""

import re
from itertools import zip_longest

from desktop_app.documents.blocks import Block, Cell, Document, Motto, SignatureColumn
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.round_values import CASE
from desktop_app.documents.papers.script import FACT, Script
from desktop_app.documents.papers.telling import (
    about,
    as_printed,
    author_names,
    brief,
    confirmed,
    dated,
    ending_in,
    money_line,
    script_of,
    told,
)
from desktop_app.domain.language import _
from desktop_app.domain.richtext import parse, plain_text

_BLANK_ROWS, _BLANK_ROW = 3, 15.0
_MARK = re.compile(r"^\s*(?:\d+[.)]|[-+•*])\s+")


def build_bao_cao_hoan_thien(context: DossierContext) -> Document:
    """Build the report that authors hand in before the decision (the list of forms of the EVN units)."""
    context = as_printed(context)
    script = script_of(context)
    names = author_names(context)
    day = context.case.examination.completed_on if context.case else None
    right = SignatureColumn(
        (script.say("authors_sign"),), script.say("signs"), names[0], dated(context, script, day)
    )
    checker = brief(context.facts.get("checked_by", ""))
    left = SignatureColumn((script.say("checked"),), script.say("signs"), checker)
    blocks: list[Block] = [
        Motto(),
        script.title(),
        script.line("addressed", align="center"),
        script.line("following"),
        script.heading("general"),
        *ending_in(script, "title_of_it", "title"),
        *ending_in(script, "authors", "authors", 0),
        script.heading("completed"),
        _completed(context, script),
        script.heading("money_heading"),
        *(money_line(context, script) or [script.line("money_unknown")]),
        script.heading("explained"),
        *told(context, "explained", 1),
        script.line("pledge"),
        *confirmed(left, right, names[1:]),
    ]
    return script.document(blocks, about(context), author=", ".join(names), notices=_notices(context))


def _notices(context: DossierContext) -> tuple[str, ...]:
    if context.is_blank or _asked(context)[0]:
        return ()
    return (_("Chưa có yêu cầu hoàn thiện nào của Hội đồng. Ghi ở kết quả xét, hoặc điền vào phần bổ sung."),)


def _completed(context: DossierContext, script: Script) -> Block:
    asked, field = _asked(context)
    done, where = _listed(context, "done"), _listed(context, "where")
    if not (asked or done or where):
        rows = [{"number": str(number)} for number in range(1, _BLANK_ROWS + 1)]
        return script.table("completed", rows, field=field, row_height=_BLANK_ROW)
    cells = zip_longest(asked, done, where, fillvalue="")
    made = [
        {
            "number": str(number),
            "asked": Cell(ask, field=field),
            "done": Cell(did, field=FACT + "done", is_missing=not did),
            "where": Cell(place, field=FACT + "where", is_missing=not place),
        }
        for number, (ask, did, place) in enumerate(cells, 1)
    ]
    return script.table("completed", made)


def _asked(context: DossierContext) -> tuple[list[str], str]:
    """List what was asked, a line each; where the minutes say nothing, the boxes the members ticked."""
    written = _listed(context, "asked")
    if written:
        return written, FACT + "asked"
    case = context.case
    if case is None:
        return [], FACT + "asked"
    lines = _lines(case.examination.completion_asked)
    return lines or list(case.grounds), CASE + "completion_asked"


def _listed(context: DossierContext, fact: str) -> list[str]:
    return _lines(context.facts.get(fact, ""))


def _lines(text: str) -> list[str]:
    lines = plain_text(parse(text).nodes).splitlines()
    return [_MARK.sub("", line).strip() for line in lines if line.strip()]
