"""What a client answers in the needs interview, as values and as columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.catalogue.calibration import Rate, Reading, pages_a_month
from salesdesk.domain.catalogue.kinds import Grade, PaperUse, SpecialInk
from salesdesk.domain.prospects.states import Evidence, Ownership
from salesdesk.errors import WrongInput
from salesdesk.money import BASIS_POINTS, Money, UnitPrice, divide_half_away
from salesdesk.sentence import sentence
from salesdesk.text import clean

HUNDREDTHS = 100
Value = str | int | bool | Decimal | date | Money | UnitPrice | UUID | frozenset[SpecialInk] | None


@dataclass(frozen=True, slots=True)
class Known:
    """How an answer is known, and since when."""

    evidence: Evidence
    since: date


@dataclass(frozen=True, slots=True)
class SupplyPutIn:
    """A supply that was put into the printer on a day; `name` is what to call it."""

    day: date
    product_id: UUID
    name: str = ""


@dataclass(frozen=True, slots=True)
class PrinterAnswer:
    """A row of printers as the client told it. Pages are per printer and month, coverage in
    percent; `pays` is what all of them cost in ink and toner in a month today, with VAT or
    without as the interview says. Readings and changes are of one of the printers, by day.
    """

    id: UUID
    model: str = ""
    printer_id: UUID | None = None
    quantity: int = 1
    place: str = ""
    ownership: Ownership = Ownership.UNKNOWN
    mono_pages: int | None = None
    colour_pages: int | None = None
    duplex_share: int | None = None
    coverage: int | None = None
    uses_now: str = ""
    pays: Money | None = None
    evidence: Evidence = Evidence.TOLD
    known_on: date | None = None
    readings: tuple[Reading, ...] = ()
    changes: tuple[SupplyPutIn, ...] = ()

    @property
    def rate(self) -> Rate | None:
        """What the counter says; None before its second reading."""
        return pages_a_month(self.readings)


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """A use of paper as the client told it: reams a month or days that a ream lasts."""

    id: UUID
    use: PaperUse = PaperUse.OFFICE
    size: str = "A4"
    grade: Grade | None = None
    grammage: int | None = None
    people: int | None = None
    reams_per_month: Decimal | None = None
    days_per_ream: Decimal | None = None
    stock_reams: int | None = None
    pays: UnitPrice | None = None
    why: str = ""
    evidence: Evidence = Evidence.TOLD
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """One needs interview with everything that was answered. `begun` is at the shop's time.

    Prices are as they were told: `pays_with_vat` says whether they include VAT (None: nobody
    asked), which is `vat` in basis points. `known` says where each answer comes from, by the key
    of the interview or row and the answer's name.
    """

    id: UUID
    prospect_id: UUID
    company: str
    begun: datetime
    months: int
    currency: str
    supplier: str
    supplier_evidence: Evidence
    delivery: str
    pays_per_month: Money | None
    pays_evidence: Evidence
    budget: Money | None
    special_inks: str
    decides: str
    decide_by: date | None
    notes: str
    printers: tuple[PrinterAnswer, ...]
    papers: tuple[PaperAnswer, ...]
    pays_with_vat: bool | None = None
    vat: int = 0
    ink_wishes: frozenset[SpecialInk] = frozenset()
    known: Mapping[tuple[UUID, str], Known] = field(default_factory=dict)

    def net(self, pays: Money | None) -> Money | None:
        """A price they told, without VAT; as told where nobody asked what it includes."""
        if pays is None or not self.pays_with_vat:
            return pays
        whole = BASIS_POINTS + self.vat
        return Money(divide_half_away(pays.minor * BASIS_POINTS, whole), pays.currency)

    @property
    def pays_net(self) -> Money | None:
        """What they pay for everything in a month, without VAT."""
        return self.net(self.pays_per_month)


def _text(value: Value) -> str:
    return clean(str(value or ""))


def _count(value: Value) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or not 0 <= value <= 10_000_000:
        raise WrongInput(sentence("This must be a whole number, not below zero."))
    return value


def _at_least_one(value: Value) -> int:
    number = _count(value)
    if not number:
        raise WrongInput(sentence("There must be at least one."))
    return number


def _percent(value: Value) -> int | None:
    number = _count(value)
    if number is not None and not 1 <= number <= 100:
        raise WrongInput(sentence("This must be a percentage from 1 to 100."))
    return number


def _share(value: Value) -> int | None:
    number = _count(value)
    if number is not None and number > 100:
        raise WrongInput(sentence("This must be a percentage from 0 to 100."))
    return number


def _hundredths(value: Value) -> int | None:
    if value is None:
        return None
    number = Decimal(str(value)) * HUNDREDTHS
    if not 0 < number <= 10_000_000:
        raise WrongInput(sentence("This must be more than zero."))
    return int(number.to_integral_value())


def _money(value: Value) -> int | None:
    if isinstance(value, Money) and value.minor < 0:
        raise WrongInput(sentence("An amount cannot be below zero here."))
    return value.minor if isinstance(value, Money) else None


def _price(value: Value) -> int | None:
    if isinstance(value, UnitPrice) and value.scaled < 0:
        raise WrongInput(sentence("An amount cannot be below zero here."))
    return value.scaled if isinstance(value, UnitPrice) else None


def _same(value: Value) -> Value:
    return value


def _evidence(value: Value) -> Evidence:
    return Evidence(_text(value))


def _either(value: Value) -> bool | None:
    return None if value is None else bool(value)


def _wishes(value: Value) -> str:
    """Special inks by their names, in the order of the trade's list."""
    wished = value if isinstance(value, frozenset) else frozenset()
    return ";".join(ink.value for ink in SpecialInk if ink in wished)


