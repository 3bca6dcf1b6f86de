from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Innovation
from desktop_app.services import packs
from desktop_app.services.innovations import add_innovation
from desktop_app.shipped import RESOURCES
from desktop_app.store.book import Book

SHIPPED = RESOURCES / "packs" / "tt18-2013.toml"


def own_pack(book: Book, name: str, **changes: str) -> Path:
    """Put a changed copy of a shipped pack into the book's folder."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in {'id = "tt18-2013"': f'id = "{changes.pop("id", "cua-don-vi")}"', **changes}.items():
        assert old in text
        text = text.replace(old, new, 1)
    path = book.folder / "packs" / name
    path.write_text(text, encoding="utf-8")
    return path


def begun(book: Book, form_id: str = "") -> Innovation:
    values = {"form_id": form_id} if form_id else {}
    return book.get(Innovation, add_innovation(book, values).id)


def test_a_new_dossier_begins_with_the_default_form(book: Book) -> None:
    innovation = begun(book)
    assert innovation.form_id == packs.default_form()
    assert packs.pack_for(book, innovation) == packs.find(book, innovation.form_id)


def test_an_office_adds_a_form_by_dropping_a_file_whatever_its_name(book: Book) -> None:
    own_pack(book, "mẫu đơn vị.toml", **{"Thông tư 18/2013/TT-BKHCN": "Mẫu của đơn vị"})
    assert packs.faults(book) == ()
    assert [pack.id for pack in packs.available(book)][-1] == "cua-don-vi"
    innovation = begun(book, "cua-don-vi")
    assert packs.pack_for(book, innovation).id == "cua-don-vi"


def test_a_dossier_keeps_its_form_when_the_file_is_taken_away(book: Book) -> None:
    path = own_pack(book, "a.toml")
    innovation = begun(book, "cua-don-vi")
    before = packs.pack_for(book, innovation)
    path.unlink()
    assert packs.pack_for(book, innovation) == before
    with pytest.raises(UserError, match="Không có mẫu đơn “cua-don-vi”"):
        begun(book, "cua-don-vi")


def test_a_dossier_stays_with_the_version_it_began_with(book: Book) -> None:
    own_pack(book, "a.toml")
    first = begun(book, "cua-don-vi")
    own_pack(book, "a.toml", **{'version = "2"': 'version = "3"', "Nơi nhận đơn": "Gửi tới đâu"})
    second = begun(book, "cua-don-vi")
    assert (first.form_version, second.form_version) == ("2", "3")
    titles = [packs.pack_for(book, innovation).form.sections[1].title for innovation in (first, second)]
    assert titles == ["Nơi nhận đơn", "Gửi tới đâu"]


def test_the_books_own_form_goes_before_a_shipped_one_of_its_id(book: Book) -> None:
    own_pack(book, "z.toml", id="tt18-2013", **{"Nơi nhận đơn": "Gửi tới đâu"})
    assert [pack.id for pack in packs.available(book)].count("tt18-2013") == 1
    assert packs.pack_for(book, begun(book, "tt18-2013")).form.sections[1].title == "Gửi tới đâu"


def test_a_faulty_file_of_a_shipped_forms_id_harms_no_dossier(book: Book) -> None:
    path = own_pack(book, "tt18-2013.toml", id="tt18-2013")
    path.write_text(
        path.read_text(encoding="utf-8").replace('kind = "motto"', 'kind = "phan la"', 1), encoding="utf-8"
    )
    assert len(packs.faults(book)) == 1
    innovation = begun(book, "tt18-2013")
    assert packs.pack_for(book, innovation).id == "tt18-2013", "what was kept is the form that was in use"


def test_a_file_that_only_mentions_a_form_is_not_taken_for_it(book: Book) -> None:
    own_pack(book, "a.toml", id="mau-a", **{'id = "noi_nhan"\n': 'id = "noi_nhan"\n# giống "mau-b"\n'})
    own_pack(book, "b.toml", id="mau-b", **{"Nơi nhận đơn": "Gửi tới đâu"})
    innovation = begun(book, "mau-b")
    assert packs.pack_for(book, innovation).id == "mau-b"
    assert packs.pack_for(book, innovation).form.sections[1].title == "Gửi tới đâu"
