"""Asking what a council concluded on one innovation; what its ballots say of the money is offered beside."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from desktop_app.domain.council_pay import (
    AUTHOR_MULTIPLE,
    AUTHOR_RATE,
    HELPER_RATE,
    MONEY_ANSWERS,
    PaySummary,
)
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.values import NOT_COMPUTABLE, Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import ballot_pay, ballot_words, balloting, concluding, packs
from desktop_app.services.ballot_pay import PayLimit
from desktop_app.services.balloting import Sheet
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.pages.short_forms import record_values, short_context
from desktop_app.ui.shell.session import Session

_RESULTS, _MONEY, _NEXT = "results", "money_answers", "next_levels"
_PAY = (AUTHOR_RATE, AUTHOR_MULTIPLE, HELPER_RATE)


def ask_conclusion(session: Session, parent: QWidget, sheet: Sheet) -> None:
    """Ask for the conclusion: the result of the votes is chosen already, their money only where asked for."""
    book, item, summary = session.book, sheet.examination, sheet.pay
    limits = ballot_pay.limits_of(book, sheet.innovation.id)
    title = _("Kết luận {code}").format(code=sheet.innovation.code)
    dialog = FieldsDialog(
        parent,
        title,
        [*_result_fields(sheet), *_pay_fields(summary, limits), *_next_field(sheet)],
        _conclusion_of(sheet),
        short_context(book, _lists(session, sheet)),
        _("Lưu kết luận"),
        _saving(session, item.id, limits),
    )
    offered = ballot_pay.offered(summary)
    if offered:
        take = dialog.buttons.addButton(_("Điền thù lao theo phiếu"), QDialogButtonBox.ButtonRole.ActionRole)
        set_icon(take, "clipboard-check")
        take.setToolTip("\n".join(ballot_pay.summary_words(summary)))
        take.clicked.connect(lambda: _take_over(dialog, offered))
    ask_fields(dialog)


def _result_fields(sheet: Sheet) -> list[Field]:
    derived = ballot_words.result_words(sheet.tally.derived)
    return [
        Field(
            "result",
            _("Kết luận của Hội đồng"),
            FieldKind.CHOICE,
            choices=_RESULTS,
            hint=_("Theo phiếu: {derived}. {tally}.").format(
                derived=derived or _("chưa đủ phiếu"), tally=ballot_words.tally_words(sheet.tally)
            ),
        ),
        Field(
            "result_reason",
            _("Lý do"),
            FieldKind.TEXT,
            hint=_("Phải có khi không công nhận, hoặc khi kết luận khác với phiếu."),
        ),
        Field("completion_asked", _("Yêu cầu hoàn thiện"), FieldKind.TEXT),
    ]


def _pay_fields(summary: PaySummary, limits: Mapping[str, PayLimit]) -> list[Field]:
    labels = {
        AUTHOR_RATE: _("Thù lao đề xuất cho tác giả, % tiền làm lợi"),
        AUTHOR_MULTIPLE: _("Hoặc số lần mức lương cơ sở"),
        HELPER_RATE: _("Cho người áp dụng lần đầu, % thù lao tác giả"),
    }
    money = Field(
        "money_answer", _("Số tiền làm lợi"), FieldKind.CHOICE, choices=_MONEY, hint=_money_hint(summary)
    )
    return [
        money,
        *(
            Field(_column(key), labels[key], FieldKind.LINE, hint=_pay_hint(key, summary, limits[key]))
            for key in _PAY
        ),
    ]


def _money_hint(summary: PaySummary) -> str:
    if not summary.answers:
        return ""
    counted = ballot_pay.answers_words(summary)
    if summary.money:
        return _("Theo phiếu: {counted}.").format(counted=counted)
    return _("Theo phiếu: {counted}; phiếu chưa nghiêng về câu nào nên Hội đồng chọn.").format(
        counted=counted
    )


def _pay_hint(key: str, summary: PaySummary, limit: PayLimit) -> str:
    middle = ballot_pay.proposals(summary).get(key)
    told = _("Theo phiếu: {middle}.").format(middle=ballot_pay.middle_words(key, middle)) if middle else ""
    words = ballot_pay.range_words(limit, key)
    allowed = _("Mức được đề xuất: {words}.").format(words=words) if words else ""
    return " ".join(filter(None, (told, allowed)))


def _next_field(sheet: Sheet) -> list[Field]:
    levels = balloting.higher_levels(sheet.examination.level)
    if not levels:
        return []
    doubt = ballot_words.next_level_doubt(sheet.tally, levels[0])
    return [Field("next_level", _("Đề xuất lên cấp"), FieldKind.CHOICE, choices=_NEXT, hint=doubt)]


def _lists(session: Session, sheet: Sheet) -> dict[str, tuple[Choice, ...]]:
    catalogue = packs.catalogue()
    own = {NOT_COMPUTABLE: packs.pack_for(session.book, sheet.innovation).not_computable}
    return {
        _RESULTS: tuple(Choice(key, ballot_words.result_words(key)) for key in balloting.RESULTS),
        _MONEY: (
            *(Choice(key, own.get(key) or ballot_pay.money_words(key)) for key in MONEY_ANSWERS),
            Choice("", _("Chưa ghi")),
        ),
        _NEXT: (
            *(
                Choice(level, catalogue.label("levels", level))
                for level in balloting.higher_levels(sheet.examination.level)
            ),
            Choice("", _("Không đề xuất")),
        ),
    }


def _conclusion_of(sheet: Sheet) -> dict[str, object]:
    item, grounds = sheet.examination, "; ".join(sheet.grounds)
    result = item.result or sheet.tally.derived
    return {
        "result": result,
        "result_reason": item.result_reason or (grounds if result == balloting.REFUSED else ""),
        "completion_asked": item.completion_asked or (grounds if result == balloting.COMPLETION else ""),
        "money_answer": item.money_answer,
        **{_column(key): _typed(getattr(item, _column(key))) for key in _PAY},
        "next_level": item.next_level or (sheet.tally.reached[0] if sheet.tally.reached else ""),
    }


def _saving(
    session: Session, examination: int, limits: Mapping[str, PayLimit]
) -> Callable[[Mapping[str, object]], None]:
    """Make what saves the conclusion; pay outside the limits only when asked to a second time."""
    told: list[Sequence[str]] = [()]

    def act(values: Mapping[str, object]) -> None:
        given = _concluded(values)
        doubts = [ballot_pay.doubt(limits, key, _number(given[_column(key)])) for key in _PAY]
        doubts = [doubt for doubt in doubts if doubt and given["result"] != balloting.REFUSED]
        if doubts and doubts != told[0]:
            told[0] = doubts
            sure = _("Nếu Hội đồng đúng là quyết như vậy, bấm “Lưu kết luận” lần nữa.")
            raise UserError(" ".join((*doubts, sure)))
        session.remember(concluding.conclude(session.book, examination, given))

    return act


def _concluded(values: Mapping[str, object]) -> dict[str, Value]:
    given = record_values(values)
    for key in _PAY:
        words = ballot_pay.read(key, str(given.get(_column(key)) or ""))
        given[_column(key)] = int(words) if words else None
    return given


def _take_over(dialog: FieldsDialog, offered: Mapping[str, Value]) -> None:
    """Put what the ballots come to into the form, to be looked at and changed before it is saved.

    What they say nothing of stays as it is, but pay in another measure than theirs goes.
    """
    dialog.form.flush()
    measures = {_column(AUTHOR_RATE), _column(AUTHOR_MULTIPLE)}
    emptied = dict.fromkeys(measures if measures & offered.keys() else (), "")
    for key, value in {**emptied, **offered}.items():
        dialog.form.set_value(key, _typed(value) if isinstance(value, int) else value)


def _column(key: str) -> str:
    return key.removeprefix(":")


def _typed(value: int | None) -> str:
    return "" if value is None else ballot_pay.figure(value)


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None
