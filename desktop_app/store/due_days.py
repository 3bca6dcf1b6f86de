"""The days the register shows and sorts by: derived from a dossier's days and the rules of its pack.

The rules are read late: a book that is opened with nothing changed pays for one query and a digest.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from peewee import SqliteDatabase

from desktop_app.shipped import RESOURCES
from desktop_app.store.connection import whole_or_nothing

if TYPE_CHECKING:
    from desktop_app.forms.deadlines import Timetable

DueDays = tuple[str | None, str | None, str]
"""What `listing` keeps: `opens_on`, `due_on` as ISO text, and `due`, the id of what is due."""

_RULES_KEY = "deadline_rules"
_ARITHMETIC = "1"
"""To be changed when other days follow from the same rules: every book then computes anew."""
_ALL = "SELECT id, form_id, form_version, stage, trial_on, applied_on, filed_on, accepted_on FROM innovation"


class Timetables:
    """The rules of the packs of one book, each read once; made anew for every step."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._found: dict[tuple[str, str], Timetable] = {}
        self._known: dict[tuple[str | None, ...], DueDays] = {}

    def due_days(self, form_id: str, version: str, stage: str, *days: str | None) -> DueDays:
        """Compute what the register keeps; `days` are trial, application, filing and acceptance."""
        asked = (form_id, version, stage, *days)
        if asked not in self._known:
            self._known[asked] = due_days(self._timetable(form_id, version), stage, days)
        return self._known[asked]

    def _timetable(self, form_id: str, version: str) -> "Timetable":
        asked = (form_id, version)
        if asked not in self._found:
            text, common = self._kept(form_id, version), self._kept("common", f"{form_id} {version}")
            self._found[asked] = register_rules(form_id, text, common)
        return self._found[asked]

    def _kept(self, pack_id: str, version: str) -> str:
        statement = "SELECT text FROM pack_copy WHERE pack_id = ? AND version = ?"
        found = self._database.execute_sql(statement, (pack_id, version)).fetchone()
        return found[0] if found else ""


def refresh_due_days(database: SqliteDatabase) -> None:
    """Compute the days of all innovations anew, if other rules ship than when that was done last."""
    digest = _digest_of_rules()
    found = database.execute_sql("SELECT value FROM setting WHERE key = ?", (_RULES_KEY,)).fetchone()
    if found and found[0] == digest:
        return
    timetables = Timetables(database)
    rows = database.execute_sql(_ALL).fetchall()
    derived = [(*timetables.due_days(*facts), row) for row, *facts in rows]
    with whole_or_nothing(database):
        database.connection().executemany(
            "UPDATE listing SET opens_on = ?, due_on = ?, due = ? WHERE innovation_id = ?", derived
        )
        database.execute_sql("REPLACE INTO setting(key, value) VALUES (?, ?)", (_RULES_KEY, digest))


def _digest_of_rules() -> str:
    from hashlib import sha256

    paths = (*sorted((RESOURCES / "packs").glob("*.toml")), RESOURCES / "guide" / "holidays.toml")
    digest = sha256(_ARITHMETIC.encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def due_days(timetable: "Timetable", stage: str, days: Sequence[str | None]) -> DueDays:
    """Compute what the register keeps of a stage and its days: trial, application, filing, acceptance."""
    from desktop_app.forms.deadlines import compute, due_of, events, opening_of

    found = compute(timetable, events(*(date.fromisoformat(day) if day else None for day in days)), stage)
    opening, due = opening_of(found), due_of(found)
    return (
        opening.on.isoformat() if opening else None,
        due.on.isoformat() if due else None,
        due.id if due else "",
    )


@lru_cache(maxsize=16)
def register_rules(form_id: str, text: str, common: str) -> "Timetable":
    """Give what the register waits for under a pack as the book keeps it, else under the one that ships.

    A kept pack that can no longer be read must not keep anybody from saving.
    """
    from desktop_app.forms.deadlines import Timetable, timetable_of
    from desktop_app.forms.packs import PackError, read_kept, shipped_packs

    pack = None
    if text and common:
        with suppress(PackError):
            pack = read_kept(text, common, form_id)
    if pack is None:
        packs = shipped_packs()
        pack = next((item for item in packs if item.id == form_id), packs[0])
    timetable = timetable_of(pack)
    waited_for = tuple(rule for rule in timetable.rules if not rule.is_calendar_only)
    return Timetable(waited_for, timetable.advice)
