"""What the tests of closing do with a shop before their story begins."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.proposals.states import LineKind
from salesdesk.models.catalogue import Product
from salesdesk.money import UnitPrice
from salesdesk.services.proposals import NewItem

TODAY = date(2026, 11, 23)


def present(shop: Desk, client: UUID) -> UUID:
    """Make a proposal and show it to the client."""
    proposal = shop.proposals.create(client).value
    edit = shop.proposals.edit
    price = UnitPrice.of
    edit.add_item(proposal, NewItem("Giấy A4 80 g/m²", 40, "ream", price(74_000, "VND")))
    edit.add_item(proposal, NewItem("Mực HP 76A", 3, "box", price(2_450_000, "VND")))
    edit.add_line(proposal, LineKind.CHARGE, "Giao tận nơi", price(150_000, "VND"))
    edit.set_document_discount(proposal, 1000)
    shop.proposals.present(proposal)
    return proposal


def sit(shop: Desk, name: str) -> None:
    """Let the member of this name work."""
    shop.team.work_as(next(one.id for one in shop.team.members() if one.name == name))


def on(shop: Desk, day: date) -> None:
    """Go on on another day."""
    shop.context.clock = as_of(day)


def new_product(shop: Desk) -> UUID:
    """A ream of paper in the catalogue; its key."""
    with shop.context.writing() as book:
        paper = book.add(Product, sku="GIAY-A4", category=Category.PAPER, name_vi="Giấy A4")
    return paper.id
