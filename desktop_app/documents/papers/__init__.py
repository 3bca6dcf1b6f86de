"""The papers the program prints: each is a function from a plain context to blocks."""

from desktop_app.documents.papers.bang_tinh import build_bang_tinh
from desktop_app.documents.papers.cam_ket import build_cam_ket
from desktop_app.documents.papers.context import DOSSIER, DossierContext, Paper
from desktop_app.documents.papers.digest import digest
from desktop_app.documents.papers.digest import is_stale as scan_is_stale
from desktop_app.documents.papers.don import build_don
from desktop_app.documents.papers.ho_so import build_ho_so
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

__all__ = ["PAPERS", "DossierContext", "Paper", "digest", "is_stale", "paper", "unsigned"]

_ALL = ("pdf", "docx")

PAPERS: tuple[Paper, ...] = (
    Paper("don", "Đơn yêu cầu công nhận sáng kiến", DOSSIER, _ALL, build_don, is_signed=True, has_blank=True),
    Paper("bang_tinh", "Bảng tính số tiền làm lợi", DOSSIER, _ALL, build_bang_tinh),
    Paper("ho_so", "Hồ sơ sáng kiến", DOSSIER, ("pdf",), build_ho_so),
    Paper("cam_ket", "Bản cam kết", DOSSIER, _ALL, build_cam_ket, has_blank=True),
)


def paper(paper_id: str) -> Paper:
    """Give the paper of that id. Raises UserError when there is none."""
    found = next((item for item in PAPERS if item.id == paper_id), None)
    if found is None:
        known = ", ".join(item.id for item in PAPERS)
        raise UserError(
            _("Không có giấy tờ tên “{paper}”; hãy chọn một trong: {known}.").format(
                paper=paper_id, known=known
            )
        )
    return found


def unsigned(context: DossierContext) -> tuple[Paper, ...]:
    """Name the papers that are to be signed and have no signed scan yet."""
    return tuple(item for item in PAPERS if item.is_signed and context.scan_of(item.id) is None)


def is_stale(context: DossierContext, paper_id: str) -> bool:
    """Whether the signed scan of a paper says something else than the dossier does now."""
    return scan_is_stale(context, paper_id, paper(paper_id).build)
