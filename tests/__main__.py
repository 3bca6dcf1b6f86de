"""`python -m tests` runs everything a change must pass."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from sysconfig import get_path
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(get_path("scripts"))
BELOW_UI = ("domain", "forms", "documents", "guide", "exchange", "store", "services")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to pass: what it proves, and the command that proves it."""

    proves: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict[str, str])


def steps() -> tuple[Step, ...]:
    """Return every step, in order."""
    rooms = [f"tests/{room}" for room in BELOW_UI if any((ROOT / "tests" / room).glob("test_*.py"))]
    pytest = (sys.executable, "-m", "pytest", "-q")
    without_qt = {"PYTHONPATH": str(ROOT / "tests" / "without_qt")}
    rest = [f"--ignore={room}" for room in rooms]
    return (
        Step("lint", (tool("ruff"), "check", ".")),
        Step("layout of the code", (tool("ruff"), "format", "--check", ".")),
        Step("contracts between the rooms", (tool("lint-imports"),)),
        Step("types", (tool("pyright"),), {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}),
        Step(
            "rooms below the window, without Qt",
            (*pytest, "-c", "tests/without_qt/pytest.ini", "--rootdir=.", *rooms),
            without_qt,
        ),
        Step("window, command line, journeys, frozen build", (*pytest, *rest, "tests")),
    )


def tool(name: str) -> str:
    """Return a program of the environment that runs this."""
    return str(TOOLS / (f"{name}.exe" if os.name == "nt" else name))


def run(step: Step, output: IO[bytes] | None = None) -> bool:
    """Run one step, its output shown or kept in a file, and say whether it passed."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **os.environ, **step.environment}
    print(f"== {step.proves}: {' '.join(step.command[1:])}", flush=True)
    start = time.monotonic()
    kept = subprocess.STDOUT if output else None
    done = subprocess.run(step.command, cwd=ROOT, env=environment, stdout=output, stderr=kept, check=False)
    print(f"== {step.proves}: {time.monotonic() - start:.0f} s, exit {done.returncode}", flush=True)
    return done.returncode == 0


def run_aside(step: Step) -> tuple[bool, bytes]:
    """Run a step beside another one, and give its output once it is over."""
    with TemporaryFile() as output:
        is_passed = run(step, output)
        output.seek(0)
        return is_passed, output.read()


def main() -> int:
    """Run every step, whatever became of the one before, and say at the end which failed.

    The two long ones at the end run beside each other: each keeps one processor busy.
    """
    *short, aside, last = steps()
    results = {step.proves: run(step) for step in short}
    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(run_aside, aside)
        results[last.proves] = run(last)
        results[aside.proves], told = beside.result()
    sys.stdout.buffer.write(told)
    failed = [proves for proves, is_passed in results.items() if not is_passed]
    print(f"== failed: {'; '.join(failed)}" if failed else "== all passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
