"""Six price rules, asked in order; the first that applies is what the client pays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from catalogue_shelf import DAY, said, supply
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.catalogue.pricing import Buyer, PriceBook, PriceRule, Rule, margin
from salesdesk.money import Money, UnitPrice

CLINIC = UUID(int=1)
BUYER = Buyer(CLINIC, frozenset({"clinics"}))
TONER = supply("76X", 4_850_000, 10_000)


def dong(amount: int) -> UnitPrice:
    return UnitPrice.of(amount, "VND")


RULES = {
    Rule.CONTRACT: PriceRule(Rule.CONTRACT, customer_id=CLINIC, unit_price=dong(4_600_000)),
    Rule.CUSTOMER: PriceRule(Rule.CUSTOMER, customer_id=CLINIC, unit_price=dong(4_500_000)),
    Rule.GROUP: PriceRule(Rule.GROUP, group="clinics", unit_price=dong(4_400_000)),
    Rule.QUANTITY_BREAK: PriceRule(Rule.QUANTITY_BREAK, min_quantity=3, unit_price=dong(4_300_000)),
    Rule.PROMOTION: PriceRule(Rule.PROMOTION, unit_price=dong(4_200_000)),
    Rule.LIST: PriceRule(Rule.LIST, unit_price=dong(4_800_000)),
}


def test_nobody_in_particular_pays_the_list_price() -> None:
    answer = PriceBook().answer(TONER, 1, Buyer(), DAY)
    assert (answer.unit_price, answer.rule) == (dong(4_850_000), Rule.LIST)
    assert [step.rule for step in answer.steps] == list(Rule)
    assert said(answer.said()) == "List price"


def test_the_contract_comes_first_and_the_desk_says_what_would_be_cheaper() -> None:
    answer = PriceBook(tuple(RULES.values())).answer(TONER, 3, BUYER, DAY)
    assert (answer.unit_price, answer.rule) == (dong(4_600_000), Rule.CONTRACT)
    assert answer.cheaper_later is not None
    assert answer.cheaper_later.rule is Rule.PROMOTION
    assert said(answer.said()) == (
        "Contract. It comes first, though Promotion would be cheaper at ₫4,200,000."
    )


def test_a_stranger_gets_neither_the_contract_nor_the_price_of_a_group() -> None:
    answer = PriceBook(tuple(RULES.values())).answer(TONER, 1, Buyer(UUID(int=2)), DAY)
    assert answer.rule is Rule.PROMOTION
    assert [step.unit_price is None for step in answer.steps[:4]] == [True] * 4


@settings(deadline=None)
@given(st.sets(st.sampled_from(Rule)), st.integers(3, 50))
def test_the_earliest_rule_that_applies_wins_even_where_a_later_one_is_cheaper(
    rules: set[Rule], quantity: int
) -> None:
    answer = PriceBook(tuple(RULES[rule] for rule in rules)).answer(TONER, quantity, BUYER, DAY)
    assert answer.rule is min(rules, default=Rule.LIST)
    later = [s.unit_price.scaled for s in answer.steps[answer.rule :] if s.unit_price is not None]
    is_cheaper = min(later, default=answer.unit_price.scaled) < answer.unit_price.scaled
    assert (answer.cheaper_later is not None) is is_cheaper
    assert answer.amount == answer.unit_price.times(quantity)
    assert [step.wins for step in answer.steps].count(True) == 1


def test_a_rule_holds_through_its_last_day_and_not_before_its_first() -> None:
    rule = PriceRule(
        Rule.CONTRACT,
        "Contract 2026",
        category=Category.TONER,
        customer_id=CLINIC,
        discounts=(1200,),
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
    )
    book = PriceBook((rule,))
    for day, wins in (
        (date(2025, 12, 31), Rule.LIST),
        (date(2026, 1, 1), Rule.CONTRACT),
        (date(2026, 12, 31), Rule.CONTRACT),
        (date(2027, 1, 1), Rule.LIST),
    ):
        assert book.answer(TONER, 1, BUYER, day).rule is wins
    answer = book.answer(TONER, 1, BUYER, DAY)
    assert answer.unit_price == dong(4_268_000)
    assert said(answer.said()) == "Contract 2026, −12%, until 31 Dec 2026"


def test_discounts_are_taken_one_after_the_other() -> None:
    rule = PriceRule(Rule.GROUP, "Clinics", group="clinics", discounts=(1000, 500))
    answer = PriceBook((rule,)).answer(supply("A", 1_000_000, 1000), 1, BUYER, DAY)
    assert answer.unit_price == dong(855_000)
    assert said(answer.said()) == "Clinics, −10% then −5%"


def test_a_price_for_the_product_goes_before_one_for_its_category() -> None:
    wide = PriceRule(Rule.PROMOTION, "Toner week", category=Category.TONER, discounts=(5000,))
    narrow = PriceRule(Rule.PROMOTION, "76X", product_id=TONER.id, unit_price=dong(4_700_000))
    answer = PriceBook((wide, narrow)).answer(TONER, 1, Buyer(), DAY)
    assert answer.unit_price == dong(4_700_000)


def test_a_price_in_another_currency_does_not_apply() -> None:
    rule = PriceRule(Rule.PROMOTION, unit_price=UnitPrice.of("150", "USD"))
    assert PriceBook((rule,)).answer(TONER, 1, Buyer(), DAY).rule is Rule.LIST


def test_the_next_break_is_named_and_whether_it_costs_less_altogether() -> None:
    breaks = (
        PriceRule(Rule.QUANTITY_BREAK, min_quantity=3, unit_price=dong(4_500_000)),
        PriceRule(Rule.QUANTITY_BREAK, min_quantity=10, unit_price=dong(3_900_000)),
    )
    book = PriceBook(breaks)
    one, nine = (book.answer(TONER, n, Buyer(), DAY) for n in (1, 9))
    assert one.next_break is not None
    assert (one.next_break.min_quantity, one.next_break.cheaper_in_total) == (3, False)
    assert said(one.next_break.said()) == "From 3 on, one costs ₫4,500,000."
    assert nine.next_break is not None
    assert nine.next_break.cheaper_in_total
    assert said(nine.next_break.said()) == (
        "Taking 10 costs less altogether: ₫3,900,000 each, ₫39,000,000 in all."
    )
    assert book.answer(TONER, 10, Buyer(), DAY).next_break is None


def test_a_break_that_a_contract_goes_before_is_no_hint() -> None:
    rules = (RULES[Rule.CONTRACT], RULES[Rule.QUANTITY_BREAK])
    assert PriceBook(rules).answer(TONER, 1, BUYER, DAY).next_break is None


def test_the_margin_and_its_floor() -> None:
    costly = replace(TONER, cost=dong(4_365_000))
    answer = PriceBook(floor=1500).answer(costly, 1, Buyer(), DAY)
    assert answer.margin == 1000
    assert answer.below_floor
    assert not PriceBook(floor=1000).answer(costly, 1, Buyer(), DAY).below_floor
    assert not PriceBook(floor=1000).answer(TONER, 1, Buyer(), DAY).below_floor


def test_a_margin_on_nothing_is_not_known() -> None:
    assert margin(dong(0), dong(5)) is None
    assert margin(dong(5), None) is None
    assert margin(dong(5), UnitPrice.of(1, "USD")) is None


def test_a_thing_given_away_stays_free() -> None:
    free = PriceRule(Rule.CUSTOMER, customer_id=CLINIC, unit_price=dong(0))
    answer = PriceBook((free,)).answer(TONER, 2, BUYER, DAY)
    assert (answer.rule, answer.amount) == (Rule.CUSTOMER, Money(0, "VND"))
    assert answer.cheaper_later is None
