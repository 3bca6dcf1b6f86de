"""The checks of a pack: the shared ones, with the pack's own weight, words and thresholds over them."""

from collections.abc import Mapping

from desktop_app.domain.language import _
from desktop_app.forms.common import OFF, CheckDefault
from desktop_app.forms.places import places_fault
from desktop_app.forms.rules import MOST_MONTHS
from desktop_app.forms.toml_table import TomlTable
from desktop_app.forms.vocabulary import CheckRule, Severity


def read_checks(tables: tuple[TomlTable, ...], defaults: Mapping[str, CheckDefault]) -> tuple[CheckRule, ...]:
    """Give every check that is on, in the shared order. Raises PackError for a check nobody can carry out."""
    rules = {key: default.rule for key, default in defaults.items() if default.is_on}
    named: set[str] = set()
    for table in tables:
        check_id = table.word("id", defaults.keys())
        if check_id in named:
            raise table.fault("id", _("“{id}” đã có ở trên; hãy gộp hai chỗ làm một.").format(id=check_id))
        named.add(check_id)
        rule = _overridden(table, defaults[check_id])
        if rule is None:
            rules.pop(check_id, None)
        else:
            rules[check_id] = rule
    return tuple(rules[key] for key in defaults if key in rules)


def _overridden(table: TomlTable, default: CheckDefault) -> CheckRule | None:
    base = default.rule
    severity = table.word("severity", (*Severity, OFF), base.severity.value)
    sentence = table.text("sentence", base.sentence)
    fault = places_fault(sentence, {*default.places, *base.numbers})
    if fault:
        raise table.fault("sentence", fault)
    clause = table.text("clause", base.clause)
    written = table.table("numbers")
    numbers = {key: _number(written, key, held) for key, held in base.numbers.items()}
    written.close()
    table.close()
    if severity == OFF:
        return None
    return CheckRule(base.id, Severity(severity), sentence, clause, numbers, base.can_be_set_aside)


def _number(table: TomlTable, key: str, held: int) -> int:
    number = table.whole(key, held, most=MOST_MONTHS) if key.endswith("months") else table.whole(key, held)
    return number or 0
