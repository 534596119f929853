"""How long a purchase lasts, by what the client told of its pages and reams."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some
from hypothesis.strategies import fractions, integers

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import Category, Colour, Grade, PaperUse, PrinterKind
from salesdesk.domain.catalogue.needs import Needs, PaperNeed, PrinterNeed
from salesdesk.domain.catalogue.products import (
    Fit,
    PaperFacts,
    PrinterModel,
    Product,
    SupplyFacts,
)
from salesdesk.domain.followup.consumption import LONGEST_DAYS, days_lasting, units_per_month
from salesdesk.models.fields import new_id
from salesdesk.money import UnitPrice

PRICE = UnitPrice.of(1_240_000, "VND")
TONER = Product(
    new_id(), "TN2410", Category.TONER, "Toner", PRICE,
    supply=SupplyFacts(Colour.BLACK, yield_pages=1_200),
)  # fmt: skip
CARTON = Product(
    new_id(), "A4-80-5", Category.PAPER, "Office paper", PRICE,
    paper=PaperFacts("A4", 80, Grade.EVERYDAY, reams_per_unit=5, uses=frozenset({PaperUse.OFFICE})),
)  # fmt: skip
PRINTER = PrinterModel(new_id(), "Brother", "HL-L2375DW", PrinterKind.LASER_MONO)
SHELF = Assortment((TONER, CARTON), (PRINTER,), (Fit(TONER.id, PRINTER.id),))


def test_a_toner_lasts_as_long_as_the_pages_of_all_the_printers_let_it() -> None:
    needs = Needs((PrinterNeed("Brother HL-L2375DW", 2, 1_200, printer_id=PRINTER.id),))
    per_month = units_per_month(TONER, needs, SHELF)
    assert per_month == 2
    assert days_lasting(4, per_month) == 61


def test_a_printer_is_also_known_by_its_name() -> None:
    needs = Needs((PrinterNeed("hl l2375dw", 1, 600),))
    assert units_per_month(TONER, needs, SHELF) == Fraction(1, 2)


def test_a_carton_lasts_five_times_its_ream() -> None:
    needs = Needs(paper=(PaperNeed(days_per_ream=Decimal(4)),))
    assert days_lasting(1, units_per_month(CARTON, needs, SHELF)) == 20


def test_paper_for_another_use_is_no_use_of_this_one() -> None:
    photos = Needs(paper=(PaperNeed(use=PaperUse.PHOTOS, reams_per_month=Decimal(2)),))
    large = Needs(paper=(PaperNeed(size="A3", reams_per_month=Decimal(2)),))
    assert units_per_month(CARTON, photos, SHELF) == units_per_month(CARTON, large, SHELF) == 0


def test_nobody_is_held_to_what_was_never_said() -> None:
    unknown = Needs((PrinterNeed("Some printer nobody knows", 1, 500),), (PaperNeed(),))
    assert units_per_month(TONER, unknown, SHELF) == units_per_month(CARTON, unknown, SHELF) == 0
    assert days_lasting(3, Fraction(0)) == 0


@given(integers(1, 10_000), fractions(Fraction(1, 1000), 1000))
def test_days_are_whole_and_never_beyond_two_years(units: int, per_month: Fraction) -> None:
    days = days_lasting(units, per_month)
    assert 0 <= days <= LONGEST_DAYS
    assert days_lasting(units, 2 * per_month) <= days or not days


@given(some.sampled_from([TONER, CARTON]), integers(0, 100_000))
def test_more_pages_never_use_less(product: Product, pages: int) -> None:
    def used(count: int) -> Fraction:
        need = PrinterNeed("", 1, count, printer_id=PRINTER.id)
        return units_per_month(product, Needs((need,)), SHELF)

    assert used(pages) <= used(pages + 1)
