"""A list's rows read cell by cell, before the book is asked about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.likeness import plain
from desktop_app.domain.values import Value
from desktop_app.exchange.cells import Column, ColumnReader, Read, State, legacy_of, scale_of
from desktop_app.exchange.headings import Line, Table
from desktop_app.forms.catalogue import Choice
from desktop_app.forms.imports import ImportColumn, ImportKind, shipped_imports
from desktop_app.services import packs

_STEP = 500
_OWN_WORDS = frozenset(("fields",))


class Verdict(StrEnum):
    """What becomes of a row: the first two are written, a question once it is answered, the rest are not."""

    OK = "ok"
    CORRECTED = "corrected"
    QUESTION = "question"
    SKIPPED = "skipped"
    REFUSED = "refused"


_ORDER = (Verdict.OK, Verdict.CORRECTED, Verdict.QUESTION, Verdict.SKIPPED, Verdict.REFUSED)
NEW, SKIP, SAME = "new", "skip", "same:"
"""What may be decided about a row: write it as new, leave it out, or it is the record of that key."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record of the book, or an earlier row, that a row may be; `likeness` from 0 to 1."""

    key: int
    label: str
    likeness: float


@dataclass(slots=True)
class AuthorRow:
    """An author of a row; `person_id` is somebody of the book, below nought one who comes in with it."""

    name: str
    share: int | None = None
    birth: str = ""
    post: str = ""
    person_id: int | None = None


@dataclass(slots=True)
class ImportRow:
    """One row with all that is known of it. `sentences` say why it is not plainly ok.

    `unit_id` is below nought for a unit that comes in with the list. `decision` is one of NEW, SKIP, SAME
    and a key, or "" where nobody decided; `default` then holds.
    """

    line: Line
    reads: dict[str, Read]
    verdict: Verdict = Verdict.OK
    sentences: list[str] = field(default_factory=list[str])
    candidates: list[Candidate] = field(default_factory=list[Candidate])
    decision: str = ""
    default: str = NEW
    unit_id: int | None = None
    authors: list["AuthorRow"] = field(default_factory=list["AuthorRow"])

    def worsen(self, verdict: Verdict, sentence: str = "") -> None:
        """Make the verdict at least as bad, and say why."""
        if _ORDER.index(verdict) > _ORDER.index(self.verdict):
            self.verdict = verdict
        if sentence and sentence not in self.sentences:
            self.sentences.append(sentence)

    def value(self, slot: str) -> Value:
        """What was read in a column; None where nothing was."""
        read = self.reads.get(slot)
        return read.value if read is not None else None

    def text(self, slot: str) -> str:
        """What was read in a column, as text."""
        value = self.value(slot)
        return str(value) if value is not None else ""

    @property
    def choice(self) -> str:
        """What will be done with the row."""
        if self.verdict is Verdict.REFUSED:
            return SKIP
        if self.decision:
            return self.decision
        return SKIP if self.verdict in (Verdict.QUESTION, Verdict.SKIPPED) else self.default

    @property
    def is_written(self) -> bool:
        """Whether the row will be written as things stand."""
        return self.choice != SKIP

    @property
    def same_as(self) -> int | None:
        """The key of the record it is, None where it is a new one."""
        return int(self.choice.removeprefix(SAME)) if self.choice.startswith(SAME) else None


def slots(mapping: Mapping[str, int], column: str) -> list[str]:
    """Give a repeating column's slots that are mapped, in order: authors, authors.2 …"""
    found = [slot for slot in mapping if slot.partition(".")[0] == column]
    return sorted(found, key=lambda slot: int(slot.partition(".")[2] or 1))


def read_rows(kind: ImportKind, table: Table, mapping: Mapping[str, int], job: Job) -> list[ImportRow]:
    """Read every row of a table; rows that only add up or name a group are marked as skipped.

    Raises:
        Cancelled: the job is no longer wanted.
    """
    readers = [
        (slot, place, ColumnReader(_column(kind.column(slot), table, place)))
        for slot, place in mapping.items()
    ]
    totals = frozenset(map(plain, shipped_imports().totals))
    needed = [column for column in kind.columns if column.is_needed]
    rows: list[ImportRow] = []
    for number, line in enumerate(table.rows):
        if number % _STEP == 0:
            job.check()
            job.progress(number, len(table.rows), _("Đang đọc các dòng"))
        cells = line.cells
        row = ImportRow(line, {slot: reader.read(cells[place]) for slot, place, reader in readers})
        _judge(row, kind, needed, totals, mapping)
        rows.append(row)
    return rows


