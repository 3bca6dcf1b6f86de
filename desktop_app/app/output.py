"""The command line's two voices: results on standard output, one sentence on standard error."""

import json
import os
import sys
from typing import TextIO


def prepare_streams() -> None:
    """Make both streams speak UTF-8 (Windows consoles do not), and exist (a windowed program has none)."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - pythonw and windowed builds
        sys.stdout = _nowhere()
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison]
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - lives as long as the program


def say(text: str) -> None:
    """Write one line of result."""
    sys.stdout.write(text + "\n")


def say_json(value: object) -> None:
    """Write a result as JSON that people can read too."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def complain(sentence: str) -> None:
    """Write the one sentence that tells what went wrong."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
