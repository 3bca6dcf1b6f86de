"""The papers: any pack's form filled and blank, and the file for the council."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.documents.blocks import (
    Contents,
    Document,
    DottedLines,
    InsertedFile,
    Pages,
    Paragraph,
    Table,
)
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.papers import PAPERS, digest, is_stale, paper, unsigned
from desktop_app.documents.papers.don import don_blocks
from desktop_app.documents.papers.wording import blank, filled
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Attachment, Dossier
from desktop_app.forms.vocabulary import Column, Field, FieldKind, Form, Part, PartKind, Section
from tests.documents.reading import check, fonts_of, text_of
from tests.documents.sample import annex, authors, context, dossier, pack, pdf_file, picture_file

PACKS = ("evngenco2-2026", "evn-2023", "tt18-2013")


def printed(document: Document) -> str:
    return " ".join(text_of(render(document).data).split())


def said(document: Document) -> str:
    """All runs of the document's paragraphs."""
    blocks = [block for part in document.parts if isinstance(part, Pages) for block in part.blocks]
    return "\n".join(
        "".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)
    )


def test_papers_are_known_by_id_and_others_are_refused_in_a_sentence() -> None:
    assert [item.id for item in PAPERS][:3] == ["don", "bang_tinh", "ho_so"]
    assert len({item.id for item in PAPERS}) == len({item.title for item in PAPERS}) == len(PAPERS)
    assert paper("don").formats == ("pdf", "docx")
    with pytest.raises(UserError, match="hãy chọn một trong: don, bang_tinh, ho_so"):
        paper("khong-co")


