"""Printers with two blacks, drums and waste boxes, starters, and inks asked for by what they do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from catalogue_shelf import SPACE, TERMS, corner_shop, said, supply

from salesdesk.domain.catalogue.kinds import (
    Capacity,
    Category,
    Colour,
    Grade,
    InkBase,
    Origin,
    PaperUse,
    PrinterKind,
    SpecialInk,
    Unit,
)
from salesdesk.domain.catalogue.needs import Needs, PaperNeed, PrinterNeed
from salesdesk.domain.catalogue.products import PaperFacts, Product
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.catalogue.recommendation import NeedKind, Recommendation
from salesdesk.money import Money, UnitPrice

INK = Category.INK_CARTRIDGE
COLOURS = (Colour.CYAN, Colour.MAGENTA, Colour.YELLOW)


def ink(
    sku: str,
    colour: Colour = Colour.BLACK,
    base: InkBase | None = None,
    pages: int = 300,
    origin: Origin = Origin.ORIGINAL,
    special: tuple[str, ...] = (),
) -> Product:
    """An ink cartridge of a small shop."""
    one = supply(sku, 300_000, pages, colour, INK)
    assert one.supply
    facts = replace(one.supply, ink_base=base, origin=origin, special=special)
    return replace(one, supply=facts)


PGI = ink("PGI-570", base=InkBase.PIGMENT)
CLI = ink("CLI-571BK", base=InkBase.DYE, pages=600)
CLI_COLOURS = tuple(ink(f"CLI-571{c.value[0].upper()}", c, InkBase.DYE) for c in COLOURS)
CANON = (PGI, CLI, *CLI_COLOURS)


def asked(*products: Product, need: PrinterNeed | None = None, **more: object) -> Recommendation:
    """What the shop suggests for its one colour inkjet."""
    shop = corner_shop(*products, kind=PrinterKind.INKJET)
    wanted = need or PrinterNeed("P100", mono_pages=90, colour_pages=60)
    return recommend(Needs((wanted,), **more), shop, TERMS)  # type: ignore[arg-type]


def test_of_two_blacks_both_are_needed_pigment_for_text_and_dye_for_pictures() -> None:
    answer = asked(*CANON)
    by_sku = {line.product.sku: line for line in answer.lines}
    assert set(by_sku) == {one.sku for one in CANON}
    assert "the pigment black, for text" in said(by_sku["PGI-570"].reason)
    assert "the second black, for pictures" in said(by_sku["CLI-571BK"].reason)
    # Text stands on every page; the dye black only goes into the 60 in colour.
    assert by_sku["PGI-570"].per_month == Decimal(150) / 300
    assert by_sku["CLI-571BK"].per_month == Decimal(60) / 600


def test_a_colour_page_is_the_sum_of_all_its_cartridges_and_a_black_page_of_one() -> None:
    [page] = asked(*CANON).page_costs
    assert page.mono == 1000
    assert page.colour == 1000 + 500 + 3 * 1000


def test_a_compatible_dye_beside_an_original_pigment_is_no_second_black() -> None:
    other = ink("OTHER-BK", base=InkBase.DYE, origin=Origin.COMPATIBLE)
    answer = asked(PGI, other, *CLI_COLOURS)
    blacks = [line for line in answer.lines if line.product.sku in ("PGI-570", "OTHER-BK")]
    assert [line.product.sku for line in blacks] == ["PGI-570"]


def test_photo_printers_get_their_greys_too() -> None:
    grey, photo = ink("GREY", Colour.GREY), ink("PHOTO-BK", Colour.PHOTO_BLACK)
    answer = asked(ink("MATTE-BK"), *CLI_COLOURS, grey, photo)
    assert {"GREY", "PHOTO-BK", "MATTE-BK"} <= {line.product.sku for line in answer.lines}


def test_a_waste_box_has_its_own_yield_and_its_own_time() -> None:
    toner = supply("TONER", 900_000, 3000)
    box = supply("BOX", 400_000, 12_000, category=Category.WASTE_BOX)
    shop = corner_shop(toner, box)
    heavy, light = PrinterNeed("P100", mono_pages=3000), PrinterNeed("P100", mono_pages=300)
    months = Decimal(3)
    full = recommend(Needs((heavy,), months=months), shop, TERMS)
    assert [line.product.sku for line in full.lines] == ["TONER", "BOX"]
    assert said(full.lines[1].reason) == (
        "3,000 pages a month fill a waste box of 12,000 in 4 months."
    )
    later = recommend(Needs((light,), months=months), shop, TERMS)
    assert [line.product.sku for line in later.lines] == ["TONER"]
    assert [said(note) for note in later.notes] == [
        "The waste box BOX of the Acme P100 lasts 40 months in all and is not full yet."
    ]


def test_drum_and_waste_box_stand_side_by_side() -> None:
    parts = (
        supply("TONER", 900_000, 3000),
        supply("DRUM", 1_500_000, 12_000, category=Category.DRUM),
        supply("BOX", 400_000, 12_000, category=Category.WASTE_BOX),
    )
    need = PrinterNeed("P100", mono_pages=6000)
    answer = recommend(Needs((need,)), corner_shop(*parts), TERMS)
    assert [line.product.sku for line in answer.lines] == ["TONER", "DRUM", "BOX"]


def test_colour_drums_are_counted_each() -> None:
    toners = [supply(f"T-{c}", 900_000, 3000, c) for c in (Colour.BLACK, *COLOURS)]
    drums = [
        supply(f"D-{c}", 1_500_000, 5000, c, Category.DRUM) for c in (Colour.BLACK, Colour.CYAN)
    ]
    shop = corner_shop(*toners, *drums, kind=PrinterKind.LASER_COLOUR)
    need = PrinterNeed("P100", mono_pages=1000, colour_pages=4000)
    per_month = {
        line.product.sku: line.per_month for line in recommend(Needs((need,)), shop, TERMS).lines
    }
    assert per_month["D-black"] == 1
    assert per_month["D-cyan"] == Fraction(4, 5)


def test_a_starter_is_never_sold_and_warned_of() -> None:
    starter = supply("STARTER", 1, 700)
    assert starter.supply
    starter = replace(starter, supply=replace(starter.supply, capacity=Capacity.STARTER))
    shop = corner_shop(supply("TONER", 900_000, 3000), starter)
    [line] = recommend(Needs((PrinterNeed("P100", mono_pages=500),)), shop, TERMS).lines
    assert line.product.sku == "TONER"
    [warning] = [said(hint) for hint in line.hints if "starter" in said(hint)]
    assert warning == (
        "The STARTER that came with the Acme P100 is a starter of 700 pages: how long that lasted "
        "says little about this one."
    )


def test_an_ink_that_was_asked_for_comes_before_the_cheaper_one() -> None:
    dye, pigment = ink("DYE", base=InkBase.DYE), ink("PIG", base=InkBase.PIGMENT)
    other = replace(pigment, list_price=UnitPrice.of(900_000, "VND"))
    alone = replace(dye, supply=replace(dye.supply, origin=Origin.COMPATIBLE))  # type: ignore[type-var]
    answer = asked(alone, other, *CLI_COLOURS, special_inks=frozenset({SpecialInk.FADE_RESISTANT}))
    black = answer.lines[0]
    assert black.product.sku == "PIG"
    assert "ink that does not fade, as they asked" in said(black.reason)


def test_an_ink_that_none_of_their_printers_takes_is_named_where_there_is_one() -> None:
    photo = replace(ink("SUBLI", special=("sublimation",)), id=SPACE)
    shop = corner_shop(*CANON, kind=PrinterKind.INKJET)
    shop = replace(shop, products=(*shop.products, photo))
    wished = frozenset({SpecialInk.SUBLIMATION, SpecialInk.PROOF})
    need = PrinterNeed("P100", mono_pages=90, colour_pages=60)
    answer = recommend(Needs((need,), special_inks=wished), shop, TERMS)
    proof, sublimation = answer.unmatched
    assert said(proof.why) == "No such ink is in our range: ask the product specialist."
    assert sublimation.nearest == ("SUBLI (SUBLI)",)


def test_what_is_printed_on_both_sides_takes_half_the_paper_and_an_opaque_sheet() -> None:
    thin, thick = paper("THIN", 70, 88, 60_000), paper("THICK", 80, 95, 78_000)
    shop = corner_shop(supply("TONER", 900_000, 3000), thin, thick)
    single = PrinterNeed("P100", mono_pages=2000)
    double = replace(single, duplex_share=100)
    office = (PaperNeed(use=PaperUse.HANDOUTS),)
    one = recommend(Needs((single,), office), shop, TERMS).lines[1]
    both = recommend(Needs((double,), office), shop, TERMS).lines[1]
    assert one.product.sku == "THIN"
    assert one.per_month == 4
    assert both.product.sku == "THICK"
    assert both.per_month == 2
    assert "80 g/m², opaque enough for both sides" in said(both.reason)


def test_the_budget_is_compared_with_what_a_month_costs() -> None:
    shop = corner_shop(supply("TONER", 900_000, 3000))
    need = PrinterNeed("P100", mono_pages=3000)
    dear = recommend(Needs((need,), budget=Money(600_000, "VND")), shop, TERMS)
    fine = recommend(Needs((need,), budget=Money(900_000, "VND")), shop, TERMS)
    assert [said(note) for note in dear.notes] == [
        "A month costs ₫300,000 more than the ₫600,000 they want to spend."
    ]
    assert fine.notes == ()


def test_what_they_pay_altogether_is_compared_where_everything_was_found() -> None:
    shop = corner_shop(supply("TONER", 900_000, 3000))
    need = PrinterNeed("P100", mono_pages=3000)
    pays = Money(1_000_000, "VND")
    whole = recommend(Needs((need,), pays_now=pays), shop, TERMS)
    part = recommend(Needs((need, PrinterNeed("Foo 9")), pays_now=pays), shop, TERMS)
    assert whole.comparison is not None
    assert (whole.comparison.saving, whole.comparison.complete) == (Money(100_000, "VND"), True)
    assert part.comparison is None


def test_whether_prices_hold_vat_is_asked_once_they_are_told() -> None:
    shop = corner_shop(supply("TONER", 900_000, 3000))
    need = PrinterNeed("P100", mono_pages=3000, pays=Money(990_000, "VND"))
    open_question = "Do the prices they pay include VAT?"

    def asks(net: bool) -> list[str]:
        answer = recommend(Needs((need,), prices_known_net=net), shop, TERMS)
        return [said(one) for one in answer.still_to_ask]

    assert open_question in asks(net=False)
    assert open_question not in asks(net=True)


def test_every_question_knows_where_its_answer_goes() -> None:
    shop = corner_shop(supply("TONER", 900_000, 3000))
    needs = Needs((PrinterNeed("Foo 9"), PrinterNeed("P100")), (PaperNeed(),))
    places = {(one.about, one.field, one.index) for one in recommend(needs, shop, TERMS).questions}
    assert {
        (NeedKind.PRINTER, "model", 0),
        (NeedKind.PRINTER, "mono_pages", 1),
        (NeedKind.PAPER, "days_per_ream", 0),
        (NeedKind.DEAL, "supplier", None),
    } <= places


def paper(sku: str, grammage: int, opacity: int, price: int) -> Product:
    """A ream for handouts."""
    return replace(
        supply(sku, price, None, category=Category.PAPER),
        unit=Unit.REAM,
        supply=None,
        paper=PaperFacts(
            "A4",
            grammage,
            Grade.BASIC,
            opacity=opacity,
            uses=frozenset({PaperUse.HANDOUTS}),
        ),
    )
