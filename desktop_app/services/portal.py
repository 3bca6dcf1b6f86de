"""Keying recognised innovations into online systems: what waits, what goes where, what was done.

Nothing here reaches a network: a person keys, and says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Examination
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier, Innovation, Unit
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value
from desktop_app.forms.portals import PortalSystem, shipped_portals
from desktop_app.guide.portal import Facts, Filled, fill, is_confidential
from desktop_app.services import attachments, packs
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.recognition import examinations_of, is_recognition
from desktop_app.services.units import all_units, depth
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking
from desktop_app.store.sqlite_portal import to_key
from desktop_app.store.transaction import Transaction

__all__ = [
    "CONFIRMED", "KEYED", "WAITING", "Done", "Filled", "PortalSystem", "Prepared", "QueueRow",
    "UnitCount", "about", "finish",
    "mark_keyed", "prepared", "queue", "rows_of", "system", "systems", "take_back",
    "take_picture", "unit_counts", "units_under",
]  # fmt: skip

WAITING, KEYED, CONFIRMED = "", "keyed", "confirmed"
PICTURE_ROLE = "portal"
_COLUMNS = ("kind", "field", "level")


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An innovation and how far it is in one system: `state` is "", keyed or confirmed."""

    id: int
    code: str
    title: str
    authors: str
    unit_id: int | None
    unit: str
    level: str
    decided_on: date | None
    state: str
    keyed_at: str
    keyed_by: str
    account: str
    link: str
    their_code: str
    is_confidential: bool
    searched: str

    def is_found(self, words: Sequence[str]) -> bool:
        """Tell whether every folded word is in the code, the title or the people."""
        return all(word in self.searched for word in words)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An innovation ready to be keyed: every field of the system in order."""

    row: QueueRow
    fields: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What is to be remembered of an innovation that was keyed. `picture` waits in the book's folder."""

    account: str = ""
    link: str = ""
    their_code: str = ""
    note: str = ""
    picture: attachments.Taken | None = None


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many innovations of a unit and the units under it are recognised, keyed and confirmed."""

    unit_id: int | None
    name: str
    depth: int
    recognised: int
    keyed: int
    confirmed: int

    @property
    def waiting(self) -> int:
        """How many are still to be keyed."""
        return self.recognised - self.keyed


def systems() -> tuple[PortalSystem, ...]:
    """Return the online systems there are."""
    return shipped_portals().systems


def system(system_id: str = "") -> PortalSystem:
    """Return the system of that id, or the first one.

    Raises:
        UserError: there is none of that id.
    """
    found = shipped_portals().system(system_id) if system_id else systems()[0]
    if found is None:
        known = ", ".join(f"{item.id} ({item.label})" for item in systems())
        raise UserError(
            _("Không có hệ thống “{id}”. Các hệ thống: {known}.").format(id=system_id, known=known)
        )
    return found


def about() -> tuple[str, str]:
    """Return where what is known of the systems comes from, and how certain it is."""
    return shipped_portals().source, shipped_portals().certainty


def queue(book: Book, system_id: str) -> list[QueueRow]:
    """Return every innovation that is recognised or was keyed; safe in a worker thread."""
    nothing = shipped_portals().not_confidential
    with speaking(book.path):
        reader = book.reader()
        try:
            return [_queue_row(row, nothing) for row in to_key(reader, system_id)]
        finally:
            reader.close()


def _queue_row(row: tuple[Value, ...], nothing: Sequence[str]) -> QueueRow:
    key, code, title, authors, unit_id, unit, level, decided, *entry, secret, searched = row
    state, keyed_at, keyed_by, account, link, their_code = map(str, entry)
    return QueueRow(
        id=int(str(key)),
        code=str(code),
        title=str(title),
        authors=str(authors),
        unit_id=None if unit_id is None else int(str(unit_id)),
        unit=str(unit),
        level=str(level),
        decided_on=date.fromisoformat(str(decided)) if decided else None,
        state=state,
        keyed_at=keyed_at,
        keyed_by=keyed_by,
        account=account,
        link=link,
        their_code=their_code,
        is_confidential=is_confidential(str(secret), nothing),
        searched=str(searched),
    )


def rows_of(
    rows: Iterable[QueueRow],
    *,
    state: str | None = None,
    units: frozenset[int] | None = None,
    search: str = "",
) -> list[QueueRow]:
    """Keep the rows of a state, of some units, that hold every word looked for, accents or not."""
    words = fold(clean(search)).split()
    return [
        row
        for row in rows
        if (state is None or row.state == state)
        and (units is None or row.unit_id in units)
        and row.is_found(words)
    ]


def units_under(book: Book, unit: int) -> frozenset[int]:
    """Return a unit and every unit under it."""
    children: dict[int | None, list[int]] = {}
    for item in all_units(book):
        children.setdefault(item.parent_id, []).append(item.id)
    found, waiting = {unit}, [unit]
    while waiting:
        below = [child for child in children.get(waiting.pop(), []) if child not in found]
        found.update(below)
        waiting.extend(below)
    return frozenset(found)


def unit_counts(book: Book, rows: Iterable[QueueRow]) -> list[UnitCount]:
    """Count by unit, each with what is under it, parents first; units with nothing are left out."""
    units = all_units(book)
    above = {unit.id: unit.parent_id for unit in units}
    counts: dict[int | None, list[int]] = {}
    for row in rows:
        steps = (1, row.state in (KEYED, CONFIRMED), row.state == CONFIRMED)
        for unit in _chain(row.unit_id, above):
            held = counts.setdefault(unit, [0, 0, 0])
            for place, step in enumerate(steps):
                held[place] += int(step)
    lines = [
        UnitCount(unit.id, unit.name, depth(unit, units), *counts[unit.id])
        for unit in units
        if unit.id in counts
    ]
    if None in counts:
        lines.append(UnitCount(None, _("Chưa ghi đơn vị"), 0, *counts[None]))
    return lines


def _chain(unit: int | None, above: Mapping[int, int | None]) -> Iterable[int | None]:
    if unit not in above:
        return (None,)
    found: list[int | None] = []
    at: int | None = unit
    while at in above and at is not None and at not in found:
        found.append(at)
        at = above[at]
    return found


def prepared(book: Book, system_id: str, row: QueueRow) -> Prepared:
    """Fill every field of a system for one innovation.

    Raises:
        UserError: it is no longer in the book.
    """
    dossier = load_dossier(book, row.id)
    levels = [item for item in examinations_of(book, row.id) if is_recognition(item)]
    facts = Facts(dossier, _Labels(book, dossier), _decision(levels), _union_name(book, dossier.unit))
    return Prepared(row, fill(system(system_id), facts, shipped_portals().not_confidential))


def _decision(levels: Sequence[Examination]) -> Examination | None:
    """Choose the highest level's decision that says anything."""
    told = [item for item in levels if item.decision_number or item.decision_on]
    return (told or [*levels] or [None])[-1]


