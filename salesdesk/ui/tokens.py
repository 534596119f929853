"""Colours, spaces and heights of the desk, light and dark, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

SPACE_XS, SPACE_S, SPACE_M, SPACE_L = 4, 8, 12, 16
CARD_PADDING = 18
RADIUS, CARD_RADIUS = 6, 8
CONTROL_HEIGHT = 32
TWO_LINE_ROW = 46
GRID_ROW = 34


@dataclass(frozen=True, slots=True)
class Tone:
    """The letters of a meaning and the soft colour behind them, at least 4.5:1 apart."""

    text: str
    back: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme."""

    name: str
    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    selection_text: str
    control: str
    ok: Tone
    warn: Tone
    bad: Tone
    info: Tone
    grey: Tone
    violet: Tone

    def tone(self, name: str) -> Tone:
        """A tone by name; a name that is none is grey."""
        found = getattr(self, name, None)
        return found if isinstance(found, Tone) else self.grey

    def letters(self, name: str) -> str:
        """The colour to write a token or a tone in."""
        found = getattr(self, name, self.text)
        return found.text if isinstance(found, Tone) else str(found)


TONES = ("ok", "warn", "bad", "info", "grey", "violet")

LIGHT = Tokens(
    name="light",
    window="#F4F6F8",
    surface="#FFFFFF",
    raised="#FAFBFC",
    line="#DDE2E8",
    text="#1A222C",
    muted="#566270",
    accent="#1F5FA8",
    on_accent="#FFFFFF",
    selection="#DCE9F7",
    selection_text="#10263D",
    control="#7D8896",
    ok=Tone("#17693F", "#E1F3E8"),
    warn=Tone("#7D4E00", "#FCF0D6"),
    bad=Tone("#A61B1B", "#FBE6E4"),
    info=Tone("#1F5FA8", "#E3EEFA"),
    grey=Tone("#4B5663", "#E9EDF1"),
    violet=Tone("#6A3FA0", "#EFE8F8"),
)

DARK = Tokens(
    name="dark",
    window="#15181C",
    surface="#1D2126",
    raised="#23282E",
    line="#363D45",
    text="#E7EAEE",
    muted="#A3AEBA",
    accent="#7CB3F2",
    on_accent="#0C1B2C",
    selection="#26405E",
    selection_text="#F1F6FC",
    control="#7F8A97",
    ok=Tone("#7FD3A4", "#17372A"),
    warn=Tone("#F0C470", "#3B2E12"),
    bad=Tone("#FF9F97", "#46201D"),
    info=Tone("#8CBDF5", "#1B3350"),
    grey=Tone("#C0C9D2", "#323941"),
    violet=Tone("#C9AEF0", "#372A4C"),
)
