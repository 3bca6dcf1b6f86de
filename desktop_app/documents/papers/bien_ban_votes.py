"""Parts C and D of the minutes: how a council voted, what it concludes, proposes and asks."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from desktop_app.documents.blocks import Block, Cell
from desktop_app.documents.papers.context import Case, RoundContext
from desktop_app.documents.papers.council_cases import (
    conclusion_of,
    is_proposed,
    next_level_votes,
    share_words,
)
from desktop_app.documents.papers.round_values import case_lookup
from desktop_app.documents.papers.script import ROUND, Script
from desktop_app.domain.council import COMPLETION, RECOGNISED, REFUSED
from desktop_app.domain.council_pay import Middle, PaySummary
from desktop_app.domain.numbers import format_number

Numbered = tuple[int, Case]
Section = tuple[str, int, list[Block]]
"""The word a section of part D begins with, of how many innovations it is, and what stands under it."""

_EMPTY_ROWS = 3
_HUNDRED = Decimal(100)
_GROUPS = ((RECOGNISED, "recognised"), (COMPLETION, "completion"), (REFUSED, "refused"), ("", "undecided"))


def vote_blocks(context: RoundContext, script: Script) -> list[Block]:
    """Write part C: votes over all members of the council (theo quyết định thành lập), or points."""
    rules = context.hearing.rules
    points = next((case.points for case in context.cases if case.points), None)
    blocks: list[Block] = [
        script.heading("part_c"),
        script.line("counted", limit=rules.recognise.label, keeps_with_next=not points),
    ]
    if points:
        most = str(points.most)
        blocks.append(script.line("graded", keeps_with_next=True, point_set=points.name, most_points=most))
    name = "points" if points else "votes"
    blocks.append(script.table(name, _rows(context.cases)))
    clashes = [
        script.line(
            f"conflict_{vote.interest}",
            number=str(number),
            name=vote.member.name,
            reason=vote.interest_reason.rstrip(" .;"),
        )
        for number, case in enumerate(context.cases, 1)
        for vote in case.votes
        if vote.interest
    ]
    if clashes:
        blocks += [script.line("conflicts", keeps_with_next=True), *clashes]
    return [*blocks, *_money_opinions(script, context.cases)]


def _money_opinions(script: Script, cases: Sequence[Case]) -> list[Block]:
    """Write what the forms say of the money and propose to pay (mục 4.4 to 4.6), an innovation a line."""
    blocks: list[Block] = []
    for number, case in enumerate(cases, 1):
        if not case.pay.is_empty:
            said = "; ".join(_opinions(script, case.pay))
            blocks.append(script.line("money_opinion", number=str(number), opinions=said))
            blocks += [script.line("money_figures", figures=text.rstrip(" .;")) for text in case.pay.figures]
    return [script.line("money_opinions", keeps_with_next=True), *blocks] if blocks else []


def _opinions(script: Script, pay: PaySummary) -> Iterable[str]:
    for answer, count in pay.answers.items():
        words = script.say(f"money_{answer}")
        yield script.say("money_votes", answer=words[:1].lower() + words[1:], count=str(count))
    for word, middle in (
        ("pay_of_benefit", pay.author_rate),
        ("pay_of_wage", pay.author_multiple),
        ("pay_of_authors", pay.helper_rate),
    ):
        if middle is not None:
            yield script.say(word, middle=share_words(middle.value), based_on=_based_on(script, middle))


def _based_on(script: Script, middle: Middle) -> str:
    if middle.least == middle.most:
        return script.say("pay_agreed", count=str(middle.count))
    least, most = share_words(middle.least), share_words(middle.most)
    return script.say("pay_median", count=str(middle.count), least=least, most=most)


def _rows(cases: Sequence[Case]) -> list[dict[str, str | Cell]]:
    blank = Cell("……", field=ROUND + "cases", is_missing=True)
    rows = [_row(number, case) for number, case in enumerate(cases, 1)]
    return rows or [{"number": str(number), "title": blank} for number in range(1, _EMPTY_ROWS + 1)]


def _row(number: int, case: Case) -> dict[str, str | Cell]:
    count = case.count
    forms = count.favourable + count.refused
    return {
        "number": str(number),
        "title": case.dossier.innovation.title,
        "recognised": f"{count.recognised}/{count.members}",
        "completion": f"{count.completion}/{count.members}",
        "favourable": f"{count.favourable}/{count.members}",
        "refused": f"{count.refused}/{count.members}",
        "silent": f"{max(count.members - forms, 0)}/{count.members}",
        "by_writing": str(count.by_writing),
        "forms": f"{forms}/{count.members}",
        "points": case.mean.total if case.mean else "–",
        "grade": case.mean.grade if case.mean else "–",
    }


def conclusion_blocks(context: RoundContext, script: Script) -> list[Block]:
    """Write part D: what is recognised, to be completed, refused, proposed higher, and paid."""
    numbered = list(enumerate(context.cases, 1))
    blocks: list[Block] = [script.heading("part_d")]
    if not any(conclusion_of(case) for case in context.cases):
        return [*blocks, script.line("nothing")]
    limit = context.hearing.rules.next_level.label
    sections = (*_results(context, numbered), *_proposed(context, numbered), *_pay(script, numbered))
    for number, (word, count, body) in enumerate(sections, 1):
        head = script.line(word, keeps_with_next=True, number=str(number), count=f"{count:02d}", limit=limit)
        blocks += [head, *body]
    return blocks


def _results(context: RoundContext, numbered: Sequence[Numbered]) -> list[Section]:
    found: list[Section] = []
    for result, word in _GROUPS:
        chosen = [(number, case) for number, case in numbered if conclusion_of(case) == result]
        body = [block for number, case in chosen for block in _result(context, number, case)]
        if chosen:
            found.append((word, len(chosen), body))
    return found


def _result(context: RoundContext, number: int, case: Case) -> Iterable[Block]:
    script = Script(context, case_lookup(context, context.hearing, case))
    item, count, mean = case.examination, case.count, case.mean
    yield script.line(
        "item" if mean is None else "item_points",
        at=str(number),
        votes=str(count.favourable),
        members=str(count.members),
        points=mean.total if mean else "",
        grade=mean.grade if mean else "",
    )
    conclusion = conclusion_of(case)
    if conclusion == COMPLETION:
        yield from _itemised(script, "item_asked", item.completion_asked.splitlines())
    elif conclusion == REFUSED:
        yield from _itemised(script, "item_reason", item.result_reason.splitlines() or case.grounds)


def _itemised(script: Script, word: str, texts: Iterable[str]) -> Iterable[Block]:
    """Write what is asked or held against, a line each; nothing told is dots."""
    yield script.line(word, keeps_with_next=True)
    known = [text.strip() for text in texts if text.strip()]
    for text in known or [""]:
        yield script.line("opinion", text=text)


def _proposed(context: RoundContext, numbered: Sequence[Numbered]) -> list[Section]:
    chosen = [(number, case) for number, case in numbered if is_proposed(case)]
    if not chosen:
        return []
    body: list[Block] = []
    for number, case in chosen:
        script = Script(context, case_lookup(context, context.hearing, case))
        votes, members = str(next_level_votes(case)), str(case.count.members)
        body.append(script.line("item_proposed", at=str(number), votes=votes, members=members))
    return [("proposed", len(chosen), body)]


def _pay(script: Script, numbered: Sequence[Numbered]) -> list[Section]:
    rows = [_pay_row(script, number, case) for number, case in numbered if _is_paid(case)]
    return [("pay", len(rows), [script.table("pay", rows)])] if rows else []


def _is_paid(case: Case) -> bool:
    item = case.examination
    told = (item.author_rate, item.author_multiple, item.helper_rate)
    return bool(item.money_answer) or any(part is not None for part in told)


def _pay_row(script: Script, number: int, case: Case) -> dict[str, str | Cell]:
    item = case.examination
    authors: list[str] = []
    if item.author_rate is not None:
        authors.append(script.say("rate_of_benefit", share=share_words(item.author_rate)))
    if item.author_multiple is not None:
        times = format_number(Decimal(item.author_multiple) / _HUNDRED)
        authors.append(script.say("rate_of_wage", times=times))
    helpers = item.helper_rate
    return {
        "number": str(number),
        "title": case.dossier.innovation.title,
        "money": script.say(f"money_{item.money_answer}") if item.money_answer else "–",
        "authors": "; ".join(authors) or "–",
        "helpers": "–" if helpers is None else script.say("rate_of_authors", share=share_words(helpers)),
    }