class _Labels:
    """The words of a dossier's choices, by its own form."""

    def __init__(self, book: Book, dossier: Dossier) -> None:
        self._catalogue = packs.catalogue()
        form = packs.pack_for(book, dossier.innovation).form
        choices = {field.key: field.choices for section in form.sections for field in section.fields}
        self._lists = {
            **{name: f"{name}s" for name in _COLUMNS},
            **{key: name for key, name in choices.items() if name},
        }

    def __call__(self, key: str, value: str) -> str | None:
        return self._catalogue.label(self._lists[key], value) if key in self._lists else None


def _union_name(book: Book, unit: Unit | None) -> str:
    if unit is None:
        return ""
    if unit.union_name:
        return unit.union_name
    names: list[str] = []
    known = {item.id: item for item in all_units(book)}
    at: Unit | None = unit
    while at is not None and at.name not in names:
        names.append(at.name)
        at = known.get(at.parent_id or 0)
    return ", ".join(names)


def take_picture(book: Book, picture: Path | bytes) -> attachments.Taken:
    """Copy a picture of the portal's page into the book's folder, from a file or its bytes.

    Raises:
        UserError: nothing can open it, it is no picture, or the disk refuses.
    """
    if isinstance(picture, Path):
        taken = attachments.take_in(book.folder, picture)
    else:
        try:
            with TemporaryDirectory(dir=book.folder / "attachments", prefix="dang-chep-") as aside:
                path = Path(aside, "anh-cong.png")
                path.write_bytes(picture)
                taken = attachments.take_in(book.folder, path)
        except OSError as error:
            raise UserError(
                _("Không chép được ảnh vào sổ. Kiểm tra chỗ trống của ổ đĩa rồi dán lại ảnh.")
            ) from error
    if not taken.reduced_sha256:
        raise UserError(
            _("“{file}” không phải là ảnh. Chụp màn hình cổng rồi dán vào.").format(file=taken.file_name)
        )
    return taken


