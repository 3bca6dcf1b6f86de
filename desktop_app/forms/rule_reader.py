"""Barriers, criteria and deadlines: the shared ones, with a pack's own words and numbers over them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.language import _
from desktop_app.forms.rules import EVENTS, MOST_MONTHS, Barrier, Criterion, DeadlineRule
from desktop_app.forms.toml_table import TomlTable

LISTS = ("barriers", "criteria", "deadlines")
_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_ANSWER = re.compile(r"[a-z][a-z0-9_]{0,63}=[^=\s]{1,64}")

Raw = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a pack declares beside its form and checks."""

    barriers: tuple[Barrier, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What rules may name: checks, levels and stages by their ids, and the shared raw tables by list."""

    checks: Collection[str]
    levels: Collection[str]
    stages: Collection[str]
    shared: Mapping[str, Raw] = field(default_factory=dict[str, Raw])


def raw_rules(table: TomlTable) -> dict[str, Raw]:
    """Keep the tables of each list by id, for packs to write over. Raises PackError."""
    found: dict[str, Raw] = {}
    for name in LISTS:
        entries: dict[str, Mapping[str, object]] = {}
        for entry in table.tables(name):
            entries[_id(entry, entries)] = entry.raw
        found[name] = entries
    return found


def read_rules(table: TomlTable, known: Known) -> Rules:
    """Read what holds for one pack (or, with an empty table, what is shared). Raises PackError."""
    deadlines: list[DeadlineRule] = []
    for entry in _merged(table, "deadlines", known):
        deadlines.append(_deadline(entry, known, [rule.id for rule in deadlines]))
    return Rules(
        barriers=tuple(_barrier(entry) for entry in _merged(table, "barriers", known)),
        criteria=tuple(_criterion(entry, known) for entry in _merged(table, "criteria", known)),
        deadlines=tuple(deadlines),
    )


def _merged(table: TomlTable, name: str, known: Known) -> Iterator[TomlTable]:
    """Give the shared entries in their order, a pack's own words over them, then its own new ones."""
    shared, own = known.shared.get(name, {}), dict[str, TomlTable]()
    for entry in table.tables(name):
        own[_id(entry, own)] = entry
    for key, raw in shared.items():
        entry = own.pop(key, None)
        merged = TomlTable(raw, table.file, f"{table.path}.{name}.{key}") if entry is None else entry
        merged = merged.with_defaults(raw)
        if not merged.flag("off"):
            yield merged
    yield from own.values()


def _id(table: TomlTable, taken: Collection[str]) -> str:
    found = table.matching("id", _ID, _("chỉ dùng chữ thường, chữ số và dấu gạch dưới."))
    if found in taken:
        raise table.fault("id", _("“{id}” đã có ở trên; hãy đặt tên khác.").format(id=found))
    return found


def _barrier(table: TomlTable) -> Barrier:
    answers = table.strings("answers")
    if not answers:
        raise table.fault("answers", _('Chưa có; hãy viết answers = ["…"].'))
    barrier = Barrier(
        id=table.text("id"),
        field=table.text("field"),
        answers=answers,
        sentence=table.text("sentence"),
        clause=table.text("clause", ""),
        instead=table.text("instead", ""),
        unless=_answer(table, "unless", table.text("unless", "")),
        given=tuple(
            _answer(table, f"given[{place}]", text) for place, text in enumerate(table.strings("given"))
        ),
        certainty=table.text("certainty", ""),
        is_temporary=table.flag("temporary"),
    )
    table.close()
    return barrier


def _answer(table: TomlTable, key: str, text: str) -> str:
    """Give `field=answer` as it stands; PackError where it is written otherwise."""
    if text and not _ANSWER.fullmatch(text):
        raise table.fault(key, _('Phải là tên trường = câu trả lời; hãy viết như "funding=state".'))
    return text


def _criterion(table: TomlTable, known: Known) -> Criterion:
    criterion = Criterion(
        id=table.text("id"),
        number=table.text("number"),
        label=table.text("label"),
        positive=table.text("positive"),
        negative=table.text("negative"),
        checks=table.words("checks", known.checks),
        fields=table.strings("fields"),
        anywhere=table.words("anywhere", known.checks),
        is_refusal=table.flag("refusal"),
        stops=table.flag("stops"),
        levels=table.words("levels", known.levels),
    )
    table.close()
    return criterion


def _deadline(table: TomlTable, known: Known, before: list[str]) -> DeadlineRule:
    rule = DeadlineRule(
        id=table.text("id"),
        label=table.text("label"),
        after=table.words("after", (*EVENTS, *before)),
        months=table.whole("months", 0, most=MOST_MONTHS) or 0,
        working_days=table.whole("working_days", 0, most=1000) or 0,
        check=table.word("check", known.checks, ""),
        clause=table.text("clause", ""),
        stages=table.words("stages", known.stages),
        is_next_day=table.flag("next_day"),
        is_opening=table.flag("opening"),
        rolls=table.flag("rolls"),
        met_by=table.word("met_by", EVENTS, ""),
        is_calendar_only=table.flag("calendar_only"),
    )
    if not rule.after:
        raise table.fault("after", _('Chưa có; hãy viết after = ["first_use"].'))
    table.close()
    return rule
