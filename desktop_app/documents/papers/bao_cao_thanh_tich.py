"""Báo cáo thành tích: of a person or a collective, for merit, a campaign or a sudden achievement."""

from collections.abc import Iterator, Sequence

from desktop_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    Table,
)
from desktop_app.documents.papers.list_values import head_of
from desktop_app.documents.papers.merits import masked_words, merit_rows
from desktop_app.documents.papers.nomination_context import NomineeContext
from desktop_app.documents.papers.nomination_notices import notices_on
from desktop_app.documents.papers.nomination_values import LINE, award_name, nominee_lookup
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import COLLECTIVE, Honour
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.office import UNION

TITLE, MERIT = "title", "merit"
_YES = "yes"
_DOTS = "……"
_NOBODY = SignatureColumn((" ",))
_BARE = 7.0
"""How high, in millimetres, the row of a table is that nothing is written in."""


def build_bao_cao_thanh_tich(context: NomineeContext) -> Document:
    """Build the report in the layout of its kind: by who is nominated, and what the round is for."""
    script = Script(context, nominee_lookup(context))
    report = _Report(script, context)
    blocks: list[Block] = [
        head_of(script),
        *report.titles(),
        script.heading(report.word("about_heading")),
        *script.lines(report.word("about")),
        script.heading(f"merits_heading_{report.kind}"),
        *report.merits(),
        *(report.honours() if report.kind == MERIT else []),
        *report.signatures(),
    ]
    return script.document(blocks, context.nominee.line.name, notices=tuple(report.notices()))


class _Report:
    """One report: `who` is person or collective, `kind` what the round is for."""

    def __init__(self, script: Script, context: NomineeContext) -> None:
        self._script, self._context = script, context
        self._line = context.nominee.line
        self.who = "collective" if self._line.nominee == COLLECTIVE else "person"
        self.kind = context.round.type

    def word(self, name: str) -> str:
        """Name the word of this kind of report, else the one that all of who is nominated share."""
        own = f"{self.who}_{name}_{self.kind}"
        return own if self._script.has(own) else f"{self.who}_{name}"

    def titles(self) -> list[Block]:
        """Name the report, the award asked for, for what, and the collective."""
        script, award = self._script, award_name(self._context.nominee).upper()
        asked = "asks_posthumously" if self._line.is_posthumous else "asks"
        made: list[Block] = [script.title("title", asked, award=award)]
        if script.has(f"for_{self.kind}"):
            made.append(script.line(f"for_{self.kind}", align="center"))
        if self.who == "collective":
            made.append(script.line("collective_name", align="center", name=self._line.name.upper()))
        return made

    def merits(self) -> list[Block]:
        """Tell the merits under the headings of the kind, then figures and innovations."""
        script, made = self._script, list[Block]()
        for text in script.word(self._asked()).splitlines():
            key, _colon, words = text.partition(": ")
            made.append(script.heading_of(words))
            made += [script.answer(key, 3)] if key else []
        figures = self._figures()
        if figures:
            made += [script.line("figures_of", keeps_with_next=True), script.table("figures", figures)]
        if self._context.nominee.merits:
            rows = merit_rows(self._context, script)
            made += [script.line("innovations", keeps_with_next=True), script.table("merits", rows)]
        return [*made, *script.lines(self.word("lawful"))]

    def _asked(self) -> str:
        """Choose the headings: a head of unit tells what the unit did before what is his own."""
        told = self._context.facts.get("unit_merits", "")
        is_head = self.who == "person" and (told or self._script.chosen("heads") == _YES)
        return "person_merits_head" if is_head and self.kind == MERIT else self.word("merits")

    def _figures(self) -> list[dict[str, CellValue]]:
        """Give the figures of the programme that the book knows of a collective."""
        found: list[dict[str, CellValue]] = []
        for text in self._script.word(self.word("figures")).splitlines():
            key, _colon, label = text.partition(": ")
            value = self._context.nominee.figure(key)
            if value:
                found.append({"number": str(len(found) + 1), "label": label, "value": value})
        return found

    def honours(self) -> list[Block]:
        """List the titles and awards held, in two tables."""
        script, held = self._script, self._context.nominee.honours
        return [
            script.heading("honours_heading"),
            script.line("titles", keeps_with_next=True),
            _held(script, "titles", [one for one in held if one.kind == TITLE]),
            script.line("forms", keeps_with_next=True),
            _held(script, "forms", [one for one in held if one.kind != TITLE]),
        ]

    def signatures(self) -> list[Block]:
        """Let the unit confirm at the left, who reports sign at the right, and who proposes under them."""
        script, head = self._script, self._script.signature("confirms").name
        line, nominee = self._line, self._context.nominee
        who = script.signatory
        is_own = nominee.unit is not None and who is not None and who.unit_id == nominee.unit.id
        confirms, reports = head, "" if line.is_posthumous else line.name
        if self.who == "collective":
            confirms, reports = ("", head) if is_own else (head, "")
        elif confirms == line.name:
            confirms = ""  # nobody confirms his own report
        left = self.word("confirms")
        left = f"{left}_union" if self._context.chain == UNION and script.has(f"{left}_union") else left
        right = "reports_for_dead" if line.is_posthumous else f"{self.who}_reports"
        return [
            Signatures(
                (
                    SignatureColumn((script.say(left),), script.say("seals"), confirms),
                    SignatureColumn((script.say(right),), script.say("signs"), reports),
                )
            ),
            Paragraph((Run(script.say("proposer_confirms"), is_bold=True),), "center", False, True),
            Signatures((_NOBODY, SignatureColumn((), script.say("seals")), _NOBODY)),
        ]

    def notices(self) -> Iterator[str]:
        """Say what of the nominee is missing, and what whoever writes the report has to see to."""
        yield from notices_on(self._context.nominee)
        yield from masked_words([self._context.nominee])
        line, facts = self._line, self._context.facts
        if line.is_posthumous:
            yield _("{name}: truy tặng, sửa lời báo cáo cho phù hợp.").format(name=line.name)
        is_told = facts.get("unit_merits") or facts.get("heads")
        if self.who == "person" and line.is_manager and self.kind == MERIT and not is_told:
            sentence = _(
                "{name}: là cán bộ lãnh đạo, quản lý. Nếu là người đứng đầu đơn vị thì chọn “Có” và"
                " tóm tắt thành tích của tập thể."
            )
            yield sentence.format(name=line.name)


def _held(script: Script, table: str, held: Sequence[Honour]) -> Table:
    """List what is held, a row each; where there is nothing a row is left to write in."""
    rows: list[dict[str, CellValue]] = []
    for one in held:
        decided = ", ".join(
            part for part in (one.decision_number, format_date(one.decision_on), one.issuer) if part
        )
        cell = Cell(decided or _DOTS, field=LINE + "honours", is_missing=not decided)
        rows.append({"year": str(one.year), "name": one.name, "decision": cell})
    return script.table(table, rows or [{}], field=LINE + "honours", row_height=None if rows else _BARE)
