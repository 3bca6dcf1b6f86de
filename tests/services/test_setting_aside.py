"""Putting a finding by with a reason: one named step, kept as history, no longer in the way of finishing."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.services.checking import (
    Finding,
    bring_back,
    check_innovation,
    finish,
    set_aside,
    with_reasons,
)
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.history import entries
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.interchange import show
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book

EFFECT, CHECK = "actual_effect", "arithmetic_wrong"
REASON = "Cách tính đã được Hội đồng thống nhất."


@pytest.fixture
def row(book: Book) -> int:
    return add_innovation(book, {"title": "Cải tiến bơm", EFFECT: "<p>Tiết kiệm 7 × 8 = 54 công.</p>"}).id


def the(book: Book, row: int, check: str) -> Finding:
    (finding,) = (item for item in check_innovation(book, row) if item.check == check)
    return finding


def test_a_finding_is_put_by_with_its_reason_and_brought_back(book: Book, row: int) -> None:
    finding = the(book, row, CHECK)
    changes = set_aside(book, row, finding, f"  {REASON}\n")
    assert changes.tables == {"set_aside"}
    assert changes.innovations == {row}
    assert changes.label.startswith("Gác lại: “4. Hiệu quả thực tế")
    assert the(book, row, CHECK) == replace(finding, reason=REASON)
    bring_back(book, row, the(book, row, CHECK))
    assert the(book, row, CHECK) == finding
    assert not bring_back(book, row, finding)


def test_another_reason_takes_the_place_of_the_first(book: Book, row: int) -> None:
    finding = the(book, row, CHECK)
    set_aside(book, row, finding, "một")
    set_aside(book, row, finding, "hai")
    assert [item.reason for item in load_dossier(book, row).set_aside] == ["hai"]
    assert not set_aside(book, row, finding, "hai")


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "\u200b\x00"])
def test_a_reason_is_needed(book: Book, row: int, reason: str) -> None:
    finding = the(book, row, CHECK)
    with pytest.raises(UserError, match="Ghi lý do"):
        set_aside(book, row, finding, reason)
    assert load_dossier(book, row).set_aside == ()


def test_what_must_be_mended_cannot_be_put_by(book: Book, row: int) -> None:
    finding = next(item for item in check_innovation(book, row) if item.check == "required")
    assert not finding.can_be_set_aside
    with pytest.raises(UserError, match="phải sửa"):
        set_aside(book, row, finding, REASON)


def test_what_was_put_by_does_not_block_finishing(book: Book, row: int) -> None:
    edit_innovation(book, row, {"purpose": "<p>Giảm xxx giờ chờ.</p>"})
    finding = next(item for item in check_innovation(book, row) if item.is_blocking and item.can_be_set_aside)
    set_aside(book, row, finding, REASON)
    (kept,) = (item for item in finish(book, row).findings if item.reason)
    assert (kept.sentence, kept.is_blocking) == (finding.sentence, False)


def test_it_holds_for_that_sentence_only(book: Book, row: int) -> None:
    set_aside(book, row, the(book, row, CHECK), REASON)
    edit_innovation(book, row, {EFFECT: "<p>Tiết kiệm 7 × 8 = 55 công.</p>"})
    assert the(book, row, CHECK).reason == ""
    edit_innovation(book, row, {EFFECT: "<p>Tiết kiệm 7 × 8 = 54 công.</p>"})
    assert the(book, row, CHECK).reason == REASON


def test_the_step_can_be_taken_back_and_done_again(book: Book, row: int) -> None:
    finding, steps = the(book, row, CHECK), UndoStack(book)
    steps.push(set_aside(book, row, finding, REASON))
    assert steps.undo_label.startswith("Gác lại: ")
    steps.undo()
    assert with_reasons(book, row, (finding,)) == (finding,)
    steps.redo()
    assert with_reasons(book, row, (finding,)) == (replace(finding, reason=REASON),)
    steps.push(bring_back(book, row, finding))
    steps.undo()
    assert the(book, row, CHECK).reason == REASON


def test_reasons_of_what_cannot_be_put_by_are_ignored(book: Book, row: int) -> None:
    finding = the(book, row, CHECK)
    set_aside(book, row, finding, REASON)
    fixed = replace(finding, can_be_set_aside=False)
    assert with_reasons(book, row, (fixed,)) == (fixed,)


def test_history_tells_it_in_words(book: Book, row: int) -> None:
    finding = the(book, row, CHECK)
    set_aside(book, row, finding, REASON)
    newest = entries(book, row)[0]
    assert newest.what == f"Thêm điều gác lại “{finding.sentence}”"
    told = {item.name: item.after for item in newest.differences}
    assert told == {
        "Ở mục": "4. Hiệu quả thực tế thu được khi áp dụng giải pháp",
        "Điều cần xem": finding.sentence,
        "Lý do gác lại": REASON,
    }
    set_aside(book, row, finding, "Lý do khác")
    assert entries(book, row)[0].what.endswith(f"Lý do gác lại: {REASON} → Lý do khác")
    bring_back(book, row, finding)
    assert entries(book, row)[0].what == f"Bỏ điều gác lại “{finding.sentence}”"


def test_markup_in_a_reason_is_kept_as_it_is_written(book: Book, row: int) -> None:
    finding = the(book, row, CHECK)
    reason = "<b>x</b> {label} & 50 %"
    set_aside(book, row, finding, reason)
    assert the(book, row, CHECK).reason == reason


def test_json_carries_it(book: Book, row: int) -> None:
    set_aside(book, row, the(book, row, CHECK), REASON)
    kept = show(book, row)["set_aside"]
    assert isinstance(kept, list)
    assert [item["reason"] for item in kept] == [REASON]
