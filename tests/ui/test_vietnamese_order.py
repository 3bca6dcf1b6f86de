"""The stored sort keys against ICU, which Qt carries (on Windows Qt asks the system instead)."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from desktop_app.domain.text import sort_key

VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
SIGNS = (
    VOWELS + VOWELS.upper() + "bcdđghklmnpqrstvxfjwzBCDĐGHKLMN 0123456789-_,.()/!?:;'\"[]{}@*\\&#%`^+<=>|~$"
)

texts = st.text(st.sampled_from(SIGNS), max_size=6)


@pytest.fixture(scope="module")
def collator() -> QCollator:
    return QCollator(QLocale("vi_VN"))


if sys.platform != "win32":  # where Qt asks the system, whose order differs

    @settings(max_examples=1000)
    @given(texts, texts, st.integers(0, 6), st.sampled_from(SIGNS))
    def test_keys_compare_as_icu_does(collator: QCollator, one: str, other: str, place: int, sign: str):
        for text in (other, one[:place] + sign + one[place + 1 :], one.swapcase()):
            wanted = collator.compare(one, text)
            key, other_key = sort_key(one), sort_key(text)

            assert (key > other_key) - (key < other_key) == (wanted > 0) - (wanted < 0), (one, text)
