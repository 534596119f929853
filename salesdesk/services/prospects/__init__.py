"""Prospects and customers: who they are, what was done with them, and what is next."""

from __future__ import annotations

from salesdesk.models.prospect_list import Order
from salesdesk.services.context import Context
from salesdesk.services.prospects.answers import (
    Interview,
    Known,
    PaperAnswer,
    PrinterAnswer,
    SupplyPutIn,
)
from salesdesk.services.prospects.bulk import BULK_STATES, BulkDone, ProspectBulk
from salesdesk.services.prospects.changes import Change, HistoryEntry
from salesdesk.services.prospects.columns import COLUMNS, SORTED_BY, ListColumn, Look
from salesdesk.services.prospects.entry import NewProspect, ProspectEntry
from salesdesk.services.prospects.known import Duplicate, KnownProspects
from salesdesk.services.prospects.listing import MOST, ProspectLists, ViewKey
from salesdesk.services.prospects.log import Logged, LoggedActivity, PlannedStep, ProspectLog
from salesdesk.services.prospects.moves import Move, ProspectMoves
from salesdesk.services.prospects.needs import NeedsInterviews
from salesdesk.services.prospects.record import ProspectRecords
from salesdesk.services.prospects.shapes import (
    VIEW_NAMES,
    AddressDetail,
    AssessmentLine,
    ContactDetail,
    DealLine,
    Listing,
    NextStep,
    ProposalLink,
    ProspectDetails,
    ProspectRecord,
    ProspectRow,
    Shown,
    View,
)
from salesdesk.services.prospects.timeline import Happening
from salesdesk.services.prospects.views import NewView, ProspectViews, SavedList

__all__ = [
    "BULK_STATES",
    "COLUMNS",
    "MOST",
    "SORTED_BY",
    "VIEW_NAMES",
    "AddressDetail",
    "AssessmentLine",
    "BulkDone",
    "Change",
    "ContactDetail",
    "DealLine",
    "Duplicate",
    "Happening",
    "HistoryEntry",
    "Interview",
    "Known",
    "ListColumn",
    "Listing",
    "Logged",
    "LoggedActivity",
    "Look",
    "Move",
    "NewProspect",
    "NewView",
    "NextStep",
    "Order",
    "PaperAnswer",
    "PlannedStep",
    "PrinterAnswer",
    "ProposalLink",
    "ProspectDetails",
    "ProspectRecord",
    "ProspectRow",
    "ProspectService",
    "SavedList",
    "Shown",
    "SupplyPutIn",
    "View",
    "ViewKey",
]


class ProspectService(
    ProspectLists,
    ProspectRecords,
    ProspectEntry,
    ProspectLog,
    ProspectMoves,
    KnownProspects,
    ProspectViews,
    ProspectBulk,
):
    """Everything that is done with prospects; the needs interviews stand in `needs`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.needs = NeedsInterviews(context)
