"""One innovation as JSON: its dossier, the people and units it names, and where its files lie beside it.

`DOCUMENT` is the one declaration: `document` writes by it, `read_document` reads by it, `schema` publishes
it. A key that is not there leaves the book's value alone; null empties it.
"""

from collections.abc import Mapping
from dataclasses import asdict

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Attachment, Dossier, Participant, Person, Unit
from desktop_app.exchange.incoming import Incoming, incoming
from desktop_app.exchange.shapes import (
    Day,
    Json,
    Many,
    Member,
    Named,
    OneOf,
    Record,
    Text,
    Whole,
    YesNo,
    as_object,
)
from desktop_app.exchange.strict_json import parse

SCHEMA_ID = "ho-so-sang-kien/innovation"
VERSION = 2
OLDER = (1,)
"""Versions that this program still reads: what came later is only more keys."""

_LONG = Text(limit=2_000_000, is_multiline=True)
_UID = Text(
    about="Mã nhận dạng toàn cầu (UUID, chữ thường). Bỏ trống: chương trình đặt mã mới.",
    limit=36,
    pattern="[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    rule=lambda: _("phải là mã UUID viết chữ thường, hoặc bỏ khóa này"),
)
_BIRTH = Text(
    about="Năm sinh (1988) hoặc ngày sinh (1988-03-12).",
    limit=10,
    pattern="[0-9]{4}(-[0-9]{2}-[0-9]{2})?",
    rule=lambda: _("phải là năm sinh như 1988 hoặc ngày sinh như 1988-03-12"),
)
_SHA256 = Text(
    about='SHA-256 của tệp, để biết tệp còn nguyên và để hình trong bài (img src="sha256:…") tìm thấy tệp.',
    limit=64,
    pattern="[0-9a-f]{64}",
    rule=lambda: _("phải là 64 chữ số hệ 16 viết thường"),
)
_DECIMAL = Text(
    about='Số thập phân viết thành chữ, dấu chấm trước phần lẻ, không dấu phân nghìn: "2204.07".',
    limit=60,
    pattern="-?[0-9]+(\\.[0-9]+)?",
    rule=lambda: _('phải là số viết như "87600" hoặc "2204.07", để trong dấu nháy'),
)

UNIT = Record(
    about="Đơn vị; tìm trong sổ theo uid, rồi theo tên và tên viết tắt, không có thì thêm mới.",
    members=(
        Member("uid", _UID),
        Member("name", Text(limit=1000), is_required=True),
        Member("abbreviation", Text(limit=100)),
    ),
)

PERSON = Record(
    about="Người trong danh mục; tìm theo uid, rồi theo tên, ngày sinh và đơn vị, không có thì thêm mới. "
    "Người đã có trong sổ thì không bị sửa.",
    members=(
        Member("uid", _UID),
        Member("name", Text(limit=1000), is_required=True),
        Member("birth", _BIRTH),
        Member("sex", Text(limit=100)),
        Member("residence", Text()),
        Member("unit", UNIT),
        Member("workplace", Text()),
        Member("post", Text()),
        Member("education_level", Text()),
        Member("education_field", Text()),
        Member("is_manager", YesNo()),
        Member("is_direct_worker", YesNo()),
        Member("staff_id", Text(limit=100)),
    ),
)

_PARTICIPANT = (
    Member("person", PERSON),
    Member("name", Text(limit=1000), is_required=True),
    Member("birth", _BIRTH),
    Member("sex", Text(limit=100)),
    Member("post", Text()),
    Member("workplace", Text()),
    Member("qualification", Text()),
    Member("task", Text()),
)

AUTHOR = Record(
    about="Một tác giả, như sẽ in trên giấy.",
    is_nullable=False,
    members=(
        *_PARTICIPANT,
        Member(
            "share",
            Whole(
                about="Tỷ lệ đóng góp, phần trăm nhân 100: 33,33 % ghi 3333; cả nhóm phải đủ 10000.",
                low=0,
                high=1_000_000,
            ),
        ),
        Member("role", Text()),
        Member("contribution", Text()),
    ),
)

