"""Three people's notes as they first typed them, faults and all, and what they answered when asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Notes:
    """What somebody brings: the five answers, and what goes into the sections at once."""

    title: str
    unit: str
    authors: tuple[str, ...]
    difficulty: str
    sections: Mapping[str, str] = field(default_factory=dict[str, str])


INTERVIEW = {
    "kind": "Giải pháp kỹ thuật",
    "application_state": "Đang áp dụng chính thức",
    "same_recognised": "Không",
    "published": "Không",
    "used_elsewhere": "Không",
    "in_procedure": "Không",
    "against_order": "Không",
    "protected_right": "Không",
    "funding": "Đơn vị, bằng vốn Nhà nước",
    "head_is_author": "Không",
}

# ---------------------------------------------------------------- Máy biến áp non tải

TRANSFORMERS = Notes(
    title="Hoán chuyển máy biến áp non tải",
    unit="Công ty Điện lực",
    authors=("Trần Văn Khánh", "Lê Thị Thu Hà", "Phạm Đình Tòng"),
    difficulty=(
        "Lưới đang có nhiều MBA 400, 560 kVA chạy có 15-20% tải do khách hàng dời đi, tổn thất ko tải vẫn mất"
        " đều. Trong kho thì có máy 160, 250 kVA thu hồi còn tốt để không."
    ),
    sections={
        "nature": (
            "Bọn em lọc số liệu đo xa, lập danh sách MBA non tải theo 3 tiêu chí (hệ số mang tải, tuổi máy,"
            " khoảng cách vận chuyển) rồi thay bằng máy nhỏ thu hồi trong kho, rút máy lớn về, kết hợp lịch"
            " cắt điện công tác có sẵn nên khách hàng không bị mất điện thêm. Đã thay 40 máy."
        ),
        "improvements": "Hoàn toàn mới, chưa nơi nào làm.",
        "author_benefit_opinion": (
            "Mỗi máy giảm được 0.25kW tổn thất không tải (theo biên bản thí nghiệm). Chi phí vận chuyển,"
            " lắp đặt hết 36 triệu. Giá điện lấy 2.204,07đ. Làm lợi khoảng 157.076.532đ/năm."
        ),
    },
)
TRANSFORMERS_STATE = (
    "Trước đây chỉ thay khi máy sự cố hoặc có yêu cầu, không có tiêu chí, mỗi năm 3 đến 5 máy; chưa có"
    " quy trình của công ty. Năm 2024 đội bên cạnh có thay 5 máy theo yêu cầu khách hàng, không lập danh"
    " sách."
)
TRANSFORMERS_TABLE = (
    *("Khi nào thay", "Khi máy sự cố hoặc có yêu cầu", "Theo danh sách lập từ số liệu đo xa [3]", ""),
    *("Tiêu chí chọn", "Không có", "Hệ số mang tải, tuổi máy, khoảng cách vận chuyển", ""),
)
TRANSFORMERS_CLAIM = (
    "Khác với lần đội bên cạnh thay 5 máy năm 2024 theo yêu cầu khách hàng: lần này có tiêu chí và danh sách."
)
TRANSFORMERS_STEPS = (
    "Bước 1: lọc số liệu công tơ đo xa 12 tháng [3].\n"
    "Bước 2: lập danh sách MBA non tải theo 3 tiêu chí.\n"
    "Bước 3: thay bằng máy nhỏ thu hồi trong kho, kết hợp lịch cắt điện công tác có sẵn, theo Phương án"
    " [2].\n"
    "Bước 4: rút máy lớn về nhập kho, không vận hành."
)
TRANSFORMERS_CONDITIONS = (
    "Có công tơ đo xa và máy 160, 250 kVA thu hồi còn tốt trong kho; mọi đội QLVH có đo xa đều làm được."
)
TRANSFORMERS_EFFECT = (
    "Biên bản thí nghiệm [1] ghi tổn thất không tải trước và sau của từng vị trí, chênh lệch bình quân"
    " 0,25 kW.\n"
    "Một năm: 40 máy × 0,25 kW × 8.760 giờ = 87.600 kWh.\n"
    "Trừ chi phí vận chuyển, lắp đặt 36.000.000 đồng [4], làm lợi 157.076.532 đồng trong năm đầu. Máy"
    " rút về nhập kho, không tính vào làm lợi."
)

# ---------------------------------------------------------------- Lập phương thức

SCHEDULE = Notes(
    title="Phần mềm lập phương thức",
    unit="Công ty Nhiệt điện",
    authors=("Nguyễn Hoàng Anh",),
    difficulty=(
        "Hằng ngày trưởng ca + kỹ sư phương thức phải tự tính công suất công bố 48 chu kỳ cho 2 tổ máy"
        " trên excel, lấy nhiệt độ nước làm mát, nhiệt trị than, khiếm khuyết thiết bị. Làm mất [CẦN"
        " ĐIỀN] phút, hay nhầm, tháng 1 bị phạt vì công bố sai 1 lần."
    ),
    sections={
        "nature": (
            "E viết file có macro nhập thông số xong bấm nút ra bảng công bố đúng mẫu + cảnh báo khi"
            " lệch quá 3% so với ngày trước. Giờ làm chỉ 15'."
        ),
        "actual_effect": "Rất hiệu quả, tiết kiệm nhiều thời gian, tính ra tiền thì rất lớn.",
    },
)
SCHEDULE_STATE = (
    "Hằng ngày trưởng ca và kỹ sư phương thức phải tự tính công suất công bố 48 chu kỳ cho 2 tổ máy trên"
    " Excel, lấy nhiệt độ nước làm mát, nhiệt trị than, khiếm khuyết thiết bị. Mỗi ngày 2 người làm mất"
    " 95 phút, hay nhầm, tháng 01/2026 bị phạt 18.400.000 đồng vì công bố sai 1 lần; không chắc chắn do"
    " cách tính cũ nên không đưa vào làm lợi."
)
SCHEDULE_CONTENT = {
    "purpose": (
        "Bớt thời gian lập bảng công bố từ 2 người × 95 phút xuống 1 người × 15 phút mỗi ngày và bớt nhầm."
    ),
    "conditions": "Máy tính có Excel cho chạy macro; mẫu bảng công bố của nhà máy; hướng dẫn sử dụng [3].",
    "steps": (
        "Bước 1: nhập thông số của ngày.\n"
        "Bước 2: bấm nút lập bảng, xem cảnh báo lệch quá 3%.\n"
        "Bước 3: in bảng công bố đúng mẫu."
    ),
    "improvements": (
        "Trước: 2 người tự tính trên Excel, 95 phút, không có cảnh báo. Sau: 1 người nhập thông số, 15"
        " phút, có cảnh báo khi lệch quá 3% so với ngày trước."
    ),
}
SCHEDULE_PROCESS = (
    "Chạy thử từ 01/06/2026 tại Phân xưởng Vận hành, chính thức từ 15/06/2026 theo Biên bản nghiệm thu"
    " [1]; đối chiếu tay và máy trong 30 ngày [2]."
)
SCHEDULE_HOURS = (
    "Trước: 2 người × 95 phút mỗi ngày; sau: 1 người × 15 phút, đối chiếu 30 ngày [2]. Một năm tiết kiệm"
    " 1.064,58 giờ × 96.000 đồng = 102.200.000 đồng."
)
SCHEDULE_EFFECT = (
    "Trước: 2 người × 95 phút mỗi ngày; sau: 1 người × 15 phút, đối chiếu 30 ngày [2].\n"
    "Số giờ tiết kiệm một năm: (2 × 95 − 15) / 60 × 365 = 1.064,58 giờ (làm tròn để in; tính tiền từ số"
    " chưa làm tròn: 102.200.000 đồng, trừ 40 giờ × 96.000 = 3.840.000, còn 98.360.000)."
)
SCHEDULE_SALARIED = (
    "Người làm hưởng lương tháng trong ca: Hội đồng có thể kết luận “Không tính được”; tác giả vẫn trình"
    " bày cách tính."
)
SCHEDULE_OTHERS = (
    "Chưa đơn vị nào khác dùng; hai nhà máy cùng tổng công ty có thể dùng nếu sửa mẫu bảng công bố."
)

# ---------------------------------------------------------------- Gá kẹp

CLAMP = Notes(
    title="C¶i tiÕn g¸ kÑp th¸o bu l«ng mÆt bÝch",
    unit="Công ty Nhiệt điện",
    authors=("Bùi Quốc Hưng", "Hoàng Văn Lực", "Mai"),
    difficulty=(
        "Khi thao bulong mat bich van hơi ở phân xưởng sửa chữa phải 2 người giữ cờ lê đóng, dễ trượt"
        " búa vào tay, năm ngoái 2 vụ thương nhẹ."
    ),
    sections={
        "nature": (
            "Làm cái gá kẹp cờ lê ôm vào bu lông bên cạnh nên không ai phải giữ. Làm từ thép tấm phế liệu."
        ),
        "actual_effect": "Tháng 4 đến giờ ko ai bị gì. Tiền thì không tính được.",
        "applied_at": "cả xưởng",
    },
)
CLAMP_TITLE = "Cải tiến gá kẹp tháo bu lông mặt bích"
CLAMP_STATE = (
    " Trước: 2 người giữ, 1 người đóng; 2 vụ tổn thương nhẹ năm 2025 (Biên bản 03 và 11/BB-ATLĐ [3])."
)
CLAMP_NATURE = " Bản vẽ gá ở tài liệu [1]."
CLAMP_CONTENT = {
    "purpose": "Bỏ việc 2 người phải giữ cờ lê, để không còn vụ trượt búa vào tay nào.",
    "conditions": "Thép tấm phế liệu, bản vẽ gá [1]; công tự làm 3 công.",
    "steps": "Bước 1: kẹp gá ôm vào bu lông bên cạnh.\nBước 2: đặt cờ lê vào gá.\nBước 3: 1 người đóng.",
    "improvements": (
        "Trước: 2 người giữ cờ lê, 1 người đóng. Sau: 1 người đóng, không phải giữ (ảnh trước và sau [2])."
    ),
}
CLAMP_PROCESS = (
    "Dùng lần đầu 08/04/2026 tại gian tua bin tổ máy 1, theo Phiếu công tác số 0412; đến nay 46 lần tháo"
    " lắp, Phân xưởng xác nhận [4]."
)
CLAMP_EFFECT = (
    "Trước: 2 người giữ, 1 người đóng; 2 vụ tổn thương nhẹ năm 2025. Sau: 1 người đóng, không phải giữ;"
    " 46 lần tháo lắp từ 08/04/2026 không có vụ nào [4]."
)
CLAMP_OTHERS = "Đã hỏi hai phân xưởng khác: muốn dùng."
CLAMP_MINUTES = ("BIEN BAN TAI NAN SO 03", "Nguyen Van Nan gay ngon tay")
