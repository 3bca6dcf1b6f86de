"""Bảng tính số tiền làm lợi: every year's lines with their working, sums that are right, nothing left out."""

from dataclasses import replace

import pytest

from desktop_app.documents.blocks import Document, Heading, Pages, Paragraph, RichText, Table
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.papers import DossierContext, paper
from desktop_app.domain.records import BenefitLine, Dossier
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.formulas import formulas
from desktop_app.guide.calculation import line_of, words_of
from tests.documents.reading import lines_of
from tests.documents.sample import context, dossier
from tests.documents.test_golden import compare, drawn_lines


def by_formula(formula_id: str, position: int, **values: object) -> BenefitLine:
    formula = formulas().find(formula_id)
    assert formula is not None
    line = BenefitLine(position, 1, position, **values)  # type: ignore[arg-type]
    return line_of(line, formula, formula.examples[0].inputs)


LINES = (
    by_formula("F1a", 1, source="Biên bản thí nghiệm số 07/BBTN ngày 20/02/2026", evidence="[1]"),
    by_formula("F7b", 2, source="Quyết định định mức nội bộ 2026", evidence="[2]"),
    by_formula("C2a", 3, evidence="[3]"),
    BenefitLine(4, 1, 4, "Vận chuyển, lắp đặt theo quyết toán", amount=-36_000_000, evidence="[4]"),
    by_formula("F1a", 5, year=2, is_actual=True),
)
FIRST = 427_720_000 + 102_200_000 - 3_840_000 - 36_000_000


def made(lines: tuple[BenefitLine, ...] = LINES, **values: object) -> DossierContext:
    whole: Dossier = replace(dossier(benefit_amount=FIRST, **values), benefit_lines=lines)
    return replace(context(made_from=whole), working=words_of)


def words(document: Document) -> str:
    found: list[str] = []
    for part in document.parts:
        for block in part.blocks if isinstance(part, Pages) else ():
            if isinstance(block, Paragraph):
                found.append("".join(run.text for run in block.runs))
            elif isinstance(block, Heading):
                found.append(block.text)
            elif isinstance(block, Table):
                found += [cell.text for row in (block.heading, *block.rows) for cell in row]
            assert not isinstance(block, RichText)
    return "\n".join(found)


def test_it_is_printed_as_agreed() -> None:
    drawn = render(paper("bang_tinh").build(made()))
    assert not drawn.missing
    compare("bang_tinh", drawn_lines(drawn.data))


def test_every_line_shows_its_working_and_every_year_its_own_sum() -> None:
    said = words(paper("bang_tinh").build(made()))
    assert "(132 kW − 95 kW) × 6.800 giờ = 251.600 kWh" in said
    assert "làm tròn để in; tiền tính từ số chưa làm tròn" in said
    assert "529.920.000" in said
    assert "39.840.000" in said
    assert "490.080.000 đồng (Bằng chữ: Bốn trăm chín mươi triệu không trăm tám mươi nghìn đồng)" in said
    assert "Số tiền làm lợi thực tế trong năm thứ hai: 427.720.000 đồng" in said
    assert said.count("427.720.000 đồng") == 3, "the line of each year, and the sum of the second"


def test_the_application_states_the_first_year_only_with_the_working_of_its_formulas() -> None:
    said = "\n".join(line.text for line in lines_of(render(paper("don").build(made())).data))
    assert "Cộng: 490.080.000 đồng" in said
    assert said.count("251.600 kWh × 1.700 đồng/kWh") == 1


def test_it_follows_the_application_in_the_file_for_the_council_where_there_is_something_to_show() -> None:
    titles = [part.title for part in paper("ho_so").build(made()).parts]
    assert titles.index("BẢNG TÍNH SỐ TIỀN LÀM LỢI") == titles.index("Đơn yêu cầu công nhận sáng kiến") + 1
    for without in (made(()), made(benefit_answer=NOT_COMPUTABLE)):
        assert "BẢNG TÍNH SỐ TIỀN LÀM LỢI" not in [part.title for part in paper("ho_so").build(without).parts]


@pytest.mark.parametrize(
    ("answer", "said"), [(NOT_COMPUTABLE, "Không tính được"), ("computed", "Chưa có dòng tính nào.")]
)
def test_without_lines_it_says_what_the_application_says(answer: str, said: str) -> None:
    assert said in words(paper("bang_tinh").build(made((), benefit_answer=answer)))


def test_hostile_words_and_a_row_taller_than_a_page_are_printed_whole() -> None:
    hostile = "<b>A & B</b> {amount} " + "dài lắm " * 900
    line = BenefitLine(1, 1, 1, hostile, "1e3", "kWh", "=1+1", 5, "<img src='x'>", "]]>")
    drawn = render(paper("bang_tinh").build(made((line,))))
    said = " ".join(found.text for found in lines_of(drawn.data))
    assert "<b>A & B</b> {amount}" in said
    assert said.count("dài lắm") == 900
    assert drawn.pages > 1
