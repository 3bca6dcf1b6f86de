"""Lists as Word pastes them: paragraphs that only say at which level they stand and show their own sign."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop_app.domain.richtext import Item, Listing, Node, Text
from desktop_app.domain.richtext_spans import declarations, without_start

_NUMBER = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-zđ]|[ivx]{1,5})[.)]", re.IGNORECASE)
_LEVEL = re.compile(r"l[0-9]+\s+level([0-9]{1,2})")
_SIGN = re.compile(r"(?:[·•▪●○◦\uf0b7\uf0a7\uf0d8§]|o(?=[ \xa0])|[-–+*](?=[ \xa0]))[ \xa0]?")
_LEADING_NUMBER = re.compile(_NUMBER.pattern + "[ \xa0]", re.IGNORECASE)
DEEPEST = 8


@dataclass(slots=True)
class Entry:
    """One paragraph of a Word list, with what follows it in the same paragraph; `marker` is its sign."""

    level: int = 1
    marker: str = ""
    is_known: bool = True
    texts: list[Text] = field(default_factory=list[Text])

    @property
    def is_numbered(self) -> bool:
        """Whether the sign counts."""
        return _NUMBER.match(self.marker.strip()) is not None


def entry_of(css: str, class_name: str) -> Entry | None:
    """Make an entry of a paragraph whose attributes say so; pages Word has reduced only name a class."""
    for key, value in declarations(css):
        found = _LEVEL.search(value) if key == "mso-list" else None
        if found:
            return Entry(min(max(int(found[1]), 1), DEEPEST))
    return Entry(is_known=False) if class_name.startswith("MsoListParagraph") else None


def is_sign(css: str) -> bool:
    """Tell whether a span holds only the sign that Word drew before an entry."""
    return any(key == "mso-list" and value == "ignore" for key, value in declarations(css))


def settled(entry: Entry) -> Entry | None:
    """Take the sign off the text of an entry that only its class names; None where there is no sign."""
    if entry.is_known or not entry.texts:
        return entry
    first = entry.texts[0]
    start = "".join(span.text for span in first.spans)[:20]
    found = _SIGN.match(start) or _LEADING_NUMBER.match(start)
    if not found:
        return None
    rest = without_start(first.spans, found.end())
    texts = [*([Text(rest)] if rest else []), *entry.texts[1:]]
    return Entry(1, found[0], True, texts)


def gathered(flow: Iterable[Node | Entry], room: int) -> tuple[Node, ...]:
    """Turn runs of entries into lists, deeper entries inside the entry before them, at most `room` deep."""
    nodes: list[Node] = []
    run: list[Entry] = []
    for part in flow:
        entry = settled(part) if isinstance(part, Entry) and room > 0 else None
        if entry:
            entry.level = min(entry.level, room)
            run.append(entry)
            continue
        nodes += _lists(run)
        run = []
        nodes += part.texts if isinstance(part, Entry) else [part]
    return (*nodes, *_lists(run))


def _lists(run: list[Entry]) -> list[Node]:
    """Group entries of one level; a change of the kind of sign begins another list."""
    run = [entry for entry in run if entry.texts]
    found: list[Node] = []
    at = 0
    while at < len(run):
        level, is_numbered = run[at].level, run[at].is_numbered
        items: list[Item] = []
        while at < len(run) and run[at].level == level and run[at].is_numbered == is_numbered:
            entry = run[at]
            first = at + 1
            at = next((place for place in range(first, len(run)) if run[place].level <= level), len(run))
            items.append(Item((*entry.texts, *_lists(run[first:at]))))
        found.append(Listing(tuple(items), is_numbered))
    return found
