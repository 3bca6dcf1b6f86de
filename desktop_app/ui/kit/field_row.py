"""One field on screen: label, hint, question, example, error, editor, counter."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Field
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.rich import RichEditor
from desktop_app.ui.kit.editors.rich_table_offer import TableOffer
from desktop_app.ui.kit.notice import NoticeBar
from desktop_app.ui.kit.words import IconWords, Words, heading, link_button, quiet_frame, small
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space

_WIDE_LETTERS = 130


class Example(QWidget):
    """An example that is folded away until asked for; beside it, where there are more, the way to them."""

    def __init__(self, text: str, show_more: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.button = link_button(_("Ví dụ"), "chevron-right")
        self.button.setCheckable(True)
        self.button.setAccessibleDescription(_("Mở hoặc gấp ví dụ"))
        self.button.toggled.connect(self._show)
        self._frame: QFrame = quiet_frame()
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(space(), space(0.75), space(), space(0.75))
        words = Words(text)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(words)
        self._frame.hide()
        if not text:
            self.button.hide()
        links = QHBoxLayout()
        links.setSpacing(space())
        links.addWidget(self.button)
        self.more: QPushButton | None = None
        if show_more is not None:
            self.more = link_button(_("Xem ví dụ viết tốt và chưa tốt…"))
            self.more.clicked.connect(lambda: show_more())  # noqa: PLW0108 - Qt would hand over whether checked
            links.addWidget(self.more)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(links)
        column.addWidget(self._frame)

    def _show(self, is_open: bool) -> None:
        self._frame.setVisible(is_open)
        icons.set_icon(self.button, "chevron-down" if is_open else "chevron-right", "accent")


class FieldRow(QWidget):
    """A declared field with its editor; the one place that names it for screen readers."""

    def __init__(self, field: Field, editor: Editor, context: FormContext) -> None:
        super().__init__()
        self.field, self.editor = field, editor
        self._context = context
        self.example = self._make_example()
        self.table_offer: TableOffer | None = None
        if field.table and isinstance(editor, RichEditor):
            self.table_offer = TableOffer(editor.text, field.table)
        self.setMaximumWidth(letters(_WIDE_LETTERS if editor.is_wide else READABLE_LETTERS) + space(2))
        self.error = IconWords("circle-alert", "danger")
        self.error.words.setProperty("heading", "3")
        self.error.hide()
        self.notice = NoticeBar()
        self.counter = small("")
        self.counter.hide()
        editor.noticed.connect(self.notice.tell)
        editor.changed.connect(self.count)
        self._build()
        self._name()
        self.count()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(self._readable(self._label()))
        if self.field.hint:
            column.addLayout(self._readable(Words(self.field.hint, "muted")))
        if self.field.question:
            question = _("Hội đồng sẽ hỏi: {question}").format(question=self.field.question)
            column.addLayout(self._readable(IconWords("message-circle-question-mark", "muted", question)))
        if self.example is not None:
            column.addLayout(self._readable(self.example))
        if self.table_offer is not None:
            column.addLayout(self._readable(self.table_offer))
        column.addLayout(self._readable(self.error))
        column.addWidget(self.editor)
        column.addLayout(self._readable(self.notice))
        column.addLayout(self._readable(self.counter))

    def _make_example(self) -> Example | None:
        show = self._context.show_examples
        more = partial(show, self.field.key) if show and self.field.key in self._context.exampled else None
        return Example(self.field.example, more) if self.field.example or more else None

    def _readable(self, widget: QWidget) -> QHBoxLayout:
        """Keep words in the readable column: a line of their own measures their height at that width."""
        widget.setMaximumWidth(letters(READABLE_LETTERS) + space(2))
        line = QHBoxLayout()
        line.addWidget(widget, 1)
        line.addStretch(0)
        return line

    def _label(self) -> QLabel:
        text = self.field.label
        if self._context.marks_optional and not self.field.is_required and _("(nếu có)") not in text:
            text = _("{label} (không bắt buộc)").format(label=text)
        self.label = heading(text, 3)
        self.label.setBuddy(self.editor.focus_target())
        return self.label

    def _name(self) -> None:
        target = self.editor.focus_target()
        own = target.text() if isinstance(target, QAbstractButton) else ""
        is_an_answer = bool(own) and own != self.field.label
        target.setAccessibleName(f"{self.field.label}: {own}" if is_an_answer else self.field.label)
        for answer in self.editor.answer_buttons():
            answer.setAccessibleName(f"{self.field.label}: {answer.text()}")
        told = [self.error.words.text() if self.has_error() else "", self.field.hint, self.field.question]
        target.setAccessibleDescription(" ".join(part for part in told if part))

    def has_error(self) -> bool:
        """Say whether an error stands beside the field."""
        return not self.error.isHidden()

    def show_error(self, sentence: str) -> None:
        """Put an error beside the field; an empty sentence takes it away."""
        if sentence == (self.error.words.text() if self.has_error() else ""):
            return
        self.error.words.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.editor.mark_error(bool(sentence))
        if sentence:
            self.editor.offer_rescue()
        self._name()

    def count(self) -> None:
        """Bring the counter up to date (going over is told, never refused), and what is offered."""
        if self.table_offer is not None:
            self.table_offer.follow()
        length, soft = self.editor.letter_count(), self.field.soft_length
        if soft is None or length is None:
            return
        self.counter.setVisible(length > 0)
        if length > soft:
            text = _("{length} ký tự, dài hơn mức nên viết ({soft}) {over} ký tự").format(
                length=length, soft=soft, over=length - soft
            )
        else:
            text = _("{length} / {soft} ký tự").format(length=length, soft=soft)
        self.counter.setText(text)
        self.counter.set_tone("warning" if length > soft else "muted")
