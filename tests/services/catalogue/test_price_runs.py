"""All HP prices go up, and come down again when that was a mistake."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.price_changes import PriceChange, Rounding
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed, NotPermitted
from salesdesk.services.catalogue.price_runs import PriceRuns
from salesdesk.services.catalogue.sample import SampleCatalogue

THREE_MORE = PriceChange(brand="HP", percent=300, rounding=Rounding(Decimal(1000)))


@pytest.fixture
def runs(desk: Desk, shelves: SampleCatalogue, work_as: Callable[[Role], None]) -> PriceRuns:
    work_as(Role.SALES_MANAGER)
    return desk.catalogue.prices


def prices(desk: Desk) -> dict[str, int]:
    return {one.sku: one.list_price.scaled for one in desk.catalogue.catalogue().products}


def test_prices_change_as_previewed_and_are_taken_back(desk: Desk, runs: PriceRuns) -> None:
    before = prices(desk)
    preview = runs.preview(THREE_MORE)
    assert prices(desk) == before, "a preview changes nothing"
    run = runs.apply(preview, "HP + 3 %").value
    assert prices(desk) == before | {move.product.sku: move.after.scaled for move in preview}
    [kept] = runs.runs()
    assert (kept.name, kept.count, kept.taken_back) == ("HP + 3 %", len(preview), False)
    assert runs.take_back(run).value == len(preview)
    assert prices(desk) == before
    with pytest.raises(NotAllowed):
        runs.take_back(run)


def test_a_price_that_moved_on_is_not_pulled_back(desk: Desk, runs: PriceRuns) -> None:
    first = runs.apply(runs.preview(THREE_MORE), "once").value
    runs.apply(runs.preview(THREE_MORE)[:1], "one of them twice")
    now = prices(desk)
    with pytest.raises(NotAllowed):
        runs.take_back(first)
    assert prices(desk) == now


def test_a_preview_that_is_out_of_date_changes_nothing(desk: Desk, runs: PriceRuns) -> None:
    preview = runs.preview(THREE_MORE)
    runs.apply(preview[-1:], "somebody else was quicker")
    now = prices(desk)
    with pytest.raises(NotAllowed):
        runs.apply(preview, "too late")
    assert prices(desk) == now


def test_only_who_may_change_prices_does(
    desk: Desk, runs: PriceRuns, work_as: Callable[[Role], None]
) -> None:
    work_as(Role.ACCOUNT_EXECUTIVE)
    with pytest.raises(NotPermitted):
        runs.preview(THREE_MORE)
