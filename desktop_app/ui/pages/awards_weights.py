"""The weights that rank the notable ones, and how a co-author counts for an award: changed in place."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.forms.awards import SHARE, WHOLE, AwardRule, shipped_awards
from desktop_app.services.awards import award_settings, set_share_rule, set_weights
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.editors.base import guard_wheel
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.words import Words
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.programme_figures import CardRoom
from desktop_app.ui.shell.session import Session

_MOST = 100


class WeightsLine(QWidget):
    """Numbers from 0 to 100 in a line; what is typed counts when the field is left, or on Enter."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._award = ""
        room = CardRoom()
        self.boxes: dict[str, QSpinBox] = {}
        room.flow.addWidget(_label(_("Trọng số:")))
        for axis in shipped_awards().selection.axes:
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(space(0.5))
            box = QSpinBox()
            box.setRange(0, _MOST)
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            box.setFixedWidth(letters(6))
            box.setAccessibleName(_("Trọng số {axis}").format(axis=axis.label))
            box.setToolTip(axis.hint)
            box.editingFinished.connect(self._weigh)
            guard_wheel(box)
            self.boxes[axis.id] = box
            label = _label(axis.label)
            label.setBuddy(box)
            label.setToolTip(axis.hint)
            line.addWidget(label)
            line.addWidget(box)
            room.flow.addWidget(holder)
        self.share = ChoiceBox()
        self.share.setAccessibleName(_("Cách tính giá trị làm lợi cho đồng tác giả"))
        self.share.addItem(_("Đồng tác giả: tính cả giá trị làm lợi"), WHOLE)
        self.share.addItem(_("Đồng tác giả: tính theo tỷ lệ đóng góp"), SHARE)
        self.share.currentIndexChanged.connect(self._share)
        room.flow.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(room)
        self.show_weights()

    def show_weights(self) -> None:
        """Show what the office set."""
        for axis, weight in award_settings(self._session.book).weights.items():
            with QSignalBlocker(self.boxes[axis]):
                self.boxes[axis].setValue(weight)

    def show_award(self, rule: AwardRule | None) -> None:
        """Show how a co-author counts for an award; None for none."""
        self._award = rule.id if rule else ""
        self.share.setVisible(rule is not None)
        if rule is not None:
            with QSignalBlocker(self.share):
                self.share.setCurrentIndex(self.share.findData(rule.share_rule))

    def _weigh(self) -> None:
        wanted = {axis: box.value() for axis, box in self.boxes.items()}
        if wanted == dict(award_settings(self._session.book).weights):
            return
        try:
            self._session.remember(set_weights(self._session.book, wanted))
        except UserError as problem:
            self.show_weights()
            show_error(self, str(problem))

    def _share(self) -> None:
        if self._award:
            rule = str(self.share.currentData())
            self._session.remember(set_share_rule(self._session.book, self._award, rule))


def _label(text: str) -> Words:
    words = Words(text, "muted")
    words.setWordWrap(False)
    words.setMinimumHeight(space(3))
    words.setAlignment(words.alignment().__class__.AlignVCenter)
    return words
