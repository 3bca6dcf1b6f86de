"""Examples of writing: every field of every kind of work has a pair, and the good one bears being checked."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.richtext import Grid, Listing, Text, parse, plain_text, serialise
from desktop_app.forms.examples import FILE, Case, Example, read_examples, rich_text, shipped_examples
from desktop_app.forms.packs import PackError, load_catalogue, shipped_packs

KINDS = ("nhiet_dien", "thuy_dien", "truyen_tai", "phan_phoi", "van_phong")
FIELDS = (
    "authors", "title", "current_state", "purpose", "conditions", "nature", "steps", "improvements",
    "application_process", "actual_effect", "benefit", "author_benefit_opinion", "other_units", "annexes",
    "helpers",
)  # fmt: skip
CITING = (
    "current_state", "nature", "steps", "improvements", "application_process", "actual_effect",
    "author_benefit_opinion",
)  # fmt: skip
PAIRS = [(kind, field) for kind in KINDS for field in FIELDS]
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
SIGNS = {"+": "+", "−": "-", "×": "*", "/": "/"}


def case_of(kind: str) -> Case:
    case = shipped_examples().case(kind)
    assert case is not None, kind
    return case


def example_of(kind: str, field: str) -> Example:
    return case_of(kind).examples[field]


# ---------------------------------------------------------------- a small reader of sums


def number(words: str) -> Decimal:
    return Decimal(words.replace(".", "").replace(",", "."))


def terms(words: str) -> list[str]:
    """Give the numbers, signs and brackets of a sum; units and other words fall away."""
    found: list[str] = []
    for word in re.findall(r"[()]|\S+?(?=[()]|\s|$)", words):
        bare = word.strip(",.;")
        if bare in SIGNS or bare in "()":
            found.append(SIGNS.get(bare, bare))
        elif NUMBER.fullmatch(bare):
            found.append(f"Decimal('{number(bare)}')")
    return found


def last_sum(found: list[str]) -> list[str]:
    """Leave out numbers that stand before the sum, with no sign between."""
    begin = len(found) - 1
    while begin > 0 and not (found[begin].startswith("Decimal") and found[begin - 1].startswith("Decimal")):
        begin -= 1
    return found[begin:]


def statements(text: str) -> list[tuple[str, Decimal, Decimal]]:
    """Give (words, what the left side makes, what is said) of every “a × b = c”, rounded as it is said."""
    found: list[tuple[str, Decimal, Decimal]] = []
    for line in text.split("\n"):
        for place in re.finditer("=", line):
            left = re.split(r"[:;=]|\. ", line[: place.start()])[-1]
            said = NUMBER.search(line, place.end())
            assert said is not None, line
            made = Decimal(eval("".join(last_sum(terms(left))), {"Decimal": Decimal}))
            if line[said.end() :].startswith(" %"):
                made *= 100
            given_value = number(said[0])
            exact = Decimal(1).scaleb(int(given_value.as_tuple().exponent))
            found.append((line, made.quantize(exact, ROUND_HALF_UP), given_value))
    return found


def test_the_reader_of_sums_knows_right_from_wrong() -> None:
    right = "Tiết kiệm: 780 bộ × (95.000 − 27.000) đồng/bộ = 53.040.000 đồng [2]."
    wrong = "Vật tư 1,5 công × 2 lần = 3,1 công; còn 2 / 3 = 66,7 %."
    assert [(made, said) for _line, made, said in statements(right)] == [(53_040_000, 53_040_000)]
    assert [made == said for _line, made, said in statements(wrong)] == [False, True]


# ---------------------------------------------------------------- the content


def test_the_kinds_of_work_and_their_fields_are_these() -> None:
    examples = shipped_examples()
    assert tuple(case.id for case in examples.cases) == KINDS
    assert examples.keys == set(FIELDS)
    assert all(tuple(case.examples) == FIELDS for case in examples.cases)
    assert examples.version
    assert "đặt ra" in examples.certainty


def test_every_shipped_form_asks_for_what_is_shown_and_most_areas_have_a_case() -> None:
    for pack in shipped_packs():
        assert len({field.key for field in pack.form.fields} & set(FIELDS)) >= 11, pack.id
    areas = {entry.id for entry in load_catalogue().lists["fields"]}
    examples = shipped_examples()
    assert {area for area in areas if examples.case_of_area(area) is None} == {"khac"}
    for area in ("nhiet_dien", "thuy_dien", "truyen_tai", "phan_phoi"):
        case = examples.case_of_area(area)
        assert case is not None
        assert case.id == area


@pytest.mark.parametrize(("kind", "field"), PAIRS)
def test_a_pair_is_weak_and_good_and_says_why(kind: str, field: str) -> None:
    example = example_of(kind, field)
    for words in (example.weak, example.good, example.why):
        assert unicodedata.is_normalized("NFC", words)
        assert not re.search(r"  |\t|\u00a0| [,.;:]", words), words
        assert words == words.strip()
    assert example.weak != example.good
    assert len(example.good) > len(example.weak)
    sentences = [part for part in re.split(r"(?<=[.”])\s+(?=[A-ZĐ“])", example.why) if part]
    assert 1 <= len(sentences) <= 3, example.why
    assert len(example.why) >= 80
    assert re.search(r"\b(?:Bản|Tên|Mục đích) tốt\b|Bảng trước – sau", example.why, re.IGNORECASE)


@pytest.mark.parametrize(("kind", "field"), PAIRS)
def test_a_good_text_is_whole_and_sober(kind: str, field: str) -> None:
    good = example_of(kind, field).good
    assert not re.search(r"…|\.\.\.|\bxxx|\[CẦN|hoàn toàn mới|rất hiệu quả|___", good, re.IGNORECASE), good
    assert "rất " not in good
    assert not re.search(r"\d%|\d(?:kW|kg|kV|mm|MW)\b", good), "a blank stands before a unit"
    assert not re.search(r"\b\d{4,}\b(?![/-])", re.sub(r"\b(?:19|20)\d\d\b|số 0\d{3}", "", good)), (
        "thousands are parted by dots"
    )
    assert not re.search(r"\d\.\d(?!\d\d)", re.sub(r"\d+\.\d{3}", "", good)), "the decimal sign is a comma"


@pytest.mark.parametrize("kind", KINDS)
def test_lengths_are_real(kind: str) -> None:
    case = case_of(kind)
    assert 60 <= len(case.examples["title"].good) <= 200
    for field, least, most in (("current_state", 80, 200), ("nature", 100, 260), ("actual_effect", 80, 220)):
        words = re.findall(r"\w+", case.examples[field].good)
        assert least <= len(case.examples[field].good.split()) <= most, (field, len(words))


@pytest.mark.parametrize(("kind", "field"), PAIRS)
def test_the_arithmetic_of_a_good_text_is_right(kind: str, field: str) -> None:
    for line, made, said in statements(example_of(kind, field).good):
        assert made == said, (line, made)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "van_phong"])
def test_a_good_benefit_shows_how_it_comes_about(kind: str) -> None:
    good = example_of(kind, "benefit").good
    sums = statements(good)
    assert len(sums) >= 5
    assert "12 tháng đầu" in good
    last = next(line for line in good.split("\n") if line.startswith("Số tiền làm lợi: "))
    amount = sums[[line for line, _made, _said in sums].index(last)][2]
    assert f"{amount:,}".replace(",", ".") in example_of(kind, "author_benefit_opinion").good


def test_office_work_says_that_no_amount_can_be_given() -> None:
    benefit = example_of("van_phong", "benefit")
    assert benefit.good.startswith(shipped_packs()[0].not_computable)
    assert benefit.weak.startswith("0 đồng")


@pytest.mark.parametrize("kind", KINDS)
def test_shares_and_parts_of_wholes_agree(kind: str) -> None:
    case = case_of(kind)
    shares = [number(share) for share in re.findall(r"(\d+,\d\d) %", case.examples["authors"].good)]
    assert sum(shares) == 100
    every = "\n".join(example.good for example in case.examples.values())
    for part, whole, percent in re.findall(r"(\d+) trong (\d+) [^()\d]*\((\d+,\d) %\)", every):
        assert round(Decimal(part) * 100 / Decimal(whole), 1) == number(percent), (part, whole)


@pytest.mark.parametrize("kind", KINDS)
def test_every_annex_is_cited_and_every_citation_is_an_annex(kind: str) -> None:
    case = case_of(kind)
    listed = re.findall(r"^\[(\d+)\]", case.examples["annexes"].good, re.MULTILINE)
    assert listed == [str(place) for place in range(1, len(listed) + 1)]
    assert len(listed) >= 5
    texts = [example.good for key, example in case.examples.items() if key != "annexes"]
    assert set(re.findall(r"\[(\d+)\]", "\n".join(texts))) == set(listed)
    for key in CITING:
        assert re.search(r"\[\d+\]", case.examples[key].good), key


@pytest.mark.parametrize("kind", KINDS)
def test_steps_are_numbered_and_dated(kind: str) -> None:
    lines = example_of(kind, "steps").good.split("\n")
    assert len(lines) >= 5
    for place, line in enumerate(lines, 1):
        assert line.startswith(f"Bước {place} ("), line
    assert sum(bool(re.search(r"\d\d/\d\d/20\d\d", line)) for line in lines) >= len(lines) - 1


@pytest.mark.parametrize("kind", KINDS)
def test_old_and_new_stand_in_the_table_that_the_form_offers(kind: str) -> None:
    offered = next(field.table for pack in shipped_packs() for field in pack.form.fields if field.table)
    for key in ("improvements", "actual_effect"):
        grids = [node for node in rich_text(example_of(kind, key).good) if isinstance(node, Grid)]
        (grid,) = grids
        assert plain_text([grid]).split("\n")[0] == " | ".join(offered)
        assert all(cell.is_heading for cell in grid.rows[0])
        assert not any(cell.is_heading for row in grid.rows[1:] for cell in row)


@pytest.mark.parametrize(("kind", "field"), PAIRS)
def test_texts_are_trees_that_a_book_keeps_as_they_are(kind: str, field: str) -> None:
    example = example_of(kind, field)
    for text in (example.weak, example.good):
        nodes = rich_text(text)
        assert parse(serialise(nodes)).nodes == nodes


def test_lines_become_paragraphs_entries_and_tables() -> None:
    nodes = rich_text("Một\n– hai\n– ba\n\n| a | b |\n| c | d |\nBốn")
    assert [type(node) for node in nodes] == [Text, Listing, Grid, Text]
    assert plain_text(nodes) == "Một\n- hai\n- ba\na | b\nc | d\nBốn"
    assert rich_text("") == ()


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    assert isinstance(plain_text(rich_text(text)), str)


# ---------------------------------------------------------------- faults

WHOLE = """
version = "1"
source = "Nguồn"
certainty = "Đặt ra"
[[cases]]
id = "mot"
label = "Một"
fields = ["a", "b"]
about = "Chuyện đặt ra."
[[cases.examples]]
field = "title"
weak = "Cải tiến"
good = "Cải tiến cái này để được cái kia"
why = "Vì rõ."
[[cases]]
id = "hai"
label = "Hai"
about = "Chuyện khác."
[[cases.examples]]
field = "title"
weak = "Nâng cao"
good = "Làm việc này"
why = "Vì rõ."
"""


def read(text: str) -> None:
    read_examples(text.encode(), "vi-du.toml", ["a", "b"], ["title", "steps"])


def test_a_whole_file_is_read() -> None:
    examples = read_examples(WHOLE.encode(), "vi-du.toml", ["a", "b"], ["title", "steps"])
    assert [case.label for case in examples.cases] == ["Một", "Hai"]
    assert examples.case("ba") is None
    assert examples.case_of_area("b") is examples.cases[0]
    assert examples.case_of_area("c") is None


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ('id = "hai"', 'id = "mot"', "$.cases[1].id", "đã có ở trên"),
        ('id = "hai"', 'id = "Hai"', "$.cases[1].id", "chữ thường"),
        ('label = "Hai"', 'label = "Hai"\nfields = ["b"]', "$.cases[1].fields[0]", "không có trong"),
        ('fields = ["a", "b"]', 'fields = ["x"]', "$.cases[0].fields[0]", "một trong: a, b"),
        ('about = "Chuyện khác."', "", "$.cases[1].about", 'about = "…"'),
        ('field = "title"', 'field = "titel"', "$.cases[0].examples[0].field", "steps, title"),
        ('weak = "Cải tiến"', 'weak = ""', "$.cases[0].examples[0].weak", "để trống"),
        ('weak = "Nâng cao"', 'weak = "Làm việc này"', "$.cases[1].examples[0].good", "Giống hệt"),
        ('why = "Vì rõ."', 'whi = "Vì rõ."', "$.cases[0].examples[0].why", 'why = "…"'),
        ('why = "Vì rõ."', 'why = "Vì rõ."\nnote = "x"', "$.cases[0].examples[0].note", "Không có khóa"),
        ('version = "1"', "", "$.version", 'version = "…"'),
        ('source = "Nguồn"', 'source = "Nguồn"\nkind = "x"', "$.kind", "Không có khóa"),
        (
            'good = "Làm việc này"',
            'good = """| a | b |\n| c |"""',
            "$.cases[1].examples[0].good",
            "Dòng 2 của bảng có 1 ô, dòng đầu có 2 ô",
        ),
        (
            'weak = "Nâng',
            'weak = "x"\ngood = "y"\nwhy = "z"\n[[cases.examples]]\nfield = "title"\nweak = "Nâng',
            "$.cases[1].examples[1].field",
            "đã có ví dụ",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_remedy(old: str, new: str, where: str, said: str) -> None:
    assert old in WHOLE
    with pytest.raises(PackError) as caught:
        read(WHOLE.replace(old, new, 1))
    assert caught.value.where == where
    assert said in str(caught.value)
    assert str(caught.value).startswith("Mẫu vi-du.toml")


def test_a_file_without_cases_or_a_case_without_examples_is_refused() -> None:
    head = 'version = "1"\nsource = "x"\ncertainty = "y"\n'
    for text, where in (
        (head, "$.cases"),
        (head + '[[cases]]\nid = "a"\nlabel = "A"\nabout = "b"', "$.cases[0].examples"),
    ):
        with pytest.raises(PackError) as caught:
            read(text)
        assert caught.value.where == where


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(PackError):
        read_examples(data, "vi-du.toml", ["a"], ["title"])


def test_the_file_says_that_nothing_of_it_is_real() -> None:
    assert FILE.is_file()
    assert "không phải của nơi nào có thật" in shipped_examples().certainty
