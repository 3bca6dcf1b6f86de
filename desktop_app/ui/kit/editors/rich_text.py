"""The text field of rich text: keys, the clipboard, pictures that are dropped on it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage, QImageWriter, QKeyEvent, QTextCursor, QTextDocument

from desktop_app.domain.language import _
from desktop_app.domain.legacy import looks_legacy, rescue
from desktop_app.domain.richtext import Figure, Node, Span, Text, parse, plain_text, serialise
from desktop_app.domain.text import clean
from desktop_app.ui.kit.context import AddPicture, FindPicture
from desktop_app.ui.kit.editors.growing import GrowingText
from desktop_app.ui.kit.editors.rich_commands import leave_list, next_cell
from desktop_app.ui.kit.editors.rich_marks import CAPTION
from desktop_app.ui.kit.editors.rich_pictures import SUFFIXES, load_picture
from desktop_app.ui.kit.editors.rich_read import read_document
from desktop_app.ui.kit.editors.rich_write import RichWriter, plain_block, recolour
from desktop_app.ui.kit.notice import Offer

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RichText(GrowingText):
    """Holds a tree of `domain.richtext`. `noticed` tells what pasting changed, with offers."""

    def __init__(self, add_picture: AddPicture | None, find_picture: FindPicture) -> None:
        super().__init__(5, 22)
        self._add_picture, self._find_picture = add_picture, find_picture
        self.setAcceptRichText(True)
        self.document().setIndentWidth(self.fontMetrics().horizontalAdvance("0000"))

    def nodes(self) -> tuple[Node, ...]:
        """Read what stands here."""
        return read_document(self.document())

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show another text; its steps cannot be undone."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.clear()
        cursor = QTextCursor(document)
        cursor.setBlockFormat(plain_block(0))
        RichWriter(cursor, self._load).write(nodes)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def insert_nodes(self, nodes: Sequence[Node]) -> None:
        """Insert a tree at the cursor; a first paragraph joins the one the cursor is in."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        writer = RichWriter(cursor, self._load, is_fresh=_is_free(cursor))
        if nodes and isinstance(nodes[0], Text):
            writer.write_inline(nodes[0].spans)
            writer = RichWriter(cursor, self._load, is_fresh=False)
            nodes = nodes[1:]
        writer.write(nodes)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_picture(self, source: Path | bytes) -> None:
        """Keep a picture in the book and show it here with a caption to be typed over."""
        sha256 = self._add_picture(source) if self._add_picture is not None else None
        if sha256 is None:
            return
        words = _("Chú thích hình")
        self.insert_nodes([Figure(sha256)])
        cursor = self.textCursor()
        cursor.insertText(words)
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(words))
        self.setTextCursor(cursor)

    def _load(self, sha256: str) -> QImage:
        return load_picture(sha256, self._find_picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves captions and empty list entries; Tab goes through the cells of a table, then on."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # nowhere to go, and no tab belongs into a text
            return
        cursor = self.textCursor()
        is_plain_enter = event.key() in _ENTER and not event.modifiers()
        if is_plain_enter and cursor.blockFormat().boolProperty(CAPTION):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(plain_block(0))
            self.setTextCursor(cursor)
        elif cursor.currentList() is not None and (
            (is_plain_enter and not cursor.block().text())
            or (event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart() and not cursor.hasSelection())
        ):
            leave_list(cursor)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go to the next cell, or leave the field."""
        return next_cell(self, 1 if is_next else -1) or super().focusNextPrevChild(is_next)

    def changeEvent(self, event: QEvent) -> None:
        """Draw tables in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            recolour(self.document().rootFrame())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what the book would keep, so that pasting it back changes nothing."""
        return copied(self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words and pictures."""
        return source.hasImage() or bool(_picture_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste: pictures into the book, marked text reduced to what papers can print."""
        files = _picture_files(source)
        if files:
            for file in files:
                self.insert_picture(file)
        elif source.hasHtml():
            parsed = parse(source.html())
            self._paste(parsed.nodes, parsed.dropped)
        elif source.hasImage():
            self.insert_picture(_png(source))
        else:
            self._paste(_plain(source.text()), ())

    def _paste(self, nodes: Sequence[Node], dropped: Sequence[str]) -> None:
        words = plain_text(tuple(nodes))
        encoding = looks_legacy(words)
        before = self.document().availableUndoSteps()
        self.insert_nodes(nodes)
        if encoding is not None:
            self._offer_rescue(words, encoding, before)
        elif dropped:
            self.noticed.emit(
                _("Đã dán phần chữ. Bỏ lại những gì bản in không có: {what}.").format(
                    what=", ".join(dropped)
                ),
                (),
            )

    def _offer_rescue(self, words: str, encoding: str, before: int) -> None:
        def convert() -> None:
            while self.document().availableUndoSteps() > before and self.document().isUndoAvailable():
                self.undo()
            self.insert_nodes(_plain(rescue(words, encoding)))

        offers: tuple[Offer, ...] = ((_("Chuyển sang Unicode"), convert),)
        self.noticed.emit(
            _("Đoạn vừa dán được gõ bằng mã cũ {encoding}, để vậy sẽ in sai chữ.").format(encoding=encoding),
            offers,
        )


def copied(selection: QTextCursor) -> QMimeData:
    """Give what is selected as the markup that the book keeps, and as plain words."""
    part = QTextDocument()
    QTextCursor(part).insertFragment(selection.selection())
    nodes = read_document(part)
    data = QMimeData()
    data.setHtml(serialise(nodes))
    data.setText(plain_text(nodes))
    return data


def _is_free(cursor: QTextCursor) -> bool:
    return not cursor.block().text() and cursor.currentList() is None


def _plain(text: str) -> list[Node]:
    """Make a paragraph of every line; a blank at either end stays, to join words in a line."""
    lines = clean(text, multiline=True).split("\n")
    if lines[-1] and text.endswith(" "):
        lines[-1] += " "
    return [Text((Span(line),)) for line in lines if line]


def _picture_files(source: QMimeData) -> list[Path]:
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in SUFFIXES]


def _png(source: QMimeData) -> bytes:
    image = QImage(source.imageData())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
