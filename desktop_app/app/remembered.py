"""What this machine remembers of the program, and the language that follows from it."""

from desktop_app.app.paths import settings_folder
from desktop_app.domain.language import set_language
from desktop_app.services.preferences import Preferences

FILE = "cai-dat.json"
LANGUAGE_KEY, THEME_KEY = "language", "theme"  # as the main window remembers them


def read_preferences() -> Preferences:
    """Return what is remembered, and speak the language that was chosen."""
    preferences = Preferences(settings_folder() / FILE)
    set_language(language_of(preferences))
    return preferences


def language_of(preferences: Preferences) -> str:
    """Return the language that was chosen, Vietnamese if none was."""
    return str(preferences.get(LANGUAGE_KEY, "vi"))
