"""`python -m tests.pictures` takes README's pictures anew, of the real program on the sample book."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.awards import NominationRound
from desktop_app.domain.council import Round
from desktop_app.services.benefits import formulas, line_of, new_line
from desktop_app.services.books import Book
from desktop_app.services.dossiers import find_innovation
from desktop_app.services.papers import Subject, page_image, render_paper
from desktop_app.services.preferences import Preferences
from desktop_app.services.sample import fill_with_sample
from desktop_app.ui.look.qt_words import speak
from desktop_app.ui.look.theme import FUSION, apply_theme
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.dossier_reports import ELIGIBILITY
from desktop_app.ui.pages.formula_dialog import FormulaDialog, formula_groups
from desktop_app.ui.shell.main_window import MainWindow

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (1366, 768)
WHOLE, UNFINISHED = "2026-TDDR-0001", "2026-NDVL-0002"


def main() -> int:
    """Take every picture."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], *FUSION])
    assert isinstance(app, QApplication)
    theme = apply_theme(app, "light")
    speak(app, "vi")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, Book.create(Path(place) / "Sổ mẫu") as book:
        fill_with_sample(book)
        window = MainWindow(book, Preferences(Path(place) / "cai-dat.json"))
        window.resize(*SIZE)
        window.show()
        show_register(window)
        show_dossier(window, book)
        show_formula(window)
        page_of(window).reports.close_report()
        theme.choose("dark")
        take(window, "ho-so-toi")
        theme.choose("light")
        show_papers(window, book)
        show_awards(window, book)
        print_page(book)
        window.close()
    return 0


def show_register(window: MainWindow) -> None:
    """The register."""
    window.show_page("register")
    take(window, "so-sang-kien")


def page_of(window: MainWindow) -> DossierPage:
    """Find the page of the dossier."""
    page = window.findChild(DossierPage)
    assert page is not None
    return page


def show_dossier(window: MainWindow, book: Book) -> None:
    """A section of the guide, what a check finds, and the live page."""
    window.open_innovation(find_innovation(book, UNFINISHED))
    page = page_of(window)
    page.check()
    take(window, "kiem-tra")
    window.open_innovation(find_innovation(book, WHOLE))
    page.go_to_field("current_state")
    take(window, "ho-so")
    page.live_action.setChecked(True)
    page.go_to_field("title")
    take(window, "trang-in", 1.5)
    page.live_action.setChecked(False)
    page.open_report(ELIGIBILITY)
    take(window, "ket-luan")


def show_formula(window: MainWindow) -> None:
    """A line of the money, worked out by the formula's own example."""
    formula = formulas().find("F1a")
    assert formula is not None
    line = line_of(new_line(), formula, formula.examples[0].inputs)
    dialog = FormulaDialog(window, line, formula_groups(has_amount=True), "Ghi lại")
    dialog.show()
    take(dialog, "cong-thuc")
    dialog.close()


def show_papers(window: MainWindow, book: Book) -> None:
    """A paper of a round, as it will be printed, with what is missing in it."""
    window.session.place_opened.emit("papers", Subject(round=book.all(Round)[0].id))
    take(window, "giay-to", 3)


def show_awards(window: MainWindow, book: Book) -> None:
    """A round of nominations, and the certificates of those whom it was given to."""
    nomination = book.all(NominationRound)[0].id
    window.session.place_opened.emit("awards", nomination)
    take(window, "khen-thuong", 1.5)
    window.session.place_opened.emit("certificates", nomination)
    take(window, "giay-khen", 3)


def print_page(book: Book) -> None:
    """The first page of the printed application."""
    from PIL import Image

    rendered = render_paper(book, "don", Subject(find_innovation(book, WHOLE)))
    width, height, data = page_image(rendered.data, 0, 1.1)
    Image.frombytes("RGBA", (width, height), data).convert("RGB").save(PICTURES / "don.png", optimize=True)


def take(widget: QWidget, name: str, seconds: float = 0.6) -> None:
    """Let the window settle and keep it as a picture."""
    end = monotonic() + seconds
    while monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    widget.grab().save(str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main())
