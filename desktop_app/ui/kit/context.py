"""What a form needs from the book while it is on screen, given by the page that shows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Authorship, Person
from desktop_app.forms.vocabulary import Catalogue, Field, FieldKind
from desktop_app.ui.kit.editors.base import Editor

AddPicture = Callable[[Path | bytes], str | None]
FindPicture = Callable[[str], Path | None]
PickPerson = Callable[[QWidget], Person | None]
HandOver = Callable[[Sequence[Authorship], int], bool]
Entries = Callable[[], Sequence[tuple[int, str]]]
ShowExamples = Callable[[str], None]


def _no_entries() -> Sequence[tuple[int, str]]:
    return ()


@dataclass(frozen=True, slots=True)
class FormContext:
    """Lists, pictures and people.

    `units` and `people` give (key, words). `pick_person` asks for somebody of the book, None where nobody
    was chosen. `hand_over` moves the author at a place of the list to those who took part in the first
    application, and says whether it did. `add_picture` keeps a file or its bytes and returns the SHA-256,
    None where it was refused (it has told why). `makers` build the editors of kinds this room knows nothing
    of (annexes, benefit), or replace its own. Lists named in `own_lists` take words that are not on them.
    `marks_optional` says beside every label that need not be filled in that it need not. `show_examples`
    shows how the field of a key is written well and badly, for the keys in `exampled`.
    """

    catalogue: Catalogue
    units: Entries = _no_entries
    people: Entries = _no_entries
    pick_person: PickPerson | None = None
    hand_over: HandOver | None = None
    add_picture: AddPicture | None = None
    find_picture: FindPicture = lambda _sha256: None
    makers: Mapping[FieldKind, Callable[[Field], Editor]] = field(
        default_factory=dict[FieldKind, Callable[[Field], Editor]]
    )
    own_lists: frozenset[str] = frozenset()
    innovation_id: int = 0
    marks_optional: bool = True
    show_examples: ShowExamples | None = None
    exampled: frozenset[str] = frozenset()
