"""Rich text: the subset, there and back."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.richtext import (
    Figure,
    Grid,
    Item,
    Listing,
    Node,
    Span,
    TableCell,
    Text,
    from_plain,
    parse,
    plain_text,
    serialise,
)

SHA = "0123456789abcdef" * 4
TAGS = (
    "p", "div", "b", "i", "strong", "em", "u", "s", "sub", "sup", "span", "font", "a", "h2", "br", "hr",
    "ul", "ol",
    "li", "table", "tbody", "tr", "td", "th", "caption", "figure", "figcaption", "img", "script", "style",
    "o:p",
    "del", "svg",
)  # fmt: skip
SUBSET = {
    "p", "b", "i", "sub", "sup", "ul", "ol", "li", "table", "tr", "th", "td", "figure", "img", "figcaption",
}  # fmt: skip
STYLES = (
    "font-weight:bold", "font-weight:400", "font-style:italic", "vertical-align:super",
    "vertical-align:baseline",
    "color:red", "mso-list:l0 level1 lfo1", "mso-list:l3 level9 lfo1", "mso-list:Ignore", "display",
)  # fmt: skip
LETTERS = "aă b<>&;\"'\u00a0 \n\t\u0301\u0323\u200d\ufe0f👩\x00\xad·1.-–"

letters = st.text(st.sampled_from(LETTERS) | st.characters(exclude_categories=()), max_size=8)
attributes = st.one_of(
    st.just(""),
    st.sampled_from(STYLES).map(lambda style: f" style='{style}'"),
    st.sampled_from(
        [" class=MsoListParagraph", f' src="sha256:{SHA}"', " src=x.png", " colspan=3", " rowspan='2'", ' "']
    ),
)
pieces = st.one_of(
    letters,
    st.builds("<{}{}>".format, st.sampled_from(TAGS), attributes),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(
        [
            "<!--",
            "-->",
            "<![if !x]>",
            "<![endif]>",
            "<?xml?>",
            "&nbsp;",
            "&lt;",
            "&#0;",
            "&#769;",
            "&shy;",
            "&",
            "<",
        ]
    ),
)
soup = st.lists(pieces, max_size=40).map("".join)

words = st.text(st.sampled_from("aăâđ ệữ1<>&\"'.,;👩²"), min_size=1, max_size=12)


def normal_spans(runs: list[tuple[str, bool, bool, str]]) -> tuple[Span, ...]:
    """Make spans that differ from their neighbours and have no blank at an end."""
    spans: list[Span] = []
    for text, is_bold, is_italic, rise in runs:
        text = " ".join(text.split()) or "x"
        if not spans or (spans[-1].is_bold, spans[-1].is_italic, spans[-1].rise) != (
            is_bold,
            is_italic,
            rise,
        ):
            spans.append(Span(text, is_bold, is_italic, rise))
    return tuple(spans)


spans = st.lists(
    st.tuples(words, st.booleans(), st.booleans(), st.sampled_from(["", "sub", "sup"])),
    min_size=1,
    max_size=4,
).map(normal_spans)
captions = st.just(()) | spans
leaves = st.builds(Text, spans) | st.builds(Figure, st.just(SHA), captions)


def containers(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Lists and tables of what is inside."""
    items = st.lists(st.lists(inner, min_size=1, max_size=3).map(tuple).map(Item), min_size=1, max_size=3)
    cells = st.builds(TableCell, st.lists(inner, max_size=2).map(tuple), st.booleans())
    rows = st.lists(st.lists(cells, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3)
    return st.builds(Listing, items.map(tuple), st.booleans()) | st.builds(Grid, rows.map(tuple))


trees = st.lists(st.recursive(leaves, containers, max_leaves=12), max_size=4).map(tuple)


def depth(node: Node) -> int:
    """How many lists and tables stand inside each other."""
    match node:
        case Listing(items):
            return 1 + max((depth(inner) for item in items for inner in item.nodes), default=0)
        case Grid(rows):
            return 1 + max((depth(inner) for row in rows for cell in row for inner in cell.nodes), default=0)
        case _:
            return 0


@given(trees.filter(lambda nodes: all(depth(node) <= 8 for node in nodes)))
def test_a_tree_is_read_back_as_it_was_written(nodes: tuple[Node, ...]):
    parsed = parse(serialise(nodes))

    assert parsed.nodes == nodes
    assert parsed.dropped == ()


@given(soup)
@settings(max_examples=400)
def test_what_was_reduced_once_is_never_reduced_again(markup: str):
    once = parse(markup).nodes
    written = serialise(once)
    again = parse(written)

    assert again.nodes == once
    assert again.dropped == ()
    assert serialise(again.nodes) == written


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_at_all_is_read(text: str):
    assert parse(serialise(parse(text).nodes)).nodes == parse(text).nodes


@given(soup)
def test_what_is_left_holds_no_tag_but_the_subset(markup: str):
    written = serialise(parse(markup).nodes)
    tags = {part.split(">")[0].strip("/").split()[0] for part in written.split("<")[1:]}

    assert tags <= SUBSET
    assert "\x00" not in written


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_plain_text_stays_plain_whatever_it_looks_like(text: str):
    markup = from_plain(text)

    assert all(isinstance(node, Text) for node in parse(markup).nodes)
    assert parse(from_plain(plain_text(parse(markup).nodes))).nodes == parse(markup).nodes


def test_text_without_tags_is_a_paragraph_a_line():
    assert parse("Áp suất < 5 bar & > 3\n\n  dòng hai ").nodes == (
        Text((Span("Áp suất < 5 bar & > 3"),)),
        Text((Span("dòng hai"),)),
    )


def test_a_title_made_of_tags_can_be_kept_as_it_was_typed():
    typed = 'a <b>đậm</b> & <img src="x.png">'

    assert plain_text(parse(from_plain(typed)).nodes) == typed


def test_nothing_is_nothing():
    for empty in (
        "",
        " \n ",
        "<p></p>",
        "<p>&nbsp;</p>",
        "<ul><li></ul>",
        "<table><tr></table>",
        "<p><b> </b><br>",
    ):
        assert parse(empty).nodes == ()
    assert serialise(()) == plain_text(()) == from_plain(" \n") == ""


def test_spans_come_in_normal_form():
    nodes = parse("<p> a<b></b>  <b>b</b><strong>c</strong> e\u0302\u0323 <i>\x07</i>\n d&nbsp;e </p>").nodes

    assert nodes == (Text((Span("a "), Span("bc", is_bold=True), Span(" ệ d\u00a0e"))),)


def test_plain_text_reads_like_the_page():
    markup = (
        "<p>Một <b>hai</b></p><ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"
        f"<table><tr><th>x</th><th></th><td>y</td></tr><tr><td></td></tr></table>"
        f'<figure><img src="sha256:{SHA}"><figcaption>Hình 1</figcaption></figure>'
    )

    assert plain_text(parse(markup).nodes) == "Một hai\n1. a\n  - b\n2. c\nx | y\nHình 1"


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("a<br>b", "<p>a</p><p>b</p>"),
        ("<p><b>a<p>b</b>c", "<p><b>a</b></p><p><b>b</b>c</p>"),
        ("<b><i>x</b>y</i>", "<p><b><i>x</i></b><i>y</i></p>"),
        ("<b style='font-weight:normal'>x</b>", "<p>x</p>"),
        ("<span style='font-weight:700'>x</span>", "<p><b>x</b></p>"),
        ("<span style='vertical-align:sub'>2</span>", "<p><sub>2</sub></p>"),
        ("<h2>Đề <i>mục</i></h2>x", "<p><b>Đề </b><b><i>mục</i></b></p><p>x</p>"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<li>a<li>b", "<ul><li>a</li><li>b</li></ul>"),
        ("<ol>a<li>b<p>c</ol>d", "<ol><li>a</li><li>b<p>c</p></li></ol><p>d</p>"),
        ("<table><tr><td>a<td>b<tr><th>c</table>",
         "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>"),
        ("<table>x<tr><td>a</td>y</tr></table>", "<p>xy</p><table><tr><td>a</td></tr></table>"),
        ("<table><td>a</ul>b</table>", "<table><tr><td>ab</td></tr></table>"),
        ("<ul><li><table><td>a</ul>b</table></ul>", "<ul><li><table><tr><td>ab</td></tr></table></li></ul>"),
        ("<table><tr><td colspan=3>a<td>b", "<table><tr><td>a</td><td></td><td></td><td>b</td></tr></table>"),
        ("<td>a<td>b", "<p>a</p><p>b</p>"),
        ("1 <2 & 3> <b>4</b> &lt;i&gt;", "<p>1 &lt;2 &amp; 3&gt; <b>4</b> &lt;i&gt;</p>"),
        ('<p title="a>b" x=\'>\'>c', "<p>c</p>"),
        ("<p <b>x", "<p>&lt;p <b>x</b></p>"),
        ("<b>a<!-- > <i> -->b", "<p><b>ab</b></p>"),
        ("<p>a<!--b", "<p>ab</p>"),
    ],
)  # fmt: skip
def test_untidy_markup_is_read_as_a_browser_would(markup: str, written: str):
    assert serialise(parse(markup).nodes) == written