def finish(book: Book, system_id: str, innovation: int, done: Done) -> Changes:
    """Say that an innovation was keyed: who, when, which account, link, their code, picture, as one step.

    Raises:
        UserError: it is no longer in the book.
    """
    book.get(Innovation, innovation)
    wanted = system(system_id)
    told: dict[str, Value] = {
        "account": clean(done.account),
        "link": clean(done.link),
        "their_code": clean(done.their_code),
        "note": clean(done.note, multiline=True),
    }
    with book.transaction(_("Nhập lên {system}").format(system=wanted.label)) as step:
        if done.picture is not None:
            told["picture_sha256"] = _keep_picture(step, innovation, done.picture)
        _write_entry(step, wanted.id, innovation, told, book.who)
    return step.changes


def mark_keyed(book: Book, system_id: str, innovations: Iterable[int], account: str = "") -> Changes:
    """Say that several innovations were keyed; those that have an entry stay as they are."""
    wanted = system(system_id)
    with book.transaction(_("Đánh dấu đã nhập {system}").format(system=wanted.label)) as step:
        for innovation in innovations:
            if not step.rows("portal_entry", innovation_id=innovation, system=wanted.id):
                _write_entry(step, wanted.id, innovation, {"account": clean(account)}, book.who)
    return step.changes


def take_back(book: Book, system_id: str, innovations: Iterable[int]) -> Changes:
    """Take the mark off several innovations, with what was remembered of them."""
    wanted = system(system_id)
    with book.transaction(_("Bỏ đánh dấu đã nhập {system}").format(system=wanted.label)) as step:
        for innovation in innovations:
            for row in step.rows("portal_entry", innovation_id=innovation, system=wanted.id):
                step.delete("portal_entry", int(str(row["id"])))
    return step.changes


def _write_entry(
    step: Transaction, system_id: str, innovation: int, told: Mapping[str, Value], who: str
) -> None:
    found = step.rows("portal_entry", innovation_id=innovation, system=system_id)
    stamp: dict[str, Value] = {"keyed_at": step.now, "keyed_by": who}
    if found:
        state = found[0]["state"] if found[0]["state"] == CONFIRMED else KEYED
        step.update("portal_entry", int(str(found[0]["id"])), {**told, **stamp, "state": state})
        return
    step.insert(
        "portal_entry", {"innovation_id": innovation, "system": system_id, "state": KEYED, **told, **stamp}
    )


def _keep_picture(step: Transaction, innovation: int, taken: attachments.Taken) -> str:
    """Give the picture a row of its own, so that backups, packages and cleaning up know it."""
    step.insert(
        "attachment",
        {
            "innovation_id": innovation,
            "uid": str(uuid4()),
            "role": PICTURE_ROLE,
            "number": 0,
            "sha256": taken.sha256,
            "size": taken.size,
            "file_name": taken.file_name,
            "media_type": taken.media_type,
            "reduced_sha256": taken.reduced_sha256,
            "is_withheld": True,
        },
    )
    return taken.reduced_sha256
