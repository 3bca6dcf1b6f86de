"""Found on PYTHONPATH: this Python, and every one it starts, behaves as if Qt were not installed."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class _NoQt:
    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r} (hidden by the tests)", name=name)
        return None


sys.meta_path.insert(0, _NoQt())
