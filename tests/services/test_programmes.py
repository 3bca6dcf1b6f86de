"""Programmes in a book: from a template to figures, each act one step that can be taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.office import ADMINISTRATION
from desktop_app.domain.programme import Phase, PhaseEnd, Programme, Target
from desktop_app.services import office, programmes, progress_files
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.progress import Report, figures, progress, rows_behind
from desktop_app.services.undo import UndoStack
from desktop_app.services.units import add_unit, edit_unit, set_head_count
from desktop_app.store.book import Book
from tests.documents.reading import text_of


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book on the day EVNCPC was visited."""
    with Book.create(tmp_path / "Sổ", clock=Clock(date(2022, 10, 7))) as made:
        yield made


def corporation(book: Book) -> dict[str, int]:
    """Add the three corporations whose quotas were published."""
    people = {"EVNHANOI": 7430, "EVNNPT": 7090, "EVNCPC": 11410}
    made = {name: add_unit(book, {"name": name, "abbreviation": name}).id for name in people}
    for name, number in people.items():
        set_head_count(book, made[name], date(2021, 1, 1), number)
    return made


def campaign(book: Book) -> tuple[int, list[Phase]]:
    """Make the campaign of 2022."""
    made = programmes.add_from_template(book, "10k-2022").id
    return made, programmes.phases(book, made)


def recognise(book: Book, count: int, unit: int | None, day: date | None, level: str = "co_so") -> list[int]:
    """Add innovations that were recognised."""
    keys: list[int] = []
    for _number in range(count):
        values = {"title": "Cải tiến", "unit_id": unit, "stage": "examining"}
        keys.append(add_innovation(book, values).id)
    with book.transaction("Công nhận") as step:
        for key in keys:
            step.insert(
                "examination",
                {"innovation_id": key, "level": level, "result": "recognised", "decision_on": day},
            )
    return keys


def line(report: Report, name: str) -> tuple[int | None, int]:
    """Return target and count of a unit."""
    found = next(item for item in report.progress.lines if item.name == name)
    return found.target, found.standing.counted


def test_a_programme_comes_from_a_template_in_one_step(book: Book) -> None:
    undo = UndoStack(book)
    added = programmes.add_from_template(book, "10k-2022")
    undo.push(added.changes)
    first, second = programmes.phases(book, added.id)
    assert (first.target, second.target) == (3000, 7000)
    assert [end.ends_on for end in programmes.ends(book, second)] == [
        date(2023, 9, 30), date(2023, 9, 1), date(2023, 8, 31),
    ]  # fmt: skip
    undo.undo()
    assert (book.all(Programme), book.all(Phase), book.all(PhaseEnd)) == ([], [], [])
    undo.redo()
    assert len(book.all(Phase)) == 2
    with pytest.raises(UserError, match="10k-2022, 10k-2025"):
        programmes.add_from_template(book, "none")


def test_published_quotas_are_proposed_accepted_and_written_over(book: Book) -> None:
    units, (made, phases) = corporation(book), campaign(book)
    add_unit(book, {"name": "Chưa có số lao động"})
    found = programmes.propose_targets(book, made)
    assert {item.unit_id: item.numbers for item in found} == {
        units["EVNHANOI"]: (223, 520), units["EVNNPT"]: (213, 496), units["EVNCPC"]: (342, 799),
    }  # fmt: skip
    programmes.set_target(book, phases[1].id, units["EVNCPC"], 900, "Chỉ thị 3220/CTLT-EVN-CĐ")
    undo = UndoStack(book)
    undo.push(programmes.accept_proposals(book, made, found, "Kế hoạch 97/KH-CĐĐVN"))
    report = progress(book, made, phases[1].id)
    assert (line(report, "EVNCPC"), line(report, "EVNHANOI")) == ((900, 0), (520, 0))
    programmes.set_target(book, phases[1].id, units["EVNHANOI"], 0)
    assert line(progress(book, made, phases[1].id), "EVNHANOI") == (0, 0)
    kept = {(item.phase_id, item.unit_id): item for item in programmes.targets(book, made)}
    assert kept[phases[0].id, units["EVNNPT"]].is_proposed
    assert not kept[phases[1].id, units["EVNCPC"]].is_proposed
    assert kept[phases[1].id, units["EVNHANOI"]].document == "Kế hoạch 97/KH-CĐĐVN"
    programmes.accept_proposals(book, made, found, replaces=True)
    assert line(progress(book, made, phases[1].id), "EVNCPC") == (799, 0)


