"""Rich text: what is kept goes into the editor and comes out the same, whatever is pasted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.richtext import (
    Figure,
    Grid,
    Item,
    Listing,
    Node,
    Span,
    TableCell,
    Text,
    parse,
    plain_text,
    serialise,
)
from desktop_app.domain.richtext_spans import tidy
from desktop_app.ui.kit.editors.rich import RichEditor
from desktop_app.ui.kit.editors.rich_read import read_document
from desktop_app.ui.kit.editors.rich_write import RichWriter
from desktop_app.ui.look.theme import apply_theme

SHA = "a" * 64


def words(text: str, **style: bool) -> Text:
    return Text((Span(text, **style),))


letters = st.text("abcđêữợ ắẬ<&>\"'0²…–", min_size=1, max_size=8).map(lambda text: f"x{text.strip()}x")
spans = st.builds(Span, letters, st.booleans(), st.booleans(), st.sampled_from(("", "sub", "sup")))
lines = st.lists(spans, min_size=1, max_size=4).map(tidy)
paragraphs = st.builds(Text, lines)
figures = st.builds(Figure, st.sampled_from((SHA, "b" * 64)), st.just(()) | lines)


def _holding(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    items = st.lists(nodes, min_size=1, max_size=3).map(lambda inside: Item(tuple(inside)))
    lists = st.builds(Listing, st.lists(items, min_size=1, max_size=3).map(tuple), st.booleans())
    cells = st.builds(TableCell, st.lists(nodes, max_size=2).map(tuple), st.booleans())
    rows = st.lists(cells, min_size=1, max_size=3).map(tuple)
    return lists | st.builds(Grid, st.lists(rows, min_size=1, max_size=3).map(tuple))


trees = st.lists(st.recursive(paragraphs | figures, _holding, max_leaves=12), max_size=5).map(tuple)


def written(nodes: tuple[Node, ...]) -> QTextDocument:
    document = QTextDocument()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    RichWriter(QTextCursor(document), lambda _sha: image).write(nodes)
    return document


@given(tree=trees)
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_tree_comes_back_from_the_document_the_same(qapp: QApplication, tree: tuple[Node, ...]) -> None:
    assert read_document(written(tree)) == tree


@given(tree=trees)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_saving_loading_and_saving_again_changes_nothing(qapp: QApplication, tree: tuple[Node, ...]) -> None:
    saved = serialise(tree)
    loaded = parse(saved)
    assert loaded.dropped == ()
    assert serialise(read_document(written(loaded.nodes))) == saved


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication) -> RichEditor:
    apply_theme(qapp, "light")
    made = RichEditor(lambda _source: SHA, lambda _sha: None)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.text.setFocus()
    return made


def notices(editor: RichEditor) -> list[tuple[str, tuple[tuple[str, Callable[[], None]], ...]]]:
    told: list[tuple[str, tuple[tuple[str, Callable[[], None]], ...]]] = []
    editor.noticed.connect(lambda sentence, offers: told.append((sentence, offers)))
    return told


def paste(editor: RichEditor, html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    editor.text.insertFromMimeData(data)


def test_loading_is_no_edit_and_cannot_be_undone(editor: RichEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value(serialise((words("một"), words("hai", is_bold=True))))
    assert not editor.text.document().isUndoAvailable()
    assert editor.value() == serialise((words("một"), words("hai", is_bold=True)))


def test_same_value_leaves_the_cursor_where_it_is(editor: RichEditor) -> None:
    editor.set_value(serialise((words("một hai"),)))
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    place = editor.text.textCursor().position()
    editor.set_value(editor.value())
    assert editor.text.textCursor().position() == place


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("bold", {"is_bold": True}),
        ("italic", {"is_italic": True}),
        ("subscript", {"rise": "sub"}),
        ("superscript", {"rise": "sup"}),
    ],
)
def test_marks_are_put_on_and_taken_off(editor: RichEditor, name: str, style: dict[str, object]) -> None:
    editor.set_value(serialise((words("CO2"),)))
    editor.text.selectAll()
    editor.actions_by_name[name].trigger()
    assert editor.value() == serialise((Text((Span("CO2", **style),)),))  # type: ignore[arg-type]
    editor.actions_by_name[name].trigger()
    assert editor.value() == serialise((words("CO2"),))


def test_keys_make_bold_and_the_button_shows_it(editor: RichEditor, qtbot: QtBot) -> None:
    qtbot.keyClick(editor.text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor.text, "dam")
    assert editor.value() == serialise((words("dam", is_bold=True),))
    assert editor.actions_by_name["bold"].isChecked()


def test_lists_begin_deepen_and_end(editor: RichEditor, qtbot: QtBot) -> None:
    editor.actions_by_name["list"].trigger()
    qtbot.keyClicks(editor.text, "a")
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    editor.actions_by_name["deeper"].trigger()
    qtbot.keyClicks(editor.text, "b")
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.text, "c")
    inner = Listing((Item((words("b"),)),))
    assert editor.text.nodes() == (Listing((Item((words("a"), inner)),)), words("c"))


def test_table_is_inserted_and_tab_goes_through_its_cells_and_out(editor: RichEditor, qtbot: QtBot) -> None:
    editor.tables.actions()[0].trigger()
    qtbot.keyClicks(editor.text, "a")
    for letter in "bcdef":
        qtbot.keyClick(editor.text, Qt.Key.Key_Tab)
        qtbot.keyClicks(editor.text, letter)
    (grid,) = editor.text.nodes()
    assert isinstance(grid, Grid)
    assert [[plain_text(cell.nodes) for cell in row] for row in grid.rows] == [
        ["a", "b"],
        ["c", "d"],
        ["e", "f"],
    ]
    assert [cell.is_heading for cell in grid.rows[0]] == [True, True]
    assert not editor.text.focusNextPrevChild(True) or not editor.text.hasFocus()


def test_word_paste_is_reduced_and_the_person_is_told(editor: RichEditor) -> None:
    told = notices(editor)
    paste(editor, "<p style='color:red'>Giá <b>trị</b><script>alert(1)</script></p><p>hai</p>")
    assert editor.text.nodes() == (Text((Span("Giá "), Span("trị", is_bold=True))), words("hai"))
    assert len(told) == 1
    assert told[0][1] == ()


def test_paste_into_a_paragraph_joins_it(editor: RichEditor) -> None:
    editor.set_value(serialise((words("đầu cuối"),)))
    cursor = editor.text.textCursor()
    cursor.setPosition(4)
    editor.text.setTextCursor(cursor)
    paste(editor, text="giữa ")
    assert editor.text.nodes() == (words("đầu giữa cuối"),)


def test_old_encoding_is_named_and_converted_on_request(editor: RichEditor) -> None:
    told = notices(editor)
    old = "C«ng ty NhiÖt ®iÖn ¸p dông s¸ng kiÕn c¶i tiÕn kü thuËt t¹i ph©n x­ëng vËn hµnh"
    paste(editor, text=old)
    assert "TCVN3" in told[0][0]
    told[0][1][0][1]()
    assert plain_text(editor.text.nodes()).startswith("Công ty Nhiệt điện áp dụng sáng kiến")


def test_copied_text_pastes_back_the_same(editor: RichEditor) -> None:
    nodes = (
        words("một", is_bold=True),
        Listing((Item((words("hai"),)), Item((words("ba"),))), True),
        Grid(((TableCell((words("bốn"),), True), TableCell((words("năm"),), True)),)),
        words("sáu"),
    )
    editor.set_value(serialise(nodes))
    editor.text.selectAll()
    editor.text.copy()
    editor.text.clear()
    editor.text.paste()
    assert editor.text.nodes() == nodes


def test_picture_is_kept_by_the_book_and_gets_a_caption(qtbot: QtBot, tmp_path: Path) -> None:
    kept: list[Path | bytes] = []

    def keep(source: Path | bytes) -> str:
        kept.append(source)
        return SHA

    editor = RichEditor(keep, lambda _sha: None)
    qtbot.addWidget(editor)
    file = tmp_path / "ảnh.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(file))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    editor.text.insertFromMimeData(data)
    editor.text.insertPlainText("Hình 1")
    from_clipboard = QMimeData()
    from_clipboard.setImageData(image)
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    editor.text.insertFromMimeData(from_clipboard)
    assert kept[0] == file
    assert isinstance(kept[1], bytes)
    assert kept[1].startswith(b"\x89PNG")
    first, second = editor.text.nodes()
    assert first == Figure(SHA, (Span("Hình 1"),))
    assert isinstance(second, Figure)


def test_refused_picture_leaves_the_text_alone(qtbot: QtBot) -> None:
    editor = RichEditor(lambda _source: None, lambda _sha: None)
    qtbot.addWidget(editor)
    editor.text.insert_picture(b"no picture")
    assert editor.value() == ""


def test_tables_follow_the_colours_and_that_is_no_edit_of_the_value(
    editor: RichEditor, qapp: QApplication
) -> None:
    grid = Grid(((TableCell((words("a"),), True),),))
    editor.set_value(serialise((grid,)))
    theme = apply_theme(qapp, "dark")
    assert editor.text.nodes() == (grid,)
    theme.choose("light")
    assert editor.text.nodes() == (grid,)


def test_tab_leaves_the_text(editor: RichEditor, qtbot: QtBot) -> None:
    editor.set_value(serialise((words("a"),)))
    before = editor.value()
    qtbot.keyClick(editor.text, Qt.Key.Key_Tab)
    assert editor.value() == before
