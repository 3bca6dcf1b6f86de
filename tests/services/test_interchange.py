"""Innovations as JSON files: out of one book, into the same or another."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.domain.records import Attachment, Innovation, Person, Unit
from desktop_app.services import interchange
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.innovations import add_innovation, move_to_trash
from desktop_app.store.book import Book

HEAD = {"schema": "ho-so-sang-kien/innovation", "version": 1}
UID = "0d6e4079-e367-4ec9-b4a2-3b1f1ab2f0c7"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "book", clock=Clock(today=date(2026, 11, 23))) as made:
        yield made


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "other", clock=Clock(today=date(2026, 11, 24))) as made:
        yield made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder as somebody gets it on a USB stick: a PDF and a picture."""
    folder = tmp_path / "usb"
    (folder / "tep").mkdir(parents=True)
    (folder / "tep" / "Biên bản.pdf").write_bytes(b"%PDF-1.4\n% khong co trang\n")
    Image.new("RGB", (40, 30), "navy").save(folder / "tep" / "ảnh.png")
    return folder


def full(**more: Any) -> dict[str, Any]:
    unit = {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NĐST"}
    person = {"name": "Lý Thanh Bình", "birth": "1982", "unit": unit}
    return {
        **HEAD,
        "uid": UID,
        "code": "2026-NDST-0007",
        "title": "Gá kẹp tự hãm",
        "stage": "filed",
        "unit": unit,
        "applied_on": "2026-04-08",
        "benefit_answer": "not_computable",
        "support_person": person,
        "answers": {"purpose": "Không ai phải giữ cờ lê", "steps": "<p>Một</p>"},
        "authors": [
            {"name": "Bùi Quốc Hưởng", "birth": "1984", "share": 6000, "post": "Công nhân", "person": None},
            {"name": "Lý Thanh Bình", "birth": "1982", "share": 4000, "person": person},
        ],
        "helpers": [{"name": "Hoàng Văn Lực", "task": "Thử gá"}],
        "benefit_lines": [
            {"description": "Công", "quantity": "3", "unit_price": "420000.5", "amount": 1260002}
        ],
        "attachments": [
            {
                "file": "tep/Biên bản.pdf",
                "caption": "Biên bản",
                "is_withheld": True,
                "document_on": "2026-04-08",
            },
            {"file": "tep/ảnh.png", "role": "figure", "turn": 90},
        ],
        **more,
    }


def put(folder: Path, document: dict[str, Any], name: str = "a.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def load(book: Book, folder: Path, document: dict[str, Any]) -> int:
    report = interchange.load_files(book, [put(folder, document)])
    assert report.failed == ()
    return report.innovations[0]


def refusal(book: Book, folder: Path, document: dict[str, Any]) -> str:
    report = interchange.load_files(book, [put(folder, document)])
    assert report.done == ()
    return report.failed[0]


def test_a_file_fills_a_dossier(book: Book, place: Path) -> None:
    dossier = load_dossier(book, load(book, place, full()))
    innovation = dossier.innovation
    assert (innovation.code, innovation.uid, innovation.stage) == ("2026-NDST-0007", UID, "filed")
    assert innovation.applied_on == date(2026, 4, 8)
    assert dossier.unit is not None
    assert dossier.unit.abbreviation == "NĐST"
    assert [(author.name, author.share) for author in dossier.authors] == [
        ("Bùi Quốc Hưởng", 6000),
        ("Lý Thanh Bình", 4000),
    ]
    assert dossier.authors[1].person_id == innovation.support_person_id
    assert dossier.benefit_lines[0].unit_price == "420000.5"
    (annex,) = dossier.annexes
    assert (annex.number, annex.media_type, annex.is_withheld) == (1, "application/pdf", True)
    assert annex.document_on == date(2026, 4, 8)


def test_show_load_show_is_identical_in_the_same_book_and_changes_nothing(
    book: Book, place: Path, tmp_path: Path
) -> None:
    row = load(book, place, full())
    seen: list[Changes] = []
    book.subscribe(seen.append)
    before = interchange.show(book, row)
    written = interchange.write_out(book, row, tmp_path / "out")
    report = interchange.load_files(book, [written])
    assert interchange.show(book, row) == before == json.loads(written.read_text(encoding="utf-8"))
    assert seen == []
    assert "không có gì khác" in report.done[0]


def test_what_is_written_out_is_the_same_in_another_book(
    book: Book, other: Book, place: Path, tmp_path: Path
) -> None:
    row = load(book, place, full())
    written = interchange.write_out(book, row, tmp_path / "out")
    report = interchange.load_files(other, [written])
    assert report.failed == ()
    assert interchange.show(other, report.innovations[0]) == interchange.show(book, row)
    again = interchange.write_out(other, report.innovations[0], tmp_path / "again")
    assert again.read_bytes() == written.read_bytes()
    files = sorted(path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*.*"))
    assert files == sorted(path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*.*"))
    assert all(
        (tmp_path / "out" / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in files
    )


def test_a_picture_inside_a_text_is_found_again_in_another_book(
    book: Book, other: Book, place: Path, tmp_path: Path
) -> None:
    row = load(book, place, full())
    (figure,) = [item for item in load_dossier(book, row).attachments if item.role == "figure"]
    text = f'<figure><img src="sha256:{figure.sha256}"><figcaption>Hình 1</figcaption></figure>'
    load(book, place, {**HEAD, "uid": UID, "answers": {"nature": text}})
    kept = load_dossier(book, row).answers["nature"]
    assert figure.reduced_sha256 in kept
    interchange.load_files(other, [interchange.write_out(book, row, tmp_path / "out")])
    moved = load_dossier(other, find_innovation(other, "2026-NDST-0007"))
    (copy,) = [item for item in moved.attachments if item.role == "figure"]
    assert copy.reduced_sha256 in moved.answers["nature"]
    assert (other.folder / "attachments" / copy.reduced_sha256[:2] / copy.reduced_sha256).is_file()


def test_a_key_left_out_is_unchanged_and_null_clears(book: Book, place: Path) -> None:
    row = load(book, place, full())
    before = interchange.show(book, row)
    load(
        book, place, {**HEAD, "uid": UID, "title": "Tên mới", "applied_on": None, "answers": {"steps": None}}
    )
    after = interchange.show(book, row)
    assert after == before | {
        "title": "Tên mới",
        "applied_on": None,
        "answers": {"purpose": "Không ai phải giữ cờ lê"},
    }
    load(
        book, place, {**HEAD, "uid": UID, "answers": None, "helpers": None, "attachments": None, "unit": None}
    )
    emptied = interchange.show(book, row)
    assert (emptied["answers"], emptied["helpers"], emptied["attachments"]) == ({}, [], [])
    assert emptied["unit"] is None
    assert emptied["authors"] == before["authors"]


def test_in_a_list_a_person_keeps_what_is_not_spoken_of(book: Book, place: Path) -> None:
    row = load(book, place, full())
    ids = [author.id for author in load_dossier(book, row).authors]
    names = [{"name": "Lý Thanh Bình", "share": 5000}, {"name": "Bùi Quốc Hưởng", "share": 5000}]
    load(book, place, {**HEAD, "uid": UID, "authors": names})
    authors = load_dossier(book, row).authors
    assert [(author.name, author.share, author.post) for author in authors] == [
        ("Lý Thanh Bình", 5000, ""),
        ("Bùi Quốc Hưởng", 5000, "Công nhân"),
    ]
    assert sorted(author.id for author in authors) == sorted(ids)
    assert authors[0].person_id is not None


def test_people_and_units_are_matched_and_never_doubled_or_changed(book: Book, place: Path) -> None:
    load(book, place, full())
    changed = full(uid=UID.replace("0d", "1d"), code="")
    changed["support_person"] = {
        "name": "Lý Thanh Bình",
        "birth": "1982",
        "post": "Giám đốc",
        "unit": changed["unit"],
    }
    load(book, place, changed)
    assert [(person.name, person.post) for person in book.all(Person)] == [("Lý Thanh Bình", "")]
    assert len(book.all(Unit)) == 1
    namesake = {"name": "Lý Thanh Bình", "birth": "1990", "unit": changed["unit"]}
    load(book, place, {**HEAD, "uid": UID, "support_person": namesake})
    assert len(book.all(Person)) == 2


def test_a_taken_code_gives_way_and_says_so(book: Book, place: Path) -> None:
    load(book, place, full())
    report = interchange.load_files(book, [put(place, full(uid=UID.replace("0d", "1d")))])
    code = book.get(Innovation, report.innovations[0]).code
    assert code != "2026-NDST-0007"
    assert "2026-NDST-0007" in report.done[0]
    assert code in report.done[0]


def test_a_code_that_came_from_a_file_is_never_given_to_a_new_dossier(book: Book, place: Path) -> None:
    row = load(book, place, full())
    unit = book.get(Innovation, row).unit_id
    codes = {book.get(Innovation, add_innovation(book, {"unit_id": unit}).id).code for _time in range(8)}
    assert len(codes) == 8
    assert "2026-NDST-0007" not in codes


def test_a_code_with_an_absurd_number_is_replaced(book: Book, place: Path) -> None:
    row = load(book, place, full(code="2026-NDST-" + "9" * 50))
    assert book.get(Innovation, row).code.startswith("2026-NDST-0")


def test_a_dossier_in_the_trash_is_changed_there_and_the_report_says_so(book: Book, place: Path) -> None:
    row = load(book, place, full())
    move_to_trash(book, [row])
    report = interchange.load_files(book, [put(place, {**HEAD, "uid": UID, "title": "Mới"})])
    assert "thùng rác" in report.done[0]
    assert book.get(Innovation, row).deleted_at is not None


def test_a_bad_file_is_reported_and_does_not_stop_the_rest(book: Book, place: Path) -> None:
    good, bad = put(place, full(), "1.json"), put(place, {**full(), "stage": "xong"}, "2.json")
    last = put(place, {**HEAD, "title": "Sau cùng"}, "3.json")
    report = interchange.load_files(book, [good, bad, place / "không có.json", last])
    assert [line.split(":")[0] for line in report.done] == ["1.json", "3.json"]
    assert [line.split(":")[0] for line in report.failed] == ["2.json", "không có.json"]
    assert "$.stage" in report.failed[0]


def test_nothing_of_a_refused_file_is_kept(book: Book, place: Path) -> None:
    document = full()
    document["attachments"] += [{"file": "tep/Biên bản.pdf", "number": 1, "caption": "hai lần số 1"}]
    assert "số [1] đã dùng" in refusal(book, place, document)
    assert (book.all(Innovation), book.all(Person), book.all(Unit), book.all(Attachment)) == ([], [], [], [])


@pytest.mark.parametrize(
    ("attachment", "said"),
    [
        ({"file": "..\\..\\CON.pdf"}, "không đi ngược lên"),
        ({"file": "../a.json"}, "không đi ngược lên"),
        ({"file": "tep/không có.pdf"}, "không thấy tệp"),
        ({"file": "tep/rỗng.pdf"}, "rỗng (0 byte)"),
        ({"file": "tep"}, "không thấy tệp"),
        ({"file": "tep/hỏng.png"}, "ảnh không mở được"),
        ({"file": "tep/Biên bản.pdf", "sha256": "0" * 64}, "không còn như lúc xuất ra"),
        ({"file": "tep/ra ngoài.pdf"}, "dẫn ra ngoài"),
        ({"caption": "không có tệp"}, "ghi khóa “file”"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(
    book: Book, place: Path, tmp_path: Path, attachment: dict[str, Any], said: str
) -> None:
    (place / "tep" / "rỗng.pdf").touch()
    (place / "tep" / "hỏng.png").write_bytes(b"\x89PNG\r\n\x1a\n hong")
    outside = tmp_path / "bí mật.pdf"
    outside.write_bytes(b"%PDF-1.4 rieng")
    (place / "tep" / "ra ngoài.pdf").symlink_to(outside)
    sentence = refusal(book, place, full(attachments=[attachment]))
    assert said in sentence
    assert "$.attachments[0]" in sentence


def test_an_unknown_form_is_refused_by_name(book: Book, place: Path) -> None:
    assert "mau-la" in refusal(book, place, full(pack={"id": "mau-la", "version": "1"}))


def test_a_version_of_a_form_that_the_book_lacks_is_replaced_and_said(book: Book, place: Path) -> None:
    document = full(pack={"id": "tt18-2013", "version": "0.9"})
    report = interchange.load_files(book, [put(place, document)])
    assert "0.9" in report.done[0]
    assert book.get(Innovation, report.innovations[0]).form_id == "tt18-2013"


def test_another_form_can_be_named_for_a_dossier_that_is_there(book: Book, place: Path) -> None:
    row = load(book, place, full(pack={"id": "evn-2023", "version": "1"}))
    load(book, place, {**HEAD, "uid": UID, "pack": {"id": "tt18-2013"}})
    assert book.get(Innovation, row).form_id == "tt18-2013"
    load(book, place, {**HEAD, "uid": UID, "title": "Không nói đến mẫu"})
    assert book.get(Innovation, row).form_id == "tt18-2013"


def test_files_are_kept_by_their_content_when_the_json_travels_alone(
    book: Book, place: Path, tmp_path: Path
) -> None:
    row = load(book, place, full())
    shown = interchange.show(book, row)
    alone = tmp_path / "alone"
    alone.mkdir()
    load(book, alone, {**shown, "title": "Sửa tên thôi"})
    assert interchange.show(book, row) == {**shown, "title": "Sửa tên thôi"}


def test_a_file_that_vanished_from_the_book_is_named_and_no_json_is_left(
    book: Book, place: Path, tmp_path: Path
) -> None:
    row = load(book, place, full())
    (annex,) = load_dossier(book, row).annexes
    (book.folder / "attachments" / annex.sha256[:2] / annex.sha256).unlink()
    with pytest.raises(UserError, match=annex.file_name):
        interchange.write_out(book, row, tmp_path / "out")
    assert list((tmp_path / "out").rglob("*.json")) == []
    assert list((tmp_path / "out").rglob("*.tmp")) == []


def test_an_answer_named_like_a_column_stays_an_answer(book: Book, place: Path) -> None:
    row = load(book, place, full(answers={"title": "kẻ mạo danh", "uid": "x"}))
    assert book.get(Innovation, row).title == "Gá kẹp tự hãm"
    assert load_dossier(book, row).answers == {"title": "kẻ mạo danh", "uid": "x"}


def test_loading_stops_between_two_files_when_nobody_wants_it_any_more(book: Book, place: Path) -> None:
    class Impatient(Job):
        def progress(self, done: int, total: int, text: str = "") -> None:
            self.done = done

        def check(self) -> None:
            if getattr(self, "done", 0) == 1:
                raise Cancelled

    paths = [put(place, {**HEAD, "title": str(number)}, f"{number}.json") for number in range(3)]
    with pytest.raises(Cancelled):
        interchange.load_files(book, paths, Impatient())
    assert len(book.all(Innovation)) == 1


def test_a_json_of_monstrous_size_is_refused_before_it_is_read(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "to.json"
    with path.open("wb") as file:
        file.truncate(2**31)
    report = interchange.load_files(book, [path])
    assert "64 MB" in report.failed[0]


def test_the_schema_is_of_the_2020_draft_and_names_every_part() -> None:
    schema = interchange.schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["schema", "version"]
    assert schema["additionalProperties"] is False
