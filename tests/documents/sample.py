"""One invented dossier, and the files people attach to dossiers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.papers import DossierContext, Paper
from desktop_app.documents.papers.context import (
    DOSSIER,
    NOMINATION,
    NOMINEE,
    ROUND,
    Case,
    Count,
    Entry,
    Hearing,
    ListContext,
    PaperContext,
    RoundContext,
    Sender,
    Vote,
)
from desktop_app.domain.council import Examination, Member, Round
from desktop_app.domain.office import Letterhead, Signatory
from desktop_app.domain.records import (
    ApplicationHelper,
    Attachment,
    Authorship,
    BenefitLine,
    Dossier,
    Innovation,
    Unit,
)
from desktop_app.forms.council import shipped_council
from desktop_app.forms.packs import load_catalogue, shipped_packs
from desktop_app.forms.papers import shipped_wording
from desktop_app.forms.vocabulary import Pack
from tests.documents.sample_awards import award_context

TODAY = date(2026, 10, 5)
NAMES = ("Trần Văn Khánh", "Lê Thị Thu Hà", "Nguyễn Hữu Đạt", "Vũ Minh Quân", "Đỗ Văn Sáu")
_TELL = (
    "Trên lưới có nhiều máy biến áp 400, 560 kVA chỉ mang 15 đến 20 % tải do khách hàng dời đi, tổn thất "
    "không tải vẫn mất đều; trong kho có máy 160, 250 kVA thu hồi còn tốt chưa dùng. "
)
_ASKED = (
    "current_state", "purpose", "conditions", "nature", "steps", "improvements", "application_process",
    "actual_effect", "author_benefit_opinion",
)  # fmt: skip


def innovation(**values: object) -> Innovation:
    known: dict[str, object] = {
        "id": 1, "uid": "u-1", "code": "2026-DLHL-0001",
        "title": "Hoán chuyển máy biến áp phân phối non tải bằng máy thu hồi trong kho theo ba tiêu chí",
        "kind": "ky_thuat", "field": "thiet_bi_dien", "level": "co_so", "unit_id": 1,
        "investor": "Công ty Điện lực Hoa Lư", "applied_at": "Đội Quản lý vận hành lưới điện",
        "applied_on": date(2026, 3, 12), "applied_document": "118/PA-ĐQLVH", "filed_on": TODAY,
        "benefit_answer": "computed", "benefit_amount": 157_076_532, "year": 2026,
    }  # fmt: skip
    return Innovation(**(known | values))  # type: ignore[arg-type]


def authors(count: int) -> tuple[Authorship, ...]:
    return tuple(
        Authorship(
            number + 1, 1, number + 1, NAMES[number % len(NAMES)], birth="1988", post="Kỹ sư",
            workplace="Đội QLVH lưới điện", qualification="Kỹ sư điện", share=10000 // count,
            role="Đồng tác giả", task="Lập tiêu chí",
        )
        for number in range(count)
    )  # fmt: skip


def dossier(count: int = 2, attachments: tuple[Attachment, ...] = (), **values: object) -> Dossier:
    answers = dict.fromkeys(_ASKED, f"<p>{_TELL * 3}</p><p>{_TELL}</p>")
    answers |= {
        "regulation_number": "215", "regulation_on": "2026-01-15", "place": "Ninh Bình",
        "confirmation_unit": "Đội Quản lý vận hành lưới điện", "corporation": "Tổng công ty Điện lực Hoa Lư",
    }  # fmt: skip
    answers["nature"] = (
        "<p>Ba tiêu chí:</p><ol><li>hệ số mang tải<ul><li>dưới 30 %</li></ul></li><li>tuổi máy</li></ol>"
        "<table><tr><th>Tiêu chí</th><th>Trước</th><th>Sau</th></tr>"
        "<tr><td>Tổn thất P<sub>0</sub></td><td>0,95 kW</td><td>0,70 kW</td></tr></table>"
    )
    return Dossier(
        innovation=innovation(**values),
        unit=Unit(1, "unit-1", "Công ty Điện lực Hoa Lư", "DLHL"),
        authors=authors(count),
        helpers=(
            ApplicationHelper(
                1, 1, 1, "Vũ Minh Quân", birth="1990", workplace="Đội QLVH lưới điện",
                qualification="Công nhân bậc 5/7", task="Lắp đặt",
            ),
        ),
        answers=answers,
        benefit_lines=(
            BenefitLine(
                1, 1, 1, "Giảm tổn thất không tải 40 máy", "87600", "kWh", "2204.07", 193_076_532,
                "biên bản số 07/BBTN", "[1]",
            ),
            BenefitLine(2, 1, 2, "Trừ chi phí vận chuyển, lắp đặt", amount=-36_000_000, evidence="[4]"),
        ),
        attachments=attachments,
    )  # fmt: skip


def context(
    pack_id: str = "evngenco2-2026",
    *,
    is_blank: bool = False,
    stored: Callable[[str], Path | None] = lambda _sha256: None,
    made_from: Dossier | None = None,
) -> DossierContext:
    return DossierContext(
        dossier=made_from or dossier(),
        pack=pack(pack_id),
        catalogue=load_catalogue(),
        today=TODAY,
        stored=stored,
        is_blank=is_blank,
    )


def context_of(
    paper: Paper,
    *,
    made_from: Dossier | None = None,
    stored: Callable[[str], Path | None] = lambda _sha256: None,
    is_blank: bool = False,
) -> PaperContext:
    """Make what a paper reads, whatever its scope: a dossier, its council, a list it is in, an award."""
    own = made_from or dossier()
    wording = shipped_wording(paper.id)
    head = Letterhead(
        1, 1, "administration", "TỔNG CÔNG TY PHÁT ĐIỆN 9", "CÔNG TY NHIỆT ĐIỆN SÔNG TRẦM", "NĐST",
        "Sông Trầm", "Như trên\nLưu: VT, KTAT",
    )  # fmt: skip
    sender = Sender(
        head, (Signatory(1, 1, "administration", 1, "Trần Quốc Bảo", "Phó Giám đốc", "KT.", "Giám đốc"),)
    )
    if paper.scope == DOSSIER:
        before = hearing(), case(own)
        return replace(
            context(made_from=own, stored=stored, is_blank=is_blank),
            wording=wording,
            sender=lambda _chain: sender,
            council=lambda: before,
        )  # fmt: skip
    if paper.scope == ROUND:
        return RoundContext(
            catalogue=load_catalogue(), today=TODAY, stored=stored, wording=wording,
            sender=lambda _chain: sender, hearing=hearing(), cases=(case(own),),
        )  # fmt: skip
    if paper.scope in (NOMINATION, NOMINEE):
        shared = PaperContext(
            catalogue=load_catalogue(), today=TODAY, stored=stored, wording=wording,
            sender=lambda _chain: sender, is_blank=is_blank,
        )  # fmt: skip
        return award_context(paper, shared, own)
    entry = Entry(own.innovation, own.authors, "Phân xưởng Vận hành", examination=case(own).examination)
    return ListContext(
        catalogue=load_catalogue(), today=TODAY, stored=stored, wording=wording,
        sender=lambda _chain: sender, entries=(entry,), year=2026,
    )  # fmt: skip


def hearing() -> Hearing:
    """A round of a council of three."""
    own = Round(
        1, "u", "Đợt 1 năm 2026", "co_so", None, "45/QĐ-NĐST", date(2026, 4, 2), date(2026, 5, 6),
        "Phòng họp số 2", "03/BB-HĐSK", date(2026, 5, 7), "Ông Lê Hữu Phước, Phòng Kỹ thuật",
    )  # fmt: skip
    members = (
        Member(1, 1, 1, "Trần Quốc Bảo", post="Phó Giám đốc", role="chair"),
        Member(2, 1, 2, "Lê Thị Mai", post="Chủ tịch Công đoàn", role="member", is_union=True),
        Member(
            3, 1, 3, "Phạm Gia Huy", post="Chuyên viên", role="secretary", is_present=False, absence="đi học"
        ),
    )  # fmt: skip
    return Hearing(own, shipped_council(), members)


def case(own: Dossier) -> Case:
    """The dossier as that council recognised it."""
    item = Examination(
        1, own.innovation.id, "co_so", 1, 1, date(2026, 4, 10), date(2026, 4, 13), result="recognised",
        decision_number="78/QĐ-NĐST", decision_on=date(2026, 5, 20), certificate_number="05/2026/GCNSK",
    )  # fmt: skip
    members = hearing().members
    form = pack("evngenco2-2026")
    votes = tuple(Vote(member, conclusion="recognised" if member.is_present else "") for member in members)
    return Case(item, own, form, votes, Count(members=3, recognised=2, missing=1), criteria=form.criteria)


def pack(pack_id: str) -> Pack:
    return next(item for item in shipped_packs() if item.id == pack_id)


def annex(number: int, name: str, **values: object) -> Attachment:
    kinds = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
    known: dict[str, object] = {
        "id": number, "innovation_id": 1, "uid": f"a-{number}", "role": "annex", "number": number,
        "sha256": name, "file_name": name, "size": 1, "caption": f"Tài liệu {name}",
        "media_type": kinds.get(Path(name).suffix, "application/octet-stream"),
    }  # fmt: skip
    return Attachment(**(known | values))  # type: ignore[arg-type]


def pdf_file(
    path: Path, pages: int = 1, size: tuple[float, float] = (595, 842), words: str = "Trang"
) -> Path:
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    for number in range(pages):
        canvas.setFont("Helvetica", 24)
        canvas.drawString(60, size[1] - 80, f"{words} {number + 1}")
        canvas.showPage()
    canvas.save()
    path.write_bytes(target.getvalue())
    return path


def reworked(path: Path, change: Callable[[pikepdf.Pdf], None], **options: object) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, **options)  # type: ignore[arg-type]
    return path


def picture_file(path: Path, size: tuple[int, int] = (400, 300)) -> Path:
    """A picture whose top left quarter is red."""
    image = Image.new("RGB", size, "lightblue")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    image.save(path)
    return path
