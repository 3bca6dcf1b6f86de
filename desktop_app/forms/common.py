"""What all packs share: the catalogue, the fields and checks they inherit, and the form of a new dossier."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.forms.catalogue import Catalogue, CheckRule, Severity
from desktop_app.forms.lists import read_catalogue
from desktop_app.forms.rule_reader import Known, Raw, Rules, raw_rules, read_rules
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable

OFF = "off"
_LIST_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True, slots=True)
class CheckDefault:
    """A check as packs inherit it; `places` are the values its sentence may name beside its numbers."""

    rule: CheckRule
    places: tuple[str, ...]
    is_on: bool


@dataclass(frozen=True, slots=True)
class Common:
    """The shared file, read. `fields` are raw tables by field key, which a pack's own words go over."""

    catalogue: Catalogue
    default_form: str
    fields: Mapping[str, Mapping[str, object]]
    checks: Mapping[str, CheckDefault]
    rules: Mapping[str, Raw]

    @property
    def known(self) -> Known:
        """What the rules of a pack may name."""
        levels = [entry.id for entry in self.catalogue.lists.get("levels", ())]
        return Known(self.checks.keys(), levels, [stage.id for stage in self.catalogue.stages], self.rules)


def shared_rules(common: Common) -> Rules:
    """Give the rules as they stand for a pack that says nothing of its own. Raises PackError."""
    return read_rules(TomlTable({}, "common.toml"), common.known)


def read_common(source: Path | bytes, name: str) -> Common:
    """Read the shared file. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    fields = table.table("fields")
    common = Common(
        catalogue=read_catalogue(table),
        default_form=table.text("default_form"),
        fields={key: fields.table(key).raw for key in fields.keys},
        checks={default.rule.id: default for default in map(_check, table.tables("checks"))},
        rules=raw_rules(table),
    )
    table.close()
    return common


def _check(table: TomlTable) -> CheckDefault:
    severity = table.word("severity", (*Severity, OFF))
    numbers = table.table("numbers")
    is_fixed = table.flag("fixed")
    rule = CheckRule(
        id=table.matching("id", _LIST_NAME, _("chỉ dùng chữ thường, chữ số và dấu gạch dưới.")),
        severity=Severity.SHOULD if severity == OFF else Severity(severity),
        sentence=table.text("sentence"),
        clause=table.text("clause", ""),
        numbers={key: numbers.whole(key) or 0 for key in numbers.keys},
        can_be_set_aside=not is_fixed,
    )
    places = table.strings("places")
    table.close()
    return CheckDefault(rule, places, severity != OFF)
