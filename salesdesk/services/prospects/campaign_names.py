"""Campaigns by the names that people give them."""

from __future__ import annotations

from uuid import UUID

from salesdesk.models.campaigns import Campaign
from salesdesk.services.context import Book
from salesdesk.text import clean, fold


def campaign_by_name(book: Book, name: str) -> UUID | None:
    """The campaign of this name, accents and case aside; made where there is none yet.

    None for no name.
    """
    wanted = clean(name)
    if not wanted:
        return None
    for known in Campaign.select(Campaign.id, Campaign.name):
        if fold(known.name) == fold(wanted):
            return known.id
    return book.add(Campaign, name=wanted).id


def campaign_names() -> dict[UUID, str]:
    """Every campaign's name, by its key."""
    return {row.id: row.name for row in Campaign.select(Campaign.id, Campaign.name)}
