"""What a check is given, and what it answers with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as column
from datetime import date
from functools import lru_cache

from desktop_app.domain.legacy import looks_legacy
from desktop_app.domain.records import BENEFIT_TEXT, Attachment, BenefitLine, Dossier, Participant
from desktop_app.domain.richtext import Figure, Grid, parse, plain_text
from desktop_app.domain.words import EMPTY, Words, words
from desktop_app.forms.vocabulary import Catalogue, Field, FieldKind, Pack


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote in one field of the form, as plain text. `label` is the field's.

    `encoding` is that of before Unicode, where the text looks like one.
    """

    field: str
    label: str
    text: str
    soft_length: int | None = None
    words: Words = EMPTY
    encoding: str = ""
    has_table: bool = False
    has_picture: bool = False

    @property
    def word_count(self) -> int:
        """How many words it has, numbers counted, signs not."""
        return sum(token[0].isalnum() for token in self.words.tokens)


@dataclass(frozen=True, slots=True)
class World:
    """What only the disk and the fonts know, asked through here so that checks stay pure.

    `unprintable` gives the letters of a text that no paper can show, `has_file` whether an attachment's
    file is still in the book.
    """

    unprintable: Callable[[str], str] = lambda _text: ""
    has_file: Callable[[Attachment], bool] = lambda _attachment: True


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One dossier under one check.

    `numbers` are the pack's thresholds. `texts` are all that people wrote in the fields of the form, in its
    order, empty ones left out; `method` is how the money was computed, or why it cannot be.
    """

    dossier: Dossier
    pack: Pack
    catalogue: Catalogue
    today: date
    texts: tuple[Written, ...] = ()
    numbers: Mapping[str, int] = column(default_factory=dict[str, int])
    world: World = World()
    method: Written = Written(BENEFIT_TEXT, "", "")

    def prose(self, key: str) -> Written | None:
        """Give what was written in a field, if it can be read: not where it waits to be converted."""
        return next((item for item in self.texts if item.field == key and not item.encoding), None)

    @property
    def stated_lines(self) -> tuple[tuple[int, BenefitLine], ...]:
        """The lines of the sum that the application states (first year, not actual), each with its place."""
        stated = (line for line in self.dossier.benefit_lines if line.year == 1 and not line.is_actual)
        return tuple(enumerate(stated, 1))

    def asked(self, key: str) -> Field | None:
        """The form's field of that key, if it asks for it."""
        return self.pack.form.field(key)

    def columns(self, key: str) -> frozenset[str]:
        """What the form's table of people asks of each of them."""
        asked = self.asked(key)
        return (
            frozenset(name for heading in asked.columns for name in heading.value.split("+"))
            if asked
            else frozenset()
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A check that fired: at which field, and the values for its sentence's places."""

    field: str
    values: Mapping[str, str] = column(default_factory=dict[str, str])


def shortened(text: str, most: int = 120) -> str:
    """Give the beginning of a text on one line, to quote it in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"


Check = Callable[[Inquiry], Iterable[Hit]]


def inquire(
    dossier: Dossier, pack: Pack, catalogue: Catalogue, today: date, world: World | None = None
) -> Inquiry:
    """Read a dossier once for all its checks."""
    method = _read(BENEFIT_TEXT, "", str(dossier.value(BENEFIT_TEXT) or ""), is_rich=True)
    texts = (
        _read(
            item.key,
            item.label,
            _held(dossier, item, method.text),
            is_rich=item.kind is FieldKind.TEXT,
            soft_length=item.soft_length,
        )
        for item in pack.form.fields
    )
    return Inquiry(
        dossier=dossier,
        pack=pack,
        catalogue=catalogue,
        today=today,
        texts=tuple(item for item in texts if item.text.strip()),
        world=world or World(),
        method=method,
    )


@lru_cache(maxsize=64)
def _read(key: str, label: str, held: str, *, is_rich: bool, soft_length: int | None = None) -> Written:
    """Read what a field holds; an edit changes one field, so the others are not read again."""
    nodes = parse(held).nodes if is_rich else ()
    text = plain_text(nodes) if is_rich else held
    return Written(
        field=key,
        label=label,
        text=text,
        soft_length=soft_length,
        words=words(text),
        encoding=looks_legacy(text) or "",
        has_table=any(isinstance(node, Grid) for node in nodes),
        has_picture=any(isinstance(node, Figure) for node in nodes),
    )


def _held(dossier: Dossier, item: Field, method: str) -> str:
    match item.kind:
        case FieldKind.LINE | FieldKind.TEXT:
            return str(dossier.value(item.key) or "")
        case FieldKind.AUTHORS:
            return _people(dossier.authors)
        case FieldKind.HELPERS:
            return _people(dossier.helpers)
        case FieldKind.ANNEXES:
            return "\n".join(annex.caption for annex in dossier.annexes)
        case FieldKind.BENEFIT:
            return _benefit(dossier, method)
        case _:
            return ""


def _people(people: Iterable[Participant]) -> str:
    return "\n".join(
        "; ".join(filter(None, (who.name, who.post, who.workplace, who.qualification, who.task)))
        for who in people
    )


def _benefit(dossier: Dossier, method: str) -> str:
    lines = [(line.description, line.source, line.evidence) for line in dossier.benefit_lines]
    return "\n".join([method, *("; ".join(filter(None, line)) for line in lines)])
