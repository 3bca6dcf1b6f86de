"""Which pictures of a dossier show it before and after: those asked for, else the first that may be shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.documents.blocks import Photo
from desktop_app.documents.papers.brevity import shortened
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.discretion import Discretion
from desktop_app.documents.papers.script import Script
from desktop_app.domain.language import _
from desktop_app.domain.richtext import Figure, Node, parse

PHOTO_KIND = "anh"
"""The kind of an annex that is a photo; other pictures (drawings, charts) are taken after those."""

_FACTS = ("photo_before", "photo_after")
_CAPTION_LINES, _CAPTION_SIZE, _CAPTION_WIDTH = 2, 12.0, 230.0
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    sha256: str
    caption: str
    field: str
    is_photo: bool = False


def chosen_photos(
    context: DossierContext, script: Script, kept_back: Discretion
) -> tuple[tuple[Photo, ...], tuple[str, ...]]:
    """Choose two pictures at most, and say which of those asked for cannot be shown."""
    known = list(_candidates(context, kept_back))
    asked = [_asked(context.facts.get(fact, ""), known) for fact in _FACTS]
    problems = tuple(
        _("Tài liệu [{number}] không làm ảnh giới thiệu được: không có, không phải ảnh hoặc không gửi đi.")
        .format(number=number)
        for fact, found in zip(_FACTS, asked, strict=True)
        for number in _NUMBER.findall(context.facts.get(fact, ""))[:1]
        if found is None
    )  # fmt: skip
    taken = [found for found in asked if found is not None]
    others = (one for one in known if all(one.sha256 != other.sha256 for other in taken))
    chosen = [found or next(others, None) for found in asked]
    is_pair = all(one is not None and (one in taken or one.is_photo) for one in chosen)
    photos = tuple(
        Photo(one.sha256, _caption(script, kept_back, one, place if is_pair else ""), one.field)
        for one, place in zip(chosen, ("before", "after"), strict=True)
        if one is not None
    )
    return photos, problems


def _asked(answer: str, known: Iterable[_Candidate]) -> _Candidate | None:
    number = _NUMBER.search(answer)
    return next((one for one in known if number and one.number == int(number[0])), None)


def _caption(script: Script, kept_back: Discretion, one: _Candidate, place: str) -> str:
    caption = kept_back.masked(one.caption)
    words = ": ".join(part for part in (script.word(place) if place else "", caption) if part)
    return shortened(words, _CAPTION_LINES, _CAPTION_WIDTH, _CAPTION_SIZE)


def _candidates(context: DossierContext, kept_back: Discretion) -> Iterator[_Candidate]:
    """Give every picture that may be shown once: photos, other pictures among the annexes, figures."""
    seen: set[str] = set()
    for one in (*_annexes(context), *_figures(context)):
        if one.sha256 not in seen and not kept_back.keeps(one.sha256):
            seen.add(one.sha256)
            yield one


def _annexes(context: DossierContext) -> list[_Candidate]:
    pictures = [
        annex
        for annex in context.dossier.annexes
        if annex.media_type.startswith("image/") and not annex.is_withheld
    ]
    pictures.sort(key=lambda annex: annex.kind != PHOTO_KIND)
    return [
        _Candidate(
            annex.number,
            annex.reduced_sha256 or annex.sha256,
            annex.caption,
            "annexes",
            annex.kind == PHOTO_KIND,
        )
        for annex in pictures
    ]


def _figures(context: DossierContext) -> Iterator[_Candidate]:
    for field in context.wording.sources["figures"]:
        for figure in _within(parse(str(context.dossier.value(field) or "")).nodes):
            yield _Candidate(0, figure.sha256, "".join(span.text for span in figure.caption), field)


def _within(nodes: Iterable[Node]) -> Iterator[Figure]:
    return (node for node in nodes if isinstance(node, Figure))
