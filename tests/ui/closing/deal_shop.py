"""Deals for the tests of the Closing page: a client with a presented proposal, and some more."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.money import Money, UnitPrice
from salesdesk.services.proposals import NewItem
from salesdesk.services.prospects import NewProspect

CLIENT = "Công ty CP Đông Á Logistics"


def fill(desk: Desk) -> None:
    """A manager who sells, and the shop's name."""
    desk.context.settings = replace(desk.context.settings, name="Ánh Dương")
    roles = frozenset({Role.ACCOUNT_EXECUTIVE, Role.SALES_MANAGER})
    desk.team.work_as(desk.team.add("Nguyễn Thị Lan", roles).value)


def presented(desk: Desk) -> UUID:
    """A proposal for 40 reams and 3 cartridges in the client's hands; its key."""
    entered = NewProspect(company=CLIENT, contact="Phạm Mai Phương")
    proposal = desk.proposals.create(desk.prospects.enter(entered).value).value
    for name, count, price in (("Giấy A4 80 g/m²", 40, 74_000), ("Mực HP 76A", 3, 2_450_000)):
        item = NewItem(name, count, "box", UnitPrice.of(price, "VND"))
        desk.proposals.edit.add_item(proposal, item)
    desk.proposals.present(proposal)
    return proposal


def ordered(desk: Desk) -> UUID:
    """The order made of it; its key."""
    return desk.proposals.accept(presented(desk), "Phạm Mai Phương", "on paper").value.order_id


def opened(desk: Desk, company: str, amount: int) -> UUID:
    """A deal in discovery; its key."""
    prospect = desk.prospects.enter(NewProspect(company=company)).value
    return desk.closing.open(prospect, "Giấy và mực in", Money(amount, "VND")).value
