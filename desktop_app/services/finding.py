"""Finding one of several things by what a person typed: its id, its name, or a part of the name."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from desktop_app.domain.text import fold

Thing = TypeVar("Thing")


def answering(
    known: Sequence[Thing], words: str, name: Callable[[Thing], str], key: Callable[[Thing], str]
) -> list[Thing]:
    """Return those whose key or whole name was typed, else those whose name holds it, accents aside."""
    wanted = fold(words)
    same = [one for one in known if key(one) == words.strip() or fold(name(one)) == wanted]
    return same or [one for one in known if wanted and wanted in fold(name(one))]
