"""The catalogue of awards as this book has it: what ships, as the office set it, and its own awards."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from uuid import uuid4

from desktop_app.domain.awards import COLLECTIVE, PERSON, OwnAward
from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.office import ADMINISTRATION, CHAINS, UNION
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value, named
from desktop_app.forms.awards import (
    KINDS,
    AwardCatalogue,
    AwardRule,
    Deadline,
    DecidingBody,
    Money,
    OwnDefaults,
    Quantity,
    Standard,
    Threshold,
    shipped_awards,
)
from desktop_app.forms.council import VoteLimit
from desktop_app.forms.remuneration import BaseWage, shipped_rates
from desktop_app.guide.awards import next_deadline, read_day
from desktop_app.services.award_settings import KEPT_AS, AwardSettings, award_settings, settings_of
from desktop_app.services.innovations import Added
from desktop_app.store.book import Book
from desktop_app.store.book_reading import BookReading

_OWN = "own_"
_WHOLE = 100
_MOST = 10**15
_COUNTS = (
    "least_innovations",
    "least_value",
    "vote_parts",
    "vote_of",
    "person_money",
    "collective_money",
    "quantity",
)


def catalogue(book: BookReading) -> AwardCatalogue:
    """Return every award: those that ship, with what the office set, then its own by name."""
    return _catalogue_of(book.setting(KEPT_AS), tuple(book.all(OwnAward)))


@lru_cache(maxsize=4)
def _catalogue_of(kept: str, added: tuple[OwnAward, ...]) -> AwardCatalogue:
    """Make the catalogue of what the office set, as it is kept, and of the awards it added."""
    shipped, settings = shipped_awards(), settings_of(kept)
    bodies = [replace(item, name=settings.bodies.get(item.id, item.name)) for item in shipped.bodies]
    awards = [_as_set(rule, settings, shipped) for rule in shipped.awards]
    names = {body.id: body.name for body in bodies}
    awards = [
        replace(rule, issuer=names[rule.body]) if rule.body in settings.bodies else rule for rule in awards
    ]
    for own in sorted(added, key=lambda item: fold(item.name)):
        body = _body_of(own, bodies)
        if body not in bodies:
            bodies.append(body)
        awards.append(_rule_of(own, body, shipped.own))
    return replace(shipped, bodies=tuple(bodies), awards=tuple(awards))


def award(book: BookReading, award_id: str) -> AwardRule:
    """Return the award of an id.

    Raises:
        UserError: the catalogue has none.
    """
    found = catalogue(book).award(award_id)
    if found is None:
        raise UserError(
            _(
                "Danh mục không có danh hiệu, hình thức “{award}”; chọn lại trong danh mục khen thưởng."
            ).format(award=clean(award_id)[:60])
        )
    return found


def find_award(book: BookReading, words: str) -> AwardRule:
    """Return the one award of that id, or whose name holds these words.

    Raises:
        UserError: none or several match; the sentence names those there are.
    """
    known = catalogue(book).awards
    same = [rule for rule in known if rule.id == words.strip() or fold(rule.name) == fold(clean(words))]
    wanted = fold(clean(words)).replace("_", " ").split()
    found = same or [rule for rule in known if wanted and all(word in fold(rule.name) for word in wanted)]
    if len(found) != 1:
        sentence = (
            _("Có {count} danh hiệu, hình thức hợp với “{words}”; gõ rõ hơn: {names}.")
            if found
            else _("Danh mục không có “{words}”. Các danh hiệu, hình thức: {names}.")
        )
        names = "; ".join(f"{rule.id} ({rule.name})" for rule in found or known)
        raise UserError(sentence.format(count=len(found), words=clean(words)[:60], names=names))
    return found[0]


def add_award(book: Book, values: Mapping[str, Value]) -> Added:
    """Add an award of the office's own.

    Raises:
        UserError: it has no name, or a figure that cannot be.
    """
    with book.transaction(_("Thêm danh hiệu, hình thức khen thưởng")) as step:
        record = {"name": "", **values}
        _refuse_double(book, record, None)
        row = step.insert("own_award", {"uid": str(uuid4()), **_checked(record)})
    return Added(row, step.changes)


def edit_award(book: Book, own: int, values: Mapping[str, Value]) -> Changes:
    """Change an award of the office's own; raises as `add_award` does."""
    with book.transaction(_("Sửa danh hiệu, hình thức khen thưởng")) as step:
        whole = {**step.row("own_award", own), **values}
        _refuse_double(book, whole, own)
        step.update("own_award", own, _checked(whole))
    return step.changes


