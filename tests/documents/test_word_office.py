"""Long and awkward Word files as LibreOffice prints them: nothing lost, headings on every page."""

from itertools import pairwise
from pathlib import Path

import pytest

from desktop_app.documents.blocks import (
    LANDSCAPE,
    Cell,
    Document,
    DottedLines,
    Pages,
    Paragraph,
    Photo,
    Photos,
    RichText,
    Run,
    SignatureColumn,
    Signatures,
    Table,
    Title,
)
from desktop_app.documents.layout.flowables import HandLines
from desktop_app.documents.layout.word import render_word
from desktop_app.domain.richtext import parse
from tests.documents.office import office_pdfs
from tests.documents.reading import lines_of, size_of, text_of, words_of
from tests.documents.sample import picture_file

LONG, MIXED = 0, 1


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Two documents, printed in one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    path = picture_file(folder / "anh.jpg")
    lying = Pages((Title("NẰM NGANG"),), sheet=LANDSCAPE)
    documents = [
        Document("Bảng dài", (Pages((Title("BẢNG DÀI"), long_table(), signed())),)),
        Document("Đủ thứ", (Pages(mixed()), lying), picture=lambda _sha256: path),
    ]
    files = [folder / f"{number}.docx" for number in range(len(documents))]
    for file, document in zip(files, documents, strict=True):
        file.write_bytes(render_word(document).data)
    return office_pdfs(files, folder)


def long_table() -> Table:
    """Rows over several pages, one of them taller than a page."""
    rows = [(Cell(str(number)), Cell(f"dòng-{number}")) for number in range(80)]
    rows[40] = (Cell("40"), Cell("\n".join(f"cao-{number}" for number in range(70))))
    return Table((Cell("Số"), Cell("Tên gọi")), tuple(rows), (1, 6))


def signed() -> Signatures:
    others = (SignatureColumn((), name=f"Người {number}") for number in range(1, 40))
    return Signatures((SignatureColumn(("TÁC GIẢ",), "(Ký)", "Người 0"), *others))


def mixed() -> tuple[Title | RichText | Photos | DottedLines | Paragraph, ...]:
    sha256 = "a" * 64
    text = (
        "<ol><li>Một<ul><li>con<table><tr><th>Cột</th></tr><tr><td>Ô</td></tr></table></li></ul></li></ol>"
        f'<figure><img src="sha256:{sha256}"><figcaption>Hình 1</figcaption></figure>'
    )
    return (
        Title("ĐỦ THỨ"),
        DottedLines(4),
        Paragraph((Run("Ý kiến khác:"),), fills_line=True),
        RichText(parse(text).nodes),
        Photos((Photo(sha256, "Trước"), Photo(sha256, "Sau"))),
    )


def test_no_row_is_lost_and_headings_stand_on_every_page(printed: list[bytes]) -> None:
    words = words_of(printed[LONG])
    said = {word.text for word in words}
    assert {f"dòng-{number}" for number in range(80) if number != 40} <= said
    assert {f"cao-{number}" for number in range(70)} <= said
    with_rows = {word.page for word in words if word.text.startswith("dòng-")}
    assert len(with_rows) > 3
    headed = {word.page for word in words if word.text == "gọi"}
    assert with_rows <= headed


def test_forty_people_find_their_names(printed: list[bytes]) -> None:
    lines = [line.text for line in lines_of(printed[LONG])]
    assert "Người 0 Người 1 Người 2" in lines
    assert "Người 39" in lines
    first = next(number for number, line in enumerate(lines) if line == "TÁC GIẢ")
    assert lines[first + 1 : first + 3] == ["(Ký)", "Người 0 Người 1 Người 2"]


def test_pages_are_numbered_from_the_second_on(printed: list[bytes]) -> None:
    tops: dict[int, list[str]] = {}
    for word in words_of(printed[LONG]):
        if word.bottom < 50:
            tops.setdefault(word.page, []).append(word.text)
    assert 0 not in tops
    assert all(tops[page] == [str(page + 1)] for page in tops)


def test_dotted_lines_have_room_for_a_hand(printed: list[bytes]) -> None:
    dots = [word.bottom for word in words_of(printed[MIXED]) if word.page == 0 and set(word.text) == {"."}]
    steps = [below - above for above, below in pairwise(dots[:4])]
    assert steps == pytest.approx([HandLines.PITCH] * 3, abs=0.5)


def test_lists_pictures_and_tables_in_lists_are_there(printed: list[bytes]) -> None:
    text = text_of(printed[MIXED])
    for words in ("1.", "- ", "Cột", "Hình 1", "Trước", "Sau"):
        assert words in text


def test_a_part_lies_where_its_sheet_lies(printed: list[bytes]) -> None:
    pages = 1 + max(word.page for word in words_of(printed[MIXED]))
    assert size_of(printed[MIXED], 0) == pytest.approx((210, 297), abs=0.3)
    assert size_of(printed[MIXED], pages - 1) == pytest.approx((297, 210), abs=0.3)


def test_without_libreoffice_the_proof_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssertionError, match="libreoffice-writer-nogui"):
        office_pdfs([], tmp_path)
