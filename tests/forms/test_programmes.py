"""The file of programmes: what ships, and what is refused with the place and the remedy."""

from datetime import date

import pytest

from desktop_app.forms.pack_errors import PackError
from desktop_app.forms.programmes import WORDS, read_programmes, shipped_programmes
from desktop_app.shipped import RESOURCES

TEXT = (RESOURCES / "guide" / "programmes.toml").read_text(encoding="utf-8")


def test_the_campaign_of_2022_ships_with_its_three_ends() -> None:
    shipped = shipped_programmes()
    first = shipped.template("10k-2022")
    assert first is not None
    assert first.target == 10000 == sum(phase.target or 0 for phase in first.phases)
    assert (first.phases[0].starts_on, first.phases[0].ends_on) == (date(2021, 9, 1), date(2022, 5, 31))
    assert [end.ends_on for end in first.phases[1].ends] == [
        date(2023, 9, 30), date(2023, 9, 1), date(2023, 8, 31),
    ]  # fmt: skip
    assert first.phases[1].ends_on == date(2023, 9, 30)
    assert shipped.template("10k-2025") is not None
    assert (shipped.quota.rate, shipped.quota.shares) == (10, (30, 70))
    assert shipped.source
    assert "chưa" in shipped.certainty


def test_every_template_names_a_rule_and_runs_forward() -> None:
    shipped = shipped_programmes()
    ids = {rule.id for rule in shipped.rules}
    for template in shipped.templates:
        assert template.rule in ids
        for before, after in zip(template.phases, template.phases[1:], strict=False):
            assert before.ends_on is not None
            assert after.starts_on is not None
            assert before.ends_on < after.starts_on
    assert shipped.rule("unknown to this version").id == shipped.rules[0].id


def test_words_fill_exactly_their_places() -> None:
    shipped = shipped_programmes()
    for word, places in WORDS.items():
        assert shipped.say(word, **dict.fromkeys(places, "7"))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('date = "decision_on"', 'date = "signed_on"', "$.rules[0].date"),
        ("công nhận đầu tiên {window};", "công nhận đầu tiên;", "$.rules[0].sentence"),
        ("công nhận đầu tiên {window};", "công nhận {0} {window};", "$.rules[0].sentence"),
        ("rate = 10\n", "rate = 0\n", "$.quota.rate"),
        ("share = 30", "part = 30", "$.quota.phases[0].share"),
        ('rule = "decided"\nnote = "Ba', 'rule = "nobody"\nnote = "Ba', "$.programmes[0].rule"),
        ("starts_on = 2022-06-01", "starts_on = 2024-06-01", "$.programmes[0].phases[1].ends_on"),
        ("ends_on = 2023-09-01", "", "$.programmes[0].phases[1].ends[1].ends_on"),
        ('reached = "Đã đạt chỉ tiêu."', 'reached = "Đã đạt {count}."', "$.words.reached"),
        ('reached = "Đã đạt chỉ tiêu."', 'reached = "Đã đạt {"', "$.words.reached"),
        ('reached = "Đã đạt chỉ tiêu."', "", "$.words.reached"),
        ('id = "applied"', 'id = "decided"', "$.rules"),
    ],
)
def test_a_fault_is_named_with_its_place(old: str, new: str, place: str) -> None:
    assert TEXT.count(old) == 1
    with pytest.raises(PackError) as caught:
        read_programmes(TEXT.replace(old, new).encode(), "programmes.toml")
    assert place in str(caught.value)
    assert "programmes.toml" in str(caught.value)
