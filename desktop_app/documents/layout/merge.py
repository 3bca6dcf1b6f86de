"""One file of many: parts put behind each other, numbered at the foot, with an outline and live contents."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from desktop_app.documents.blocks import Document
from desktop_app.documents.layout.canvas import Landmark
from desktop_app.documents.layout.drawing import CREATOR
from desktop_app.documents.layout.inserted import InsertedPdf
from desktop_app.documents.layout.numbering import Stamp

_DAY = "D:20000101000000+00'00'"


@dataclass(frozen=True, slots=True)
class Slice:
    """Pages `first` to before `end` of one source, as part of the whole."""

    source: pikepdf.Pdf
    first: int
    end: int
    title: str = ""
    landmarks: tuple[Landmark, ...] = ()
    inserted: InsertedPdf | None = None

    @property
    def pages(self) -> int:
        """How many pages."""
        return self.end - self.first


def merge(slices: Sequence[Slice], document: Document, is_numbered: bool) -> bytes:
    """Put the slices together. The same slices give the same bytes."""
    with pikepdf.new() as out:
        for part in slices:
            start = len(out.pages)
            out.pages.extend(part.source.pages[part.first : part.end])
            if part.inserted:
                for number in range(start, len(out.pages)):
                    part.inserted.calm(out, out.pages[number])
        _carry_layers(out, slices)
        if is_numbered:
            stamp = Stamp(out)
            for number, page in enumerate(out.pages, 1):
                stamp.press(page, number)
        _outline(out, slices)
        _link_contents(out, slices)
        _describe(out, document)
        target = BytesIO()
        out.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()


def _starts(slices: Sequence[Slice]) -> list[int]:
    starts, page = [0] * len(slices), 0
    for number, part in enumerate(slices):
        starts[number] = page
        page += part.pages
    return starts


def _outline(out: pikepdf.Pdf, slices: Sequence[Slice]) -> None:
    with out.open_outline() as outline:
        for part, start in zip(slices, _starts(slices), strict=True):
            if not part.title or not part.pages:
                continue
            entry = pikepdf.OutlineItem(part.title, start, "Fit")
            for mark in part.landmarks:
                if mark.kind == "heading" and mark.level == 1:
                    page = start + mark.page - part.first
                    child = pikepdf.OutlineItem(mark.text, page, "XYZ", left=0, top=mark.top + 6, zoom=0)
                    entry.children.append(child)
            entry.is_closed = bool(entry.children)
            outline.root.append(entry)


def _link_contents(out: pikepdf.Pdf, slices: Sequence[Slice]) -> None:
    """Let each entry of the contents lead to its part."""
    starts = _starts(slices)
    targets = [start for part, start in zip(slices, starts, strict=True) if part.title and not _lists(part)]
    for part, start in zip(slices, starts, strict=True):
        for mark in part.landmarks:
            if mark.kind != "entry" or mark.level >= len(targets):
                continue
            page = out.pages[start + mark.page - part.first]
            link = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=[mark.left, mark.bottom, mark.right, mark.top],
                Border=[0, 0, 0],
                Dest=pikepdf.Array([out.pages[targets[mark.level]].obj, pikepdf.Name.Fit]),
            )
            annotations: Any = page.obj.get("/Annots") or pikepdf.Array()
            annotations.append(out.make_indirect(link))
            page.obj["/Annots"] = annotations


def _lists(part: Slice) -> bool:
    return any(mark.kind == "entry" for mark in part.landmarks)


def _carry_layers(out: pikepdf.Pdf, slices: Sequence[Slice]) -> None:
    """Keep the layers that a drawing hides hidden: what is on and off stands outside its pages."""
    groups, hidden = pikepdf.Array(), pikepdf.Array()
    for source in {id(part.source): part.source for part in slices if part.inserted}.values():
        layers: Any = source.Root.get("/OCProperties")
        if not isinstance(layers, pikepdf.Dictionary):
            continue
        view: Any = layers.get("/D") or pikepdf.Dictionary()
        every = [item for item in (layers.get("/OCGs") or []) if item.is_indirect]
        shown = {item.objgen for item in (view.get("/ON") or [])}
        off = {item.objgen for item in (view.get("/OFF") or [])}
        if view.get("/BaseState") == "/OFF":
            off |= {item.objgen for item in every} - shown
        for item in every:
            copy = out.copy_foreign(item)
            groups.append(copy)
            if item.objgen in off:
                hidden.append(copy)
    if len(groups):
        out.Root["/OCProperties"] = pikepdf.Dictionary(
            OCGs=groups, D=pikepdf.Dictionary(Order=pikepdf.Array(), OFF=hidden)
        )


def _describe(out: pikepdf.Pdf, document: Document) -> None:
    info = {
        "/Title": document.title,
        "/Author": document.author,
        "/Subject": document.subject,
        "/Creator": CREATOR,
        "/Producer": CREATOR,
        "/CreationDate": _DAY,
        "/ModDate": _DAY,
    }
    for key, value in info.items():
        out.docinfo[key] = pikepdf.String(value)
    out.Root["/Lang"] = pikepdf.String("vi-VN")
    if len(out.Root.get("/Outlines", pikepdf.Dictionary())):
        out.Root["/PageMode"] = pikepdf.Name.UseOutlines
