"""Báo cáo hiệu quả áp dụng, khả năng nhân rộng (Mẫu 03): the author's own report of an innovation in use."""

from collections.abc import Sequence

from desktop_app.documents.blocks import Block, Document, Motto, Paragraph, Run, SignatureColumn
from desktop_app.documents.papers.benefit import money_runs, year_lines
from desktop_app.documents.papers.brevity import fit
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.telling import (
    about,
    as_printed,
    author_names,
    author_rows,
    authors_table,
    brief,
    confirmed,
    dated,
    ending_in,
    money_line,
    script_of,
    sentences_told,
    told,
)
from desktop_app.domain.language import _

_SUMMARY_LINES = 10
_WIDTH, _SIZE = 467.0, 14.0  # of the body text, in points


def build_bao_cao_hieu_qua(context: DossierContext) -> Document:
    """Build the report; a short account is made of the dossier's sentences where none was written for it."""
    context = as_printed(context)
    script = script_of(context)
    summary, notices = _summary(context)
    reporter = brief(context.facts.get("reporter", "")) or author_names(context)[0]
    right = SignatureColumn(
        (script.say("reporter"),), script.say("signs"), reporter, dated(context, script)
    )  # fmt: skip
    left = SignatureColumn((script.say("head_confirms"),), script.say("signs_and_seals"))
    blocks: list[Block] = [
        Motto(),
        script.title(),
        script.heading("general"),
        *_authors(context, script),
        *ending_in(script, "title_of_it", "title"),
        *ending_in(script, "recognised_by_hand" if context.is_blank else "recognised", "decision_number", 0),
        script.heading("short", 2),
        *summary,
        script.line("applied"),
        script.heading("judged"),
        script.heading("effect", 2),
        *told(context, "effect", 6),
        *_money(context, script),
        script.heading("spread", 2),
        *told(context, "spread", 4),
        script.heading("pledge_heading"),
        *script.lines("pledge"),
        script.heading("proposal"),
        *told(context, "proposal", 2),
        *confirmed(left, right, ()),
    ]
    return script.document(blocks, about(context), author=reporter, notices=notices)


def _authors(context: DossierContext, script: Script) -> Sequence[Block]:
    """Write the lines of the form for a lone author, a table for several."""
    if len(context.dossier.authors) > 1:
        return [script.line("authors", keeps_with_next=True), authors_table(context, script)]
    row = author_rows(context)[0]
    keys = ("name", "post", "workplace")
    if context.is_blank:
        return [block for key in keys for block in ending_in(script, f"author_{key}", key, 0)]
    name, post, workplace = (str(row.get(key) or "") for key in keys)
    return [
        script.line("author_name", name=name),
        script.line("author_post", post=post),
        script.line("author_workplace", workplace=workplace),
    ]


def _summary(context: DossierContext) -> tuple[list[Block], tuple[str, ...]]:
    if context.is_blank or context.facts.get("summary", "").strip():
        return told(context, "summary", 5), ()
    fitted = fit(sentences_told(context, "summary"), _SUMMARY_LINES, _WIDTH, _SIZE)
    if not fitted.text:
        return told(context, "summary", 2), ()
    told_of = _(
        "Mục mô tả ngắn gọn lấy các câu đầu của hồ sơ, bỏ {count} câu sau. Viết riêng mục này nếu chưa đủ ý."
    )
    notices = (told_of.format(count=fitted.left_out),) if fitted.left_out else ()
    return [Paragraph((Run(fitted.text),), field=context.wording.sources["summary"][1])], notices


def _money(context: DossierContext, script: Script) -> list[Block]:
    """Write what was really gained, year by year; before any of it is known, what the application states."""
    say = context.catalogue.say
    lines = context.dossier.benefit_lines
    blocks: list[Block] = []
    for year in sorted({line.year for line in lines if line.is_actual}):
        amounts = [line.amount for line in year_lines(lines, (year, True)) if line.amount is not None]
        if amounts:
            words = say("benefit_of_year", year=say(f"year_{year}") or str(year))
            runs = Run(f"{words} "), *money_runs(sum(amounts), context.catalogue)
            blocks.append(Paragraph(runs, field="benefit"))
    return blocks or money_line(context, script)
