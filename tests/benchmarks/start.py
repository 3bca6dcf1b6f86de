"""From starting the process to the first rows in the window, beside a window with nothing in it."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from tests.benchmarks.books import book_folder
from tests.benchmarks.harness import Pair, Row, at_most, megabytes

RUNS, WARM = 11, 2
ROOT = Path(__file__).resolve().parents[2]


def rows(count: int) -> Iterator[Row]:
    """Measure whole processes in turn: time to the first rows, memory once all keys are there."""
    folder = book_folder(count)
    with tempfile.TemporaryDirectory() as own:
        samples = [
            (_started("started_program", own, str(folder)), _started("started_bare", own))
            for _run in range(WARM + RUNS)
        ][WARM:]
    ours, bare = zip(*samples, strict=True)
    pair = Pair(tuple(sample[0] for sample in ours), tuple(sample[0] for sample in bare))
    yield at_most("start to first rows painted, beside a bare window", pair, 1.8)
    held = [statistics.median(size for _time, size in group) for group in (ours, bare)]
    yield megabytes("memory with the whole register listed, beside a bare window", *held, 60)


def _started(script: str, own: str, *arguments: str) -> tuple[float, int]:
    """Start a process; return seconds until it says "painted", and its bytes once it says "settled"."""
    environment = os.environ | {
        "HOSOSANGKIEN_SETTINGS": own,
        "HOSOSANGKIEN_DOCUMENTS": own,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(Path(own, "compiled")),  # installed programs are compiled
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = (sys.executable, str(Path(__file__).with_name(f"{script}.py")), *arguments)
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
        env=environment,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        _expect(process.stdout.readline(), b"painted")
        seconds = time.perf_counter() - start
        _expect(process.stdout.readline(), b"settled")
        size = psutil.Process(process.pid).memory_info().rss
        process.stdin.close()
    return seconds, size


def _expect(said: bytes, wanted: bytes) -> None:
    if said.strip() != wanted:
        raise RuntimeError(f"the process that was to be measured said {said!r}")
