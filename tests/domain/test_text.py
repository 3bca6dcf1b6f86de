"""Vietnamese text: kept forms, folding for search, and order."""

import random
import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.text import clean, fold, name_key, nfc, sort_key

ICU_ORDER = [
    "(A) Van", "1 MW", "10 MW", "A Van", "A/B", "An", "Án", "Anh", "Ánh", "Ăn", "Ân", "ẩn", "Ẩn", "ấn",
    "Ấn", "ba", "Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Bình", "Chi", "Cò", "Cô", "Cơ", "Dao", "Du",
    "Dũng", "Dương", "Đan", "Đạt", "đo", "Đỗ", "Giang", "Hà", "Hả", "Hã", "Há", "hạ", "Hạ", "Hoa",
    "Hoà", "Hòa", "Hoàng", "Khuê", "Khuể", "Lê", "Lệ", "Nga", "Ngã", "Ngân", "Ngần", "Oanh", "Quy",
    "Quỳ", "Quý", "Tổ máy 1", "Tổ máy 10", "tổ máy 2", "Tổ máy 2", "Tổ-máy 2", "Tran Van", "Trần An",
    "Trần Ân", "Trần Vân", "Tuấn", "Tư", "Từ", "Tử", "Tữ", "Tứ", "Tự", "Uyên", "Ưng", "Vy", "Vỹ", "Ý",
    "Yên"
]  # fmt: skip
"""As ICU's collation for `vi` orders them."""

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
syllables = st.text(st.sampled_from(LETTERS), max_size=6)
anything = st.text(st.characters(exclude_categories=()))


def test_keys_give_the_order_of_icu_whatever_the_order_before():
    shuffled = random.Random(7).sample(ICU_ORDER, len(ICU_ORDER))

    assert sorted(shuffled, key=sort_key) == ICU_ORDER


def test_sqlite_orders_stored_keys_in_the_same_way():
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE list (name TEXT, key TEXT)")
        names = random.Random(8).sample(ICU_ORDER, len(ICU_ORDER))
        database.executemany("INSERT INTO list VALUES (?, ?)", [(name, sort_key(name)) for name in names])

        found = [row[0] for row in database.execute("SELECT name FROM list ORDER BY key")]

    assert found == ICU_ORDER


@given(syllables, st.permutations(TONES))
def test_tones_stand_in_the_order_of_the_alphabet_books(rest: str, tones: list[str]):
    words = [nfc("a" + tone) + rest for tone in tones]

    assert sorted(words, key=sort_key) == [nfc("a" + tone) + rest for tone in TONES]


@given(syllables, syllables, st.sampled_from(TONES), st.sampled_from(TONES))
def test_letters_weigh_more_than_tones(one: str, other: str, tone: str, other_tone: str):
    plain = sort_key(f"a{one}") < sort_key(f"a{other}")
    toned = sort_key(nfc(f"a{tone}{one}")) < sort_key(nfc(f"a{other_tone}{other}"))

    assert one == other or plain == toned


@given(syllables)
def test_small_stands_right_before_capital(word: str):
    if word:
        assert sort_key(word) < sort_key(word.upper())
        assert sort_key(word.upper()) < sort_key(word + "a")


@given(anything, syllables)
def test_every_text_has_a_key_without_controls_and_a_longer_one_comes_later(text: str, more: str):
    key = sort_key(clean(text))

    assert "\0" not in key
    assert sort_key(clean(text)) <= sort_key(clean(text) + more)
    assert key == sort_key(unicodedata.normalize("NFD", clean(text)))


def test_people_are_listed_by_given_name_then_family_name():
    names = ["Bùi Văn Ân", "Trần An", "Lê Thị Án", "Đỗ An", "Dương An", "An", "Nguyễn Anh"]

    assert sorted(names, key=name_key) == [
        "An", "Dương An", "Đỗ An", "Trần An", "Lê Thị Án", "Nguyễn Anh", "Bùi Văn Ân",
    ]  # fmt: skip


def test_capitals_do_not_part_people_of_one_given_name():
    names = ["NGUYỄN VĂN AN", "Bùi Thị An", "TRẦN AN"]

    assert sorted(names, key=name_key) == ["Bùi Thị An", "NGUYỄN VĂN AN", "TRẦN AN"]


@given(st.lists(st.sampled_from(["An", "Ân", "Đỗ", "Văn", "THỊ", "lê"]), max_size=4))
def test_blanks_never_change_where_a_person_stands(words: list[str]):
    assert name_key(" ".join(words)) == name_key("  " + "   ".join(words) + " ")


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("nhiet dien", "Nhà máy Nhiệt điện"),
        ("NHIET DIEN", "nhiệt điện"),
        ("đường", "Duong ống"),
        ("dang", "Đặng Ưỡng"),
        ("co2", "Khí CO₂"),
        ("m3", "120 m³"),
    ],
)
def test_a_search_without_marks_finds_text_with_them(asked: str, text: str):
    assert fold(asked) in fold(text)


@given(anything)
def test_folding_twice_changes_nothing_and_ignores_composition(text: str):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(syllables)
def test_folded_vietnamese_is_plain_letters(word: str):
    assert fold(word.upper()).isascii()


def test_one_line_keeps_words_and_loses_what_cannot_be_printed():
    typed = " Nhie\u0323\u0302t\t\x00đie\u0323\u0302n\u200b\u202e\n Phả\u00a0Lại\ud800\ufeff "

    assert clean(typed) == "Nhiệt điện Phả Lại"


def test_several_lines_stay_several():
    assert clean("\n\na  b \r\n\r\nc\x0bd\u2028e\n", multiline=True) == "a  b\n\nc\nd\ne"


def test_joined_pictures_stay_joined_but_no_joiner_hides_between_letters():
    assert clean("👩\u200d🔧 Trần\u200d An") == "👩\u200d🔧 Trần An"


def test_soft_hyphens_go_unless_they_are_a_letter_of_tcvn3():
    assert clean("Nhiệt\xad điện") == "Nhiệt điện"
    assert clean("l­u l­îng n­íc") == "l­u l­îng n­íc"


@given(anything, st.booleans())
def test_cleaning_twice_changes_nothing(text: str, multiline: bool):
    once = clean(text, multiline)

    assert clean(once, multiline) == once
    assert nfc(once) == once
    assert multiline or "\n" not in once
    assert not {unicodedata.category(letter) for letter in once if letter != "\n"} & {"Cc", "Cs"}
