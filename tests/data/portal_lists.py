"""A portal's list as it comes back: labelled rows of a book, spelled as portals and people spell."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.text import fold

_TO_TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        strict=True,
    )
)
SHORT = (
    ("Công ty Điện lực", "PC"), ("Nhà máy Nhiệt điện", "NMNĐ"), ("Nhà máy Thủy điện", "NMTĐ"),
    ("Phân xưởng", "PX"), ("hệ thống", "HT"), ("máy biến áp", "MBA"), ("đường dây", "ĐZ"),
)  # fmt: skip
STRANGERS = (
    "Robot vệ sinh sứ cách điện bằng nước áp lực cao cho lưới 110 kV",
    "Ứng dụng chatbot trả lời khách hàng dùng điện sinh hoạt",
    "Giá treo dao cách ly lắp ghép không cần cắt điện",
    "Thiết bị kẹp giữ chuỗi sứ khi thay dây chống sét",
    "Phần mềm quản lý tài sản cột điện bằng mã QR",
    "Bộ gá tháo vòng bi động cơ bơm thoát nước mặt bằng mỏ",
    "Cải tiến hệ thống băng tải than mỏ hầm lò Vàng Danh",
    "Tủ phân phối hạ thế thông minh cho khu dân cư mới",
    "Hệ thống cảnh báo sạt lở hành lang tuyến 500 kV",
    "Xe kéo dây điện tử cho đường dây vượt sông",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row of the list, and the key of what it is (None for none of ours)."""

    code: str
    title: str
    unit: str
    author: str
    money: str
    innovation: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """An innovation that is to be listed."""

    id: int
    title: str
    unit: str
    parent: str
    authors: tuple[str, ...]
    money: int | None


def listed(chance: random.Random, sources: Sequence[Source], *, respelled: int) -> list[Labelled]:
    """List innovations, some of them spelled otherwise, with ten that are somebody else's, shuffled."""
    rows = [
        _row(chance, source, place < respelled)
        for place, source in enumerate(chance.sample(sources, len(sources)))
    ]
    strangers = [
        Labelled(f"SK{900000 + place}", title, "PC Gia Nghĩa", f"Kpă Y{place} Hlun", "", None)
        for place, title in enumerate(STRANGERS)
    ]
    rows.extend(strangers)
    chance.shuffle(rows)
    return rows


def _row(chance: random.Random, source: Source, is_respelled: bool) -> Labelled:
    title, unit, author = (
        source.title,
        source.unit,
        chance.choice((source.authors[0], ", ".join(source.authors))),
    )
    if is_respelled:
        title, unit, author = respell(chance, title, source.unit, source.parent, author)
    money = "" if source.money is None else f"{source.money:,}".replace(",", ".")
    return Labelled(f"SK{chance.randint(100000, 899999)}", title, unit, author, money, source.id)


WAYS = ("marks", "short", "order", "cut", "tcvn3", "case", "slip", "signs")


def respell(
    chance: random.Random, title: str, unit: str, parent: str, author: str, way: str = ""
) -> tuple[str, str, str]:
    """Spell an innovation as somebody else would; `way` is one of `WAYS`, or any."""
    way = way or chance.choice(WAYS)
    if way == "marks":
        return without_marks(title), without_marks(unit), without_marks(author)
    if way == "short":
        return shortened(title), shortened(f"{unit}, {parent}"), author
    if way == "order":
        words = title.split()
        at = len(words) // 2
        return " ".join((*words[at:], *words[:at])), unit, author
    if way == "cut":
        return title[:100] if len(title) > 100 else title[: len(title) * 4 // 5], unit.upper(), author
    if way == "tcvn3":
        return tcvn3(title), tcvn3(unit), tcvn3(author)
    if way == "case":
        return title.upper(), unit.lower(), author.upper()
    if way == "signs":
        return f"“{title.replace(' ', '  ')}”.", f"{parent} - {unit}", f"KS. {author}"
    return slipped(chance, title), parent, author


def without_marks(text: str) -> str:
    """Leave every mark off, as a telephone or a clerk does."""
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in text)


def shortened(text: str) -> str:
    """Write abbreviations."""
    for long, short in SHORT:
        text = text.replace(long, short)
    return text


def tcvn3(text: str) -> str:
    """Write as the fonts before Unicode were written."""
    return "".join(_TO_TCVN3.get(letter) or _TO_TCVN3.get(letter.lower(), letter) for letter in text)


def slipped(chance: random.Random, text: str) -> str:
    """Leave out or double a letter in two words."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) >= 5]
    for place in chance.sample(long, min(2, len(long))):
        word = words[place]
        at = chance.randrange(1, len(word) - 1)
        words[place] = word[:at] + chance.choice(("", word[at] * 2)) + word[at + 1 :]
    return " ".join(words)
