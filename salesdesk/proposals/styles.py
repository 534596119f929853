"""Colours, sizes and measures of every document; lengths are points unless a name says mm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from salesdesk.proposals import fonts

MM = 72 / 25.4
UNIT = 4.0
"""Space comes in units of 4 pt."""

INK = "15202B"
MUTED = "5A6778"
FAINT = "8A95A3"
LINE = "D8DEE6"
TINT = "F3F6F9"
WHITE = "FFFFFF"
PRIMARY = "0B5563"
SAVING = "15703F"
SAVING_TINT = "E7F4EC"
SAVING_LINE = "A9D3B9"
WARNING = "8F2D14"
WARNING_TINT = "FDF0E7"
WARNING_LINE = "E9B99F"
TODAY = "C3CAD5"
CYAN, MAGENTA, YELLOW, BLACK = "00A3E0", "E5007D", "FFD100", "1B1B1F"

STRONG_RULE, THIN_RULE, HAIRLINE = 0.9, 0.4, 0.3
"""Weights: top and bottom of a table, under its head, between its rows."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a piece of text is set: font, size and leading in points, colour as RRGGBB."""

    font: str
    size: float
    leading: float
    colour: str = INK

    @property
    def baseline(self) -> float:
        """From the top of a line to its baseline: capitals stand in the middle of the leading."""
        return self.leading / 2 + self.size * 0.33

    def in_colour(self, colour: str) -> TextStyle:
        """The same in another colour."""
        return replace(self, colour=colour)

    def at(self, size: float) -> TextStyle:
        """The same at another size, on the same leading."""
        return replace(self, size=size)

    def in_font(self, font: str) -> TextStyle:
        """The same in another font."""
        return replace(self, font=font)


TITLE = TextStyle(fonts.HEADING_BOLD, 24, 31)
SUBTITLE = TextStyle(fonts.TEXT, 10.5, 14, MUTED)
HEADING = TextStyle(fonts.HEADING, 11.5, 15)
FAMILY = TextStyle(fonts.HEADING, 13, 17)
KEY_FIGURE = TextStyle(fonts.HEADING_BOLD, 18.5, 24)
BODY = TextStyle(fonts.TEXT, 10, 13.5)
ADDRESS = TextStyle(fonts.TEXT, 9.2, 12.4)
BODY_BOLD = TextStyle(fonts.SEMIBOLD, 10, 13.5)
TABLE = TextStyle(fonts.TEXT, 9.8, 12.6)
TABLE_BOLD = TextStyle(fonts.SEMIBOLD, 9.8, 12.6)
TABLE_MUTED = TextStyle(fonts.TEXT, 9.8, 12.6, MUTED)
TABLE_HEAD = TextStyle(fonts.SEMIBOLD, 8.6, 11, MUTED)
SECTION = TextStyle(fonts.SEMIBOLD, 9, 12)
SECONDARY = TextStyle(fonts.TEXT, 8.3, 11, MUTED)
LABEL = TextStyle(fonts.TEXT, 8.3, 11, MUTED)
SMALL_BOLD = TextStyle(fonts.SEMIBOLD, 9, 11.4)
VALUE = TextStyle(fonts.SEMIBOLD, 9.8, 13)
WORDS = TextStyle(fonts.ITALIC, 8.8, 11.6, MUTED)
TOTAL_LABEL = TextStyle(fonts.HEADING, 10.5, 14, WHITE)
TOTAL = TextStyle(fonts.HEADING_BOLD, 14, 18, WHITE)
SHOP_NAME = TextStyle(fonts.HEADING_BOLD, 12.5, 16)
FOOTER = TextStyle(fonts.TEXT, 8, 10.5, MUTED)
PILL = TextStyle(fonts.SEMIBOLD, 9, 12)


def readable(colour: str) -> str:
    """The shop's own colour if white text on it has a contrast of 4.5:1 (WCAG 2.2), else ours."""
    try:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    except ValueError:
        return PRIMARY
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
    fits = len(colour) == 6 and 1.05 / (luminance + 0.05) >= 4.5
    return colour.upper() if fits else PRIMARY