HELPER = Record(about="Một người tham gia tổ chức áp dụng lần đầu.", is_nullable=False, members=_PARTICIPANT)

BENEFIT_LINE = Record(
    about="Một dòng của phép tính tiền làm lợi: số lượng × đơn giá = thành tiền; chi phí mang dấu trừ.",
    is_nullable=False,
    members=(
        Member("description", Text()),
        Member("quantity", _DECIMAL),
        Member("measure", Text(limit=200)),
        Member("unit_price", _DECIMAL),
        Member("amount", Whole(about="Thành tiền, đồng.")),
        Member("source", Text()),
        Member("evidence", Text()),
        Member("year", Whole(about="Năm áp dụng: 1, 2, 3.", low=1, high=3, is_nullable=False)),
        Member("is_actual", YesNo(about="true: số thực tế; false: số ghi khi nộp đơn.")),
        Member("formula", Text(about="Mã công thức, rỗng là dòng tự do.", limit=64)),
        Member("inputs", Text(about="Các đại lượng đã nhập của công thức, JSON viết thành chữ.")),
    ),
)

SET_ASIDE = Record(
    about="Một điều phép kiểm tra nêu ra đã được gác lại, kèm lý do.",
    is_nullable=False,
    members=(
        Member("check", Text(limit=64), is_required=True),
        Member("field", Text(limit=64)),
        Member("sentence", Text(), is_required=True),
        Member("reason", Text(is_multiline=True), is_required=True),
    ),
)

ATTACHMENT = Record(
    about="Một tệp của hồ sơ.",
    is_nullable=False,
    members=(
        Member("uid", _UID),
        Member(
            "role",
            OneOf(
                about="annex: tài liệu đánh số; figure: hình trong bài; signed: bản quét đã ký.",
                words=("annex", "figure", "signed"),
            ),
        ),
        Member(
            "number",
            Whole(
                about="Số thứ tự [1], [2] … của tài liệu; 0 nếu không đánh số.",
                low=0,
                high=100_000,
                is_nullable=False,
            ),
        ),
        Member(
            "file",
            Text(
                about="Đường dẫn tới tệp, tính từ thư mục chứa tệp JSON, dấu / giữa các cấp.",
                limit=400,
            ),
        ),
        Member("file_name", Text(about="Tên tệp lúc đính kèm.", limit=400)),
        Member("sha256", _SHA256),
        Member("kind", Text(limit=200)),
        Member("caption", Text()),
        Member("document_number", Text()),
        Member("document_on", Day()),
        Member("is_withheld", YesNo(about="true: không gửi đi.")),
        Member("turn", OneOf(about="Góc xoay của ảnh theo chiều kim đồng hồ.", words=(0, 90, 180, 270))),
        Member("paper", Text(about="Bản quét đã ký: mã của giấy.", limit=200)),
        Member("paper_digest", Text(limit=200)),
    ),
)

COLUMNS = (
    Member("title", Text()),
    Member("kind", Text(limit=200)),
    Member("field", Text(limit=200)),
    Member("level", Text(limit=200)),
    Member("stage", Text(limit=200)),
    Member("investor", Text()),
    Member("applied_at", Text()),
    Member("trial_on", Day()),
    Member("trial_document", Text()),
    Member("applied_on", Day()),
    Member("applied_document", Text()),
    Member("filed_on", Day()),
    Member("accepted_on", Day()),
    Member("confidential", _LONG),
    Member(
        "benefit_answer",
        OneOf(
            about="computed: tính được; not_computable: không tính được; rỗng: chưa trả lời.",
            words=("", "computed", "not_computable"),
        ),
    ),
    Member("benefit_amount", Whole(about="Số tiền làm lợi năm đầu, đồng.")),
    Member("year", Whole(low=0, high=9999, is_nullable=False)),
)
"""What the innovation's own record holds and JSON carries as it stands."""

_PACK = Record(
    about="Mẫu hồ sơ đang theo.",
    members=(Member("id", Text(limit=200), is_required=True), Member("version", Text(limit=100))),
)

