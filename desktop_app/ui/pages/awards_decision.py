"""A decision that was taken already: its number and day, and who signed it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.services.nomination_signers import SignerOffer
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.date import DateEditor
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.words import heading, small
from desktop_app.ui.look.metrics import space


@dataclass(frozen=True, slots=True)
class Decision:
    """What was told of one; "" and None for what was not."""

    number: str
    day: date | None
    signer: str
    signer_post: str


class DecisionPart(QWidget):
    """Two fields a line; a signer offered stays until somebody types another."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.day = LineEditor(), DateEditor()
        self.signer, self.signer_post = LineEditor(), LineEditor()
        self.hint = small("")
        self._offer = SignerOffer()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(1.5))
        grid.setVerticalSpacing(space(0.75))
        for place, (words, editor) in enumerate(
            (
                (_("Số quyết định"), self.number),
                (_("Ngày quyết định"), self.day),
                (_("Người ký quyết định"), self.signer),
                (_("Chức vụ người ký như in"), self.signer_post),
            )
        ):
            grid.addWidget(labelled(words, editor), *divmod(place, 2))
        grid.addWidget(self.hint, 2, 0, 1, 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.show_offer(self._offer)

    def show_offer(self, offer: SignerOffer) -> None:
        """Offer another signer where the one offered before still stands, and say what an empty name does."""
        for editor, before, now in (
            (self.signer, self._offer.signer, offer.signer),
            (self.signer_post, self._offer.signer_post, offer.signer_post),
        ):
            if editor.value() == before:
                editor.set_value(now)
        self._offer = offer
        self.hint.setText(offer.hint)
        self.hint.setVisible(bool(offer.hint))

    def told(self) -> Decision:
        """Return what was told. Raises UserError where the calendar has no such day."""
        return Decision(self.number.value(), self.day.value(), self.signer.value(), self.signer_post.value())


def labelled(words: str, editor: Editor) -> QWidget:
    """Put an editor under its label, and name it for screen readers."""
    whole = QWidget()
    label: QLabel = heading(words, 3)
    label.setBuddy(editor.focus_target())
    editor.focus_target().setAccessibleName(words)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(0.5))
    column.addWidget(label)
    column.addWidget(editor)
    column.addStretch(1)
    return whole
