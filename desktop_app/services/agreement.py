"""Whether the papers of a round of nominations agree: with the record as it is now, and with each other."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from typing import Any, cast

from desktop_app.documents.blocks import Cell, Document, Pages, Paragraph, Run, Table
from desktop_app.documents.papers import Paper, paper
from desktop_app.documents.papers.context import NOMINATION
from desktop_app.domain.awards import COLLECTIVE, PERSON, WITHDRAWN, NominationLine
from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.office import IssuedPaper
from desktop_app.services import awards, issuing, nominations
from desktop_app.services.handwritten import slips
from desktop_app.services.paper_office import Subject
from desktop_app.services.papers import build_document
from desktop_app.store.book import Book

_LOOKS = frozenset({"align", "field", "rise"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a paper says something else than it should: both sides, as they stand on paper.

    `kind` is stale (the record changed since it was issued), count or nominee (two issued papers disagree),
    or by_hand (what somebody wrote into a paper says otherwise than the record).
    """

    kind: str
    paper: str
    title: str
    of: str
    printed: str
    now: str


def note_issued(book: Book, paper_id: str, subject: Subject) -> Changes:
    """Keep what a paper says now, as that with which it was issued."""
    return issuing.set_printed(book, paper_id, subject, told_by(book, paper_id, subject))


def told_by(book: Book, paper_id: str, subject: Subject) -> str:
    """Return what a paper says now, as `note_issued` keeps it; it writes nothing, so any thread may ask."""
    document = build_document(book, paper_id, subject)
    told = {"texts": list(texts_of(document)), **_counts(book, paper(paper_id), subject)}
    return json.dumps(told, ensure_ascii=False)


def differences(book: Book, nomination: int) -> list[Difference]:
    """Compare every issued paper of a round with what it would say now, and with the others.

    A paper never issued is not compared.
    """
    found: list[Difference] = []
    issued = issued_of(book, nomination)
    lines = {line.uid: line for line in nominations.lines(book, nomination)}
    for item, subject, name in issued:
        found += _stale(book, item, subject, name)
        title = paper(item.paper).title
        found += [
            Difference("by_hand", item.paper, title, name, written, now)
            for written, now in slips(item, lines)
        ]
    found += _disagreeing(book, issued)
    return found


def issued_of(book: Book, nomination: int) -> list[tuple[IssuedPaper, Subject, str]]:
    """Return the papers of a round that were issued, with what each is of, in words too."""
    known = awards.catalogue(book)
    lines = {line.id: line for line in nominations.lines(book, nomination)}
    made: list[tuple[IssuedPaper, Subject, str]] = []
    for item in book.all(IssuedPaper, nomination_id=nomination):
        body = known.body(item.body)
        if item.printed and body is not None:
            made.append((item, Subject(nomination=nomination, body=item.body), body.name))
    for key, line in lines.items():
        made += [
            (item, Subject(line=key), line.name)
            for item in book.all(IssuedPaper, line_id=key)
            if item.printed
        ]
    return made


def texts_of(document: Document) -> Iterator[str]:
    """Give what a paper says, a paragraph or a row of a table each."""
    for part in document.parts:
        if isinstance(part, Pages):
            for block in part.blocks:
                yield from _texts(block)


def _texts(block: Any) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield "".join(run.text for run in block.runs)
    elif isinstance(block, Table):
        yield from (" | ".join(cell.text for cell in row) for row in block.rows)
    elif isinstance(block, Cell | Run):
        yield block.text
    elif isinstance(block, str):
        yield from [block] if block.strip() else []
    elif is_dataclass(block):
        kept = (getattr(block, item.name) for item in fields(block) if item.name not in _LOOKS)
        yield from _texts(tuple(kept))
    elif isinstance(block, tuple | list):
        for item in cast("Sequence[object]", block):
            yield from _texts(item)


def _counts(book: Book, wanted: Paper, subject: Subject) -> dict[str, object]:
    """Keep whom a paper tells of: by the line's uid the name, post and award it prints."""
    if wanted.scope == NOMINATION and subject.nomination is not None:
        shown = nominations.lines(book, subject.nomination, subject.body)
    else:
        shown = [book.get(NominationLine, subject.line)] if subject.line is not None else []
    kept = [line for line in shown if line.state != WITHDRAWN]
    return {
        "people": sum(line.nominee == PERSON for line in kept),
        "collectives": sum(line.nominee == COLLECTIVE for line in kept),
        "lines": {line.uid: [line.name, line.post, line.award] for line in kept},
    }


def _stale(book: Book, item: IssuedPaper, subject: Subject, name: str) -> list[Difference]:
    title = paper(item.paper).title
    then = cast("list[str]", json.loads(item.printed)["texts"])
    now = list(texts_of(build_document(book, item.paper, subject)))
    found: list[Difference] = []
    for tag, first, last, start, end in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for place in range(max(last - first, end - start)):
            printed = then[first + place] if first + place < last else ""
            current = now[start + place] if start + place < end else ""
            found.append(Difference("stale", item.paper, title, name, printed, current))
    return found


def _disagreeing(book: Book, issued: Sequence[tuple[IssuedPaper, Subject, str]]) -> list[Difference]:
    """Compare papers as they were issued with each other: how many, each nominee's name, post, award."""
    found: list[Difference] = []
    by_body: dict[str, list[tuple[IssuedPaper, Mapping[str, Any]]]] = {}
    first: dict[str, tuple[str, list[str]]] = {}
    known = awards.catalogue(book)
    for item, _subject, name in issued:
        told = cast("dict[str, Any]", json.loads(item.printed))
        title = paper(item.paper).title
        if item.body:
            by_body.setdefault(item.body, []).append((item, told))
        for uid, facts in cast("dict[str, list[str]]", told["lines"]).items():
            seen_title, seen = first.setdefault(uid, (title, facts))
            if seen != facts:
                found.append(
                    Difference(
                        "nominee", item.paper, f"{seen_title} / {title}", name,
                        _facts(seen, known), _facts(facts, known),
                    )
                )  # fmt: skip
    for body, papers_of_body in by_body.items():
        found += _counts_apart(known.body(body), papers_of_body)
    return found


def _counts_apart(
    body: awards.DecidingBody | None, told: Sequence[tuple[IssuedPaper, Mapping[str, Any]]]
) -> Iterator[Difference]:
    sentence = _("{people} cá nhân, {collectives} tập thể")
    base, base_told = told[0]
    for item, other in told[1:]:
        if (base_told["people"], base_told["collectives"]) != (other["people"], other["collectives"]):
            yield Difference(
                "count",
                item.paper,
                f"{paper(base.paper).title} / {paper(item.paper).title}",
                body.name if body else item.body,
                sentence.format(people=base_told["people"], collectives=base_told["collectives"]),
                sentence.format(people=other["people"], collectives=other["collectives"]),
            )


def _facts(facts: Sequence[str], known: awards.AwardCatalogue) -> str:
    name, post, award = facts
    rule = known.award(award)
    return ", ".join(part for part in (name, post, rule.name if rule else award) if part)
