"""Phiếu tiếp nhận hồ sơ: what was handed in and by when it is answered; or what is still to be completed."""

from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import (
    Block,
    Document,
    DottedLines,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
)
from desktop_app.documents.papers.ballots import box, small
from desktop_app.documents.papers.case_days import (
    RECEIPT,
    RESULT,
    case_days_lookup,
    rule_words,
)
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.round_values import CASE
from desktop_app.documents.papers.script import FACT, CellValue, Script
from desktop_app.documents.papers.telling import about, as_printed, ending_in
from desktop_app.documents.papers.values import Said
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.council import Examination
from desktop_app.domain.dates import format_date, long_date, period_end
from desktop_app.domain.language import _
from desktop_app.domain.records import Attachment
from desktop_app.forms.holidays import shipped_holidays

_RECEIVED, _RETURNED = "received", "returned"
_BLANK_ROWS = 6


def build_phieu_tiep_nhan(context: DossierContext) -> Document:
    """Build one of its two faces (Điều 6 Điều lệ): the one chosen, else the one that fits the dossier."""
    face = Script(context).chosen("face") or _face_of(context)
    context = _with_author(as_printed(context))
    script = Script(context, _lookup(context))
    item = context.case.examination if context.case else None
    is_returned = face == _RETURNED
    day, field = _paper_day(item, is_returned=is_returned)
    head = script.letterhead(day=day, fields=("", field))
    blocks: list[Block] = [
        replace(head, number=()),
        script.title(f"{face}_title"),
        script.line("code_line"),
        *ending_in(script, "solution", "title"),
        *ending_in(script, "authors", "authors", 0),
        *(_returned(context, script, item) if is_returned else _received(context, script, item)),
        script.line("copies"),
        Signatures(_signers(context, script, is_returned=is_returned)),
    ]
    blocks = [small(block) if isinstance(block, Paragraph) else block for block in blocks]
    return script.document(blocks, about(context), notices=_notices(context, item, face))


def _face_of(context: DossierContext) -> str:
    """Choose by what happened last: sent back and not accepted since, or not."""
    item = context.case.examination if context.case and not context.is_blank else None
    is_away = item is not None and item.returned_on is not None and item.accepted_on is None
    return _RETURNED if is_away else _RECEIVED


def _paper_day(item: Examination | None, *, is_returned: bool) -> tuple[date | None, str]:
    """Date the paper by the last thing it tells of: sent back, accepted, or only received."""
    if is_returned:
        return item.returned_on if item else None, CASE + "returned_on"
    if item is not None and item.accepted_on is not None:
        return item.accepted_on, CASE + "accepted_on"
    return item.received_on if item else None, CASE + "received_on"


def _notices(context: DossierContext, item: Examination | None, face: str) -> tuple[str, ...]:
    code = context.dossier.innovation.code
    if context.is_blank:
        return ()
    if face == _RETURNED and (item is None or item.returned_on is None):
        sentence = _("{code} chưa bị trả lại nên phiếu yêu cầu bổ sung để trống nội dung và ngày.")
        return (sentence.format(code=code),)
    if face == _RECEIVED and _received_day(context) is None:
        sentence = _("{code} chưa được nhận vào đợt xét nào nên phiếu để trống ngày nhận, chưa đánh dấu.")
        return (sentence.format(code=code),)
    return ()


def _received_day(context: DossierContext) -> date | None:
    item = context.case.examination if context.case else None
    return item.received_on if item and item.received_on else context.dossier.innovation.filed_on


def _received(context: DossierContext, script: Script, item: Examination | None) -> list[Block]:
    accepted = item.accepted_on if item else context.dossier.innovation.accepted_on
    said = {
        f"{name}_{part}": words
        for name, key in (("receipt", RECEIPT), ("result", RESULT))
        for part, words in zip(("months", "clause"), rule_words(context, key), strict=True)
    }
    is_latest = accepted is None and not context.is_blank
    return [
        script.line("received_line"),
        script.line("handed_line"),
        script.line("documents_heading", keeps_with_next=True),
        script.table("documents", _rows(context, script), field="annexes"),
        script.line("checked_heading", keeps_with_next=True),
        _box(accepted is not None, script, "accepted"),
        _box(False, script, "not_accepted"),
        *([] if accepted else [Paragraph(script.runs("receipt_due", **said))]),
        Paragraph(script.runs("result_due_latest" if is_latest else "result_due", **said)),
    ]


