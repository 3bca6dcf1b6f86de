"""What must be mended, at the top of the page, each line a way to its field (GOV.UK error summary)."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.kit.words import IconWords, Words, link_button
from desktop_app.ui.look.metrics import space


class ErrorSummary(QFrame):
    """Hidden until there is something; takes the focus when it shows.

    `chosen` names the field of a line, `put_by` the place of one that is to be set aside.
    """

    chosen = Signal(str)
    put_by = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "danger")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = IconWords("circle-alert", "danger")
        self._title.words.setProperty("heading", "2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(1.5), space(), space(1.5), space())
        self._column.setSpacing(space(0.5))
        self._column.addWidget(self._title)
        self.lines: list[QPushButton] = []
        self.acts: dict[int, QPushButton] = {}
        self._rows: list[QWidget] = []
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, str]], movable: Collection[int] = ()) -> None:
        """List (field, sentence) in the order of the page, in the words beside the fields; none hides.

        Those at the `movable` places have a button by which they can be set aside.
        """
        drop_rows(self._column, self._rows)
        self.lines, self.acts, self._rows = [], {}, []
        for place, (field, sentence) in enumerate(errors):
            self._add_line(place, field, sentence, is_movable=place in movable)
        title = _("Có {count} chỗ cần sửa").format(count=len(errors))
        self._title.words.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentence for _field, sentence in errors))
        self.setVisible(bool(errors))
        if errors:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_line(self, place: int, field: str, sentence: str, *, is_movable: bool) -> None:
        line = WrappedLink(sentence)
        line.clicked.connect(lambda: self.chosen.emit(field))
        self.lines.append(line)
        row: QWidget = line
        if is_movable:
            row = LinkWithAct(line, _("Gác lại…"), _("Gác lại: {sentence}").format(sentence=sentence))
            row.act.clicked.connect(lambda: self.put_by.emit(place))
            self.acts[place] = row.act
        self._rows.append(row)
        self._column.addWidget(row)


def drop_rows(column: QVBoxLayout, rows: Sequence[QWidget]) -> None:
    """Take rows out of a column, out of sight at once though they go only when the window's loop turns."""
    for row in rows:
        column.removeWidget(row)
        row.hide()
        row.deleteLater()


class WrappedLink(QPushButton):
    """A link whose words wrap, which a button's own do not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("is_link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.words = Words(text, "danger")
        self.words.setProperty("is_link", True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = QVBoxLayout(self)
        self.set_inset(2.2)
        self._inside.addWidget(self.words)

    def set_inset(self, steps: float) -> None:
        """Leave that much room before the words, in half lines."""
        before = space(steps) if steps else 0
        self._inside.setContentsMargins(before, space(0.25), space(0.5), space(0.25))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words are in this width."""
        super().resizeEvent(event)
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout is not None else self.height()
        if height != self.height():
            self.setFixedHeight(height)
            self._inside.setGeometry(self.rect())  # which the layout of a window not shown yet forgets


class LinkWithAct(QWidget):
    """A line that leads somewhere, and a quiet button for what else can be done with it."""

    def __init__(self, link: WrappedLink, words: str, name: str) -> None:
        super().__init__()
        self.link = link
        self.act = link_button(words)
        self.act.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space())
        line.addWidget(link, 1)
        line.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)
