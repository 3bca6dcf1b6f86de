"""Which facts a paper asks of whom, as its file says; a fault is named with its place."""

import pytest

from desktop_app.forms.pack_errors import PackError
from desktop_app.forms.papers import PaperWording, read_wording

FILE = """
version = "1"
source = "Mẫu"
certainty = "Chưa chắc"
[words]
title = "BÁO CÁO"
[[facts]]
key = "all"
label = "Ai cũng hỏi"
kind = "line"
[[facts]]
key = "alias"
label = "Bí danh"
kind = "line"
for = ["person"]
types = ["campaign", "sudden"]
"""


def read(old: str = "", new: str = "") -> PaperWording:
    assert old in FILE
    return read_wording("x", FILE.replace(old, new, 1).encode(), "x.toml")


def test_a_fact_is_asked_of_its_kind_of_nominee_in_its_kind_of_round() -> None:
    def asked(nominee: str, kind: str) -> list[str]:
        return [fact.key for fact in read().facts_for(nominee, kind)]

    assert asked("person", "campaign") == asked("person", "sudden") == ["all", "alias"]
    assert asked("person", "merit") == asked("collective", "campaign") == ["all"]
    assert [fact.key for fact in read().facts] == ["all", "alias"]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ('for = ["person"]', 'for = ["người"]', "$.facts[1].for[0]", "collective"),
        ('for = ["person"]', 'for = "person"', "$.facts[1].for", "danh sách"),
        ('"sudden"]', '"đột xuất"]', "$.facts[1].types[1]", "sudden"),
        ('for = ["person"]', 'who = ["person"]', "$.facts[1].who", "for"),
    ],
)
def test_a_fault_is_named_with_its_place(old: str, new: str, place: str, words: str) -> None:
    with pytest.raises(PackError) as caught:
        read(old, new)
    assert place in str(caught.value)
    assert words in str(caught.value)
