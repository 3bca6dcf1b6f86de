"""The task list of a dossier: how far each section of its form is, seen from what is filled in."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.records import Dossier
from desktop_app.domain.richtext import parse
from desktop_app.forms.vocabulary import Field, FieldKind, Pack, Section


class TaskStatus(StrEnum):
    """Few words, as a list of tasks needs them; errors are marked only after a check was asked for."""

    EMPTY = "empty"
    STARTED = "started"
    DONE = "done"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Task:
    """One section: its status, and how many of its required fields are filled."""

    section: Section
    status: TaskStatus
    filled: int
    required: int


def tasks(dossier: Dossier, pack: Pack) -> tuple[Task, ...]:
    """Return one task for each section that asks for something, in the form's order."""
    return tuple(_task(dossier, section) for section in pack.form.sections if section.fields)


def is_filled(dossier: Dossier, field: Field) -> bool:
    """Tell whether a field holds anything; “Không tính được” fills the benefit, a picture a text."""
    match field.kind:
        case FieldKind.AUTHORS:
            return any(author.name for author in dossier.authors)
        case FieldKind.HELPERS:
            return any(helper.name for helper in dossier.helpers)
        case FieldKind.ANNEXES:
            return bool(dossier.annexes)
        case FieldKind.BENEFIT:
            return bool(dossier.innovation.benefit_answer)
        case FieldKind.TEXT:
            return bool(parse(str(dossier.value(field.key) or "")).nodes)
        case _:
            return dossier.value(field.key) not in ("", None)


def _task(dossier: Dossier, section: Section) -> Task:
    required = [field for field in section.fields if field.is_required]
    filled = sum(is_filled(dossier, field) for field in required)
    has_anything = any(is_filled(dossier, field) for field in section.fields)
    return Task(section, _status(filled, len(required), has_anything), filled, len(required))


def _status(filled: int, required: int, has_anything: bool) -> TaskStatus:
    if required and filled == required:
        return TaskStatus.DONE
    if has_anything:
        return TaskStatus.STARTED if required else TaskStatus.DONE
    return TaskStatus.EMPTY if required else TaskStatus.OPTIONAL
