"""Programmes: what makes an innovation count, how targets are proposed, and programmes to begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

_SHIPPED = RESOURCES / "guide" / "programmes.toml"
_MOST = 1_000_000
DATES = ("decision_on", "applied_on", "filed_on", "keyed_on")
"""The days that may have to lie within a phase."""
WORDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "report", "report_kind", "notice", "notice_kind", "overall", "reached", "by_phase", "by_level",
            "by_unit", "at_nought",
            "no_nought", "foremost", "number", "unit", "phase", "time", "level", "target", "done", "rate",
            "due", "forecast", "whole", "to_look_at", "maker", "signer", "no_staff",
        ),
        frozenset[str](),
    ),
    "notice_of": frozenset({"name"}),
    "as_of": frozenset({"day"}),
    "counted": frozenset({"counted", "percent", "target"}),
    "counted_only": frozenset({"counted"}),
    "counted_nought": frozenset({"counted"}),
    "late": frozenset({"count", "left", "needed", "forecast"}),
    "early": frozenset({"count", "left", "needed", "forecast"}),
    "over": frozenset({"count"}),
    "portal": frozenset({"keyed", "confirmed", "unkeyed"}),
    "staff": frozenset({"authors", "share", "direct"}),
    "staff_unknown": frozenset({"authors", "share"}),
    "staff_only": frozenset({"authors"}),
    "use": frozenset({"applied", "unapplied"}),
    "money": frozenset({"amount", "count", "other"}),
    "and_more": frozenset({"count"}),
}  # fmt: skip
"""The words that reports print, and the places each may fill."""


@dataclass(frozen=True, slots=True)
class CountingRule:
    """What makes an innovation count: `date` is one of `DATES`, `sentence` says it, with {window} in it.

    `levels` are the levels at which recognition counts, none being all; dossiers whose stage is in
    `left_out` never count.
    """

    id: str
    label: str
    sentence: str
    date: str
    is_recognised: bool = False
    levels: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def may_be_at(self, level: str) -> bool:
        """Tell whether recognition at a level counts."""
        return not self.levels or level in self.levels


@dataclass(frozen=True, slots=True)
class Quota:
    """How targets are proposed: `rate` percent of the people, divided among phases by `shares`."""

    rate: int
    shares: tuple[int, ...]
    note: str


@dataclass(frozen=True, slots=True)
class EndTemplate:
    """An end of a phase as one document names it."""

    document: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class PhaseTemplate:
    """A phase of a programme to begin with."""

    name: str
    document: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    target: int | None = None
    is_peak: bool = False
    ends: tuple[EndTemplate, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeTemplate:
    """A programme to begin with; `note` says what to look at before it is used."""

    id: str
    label: str
    name: str
    document: str
    starts_on: date | None
    ends_on: date | None
    target: int | None
    rule: str
    note: str
    phases: tuple[PhaseTemplate, ...]


@dataclass(frozen=True, slots=True)
class Programmes:
    """Everything of the file; `source` and `certainty` say how far it may be trusted."""

    version: str
    source: str
    certainty: str
    rules: tuple[CountingRule, ...]
    quota: Quota
    templates: tuple[ProgrammeTemplate, ...]
    words: Mapping[str, str]

    def say(self, word: str, **values: str) -> str:
        """Give one of `WORDS` with its places filled."""
        return self.words[word].format(**values)

    def rule(self, rule_id: str) -> CountingRule:
        """Give the rule of that id; the first one where a programme names none that is known."""
        return next((rule for rule in self.rules if rule.id == rule_id), self.rules[0])

    def template(self, template_id: str) -> ProgrammeTemplate | None:
        """Give the programme of that id."""
        return next((item for item in self.templates if item.id == template_id), None)


@cache
def shipped_programmes() -> Programmes:
    """Give what ships with the program."""
    return read_programmes(_SHIPPED, _SHIPPED.name)


def read_programmes(source: Path | bytes, name: str) -> Programmes:
    """Read a file of programmes; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    version, origin, certainty = (table.text(key) for key in ("version", "source", "certainty"))
    rules = tuple(_rule(entry) for entry in table.tables("rules"))
    if not rules:
        raise table.fault("rules", _("Chưa có cách tính nào; hãy viết [[rules]] cho ít nhất một cách."))
    ids = [rule.id for rule in rules]
    if len(set(ids)) < len(ids):
        raise table.fault("rules", _("Có hai cách tính cùng id; hãy đổi id của một cách."))
    quota = _quota(table.table("quota"))
    templates = tuple(_programme(entry, ids) for entry in table.tables("programmes"))
    words = table.table("words").sentences(WORDS)
    table.close()
    return Programmes(version, origin, certainty, rules, quota, templates, words)


def _rule(table: TomlTable) -> CountingRule:
    made = CountingRule(
        id=table.text("id"),
        label=table.text("label"),
        sentence=table.text("sentence"),
        date=table.word("date", DATES),
        is_recognised=table.flag("recognised"),
        levels=table.strings("levels"),
        left_out=table.strings("left_out"),
    )
    if made.sentence.count("{window}") != 1 or set("{}") & set(made.sentence.replace("{window}", "")):
        sentence = _("Câu phải nói thời gian ở đúng một chỗ; hãy viết {place} vào chỗ ấy.")
        raise table.fault("sentence", sentence.format(place="{window}"))
    table.close()
    return made


def _quota(table: TomlTable) -> Quota:
    rate = table.whole("rate", least=1, most=100)
    if rate is None:
        raise table.fault("rate", _("Chưa có; hãy viết rate = 10."))
    shares = tuple(_share(entry) for entry in table.tables("phases"))
    note = table.text("note", "")
    table.close()
    return Quota(rate, shares, note)


def _share(table: TomlTable) -> int:
    share = table.whole("share", least=1, most=100)
    if share is None:
        raise table.fault("share", _("Chưa có; hãy viết share = 30."))
    table.close()
    return share


def _programme(table: TomlTable, rules: list[str]) -> ProgrammeTemplate:
    made = ProgrammeTemplate(
        id=table.text("id"),
        label=table.text("label"),
        name=table.text("name"),
        document=table.text("document", ""),
        starts_on=table.day("starts_on"),
        ends_on=table.day("ends_on"),
        target=table.whole("target", most=_MOST),
        rule=table.word("rule", rules),
        note=table.text("note", ""),
        phases=tuple(_phase(entry) for entry in table.tables("phases")),
    )
    table.close()
    return made


def _phase(table: TomlTable) -> PhaseTemplate:
    made = PhaseTemplate(
        name=table.text("name"),
        document=table.text("document", ""),
        starts_on=table.day("starts_on"),
        ends_on=table.day("ends_on"),
        target=table.whole("target", most=_MOST),
        is_peak=table.flag("peak"),
        ends=tuple(_end(entry) for entry in table.tables("ends")),
    )
    if made.starts_on and made.ends_on and made.ends_on < made.starts_on:
        raise table.fault("ends_on", _("Ngày kết thúc trước ngày bắt đầu; hãy sửa một trong hai ngày."))
    table.close()
    return made


def _end(table: TomlTable) -> EndTemplate:
    document, day = table.text("document"), table.day("ends_on")
    if day is None:
        raise table.fault("ends_on", _("Chưa có; hãy viết {key} = 2026-03-26.").format(key="ends_on"))
    table.close()
    return EndTemplate(document, day)
