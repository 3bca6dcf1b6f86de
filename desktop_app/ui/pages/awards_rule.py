"""One award told in full: standards, figures with their sources, votes, money, days, papers."""

from collections.abc import Iterator

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.forms.awards import Figure, Standard, Threshold
from desktop_app.services.awards import AwardCatalogue, AwardRule, money_of, money_remarks
from desktop_app.services.books import Book
from desktop_app.services.nomination_words import chain_words
from desktop_app.services.papers import PAPERS
from desktop_app.ui.pages.awards_explained import Told


def rule_lines(book: Book, rule: AwardRule, known: AwardCatalogue) -> list[Told]:
    """Say everything the catalogue has on an award; what is not certain stands with why."""
    return [
        *_facts(rule, known),
        *(line for standard in rule.standards for line in _standard(standard, rule, known)),
        *_votes(rule, known),
        *_money(book, rule),
        *_days(rule, known),
        *_papers(rule),
        *_exclusions(rule),
    ]


def _facts(rule: AwardRule, known: AwardCatalogue) -> Iterator[Told]:
    yield Told(rule.full_name or rule.name)
    since = _("hiệu lực từ {day}").format(day=format_date(rule.since)) if rule.since else ""
    until = _("đến {day}").format(day=format_date(rule.until)) if rule.until else ""
    facts = (rule.issuer, chain_words(rule.chain), known.level(rule.level), rule.clause, since, until)
    yield Told(" · ".join(part for part in facts if part), tone="muted")
    if rule.note:
        yield Told(rule.note, tone="muted")
    yield from _doubt(rule, known)


def _standard(standard: Standard, rule: AwardRule, known: AwardCatalogue) -> Iterator[Told]:
    who = _("Tiêu chuẩn cho tập thể") if standard.nominee == COLLECTIVE else _("Tiêu chuẩn cho cá nhân")
    yield Told(who, is_heading=True)
    clause = f" ({standard.clause})" if standard.clause else ""
    yield Told(f"{standard.text}{clause}.")
    if standard.for_workers:
        yield Told(_("Dành riêng cho công nhân, người lao động trực tiếp."), "users", "muted")
    for threshold in standard.thresholds:
        yield Told(_threshold(threshold), "equal", "text")
        yield from _doubt(threshold, known)
    for held in standard.held:
        award = known.award(held.award)
        words = (
            _("{times} lần liên tục được tặng {award}")
            if held.is_consecutive
            else _("{times} lần được tặng {award}")
        )
        yield Told(words.format(times=held.times, award=award.name if award else held.award), "equal")
    if standard.judged:
        yield Told(_("Đơn vị tự xác nhận: {what}.").format(what=standard.judged), "info", "muted")
    if standard.certainty != rule.certainty:
        yield from _doubt(standard, known)


def _threshold(item: Threshold) -> str:
    words = _("{value} đồng") if item.solutions <= 1 else _("{value} đồng cho {count} sáng kiến")
    said = words.format(value=format_money(item.value), count=item.solutions)
    if item.years > 1:
        said += _(" trong {years} năm liên tục").format(years=item.years)
    since = _("từ {day}").format(day=format_date(item.since)) if item.since else ""
    until = _("đến {day}").format(day=format_date(item.until)) if item.until else ""
    tail = ", ".join(part for part in (item.text, since, until) if part)
    source = f" ({item.source})" if item.source else ""
    return f"{said}: {tail}{source}" if tail else f"{said}{source}"


def _votes(rule: AwardRule, known: AwardCatalogue) -> Iterator[Told]:
    if rule.votes is None:
        return
    yield Told(_("Tỷ lệ phiếu"), is_heading=True)
    yield Told(rule.votes.label)
    if rule.votes.certainty:
        yield Told(f"{known.unconfirmed}: {rule.votes.certainty}", "triangle-alert", "warning")


def _money(book: Book, rule: AwardRule) -> Iterator[Told]:
    today = book.clock.today()
    amounts = (
        (_("cá nhân {amount} đồng"), money_of(book, rule, PERSON, today)),
        (_("tập thể {amount} đồng"), money_of(book, rule, COLLECTIVE, today)),
    )
    said = [words.format(amount=format_money(amount)) for words, amount in amounts if amount is not None]
    if said:
        yield Told(_("Tiền thưởng kèm theo, tính đến hôm nay"), is_heading=True)
        yield Told("; ".join(said) + (f" ({rule.money.source})" if rule.money and rule.money.source else ""))
        for remark in money_remarks(rule, today):
            yield Told(remark, "triangle-alert", "warning")


def _days(rule: AwardRule, known: AwardCatalogue) -> Iterator[Told]:
    if rule.deadlines or rule.quantities:
        yield Told(_("Hạn nộp, số lượng"), is_heading=True)
    for item in rule.deadlines:
        source = f" ({item.source})" if item.source else ""
        yield Told(f"{item.label}: {item.day:02d}/{item.month:02d}{source}", "calendar")
        yield from _doubt(item, known)
    for item in rule.quantities:
        yield Told(
            item.label
            if not item.label.isdigit()
            else _("Mỗi đợt nhiều nhất {count}").format(count=item.label)
        )
        yield from _doubt(item, known)


def _papers(rule: AwardRule) -> Iterator[Told]:
    titles = {paper.id: paper.title for paper in PAPERS}
    for nominee, words in ((PERSON, _("Hồ sơ cho cá nhân")), (COLLECTIVE, _("Hồ sơ cho tập thể"))):
        papers = [titles[item] for item in rule.papers_of(nominee) if item in titles]
        if papers and rule.is_for(nominee):
            yield Told(words, is_heading=True)
            yield Told("; ".join(papers) + ".")


def _exclusions(rule: AwardRule) -> Iterator[Told]:
    if rule.exclusions:
        yield Told(_("Không xét"), is_heading=True)
    for item in rule.exclusions:
        yield Told(f"{item.text} ({item.clause})" if item.clause else item.text, "ban", "muted")


def _doubt(figure: Figure, known: AwardCatalogue) -> Iterator[Told]:
    if not figure.is_confirmed:
        yield Told(f"{known.unconfirmed}: {figure.certainty}", "triangle-alert", "warning")
