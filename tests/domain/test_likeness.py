"""Names that are nearly the same are found, and names that only look so are kept apart."""

import os
import re
import subprocess
import sys
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.likeness import Lookup, likeness, pairs, plain

PLAIN = st.text("abcxyz09 ", max_size=24)


def numbers(name: str) -> list[str]:
    return re.findall("[0-9]+", name)


@given(PLAIN)
def test_each_pair_of_neighbours_is_noted_once_and_both_ends_count(key: str) -> None:
    assert pairs(key).bit_count() == len({*pairwise(f"^{key} ")})


def test_likeness_goes_from_nothing_in_common_to_the_same_but_for_marks() -> None:
    assert likeness("Cải tiến bơm nước", "cai tien bom nuoc") == 1
    assert 0.8 < likeness("Cải tiến bơm nước", "Cải tiến bơm nướ") < 1
    assert likeness("Cải tiến bơm nước", "Lò hơi tầng sôi") < 0.2
    assert likeness("", "") == 1
    assert likeness("", "x") < 1


def test_names_with_other_numbers_are_kept_apart_and_do_not_hide_others() -> None:
    named = [(number, f"Lắp camera giám sát tổ máy {number}") for number in range(1, 40)]
    named += [(100, "Lắp camera giám sát cho tổ máy 7")]
    assert {key for key, _degree in Lookup(named).near("Lắp camera giám sát ở tổ máy 7", 0.8)} != {7, 100}
    found = Lookup(named, apart=numbers).near("Lắp camera giám sát ở tổ máy 7", 0.8)
    assert {key for key, _degree in found} == {7, 100}


def test_what_is_found_does_not_depend_on_the_run() -> None:
    """Words of a set stand in another order in every run; what is compared must not."""
    named = [f"ab{one} cd{two} ef{one + two} gh" for one in range(20) for two in range(20)]
    program = (
        "from desktop_app.domain.likeness import Lookup\n"
        f"lookup = Lookup(enumerate({named!r}))\n"
        "print([lookup.near(f'ab{n} cd{n} ef{n} gh ij kl', 0.5, 9) for n in range(20)])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(said) == 1
    assert plain("Bơm – NƯỚC") == "bom nuoc"
