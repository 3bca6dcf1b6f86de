"""Reading how notable innovations are chosen: three axes, their weights, and what gives which mark."""

from desktop_app.domain.language import _
from desktop_app.forms.awards import AXES, Axis, Mark, Selection
from desktop_app.forms.toml_table import TomlTable

_MOST_MONEY = 10**15


def read_selection(table: TomlTable) -> Selection:
    """Read axes, marks and their levels. Raises PackError."""
    most = table.needed("most", 1, 100)
    axes = tuple(_axis(entry) for entry in table.tables("axes"))
    if [axis.id for axis in axes] != list(AXES):
        raise table.fault(
            "axes", _("Phải có đúng các mục này, theo thứ tự: {ids}.").format(ids=", ".join(AXES))
        )
    if not any(axis.weight for axis in axes):
        raise table.fault("axes", _("Ít nhất một mục phải có trọng số lớn hơn 0."))
    values = _marks(table, "values", most)
    starts = [mark.start for mark in values]
    if not starts or starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
        raise table.fault("values", _("Các mức phải giảm dần theo from, mức cuối from = 0."))
    made = Selection(
        most=most,
        source=table.text("source"),
        axes=axes,
        values=values,
        levels=_marks(table, "levels", most),
        fields=_marks(table, "fields", most),
        uncomputed=table.text("uncomputed"),
        unmarked=table.text("unmarked"),
    )
    table.close()
    return made


def _axis(table: TomlTable) -> Axis:
    made = Axis(
        id=table.word("id", AXES),
        label=table.text("label"),
        hint=table.text("hint"),
        weight=table.whole("weight", 0, most=100) or 0,
    )
    table.close()
    return made


def _marks(table: TomlTable, key: str, most: int) -> tuple[Mark, ...]:
    found: list[Mark] = []
    for entry in table.tables(key):
        mark = entry.whole("mark", 0, most=most) or 0
        start = entry.whole("from", 0, most=_MOST_MONEY) or 0
        found.append(Mark(mark, entry.text("label"), start, entry.text("id", "")))
        entry.close()
    return tuple(found)
