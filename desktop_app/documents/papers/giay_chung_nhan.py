"""Giấy chứng nhận sáng kiến: a framed page for every author, once there is a decision to recognise."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from desktop_app.documents.blocks import Block, Document, Pages, Paragraph, Run, Sheet, Signatures
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.council_cases import share_words
from desktop_app.documents.papers.decree import issuer_line
from desktop_app.documents.papers.round_values import dossier_lookup
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.values import Said
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.council import RECOGNISED
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import Authorship, Dossier, Innovation
from desktop_app.domain.values import NOT_COMPUTABLE

SHEET = Sheet(297, 210, 16, 13, 24, 24)


class _Sizes(NamedTuple):
    """Sizes in points: of the paper's name, of the author's, of the innovation's, of the rest."""

    title: float
    name: float
    innovation: float
    body: float


_SIZES = ((560, _Sizes(26, 18, 17, 14)), (900, _Sizes(22, 16, 14, 13)))
_SMALLEST = _Sizes(20, 14, 12, 11)
"""The more letters there are on it, the smaller they stand, so that a page holds them."""

_HONORIFICS = {"nam": "mr", "nữ": "ms"}
_NOBODY = Authorship(0, 0, 1, "")


def build_giay_chung_nhan(context: DossierContext) -> Document:
    """Build the certificates of a dossier (Phụ lục II TT 18/2013; its exact words were not found).

    While nothing is recognised the form comes empty, so that no paper says what is not so.
    """
    case = context.case
    is_recognised = case is not None and case.examination.result == RECOGNISED
    is_recognised = is_recognised and case is not None and case.examination.decision_on is not None
    own = context.by_council() if is_recognised else _empty(context.by_council())
    script = Script(own, _lookup(own))
    authors = own.dossier.authors or (_NOBODY,)
    parts = tuple(
        Pages(_page(own, script, author), author.name or script.say("title"), False, SHEET, has_frame=True)
        for author in authors
    )
    notices = () if is_recognised else (_not_recognised(),)
    return replace(script.document((), context.dossier.innovation.title, notices=notices), parts=parts)


def _not_recognised() -> str:
    return _("Sáng kiến chưa có quyết định công nhận nên giấy chứng nhận chỉ in mẫu trống.")


def _empty(context: DossierContext) -> DossierContext:
    return replace(
        context,
        dossier=Dossier(Innovation(0, "", "")),
        facts={},
        is_blank=True,
        council=lambda: (None, None),
    )


def _page(context: DossierContext, script: Script, author: Authorship) -> tuple[Block, ...]:
    head = replace(script.letterhead(), number=script.runs("number"), place_and_date=())
    is_alone = len(context.dossier.authors) < 2
    share = "" if author.share is None else share_words(author.share)
    told = [script.runs(word) for word in ("investor", "summary", "benefit", "decided")]
    innovation, post = script.runs("innovation"), script.runs("post", post=_post(author))
    sizes = _sizes((*told, innovation, post))
    day = tuple(replace(run, is_italic=True) for run in script.runs("undated"))
    return (
        head,
        _centred(script.runs("title"), sizes.title, is_bold=True),
        replace(issuer_line(script), size=sizes.body),
        _centred(script.runs("certifies"), sizes.body),
        _holder(script, author, sizes.name),
        _centred(post, sizes.body),
        _centred(script.runs("sole_author" if is_alone else "co_author", share=share), sizes.body),
        _centred(innovation, sizes.innovation),
        *(Paragraph(runs, has_indent=False, size=sizes.body) for runs in told),
        Paragraph(day, "right", has_indent=False, keeps_with_next=True, size=sizes.body),
        Signatures((script.signature("head"),)),
    )


def _sizes(texts: Iterable[tuple[Run, ...]]) -> _Sizes:
    letters = sum(len(run.text) for runs in texts for run in runs)
    return next((sizes for most, sizes in _SIZES if letters <= most), _SMALLEST)


def _lookup(context: DossierContext) -> Lookup:
    rest = dossier_lookup(context)
    script = Script(context)

    def lookup(key: str, form: str) -> Said:
        return Said(_benefit(context, script), "benefit_amount") if key == "benefit" else rest(key, form)

    return lookup


def _benefit(context: DossierContext, script: Script) -> str:
    record, case = context.dossier.innovation, context.case
    if NOT_COMPUTABLE in (record.benefit_answer, case.examination.money_answer if case else ""):
        return script.say("benefit_not_computable")
    if record.benefit_amount is None:
        return ""
    return script.say("benefit_money", money=format_money(record.benefit_amount))


def _holder(script: Script, author: Authorship, size: float) -> Paragraph:
    honorific = script.say(_HONORIFICS.get(author.sex.strip().casefold(), "either"))
    return _centred(script.runs("holder", honorific=honorific, name=author.name), size)


def _post(author: Authorship) -> str:
    return ", ".join(part for part in (author.post, author.workplace) if part)


def _centred(runs: tuple[Run, ...], size: float, *, is_bold: bool = False) -> Paragraph:
    shown = tuple(replace(run, is_bold=run.is_bold or is_bold) for run in runs)
    return Paragraph(shown, "center", has_indent=False, size=size)
