"""What must not be parted: headings from what follows, signatures from what stands before them.

reportlab's own KeepTogether moves everything to the next page and leaves a hole; these part what can be
parted and keep only the two lines that matter.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus.doctemplate import ActionFlowable
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tables import Table

from desktop_app.documents.layout.flowables import TextBlock, page_height
from desktop_app.documents.layout.measures import BODY, SINGLE

_TWO_LINES = 2 * BODY * SINGLE
_SLACK = 0.5
_GIVE = _SLACK + 0.01
"""Points by which a room is made larger, so that what was measured to fill it still does."""


class Loose(ActionFlowable):
    """Stands before pieces that are let go, since reportlab draws the first of what was split at once."""

    def __init__(self) -> None:
        super().__init__(())

    def apply(self, doc: Any) -> None:
        """Do nothing."""


class Chain(Flowable):
    """Pieces drawn one under the other, of which only the last may be parted."""

    def __init__(self, lead: Sequence[Flowable], last: Flowable) -> None:
        super().__init__()
        self.pieces: list[Any] = [*lead, last]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Measure all pieces with the spaces between them."""
        self.width = aW
        self.tops: list[float] = []
        self.sizes: list[tuple[float, float]] = []
        used = 0.0
        for number, piece in enumerate(self.pieces):
            if number:
                used += self._gap(number)
            self.tops.append(used)
            self.sizes.append(piece.wrap(aW, max(aH - used, 1)))
            used += self.sizes[-1][1]
        self.height = used
        return aW, used

    def _gap(self, number: int) -> float:
        before, after = self.pieces[number - 1].getSpaceAfter(), self.pieces[number].getSpaceBefore()
        return float(max(before, after))

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Stand off as the first piece does."""
        return float(self.pieces[0].getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Stand off as the last piece does."""
        return float(self.pieces[-1].getSpaceAfter())

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw each piece in its place."""
        for top, piece, (width, height) in zip(self.tops, self.pieces, self.sizes, strict=True):
            piece.drawOn(canvas, x, y + self.height - top - height, _sW=max(self.width - width, 0))

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Part the last piece if enough of it goes with the others; else all move on together."""
        self.wrap(availWidth, availHeight)
        room = availHeight - self.tops[-1] - _SLACK
        page = page_height(self)
        if self.tops[-1] > page * 0.7:
            return [Loose(), *self.pieces]
        last = self.pieces[-1]
        self._lend_frame(last)
        parts: list[Any] = last.split(availWidth, room) if room > 0 else []
        if parts and isinstance(parts[0], Loose):
            return [Loose(), *self.pieces[:-1], *parts[1:]]
        if len(parts) > 1:
            return [Chain(self.pieces[:-1], parts[0]), *parts[1:]]
        return [Loose(), *self.pieces] if _is_fresh(availHeight, page) else []

    def _lend_frame(self, piece: Any) -> None:
        """Let a piece know on which page it would be parted."""
        piece._frame = getattr(self, "_frame", None)


class Ending(Chain):
    """Signatures with the text before them: at least two lines, or a row, of it stay with them."""

    def __init__(self, before: Flowable, signatures: Flowable) -> None:
        super().__init__([before], signatures)

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Part the text before, never the signatures from it; only those no page can hold are parted."""
        self.wrap(availWidth, availHeight)
        before, signatures = self.pieces
        page = page_height(self)
        if self.height - self.tops[1] + _TWO_LINES > page:
            return super().split(availWidth, availHeight)
        self._lend_frame(before)
        end, limit = _end_of(before), availHeight - _SLACK
        if end is not None:
            limit = min(limit, self.tops[1] - self._gap(1) - end + _GIVE)
        parts: list[Any] = before.split(availWidth, limit) if limit > 0 else []
        if len(parts) > 1:
            return [*parts[:-1], Ending(parts[-1], signatures)]
        return [Loose(), before, signatures] if _is_fresh(availHeight, page) else []


def _end_of(piece: Any) -> float | None:
    """Measure what of a piece must stay with what follows; None where its end is far from this page."""
    if isinstance(piece, Chain):
        return _end_of(piece.pieces[-1])
    if isinstance(piece, TextBlock):
        return 2 * float(piece.style.leading)
    if isinstance(piece, Table):
        heights: Any = getattr(piece, "_rowHeights", None)
        return heights[-1] if heights else 0
    return _TWO_LINES


def _is_fresh(height: float, page: float) -> bool:
    return height >= page - 1
