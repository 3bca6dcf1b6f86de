"""The JSON of one innovation: what is written reads back, and nothing hostile gets in."""

import json
import re
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import (
    ApplicationHelper,
    Attachment,
    Authorship,
    BenefitLine,
    Dossier,
    Innovation,
    Person,
    Unit,
)
from desktop_app.domain.text import clean
from desktop_app.exchange import innovation_json
from desktop_app.exchange.incoming import Incoming

UID = "0d6e4079-e367-4ec9-b4a2-3b1f1ab2f0c7"
UNIT = Unit(4, "5f1c1a55-3a4a-4c53-8f0e-6f4a5a0a9f01", "Công ty Nhiệt điện Sông Trầm", "NĐST")
PERSON = Person(7, "c7e1b8f6-50d5-4f3c-9d6c-1b6f0e6a7d02", "Nguyễn Hoàng Oanh", "1995", unit_id=4)

line = st.text(max_size=40).map(clean)
text = st.text(max_size=60).map(lambda value: clean(value, multiline=True))
money = st.none() | st.integers(-(2**53) + 1, 2**53 - 1)
day = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))
birth = st.sampled_from(("", "1988", "1988-03-12"))


def _participants(kind: Any, **more: Any) -> Any:
    return st.builds(
        kind,
        id=st.just(0),
        innovation_id=st.just(1),
        position=st.just(0),
        name=line,
        birth=birth,
        sex=line,
        person_id=st.sampled_from((None, 7)),
        post=line,
        workplace=line,
        qualification=line,
        task=line,
        **more,
    )


dossiers = st.builds(
    Dossier,
    innovation=st.builds(
        Innovation,
        id=st.just(1),
        uid=st.just(UID),
        code=st.just("2026-NDST-0007"),
        title=line,
        form_id=st.just("evngenco2-2026"),
        form_version=st.just("1"),
        kind=line,
        field=line,
        level=line,
        stage=line,
        unit_id=st.just(4),
        investor=line,
        applied_at=line,
        trial_on=day,
        trial_document=line,
        applied_on=day,
        applied_document=line,
        filed_on=day,
        confidential=text,
        support_person_id=st.sampled_from((None, 7)),
        benefit_answer=st.sampled_from(("", "computed", "not_computable")),
        benefit_amount=money,
        year=st.integers(0, 9999),
        created_at=st.just("2026-04-08T01:30:00.000000+00:00"),
    ),
    unit=st.sampled_from((None, UNIT)),
    authors=st.lists(_participants(Authorship, share=st.none() | st.integers(0, 10000)), max_size=3).map(
        tuple
    ),
    helpers=st.lists(_participants(ApplicationHelper), max_size=2).map(tuple),
    answers=st.dictionaries(st.from_regex("[a-z][a-z0-9_]{0,10}", fullmatch=True), text, max_size=4),
    benefit_lines=st.lists(
        st.builds(
            BenefitLine,
            id=st.just(0),
            innovation_id=st.just(1),
            position=st.just(0),
            description=line,
            quantity=st.sampled_from(("", "87600", "-1", "0.25")),
            measure=line,
            amount=money,
            unit_price=st.sampled_from(("", "2204.07")),
            source=line,
            evidence=line,
        ),
        max_size=3,
    ).map(tuple),
    attachments=st.lists(
        st.builds(
            Attachment,
            id=st.just(0),
            innovation_id=st.just(1),
            uid=st.just(UID),
            role=st.just("annex"),
            number=st.integers(1, 99),
            sha256=st.just("ab" * 32),
            file_name=line,
            media_type=st.just("image/png"),
            size=st.just(1),
            kind=line,
            caption=line,
            document_number=line,
            document_on=day,
            is_withheld=st.booleans(),
            turn=st.sampled_from((0, 90, 180, 270)),
            paper=line,
            paper_digest=line,
        ),
        max_size=1,
    ).map(tuple),
)


def _written(dossier: Dossier) -> dict[str, Any]:
    return innovation_json.document(dossier, {7: PERSON}, {4: UNIT}, {UID: "2026-NDST-0007/01 ảnh.png"})


def _read(**values: Any) -> Incoming:
    head = {"schema": "ho-so-sang-kien/innovation", "version": 1}
    return innovation_json.read_document(json.dumps({**head, **values}).encode())


