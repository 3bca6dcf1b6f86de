"""The papers the program prints: each is a function from a plain context to blocks."""

from desktop_app.documents.papers.bang_tinh import build_bang_tinh
from desktop_app.documents.papers.bao_cao_giai_phap import build_bao_cao_giai_phap
from desktop_app.documents.papers.bao_cao_hieu_qua import build_bao_cao_hieu_qua
from desktop_app.documents.papers.bao_cao_hoan_thien import build_bao_cao_hoan_thien
from desktop_app.documents.papers.bao_cao_mo_ta import build_bao_cao_mo_ta
from desktop_app.documents.papers.bao_cao_thanh_tich import build_bao_cao_thanh_tich
from desktop_app.documents.papers.bien_ban import build_bien_ban
from desktop_app.documents.papers.bien_ban_kiem_phieu import build_bien_ban_kiem_phieu
from desktop_app.documents.papers.bien_ban_xet import build_bien_ban_xet
from desktop_app.documents.papers.cam_ket import build_cam_ket
from desktop_app.documents.papers.chi_tra import build_chi_tra
from desktop_app.documents.papers.cong_nhan import build_cong_nhan
from desktop_app.documents.papers.context import (
    DOSSIER,
    LIST,
    NOMINATION,
    NOMINEE,
    ROUND,
    DossierContext,
    Paper,
)
from desktop_app.documents.papers.danh_sach import build_danh_sach
from desktop_app.documents.papers.danh_sach_trich_ngang import build_danh_sach_trich_ngang
from desktop_app.documents.papers.digest import digest
from desktop_app.documents.papers.digest import is_stale as scan_is_stale
from desktop_app.documents.papers.don import build_don
from desktop_app.documents.papers.dong_y import build_dong_y
from desktop_app.documents.papers.giay_chung_nhan import build_giay_chung_nhan
from desktop_app.documents.papers.giay_xac_nhan import build_giay_xac_nhan
from desktop_app.documents.papers.gioi_thieu import build_gioi_thieu
from desktop_app.documents.papers.ho_so import build_ho_so
from desktop_app.documents.papers.ho_so_khen_thuong import build_ho_so_khen_thuong, build_ho_so_nguoi
from desktop_app.documents.papers.phieu_danh_gia import build_phieu_danh_gia
from desktop_app.documents.papers.phieu_diem import build_phieu_diem
from desktop_app.documents.papers.phieu_tiep_nhan import build_phieu_tiep_nhan
from desktop_app.documents.papers.quyet_dinh_khen_thuong import build_quyet_dinh_khen_thuong
from desktop_app.documents.papers.so_theo_doi import build_so_theo_doi
from desktop_app.documents.papers.thanh_lap import build_thanh_lap
from desktop_app.documents.papers.thong_bao import build_thong_bao
from desktop_app.documents.papers.to_trinh import build_to_trinh
from desktop_app.documents.papers.to_trinh_khen_thuong import build_to_trinh_khen_thuong
from desktop_app.documents.papers.y_tuong import build_y_tuong
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

__all__ = ["PAPERS", "DossierContext", "Paper", "digest", "is_stale", "paper", "unsigned"]

_ALL = ("pdf", "docx")
_LISTS = ("pdf", "docx", "xlsx")

