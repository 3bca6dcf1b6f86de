"""The running number of a merged file, at the bottom right of every page as it is seen."""

from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf

from desktop_app.documents.layout import fonts
from desktop_app.documents.layout import measures as m

_NAME = "/SoTrangTep"


class Stamp:
    """Numbers for the pages of one file, all in one face that is embedded once."""

    def __init__(self, out: pikepdf.Pdf) -> None:
        self._out = out
        with pikepdf.open(BytesIO(_digits())) as source:
            self._font = out.copy_foreign(_used_font(source))

    def press(self, page: pikepdf.Page, number: int) -> None:
        """Write `number` inside what is seen of the page, upright for the reader however it is turned.

        A white edge keeps it legible on a dark picture without covering anything.
        """
        left, bottom, right, top = _seen(page)
        unit = float(page.obj.get("/UserUnit", 1) or 1)
        turn = int(_inherited(page, "/Rotate", 0)) % 360
        wide, high = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
        size = min(m.RUNNING / unit, high / 6, wide / 6)
        text = str(number)
        across = wide - min(m.RUNNING_RIGHT / unit, wide * 0.1) - size * 0.5 * len(text)
        up = min(m.RUNNING_BOTTOM / unit, high * 0.05)
        matrix = {
            0: (1, 0, 0, 1, left + across, bottom + up),
            90: (0, 1, -1, 0, right - up, bottom + across),
            180: (-1, 0, 0, -1, right - across, top - up),
            270: (0, -1, 1, 0, left + up, top - across),
        }.get(turn, (1, 0, 0, 1, left + across, bottom + up))
        place = " ".join(f"{value:.3f}" for value in matrix)
        content = (
            f"\nQ q BT {_NAME} {size:.3f} Tf {place} Tm 1 G 0 g {size * 0.18:.3f} w 1 j 1 Tr ({text}) Tj "
            f"{place} Tm 0 Tr ({text}) Tj ET Q"
        )
        self._own_resources(page)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(content.encode("ascii"))

    def _own_resources(self, page: pikepdf.Page) -> None:
        """Give the page a list of faces of its own: several pages may share one."""
        shared: Any = _inherited(page, "/Resources", None)
        resources = _copy(shared)
        known: Any = resources.get("/Font")
        faces = _copy(known)
        faces[_NAME] = self._font
        resources["/Font"] = faces
        page.obj["/Resources"] = resources


def _copy(source: Any) -> pikepdf.Dictionary:
    """Copy the first level of a dictionary; anything else becomes an empty one."""
    made = pikepdf.Dictionary()
    if isinstance(source, pikepdf.Dictionary):
        for key, value in source.items():
            made[key] = value
    return made


def _inherited(page: pikepdf.Page, key: str, default: Any) -> Any:
    node: Any = page.obj
    for _depth in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return default
        node = node["/Parent"]
    return default


def _seen(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Give what a reader sees of the page: its crop box inside its media box."""
    whole = _box(_inherited(page, "/MediaBox", None)) or (0.0, 0.0, m.PAGE_WIDTH, m.PAGE_HEIGHT)
    crop = _box(_inherited(page, "/CropBox", None))
    if crop is None:
        return whole
    seen = (max(whole[0], crop[0]), max(whole[1], crop[1]), min(whole[2], crop[2]), min(whole[3], crop[3]))
    return seen if seen[0] < seen[2] and seen[1] < seen[3] else whole


def _box(value: Any) -> tuple[float, float, float, float] | None:
    try:
        first, second, third, fourth = (float(item) for item in value)
    except (TypeError, ValueError):
        return None
    return min(first, third), min(second, fourth), max(first, third), max(second, fourth)


@lru_cache(maxsize=1)
def _digits() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    maker: Any = Canvas
    fonts.register()
    target = BytesIO()
    canvas = maker(target, invariant=1, initialFontName=fonts.REGULAR)
    canvas.setFont(fonts.REGULAR, 12)
    canvas.drawString(10, 10, "0123456789")
    canvas.save()
    return target.getvalue()


def _used_font(source: pikepdf.Pdf) -> Any:
    faces: Any = source.pages[0].obj["/Resources"]["/Font"]
    return next(face for face in faces.values() if "/FontDescriptor" in face)
