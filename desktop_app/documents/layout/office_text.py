"""Text as Word and Excel take it."""

from desktop_app.domain.text import SOFT_HYPHEN, nfc, without_controls


def words(text: str) -> str:
    """Compose `text` and leave out what no file of XML may hold, and what nobody sees."""
    return nfc(without_controls(text)).replace(SOFT_HYPHEN, "").replace("\t", " ")