PAPERS: tuple[Paper, ...] = (
    Paper("don", "Đơn yêu cầu công nhận sáng kiến", DOSSIER, _ALL, build_don, is_signed=True, has_blank=True),
    Paper("bang_tinh", "Bảng tính số tiền làm lợi", DOSSIER, _ALL, build_bang_tinh),
    Paper("ho_so", "Hồ sơ sáng kiến", DOSSIER, ("pdf",), build_ho_so),
    Paper("cam_ket", "Bản cam kết", DOSSIER, _ALL, build_cam_ket, has_blank=True),
    Paper("bao_cao_mo_ta", "Báo cáo mô tả sáng kiến", DOSSIER, _ALL, build_bao_cao_mo_ta, has_blank=True),
    Paper(
        "giay_xac_nhan", "Giấy xác nhận hiệu quả áp dụng", DOSSIER, _ALL, build_giay_xac_nhan, has_blank=True
    ),
    Paper(
        "bao_cao_hieu_qua", "Báo cáo hiệu quả áp dụng", DOSSIER, _ALL, build_bao_cao_hieu_qua, has_blank=True
    ),
    Paper(
        "bao_cao_hoan_thien",
        "Báo cáo hoàn thiện hồ sơ",
        DOSSIER,
        _ALL,
        build_bao_cao_hoan_thien,
        has_blank=True,
    ),
    Paper("dong_y", "Văn bản đồng ý của cấp trên", DOSSIER, _ALL, build_dong_y),
    Paper("y_tuong", "Phiếu ý tưởng", DOSSIER, _ALL, build_y_tuong, has_blank=True),
    Paper("gioi_thieu", "Giới thiệu sáng kiến tiêu biểu", DOSSIER, _ALL, build_gioi_thieu),
    Paper(
        "phieu_danh_gia",
        "Phiếu đánh giá công nhận sáng kiến",
        DOSSIER,
        _ALL,
        build_phieu_danh_gia,
        has_blank=True,
    ),
    Paper("phieu_diem", "Phiếu chấm điểm sáng kiến", DOSSIER, _ALL, build_phieu_diem, has_blank=True),
    Paper(
        "phieu_tiep_nhan",
        "Phiếu tiếp nhận, yêu cầu bổ sung hồ sơ",
        DOSSIER,
        _ALL,
        build_phieu_tiep_nhan,
        has_blank=True,
    ),
    Paper("thong_bao", "Thông báo không công nhận sáng kiến", DOSSIER, _ALL, build_thong_bao),
    Paper("giay_chung_nhan", "Giấy chứng nhận sáng kiến", DOSSIER, _ALL, build_giay_chung_nhan),
    Paper("thanh_lap", "Quyết định thành lập Hội đồng Sáng kiến", ROUND, _ALL, build_thanh_lap),
    Paper("bien_ban", "Biên bản họp Hội đồng Sáng kiến", ROUND, _ALL, build_bien_ban),
    Paper("cong_nhan", "Quyết định công nhận sáng kiến", ROUND, _ALL, build_cong_nhan),
    Paper("to_trinh", "Tờ trình đề nghị công nhận sáng kiến", ROUND, _ALL, build_to_trinh),
    Paper(
        "to_trinh_khen_thuong", "Tờ trình đề nghị khen thưởng", NOMINATION, _ALL, build_to_trinh_khen_thuong
    ),
    Paper(
        "danh_sach_trich_ngang",
        "Danh sách trích ngang đề nghị khen thưởng",
        NOMINATION,
        _LISTS,
        build_danh_sach_trich_ngang,
    ),
    Paper("bao_cao_thanh_tich", "Báo cáo thành tích", NOMINEE, _ALL, build_bao_cao_thanh_tich),
    Paper("bao_cao_giai_phap", "Báo cáo giải pháp sáng tạo", NOMINEE, _ALL, build_bao_cao_giai_phap),
    Paper("bien_ban_xet", "Biên bản họp xét khen thưởng", NOMINATION, _ALL, build_bien_ban_xet),
    Paper("bien_ban_kiem_phieu", "Biên bản kiểm phiếu", NOMINATION, _ALL, build_bien_ban_kiem_phieu),
    Paper("ho_so_khen_thuong", "Hồ sơ đề nghị khen thưởng", NOMINATION, ("pdf",), build_ho_so_khen_thuong),
    Paper("ho_so_nguoi", "Hồ sơ đề nghị của từng người", NOMINEE, ("pdf",), build_ho_so_nguoi),
    Paper("quyet_dinh_khen_thuong", "Quyết định khen thưởng", NOMINATION, _ALL, build_quyet_dinh_khen_thuong),
    Paper("danh_sach", "Danh sách, bảng tổng hợp sáng kiến", LIST, _LISTS, build_danh_sach),
    Paper("so_theo_doi", "Sổ theo dõi sáng kiến", LIST, _LISTS, build_so_theo_doi),
    Paper("chi_tra", "Bảng chi trả thù lao", LIST, _LISTS, build_chi_tra),
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
