"""Commands on whole books: new, sample, backup, restore."""

from argparse import Namespace

from desktop_app.app.books import clock_of, folder_of, open_for_reading, open_or_create
from desktop_app.app.output import say
from desktop_app.domain.language import _
from desktop_app.services.books import Book


def new(arguments: Namespace) -> int:
    """Make an empty book where there is none."""
    with Book.create(folder_of(arguments), clock=clock_of(arguments)) as book:
        say(_("Đã tạo sổ mới: {folder}").format(folder=book.folder))
    return 0


def sample(arguments: Namespace) -> int:
    """Fill an empty book with invented plants, people and innovations; refuse any other."""
    from desktop_app.services.sample import fill_with_sample

    with open_or_create(arguments) as book:
        count = fill_with_sample(book)
        say(_("Đã ghi {count} sáng kiến mẫu vào sổ {folder}").format(count=count, folder=book.folder))
    return 0


def backup(arguments: Namespace) -> int:
    """Back the book up, into its own folder or into one zip with its files."""
    from desktop_app.services.backup import back_up

    out = None if arguments.out is None else arguments.out.absolute()
    with open_for_reading(arguments) as book:
        made = back_up(book, out)
    say(_("Đã sao lưu: {path}").format(path=made.path))
    return 0


def restore(arguments: Namespace) -> int:
    """Bring a backup back, having backed up what was there; a missing book is made first."""
    from desktop_app.services.backup import restore as bring_back

    with open_or_create(arguments) as book:
        before = bring_back(book, arguments.file.absolute())
        say(_("Đã khôi phục sổ {folder}").format(folder=book.folder))
        say(_("Sổ trước khi khôi phục đã sao lưu ở: {path}").format(path=before.path))
    return 0
