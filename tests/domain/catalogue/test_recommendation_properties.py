"""What holds for every client: enough and not too much, sums that add up, nothing that is unfit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from catalogue_shelf import TERMS, asked, printer, shelf, supply
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.kinds import Capacity, Certainty, Colour, PrinterKind
from salesdesk.domain.catalogue.needs_file import needs_from
from salesdesk.domain.catalogue.products import Fit, Product
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.catalogue.recommendation import Policy
from salesdesk.domain.catalogue.supplies import Preference
from salesdesk.money import Money, total

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
