"""Which account became which: where a merged one leads, and what an account was made of."""

from __future__ import annotations

from uuid import UUID

from salesdesk.models.merges import Merge
from salesdesk.models.prospects import Prospect


def leads_to(prospect_id: UUID) -> UUID:
    """The account that this one was merged into, over any number of merges, or itself."""
    seen = {prospect_id}
    while True:
        merge = Merge.get_or_none((Merge.gone == prospect_id) & Merge.undone_at.is_null())
        if merge is None or merge.kept_id in seen:
            return prospect_id
        prospect_id = merge.kept_id
        seen.add(prospect_id)


def merged_into(prospect_id: UUID) -> dict[UUID, str]:
    """The accounts that became this one, over any number of merges, and what they were called."""
    found = {
        row.id: row.company
        for row in Prospect.select(Prospect.id, Prospect.company)
        .join(Merge, on=(Merge.gone == Prospect.id))
        .where((Merge.kept == prospect_id) & Merge.undone_at.is_null())
    }
    for gone in list(found):
        found |= merged_into(gone)
    return found
