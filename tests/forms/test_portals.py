"""The file of portals: what ships, and what is refused with the place and the remedy."""

import pytest

from desktop_app.domain.records import COLUMNS
from desktop_app.forms.pack_errors import PackError
from desktop_app.forms.packs import shipped_packs
from desktop_app.forms.portals import DERIVED, read_portals, shipped_portals
from desktop_app.shipped import RESOURCES

TEXT = (RESOURCES / "guide" / "portals.toml").read_text(encoding="utf-8")


def test_the_three_systems_ship_with_how_certain_each_is() -> None:
    shipped = shipped_portals()
    assert [item.id for item in shipped.systems] == ["congdoan", "evngenco2", "evn_khcn"]
    assert all(item.certainty for item in shipped.systems)
    assert "Chưa đối chiếu" in shipped.certainty
    assert shipped.system("none") is None


def test_every_unknown_limit_is_marked_as_a_guess() -> None:
    fields = [field for item in shipped_portals().systems for field in item.fields]
    assert {field.limit_mark for field in fields if field.limit} == {"guess"}
    assert all(field.mark in {"read", "lead", "guess"} for field in fields)


def test_every_value_comes_from_a_column_an_answer_or_what_is_derived() -> None:
    keys = {
        field.key for pack in shipped_packs() for section in pack.form.sections for field in section.fields
    }
    for item in shipped_portals().systems:
        for field in item.fields:
            assert set(field.sources) <= DERIVED | COLUMNS | keys, (item.id, field.id)


def test_secret_technology_keeps_title_effect_and_reward_in_the_unions_portal() -> None:
    union = shipped_portals().system("congdoan")
    assert union is not None
    kept = {field.id for field in union.fields if not field.is_secret}
    assert {"title", "effect", "decision"} <= kept
    assert "summary" not in kept


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('from = ["first_author"]', 'from = ["First Author"]', "fields[0].from[0]"),
        ("limit = 100\nlimit_mark", "limit_mark", "fields[0].limit"),
        ('mark = "read"', 'mark = "sure"', "fields[0].mark"),
        ('id = "unit"', 'id = "person"', "systems[0].fields"),
        ("title = 60", "title = 61", "weights.title"),
        ("doubtful = 55", "doubtful = 80", "matching.doubtful"),
        ('id = "evngenco2"', 'id = "congdoan"', "$.systems"),
        ('by_hand = "Chọn có hoặc không."', 'hint = "?"', "hint"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old: str, new: str, place: str) -> None:
    assert old in TEXT
    with pytest.raises(PackError) as caught:
        read_portals(TEXT.replace(old, new, 1).encode(), "portals.toml")
    assert place in str(caught.value)
