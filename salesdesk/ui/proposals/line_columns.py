"""The columns of the grid: what each shows of a line, and which lines can be typed into where."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.domain.proposals.states import LINE_CHOICE_NAMES, LineChoice, LineKind
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.proposals import LineRecord, unit_word
from salesdesk.ui.proposals.looks import CHOICE_SIGNS, CHOICE_TONES
from salesdesk.ui.tables import Cell, Column

EDITABLE: dict[LineKind, frozenset[str]] = {
    LineKind.ITEM: frozenset({"name", "quantity", "unit", "unit_price", "discount", "vat"}),
    LineKind.CHARGE: frozenset({"name", "unit_price", "vat"}),
    LineKind.DISCOUNT: frozenset({"name", "unit_price", "vat"}),
    LineKind.SECTION: frozenset({"name"}),
    LineKind.SUBTOTAL: frozenset({"name"}),
    LineKind.NOTE: frozenset({"name"}),
}
"""Which columns of a line can be typed into."""

_PRICED = (LineKind.ITEM, LineKind.CHARGE, LineKind.DISCOUNT)


@dataclass(frozen=True, slots=True)
class LineLook:
    """What the first cell paints beside the name: its number, and what kind of choice it is."""

    kind: LineKind
    number: str = ""
    chip: str = ""
    chip_tone: str = "grey"
    icon: str = ""


def item_cell(line: LineRecord, words: Language) -> Cell:
    """The name of a line with its number and choice."""
    chip = "" if line.choice is LineChoice.NORMAL else words.tr(LINE_CHOICE_NAMES[line.choice])
    look = LineLook(
        line.kind,
        words.number(line.number) if line.number else "",
        chip,
        "ok" if line.chosen else CHOICE_TONES.get(line.choice, "grey"),
        "check" if line.chosen else CHOICE_SIGNS.get(line.choice, ""),
    )
    quiet = line.kind is LineKind.NOTE or (line.kind in _PRICED and not line.counts)
    bold = line.kind in (LineKind.SECTION, LineKind.SUBTOTAL)
    return Cell(line.name, tone="muted" if quiet else "text", bold=bold, values=look)


def quantity_cell(line: LineRecord, words: Language) -> Cell:
    """How many, of items."""
    return _figure(line, words.number(line.quantity) if line.kind is LineKind.ITEM else "")


def unit_cell(line: LineRecord, words: Language) -> Cell:
    """What one is, of items."""
    return _figure(line, unit_word(line.unit, words) if line.kind is LineKind.ITEM else "")


def price_cell(line: LineRecord, words: Language) -> Cell:
    """The price of one, without its currency."""
    return _figure(line, words.unit_price(line.unit_price) if line.kind in _PRICED else "")


def discount_cell(line: LineRecord, words: Language) -> Cell:
    """The line's own discount, where there is one."""
    return _figure(line, words.percent(line.discount) if line.discount else "")


def vat_cell(line: LineRecord, words: Language) -> Cell:
    """The VAT rate of priced lines."""
    return Cell(words.percent(line.vat) if line.kind in _PRICED else "", tone="muted")


def amount_cell(line: LineRecord, words: Language) -> Cell:
    """What the line comes to; of a subtotal, what stands above it."""
    if line.kind is LineKind.SUBTOTAL:
        return Cell(words.amount(line.amount), bold=True)
    return _figure(line, words.amount(line.amount) if line.kind in _PRICED else "")


def _figure(line: LineRecord, text: str) -> Cell:
    return Cell(text, tone="text" if line.counts else "muted")


LINE_COLUMNS = (
    Column[LineRecord]("name", mark("Item"), item_cell, editable=True),
    Column[LineRecord](
        "quantity", mark("Qty"), quantity_cell, right=True, width=("10.000",), editable=True
    ),
    Column[LineRecord]("unit", mark("Unit"), unit_cell, width=("cartridge",), editable=True),
    Column[LineRecord](
        "unit_price", mark("Price"), price_cell, right=True, width=("49.100.000",), editable=True
    ),
    Column[LineRecord](
        "discount", mark("Disc."), discount_cell, right=True, width=("12,5%",), editable=True
    ),
    Column[LineRecord]("vat", mark("VAT"), vat_cell, right=True, width=("10%",), editable=True),
    Column[LineRecord]("amount", mark("Amount"), amount_cell, right=True, width=("222.500.000",)),
)
