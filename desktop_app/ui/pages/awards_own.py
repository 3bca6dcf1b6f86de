"""Forms of the catalogue: an award of the office's own, and what the office sets about any award."""

import re
from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from desktop_app.domain.awards import OwnAward
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number, read_number
from desktop_app.domain.office import CHAINS
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import awards
from desktop_app.services.awards import AwardCatalogue, AwardRule
from desktop_app.services.nomination_words import chain_words
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.pages.awards_forms import context_of, plain, whole_number
from desktop_app.ui.shell.session import Session

_CHAINS, _LEVELS, _KINDS, _YES_NO = "chains", "award_levels", "award_kinds", "yes_no"
_MULTIPLES = ("person_money", "collective_money")
_PARTS = re.compile(r"\s*([0-9]{1,3})\s*/\s*([0-9]{1,3})\s*")


def ask_own(session: Session, parent: QWidget, own: int | None) -> None:
    """Ask for an award of the office's own, new or known by its key."""
    book = session.book
    known = book.get(OwnAward, own) if own is not None else None
    fields = (
        Field("name", _("Tên danh hiệu, hình thức khen thưởng"), FieldKind.LINE, is_required=True),
        Field("issuer", _("Người, cơ quan quyết định"), FieldKind.LINE),
        Field("chain", _("Khen theo hệ thống"), FieldKind.CHOICE, choices=_CHAINS),
        Field("level", _("Cấp"), FieldKind.CHOICE, choices=_LEVELS),
        Field("kind", _("Loại"), FieldKind.CHOICE, choices=_KINDS),
        Field("is_for_people", _("Tặng cho cá nhân"), FieldKind.CHOICE, choices=_YES_NO),
        Field("is_for_collectives", _("Tặng cho tập thể"), FieldKind.CHOICE, choices=_YES_NO),
        Field("least_innovations", _("Số sáng kiến ít nhất"), FieldKind.LINE),
        Field("least_value", _("Giá trị làm lợi ít nhất (đồng)"), FieldKind.MONEY),
        Field("rate", _("Tỷ lệ phiếu phải đạt"), FieldKind.LINE, hint=_("Ví dụ: 2/3 hoặc 80/100.")),
        Field(
            "person_money",
            _("Tiền thưởng cá nhân, số lần mức lương cơ sở"),
            FieldKind.LINE,
            hint=_("Ví dụ: 0,3."),
        ),
        Field("collective_money", _("Tiền thưởng tập thể, số lần mức lương cơ sở"), FieldKind.LINE),
        Field("quantity", _("Số lượng nhiều nhất mỗi đợt"), FieldKind.LINE),
        Field("deadline", _("Hạn nộp hồ sơ hằng năm"), FieldKind.LINE, hint=_("Ngày và tháng, ví dụ 28/02.")),
        Field("note", _("Tiêu chuẩn, ghi chú"), FieldKind.TEXT),
    )

    def act(values: Mapping[str, object]) -> None:
        given = _read(values)
        if known is None:
            session.remember(awards.add_award(book, given).changes)
        else:
            session.remember(awards.edit_award(book, known.id, given))

    levels = awards.catalogue(book).levels
    lists = {
        _CHAINS: tuple(Choice(chain, chain_words(chain)) for chain in CHAINS),
        _LEVELS: tuple(Choice(key, words) for key, words in levels),
        _KINDS: (
            Choice("form", _("Hình thức khen thưởng")),
            Choice("title", _("Danh hiệu thi đua")),
            Choice("certificate", _("Giấy chứng nhận")),
        ),
    }
    title = _("Sửa hình thức của đơn vị") if known else _("Thêm hình thức của đơn vị")
    start = _shown(known or OwnAward(0, "", "", chain=CHAINS[0], level=levels[0][0], least_innovations=1))
    ask_fields(FieldsDialog(parent, title, fields, start, context_of(session, lists), _("Lưu"), act))


def ask_settings(session: Session, parent: QWidget, rule: AwardRule, known: AwardCatalogue) -> None:
    """Ask for the last day of an award's file, how its deciding body is called, and how money is rounded."""
    book, settings = session.book, awards.award_settings(session.book)
    body = known.body_of(rule)
    fields = (
        Field(
            "deadline",
            _("Hạn nộp hồ sơ hằng năm của đơn vị"),
            FieldKind.LINE,
            hint=_("Ngày và tháng, ví dụ 28/02. Để trống thì theo danh mục."),
        ),
        Field(
            "body",
            _("Nơi quyết định, như in trong giấy tờ"),
            FieldKind.LINE,
            hint=_("Dùng cho mọi hình thức do nơi này quyết định. Để trống thì theo danh mục."),
        ),
        Field("rounds_up", _("Làm tròn tiền thưởng lên"), FieldKind.CHOICE, choices=_YES_NO),
    )
    is_shipped = not rule.is_own

    def act(values: Mapping[str, object]) -> None:
        if is_shipped:
            session.remember(awards.set_deadline(book, rule.id, str(values["deadline"] or "")))
            session.remember(awards.name_body(book, body.id, str(values["body"] or "")))
        session.remember(awards.set_rounding(book, rounds_up=bool(values["rounds_up"])))

    start = {
        "deadline": settings.deadlines.get(rule.id, ""),
        "body": settings.bodies.get(body.id, ""),
        "rounds_up": settings.rounds_up,
    }
    shown = fields if is_shipped else fields[2:]
    title = _("Thiết lập của đơn vị: {name}").format(name=rule.name)
    ask_fields(FieldsDialog(parent, title, shown, start, context_of(session), _("Lưu"), act))


def _shown(own: OwnAward) -> dict[str, object]:
    """Return an award as its form shows it."""
    found: dict[str, object] = {name: getattr(own, name) for name in OwnAward.__slots__}
    found["rate"] = f"{own.vote_parts}/{own.vote_of}" if own.vote_of else ""
    found["least_innovations"] = str(own.least_innovations or "")
    found["quantity"] = "" if own.quantity is None else str(own.quantity)
    for key in _MULTIPLES:
        hundredths = getattr(own, key)
        found[key] = "" if hundredths is None else format_number(Decimal(hundredths) / 100)
    return found


def _read(values: Mapping[str, object]) -> dict[str, Value]:
    given = plain(values)
    votes = str(given.pop("rate", "") or "").strip()
    found = _PARTS.fullmatch(votes)
    if votes and found is None:
        raise UserError(_("Tỷ lệ phiếu viết thành phân số, ví dụ 2/3 hoặc 80/100."))
    given["vote_parts"], given["vote_of"] = (int(found[1]), int(found[2])) if found else (0, 0)
    given["least_innovations"] = whole_number(str(given["least_innovations"] or "")) or 0
    given["quantity"] = whole_number(str(given["quantity"] or ""))
    for key in _MULTIPLES:
        text = str(given[key] or "").strip()
        given[key] = int(read_number(text).value * 100) if text else None
    return given
