"""The packs that ship, a folder's own packs, and what happens to hostile ones."""

from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest

from desktop_app.forms.common import read_common
from desktop_app.forms.packs import (
    PackError,
    common_text,
    default_form,
    is_shared,
    load_catalogue,
    load_pack,
    packs_in,
    shipped_packs,
)
from desktop_app.forms.vocabulary import PAPER_WORDS, FieldKind, Pack, Severity
from desktop_app.shipped import RESOURCES

FOURTH = """
id = "pc-song-lam"
version = "1"
title = "Công ty Điện lực Sông Lam"
regulation = "Quy định nội bộ"
source = "Mẫu nội bộ"
certainty = "Đã xác nhận"
in_force_from = 2026-01-01
levels = ["co_so"]
not_computable = "Không tính được"

[addressees]
"" = "{unit}"

[form]
id = "don"
title = "Đơn đề nghị"

[[sections]]
id = "chung"
title = "Thông tin chung"

[[sections.fields]]
key = "title"

[[sections.fields]]
key = "weather"
kind = "text"
label = "Thời tiết khi áp dụng"
required = true
remembered = true
soft_length = 50

[[sections.fields]]
key = "authors"
columns = [{ heading = "Họ tên", value = "name", width = 2 }, { heading = "Ký", value = "sign" }]

[[sections.fields]]
key = "benefit"

[[sections.parts]]
kind = "line"
text = "Kính gửi: {addressee}, về <b>{title}</b>[[ ngày {first_use:long}]]"

[[sections.parts]]
kind = "value"
key = "weather"

[[sections.parts]]
kind = "people"
key = "authors"

[[checks]]
id = "too_long"
severity = "should"
sentence = "“{label}” hơi dài."

[[checks]]
id = "annexes_none"
severity = "off"
"""


def test_three_packs_ship_with_the_default_one_first() -> None:
    assert [pack.id for pack in shipped_packs()] == ["evngenco2-2026", "evn-2023", "tt18-2013"]
    assert default_form() == "evngenco2-2026"
    assert shipped_packs() is shipped_packs()


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_every_field_explains_itself(pack: Pack) -> None:
    for field in pack.form.fields:
        assert field.label, field.key
        assert len(field.hint) > 20, field.key
        assert field.example, field.key
        assert field.question.endswith("?"), field.key
        if field.kind in (FieldKind.TEXT, FieldKind.LINE):
            assert field.soft_length, field.key
        if field.kind is FieldKind.TEXT:
            assert any(letter.isdigit() for letter in field.example), field.key


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_a_pack_says_where_it_comes_from_and_how_sure_it_is(pack: Pack) -> None:
    assert "hưa xác nhận" in pack.certainty
    assert pack.source
    assert pack.regulation
    assert pack.not_computable == "Không tính được"
    assert 10 <= len(pack.form.sections) <= 12


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_what_a_form_asks_of_the_paper_is_printed(pack: Pack) -> None:
    printed = "\n".join(
        part.text + "{" + part.key + "}" for section in pack.form.sections for part in section.parts
    )
    unprinted = {
        field.key
        for field in pack.form.fields
        if field.kind is FieldKind.TEXT and "{" + field.key + "}" not in printed
    }
    assert unprinted == set()


def test_the_forms_differ_where_the_regulations_do() -> None:
    genco, evn, statutory = shipped_packs()
    assert genco.form.field("conditions")
    assert genco.form.field("other_units")
    assert evn.form.field("conditions") is None
    assert evn.form.field("other_units") is None
    assert genco.check("filed_too_early") is not None
    assert genco.check("filed_too_early").severity is Severity.MUST
    assert statutory.check("filed_too_early") is None
    assert statutory.check("filed_too_late") is not None
    assert dict(genco.addressees)["tct"] == "Tổng công ty Phát điện 2 - CTCP"


