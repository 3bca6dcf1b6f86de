"""Commands on awards: awards, eligible."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import say, say_json
from desktop_app.domain.awards import COLLECTIVE, FREED, PERSON
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money

if TYPE_CHECKING:
    from desktop_app.services.awards import AwardRule, Board, Candidate, Fit
    from desktop_app.services.books import Book


def awards(arguments: Namespace) -> int:
    """List the catalogue: who gives what, to whom, with what money, and by when."""
    from desktop_app.services.awards import catalogue

    with open_for_reading(arguments) as book:
        listed = [_award(book, rule) for rule in catalogue(book).awards]
    if arguments.json:
        say_json(listed)
        return 0
    for entry in listed:
        say("\t".join(_cells(entry)))
    return 0


def eligible(arguments: Namespace) -> int:
    """Tell which awards fit whom: candidates of one award, authors of one innovation, or how many of each."""
    from desktop_app.services.award_uses import uses_of
    from desktop_app.services.awards import board, find_award
    from desktop_app.services.dossiers import find_innovation

    with open_for_reading(arguments) as book:
        rule = find_award(book, arguments.award) if arguments.award else None
        code = find_innovation(book, arguments.code) if arguments.code else None
        found = board(book)
        codes = _codes(book)
        known = uses_of(book, code) if code is not None else ()
        uses = [f"{one.who}: {one.words}" for one in known if one.use.state != FREED]
    if code is not None:
        fits = [fit for fit in found.of_innovation(code) if rule is None or fit.award.id == rule.id]
        _say_fits(fits, codes, uses, is_json=arguments.json)
    elif rule is not None:
        _say_candidates(rule, found, codes, is_json=arguments.json)
    else:
        _say_tallies(found, is_json=arguments.json)
    return 0


def _award(book: "Book", rule: "AwardRule") -> dict[str, object]:
    """Give one award as JSON: days as 2026-03-26, money in whole đồng on the book's day."""
    from desktop_app.services.awards import catalogue, due_of, money_of, money_remarks

    today = book.clock.today()
    due = due_of(rule, today)
    return {
        "id": rule.id,
        "name": rule.name,
        "issuer": rule.issuer,
        "chain": rule.chain,
        "level": catalogue(book).level(rule.level),
        "kind": rule.kind,
        "for": list(rule.nominees),
        "from": _day(rule.since),
        "until": _day(rule.until),
        "in_force": rule.is_in_force(today),
        "vote": rule.votes.label if rule.votes else "",
        "person_money": money_of(book, rule, PERSON, today) if rule.is_for(PERSON) else None,
        "collective_money": money_of(book, rule, COLLECTIVE, today) if rule.is_for(COLLECTIVE) else None,
        "money_unconfirmed": list(money_remarks(rule, today)),
        "deadline": _day(due),
        "days_left": (due - today).days if due else None,
        "papers": {nominee: list(rule.papers_of(nominee)) for nominee in rule.nominees},
        "source": rule.source,
        "unconfirmed": rule.certainty,
        "is_own": rule.is_own,
    }


def _cells(entry: dict[str, object]) -> Iterable[str]:
    deadline = date.fromisoformat(str(entry["deadline"])) if entry["deadline"] else None
    yield str(entry["id"])
    yield str(entry["name"])
    yield str(entry["issuer"])
    doubt = _(" (chưa xác nhận)") if entry["money_unconfirmed"] else ""
    for key, label in (("person_money", _("cá nhân")), ("collective_money", _("tập thể"))):
        amount = entry[key]
        money = _("{amount} đồng").format(amount=format_money(amount)) if isinstance(amount, int) else ""
        yield f"{label} {money}{doubt}" if money else ""
    yield (
        _("hạn {day}, còn {days} ngày").format(day=format_date(deadline), days=entry["days_left"])
        if deadline
        else ""
    )
    yield _("chưa xác nhận: {why}").format(why=entry["unconfirmed"]) if entry["unconfirmed"] else ""


def _codes(book: "Book") -> dict[int, str]:
    return dict(book.sql("SELECT id, code FROM innovation"))  # pyright: ignore[reportArgumentType]


def _say_tallies(found: "Board", *, is_json: bool) -> None:
    if is_json:
        say_json(
            [
                {"award": item.award.id, "name": item.award.name, "fits": item.fitting, "nearly": item.near}
                for item in found.tallies
            ]
        )
        return
    say("\t".join((_("Mã"), _("Danh hiệu, hình thức"), _("Phù hợp"), _("Gần đạt"))))
    for item in found.tallies:
        say("\t".join((item.award.id, item.award.name, str(item.fitting), str(item.near))))


def _say_candidates(rule: "AwardRule", found: "Board", codes: dict[int, str], *, is_json: bool) -> None:
    candidates = found.candidates(rule.id)
    if is_json:
        say_json([_candidate(item, codes) for item in candidates])
        return
    if not candidates:
        say(_("Chưa có ai hợp hoặc gần đạt {award}.").format(award=rule.name))
    for item in candidates:
        say("\t".join((str(item.rank), _who(item.fit), item.fit.words, _points(item))))
        _say_details(item.fit, codes)
        for line in item.why:
            say(f"  {line}")
    tally = next((one for one in found.tallies if one.award.id == rule.id), None)
    rest = tally.fitting + tally.near - len(candidates) if tally else 0
    if rest:
        sentence = _(
            "Không xếp hạng {count} người, tập thể khác: chưa có sáng kiến nào dùng được cho hình thức này."
        )
        say(sentence.format(count=rest))


def _say_fits(fits: list["Fit"], codes: dict[int, str], uses: list[str], *, is_json: bool) -> None:
    if is_json:
        say_json([_fit(item, codes) for item in fits])
        return
    if not fits:
        say(_("Sáng kiến này chưa làm căn cứ được cho danh hiệu, hình thức nào."))
    for use in uses:
        say(_("Đã dùng để đề nghị, khen thưởng: {use}").format(use=use))
    for item in fits:
        say("\t".join((_who(item), item.award.name, item.words)))
        _say_details(item, codes)


def _say_details(fit: "Fit", codes: dict[int, str]) -> None:
    say(f"  {fit.reason}")
    for line in fit.missing:
        say(_("  Còn thiếu: {what}.").format(what=line))
    for line in fit.remarks:
        say(f"  ! {line}")
    if fit.innovations:
        say(_("  Sáng kiến: {codes}").format(codes=", ".join(codes[key] for key in fit.innovations)))


def _candidate(item: "Candidate", codes: dict[int, str]) -> dict[str, object]:
    return {
        "rank": item.rank,
        "points": item.score.points / 10,
        "why": list(item.why),
        **_fit(item.fit, codes),
    }


def _fit(item: "Fit", codes: dict[int, str]) -> dict[str, object]:
    return {
        "nominee": item.nominee.name,
        "kind": item.nominee.kind,
        "birth": item.nominee.birth,
        "award": item.award.id,
        "award_name": item.award.name,
        "verdict": item.verdict.name.lower(),
        "words": item.words,
        "reason": item.reason,
        "missing": list(item.missing),
        "remarks": list(item.remarks),
        "innovations": [codes[key] for key in item.innovations],
        "days_left": item.days_left,
    }


def _who(fit: "Fit") -> str:
    nominee = fit.nominee
    return f"{nominee.name} ({nominee.birth[:4]})" if nominee.birth else nominee.name


def _points(item: "Candidate") -> str:
    return _("{points} điểm").format(points=item.points)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
