"""What documents have in common: who, lines, sums, terms and how to pay.

Everything here is worked out by a service: the renderers word and draw it, and compute nothing.
Prices are net of VAT, percentages are basis points (8 % is 800), texts are in the document's
language. Sums that do not add up are a bug of the caller and raise ValueError.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.catalogue.kinds import Category, Colour
from salesdesk.domain.proposals.states import LineKind
from salesdesk.domain.proposals.totals import Totals, VatSum
from salesdesk.money import Money, UnitPrice, total
from salesdesk.settings import ShopSettings
from salesdesk.text import file_name

Stroke = tuple[tuple[float, float], ...]
"""A stroke of a signature: points, x to the right and y down, in any one unit."""


@dataclass(frozen=True, slots=True)
class Shop:
    """Who sends the document. `colour` is RRGGBB, `logo` the bytes of a PNG or JPEG, or none;
    the `sample` shop says so on its documents.
    """

    name: str
    tagline: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    tax_code: str = ""
    colour: str = "0B5563"
    logo: bytes = b""
    sample: bool = False

    @classmethod
    def of(cls, settings: ShopSettings, language: str, logo: bytes = b"") -> Shop:
        """The shop as its settings describe it, in a language."""
        names = ("name", "address", "phone", "email", "website", "tax_code", "colour", "sample")
        kept = {name: getattr(settings, name) for name in names}
        return cls(tagline=settings.words(language).tagline, logo=logo, **kept)


@dataclass(frozen=True, slots=True)
class Party:
    """A client, or the place that goods are delivered to."""

    name: str
    tax_code: str = ""
    address: str = ""
    contact: str = ""
    contact_title: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the shop: name, phone and e-mail as a client may use them."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is printed.

    `number` is the number before it (1, 2, 3 … through all sections), `unit` a word such as "hộp",
    `amount` quantity × price less the line's own `discount` (basis points), net of VAT.
    `page_yield` is pages per unit and `page_cost` the price of one page, where they are known.
    `note` is free text below the name. `category` and `colours` choose the drawing beside it.
    Of a note only the name is printed, of a subtotal the name and the amount, which does not count
    again; a discount has a negative amount.
    """

    number: int
    name: str
    quantity: int
    unit_price: UnitPrice
    amount: Money
    vat: int = 0
    discount: int = 0
    unit: str = ""
    sku: str = ""
    page_yield: int | None = None
    page_cost: UnitPrice | None = None
    note: str = ""
    category: Category | None = None
    colours: tuple[Colour, ...] = ()
    kind: LineKind = LineKind.ITEM

    @property
    def counts(self) -> bool:
        """Whether the amount is part of the subtotal."""
        return self.kind in (LineKind.ITEM, LineKind.CHARGE, LineKind.DISCOUNT)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together, for example to one printer; without a title they just follow.

    A section without lines is left out of the document.
    """

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What a document comes to; every figure is printed as it is.

    `subtotal` is the sum of the printed amounts, `discount` the document's own discount (positive;
    `discount_rate` in basis points where it is a percentage), `net` the rest, `vats` the tax per
    rate, `gross` what the document costs.
    """

    subtotal: Money
    discount: Money
    net: Money
    vats: tuple[VatSum, ...]
    gross: Money
    discount_rate: int = 0

    def __post_init__(self) -> None:
        if self.subtotal - self.discount != self.net:
            raise ValueError("subtotal less discount is not the net amount")
        if total((vat.base for vat in self.vats), self.currency) != self.net:
            raise ValueError("the bases of the VAT rates are not the net amount")
        if self.net + self.tax != self.gross:
            raise ValueError("net and VAT are not the gross amount")

    @classmethod
    def of(cls, totals: Totals, discount_rate: int = 0) -> Sums:
        """The printed part of a document's totals: cost and margin stay behind."""
        return cls(
            totals.subtotal,
            totals.discount,
            totals.net,
            totals.vats,
            totals.gross,
            discount_rate,
        )

    @property
    def currency(self) -> str:
        """The currency of every sum."""
        return self.subtotal.currency

    @property
    def tax(self) -> Money:
        """All VAT together."""
        return total((vat.tax for vat in self.vats), self.currency)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the shop promises and asks for; an empty one is not printed."""

    delivery: str = ""
    warranty: str = ""
    payment: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class BankDetails:
    """Where to pay. `bank_bin` makes a VietQR code (VND), `iban` an EPC069-12 code (EUR)."""

    bank: str = ""
    account: str = ""
    holder: str = ""
    bank_bin: str = ""
    iban: str = ""
    bic: str = ""


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """What to pay where: `reference` is the text of the transfer, such as an invoice number."""

    bank: BankDetails
    amount: Money
    reference: str


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a plan: due on a day (received: the day it came), and whether it has come."""

    due: date
    amount: Money
    received: bool = False


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A client's consent: who signed, in what position, on what day, and the signature itself."""

    name: str
    on: date
    title: str = ""
    signature: tuple[Stroke, ...] = ()


def check_subtotal(sections: tuple[Section, ...], sums: Sums) -> None:
    """Raise ValueError unless the subtotal is the sum of the printed amounts."""
    lines = (line for section in sections for line in section.lines)
    amounts = (line.amount for line in lines if line.counts)
    if total(amounts, sums.currency) != sums.subtotal:
        raise ValueError("the printed amounts are not the subtotal")


def document_file_name(number: str, client: str, revision: int = 0) -> str:
    """The name of a document's file: BG-2026-0187_Cong-ty-Hai-Dang_v2.pdf."""
    parts = [file_name(number), file_name(client), f"v{revision}" if revision else ""]
    return "_".join(part for part in parts if part) + ".pdf"
