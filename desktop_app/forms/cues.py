"""Cues: the words by which checks notice what a text speaks of, read from their file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.domain.text import fold
from desktop_app.domain.words import Words, words
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

ANY = "*"
_MOST_BETWEEN = 3
_SHIPPED = RESOURCES / "guide" / "cues.toml"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, `*` being one to three of any; an exception is passed over where it stands."""

    tokens: tuple[str, ...]
    is_exception: bool = False

    def length_at(self, tokens: tuple[str, ...], at: int) -> int:
        """Count the words it covers from a place on; 0 where it does not stand there."""
        if ANY not in self.tokens:
            return len(self.tokens) if tokens[at : at + len(self.tokens)] == self.tokens else 0
        head, tail = self.tokens[: self.tokens.index(ANY)], self.tokens[self.tokens.index(ANY) + 1 :]
        if tokens[at : at + len(head)] != head:
            return 0
        for between in range(1, _MOST_BETWEEN + 1):
            start = at + len(head) + between
            if tokens[start : start + len(tail)] == tail:
                return len(head) + between + len(tail)
        return 0


@dataclass(frozen=True, slots=True)
class Cue:
    """One list of phrases by their first word; `plain` is for texts typed without any marks."""

    marked: Mapping[str, tuple[Phrase, ...]]
    plain: Mapping[str, tuple[Phrase, ...]]

    def found(self, text: Words) -> Iterator[tuple[int, int]]:
        """Give the start and end, in words, of each phrase in a text."""
        phrases = self.marked if text.has_marks else self.plain
        tokens, passed = text.tokens, 0
        for at, token in enumerate(tokens):
            if token not in phrases or at < passed:
                continue
            for phrase in phrases[token]:
                length = phrase.length_at(tokens, at)
                if length:
                    passed = at + length
                    if not phrase.is_exception:
                        yield at, passed
                    break

    def length_at(self, text: Words, at: int) -> int:
        """Count the words of the phrase that stands at a place; 0 where none does."""
        if at >= len(text.tokens):
            return 0
        phrases = (self.marked if text.has_marks else self.plain).get(text.tokens[at], ())
        lengths = ((phrase.length_at(text.tokens, at), phrase) for phrase in phrases)
        first = next((found for found in lengths if found[0]), None)
        return first[0] if first and not first[1].is_exception else 0

    def first(self, text: Words) -> str:
        """Quote the first phrase found; "" where there is none."""
        return next((" ".join(text.tokens[start:end]) for start, end in self.found(text)), "")

    def is_in(self, text: Words) -> bool:
        """Tell whether any phrase stands in a text."""
        return next(self.found(text), None) is not None


def cue(name: str) -> Cue:
    """Give the shipped list of that name."""
    return _shipped()[name]


@cache
def _shipped() -> Mapping[str, Cue]:
    return read_cues(_SHIPPED)


def read_cues(source: Path | bytes, name: str = "cues.toml") -> Mapping[str, Cue]:
    """Read a file of word lists; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    for key in ("version", "source", "certainty"):
        table.text(key)
    lists = table.table("cues")
    cues = {key: _cue(lists.table(key)) for key in lists.keys}
    table.close()
    return cues


def _cue(table: TomlTable) -> Cue:
    phrases = [
        Phrase(_tokens(table, key, text), is_exception)
        for key, is_exception in (("except", True), ("words", False))
        for text in table.strings(key)
    ]
    table.close()
    # Longest first; an exception before a phrase of the same length.
    phrases.sort(key=lambda phrase: (-len(phrase.tokens), not phrase.is_exception))
    return Cue(_by_first(phrases), _by_first(map(_without_marks, phrases)))


def _tokens(table: TomlTable, key: str, text: str) -> tuple[str, ...]:
    tokens = words(text).tokens
    if not tokens or ANY in (tokens[0], tokens[-1]) or tokens.count(ANY) > 1:
        sentence = _("“{text}” không dùng được; hãy viết từ, nhiều nhất một dấu * ở giữa.")
        raise table.fault(key, sentence.format(text=text))
    return tokens


def _without_marks(phrase: Phrase) -> Phrase:
    return Phrase(tuple(map(fold, phrase.tokens)), phrase.is_exception)


def _by_first(phrases: Iterable[Phrase]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.tokens[0], []).append(phrase)
    return {token: tuple(entries) for token, entries in found.items()}
