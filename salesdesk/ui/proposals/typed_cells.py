"""What is typed or pasted into the grid, read as values and turned into verbs of the service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from salesdesk.domain.proposals.states import LineKind
from salesdesk.domain.proposals.totals import PricedLine, Totals, totals
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.context import Done
from salesdesk.services.proposals import (
    Edited,
    LineRecord,
    NewItem,
    ProposalRecord,
    unit_kept,
)
from salesdesk.services.proposals.editing import ProposalEditing
from salesdesk.ui.entry import read_line, read_number, read_percent, read_quantity, read_unit_price

Work = Callable[[], Done[Edited]]
Verb = Callable[[ProposalEditing, LineRecord, str, Language], Work]

STEP_NAMES = {
    "name": mark("Line renamed"),
    "quantity": mark("Quantity changed"),
    "unit": mark("Unit changed"),
    "unit_price": mark("Price changed"),
    "discount": mark("Discount changed"),
    "vat": mark("VAT rate changed"),
}
"""What Ctrl+Z calls a cell that was typed into."""

SHORTEST_BARCODE = {"quantity": 8, "discount": 8, "vat": 8, "unit_price": 12}
"""Digits from which on a cell of figures was scanned; prices in đồng have eight digits easily."""


def _name(edit: ProposalEditing, line: LineRecord, text: str, _: Language) -> Work:
    name = read_line(text)
    return lambda: edit.set_text(line.id, "name", name)


def _quantity(edit: ProposalEditing, line: LineRecord, text: str, words: Language) -> Work:
    quantity = read_quantity(text, words)
    return lambda: edit.set_quantity(line.id, quantity)


def _unit(edit: ProposalEditing, line: LineRecord, text: str, words: Language) -> Work:
    unit = unit_kept(read_line(text), words)
    return lambda: edit.set_text(line.id, "unit", unit)


def _unit_price(edit: ProposalEditing, line: LineRecord, text: str, words: Language) -> Work:
    if not text:
        return lambda: edit.reprice(line.id)
    price = read_unit_price(text, words, line.unit_price.currency)
    return lambda: edit.set_unit_price(line.id, price)


def _discount(edit: ProposalEditing, line: LineRecord, text: str, words: Language) -> Work:
    discount = read_percent(text, words) if text else 0
    return lambda: edit.set_discount(line.id, discount)


def _vat(edit: ProposalEditing, line: LineRecord, text: str, words: Language) -> Work:
    vat = read_percent(text, words) if text else 0
    return lambda: edit.set_vat(line.id, vat)


VERBS: dict[str, Verb] = {
    "name": _name,
    "quantity": _quantity,
    "unit": _unit,
    "unit_price": _unit_price,
    "discount": _discount,
    "vat": _vat,
}
"""By column: what a typed text does. An emptied price goes back to the rules."""


def is_scan(key: str, text: str) -> bool:
    """Whether the digits in a cell of figures are a scanner's and no figure."""
    return text.isdigit() and len(text) >= SHORTEST_BARCODE.get(key, len(text) + 1)


# while typing


def totals_while_typing(
    record: ProposalRecord, line: LineRecord, key: str, text: str, words: Language
) -> Totals | None:
    """What the proposal comes to if what is in the cell is taken; None for what cannot be read.

    The price stays that of the quantity before: rules are asked when the cell is left.
    """
    try:
        typed = _typed(line, key, text, words)
    except SalesDeskError:
        return None
    lines = [_priced(typed if one.id == line.id else one) for one in record.lines]
    sums = totals(lines, record.currency, record.discount)
    return sums if record.sees_cost else replace(sums, cost=None, margin=None)


def _typed(line: LineRecord, key: str, text: str, words: Language) -> LineRecord:
    if key == "quantity":
        return replace(line, quantity=read_quantity(text, words))
    if key == "unit_price":
        price = read_unit_price(text, words, line.unit_price.currency)
        sign = -1 if line.kind is LineKind.DISCOUNT else 1
        return replace(line, unit_price=replace(price, scaled=sign * abs(price.scaled)))
    if key == "discount":
        return replace(line, discount=read_percent(text, words) if text else 0)
    if key == "vat":
        return replace(line, vat=read_percent(text, words) if text else 0)
    return line


def _priced(line: LineRecord) -> PricedLine:
    return PricedLine(
        line.kind,
        line.choice,
        line.quantity,
        line.unit_price,
        line.discount,
        line.vat,
        line.cost,
        line.chosen,
    )


# pasting


def pasted_items(
    rows: Sequence[Sequence[str]], currency: str, words: Language
) -> tuple[NewItem, ...]:
    """Rows of a spreadsheet as items: a name or number first, then its figures in order: quantity,
    price, discount. A text after the name is the unit; a head or an empty row is passed over.
    """
    items = [_pasted(cells, currency, words) for cells in rows]
    return tuple(item for item in items if item is not None)


def _pasted(cells: Sequence[str], currency: str, words: Language) -> NewItem | None:
    name, *rest = [cell.strip() for cell in cells]
    figures = [cell for cell in rest if _is_figure(cell, words)]
    others = [cell for cell in rest if cell and not _is_figure(cell, words)]
    if not name or (rest and not figures):
        return None
    quantity = _whole(figures[0], words) if figures else 1
    price = read_unit_price(figures[1], words, currency) if len(figures) > 1 else None
    discount = read_percent(figures[2], words) if len(figures) > 2 else 0
    return NewItem(name, max(1, quantity), others[0] if others else "", price, discount, name)


def _is_figure(text: str, words: Language) -> bool:
    if not any(character.isdigit() for character in text):
        return False
    try:
        read_number(text.replace("%", ""), words)
    except SalesDeskError:
        return False
    return not any(character.isalpha() for character in text.replace("₫", "").replace("đ", ""))


def _whole(text: str, words: Language) -> int:
    return int(read_number(text, words))
