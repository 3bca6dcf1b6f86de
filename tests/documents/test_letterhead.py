"""Head and end of an office's paper, measured on the finished page (NĐ 30, ô 1–9b)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from desktop_app.documents.blocks import (
    LANDSCAPE,
    PORTRAIT,
    Block,
    Document,
    Letterhead,
    Pages,
    Paragraph,
    Run,
    Sheet,
    SignatureColumn,
    Signatures,
    Title,
)
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.papers.context import PaperContext, Sender
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.values import document_number
from desktop_app.domain import office
from desktop_app.forms.packs import load_catalogue
from desktop_app.forms.papers import PaperWording
from tests.documents.reading import Word, lines_of, words_of

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SHORT = ("CÔNG TY NHIỆT ĐIỆN SÔNG TRẦM",)
LONG = ("CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN THỦY ĐIỆN VÀ TRUYỀN TẢI ĐIỆN TRUNG LĨNH",)
TWO_LINES = ("CÔNG TY", "NHIỆT ĐIỆN SÔNG TRẦM")
SHORTER_LAST = ("CÔNG TY CỔ PHẦN NHIỆT ĐIỆN", "SÔNG TRẦM")


def head(body: tuple[str, ...] = SHORT, subject: str = "") -> Letterhead:
    return Letterhead(
        ("EVN",),
        body,
        (Run("Số: 05/QĐ-NĐST"),),
        (Run("Sông Trầm, ngày 05 tháng 02 năm 2026", is_italic=True),),
        (Run(subject),) if subject else (),
    )


def draw(*blocks: Block, sheet: Sheet = PORTRAIT) -> bytes:
    return render(Document("Thử", (Pages(blocks, sheet=sheet),))).data


def rules_of(data: bytes) -> list[tuple[float, float, float]]:
    """Horizontal lines of the first page: left, right, distance from the top, in points, top one first."""
    document = pypdfium2.PdfDocument(data)
    page: Any = document[0]
    height = page.get_height()
    found = [obj.get_bounds() for obj in page.get_objects() if obj.type == 2]
    document.close()
    return sorted(
        ((left, right, height - (bottom + top) / 2) for left, bottom, right, top in found),
        key=lambda rule: rule[2],
    )


def line_with(data: bytes, text: str) -> Word:
    return next(line for line in lines_of(data) if text in line.text)


def right_words(data: bytes, sheet: Sheet) -> list[Word]:
    middle = (sheet.left + (sheet.width - sheet.left - sheet.right) * 0.42) * 72 / 25.4
    found = [word for word in words_of(data) if word.left >= middle - 1]
    return sorted(found, key=lambda word: (round(word.bottom), word.left))


def box(words: list[Word]) -> tuple[float, float]:
    return min(word.left for word in words), max(word.right for word in words)


@pytest.mark.parametrize("sheet", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("body", [SHORT, LONG, TWO_LINES])
def test_the_name_of_the_country_never_breaks_and_the_rule_is_as_long_as_the_motto(
    body: tuple[str, ...], sheet: Sheet
) -> None:
    data = draw(head(body), sheet=sheet)
    right = right_words(data, sheet)
    country = right[: len(COUNTRY.split())]
    assert " ".join(word.text for word in country) == COUNTRY
    assert len({round(word.top) for word in country}) == 1
    motto = right[len(country) : len(country) + len(MOTTO.split())]
    assert " ".join(word.text for word in motto) == MOTTO
    left, end = box(motto)
    rule = next(rule for rule in rules_of(data) if rule[0] > box(country)[0] - 1)
    assert rule[0] == pytest.approx(left, abs=1.5)
    assert rule[1] == pytest.approx(end, abs=1.5)
    assert 0 < rule[2] - motto[0].bottom < 6
    middle = sum(box(country)) / 2
    assert (left + end) / 2 == pytest.approx(middle, abs=1)


@pytest.mark.parametrize("body", [SHORT, LONG, TWO_LINES, SHORTER_LAST])
def test_the_line_under_the_office_is_a_third_to_a_half_of_the_row_it_stands_under(
    body: tuple[str, ...],
) -> None:
    data = draw(head(body))
    edge = min(word.left for word in right_words(data, PORTRAIT))
    left = [word for word in words_of(data) if word.right < edge]
    names = [word for word in left if word.text.isupper() and word.text not in ("Số:", "05/QĐ-NĐST")]
    body_lines: dict[int, list[Word]] = {}
    for word in names:
        body_lines.setdefault(round(word.top), []).append(word)
    last = box(body_lines[max(body_lines)])
    rule = next(rule for rule in rules_of(data) if rule[1] < edge)
    assert (last[1] - last[0]) / 3 <= rule[1] - rule[0] <= (last[1] - last[0]) / 2
    assert 0 < rule[2] - max(word.bottom for word in names) < 6
    assert sum(rule[:2]) / 2 == pytest.approx(sum(box(names)) / 2, abs=2)


def test_a_name_too_long_for_its_room_is_set_in_even_rows() -> None:
    data = draw(head(("CÔNG TY THỦY ĐIỆN NẬM SƯƠNG",)))
    edge = min(word.left for word in right_words(data, PORTRAIT))
    rows: dict[int, list[Word]] = {}
    for word in words_of(data):
        if word.right < edge and word.text in "CÔNG TY THỦY ĐIỆN NẬM SƯƠNG":
            rows.setdefault(round(word.top), []).append(word)
    widths = [box(words)[1] - box(words)[0] for words in rows.values()]
    assert len(widths) == 2
    assert min(widths) > max(widths) * 0.7


def test_number_and_day_share_a_row_under_the_longer_side_and_the_subject_stands_below() -> None:
    data = draw(head(LONG, "V/v đề nghị công nhận sáng kiến"))
    number, day, subject = (line_with(data, text) for text in ("Số:", "ngày 05", "V/v"))
    assert number.text == "Số: 05/QĐ-NĐST Sông Trầm, ngày 05 tháng 02 năm 2026"
    assert number == day
    assert number.top > max(rule[2] for rule in rules_of(data))
    assert 0 < subject.top - number.bottom < 12


def test_a_long_place_stays_on_one_line_beside_the_number() -> None:
    day = Run("Thành phố Hồ Chí Minh, ngày 20 tháng 12 năm 2026", is_italic=True)
    data = draw(replace(head(), place_and_date=(day,)))
    line = line_with(data, "Thành phố")
    assert line.text == f"Số: 05/QĐ-NĐST {day.text}"
    words = {word.text: word for word in words_of(data)}
    assert words["05/QĐ-NĐST"].right + 6 < words["Thành"].left
    assert line.right <= (PORTRAIT.width - PORTRAIT.right) * 72 / 25.4 + 1


@pytest.mark.parametrize(
    "subtitle", ["Về việc công nhận sáng kiến", "Về việc công nhận sáng kiến cấp cơ sở năm 2026 " * 3]
)
def test_the_line_under_what_a_paper_is_about_is_a_third_to_a_half_of_it(subtitle: str) -> None:
    data = draw(Title("QUYẾT ĐỊNH", subtitle.strip(), is_ruled=True), Paragraph((Run("Chữ."),)))
    about = [line for line in lines_of(data) if line.text not in ("QUYẾT ĐỊNH", "Chữ.")]
    last = about[-1].right - about[-1].left
    ((left, right, top),) = rules_of(data)
    assert last / 3 <= right - left <= last / 2
    assert 0 < top - about[-1].bottom < 6
    assert (left + right) / 2 == pytest.approx((about[0].left + about[0].right) / 2, abs=2)
    assert not rules_of(draw(Title("BẢN CAM KẾT", "Về tính trung thực")))


def test_recipients_are_smaller_than_the_text_and_stand_left_of_the_signature() -> None:
    ends = Signatures(
        (SignatureColumn(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Trần Quốc Bảo"),),
        ("- Như Điều 3;", "- Lưu: VT."),
        "Nơi nhận:",
    )
    data = draw(Paragraph((Run("Nội dung."),)), ends)
    tall = {word.text: word.bottom - word.top for word in words_of(data)}
    whole = tall["dung."]
    assert tall["nhận:"] / whole == pytest.approx(12 / 14, abs=0.02)
    assert tall["Lưu:"] / whole == pytest.approx(11 / 14, abs=0.02)
    assert tall["KT."] / whole == pytest.approx(1, abs=0.02)
    words = {word.text: word for word in words_of(data)}
    assert words["nhận:"].right < words["KT."].left
    assert abs(words["nhận:"].top - words["KT."].top) < 4
    post, name = (line_with(data, text) for text in ("PHÓ GIÁM ĐỐC", "Trần Quốc Bảo"))
    assert words["KT."].top < post.top < name.top
    half = (PORTRAIT.left + 165 * 0.42) * 72 / 25.4
    assert words["Trần"].left > half


@pytest.mark.parametrize("lines", range(28, 46))
def test_a_signature_is_never_alone_on_its_page(lines: int) -> None:
    text = [Paragraph((Run("Một dòng chữ của văn bản."),)) for _number in range(lines)]
    ends = Signatures((SignatureColumn(("GIÁM ĐỐC",), name="Bùi Xuân Trường"),), ("- Lưu: VT.",), "Nơi nhận:")
    data = draw(head(), *text, ends)
    pages = {word.text: word.page for word in words_of(data)}
    signed = pages["Trường"]
    assert pages["GIÁM"] == pages["nhận:"] == signed
    assert any(line.page == signed and line.text.startswith("Một dòng") for line in lines_of(data))


@pytest.mark.parametrize("lines", range(10, 20))
def test_a_signature_higher_than_a_page_is_parted_wherever_it_begins(lines: int) -> None:
    long = "dài " * 900
    text = [Paragraph((Run("Chữ."),)) for _number in range(lines)]
    lone = Signatures((SignatureColumn((long, long), name=long),), ("- Lưu: VT.",), "Nơi nhận:")
    sides = Signatures((SignatureColumn((long,), name=long), SignatureColumn((long,))))
    many = Signatures((SignatureColumn(("GIÁM ĐỐC",)),), tuple(["- Phòng;"] * 200), "Nơi nhận:")
    assert len(words_of(draw(*text, lone, sides, many))) > 900 * 6


def test_a_head_of_ten_thousand_letters_is_drawn() -> None:
    text = "dài " * 2500
    made = Letterhead((text,), (text,), (Run(text),), (Run(text),), (Run(text),))
    assert "dài" in lines_of(draw(made))[0].text


def script(**values: Any) -> Script:
    known = office.Letterhead(
        1, 1, "administration", "Tổng công ty", "Công ty\nSông Trầm", "NĐST", "Sông Trầm",
        "- Như trên;\nPhòng Kỹ thuật;\n\nLưu: VT.",
    )  # fmt: skip
    context = PaperContext(
        catalogue=load_catalogue(),
        today=date(2026, 11, 24),
        wording=PaperWording(abbreviation="QĐ"),
        sender=lambda _chain: Sender(known),
        **values,
    )
    return Script(context)


def test_a_number_below_ten_has_a_nought_and_an_unknown_one_room_before_its_symbol() -> None:
    assert [document_number(text) for text in ("5/QĐ-X", "05/QĐ-X", "15/QĐ-X", "7", "", "A1/X")] == [
        "05/QĐ-X", "05/QĐ-X", "15/QĐ-X", "07", "", "A1/X",
    ]  # fmt: skip
    made = script().letterhead("5/QĐ-NĐST", date(2026, 2, 5))
    assert [run.text for run in made.number] == ["Số: 05/QĐ-NĐST"]
    assert "".join(run.text for run in made.place_and_date) == "Sông Trầm, ngày 05 tháng 02 năm 2026"
    assert made.body == ("CÔNG TY", "SÔNG TRẦM")
    empty = script().letterhead()
    assert [(run.text, run.is_missing) for run in empty.number] == [("Số: ……/QĐ-NĐST", True)]
    issue = office.IssuedPaper(1, "u", "x", number=7, symbol="QĐ-NĐST", issued_on=date(2026, 3, 1))
    assert [run.text for run in script(issue=issue).letterhead().number] == ["Số: 07/QĐ-NĐST"]


def test_recipients_bear_their_marks_however_they_were_typed() -> None:
    listed = script().ending().recipients
    assert listed == ("- Như trên;", "- Phòng Kỹ thuật;", "- Lưu: VT.")
