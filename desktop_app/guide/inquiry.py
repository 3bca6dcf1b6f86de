"""What a check is given, and what it answers with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as column
from datetime import date

from desktop_app.domain.records import BENEFIT_TEXT, Attachment, Dossier, Participant
from desktop_app.domain.richtext import parse, plain_text
from desktop_app.forms.vocabulary import Catalogue, Field, FieldKind, Pack


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote in one field of the form, as plain text. `label` is the field's."""

    field: str
    label: str
    text: str
    soft_length: int | None = None


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
    """One dossier under one check. `numbers` are the pack's thresholds, `texts` all that was written."""

    dossier: Dossier
    pack: Pack
    catalogue: Catalogue
    today: date
    texts: tuple[Written, ...] = ()
    numbers: Mapping[str, int] = column(default_factory=dict[str, int])
    world: World = World()

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


Check = Callable[[Inquiry], Iterable[Hit]]


def written(dossier: Dossier, pack: Pack) -> tuple[Written, ...]:
    """Collect all that people wrote in the fields of a form, in its order; empty ones are left out."""
    found = (
        Written(item.key, item.label, _text(dossier, item), item.soft_length) for item in pack.form.fields
    )
    return tuple(item for item in found if item.text.strip())


def _text(dossier: Dossier, item: Field) -> str:
    match item.kind:
        case FieldKind.LINE:
            return str(dossier.value(item.key) or "")
        case FieldKind.TEXT:
            return plain(dossier, item.key)
        case FieldKind.AUTHORS:
            return _people(dossier.authors)
        case FieldKind.HELPERS:
            return _people(dossier.helpers)
        case FieldKind.ANNEXES:
            return "\n".join(annex.caption for annex in dossier.annexes)
        case FieldKind.BENEFIT:
            return _benefit(dossier)
        case _:
            return ""


def plain(dossier: Dossier, key: str) -> str:
    """Give the plain text of a rich one."""
    return plain_text(parse(str(dossier.value(key) or "")).nodes)


def _people(people: Iterable[Participant]) -> str:
    return "\n".join(
        "; ".join(filter(None, (who.name, who.post, who.workplace, who.qualification, who.task)))
        for who in people
    )


def _benefit(dossier: Dossier) -> str:
    lines = [(line.description, line.source, line.evidence) for line in dossier.benefit_lines]
    return "\n".join([plain(dossier, BENEFIT_TEXT), *("; ".join(filter(None, line)) for line in lines)])
