"""A faulty pack is refused with the line or the key path, and with what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.forms.packs import PackError, load_pack
from tests.forms.test_packs import FOURTH

FAULTS = [
    ('title = "Công ty Điện lực Sông Lam"', "title = Công ty", "dòng 4, cột 9", "nháy kép"),
    ('title = "Công ty Điện lực Sông Lam"', 'title = "Công ty', "dòng 4, cột 17", "dấu nháy"),
    ('version = "1"', 'id = "hai"\nversion = "1"', "dòng 3, cột 11", "giữ một chỗ"),
    ('source = "Mẫu nội bộ"', 'source = "C:\\mau"', "dòng 6", "hai lần"),
    ('version = "1"', "version", "dòng 3, cột 8", "Thiếu dấu ="),
    ('version = "1"\n', "", "$.version", 'version = "…"'),
    ('version = "1"', "version = 1", "$.version", "nháy kép"),
    ('version = "1"', 'version = "../1"', "$.version", "hãy viết như"),
    ('id = "pc-song-lam"', 'id = "../x"', "$.id", "chữ thường"),
    ('id = "pc-song-lam"', 'id = "con"', "$.id", "chữ thường"),
    ('id = "pc-song-lam"', 'id = ""', "$.id", "để trống"),
    ('source = "Mẫu nội bộ"', 'source = "Mẫu\\u0007"', "$.source", "ký tự điều khiển"),
    ('source = "Mẫu nội bộ"', 'sourse = "Mẫu"\nsource = "Mẫu"', "$.sourse", "có phải là source?"),
    ("in_force_from = 2026-01-01", 'in_force_from = "2026-01-01"', "$.in_force_from", "2026-03-26"),
    (
        "in_force_from = 2026-01-01",
        "in_force_from = 2026-01-01\nin_force_to = 2025-01-01",
        "$.in_force_to",
        "đứng trước",
    ),
    ('levels = ["co_so"]', 'levels = ["xa"]', "$.levels[0]", "co_so, evn, tct"),
    ('levels = ["co_so"]', 'levels = "co_so"', "$.levels", "danh sách"),
    ('not_computable = "Không tính được"\n', "", "$.not_computable", "khi không tính được"),
    ('"" = "{unit}"', 'xa = "{unit}"', "$.addressees.xa", "co_so"),
    ('"" = "{unit}"', '"" = "{who}"', "$.addressees", "unit"),
    ('[form]\nid = "don"', '[form]\nid = "Đơn"', "$.form.id", "chữ thường"),
    ('kind = "text"', 'kind = "texts"', "$.sections[0].fields[1].kind", "text"),
    ('kind = "text"', 'kind = "choice"', "$.sections[0].fields[1].choices", "choices"),
    ('kind = "text"', 'kind = "text"\nchoices = "kinds"', "$.sections[0].fields[1].choices", "xóa dòng"),
    ('kind = "text"', 'kind = "annexes"', "$.sections[0].fields[1].kind", "khóa annexes"),
    ('key = "weather"\nkind', 'key = "title"\nkind', "$.sections[0].fields[1].key", "một lần"),
    ('key = "weather"\nkind', 'key = "uid"\nkind', "$.sections[0].fields[1].key", "tên khóa khác"),
    ('key = "weather"\nkind', 'key = "../x"\nkind', "$.sections[0].fields[1].key", "chữ thường"),
    ('key = "weather"\nkind', 'key = "trial_on"\nkind', "$.sections[0].fields[1].kind", "date"),
    ("required = true", 'required = "yes"', "$.sections[0].fields[1].required", "true"),
    ("required = true", "is_required = true", "$.sections[0].fields[1].is_required", "required"),
    ("soft_length = 50", "soft_length = -1", "$.sections[0].fields[1].soft_length", "số nguyên"),
    ('value = "name"', 'value = "nickname"', "$.sections[0].fields[2].columns[0].value", "name"),
    ("width = 2 ", "width = 0 ", "$.sections[0].fields[2].columns[0].width", "lớn hơn 0"),
    ("columns = [", "columns = []\nhint = [", "$.sections[0].fields[2].hint", "nháy kép"),
    (
        'kind = "value"\nkey = "weather"',
        'kind = "value"\nkey = "wether"',
        "$.sections[0].parts[1].key",
        "weather",
    ),
    ('kind = "value"\nkey = "weather"', 'kind = "value"', "$.sections[0].parts[1].key", "key ="),
    (
        'kind = "people"\nkey = "authors"',
        'kind = "people"\nkey = "title"',
        "$.sections[0].parts[2].key",
        "authors",
    ),
    ("về <b>{title}</b>", "về <b>{titel}</b>", "$.sections[0].parts[0].text", "title"),
    ("về <b>{title}</b>", "về {title", "$.sections[0].parts[0].text", "ngoặc nhọn"),
    ("về <b>{title}</b>", "về {title.__class__}", "$.sections[0].parts[0].text", "title"),
    ("{first_use:long}", "{first_use:>999999999}", "$.sections[0].parts[0].text", ":long"),
    ("về <b>{title}</b>", "về <b>{title}", "$.sections[0].parts[0].text", "</b>"),
    ("về <b>{title}</b>", "<img src='x'>", "$.sections[0].parts[0].text", "<sup>"),
    ("long}]]", "long}", "$.sections[0].parts[0].text", "thêm ]]"),
    ('id = "too_long"', 'id = "too_lang"', "$.checks[0].id", "too_long"),
    ('severity = "should"', 'severity = "warn"', "$.checks[0].severity", "must"),
    ("“{label}” hơi dài.", "“{lable}” hơi dài.", "$.checks[0].sentence", "label"),
    (
        'severity = "should"',
        'severity = "should"\nnumbers = { months = 3 }',
        "$.checks[0].numbers.months",
        "xóa",
    ),
    ('id = "annexes_none"', 'id = "too_long"', "$.checks[1].id", "gộp"),
    ('id = "annexes_none"', 'id = "annex_none"', "$.checks[1].id", "có phải là annexes_none?"),
    ('title = "Thông tin chung"', 'title = "Thông tin chung"\nparts = 3', "dòng", "giữ một chỗ"),
]


@pytest.mark.parametrize(
    ("right", "wrong", "where", "advice"),
    FAULTS,
    ids=[f"{number:02} {fault[1][:40]}" for number, fault in enumerate(FAULTS)],
)
def test_a_fault_is_named_by_its_place_and_its_remedy(
    right: str, wrong: str, where: str, advice: str
) -> None:
    assert right in FOURTH
    with pytest.raises(PackError) as refused:
        load_pack(FOURTH.replace(right, wrong, 1).encode(), "moi.toml")
    assert refused.value.where.startswith(where)
    assert advice in refused.value.sentence
    assert str(refused.value).startswith(f"Mẫu moi.toml, tại {where}")


def test_a_pack_without_sections_is_refused() -> None:
    without = FOURTH[: FOURTH.index("[[sections]]")]
    with pytest.raises(PackError, match=r"\$\.sections: .*\[\[sections\]\]"):
        load_pack(without.encode(), "moi.toml")


def test_two_sections_of_one_id_are_refused() -> None:
    twice = FOURTH + '\n[[sections]]\nid = "chung"\ntitle = "Nữa"\n'
    with pytest.raises(PackError, match=r"\$\.sections\[1\]\.id"):
        load_pack(twice.encode(), "moi.toml")


@given(
    place=st.integers(0, len(FOURTH)),
    length=st.integers(0, 40),
    typed=st.text(st.sampled_from("\"{}[]<>=.#\n\\\x00ab1đ'-_,:")) | st.text(max_size=8),
)
def test_whatever_is_typed_into_a_pack_it_loads_or_says_what_to_mend(
    place: int, length: int, typed: str
) -> None:
    spoiled = FOURTH[:place] + typed + FOURTH[place + length :]
    fault = fault_of(spoiled)
    if fault:
        assert fault.sentence.endswith((".", "?", "]", "}")) or "hãy" in fault.sentence
        assert "\n" not in fault.where


def fault_of(text: str) -> PackError | None:
    """Load a pack and give what is wrong with it; any other error is ours and fails the test."""
    try:
        load_pack(text.encode("utf-8", "replace"), "moi.toml")
    except PackError as fault:
        return fault
    return None
