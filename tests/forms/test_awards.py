"""The catalogue of awards: what ships hangs together, and a faulty one is named with its place."""

from datetime import date

import pytest

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.domain.office import UNION
from desktop_app.forms.award_reader import read_awards
from desktop_app.forms.awards import AXES, MANAGER, WORKER, Figure, shipped_awards
from desktop_app.forms.packs import PackError, load_catalogue

GOOD = """
version = "1"
source = "Nguồn"
certainty = "Đã đối chiếu."
unconfirmed = "chưa xác nhận"
[nearly]
value = 50
innovations = 1
years = 1
[rounding]
to = 10000
up = true
clause = "Điều 49"
[own]
text = "Theo quy định"
source = "Đơn vị"
administration = ["to_trinh_khen_thuong"]
union = ["to_trinh_khen_thuong"]
votes = "{parts}/{part_of}"
deadline = "Hạn nộp"
request = "xem xét"
[[levels]]
id = "co_so"
label = "Cấp cơ sở"
[[bodies]]
id = "giam_doc"
name = "Giám đốc"
chain = "administration"
minutes = "council"
request = "xem xét, quyết định"
[selection]
most = 5
source = "Đề xuất"
uncomputed = "không tính được"
unmarked = "chưa chấm"
axes = [
  {id = "value", label = "Giá trị", hint = "h", weight = 50},
  {id = "social", label = "Xã hội", hint = "h", weight = 25},
  {id = "spread", label = "Lan tỏa", hint = "h", weight = 25},
]
values = [{from = 100, mark = 5, label = "từ 100"}, {from = 0, mark = 0, label = "dưới 100"}]
[[awards]]
id = "giay_khen"
name = "Giấy khen"
full_name = "Giấy khen"
body = "giam_doc"
level = "co_so"
kind = "form"
for = ["person"]
papers = {person = ["to_trinh_khen_thuong"]}
[[awards.standards]]
text = "Có sáng kiến"
innovations = 1
[[awards.standards.thresholds]]
solutions = 1
value = 80
source = "Quy chế"
"""


def fault(old: str, new: str) -> str:
    assert old in GOOD
    with pytest.raises(PackError) as caught:
        read_awards(GOOD.replace(old, new, 1).encode())
    return str(caught.value)


def test_what_ships_has_the_awards_that_innovations_lead_to() -> None:
    known = {rule.id for rule in shipped_awards().awards}
    assert known >= {
        "bang_lao_dong_sang_tao", "chung_nhan_lao_dong_sang_tao", "bang_khen_cong_doan_dlvn",
        "bang_khen_tong_lien_doan", "bang_khen_bo", "giay_khen", "giay_khen_cong_doan",
        "chien_si_thi_dua_co_so", "chien_si_thi_dua_bo", "lao_dong_tien_tien", "bang_khen_thu_tuong",
        "khen_chuong_trinh_sang_kien",
    }  # fmt: skip


def test_ids_named_in_it_are_those_of_the_lists_of_innovations() -> None:
    lists, shipped = load_catalogue().lists, shipped_awards()
    ids = {name: {entry.id for entry in lists[name]} for name in ("levels", "education_levels", "fields")}
    standards = [item for rule in shipped.awards for item in rule.standards]
    assert {item.level for item in standards} - {""} <= ids["levels"]
    thresholds = [item for standard in standards for item in standard.thresholds]
    assert {level for item in thresholds for level in item.education} == ids["education_levels"]
    assert {mark.id for mark in shipped.selection.levels} == ids["levels"]
    assert {mark.id for mark in shipped.selection.fields} <= ids["fields"]


def test_the_award_of_the_prime_minister_alone_goes_up_by_a_paper_of_its_own() -> None:
    shipped = shipped_awards()
    apart = {rule.id for rule in shipped.awards if shipped.body_of(rule).is_apart}
    assert apart == {"bang_khen_thu_tuong"}


def test_the_chain_and_minutes_follow_from_who_decides() -> None:
    shipped = shipped_awards()
    for rule in shipped.awards:
        body = shipped.body_of(rule)
        assert rule.chain == body.chain
        assert (body.minutes == "committee") == (rule.chain == UNION)


