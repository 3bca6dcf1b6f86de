"""The table of measures that ships with the program: `resources/guide/measures.toml`."""

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.domain.measures import Measure, Measures
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

_FILE = RESOURCES / "guide" / "measures.toml"
_FACTOR = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?")
_MOST = 500


@cache
def measures() -> Measures:
    """Give the measures of the program."""
    return read_measures(_FILE)


def read_measures(source: Path | bytes, name: str = _FILE.name) -> Measures:
    """Read a table of measures. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    for key in ("version", "source", "certainty"):
        table.text(key)
    labels = table.table("dimensions")
    dimensions = {key: labels.text(key) for key in labels.keys}
    found: dict[str, Measure] = {}
    aliases: dict[str, str] = {}
    for entry in table.tables("measures", _MOST):
        measure = _measure(entry, dimensions)
        if measure.id in found:
            raise entry.fault("id", _("“{id}” đã có ở trên; hãy đặt tên khác.").format(id=measure.id))
        found[measure.id] = measure
        aliases.update(dict.fromkeys(entry.strings("aliases"), measure.id))
        entry.close()
    table.close()
    return Measures(found.values(), aliases, dimensions)


def _measure(table: TomlTable, dimensions: dict[str, str]) -> Measure:
    factor = Fraction(table.matching("factor", _FACTOR, _('hãy viết số trong dấu nháy như "0.001".')))
    if not factor:
        raise table.fault("factor", _('Hệ số phải lớn hơn 0; hãy viết như "1000".'))
    return Measure(table.text("id"), table.word("dimension", dimensions), factor, table.flag("bare"))
