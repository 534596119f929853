"""The index of printers: three columns, and for each printer its ink or toner and its page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from salesdesk.domain.catalogue.kinds import PrinterKind
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.catalogue.series import natural
from salesdesk.domain.documents.pitch import PitchFamily
from salesdesk.proposals import fonts, text
from salesdesk.proposals.flow import Block, Placed
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.pitch_frame import SHEET, WIDTH
from salesdesk.proposals.pitch_rows import Look
from salesdesk.proposals.pitch_words import Words
from salesdesk.proposals.styles import (
    HAIRLINE,
    INK,
    LINE,
    MM,
    MUTED,
    SECONDARY,
    TABLE_HEAD,
    TINT,
    TextStyle,
)
from salesdesk.sentence import mark

COLUMNS = 3
STEP = 4.3 * MM
HIGHLIGHT = "E4EEF0"
_COLUMN = 51.2 * MM
_GUTTER = (WIDTH - COLUMNS * _COLUMN) / (COLUMNS - 1)
_FAMILY_AT = 24.5 * MM
_NAME = TextStyle(fonts.TEXT, 8.8, 12)
_FAMILY = TextStyle(fonts.TEXT, 8.3, 12, MUTED)
_NUMBER = TextStyle(fonts.SEMIBOLD, 8.8, 12)
_SERIES = TextStyle(fonts.SEMIBOLD, 8.8, 12)
_BRAND = TextStyle(fonts.HEADING_BOLD, 14.5, 19)
_BRAND_ROOM, _HEADS = 25.0, 17.0
_LEAST = 6
"""A brand starts on a page only where so many lines of a column still fit."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A printer; `family` is the bookmark of what it takes, `own` says that the client has it."""

    model: str
    families: str
    family: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Printers of one make and name: "DCP", laser."""

    name: str
    kind: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a column: the head of a series, one of its printers, or air above a head."""

    series: Series
    entry: Entry | None = None
    continued: bool = False
    empty: bool = False


def entries_by_brand(
    families: Sequence[PitchFamily], own: Sequence[PrinterModel], words: Words
) -> dict[str, tuple[Series, ...]]:
    """Every printer of the catalogue by brand and series, with the families it takes.

    Where the shop keeps something for a printer, families that it does not keep are left out.
    """
    taking: dict[PrinterModel, list[PitchFamily]] = defaultdict(list)
    for family in families:
        for printer in family.printers:
            taking[printer].append(family)
    by_brand: dict[str, list[PrinterModel]] = defaultdict(list)
    for printer in taking:
        by_brand[printer.brand].append(printer)
    mine = set(own)
    return {
        brand: tuple(
            Series(
                name,
                _kind(printers, words),
                tuple(_entry(name, one, taking[one], own=one in mine) for one in printers),
            )
            for name, printers in _by_series(by_brand[brand])
        )
        for brand in sorted(by_brand, key=str.casefold)
    }


def _entry(series: str, printer: PrinterModel, families: list[PitchFamily], *, own: bool) -> Entry:
    kept = [family for family in families if family.stocked] or families
    names = " · ".join(family.name.replace(" / ", " · ") for family in kept)
    said, words = series.split(), printer.model.split()
    while len(words) > 1 and said and said[0] == words[0]:
        said, words = said[1:], words[1:]
    return Entry(" ".join(words), names, kept[0].key, own)


def _by_series(printers: Sequence[PrinterModel]) -> list[tuple[str, list[PrinterModel]]]:
    """Printers by the words before their number; lonely ones join the shorter name they share."""
    fine: dict[str, list[PrinterModel]] = defaultdict(list)
    for printer in printers:
        fine[_series_name(printer.model)].append(printer)
    groups: dict[str, list[PrinterModel]] = defaultdict(list)
    for name in sorted(fine):
        parent = " ".join(name.split()[:-1])
        home = parent if len(fine[name]) < 3 and (parent in fine or parent in groups) else name
        groups[home].extend(fine[name])
    ordered = sorted(groups, key=str.casefold)
    return [(name, sorted(groups[name], key=lambda one: natural(one.model))) for name in ordered]


