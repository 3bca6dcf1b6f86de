"""The innovations behind a nominee as rows of a table, and the money of all of them."""

from collections.abc import Iterator, Sequence

from desktop_app.documents.blocks import Cell
from desktop_app.documents.papers.discretion import told_outside
from desktop_app.documents.papers.nomination_context import Merit, Nominee, NomineeContext
from desktop_app.documents.papers.nomination_values import LINE
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import COLLECTIVE
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import Innovation
from desktop_app.domain.shares import format_share, part_of
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.awards import SHARE
from desktop_app.forms.vocabulary import Catalogue


def merit_rows(context: NomineeContext, script: Script) -> list[dict[str, CellValue]]:
    """Give a row an innovation: year, title, part, recognition, spread, money."""
    return [_row(context, script, merit) for merit in context.nominee.merits]


def total_of(context: NomineeContext) -> int:
    """Add up what counts of the first year's benefit, whole đồng; what is not known is left out."""
    one = context.nominee
    return sum(counted_of(one, merit) or 0 for merit in one.merits)


def counted_of(one: Nominee, merit: Merit) -> int | None:
    """Give what counts of an innovation's benefit: all, or a co-author's part where so ruled."""
    amount = merit.dossier.innovation.benefit_amount
    return part_of(amount, merit.share) if is_parted(one, merit) else amount


def is_parted(one: Nominee, merit: Merit) -> bool:
    """Tell whether only the nominee's part of an innovation's benefit counts for the award."""
    return merit.is_shared and one.award.share_rule == SHARE


def masked_words(nominees: Sequence[Nominee]) -> Iterator[str]:
    """Say of which innovations something confidential is not told in a list that leaves the office."""
    behind = (merit.dossier.innovation for one in nominees for merit in one.merits)
    kept = {item.code for item in behind if any(told_outside(item, text) != text for text in _told(item))}
    if kept:
        sentence = _(
            "{codes}: tên hoặc phạm vi áp dụng có thông tin cần bảo mật, chỗ ấy in dấu … vì giấy này gửi ra"
            " ngoài. Sửa tên sáng kiến ở hồ sơ nếu cần in đủ."
        )
        yield sentence.format(codes=", ".join(sorted(kept)))


def _told(item: Innovation) -> tuple[str, str]:
    return item.title, item.applied_at


def recognition_words(catalogue: Catalogue, merit: Merit, *, is_level_first: bool = False) -> str:
    """Tell how an innovation was recognised: number and day of the decision, level; "" where it was not."""
    item = merit.examination
    if item is None:
        return ""
    level = catalogue.label("levels", item.level)
    decision = (item.decision_number, format_date(item.decision_on))
    parts = (level, *decision) if is_level_first else (*decision, level)
    return ", ".join(part for part in parts if part)


def money_cell(script: Script, merit: Merit) -> Cell:
    """Write an innovation's first year's benefit: a sum, or the words for what cannot be computed."""
    record = merit.dossier.innovation
    if record.benefit_answer == NOT_COMPUTABLE:
        return Cell(script.say("not_computable"), "center")
    if record.benefit_amount is None:
        return Cell("", "right")
    return Cell(format_money(record.benefit_amount), "right", value=record.benefit_amount)


def _row(context: NomineeContext, script: Script, merit: Merit) -> dict[str, CellValue]:
    record = merit.dossier.innovation
    said = recognition_words(context.catalogue, merit)
    day = merit.examination.decision_on if merit.examination else merit.dossier.first_use
    return {
        "year": str(day.year) if day else "",
        "title": told_outside(record, record.title),
        "role": _role(context, script, merit),
        "recognised": Cell(said or "……", field=LINE + "merits", is_missing=not said),
        "scope": told_outside(record, record.applied_at),
        "money": money_cell(script, merit),
    }


def _role(context: NomineeContext, script: Script, merit: Merit) -> str:
    if context.nominee.line.nominee == COLLECTIVE:
        return script.say("of_collective")
    if not merit.is_author:
        return ""
    if len(merit.dossier.authors) == 1:
        return script.say("author")
    share = "" if merit.share is None else format_share(merit.share)
    return script.say("co_author", share=share)