def test_accepting_proposals_is_one_step_that_can_be_taken_back(book: Book) -> None:
    corporation(book)
    made, _phases = campaign(book)
    undo = UndoStack(book)
    undo.push(programmes.accept_proposals(book, made, programmes.propose_targets(book, made)))
    assert len(book.all(Target)) == 6
    undo.undo()
    assert book.all(Target) == []


def test_a_target_is_taken_away_and_nonsense_refused(book: Book) -> None:
    units, (_made, phases) = corporation(book), campaign(book)
    unit = units["EVNCPC"]
    programmes.set_target(book, phases[0].id, unit, 5)
    assert not programmes.set_target(book, phases[0].id, unit, 5)
    programmes.set_target(book, phases[0].id, unit, None)
    assert book.all(Target) == []
    assert not programmes.set_target(book, phases[0].id, unit, None)
    for number in (-1, 1_000_001):
        with pytest.raises(UserError, match="từ 0 đến"):
            programmes.set_target(book, phases[0].id, unit, number)


def test_a_phase_keeps_every_end_and_counts_to_the_one_chosen(book: Book) -> None:
    made, (_first, second) = campaign(book)
    programmes.choose_end(book, second.id, date(2023, 8, 31))
    phase = book.get(Phase, second.id)
    assert phase.ends_on == date(2023, 8, 31)
    assert len(programmes.ends(book, phase)) == 3
    assert progress(book, made).progress.window.ends_on == date(2023, 8, 31)
    assert "đến hết 31/08/2023" in progress(book, made, second.id).sentence
    programmes.add_end(book, second.id, "Quyết định của đơn vị", date(2023, 12, 31))
    assert len(programmes.ends(book, phase)) == 4
    with pytest.raises(UserError, match="trước ngày bắt đầu"):
        programmes.choose_end(book, second.id, date(2022, 1, 1))
    with pytest.raises(UserError, match="văn bản"):
        programmes.add_end(book, second.id, "  ", date(2023, 12, 31))


