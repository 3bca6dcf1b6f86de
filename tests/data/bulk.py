"""Thousands of lifelike innovations in a few seconds, for the register, its tests and the benchmarks.

Everything is invented. What the book derives at a save (sort keys, folded words) is written here exactly as
`store.indexing` would, from parts that are folded once; `tests/store/test_bulk.py` holds the two together.
"""

import random
import sqlite3
from collections.abc import Iterator
from functools import cache, partial
from uuid import UUID

from desktop_app.domain.text import fold, name_key, sort_key
from desktop_app.store.book import Book
from desktop_app.store.due_days import due_days, register_rules

PLANTS = (
    ("Nhà máy Nhiệt điện Vĩnh Hải", "NĐVH", "Vĩnh Hải"),
    ("Nhà máy Thủy điện Sông Đà Nhim", "TĐSN", "Sông Đà Nhim"),
    ("Nhà máy Nhiệt điện Cửa Lấp", "NĐCL", "Cửa Lấp"),
    ("Nhà máy Thủy điện Ya Hrung", "TĐYH", "Ya Hrung"),
    ("Trung tâm Dịch vụ sửa chữa Bình Ân", "TTBA", "Bình Ân"),
    ("Công ty Điện lực Đông Thuận", "ĐLĐT", "Đông Thuận"),
)
SHOPS = (
    ("Phân xưởng Vận hành", "PXVH"), ("Phân xưởng Sửa chữa Cơ nhiệt", "PXCN"),
    ("Phân xưởng Điện - Tự động", "PXĐT"),
    ("Phân xưởng Hóa", "PXH"), ("Phân xưởng Nhiên liệu", "PXNL"), ("Phòng Kỹ thuật An toàn", "KTAT"),
    ("Phòng Kế hoạch Vật tư", "KHVT"),
)  # fmt: skip
ACTS = (
    "Cải tiến", "Chế tạo", "Thiết kế", "Tối ưu hóa", "Số hóa", "Tự động hóa", "Ứng dụng trí tuệ nhân tạo cho",
    "Nâng cao độ tin cậy của", "Giảm tổn thất của", "Phục hồi", "Đổi mới", "Xây dựng phần mềm giám sát",
    "Khắc phục rung động của", "Lắp bổ sung cảm biến cho", "Thay thế vật liệu",
    "Ước lượng tuổi thọ còn lại của",
)  # fmt: skip
THINGS = (
    "bơm cấp nước", "quạt khói", "bộ sấy không khí", "vòi đốt than", "hệ thống thải xỉ", "máy nghiền than",
    "bình ngưng", "van điều chỉnh hơi", "hệ thống kích từ", "máy biến áp chính", "rơ le bảo vệ so lệch",
    "hệ thống lọc bụi tĩnh điện", "băng tải than", "tuabin thủy lực", "cửa van đập tràn", "ắc quy một chiều",
    "hệ thống khử lưu huỳnh", "lưới chắn rác", "máy cắt 110 kV", "công tơ đo đếm", "hệ thống DCS",
    "lò hơi phụ",
    "đường dây 22 kV", "kho vật tư", "trạm nén khí", "hệ thống nước làm mát", "ổ đỡ máy phát", "bộ điều tốc",
)  # fmt: skip
AIMS = (
    "để giảm suất tiêu hao nhiệt", "nhằm rút ngắn thời gian sửa chữa", "để giảm điện tự dùng",
    "bảo đảm an toàn cho người vận hành", "giảm phát thải bụi", "để tăng sản lượng mùa lũ",
    "khi vận hành ở tải thấp", "theo dõi trực tuyến qua mạng nội bộ", "bằng vật tư trong nước",
    "khi đốt than trộn", "tránh ngừng máy ngoài kế hoạch", "", "", "",
)  # fmt: skip
FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quốc", "Thị Ngọc", "Hữu", "Xuân", "Đình", "Công", "Thanh", "")
GIVEN = (
    "An", "Ánh", "Bình", "Bích", "Cường", "Chí", "Dũng", "Đạt", "Đông", "Giang", "Hà", "Hạnh", "Huệ", "Khánh",
    "Lan", "Long", "Mai", "Nam", "Nghĩa", "Oanh", "Phúc", "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Thắng",
    "Tú",
    "Uyên", "Ước", "Vinh", "Xuyến", "Yến", "Ý",
)  # fmt: skip
POSTS = ("Trưởng ca", "Kỹ sư vận hành", "Quản đốc", "Tổ trưởng", "Công nhân sửa chữa", "Chuyên viên")
SENTENCES = (
    "Trước khi áp dụng, tổ máy phải giảm tải khi thiết bị bị kẹt.",
    "Mỗi lần sự cố, ca trực mất khoảng bốn giờ để thao tác bằng tay và cô lập.",
    "Độ rung ổ trục vượt 7,1 mm/s, nhiệt độ gối đỡ tăng đến 82 độ.",
    "Nhóm tác giả khảo sát bản vẽ, đo đạc và tính lại kích thước chi tiết.",
    "Chi tiết mới được gia công tại xưởng bằng thép chịu mài mòn.",
    "Sau khi lắp đặt, thiết bị được chạy thử không tải rồi có tải trong 72 giờ.",
    "Kết quả đo cho thấy suất tiêu hao giảm rõ rệt so với cùng kỳ.",
    "Giải pháp có thể nhân rộng cho các tổ máy có kết cấu tương tự.",
    "Người lao động không phải vào khu vực nóng, bụi và ồn để thao tác.",
    "Chi phí vật tư thấp, không phải mua phụ tùng của hãng.",
    "Tín hiệu được đưa về phòng điều khiển trung tâm và cảnh báo sớm.",
    "Phần mềm ghi lại dữ liệu từng phút và vẽ đồ thị xu hướng.",
    "Quy trình vận hành đã được sửa đổi và huấn luyện cho năm kíp trực.",
    "Lượng nước bổ sung giảm, chất lượng hơi đạt tiêu chuẩn.",
    "Tổn thất áp suất giảm nên dòng điện của động cơ giảm theo.",
    "Biên bản nghiệm thu xác nhận thiết bị làm việc ổn định.",
)
ANSWERS = (
    "current_state",
    "purpose",
    "nature",
    "steps",
    "improvements",
    "application_process",
    "actual_effect",
)
FIELDS = (
    "nhiet_dien",
    "thuy_dien",
    "thiet_bi_dien",
    "tu_dong_hoa",
    "co_khi",
    "cntt",
    "moi_truong",
    "quan_tri",
    "",
)
LEVELS = ("co_so", "co_so", "tct", "evn", "")
STAGES = ("idea", "writing", "writing", "ready", "filed", "examining", "returned", "recognised", "refused")
YEARS = (2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026)
FORM = ("evngenco2-2026", "1")


