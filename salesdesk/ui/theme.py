"""The look of the desk: colours, sizes and fonts as tokens, the palette and the style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from salesdesk import paths
from salesdesk.ui.style_sheet import style_sheet
from salesdesk.ui.tokens import DARK, LIGHT, Tokens

Choice = Literal["light", "dark", "system"]
CHOICES: tuple[Choice, ...] = ("light", "dark", "system")
FontRole = Literal["body", "semibold", "small", "small semibold", "head", "title", "figure"]

FAMILY = "Source Sans 3"


@dataclass(frozen=True, slots=True)
class FontSize:
    """Pixels before scaling, and weight. Source Sans is small: its 15 px read as 10 pt."""

    pixels: int
    weight: QFont.Weight = QFont.Weight.Normal


FONTS: dict[str, FontSize] = {
    "body": FontSize(15),
    "semibold": FontSize(15, QFont.Weight.DemiBold),
    "small": FontSize(13),
    "small semibold": FontSize(13, QFont.Weight.DemiBold),
    "head": FontSize(16, QFont.Weight.DemiBold),
    "title": FontSize(22, QFont.Weight.DemiBold),
    "figure": FontSize(27, QFont.Weight.DemiBold),
}


def font(role: FontRole) -> QFont:
    """The bundled font in the size and weight of a role."""
    size = FONTS[role]
    made = QFont(FAMILY)
    made.setPixelSize(size.pixels)
    made.setWeight(size.weight)
    # Figures of one width, so that amounts below each other line up.
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def tokens() -> Tokens:
    """The tokens of the theme the application shows now, told from its palette."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def colour(name: str) -> QColor:
    """A token as a colour: "text", "accent", "line", or a tone ("ok", "warn"…) for its letters."""
    return QColor(tokens().letters(name))


def backdrop(tone: str) -> QColor:
    """The soft colour that lies behind a tone's letters."""
    return QColor(tokens().tone(tone).back)


def mixed(front: QColor, back: QColor, share: float) -> QColor:
    """`share` of the front colour over the rest of the back."""
    rest = 1 - share
    return QColor(
        round(front.red() * share + back.red() * rest),
        round(front.green() * share + back.green() * rest),
        round(front.blue() * share + back.blue() * rest),
    )


def apply_theme(application: QApplication, choice: Choice) -> Tokens:
    """Put the application into light, dark or the system's colours; returns what it became."""
    hints = application.styleHints()
    if choice == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
    chosen = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    if choice != "system":
        chosen = DARK if choice == "dark" else LIGHT
    sheet = style_sheet(chosen)
    if application.styleSheet() == sheet:
        # Setting a style sheet again polishes every widget anew, however many there are.
        return chosen
    application.setStyle("Fusion")
    application.setPalette(_palette(chosen))
    application.setFont(font("body"))
    application.setStyleSheet(sheet)
    return chosen


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the bundled fonts known to Qt, so that the desk looks the same everywhere."""
    for weight in ("400Regular", "600SemiBold"):  # documents use more of them
        QFontDatabase.addApplicationFont(str(paths.FONTS / f"SourceSans3_{weight}.ttf"))


def _palette(chosen: Tokens) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for name, value in (
        (role.Window, chosen.window),
        (role.WindowText, chosen.text),
        (role.Base, chosen.surface),
        (role.AlternateBase, chosen.raised),
        (role.Text, chosen.text),
        (role.Button, chosen.surface),
        (role.ButtonText, chosen.text),
        (role.BrightText, chosen.bad.text),
        (role.Highlight, chosen.selection),
        (role.HighlightedText, chosen.selection_text),
        (role.PlaceholderText, chosen.muted),
        (role.ToolTipBase, chosen.raised),
        (role.ToolTipText, chosen.text),
        (role.Link, chosen.accent),
        (role.LinkVisited, chosen.accent),
        (role.Accent, chosen.accent),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, name, QColor(chosen.muted))
    return palette
