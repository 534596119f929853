"""What a seller may grant alone, and when the manager is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.proposals.limits import (
    Authority,
    Offered,
    approval_reasons,
    deepest_discount,
)
from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.domain.proposals.totals import PricedLine, totals
from salesdesk.money import UnitPrice

SELLER = Authority(discount_limit=1000, margin_floor=1500, sees_cost=True)


def item(price: int = 100_000, discount: int = 0, cost: int | None = None) -> PricedLine:
    return PricedLine(
        LineKind.ITEM,
        LineChoice.NORMAL,
        10,
        UnitPrice.of(price, "VND"),
        discount,
        800,
        None if cost is None else UnitPrice.of(cost, "VND"),
    )


def test_discounts_come_one_after_the_other() -> None:
    assert deepest_discount([Offered(item(discount=1000))], 500) == 1450


def test_a_typed_price_below_the_rules_is_a_discount() -> None:
    assert deepest_discount([Offered(item(88_000), UnitPrice.of(100_000, "VND"))], 0) == 1200


def test_a_price_above_the_rules_buys_no_discount_elsewhere() -> None:
    offered = [Offered(item(150_000), UnitPrice.of(100_000, "VND")), Offered(item(discount=700))]
    assert deepest_discount(offered, 0) == 700


def test_a_discount_line_counts_like_any_other() -> None:
    less = PricedLine(
        LineKind.DISCOUNT, LineChoice.NORMAL, 1, UnitPrice.of(-200_000, "VND"), 0, 800
    )
    assert deepest_discount([Offered(item()), Offered(less)], 0) == 2000


def test_an_option_that_is_not_taken_grants_nothing() -> None:
    option = PricedLine(LineKind.ITEM, LineChoice.OPTIONAL, 1, UnitPrice.of(10, "VND"), 9000, 800)
    assert deepest_discount([Offered(item()), Offered(option)], 0) == 0


def test_within_the_limits_nobody_is_asked() -> None:
    lines = [item(discount=1000, cost=70_000)]
    sums = totals(lines, "VND")
    assert approval_reasons([Offered(line) for line in lines], sums, 0, SELLER) == ()


def test_a_thin_margin_is_named_only_to_who_may_see_it() -> None:
    lines = [item(cost=95_000)]
    sums = totals(lines, "VND")
    offered = [Offered(line) for line in lines]
    blind = Authority(discount_limit=1000, margin_floor=1500, sees_cost=False)
    (named,) = approval_reasons(offered, sums, 0, SELLER)
    (unnamed,) = approval_reasons(offered, sums, 0, blind)
    assert dict(named.values)["margin"] == 5
    assert unnamed.values == ()


@given(
    first=st.integers(0, 10_000),
    document=st.integers(0, 10_000),
    price=st.integers(1, 10**9),
    asked=st.integers(1, 10**9),
)
def test_it_is_always_a_percentage(first: int, document: int, price: int, asked: int) -> None:
    offered = [Offered(item(price, first), UnitPrice.of(asked, "VND"))]
    assert 0 <= deepest_discount(offered, document) <= 10_000
