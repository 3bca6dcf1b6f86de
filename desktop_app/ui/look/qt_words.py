"""Qt's own words (Save, Cancel, Undo, the file dialog …) in Vietnamese, which Qt does not ship."""

import tomllib

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop_app.shipped import RESOURCES

_NAME = "qt_words"


class QtWords(QTranslator):
    """Answers for Qt's own contexts, from `resources/i18n/qt_vi.toml`."""

    def __init__(self, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        with (RESOURCES / "i18n" / "qt_vi.toml").open("rb") as file:
            data = tomllib.load(file)
        self._contexts = frozenset[str](data["contexts"])
        self._words: dict[str, str] = data["words"]

    def isEmpty(self) -> bool:
        """Say that there is something here: Qt does not ask an empty translator."""
        return False

    def translate(  # type: ignore[override]  # None means "unknown": an empty text would blank the menus
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt calls it by name
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """Give the Vietnamese words, or None where Qt should keep its own."""
        return self._words.get(sourceText) if context in self._contexts else None


def speak(app: QCoreApplication, language: str) -> None:
    """Make Qt say its own words in `vi` or `en`, dates and calendars included."""
    installed = app.findChild(QtWords, _NAME)
    if language == "vi":
        QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        if installed is None:
            app.installTranslator(QtWords(app))
        return
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    if installed is not None:
        app.removeTranslator(installed)
        installed.setParent(None)
        installed.deleteLater()
