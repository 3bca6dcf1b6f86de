"""The helpers' work: who helped which dossier, how many were brought through, how long each stage took."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.documents.layout.excel import SheetColumn, write_sheet
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.forms.packs import load_catalogue
from desktop_app.services.dossiers import find_innovation
from desktop_app.services.innovations import edit_many
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking
from desktop_app.store.sqlite_support import helped, stage_changes

RECOGNISED = "recognised"
ENDED = frozenset((RECOGNISED, "refused", "withdrawn"))
"""Stages in which nothing is waited for."""
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Helped:
    """A dossier somebody helps with. `seconds` are spent by stage; the one it is in runs until now."""

    id: int
    code: str
    title: str
    authors: str
    unit: str
    stage: str
    helper_id: int
    helper: str
    helper_unit: str
    seconds: Mapping[str, int]

    def days(self, stage: str) -> int | None:
        """Give the whole days in a stage, None where it never was in it."""
        return self.seconds[stage] // _DAY if stage in self.seconds else None

    @property
    def waited(self) -> int:
        """Whole days from its beginning until it was decided, or until now."""
        return sum(self.seconds.values()) // _DAY


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody's work: dossiers, those that are recognised, refused or withdrawn, and still under way."""

    id: int
    name: str
    unit: str
    dossiers: tuple[Helped, ...]

    @property
    def recognised(self) -> int:
        """How many were brought through."""
        return sum(item.stage == RECOGNISED for item in self.dossiers)

    @property
    def under_way(self) -> int:
        """How many are still going on."""
        return sum(item.stage not in ENDED for item in self.dossiers)

    def average(self, stage: str) -> int | None:
        """Give the mean of the days in a stage, rounded half up, over the dossiers that were in it."""
        seconds = [item.seconds[stage] for item in self.dossiers if stage in item.seconds]
        return (2 * sum(seconds) + len(seconds) * _DAY) // (2 * len(seconds) * _DAY) if seconds else None


def waiting_stages() -> tuple[tuple[str, str], ...]:
    """Return the stages in which something is waited for, with their words, in order."""
    return tuple((item.id, item.label) for item in load_catalogue().stages if item.id not in ENDED)


def helpers(book: Book) -> list[Helper]:
    """Return everybody who helps with a dossier that is not in the trash; safe in a worker thread."""
    now = datetime.fromisoformat(book.clock.now())
    with speaking(book.path):
        reader = book.reader()
        try:
            changes = stage_changes(reader)
            rows = list(helped(reader))
        finally:
            reader.close()
    found: dict[int, list[Helped]] = {}
    for key, code, title, authors, unit, stage, created, person, name, workplace in rows:
        steps = changes.get(key) or [(created, stage)]
        spent = time_in_stages(steps, now)
        item = Helped(key, code, title, authors, unit, stage, person, name, workplace, spent)
        found.setdefault(person, []).append(item)
    return [Helper(key, items[0].helper, items[0].helper_unit, tuple(items)) for key, items in found.items()]


def time_in_stages(steps: Sequence[tuple[str, str]], now: datetime) -> dict[str, int]:
    """Add up the seconds in each stage from (stamp, stage) in order; ended stages take no time."""
    spent: dict[str, int] = {}
    for place, (stamp, stage) in enumerate(steps):
        if stage in ENDED or not stage or not stamp:
            continue
        until = datetime.fromisoformat(steps[place + 1][0]) if place + 1 < len(steps) else now
        lasted = int((until - datetime.fromisoformat(stamp)).total_seconds())
        spent[stage] = spent.get(stage, 0) + max(0, lasted)
    return spent


def assign(book: Book, person: int | None, codes: str) -> Changes:
    """Say who helps with the dossiers of these codes, parted by blanks, commas or lines; None is nobody.

    Raises:
        UserError: no code was given, or there is none of one of them; nothing was written.
    """
    wanted = list(dict.fromkeys(re.split(r"[\s,;]+", clean(codes).strip(" ,;"))))
    if wanted == [""]:
        raise UserError(_("Nhập mã các hồ sơ, cách nhau bằng dấu phẩy."))
    keys = [find_innovation(book, code) for code in wanted]
    return edit_many(book, keys, {"support_person_id": person}, _("Giao người hỗ trợ"))


def write_helped(book: Book, out: Path, job: Job | None = None) -> int:
    """Write who helped which dossier to Excel, with the days in each stage, and return how many dossiers.

    Raises:
        UserError: the file cannot be written there.
        Cancelled: the job is no longer wanted.
    """
    items = [item for helper in helpers(book) for item in helper.dossiers]
    stages = waiting_stages()
    columns = [
        SheetColumn(_("Người hỗ trợ"), width=26),
        SheetColumn(_("Đơn vị của người hỗ trợ"), width=30),
        SheetColumn(_("Mã"), width=18),
        SheetColumn(_("Tên giải pháp"), width=60),
        SheetColumn(_("Tác giả"), width=30),
        SheetColumn(_("Đơn vị"), width=30),
        SheetColumn(_("Giai đoạn"), width=18),
        *(SheetColumn(_("Ngày ở “{stage}”").format(stage=label), "number", 14) for _id, label in stages),
        SheetColumn(_("Tổng số ngày"), "number", 14),
    ]
    lines = ([*_facts(item), *(item.days(stage) for stage, _label in stages), item.waited] for item in items)
    write_sheet(out, _("Công sức tổ hỗ trợ"), columns, lines, len(items), job)
    return len(items)


def _facts(item: Helped) -> list[Value]:
    stage = load_catalogue().label("stages", item.stage)
    return [item.helper, item.helper_unit, item.code, item.title, item.authors, item.unit, stage]
