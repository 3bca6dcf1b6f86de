"""The merged files of a nomination: which there are, what is in them and where, scans, parts, staleness."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.office import IssuedPaper
from desktop_app.domain.values import Value
from desktop_app.services import agreement, attachments, issuing, nominations, papers, signed_scans, units
from desktop_app.services.nomination_files import BODY_FILE, files_of, find_body, print_round
from desktop_app.services.paper_missing import missing_of
from desktop_app.services.paper_subjects import nomination_subjects
from desktop_app.services.papers import Subject
from desktop_app.store.book import Book
from tests.documents.reading import check, text_of
from tests.documents.sample import pdf_file, picture_file
from tests.services.award_books import innovation, person

PROPOSAL = "to_trinh_khen_thuong"


@pytest.fixture
def nomination(book: Book) -> int:
    """Two people before the enterprise, one before the ministry, one before the union, in one round."""
    plant = units.add_unit(book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NDST"}).id
    made = nominations.add_round(book, {"name": "Tổng kết năm 2026", "year": 2026, "unit_id": plant}).id
    names = ("Nguyễn Duy Lâm", "Phùng Thị Hòa", "Lê Thu Hà", "Tô Văn Mạnh")
    awards = ("giay_khen", "giay_khen", "bang_khen_bo", "bang_lao_dong_sang_tao")
    for name, award in zip(names, awards, strict=True):
        who = person(book, name, unit_id=plant)
        nominations.add_line(
            book, made, {"award": award, "person_id": who, "votes": 9}, [innovation(book, {who: 10000})]
        )
    for chain in ("administration", "union"):
        facts = {"members": 9, "present": 9, "held_on": date(2026, 12, 10), "ballots_valid": 9}
        nominations.set_meeting(book, made, chain, facts)
    return made


def body(nomination: int, of: str = "doanh_nghiep") -> Subject:
    return Subject(nomination=nomination, body=of)


def file_of(book: Book, nomination: int) -> papers.Rendered:
    return papers.render_paper(book, BODY_FILE, body(nomination))


def contents_of(data: bytes) -> dict[str, int]:
    """What the list of contents says: titles and their pages."""
    page = text_of(data).split("\f")[1]
    found = re.findall(r"^\s*(\S.*?)[ .]{3,}(\d+)\s*$", page, re.MULTILINE)
    return {title: int(number) for title, number in found}


def outline_of(data: bytes, folder: Path) -> dict[str, int]:
    """What the outline leads to, read by another program."""
    path = folder / "ho-so.pdf"
    path.write_bytes(data)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return {
            str(item.title): pages[item.destination[0].objgen]  # type: ignore[index]
            for item in outline.root
        }


def test_there_is_a_file_for_each_body_and_each_nominee(book: Book, nomination: int) -> None:
    subjects = [subject for _name, subject in files_of(book, nomination)]
    assert [one.body for one in subjects if one.body] == ["doanh_nghiep", "bo", "tong_lien_doan"]
    assert len([one for one in subjects if one.line is not None]) == 4
    nominations.withdraw(book, [nominations.lines(book, nomination)[2].id], "xin rút")
    assert len([one for _name, one in files_of(book, nomination) if one.line is not None]) == 3


def test_the_contents_and_the_outline_lead_to_where_each_paper_begins(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    data = file_of(book, nomination).data
    check(data, tmp_path)
    listed = contents_of(data)
    assert list(listed) == [
        "Tờ trình đề nghị khen thưởng",
        "Danh sách trích ngang đề nghị khen thưởng",
        "Báo cáo thành tích – Nguyễn Duy Lâm",
        "Báo cáo thành tích – Phùng Thị Hòa",
        "Biên bản họp xét khen thưởng",
    ]
    pages = text_of(data).split("\f")
    for title, page in listed.items():
        mark = {"Tờ": "TỜ TRÌNH", "Da": "DANH SÁCH", "Bá": "BÁO CÁO THÀNH TÍCH", "Bi": "BIÊN BẢN HỌP"}[
            title[:2]
        ]
        assert mark in pages[page - 1], title
        assert pages[page - 1].rstrip().endswith(str(page))
    led = outline_of(data, tmp_path)
    assert {title: led[title] for title in listed} == listed


def test_no_nominee_of_another_body_is_in_a_file(book: Book, nomination: int) -> None:
    text = text_of(file_of(book, nomination).data)
    assert "Nguyễn Duy Lâm" in text
    assert "Lê Thu Hà" not in text
    assert "Tô Văn Mạnh" not in text
    assert "Số:" in text


def test_evidence_of_the_innovations_follows_each_once(book: Book, nomination: int, tmp_path: Path) -> None:
    lines = nominations.lines(book, nomination)
    (use,) = nominations.line_innovations(book, lines[0].id)
    for name in ("quyet-dinh.pdf", "lap-lai.pdf"):
        attachments.attach(book, use.innovation_id, pdf_file(tmp_path / name, words="Quyet dinh"))
    attachments.attach(book, use.innovation_id, picture_file(tmp_path / "anh.png", (3000, 2000)))
    apart = tmp_path / "so-lieu.xlsx"
    apart.write_bytes(b"PK\x03\x04 so lieu")
    attachments.attach(book, use.innovation_id, apart)
    drawn = file_of(book, nomination)
    titles = [title for title in contents_of(drawn.data) if title.startswith("2026")]
    assert len(titles) == 2, "the same file twice is one"
    assert any("Không in được thành trang nên phải gửi riêng" in one for one in drawn.problems)
    assert any("Chưa đính kèm bản sao quyết định" in one for one in drawn.problems)
    assert len(drawn.data) < 400_000, "pictures are reduced"


def test_a_signed_scan_stands_in_place_of_what_it_signs(book: Book, nomination: int, tmp_path: Path) -> None:
    scan = pdf_file(tmp_path / "to-trinh.pdf", pages=3, words="Da ky dong dau")
    taken = signed_scans.take_scan(book, PROPOSAL, body(nomination), scan)
    signed_scans.keep_scan(book, PROPOSAL, body(nomination), taken)
    drawn = file_of(book, nomination)
    check(drawn.data, tmp_path)
    listed, pages = contents_of(drawn.data), text_of(drawn.data).split("\f")
    start = listed["Tờ trình đề nghị khen thưởng"]
    assert listed["Danh sách trích ngang đề nghị khen thưởng"] == start + 3
    assert "Da ky dong dau 1" in pages[start - 1]
    assert "TỜ TRÌNH" not in "".join(pages)
    assert not any("không còn khớp" in one for one in drawn.problems)


def test_a_scan_that_went_stale_is_told_in_the_file_and_beside_the_paper(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    subject = body(nomination)
    picture = picture_file(tmp_path / "to-trinh.png")
    signed_scans.keep_scan(book, PROPOSAL, subject, signed_scans.take_scan(book, PROPOSAL, subject, picture))
    nominations.edit_line(book, nominations.lines(book, nomination)[0].id, {"name": "Nguyễn Duy Lân"})
    assert any("không còn khớp với sổ" in one for one in file_of(book, nomination).problems)
    told = signed_scans.notice_of(book, PROPOSAL, subject, papers.build_document(book, PROPOSAL, subject))
    assert "không còn khớp" in told
    signed_scans.remove_scan(book, PROPOSAL, subject)
    assert not signed_scans.has_scan(book, PROPOSAL, subject)
    assert not any("không còn khớp" in one for one in file_of(book, nomination).problems)


def test_a_scan_is_named_while_a_paper_or_a_step_back_may_want_it(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    subject = body(nomination)
    taken = signed_scans.take_scan(book, PROPOSAL, subject, pdf_file(tmp_path / "a.pdf"))
    assert set(attachments.unnamed_files(book)) == {taken.sha256}
    signed_scans.keep_scan(book, PROPOSAL, subject, taken)
    assert attachments.unnamed_files(book) == {}
    signed_scans.remove_scan(book, PROPOSAL, subject)
    assert attachments.unnamed_files(book) == {}, "undo may bring it back"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [("a.xlsx", b"PK\x03\x04", "phải là tệp PDF hoặc ảnh"), ("a.pdf", b"", "rỗng"), ("a.png", b"x", "ảnh")],
)
def test_what_is_no_scan_is_refused(
    book: Book, nomination: int, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError, match=told):
        signed_scans.take_scan(book, PROPOSAL, body(nomination), path)
    assert book.all(IssuedPaper) == []


def test_a_merged_file_and_a_dossier_s_paper_take_no_scan(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="từng giấy"):
        signed_scans.take_scan(book, BODY_FILE, body(nomination), pdf_file(tmp_path / "a.pdf"))
    assert not signed_scans.may_have_scan("don")


def test_a_round_is_printed_whole_and_noted(book: Book, nomination: int, tmp_path: Path) -> None:
    report = print_round(book, nomination, tmp_path / "in")
    assert len(report.printed) == 7
    assert report.failures == []
    for path in report.printed:
        assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0
    assert agreement.differences(book, nomination) == []
    nominations.edit_line(book, nominations.lines(book, nomination)[0].id, {"post": "Quản đốc"})
    stale = {one.paper for one in agreement.differences(book, nomination) if one.kind == "stale"}
    assert stale >= {PROPOSAL, "danh_sach_trich_ngang", "bao_cao_thanh_tich", "bien_ban_xet"}


def test_a_file_over_the_limit_comes_in_parts_that_hold_every_page(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    limit = 60_000
    report = print_round(book, nomination, tmp_path / "in", limit=limit)
    whole = next(path for path in report.printed if path.stem.endswith(BODY_FILE) and "Giám đốc" in path.stem)
    assert whole.stat().st_size > limit
    parts = sorted(whole.parent.glob(f"{whole.stem}-phan-*.pdf"))
    assert len(parts) > 1
    counts: list[int] = []
    for path in parts:
        with pikepdf.open(path) as pdf:
            counts.append(len(pdf.pages))
        assert path.stat().st_size <= limit or counts[-1] == 1
    with pikepdf.open(whole) as pdf:
        assert sum(counts) == len(pdf.pages)
    assert set(parts) <= set(report.printed)


def test_a_page_over_the_limit_and_parts_of_an_earlier_printing_are_told(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    small = print_round(book, nomination, tmp_path / "in", limit=1_000)
    second = f"Giám đốc – Tổng kết năm 2026-{BODY_FILE}-phan-2"
    (old,) = [path for path in small.printed if path.stem.endswith(second)]
    words = "\n".join(sentence for _name, sentence in small.warnings)
    assert old.name in words
    assert "một trang đã lớn hơn 0,001 MB" in words
    assert "lần in trước" not in words
    for limit in (0, 50_000_000):
        whole = print_round(book, nomination, tmp_path / "in", limit=limit)
        told = [sentence for _name, sentence in whole.warnings if "lần in trước" in sentence]
        assert any(old.name in sentence for sentence in told)
        assert not any("một trang" in sentence for _name, sentence in whole.warnings)


def test_word_gives_each_paper_apart(book: Book, nomination: int, tmp_path: Path) -> None:
    report = print_round(book, nomination, tmp_path / "in", "docx")
    assert {path.suffix for path in report.printed} == {".docx"}
    assert report.failures == []


def test_a_round_with_nobody_is_refused(book: Book, tmp_path: Path) -> None:
    made = nominations.add_round(book, {"name": "Trống", "year": 2026}).id
    with pytest.raises(UserError, match="chưa có cá nhân"):
        print_round(book, made, tmp_path / "in")


def test_a_paper_is_printed_of_those_whose_award_asks_for_it(book: Book, nomination: int) -> None:
    def of(paper: str, body_id: str = "") -> list[Subject]:
        return nomination_subjects(book, papers.paper(paper), nomination, body_id)

    lines = nominations.lines(book, nomination)
    assert of("bao_cao_giai_phap") == [Subject(line=lines[3].id)]
    assert of("bao_cao_thanh_tich", "bo") == [Subject(line=lines[2].id)]
    assert len(of(PROPOSAL)) == 3
    assert of(PROPOSAL, "bo") == [body(nomination, "bo")]
    assert len(of("ho_so_nguoi")) == 4
    assert find_body(book, nomination, "bo truong").id == "bo"
    with pytest.raises(UserError, match="tong_lien_doan"):
        find_body(book, nomination, "không có")


def test_papers_are_numbered_and_signed_in_the_chain_of_who_decides(book: Book, nomination: int) -> None:
    assert issuing.chain_of(book, PROPOSAL, body(nomination)) == "administration"
    assert issuing.chain_of(book, PROPOSAL, body(nomination, "tong_lien_doan")) == "union"
    line = nominations.lines(book, nomination)[3]
    assert issuing.chain_of(book, "bao_cao_giai_phap", Subject(line=line.id)) == "union"
    issuing.set_issue(book, PROPOSAL, body(nomination), {"number": 7})
    issuing.set_issue(book, PROPOSAL, body(nomination, "tong_lien_doan"), {"number": 7})
    with pytest.raises(UserError, match="đã dùng"):
        issuing.set_issue(book, PROPOSAL, body(nomination, "bo"), {"number": 7})
    document = papers.build_document(book, "danh_sach_trich_ngang", body(nomination))
    assert "Tờ trình số 07/TTr" in " ".join(agreement.texts_of(document))


def test_the_answers_of_a_report_are_kept_with_the_paper(book: Book, nomination: int) -> None:
    subject = Subject(line=nominations.lines(book, nomination)[0].id)
    issuing.set_facts(
        book, "bao_cao_thanh_tich", subject, {"own_merits": "<p>Giảm sự cố.</p>", "birthplace": "Nam Định"}
    )
    text = text_of(papers.render_paper(book, "bao_cao_thanh_tich", subject).data)
    assert "Giảm sự cố." in text
    assert "Quê quán: Nam Định" in text


def test_a_report_is_asked_for_what_is_of_its_nominee_and_round(book: Book, nomination: int) -> None:
    shop = units.add_unit(book, {"name": "Phân xưởng Vận hành", "abbreviation": "PXVH"}).id
    values: dict[str, Value] = {"nominee": "collective", "unit_id": shop, "award": "giay_khen"}
    collective = nominations.add_line(book, nomination, values).id
    someone = nominations.lines(book, nomination)[0].id

    def asked(line: int) -> set[str]:
        return {fact.key for fact in issuing.facts_asked(book, "bao_cao_thanh_tich", Subject(line=line))}

    assert {"birthplace", "own_merits"} <= asked(someone)
    assert not asked(someone) & {"seat", "outstanding", "task_result", "campaign_merits", "alias"}
    assert {"seat", "outstanding"} <= asked(collective)
    assert not asked(collective) & {"birthplace", "own_merits", "task_result", "campaign_merits"}
    nominations.edit_round(book, nomination, {"type": "sudden"})
    assert "task_result" in asked(someone) & asked(collective)
    assert not (asked(someone) | asked(collective)) & {"own_merits", "outstanding", "campaign_merits"}
    nominations.edit_round(book, nomination, {"type": "campaign"})
    assert "campaign_merits" in asked(someone) & asked(collective)
    assert "alias" in asked(someone)
    shipped = issuing.facts_asked(book, PROPOSAL, body(nomination))
    assert {"addressee", "regulation"} <= {fact.key for fact in shipped}


def test_what_a_report_was_told_stands_in_the_list(book: Book, nomination: int) -> None:
    lines = nominations.lines(book, nomination)
    told = {"degree": "Thạc sĩ", "service_years": "15 năm", "mass_votes": "45/48"}
    issuing.set_facts(book, "bao_cao_thanh_tich", Subject(line=lines[0].id), told)
    issuing.set_facts(book, "bao_cao_giai_phap", Subject(line=lines[3].id), {"service_years": "21 năm"})
    own = list(agreement.texts_of(papers.build_document(book, "danh_sach_trich_ngang", body(nomination))))
    row = next(text for text in own if "Nguyễn Duy Lâm" in text)
    assert all(f" | {words} | " in row for words in told.values())
    assert "15 năm" not in next(text for text in own if "Phùng Thị Hòa" in text)
    union = papers.build_document(book, "danh_sach_trich_ngang", body(nomination, "tong_lien_doan"))
    assert any("21 năm" in text for text in agreement.texts_of(union))


def test_what_is_missing_is_named(book: Book, nomination: int) -> None:
    nominations.set_meeting(book, nomination, "administration", {"held_on": None, "chair": ""})
    subject = body(nomination)
    document = papers.build_document(book, "bien_ban_xet", subject)
    named = {one.field: one.label for one in missing_of(book, document, "bien_ban_xet", subject)}
    assert named["meeting:held_on"] == "Ngày họp"
    assert named["meeting:chair"] == "Chủ trì"
    unnamed = "Chỗ còn trống trên giấy"
    for paper in papers.PAPERS:
        if paper.scope == "nomination":
            made = papers.build_document(book, paper.id, subject)
            found = missing_of(book, made, paper.id, subject)
            assert [one.field for one in found if one.label == unnamed] == [], paper.id


def test_files_of_a_round_with_a_long_name_do_not_take_each_other_s_place(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    nominations.edit_round(book, nomination, {"name": "Tổng kết phong trào thi đua lao động sáng tạo " * 6})
    report = print_round(book, nomination, tmp_path / "in", "docx")
    assert len(set(report.printed)) == len(report.printed) == 15
    assert all(path.is_file() for path in report.printed)


def test_a_whole_file_printed_again_is_no_longer_stale(book: Book, nomination: int, tmp_path: Path) -> None:
    print_round(book, nomination, tmp_path / "in")
    line = nominations.lines(book, nomination)[0]
    nominations.edit_line(book, line.id, {"post": "Quản đốc phân xưởng Vận hành 2"})
    stale = {one.paper for one in agreement.differences(book, nomination)}
    assert stale >= {BODY_FILE, PROPOSAL}
    print_round(book, nomination, tmp_path / "in")
    assert agreement.differences(book, nomination) == []
