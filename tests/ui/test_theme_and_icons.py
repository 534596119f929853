"""Light and dark can both be read, and every icon shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout import paints_something
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from salesdesk import paths
from salesdesk.ui import icons, theme
from salesdesk.ui.tokens import DARK, LIGHT, TONES, Tokens


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, section "relative luminance")."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: str(tokens.name))
def test_letters_stand_out_from_what_they_are_written_on(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.surface, tokens.raised):
        assert contrast(tokens.text, ground) >= 4.5
        assert contrast(tokens.muted, ground) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.selection_text, tokens.selection) >= 4.5
    assert contrast(tokens.control, tokens.surface) >= 3
    for name in TONES:
        assert contrast(tokens.tone(name).text, tokens.tone(name).back) >= 4.5
        assert contrast(tokens.tone(name).text, tokens.surface) >= 4.5


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_application_shows_the_theme_it_was_given(
    qapp: QApplication, choice: theme.Choice
) -> None:
    shown = theme.apply_theme(qapp, choice)
    assert shown.name == choice
    assert theme.tokens() is shown


@pytest.mark.parametrize("path", sorted(paths.ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_paints(qapp: QApplication, path: Path) -> None:
    for tint in ("text", "accent"):
        assert paints_something(icons.icon(path.stem, tint))
    for scale in icons.SCALES:
        assert icons.pixmap(path.stem, "text", 18, scale).width() == round(18 * scale)


def test_an_icon_that_is_misspelt_is_noticed(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icons.icon("telefone")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: str(tokens.name))
def test_arrows_and_ticks_of_boxes_have_the_colours_of_their_theme(tokens: Tokens) -> None:
    for name, colour in (("arrow", tokens.muted), ("tick", tokens.on_accent)):
        svg = (paths.ICONS / f"{name}-{tokens.name}.svg").read_text(encoding="utf-8")
        assert colour in svg


def test_the_bundled_font_writes_vietnamese_without_cutting_its_accents(
    qapp: QApplication,
) -> None:
    assert theme.FAMILY in QFontDatabase.families()
    for role in theme.FONTS:
        font = theme.font(role)  # type: ignore[arg-type]
        assert QFontInfo(font).family() == theme.FAMILY
        metrics = QFontMetrics(font)
        assert all(metrics.inFontUcs4(ord(letter)) for letter in "ẾỄỷđĐơƯ₫€–…“”−÷·")
        assert -metrics.tightBoundingRect("ẾỖẴ").top() <= metrics.ascent() + 1
