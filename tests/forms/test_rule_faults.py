"""Barriers and criteria: written over by a pack, switched off, refused where nobody could carry them out."""

import pytest

from desktop_app.forms.packs import PackError, load_pack
from desktop_app.forms.vocabulary import Pack
from tests.forms.test_packs import FOURTH

ASKED = FOURTH.replace(
    '[[sections.fields]]\nkey = "benefit"\n',
    '[[sections.fields]]\nkey = "benefit"\n\n[[sections.fields]]\nkey = "published"\n',
)
OWN = """
[[barriers]]
id = "smelly"
field = "published"
answers = ["unknown"]
given = ["weather=fine"]
unless = "published=no"
sentence = "Giải pháp có mùi"
temporary = true
"""


def read(more: str, base: str = ASKED) -> Pack:
    return load_pack((base + more).encode(), "moi.toml")


def test_a_pack_inherits_the_barriers_and_writes_over_one_by_its_id() -> None:
    pack = read('\n[[barriers]]\nid = "published"\nsentence = "Đã đăng báo"\n')
    shared = {barrier.id: barrier for barrier in read("").barriers}
    own = {barrier.id: barrier for barrier in pack.barriers}
    assert own["published"].sentence == "Đã đăng báo"
    assert own["published"].answers == shared["published"].answers == ("yes",)
    assert {**own, "published": shared["published"]} == shared


def test_a_pack_switches_one_off_and_adds_its_own() -> None:
    pack = read('\n[[barriers]]\nid = "published"\noff = true\n' + OWN)
    assert "published" not in [barrier.id for barrier in pack.barriers]
    smelly = pack.barriers[-1]
    assert (smelly.given, smelly.unless) == (("weather=fine",), "published=no")
    assert (smelly.is_temporary, smelly.clause) == (True, "")


def test_a_criterion_is_written_over_field_by_field() -> None:
    pack = read('\n[[criteria]]\nid = "steps"\nnegative = "Chưa hợp lý"\nanywhere = ["too_long"]\n')
    (steps,) = (item for item in pack.criteria if item.id == "steps")
    assert (steps.positive, steps.negative, steps.anywhere) == ("Hợp lý", "Chưa hợp lý", ("too_long",))
    assert steps.fields == ("steps",)


@pytest.mark.parametrize(
    ("right", "wrong", "where", "advice"),
    [
        ('answers = ["unknown"]', 'answers = ["maybe"]', "$.barriers.smelly", "no, yes, unknown"),
        ('unless = "published=no"', 'unless = "published=perhaps"', "$.barriers.smelly", "no, yes, unknown"),
        ('answers = ["unknown"]', "answers = []", "$.barriers[0].answers", "answers ="),
        ('answers = ["unknown"]', 'answers = "unknown"', "$.barriers[0].answers", "danh sách"),
        ('given = ["weather=fine"]', 'given = ["weather"]', "$.barriers[0].given[0]", "funding=state"),
        ('unless = "published=no"', 'unless = "published==no"', "$.barriers[0].unless", "funding=state"),
        ('id = "smelly"', 'id = "Mùi"', "$.barriers[0].id", "chữ thường"),
        ("temporary = true", 'temporary = "yes"', "$.barriers[0].temporary", "true"),
        ("temporary = true", "temporery = true", "$.barriers[0].temporery", "temporary"),
        ('sentence = "Giải pháp có mùi"\n', "", "$.barriers[0].sentence", "sentence ="),
        ('field = "published"', 'field = "publisht"', "$.barriers.smelly", "có phải là published?"),
        ('given = ["weather=fine"]', 'given = ["wether=fine"]', "$.barriers.smelly", "có phải là weather?"),
        ('unless = "published=no"', 'unless = "moon=no"', "$.barriers.smelly", "hãy viết một trong: "),
    ],
)
def test_a_fault_of_a_barrier_is_named_by_its_place_and_its_remedy(
    right: str, wrong: str, where: str, advice: str
) -> None:
    assert right in OWN
    with pytest.raises(PackError) as refused:
        read(OWN.replace(right, wrong))
    assert refused.value.where == where
    assert advice in refused.value.sentence


@pytest.mark.parametrize("key", ["checks", "anywhere"])
def test_a_criterion_that_names_an_unknown_check_is_refused(key: str) -> None:
    with pytest.raises(PackError, match=r"criteria.*bịa ra") as refused:
        read(f'\n[[criteria]]\nid = "steps"\n{key} = ["bịa ra"]\n')
    assert "steps_not_listed" in refused.value.sentence


def test_a_criterion_that_names_an_unknown_field_is_refused() -> None:
    with pytest.raises(PackError) as refused:
        read('\n[[criteria]]\nid = "steps"\nfields = ["steps", "stepz"]\n')
    assert refused.value.where == "$.criteria.steps"
    assert "“stepz”" in refused.value.sentence
    assert "có phải là steps?" in refused.value.sentence


def test_months_that_leave_the_calendar_are_refused() -> None:
    with pytest.raises(PackError) as refused:
        read('\n[[checks]]\nid = "filed_too_late"\nnumbers = { months = 1201 }\n')
    assert refused.value.where.endswith(".numbers.months")
    assert "1200" in refused.value.sentence
    (rule,) = (
        item
        for item in read('\n[[checks]]\nid = "filed_too_late"\nnumbers = { months = 1200 }\n').checks
        if item.id == "filed_too_late"
    )
    assert rule.numbers["months"] == 1200


def test_a_barrier_on_a_question_the_form_does_not_ask_is_kept_for_the_others() -> None:
    assert [barrier.id for barrier in read("", FOURTH).barriers] == [
        barrier.id for barrier in read("").barriers
    ]
