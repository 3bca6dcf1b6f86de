"""Where the files that ship with the program are: beside the package in a checkout, inside it elsewhere."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSIDE = _PACKAGE / "resources"

RESOURCES = _INSIDE if _INSIDE.is_dir() else _PACKAGE.parent / "resources"
