"""Putting a product on a proposal: the client's open draft, one that is chosen, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from salesdesk.domain.proposals.states import ProposalState
from salesdesk.services.catalogue import Buyer
from salesdesk.services.context import Done
from salesdesk.services.proposals import Edited, ProposalRow, Sort, View

if TYPE_CHECKING:
    from salesdesk.desk import Desk

MOST = 8


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go on a proposal: so many of a product."""

    product_id: UUID
    quantity: int


def drafts(desk: Desk, buyer: Buyer | None) -> list[ProposalRow]:
    """The drafts that a product can be added to, the last changed first: of one client or all."""
    chosen = buyer.id if buyer else None
    ids = desk.proposals.listing.ids(View.OPEN, sort=Sort.CHANGED, prospect_id=chosen)
    rows = desk.proposals.listing.rows(ids[: MOST * 4])
    return [row for row in rows if row.state is ProposalState.DRAFT][:MOST]


def add(desk: Desk, proposal_id: UUID, wish: Wish) -> Done[Edited]:
    """Add a product to a draft, at the client's price."""
    return desk.proposals.edit.add_product(proposal_id, wish.product_id, wish.quantity)


def add_to_new(desk: Desk, buyer: Buyer, wish: Wish) -> Done[Edited]:
    """Start a proposal for a client with a product on it."""
    made = desk.proposals.create(buyer.id)
    added = add(desk, made.value, wish)
    return Done(added.value, made.changed | added.changed)
