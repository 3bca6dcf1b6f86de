"""What all packs share: the catalogue, the fields and checks they inherit, and the form of a new dossier."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.forms.catalogue import PAPER_WORDS, Catalogue, CheckRule, Choice, Severity, Stage
from desktop_app.forms.places import places_fault
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
    lists = table.table("lists")
    fields = table.table("fields")
    words = table.table("words")
    common = Common(
        catalogue=Catalogue(
            stages=_stages(table.tables("stages")),
            lists={key: read_choices(lists.tables(key)) for key in lists.keys},
            words={key: _word(words, key, places) for key, places in PAPER_WORDS.items()},
        ),
        default_form=table.text("default_form"),
        fields={key: fields.table(key).raw for key in fields.keys},
        checks={default.rule.id: default for default in map(_check, table.tables("checks"))},
        rules=raw_rules(table),
    )
    words.close()
    table.close()
    return common


def _word(table: TomlTable, key: str, places: frozenset[str]) -> str:
    word = table.text(key, "")
    fault = places_fault(word, places)
    if fault:
        raise table.fault(key, fault)
    return word


def _stages(tables: tuple[TomlTable, ...]) -> tuple[Stage, ...]:
    found: list[Stage] = []
    for table in tables:
        found.append(Stage(table.text("id"), table.text("label"), table.text("hint", ""), table.flag("open")))
        table.close()
    return tuple(found)


def read_choices(tables: tuple[TomlTable, ...]) -> tuple[Choice, ...]:
    """Read a list to choose from, each id once. Raises PackError."""
    found: dict[str, Choice] = {}
    for table in tables:
        choice = Choice(table.text("id"), table.text("label"), table.text("hint", ""))
        if choice.id in found:
            raise table.fault("id", _("“{id}” đã có ở trên; hãy đặt tên khác.").format(id=choice.id))
        found[choice.id] = choice
        table.close()
    return tuple(found.values())


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
