"""Pages as pictures."""

from itertools import pairwise

import pytest

from desktop_app.documents.blocks import LANDSCAPE, Document, Heading, PageBreak, Pages
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.layout.raster import page_count, page_image, page_sizes
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


def test_bands_of_a_page_are_the_rows_of_its_whole_picture() -> None:
    data = two_pages()
    width, height, whole = page_image(data, 0, 1.7)
    rows = [*range(0, height, 97), height]
    bands = [page_image(data, 0, 1.7, rows=band) for band in pairwise(rows)]
    assert {band[0] for band in bands} == {width}
    assert sum(band[1] for band in bands) == height
    assert b"".join(band[2] for band in bands) == whole


def test_a_page_is_as_large_as_its_sheet() -> None:
    parts = (Pages((Heading("A"),)), Pages((Heading("B"),), sheet=LANDSCAPE))
    sizes = page_sizes(render(Document("Thử", parts)).data)
    assert [(round(width), round(height)) for width, height in sizes] == [(595, 842), (842, 595)]


def test_what_cannot_be_read_is_said_in_a_sentence() -> None:
    with pytest.raises(UserError, match="Không đọc được"):
        page_count(b"xin chao")
    with pytest.raises(UserError, match="trang 6"):
        page_image(two_pages(), 5, 1.0)
