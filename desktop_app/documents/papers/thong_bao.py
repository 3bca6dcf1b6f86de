"""Thông báo không công nhận sáng kiến: the refusal in writing, why, and what the authors may do next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import Block, Document
from desktop_app.documents.papers.case_days import FILING, case_days_lookup, deadlines_of
from desktop_app.documents.papers.context import Case, DossierContext
from desktop_app.documents.papers.council_cases import decision_notices
from desktop_app.documents.papers.round_values import CASE
from desktop_app.documents.papers.script import Script, ended
from desktop_app.documents.papers.values import Said, document_number
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.council import REFUSED
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _

_FROM_ROUND = ("base_council", "base_minutes")


def build_thong_bao(context: DossierContext) -> Document:
    """Build the notice of refusal (Điều 7.1 Điều lệ); of what was not refused it says only that."""
    script = Script(_fitting(context), _lookup(context))
    title, code = context.dossier.innovation.title, context.dossier.innovation.code
    case = context.case
    if case is None or case.examination.result != REFUSED:
        told = _("{code} chưa có kết luận không công nhận nên không có thông báo để in.").format(code=code)
        return script.document([script.line("not_refused")], title, notices=(told,))
    item = case.examination
    number, day = document_number(item.decision_number), item.decision_on
    blocks: list[Block] = [
        script.letterhead(number, day, fields=(CASE + "decision_number", CASE + "decision_on")),
        script.title(),
        *script.bases(day=day),
        script.line("met" if context.hearing else "listed", keeps_with_next=True),
        *(script.line(word) for word in ("solution", "authors", "of_unit", "filed")),
        script.line("announces", keeps_with_next=True),
        script.line("result"),
        *_votes(script, case),
        script.line("reasons", keeps_with_next=True),
        *_reasons(script, case),
        script.line("rights", keeps_with_next=True),
        script.line(_refiling(context, day or context.today)),
        script.line("explain"),
        script.line("complain"),
        script.line("announced"),
        script.ending(),
    ]
    notices = decision_notices(context.hearing, (case,)) if context.hearing else ()
    return script.document(blocks, title, notices=notices)


def _fitting(context: DossierContext) -> DossierContext:
    """Leave out what rests on a round where there was none."""
    if context.hearing is not None:
        return context
    bases = tuple(basis for basis in context.wording.bases if basis.id not in _FROM_ROUND)
    return replace(context, wording=replace(context.wording, bases=bases))


def _lookup(context: DossierContext) -> Lookup:
    rest = case_days_lookup(context)

    def lookup(key: str, form: str) -> Said:
        if key == "filed_day":
            return Said(format_date(context.dossier.innovation.filed_on), "filed_on")
        if key == "informed_unit":
            own, office = rest("own_unit", ""), rest("office_name", "")
            return Said("" if own.text == office.text else own.text, own.field)
        return rest(key, form)

    return lookup


def _votes(script: Script, case: Case) -> list[Block]:
    count = case.count
    if not (count.members and count.refused):
        return []
    return [script.line("votes", refused=f"{count.refused:02d}", members=f"{count.members:02d}")]


def _reasons(script: Script, case: Case) -> list[Block]:
    """Give the boxes that refuse with their clauses, then what the council wrote beside them."""
    blocks = [
        script.line("ground", ground=ground, clause=clause) for ground, clause in _grounds(script, case)
    ]
    blocks += [script.line("council_reason", reason=reason) for reason in _own_words(case)]
    if not blocks:
        return [script.line("no_reason")]
    *others, last = blocks
    return [*others, replace(last, runs=ended(last.runs, "."))]


def _grounds(script: Script, case: Case) -> Iterator[tuple[str, str]]:
    """Yield each ground of a refusal and its clause; boxes that only ask for a completion are none."""
    known = {f"{item.label}: {item.negative}": item for item in case.criteria}
    for ground in case.grounds:
        item = known.get(ground)
        if item is None or item.is_refusal:
            yield ground, script.word(f"clause_{item.id}") if item else ""


def _own_words(case: Case) -> list[str]:
    """Give the council's reasons, a line each, but for one that only repeats the boxes."""
    told = case.examination.result_reason
    if told == "; ".join(case.grounds):
        return []
    return [line.strip(" ;.-–") for line in told.splitlines() if line.strip(" ;.-–")]


def _refiling(context: DossierContext, day: date) -> str:
    """Choose what may be said of filing again: until when, that it is too late, or neither."""
    until = deadlines_of(context).get(FILING)
    if until is None:
        return "refile_open"
    return "refile" if until.on >= day else "refile_late"
