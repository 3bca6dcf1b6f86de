"""Rich text as Word, its filtered pages and Google put it on the clipboard."""

from pathlib import Path

from desktop_app.domain.richtext import parse, serialise

WORD = Path(__file__).parents[1] / "data" / "pasted_from_word.html"


def test_a_page_pasted_from_word_comes_down_to_its_words_lists_and_tables():
    parsed = parse(WORD.read_text(encoding="utf-8"))

    assert serialise(parsed.nodes) == (
        "<p><b>Mô tả</b></p>"
        "<p><b>Tình trạng </b><b><i>kỹ thuật</i></b> cũ</p>"
        "<ul><li>Áp suất &lt; 5 MPa"
        "<ol><li>CO<sub>2</sub>, m<sup>3</sup><p>và hơi</p></li><li>Hai</li></ol></li>"
        "<li>Xong</li></ul>"
        "<ol><li>Chữ</li></ol>"
        "<table><tr><td><b>TT</b></td><td>Tên<p>gọi</p></td></tr></table>"
    )
    assert parsed.dropped == ("cỡ chữ", "phông chữ", "ảnh")


def test_filtered_word_pages_show_lists_by_class_and_sign_only():
    source = """<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in'><span
    style='font-family:Symbol'>·<span
    style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Một</p>
    <p class=MsoListParagraphCxSpLast>b)<span>&nbsp; </span>Hai</p><p class=MsoListParagraph>Không dấu</p>"""

    assert serialise(parse(source).nodes) == ("<ul><li>Một</li></ul><ol><li>Hai</li></ol><p>Không dấu</p>")


def test_a_sign_that_starts_an_ordinary_paragraph_stays():
    assert (
        serialise(parse("<p>- gạch đầu dòng</p><p>1. mục</p>").nodes) == "<p>- gạch đầu dòng</p><p>1. mục</p>"
    )


def test_google_s_bold_around_everything_is_not_bold():
    source = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span '
        'style="font-weight:700;font-style:italic;vertical-align:baseline;">a</span></p><ul><li dir="ltr"><p '
        'role="presentation"><span style="font-weight:400">b</span></p></li></ul></b>'
    )

    assert serialise(parse(source).nodes) == "<p><b><i>a</i></b></p><ul><li>b</li></ul>"


def test_a_list_of_word_in_a_cell_stays_in_the_cell():
    first, second = (f"<p style='mso-list:l0 level{level} lfo1'>" for level in (1, 2))
    source = f"<table><tr><td>{first}a{second}b</td></tr></table>"

    assert serialise(parse(source).nodes) == (
        "<table><tr><td><ul><li>a<ul><li>b</li></ul></li></ul></td></tr></table>"
    )


def test_levels_beyond_reason_are_brought_back():
    source = "".join(f"<p style='mso-list:l0 level{level}'>{level}</p>" for level in (9, 1, 3, 99, 2))

    assert serialise(parse(source).nodes) == (
        "<ul><li>9</li></ul><ul><li>1<ul><li>3<ul><li>99</li></ul></li></ul><ul><li>2</li></ul></li></ul>"
    )