def _series_name(model: str) -> str:
    """ "DCP-L2510D" is DCP, "LaserJet Pro M404dn" LaserJet Pro, "MFC-J5330DW" MFC-J."""
    start = re.match(r"[^\d]*", model)
    words = (start[0] if start else "").rstrip(" -").split()
    if len(words) > 1 and len(words[-1]) <= 2 and words[0][-1:].islower():
        words.pop()
    name = " ".join(words)
    return name[:-2] if name.endswith("-L") else name or model


def _kind(printers: Sequence[PrinterModel], words: Words) -> str:
    kinds = {_KINDS[printer.kind] for printer in printers}
    tr = words.language.tr
    return tr(kinds.pop()) if len(kinds) == 1 else tr("laser and inkjet")


_KINDS = {
    PrinterKind.LASER_MONO: mark("laser"),
    PrinterKind.LASER_COLOUR: mark("laser"),
    PrinterKind.INKJET: mark("inkjet"),
    PrinterKind.INK_TANK: mark("ink tank"),
}


class BrandColumns(Block):
    """A brand's name, three columns of its printers, and where the next page goes on."""

    def __init__(
        self, look: Look, brand: str, columns: Sequence[Sequence[_Line]],
        pages: Mapping[str, int], *, first: bool, onwards: str = "",
    ) -> None:  # fmt: skip
        self.look, self.brand, self.columns, self.pages = look, brand, columns, pages
        self.first, self.onwards = first, onwards
        self.height = _BRAND_ROOM + _HEADS + STEP * max(map(len, columns), default=0)

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        tr = self.look.words.language.tr
        brand = text.line(self.brand)
        title = brand if self.first else tr("{brand}, continued", brand=brand)
        pen.text(left, top + 15, title, _BRAND)
        if self.first:
            pen.bookmark(f"index {self.brand}", top, brand, 1)
        for place, lines in enumerate(self.columns):
            if lines:
                self._column(pen, left + place * (_COLUMN + _GUTTER), top + _BRAND_ROOM, lines)
        if self.onwards:
            said = tr("{series} continues on the next page", series=self.onwards)
            style = SECONDARY.in_font(fonts.ITALIC)
            pen.text(left + WIDTH, top + self.height + 11, said, style, "right")

    def _column(self, pen: Pen, left: float, top: float, lines: Sequence[_Line]) -> None:
        tr, base = self.look.words.language.tr, top + 3 + TABLE_HEAD.baseline
        pen.rule(left, top, left + _COLUMN, 0.9, INK)
        pen.text(left, base, tr("Printer"), TABLE_HEAD)
        pen.text(left + _FAMILY_AT, base, tr("Ink or toner"), TABLE_HEAD)
        pen.text(left + _COLUMN, base, tr("Page"), TABLE_HEAD, "right")
        pen.rule(left, top + _HEADS, left + _COLUMN, 0.4, INK)
        top += _HEADS
        for line in lines:
            if line.entry is not None:
                self._printer(pen, left, top, line.entry)
            elif not line.empty:
                self._series(pen, left, top, line)
            top += STEP

    def _series(self, pen: Pen, left: float, top: float, line: _Line) -> None:
        pen.box(left, top + 0.6, _COLUMN, STEP - 1.2, TINT)
        style = _SERIES.in_colour(self.look.colour)
        kind = line.series.kind
        if line.continued:
            kind = self.look.words.language.tr("continued")
        wide = fonts.width(kind, _FAMILY.font, _FAMILY.size)
        name = text.fitted(line.series.name, style, _COLUMN - wide - 13)
        x = left + 3 + pen.text(left + 3, top + style.baseline, name, style)
        pen.text(x + 5, top + style.baseline, kind, _FAMILY)

    def _printer(self, pen: Pen, left: float, top: float, entry: Entry) -> None:
        colour = self.look.colour
        if entry.own:
            pen.box(left - 3, top + 0.5, _COLUMN + 6, STEP - 0.5, HIGHLIGHT, radius=2)
        name = _SERIES.in_colour(colour) if entry.own else _NAME
        number = self.look.words.language.number(self.pages[entry.family])
        base = top + _NAME.baseline
        wide = pen.text(left + _COLUMN, base, number, _NUMBER.in_colour(colour), "right")
        shown = text.fitted(entry.model, name, _COLUMN - wide - 24)
        used = pen.text(left, base, shown, name)
        start = max(_FAMILY_AT, used + 5)
        room = _COLUMN - start - wide - 4
        pen.text(left + start, base, text.fitted(entry.families, _FAMILY, room), _FAMILY)
        pen.rule(left, top + STEP, left + _COLUMN, HAIRLINE, LINE)
        pen.link(left, top, _COLUMN, STEP, f"#{entry.family}")


