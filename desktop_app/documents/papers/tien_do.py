"""Báo cáo tiến độ of a programme, and the notice of one page for the board."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from desktop_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    Letterhead,
    Motto,
    Pages,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    Space,
    Table,
    Title,
)
from desktop_app.documents.papers.context import Sender
from desktop_app.documents.papers.script import letterhead_of, signed_by
from desktop_app.domain.dates import format_date, long_date
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.programme import Phase, Programme
from desktop_app.domain.progress import Line, Progress, Staff, Standing
from desktop_app.domain.progress_numbers import number, one_decimal, percent
from desktop_app.forms.programmes import shipped_programmes

_FOREMOST = 8
_ROOM = 500
"""Letters of the notice that may be spent on names, so that it stays one page."""
_SHORT, _TITLE = 70, 240
_HEAD_LINES = 3
_INDENT = "\u00a0\u00a0\u00a0"


@dataclass(frozen=True, slots=True)
class ProgressPaper:
    """What a report is made from: `parts` are the phases with where each stands, `levels` are labelled.

    `sender` is the office that makes it.
    """

    programme: Programme
    phase: Phase | None
    sentence: str
    progress: Progress
    levels: tuple[tuple[str, int], ...] = ()
    parts: tuple[tuple[Phase, Standing], ...] = ()
    sender: Sender = field(default_factory=Sender)

    @property
    def name(self) -> str:
        """What it is about."""
        return f"{self.programme.name} – {self.phase.name}" if self.phase else self.programme.name


def _say(word: str, **values: str) -> str:
    return shipped_programmes().say(word, **values)


def build_report(paper: ProgressPaper) -> Document:
    """Build the report: the whole, by phase, by level, by unit, and who has nothing yet."""
    blocks: list[Block] = [_head(paper, "report"), Title(_say("report"), paper.name), _as_of(paper)]
    blocks += [Heading(_say("overall")), *map(_paragraph, _overall(paper))]
    if paper.parts:
        blocks += [Heading(_say("by_phase")), _phases(paper)]
    if paper.levels:
        blocks += [Heading(_say("by_level")), _levels(paper)]
    blocks += [
        Heading(_say("by_unit")),
        _units(paper),
        Heading(_say("at_nought")),
        _paragraph(_nought(paper, None)),
    ]
    if paper.progress.notices:
        blocks += [
            Heading(_say("to_look_at")),
            *(_paragraph(item.sentence) for item in paper.progress.notices),
        ]
    signer = next(map(signed_by, paper.sender.signatories), SignatureColumn((_say("signer"),)))
    blocks += [Space(4), Signatures((SignatureColumn((_say("maker"),)), signer))]
    return _document(_say("report"), paper, blocks)


def build_notice(paper: ProgressPaper) -> Document:
    """Build the notice: how far it is, who leads, who has nothing yet; on one page, however many units."""
    blocks: list[Block] = [
        _head(paper, "notice"),
        Title(_say("notice"), _say("notice_of", name=_shortened(paper.name, _TITLE))),
        _as_of(paper),
    ]
    blocks += [_paragraph(words) for words in (*_counted(paper.progress.whole.standing), paper.sentence)]
    leading = _foremost(paper.progress.lines)
    if leading:
        blocks += [Heading(_say("foremost")), _ranked(leading)]
    blocks += [Heading(_say("at_nought")), _paragraph(_nought(paper, _ROOM))]
    return _document(_say("notice"), paper, blocks)


def _head(paper: ProgressPaper, kind: str) -> Letterhead | Motto:
    """Head a paper with the office's own head; of a book without any unit nobody is known to write."""
    own = paper.sender.letterhead
    if not own.name:
        return Motto()
    ends = "-".join(filter(None, (_say(f"{kind}_kind"), own.symbol)))
    head = letterhead_of(own, ends)
    return replace(head, parent=_kept(head.parent), body=_kept(head.body))


