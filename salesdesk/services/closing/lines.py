"""The lines of orders and invoices as figures and as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from salesdesk.domain.documents.common import Line, Section
from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.domain.proposals.totals import PricedLine, Totals, totals
from salesdesk.money import UnitPrice


class KeptLine(Protocol):
    """What the lines of an order and of an invoice have in common."""

    sku: str
    name: str
    detail: str
    unit: str
    quantity: int
    unit_price: int
    discount: int
    vat: int


def priced(line: KeptLine, currency: str, quantity: int | None = None) -> PricedLine:
    """A kept line as one that sums up; `quantity` stands for a part of it."""
    return PricedLine(
        kind=LineKind.ITEM,
        choice=LineChoice.NORMAL,
        quantity=line.quantity if quantity is None else quantity,
        unit_price=UnitPrice(line.unit_price, currency),
        discount=line.discount,
        vat=line.vat,
    )


def sums(lines: Iterable[KeptLine], currency: str, discount: int) -> Totals:
    """What kept lines come to."""
    return totals([priced(line, currency) for line in lines], currency, discount)


def section(lines: Sequence[KeptLine], currency: str, units: dict[str, str]) -> Section:
    """Kept lines as they are printed, their units in words."""
    return Section(
        "",
        tuple(
            _printed(number, line, currency, units) for number, line in enumerate(lines, start=1)
        ),
    )


def _printed(number: int, line: KeptLine, currency: str, units: dict[str, str]) -> Line:
    figures = priced(line, currency)
    return Line(
        number=number,
        name=line.name,
        quantity=line.quantity,
        unit_price=figures.unit_price,
        amount=figures.amount,
        vat=line.vat,
        discount=line.discount,
        unit=units.get(line.unit, line.unit),
        sku=line.sku,
        note=line.detail,
    )
