"""The lists that packs share, and the words of deadlines: all that the window's first rows need of packs."""

from functools import cache

from desktop_app.domain.language import _
from desktop_app.forms.catalogue import PAPER_WORDS, Catalogue, Choice, Stage
from desktop_app.forms.places import places_fault
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

FOLDER = RESOURCES / "packs"
COMMON, DEADLINES = "common.toml", "common-deadlines.toml"


@cache
def load_catalogue() -> Catalogue:
    """Give the lists that all packs share."""
    return read_catalogue(_shared(COMMON))


@cache
def default_form() -> str:
    """Give the id of the pack a new dossier begins with."""
    return _shared(COMMON).text("default_form")


@cache
def deadline_labels() -> dict[str, str]:
    """Give the labels of deadlines by id; the first opening's, the one for filing, stands under ""."""
    entries = _shared(DEADLINES).tables("deadlines")
    opening = next((entry.text("label") for entry in entries if entry.flag("opening")), "")
    return {"": opening, **{entry.text("id"): entry.text("label") for entry in entries}}


@cache
def _shared(name: str) -> TomlTable:
    return TomlTable(read_source(FOLDER / name, name), name)


def read_catalogue(table: TomlTable) -> Catalogue:
    """Read the stages, lists and words of papers. Raises PackError."""
    lists, words = table.table("lists"), table.table("words")
    found = Catalogue(
        stages=_stages(table.tables("stages")),
        lists={key: read_choices(lists.tables(key)) for key in lists.keys},
        words={key: _word(words, key, places) for key, places in PAPER_WORDS.items()},
    )
    words.close()
    return found


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


def _stages(tables: tuple[TomlTable, ...]) -> tuple[Stage, ...]:
    found: list[Stage] = []
    for table in tables:
        found.append(Stage(table.text("id"), table.text("label"), table.text("hint", ""), table.flag("open")))
        table.close()
    return tuple(found)


def _word(table: TomlTable, key: str, places: frozenset[str]) -> str:
    word = table.text(key, "")
    fault = places_fault(word, places)
    if fault:
        raise table.fault(key, fault)
    return word
