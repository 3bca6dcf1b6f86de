"""Rows of the table: what was measured, beside what, and whether the goal was met."""

import gc
import statistics
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

MET, MISSED, SHOWN, NOT_MEASURED = "met", "MISSED", "", "not measured here"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `ratio` is how many times the peer ours is, or the other way round."""

    name: str
    ours: str
    peer: str = ""
    ratio: str = ""
    goal: str = ""
    verdict: str = SHOWN


@dataclass(frozen=True, slots=True)
class Pair:
    """Samples of ours and of the peer, taken in turn, in seconds."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times as long ours takes: the median over neighbours, which a busy machine slows alike."""
        return statistics.median(ours / peer for ours, peer in zip(self.ours, self.peer, strict=True))


def in_turn(ours: Callable[[], object], peer: Callable[[], object], runs: int, warm: int = 1) -> Pair:
    """Time both, one after the other, so many times; warm runs are not counted."""
    samples = [(timed(ours), timed(peer)) for _ in range(warm + runs)][warm:]
    return Pair(tuple(sample[0] for sample in samples), tuple(sample[1] for sample in samples))


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds a call takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(samples: Iterable[float]) -> float:
    """Return the sample that 95 of 100 do not exceed."""
    ordered = sorted(samples)
    return ordered[ceil(len(ordered) * 0.95) - 1]


def ms(seconds: float) -> str:
    """Say a time."""
    return f"{seconds * 1000:,.1f} ms" if seconds < 10 else f"{seconds:,.1f} s"


def at_most(name: str, pair: Pair, times: float | None) -> Row:
    """Ours may take so many times as long as the peer; None only shows it."""
    goal, verdict = ("", SHOWN) if times is None else (f"≤ {times:g}×", _judge(pair.ratio <= times))
    return Row(name, _median(pair.ours), _median(pair.peer), f"{pair.ratio:.2f}×", goal, verdict)


def faster(name: str, pair: Pair, times: float) -> Row:
    """Ours must be so many times as fast as the peer."""
    gain = 1 / pair.ratio
    return Row(
        name, _median(pair.ours), _median(pair.peer), f"{gain:.1f}×", f"≥ {times:g}×", _judge(gain >= times)
    )


def within(name: str, seconds: float, limit: float, peer: str = "") -> Row:
    """Ours must not take longer than `limit` seconds."""
    return Row(name, ms(seconds), peer, "", f"≤ {limit * 1000:g} ms", _judge(seconds <= limit))


def grown(name: str, large: float, small: float, times: float) -> Row:
    """Ours may take so many times as long in the large book as in the small one."""
    ratio = large / small
    return Row(name, ms(large), ms(small), f"{ratio:.1f}×", f"≤ {times:g}×", _judge(ratio <= times))


def megabytes(name: str, ours: float, peer: float, more: float) -> Row:
    """Ours may hold so many MB more than the peer; sizes in bytes."""
    over = (ours - peer) / 1e6
    sizes = f"{ours / 1e6:.0f} MB", f"{peer / 1e6:.0f} MB"
    return Row(name, *sizes, f"{over:+.0f} MB", f"≤ +{more:g} MB", _judge(over <= more))


def not_measured(name: str, why: str, goal: str = "") -> Row:
    """Say openly that something is absent here."""
    return Row(name, why, goal=goal, verdict=NOT_MEASURED)


def missed(rows: Iterable[Row]) -> list[str]:
    """Name the rows whose goal was missed."""
    return [row.name for row in rows if row.verdict == MISSED]


def line(row: Row) -> str:
    """Set a row in columns."""
    return "  ".join(_padded(text, width) for text, width in zip(_cells(row), COLUMNS, strict=True)).rstrip()


HEADING = Row("", "ours", "floor or peer", "ratio", "goal", "verdict")
COLUMNS = (66, 22, 18, 9, 9, 17)


def _cells(row: Row) -> Sequence[str]:
    return row.name, row.ours, row.peer, row.ratio, row.goal, row.verdict


def _padded(text: str, width: int) -> str:
    wide = sum(not unicodedata.combining(letter) for letter in text)
    return text + " " * (width - wide)


def _median(samples: Sequence[float]) -> str:
    return ms(statistics.median(samples))


def _judge(is_met: bool) -> str:
    return MET if is_met else MISSED
