"""How the desk chooses: what fits, what is stocked, what keeps, and what a page costs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from catalogue_shelf import TERMS, asked, corner_shop, printer, said, shelf, supply

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import (
    Capacity,
    Category,
    Certainty,
    Colour,
    Origin,
    PrinterKind,
)
from salesdesk.domain.catalogue.needs import Needs, PaperNeed, PrinterNeed
from salesdesk.domain.catalogue.needs_file import needs_from
from salesdesk.domain.catalogue.option_sets import OptionName, option_sets
from salesdesk.domain.catalogue.pricing import PriceBook, PriceRule, Rule
from salesdesk.domain.catalogue.products import Fit, Product
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.catalogue.recommendation import Policy, Recommendation
from salesdesk.domain.catalogue.recommendation_json import to_json
from salesdesk.domain.catalogue.supplies import Preference, Terms
from salesdesk.language import language
from salesdesk.money import Money, UnitPrice


def small(shop: Assortment, policy: Policy | None = None, **pages: object) -> Recommendation:
    """What the corner shop suggests for its one printer."""
    return recommend(needs_from({"printers": {"model": "P100", **pages}}), shop, TERMS, policy)


def skus(answer: Recommendation) -> list[str]:
    return [line.product.sku for line in answer.lines]


def sized(product: Product, capacity: Capacity) -> Product:
    assert product.supply
    return replace(product, supply=replace(product.supply, capacity=capacity))


def compatible(product: Product) -> Product:
    assert product.supply
    return replace(product, supply=replace(product.supply, origin=Origin.COMPATIBLE))


ORIGINAL = supply("ORIGINAL", 1_000_000, 1000)
COMPATIBLE = compatible(supply("COMPATIBLE", 300_000, 1000))


def test_the_original_comes_first_and_the_compatible_is_named_with_its_cost() -> None:
    answer = small(corner_shop(ORIGINAL, COMPATIBLE), mono_pages_per_month=500)
    assert skus(answer) == ["ORIGINAL"]
    assert said(answer.lines[0].reason) == (
        "500 pages ÷ 1,000 a cartridge: one lasts 2 months; ₫1,000 a page; "
        "a compatible one costs ₫300 a page."
    )


def test_a_client_who_wants_it_cheap_gets_the_compatible_and_hears_of_the_original() -> None:
    policy = Policy(Preference.CHEAPEST)
    answer = small(corner_shop(ORIGINAL, COMPATIBLE), policy, mono_pages_per_month=500)
    assert skus(answer) == ["COMPATIBLE"]
    assert "the original costs ₫1,000 a page" in said(answer.lines[0].reason)


def test_a_fit_that_is_only_claimed_comes_after_a_confirmed_one_however_cheap() -> None:
    shop = corner_shop(ORIGINAL)
    (model,) = shop.printers
    cheap = supply("CLAIMED", 200_000, 1000)
    claimed = Fit(cheap.id, model.id, Certainty.CLAIMED)
    answer = small(
        Assortment((ORIGINAL, cheap), (model,), (*shop.fits, claimed)), mono_pages_per_month=500
    )
    assert skus(answer) == ["ORIGINAL"]
    assert [said(hint) for hint in answer.lines[0].hints[-1:]] == [
        "CLAIMED would cost ₫200 a page, but that it fits is only claimed: check it."
    ]


def test_alone_the_claimed_one_is_named_and_says_so() -> None:
    answer = small(corner_shop(ORIGINAL, certainty=Certainty.CLAIMED), mono_pages_per_month=500)
    assert said(answer.lines[0].reason).endswith("it fits by what its maker states.")


def test_what_is_not_stocked_discontinued_or_a_starter_is_never_named() -> None:
    shop = corner_shop(
        replace(supply("ABROAD", 1, 1000), stocked=False),
        replace(supply("OLD", 1, 1000), discontinued=True),
        sized(supply("STARTER", 1, 1000), Capacity.STARTER),
    )
    answer = small(shop, mono_pages_per_month=500)
    assert answer.lines == ()
    (gap,) = answer.unmatched
    assert gap.what == "Acme P100"
    assert said(gap.why) == "What fits it is not in our range: black."
    assert gap.nearest == ("ABROAD", "OLD", "STARTER")


def test_known_bad_is_bad() -> None:
    answer = small(corner_shop(ORIGINAL, certainty=Certainty.KNOWN_BAD), mono_pages_per_month=500)
    assert answer.lines == ()


INK = supply("INK", 200_000, 200, category=Category.INK_CARTRIDGE)
INK_XL = sized(supply("INK-XL", 320_000, 480, category=Category.INK_CARTRIDGE), Capacity.XL)
INKS = corner_shop(INK, INK_XL, kind=PrinterKind.INKJET)


def test_xl_wins_where_it_is_emptied_before_it_dries() -> None:
    answer = small(INKS, mono_pages_per_month=100)
    assert skus(answer) == ["INK-XL"]
    assert "₫667 a page where the standard costs ₫1,000" in said(answer.lines[0].reason)


def test_the_standard_wins_where_the_xl_would_dry_out() -> None:
    answer = small(INKS, mono_pages_per_month=40)
    assert skus(answer) == ["INK"]
    assert said(answer.lines[0].reason) == (
        "40 pages ÷ 200 a cartridge: one lasts 5 months; ₫1,000 a page; "
        "the XL would take 12 months to empty, and keeps only 6 months."
    )


def test_toner_does_not_dry_so_the_large_one_stays_the_better_buy() -> None:
    large = sized(supply("LARGE", 485_000, 1000), Capacity.XL)
    answer = small(corner_shop(supply("SMALL", 250_000, 300), large), mono_pages_per_month=80)
    assert skus(answer) == ["LARGE"]


def test_where_every_size_dries_the_client_is_told_to_keep_printing() -> None:
    answer = small(INKS, mono_pages_per_month=10)
    assert skus(answer) == ["INK"]
    assert said(answer.lines[0].hints[-1]) == (
        "In the Acme P100 one lasts 20 months, and it keeps for about 6: "
        "print a little in every colour each week."
    )


def test_a_twin_pack_is_counted_as_two_and_only_sold_where_both_are_needed() -> None:
    twin = replace(supply("TWIN", 1_600_000, 1000), pieces=2)
    shop = corner_shop(ORIGINAL, twin)
    assert skus(small(shop, mono_pages_per_month=800)) == ["ORIGINAL"]
    (line,) = small(shop, mono_pages_per_month=1800).lines
    assert (line.product.sku, line.quantity) == ("TWIN", 1)
    assert line.cost_per_page == Fraction(800)
    assert "÷ 2,000 a pack" in said(line.reason)


def test_two_printers_that_share_a_cartridge_are_counted_together() -> None:
    shop = corner_shop(ORIGINAL)
    needs = needs_from({"printers": [printer("P100", 600), printer("P100", 700)]})
    (line,) = recommend(needs, shop, TERMS).lines
    assert line.quantity == 2
    assert line.per_month == Fraction(13, 10)
    assert line.monthly_cost == Money(1_300_000, "VND")
    assert [share.monthly_cost.minor for share in line.shares] == [600_000, 700_000]


COLOURS = (Colour.BLACK, Colour.CYAN, Colour.MAGENTA, Colour.YELLOW)
FOUR = tuple(supply(f"T-{colour}", 900_000, 900, colour) for colour in COLOURS)


def test_a_colour_printer_gets_all_its_colours_and_black_for_every_page() -> None:
    shop = corner_shop(*FOUR, kind=PrinterKind.LASER_COLOUR)
    answer = small(shop, mono_pages_per_month=500, colour_pages_per_month=400)
    assert skus(answer) == [f"T-{colour}" for colour in COLOURS]
    black, *colours = (line.per_month for line in answer.lines)
    assert black == 1
    assert colours == [Fraction(4, 9)] * 3
    (pages,) = answer.page_costs
    assert pages.mono == Fraction(1000)
    assert pages.colour == Fraction(4000)


def test_no_colour_pages_no_colour_cartridges() -> None:
    shop = corner_shop(*FOUR, kind=PrinterKind.LASER_COLOUR)
    answer = small(shop, mono_pages_per_month=500, colour_pages_per_month=0)
    assert skus(answer) == ["T-black"]


def test_a_colour_that_is_missing_is_said_and_the_page_cost_not_made_up() -> None:
    shop = corner_shop(*FOUR[:3], kind=PrinterKind.LASER_COLOUR)
    answer = small(shop, mono_pages_per_month=500, colour_pages_per_month=400)
    assert said(answer.unmatched[0].why) == "Nothing is known to fit it: yellow."
    assert answer.page_costs[0].colour is None


def test_tri_colour_holds_all_three() -> None:
    tri = supply("TRI", 200_000, 165, Colour.TRI_COLOUR, Category.INK_CARTRIDGE)
    shop = corner_shop(INK, tri, kind=PrinterKind.INKJET)
    answer = small(shop, mono_pages_per_month=50, colour_pages_per_month=50)
    assert skus(answer) == ["INK", "TRI"]


def test_light_inks_go_with_the_printers_that_take_them() -> None:
    light = (Colour.LIGHT_CYAN, Colour.LIGHT_MAGENTA)
    six = (*FOUR, *(supply(f"T-{colour}", 900_000, 900, colour) for colour in light))
    shop = corner_shop(*six, kind=PrinterKind.INK_TANK)
    assert len(small(shop, colour_pages_per_month=100).lines) == 6


def test_a_mono_printer_prints_its_colour_pages_black_and_the_desk_says_so() -> None:
    answer = small(corner_shop(ORIGINAL), mono_pages_per_month=500, colour_pages_per_month=500)
    assert answer.lines[0].per_month == 1
    assert said(answer.notes[0]) == (
        "The Acme P100 prints black only: its colour pages are counted as black ones."
    )


def test_a_drum_is_due_when_half_of_it_is_worn_in_the_months_asked() -> None:
    drum = supply("DRUM", 1_500_000, 12_000, category=Category.DRUM)
    shop = corner_shop(ORIGINAL, drum)
    soon = small(shop, mono_pages_per_month=6000)
    assert skus(soon) == ["ORIGINAL", "DRUM"]
    assert said(soon.lines[1].reason) == (
        "6,000 pages a month wear out a drum of 12,000 in 2 months."
    )
    later = small(shop, mono_pages_per_month=500)
    assert skus(later) == ["ORIGINAL"]
    assert "is not due yet" in said(later.notes[0])


def test_pages_that_nobody_knows_give_one_each_to_begin_with_and_a_question() -> None:
    answer = small(corner_shop(ORIGINAL), quantity=3)
    (line,) = answer.lines
    assert (line.quantity, line.per_month, line.months_to_empty) == (3, None, None)
    assert line.monthly_cost == Money(0, "VND")
    assert said(answer.still_to_ask[0]) == "How many pages a month come out of the Acme P100?"


def test_a_yield_that_nobody_states_is_not_invented() -> None:
    (line,) = small(corner_shop(supply("TANK", 300_000, None)), mono_pages_per_month=500).lines
    assert (line.quantity, line.cost_per_page) == (1, None)
    assert said(line.reason) == ("The maker states no yield, so nobody can say how long one lasts.")


def test_a_printer_of_the_fit_may_know_its_own_yield() -> None:
    shop = corner_shop(ORIGINAL)
    fit = replace(shop.fits[0], yield_pages=800)
    (line,) = small(
        Assortment(shop.products, shop.printers, (fit,)), mono_pages_per_month=400
    ).lines
    assert line.months_to_empty == 2
    assert line.yield_pages == 800


def test_several_models_of_one_name_that_take_the_same_are_as_good_as_one() -> None:
    answer = asked({"printers": printer("m404", 900, 0)})
    assert [line.product.mpn for line in answer.lines] == ["CF259X"]
    assert said(answer.notes[0]).startswith("“m404” may be any of HP LaserJet Pro M404dn,")


def test_the_price_of_the_quantity_that_is_needed_counts_and_the_next_break_is_named() -> None:
    breaks = PriceBook(
        (
            PriceRule(Rule.QUANTITY_BREAK, min_quantity=3, discounts=(500,)),
            PriceRule(Rule.QUANTITY_BREAK, min_quantity=6, discounts=(1000,)),
        )
    )
    needs = needs_from({"printers": printer("P100", 3500)})
    (line,) = recommend(needs, corner_shop(ORIGINAL), replace(TERMS, book=breaks)).lines
    assert (line.quantity, line.amount) == (4, Money(3_800_000, "VND"))
    assert "From 6 on, one costs ₫900,000." in [said(hint) for hint in line.hints]


def test_what_is_short_in_stock_is_said() -> None:
    few = replace(ORIGINAL, stock_on_hand=1)
    (line,) = small(corner_shop(few), mono_pages_per_month=3500).lines
    assert said(line.hints[-1]) == "Only 1 is in stock."


def test_in_dollars_and_cents() -> None:
    price = UnitPrice.of("205.00", "USD")
    shop = corner_shop(replace(supply("76X", 1, 10_000), list_price=price))
    needs = needs_from({"printers": printer("P100", 2000)})
    answer = recommend(needs, shop, Terms("USD", TERMS.day))
    told = to_json(answer, language("en"))
    assert told["monthly_cost"] == "41.00"
    assert isinstance(told["lines"], list)
    (line,) = told["lines"]
    assert (line["unit_price"], line["cost_per_page"]) == ("205.00", "0.02050")
    assert "0.0205 USD a page" in line["reason"]


def test_now_against_proposed_is_only_claimed_where_both_are_known() -> None:
    toner = PrinterNeed("P100", mono_pages=500, pays=Money(800_000, "VND"))
    shop = corner_shop(ORIGINAL)
    needs = Needs((toner,), (PaperNeed(reams_per_month=Decimal(2)),))
    compared = recommend(needs, shop, TERMS).comparison
    assert compared is not None
    assert (compared.saving, compared.share, compared.complete) == (
        Money(300_000, "VND"),
        3750,
        False,
    )
    assert recommend(Needs((PrinterNeed("P100"),)), shop, TERMS).comparison is None


def test_good_better_and_best_are_offered_where_they_differ() -> None:
    needs = needs_from({"printers": printer("P100", 500)})
    sets = option_sets(needs, corner_shop(ORIGINAL, COMPATIBLE), TERMS)
    assert [(one.name, one.suggested) for one in sets] == [
        (OptionName.GOOD, False),
        (OptionName.BETTER, True),
    ]
    assert len(option_sets(needs, corner_shop(ORIGINAL), TERMS)) == 1


def test_for_fifty_printers_nothing_is_named_that_does_not_fit() -> None:
    models = shelf().printers[::14][:50]
    needs = needs_from({"printers": [printer(model.name, 500, 100) for model in models]})
    answer = recommend(needs, shelf(), TERMS)
    fitting = {
        (fit.product_id, model.name)
        for model in models
        for fit in shelf().fits
        if fit.printer_id == model.id
    }
    for line in answer.lines:
        assert line.product.stocked
        assert line.source == "sample"
        assert all((line.product.id, name) in fitting for name in line.serves)


def test_the_same_in_vietnamese() -> None:
    answer = small(corner_shop(ORIGINAL, COMPATIBLE), mono_pages_per_month=500)
    assert language("vi").say(answer.lines[0].reason) == (
        "500 trang ÷ 1.000 trang mỗi hộp: dùng được 2 tháng; 1.000\xa0₫ một trang; "
        "loại tương thích tốn 300\xa0₫ một trang."
    )
