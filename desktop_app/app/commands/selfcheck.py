"""`selfcheck`: is everything that must ship here, in which versions, and is a book sound."""

import importlib.metadata
import platform
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib import import_module

from desktop_app import __version__
from desktop_app.app.output import complain, say
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.shipped import RESOURCES

# Distributions the program stands on, and a module of each that loads what it brought along.
LIBRARIES = {
    "PySide6-Essentials": "PySide6.QtWidgets",
    "peewee": "peewee",
    "reportlab": "reportlab.pdfgen.canvas",
    "pikepdf": "pikepdf",
    "pypdfium2": "pypdfium2",
    "pillow": "PIL.Image",
    "pi-heif": "pi_heif",
    "XlsxWriter": "xlsxwriter",
    "python-docx": "docx",
    "python-calamine": "python_calamine",
    "filelock": "filelock",
    "platformdirs": "platformdirs",
    "psutil": "psutil",
}


def selfcheck(arguments: Namespace) -> int:
    """Print counts and versions, a line each, and the soundness of a book that was named."""
    faults: list[str] = []
    for name, count, least in counts():
        say(f"{name}: {count}")
        if count < least:
            faults.append(f"{name} {count} < {least}")
    for name, version in versions():
        say(f"{name}: {version}")
    if arguments.book is not None:
        verdict = _soundness(arguments)
        say(f"book: {verdict}")
        if verdict != "ok":
            faults.append(f"book {verdict}")
    if faults:
        complain(
            _(
                "Bản cài đặt hoặc sổ không nguyên vẹn ({faults}). Cài lại chương trình, hoặc khôi phục sổ."
            ).format(faults="; ".join(faults))
        )
    return 1 if faults else 0


def counts() -> Iterator[tuple[str, int, int]]:
    """Give name, count and least count of everything that a package could lose on the way.

    Raises:
        UserError: a shipped pack is faulty.
    """
    from desktop_app.forms.packs import load_catalogue, shipped_packs
    from desktop_app.forms.papers import PAPER_WORDING
    from desktop_app.services.books import MIGRATIONS
    from desktop_app.services.papers import PAPERS

    migrations = list(MIGRATIONS.glob("[0-9]*.py"))
    newest = max((int(path.name[:4]) for path in migrations), default=0)
    yield "packs", len(shipped_packs()), 3
    yield "guide files", _guide_files(), 11
    yield "fields", sum(len(pack.form.fields) for pack in shipped_packs()), 1
    yield "stages", len(load_catalogue().stages), 1
    yield "papers", len(PAPERS), 1
    yield "paper wordings", len(list(PAPER_WORDING.glob("*.toml"))), 1
    yield "migrations", len(migrations), max(newest, 1)
    yield "fonts", len(list((RESOURCES / "fonts").glob("*.ttf"))), 4
    yield "icons", len(list((RESOURCES / "icons").glob("*.svg"))), 1
    yield "translations", len(list((RESOURCES / "i18n").glob("*.[mt]o*"))), 2


def _guide_files() -> int:
    """Read every file of the guide's data that ships, and count them.

    Raises:
        UserError: one is missing or faulty.
    """
    from desktop_app.forms import (
        awards,
        council,
        cues,
        examples,
        formulas,
        holidays,
        imports,
        measures,
        portals,
        programmes,
        remuneration,
    )

    for read in (
        awards.shipped_awards,
        council.shipped_council,
        examples.shipped_examples,
        formulas.formulas,
        holidays.shipped_holidays,
        imports.shipped_imports,
        measures.measures,
        portals.shipped_portals,
        programmes.shipped_programmes,
        remuneration.shipped_rates,
    ):
        read()
    cues.cue("title_duties")
    return len(list((RESOURCES / "guide").glob("*.toml")))


def versions() -> Iterator[tuple[str, str]]:
    """Give the version of the program and of everything it stands on, each having been loaded.

    Raises:
        UserError: a library, or what it needs of the system, is missing.
    """
    yield "hososangkien", __version__
    yield "Python", platform.python_version()
    yield "SQLite", sqlite3.sqlite_version
    for library, module in LIBRARIES.items():
        try:
            import_module(module)
            yield library, importlib.metadata.version(library)
        except ImportError as error:
            raise UserError(
                _("Thiếu thư viện {library} ({reason}). Cài lại chương trình theo README.").format(
                    library=library, reason=error
                )
            ) from error
    from PySide6.QtCore import qVersion

    yield "Qt", qVersion()
    yield "frozen", "yes" if getattr(sys, "frozen", False) else "no"


def _soundness(arguments: Namespace) -> str:
    from desktop_app.app.books import open_for_reading
    from desktop_app.services.soundness import soundness

    try:
        with open_for_reading(arguments) as book:
            return soundness(book)
    except UserError as error:
        return str(error)