@pytest.mark.parametrize(
    ("markup", "left", "dropped"),
    [
        ("<p>a<script>alert(1)</script>b", "ab", ("mã chạy",)),
        ("<style>p{color:red}</style><p>a", "a", ()),
        ("<head><title>T</title></head><body>a", "a", ()),
        ("<SCRIPT>x</ScRiPt >a<script>never closed <p>b", "a", ("mã chạy",)),
        ('<p>a <a href="https://x.vn">b</a> <a name="_Toc1">c</a>', "a b c", ("liên kết",)),
        ("<font color=red>a</font><u>b</u><s>c</s>", "abc", ("phông chữ", "gạch chân", "gạch ngang chữ")),
        ('<span style="color:#F00;font-size:14pt;font-family:Arial;background:yellow">a', "a",
         ("màu chữ", "cỡ chữ", "phông chữ", "màu nền")),
        ("<span style='color:windowtext'>a", "a", ()),
        ('<img src="https://x.vn/a.png"><img src="data:image/png;base64,AAAA"><b>a', "a", ("ảnh",)),
        (f'<img src="sha256:{SHA[:-1]}"><img src="sha256:../{SHA}"><b>a', "a", ("ảnh",)),
        ("<table><td rowspan=2>a", "a", ("ô gộp",)),
        ("<del>a</del><ins>b</ins>", "b", ("chữ đã xóa", "gạch chân")),
        ("<p>a<o:p></o:p><st1:place>b</st1:place>", "ab", ()),
        ("<p>a<iframe src=x>b</iframe><hr>c", "a\nc", ("khung nhúng", "đường kẻ ngang")),
    ],
)  # fmt: skip
def test_what_the_subset_lacks_is_dropped_and_named_once(markup: str, left: str, dropped: tuple[str, ...]):
    parsed = parse(markup)

    assert plain_text(parsed.nodes) == left
    assert parsed.dropped == dropped