def place_index(
    look: Look, brands: Mapping[str, Sequence[Series]], pages: Mapping[str, int], top: float
) -> list[list[Placed]]:
    """The brands on as many pages as they need, from `top` on the first.

    On its last page a brand's columns are made equally long, so that the next one can follow.
    """
    placed: list[list[Placed]] = [[]]
    for brand, series in brands.items():
        rest, first = _lines(series), True
        while rest:
            steps = int((SHEET.bottom - 12 - top - _BRAND_ROOM - _HEADS) / STEP)
            if placed[-1] and steps < min(_LEAST, len(rest)):
                placed.append([])
                top = SHEET.top
                continue
            columns, left = _balanced(rest, steps)
            onwards = left[0].series.name if left else ""
            block = BrandColumns(look, brand, columns, pages, first=first, onwards=onwards)
            placed[-1].append(Placed(block, top))
            top += block.height + 16
            rest, first = left, False
            if rest:
                placed.append([])
                top = SHEET.top
    return placed


def _lines(series: Sequence[Series]) -> list[_Line]:
    return [
        line
        for one in series
        for line in (
            _Line(one, empty=True),
            _Line(one),
            *(_Line(one, entry) for entry in one.entries),
        )
    ]


def _printers(series: Series) -> list[_Line]:
    return [_Line(series, entry) for entry in series.entries]


def _balanced(lines: list[_Line], steps: int) -> tuple[list[list[_Line]], list[_Line]]:
    """The columns of a page and what is left for the next; all as short as they can be."""
    columns, rest = _filled(lines, steps)
    if rest:
        return columns, rest
    for fewer in range(-(-len(lines) // COLUMNS), steps):
        columns, rest = _filled(lines, fewer)
        if not rest:
            return columns, rest
    return _filled(lines, steps)


def _filled(lines: list[_Line], steps: int) -> tuple[list[list[_Line]], list[_Line]]:
    columns: list[list[_Line]] = []
    for _ in range(COLUMNS):
        column, lines = _column_of(lines, steps)
        columns.append(column)
    return columns, lines


def _column_of(lines: list[_Line], steps: int) -> tuple[list[_Line], list[_Line]]:
    """As many lines as a column holds: a repeated head on top, none at the foot with few below."""
    if lines and lines[0].empty:
        lines = lines[1:]
    if lines and lines[0].entry is not None:
        lines = [replace(lines[0], entry=None, continued=True), *lines]
    cut = min(steps, len(lines))
    while 0 < cut < len(lines) and _heads_too_few(lines, cut):
        cut -= 1
    return lines[:cut], lines[cut:]


def _heads_too_few(lines: list[_Line], cut: int) -> bool:
    """Whether a cut here leaves a head with fewer than two of its printers, or air below all."""
    if lines[cut - 1].empty:
        return True
    tail = lines[max(0, cut - 2) : cut]
    head = next((n for n, line in enumerate(tail) if line.entry is None and not line.empty), None)
    if head is None:
        return False
    under = len(tail) - head - 1
    return under < min(2, len(tail[head].series.entries))
