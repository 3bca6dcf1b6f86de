"""Pages as pictures."""

import pytest

from desktop_app.documents.blocks import Document, Heading, PageBreak, Pages
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.layout.raster import page_count, page_image
from desktop_app.domain.errors import UserError


def two_pages() -> bytes:
    return render(Document("Thử", (Pages((Heading("A"), PageBreak(), Heading("B"))),))).data


def test_pages_are_counted_and_drawn_in_four_bytes_a_pixel() -> None:
    data = two_pages()
    assert page_count(data) == 2
    width, height, pixels = page_image(data, 0, 2.0)
    assert (width, height) == (1191, 1684)
    assert len(pixels) == width * height * 4
    assert pixels[:4] == b"\xff\xff\xff\xff"
    assert min(pixels) < 60


def test_what_cannot_be_read_is_said_in_a_sentence() -> None:
    with pytest.raises(UserError, match="Không đọc được"):
        page_count(b"xin chao")
    with pytest.raises(UserError, match="trang 6"):
        page_image(two_pages(), 5, 1.0)
