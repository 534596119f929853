"""A shop that has just been told yes: two manual items and a delivery charge, 10 % off."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from closing_shop import present, sit

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.services.prospects import NewProspect
from salesdesk.settings import BankAccount

PEOPLE = (
    ("Nguyễn Thị Lan", Role.ACCOUNT_EXECUTIVE),
    ("Trần Hoa", Role.SALES_MANAGER),
    ("Lê Minh", Role.SALES_DEVELOPMENT),
)


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """The shop with its people; Lan is at the desk."""
    context = desk.context
    bank = BankAccount("Vietcombank", "970436", "0071000123456", "CONG TY ANH DUONG")
    context.settings = replace(context.settings, name="Ánh Dương", bank=bank)
    for name, role in PEOPLE:
        desk.team.add(name, frozenset({role}))
    sit(desk, "Nguyễn Thị Lan")
    return desk


@pytest.fixture
def client(shop: Desk) -> UUID:
    """Đông Á Logistics, who pay within ten days."""
    entered = NewProspect(company="Công ty CP Đông Á Logistics", contact="Phạm Mai Phương")
    prospect = shop.prospects.enter(entered).value
    shop.prospects.set_field(prospect, "payment_days", 10)
    return prospect


@pytest.fixture
def presented(shop: Desk, client: UUID) -> UUID:
    """A proposal in the client's hands: 40 reams, 3 cartridges, delivery, less 10 %."""
    return present(shop, client)


@pytest.fixture
def order(shop: Desk, presented: UUID) -> UUID:
    """The order made of it."""
    return shop.proposals.accept(presented, "Phạm Mai Phương", "on paper").value.order_id