def test_the_catalogue_holds_the_stages_and_lists() -> None:
    catalogue = load_catalogue()
    ids = "idea writing ready filed accepted examining returned recognised refused withdrawn"
    assert " ".join(stage.id for stage in catalogue.stages) == ids
    assert catalogue.label("stages", "returned") == "Yêu cầu hoàn thiện"
    assert [choice.label for choice in catalogue.lists["levels"]] == [
        "Cấp cơ sở",
        "Cấp Tổng công ty",
        "Cấp EVN",
    ]
    assert len(catalogue.lists["kinds"]) == 4
    assert len(catalogue.lists["fields"]) == 14
    assert {choice.id for choice in catalogue.lists["contributions"]} == {
        "created",
        "approved",
        "supplied",
        "typed",
        "first_application",
    }
    assert {"attachment_kinds", "education_levels", "roles"} <= catalogue.lists.keys()


def test_every_word_that_papers_print_beside_a_form_is_there_with_its_places() -> None:
    catalogue = load_catalogue()
    for word, places in PAPER_WORDS.items():
        said = catalogue.say(word, **dict.fromkeys(places, "‹điền›"))
        assert said.count("‹điền›") == len(places), word
        assert said.strip(), word


def test_a_word_of_papers_with_an_unknown_place_is_refused() -> None:
    shared = common_text()
    with pytest.raises(PackError, match=r"words\.code.*“mã”"):
        read_common(shared.replace("Mã số: {code}", "Mã số: {mã}").encode(), "common.toml")


def test_a_shared_file_of_an_older_book_may_have_no_words() -> None:
    lists = (RESOURCES / "packs" / "common.toml").read_text(encoding="utf-8")
    shared = common_text().replace(lists, lists[: lists.index("[words]")])
    assert read_common(shared.encode(), "common.toml").fields.keys()


def test_a_fourth_pack_in_a_folder_loads(tmp_path: Path) -> None:
    (tmp_path / "song-lam.toml").write_text(FOURTH, encoding="utf-8")
    packs, faults = packs_in(tmp_path)
    assert faults == ()
    (pack,) = packs
    title, weather, authors, _benefit = pack.form.fields
    assert title.hint == shipped_packs()[0].form.field("title").hint
    assert weather.is_required
    assert weather.is_remembered
    assert weather.soft_length == 50
    assert pack.form.sections[0].parts[2].columns == authors.columns
    assert pack.check("too_long").severity is Severity.SHOULD
    assert pack.check("annexes_none") is None
    assert pack.check("shares_sum") is not None


def test_a_pack_from_notepad_loads() -> None:
    windows = b"\xef\xbb\xbf" + FOURTH.replace("\n", "\r\n").encode()
    assert load_pack(windows, "x").title == "Công ty Điện lực Sông Lam"


def test_decomposed_letters_are_composed() -> None:
    pack = load_pack(normalize("NFD", FOURTH).encode(), "x")
    assert is_normalized("NFC", pack.title)


def test_one_faulty_pack_never_hides_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "b.toml").write_text(FOURTH, encoding="utf-8")
    (tmp_path / "c.toml").write_text(FOURTH, encoding="utf-8")
    (tmp_path / "d.toml").mkdir()
    packs, faults = packs_in(tmp_path)
    assert [pack.id for pack in packs] == ["pc-song-lam"]
    assert [(fault.file, fault.where) for fault in faults] == [
        ("a.toml", "dòng 1, cột 6"),
        ("c.toml", "$.version"),
    ]


def test_a_missing_folder_holds_no_packs(tmp_path: Path) -> None:
    assert packs_in(tmp_path / "none") == ((), ())


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"gone\.toml.*Không đọc được"):
        load_pack(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    "hostile",
    [
        b"x = 1\n" * 200_000,
        b"a = " + b"[" * 100_000,
        b"a = " + b"{b=" * 50_000,
        b".".join([b"a"] * 400_000) + b" = 1",
        b"a = " + b"9" * 10_000,
        b"\xff\xfe\x00",
        b"",
    ],
    ids=["huge", "brackets", "braces", "dots", "digits", "not text", "empty"],
)
def test_a_hostile_file_is_refused_in_vietnamese(hostile: bytes) -> None:
    with pytest.raises(PackError) as refused:
        load_pack(hostile, "x.toml")
    assert str(refused.value).startswith("Mẫu x.toml")
    assert "hãy" in str(refused.value)


def test_the_shipped_files_are_named_by_their_ids() -> None:
    names = {path.stem for path in (RESOURCES / "packs").glob("*.toml") if not is_shared(path)}
    assert names == {pack.id for pack in shipped_packs()}
