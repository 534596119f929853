"""What a client needs, as the interview or a file tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from salesdesk.domain.catalogue.calibration import DAYS_PER_MONTH as DAYS_PER_MONTH
from salesdesk.domain.catalogue.calibration import Change
from salesdesk.domain.catalogue.kinds import SHEETS_PER_REAM, Grade, PaperUse, SpecialInk
from salesdesk.domain.prospects.states import Evidence
from salesdesk.money import Money

RATED_COVERAGE = Decimal(5)
"""ISO/IEC yields are counted on pages with about 5 % coverage of each colour."""


@dataclass(frozen=True, slots=True)
class PrinterNeed:
    """Printers of one model. Pages are per printer and month, None where nobody knows yet;
    `coverage` is in percent of the page and per colour; `duplex_share` is the percentage of pages
    printed on both sides of a sheet; `pays` is what the client spends on ink and toner for all of
    them in a month today, without VAT. `changes` are days on which supplies were put into one of
    them, which says more than any estimate.
    """

    model: str
    quantity: int = 1
    mono_pages: int | None = None
    colour_pages: int | None = None
    coverage: Decimal | None = None
    printer_id: UUID | None = None
    pays: Money | None = None
    source: Evidence = Evidence.TOLD
    duplex_share: int | None = None
    changes: tuple[Change, ...] = ()

    @property
    def pages_known(self) -> bool:
        """Whether at least one of the two page counts is known."""
        return self.mono_pages is not None or self.colour_pages is not None

    @property
    def black_pages(self) -> int:
        """Pages of one printer that use black: a colour page has black on it too."""
        return (self.mono_pages or 0) + (self.colour_pages or 0)

    @property
    def pages(self) -> int:
        """Pages of all these printers together in a month."""
        return self.quantity * self.black_pages

    @property
    def sheets(self) -> Fraction:
        """Sheets that these printers take in a month: two sides of one where printed so."""
        return self.pages * (1 - Fraction(self.duplex_share or 0, 200))

    @property
    def coverage_factor(self) -> Fraction:
        """How much more ink a page takes than the rated 5 % coverage; 1 where unknown."""
        return Fraction(self.coverage or RATED_COVERAGE) / Fraction(RATED_COVERAGE)


@dataclass(frozen=True, slots=True)
class PaperNeed:
    """Paper for one use. How much is known as reams a month, as days that a ream lasts, or not at
    all; `pays` is what the client spends on it in a month today; `grade` is only set where the
    client asked for one.
    """

    size: str = "A4"
    use: PaperUse = PaperUse.OFFICE
    days_per_ream: Decimal | None = None
    reams_per_month: Decimal | None = None
    people: int | None = None
    grade: Grade | None = None
    pays: Money | None = None
    source: Evidence = Evidence.TOLD

    @property
    def sheets_per_month(self) -> Fraction | None:
        """Sheets in a month of 30.4 days, where ream life or reams are known."""
        if self.days_per_ream is not None:
            return SHEETS_PER_REAM * DAYS_PER_MONTH / Fraction(self.days_per_ream)
        if self.reams_per_month is not None:
            return SHEETS_PER_REAM * Fraction(self.reams_per_month)
        return None


@dataclass(frozen=True, slots=True)
class Needs:
    """All that is known of what a client needs, for so many months.

    `pays_now` is what they spend in a month on everything and `budget` what they want to spend,
    both without VAT; `special_inks` is what inks shall be able to do; `decides`, `decide_by` and
    `prices_known_net` (whether anybody asked if their prices include VAT) are there to know what
    is still to ask; `ignored` are fields of a file that nobody understood.
    """

    printers: tuple[PrinterNeed, ...] = ()
    paper: tuple[PaperNeed, ...] = ()
    months: Decimal = Decimal(1)
    decides: str = ""
    budget: Money | None = None
    supplier: str = ""
    ignored: tuple[str, ...] = ()
    pays_now: Money | None = None
    special_inks: frozenset[SpecialInk] = frozenset()
    decide_by: date | None = None
    prices_known_net: bool = True

    @property
    def prices_told(self) -> bool:
        """Whether they said anything about what they pay today."""
        told = (self.pays_now, *(n.pays for n in self.printers), *(n.pays for n in self.paper))
        return any(pays is not None for pays in told)
