"""`papers` and `print`, typed as people type them: of dossiers, of a round, of a year, as a list."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.documents import papers as printed
from desktop_app.documents.blocks import Cell, Document, Pages, Table
from desktop_app.documents.papers.context import LIST, ListContext, Paper
from desktop_app.domain.council import Round
from desktop_app.services import council, examining, nominations
from desktop_app.services import papers as printing
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.services.paper_contexts import Subject
from desktop_app.services.paper_subjects import subjects_for

CODES = ("2026-PX-0001", "2026-PX-0002", "2026-PX-0003")
OF_A_LIST, OF_A_ROUND, OF_A_DOSSIER = "thu_danh_sach", "bien_ban", "cam_ket"


def build_list(context: ListContext) -> Document:
    rows = tuple((Cell(entry.innovation.code), Cell(entry.innovation.title)) for entry in context.entries)
    return Document("Danh sách thử", (Pages((Table((Cell("Mã"), Cell("Tên")), rows, (1, 3)),)),))


@pytest.fixture(autouse=True)
def list_paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A paper of a list, which these tests alone know."""
    own = Paper(OF_A_LIST, "Danh sách thử", LIST, ("pdf", "xlsx"), build_list)
    known = (*printed.PAPERS, own)
    for module in (printed, printing):
        monkeypatch.setattr(module, "PAPERS", known)
    return


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with three dossiers, two of them before a council."""
    place = tmp_path / "Sổ thử"
    with Book.create(place) as book:
        keys = [
            add_innovation(
                book, {"title": f"Cải tiến <b>{code}", "stage": "filed", "code": code, "year": 2026}
            ).id
            for code in CODES
        ]
        made = council.add_round(book, {"name": "Đợt 1 năm 2026", "level": "co_so"}).id
        council.add_round(book, {"name": "Đợt 2 năm 2026", "level": "co_so"})
        examining.take_in(book, made, keys[1:], date(2026, 6, 1))
    return place


def run(capsys: pytest.CaptureFixture[str], *typed: object) -> tuple[int, list[str], str]:
    code = command_line.run([str(item) for item in typed])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def names(lines: list[str]) -> list[str]:
    assert all(Path(line).stat().st_size > 400 for line in lines)
    return [Path(line).name for line in lines]


def test_every_paper_is_listed_with_scope_and_formats(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _err = run(capsys, "papers", "--json")
    rows = json.loads("\n".join(lines))
    assert code == 0
    assert {"id", "title", "scope", "formats"} == set(rows[0])
    assert {"don", OF_A_ROUND, OF_A_LIST} <= {row["id"] for row in rows}
    assert next(row for row in rows if row["id"] == OF_A_LIST)["formats"] == ["pdf", "xlsx"]
    _code, plain, _err = run(capsys, "papers")
    assert [line.split("\t")[0] for line in plain] == [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ((CODES[2], CODES[0]), [CODES[2], CODES[0]]),
        (("--round", "dot 1"), [CODES[1], CODES[2]]),
        (("--round", "1"), [CODES[1], CODES[2]]),
        (("--year", "2026"), list(CODES)),
        ((CODES[2], "--round", "Đợt 1 năm 2026"), [CODES[2], CODES[1]]),
    ],
)
def test_a_paper_of_a_dossier_is_one_file_for_each(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    chosen: tuple[str, ...],
    wanted: list[str],
) -> None:
    out = tmp_path / "in ra"
    code, lines, err = run(capsys, "print", OF_A_DOSSIER, *chosen, "--out", out, "--book", folder)
    assert (code, err) == (0, "")
    assert names(lines) == [f"{item}-{OF_A_DOSSIER}.pdf" for item in wanted]


@pytest.mark.parametrize("chosen", [CODES, ("--year", "2026"), ("--round", "Đợt 1")])
def test_a_paper_of_a_list_is_one_file_of_all(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], chosen: tuple[str, ...]
) -> None:
    code, lines, err = run(capsys, "print", OF_A_LIST, *chosen, "--out", tmp_path, "--book", folder)
    assert (code, err) == (0, "")
    assert len(names(lines)) == 1


def test_a_paper_of_a_round_is_printed_of_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ("--round", "ĐỢT 1 NĂM", "--out", tmp_path, "--book", folder)
    code, lines, _err = run(capsys, "print", OF_A_ROUND, *typed)
    assert code == 0
    assert names(lines) == [f"Đợt 1 năm 2026-{OF_A_ROUND}.pdf"]


@pytest.mark.parametrize("form", ["docx", "DOCX"])
def test_word_copies_are_made_where_asked_for(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    typed = ("print", OF_A_DOSSIER, CODES[0], "--format", form, "--out", tmp_path, "--book", folder)
    code, lines, err = run(capsys, *typed)
    assert (code, err) == (0, "")
    assert names(lines) == [f"{CODES[0]}-{OF_A_DOSSIER}.docx"]
    assert Path(lines[0]).read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("ho_so", CODES[0], "--format", "docx"), "không có dạng docx; chỉ có: pdf"),
        (("ho_so", CODES[0], "--format", "odt"), "không có dạng odt"),
        ((OF_A_LIST, "--year", "2026", "--format", "docx"), "chỉ có: pdf, xlsx"),
        (("ho_so", CODES[0], "--blank"), "không có bản trống"),
        (("don",), "Chưa chọn gì để in"),
        ((OF_A_LIST,), "Chưa chọn gì để in"),
        ((OF_A_ROUND,), "nêu --round"),
        ((OF_A_ROUND, CODES[0]), "không nêu mã sáng kiến"),
        ((OF_A_ROUND, "--round", "Đợt 1", CODES[0]), "không nêu mã sáng kiến"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_and_exit_code_2(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], words: str
) -> None:
    out = tmp_path / "không tạo"
    code, lines, err = run(capsys, "print", *typed, "--out", out, "--book", folder)
    assert (code, lines) == (2, [])
    assert words in err
    assert err.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            ("--round", "Đợt 7"),
            "Không có đợt xét “Đợt 7”; hãy nêu tên hoặc số của một đợt: 1: Đợt 1 năm 2026; 2",
        ),
        (("--round", "năm 2026"), "Nhiều đợt xét có tên chứa “năm 2026”"),
        (("--round", "<b>\u0301"), "1: Đợt 1 năm 2026"),
        (("--round", "Đợt 2"), "không có sáng kiến nào để in"),
        (("--year", "1999"), "không có sáng kiến nào để in"),
    ],
)
def test_what_is_not_in_the_book_is_one_sentence_that_names_what_is(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], words: str
) -> None:
    code, lines, err = run(capsys, "print", "don", *typed, "--out", tmp_path / "x", "--book", folder)
    assert (code, lines) == (1, [])
    assert words in err
    assert err.count("\n") == 1


def test_a_code_nobody_has_does_not_stop_the_others(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ("print", OF_A_DOSSIER, "2026-KHONG-1", CODES[0], "--out", tmp_path, "--book", folder)
    code, lines, err = run(capsys, *typed)
    assert code == 1
    assert names(lines) == [f"{CODES[0]}-{OF_A_DOSSIER}.pdf"]
    assert err.startswith("2026-KHONG-1: ")


def test_the_dossiers_of_a_round_are_printed_as_that_council_heard_them(folder: Path) -> None:
    with Book.open(folder, is_read_only=True) as book:
        heard = next(one for one in book.all(Round) if one.name == "Đợt 1 năm 2026")
        found = subjects_for(book, printed.paper(OF_A_DOSSIER), (1,), heard.id)
    assert found == [Subject(1), Subject(2, round=heard.id), Subject(3, round=heard.id)]


# Of a nomination


@pytest.fixture
def nominated(folder: Path) -> Path:
    """The same book with a round of nominations before two bodies."""
    with Book.open(folder) as book:
        made = nominations.add_round(book, {"name": "Tổng kết năm 2026", "year": 2026}).id
        for name, award in (("Lê Thị Mai", "giay_khen"), ("Trần Văn An", "bang_lao_dong_sang_tao")):
            nominations.add_line(book, made, {"award": award, "name": name})
    return folder


def test_papers_of_a_nomination_are_printed_for_every_body_or_one(
    capsys: pytest.CaptureFixture[str], nominated: Path, tmp_path: Path
) -> None:
    out = tmp_path / "in"
    asked = ("--book", nominated, "print", "to_trinh_khen_thuong", "--nomination", "tong ket", "--out", out)
    code, lines, _told = run(capsys, *asked)
    assert code == 0
    assert [Path(line).name for line in lines] == [
        "Tổng giám đốc, Giám đốc – Tổng kết năm 2026-to_trinh_khen_thuong.pdf",
        "Tổng Liên đoàn Lao động Việt Nam – Tổng kết năm 2026-to_trinh_khen_thuong.pdf",
    ]
    code, lines, _told = run(capsys, *asked, "--body", "tong lien doan")
    assert (code, len(lines)) == (0, 1)


def test_a_nominee_s_paper_is_printed_of_those_who_need_it(
    capsys: pytest.CaptureFixture[str], nominated: Path, tmp_path: Path
) -> None:
    asked = ("--book", nominated, "print", "bao_cao_giai_phap", "--nomination", "1", "--out", tmp_path / "in")
    code, lines, told = run(capsys, *asked)
    assert code == 0
    assert [Path(line).name for line in lines] == ["02 Trần Văn An-bao_cao_giai_phap.pdf"]
    assert "chưa có năm sinh" in told
    code, lines, told = run(capsys, *asked, "--body", "doanh_nghiep")
    assert (code, lines) == (1, [])
    assert "không có ai cần" in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("to_trinh_khen_thuong",), "nêu --nomination"),
        (("to_trinh_khen_thuong", "--nomination", "1", "--year", "2026"), "không nêu mã, --round, --year"),
        (("cam_ket", CODES[0], "--nomination", "1"), "không phải giấy tờ khen thưởng"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], nominated: Path, tmp_path: Path, typed: tuple[str, ...], told: str
) -> None:
    code, lines, said = run(capsys, "--book", nominated, "print", *typed, "--out", tmp_path / "in")
    assert (code, lines) == (2, [])
    assert told in said
