"""The words of papers, a file of `resources/papers` each: what a source settles, and what none does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.domain.language import _
from desktop_app.domain.office import ADMINISTRATION, CHAINS
from desktop_app.forms.awards import TYPES
from desktop_app.forms.catalogue import Catalogue, Choice
from desktop_app.forms.form_reader import ALIGNS, KEY
from desktop_app.forms.legal import Basis, shipped_bases
from desktop_app.forms.lists import read_choices
from desktop_app.forms.places import marks_fault
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable, shorten
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.shipped import RESOURCES

PAPER_WORDING = RESOURCES / "papers"

COLUMN_KINDS = ("text", "number", "money", "date")
NOMINEES = (PERSON, COLLECTIVE)
_FACT_KINDS = (FieldKind.LINE, FieldKind.TEXT, FieldKind.DATE, FieldKind.MONEY, FieldKind.CHOICE)
_PLACE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)(?::([a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """One column of a paper's table: `value` is a name its rows answer to, `kind` one of `COLUMN_KINDS`.

    Several names joined by `+` stand in one cell, a line each. Columns side by side with the same `over`
    share that heading above their own.
    """

    heading: str
    value: str
    width: float = 1.0
    align: str = "left"
    kind: str = "text"
    over: str = ""


@dataclass(frozen=True, slots=True)
class FactLimit:
    """Which nominees a fact is asked of, and what their round is for."""

    nominees: tuple[str, ...] = NOMINEES
    types: tuple[str, ...] = TYPES


@dataclass(frozen=True, slots=True)
class PaperWording:
    """What a paper says where dossier and round do not: `words` by name, one or several lines each.

    `unsettled` tells of the words that no source settles why not; an office may word these for itself.
    `abbreviation` is that of the paper's kind in its number (QĐ), "" for one that bears none. `facts` are
    asked for beside dossier and round, and choose from `lists` or those all forms share; `limits` tell of
    those that only some nominees are asked for, by key. `sources` name the fields of a dossier that tell of
    a heading, in the order they are printed: whatever the form, those it asks for and that are answered.
    `bases` are the lines of its legal basis in printed order: words of its
    own, and those every paper shares, dated.
    """

    paper: str = ""
    source: str = ""
    certainty: str = ""
    chain: str = ADMINISTRATION
    abbreviation: str = ""
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    unsettled: Mapping[str, str] = field(default_factory=dict[str, str])
    facts: tuple[Field, ...] = ()
    limits: Mapping[str, FactLimit] = field(default_factory=dict[str, FactLimit])
    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict[str, tuple[Choice, ...]])
    tables: Mapping[str, tuple[PaperColumn, ...]] = field(default_factory=dict[str, tuple[PaperColumn, ...]])
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    bases: tuple[Basis, ...] = ()

    def with_words(self, own: Mapping[str, str]) -> "PaperWording":
        """Put an office's own words in place of those that ship; names the paper does not have are left."""
        known = {word: text for word, text in own.items() if word in self.words}
        return replace(self, words={**self.words, **known}) if known else self

    def facts_for(self, nominee: str, type_id: str) -> tuple[Field, ...]:
        """Give the facts that are asked of such a nominee in a round of that type."""
        limits = ((fact, self.limits.get(fact.key, FactLimit())) for fact in self.facts)
        return tuple(fact for fact, limit in limits if nominee in limit.nominees and type_id in limit.types)

    def catalogue_of(self, shared: Catalogue) -> Catalogue:
        """Add the paper's own lists to those that all forms share."""
        return replace(shared, lists={**shared.lists, **self.lists}) if self.lists else shared


def places_of(text: str) -> frozenset[str]:
    """Name the {places} of a word."""
    return frozenset(found[1] for found in _PLACE.finditer(text))


@cache
def shipped_wording(paper: str) -> PaperWording:
    """Give the words that ship for a paper; none where it has no file."""
    source = PAPER_WORDING / f"{paper}.toml"
    return read_wording(paper, source, source.name) if source.is_file() else PaperWording(paper)


def read_wording(paper: str, source: Path | bytes, name: str) -> PaperWording:
    """Read a paper's file; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    table.text("version")
    words, unsettled = table.table("words"), table.table("unsettled")
    sources, lists = table.table("sources"), table.table("lists")
    bases = tuple(_basis(table, words, key) for key in table.strings("bases"))
    shared = {basis.id: basis for basis in bases if basis.text}
    facts = tuple(_fact(entry) for entry in table.tables("facts"))
    made = PaperWording(
        paper=paper,
        source=table.text("source"),
        certainty=table.text("certainty"),
        chain=table.word("chain", CHAINS, ADMINISTRATION),
        abbreviation=table.text("abbreviation", ""),
        words={key: basis.text for key, basis in shared.items()}
        | {key: _word(words, key) for key in words.keys},
        unsettled={key: basis.certainty for key, basis in shared.items() if basis.certainty}
        | {key: unsettled.text(key) for key in unsettled.keys},
        facts=tuple(fact for fact, _limit in facts),
        limits={fact.key: limit for fact, limit in facts if limit != FactLimit()},
        lists={key: read_choices(lists.tables(key)) for key in lists.keys},
        tables=_tables(table.table("tables")),
        sources={key: sources.strings(key) for key in sources.keys},
        bases=bases,
    )
    for key in made.unsettled:
        if key not in made.words:
            raise unsettled.fault(key, _("Không có câu nào tên này trong [words]; hãy sửa tên cho đúng."))
    for part in (words, unsettled, sources, lists, table):
        part.close()
    return made


def _word(words: TomlTable, key: str) -> str:
    text = words.text(key)
    fault = marks_fault(text)
    if fault:
        raise words.fault(key, fault)
    return text


def _basis(table: TomlTable, words: TomlTable, key: str) -> Basis:
    if key in words.keys:
        return Basis(key)
    known = shipped_bases()
    if key not in known:
        sentence = _("Căn cứ “{key}” không có trong [words], cũng không có trong legal.toml; hãy sửa tên.")
        raise table.fault("bases", sentence.format(key=shorten(key)))
    return known[key]


def _fact(table: TomlTable) -> tuple[Field, FactLimit]:
    made = Field(
        key=table.matching("key", KEY, _("chỉ dùng chữ thường a–z, chữ số và dấu _.")),
        label=table.text("label"),
        kind=FieldKind(table.word("kind", _FACT_KINDS)),
        hint=table.text("hint", ""),
        example=table.text("example", ""),
        choices=table.text("choices", ""),
        default=table.text("default", ""),
        is_remembered=table.flag("remembered"),
    )
    nominees, types = table.words("for", NOMINEES), table.words("types", TYPES)
    table.close()
    return made, FactLimit(nominees or NOMINEES, types or TYPES)


def _tables(table: TomlTable) -> dict[str, tuple[PaperColumn, ...]]:
    made = {key: tuple(_column(entry) for entry in table.tables(key, most=30)) for key in table.keys}
    table.close()
    return made


def _column(table: TomlTable) -> PaperColumn:
    made = PaperColumn(
        heading=table.text("heading"),
        value=table.text("value"),
        width=table.width("width"),
        align=table.word("align", ALIGNS, "left"),
        kind=table.word("kind", COLUMN_KINDS, "text"),
        over=table.text("over", ""),
    )
    table.close()
    return made
