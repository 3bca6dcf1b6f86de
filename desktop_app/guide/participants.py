"""Checks: authors, their shares, and those who took part in the first application."""

from collections.abc import Iterator, Sequence

from desktop_app.domain.records import WHOLE_SHARE, Participant
from desktop_app.domain.shares import format_share
from desktop_app.domain.text import fold
from desktop_app.guide.inquiry import Hit, Inquiry

# A post is not demanded: whoever has none (retired, from outside) is asked for a workplace or residence only.
DEMANDED = ("name", "birth", "workplace", "qualification", "task", "role")
CREATED = "created"


def author_incomplete(inquiry: Inquiry) -> Iterator[Hit]:
    """Authors without what the form's columns ask of them."""
    return _incomplete(inquiry, "authors", inquiry.dossier.authors)


def helper_incomplete(inquiry: Inquiry) -> Iterator[Hit]:
    """Those who took part in the first application, without what the form's columns ask of them."""
    return _incomplete(inquiry, "helpers", inquiry.dossier.helpers)


def _incomplete(inquiry: Inquiry, key: str, people: Sequence[Participant]) -> Iterator[Hit]:
    field = inquiry.asked(key)
    if field is None:
        return
    headings = {name: column.heading for column in field.columns for name in column.value.split("+")}
    for position, person in enumerate(people, 1):
        missing = [
            headings[name]
            for name in DEMANDED
            if name in headings and not str(getattr(person, name, "") or "").strip()
        ]
        if missing:
            values = {
                "position": str(position),
                "name": _bracketed(person.name),
                "missing": "; ".join(missing),
            }
            yield Hit(key, values)


def author_twice(inquiry: Inquiry) -> Iterator[Hit]:
    """The same person named as an author more than once: same name, and births that do not differ."""
    seen: list[tuple[str, str]] = []
    for author in inquiry.dossier.authors:
        name = " ".join(fold(author.name).split())
        if name and any(name == other and birth in ("", author.birth) for other, birth in seen):
            yield Hit("authors", {"name": author.name})
        seen.append((name, author.birth))


def author_not_creator(inquiry: Inquiry) -> Iterator[Hit]:
    """Authors whose part was something else than creating the solution (Điều 2 Điều lệ Sáng kiến)."""
    for author in inquiry.dossier.authors:
        if author.contribution not in ("", CREATED):
            words = inquiry.catalogue.label("contributions", author.contribution)
            yield Hit("authors", {"name": author.name, "contribution": words})


def shares_missing(inquiry: Inquiry) -> Iterator[Hit]:
    """Authors without a share over nothing, where the form has a column for it."""
    if "share" not in inquiry.columns("authors"):
        return
    for position, author in enumerate(inquiry.dossier.authors, 1):
        if (author.share or 0) <= 0:
            yield Hit("authors", {"position": str(position), "name": _bracketed(author.name)})


def shares_sum(inquiry: Inquiry) -> Iterator[Hit]:
    """Shares that do not make a whole; while one is missing, only shares that are over it already."""
    authors = inquiry.dossier.authors
    if not authors or "share" not in inquiry.columns("authors"):
        return
    is_short_for_now = any(not author.share for author in authors) and inquiry.dossier.shares < WHOLE_SHARE
    if inquiry.dossier.shares != WHOLE_SHARE and not is_short_for_now:
        yield Hit(
            "authors", {"sum": format_share(inquiry.dossier.shares), "whole": format_share(WHOLE_SHARE)}
        )


def _bracketed(name: str) -> str:
    return f" ({name.strip()})" if name.strip() else ""
