"""Commands on dossiers: list, show, schema, load, check."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading, open_for_writing
from desktop_app.app.output import complain, say, say_json
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation

if TYPE_CHECKING:
    from desktop_app.services.checking import Finding


def list_innovations(arguments: Namespace) -> int:
    """List the register, narrowed down by a search and a year."""
    from desktop_app.forms.packs import load_catalogue
    from desktop_app.services import register

    query = register.Query(search=arguments.search, year=arguments.year)
    with open_for_reading(arguments) as book:
        reader = book.reader()
        try:
            rows = register.rows(reader, register.ids(reader, query))
        finally:
            reader.close()
    if arguments.json:
        say_json([_as_json(asdict(row)) for row in rows])
        return 0
    catalogue = load_catalogue()
    for row in rows:
        say("\t".join((row.code, row.title, row.unit, row.authors, catalogue.label("stages", row.stage))))
    return 0


def _as_json(row: dict[str, object]) -> dict[str, object]:
    """Leave out the key, which means nothing outside the book, and write days as text."""
    return {
        key: value if isinstance(value, str | int | None) else str(value)
        for key, value in row.items()
        if key != "id"
    }


def show(arguments: Namespace) -> int:
    """Show one innovation, whole as JSON or in a few lines; with --out its files are written too."""
    from desktop_app.services import interchange
    from desktop_app.services.dossiers import find_innovation, load_dossier

    with open_for_reading(arguments) as book:
        key = find_innovation(book, arguments.code)
        if arguments.out is not None:
            interchange.write_out(book, key, arguments.out.absolute())
        if arguments.json:
            say_json(interchange.show(book, key))
            return 0
        dossier = load_dossier(book, key)
    say(f"{dossier.innovation.code}  {dossier.innovation.title}")
    if dossier.unit is not None:
        say(dossier.unit.name)
    for author in dossier.authors:
        say(f"  {author.name}")
    return 0


def schema(_arguments: Namespace) -> int:
    """Print the JSON schema of one innovation."""
    from desktop_app.services import interchange

    say_json(interchange.schema())
    return 0


def load(arguments: Namespace) -> int:
    """Load innovations; each file is one transaction, and a bad one does not stop the rest."""
    from desktop_app.services import interchange

    paths: list[Path] = [path.absolute() for path in arguments.files]
    with open_for_writing(arguments) as book:
        report = interchange.load_files(book, paths)
    for line in report.done:
        say(line)
    for sentence in report.failed:
        complain(sentence)
    return 1 if report.failed else 0


def check(arguments: Namespace) -> int:
    """Check one dossier or all; what is found is the answer, not a failure."""
    from desktop_app.services.checking import check_dossier
    from desktop_app.services.dossiers import find_innovation, load_dossier

    with open_for_reading(arguments) as book:
        if arguments.all:
            keys = [row.id for row in book.all(Innovation) if row.deleted_at is None]
        else:
            keys = [find_innovation(book, arguments.code)]
        dossiers = [load_dossier(book, key) for key in keys]
        checked = [(dossier.innovation.code, check_dossier(book, dossier)) for dossier in dossiers]
    if arguments.json:
        say_json(
            [{"code": code, "findings": [asdict(finding) for finding in found]} for code, found in checked]
        )
        return 0
    for code, found in checked:
        _say_findings(code, found)
    return 0


def _say_findings(code: str, found: "Sequence[Finding]") -> None:
    """List what stands, then what was put by with its reason."""
    weights = {"must": _("phải sửa"), "should": _("nên sửa"), "consider": _("nên xem lại")}
    standing = [finding for finding in found if not finding.is_set_aside]
    put_by = [finding for finding in found if finding.is_set_aside]
    count = _("{count} điều cần xem lại").format(count=len(standing))
    also = _(", {count} điều đã gác lại").format(count=len(put_by)) if put_by else ""
    say(f"{code}: {count}{also}")
    for finding in standing:
        say(f"  [{weights[finding.severity]}] {finding.sentence}")
    for finding in put_by:
        reason = _("lý do: {reason}").format(reason=finding.reason)
        say(f"  [{_('đã gác lại')}] {finding.sentence} ({reason})")
