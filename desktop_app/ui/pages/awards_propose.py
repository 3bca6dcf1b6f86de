"""Nominating several candidates of the board at once into a round."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.awards import COLLECTIVE
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import nominations
from desktop_app.services.awards import Fit
from desktop_app.services.nominations import Proposal
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.pages.awards_forms import ask_round, context_of
from desktop_app.ui.shell.session import Session

_ROUNDS = "rounds"


def propose(session: Session, parent: QWidget, chosen: Sequence[Fit]) -> bool:
    """Ask for a round and nominate everybody there, each by the innovations that count; or nobody."""
    if not nominations.rounds(session.book) and not ask_round(session, parent):
        return False
    known = nominations.rounds(session.book)
    fields = (Field("round", _("Đợt khen thưởng"), FieldKind.CHOICE, choices=_ROUNDS),)
    proposals = [Proposal({**values_of(fit), "award": fit.award.id}, fit.innovations) for fit in chosen]

    def act(values: Mapping[str, object]) -> None:
        nomination = str(values["round"] or "")
        if not nomination:
            raise UserError(_("Chọn đợt khen thưởng."))
        session.remember(nominations.add_lines(session.book, int(nomination), proposals))

    lists = {_ROUNDS: tuple(Choice(str(one.id), one.name) for one in known)}
    title = _("Đề nghị khen thưởng {count} dòng").format(count=len(chosen))
    start = {"round": str(known[0].id)}
    return ask_fields(
        FieldsDialog(parent, title, fields, start, context_of(session, lists), _("Đề nghị"), act)
    )


def values_of(fit: Fit) -> dict[str, Value]:
    """Return whom a fit is about, as a line names them."""
    nominee = fit.nominee
    if nominee.is_person:
        return {"person_id": nominee.key}
    return {"nominee": COLLECTIVE, "unit_id": nominee.key}
