"""Papers are Vietnamese, whatever the window speaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.documents.layout.pdf import render
from desktop_app.documents.papers import PAPERS, Paper
from desktop_app.domain.language import _, set_language
from tests.documents.reading import lines_of
from tests.documents.sample import annex, context_of, dossier, pdf_file, picture_file


@pytest.fixture(autouse=True)
def vietnamese_again() -> Iterator[None]:
    """Leave the language as other tests expect it."""
    yield
    set_language("vi")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_a_paper_reads_the_same_in_either_language(paper: Paper, tmp_path: Path) -> None:
    broken, empty = tmp_path / "hỏng.pdf", tmp_path / "rỗng.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    empty.write_bytes(b"")
    files = {
        "a.pdf": pdf_file(tmp_path / "a.pdf", 1),
        "anh.jpg": picture_file(tmp_path / "anh.jpg"),
        "broken.pdf": broken,
        "empty.pdf": empty,
    }
    names = ("a.pdf", "anh.jpg", "bang.xlsx", "broken.pdf", "empty.pdf", "lost.pdf")
    attachments = tuple(annex(number, name) for number, name in enumerate(names, 1))

    def words(language: str) -> list[str]:
        set_language(language)
        made = context_of(paper, made_from=dossier(attachments=attachments), stored=files.get)
        return [line.text for line in lines_of(render(paper.build(made)).data)]

    assert words("en") == words("vi")
    set_language("en")
    assert _("Đóng") == "Close"
