"""Proposals: from a client's needs to a signed yes."""

from salesdesk.services.proposals.draft import NewItem
from salesdesk.services.proposals.records import (
    VIEW_NAMES,
    Accepted,
    Edited,
    LineRecord,
    ProposalRecord,
    ProposalRow,
    Revision,
    Snapshot,
    Sort,
    View,
)
from salesdesk.services.proposals.service import ProposalsService
from salesdesk.services.proposals.wording import (
    BY_HAND,
    price_rule_word,
    unit_kept,
    unit_word,
)

__all__ = [
    "BY_HAND",
    "VIEW_NAMES",
    "Accepted",
    "Edited",
    "LineRecord",
    "NewItem",
    "ProposalRecord",
    "ProposalRow",
    "ProposalsService",
    "Revision",
    "Snapshot",
    "Sort",
    "View",
    "price_rule_word",
    "unit_kept",
    "unit_word",
]