DOCUMENT = Record(
    about="Một sáng kiến của sổ. Khóa không ghi: giữ nguyên; null: xóa trống. "
    "Danh sách được ghi thì thay cả danh sách.",
    is_nullable=False,
    members=(
        Member("$schema", Text()),
        Member("schema", OneOf(words=(SCHEMA_ID,)), is_required=True),
        Member("version", OneOf(words=(VERSION, *OLDER)), is_required=True),
        Member("pack", _PACK),
        Member("uid", _UID),
        Member(
            "code",
            Text(
                about="Mã hồ sơ; còn trống trong sổ thì được giữ.",
                limit=64,
                pattern="[0-9A-Z][0-9A-Z-]*",
                rule=lambda: _("chỉ gồm chữ hoa không dấu, số và dấu -"),
            ),
        ),
        Member(
            "created_at",
            Text(
                about="Lúc bắt đầu viết, giờ UTC.",
                limit=40,
                pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+]00:00)",
                rule=lambda: _("phải là giờ UTC như 2026-04-08T01:30:00Z"),
            ),
        ),
        *COLUMNS,
        Member("unit", UNIT),
        Member("support_person", PERSON),
        Member("answers", Named(about="Câu trả lời theo khóa của mẫu, chữ hoặc HTML giản lược.", item=_LONG)),
        Member("authors", Many(item=AUTHOR)),
        Member("helpers", Many(item=HELPER)),
        Member("benefit_lines", Many(item=BENEFIT_LINE)),
        Member("attachments", Many(item=ATTACHMENT)),
        Member("set_aside", Many(item=SET_ASIDE)),
    ),
)


def schema() -> Json:
    """Give the JSON Schema (draft 2020-12) of one innovation."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{SCHEMA_ID} {VERSION}",
        **DOCUMENT.schema(),
    }


def document(
    dossier: Dossier,
    people: Mapping[int, Person],
    units: Mapping[int, Unit],
    paths: Mapping[str, str],
) -> Json:
    """Write a dossier as JSON; `paths` gives each attachment's path beside it, by the attachment's uid."""
    innovation = dossier.innovation
    held: dict[str, object] = {member.key: getattr(innovation, member.key) for member in COLUMNS}

    def person(person_id: int | None) -> object:
        found = people.get(person_id) if person_id is not None else None
        return found and {**asdict(found), "unit": units.get(found.unit_id or 0)}

    def participant(row: Participant) -> object:
        return {**asdict(row), "person": person(row.person_id)}

    def attachment(row: Attachment) -> object:
        return {**asdict(row), "file": paths[row.uid]}

    held |= {
        "$schema": "",
        "schema": SCHEMA_ID,
        "version": VERSION,
        "pack": {"id": innovation.form_id, "version": innovation.form_version},
        "uid": innovation.uid,
        "code": innovation.code,
        "created_at": innovation.created_at,
        "unit": dossier.unit,
        "support_person": person(innovation.support_person_id),
        "answers": dossier.answers,
        "authors": [participant(row) for row in dossier.authors],
        "helpers": [participant(row) for row in dossier.helpers],
        "benefit_lines": dossier.benefit_lines,
        "attachments": [attachment(row) for row in dossier.attachments],
        "set_aside": dossier.set_aside,
    }
    written = as_object(DOCUMENT.write(held), "$")
    del written["$schema"]
    return written


def read_document(data: bytes) -> Incoming:
    """Read one JSON file.

    Raises UserError with the key path of what is wrong, or the line and column where the text is not JSON.
    """
    given = as_object(parse(data), "$")
    if given.get("schema") != SCHEMA_ID:
        raise UserError(
            _("Đây không phải tệp của một sáng kiến: khóa “schema” phải là “{schema}”.").format(
                schema=SCHEMA_ID
            )
        )
    version = given.get("version")
    if isinstance(version, int) and version > VERSION:
        raise UserError(_("Tệp do bản chương trình mới hơn ghi: cài bản mới rồi nạp lại."))
    return incoming(as_object(DOCUMENT.read(given, "$"), "$"))
