"""The language of the program's own words: Vietnamese as written in the code, English from a catalogue.

Papers and packs are Vietnamese whatever is chosen here.
"""

from gettext import GNUTranslations, NullTranslations

from desktop_app.shipped import RESOURCES

_current: NullTranslations = NullTranslations()


def set_language(code: str) -> None:
    """Speak `vi` or `en` from now on; anything else is Vietnamese."""
    global _current  # noqa: PLW0603 - one language for the whole program
    catalogue = RESOURCES / "i18n" / f"{code}.mo"
    if code == "vi" or not catalogue.is_file():
        _current = NullTranslations()
        return
    with catalogue.open("rb") as file:
        _current = GNUTranslations(file)


def _(text: str) -> str:
    """Say a Vietnamese text in the language chosen."""
    return _current.gettext(text)