def _box(is_ticked: bool, script: Script, word: str) -> Paragraph:
    runs = (replace(box(is_ticked, ""), field=CASE + "accepted_on"), *script.runs(word))
    return Paragraph(runs, "left", field=CASE + "accepted_on")


def _rows(context: DossierContext, script: Script) -> list[dict[str, CellValue]]:
    if context.is_blank:
        return [{"number": str(number), "box": "☐"} for number in range(1, _BLANK_ROWS + 1)]
    is_in = _received_day(context) is not None
    rows: list[dict[str, CellValue]] = [
        {"number": "1", "name": context.pack.form.title, "box": "☑" if is_in else "☐"}
    ]
    for number, annex in enumerate(context.dossier.annexes, 2):
        is_there = is_in and not annex.is_withheld
        rows.append(
            {
                "number": str(number),
                "name": f"[{annex.number}] {_name_of(context, annex)}",
                "document": _document_of(script, annex),
                "box": "☑" if is_there else "☐",
                "note": context.catalogue.say("is_not_sent") if annex.is_withheld else "",
            }
        )
    return rows


def _name_of(context: DossierContext, annex: Attachment) -> str:
    kind = context.catalogue.label("attachment_kinds", annex.kind) if annex.kind else ""
    return annex.caption or kind or annex.file_name


def _document_of(script: Script, annex: Attachment) -> str:
    if not annex.document_number:
        return format_date(annex.document_on)
    return script.say("document", number=annex.document_number, day=format_date(annex.document_on))


def _returned(context: DossierContext, script: Script, item: Examination | None) -> list[Block]:
    asked = [line for line in (item.return_reason if item else "").splitlines() if line.strip()]
    field = CASE + "return_reason"
    return [
        script.line("returned_line"),
        script.line("returned_keeper_line"),
        script.line("asked_heading", keeps_with_next=True),
        *(Paragraph((Run(line),), field=field) for line in asked),
        *([] if asked else [DottedLines(5, field)]),
        Paragraph(script.runs("complete_line", **_rule(context))),
        script.line("afterwards"),
    ]


def _signers(context: DossierContext, script: Script, *, is_returned: bool) -> tuple[SignatureColumn, ...]:
    """Let whoever hands it over sign at the left: the author's side, or the office that gives it back."""
    author, office = (context.facts.get(key, "").split(",")[0] for key in ("handed_by", "received_by"))
    giver, taker = (office, author) if is_returned else (author, office)
    sign = script.word("signs")
    return (
        SignatureColumn((script.word("giver"),), sign, giver),
        SignatureColumn((script.word("taker"),), sign, taker),
    )


def _with_author(context: DossierContext) -> DossierContext:
    """Let the first author stand for all where nobody else was named."""
    first = next((author.name for author in context.dossier.authors), "")
    return replace(context, facts={**context.facts, "handed_by": context.facts.get("handed_by") or first})


def _lookup(context: DossierContext) -> Lookup:
    rest = case_days_lookup(context)

    def lookup(key: str, form: str) -> Said:
        if key == "received_day":
            return _day(_received_day(context), CASE + "received_on", form)
        if key == "complete_day":
            told = context.facts.get("complete_by", "")
            return _day(
                date.fromisoformat(told) if told else _complete_by(context), FACT + "complete_by", form
            )
        return rest(key, form)

    return lookup


def _complete_by(context: DossierContext) -> date | None:
    """Count the months for completing from the day it was sent back, to a working day."""
    returned = context.case.examination.returned_on if context.case else None
    ends = period_end(returned, _months(context)) if returned and _months(context) else None
    return shipped_holidays().calendar.roll(ends) if ends else None


def _months(context: DossierContext) -> int:
    """Read how many months there are for completing, 0 where the office's word is no such number."""
    said = context.wording.words.get("complete_months", "").strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= 3 else 0


def _rule(context: DossierContext) -> dict[str, str]:
    """Say what the time for completing follows from, unless somebody set the day."""
    is_set = bool(context.facts.get("complete_by")) or not _months(context)
    clause = "" if is_set else context.wording.words["complete_clause"]
    return {"months": "" if is_set else f"{_months(context):02d}", "clause": clause}


def _day(day: date | None, field: str, form: str) -> Said:
    if day is None:
        return Said("", field)
    return Said(long_date(day) if form == "long" else format_date(day), field)
