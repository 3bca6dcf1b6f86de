"""What people wrote into issued papers themselves, held against the record: old names, posts, misspelt names.

Texts asked for a paper stay as they were written when the record changes, so that no new print mends them.
"""

import json
from collections.abc import Mapping, Sequence
from typing import cast

from desktop_app.domain.awards import NominationLine
from desktop_app.domain.office import IssuedPaper
from desktop_app.domain.richtext import parse, plain_text
from desktop_app.domain.text import fold
from desktop_app.domain.words import sentences

_WORDS_OF_A_NAME = 2
_MARKS = ".,;:!?…()[]“”\"'"


def slips(issued: IssuedPaper, lines: Mapping[str, NominationLine]) -> list[tuple[str, str]]:
    """Give each sentence that says otherwise than the record, and what the record says.

    Args:
        lines: of the round, by uid; those the paper tells of are looked at.
    """
    told = cast("dict[str, list[str]]", json.loads(issued.printed)["lines"]) if issued.printed else {}
    written = cast("dict[str, str]", json.loads(issued.facts)) if issued.facts else {}
    said = [sentence for text in written.values() for sentence in _sentences(text)]
    found: list[tuple[str, str]] = []
    for uid, (name, post, _award) in told.items():
        line = lines.get(uid)
        if line is not None:
            found += _outdated(said, name, line.name)
            found += _outdated(said, post, line.post)
            found += [(sentence, line.name) for sentence in said if _is_misspelt(sentence, line.name)]
    return list(dict.fromkeys(found))


def _sentences(text: str) -> list[str]:
    return [sentence for sentence, _words in sentences(plain_text(parse(text).nodes))]


def _outdated(said: Sequence[str], then: str, now: str) -> list[tuple[str, str]]:
    if not then or then == now:
        return []
    return [(sentence, now) for sentence in said if then in sentence and now not in sentence]


def _is_misspelt(sentence: str, name: str) -> bool:
    """Tell whether a name stands there otherwise than it is written, but for accents and capitals of all."""
    parts, wanted = [word.strip(_MARKS) for word in sentence.split()], name.split()
    if len(wanted) < _WORDS_OF_A_NAME:
        return False
    folded = [fold(word) for word in wanted]
    for start in range(len(parts) - len(wanted) + 1):
        here = parts[start : start + len(wanted)]
        if [fold(word) for word in here] == folded and not _is_same(here, wanted):
            return True
    return False


def _is_same(here: list[str], wanted: list[str]) -> bool:
    return here == wanted or here == [word.upper() for word in wanted]
