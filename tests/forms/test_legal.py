"""The legal bases that ship, and files of them that are at fault."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desktop_app.forms.legal import read_bases, shipped_bases
from desktop_app.forms.pack_errors import PackError
from desktop_app.forms.papers import PAPER_WORDING, read_wording, shipped_wording
from desktop_app.shipped import RESOURCES

TEXT = (RESOURCES / "guide" / "legal.toml").read_text(encoding="utf-8")


def test_a_law_gives_way_to_the_one_that_replaced_it_without_a_gap() -> None:
    known = shipped_bases()
    old, new = known["law_2013"], known["law_2025"]
    assert old.until is not None
    assert new.since == old.until + timedelta(days=1) == date(2025, 10, 1)
    assert old.is_in_force(old.until)
    assert not new.is_in_force(old.until)
    former, decree = known["statute_1981"], known["decree_13"]
    assert former.until is not None
    assert decree.since == former.until + timedelta(days=1) == date(2012, 4, 25)
    assert all(basis.text and not basis.text.endswith((";", ".")) for basis in known.values())


def test_a_line_that_is_settled_is_not_the_office_s_to_word() -> None:
    sure = next(basis.id for basis in shipped_bases().values() if not basis.certainty)
    text = f'version = "1"\nsource = "a"\ncertainty = "b"\nbases = ["{sure}", "law_2025"]\n'
    assert set(read_wording("x", text.encode(), "x.toml").unsettled) == {"law_2025"}


@pytest.mark.parametrize(
    ("wrong", "path", "words"),
    [
        (lambda text: text.replace('id = "law_2025"', 'id = "law_2013"'), "$.bases[1].id", "hai mục cùng id"),
        (lambda text: text.replace("to = 2025-09-30", "to = 2012-09-30"), "$.bases[0].to", "trước ngày"),
        (lambda text: text.replace("ngày 27 tháng", "<b>ngày 27 tháng"), "$.bases[1].text", "</b>"),
        (lambda text: text.replace("from = 2014-01-01", 'from = "2014"'), "$.bases[0].from", "ngày"),
        (lambda text: text.replace('id = "decree_13"', 'id = "Nghị định"'), "$.bases[3].id", "a–z"),
        (lambda text: text + "\nextra = 1\n", "extra", "Không có khóa"),
    ],
)
def test_a_fault_is_named_with_its_place(wrong: Callable[[str], str], path: str, words: str) -> None:
    made = wrong(TEXT)
    assert made != TEXT
    with pytest.raises(PackError) as caught:
        read_bases(made.encode(), "thử.toml")
    assert path in str(caught.value)
    assert words in str(caught.value)


def test_a_paper_takes_shared_bases_with_their_doubt_and_may_word_them_itself() -> None:
    made = shipped_wording("cong_nhan")
    assert made.words["decree_13"] == shipped_bases()["decree_13"].text
    assert made.unsettled["decree_13"]
    own = 'version = "1"\nsource = "a"\ncertainty = "b"\nbases = ["law_2025", "decree_13"]\n'
    own += '[words]\ndecree_13 = "Khác"\n'
    worded = read_wording("x", own.encode(), "x.toml")
    assert [basis.id for basis in worded.bases] == ["law_2025", "decree_13"]
    assert worded.words["decree_13"] == "Khác"
    with pytest.raises(PackError, match="law_1"):
        read_wording("x", own.replace("law_2025", "law_1").encode(), "x.toml")


@pytest.mark.parametrize("source", sorted(PAPER_WORDING.glob("*.toml")), ids=lambda path: path.stem)
def test_every_paper_s_words_can_be_read(source: object) -> None:
    name = str(getattr(source, "stem", ""))
    assert shipped_wording(name).words
