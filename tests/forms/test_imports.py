"""The file of lists that may be brought in: what ships is whole, what is wrong in one is named."""

import pytest

from desktop_app.domain.likeness import plain
from desktop_app.forms.imports import read_imports, shipped_imports
from desktop_app.forms.pack_errors import PackError
from desktop_app.forms.packs import load_catalogue

SMALL = """
version = "1"
source = "x"
certainty = "x"
[words]
[words.short_of_units]
pc = "điện lực"
[[kinds]]
id = "units"
label = "Đơn vị"
[[kinds.columns]]
id = "name"
label = "Tên"
kind = "name"
needed = true
"""


def test_what_ships_names_lists_and_entries_that_there_are() -> None:
    imports = shipped_imports()
    catalogue = load_catalogue()
    lists = {**catalogue.lists, "stages": catalogue.stages, "results": ()}
    for kind in imports.kinds:
        assert all(not column.list or column.list in lists for column in kind.columns)
    for name, words in imports.choice_words.items():
        known = {entry.id for entry in lists[name]} or {"recognised", "completion", "refused"}
        assert {choice for _word, choice in words} <= known


def test_no_word_of_a_list_means_two_entries() -> None:
    for words in shipped_imports().choice_words.values():
        said: dict[str, str] = {}
        for word, choice in words:
            assert said.setdefault(plain(word), choice) == choice, word


def test_no_heading_of_a_kind_names_two_columns() -> None:
    for kind in shipped_imports().kinds:
        owners: dict[str, str] = {}
        for column, names in kind.names:
            for name in names:
                assert owners.setdefault(plain(name), column) == column, (kind.id, name)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('kind = "name"', 'kind = "nam"', "$.kinds[0].columns[0].kind"),
        ('kind = "name"', 'kind = "choice"', "$.kinds[0].columns[0].list"),
        ("needed = true", "", "$.kinds[0].columns"),
        ('label = "Tên"', "", "$.kinds[0].columns[0].label"),
        ('label = "Tên"', 'label = "Tên"\nwide = 3', "$.kinds[0].columns[0].wide"),
        ('pc = "điện lực"', "pc = 3", "$.words.short_of_units.pc"),
        ('version = "1"', "", "$.version"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(old: str, new: str, where: str) -> None:
    assert read_imports(SMALL.encode(), "x.toml").kinds[0].column("name").is_needed
    with pytest.raises(PackError) as caught:
        read_imports(SMALL.replace(old, new, 1).encode(), "x.toml")
    assert where in str(caught.value)


def test_a_column_that_repeats_is_found_by_its_number() -> None:
    kind = shipped_imports().kind("innovations")
    assert kind is not None
    assert kind.column("authors.3").id == "authors"
    assert shipped_imports().kind("nonsense") is None
