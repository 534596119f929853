"""What is printed always adds up, whatever is on a proposal."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.domain.proposals.totals import PricedLine, totals
from salesdesk.money import Money, UnitPrice, total

CURRENCIES = st.sampled_from(["VND", "USD", "EUR", "KWD"])
RATES = st.sampled_from([0, 500, 800, 1000])


@st.composite
def proposals(draw: st.DrawFn) -> tuple[str, list[PricedLine], int]:
    """A currency, lines of every kind and choice, and a discount on the document."""
    currency = draw(CURRENCIES)
    lines = st.builds(
        PricedLine,
        kind=st.sampled_from(LineKind),
        choice=st.sampled_from(LineChoice),
        quantity=st.integers(1, 100_000),
        unit_price=st.builds(UnitPrice, st.integers(-(10**12), 10**13), st.just(currency)),
        discount=st.integers(0, 10_000),
        vat=RATES,
        cost=st.none() | st.builds(UnitPrice, st.integers(0, 10**13), st.just(currency)),
        chosen=st.booleans(),
    )
    return currency, draw(st.lists(lines, max_size=30)), draw(st.integers(0, 10_000))


@settings(max_examples=2000, deadline=None)
@given(proposals())
def test_everything_printed_adds_up(made: tuple[str, list[PricedLine], int]) -> None:
    currency, lines, discount = made
    sums = totals(lines, currency, discount)
    counted = [line for line in lines if line.counts]
    assert sums.subtotal == total((line.amount for line in counted), currency)
    assert sums.subtotal - sums.discount == sums.net
    assert total((vat.base for vat in sums.vats), currency) == sums.net
    assert total((vat.tax for vat in sums.vats), currency) == sums.tax
    assert total((vat.gross for vat in sums.vats), currency) == sums.gross
    assert sums.net + sums.tax == sums.gross


@settings(max_examples=500, deadline=None)
@given(proposals())
def test_tax_is_worked_out_per_rate_on_its_own_base(
    made: tuple[str, list[PricedLine], int],
) -> None:
    currency, lines, discount = made
    sums = totals(lines, currency, discount)
    assert [vat.rate for vat in sums.vats] == sorted({line.vat for line in lines if line.counts})
    assert all(vat.tax == vat.base.share(vat.rate) for vat in sums.vats)


@given(proposals())
def test_what_is_only_offered_changes_nothing(made: tuple[str, list[PricedLine], int]) -> None:
    currency, lines, discount = made
    counted = [line for line in lines if line.counts]
    assert totals(lines, currency, discount) == totals(counted, currency, discount)


def test_a_whole_discount_leaves_nothing_to_pay() -> None:
    line = PricedLine(LineKind.ITEM, LineChoice.NORMAL, 3, UnitPrice.of("33.33", "USD"), 0, 800)
    sums = totals([line], "USD", 10_000)
    assert sums.net == sums.tax == sums.gross == Money.zero("USD")
    assert sums.margin is None


def test_margin_is_unknown_where_one_cost_is() -> None:
    known = PricedLine(
        LineKind.ITEM, LineChoice.NORMAL, 1, UnitPrice.of(100, "USD"), 0, 0, UnitPrice.of(70, "USD")
    )
    unknown = PricedLine(LineKind.ITEM, LineChoice.NORMAL, 1, UnitPrice.of(100, "USD"), 0, 0)
    assert totals([known], "USD").margin == 3000
    assert totals([known, unknown], "USD").margin is None
