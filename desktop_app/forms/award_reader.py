"""Reading the catalogue of awards strictly: every fault is named with its key path and what to write."""

import re
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TypedDict

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.domain.language import _
from desktop_app.domain.office import CHAINS
from desktop_app.forms.awards import (
    BODY_PLACES,
    KINDS,
    MINUTES,
    POSTS,
    SHARE_RULES,
    TYPES,
    WHOLE,
    AwardCatalogue,
    AwardRule,
    Deadline,
    DecidingBody,
    Exclusion,
    Held,
    Money,
    Nearly,
    OwnDefaults,
    Quantity,
    Standard,
    Threshold,
)
from desktop_app.forms.council import VoteLimit
from desktop_app.forms.places import places_fault
from desktop_app.forms.selection_reader import read_selection
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable

_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_NOMINEES = (PERSON, COLLECTIVE)
_MOST_MONEY = 10**15
_LEAP = 2024


def read_awards(source: Path | bytes, name: str = "awards.toml") -> AwardCatalogue:
    """Read a catalogue; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    exclusions = _exclusions(table)
    levels = _levels(table)
    bodies = tuple(_body(entry) for entry in table.tables("bodies"))
    _refuse_doubles(table, "bodies", [item.id for item in bodies])
    named = {item.id: item for item in bodies}
    awards = tuple(_award(entry, named, dict(levels), exclusions) for entry in table.tables("awards"))
    _refuse_doubles(table, "awards", [item.id for item in awards])
    if not awards:
        raise table.fault(
            "awards", _("Chưa có mục nào; hãy viết [[{key}]] và các khóa của nó.").format(key="awards")
        )
    _refuse_unheld(table, awards)
    rounding, nearly = table.table("rounding"), table.table("nearly")
    made = AwardCatalogue(
        version=table.text("version"),
        source=table.text("source"),
        certainty=table.text("certainty"),
        unconfirmed=table.text("unconfirmed"),
        levels=levels,
        bodies=bodies,
        awards=awards,
        selection=read_selection(table.table("selection")),
        own=_own(table.table("own")),
        nearly=Nearly(
            nearly.needed("value", 1, 100),
            nearly.needed("innovations", 1, 100),
            nearly.needed("years", 1, 100),
        ),
        round_to=rounding.needed("to", 1, 1_000_000),
        rounds_up=rounding.flag("up"),
        rounding_clause=rounding.text("clause"),
    )
    for part in (rounding, nearly, table):
        part.close()
    return made


def _levels(table: TomlTable) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for entry in table.tables("levels"):
        found.append((_id(entry), entry.text("label")))
        entry.close()
    _refuse_doubles(table, "levels", [level for level, _label in found])
    return tuple(found)


def _exclusions(table: TomlTable) -> dict[str, Exclusion]:
    found: dict[str, Exclusion] = {}
    for entry in table.tables("exclusions"):
        made = Exclusion(_id(entry), entry.text("text"), entry.text("clause", ""))
        found[made.id] = made
        entry.close()
    return found


def _body(table: TomlTable) -> DecidingBody:
    made = DecidingBody(
        id=_id(table),
        name=table.text("name"),
        chain=table.word("chain", CHAINS),
        minutes=table.word("minutes", MINUTES),
        address=_placed(table, "address", "{body}"),
        is_apart=table.flag("apart"),
        is_above=table.flag("above"),
        request=_placed(table, "request"),
        through=_placed(table, "through", ""),
        presenter=_placed(table, "presenter", "{unit}"),
        posts=table.strings("posts"),
        signs=table.text("signs", ""),
    )
    table.close()
    return made


def _placed(table: TomlTable, key: str, default: str | None = None) -> str:
    text = table.text(key, default)
    fault = places_fault(text, BODY_PLACES)
    if fault:
        raise table.fault(key, fault)
    return text


def _award(
    table: TomlTable,
    bodies: dict[str, DecidingBody],
    levels: dict[str, str],
    exclusions: dict[str, Exclusion],
) -> AwardRule:
    body = bodies[table.word("body", bodies)]
    papers = table.table("papers")
    made = AwardRule(
        **_figure(table),
        id=_id(table),
        name=table.text("name"),
        full_name=table.text("full_name"),
        called=table.strings("called"),
        issuer=table.text("issuer", body.name),
        chain=body.chain,
        level=table.word("level", levels),
        kind=table.word("kind", KINDS),
        nominees=table.words("for", _NOMINEES) or _NOMINEES,
        types=table.words("types", TYPES) or TYPES,
        body=body.id,
        clause=table.text("clause", ""),
        note=table.text("note", ""),
        standards=tuple(_standard(entry, place) for place, entry in enumerate(table.tables("standards"), 1)),
        votes=_votes(table),
        money=_money(table),
        deadlines=tuple(_deadline(entry) for entry in table.tables("deadlines")),
        quantities=tuple(_quantity(entry) for entry in table.tables("quantities")),
        papers={key: _papers(papers, key) for key in _NOMINEES},
        exclusions=tuple(exclusions[key] for key in table.words("exclusions", exclusions)),
        share_rule=table.word("share_rule", SHARE_RULES, WHOLE),
    )
    papers.close()
    table.close()
    _refuse_unfit(table, made)
    return made


def _refuse_unfit(table: TomlTable, award: AwardRule) -> None:
    """Refuse an award that lacks a standard or the papers for those it is for."""
    for nominee in award.nominees:
        if not any(item.nominee == nominee for item in award.standards):
            sentence = _('Chưa có tiêu chuẩn nào; hãy viết [[awards.standards]] với for = "{nominee}".')
            raise table.fault("standards", sentence.format(nominee=nominee))
        if not award.papers_of(nominee):
            raise table.fault(
                f"papers.{nominee}", _("Chưa có giấy tờ nào; hãy liệt kê theo thứ tự trong hồ sơ.")
            )


def _standard(table: TomlTable, place: int) -> Standard:
    made = Standard(
        **_figure(table),
        id=table.text("id", str(place)),
        nominee=table.word("for", _NOMINEES, PERSON),
        text=table.text("text"),
        clause=table.text("clause", ""),
        innovations=table.whole("innovations", 0, most=1_000) or 0,
        level=table.text("level", ""),
        within=table.whole("within", 0, most=100) or 0,
        is_applied=table.flag("applied"),
        for_workers=table.flag("for_workers"),
        judged=table.text("judged", ""),
        held=tuple(_held(entry) for entry in table.tables("held")),
        thresholds=tuple(_threshold(entry) for entry in table.tables("thresholds")),
    )
    table.close()
    return made


def _held(table: TomlTable) -> Held:
    made = Held(
        **_figure(table),
        award=table.text("award"),
        times=table.needed("times", 1, 100),
        is_consecutive=table.flag("consecutive"),
    )
    table.close()
    return made


def _threshold(table: TomlTable) -> Threshold:
    made = Threshold(
        **_figure(table),
        education=table.strings("education"),
        post=table.word("post", POSTS, ""),
        solutions=table.needed("solutions", 1, 1_000),
        years=table.whole("years", 1, least=1, most=100) or 1,
        value=table.needed("value", 1, _MOST_MONEY),
        text=table.text("text", ""),
    )
    if not made.source:
        raise table.fault("source", _("Mỗi mức phải nêu văn bản; hãy viết source = “…”."))
    table.close()
    return made


def _votes(table: TomlTable) -> VoteLimit | None:
    if "votes" not in table.keys:
        return None
    votes = table.table("votes")
    part_of = votes.needed("part_of", 1, 100)
    made = VoteLimit(
        parts=votes.needed("parts", 1, part_of),
        part_of=part_of,
        label=votes.text("label"),
        certainty=votes.text("certainty", ""),
        is_over=votes.flag("over"),
    )
    votes.close()
    return made


def _money(table: TomlTable) -> Money | None:
    if "money" not in table.keys:
        return None
    money = table.table("money")
    made = Money(
        **_figure(money),
        person=money.whole("person", None, 1, 100_000),
        collective=money.whole("collective", None, 1, 100_000),
    )
    money.close()
    return made


def _deadline(table: TomlTable) -> Deadline:
    month = table.needed("month", 1, 12)
    made = Deadline(
        **_figure(table),
        label=table.text("label"),
        month=month,
        day=table.needed("day", 1, monthrange(_LEAP, month)[1]),
    )
    table.close()
    return made


def _quantity(table: TomlTable) -> Quantity:
    made = Quantity(
        **_figure(table),
        label=table.text("label"),
        most=table.whole("most", None, 1),
        percent=table.whole("percent", None, 1, 100),
    )
    table.close()
    return made


def _papers(table: TomlTable, key: str) -> tuple[str, ...]:
    found = table.strings(key)
    wrong = next((paper for paper in found if not _ID.fullmatch(paper)), None)
    if wrong is not None:
        raise table.fault(key, _("“{value}” không dùng được; {rule}").format(value=wrong, rule=_rule()))
    return tuple(dict.fromkeys(found))


def _own(table: TomlTable) -> OwnDefaults:
    made = OwnDefaults(
        text=table.text("text"),
        source=table.text("source"),
        papers={chain: _papers(table, chain) for chain in CHAINS},
        votes=table.text("votes"),
        deadline=table.text("deadline"),
        request=_placed(table, "request"),
    )
    fault = places_fault(made.votes, frozenset({"parts", "part_of"}))
    if fault:
        raise table.fault("votes", fault)
    empty = next((chain for chain in CHAINS if not made.papers[chain]), None)
    if empty is not None:
        raise table.fault(empty, _("Chưa có giấy tờ nào; hãy liệt kê theo thứ tự trong hồ sơ."))
    table.close()
    return made


class _Figure(TypedDict):
    source: str
    certainty: str
    since: date | None
    until: date | None


def _figure(table: TomlTable) -> _Figure:
    since, until = table.day("from"), table.day("until")
    if since and until and until < since:
        raise table.fault("until", _("Ngày hết hiệu lực trước ngày có hiệu lực; hãy sửa một trong hai ngày."))
    return {
        "source": table.text("source", ""),
        "certainty": table.text("certainty", ""),
        "since": since,
        "until": until,
    }


def _id(table: TomlTable) -> str:
    return table.matching("id", _ID, _rule())


def _rule() -> str:
    return _("chỉ dùng chữ thường, chữ số và dấu gạch dưới.")


def _refuse_doubles(table: TomlTable, key: str, ids: list[str]) -> None:
    double = next((item for place, item in enumerate(ids) if item in ids[:place]), None)
    if double is not None:
        raise table.fault(key, _("Có hai mục cùng id “{id}”; hãy đổi id của một mục.").format(id=double))


def _refuse_unheld(table: TomlTable, awards: tuple[AwardRule, ...]) -> None:
    """Refuse a standard that asks for a title which the catalogue does not have."""
    known = {award.id for award in awards}
    for award in awards:
        wanted = {held.award for standard in award.standards for held in standard.held}
        if unknown := sorted(wanted - known):
            sentence = _("Tiêu chuẩn của “{award}” đòi “{held}”, không có trong danh mục; hãy sửa id.")
            raise table.fault("awards", sentence.format(award=award.id, held=unknown[0]))