def _problem(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        innovation_json.read_document(data)
    return str(refused.value)


@given(dossiers)
@settings(max_examples=150)
def test_whatever_a_dossier_holds_reads_back_as_it_was(dossier: Dossier) -> None:
    read = innovation_json.read_document(json.dumps(_written(dossier), ensure_ascii=False).encode())
    for key, value in read.values.items():
        assert getattr(dossier.innovation, key) == value
    assert read.answers == dossier.answers
    assert (read.unit is None) == (dossier.unit is None)
    for named, row in zip(read.authors or (), dossier.authors, strict=True):
        assert all(getattr(row, key) == value for key, value in named.values.items())
        assert (named.person is None) == (row.person_id is None)
    for values, row in zip(read.benefit_lines or (), dossier.benefit_lines, strict=True):
        assert all(getattr(row, key) == value for key, value in values.items())


def test_every_column_of_the_records_is_carried_or_known_to_be_left_out() -> None:
    described = innovation_json.schema()["properties"]
    assert isinstance(described, dict)
    renamed = {
        "unit_id": "unit",
        "support_person_id": "support_person",
        "form_id": "pack",
        "form_version": "pack",
    }
    left_out = {"id", "updated_at", "deleted_at"}
    for item in fields(Innovation):
        assert item.name in left_out or renamed.get(item.name, item.name) in described, item.name
    nested = {"authors": Authorship, "helpers": ApplicationHelper, "benefit_lines": BenefitLine}
    for key, record in {**nested, "attachments": Attachment}.items():
        carried = described[key]["items"]["properties"]
        ours = {"id", "innovation_id", "position", "person_id", "media_type", "size", "reduced_sha256"}
        assert {item.name for item in fields(record)} - ours <= set(carried)


def _fits(value: Any, shape: dict[str, Any]) -> bool:
    """A reading of JSON Schema just wide enough for ours."""
    if "const" in shape:
        return value == shape["const"] and not isinstance(value, bool)
    if "enum" in shape:
        return any(value == word and type(value) is type(word) for word in shape["enum"])
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    if value is None or isinstance(value, bool):
        return ("null" if value is None else "boolean") in kinds
    if isinstance(value, str):
        is_day = shape.get("format") != "date" or _is_day(value)
        is_written_so = re.search(shape.get("pattern", ""), value) is not None and not value.endswith("\n")
        return "string" in kinds and len(value) <= shape.get("maxLength", 1e9) and is_day and is_written_so
    if isinstance(value, int | float):
        is_whole = value == int(value)
        return "integer" in kinds and is_whole and shape["minimum"] <= value <= shape["maximum"]
    if isinstance(value, list):
        return "array" in kinds and all(_fits(item, shape["items"]) for item in value)
    if "object" not in kinds or any(key not in value for key in shape.get("required", ())):
        return False
    named, others = shape.get("properties", {}), shape["additionalProperties"]
    names = re.compile(shape.get("propertyNames", {}).get("pattern", ""))
    return all(
        _fits(item, named[key])
        if key in named
        else bool(others) and bool(names.search(key)) and _fits(item, others)
        for key, item in value.items()
    )


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.text("abcdefgh 1980-", max_size=8)
    | st.sampled_from(("2026-04-08", "2026-02-30", "computed", "1988", 1.5, 2.0)),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(("name", "uid", "x")), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(st.sampled_from([key for key in innovation_json.schema()["properties"] if key[0] != "$"]), anything)  # type: ignore[union-attr]
@example("unit", {"name": None, "uid": " "})
@settings(max_examples=400)
def test_what_the_schema_allows_is_read_and_nothing_else_gets_through_unexplained(
    key: str, value: Any
) -> None:
    held = {"schema": "ho-so-sang-kien/innovation", "version": 1, key: value}
    document = json.dumps(held).encode()
    if _fits(held, innovation_json.schema()):
        innovation_json.read_document(document)
    else:
        problem = _problem(document)
        assert key in problem or "bản chương trình mới hơn" in problem


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_at_all_end_in_anything_but_a_sentence(data: bytes) -> None:
    assert len(_problem(data)) > 20


def test_what_is_left_out_is_not_spoken_of_and_null_is() -> None:
    nothing = _read()
    assert nothing.values == {}
    assert nothing.authors is None
    assert not nothing.clears_answers
    cleared = _read(title=None, applied_on=None, authors=None, answers=None, unit=None)
    assert cleared.values == {"title": "", "applied_on": None}
    assert cleared.authors == ()
    assert cleared.clears_answers
    assert cleared.is_unit_given
    assert cleared.unit is None


def test_text_is_composed_and_stripped_of_control_characters() -> None:
    read = _read(title="Gia\u0309m  to\u0302\u0309n\u0007 thất", answers={"purpose": "một\r\nhai\u200b"})
    assert read.values["title"] == "Giảm tổn thất"
    assert read.answers == {"purpose": "một\nhai"}


@pytest.mark.parametrize(
    "path",
    [
        "..\\..\\CON.pdf",
        "../a.pdf",
        "a/../../b.pdf",
        "/etc/passwd",
        "C:\\a.pdf",
        "C:a.pdf",
        "\\\\server\\a.pdf",
        "CON",
        "aux.pdf",
        "a/nul.txt",
        "a//b.pdf",
        "./a.pdf",
        "a.",
        "a|b",
        "a /b",
        "file:///a",
        "com1.pdf",
        "~/../x",
    ],
)
def test_a_path_that_leaves_the_folder_or_that_windows_misreads_is_refused(path: str) -> None:
    with pytest.raises(UserError) as refused:
        _read(attachments=[{"file": path}])
    assert str(refused.value).startswith("$.attachments[0].file: ")


def test_a_path_in_a_folder_below_is_taken() -> None:
    read = _read(attachments=[{"file": "2026-NDST-0001/01 Biên bản số 7.pdf"}])
    assert read.attachments == ({"file": "2026-NDST-0001/01 Biên bản số 7.pdf"},)


HEAD = '{"schema": "ho-so-sang-kien/innovation", "version": 1'


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (HEAD + ', "title": "a", "title": "b"}', "“title” được viết hai lần"),
        (HEAD + ', "authors": [{"name": "A", "share": 1, "share": 2}]}', "“share” được viết hai lần"),
        (HEAD + ', "benefit_amount": NaN}', "“NaN” không phải là số"),
        (HEAD + ', "benefit_amount": -Infinity}', "“-Infinity” không phải là số"),
        (HEAD + ', "benefit_amount": 1' + "0" * 30 + "}", "quá dài"),
        (HEAD + ', "benefit_amount": 1' + "0" * 16 + "}", "$.benefit_amount: "),
        (HEAD + ', "benefit_amount": 1e999999999}', "$.benefit_amount: "),
        (HEAD + ', "benefit_amount": 1.5}', "$.benefit_amount: "),
        (HEAD + ', "benefit_amount": true}', "$.benefit_amount: "),
        (HEAD + ', "benefit_amount": "1 tỷ"}', "$.benefit_amount: "),
        (HEAD + ', "year": null}', "$.year: "),
        (HEAD + ', "applied_on": "31/02/2026"}', "$.applied_on: "),
        (HEAD + ', "applied_on": "2026-02-31"}', "không có ngày 2026-02-31"),
        (HEAD + ', "applied_on": "9999-12-31"}', "Năm 9999 không dùng được"),
        (HEAD + ', "trial_on": "0001-01-01"}', "Năm 1 không dùng được"),
        (HEAD + ', "applied_on": "٢٠٢٦-٠٢-٠١"}', "$.applied_on: "),
        (HEAD + ', "title": 5}', "$.title: "),
        (HEAD + ', "title": "\\ud800"}', "$.title: "),
        (HEAD + ', "title": "' + "a" * 20_001 + '"}', "$.title: "),
        (HEAD + ', "titel": "x"}', "có phải là “title”"),
        (HEAD + ', "authors": {}}', "$.authors: "),
        (HEAD + ', "authors": [null]}', "$.authors[0]: "),
        (HEAD + ', "authors": [{"share": 3333}]}', "thiếu khóa “name”"),
        (HEAD + ', "authors": [{"name": "A", "share": "33,33"}]}', "$.authors[0].share: "),
        (HEAD + ', "authors": [{"name": "A", "birth": "12/3/88"}]}', "$.authors[0].birth: "),
        (HEAD + ', "answers": {"Mục 1": "x"}}', "$.answers.Mục 1: "),
        (HEAD + ', "answers": {"purpose": ["x"]}}', "$.answers.purpose: "),
        (HEAD + ', "benefit_lines": [{"quantity": "1.234,5"}]}', "$.benefit_lines[0].quantity: "),
        (HEAD + ', "attachments": [{"turn": 45}]}', "$.attachments[0].turn: "),
        (HEAD + ', "uid": "../../x"}', "$.uid: "),
        (HEAD + ', "code": "2026/1"}', "$.code: "),
        (HEAD + ', "authors": [' + ",".join(['{"name": "A"}'] * 1001) + "]}", "nhiều nhất 1000"),
        (HEAD.replace("1", "3") + "}", "bản chương trình mới hơn"),
        (HEAD.replace("innovation", "recipe") + "}", "không phải tệp của một sáng kiến"),
        ("[]", "$: "),
        ("[" * 200_000, "quá nhiều tầng"),
        ('{"a": ' * 200_000, "quá nhiều tầng"),
        (HEAD + ",}", "dòng 1"),
        ("", "dòng 1"),
    ],
)
def test_a_faulty_document_is_refused_with_its_place(document: str, said: str) -> None:
    assert said in _problem(document.encode())


def test_bytes_that_are_not_utf8_are_refused_and_a_byte_order_mark_is_not() -> None:
    assert "UTF-8" in _problem((HEAD + ', "title": "Điện"}').encode("utf-16"))
    assert innovation_json.read_document(b"\xef\xbb\xbf" + (HEAD + "}").encode()).values == {}
