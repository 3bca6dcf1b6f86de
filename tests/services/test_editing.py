"""One dossier being written: what a step is, what is kept, what can be taken back."""

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship, BenefitLine
from desktop_app.services.benefits import COMPUTED
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.editing import Benefit, DossierEditor, TaskStatus
from desktop_app.services.innovations import add_innovation, delete_for_good, move_to_trash
from desktop_app.store.book import Book


@pytest.fixture
def editor(book: Book) -> DossierEditor:
    return DossierEditor(book, add_innovation(book, {"title": "Cải tiến bơm"}).id)


def test_every_edit_is_in_the_book_at_once(editor: DossierEditor) -> None:
    editor.write("purpose", "<p>Giảm điện</p>")
    assert load_dossier(editor.book, editor.innovation).answers["purpose"] == "<p>Giảm điện</p>"
    assert editor.dossier.answers["purpose"] == "<p>Giảm điện</p>"


def test_typing_on_in_one_field_is_one_step(editor: DossierEditor) -> None:
    for text in ("G", "Giảm", "Giảm điện"):
        editor.write("purpose", text)
    editor.write("title", "Cải tiến bơm cấp")
    assert editor.undo.undo_label == "Sửa “Tên giải pháp”"
    editor.undo.undo()
    editor.reload()
    assert editor.dossier.innovation.title == "Cải tiến bơm"
    editor.undo.undo()
    editor.reload()
    assert "purpose" not in editor.dossier.answers
    assert not editor.undo.undo_label


def test_coming_back_to_a_field_is_another_step(editor: DossierEditor) -> None:
    editor.write("purpose", "Một")
    editor.leave_field()
    editor.write("purpose", "Hai")
    editor.undo.undo()
    editor.reload()
    assert editor.dossier.answers["purpose"] == "Một"


def test_a_list_saved_while_it_is_typed_keeps_its_rows(editor: DossierEditor) -> None:
    first = Authorship(0, editor.innovation, 1, "Trần Văn K")
    editor.write("authors", [first])
    kept = editor.dossier.authors[0].id
    editor.write("authors", [Authorship(0, editor.innovation, 1, "Trần Văn Khánh", share=10000)])
    assert [(row.id, row.name, row.share) for row in editor.dossier.authors] == [
        (kept, "Trần Văn Khánh", 10000)
    ]


def test_the_answer_about_money_is_one_step(editor: DossierEditor) -> None:
    line = BenefitLine(0, editor.innovation, 1, "Giảm điện", amount=48_000_000)
    editor.write("benefit", Benefit(COMPUTED, 48_000_000, "<p>Cách tính</p>", (line,)))
    assert editor.dossier.benefit_lines[0].amount == 48_000_000
    assert editor.dossier.innovation.benefit_amount == 48_000_000
    editor.undo.undo()
    editor.reload()
    assert editor.value("benefit") == Benefit()


def test_a_dossier_that_is_gone_says_so(editor: DossierEditor) -> None:
    move_to_trash(editor.book, [editor.innovation])
    delete_for_good(editor.book, [editor.innovation])
    with pytest.raises(UserError, match="không còn trong sổ"):
        editor.reload()


def test_tasks_follow_what_is_filled(editor: DossierEditor) -> None:
    def status(section: str) -> TaskStatus:
        return next(task.status for task in editor.tasks() if task.section.id == section)

    assert status("tac_gia") is TaskStatus.EMPTY
    assert status("noi_dung") is TaskStatus.EMPTY
    editor.write("purpose", "<p>Giảm điện</p>")
    assert status("noi_dung") is TaskStatus.STARTED
    editor.write("authors", [Authorship(0, editor.innovation, 1, "Trần Văn Khánh")])
    assert status("tac_gia") is TaskStatus.DONE
    assert status("ap_dung_lan_dau") is TaskStatus.OPTIONAL
