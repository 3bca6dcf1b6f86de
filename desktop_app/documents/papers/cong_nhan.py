"""Quyết định công nhận sáng kiến: one decision after the other, each with the list it recognises."""

from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import LANDSCAPE, Block, Cell, Document, Pages
from desktop_app.documents.papers.context import Case, RoundContext
from desktop_app.documents.papers.council_cases import (
    COMPLETION,
    Decision,
    author_lines,
    case_cell,
    conclusion_of,
    decisions_of,
    is_recognisable,
    money_cell,
    round_notices,
    unit_name,
)
from desktop_app.documents.papers.decree import SIGNATORY, decree_head, issuer_of
from desktop_app.documents.papers.round_values import CASE, round_lookup
from desktop_app.documents.papers.script import ISSUE, ROUND, Script
from desktop_app.documents.papers.values import Said, document_number
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.dates import long_date
from desktop_app.domain.language import _

_EMPTY_ROWS = 3


def build_cong_nhan(context: RoundContext) -> Document:
    """Build the decisions of a round; what has none yet comes as one to be signed."""
    found = decisions_of(context.cases) or (Decision(()),)
    parts = tuple(part for decision in found for part in _parts(context, decision))
    name = context.hearing.round.name
    notices = _notices(context, found)
    return replace(Script(context).document((), name, notices=notices), parts=parts)


def _parts(context: RoundContext, decision: Decision) -> tuple[Pages, Pages]:
    number, day, fields = _issued(context, decision)
    unit = context.hearing.unit
    issuer = issuer_of(Script(context), unit.name if unit else "")
    script = Script(context, _lookup(context, decision, (number, day), fields, issuer))
    blocks: list[Block] = [
        *decree_head(script, number, day, fields),
        script.line("recognises"),
        script.line("grants"),
        script.line("execution"),
        script.ending(),
    ]
    listed: list[Block] = [
        script.title("list_title", ""),
        script.line("list_of", align="center", keeps_with_next=True),
        script.table("recognised", _rows(context, script, decision)),
    ]
    return (
        Pages(tuple(blocks), script.say("name")),
        Pages(tuple(listed), script.say("list_title"), sheet=LANDSCAPE),
    )


def _issued(context: RoundContext, decision: Decision) -> tuple[str, date | None, tuple[str, str]]:
    """Give number, day and their fields: those recorded of the cases, else those the paper was given."""
    fields = (CASE + "decision_number", CASE + "decision_on")
    issue = context.issue
    if decision.number or decision.day or issue is None:
        return document_number(decision.number), decision.day, fields
    number = "" if issue.number is None else f"{issue.number:02d}/{issue.symbol}"
    return number, issue.issued_on, (ISSUE + "number", ISSUE + "issued_on")


def _lookup(
    context: RoundContext,
    decision: Decision,
    issued: tuple[str, date | None],
    fields: tuple[str, str],
    issuer: str,
) -> Lookup:
    rest = round_lookup(context)
    number, day = issued
    count = len(decision.cases)
    year = (day or context.hearing.round.held_on or context.today).year

    def lookup(key: str, form: str) -> Said:
        known = {
            "number": Said(number, fields[0]),
            "day": Said(long_date(day) if day else "", fields[1]),
            "issuer": Said(issuer, SIGNATORY),
            "count": Said(f"{count:02d}" if count else "", ROUND + "cases"),
            "year": Said(str(year), fields[1]),
        }
        return known[key] if key in known else rest(key, form)

    return lookup


def _rows(context: RoundContext, script: Script, decision: Decision) -> list[dict[str, str | Cell]]:
    words = script.say("not_computable")
    rows = [_row(context, script, number, case, words) for number, case in enumerate(decision.cases, 1)]
    blank = Cell("……", field=ROUND + "cases", is_missing=True)
    return rows or [{"number": str(number), "title": blank} for number in range(1, _EMPTY_ROWS + 1)]


def _row(context: RoundContext, script: Script, number: int, case: Case, words: str) -> dict[str, str | Cell]:
    item = case.examination
    return {
        "number": str(number),
        "title": case.dossier.innovation.title,
        "authors": author_lines(case, script),
        "unit": unit_name(case),
        "level": context.catalogue.label("levels", item.level) if item.level else "",
        "certificate": case_cell(item.certificate_number, "certificate_number"),
        "money": money_cell(case, words),
    }


def _notices(context: RoundContext, found: tuple[Decision, ...]) -> tuple[str, ...]:
    """Say what contradicts itself, what is not recognised yet, and that there are several decisions."""
    told = list(round_notices(context.hearing, context.cases))
    if not found[0].cases:
        told.append(_("Đợt này chưa có sáng kiến nào được công nhận nên quyết định chỉ in mẫu trống."))
    if len(found) > 1:
        told.append(
            _("Đợt này có {count} quyết định công nhận, mỗi quyết định in một bản.").format(count=len(found))
        )
    waiting = [
        case.dossier.innovation.code
        for case in context.cases
        if conclusion_of(case) == COMPLETION and not is_recognisable(case)
    ]
    if waiting:
        sentence = _("Chưa hoàn thiện theo yêu cầu của Hội đồng nên chưa đưa vào quyết định: {codes}.")
        told.append(sentence.format(codes=", ".join(waiting)))
    return tuple(told)
