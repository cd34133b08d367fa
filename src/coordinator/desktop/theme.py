"""Light and dark: palette, style sheet, font, and the few pictures that a style sheet cannot tint."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from coordinator.desktop.style import sheet
from coordinator.desktop.tokens import DARK, LIGHT, Tokens
from coordinator.paths import bundled

FAMILY = "Source Sans 3"
_PIXELS = 14
"""Height of plain text, in pixels, unless people chose another."""
_FACES = ("Regular", "Semibold", "Bold")
_GLYPHS = {"chevron-up": "muted", "chevron-down": "muted", "check": "on_accent"}
"""Pictures of the style sheet, and the colour that each takes from the tokens."""


class Scheme(Enum):
    """What the person chose."""

    SYSTEM = "Like the system"
    LIGHT = "Light"
    DARK = "Dark"


def tokens() -> Tokens:
    """Return the colours of the scheme that shows now."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def font(pixels: int = _PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font, as large as people chose text to be where *pixels* are drawn for."""
    chosen = QGuiApplication.font().pixelSize()
    return _drawn(pixels * chosen / _PIXELS if chosen > 0 else pixels, weight)


def _drawn(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font; hinting is ours to choose, else each machine's settings move the layout."""
    found = QFont(FAMILY)
    found.setPixelSize(round(pixels))
    found.setWeight(weight)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return found


def svg(name: str, colour: str) -> bytes:
    """Return the icon *name* drawn in *colour*."""
    return bundled(f"resources/icons/{name}.svg").read_text("utf-8").replace("currentColor", colour).encode()


class Theme(QObject):
    """Follows the system, or the person's choice, while the program runs."""

    def __init__(self, application: QApplication) -> None:
        """Load the font and show the system's scheme."""
        super().__init__(application)
        self.application = application
        self._glyphs = QTemporaryDir()
        self.scheme, self._percent = Scheme.SYSTEM, 100
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(bundled(f"resources/fonts/SourceSans3-{face}.ttf")))
        application.setFont(_drawn(_PIXELS))
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def show(self, scheme: Scheme, percent: int) -> None:
        """Show *scheme* from now on, and text at *percent* of what it is drawn for."""
        self._percent = percent
        self.application.setFont(_drawn(_PIXELS * percent / 100))
        self.choose(scheme)

    def choose(self, scheme: Scheme) -> None:
        """Show *scheme* from now on."""
        self.scheme = scheme
        hints = self.application.styleHints()
        system_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        self._show(DARK if scheme is Scheme.DARK or (scheme is Scheme.SYSTEM and system_dark) else LIGHT)

    def _on_system_changed(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self.choose(Scheme.SYSTEM)

    def _show(self, chosen: Tokens) -> None:
        folder = Path(self._glyphs.path()) / ("dark" if chosen is DARK else "light")
        folder.mkdir(exist_ok=True)
        for name, role in _GLYPHS.items():
            (folder / f"{name}.svg").write_bytes(svg(name, chosen.values()[role]))
        QDir.setSearchPaths("glyphs", [str(folder)])
        self.application.setPalette(_palette(chosen))
        self.application.setStyleSheet(sheet(chosen, self._percent))


def _palette(chosen: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: chosen.ground,
        role.WindowText: chosen.text,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.hover,
        role.Text: chosen.text,
        role.Button: chosen.surface,
        role.ButtonText: chosen.text,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Link: chosen.accent_text,
        role.ToolTipBase: chosen.surface,
        role.ToolTipText: chosen.text,
        role.PlaceholderText: chosen.muted,
        role.Accent: chosen.accent,
    }
    palette = QPalette()
    for one, colour in colours.items():
        palette.setColor(one, QColor(colour))
    for one in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(chosen.control))
    return palette
