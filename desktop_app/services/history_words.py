"""How a column of a book's tables is called, and how what it held is told as plain text."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from decimal import Decimal, DecimalException

from desktop_app.domain.awards import AwardUse
from desktop_app.domain.council import Examination, PaidRemuneration
from desktop_app.domain.dates import format_birth, format_date, local_time
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.records import BENEFIT_TEXT, Person, Unit
from desktop_app.domain.richtext import parse, plain_text
from desktop_app.domain.shares import format_share
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE, Value
from desktop_app.forms.portals import shipped_portals
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.guide.remuneration import payment_year
from desktop_app.services import packs
from desktop_app.services.award_catalogue import catalogue
from desktop_app.services.award_reading import award_name
from desktop_app.services.award_uses import use_states
from desktop_app.services.ballot_words import result_words
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.participants import column_words
from desktop_app.store.book import Book

Row = Mapping[str, Value]

HIDDEN = frozenset((
    "id", "uid", "innovation_id", "person_id", "key", "form_version", "created_at", "updated_at",
    "round_id", "member_id", "line_id", "sha256", "reduced_sha256", "picture_sha256", "their_key",
    "paper", "paper_digest", "media_type", "size", "check",
))  # fmt: skip
"""Columns that say nothing to a person."""

_LISTS = {
    "kind": "kinds",
    "field": "fields",
    "level": "levels",
    "stage": "stages",
    "attachment.kind": "attachment_kinds",
    "authorship.contribution": "contributions",
    "authorship.role": "roles",
    "examination.level": "levels",
    "examination.next_level": "levels",
}
_RESULTS = frozenset(("examination.result", "examination.derived"))
_RATES = frozenset(("author_rate", "helper_rate"))
_FOUND_AT = "set_aside.field"
_PAID_YEAR = "paid_remuneration.year"
_MONEY = frozenset(("amount", "benefit_amount"))
_DECIMALS = frozenset(("quantity", "unit_price"))


class HistoryWords:
    """Knows the rows of a dossier as they were while history is read from its end to its beginning."""

    def __init__(self, book: Book, innovation: int) -> None:
        dossier = load_dossier(book, innovation)
        self._book = book
        own = packs.pack_for(book, dossier.innovation)
        self._forms = (own.form, *(pack.form for pack in packs.available(book)))
        self._titles = {pack.id: pack.title for pack in (*packs.available(book), own)}
        tables = {
            "authorship": dossier.authors,
            "application_helper": dossier.helpers,
            "benefit_line": dossier.benefit_lines,
            "attachment": dossier.attachments,
            "set_aside": dossier.set_aside,
            "examination": tuple(book.all(Examination, innovation_id=innovation)),
            "paid_remuneration": tuple(book.all(PaidRemuneration, innovation_id=innovation)),
            "award_use": tuple(book.all(AwardUse, innovation_id=innovation)),
        }
        self._rows: dict[tuple[str, int], Row] = {
            (table, row.id): asdict(row) for table, rows in tables.items() for row in rows
        }
        for row, key in book.sql("SELECT id, key FROM answer WHERE innovation_id = ?", (innovation,)):
            self._rows["answer", row] = {"key": key}

    def go_back(self, table: str, row: int, before: Row | None) -> None:
        """Forget a step: from now on the row is as it was before it."""
        if before is None:
            self._rows.pop((table, row), None)
        else:
            self._rows[table, row] = {**self._rows.get((table, row), {}), **before}

    def subject(self, table: str, row: int, before: Row | None, after: Row | None) -> str:
        """Name the thing a row is; "" where the values name themselves."""
        known = after if before is None else before if after is None else self._rows.get((table, row), {})
        known = known or {}
        match table:
            case "innovation":
                return "" if before is not None and after is not None else _("hồ sơ")
            case "authorship" | "application_helper" | "benefit_line" | "set_aside":
                return _called(table, known)
            case "attachment":
                return _attachment(known)
            case "examination":
                level = packs.catalogue().label("levels", str(known.get("level", "")))
                return _("xét công nhận {level}").format(level=level[:1].lower() + level[1:])
            case "portal_entry" | "portal_match":
                return _noted_of_portal(table, str(known.get("system", "")))
            case "award_use":
                return _("việc dùng để xét {award}").format(award=self._award(str(known.get("award", ""))))
            case "council_conflict":
                return _("xung đột lợi ích đã khai")
            case "paid_remuneration":
                year = int(str(known.get("year") or 0))
                return _("thù lao đã trả, {year}").format(year=payment_year(year))
            case _:
                return ""

    def key_of(self, table: str, row: int, column: str, before: Row | None, after: Row | None) -> str:
        """Return the key under which a form asks for a value, `table.column` where none does."""
        if table == "answer":
            known = {**self._rows.get((table, row), {}), **(before or {}), **(after or {})}
            return str(known.get("key", ""))
        return column if table == "innovation" else f"{table}.{column}"

    def name(self, key: str) -> str:
        """Name a value as the form does, else as the program does."""
        field, names = self._field(key), _names()
        return field.label if field else names.get(key) or names.get(key.rpartition(".")[2], key)

    def value(self, key: str, held: Value) -> str:
        """Tell what was held, as plain text."""
        if held is None or held == "":
            return ""
        if isinstance(held, bool):
            return _("Có") if held else _("Không")
        if isinstance(held, int):
            return self._number(key, held)
        return self._text(key, str(held))

    def _number(self, key: str, held: int) -> str:
        column = key.rpartition(".")[2]
        if key == _PAID_YEAR:
            return payment_year(held)
        if column in _MONEY:
            return format_money(held)
        if column == "share" or column in _RATES:
            return format_share(held)
        if column == "author_multiple":
            return format_number(Decimal(held) / 100)
        record = {"unit_id": Unit, "support_person_id": Person}.get(column)
        if record is None:
            return str(held)
        found = self._book.all(record, id=held)
        return found[0].name if found else _("(đã xóa)")

    def _award(self, award: str) -> str:
        return award_name(catalogue(self._book), award)

    def _text(self, key: str, held: str) -> str:
        if key == "award_use.award":
            return self._award(held)
        if key == "award_use.state":
            return use_states().get(held, held)
        if key == _FOUND_AT:
            found = self._field(held)
            return found.label if found else held
        if key in _RESULTS:
            return result_words(held) or held
        if key.startswith("portal_"):
            return _told_of_portal(key.rpartition(".")[2], held)
        field, column = self._field(key), key.rpartition(".")[2]
        kind = field.kind if field else None
        if kind is FieldKind.TEXT or key == BENEFIT_TEXT:
            return plain_text(parse(held).nodes)
        listed = field.choices if field and field.choices else _LISTS.get(key, "")
        if listed:
            return packs.catalogue().label(listed, held)
        if column == "form_id":
            return self._titles.get(held, held)
        if column == "benefit_answer":
            return {COMPUTED: _("Tính được"), NOT_COMPUTABLE: _("Không tính được")}.get(held, held)
        return _written(held, column, kind)

    def _field(self, key: str) -> Field | None:
        return next((found for form in self._forms if (found := form.field(key))), None)


def _called(table: str, known: Row) -> str:
    """Name a row by one of its texts."""
    sentence, column = {
        "authorship": (_("tác giả {name}"), "name"),
        "application_helper": (_("người tham gia áp dụng {name}"), "name"),
        "benefit_line": (_("dòng tính “{name}”"), "description"),
        "set_aside": (_("điều gác lại “{name}”"), "sentence"),
    }[table]
    return sentence.format(name=known.get(column, ""))


def _system(system_id: str) -> str:
    found = shipped_portals().system(system_id)
    return found.label if found else system_id


def _noted_of_portal(table: str, system_id: str) -> str:
    is_entry = table == "portal_entry"
    sentence = _("dấu đã nhập {system}") if is_entry else _("ghép với danh sách của {system}")
    return sentence.format(system=_system(system_id))


def _told_of_portal(column: str, held: str) -> str:
    states = {"keyed": _("Đã nhập"), "confirmed": _("Cổng đã có")}
    if column == "keyed_at":
        return local_time(held)
    return _system(held) if column == "system" else states.get(held, held) if column == "state" else held


def _written(held: str, column: str, kind: FieldKind | None) -> str:
    """Write dates and numbers as people do; what is neither stays as it stands."""
    if column == "deleted_at":
        return local_time(held)
    if column == "birth":
        return format_birth(held)
    with suppress(ValueError, DecimalException):
        if kind is FieldKind.DATE or column.endswith("_on"):
            return format_date(date.fromisoformat(held))
        if kind is FieldKind.MONEY:
            return format_money(int(held))
        if column in _DECIMALS:
            return format_number(Decimal(held))
    return held


def _attachment(known: Row) -> str:
    match known.get("role"):
        case "figure":
            return _("ảnh trong bài “{name}”").format(name=known.get("file_name", ""))
        case "signed":
            return _("bản scan đã ký “{name}”").format(name=known.get("file_name", ""))
        case _:
            return _("tài liệu “{name}”").format(name=known.get("caption") or known.get("file_name", ""))


def column_name(key: str) -> str:
    """Name a column (`table.column`, or alone) as the program does, "" where it has no name for it."""
    names = _names()
    return names.get(key) or names.get(key.rpartition(".")[2], "")


def _names() -> Mapping[str, str]:
    return {
        "title": _("Tên giải pháp"),
        "code": _("Mã"),
        "form_id": _("Mẫu đơn"),
        "kind": _("Loại"),
        "field": _("Lĩnh vực"),
        "level": _("Cấp"),
        "stage": _("Giai đoạn"),
        "unit_id": _("Đơn vị"),
        "support_person_id": _("Người hỗ trợ"),
        "filed_on": _("Ngày nộp"),
        "applied_on": _("Ngày áp dụng"),
        "trial_on": _("Ngày áp dụng thử"),
        "year": _("Năm"),
        "deleted_at": _("Thùng rác"),
        "benefit_answer": _("Tiền làm lợi"),
        "benefit_amount": _("Số tiền làm lợi (đồng)"),
        BENEFIT_TEXT: _("Cách tính, hoặc lý do không tính được"),
        "position": _("Thứ tự"),
        "number": _("Số thứ tự"),
        **column_words(),
        "description": _("Diễn giải"),
        "quantity": _("Số lượng"),
        "measure": _("Đơn vị tính"),
        "unit_price": _("Đơn giá (đồng)"),
        "amount": _("Thành tiền (đồng)"),
        "source": _("Nguồn số liệu"),
        "evidence": _("Minh chứng"),
        "file_name": _("Tệp"),
        "caption": _("Tên tài liệu"),
        "document_number": _("Số văn bản"),
        "document_on": _("Ngày văn bản"),
        "is_withheld": _("Không gửi đi"),
        "turn": _("Xoay ảnh (độ)"),
        _FOUND_AT: _("Ở mục"),
        "sentence": _("Điều cần xem"),
        "reason": _("Lý do gác lại"),
        "received_on": _("Ngày nhận"),
        "accepted_on": _("Ngày tiếp nhận"),
        "returned_on": _("Ngày trả lại"),
        "return_reason": _("Cần bổ sung"),
        "result": _("Kết luận"),
        "derived": _("Kết quả theo phiếu"),
        "result_reason": _("Lý do"),
        "completion_asked": _("Yêu cầu hoàn thiện"),
        "completed_on": _("Ngày hoàn thiện xong"),
        "decision_number": _("Số quyết định"),
        "decision_on": _("Ngày quyết định"),
        "certificate_number": _("Số giấy chứng nhận"),
        "money_answer": _("Ý kiến về tiền làm lợi"),
        "author_rate": _("Thù lao tác giả đề xuất"),
        "author_multiple": _("Thù lao tác giả đề xuất (lần mức lương cơ sở)"),
        "helper_rate": _("Thù lao người áp dụng lần đầu đề xuất"),
        "next_level": _("Đề xuất lên cấp"),
        "council_conflict.reason": _("Lý do"),
        _PAID_YEAR: _("Năm áp dụng"),
        "paid_on": _("Ngày trả"),
        "paid_remuneration.amount": _("Số tiền đã trả (đồng)"),
        "paid_remuneration.document_number": _("Chứng từ"),
        "award_use.award": _("Danh hiệu, hình thức khen thưởng"),
        "award_use.name": _("Người, tập thể"),
        "award_use.state": _("Sử dụng"),
        "award_use.reason": _("Lý do dùng thêm lần nữa"),
        "mark_value": _("Điểm giá trị kinh tế"),
        "mark_social": _("Điểm ý nghĩa xã hội, cộng đồng"),
        "mark_spread": _("Điểm sức lan tỏa"),
        "portal_entry.state": _("Trên cổng"),
        "portal_entry.account": _("Tài khoản"),
        "portal_entry.link": _("Liên kết trên cổng"),
        "portal_entry.their_code": _("Mã cổng cấp"),
        "portal_entry.keyed_at": _("Lúc nhập"),
        "portal_entry.keyed_by": _("Người nhập"),
        "system": _("Hệ thống"),
        "note": _("Ghi chú"),
    }
