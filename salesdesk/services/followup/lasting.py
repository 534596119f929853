"""How long a customer's usual purchase lasts, by the newest needs interview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Protocol
from uuid import UUID

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.needs import Needs
from salesdesk.domain.followup.consumption import days_lasting, units_per_month
from salesdesk.domain.followup.purchases import Purchase, beat
from salesdesk.models.bulk import plain
from salesdesk.models.needs import NeedsAssessment
from salesdesk.services.context import Context
from salesdesk.services.followup.purchases import Item
from salesdesk.services.prospects.interview import client_needs, read_interview


class Shelves(Protocol):
    """What is needed of the catalogue here."""

    def catalogue(self) -> Assortment:
        """Everything the shop sells or knows of."""


class Lasting:
    """Answers for one customer after the other; keeps which interview is whose newest."""

    def __init__(self, context: Context, catalogue: Shelves) -> None:
        self._context, self._catalogue = context, catalogue
        self._newest = newest_interviews()

    def of(self, prospect_id: UUID) -> Callable[[Item, Sequence[Purchase]], int]:
        """Days that a usual purchase of an item lasts this customer; 0 where nobody said."""
        asked = self._newest.get(prospect_id)
        if asked is None:
            return _nobody_said
        needs = client_needs(read_interview(asked[0], self._context.clock))
        assortment, today = self._catalogue.catalogue(), self._context.today()

        def lasting(item: Item, bought: Sequence[Purchase]) -> int:
            per_month = _use(item, needs, assortment)
            usual = beat(bought, today) if per_month else None
            return days_lasting(usual.quantity, per_month) if usual else 0

        return lasting


def newest_interviews() -> dict[UUID, tuple[UUID, str]]:
    """The newest interview of each account, and when it was last changed."""
    rows = NeedsAssessment.select(
        NeedsAssessment.prospect, NeedsAssessment.id, NeedsAssessment.changed_at
    ).order_by(NeedsAssessment.created_at, NeedsAssessment.id)
    return {prospect: (key, str(changed)) for prospect, key, changed in plain(rows)}


def _use(item: Item, needs: Needs, assortment: Assortment) -> Fraction:
    product = assortment.product(item.product_id) if item.product_id else None
    return units_per_month(product, needs, assortment) if product else Fraction(0)


def _nobody_said(_item: Item, _bought: Sequence[Purchase]) -> int:
    return 0