def remove_award(book: Book, own: int) -> Changes:
    """Remove an award of the office's own that nobody was proposed for and nobody holds.

    Raises:
        UserError: a nomination, a title or the ledger of use names it.
    """
    with book.transaction(_("Xóa danh hiệu, hình thức khen thưởng")) as step:
        award_id = own_id(str(step.row("own_award", own)["uid"]))
        for table in ("nomination_line", "honour", "award_use", "blank"):
            if step.rows(table, award=award_id):
                raise UserError(
                    _(
                        "Danh hiệu, hình thức này đã có trong đợt đề nghị, lịch sử khen thưởng hoặc phôi in"
                        " nên không xóa được. Bỏ ở những nơi ấy trước."
                    )
                )
        step.delete("own_award", own)
    return step.changes


def own_id(uid: str) -> str:
    """Give the id under which the catalogue has an award of the office's own."""
    return f"{_OWN}{uid.replace('-', '')}"


def due_of(rule: AwardRule, day: date) -> date | None:
    """Return the next last day for an award's file, None where none is known."""
    found = next_deadline(rule.deadlines, day)
    return found[0] if found else None


def money_of(book: BookReading, rule: AwardRule, nominee: str, day: date) -> int | None:
    """Return the money that goes with an award on a day, whole đồng; None where none is known.

    A multiple of the mức lương cơ sở in force that day, rounded up where the office does so.
    """
    multiple = rule.money.multiple(nominee) if rule.money and rule.money.is_in_force(day) else None
    if multiple is None:
        return None
    exact, over = divmod(multiple * base_wage(day).amount, _WHOLE)
    amount, step = exact + (1 if 2 * over >= _WHOLE else 0), shipped_awards().round_to
    return -(-amount // step) * step if award_settings(book).rounds_up else amount


def money_remarks(rule: AwardRule, day: date) -> tuple[str, ...]:
    """Say what of the money on a day is not certain: the multiple, or the mức lương cơ sở."""
    if rule.money is None or not rule.money.is_in_force(day):
        return ()
    wage, marked = base_wage(day), shipped_awards().unconfirmed
    found = (
        ()
        if rule.money.is_confirmed
        else (
            _("Hệ số tiền thưởng: {unconfirmed}. {why}").format(unconfirmed=marked, why=rule.money.certainty),
        )
    )
    if wage.is_confirmed:
        return found
    words = _("Mức lương cơ sở {amount} đồng từ {since}: {unconfirmed}.")
    told = words.format(amount=format_money(wage.amount), since=format_date(wage.since), unconfirmed=marked)
    return (*found, told)


def base_wage(day: date) -> BaseWage:
    """Return the mức lương cơ sở in force on a day."""
    return shipped_rates().base_wage(day)


def _as_set(rule: AwardRule, settings: AwardSettings, shipped: AwardCatalogue) -> AwardRule:
    """Put what the office set over what ships."""
    rule = replace(rule, share_rule=settings.share_rule(rule))
    day = settings.deadlines.get(rule.id, "")
    return replace(rule, deadlines=_deadlines(day, shipped.own)) if day else rule


def _deadlines(day: str, own: OwnDefaults) -> tuple[Deadline, ...]:
    read = read_day(day)
    return (Deadline(label=own.deadline, source=own.source, day=read[0], month=read[1]),) if read else ()


def _body_of(own: OwnAward, bodies: list[DecidingBody]) -> DecidingBody:
    """Give the deciding body that an own award names, one that is known where it is called so."""
    chain = own.chain if own.chain in CHAINS else ADMINISTRATION
    name = own.issuer or own.name
    known = (item for item in bodies if item.chain == chain and fold(item.name) == fold(name))
    minutes = "committee" if chain == UNION else "council"
    return next(
        known, DecidingBody(own_id(own.uid), name, chain, minutes, request=shipped_awards().own.request)
    )


def _rule_of(own: OwnAward, body: DecidingBody, defaults: OwnDefaults) -> AwardRule:
    nominees = tuple(
        nominee
        for nominee, is_for in ((PERSON, own.is_for_people), (COLLECTIVE, own.is_for_collectives))
        if is_for
    )
    thresholds = (
        (Threshold(source=defaults.source, solutions=max(1, own.least_innovations), value=own.least_value),)
        if own.least_value
        else ()
    )
    standards = tuple(
        Standard(
            source=defaults.source,
            id=nominee,
            nominee=nominee,
            text=own.note or defaults.text,
            innovations=own.least_innovations,
            is_applied=own.least_innovations > 0,
            judged="" if own.least_innovations or thresholds else defaults.text,
            thresholds=thresholds,
        )
        for nominee in nominees
    )
    has_money = own.person_money is not None or own.collective_money is not None
    has_votes = own.vote_parts > 0 and own.vote_of > 0
    label = defaults.votes.format(parts=own.vote_parts, part_of=own.vote_of)
    return AwardRule(
        source=defaults.source,
        id=own_id(own.uid),
        name=own.name,
        full_name=own.name,
        issuer=own.issuer,
        chain=body.chain,
        level=own.level,
        kind=own.kind if own.kind in KINDS else "form",
        nominees=nominees,
        body=body.id,
        note=own.note,
        standards=standards,
        votes=VoteLimit(own.vote_parts, own.vote_of, label) if has_votes else None,
        money=Money(person=own.person_money, collective=own.collective_money) if has_money else None,
        deadlines=_deadlines(own.deadline, defaults),
        quantities=(Quantity(label=str(own.quantity), most=own.quantity),) if own.quantity else (),
        papers=dict.fromkeys(nominees, defaults.papers[body.chain]),
        own_id=own.id,
    )


def _refuse_double(book: Book, values: Mapping[str, Value], own: int | None) -> None:
    name = fold(clean(str(values.get("name") or "")))
    for rule in catalogue(book).awards:
        if name and fold(rule.name) == name and (not rule.is_own or rule.own_id != own):
            raise UserError(
                _("Danh mục đã có “{name}”. Đặt tên khác để không nhầm khi đề nghị.").format(name=rule.name)
            )


def _checked(values: Mapping[str, Value]) -> dict[str, Value]:
    record = named(values, _("Nhập tên danh hiệu, hình thức khen thưởng."))
    record.pop("uid", None)
    if record.get("chain") and record["chain"] not in CHAINS:
        raise UserError(_("Chọn khen theo hệ thống chuyên môn hoặc công đoàn."))
    if record.get("is_for_people") is False and record.get("is_for_collectives") is False:
        raise UserError(_("Chọn tặng cho cá nhân, tập thể, hoặc cả hai."))
    for key in _COUNTS:
        number = record.get(key)
        if isinstance(number, int) and not 0 <= number <= _MOST:
            raise UserError(_("Số liệu của danh hiệu, hình thức khen thưởng không được nhỏ hơn 0."))
    parts, of = record.get("vote_parts") or 0, record.get("vote_of") or 0
    if bool(parts) != bool(of) or (isinstance(parts, int) and isinstance(of, int) and parts > of):
        raise UserError(
            _(
                "Tỷ lệ phiếu viết thành phân số không lớn hơn 1, ví dụ 2/3 hoặc 80/100;"
                " bỏ trống cả hai nếu không có."
            )
        )
    day = str(record.get("deadline") or "")
    if day and read_day(day) is None:
        raise UserError(
            _("Không đọc được hạn nộp “{text}”. Nhập ngày và tháng, ví dụ 28/02.").format(text=day[:40])
        )
    return record
