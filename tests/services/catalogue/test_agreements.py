"""Prices agreed with clients: written down, in force at once, changed, ended and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.catalogue.pricing import PriceRule, Rule
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotPermitted, WrongInput
from salesdesk.language import language
from salesdesk.services.catalogue.sample import SampleCatalogue
from salesdesk.services.shop import save_settings
from salesdesk.settings import CategoryFloor


@pytest.fixture
def contract(school: UUID, work_as: Callable[[Role], None]) -> PriceRule:
    work_as(Role.SALES_MANAGER)
    return PriceRule(
        Rule.CONTRACT,
        "Contract 2026",
        category=Category.TONER,
        customer_id=school,
        discounts=(1000, 500),
        valid_until=date(2026, 12, 31),
    )


def test_a_contract_on_all_toner_holds_at_once_and_is_shown_on_the_line(
    desk: Desk, shelves: SampleCatalogue, school: UUID, contract: PriceRule
) -> None:
    toner = shelves.products["CF276X"]
    listed = desk.catalogue.price(toner).product.list_price
    desk.catalogue.agreements.add(contract)
    answer = desk.catalogue.price(toner, school)
    assert answer.rule is Rule.CONTRACT
    assert answer.unit_price.money.minor == round(listed.money.minor * 0.855)
    said = language("en").say(answer.said())
    assert said.startswith("Contract 2026, −10% then −5%, until 31 Dec")
    assert desk.catalogue.price(shelves.products["VP-101"], school).rule is not Rule.CONTRACT


def test_the_contract_is_listed_changed_taken_away_and_brought_back(
    desk: Desk, shelves: SampleCatalogue, school: UUID, contract: PriceRule
) -> None:
    agreements = desk.catalogue.agreements
    key = agreements.add(contract).value
    [row] = agreements.rows("contract 2026")
    assert (row.id, row.runs, row.ended) == (key, True, False)
    assert row.terms == contract
    before = agreements.change(key, replace(contract, discounts=(1200,))).value
    assert agreements.rows(customer_id=school)[0].terms.discounts == (1200,)
    agreements.put_back([before])
    assert agreements.rows(customer_id=school)[0].terms == contract
    kept = agreements.remove([key]).value
    assert agreements.rows(customer_id=school) == ()
    agreements.put_back(kept)
    assert agreements.rows(customer_id=school)[0].terms == contract


def test_an_ended_agreement_is_kept_in_sight_and_gives_no_price(
    desk: Desk, shelves: SampleCatalogue, school: UUID, contract: PriceRule
) -> None:
    past = replace(contract, valid_until=date(2026, 11, 22))
    desk.catalogue.agreements.add(past)
    [row] = desk.catalogue.agreements.rows(customer_id=school)
    assert row.ended
    assert desk.catalogue.price(shelves.products["CF276X"], school).rule is not Rule.CONTRACT


def test_prices_are_not_everybodys_to_change(
    desk: Desk, school: UUID, contract: PriceRule, work_as: Callable[[Role], None]
) -> None:
    with pytest.raises(WrongInput):
        desk.catalogue.agreements.add(replace(contract, discounts=()))
    work_as(Role.SALES_DEVELOPMENT)
    with pytest.raises(NotPermitted):
        desk.catalogue.agreements.add(contract)
    assert desk.catalogue.agreements.rows(customer_id=school) == ()


def test_each_category_may_have_a_floor_of_its_own(desk: Desk, shelves: SampleCatalogue) -> None:
    settings = replace(desk.settings, category_floors=(CategoryFloor("toner", 900),))
    with desk.context.writing():
        save_settings(settings)
    desk.context.settings = settings
    assert desk.catalogue.price(shelves.products["CF276X"]).floor == 900
    assert desk.catalogue.price(shelves.products["VP-101"]).floor == settings.margin_floor
