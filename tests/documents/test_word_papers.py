"""Every paper as Word: the words and tables of its blocks; and as LibreOffice prints it, the PDF's look."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import pytest

from desktop_app.documents import blocks
from desktop_app.documents.blocks import Document, Heading, Letterhead, Motto, Pages, Table, Title
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.layout.word import render_word
from desktop_app.documents.papers import PAPERS, Paper
from tests.documents.block_words import all_blocks, plain, said, table_cells, tables_of
from tests.documents.office import office_pdfs
from tests.documents.reading import Ink, ink_of, outline_of, rules_of, run, size_of, words_of
from tests.documents.sample import authors, context_of, dossier
from tests.documents.word_reading import lines_of_word, ruled_tables, styled

MM = 72 / 25.4
HOSTILE = "<b>&amp; {x} ${y} =1+1 \x07\ud800 Nguye\u0302\u0303n " + "dài " * 300
MARK = 3  # letters a list puts before an entry
CASES = [
    (paper, is_blank)
    for paper in PAPERS
    if "docx" in paper.formats
    for is_blank in ((False, True) if paper.has_blank else (False,))
]
every_paper = pytest.mark.parametrize(
    ("paper", "is_blank"), CASES, ids=[f"{paper.id}{'-blank' if blank else ''}" for paper, blank in CASES]
)


@dataclass(frozen=True)
class Drawn:
    """A paper as blocks, as PDF, as Word, and as LibreOffice prints its Word file."""

    document: Document
    pdf: bytes
    pages: int
    word: bytes
    office: bytes = b""


def build(paper: Paper, is_blank: bool) -> Document:
    return paper.build(context_of(paper, is_blank=is_blank))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Paper, bool], Drawn]:
    """Draw all papers, and let LibreOffice open them in one go, when the first is asked for."""

    @cache
    def everything() -> dict[tuple[str, bool], Drawn]:
        folder = tmp_path_factory.mktemp("word")
        made: dict[tuple[str, bool], Drawn] = {}
        for paper, is_blank in CASES:
            document = build(paper, is_blank)
            pdf = render(document)
            made[paper.id, is_blank] = Drawn(document, pdf.data, pdf.pages, render_word(document).data)
        files = [folder / f"{paper}-{is_blank}.docx" for paper, is_blank in made]
        for file, one in zip(files, made.values(), strict=True):
            file.write_bytes(one.word)
        printed = office_pdfs(files, folder)
        return {
            key: Drawn(one.document, one.pdf, one.pages, one.word, office)
            for (key, one), office in zip(made.items(), printed, strict=True)
        }

    return lambda paper, is_blank: everything()[paper.id, is_blank]


@every_paper
def test_word_says_what_the_blocks_say(paper: Paper, is_blank: bool) -> None:
    document = build(paper, is_blank)
    made = render_word(document)
    assert lines_of_word(made.data) == said(document)
    assert made.data == render_word(document).data


@every_paper
def test_hostile_words_in_every_field_are_written_as_they_read(paper: Paper, is_blank: bool) -> None:
    own = dossier(title=HOSTILE, investor=HOSTILE, applied_at=HOSTILE)
    people = tuple(replace(one, name=HOSTILE, post=HOSTILE, workplace=HOSTILE) for one in authors(40))
    answers = dict.fromkeys(own.answers, HOSTILE)
    hostile = replace(own, authors=people, answers={**answers, "regulation_on": "2026-01-15"})
    document = paper.build(context_of(paper, made_from=hostile, is_blank=is_blank))
    assert lines_of_word(render_word(document).data) == said(document)


@every_paper
def test_tables_and_headings_are_those_of_the_blocks(paper: Paper, is_blank: bool) -> None:
    document = build(paper, is_blank)
    data = render_word(document).data
    tables = [
        [cell for row in table for cell in row if cell]
        for table in ruled_tables(data)
        if any(cell for row in table for cell in row)
    ]
    expected = [[plain(cell) for cell in table_cells(table) if plain(cell)] for table in tables_of(document)]
    assert [table for table in expected if table] == [table for table in tables if table in expected]
    headings = [block for block in all_blocks(document) if isinstance(block, Heading)]
    for level in (1, 2, 3):
        wanted = [plain(block.text) for block in headings if min(block.level, 3) == level]
        assert styled(data, f"Heading {level}") == wanted
    assert styled(data, "Title") == [
        plain(block.text) for block in all_blocks(document) if isinstance(block, Title)
    ]


@every_paper
def test_libreoffice_prints_the_same_words(
    paper: Paper, is_blank: bool, drawn: Callable[[Paper, bool], Drawn]
) -> None:
    one = drawn(paper, is_blank)
    heads = ("".join(cell.text for cell in (*table.top, *table.heading)) for table in tables_of(one.document))
    headings = {solid(head) for head in heads} - {""}
    text, place = printed(one.office), 0
    for line in said(one.document):
        place = read(solid(line), text, place, headings)
    assert not text[place:].strip("\f")


def solid(text: str) -> str:
    """Words without the blanks between them, and without dots, which stand for room."""
    return re.sub(r"[^\S\f]|[.…]", "", text)


def printed(data: bytes) -> str:
    """All words of a PDF as it holds them, pages parted by a form feed, without their numbers."""
    numbers = {word.page: word.text for word in words_of(data) if word.bottom < 45 and word.text.isdigit()}
    pages = solid(run("pdftotext", "-raw", "-", "-", data=data)).split("\f")
    return "\f".join(page.removeprefix(numbers.get(number, "")) for number, page in enumerate(pages))


def read(line: str, text: str, place: int, headings: set[str]) -> int:
    """Read a line, which the mark of a list may lead, and say where in the text it ends."""
    tried = (match(line, text, place + skipped, headings) for skipped in range(MARK + 1))
    ends = [end for end in tried if end is not None]
    assert ends, f"{line!r} is not in what LibreOffice printed before {text[place : place + 80]!r}"
    return ends[0]


def match(line: str, text: str, place: int, headings: set[str]) -> int | None:
    """Say where a line ends that begins here; between pages the headings of a table may stand again."""
    for done, letter in enumerate(line):
        while text.startswith("\f", place):
            place += 1
            again = next((head for head in headings if text.startswith(head, place)), "")
            if again and not text.startswith(line[done:], place):
                place += len(again)
        if not text.startswith(letter, place):
            return None
        place += 1
    return place


@every_paper
def test_libreoffice_finds_the_same_headings_and_as_many_pages(
    paper: Paper, is_blank: bool, drawn: Callable[[Paper, bool], Drawn]
) -> None:
    one = drawn(paper, is_blank)
    headings = [
        plain(block.text) for block in all_blocks(one.document) if isinstance(block, Heading) and block.text
    ]
    assert [plain(title) for _level, title in outline_of(one.office)] == headings
    pages = 1 + max(word.page for word in words_of(one.office))
    assert abs(pages - one.pages) <= 1
    assert size_of(one.office) == pytest.approx(size_of(one.pdf), abs=0.2)


@every_paper
def test_the_first_page_looks_the_same_within_a_millimetre(
    paper: Paper, is_blank: bool, drawn: Callable[[Paper, bool], Drawn]
) -> None:
    one = drawn(paper, is_blank)
    for words in heads(one.document):
        near(ink_of(one.office, words), ink_of(one.pdf, words), words)
    ours, theirs = edges(one.pdf), edges(one.office)
    assert (theirs.left, theirs.top) == pytest.approx((ours.left, ours.top), abs=MM), "margins"
    assert theirs.right <= right_margin(one.document) + MM, "right margin"
    if tables_of(one.document) and (own := table_edges(one.pdf)):
        office = table_edges(one.office)
        assert office
        assert (office.left, office.right) == pytest.approx((own.left, own.right), abs=MM), "table"
        if stands_high(one.document):
            assert office.top == pytest.approx(own.top, abs=MM), "the first table's upper edge"


def heads(document: Document) -> list[str]:
    """What stands over the text: letterhead or motto, then the first title's first words."""
    found: list[str] = []
    for block in all_blocks(document):
        match block:
            case Motto():
                found += ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
            case Letterhead():
                found += [*block.parent[:1], block.body[0].split("\n")[0][:12].rstrip()]
                found += ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
                found += [line for line in (runs_text(block.number), runs_text(block.place_and_date)) if line]
            case Title():
                return [*found, block.text[:30].rstrip()]
            case _:
                pass
    return found


