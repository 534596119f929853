"""Following up: plans, reorders, and customers who have gone quiet."""

from salesdesk.services.followup.service import ASK_AGAIN, FollowupService
from salesdesk.services.followup.shapes import (
    NEEDS_YOU,
    SORT_NAMES,
    VIEW_HEALTH,
    VIEW_NAMES,
    CustomerRecord,
    CustomerRow,
    ForecastRow,
    ItemRow,
    Listing,
    ReorderLine,
    Sort,
    View,
)
from salesdesk.services.followup.standings import STRIP_DAYS

__all__ = [
    "ASK_AGAIN",
    "NEEDS_YOU",
    "SORT_NAMES",
    "STRIP_DAYS",
    "VIEW_HEALTH",
    "VIEW_NAMES",
    "CustomerRecord",
    "CustomerRow",
    "FollowupService",
    "ForecastRow",
    "ItemRow",
    "Listing",
    "ReorderLine",
    "Sort",
    "View",
]
