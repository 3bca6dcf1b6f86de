"""What an engineer writes in the application for one innovation: real sentences, long and with every mark."""

TITLE = "Cải tiến gối đỡ trục bơm nước tuần hoàn từ ổ bôi mỡ sang ổ bôi nước để giảm dừng bơm đột xuất"
UNIT = "Công ty Nhiệt điện Sông Lam"
AUTHORS = ("Trần Quang Vinh", "Lê Thị Ngọc Ánh", "Đỗ Ưng Thuỵ")

TEXTS = {
    "current_state": (
        "Bơm nước tuần hoàn số 2 dùng ổ trượt bôi mỡ. Ưu điểm: dễ mua, dễ thay.\n"
        "Nhược điểm: mỡ bị nước rửa trôi; năm 2025 phải dừng bơm 7 lần, mỗi lần 6 giờ, tổ máy giảm 45 MW [1]."
    ),
    "purpose": "Giảm số lần dừng bơm đột xuất từ 7 lần xuống không quá 1 lần một năm.",
    "conditions": "Có nguồn nước sạch 0,3 MPa tại gian bơm; dừng bơm 16 giờ để thay; một thợ tiện bậc 4.",
    "nature": "Thay ổ trượt đồng bằng ổ cao su có 8 rãnh dẫn nước 6 mm (bản vẽ [2]); khí thải đo được SO",
    "steps": "Bước 1: đo độ mòn trục.\nBước 2: tiện ổ cao su theo bản vẽ.\nBước 3: lắp ổ và chạy thử 72 giờ.",
    "improvements": "Trước: bôi mỡ hằng tuần, mỡ bị rửa trôi sau 5 ngày. Sau: bôi trơn liên tục bằng nước.",
    "application_process": "Từ 12/03/2026 lắp cho bơm 2; đến 20/06/2026 chạy 2.310 giờ, không dừng lần nào.",
    "actual_effect": "Nhiệt độ ổ giảm từ 62 xuống 41 °C; độ rung giảm từ 4,8 xuống 2,1 mm/s; mỡ giảm 18 kg.",
    "other_units": "Hai nhà máy trong Tổng công ty có cùng loại bơm trục đứng 1.600 kW, tổng cộng 8 bơm.",
}
LINES = {
    "regulation_number": "215",
    "regulation_on": "15/01/2026",
    "investor": "Công ty Nhiệt điện Sông Lam",
    "confidential": "Bản vẽ chi tiết ổ cao su ở tài liệu [2]",
    "trial_on": "1/3/26",
    "trial_document": "Phiếu công tác số 0127",
    "applied_document": "22/BB-PXVH",
    "place": "Nghệ An",
    "filed_on": "05/07/2026",
    "confirmation_unit": "Phân xưởng Vận hành",
}
