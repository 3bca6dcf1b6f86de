"""`python -m tests.translations` brings the English catalogue up to the texts of the code.

It takes every `_("…")` out of the code, keeps the translations there are, marks as fuzzy what was worded
anew, compiles what is done, and names what is missing. Translate in `resources/i18n/en.po` and run it again.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "desktop_app"
ENGLISH = ROOT / "resources" / "i18n" / "en.po"
COMPILED = ENGLISH.with_suffix(".mo")
LINE = 110


def extracted() -> Catalog:
    """Return every text that the code marks, untranslated, with the files it stands in."""
    texts = Catalog(project="Hồ sơ Sáng kiến", charset="utf-8")
    for name, _line, text, _comments, _context in extract_from_dir(
        CODE, [("**.py", "python")], keywords={"_": None}
    ):
        texts.add(text, locations=[(f"{CODE.name}/{Path(name).as_posix()}", 0)])
    return texts


def translated() -> Catalog:
    """Return the English catalogue as it stands in the file."""
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en", charset="utf-8", abort_invalid=True)


def update(english: Catalog, texts: Catalog) -> None:
    """Give the catalogue exactly the texts of the code; what is worded anew keeps its old English, fuzzy."""
    english.update(texts, update_header_comment=False, update_creation_date=False)
    english.obsolete.clear()


def missing(english: Catalog) -> tuple[str, ...]:
    """Return the texts that have no English, or one that nobody has looked at since the text changed."""
    return tuple(str(entry.id) for entry in english if entry.id and (not entry.string or entry.fuzzy))


def compiled(english: Catalog) -> bytes:
    """Return the catalogue as gettext reads it, without what is missing."""
    file = BytesIO()
    write_mo(file, english)
    return file.getvalue()


def save(english: Catalog) -> None:
    """Write the catalogue and its compiled form."""
    file = BytesIO()
    write_po(file, english, width=LINE, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    ENGLISH.write_bytes(file.getvalue())
    COMPILED.write_bytes(compiled(english))


def main() -> int:
    """Update and compile; return 1 while something is missing."""
    english = translated()
    update(english, extracted())
    save(english)
    left = missing(english)
    for text in left:
        print(f"missing: {text}")
    print(f"{len(english)} texts, {len(left)} missing")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
