"""What holds for every client: enough and not too much, sums that add up, nothing that is unfit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from catalogue_shelf import TERMS, asked, corner_shop, printer, said, shelf, supply
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.calibration import Change
from salesdesk.domain.catalogue.kinds import Capacity, Certainty, Colour, PrinterKind
from salesdesk.domain.catalogue.needs import Needs, PrinterNeed
from salesdesk.domain.catalogue.needs_file import needs_from
from salesdesk.domain.catalogue.pricing import PriceBook, PriceRule, Rule
from salesdesk.domain.catalogue.products import Fit, Product
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.catalogue.recommendation import Policy, Recommendation
from salesdesk.domain.catalogue.supplies import Preference, Terms
from salesdesk.money import Money, UnitPrice, total

names = st.sampled_from([model.name for model in shelf().printers])
pages = st.integers(0, 50_000)
policies = st.builds(Policy, st.sampled_from(Preference), st.integers(-1, 1))
coverages = st.sampled_from([None, 1, 5, 7.5, 15, 60])
uses = st.sampled_from(["handouts", "office", "design proofs", "archive", "photos"])


@st.composite
def needs(draw: st.DrawFn) -> dict[str, object]:
    devices = [
        {
            **printer(draw(names), draw(pages), draw(pages)),
            "quantity": draw(st.integers(1, 30)),
            "coverage_percent": draw(coverages),
        }
        for _ in range(draw(st.integers(1, 4)))
    ]
    days = draw(st.none() | st.floats(0.05, 60))
    paper = {"use": draw(uses), "days_per_ream": days}
    return {"printers": devices, "paper": paper, "months": draw(st.sampled_from([0.5, 1, 3, 12]))}


@settings(deadline=None)
@given(needs(), policies)
def test_each_quantity_covers_the_months_and_one_fewer_would_not(
    content: dict[str, object], policy: Policy
) -> None:
    answer = asked(content, policy)
    for line in answer.lines:
        assert line.quantity >= 1
        if line.per_month is not None:
            needed = line.per_month * Fraction(answer.months)
            assert line.quantity >= needed > line.quantity - 1


@settings(deadline=None)
@given(needs(), policies)
def test_all_sums_add_up_to_the_last_dong(content: dict[str, object], policy: Policy) -> None:
    answer = asked(content, policy)
    assert answer.total == total((line.amount for line in answer.lines), "VND")
    assert answer.monthly_cost == total((line.monthly_cost for line in answer.lines), "VND")
    shares = [share.monthly_cost for line in answer.lines for share in line.shares]
    assert total(shares, "VND") == answer.monthly_cost
    known = [cost.proposed for cost in answer.need_costs if cost.proposed is not None]
    assert total(known, "VND") <= answer.monthly_cost
    assert all(line.amount == line.price.unit_price.times(line.quantity) for line in answer.lines)


@settings(deadline=None)
@given(names, pages, pages, pages, policies, coverages, st.sampled_from([1, 3]))
def test_the_quantity_of_a_product_never_falls_as_pages_rise(
    name: str, mono: int, colour: int, more: int, policy: Policy, coverage: object, months: int
) -> None:
    def bought(extra: int) -> dict[str, int]:
        device = printer(name, mono + extra, colour + extra) | {"coverage_percent": coverage}
        answer = asked({"printers": device, "paper": {}, "months": months}, policy)
        return {line.product.sku: line.quantity for line in answer.lines}

    fewer, larger = bought(0), bought(more)
    assert all(larger[sku] >= fewer[sku] for sku in fewer.keys() & larger.keys())


@st.composite
def supplies(draw: st.DrawFn) -> list[tuple[Product, Certainty]]:
    """A shelf where much is wrong: bad fits, foreign stock, starters, packs, unknown yields."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        one = supply(
            f"S{number}",
            draw(st.integers(0, 5_000_000)),
            draw(st.none() | st.integers(1, 20_000)),
            draw(st.sampled_from(Colour)),
        )
        assert one.supply
        facts = replace(one.supply, capacity=draw(st.sampled_from(Capacity)))
        one = replace(
            one,
            supply=facts,
            stocked=draw(st.booleans()),
            discontinued=draw(st.booleans()),
            pieces=draw(st.integers(1, 4)),
        )
        found.append((one, draw(st.sampled_from(Certainty))))
    return found


