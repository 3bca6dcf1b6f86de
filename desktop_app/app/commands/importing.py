"""The command that brings a list in: import KIND FILE."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading, open_for_writing
from desktop_app.app.output import complain, say, say_json
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from desktop_app.services.books import Book
    from desktop_app.services.importing import Preview


def import_list(arguments: Namespace) -> int:
    """Bring in a list; rows that are refused or would be asked about are left out, and named.

    With --dry-run nothing is written, and what is found is the answer.
    """
    from desktop_app.services import importing

    kind = importing.find_kind(arguments.kind)
    opener = open_for_reading if arguments.dry_run else open_for_writing
    with opener(arguments) as book:
        preview = _checked(book, arguments)
        written = 0 if arguments.dry_run else len(preview.written)
        if not arguments.dry_run:
            importing.write(book, preview)
    if arguments.rejected is not None:
        from desktop_app.services.importing_files import write_left_out

        write_left_out(preview, arguments.rejected.absolute())
    if arguments.json:
        say_json({"kind": kind.id, "written": written, **_as_json(preview)})
    else:
        _say(preview, is_dry=arguments.dry_run)
    has_failed = any(row.verdict in ("refused", "question") for row in preview.left_out)
    return 1 if has_failed and not arguments.dry_run else 0


def _checked(book: "Book", arguments: Namespace) -> "Preview":
    from desktop_app.services import importing, importing_map

    kind = importing.find_kind(arguments.kind)
    path: Path = arguments.file.absolute()
    wanted = importing_map.read_map(arguments.map, kind) if arguments.map else importing_map.ImportMap()
    source = importing.open_file(path)
    table = importing_map.choose_table(source, kind, wanted)
    for note in table.notes:
        complain(note)
    mapping = importing_map.columns_of(kind, table, wanted)
    preview = importing.check(book, kind, source.name, table, mapping)
    decisions = importing_map.decisions_of(preview, wanted)
    if decisions.units:
        preview = importing.check(book, kind, source.name, table, mapping, decisions)
    if wanted.accepts_questions:
        importing_map.accept_questions(preview)
    return preview


def _as_json(preview: "Preview") -> dict[str, object]:
    headings = preview.table.headings
    return {
        "table": preview.table.place,
        "sheet": preview.table.sheet,
        "columns": {slot: headings[place] for slot, place in preview.mapping.items()},
        "counts": {verdict.value: count for verdict, count in preview.counts.items()},
        "rows": [
            {
                "row": row.line.number,
                "verdict": row.verdict.value,
                "written": row.is_written,
                "sentences": row.sentences,
                "candidates": [
                    {"name": item.label, "likeness": round(item.likeness, 2)} for item in row.candidates
                ],
            }
            for row in preview.rows
            if row.sentences
        ],
    }


def _say(preview: "Preview", *, is_dry: bool) -> None:
    from desktop_app.services.importing_files import reason_of

    words = _("Sẽ nhập {count} trong {total} dòng.") if is_dry else _("Đã nhập {count} trong {total} dòng.")
    say(words.format(count=len(preview.written), total=len(preview.rows)))
    for row in preview.left_out:
        complain(_("Dòng {number}: {reason}").format(number=row.line.number, reason=reason_of(row)))
