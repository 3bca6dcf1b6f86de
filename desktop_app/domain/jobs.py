"""Long work, seen from the work: it tells how far it is, and asks whether it is still wanted."""


class Cancelled(Exception):  # noqa: N818 - not an error: somebody pressed Cancel
    """The person no longer wants this work; whatever was half made is removed on the way out."""


class Job:
    """A job nobody watches. Windows and the command line give their own."""

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Tell that `done` of `total` steps are finished (total 0: unknown) and what comes now."""

    def check(self) -> None:
        """Raise `Cancelled` when the work is no longer wanted."""
