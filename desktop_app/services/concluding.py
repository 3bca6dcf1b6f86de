"""What a council concludes on an innovation: by its ballots or otherwise, and the completion it asks for."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.council_pay import AUTHOR_MULTIPLE, AUTHOR_RATE, author_key
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.guide.council import COMPLETION, REFUSED, RESULTS
from desktop_app.services import ballot_pay
from desktop_app.services.ballot_words import result_words, tally_words
from desktop_app.services.balloting import Sheet, move_on, refuse_early, sheet_of
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

_MONEY = ("", "not_computable", "recomputed", "agreed")
_PAY = ("author_rate", "author_multiple", "helper_rate")
_SHARES = ("author_rate", "helper_rate")
_WHOLE = 10_000


def conclude(book: Book, examination: int, values: Mapping[str, Value]) -> Changes:
    """Write what the council concluded on one innovation.

    Args:
        values: `result`, `result_reason`, `completion_asked`, `money_answer`, rates and `next_level`.

    Raises:
        UserError: a reason, what is to be completed, or the acceptance is missing; or it was decided.
    """
    sheet = sheet_of(book, examination)
    refuse_early(sheet)
    with book.transaction(_("Kết luận {code}").format(code=sheet.innovation.code)) as step:
        _conclude(step, sheet, values)
    return step.changes


def conclude_as_voted(book: Book, chosen: Sequence[int]) -> Changes:
    """Conclude many as their ballots say; those that are not voted on to the end are left alone.

    Raises:
        UserError: there is none among them that can be concluded.
    """
    sheets = [sheet_of(book, key) for key in dict.fromkeys(chosen)]
    ready = [sheet for sheet in sheets if _is_ready(sheet)]
    if not ready:
        raise UserError(_("Chưa hồ sơ nào đủ phiếu để kết luận. Chấm phiếu trước."))
    with book.transaction(_("Kết luận theo phiếu")) as step:
        for sheet in ready:
            grounds = "; ".join(sheet.grounds)
            result = sheet.tally.derived
            _conclude(
                step,
                sheet,
                {
                    "result": result,
                    "result_reason": (grounds or tally_words(sheet.tally)) if result == REFUSED else "",
                    "completion_asked": (grounds or _("Theo biên bản họp")) if result == COMPLETION else "",
                    "next_level": sheet.tally.reached[0] if sheet.tally.reached and result != REFUSED else "",
                },
            )
    return step.changes


def complete(book: Book, chosen: Sequence[int], completed_on: date | None) -> Changes:
    """Note that dossiers were completed as the council asked, and that somebody checked it.

    Raises:
        UserError: nothing was asked of one of them, or the day is missing or before the meeting.
    """
    if completed_on is None:
        raise UserError(_("Nhập ngày hoàn thiện xong."))
    with book.transaction(_("Ghi đã hoàn thiện")) as step:
        for key in dict.fromkeys(chosen):
            row = step.row("examination", key)
            record = step.row("innovation", int(str(row["innovation_id"])))
            if row["result"] != COMPLETION:
                raise UserError(
                    _("{code}: Hội đồng không yêu cầu hoàn thiện. Bỏ chọn hồ sơ này.").format(
                        code=record["code"]
                    )
                )
            held = step.row("council_round", int(str(row["round_id"])))["held_on"]
            if isinstance(held, date) and completed_on < held:
                raise UserError(
                    _("{code}: hoàn thiện ngày {day} trước ngày họp {held}. Sửa lại ngày.").format(
                        code=record["code"], day=format_date(completed_on), held=format_date(held)
                    )
                )
            step.update("examination", key, {"completed_on": completed_on})
            move_on(step, record, "examining")
    return step.changes


def clear_conclusion(book: Book, chosen: Sequence[int]) -> Changes:
    """Take conclusions back that were written wrongly; what was decided stays."""
    with book.transaction(_("Xóa kết luận")) as step:
        for key in dict.fromkeys(chosen):
            row = step.row("examination", key)
            if row["decision_on"] is not None:
                sentence = _("Đã có quyết định nên không xóa kết luận được. Xóa quyết định trước.")
                if row["result"] == REFUSED:
                    sentence = _(
                        "Đã có thông báo không công nhận nên không xóa kết luận được. Xóa thông báo trước."
                    )
                raise UserError(sentence)
            names = ("result", "derived", "result_reason", "completion_asked", "money_answer", "next_level")
            empty: dict[str, Value] = dict.fromkeys(names, "")
            rates: dict[str, Value] = dict.fromkeys(_PAY)
            step.update("examination", key, {**empty, **rates, "completed_on": None})
            move_on(step, step.row("innovation", int(str(row["innovation_id"]))), "accepted")
    return step.changes


def _is_ready(sheet: Sheet) -> bool:
    item = sheet.examination
    is_open = not item.result and item.decision_on is None and item.accepted_on is not None
    return is_open and bool(sheet.tally.derived) and not sheet.tally.missing


def _conclude(step: Transaction, sheet: Sheet, values: Mapping[str, Value]) -> None:
    kept = _checked_conclusion(sheet, values)
    step.update("examination", sheet.examination.id, kept)
    stage = (
        "returned" if kept["result"] == COMPLETION and sheet.examination.completed_on is None else "examining"
    )
    move_on(step, step.row("innovation", sheet.innovation.id), stage)


def _checked_conclusion(sheet: Sheet, values: Mapping[str, Value]) -> dict[str, Value]:
    code, result = sheet.innovation.code, str(values.get("result") or "")
    reason = clean(str(values.get("result_reason") or ""), multiline=True)
    asked = clean(str(values.get("completion_asked") or ""), multiline=True)
    if result not in RESULTS:
        raise UserError(_("{code}: chọn kết luận của Hội đồng.").format(code=code))
    derived = sheet.tally.derived
    if result == REFUSED and not reason:
        raise UserError(_("{code}: không công nhận thì phải nêu lý do.").format(code=code))
    if derived and result != derived and not reason:
        raise UserError(
            _("{code}: phiếu cho kết quả “{derived}”. Kết luận khác thì ghi lý do.").format(
                code=code, derived=result_words(derived)
            )
        )
    if result == COMPLETION and not asked:
        raise UserError(_("{code}: ghi rõ yêu cầu hoàn thiện những gì.").format(code=code))
    money = str(values.get("money_answer") or "")
    if money not in _MONEY:
        raise UserError(_("{code}: chọn một trong ba câu về số tiền làm lợi.").format(code=code))
    kept: dict[str, Value] = {
        "result": result,
        "derived": derived,
        "result_reason": reason,
        "completion_asked": asked if result == COMPLETION else "",
        "money_answer": "" if result == REFUSED else money,
        "next_level": "" if result == REFUSED else str(values.get("next_level") or ""),
    }
    return kept | (dict.fromkeys(_PAY) if result == REFUSED else _checked_pay(sheet, money, values))


def _checked_pay(sheet: Sheet, money: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """Hold pay to what it can be, and to the one measure that fits the money."""
    code = sheet.innovation.code
    pay = {key: values.get(key) for key in _PAY}
    for key, number in pay.items():
        if number is not None and (not isinstance(number, int) or number < 0):
            raise UserError(_("{code}: thù lao đề xuất phải là số từ 0 trở lên.").format(code=code))
        if isinstance(number, int) and key in _SHARES and number > _WHOLE:
            raise UserError(_("{code}: tỷ lệ thù lao không quá 100 %.").format(code=code))
    fitting = author_key(money, sheet.innovation.benefit_answer)
    written = {key for key in (AUTHOR_RATE, AUTHOR_MULTIPLE) if pay[key.removeprefix(":")] is not None}
    if len(written) > 1 or (fitting and written - {fitting}):
        raise UserError(f"{code}: {ballot_pay.measure_words(fitting)}")
    return pay
