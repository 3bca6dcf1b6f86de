"""Checks: what is claimed as money beside the sums: fines, the authors' own hours, evidence, reasons."""

import re
from collections.abc import Iterator
from contextlib import suppress

from desktop_app.domain.errors import UserError
from desktop_app.domain.numbers import format_money, read_money
from desktop_app.domain.records import BenefitLine
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE
from desktop_app.domain.words import Words, is_number, sentences, words
from desktop_app.forms.cues import cue
from desktop_app.guide.annexes import citations
from desktop_app.guide.effect import FIELDS
from desktop_app.guide.inquiry import Hit, Inquiry, Written, shortened

FIELD = "benefit"
_MONEY = re.compile(
    r"(\d+(?:[.,]\d+)*)\s*(?:(nghìn|ngàn|triệu|tỷ|tỉ)\b\s*(?:đồng|vnđ|đ)?|(?:đồng|vnđ|đ))(?!\w|\s*/(?!\s*năm\b))",
    re.IGNORECASE,
)


def benefit_penalty(inquiry: Inquiry) -> Iterator[Hit]:
    """A fine that was saved, counted as money gained: in the table, or in the words about it."""
    for _position, line in inquiry.stated_lines:
        if (line.amount or 0) > 0 and cue("penalties").is_in(words(line.description)):
            yield Hit(FIELD, {"found": shortened(line.description)})
            return
    is_claimed = inquiry.dossier.innovation.benefit_answer != NOT_COMPUTABLE
    for text in _money_texts(inquiry):
        if is_claimed and cue("penalties").is_in(text.words):
            for sentence, its_words in sentences(text.text):
                is_said = cue("penalties").is_in(its_words) and not cue("left_out").is_in(its_words)
                if is_said and (text is inquiry.method or any(_money(sentence))):
                    yield Hit(text.field if text.label else FIELD, {"found": shortened(sentence)})
                    return


def benefit_own_hours(inquiry: Inquiry) -> Iterator[Hit]:
    """Working time saved, and none spent on making the solution among the costs."""
    if inquiry.dossier.innovation.benefit_answer != COMPUTED:
        return
    lines = [line for _position, line in inquiry.stated_lines]
    saved = [line for line in lines if (line.amount or 0) > 0 and _is_labour(line)]
    costs = [line for line in lines if (line.amount or 0) < 0]
    told = [its_words for _sentence, its_words in sentences(inquiry.method.text)]
    is_counted = any(_is_work(line) for line in costs) or any(
        cue("costs").is_in(sentence) and cue("own_work").is_in(sentence) for sentence in told
    )
    if saved and not is_counted:
        yield Hit(FIELD, {"description": saved[0].description.strip() or "…"})


def benefit_guess(inquiry: Inquiry) -> Iterator[Hit]:
    """A sum told in round words (khoảng, hàng tỷ, ước tính)."""
    if not cue("totals").is_in(inquiry.method.words):
        return
    for sentence, its_words in sentences(inquiry.method.text):
        if cue("totals").is_in(its_words) and (cue("guesses").is_in(its_words) or _is_about(its_words)):
            yield Hit(FIELD, {"found": shortened(sentence)})
            return


def benefit_over_text(inquiry: Inquiry) -> Iterator[Hit]:
    """A sum greater than all that the texts say was gained."""
    amount = inquiry.dossier.innovation.benefit_amount
    if inquiry.dossier.innovation.benefit_answer != COMPUTED or not amount:
        return
    said = [
        money
        for text in _money_texts(inquiry)
        for sentence, its_words in sentences(text.text)
        if cue("totals").is_in(its_words)
        for money in _money(sentence)
    ]
    if said and max(said) * (100 + inquiry.numbers["percent"]) < amount * 100:
        yield Hit(FIELD, {"amount": format_money(amount), "said": format_money(max(said))})


def benefit_no_evidence(inquiry: Inquiry) -> Iterator[Hit]:
    """Money claimed, and no annex cited for it."""
    innovation = inquiry.dossier.innovation
    cited = [inquiry.method.text, *(text for line in inquiry.dossier.benefit_lines for text in _told(line))]
    is_claimed = innovation.benefit_answer == COMPUTED and (innovation.benefit_amount or 0) > 0
    if is_claimed and inquiry.asked("annexes") and any(cited) and not any(map(citations, cited)):
        yield Hit(FIELD)


def benefit_no_reason(inquiry: Inquiry) -> Iterator[Hit]:
    """Said not to be computable, and not why."""
    words_of_form = words(inquiry.pack.not_computable).tokens
    told = tuple(token for token in inquiry.method.words.tokens if token[0].isalnum())
    if inquiry.dossier.innovation.benefit_answer == NOT_COMPUTABLE and told in ((), words_of_form):
        yield Hit(FIELD, {"not_computable": inquiry.pack.not_computable})


def benefit_computable(inquiry: Inquiry) -> Iterator[Hit]:
    """Said not to be computable, while the effect is told in what has a price."""
    if inquiry.dossier.innovation.benefit_answer != NOT_COMPUTABLE or inquiry.dossier.benefit_lines:
        return
    for text in filter(None, map(inquiry.prose, FIELDS)):
        found = _priced(text.words)
        if found:
            values = {"label": text.label, "found": found, "not_computable": inquiry.pack.not_computable}
            yield Hit(FIELD, values)
            return


def _is_about(sentence: Words) -> bool:
    tokens = sentence.tokens
    ends = (end for _start, end in cue("abouts").found(sentence))
    money = cue("money")
    return any(
        end < len(tokens) and is_number(tokens[end]) and money.length_at(sentence, end + 1) for end in ends
    )


def _money_texts(inquiry: Inquiry) -> Iterator[Written]:
    yield inquiry.method
    yield from filter(None, map(inquiry.prose, FIELDS))


def _told(line: BenefitLine) -> tuple[str, ...]:
    return line.description, line.source, line.evidence


def _is_labour(line: BenefitLine) -> bool:
    told = words(f"{line.measure} . {line.description}")
    return bool(cue("labour_formulas").length_at(words(line.formula), 0)) or cue("labour").is_in(told)


def _is_work(line: BenefitLine) -> bool:
    return _is_labour(line) or cue("own_work").is_in(words(f"{line.measure} . {line.description}"))


def _money(sentence: str) -> Iterator[int]:
    """Give the sums of money in a sentence; a price of something (đồng/kWh) is none, a sum a year is."""
    for number, scale in _MONEY.findall(sentence):
        with suppress(UserError):
            yield read_money(f"{number} {scale}".strip()).value


def _priced(text: Words) -> str:
    """Quote the first quantity of what has a price, rates (kg/h) left out."""
    tokens, units = text.tokens, cue("priced_units")
    for at, token in enumerate(tokens):
        length = units.length_at(text, at + 1) if is_number(token) else 0
        if length and tokens[at + 1 + length : at + 2 + length] != ("/",):
            return " ".join(tokens[at : at + 1 + length])
    return ""
