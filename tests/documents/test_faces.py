"""What a file carries of a face: one table for all papers, further ones for rarer letters."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.blocks import Document, Pages, Paragraph, Run
from desktop_app.documents.layout import faces, fonts
from desktop_app.documents.layout.pdf import render
from tests.documents.reading import text_of
from tests.documents.test_fonts import VIETNAMESE

_SENTENCE = "Cải tiến vòi đốt than lò hơi số 2"


def _file(*texts: str) -> bytes:
    blocks = tuple(Paragraph((Run(text), Run(text, is_bold=True))) for text in texts)
    return render(Document("Thử", (Pages(blocks),))).data


def _tables(data: bytes) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(data)) as file:
        found: list[Any] = [item for item in file.objects if isinstance(item, pikepdf.Dictionary)]
        described = [item for item in found if item.get("/Type") == "/FontDescriptor"]
        return {str(item.FontName): item.FontFile2.read_raw_bytes() for item in described}


def test_the_first_table_holds_every_vietnamese_letter() -> None:
    assert set(map(ord, VIETNAMESE)) <= faces.CODES.keys()
    assert len(set(faces.CODES.values())) == len(faces.CODES)


def test_papers_of_other_words_carry_the_same_tables() -> None:
    one, other = _tables(_file(_SENTENCE)), _tables(_file("QUYẾT ĐỊNH khen thưởng “Lao động tiên tiến”"))
    assert one == other
    assert set(one) == {"/AAAAAA+Tinos-Regular", "/AAAAAA+Tinos-Bold"}


def test_letters_outside_the_first_table_go_in_a_second_one_and_can_be_read_back() -> None:
    data = _file("Công ty Señor Müller & Søn, hệ số ¼, Ленин, ký hiệu ∑ và £")
    assert "Công ty Señor Müller & Søn, hệ số ¼, Ленин, ký hiệu ∑ và £" in text_of(data)
    assert "/AAAAAB+Tinos-Regular" in _tables(data)


@pytest.mark.parametrize("name", fonts.FILES)
def test_every_letter_is_as_wide_in_the_file_as_it_was_measured(name: str) -> None:
    fonts.register()
    from reportlab.pdfbase import pdfmetrics

    face: Any = pdfmetrics.getFont(name)
    widths = [float(width) for width in face._table(0, tuple(face._first)).widths.strip(b"[] ").split()]
    for point, code in faces.CODES.items():
        assert widths[code] == pytest.approx(face.stringWidth(chr(point), 1000), abs=0.01), chr(point)


@given(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zs", "Zl", "Zp", "Mn")
        )
    )
)
def test_every_text_is_split_into_codes_that_lead_back_to_its_letters(text: str) -> None:
    fonts.register()
    from reportlab.pdfbase import pdfmetrics

    face: Any = pdfmetrics.getFont(fonts.REGULAR)
    known: Any = face.face.charToGlyph
    document = _Document()
    codes = face.splitString(text, document)
    tables = face.state[document].subsets
    back = "".join(chr(tables[number][code]) for number, part in codes for code in part)
    assert back == "".join(letter if ord(letter) in known else "\0" for letter in text)


class _Document:
    """Stands for the file that is being drawn."""