def test_papers_load_without_what_draws_them() -> None:
    code = (
        "import sys, desktop_app.documents.papers, desktop_app.documents.layout.pdf;"
        "assert not {'reportlab', 'pikepdf', 'pypdfium2', 'PIL'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_application_is_one_sound_file_with_its_own_faces(pack_id: str, tmp_path: Path) -> None:
    for is_blank in (False, True):
        drawn = render(paper("don").build(context(pack_id, is_blank=is_blank)))
        assert (drawn.missing, drawn.problems) == (frozenset(), ())
        check(drawn.data, tmp_path)
        assert all("Tinos" in name and is_embedded for name, is_embedded in fonts_of(drawn.data, tmp_path))


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_field_that_is_filled_has_a_place(pack_id: str) -> None:
    made = context(pack_id)
    places = {place.field for place in render(paper("don").build(made)).places}
    texts = {field.key for field in made.pack.form.fields if field.kind is FieldKind.TEXT}
    filled_in = {key for key in texts if made.dossier.answers.get(key)}
    assert filled_in | {"title", "authors", "helpers", "benefit", "investor", "place", "filed_on"} <= places


def test_a_value_is_never_read_as_markup_or_as_a_place() -> None:
    title = "<b>Đậm</b> & {investor} [[mất]] <img src=/etc/passwd>"
    document = paper("don").build(context(made_from=dossier(title=title)))
    assert f"sáng kiến: {title}" in said(document)
    assert title in printed(document)


def test_stretches_vanish_only_when_all_their_places_are_empty() -> None:
    from desktop_app.documents.papers.values import Said

    known = {"a": "1", "b": ""}
    text = "x[[ A {a} B {b}]][[ số {b}]]{{y}} <b>{a}</b>{b}"
    runs = filled(text, lambda key, form: Said(known[key], key), lambda key, form: "…")
    assert "".join(run.text for run in runs) == "x A 1 B {y} 1…"
    assert [run.field for run in runs if run.is_bold] == ["a"]
    assert "".join(run.text for run in blank(text, lambda key, form: "…")) == "x A … B … số …{y} ……"


def test_money_that_cannot_be_computed_is_said_in_the_words_of_the_form() -> None:
    answer = dossier(benefit_answer="not_computable", benefit_amount=None)
    assert "\nKhông tính được." in said(paper("don").build(context(made_from=answer)))
    nothing = replace(dossier(benefit_answer="", benefit_amount=None), benefit_lines=())
    blocks = don_blocks(context(made_from=nothing))
    assert DottedLines(2, "benefit") in blocks


def test_money_is_said_line_by_line_and_in_words() -> None:
    text = said(paper("don").build(context()))
    line = "- Giảm tổn thất không tải 40 máy: 87.600 kWh × 2.204,07 đồng = 193.076.532 đồng"
    assert f"{line} (biên bản số 07/BBTN; [1])." in text
    assert "Cộng: 157.076.532 đồng (Bằng chữ: Một trăm năm mươi bảy triệu" in text


def test_a_blank_form_holds_nothing_of_the_dossier() -> None:
    text = printed(paper("don").build(context(is_blank=True)))
    for word in ("Khánh", "Hoán chuyển", "157.076.532", "Ninh Bình", "215/QĐ", "12/03/2026"):
        assert word not in text
    table = next(block for block in don_blocks(context(is_blank=True)) if isinstance(block, Table))
    assert len(table.rows) >= 4
    assert {cell.text for row in table.rows for cell in row[1:]} == {""}


def test_an_addressee_follows_the_level() -> None:
    assert "Kính gửi: Công ty Điện lực Hoa Lư" in said(paper("don").build(context()))
    higher = dossier(level="tct")
    assert "Kính gửi: Tổng công ty Phát điện 2 - CTCP" in said(paper("don").build(context(made_from=higher)))
    spoken = said(paper("don").build(context("evn-2023", made_from=higher)))
    assert "Kính gửi: Tổng công ty Điện lực Hoa Lư" in spoken


@pytest.mark.parametrize("count", [1, 2, 5, 9, 40])
def test_every_author_has_a_row_and_a_place_to_sign(count: int) -> None:
    made = context(made_from=replace(dossier(), authors=authors(count)))
    text = printed(paper("don").build(made))
    assert text.count("Khánh") == 2 * len([number for number in range(count) if number % 5 == 0])


def test_any_form_is_walked_whatever_its_parts() -> None:
    people = (Column("Họ tên", "name"), Column("Ký", "sign"))
    form = Form(
        "don",
        "Phiếu thử",
        (
            Section(
                "a",
                "A",
                (
                    Field("title", "Tên", FieldKind.LINE),
                    Field("authors", "Tác giả", FieldKind.AUTHORS, columns=people),
                ),
                tuple(
                    Part(kind, text="<i>Chữ</i> {title}", key="title", columns=people) for kind in PartKind
                ),
            ),
        ),
    )
    for is_blank in (False, True):
        made = replace(context(is_blank=is_blank), pack=replace(pack("evn-2023"), form=form))
        assert render(paper("don").build(made)).pages >= 1


def test_unsigned_papers_are_named_until_a_scan_is_attached() -> None:
    assert [item.id for item in unsigned(context())] == ["don"]
    scan = annex(0, "scan.pdf", role="signed", paper="don")
    assert unsigned(context(made_from=dossier(attachments=(scan,)))) == ()
    assert unsigned(replace(context(), signed={"don": scan})) == ()


def test_a_scan_is_stale_once_the_words_change() -> None:
    known = digest(paper("don").build(context()))
    assert known == digest(paper("don").build(context()))
    scan = annex(0, "scan.pdf", role="signed", paper="don", paper_digest=known)
    same = dossier(attachments=(scan,))
    assert not is_stale(context(made_from=same), "don")
    assert is_stale(context(made_from=dossier(attachments=(scan,), title="Tên khác")), "don")
    assert is_stale(context(made_from=replace(same, authors=authors(3))), "don")
    assert not is_stale(
        context(made_from=dossier(attachments=(replace(scan, paper_digest=""),), title="K")), "don"
    )


def _file_for_council(tmp_path: Path) -> tuple[Dossier, dict[str, Path]]:
    files = {
        "a.pdf": pdf_file(tmp_path / "a.pdf", 2),
        "anh.jpg": picture_file(tmp_path / "anh.jpg"),
        "scan.pdf": pdf_file(tmp_path / "scan.pdf", 1, words="Ban ky"),
    }
    attachments = (
        annex(1, "a.pdf"),
        annex(2, "anh.jpg", turn=90),
        annex(3, "bang.xlsx"),
        annex(4, "mat.pdf", is_withheld=True),
        annex(5, "gone.pdf"),
    )
    return dossier(attachments=attachments), files


def test_the_file_for_the_council_holds_everything_that_can_be_merged(tmp_path: Path) -> None:
    made_from, files = _file_for_council(tmp_path)
    document = paper("ho_so").build(context(made_from=made_from, stored=files.get))
    inserted = [part for part in document.parts if isinstance(part, InsertedFile)]
    assert [(part.title, part.turn) for part in inserted] == [
        ("[1] Tài liệu a.pdf", 0),
        ("[2] Tài liệu anh.jpg", 90),
        ("[5] Tài liệu gone.pdf", 0),
    ]
    drawn = render(document)
    pages = text_of(drawn.data).split("\f")
    assert "HỒ SƠ ĐỀ NGHỊ CÔNG NHẬN SÁNG KIẾN" in pages[0]
    assert "2026-DLHL-0001" in pages[0]
    assert "MỤC LỤC" in pages[1]
    last = " ".join(pages[drawn.pages - 1].split())
    assert "đề nghị kèm bản PDF [3] Tài liệu bang.xlsx" in last
    assert "không gửi kèm [4] Tài liệu mat.pdf" in last
    assert [problem for problem in drawn.problems if "gone.pdf" in problem] == list(drawn.problems)
    check(drawn.data, tmp_path)


def test_a_reduced_picture_is_printed_as_it_is_since_it_was_turned_when_made(tmp_path: Path) -> None:
    turned = annex(1, "anh.jpg", reduced_sha256="nho.jpg", turn=90)
    document = paper("ho_so").build(
        context(made_from=dossier(attachments=(turned,)), stored=lambda sha: tmp_path / sha)
    )
    inserted = next(part for part in document.parts if isinstance(part, InsertedFile))
    assert (inserted.path.name, inserted.turn) == ("nho.jpg", 0)


def test_a_signed_scan_takes_the_place_of_the_application(tmp_path: Path) -> None:
    made_from, files = _file_for_council(tmp_path)
    scan = annex(0, "scan.pdf", role="signed", paper="don")
    signed = replace(made_from, attachments=(*made_from.attachments, scan))
    document = paper("ho_so").build(context(made_from=signed, stored=files.get))
    text = text_of(render(document).data)
    assert "Ban ky 1" in text
    assert "Kính gửi" not in text
    assert any(isinstance(part, Pages) and isinstance(part.blocks[0], Contents) for part in document.parts)


def test_a_lost_annex_is_said_on_its_page(tmp_path: Path) -> None:
    lost: Attachment = annex(1, "gone.pdf")
    drawn = render(paper("ho_so").build(context(made_from=dossier(attachments=(lost,)))))
    assert "Tệp đã mất khỏi sổ." in text_of(drawn.data)
