"""The sheet: it remembers where fields land, and draws check boxes as lines, since no face has them."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.abag import ABag
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.blocks import Place
from desktop_app.domain.jobs import check_in_hand


@dataclass(frozen=True, slots=True)
class Mark:
    """A box in a line of text: empty, ticked or crossed."""

    letter: str

    @staticmethod
    def of(letter: str, size: float) -> ABag:
        """Make what a paragraph's fragment holds for it, as wide as high."""
        return ABag(
            kind="img", image=Mark(letter), width=size * 0.86, height=size * 0.74, valign=-size * 0.06
        )


@dataclass(frozen=True, slots=True)
class Landmark:
    """A heading (its level and text) or an entry of the contents, with page from 0 and box."""

    kind: str
    text: str
    level: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Record:
    """What was learnt while drawing."""

    boxes: dict[tuple[int, str, int], tuple[float, float, float, float]] = field(
        default_factory=dict[tuple[int, str, int], tuple[float, float, float, float]]
    )
    landmarks: list[Landmark] = field(default_factory=list[Landmark])
    starts: list[int] = field(default_factory=list[int])
    heights: list[float] = field(default_factory=list[float])

    @property
    def places(self) -> tuple[Place, ...]:
        """One place for each field's block and page, in drawn order."""
        return tuple(
            Place(name, page, left, self.heights[page] - top, right, self.heights[page] - bottom)
            for (_, name, page), (left, bottom, right, top) in self.boxes.items()
        )


class PaperCanvas(Canvas):
    """A canvas with a record; boxes are given in its own coordinates, wherever it was moved to."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.record = Record()

    def showPage(self) -> None:  # noqa: N802
        """End the page, remember how high it was, and ask whether the next is still wanted."""
        check_in_hand()
        me: Any = self
        self.record.heights.append(float(me._pagesize[1]))
        super().showPage()

    def note_box(self, name: str, block: int, box: tuple[float, float, float, float]) -> None:
        """Remember that a field's block covers `box` (left, bottom, right, top) on this page."""
        key = (block, name, self.getPageNumber() - 1)
        left, bottom = self.absolutePosition(box[0], box[1])
        right, top = self.absolutePosition(box[2], box[3])
        known = self.record.boxes.get(key)
        if known:
            left, bottom = min(left, known[0]), min(bottom, known[1])
            right, top = max(right, known[2]), max(top, known[3])
        self.record.boxes[key] = (left, bottom, right, top)

    def note_landmark(self, kind: str, text: str, level: int, box: tuple[float, float, float, float]) -> None:
        """Remember a heading or an entry of the contents."""
        left, bottom = self.absolutePosition(box[0], box[1])
        right, top = self.absolutePosition(box[2], box[3])
        self.record.landmarks.append(
            Landmark(kind, text, level, self.getPageNumber() - 1, left, top, right, bottom)
        )

    def drawImage(self, image: Any, x: float, y: float, *args: Any, **options: Any) -> Any:  # noqa: N802
        """Draw a picture, or a check box, which comes the same way through a paragraph."""
        if not isinstance(image, Mark):
            return super().drawImage(image, x, y, *args, **options)
        width, height = args[0], args[1]
        side = min(width, height)
        self.saveState()
        self.setLineWidth(0.7)
        self.rect(x + (width - side) / 2, y, side, side)
        self._strike(image.letter, x + (width - side) / 2, y, side)
        self.restoreState()
        return None

    def _strike(self, letter: str, x: float, y: float, side: float) -> None:
        self.setLineWidth(1.1)
        if letter == "☑":
            self.line(x + side * 0.18, y + side * 0.52, x + side * 0.42, y + side * 0.2)
            self.line(x + side * 0.42, y + side * 0.2, x + side * 0.86, y + side * 0.84)
        elif letter == "☒":
            self.line(x + side * 0.2, y + side * 0.2, x + side * 0.8, y + side * 0.8)
            self.line(x + side * 0.2, y + side * 0.8, x + side * 0.8, y + side * 0.2)
