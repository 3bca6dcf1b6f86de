"""Word lists: phrases found whole, exceptions passed over, faulty files refused by place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.words import words
from desktop_app.forms.cues import Cue, cue, read_cues
from desktop_app.forms.pack_errors import PackError

HEAD = 'version = "1"\nsource = "x"\ncertainty = "x"\n'


def made(phrases: str, exceptions: str = "") -> Cue:
    text = f"{HEAD}[cues.c]\nwords = [{phrases}]\nexcept = [{exceptions}]\n"
    return read_cues(text.encode())["c"]


@pytest.mark.parametrize(
    ("phrases", "exceptions", "text", "found"),
    [
        ('"phạt"', "", "Tiền phạt, phát điện", "phạt"),
        ('"phạt"', "", "phát điện", ""),
        ('"mới"', '"hoàn toàn mới"', "hoàn toàn mới", ""),
        ('"mới"', '"hoàn toàn mới"', "hoàn toàn mới và mới", "mới"),
        ('"trước", "trước đây"', "", "Trước đây", "trước đây"),
        ('"từ * sang"', "", "từ tay sang máy", "từ tay sang"),
        ('"từ * sang"', "", "từ một hai ba bốn sang máy", ""),
        ('"sức khỏe"', "", "SỨC KHOẺ", "sức khoẻ"),
        ('"không còn"', "", "khong con ai", "khong con"),
        ('"không còn"', "", "không, còn", ""),
    ],
)
def test_phrases_are_found_whole(phrases: str, exceptions: str, text: str, found: str) -> None:
    assert made(phrases, exceptions).first(words(text)) == found


def test_a_place_is_asked_for_its_phrase() -> None:
    units = made('"phút", "phút giây"', '"phút chốc"')
    assert units.length_at(words("9 phút giây"), 1) == 2
    assert units.length_at(words("9 phút chốc"), 1) == 0
    assert units.length_at(words("9"), 1) == 0


@given(st.lists(st.sampled_from(["a", "b", "c", "*"]), max_size=12).map(" ".join))
def test_finds_lie_inside_the_text_and_apart(text: str) -> None:
    finds = list(made('"a b", "b", "a * c"', '"c a"').found(words(text)))
    count = len(words(text).tokens)
    assert all(0 <= start < end <= count for start, end in finds)
    assert all(one[1] <= two[0] for one, two in pairwise(finds))


@pytest.mark.parametrize("phrase", ["", "* sang", "từ *", "từ * sang *"])
def test_a_phrase_that_cannot_be_looked_for_is_refused_by_its_place(phrase: str) -> None:
    with pytest.raises(PackError) as fault:
        made(f'"{phrase}"')
    assert "$.cues.c.words" in str(fault.value)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(PackError):
        read_cues(f'{HEAD}[cues.c]\nword = ["a"]\n'.encode())


def test_the_shipped_lists_hold_what_they_say() -> None:
    assert cue("faults").is_in(words("Bơm hay hỏng"))
    assert not cue("faults").is_in(words("Thiết bị mới"))
    assert cue("claims").first(words("Hoàn toàn mới, chưa nơi nào làm.")) == "hoàn toàn mới"
    assert not cue("labour").is_in(words("công suất 5 kW"))
