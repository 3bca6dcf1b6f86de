"""File names safe on Windows."""

import re
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.names import file_name

texts = st.text(st.characters(exclude_categories=())) | st.sampled_from(
    ["CON", "con.txt", "LPT9", "aux .x", "nul", "...", "COM¹", "..\\..\\CON", "a" * 300, "Ưỡ" * 200]
)


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("2026-PXVH-0007 Đơn", ".pdf", "2026-PXVH-0007 Đơn.pdf"),
        ("Đơn: A/B", ".pdf", "Đơn A B.pdf"),
        ("..\\..\\CON", ".pdf", "_CON.pdf"),
        ("CON.tar", ".gz", "_CON.tar.gz"),
        ("con", "", "_con"),
        ("console", ".log", "console.log"),
        ("", ".pdf", "tep.pdf"),
        ("???", "", "tep"),
        ("a.", "", "a"),
        ("a\x00b\u202efdp", ".exe ", "abfdp.exe"),
        ("x", ".p/../df", "x.p..df"),
        ("x", "pdf", "x.pdf"),
    ],
)
def test_a_name_says_what_it_can(text: str, suffix: str, name: str):
    assert file_name(text, suffix) == name


@given(texts, texts | st.sampled_from(["", ".pdf", ".", ". ", "CON", ".tar.gz"]))
def test_every_name_is_one_windows_accepts(text: str, suffix: str):
    name = file_name(text, suffix)

    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.strip(". ")
    assert 1 <= len(name.encode("utf-8")) <= 200


@given(texts)
def test_a_name_made_of_a_name_is_the_same(text: str):
    name = file_name(text, ".pdf")

    assert file_name(name.removesuffix(".pdf"), ".pdf") == name