def runs_text(runs: tuple[blocks.Run, ...]) -> str:
    """The first words of some runs, up to dots, which every program spaces its own way."""
    return "".join(item.text for item in runs).split("…")[0].strip()


def near(theirs: Ink, ours: Ink, words: str) -> None:
    sides = [(theirs.left, ours.left), (theirs.right, ours.right), (theirs.bottom, ours.bottom)]
    for found, wanted in sides:
        assert found == pytest.approx(wanted, abs=MM), words


def right_margin(document: Document) -> float:
    """Where the text of the first page ends, in points from the left."""
    first = next(part for part in document.parts if isinstance(part, Pages))
    return (first.sheet.width - first.sheet.right) * MM


def edges(data: bytes) -> Ink:
    """How far the words of the first page reach; page number aside."""
    words = [word for word in words_of(data) if word.page == 0 and re.search(r"\w", word.text)]
    return Ink(
        min(word.left for word in words), min(word.bottom for word in words),
        max(word.right for word in words), 0,
    )  # fmt: skip


def table_edges(data: bytes) -> Ink | None:
    """How far the rules of the first page's tables reach: those lines that go down."""
    inside = size_of(data)[0] * MM - 12 * MM  # a page's border stands outside
    down = [
        rule for rule in rules_of(data)
        if rule.bottom - rule.top > 12 and rule.right - rule.left < 2.5 and 12 * MM < rule.left < inside
    ]  # fmt: skip
    if not down:
        return None
    return Ink(
        min(rule.left for rule in down), min(rule.top for rule in down),
        max(rule.right for rule in down), 0,
    )  # fmt: skip


def stands_high(document: Document) -> bool:
    """Whether so few words stand over the first table that no line can break elsewhere."""
    for number, block in enumerate(all_blocks(document)):
        if isinstance(block, Table):
            return number <= 3
    return False
