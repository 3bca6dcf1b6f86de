"""A process that lets LibreOffice turn a file into PDF, and says how long it took and its peak."""

import sys
from functools import partial
from pathlib import Path

from tests.benchmarks.harness import timed
from tests.benchmarks.peers import office_pdf


def main(program: str, profile: str, source: str) -> None:
    """Print seconds, and the most bytes LibreOffice held, 0 where the system does not tell."""
    seconds = timed(partial(office_pdf, program, Path(profile), [Path(source)]))
    print(seconds, peak_of_children())


def peak_of_children() -> int:
    """Return the most bytes that one of the processes started from here held."""
    if sys.platform == "win32":
        return 0
    from resource import RUSAGE_CHILDREN, getrusage

    return getrusage(RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