def _kept(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(_shortened(line) for line in lines[:_HEAD_LINES])


def _document(title: str, paper: ProgressPaper, blocks: Sequence[Block]) -> Document:
    return Document(f"{title} – {paper.name}", (Pages(tuple(blocks), title),), subject=title)


def _as_of(paper: ProgressPaper) -> Paragraph:
    words = _say("as_of", day=long_date(paper.progress.window.today))
    return Paragraph((Run(words, is_italic=True),), "center", has_indent=False)


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _overall(paper: ProgressPaper) -> Iterator[str]:
    found = paper.progress
    yield paper.sentence
    yield from _counted(found.whole.standing)
    whole, use = found.whole, found.use
    yield _say(
        "portal",
        keyed=format_number(len(whole.keyed)),
        confirmed=format_number(len(whole.confirmed)),
        unkeyed=format_number(len(found.unkeyed)),
    )
    yield _staff(whole.staff)
    applied, unapplied = format_number(len(use.applied)), format_number(len(use.unapplied))
    yield _say("use", applied=applied, unapplied=unapplied)
    yield _say(
        "money",
        amount=format_money(use.value),
        count=format_number(len(use.valued)),
        other=format_number(len(use.not_computable)),
    )


def _staff(staff: Staff) -> str:
    authors, share = format_number(staff.authors), percent(staff.share)
    if not staff.authors:
        return _say("no_staff")
    if staff.share is None:
        return _say("staff_only", authors=authors)
    if staff.direct_share is None:
        return _say("staff_unknown", authors=authors, share=share)
    return _say("staff", authors=authors, share=share, direct=percent(staff.direct_share))


def _counted(standing: Standing) -> Iterator[str]:
    counted = format_number(standing.counted)
    if not standing.target:
        yield _say("counted_only" if standing.target is None else "counted_nought", counted=counted)
        return
    yield _say(
        "counted", counted=counted, percent=percent(standing.percent), target=format_number(standing.target)
    )
    if standing.missing == 0:
        yield _say("reached")
    elif standing.window.left == 0:
        yield _say("over", count=number(standing.missing))
    elif standing.behind is not None:
        yield _say(
            "late" if standing.behind > 0 else "early",
            count=format_number(abs(standing.behind)),
            left=number(standing.window.left),
            needed=one_decimal(standing.needed),
            forecast=number(standing.forecast),
        )


def _phases(paper: ProgressPaper) -> Table:
    heading = tuple(
        Cell(_say(word), "center", True) for word in ("phase", "time", "target", "done", "rate", "forecast")
    )
    rows = tuple(
        (
            Cell(phase.name),
            Cell(" – ".join(format_date(day) or "…" for day in (phase.starts_on, phase.ends_on)), "center"),
            *_figures(standing),
            Cell(number(standing.forecast), "right"),
        )
        for phase, standing in paper.parts
    )
    return Table(heading, rows, (4, 5, 2, 2, 2, 2))


def _figures(standing: Standing, is_bold: bool = False) -> tuple[Cell, ...]:
    figures = number(standing.target), number(standing.counted), percent(standing.percent)
    return tuple(Cell(text, "right", is_bold) for text in figures)


def _levels(paper: ProgressPaper) -> Table:
    heading = (Cell(_say("level"), "center", True), Cell(_say("done"), "center", True))
    rows = tuple((Cell(label), Cell(format_number(count), "right")) for label, count in paper.levels)
    return Table(heading, rows, (6, 2))


def _units(paper: ProgressPaper) -> Table:
    words = ("number", "unit", "target", "done", "rate", "due", "forecast")
    heading = tuple(Cell(_say(word), "center", True) for word in words)
    lines = [line for line in paper.progress.lines if line.target is not None or line.counted]
    rows = [_unit_row(str(place), line, line.depth) for place, line in enumerate(lines, 1)]
    whole = paper.progress.whole
    rows.append(_unit_row("", whole, 0, _say("whole")))
    return Table(heading, tuple(rows), (1.1, 7, 1.8, 1.6, 2, 1.8, 1.9))


def _unit_row(place: str, line: Line, depth: int, name: str = "") -> tuple[Cell, ...]:
    standing, is_bold = line.standing, bool(name)
    words = _INDENT * min(depth, 4) + (name or line.name) + (f" ({line.note})" if line.note else "")
    return (
        Cell(place, "center"),
        Cell(words, is_bold=is_bold),
        *_figures(standing, is_bold),
        Cell(number(standing.expected), "right", is_bold),
        Cell(number(standing.forecast), "right", is_bold),
    )


def _nought(paper: ProgressPaper, room: int | None) -> str:
    names = [_shortened(line.name) for line in paper.progress.at_nought]
    if not names:
        return _say("no_nought")
    if room is not None:
        fitting = sum(reach <= room for reach in accumulate(map(len, names)))
        left = len(names) - fitting
        names = [*names[:fitting], *([_say("and_more", count=format_number(left))] if left else [])]
    return ", ".join(names).removesuffix("…") + "."


def _foremost(lines: Sequence[Line]) -> list[Line]:
    """Rank the units that were given a target: by percent, then by count."""
    asked = [line for line in lines if line.is_own_target and line.counted and line.successor_id is None]
    asked.sort(key=lambda line: (-(line.standing.percent or 0), -line.standing.counted))
    return asked[:_FOREMOST]


def _ranked(lines: Sequence[Line]) -> Table:
    heading = tuple(Cell(_say(word), "center", True) for word in ("number", "unit", "target", "done", "rate"))
    rows = tuple(
        (Cell(str(place), "center"), Cell(_shortened(line.name)), *_figures(line.standing))
        for place, line in enumerate(lines, 1)
    )
    return Table(heading, rows, (1, 7, 2, 2, 2))


def _shortened(name: str, room: int = _SHORT) -> str:
    return name if len(name) <= room else name[: room - 1] + "…"