def fill(book: Book, count: int, seed: int = 1, text_words: int = 120) -> list[int]:
    """Add `count` innovations with units, authors and about `text_words` words of answers; give their keys.

    The same seed gives a new book the same rows. The book must be idle; one transaction of a second
    connection writes them, without history, and listeners hear nothing: open views after, not before.
    """
    connection = sqlite3.connect(book.path)
    try:
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("PRAGMA cache_size = -64000")
        with connection:
            (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM innovation").fetchone()
            chance = random.Random(f"{seed} {last}")
            units = _add_units(connection, chance)
            people = _add_people(connection, chance, units, max(20, min(2000, count // 4)))
            numbers = dict(connection.execute("SELECT series, last FROM counter"))
            keys = list(range(last + 1, last + count + 1))
            _add_innovations(connection, _Source(chance, units, people, text_words, numbers), keys)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    return keys


def _uid(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


Unit = tuple[int, str, str]
Person = tuple[int, str, str, str]


def _add_units(connection: sqlite3.Connection, chance: random.Random) -> list[Unit]:
    """Make plants with their shops; return (key, name, abbreviation) of the shops."""
    statement = (
        "INSERT INTO unit(uid, name, abbreviation, parent_id, union_name, sort_key) VALUES (?, ?, ?, ?, ?, ?)"
    )
    shops: list[Unit] = []
    for plant, short, place in PLANTS:
        values = (_uid(chance), plant, short, None, f"Công đoàn {plant}", sort_key(plant))
        parent = connection.execute(statement, values).lastrowid
        for shop, shop_short in SHOPS:
            name = f"{shop} {place}"
            row = connection.execute(
                statement,
                (_uid(chance), name, shop_short, parent, f"Công đoàn bộ phận {name}", sort_key(name)),
            ).lastrowid
            shops.append((int(row or 0), name, shop_short))
    return shops


def _add_people(
    connection: sqlite3.Connection, chance: random.Random, units: list[Unit], count: int
) -> list[Person]:
    """Make people; return (key, name, post, workplace)."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM person").fetchone()
    people: list[Person] = []
    rows: list[tuple[object, ...]] = []
    for row in range(last + 1, last + count + 1):
        name = " ".join(f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}".split())
        unit, workplace, _short = chance.choice(units)
        post, birth = chance.choice(POSTS), str(chance.randint(1964, 2002))
        rows.append((row, _uid(chance), name, birth, unit, workplace, post, name_key(name), fold(name)))
        people.append((row, name, post, workplace))
    connection.executemany(
        "INSERT INTO person(id, uid, name, birth, sex, residence, unit_id, workplace, post, education_level,"
        " education_field, is_manager, is_direct_worker, staff_id, sort_key, folded)"
        " VALUES (?, ?, ?, ?, '', '', ?, ?, ?, 'dai_hoc', '', 0, 1, '', ?, ?)",
        rows,
    )
    return people


class _Source:
    """Draws lifelike facts; words that recur are folded once."""

    def __init__(
        self,
        chance: random.Random,
        units: list[Unit],
        people: list[Person],
        words: int,
        numbers: dict[str, int],
    ) -> None:
        self.chance = chance
        self.units = units
        self.people = people
        self.numbers = numbers
        self.folded = cache(fold)
        self.name_key = cache(name_key)
        self.due_days = cache(partial(due_days, register_rules(FORM[0], "", "")))
        self.texts = [self._paragraph(words / len(ANSWERS)) for _ in range(400)]

    def _paragraph(self, words: float) -> tuple[str, str]:
        """Compose about so many words of rich text, and what the index keeps of them."""
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < words - 5:
            parts.append(self.chance.choice(SENTENCES))
        text = " ".join(parts)
        return f"<p>{text}</p>", fold(f" {text} ")

    def title(self) -> str:
        """Draw a title."""
        draw = self.chance.choice
        number = f"tổ máy số {self.chance.randint(1, 6)}"
        return " ".join(f"{draw(ACTS)} {draw(THINGS)} {number} {draw(PLANTS)[2]} {draw(AIMS)}".split())

    def code(self, year: int, abbreviation: str) -> str:
        """Give the next code of a series."""
        series = f"{year}-{fold(abbreviation).upper()}"
        self.numbers[series] = self.numbers.get(series, 0) + 1
        return f"{series}-{self.numbers[series]:04d}"

    def day(self, year: int) -> str:
        """Draw a day of a year."""
        return f"{year}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"


_INNOVATION = (
    "INSERT INTO innovation(id, uid, code, title, form_id, form_version, kind, field, level, stage, unit_id,"
    " investor, applied_at, trial_document, applied_on, applied_document, filed_on, confidential,"
    " benefit_answer, benefit_amount, year, created_at, updated_at)"
    f" VALUES (?, ?, ?, ?, '{FORM[0]}', '{FORM[1]}', 'ky_thuat', ?, ?, ?, ?, '', ?, '', ?,"
    " '', ?, '', ?, ?, ?, ?, ?)"
)
_AUTHORSHIP = (
    "INSERT INTO authorship(innovation_id, position, name, person_id, birth, sex, post, workplace,"
    " qualification, task, share, role, contribution)"
    " VALUES (?, ?, ?, ?, '', '', ?, ?, '', '', ?, '', 'created')"
)
_LISTING = (
    "INSERT INTO listing(innovation_id, title_key, authors, author_key, opens_on, due_on, due)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_BATCH = 5000


def _add_innovations(connection: sqlite3.Connection, source: _Source, keys: list[int]) -> None:
    for start in range(0, len(keys), _BATCH):
        made = [_innovation(source, key) for key in keys[start : start + _BATCH]]
        connection.executemany(_INNOVATION, (row[0] for row in made))
        connection.executemany(_AUTHORSHIP, (author for row in made for author in row[1]))
        connection.executemany(
            "INSERT INTO answer(innovation_id, key, value) VALUES (?, ?, ?)",
            (item for row in made for item in row[2]),
        )
        connection.executemany(_LISTING, (row[3] for row in made))
        connection.executemany("INSERT INTO search_text VALUES (?, ?, ?, ?)", (row[4] for row in made))
    connection.executemany(
        "INSERT INTO counter(series, last) VALUES (?, ?)"
        " ON CONFLICT(series) DO UPDATE SET last = max(last, excluded.last)",
        source.numbers.items(),
    )


Made = tuple[
    tuple[object, ...],
    list[tuple[object, ...]],
    list[tuple[object, ...]],
    tuple[object, ...],
    tuple[object, ...],
]


def _innovation(source: _Source, key: int) -> Made:
    """Compose the record, its authors, its answers, its line of the register and its words."""
    chance, title = source.chance, source.title()
    unit, unit_name, abbreviation = chance.choice(source.units)
    year = chance.choice(YEARS)
    code, stamp = (
        source.code(year, abbreviation),
        f"{source.day(year)}T0{chance.randint(0, 9)}:30:00.000000+00:00",
    )
    applied_on = source.day(year) if chance.random() < 0.8 else None
    filed_on = source.day(year) if chance.random() < 0.5 else None
    amount = chance.randrange(5_000_000, 16_000_000_000, 1000) if chance.random() < 0.7 else None
    answer = "amount" if amount else chance.choice(("", "not_countable"))
    field, level, stage = chance.choice(FIELDS), chance.choice(LEVELS), chance.choice(STAGES)
    record = (
        key, _uid(chance), code, title, field, level, stage, unit, unit_name, applied_on, filed_on, answer,
        amount, year, stamp, stamp,
    )  # fmt: skip
    authors = chance.sample(source.people, chance.choice((1, 1, 2, 2, 3, 5)))
    texts = [chance.choice(source.texts) for _ in ANSWERS]
    names = [name for _row, name, _post, _workplace in authors]
    due_days = source.due_days(stage, (None, applied_on, filed_on, None))
    listing = (key, sort_key(title), ", ".join(names), source.name_key(names[0]), *due_days)
    return (
        record,
        list(_authorships(key, authors)),
        _answers(key, texts),
        listing,
        _words(source, record, authors, texts),
    )


def _authorships(key: int, authors: list[Person]) -> Iterator[tuple[object, ...]]:
    part, over = divmod(10000, len(authors))
    for position, (person, name, post, workplace) in enumerate(authors, start=1):
        yield (key, position, name, person, post, workplace, part + (over if position == 1 else 0))


def _answers(key: int, texts: list[tuple[str, str]]) -> list[tuple[object, ...]]:
    return [(key, name, text) for name, (text, _folded) in zip(ANSWERS, texts, strict=True)]


def _words(
    source: _Source, record: tuple[object, ...], authors: list[Person], texts: list[tuple[str, str]]
) -> tuple[object, ...]:
    """Give the row of `search_text`."""
    key, _, code, title = record[:4]
    unit_name, place = next((name, short) for row, name, short in source.units if row == record[7]), record[8]
    folded = source.folded
    people = " ".join(folded(part) for _row, *facts in authors for part in facts)
    facts = (str(code).lower(), folded(str(place)), *(folded(part) for part in unit_name))
    union = folded(f"Công đoàn bộ phận {unit_name[0]}")
    return key, fold(str(title)), people, " ".join((*facts, union, *(text for _markup, text in texts)))
