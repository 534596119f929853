"""The two type families of every document, embedded as subsets, and how wide a text is in them."""

from __future__ import annotations

from functools import lru_cache

from salesdesk import paths

TEXT = "SourceSans3"
SEMIBOLD = "SourceSans3-SemiBold"
BOLD = "SourceSans3-Bold"
ITALIC = "SourceSans3-Italic"
HEADING_MEDIUM = "BeVietnamPro-Medium"
HEADING = "BeVietnamPro-SemiBold"
HEADING_BOLD = "BeVietnamPro-Bold"

MISSING = "□"
"""Stands visibly where no font has the character."""

_FILES = {
    TEXT: "SourceSans3_400Regular.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
    BOLD: "SourceSans3_700Bold.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
    HEADING_MEDIUM: "BeVietnamPro_500Medium.ttf",
    HEADING: "BeVietnamPro_600SemiBold.ttf",
    HEADING_BOLD: "BeVietnamPro_700Bold.ttf",
}
_STAND_INS = {HEADING_MEDIUM: SEMIBOLD, HEADING: SEMIBOLD, HEADING_BOLD: BOLD}
"""Who lends a character that a heading font lacks: Source Sans has three times as many."""


@lru_cache(maxsize=1)
def register() -> None:
    """Make the fonts known to ReportLab, once per process."""
    # ReportLab is loaded with the first document, not with the desk.
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(paths.FONTS / file)))


@lru_cache(maxsize=len(_FILES))
def characters(font: str) -> frozenset[str]:
    """Every character that a font can draw."""
    from reportlab.pdfbase import pdfmetrics

    register()
    return frozenset(map(chr, pdfmetrics.getFont(font).face.charToGlyph))


def lacking(text: str) -> set[str]:
    """The characters of a text that no document font can draw."""
    return set(text) - characters(TEXT)


@lru_cache(maxsize=50_000)
def runs(text: str, font: str) -> tuple[tuple[str, str], ...]:
    """The text as pairs of font and piece, each piece in a font that can draw it."""
    if not set(text) - characters(font):
        return ((font, text),)
    pieces: list[tuple[str, str]] = []
    for character in text:
        chosen, shown = _font_for(character, font)
        if pieces and pieces[-1][0] == chosen:
            shown = pieces.pop()[1] + shown
        pieces.append((chosen, shown))
    return tuple(pieces)


def width(text: str, font: str, size: float) -> float:
    """How wide a text is, in points."""
    return _unit_width(text, font) * size


@lru_cache(maxsize=50_000)
def _unit_width(text: str, font: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    widths = (stringWidth(piece, name, 1000) for name, piece in runs(text, font))
    return float(sum(widths)) / 1000


def _font_for(character: str, font: str) -> tuple[str, str]:
    if character in characters(font):
        return font, character
    stand_in = _STAND_INS.get(font, font)
    return stand_in, character if character in characters(stand_in) else MISSING