@settings(max_examples=200, deadline=None)
@given(supplies(), st.sampled_from(PrinterKind), pages, pages, policies)
def test_nothing_unstocked_or_known_bad_is_ever_recommended(
    known: list[tuple[Product, Certainty]],
    kind: PrinterKind,
    mono: int,
    colour: int,
    policy: Policy,
) -> None:
    model = replace(shelf().printers[0], kind=kind)
    fits = tuple(Fit(product.id, model.id, certainty) for product, certainty in known)
    shop = Assortment(tuple(product for product, _ in known), (model,), fits)
    answer = recommend(
        needs_from({"printers": printer(model.name, mono, colour)}), shop, TERMS, policy
    )
    good = {
        product.id
        for product, certainty in known
        if product.offered and certainty is not Certainty.KNOWN_BAD
    }
    assert {line.product.id for line in answer.lines} <= good
    assert len(
        {line.product.supply and line.product.supply.colour for line in answer.lines}
    ) == len(answer.lines)
    assert answer.total >= Money(0, "VND")


breaks = st.lists(
    st.tuples(st.integers(2, 40), st.integers(1, 5_000)),
    min_size=1,
    max_size=4,
    unique_by=lambda b: b[0],
)


@st.composite
def priced(draw: st.DrawFn) -> tuple[Product, Terms]:
    """A toner with quantity breaks, in a currency with cents or in one without."""
    currency = draw(st.sampled_from(["VND", "USD"]))
    one = supply("TONER", 1, draw(st.integers(100, 5_000)))
    one = replace(one, list_price=UnitPrice(draw(st.integers(1, 10**9)), currency))
    rules = tuple(
        PriceRule(
            Rule.QUANTITY_BREAK,
            product_id=one.id,
            min_quantity=quantity,
            unit_price=UnitPrice(one.list_price.scaled * share // 5_000, currency),
        )
        for quantity, share in draw(breaks)
    )
    return one, Terms(currency, TERMS.day, PriceBook(rules))


def toners(offer: tuple[Product, Terms], mono: int) -> Recommendation:
    """What is suggested for the corner shop's printer."""
    one, terms = offer
    return recommend(needs_from({"printers": printer("P100", mono)}), corner_shop(one), terms)


@settings(max_examples=300, deadline=None)
@given(priced(), st.integers(1, 100_000))
def test_where_the_next_break_is_cheaper_the_desk_says_so(
    offer: tuple[Product, Terms], mono: int
) -> None:
    [line] = toners(offer, mono).lines
    following = line.price.next_break
    hints = [said(hint) for hint in line.hints]
    cheaper = [hint for hint in hints if hint.startswith("Taking")]
    if following is None:
        assert not cheaper
        return
    assert following.min_quantity > line.quantity
    assert following.unit_price.scaled < line.price.unit_price.scaled
    assert bool(cheaper) == (following.amount < line.amount)


@settings(max_examples=300, deadline=None)
@given(priced(), st.integers(0, 100_000), st.integers(0, 100_000))
def test_sums_hold_to_the_last_cent_and_more_pages_never_take_fewer(
    offer: tuple[Product, Terms], mono: int, more: int
) -> None:
    fewer, larger = toners(offer, mono), toners(offer, mono + more)
    for answer in (fewer, larger):
        assert answer.total == total((line.amount for line in answer.lines), answer.currency)
        shares = [share.monthly_cost for line in answer.lines for share in line.shares]
        assert total(shares, answer.currency) == answer.monthly_cost
    if fewer.lines:
        assert larger.lines[0].quantity >= fewer.lines[0].quantity


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 400), st.integers(1, 20_000), st.integers(1, 30), st.integers(0, 20_000))
def test_change_dates_too_are_covered_and_not_exceeded(
    apart: int, mono: int, printers: int, pages: int
) -> None:
    one = supply("TONER", 1_000_000, pages + 1)
    days = (TERMS.day - timedelta(days=apart), TERMS.day)
    changes = tuple(Change(day, one.id) for day in days)
    need = PrinterNeed("P100", printers, mono, changes=changes)
    [line] = recommend(Needs((need,), months=Decimal(3)), corner_shop(one), TERMS).lines
    assert line.per_month is not None
    assert line.quantity >= line.per_month * 3 > line.quantity - 1
    assert line.lasts is not None
    assert line.months_to_empty is not None
    assert line.lasts.low <= line.months_to_empty <= line.lasts.high
