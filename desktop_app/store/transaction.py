"""One named step: everything it writes is committed together, kept as history, and handed back as Changes."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from peewee import SqliteDatabase

from desktop_app.domain.changes import Change, Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.store.due_days import Timetables
from desktop_app.store.indexing import derived_columns, index_innovations
from desktop_app.store.models import PackCopy, Setting
from desktop_app.store.rows import column_names, select
from desktop_app.store.statements import delete_row, insert_row, insert_rows, update_row

_REMEMBER = (
    'INSERT INTO history(at, who, label, "table", "row", innovation_id, before, after)'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NEXT_NUMBER = (
    "INSERT INTO counter(series, last) VALUES (?, 1)"
    " ON CONFLICT(series) DO UPDATE SET last = last + 1 RETURNING last"
)
_SETTING = "setting"
_NAMED_IN_SEARCH = {
    "unit": ("unit_id", frozenset(("name", "abbreviation", "union_name"))),
    "person": ("support_person_id", frozenset(("name",))),
}
"""Whose names innovations are found by: the column that points there, and the columns that hold them."""


class ConflictError(UserError):
    """A step cannot be taken back or done again, since what it wrote was changed afterwards."""


class Transaction:
    """Writes rows of the book's record tables by name; made by `Book.transaction`."""

    def __init__(self, database: SqliteDatabase, label: str, now: str, who: str) -> None:
        self._database = database
        self._label = label
        self._now = now
        self._who = who
        self._items: list[Change] = []

    @property
    def changes(self) -> Changes:
        """What was written so far."""
        return Changes(self._label, tuple(self._items))

    @property
    def now(self) -> str:
        """The stamp of this step."""
        return self._now

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Make a row and return its key (`id` in the values keeps a key that is being brought back)."""
        made = insert_row(self._database, table, {**values, **derived_columns(table, values)})
        row = int(str(made["id"]))
        self._note(table, row, None, made)
        return row

    def insert_all(self, table: str, rows: Iterable[Mapping[str, Value]]) -> list[int]:
        """Make many new rows at once and return their keys, in order."""
        derived = ({**values, **derived_columns(table, values)} for values in rows)
        keys: list[int] = []
        for made in insert_rows(self._database, table, derived):
            keys.append(int(str(made["id"])))
            self._note(table, keys[-1], None, made)
        return keys

    def update(self, table: str, row: int, values: Mapping[str, Value]) -> None:
        """Write the columns that differ; writing what is there already is no change."""
        self._update(table, row, self.row(table, row), values)

    def delete(self, table: str, row: int) -> None:
        """Remove a row."""
        self._delete(table, row, self.row(table, row))

    def rows(self, table: str, order: str = "id", **where: Value) -> list[dict[str, Value]]:
        """Read rows as this step sees them."""
        return select(self._database, table, order, **where)

    def apply(self, changes: Changes) -> None:
        """Write the `after` of every change, if what is there now is still its `before`.

        Raises:
            ConflictError: something was changed since; nothing of this step is kept.
        """
        for change in changes.items:
            if change.table == _SETTING:
                self._apply_setting(change)
                continue
            current = self._expected(change)
            if current is None:
                self.insert(change.table, change.after or {})
            elif change.after is None:
                self._delete(change.table, change.row, current)
            else:
                self._update(change.table, change.row, current, change.after)

    def next_number(self, series: str) -> int:
        """Return the next number of a series, which is never given again."""
        return int(self._database.connection().execute(_NEXT_NUMBER, (series,)).fetchone()[0])

    def keep_pack(self, pack_id: str, version: str, text: str) -> None:
        """Keep a pack's text in the book, once a version."""
        PackCopy.insert(pack_id=pack_id, version=version, text=text).on_conflict_ignore().execute(
            self._database
        )

    def setting(self, key: str) -> str:
        """Read a fact about the book itself as this step sees it, "" where there is none."""
        found = self._database.execute_sql("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""

    def keep_setting(self, key: str, text: str) -> None:
        """Keep a fact about the book itself; "" forgets it."""
        before = self.setting(key)
        if before == text:
            return
        if text:
            Setting.replace(key=key, value=text).execute(self._database)
        else:
            Setting.delete().where(Setting.key == key).execute(self._database)
        self._items.append(Change(_SETTING, 0, {key: before}, {key: text}))

    def finish(self) -> None:
        """Write history and derived rows; the last thing before the commit."""
        self._remember_all()
        touched = dict.fromkeys(item.innovation for item in self._items if item.innovation is not None)
        self._database.connection().executemany(
            "UPDATE innovation SET updated_at = ? WHERE id = ?", [(self._now, key) for key in touched]
        )
        timetables = Timetables(self._database)
        index_innovations(self._database, [*{**touched, **dict.fromkeys(self._of_renamed())}], timetables)

    def row(self, table: str, row: int) -> dict[str, Value]:
        """Read one row as this step sees it.

        Raises:
            UserError: it is no longer there.
        """
        found = select(self._database, table, id=row)
        if not found:
            raise UserError(
                _("Mục này đã bị xóa ở nơi khác nên không ghi được. Mở lại hồ sơ để xem bản mới nhất.")
            )
        return found[0]

    def _note(self, table: str, row: int, before: Any, after: Any) -> None:
        self._items.append(Change(table, row, before, after, self._innovation_of(table, row, before, after)))

    def _innovation_of(self, table: str, row: int, before: Any, after: Any) -> int | None:
        if table == "innovation":
            return row
        if "innovation_id" not in column_names(table):
            return None
        known = (after or {}).get("innovation_id") or (before or {}).get("innovation_id")
        if not known and before is not None and after is not None:
            known = self.row(table, row)["innovation_id"]
        return int(str(known)) if known else None

    def _update(
        self, table: str, row: int, current: Mapping[str, Value], values: Mapping[str, Value]
    ) -> None:
        differing = {name: value for name, value in values.items() if current[name] != value}
        if not differing:
            return
        update_row(self._database, table, row, {**differing, **derived_columns(table, differing)})
        self._note(table, row, {name: current[name] for name in differing}, differing)

    def _delete(self, table: str, row: int, current: Mapping[str, Value]) -> None:
        delete_row(self._database, table, row)
        self._note(table, row, current, None)

    def _of_renamed(self) -> list[int]:
        """Find the innovations that are to be found under somebody's new name; they count as unedited."""
        found: list[int] = []
        for table, (reference, names) in _NAMED_IN_SEARCH.items():
            renamed = [
                item.row for item in self._items if item.table == table and names & (item.after or {}).keys()
            ]
            if renamed:
                rows = self._database.execute_sql(
                    f"SELECT id FROM innovation WHERE {reference}"  # noqa: S608 - one of two names
                    " IN (SELECT value FROM json_each(?))",
                    (json.dumps(renamed),),
                )
                found.extend(row for (row,) in rows)
        return found

    def _apply_setting(self, change: Change) -> None:
        before, after = change.before or {}, change.after or {}
        for key, text in after.items():
            if self.setting(key) != before.get(key, ""):
                raise self._conflict()
            self.keep_setting(key, str(text or ""))

    def _conflict(self) -> ConflictError:
        sentence = _("{step}: không làm được vì giá trị đã được sửa sau đó.")
        return ConflictError(sentence.format(step=self._label))

    def _expected(self, change: Change) -> dict[str, Value] | None:
        """Give the row as it is, None where there is none, if it is what the change goes out from."""
        found = next(iter(select(self._database, change.table, id=change.row)), None)
        if found is None or change.before is None:
            is_as_then = found is None and change.before is None
        else:
            is_as_then = found == change.before or all(
                found[name] == value for name, value in change.before.items() if name != "updated_at"
            )
        if not is_as_then:
            raise self._conflict()
        return found

    def _remember_all(self) -> None:
        waiting: list[tuple[Any, ...]] = []
        connection = self._database.connection()
        for change in self._items:
            before, after = _as_json(change.before), _as_json(change.after)
            if change.before is not None and change.after is not None:
                connection.executemany(_REMEMBER, waiting)
                waiting.clear()
                if self._joins_last(change, after):
                    continue
            place = (change.table, change.row, change.innovation)
            waiting.append((self._now, self._who, self._label, *place, before, after))
        connection.executemany(_REMEMBER, waiting)

    def _joins_last(self, change: Change, after: str | None) -> bool:
        """Lengthen the last entry instead of adding one, while somebody goes on typing in one place."""
        last = self._database.execute_sql(
            'SELECT id, "table", "row", label, who, after FROM history WHERE innovation_id IS ?'
            " AND julianday(?) - julianday(at) < 10.0 / 1440 ORDER BY id DESC LIMIT 1",
            (change.innovation, self._now),
        ).fetchone()
        same_place = (change.table, change.row, self._label, self._who)
        if last is None or tuple(last[1:5]) != same_place or last[5] != _as_json(change.before):
            return False
        self._database.execute_sql("UPDATE history SET after = ? WHERE id = ?", (after, last[0]))
        return True


def _as_json(values: Mapping[str, Value] | None) -> str | None:
    if values is None:
        return None
    return _JSON.encode(dict(values))


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


_JSON = json.JSONEncoder(ensure_ascii=False, default=_plain)
Listener = Callable[[Changes], None]
