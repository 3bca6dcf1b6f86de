"""Text from before Unicode."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import legacy
from desktop_app.domain.legacy import looks_legacy, rescue
from desktop_app.domain.syllables import is_syllable

TITLE = "Cải tiến gá kẹp tháo bu lông mặt bích"
SENTENCES = (
    "Trước khi áp dụng giải pháp, việc tháo lắp mất nhiều thời gian và không bảo đảm an toàn.",
    "Nhà máy Nhiệt điện đốt than, tổ máy số 2, công suất 300 MW; suất hao nhiệt 9.850 kJ/kWh.",
    "Tiết kiệm được khoảng 501 triệu đồng mỗi năm nhờ giảm lượng nước bổ sung ở lò hơi.",
    "Sử dụng vật liệu sẵn có: thép tấm, ống gió, bu lông M24; kỹ thuật viên tự gia công.",
)
ORDINARY = (
    TITLE,
    *SENTENCES,
    "Hà Nam", "Cá lá và gà", "Lê Thánh Tông", "là", "à", "ý", "Áo",
    "Nà Hang, Bà Nà, Cà Mau, Gò Công, Tân An, Hà Tĩnh",
    "CÔNG TY", "Không có", "thì là mà", "Đơn", "Bê tông và cát", "m³/h, m², 5 °C ± 0,5, ≥ 90 %, ½, ×, ÷",
    "10 µm; 5 µm; 3 µm", "N·m", "kN·m, m·K", "Windows® and Office® are © Microsoft", "• mục\n· mục\n· mục",
    "«on page»",
    "café crème, déjà vu, à la carte, où êtes-vous", "Müller, Böhm, Zürich, Köln, für, über",
    "El Niño, São Paulo, año",
    "Smørrebrød på bordet", "naïve façade, Noël, Zoë, Citroën", "§ 5, § 7 và ¶ 3", "3×5 m×n 2×2",
    "£5, ¥7, ª º ¿ ¡", "",
    "Ω 5 kΩ ∆t ≤ 5", "Ø 50", "Ø50 và Ø60", "ΔP = 5 kPa · s", "¼ inch, ½ inch", "CO₂ + H₂O → H₂CO₃",
)  # fmt: skip


def encoded(text: str, table: dict[str, str]) -> str:
    """Write Unicode as the old encoding would show."""
    return "".join(table.get(letter, letter) for letter in text)


TCVN3 = {letter: sign for sign, letter in legacy._TCVN3.items()}
VNI = {letter: sign for sign, letter in reversed(legacy._VNI.items())}


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_never_taken_for_an_old_encoding(text: str):
    assert looks_legacy(text) is None


@pytest.mark.parametrize(
    ("typed", "encoding", "text"),
    [
        ("C¶i tiÕn g¸ kÑp th¸o bu l«ng mÆt bÝch", "TCVN3", TITLE),
        ("Caûi tieán gaù keïp thaùo bu loâng maët bích", "VNI", TITLE),
        ("NguyÔn V¨n An", "TCVN3", "Nguyễn Văn An"),
        ("C«ng ty", "TCVN3", "Công ty"),
        ("C¤NG TY NHIÖT §IÖN", "TCVN3", "CÔNG TY NHIỆT ĐIỆN"),
        ("Coâng ty Nhieät ñieän", "VNI", "Công ty Nhiệt điện"),
        ("NGUYEÃN VAÊN ÑÖÙC", "VNI", "NGUYỄN VĂN ĐỨC"),
        ("l­u l­îng n­íc", "TCVN3", "lưu lượng nước"),
        ("T«i ë nhµ", "TCVN3", "Tôi ở nhà"),
        ("Khe hë 5 µm · 3×m², ®­êng kÝnh Ø 50", "TCVN3", "Khe hở 5 µm · 3×m², đường kính Ø 50"),
        ("Ñaø Naüng", "VNI", "Đà Nẵng"),
    ],
)
def test_old_text_is_named_and_converted(typed: str, encoding: str, text: str):
    assert looks_legacy(typed) == encoding
    assert rescue(typed, encoding) == text


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize(("encoding", "table"), [("TCVN3", TCVN3), ("VNI", VNI)])
def test_whole_sentences_survive_the_way_there_and_back(text: str, encoding: str, table: dict[str, str]):
    typed = encoded(text, table)

    assert looks_legacy(typed) == encoding
    assert rescue(typed, encoding) == text


def test_lines_of_today_among_old_ones_are_left_alone():
    mixed = f"{TITLE}\nC¶i tiÕn g¸ kÑp\n{SENTENCES[0]}"

    assert looks_legacy(mixed) == "TCVN3"
    assert rescue(mixed, "TCVN3") == f"{TITLE}\nCải tiến gá kẹp\n{SENTENCES[0]}"


def test_converted_text_is_not_converted_again():
    assert looks_legacy(rescue("C¶i tiÕn g¸ kÑp", "TCVN3")) is None


def test_the_tables_hold_every_letter_of_the_alphabet():
    vowels = "aăâeêioôơuưy"
    small = {
        unicodedata.normalize("NFC", v + t)
        for v in vowels
        for t in ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    }
    small |= set("ăâêôơưđ")

    assert small <= set(legacy._TCVN3.values())
    assert small | {letter.upper() for letter in small} <= set(legacy._VNI.values())


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_no_text_breaks_the_rescuer(text: str):
    encoding = looks_legacy(text)

    for name in ("TCVN3", "VNI"):
        assert rescue(text, name).count("\n") == text.count("\n")
    assert encoding in (None, "TCVN3", "VNI")


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_latin_is_left_alone(text: str):
    assert looks_legacy(text) is None
    assert rescue(text, "TCVN3") == text


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "khuya",
        "nguyễn",
        "quyết",
        "giếng",
        "gì",
        "yêu",
        "ướt",
        "oanh",
        "xoong",
        "đường",
        "thuở",
        "quý",
        "Ý",
        "HOÀ",
        "tuýp",
    ],
)
def test_words_of_the_language_are_syllables(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["café", "kÑp", "tiÕn", "für", "zero", "ngt", "bcd", "át̉", "càt", "máà", "strong"]
)
def test_other_letters_are_none(word: str):
    assert not is_syllable(word)