def test_a_picture_of_the_book_keeps_its_caption():
    words = "<figcaption><p>Hình <b>1</b></p><p>sau</p></figcaption>"
    source = f'<p>x</p><figure><img alt="" src="sha256:{SHA}"/>{words}</figure>y'

    assert parse(source).nodes == (
        Text((Span("x"),)),
        Figure(SHA, (Span("Hình "), Span("1", is_bold=True), Span(" sau"))),
        Text((Span("y"),)),
    )


def test_a_caption_without_a_picture_is_a_paragraph():
    assert serialise(parse("<figure><figcaption>Hình 1</figcaption></figure>").nodes) == "<p>Hình 1</p>"


def test_what_is_nested_too_deep_is_laid_flat_and_named():
    parsed = parse("<ul><li>x" * 20 + "<table><td>sâu" + "</ul>" * 20 + "sau")

    assert max(map(depth, parsed.nodes)) == 8
    assert "sâu" in plain_text(parsed.nodes)
    assert parsed.dropped == ("danh sách, bảng lồng quá sâu",)
    assert parsed.nodes[-1] == Text((Span("sau"),))


def test_old_text_keeps_the_soft_hyphen_that_is_its_letter():
    assert plain_text(parse("<p>l\xadu <b>l\xadîng</b> n\xadíc</p>").nodes) == "l\xadu l\xadîng n\xadíc"
    assert plain_text(parse("<p>nhiệt&shy;điện</p>").nodes) == "nhiệtđiện"


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--",
     "<![x", "<b>", "<b>x</b>", "<ul><li>", "<li>x", "<table><tr><td>x", "<td colspan=60>", '<a "', "<a b='",
     "<svg>", "<script>", "</p>", "&amp", "<figcaption>x", "<p class=MsoListParagraph>· x",
     "<p style='mso-list:l0 level3'>x<p style='mso-list:l0 level1'>1"],
)  # fmt: skip
def test_time_grows_with_length_alone(piece: str):
    def seconds(size: int) -> float:
        markup = "<p>" + piece * (size // len(piece))
        started = time.process_time()
        serialise(parse(markup).nodes)
        return time.process_time() - started

    seconds(10_000)

    assert seconds(400_000) < 12 * max(seconds(100_000), 0.01)
