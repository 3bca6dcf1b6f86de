"""`python -m tests.benchmarks [--large] [TOPIC…]`: exit 1 names the rows whose goal was missed at 20,000."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

import psutil

from tests.benchmarks.harness import HEADING, Row, line, missed

GATE, LARGE = 20_000, 200_000
TOPICS = (
    "start", "search", "table", "saving", "papers", "live", "guide", "importing", "progress", "reconcile",
    "awards", "nominations", "certificates", "lists",
)  # fmt: skip
OF_ANY_SIZE = ("papers", "live", "guide", "awards", "nominations", "certificates", "lists")

Measure = Callable[[int], Iterator[Row]]


def measures(topics: list[str]) -> Mapping[str, Measure]:
    """Return what each topic measures in a book of so many innovations."""
    return {topic: import_module(f"tests.benchmarks.{topic}").rows for topic in topics}


def run(topics: Mapping[str, Measure], count: int) -> list[Row]:
    """Measure and print as it goes."""
    found: list[Row] = []
    print(f"\n{count:,} innovations", flush=True)
    print(line(HEADING), flush=True)
    for measure in topics.values():
        for row in measure(count):
            found.append(row)
            print(line(row), flush=True)
    return found


def main() -> int:
    """Print the table; 1 if a goal was missed in the book of 20,000."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=", ".join(TOPICS))
    parser.add_argument("--large", action="store_true", help="a book of 200,000 too, for information")
    arguments = parser.parse_args()
    if unknown := set(arguments.topics) - set(TOPICS):
        parser.error(f"no such topic: {', '.join(sorted(unknown))}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    topics = measures(arguments.topics or list(TOPICS))
    load = psutil.getloadavg()[0]
    print(f"{os.cpu_count()} processors, load {load:.1f}, Python {sys.version.split()[0]}", flush=True)
    failed = missed(run(topics, GATE))
    if arguments.large:
        run({name: topic for name, topic in topics.items() if name not in OF_ANY_SIZE}, LARGE)
    print(f"\nmissed: {'; '.join(failed)}" if failed else "\nall goals met", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
