"""What stands on a price list: products by category with what this client pays, and from when on
more of one costs less.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.documents.common import Party, Person, Shop
from salesdesk.money import UnitPrice
from salesdesk.sentence import Sentence
from salesdesk.text import file_name


@dataclass(frozen=True, slots=True)
class Step:
    """From so many on, one costs this; without VAT."""

    quantity: int
    unit_price: UnitPrice


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One product. Prices of one `unit`, without VAT; `gross` is one with VAT. VAT in basis points.

    `agreed` says what the price rests on where it is not what everybody pays; `listed` is then
    what everybody would.
    """

    name: str
    number: str
    unit: str
    unit_price: UnitPrice
    gross: UnitPrice
    vat: int
    steps: tuple[Step, ...] = ()
    agreed: Sentence | None = None
    listed: UnitPrice | None = None


@dataclass(frozen=True, slots=True)
class PriceGroup:
    """Products that stand together under a title."""

    title: str
    rows: tuple[PriceRow, ...]


@dataclass(frozen=True, slots=True)
class PriceListContent:
    """A price list in a language and currency, for one client or for everybody.

    `valid_until` is the day on which the first agreed price ends, where one does.
    """

    language: str
    currency: str
    dated: date
    shop: Shop
    groups: tuple[PriceGroup, ...]
    client: Party | None = None
    seller: Person | None = None
    valid_until: date | None = None

    @property
    def count(self) -> int:
        """How many products it lists."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def proposed_name(self) -> str:
        """A good name for the file, without its ending."""
        who = self.client.name if self.client else self.shop.name
        return file_name(f"price-list {who} {self.dated.isoformat()}")
