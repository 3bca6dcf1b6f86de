"""Commands on online systems: what is to be keyed, and a system's list beside the book."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import say, say_json
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from desktop_app.services.portal import QueueRow
    from desktop_app.services.reconciling import OurRow, Pair, Reconciliation, TheirRow


def portal(arguments: Namespace) -> int:
    """List what waits to be keyed, or compare a system's list with the book; writes nothing."""
    return queue(arguments) if arguments.act == "queue" else reconcile(arguments)


def queue(arguments: Namespace) -> int:
    """List the recognised innovations that are not keyed into a system yet."""
    from desktop_app.services import portal as keying

    system = keying.system(arguments.system)
    with open_for_reading(arguments) as book:
        rows = keying.queue(book, system.id)
    waiting = keying.rows_of(rows, state=keying.WAITING)
    if arguments.json:
        keyed = sum(row.state != keying.WAITING for row in rows)
        confirmed = sum(row.state == keying.CONFIRMED for row in rows)
        totals = {"recognised": len(rows), "keyed": keyed, "confirmed": confirmed, "waiting": len(waiting)}
        say_json({"system": system.id, **totals, "innovations": [_waiting_as_json(row) for row in waiting]})
        return 0
    say(_("{system}: còn {count} sáng kiến chưa nhập.").format(system=system.label, count=len(waiting)))
    for row in waiting:
        say("\t".join((row.code, row.unit, row.authors, row.title)))
    return 0


def _waiting_as_json(row: "QueueRow") -> dict[str, object]:
    return {
        "code": row.code,
        "title": row.title,
        "unit": row.unit,
        "authors": row.authors,
        "decided_on": _day(row.decided_on),
        "is_confidential": row.is_confidential,
    }


def reconcile(arguments: Namespace) -> int:
    """Compare a system's list with the book, and write what was found to Excel where it is wanted."""
    from desktop_app.services import portal_lists, reconciling

    with open_for_reading(arguments) as book:
        path: Path = arguments.file.absolute()
        mapped: Path | None = arguments.map
        listing = portal_lists.read_mapped(path, mapped) if mapped else portal_lists.read_listing(path)
        found = reconciling.reconcile(book, arguments.system, listing)
    if arguments.out is not None:
        from desktop_app.services.reconciling_files import write_reconciliation

        write_reconciliation(found, arguments.out.absolute())
    if arguments.json:
        say_json(_as_json(found))
    else:
        _say_all(found)
    return 0


def _as_json(found: "Reconciliation") -> dict[str, object]:
    return {
        "system": found.system.id,
        "rows": len(found.listing.rows),
        "columns": dict(found.listing.columns),
        "notes": list(found.listing.notes),
        "matched": [_pair_as_json(pair, found) for pair in (*found.accepted, *found.pairs)],
        "doubtful": [
            {**_their_as_json(doubt.row), "choices": [_pair_as_json(pair, found) for pair in doubt.choices]}
            for doubt in found.doubts
        ],
        "repeated": [_pair_as_json(pair, found) for pair in found.doubles],
        "theirs_only": [_their_as_json(row) for row in found.theirs],
        "not_ours": [_their_as_json(row) for row in found.foreign],
        "ours_only": [_ours_as_json(item, found) for item in found.missing],
    }


def _pair_as_json(pair: "Pair", found: "Reconciliation") -> dict[str, object]:
    parts = {"title": pair.title, "unit": pair.unit, "author": pair.author}
    return {
        **_their_as_json(pair.row),
        "code": pair.ours.code,
        "likeness": pair.degree,
        "parts": parts,
        "by": pair.how,
        "keyed_on": {"ours": _day(pair.ours.keyed_on), "theirs": _day(pair.row.keyed_on)},
        "differs": [
            {"what": item.what, "ours": item.ours, "theirs": item.theirs}
            for item in found.differences_of(pair)
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _their_as_json(row: "TheirRow") -> dict[str, object]:
    return {
        "row": row.number,
        "their_code": row.code,
        "title": row.title,
        "unit": row.unit,
        "author": row.author,
    }


def _ours_as_json(item: "OurRow", found: "Reconciliation") -> dict[str, object]:
    unit = found.unit_names.get(item.unit_id or 0, "")
    return {"code": item.code, "title": item.title, "unit": unit, "was_keyed": item.id in found.claimed}


def _say_all(found: "Reconciliation") -> None:
    for note in found.listing.notes:
        say(f"! {note}")
    say(_summary(found))
    for pair in found.pairs:
        say("\t".join((_("ghép"), f"{pair.degree} %", pair.ours.code, _place(pair.row), pair.row.title)))
    for doubt in found.doubts:
        codes = ", ".join(f"{pair.ours.code} {pair.degree} %" for pair in doubt.choices)
        say("\t".join((_("cần xem"), codes, _place(doubt.row), doubt.row.title)))
    for pair in found.doubles:
        say("\t".join((_("lặp"), pair.ours.code, _place(pair.row), pair.row.title)))
    for row in found.theirs:
        say("\t".join((_("chỉ cổng có"), _place(row), row.unit, row.title)))
    for item in found.missing:
        say("\t".join((_("chỉ sổ có"), item.code, found.unit_names.get(item.unit_id or 0, ""), item.title)))


def _place(row: "TheirRow") -> str:
    return row.code or _("dòng {number}").format(number=row.number)


def _summary(found: "Reconciliation") -> str:
    return _(
        "{system}: {rows} dòng; khớp {matched}, cần xem {doubtful}, lặp {repeated}, chỉ cổng có {theirs},"
        " không phải của mình {foreign}, chỉ sổ có {ours}."
    ).format(
        system=found.system.label,
        rows=len(found.listing.rows),
        matched=len(found.pairs) + len(found.accepted),
        doubtful=len(found.doubts),
        repeated=len(found.doubles),
        theirs=len(found.theirs),
        foreign=len(found.foreign),
        ours=len(found.missing),
    )
