"""What the forms of a dossier need from its book: units, people, pictures, and two editors of their own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship, Person, Unit
from desktop_app.forms.examples import shipped_examples
from desktop_app.forms.vocabulary import FieldKind
from desktop_app.services import attachments, packs, participants, people, units
from desktop_app.services.editing import DossierEditor
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.pages.annexes_editor import AnnexesEditor
from desktop_app.ui.pages.benefit_editor import BenefitEditor
from desktop_app.ui.pages.dossier_steps import Steps
from desktop_app.ui.pages.examples_dialog import show_examples
from desktop_app.ui.pages.pick_person import ask_person
from desktop_app.ui.shell.session import Session

_INDENT = "\u2003"  # an em space: trees in a flat list


def form_context(session: Session, editor: DossierEditor, parent: QWidget) -> FormContext:
    """Give a form on a dossier its lists, its pictures and the editors of annexes and money."""
    book, steps = session.book, Steps(session, editor, parent)

    def pick(asking: QWidget) -> Person | None:
        chosen = ask_person(asking, book, steps.remember)
        return None if chosen is None else as_printed(chosen, units.all_units(book))

    def hand_over(authors: Sequence[Authorship], place: int) -> bool:
        session.about_to_step.emit()  # what is still being typed is a step of its own
        return steps.do(lambda: participants.make_helper(book, editor.innovation, authors, place))

    def add_picture(source: Path | bytes) -> str | None:
        try:
            if isinstance(source, bytes):
                attached = attachments.attach_figure(book, editor.innovation, source)
            else:
                attached = attachments.attach(book, editor.innovation, source, "figure")
        except UserError as error:
            show_error(parent, str(error))
            return None
        steps.remember(attached.changes)
        return attached.sha256

    def show(key: str) -> None:
        area = editor.dossier.innovation.field
        show_examples(parent, session.preferences, editor.pack.form.fields, key, area)

    return FormContext(
        catalogue=packs.catalogue(),
        units=lambda: unit_entries(units.all_units(book)),
        people=lambda: [(item.id, person_words(item)) for item in people.all_people(book)],
        pick_person=pick,
        hand_over=hand_over if editor.pack.form.field("helpers") else None,
        add_picture=add_picture,
        find_picture=lambda sha256: attachments.stored_file(book, sha256),
        makers={
            FieldKind.ANNEXES: lambda _field: AnnexesEditor(session, editor, steps),
            FieldKind.BENEFIT: lambda _field: BenefitEditor(
                editor.pack, add_picture, lambda sha256: attachments.stored_file(book, sha256)
            ),
        },
        innovation_id=editor.innovation,
        show_examples=show,
        exampled=shipped_examples().keys,
    )


def unit_entries(all_units: Sequence[Unit]) -> list[tuple[int, str]]:
    """Return (key, words) of every unit, those below another one set in."""
    return [(unit.id, _INDENT * units.depth(unit, all_units) + unit.name) for unit in all_units]


def person_words(person: Person) -> str:
    """Name somebody so that two of one name are told apart."""
    return ", ".join(
        part for part in (person.name, person.birth[:4], person.workplace or person.post) if part
    )


def as_printed(person: Person, all_units: Sequence[Unit]) -> Person:
    """Put the words of a paper in the place of keys: the unit's name, the education's label."""
    level = packs.catalogue().label("education_levels", person.education_level)
    unit = next((item.name for item in all_units if item.id == person.unit_id), "")
    return replace(person, education_level=level, workplace=person.workplace or unit)
