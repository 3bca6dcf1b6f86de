"""The look as a whole: Fusion, one palette, one font, and the few rules a palette cannot say."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.ui.look import icons
from desktop_app.ui.look.colours import DARK, LIGHT, Colours, palette_of
from desktop_app.ui.look.metrics import body_font, load_fonts
from desktop_app.ui.look.style import style_sheet

CHOICES = ("system", "light", "dark")
FUSION = ("-style", "Fusion")
"""What an application is made with: `setStyle` would load the class it returns, which takes 4 ms."""


class Theme(QObject):
    """The look of one application. `changed` follows every change of colours."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._choice = "system"
        load_fonts()
        app.setFont(body_font(app.font().pointSizeF()))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.choose(choice)

    @property
    def choice(self) -> str:
        """What was chosen: system, light or dark."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Show the program light, dark, or as the system is; anything else counts as system."""
        self._choice = choice if choice in CHOICES else "system"
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(self._choice)
        hints = self._app.styleHints()
        if scheme is None:
            hints.unsetColorScheme()
            scheme = hints.colorScheme()
        else:
            hints.setColorScheme(scheme)  # window frames follow on Windows
        self._show(DARK if scheme == Qt.ColorScheme.Dark else LIGHT)

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._show(DARK if scheme == Qt.ColorScheme.Dark else LIGHT)

    def _show(self, scheme: Colours) -> None:
        self._app.setPalette(palette_of(scheme))
        self._app.setStyleSheet(style_sheet(scheme))
        icons.repaint_all()
        self.changed.emit()


def apply_theme(app: QApplication, choice: str = "system") -> Theme:
    """Dress the application, or change the dress it has."""
    found = app.findChild(Theme, "theme")
    if found is None:
        return Theme(app, choice)
    found.choose(choice)
    return found
