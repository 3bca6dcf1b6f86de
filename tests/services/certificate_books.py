"""A small book for certificates: a plant with its union, those who sign, and lines of one round."""

from datetime import date

from desktop_app.domain.awards import NominationLine
from desktop_app.domain.office import ADMINISTRATION, UNION
from desktop_app.domain.values import Value
from desktop_app.services import nominations, office, units
from desktop_app.store.book import Book

PLANT = "Công ty Nhiệt điện Sông Trầm"
DECIDED_ON = date(2026, 12, 20)
ACHIEVEMENT = (
    "Đã có thành tích xuất sắc trong phong trào lao động sáng tạo năm 2026, là tác giả sáng kiến"
    " làm lợi 1.250 triệu đồng, tiết kiệm 12.500 kWh cho Công ty Nhiệt điện Sông Trầm"
)


def plant_with_round(book: Book) -> int:
    """Add a plant, its letterheads and signatories in both chains, and a round; return the round's key."""
    unit = units.add_unit(
        book, {"name": PLANT, "abbreviation": "NDST", "union_name": f"Công đoàn {PLANT}"}
    ).id
    for chain, name in ((ADMINISTRATION, PLANT), (UNION, f"Công đoàn {PLANT}")):
        office.set_letterhead(book, unit, chain, {"name": name, "place": "Quảng Ninh"})
    office.add_signatory(book, unit, ADMINISTRATION, {"name": "Vũ Quốc Hưng", "post": "Giám đốc"})
    office.add_signatory(
        book, unit, UNION,
        {"name": "Hoàng Minh Tú", "post": "Chủ tịch", "authority": "TM.", "on_behalf": "Ban Chấp hành"},
    )  # fmt: skip
    return nominations.add_round(book, {"name": "Tổng kết năm 2026", "year": 2026, "unit_id": unit}).id


def decided(book: Book, nomination: int, award: str = "giay_khen", **facts: Value) -> NominationLine:
    """Add a line that was decided; with `certificate` for its number in the golden book."""
    number = str(facts.pop("certificate", ""))
    line = proposed(book, nomination, award, **facts)
    nominations.decide(book, [line.id], "512/QĐ-NĐST", DECIDED_ON, number)
    return book.get(NominationLine, line.id)


def proposed(book: Book, nomination: int, award: str = "giay_khen", **facts: Value) -> NominationLine:
    """Add a line that waits for its decision."""
    values: dict[str, Value] = {
        "name": "Nguyễn Thị Hường", "sex": "Nữ", "post": "Tổ trưởng", "workplace": "Phân xưởng Vận hành",
        "achievement": ACHIEVEMENT, **facts,
    }  # fmt: skip
    key = nominations.add_line(book, nomination, {"award": award, **values}).id
    return book.get(NominationLine, key)
