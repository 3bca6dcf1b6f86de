"""Phiếu đánh giá công nhận sáng kiến: a council member's form with two boxes a criterion."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from desktop_app.documents.blocks import (
    Block,
    Document,
    DottedLines,
    Pages,
    Paragraph,
    Run,
)
from desktop_app.documents.papers.ballots import (
    BALLOT,
    NOTE_SIZE,
    SIZE,
    about_innovation,
    about_reviewer,
    bound,
    box,
    boxes,
    higher_boxes,
    left_out,
    level_of,
    opinion,
    script_for,
    signed,
    small,
    votes_of,
)
from desktop_app.documents.papers.context import DossierContext, Vote
from desktop_app.documents.papers.council_cases import share_words
from desktop_app.documents.papers.round_values import lower_first
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.telling import about, as_printed
from desktop_app.domain.council import COMPLETION, RECOGNISED, REFUSED
from desktop_app.domain.council_pay import (
    AGREED,
    AUTHOR_MULTIPLE,
    AUTHOR_RATE,
    RECOMPUTED,
    PayOpinion,
    author_key,
)
from desktop_app.domain.text import clean
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.rules import Criterion

_RESULTS = (REFUSED, COMPLETION, RECOGNISED)
_NUMBERS = {result: f"4.{place}" for place, result in enumerate(_RESULTS, 1)}
_MONEY = ((NOT_COMPUTABLE, "money_none"), (RECOMPUTED, "money_recomputed"), (AGREED, "money_agreed"))
_LIMITS = ("author_least", "author_most", "wages_least", "wages_most", "helper_least", "helper_most")
_SHORT_ROOM, _ROOM = "……", "…………"
_FOOTNOTE = 11.0
_PART_OF_FORM = re.compile(r"([A-Z]\.\d+)[.,]")


def build_phieu_danh_gia(context: DossierContext) -> Document:
    """Build the form for each member who may vote, filled in as far as they voted."""
    context = as_printed(context)
    has_boxes = context.case is None or context.case.points is None
    pages = [
        Pages(tuple(_form(context, vote)), vote.member.name if vote else "")
        for vote in votes_of(context, is_counted=has_boxes)
    ]
    script = script_for(context, None)
    notices = list(left_out(context))
    if not has_boxes:
        notices.append(script.word("by_points"))
    return bound(script.document((), about(context)), pages, notices)


def _form(context: DossierContext, vote: Vote | None) -> list[Block]:
    script = script_for(context, vote)
    criteria = _asked(context)
    return [
        script.title(),
        *about_innovation(script),
        *about_reviewer(script),
        script.heading("section_3"),
        small(script.line("how", keeps_with_next=True)),
        *_criteria(context, script, criteria, vote),
        script.heading("section_4"),
        *_conclusions(context, script, criteria, vote),
        *_money(context, script, vote),
        *_proposals(context, script, vote),
        *(small(note, _FOOTNOTE) for note in script.lines("notes") if isinstance(note, Paragraph)),
        signed(script, vote),
    ]


def _asked(context: DossierContext) -> tuple[Criterion, ...]:
    """Choose the criteria of the level asked; a blank form, whose level nobody knows, shows them all."""
    known = context.case.criteria if context.case and context.case.criteria else context.pack.criteria
    level = level_of(context)
    return tuple(item for item in known if not level or not item.levels or level in item.levels)


def _criteria(
    context: DossierContext, script: Script, criteria: Sequence[Criterion], vote: Vote | None
) -> list[Block]:
    blocks: list[Block] = []
    for group, members in groupby(criteria, lambda item: _group(script, item)):
        if group:
            blocks.append(_lead((Run(script.word(group), is_bold=True),)))
        for criterion in members:
            blocks += _criterion(context, script, criteria, criterion, vote)
    return blocks


def _group(script: Script, criterion: Criterion) -> str:
    """Name the word that stands over criteria numbered under one number (3.2.1 under 3.2), "" for none."""
    word = "group_" + "_".join(criterion.number.split(".")[:-1])
    return word if script.has(word) else ""


def _criterion(
    context: DossierContext, script: Script, criteria: Sequence[Criterion], item: Criterion, vote: Vote | None
) -> list[Block]:
    ticked = vote.boxes.get(item.id, "") if vote else ""
    label = (
        Run(f"{item.number}. ", is_bold=True),
        Run(" ".join((item.label, *_remarks(context, script, item)))),
    )
    blocks: list[Block] = [_lead(label)]
    if script.has(f"about_{item.id}"):
        blocks += [small(line) for line in script.lines(f"about_{item.id}") if isinstance(line, Paragraph)]
    lines = [box(ticked == "positive", item.positive), box(ticked == "negative", item.negative)]
    if ticked == "skipped":
        lines.append(Run(script.word("skipped"), is_italic=True))
    blocks += boxes(lines, keeps_with_next=item.stops)
    if item.stops:
        blocks.append(_remark(_stop(script, criteria, item)))
    return blocks


def _stop(script: Script, criteria: Sequence[Criterion], item: Criterion) -> str:
    """Word the rule that ends the review: which criteria are left out after this one's second box."""
    after = [other.number for other in criteria[criteria.index(item) + 1 :]]
    if not after:
        return script.say("stop_last", negative=item.negative)
    word = "skipped_many" if len(after) > 1 else "skipped_one"
    left_out = script.say(word, first=after[0], last=after[-1])
    return script.say("stop", negative=item.negative, skipped=left_out)


