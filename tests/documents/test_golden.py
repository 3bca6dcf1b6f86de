"""Every paper, word for word and point for point. After a wanted change: REFRESH_GOLDEN=1 pytest."""

import os
from pathlib import Path

import pytest

from desktop_app.documents.layout.pdf import render
from desktop_app.documents.papers import paper
from tests.documents.reading import lines_of
from tests.documents.sample import annex, context, dossier, pdf_file, picture_file

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = [
    (pack, is_blank) for pack in ("evngenco2-2026", "evn-2023", "tt18-2013") for is_blank in (False, True)
]


def drawn_lines(data: bytes) -> str:
    """One line of text a row: page, top and left and right in points, words."""
    return "".join(
        f"{line.page + 1} {line.top:.0f} {line.left:.0f}-{line.right:.0f} {line.text}\n"
        for line in lines_of(data)
    )


def compare(name: str, found: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("REFRESH_GOLDEN"):
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8"), f"{name} changed; see REFRESH_GOLDEN"


@pytest.mark.parametrize(("pack_id", "is_blank"), CASES)
def test_the_application_is_printed_as_agreed(pack_id: str, is_blank: bool) -> None:
    drawn = render(paper("don").build(context(pack_id, is_blank=is_blank)))
    compare(f"don-{pack_id}-{'blank' if is_blank else 'filled'}", drawn_lines(drawn.data))


def test_the_file_for_the_council_is_printed_as_agreed(tmp_path: Path) -> None:
    files = {"a.pdf": pdf_file(tmp_path / "a.pdf", 2), "anh.jpg": picture_file(tmp_path / "anh.jpg")}
    attachments = (
        annex(1, "a.pdf"),
        annex(2, "anh.jpg"),
        annex(3, "bang.xlsx"),
        annex(4, "x.pdf", is_withheld=True),
    )
    made = context(made_from=dossier(attachments=attachments), stored=files.get)
    compare("ho_so", drawn_lines(render(paper("ho_so").build(made)).data))
