"""The rows of the grid of forms that ask for money and pay: mục 4.4, 4.5 and 4.6 of the Phiếu."""

from desktop_app.domain.council_pay import (
    AGREED,
    AUTHOR_MULTIPLE,
    AUTHOR_RATE,
    HELPER_RATE,
    MONEY,
    MONEY_ANSWERS,
    MONEY_FIGURES,
    RECOMPUTED,
)
from desktop_app.domain.language import _
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.services import ballot_pay, packs
from desktop_app.services.balloting import REFUSED, Sheet

__all__ = [
    "MONEY", "MONEY_ANSWERS", "PAY_ROWS", "TYPED_ROWS", "is_unasked", "mark_key", "pay_choices", "pay_doubt",
    "pay_headings", "pay_typed", "pay_words",
]  # fmt: skip

AUTHOR_PAY = ":author_pay"
"""The row of 4.5, in whichever measure the member answers it."""
PAY_ROWS = (MONEY, MONEY_FIGURES, AUTHOR_PAY, HELPER_RATE)
TYPED_ROWS = frozenset((MONEY_FIGURES, AUTHOR_PAY, HELPER_RATE))


def pay_headings() -> list[str]:
    """Name the rows, as the form numbers them."""
    return [
        f"4.4 {packs.catalogue().say('review_money')}",
        _("4.4 Số liệu cần tính lại"),
        _("4.5 Thù lao tác giả, 01 năm"),
        _("4.6 Thù lao người áp dụng lần đầu"),
    ]


def mark_key(sheet: Sheet, member: int, row: str) -> str:
    """Give the key under which a row's answer is kept: that of 4.5 follows the answer to 4.4."""
    return (sheet.author_key(member) or AUTHOR_RATE) if row == AUTHOR_PAY else row


def pay_typed(sheet: Sheet, member: int, row: str) -> str:
    """Give an answer as it is typed."""
    held = sheet.marks(member).get(mark_key(sheet, member, row), "")
    return ballot_pay.figure(int(held)) if held and row in (AUTHOR_PAY, HELPER_RATE) else held


def pay_words(sheet: Sheet, member: int, row: str) -> str:
    """Tell an answer in a cell, "" where there is none."""
    key = mark_key(sheet, member, row)
    held = sheet.marks(member).get(key, "")
    if row == MONEY:
        return _short(held)
    return ballot_pay.amount(key, int(held)) if held and row in (AUTHOR_PAY, HELPER_RATE) else held


def is_unasked(sheet: Sheet, member: int) -> bool:
    """Whether the form asks this member nothing about money, since they do not recognise."""
    ballot = sheet.ballots.get(member)
    return ballot is not None and ballot.conclusion == REFUSED


def pay_doubt(sheet: Sheet, member: int, row: str) -> str:
    """Say that an answer is outside the limits, "" where it is not."""
    key = mark_key(sheet, member, row)
    held = sheet.marks(member).get(key, "")
    return ballot_pay.doubt(sheet.limits, key, int(held)) if held and key in sheet.limits else ""


def pay_choices(sheet: Sheet, member: int, row: str) -> str:
    """Say what can be answered in a row, with the words of the form and the limits."""
    if is_unasked(sheet, member):
        return _("phiếu không công nhận thì không trả lời các mục 4.4 đến 4.6")
    if row == MONEY:
        said = _answers()
        entries = ", ".join(f"{number} = {said[key]}" for number, key in enumerate(MONEY_ANSWERS, 1))
        return _("{entries}, 0 = bỏ").format(entries=entries)
    if row == MONEY_FIGURES:
        return _("nhập số liệu phải cập nhật, bổ sung, khi mục 4.4 chọn cần tính lại")
    if row == AUTHOR_PAY and not sheet.author_key(member):
        return _("trả lời mục 4.4 trước: tính được thì ghi %, không tính được thì ghi số lần lương")
    key = mark_key(sheet, member, row)
    asked = {
        AUTHOR_RATE: _("nhập % số tiền làm lợi"),
        AUTHOR_MULTIPLE: _("nhập số lần mức lương cơ sở"),
        HELPER_RATE: _("nhập % mức thù lao ở mục 4.5"),
    }[key]
    return ", ".join(filter(None, (asked, ballot_pay.range_words(sheet.limits[key], key))))


def _short(answer: str) -> str:
    """Name an answer in as few words as a cell holds."""
    return {
        NOT_COMPUTABLE: _("Không tính được"),
        RECOMPUTED: _("Cần tính lại"),
        AGREED: _("Đồng ý với Đơn"),
    }.get(answer, "")


def _answers() -> dict[str, str]:
    say = packs.catalogue().say
    return {
        NOT_COMPUTABLE: _("Không tính được"),
        RECOMPUTED: say("review_recomputed").rstrip(":"),
        AGREED: say("review_agreed"),
    }
