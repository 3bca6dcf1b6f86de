"""The one pair of Qt and Python that must never run: it aborts without a word after some thousand calls."""

import sys

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

_FAULTY_QT = "6.12.0"
_IMMORTAL_NONE = (3, 12)


def refuse_faulty_qt(qt_version: str, python: tuple[int, ...] = tuple(sys.version_info[:2])) -> None:
    """Refuse PySide6 6.12.0 below Python 3.12, where every call that returns None loses a reference to it.

    Raises:
        UserError: this is that pair (PYSIDE-3474).
    """
    if qt_version == _FAULTY_QT and python < _IMMORTAL_NONE:
        raise UserError(
            _(
                "PySide6 {qt} làm chương trình tự tắt giữa chừng trên Python {python}; hãy cài lại đúng các"
                " gói đã khóa: pip install --require-hashes -r requirements.lock."
            ).format(qt=qt_version, python=".".join(str(part) for part in python))
        )