def test_the_day_of_a_phase_without_documents_is_kept_when_another_is_chosen(book: Book) -> None:
    made = programmes.add_programme(book, {"name": "Phong trào"}).id
    values = {"name": "Đợt 1", "starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 30)}
    phase = programmes.add_phase(book, made, values).id
    programmes.add_end(book, phase, "Công văn 5", date(2026, 7, 31))
    programmes.choose_end(book, phase, date(2026, 7, 31))
    found = programmes.ends(book, book.get(Phase, phase))
    assert [(end.document, end.ends_on) for end in found] == [
        ("Công văn 5", date(2026, 7, 31)), ("", date(2026, 6, 30)),
    ]  # fmt: skip


def test_days_in_the_wrong_order_are_refused_but_a_name_can_still_be_mended(book: Book) -> None:
    made, phases = campaign(book)
    with pytest.raises(UserError, match="trước ngày bắt đầu"):
        programmes.edit_phase(book, phases[0].id, {"ends_on": date(2020, 1, 1)})
    with book.transaction("Nhập") as step:
        step.update("phase", phases[0].id, {"ends_on": date(2020, 1, 1)})
    programmes.edit_phase(book, phases[0].id, {"name": "Giai đoạn một"})
    report = progress(book, made, phases[0].id)
    assert report.title == "Giai đoạn một"
    assert report.progress.notices[0].is_grave
    for values in ({"name": " "}, {"target": -5}):
        with pytest.raises(UserError):
            programmes.edit_programme(book, made, values)


def test_a_programme_without_phases_says_so_and_still_counts(book: Book) -> None:
    units = corporation(book)
    made = programmes.add_programme(book, {"name": "Phong trào <b>&", "target": 0}).id
    recognise(book, 2, units["EVNCPC"], date(2022, 7, 1))
    report = progress(book, made)
    assert report.progress.whole.standing.counted == 2
    assert "chưa có giai đoạn nào" in report.progress.notices[0].sentence
    assert "vào bất cứ ngày nào" in report.sentence
    assert programmes.propose_targets(book, made) == ()
    assert report.progress.whole.standing.percent is None


def test_published_figures_of_a_visit_come_out_of_a_book(book: Book) -> None:
    units, (made, phases) = corporation(book), campaign(book)
    programmes.accept_proposals(book, made, programmes.propose_targets(book, made))
    keys = recognise(book, 247, units["EVNCPC"], date(2022, 7, 1))
    gone = recognise(book, 3, units["EVNCPC"], date(2022, 7, 1))
    recognise(book, 5, units["EVNCPC"], date(2022, 10, 8))
    recognise(book, 108, units["EVNCPC"], date(2022, 5, 31))
    for key in gone:
        with book.transaction("Xóa") as step:
            step.update("innovation", key, {"deleted_at": "2022-10-01T00:00:00.000000+00:00"})
    report = progress(book, made, phases[1].id)
    found = next(item for item in report.progress.lines if item.name == "EVNCPC")
    assert (found.standing.counted, found.target, found.standing.percent) == (247, 799, 309)
    assert rows_behind(found) == tuple(keys)
    assert line(progress(book, made, phases[0].id), "EVNCPC") == (342, 108)
    assert line(progress(book, made), "EVNCPC") == (1141, 355)
    assert {item.name for item in report.progress.at_nought} == {"EVNHANOI", "EVNNPT"}
    assert report.progress.notices[0].sentence.startswith(
        "Chỉ tiêu chung là 7.000 nhưng các đơn vị cộng lại là 1.815"
    )


def test_every_figure_opens_just_what_it_counts(book: Book) -> None:
    units, (made, phases) = corporation(book), campaign(book)
    keys = recognise(book, 4, units["EVNNPT"], date(2022, 7, 1), "evn")
    recognise(book, 1, units["EVNNPT"], None)
    edit_innovation(book, keys[0], {"applied_on": date(2022, 6, 30)}, "Sửa")
    with book.transaction("Nhập cổng") as step:
        for key, state in zip(keys, ("keyed", "confirmed", "waiting"), strict=False):
            step.insert(
                "portal_entry",
                {
                    "innovation_id": key,
                    "system": "tld",
                    "state": state,
                    "keyed_at": "2022-06-30T18:00:00+00:00",
                },
            )
    found = {item.id: rows_behind(item) for item in figures(progress(book, made, phases[1].id))}
    assert found["counted"] == found["recognised"] == tuple(keys)
    assert (found["keyed"], found["confirmed"]) == (tuple(keys[:2]), (keys[1],))
    assert found["unkeyed"] == tuple(keys[2:])
    assert len(found["undated"]) == 1
    assert (found["applied"], found["level:evn"]) == ((keys[0],), tuple(keys))
    programmes.edit_programme(book, made, {"rule": "keyed"})
    keyed = progress(book, made, phases[1].id)
    assert keyed.progress.whole.counted == tuple(keys[:2])
    assert "nhập lên cổng từ 01/06/2022" in keyed.sentence


def test_a_portal_stamp_counts_on_its_day_in_vietnam(book: Book) -> None:
    units, (made, phases) = corporation(book), campaign(book)
    keys = recognise(book, 3, units["EVNNPT"], date(2022, 5, 1))
    stamps = ("2022-05-31T16:59:59.000000+00:00", "2022-05-31T17:00:00.000000+00:00", "2022-06-01")
    with book.transaction("Nhập cổng") as step:
        for key, stamp in zip(keys, stamps, strict=True):
            step.insert(
                "portal_entry", {"innovation_id": key, "system": "s", "state": "keyed", "keyed_at": stamp}
            )
    assert progress(book, made, phases[1].id).progress.whole.keyed == tuple(keys[1:])


def test_peaks_are_looked_at_but_not_added(book: Book) -> None:
    units, (made, phases) = corporation(book), campaign(book)
    values = {
        "name": "40 ngày",
        "starts_on": date(2022, 7, 1),
        "ends_on": date(2022, 8, 9),
        "is_peak": True,
        "target": 50,
    }
    peak = programmes.add_phase(book, made, values).id
    programmes.set_target(book, peak, units["EVNCPC"], 50)
    programmes.set_target(book, phases[1].id, units["EVNCPC"], 799)
    recognise(book, 6, units["EVNCPC"], date(2022, 7, 1))
    assert line(progress(book, made, peak), "EVNCPC") == (50, 6)
    assert line(progress(book, made), "EVNCPC") == (799, 6)
    assert all("giai đoạn cộng lại" not in item.sentence for item in progress(book, made).progress.notices)
    programmes.edit_phase(book, phases[0].id, {"target": 3600})
    assert "các giai đoạn cộng lại là 10.600" in progress(book, made).progress.notices[0].sentence


def test_a_unit_merged_in_2025_counts_for_its_successor(tmp_path: Path) -> None:
    with Book.create(tmp_path / "b", clock=Clock(date(2025, 9, 1))) as book:
        new = add_unit(book, {"name": "PC mới", "abbreviation": "M"}).id
        old = add_unit(book, {"name": "PC cũ", "abbreviation": "C", "valid_to": date(2025, 6, 30)}).id
        edit_unit(book, old, {"replaced_by_id": new})
        made = programmes.add_from_template(book, "10k-2025").id
        recognise(book, 2, new, date(2025, 8, 1))
        recognise(book, 3, old, date(2025, 3, 1))
        report = progress(book, made)
        assert [(item.name, item.standing.counted) for item in report.progress.lines] == [
            ("PC mới", 5),
            ("PC cũ", 3),
        ]
        assert "PC cũ" in report.progress.lines[0].note


def test_programmes_and_phases_are_found_by_their_words(book: Book) -> None:
    with pytest.raises(UserError, match="chưa có chương trình nào"):
        programmes.find_programme(book)
    made, _phases = campaign(book)
    other = programmes.add_from_template(book, "10k-2025").id
    assert programmes.find_programme(book).id == made
    assert programmes.find_programme(book, "10 nghin").id == made
    assert programmes.find_programme(book, "2025–2028").id == other
    for words in ("chuong trinh", "không có"):
        with pytest.raises(UserError, match="Các chương trình: "):
            programmes.find_programme(book, words)
    found = programmes.find_programme(book, "10 nghin")
    assert programmes.find_phase(book, found, "giai doan 2").name == "Giai đoạn 2"
    with pytest.raises(UserError, match="Giai đoạn 1; Giai đoạn 2"):
        programmes.find_phase(book, found, "giai đoạn")


def test_removing_leaves_innovations_alone(book: Book) -> None:
    units, (made, phases) = corporation(book), campaign(book)
    recognise(book, 1, units["EVNCPC"], date(2022, 7, 1))
    programmes.accept_proposals(book, made, programmes.propose_targets(book, made))
    undo = UndoStack(book)
    undo.push(programmes.remove_phase(book, phases[1].id))
    assert len(book.all(Target)) == 3
    undo.undo()
    assert len(book.all(Target)) == 6
    programmes.remove_programme(book, made)
    assert (book.all(Programme), book.all(Phase), book.all(PhaseEnd), book.all(Target)) == ([], [], [], [])
    assert book.sql("SELECT count(*) FROM innovation") == [(1,)]


def test_reports_print_and_the_notice_is_one_page_however_many_units(book: Book, tmp_path: Path) -> None:
    made, phases = campaign(book)
    for number in range(60):
        name = f"Công ty <img src='x'> Điện lực số {number} " + "rất dài " * 30
        unit = add_unit(book, {"name": name, "abbreviation": f"U{number}"}).id
        programmes.set_target(book, phases[1].id, unit, number)
        recognise(book, number % 3, unit, date(2022, 7, 1))
    report = progress(book, made, phases[1].id)
    notice = progress_files.write_pdf(
        progress_files.notice_document(book, report), tmp_path / "thong-bao.pdf"
    )
    pages = text_of(notice.read_bytes()).rstrip("\f\n").split("\f")
    assert len(pages) == 1
    assert "THÔNG BÁO" in pages[0]
    whole = progress_files.write_pdf(
        progress_files.report_document(book, progress(book, made)), tmp_path / "bao-cao.pdf"
    )
    text = " ".join(text_of(whole.read_bytes()).split())
    assert "BÁO CÁO TIẾN ĐỘ" in text
    assert "Giai đoạn 1 01/09/2021 – 31/05/2022 3.000" in text
    assert progress_files.write_units(report, tmp_path / "don-vi.xlsx") == 61
    keys = report.progress.whole.counted
    assert progress_files.write_rows(book, keys, tmp_path / "dong.xlsx") == len(keys) == 60


def test_reports_stand_under_the_head_of_the_topmost_unit_and_its_signatory(
    book: Book, tmp_path: Path
) -> None:
    made, _phases = campaign(book)

    def written() -> str:
        whole = progress(book, made)
        notice, report = (
            progress_files.notice_document(book, whole),
            progress_files.report_document(book, whole),
        )
        found = (
            progress_files.write_pdf(one, tmp_path / "tien-do.pdf").read_bytes() for one in (notice, report)
        )
        return "\f".join(" ".join(text_of(data).split()) for data in found)

    assert "Số: ……" not in written()  # nobody to write it: Quốc hiệu alone
    unit = add_unit(book, {"name": "Tổng công ty Phát điện 9", "abbreviation": "GENCO9"}).id
    add_unit(book, {"name": "Phân xưởng Hóa", "parent_id": unit})
    office.set_letterhead(
        book, unit, ADMINISTRATION,
        {"name": "Tổng công ty\nPhát điện 9", "symbol": "GENCO9", "place": "Cần Thơ"},
    )  # fmt: skip
    office.add_signatory(
        book, unit, ADMINISTRATION,
        {"name": "Trần Quốc Bảo", "post": "Phó Giám đốc", "authority": "KT.", "on_behalf": "Giám đốc"},
    )  # fmt: skip
    notice, report = written().split("\f")
    assert "PHÁT ĐIỆN 9" in notice
    assert "Số: ……/TB-GENCO9" in notice
    assert "Cần Thơ, ngày … tháng … năm" in report
    assert "Số: ……/BC-GENCO9" in report
    assert "KT. GIÁM ĐỐC" in report
    assert report.rstrip().endswith("Trần Quốc Bảo")


def test_the_notice_names_the_whole_programme_and_tells_a_target_of_nought_from_none(
    book: Book, tmp_path: Path
) -> None:
    name = "Phong trào thi đua Lao động sáng tạo và Chương trình 10.000 sáng kiến giai đoạn 2025–2028"

    def written(made: int) -> str:
        whole = progress(book, made)
        documents = progress_files.notice_document(book, whole), progress_files.report_document(book, whole)
        paths = [progress_files.write_pdf(item, tmp_path / f"{n}.pdf") for n, item in enumerate(documents)]
        return " ".join(" ".join(text_of(path.read_bytes()) for path in paths).split())

    made = programmes.add_programme(book, {"name": name, "target": 0}).id
    text = written(made)
    assert f"Tiến độ {name} " in text
    assert "Đến nay có 0 sáng kiến được tính; chỉ tiêu là 0." in text
    assert "Chưa ghi tác giả nào." in text
    programmes.edit_programme(book, made, {"target": None})
    assert "chưa có chỉ tiêu." in written(made)
