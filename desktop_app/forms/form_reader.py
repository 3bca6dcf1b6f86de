"""The sections, fields, parts and columns of a pack, each read strictly."""

import re
from collections.abc import Mapping

from desktop_app.domain.language import _
from desktop_app.forms.common import Common
from desktop_app.forms.toml_table import TomlTable
from desktop_app.forms.vocabulary import Column, Field, FieldKind, Part, PartKind, Section

KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
SECTION_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")
ALIGNS = ("left", "center", "right", "justify")
COLUMN_VALUES = frozenset(
    ("name", "birth", "sex", "post", "workplace", "qualification", "task", "share", "role", "number", "sign")
)
_TABLES = (FieldKind.AUTHORS, FieldKind.HELPERS)
_NEEDS_TEXT = frozenset(PartKind) - {
    PartKind.MOTTO,
    PartKind.VALUE,
    PartKind.PEOPLE,
    PartKind.BENEFIT,
    PartKind.SIGNATURE_TABLE,
}
_NEEDS_KEY = frozenset({PartKind.VALUE, PartKind.PEOPLE, PartKind.ANNEXES, PartKind.BENEFIT})


def read_section(table: TomlTable, common: Common) -> Section:
    """Read one section. Raises PackError."""
    section = Section(
        id=table.matching("id", SECTION_ID, _("chỉ dùng chữ thường a–z, chữ số, dấu _ và -.")),
        title=table.text("title"),
        hint=table.text("hint", ""),
        fields=tuple(_field(entry, common) for entry in table.tables("fields")),
        parts=tuple(_part(entry) for entry in table.tables("parts")),
    )
    table.close()
    return section


def _field(written: TomlTable, common: Common) -> Field:
    """Read a field; what a pack leaves out of a shared field comes from the shared file."""
    key = written.matching("key", KEY, _("chỉ dùng chữ thường a–z, chữ số và dấu _."))
    table = written.with_defaults(common.fields.get(key, {}))
    kind = FieldKind(table.word("kind", tuple(FieldKind)))
    field = Field(
        key=table.text("key"),
        label=table.text("label"),
        kind=kind,
        hint=table.text("hint", ""),
        example=table.text("example", ""),
        question=table.text("question", ""),
        is_required=table.flag("required"),
        soft_length=table.whole("soft_length", None, least=1),
        choices=_choices(table, kind, common),
        default=table.text("default", ""),
        is_remembered=table.flag("remembered"),
        columns=_columns(table),
        table=table.strings("table"),
    )
    table.close()
    _check_default(table, field, common)
    if kind in _TABLES and not field.columns:
        raise table.fault(
            "columns", _('Bảng người phải có cột; hãy viết columns = [{ heading = "…", value = "name" }].')
        )
    return field


def _choices(table: TomlTable, kind: FieldKind, common: Common) -> str:
    if kind is FieldKind.CHOICE:
        return table.word("choices", common.catalogue.lists.keys())
    if table.text("choices", ""):
        raise table.fault("choices", _('Chỉ dùng với kind = "choice"; hãy xóa dòng này.'))
    return ""


def _check_default(table: TomlTable, field: Field, common: Common) -> None:
    if not field.default or field.kind is not FieldKind.CHOICE:
        return
    known: Mapping[str, str] = {entry.id: entry.label for entry in common.catalogue.lists[field.choices]}
    table.word("default", known.keys())


def _part(table: TomlTable) -> Part:
    kind = PartKind(table.word("kind", tuple(PartKind)))
    part = Part(
        kind=kind,
        text=table.text("text", None if kind in _NEEDS_TEXT else ""),
        key=table.text("key", None if kind in _NEEDS_KEY else ""),
        level=table.whole("level", 1, least=1, most=6) or 1,
        align=table.word("align", ALIGNS, "left"),
        note=table.text("note", ""),
        lines=_lines(table),
        empty=table.text("empty", ""),
        columns=_columns(table),
    )
    table.close()
    if kind is PartKind.SIGNATURE_TABLE and not part.columns:
        raise table.fault(
            "columns",
            _('Bảng chữ ký phải có cột; hãy viết columns = [{ heading = "Chữ ký", value = "sign" }].'),
        )
    return part


def _lines(table: TomlTable) -> int:
    lines = table.whole("lines", 3, least=0, most=200)
    return 3 if lines is None else lines


def _columns(table: TomlTable) -> tuple[Column, ...]:
    found: list[Column] = []
    for entry in table.tables("columns", most=20):
        column = Column(
            heading=entry.text("heading"),
            value=entry.text("value"),
            width=entry.width("width"),
            align=entry.word("align", ALIGNS, "left"),
        )
        entry.close()
        for name in column.value.split("+"):
            if name not in COLUMN_VALUES:
                shown = ", ".join(sorted(COLUMN_VALUES))
                sentence = _(
                    "“{value}” không phải là cột; hãy viết một trong: {allowed}, hoặc nối bằng dấu +."
                )
                raise entry.fault("value", sentence.format(value=name[:60], allowed=shown))
        found.append(column)
    return tuple(found)
