"""One pack file to one Pack, strictly: the first thing that is wrong stops it and is named."""

import re
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.forms.check_reader import read_checks
from desktop_app.forms.common import Common
from desktop_app.forms.form_reader import KEY, read_section
from desktop_app.forms.pack_rules import check_barriers, check_criteria, settled_sections
from desktop_app.forms.places import places_fault
from desktop_app.forms.rule_reader import read_rules
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.forms.vocabulary import Form, Pack

_ID = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_VERSION = re.compile(r"[0-9A-Za-z](?:[.-]?[0-9A-Za-z]){0,15}")


def read_pack(source: Path | bytes, name: str, common: Common) -> Pack:
    """Read a pack; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    form_table = table.table("form")
    sections = tuple(read_section(entry, common) for entry in table.tables("sections", most=100))
    if not sections:
        raise table.fault("sections", _("Mẫu chưa có mục nào; hãy thêm [[sections]]."))
    form = Form(
        id=form_table.matching("id", KEY, _("chỉ dùng chữ thường a–z, chữ số và dấu _.")),
        title=form_table.text("title"),
        sections=settled_sections(sections, name),
    )
    form_table.close()
    pack = _pack(table, form, common)
    table.close()
    return pack


def _pack(table: TomlTable, form: Form, common: Common) -> Pack:
    rules = read_rules(table, common.known)
    known = {*common.fields, *(field.key for field in form.fields)}
    check_barriers(rules.barriers, form, common.catalogue, known, table.file)
    check_criteria(rules.criteria, known, table.file)
    id_rule = _("chỉ dùng chữ thường a–z, chữ số và dấu -, không dấu, không dấu cách.")
    level_ids = [entry.id for entry in common.catalogue.lists.get("levels", ())]
    pack = Pack(
        id=table.matching("id", _ID, id_rule),
        version=table.matching("version", _VERSION, _("hãy viết như 1 hoặc 2026.1.")),
        title=table.text("title"),
        regulation=table.text("regulation"),
        source=table.text("source"),
        certainty=table.text("certainty"),
        form=form,
        checks=read_checks(table.tables("checks"), common.checks),
        in_force_from=table.day("in_force_from"),
        in_force_to=table.day("in_force_to"),
        addressees=_addressees(table.table("addressees"), form, level_ids),
        levels=table.words("levels", level_ids),
        not_computable=table.text("not_computable", ""),
        barriers=rules.barriers,
        criteria=rules.criteria,
        deadlines=rules.deadlines,
    )
    if pack.in_force_from and pack.in_force_to and pack.in_force_to < pack.in_force_from:
        raise table.fault("in_force_to", _("Ngày hết hiệu lực đứng trước ngày có hiệu lực; hãy sửa lại."))
    if form.field("benefit") and not pack.not_computable:
        raise table.fault(
            "not_computable",
            _("Mẫu hỏi số tiền làm lợi nên phải có; hãy viết lời của mẫu khi không tính được."),
        )
    return pack


def _addressees(table: TomlTable, form: Form, level_ids: list[str]) -> dict[str, str]:
    allowed = {"unit", *(field.key for field in form.fields)}
    found: dict[str, str] = {}
    for key in table.keys:
        if key and key not in level_ids:
            shown = ", ".join(level_ids)
            sentence = _('Không có cấp này; hãy viết một trong: {levels}, hoặc "" cho mọi cấp khác.')
            raise table.fault(key[:60], sentence.format(levels=shown))
        found[key] = table.text(key)
        fault = places_fault(found[key], allowed)
        if fault:
            raise table.fault(key, fault)
    return found
