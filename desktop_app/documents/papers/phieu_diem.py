"""Phiếu chấm điểm sáng kiến: a council member's points by a set of criteria, their sum and grade."""

from collections.abc import Iterator

from desktop_app.documents.blocks import Block, Cell, Document, Pages, Paragraph, Run, Table
from desktop_app.documents.papers.ballots import (
    BALLOT,
    SIZE,
    about_innovation,
    about_reviewer,
    bound,
    box,
    boxes,
    has_voted,
    higher_boxes,
    left_out,
    opinion,
    script_for,
    signed,
    small,
    votes_of,
)
from desktop_app.documents.papers.benefit import number_words
from desktop_app.documents.papers.context import DossierContext, Score, Vote
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.documents.papers.telling import about, as_printed
from desktop_app.domain.council import COMPLETION, RECOGNISED, REFUSED
from desktop_app.domain.text import clean
from desktop_app.forms.council import Grade, PointCriterion, PointSet, shipped_council


def build_phieu_diem(context: DossierContext) -> Document:
    """Build the sheet for each member who may vote, filled in as far as they voted."""
    points = _set_of(context)
    context = as_printed(context)
    case = context.case
    is_counted = case is not None and case.points is not None
    pages = [
        Pages(tuple(_sheet(context, points, vote)), vote.member.name if vote else "")
        for vote in votes_of(context, is_counted=is_counted)
    ]
    script = script_for(context, None)
    notices = list(left_out(context))
    if case is not None and case.votes and not is_counted:
        notices.append(script.word("by_boxes"))
    return bound(script.document((), about(context)), pages, notices)


def _set_of(context: DossierContext) -> PointSet:
    """Find the set of criteria: the round's, else the one chosen for the paper."""
    if context.case is not None and context.case.points is not None:
        return context.case.points
    rules = context.hearing.rules if context.hearing else shipped_council()
    return rules.points(Script(context).chosen("criteria_set")) or rules.sets[0]


def _sheet(context: DossierContext, points: PointSet, vote: Vote | None) -> list[Block]:
    script = script_for(context, vote)
    return [
        script.title(),
        small(script.line("set", align="center", criteria_set=points.name)),
        *about_innovation(script),
        *about_reviewer(script),
        script.heading("section_3"),
        _table(script, points, vote),
        *opinion(script, "comment", comment=clean(vote.comment) if vote else ""),
        script.heading("section_4"),
        *_grades(script, points, vote),
        *_warnings(script, vote),
        *_conclusion(context, script, vote),
        signed(script, vote),
    ]


def _table(script: Script, points: PointSet, vote: Vote | None) -> Table:
    rows: list[dict[str, CellValue]] = [
        {
            "number": str(number),
            "criterion": _named(script, item),
            "bands": _bands(script, item),
            "points": _given(vote, item),
        }
        for number, item in enumerate(points.criteria, 1)
    ]
    total = vote.score.total if vote and vote.score else ""
    rows.append(
        {
            "number": Cell(script.word("total"), is_bold=True, span=2),
            "bands": Cell(str(points.most), "left", is_bold=True),
            "points": Cell(total, "center", is_bold=True),
        }
    )
    return script.table("points", rows, field=BALLOT)


def _named(script: Script, item: PointCriterion) -> str:
    if not item.least:
        return item.label
    return script.say("least_points", criterion=item.label, least=str(item.least))


def _bands(script: Script, item: PointCriterion) -> str:
    if not item.bands:
        return script.say("whole_band", most=str(item.most))
    ends = [item.most, *(band.start - 1 for band in item.bands[:-1])]
    return "\n".join(
        script.say("band", start=str(band.start), end=str(end), label=band.label)
        for band, end in zip(item.bands, ends, strict=True)
    )


def _given(vote: Vote | None, item: PointCriterion) -> Cell:
    said = "" if vote is None or vote.is_abstention else vote.marks.get(item.id, "")
    return Cell(number_words(said) if said else "", "center")


def _grades(script: Script, points: PointSet, vote: Vote | None) -> list[Block]:
    reached = vote.score.grade if vote and vote.score else None
    blocks: list[Block] = [
        Paragraph((box(grade == reached, _words(script, points, grade)),), "left", size=SIZE, field=BALLOT)
        for grade in points.grades
    ]
    if points.least:
        blocks.append(small(script.line("pass", least=str(points.least))))
    return blocks


def _words(script: Script, points: PointSet, grade: Grade) -> str:
    """Say from how many points a grade is given, what it needs besides, and what it leads to."""
    if grade == points.grades[-1] and len(points.grades) > 1:
        said = script.say("grade_last", grade=grade.label, next=str(points.grades[-2].start))
    elif grade.needs is not None:
        said = script.say(
            "grade_needs",
            grade=grade.label,
            start=str(grade.start),
            criterion=_label(points, grade.needs.criterion),
            least=str(grade.needs.least),
        )
    else:
        said = script.say("grade", grade=grade.label, start=str(grade.start))
    return script.say("noted", grade=said, note=grade.note) if grade.note else said


def _label(points: PointSet, criterion: str) -> str:
    return next(item.label for item in points.criteria if item.id == criterion)


def _warnings(script: Script, vote: Vote | None) -> list[Block]:
    """Say what stands against the sum; the grade stays as the points give it."""
    if vote is None or vote.score is None or vote.is_abstention:
        return []
    return [
        Paragraph((Run(said, is_bold=True, is_italic=True, field=BALLOT),), size=SIZE)
        for said in _doubts(script, vote.score, has_said=has_voted(vote))
    ]


def _doubts(script: Script, score: Score, *, has_said: bool) -> Iterator[str]:
    for item in score.low:
        yield script.say("low", criterion=item.label, least=str(item.least))
    grade = score.grade
    if grade is not None and grade.needs is not None and score.unmet is not None:
        yield script.say(
            "unmet", grade=grade.label, criterion=score.unmet.label, least=str(grade.needs.least)
        )
    if grade is None and has_said:
        yield script.word("unfinished")


def _conclusion(context: DossierContext, script: Script, vote: Vote | None) -> list[Block]:
    said = vote.conclusion if vote else ""
    is_yes = said in (RECOGNISED, COMPLETION)
    blocks: list[Block] = [
        *boxes([box(is_yes, script.word("recognised")), box(said == REFUSED, script.word("refused"))])
    ]
    if vote is not None and vote.reason:
        blocks.append(small(script.line("overridden", reason=clean(vote.reason))))
    if vote is not None and vote.is_abstention:
        blocks.append(small(script.line("abstained")))
    return [*blocks, *higher_boxes(context, script, vote)]
