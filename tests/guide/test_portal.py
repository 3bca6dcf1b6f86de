"""What goes into a portal's fields: values, cuts at the limit, what is kept back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.council import Examination
from desktop_app.domain.records import Authorship, Dossier, Innovation, Unit
from desktop_app.forms.portals import shipped_portals
from desktop_app.guide.portal import Facts, cut, fill, is_confidential, letters_in

NOTHING = shipped_portals().not_confidential


def dossier(**values: object) -> Dossier:
    innovation = Innovation(1, "u", "2026-PX-0001", **values)  # type: ignore[arg-type]
    authors = tuple(
        Authorship(place, 1, place, name, birth="1988-03-12", workplace="PX Vận hành", task="Thiết kế")
        for place, name in enumerate(("Nguyễn Văn Đạt", "Đặng Quốc Ánh"), start=1)
    )
    answers = {
        "purpose": "<p>Giảm dừng máy.</p>",
        "nature": "<p>Ổ <b>bôi nước</b> &lt;mới&gt;.</p>",
        "actual_effect": "<p>Giảm 4 lần dừng.</p>",
    }
    return Dossier(innovation, Unit(1, "x", "Phân xưởng Vận hành", "PXVH"), authors, answers=answers)


def filled(item: Dossier, system: str = "congdoan", **facts: object) -> dict[str, str]:
    found = shipped_portals().system(system)
    assert found is not None
    given_facts = Facts(item, lambda key, value: None, **facts)  # type: ignore[arg-type]
    return {part.field.id: part.text for part in fill(found, given_facts, NOTHING)}


def test_values_are_plain_text_in_the_order_asked() -> None:
    decision = Examination(1, 1, "co_so", decision_number="12/QĐ-NĐST")
    found = filled(
        dossier(title="Cải tiến <b>ổ trục</b>", benefit_amount=16_000_000),
        decision=decision,
        unit_union="CĐ PX",
    )
    assert list(found)[:3] == ["person", "unit", "title"]
    assert found["person"] == "Nguyễn Văn Đạt"
    assert found["unit"] == "CĐ PX"
    assert found["title"] == "Cải tiến <b>ổ trục</b>"
    assert found["summary"] == "Giảm dừng máy.\nỔ bôi nước <mới>."
    assert found["money"] == "16.000.000"
    assert found["decision"] == "12/QĐ-NĐST"
    assert found["authors"] == "Nguyễn Văn Đạt, Đặng Quốc Ánh"


def test_an_author_table_has_a_line_for_each() -> None:
    assert filled(dossier(), "evn_khcn")["authors"].split("\n") == [
        "Nguyễn Văn Đạt; 1988; PX Vận hành; Thiết kế",
        "Đặng Quốc Ánh; 1988; PX Vận hành; Thiết kế",
    ]


def test_what_is_confidential_leaves_out_the_details_and_keeps_title_and_effect() -> None:
    union = shipped_portals().system("congdoan")
    assert union is not None
    parts = fill(union, Facts(dossier(title="Ổ trục", confidential="Bản vẽ"), lambda *_: None), NOTHING)
    left = {part.field.id for part in parts if part.is_withheld}
    assert left == {"summary", "files"}
    assert all(not part.text and not part.can_be_copied for part in parts if part.is_withheld)
    assert {part.field.id: part.text for part in parts}["effect"] == "Giảm 4 lần dừng."


@pytest.mark.parametrize("said", ["", "  ", "Không", "KHÔNG CÓ.", "khong co", "- ", "Không có thông tin"])
def test_saying_there_is_nothing_is_not_confidential(said: str) -> None:
    assert not is_confidential(said, NOTHING)


@pytest.mark.parametrize("said", ["Bản vẽ", "Không công bố mã nguồn", "x"])
def test_anything_else_is_confidential(said: str) -> None:
    assert is_confidential(said, NOTHING)


def test_hostile_text_stays_text_without_control_characters() -> None:
    title = '=HYPERLINK("http://x")\x00\x07 {0} <script>\u202e Đạt'
    assert filled(dossier(title=title))["title"] == '=HYPERLINK("http://x") {0} <script> Đạt'


def test_a_cut_is_at_a_sentence_where_one_ends_late_enough() -> None:
    assert cut("Một câu dài đủ. Câu sau bị cắt.", 20) == ("Một câu dài đủ.", "Câu sau bị cắt.")
    assert cut("Ngắn. Câu sau rất dài và bị cắt ở từ", 25) == ("Ngắn. Câu sau rất dài và", "bị cắt ở từ")
    assert cut("Giá 1.234,5 đồng", 9) == ("Giá", "1.234,5 đồng")
    assert cut("vừa đủ", 6) == ("vừa đủ", "")
    assert cut("không giới hạn", 0) == ("không giới hạn", "")


def test_a_word_longer_than_the_limit_is_cut_and_a_pictogram_never() -> None:
    assert cut("ThiếtBịRấtDài", 5) == ("ThiếtBịRấtDài"[:5], "ThiếtBịRấtDài"[5:])
    assert letters_in("a😀") == 3
    assert cut("a😀b", 2) == ("a", "😀b")


@given(st.text(max_size=300), st.integers(2, 120))
def test_nothing_but_blanks_is_lost_in_a_cut(text: str, limit: int) -> None:
    head, rest = cut(text, limit)
    assert letters_in(head) <= limit
    assert "".join((head + rest).split()) == "".join(text.split())
    assert rest == "" or letters_in(text) > limit
