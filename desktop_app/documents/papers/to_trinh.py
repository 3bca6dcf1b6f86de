"""Tờ trình: what a council proposes for the next level, to whom, and what is enclosed."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.blocks import Block, Cell, Document, Pages
from desktop_app.documents.papers.context import Case, RoundContext
from desktop_app.documents.papers.council_cases import (
    author_lines,
    is_proposed,
    level_notices,
    money_cell,
    next_level_votes,
    round_notices,
)
from desktop_app.documents.papers.round_values import CASE, LOW, lower_first, round_lookup
from desktop_app.documents.papers.script import ROUND, Script
from desktop_app.documents.papers.values import Said, document_number
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _

_EMPTY_ROWS = 3


def build_to_trinh(context: RoundContext) -> Document:
    """Build the proposal of a round to the level above, one for each level."""
    groups: dict[str, list[Case]] = {}
    for case in context.cases:
        if is_proposed(case):
            groups.setdefault(case.examination.next_level, []).append(case)
    levels: dict[str, list[Case]] = groups or {"": []}
    parts = tuple(_part(context, level, cases) for level, cases in levels.items())
    name = context.hearing.round.name
    return replace(Script(context).document((), name, notices=_notices(context, groups)), parts=parts)


def _part(context: RoundContext, level: str, cases: Sequence[Case]) -> Pages:
    script = Script(context, _lookup(context, level, len(cases)))
    blocks: list[Block] = [
        script.letterhead(),
        script.title(),
        script.line("addressed", align="center"),
        *script.bases(day=context.issue.issued_on if context.issue else None),
        script.line("tells", keeps_with_next=True),
        script.table("proposed", _rows(script, cases)),
        *([script.line("threshold")] if not level_notices(context.hearing, cases) and cases else []),
        *script.lines("encloses"),
        script.line("asks"),
        script.ending(),
    ]
    return Pages(tuple(blocks), script.say("name"))


def _lookup(context: RoundContext, level: str, count: int) -> Lookup:
    rest = round_lookup(context)
    hearing = context.hearing
    plain = Script(context, rest)
    words = context.catalogue.label("levels", level) if level else ""
    year = (hearing.round.held_on or context.today).year

    def lookup(key: str, form: str) -> Said:
        match key:
            case "next_level":
                return Said(lower_first(words) if form == LOW else words, CASE + "next_level")
            case "count":
                return Said(f"{count:02d}" if count else "", CASE + "next_level")
            case "addressee":
                return Said(plain.say("addressee_default") if hearing.superior else "", key)
            case "limit":
                return Said(hearing.rules.next_level.label, key)
            case "year":
                return Said(str(year), ROUND + "held_on")
            case _:
                return rest(key, form)

    return lookup


def _rows(script: Script, cases: Sequence[Case]) -> list[dict[str, str | Cell]]:
    words = script.say("not_computable")
    rows = [_row(script, number, case, words) for number, case in enumerate(cases, 1)]
    blank = Cell("……", field=CASE + "next_level", is_missing=True)
    return rows or [{"number": str(number), "title": blank} for number in range(1, _EMPTY_ROWS + 1)]


def _row(script: Script, number: int, case: Case, words: str) -> dict[str, str | Cell]:
    item = case.examination
    decided = script.say(
        "decided", number=document_number(item.decision_number), day=format_date(item.decision_on)
    )
    return {
        "number": str(number),
        "title": case.dossier.innovation.title,
        "authors": author_lines(case, script),
        "decision": Cell(decided or "……", field=CASE + "decision_number", is_missing=not decided),
        "votes": script.say("votes", votes=str(next_level_votes(case)), members=str(case.count.members)),
        "money": money_cell(case, words),
    }


def _notices(context: RoundContext, groups: dict[str, list[Case]]) -> tuple[str, ...]:
    proposed = [case for cases in groups.values() for case in cases]
    told = [
        *round_notices(context.hearing, context.cases),
        *level_notices(context.hearing, proposed),
    ]
    if not proposed:
        told.append(_("Hội đồng chưa đề nghị sáng kiến nào lên cấp trên nên tờ trình chỉ in mẫu trống."))
    open_ = [case.dossier.innovation.code for case in proposed if case.examination.decision_on is None]
    if open_:
        sentence = _("Chưa có quyết định công nhận ở cấp này: {codes}. Ra quyết định rồi mới trình.")
        told.append(sentence.format(codes=", ".join(open_)))
    if len(groups) > 1:
        told.append(_("Có {count} cấp được đề nghị, mỗi cấp một tờ trình.").format(count=len(groups)))
    return tuple(told)