def test_thresholds_of_the_replaced_regulation_are_marked_and_cover_every_person() -> None:
    rule = shipped_awards().award("bang_lao_dong_sang_tao")
    assert rule is not None
    thresholds = [item for standard in rule.standards for item in standard.thresholds]
    assert [(item.post, item.years, item.value) for item in thresholds] == [
        (WORKER, 1, 80_000_000),
        (WORKER, 3, 120_000_000),
        (WORKER, 1, 150_000_000),
        (MANAGER, 1, 200_000_000),
    ]
    assert not any(item.is_confirmed for item in thresholds)
    assert all("1564" in item.source for item in thresholds)


def test_papers_stand_in_the_order_of_the_file() -> None:
    rule = shipped_awards().award("chien_si_thi_dua_co_so")
    assert rule is not None
    papers = rule.papers_of(PERSON)
    assert papers[0] == "to_trinh_khen_thuong"
    assert (
        papers.index("bao_cao_thanh_tich")
        < papers.index("bien_ban_xet")
        < papers.index("chung_nhan_sang_kien")
    )
    assert rule.papers_of(COLLECTIVE) == ()


def test_every_figure_says_where_it_comes_from() -> None:
    for rule in shipped_awards().awards:
        assert rule.source, rule.id
        figures = [*rule.deadlines, *rule.quantities, *([rule.money] if rule.money else [])]
        assert all(figure.source for figure in figures), rule.id
    assert [axis.id for axis in shipped_awards().selection.axes] == list(AXES)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 12, 31), False),
        (date(2025, 1, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
    ],
)
def test_a_figure_counts_on_both_its_days(day: date, expected: bool) -> None:
    assert Figure(since=date(2025, 1, 1), until=date(2025, 12, 31)).is_in_force(day) is expected


def test_the_small_one_is_read() -> None:
    (rule,) = read_awards(GOOD.encode()).awards
    assert (rule.issuer, rule.nominees, rule.standards[0].thresholds[0].value) == ("Giám đốc", (PERSON,), 80)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ('body = "giam_doc"', 'body = "giam_doc_x"', "$.awards[0].body", "giam_doc"),
        ('kind = "form"', 'kind = "mẫu"', "$.awards[0].kind", "certificate"),
        ("innovations = 1\n[[awards", "innovation = 1\n[[awards", "standards[0].innovation", "innovations"),
        ("value = 80\n", "value = 0\n", "thresholds[0].value", "số nguyên"),
        ('source = "Quy chế"\n', "", "thresholds[0].source", "văn bản"),
        ('papers = {person = ["to_trinh_khen_thuong"]}', "", "papers.person", "thứ tự"),
        ('person = ["to_trinh_khen_thuong"]', 'person = ["Tờ trình"]', "papers.person", "chữ thường"),
        ('for = ["person"]', 'for = ["person", "collective"]', "standards", "collective"),
        ('full_name = "Giấy khen"', 'full_name = ""', "full_name", "trống"),
        ("{from = 100, mark = 5", "{from = 0, mark = 5", "selection.values", "giảm dần"),
        ("weight = 50", "weight = 101", "axes[0].weight", "100"),
        ('id = "social"', 'id = "value"', "selection.axes", "thứ tự"),
        ("value = 50\n", "value = 101\n", "nearly.value", "100"),
        ('votes = "{parts}/{part_of}"', 'votes = "{members}"', "own.votes", "members"),
        ('request = "xem xét, quyết định"', 'request = "{name} xem xét"', "bodies[0].request", "body"),
        ('request = "xem xét"\n', "", "own.request", "request"),
        ('chain = "administration"', 'chain = "Đảng"', "bodies[0].chain", "union"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(old: str, new: str, place: str, words: str) -> None:
    sentence = fault(old, new)
    assert place in sentence
    assert words in sentence


def test_days_the_wrong_way_round_are_refused() -> None:
    assert "until" in fault('kind = "form"', 'kind = "form"\nfrom = 2025-01-01\nuntil = 2024-01-01')


def test_two_awards_of_one_id_are_refused() -> None:
    again = GOOD[GOOD.index("[[awards]]") :]
    with pytest.raises(PackError, match="giay_khen"):
        read_awards((GOOD + again).encode())


def test_a_title_that_is_asked_for_must_be_in_the_catalogue() -> None:
    text = GOOD + '[[awards.standards.held]]\naward = "la"\ntimes = 2\n'
    with pytest.raises(PackError, match="“la”"):
        read_awards(text.encode())
