"""A file in parts that a receiver takes: each under a size, parted between pages."""

from io import BytesIO

import pikepdf


def split(data: bytes, limit: int) -> list[bytes]:
    """Part a PDF so that each part has at most `limit` bytes; a page larger than that stands alone.

    A file within the limit comes back as it is.
    """
    if len(data) <= limit:
        return [data]
    with pikepdf.open(BytesIO(data)) as whole:
        parts: list[bytes] = []
        first, count = 0, len(whole.pages)
        while first < count:
            taken = _most(whole, first, count, limit)
            parts.append(_part(whole, first, first + taken))
            first += taken
        return parts


def _most(whole: pikepdf.Pdf, first: int, count: int, limit: int) -> int:
    """Find by halving how many pages from `first` on fit the limit, at least one."""
    low, high = 1, count - first
    while low < high:
        middle = (low + high + 1) // 2
        if len(_part(whole, first, first + middle)) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _part(whole: pikepdf.Pdf, first: int, end: int) -> bytes:
    with pikepdf.new() as part:
        part.pages.extend(whole.pages[first:end])
        part.remove_unreferenced_resources()
        target = BytesIO()
        part.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()
