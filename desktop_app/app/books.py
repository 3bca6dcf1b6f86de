"""Which book a command means, and opening it."""

from argparse import Namespace
from pathlib import Path

from desktop_app.app.paths import default_book
from desktop_app.domain.dates import Clock
from desktop_app.services.books import Book, is_book


def folder_of(arguments: Namespace) -> Path:
    """Return the folder of the book that was named, or of the default one."""
    named: Path | None = arguments.book
    return default_book() if named is None else named.absolute()


def clock_of(arguments: Namespace) -> Clock:
    """Return the clock, set to the day that was named."""
    return Clock(arguments.today)


def open_for_reading(arguments: Namespace) -> Book:
    """Open the book without taking it: a window may hold it meanwhile.

    Raises:
        UserError: there is none, or it cannot be read.
    """
    return Book.open(folder_of(arguments), clock=clock_of(arguments), is_read_only=True)


def open_for_writing(arguments: Namespace) -> Book:
    """Open the book and hold it.

    Raises:
        UserError: there is none, or a window holds it; the sentence says who.
    """
    return Book.open(folder_of(arguments), clock=clock_of(arguments))


def open_or_create(arguments: Namespace) -> Book:
    """Open the book and hold it; make it first where there is none.

    Raises:
        UserError: a window holds it, or the folder cannot be written.
    """
    if is_book(folder_of(arguments)):
        return open_for_writing(arguments)
    return Book.create(folder_of(arguments), clock=clock_of(arguments))
