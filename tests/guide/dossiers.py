"""A dossier in which no check finds anything, and ways to spoil it."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.records import (
    ApplicationHelper,
    Attachment,
    Authorship,
    BenefitLine,
    Dossier,
    Innovation,
    Unit,
)
from desktop_app.domain.values import Value
from desktop_app.forms.packs import load_catalogue, shipped_packs
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.checks import Finding, run_checks
from desktop_app.guide.inquiry import World

TODAY = date(2026, 10, 5)
GENCO, EVN, STATUTORY = shipped_packs()


def author(name: str = "Trần Văn Khánh", share: int | None = 6000, **values: str) -> Authorship:
    """Make an author with all that any form asks."""
    given = {
        "birth": "1988",
        "post": "Đội phó",
        "workplace": "Đội Quản lý vận hành",
        "qualification": "Kỹ sư điện",
        "role": "Tác giả chính",
        "task": "Đề xuất nguyên lý",
        "contribution": "created",
    } | values
    return Authorship(id=0, innovation_id=1, position=1, name=name, share=share, **given)


def annex(number: int = 1, caption: str = "Biên bản thí nghiệm", size: int = 1000) -> Attachment:
    """Make a numbered attachment."""
    return Attachment(
        id=number,
        innovation_id=1,
        uid=f"uid-{number}",
        role="annex",
        number=number,
        sha256="0" * 64,
        file_name="a.pdf",
        media_type="application/pdf",
        size=size,
        caption=caption,
    )


def line(amount: int | None = 427_720_000, **values: str) -> BenefitLine:
    """Make a line of the money: 251.600 kWh at 1.700 đồng."""
    given = {
        "description": "Giảm điện tự dùng",
        "quantity": "251600",
        "unit_price": "1700",
        "measure": "kWh",
        "evidence": "[1]",
    } | values
    return BenefitLine(id=1, innovation_id=1, position=1, amount=amount, **given)


COST = line(-150_000_000, description="Chi phí", quantity="", unit_price="")

COMPLETE = Dossier(
    innovation=Innovation(
        id=1,
        uid="uid",
        code="2026-PXVH-0001",
        title="Hoán chuyển máy biến áp non tải để giảm tổn thất không tải",
        kind="ky_thuat",
        field="phan_phoi",
        level="co_so",
        stage="writing",
        unit_id=1,
        investor="Công ty Điện lực Sông Lam",
        applied_at="Đội Quản lý vận hành",
        applied_on=date(2026, 3, 12),
        applied_document="118/PA-ĐQLVH",
        filed_on=date(2026, 10, 5),
        benefit_answer="computed",
        benefit_amount=277_720_000,
    ),
    unit=Unit(id=1, uid="unit", name="Công ty Điện lực Sông Lam", abbreviation="PCSL"),
    authors=(
        author(),
        author("Lê Thị Thu Hà", 4000, birth="1993", role="Đồng tác giả"),
    ),
    helpers=(
        ApplicationHelper(
            id=0,
            innovation_id=1,
            position=1,
            name="Vũ Minh Quân",
            birth="1990",
            post="Công nhân",
            workplace="Đội Quản lý vận hành",
            qualification="Bậc 5/7",
            task="Lắp đặt",
        ),
    ),
    answers={
        "application_state": "applied",
        "same_recognised": "no",
        "published": "no",
        "used_elsewhere": "no",
        "in_procedure": "no",
        "against_order": "no",
        "protected_right": "no",
        "funding": "state",
        "head_is_author": "no",
        "regulation_number": "215",
        "regulation_on": "2026-01-15",
        "current_state": (
            "<p>61 máy biến áp chỉ mang tải 15–20 % do cơ sở sản xuất (than, dầu, …) dời đi, v.v… Ưu điểm: "
            "không tốn công thay. Nhược điểm: tổn thất không tải vẫn mất 24 giờ mỗi ngày [1].</p>"
        ),
        "purpose": "<p>Giảm tổn thất không tải mỗi máy ít nhất 0,2 kW mà khách hàng không mất điện thêm.</p>",
        "conditions": "<p>Có số liệu đo xa 12 tháng và máy thu hồi còn tốt trong kho.</p>",
        "nature": (
            "<p>Lọc số liệu đo xa 12 tháng, chấm điểm từng máy theo ba tiêu chí: hệ số mang tải dưới 35 %, "
            "tuổi máy trên 8 năm, quãng đường chở dưới 25 km; máy điểm cao ghép với máy nhỏ hơn.</p>"
        ),
        "steps": "<ol><li>Lọc</li><li>Thay</li></ol>",
        "improvements": (
            "<p>Trước đây chỉ thay khi máy hỏng, không có tiêu chí. Nay có danh sách xếp hạng và ghép với "
            "lịch cắt điện có sẵn, thay cho việc đợi máy hỏng.</p>"
        ),
        "application_process": (
            "<p>Từ 12/03/2026 đến 30/09/2026 đã thay 40 máy trong 31 lịch, không máy nào quá tải.</p>"
        ),
        "actual_effect": "<p>Trong 6 tháng, tổn thất không tải mỗi máy giảm từ 0,62 kW xuống 0,37 kW.</p>",
        "author_benefit_opinion": "<p>Trong 6 tháng, tổn thất mỗi máy giảm từ 0,62 kW xuống 0,37 kW.</p>",
        "place": "Vinh",
    },
    benefit_lines=(line(), COST),
    attachments=(annex(),),
)


def with_record(dossier: Dossier = COMPLETE, **values: Value) -> Dossier:
    """Change columns of the innovation."""
    return replace(dossier, innovation=replace(dossier.innovation, **values))


def with_answers(dossier: Dossier = COMPLETE, **values: str) -> Dossier:
    """Change answers."""
    return replace(dossier, answers={**dossier.answers, **values})


def findings(
    dossier: Dossier, check: str = "", pack: Pack = GENCO, today: date = TODAY, world: World | None = None
) -> list[Finding]:
    """Run all checks; keep those of one check, if it is named."""
    found = run_checks(dossier, pack, load_catalogue(), today, world)
    return [finding for finding in found if check in ("", finding.check)]