def wishes_of(text: str) -> frozenset[SpecialInk]:
    """The special inks in a column."""
    return frozenset(SpecialInk(one) for one in text.split(";") if one)


Fields = dict[str, tuple[str, Callable[[Value], object]]]
"""From an answer's name to its column and to what the column keeps."""

INTERVIEW_FIELDS: Fields = {
    "months": ("months", _at_least_one),
    "supplier": ("supplier", _text),
    "supplier_evidence": ("supplier_evidence", _evidence),
    "delivery": ("delivery", _text),
    "pays_per_month": ("pays_per_month", _money),
    "pays_evidence": ("pays_evidence", _evidence),
    "budget": ("budget", _money),
    "special_inks": ("special_inks", _text),
    "ink_wishes": ("ink_wishes", _wishes),
    "pays_with_vat": ("pays_with_vat", _either),
    "decides": ("decides", _text),
    "decide_by": ("decide_by", _same),
    "notes": ("notes", lambda value: str(value or "")),
}
PRINTER_FIELDS: Fields = {
    "model": ("model_text", _text),
    "printer_id": ("printer", _same),
    "quantity": ("quantity", _at_least_one),
    "place": ("place", _text),
    "ownership": ("ownership", lambda value: Ownership(_text(value))),
    "mono_pages": ("mono_pages", _count),
    "colour_pages": ("colour_pages", _count),
    "duplex_share": ("duplex_share", _share),
    "coverage": ("coverage", _percent),
    "uses_now": ("uses_now", _text),
    "pays": ("pays_now", _money),
    "evidence": ("evidence", _evidence),
    "known_on": ("known_on", _same),
}
PAPER_FIELDS: Fields = {
    "use": ("use", lambda value: PaperUse(_text(value))),
    "size": ("size", _text),
    "grade": ("grade", lambda value: Grade(_text(value)).value if value else ""),
    "grammage": ("grammage", _count),
    "people": ("people", _count),
    "reams_per_month": ("reams_per_month", _hundredths),
    "days_per_ream": ("days_per_ream", _hundredths),
    "stock_reams": ("stock_reams", _count),
    "pays": ("pays_per_ream", _price),
    "why": ("why", _text),
    "evidence": ("evidence", _evidence),
    "known_on": ("known_on", _same),
}
