"""Beside the list of people: one of them, and how many dossiers name them."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Person
from desktop_app.services import people
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.words import heading, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.catalogue_fields import catalogue_context, person_fields
from desktop_app.ui.pages.record_form import RecordForm
from desktop_app.ui.shell.session import Session


class PersonSide(RecordForm):
    """The form of a person. What papers already hold of them is never changed from here."""

    def __init__(self, session: Session) -> None:
        book = session.book
        super().__init__(
            session,
            person_fields(),
            catalogue_context(book),
            lambda key, values: people.edit_person(book, key, values),
        )
        self.session = session
        self.title = heading("", 2)
        self.facts = small("")
        self.honours = QPushButton(_("Danh hiệu, khen thưởng…"))
        self.remove = QPushButton(_("Xóa"))
        set_icon(self.honours, "award")
        set_icon(self.remove, "trash-2")
        self.honours.clicked.connect(self.show_honours)
        self.remove.clicked.connect(self.remove_person)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.remove)
        column.addLayout(line)
        column.addWidget(self.facts)
        below = QHBoxLayout()
        below.addWidget(self.honours)
        below.addStretch(1)
        column.addLayout(below)
        self.form.add_top(top)

    def show_person(self, person: Person, dossiers: int) -> None:
        """Show somebody as the book has them now."""
        self.title.setText(person.name)
        self.facts.setText(
            _("Có tên trong {count} hồ sơ. Sửa ở đây không đổi những gì hồ sơ đã ghi.").format(count=dossiers)
            if dossiers
            else _("Chưa có tên trong hồ sơ nào.")
        )
        self.show_record(person.id, {field.key: getattr(person, field.key) for field in person_fields()})

    def show_honours(self) -> None:
        """Show and change the titles and awards they hold."""
        from desktop_app.ui.pages.awards_honours import show_honours

        show_honours(self.session, self, self.title.text(), "person_id", self.key)

    def remove_person(self) -> None:
        """Remove them, where no dossier names them."""
        try:
            self.session.remember(people.remove_person(self.session.book, self.key))
        except UserError as error:
            show_error(self, str(error))
