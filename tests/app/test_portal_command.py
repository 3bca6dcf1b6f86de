"""`portal queue` and `portal reconcile`, typed as people type them."""

import json
import zipfile
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.services import portal
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.services.units import add_unit

TITLES = (
    "Cải tiến ổ trục bơm tuần hoàn nhà máy nhiệt điện",
    "Phần mềm quản lý cột điện bằng mã QR",
    "Máng dẫn cáp",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with three recognised innovations, the last one keyed."""
    place = tmp_path / "Sổ thử"
    with Book.create(place) as book:
        unit = add_unit(book, {"name": "PC Bình Định", "abbreviation": "PCBD"}).id
        keys = [
            add_innovation(book, {"title": title, "unit_id": unit, "stage": "recognised"}).id
            for title in TITLES
        ]
        portal.mark_keyed(book, "congdoan", keys[2:])
    return place


def run(capsys: pytest.CaptureFixture[str], *typed: object) -> tuple[int, str, str]:
    code = command_line.run([str(item) for item in typed])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_queue_lists_what_waits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "portal", "queue", "--book", folder, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert [item["title"] for item in found["innovations"]] == list(TITLES[:2])
    totals = {key: found[key] for key in ("system", "recognised", "keyed", "confirmed", "waiting")}
    assert totals == {"system": "congdoan", "recognised": 3, "keyed": 1, "confirmed": 0, "waiting": 2}
    code, out, _err = run(capsys, "portal", "queue", "--book", folder, "--system", "evn_khcn")
    assert code == 0
    assert out.splitlines()[0] == "Hệ thống KHCN của EVN: còn 3 sáng kiến chưa nhập."
    assert len(out.splitlines()) == 4


def test_a_list_is_compared_and_nothing_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing = tmp_path / "cong.csv"
    rows = (
        "Mã sáng kiến;Tên sáng kiến;Đơn vị",
        f"SK1;{TITLES[0].upper()};PC Bình Định",
        "SK2;Xe kéo dây vượt sông;Khác",
    )
    listing.write_text("\n".join(rows), encoding="utf-16")
    before = (folder / "book.db").read_bytes()
    code, out, err = run(capsys, "portal", "reconcile", listing, "--book", folder, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert [(pair["their_code"], pair["title"]) for pair in found["matched"]] == [("SK1", TITLES[0].upper())]
    assert found["matched"][0]["likeness"] == 100
    assert [row["their_code"] for row in found["theirs_only"]] == ["SK2"]
    assert [(item["title"], item["was_keyed"]) for item in found["ours_only"]] == [
        (TITLES[1], False),
        (TITLES[2], True),
    ]
    assert any("UTF-16" in note for note in found["notes"])
    code, out, _err = run(capsys, "portal", "reconcile", listing, "--book", folder)
    assert "2 dòng; khớp 1, cần xem 0, lặp 0, chỉ cổng có 1, không phải của mình 0, chỉ sổ có 2." in out
    assert (folder / "book.db").read_bytes() == before


def test_what_was_found_is_written_to_excel_beside_the_answer(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing, out_file = tmp_path / "cổng.csv", tmp_path / "kết quả.xlsx"
    listing.write_text(f"Mã sáng kiến;Tên sáng kiến\nSK1;{TITLES[0]}\nSK2;Xe kéo dây", encoding="utf-8")
    typed = ("portal", "reconcile", listing, "--out", out_file, "--book", folder)
    plain = run(capsys, *typed)
    assert (plain[0], plain[2]) == (0, "")
    first = out_file.read_bytes()
    assert zipfile.is_zipfile(out_file)
    assert run(capsys, *typed[:3], "--book", folder)[1] == plain[1]
    out_file.unlink()
    as_json = run(capsys, *typed, "--json")
    assert json.loads(as_json[1])["rows"] == 2
    assert len(out_file.read_bytes()) == pytest.approx(len(first), rel=0.01)
    code, out, err = run(capsys, *typed[:4], tmp_path / "không có" / "x.xlsx", "--book", folder)
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_map_says_what_the_columns_are(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing, mapped = tmp_path / "cong.csv", tmp_path / "map.toml"
    listing.write_text(
        f"Cột A;Cột B;Cột C\nSK1;{TITLES[0]};PC Bình Định\nSK2;Xe kéo dây;Khác", encoding="utf-8"
    )
    typed = ("portal", "reconcile", listing, "--book", folder)
    code, out, err = run(capsys, *typed)
    assert (code, out) == (1, "")
    assert "--map" in err
    columns = '[columns]\ntitle = "Cột B"\nunit = "cột c"\n'
    mapped.write_text(f'{columns}their_code = "Cột A"\n', encoding="utf-8")
    code, out, err = run(capsys, *typed, "--map", mapped, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["columns"] == {"title": "Cột B", "unit": "Cột C", "their_code": "Cột A"}
    assert [(pair["their_code"], pair["unit"]) for pair in found["matched"]] == [("SK1", "PC Bình Định")]
    for wrong, said in (
        (f'{columns}author = "Cột D"\n', "Cột D"),
        ('[columns]\ntiles = "Cột B"\n', "their_code"),
        (f"new_units = true\n{columns}", "[columns]"),
        (f'sheet = "Trang 9"\n{columns}', "Không có bảng ấy"),
    ):
        mapped.write_text(wrong, encoding="utf-8")
        code, out, err = run(capsys, *typed, "--map", mapped)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert said in err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("queue", "--system", "zalo"), "Các hệ thống: congdoan"),
        (("reconcile", "khong-co.xlsx"), "khong-co.xlsx"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, "portal", *typed, "--book", folder)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert said in err


def test_portal_without_a_task_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command_line.run(["portal"])
    assert left.value.code == 2
    assert "còn thiếu" in capsys.readouterr().err
