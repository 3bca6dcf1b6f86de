"""How far a programme or a phase is, asked of the book; every figure gives what is behind it."""

import sqlite3
from dataclasses import dataclass, replace

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.programme import Phase, Programme
from desktop_app.domain.progress import Figure, Keys, Line, Notice, Progress, Window
from desktop_app.domain.records import HeadCount
from desktop_app.forms.packs import load_catalogue
from desktop_app.guide.progress import Goals, compute, written_in
from desktop_app.guide.targets import nearest_counts
from desktop_app.services import programmes, units
from desktop_app.store import sqlite_progress
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

__all__ = ["Figure", "Report", "figure_of", "figures", "progress", "rows_behind"]


@dataclass(frozen=True, slots=True)
class Report:
    """A programme, the phase looked at (None is all of it), how it counts, and how far it is."""

    programme: Programme
    phases: tuple[Phase, ...]
    phase: Phase | None
    sentence: str
    progress: Progress

    @property
    def title(self) -> str:
        """What is looked at, in words."""
        return self.phase.name if self.phase else _("Cả chương trình")


def progress(
    book: Book, programme: int, phase: int | None = None, reader: sqlite3.Connection | None = None
) -> Report:
    """Count a phase, or a whole programme, as it stands on the book's day.

    Raises:
        UserError: the programme is no longer in the book, or the book cannot be read.
    """
    own = book.get(Programme, programme)
    known = tuple(programmes.phases(book, programme))
    chosen = next((item for item in known if item.id == phase), None)
    window = _window(own, known, chosen, book)
    rule = programmes.rule_of(own)
    goals = _goals(book, own, known, chosen, window)
    ranks = tuple(choice.id for choice in load_catalogue().lists.get("levels", ()))
    with speaking(book.path):
        connection = reader or book.reader()
        try:
            counted = compute(
                sqlite_progress.facts(connection),
                units.all_units(book),
                rule,
                window,
                goals,
                ranks,
            )
        finally:
            if reader is None:
                connection.close()
    more = _of_phases(own, known, chosen)
    counted = replace(counted, notices=(*more, *counted.notices))
    return Report(own, known, chosen, rule.sentence.format(window=window_words(window)), counted)


def window_words(window: Window) -> str:
    """Say from when to when, within a sentence."""
    start, end = format_date(window.starts_on), format_date(window.ends_on)
    if start and end:
        return _("từ {start} đến hết {end}").format(start=start, end=end)
    if start:
        return _("từ {start} trở đi").format(start=start)
    return _("đến hết {end}").format(end=end) if end else _("vào bất cứ ngày nào")


def figures(report: Report) -> tuple[Figure, ...]:
    """Return every figure over the whole with what is behind it."""
    found = report.progress
    whole, use = found.whole, found.use
    by_level = (Figure(f"level:{level}", _level_words(level), keys) for level, keys in found.levels)
    return (
        Figure("counted", _("Được tính"), whole.counted),
        Figure("recognised", _("Được công nhận"), whole.recognised),
        Figure("keyed", _("Đã nhập lên cổng"), whole.keyed),
        Figure("confirmed", _("Cổng đã xác nhận"), whole.confirmed),
        Figure("unkeyed", _("Công nhận mà chưa nhập lên cổng"), found.unkeyed),
        Figure("undated", _("Công nhận mà thiếu ngày"), found.undated),
        Figure("authors", _("Có tác giả"), found.written),
        Figure("applied", _("Đã áp dụng"), use.applied),
        Figure("unapplied", _("Chưa ghi ngày áp dụng"), use.unapplied),
        Figure("valued", _("Có số tiền làm lợi"), use.valued),
        Figure("not_computable", _("Không tính được bằng tiền"), use.not_computable),
        Figure("unanswered", _("Chưa ghi số tiền làm lợi"), use.unanswered),
        *by_level,
    )


def figure_of(book: Book, report: Report, line: Line, figure: str) -> Figure:
    """Return one figure of a unit: recognised, keyed, confirmed, authors, or else what counts."""
    if figure == "authors":
        return Figure(figure, _("Có tác giả"), _written(book, report.progress, line.unit_id))
    known = {
        "recognised": (_("Được công nhận"), line.recognised),
        "keyed": (_("Đã nhập lên cổng"), line.keyed),
        "confirmed": (_("Cổng đã xác nhận"), line.confirmed),
    }
    label, keys = known.get(figure, (_("Được tính"), line.counted))
    return Figure(figure, label, keys)


def _written(book: Book, found: Progress, unit: int | None) -> Keys:
    if unit is None:
        return found.written
    with speaking(book.path):
        connection = book.reader()
        try:
            return written_in(sqlite_progress.facts(connection), found, units.all_units(book), unit)
        finally:
            connection.close()


def rows_behind(figure: Figure | Line | Notice) -> Keys:
    """Return the keys of the innovations behind a figure, in the order of the book; of a unit what counts."""
    keys = figure.counted if isinstance(figure, Line) else figure.keys
    return tuple(sorted(set(keys)))


def _level_words(level: str) -> str:
    return load_catalogue().label("levels", level) if level else _("Chưa ghi cấp")


def _window(own: Programme, known: tuple[Phase, ...], chosen: Phase | None, book: Book) -> Window:
    """Give the days of a phase; those of a whole programme are its phases', whose ends may be chosen."""
    today = book.clock.today()
    if chosen is not None:
        return Window(chosen.starts_on, chosen.ends_on, today)
    parts = [phase for phase in known if not phase.is_peak]
    starts = [phase.starts_on for phase in parts if phase.starts_on]
    ends = [phase.ends_on for phase in parts if phase.ends_on]
    return Window(min(starts, default=own.starts_on), max(ends, default=own.ends_on), today)


def _goals(
    book: Book, own: Programme, known: tuple[Phase, ...], chosen: Phase | None, window: Window
) -> Goals:
    wanted = {chosen.id} if chosen else {phase.id for phase in known if not phase.is_peak}
    by_unit: dict[int, int] = {}
    for target in programmes.targets(book, own.id):
        if target.phase_id in wanted:
            by_unit[target.unit_id] = by_unit.get(target.unit_id, 0) + target.number
    counts = nearest_counts(book.all(HeadCount), window.starts_on)
    people = {unit: count.people for unit, count in counts.items()}
    return Goals(chosen.target if chosen else own.target, by_unit, people)


def _of_phases(own: Programme, known: tuple[Phase, ...], chosen: Phase | None) -> tuple[Notice, ...]:
    if not known:
        return (Notice(_("Chương trình chưa có giai đoạn nào nên chưa giao được chỉ tiêu. Thêm giai đoạn.")),)
    given = [phase.target for phase in known if not phase.is_peak and phase.target is not None]
    if chosen is not None or own.target is None or not given or sum(given) == own.target:
        return ()
    sentence = _("Chỉ tiêu của chương trình là {whole} nhưng các giai đoạn cộng lại là {sum}.")
    return (Notice(sentence.format(whole=format_number(own.target), sum=format_number(sum(given)))),)