def _column(column: ImportColumn, table: Table, place: int) -> Column:
    imports = shipped_imports()
    return Column(
        column.kind,
        scale=scale_of(table.headings[place]) if column.kind in ("money", "benefit") else 1,
        legacy=legacy_of(line.cells[place] for line in table.rows),
        choices=choices_of(column.list) if column.list else None,
        keeps_own_words=column.list in _OWN_WORDS,
        not_computable=frozenset(map(plain, imports.not_computable)),
    )


def choices_of(name: str) -> dict[str, tuple[str, str]]:
    """Give what a cell may say for each entry of a list: plain words to (id, label)."""
    entries = entries_of(name)
    labels = {entry.id: entry.label for entry in entries}
    found = {plain(word): (entry.id, entry.label) for entry in entries for word in (entry.id, entry.label)}
    for word, choice in shipped_imports().choice_words.get(name, ()):
        found.setdefault(plain(word), (choice, labels.get(choice, choice)))
    return found


def entries_of(name: str) -> tuple[Choice, ...]:
    """Give the entries of a list of the catalogue; results and stages are lists too."""
    catalogue = packs.catalogue()
    if name == "stages":
        return catalogue.stages
    if name == "results":
        return (
            Choice("recognised", _("Công nhận")),
            Choice("completion", _("Yêu cầu hoàn thiện")),
            Choice("refused", _("Không công nhận")),
        )
    return catalogue.lists.get(name, ())


def _judge(
    row: ImportRow,
    kind: ImportKind,
    needed: Sequence[ImportColumn],
    totals: frozenset[str],
    mapping: Mapping[str, int],
) -> None:
    if _is_total(row, needed, totals):
        row.worsen(Verdict.SKIPPED, _("Dòng cộng, không phải một mục của danh sách."))
        return
    if _is_group(row, needed, mapping):
        row.worsen(Verdict.SKIPPED, _("Dòng tên nhóm, không phải một mục của danh sách."))
        return
    for slot, read in row.reads.items():
        if read.state is State.OK:
            continue
        column = kind.column(slot)
        if read.state is State.REFUSED and not column.is_needed:
            words = _("{column}: {sentence} Nếu nhập thì ô này để trống.")
            row.worsen(Verdict.QUESTION, words.format(column=column.label, sentence=read.sentence))
        else:
            words = _("{column}: {sentence}").format(column=column.label, sentence=read.sentence)
            row.worsen(Verdict(read.state.value), words)
    for column in needed:
        if not row.text(column.id) and row.verdict is not Verdict.REFUSED and not _may_lack(kind, row):
            row.worsen(Verdict.REFUSED, _("Thiếu {column}.").format(column=column.label.lower()))


def _may_lack(kind: ImportKind, row: ImportRow) -> bool:
    return kind.id == "results" and bool(row.text("code"))


def _is_total(row: ImportRow, needed: Sequence[ImportColumn], totals: frozenset[str]) -> bool:
    """Tell whether a row adds the others up: its name says so, or its first words and little else."""
    if any(plain(row.text(column.id)) in totals for column in needed):
        return True
    cells = row.line.cells
    first = next((cell for cell in cells if isinstance(cell, str)), None)
    filled = len(cells) - cells.count(None)
    return first is not None and filled * 2 <= len(cells) + 2 and plain(first) in totals


def _is_group(row: ImportRow, needed: Sequence[ImportColumn], mapping: Mapping[str, int]) -> bool:
    """Tell whether a row only names what follows: one text, perhaps after a number such as II."""
    texts = [cell for cell in row.line.cells if cell is not None]
    if len(texts) > 2 or len(mapping) < 3 or row.line.filled:
        return False
    filled = [slot for slot, read in row.reads.items() if read.value not in (None, "")]
    has_needed = any(column.id in filled for column in needed)
    is_numbered = len(texts) == 2 and isinstance(texts[0], str) and _is_roman(texts[0])
    return (
        is_numbered or (not filled and bool(texts)) or (len(texts) == 1 and has_needed and _shouts(texts[0]))
    )


def _is_roman(text: str) -> bool:
    bare = text.strip(" .)")
    return bool(bare) and (set(bare) <= set("IVX") or (len(bare) == 1 and bare.isupper()))


def _shouts(cell: object) -> bool:
    return isinstance(cell, str) and cell.isupper()


def counts(rows: Iterable[ImportRow]) -> dict[Verdict, int]:
    """Count the rows by verdict."""
    found = dict.fromkeys(Verdict, 0)
    for row in rows:
        found[row.verdict] += 1
    return found
