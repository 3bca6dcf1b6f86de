"""Long work, seen from the work: it tells how far it is, and asks whether it is still wanted."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar


class Cancelled(Exception):  # noqa: N818 - not an error: somebody pressed Cancel
    """The person no longer wants this work; whatever was half made is removed on the way out."""


class Job:
    """A job nobody watches. Windows and the command line give their own."""

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Tell that `done` of `total` steps are finished (total 0: unknown) and what comes now."""

    def check(self) -> None:
        """Raise `Cancelled` when the work is no longer wanted."""


_in_hand: ContextVar[Job | None] = ContextVar("job in hand", default=None)


@contextmanager
def in_hand(job: Job) -> Generator[None]:
    """Let what is called from here, however deep, ask by `check_in_hand`; each thread has its own."""
    kept = _in_hand.set(job)
    try:
        yield
    finally:
        _in_hand.reset(kept)


def check_in_hand() -> None:
    """Raise `Cancelled` when the work in hand in this thread is no longer wanted."""
    job = _in_hand.get()
    if job is not None:
        job.check()
