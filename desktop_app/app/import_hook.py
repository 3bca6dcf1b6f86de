"""What Qt's bindings do to every import that comes after them, and how the start is spared it."""

import sys
from typing import Any


def spare_sources() -> None:
    """Keep PySide6 from reading the source text of each module that is imported after it.

    It looks there for its own name, to learn who may want `from __feature__ import …`; nobody here does.
    Of a frozen program's modules, which have no source, it believes the same. At the start that reading
    takes about 20 ms and keeps the text of 190 files in memory. A version that does otherwise is left alone.
    """
    hook: Any = sys.modules.get("PySide6.support.feature")
    if hasattr(hook, "_mod_uses_pyside"):
        hook._mod_uses_pyside = _uses_no_feature


def _uses_no_feature(_module: object) -> bool:
    return False