def _remarks(context: DossierContext, script: Script, item: Criterion) -> list[str]:
    """Say which part of the application a criterion is about, and on a blank form at which levels."""
    part = _part_of_form(context, item)
    found = [script.say("in_form", part=part)] if part else []
    if item.levels and not level_of(context):
        named = "/".join(_level_words(context, level) for level in item.levels)
        found.append(script.say("levels_only", levels=named))
    return found


def _part_of_form(context: DossierContext, item: Criterion) -> str:
    """Find the lettered part of the form that this criterion alone is about (A.1), "" for none."""
    own = _parts(context, item)
    others = {
        part for other in context.pack.criteria if other.id != item.id for part in _parts(context, other)
    }
    return next((part for part in own if part not in others), "")


def _parts(context: DossierContext, item: Criterion) -> list[str]:
    sections = (context.pack.form.section_of(field) for field in item.fields)
    found = (_PART_OF_FORM.match(section.title) for section in sections if section)
    return [part[1] for part in found if part]


def _conclusions(
    context: DossierContext, script: Script, criteria: Sequence[Criterion], vote: Vote | None
) -> list[Block]:
    level = _level_words(context, level_of(context)) or script.word("level_open")
    refusing = [item for item in criteria if item.is_refusal]
    asking = [item for item in criteria if not item.is_refusal]
    said = vote.conclusion if vote else ""
    blocks: list[Block] = []
    for result, grounds in zip(_RESULTS, (refusing, asking, ()), strict=True):
        named = "; ".join(f"{item.number} {item.negative}" for item in grounds)
        condition = Run(f" {script.say(f'{result}_if', grounds=named)}", is_italic=True)
        number = Run(f"{_NUMBERS[result]}. ", is_bold=True)
        runs = (number, box(said == result, ""), *script.runs(result, level=level), condition)
        blocks.append(Paragraph(runs, size=SIZE))
        if result == COMPLETION:
            blocks += opinion(script, "completion_asked", asked=_asked_for(vote))
    if vote is not None and vote.reason:
        word = "overridden" if vote.derived else "overridden_early"
        blocks.append(
            small(script.line(word, derived=_NUMBERS.get(vote.derived, ""), reason=clean(vote.reason)))
        )
    if vote is not None and vote.is_abstention:
        blocks.append(small(script.line("abstained")))
    return blocks


def _asked_for(vote: Vote | None) -> str:
    return clean(vote.comment) if vote is not None and vote.conclusion == COMPLETION else ""


def _money(context: DossierContext, script: Script, vote: Vote | None) -> list[Block]:
    """Ask for the money and the pay, answered as far as the member did; the rest is for their hand."""
    pay = vote.pay if vote else PayOpinion()
    limits = dict.fromkeys(_LIMITS, _SHORT_ROOM) if context.is_blank else {}
    blocks: list[Block] = [_lead(script.runs("money"))]
    for answer, word in _MONEY:
        blocks.append(
            Paragraph((box(pay.money == answer, script.word(word)),), "left", size=SIZE, field=BALLOT)
        )
        if answer == RECOMPUTED:
            blocks.append(_figures(pay.figures))
    blocks.append(_lead(script.runs("author_pay")))
    asked = author_key(pay.money, context.dossier.innovation.benefit_answer)
    for condition, word, key, value in (
        ("if_computed", "author_share", AUTHOR_RATE, pay.author_rate),
        ("if_not_computed", "author_wages", AUTHOR_MULTIPLE, pay.author_multiple),
    ):
        if asked in ("", key):
            start = () if asked else (Run(f"{script.word(condition)} "),)
            runs = script.runs(word, proposed=_proposed(value), **limits)
            blocks.append(Paragraph((*start, *runs), size=SIZE, field=BALLOT))
    helpers = script.line("helper_pay", proposed=_proposed(pay.helper_rate), **limits)
    return [*blocks, small(replace(helpers, field=BALLOT))]


def _figures(told: str) -> Block:
    """Write what is to be worked out anew from; where nothing was told, leave room for it."""
    return Paragraph((Run(clean(told)),), size=SIZE, field=BALLOT) if told else DottedLines(1, BALLOT)


def _proposed(hundredths: int | None) -> str:
    return _ROOM if hundredths is None else share_words(hundredths)


def _proposals(context: DossierContext, script: Script, vote: Vote | None) -> list[Block]:
    said = "" if _asked_for(vote) or vote is None else clean(vote.comment)
    return [*higher_boxes(context, script, vote), *opinion(script, "other", comment=said)]


def _level_words(context: DossierContext, level: str) -> str:
    return lower_first(context.catalogue.label("levels", level)) if level else ""


def _lead(runs: tuple[Run, ...]) -> Paragraph:
    return Paragraph(runs, size=SIZE, keeps_with_next=True)


def _remark(text: str) -> Paragraph:
    return Paragraph((Run(text, is_italic=True),), size=NOTE_SIZE)
