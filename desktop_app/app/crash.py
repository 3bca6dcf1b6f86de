"""Our own faults: save the work, leave a report that can be sent, and say so; never a traceback at people."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from desktop_app import __version__
from desktop_app.app.paths import report_folder
from desktop_app.domain.language import _

log = logging.getLogger(__name__)

_rescues: list[Callable[[], object]] = []


def save_first(rescue: Callable[[], object]) -> None:
    """Call `rescue` before anything else when the window's own thread fails: it saves what has been typed."""
    _rescues.append(rescue)


def leave_report(error: BaseException) -> Path | None:
    """Write what went wrong to a file of the settings folder, and to the log.

    The report names versions and places in the program, never what stands in the book. Returns the file, or
    None where it could not be written.
    """
    log.error("fault of the program: %s", type(error).__name__)
    stamp = datetime.now(UTC)
    lines = (
        f"Hồ sơ Sáng kiến {__version__}",
        f"Python {platform.python_version()}, {platform.platform()}",
        stamp.isoformat(timespec="seconds"),
        "",
        "".join(traceback.format_exception(error)),
    )
    folder = report_folder()
    target = folder / f"bao-loi-{stamp:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(lines), encoding="utf-8")
    except OSError:
        return None
    return target


def sentence_about(report: Path | None) -> str:
    """Say that the fault is ours, and where the report is."""
    if report is None:
        return _("Chương trình gặp lỗi của chính nó. Những gì đã lưu vẫn còn; hãy mở lại chương trình.")
    return _(
        "Chương trình gặp lỗi của chính nó. Những gì đã lưu vẫn còn;"
        " hãy gửi tệp này cho người phụ trách: {report}"
    ).format(report=report)


def catch_faults(show: Callable[[str], None]) -> None:
    """From now on every fault that nobody caught saves the work, leaves a report and is shown by `show`.

    `show` gets the sentence, in the thread that failed.
    """

    def caught(error: BaseException) -> None:
        is_of_window = threading.current_thread() is threading.main_thread()
        for rescue in _rescues if is_of_window else ():
            try:
                rescue()
            except Exception as second:  # the first fault is the one to tell
                leave_report(second)
        show(sentence_about(leave_report(error)))

    def on_exception(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(1)
        caught(error)

    def on_thread_exception(failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            caught(failed.exc_value)

    sys.excepthook = on_exception
    threading.excepthook = on_thread_exception
