"""Prospects and customers: who they are, what was done with them, and what is next."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from salesdesk.models.prospect_list import Order
from salesdesk.services.context import Context
from salesdesk.services.prospects.activities import (
    ProspectActivities,
    RemovedActivity,
    Wording,
)
from salesdesk.services.prospects.answers import (
    Interview,
    Known,
    PaperAnswer,
    PrinterAnswer,
    SupplyPutIn,
)
from salesdesk.services.prospects.attachments import FileDetail, ProspectAttachments
from salesdesk.services.prospects.bulk import BULK_STATES, ProspectBulk
from salesdesk.services.prospects.bulk_work import BulkDone
from salesdesk.services.prospects.campaigns import Campaigns
from salesdesk.services.prospects.changes import (
    CHANNELS,
    LANGUAGES,
    POINT_LABELS,
    Change,
    HistoryEntry,
)
from salesdesk.services.prospects.columns import COLUMNS, SORTED_BY, ListColumn, Look
from salesdesk.services.prospects.entry import NewProspect, ProspectEntry
from salesdesk.services.prospects.handovers import HandOverLine
from salesdesk.services.prospects.happening import GROUP_NAMES, Group
from salesdesk.services.prospects.known import Duplicate, KnownProspects
from salesdesk.services.prospects.links import (
    LinkDetail,
    NewLink,
    ProspectLinks,
    RemovedLink,
)
from salesdesk.services.prospects.listing import MOST, ProspectLists, ViewKey
from salesdesk.services.prospects.log import Logged, LoggedActivity, PlannedStep, ProspectLog
from salesdesk.services.prospects.merging import ProspectMerging
from salesdesk.services.prospects.moves import Move, ProspectMoves
from salesdesk.services.prospects.needs import NeedsInterviews
from salesdesk.services.prospects.people import NamedIn
from salesdesk.services.prospects.qualifying import ProspectQualifying
from salesdesk.services.prospects.record import ProspectRecords
from salesdesk.services.prospects.shapes import (
    VIEW_NAMES,
    AccountLink,
    AddressDetail,
    AssessmentLine,
    ContactDetail,
    DealLine,
    Listing,
    NextStep,
    PointDetail,
    ProposalLink,
    ProspectDetails,
    ProspectRecord,
    ProspectRow,
    Shown,
    View,
)
from salesdesk.services.prospects.timeline import Happening, ProspectStream, Stream
from salesdesk.services.prospects.touch import ProspectTouch, Touch
from salesdesk.services.prospects.views import NewView, ProspectViews, SavedList

if TYPE_CHECKING:
    from salesdesk.services.prospects.cold_calls import ColdCalls
    from salesdesk.services.prospects.export import ProspectExports
    from salesdesk.services.prospects.visits import Visits

__all__ = [
    "BULK_STATES",
    "CHANNELS",
    "COLUMNS",
    "GROUP_NAMES",
    "LANGUAGES",
    "MOST",
    "POINT_LABELS",
    "SORTED_BY",
    "VIEW_NAMES",
    "AccountLink",
    "AddressDetail",
    "AssessmentLine",
    "BulkDone",
    "Change",
    "ContactDetail",
    "DealLine",
    "Duplicate",
    "FileDetail",
    "Group",
    "HandOverLine",
    "Happening",
    "HistoryEntry",
    "Interview",
    "Known",
    "LinkDetail",
    "ListColumn",
    "Listing",
    "Logged",
    "LoggedActivity",
    "Look",
    "Move",
    "NamedIn",
    "NewLink",
    "NewProspect",
    "NewView",
    "NextStep",
    "Order",
    "PaperAnswer",
    "PlannedStep",
    "PointDetail",
    "PrinterAnswer",
    "ProposalLink",
    "ProspectDetails",
    "ProspectRecord",
    "ProspectRow",
    "ProspectService",
    "RemovedActivity",
    "RemovedLink",
    "SavedList",
    "Shown",
    "Stream",
    "SupplyPutIn",
    "Touch",
    "View",
    "ViewKey",
    "Wording",
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
    ProspectActivities,
    ProspectQualifying,
    ProspectLinks,
    ProspectAttachments,
    ProspectStream,
    ProspectTouch,
):
    """Everything that is done with prospects; interviews and merging have rooms of their own."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.needs = NeedsInterviews(context)
        self.campaigns = Campaigns(context)
        self.merging = ProspectMerging(context)

    # Rooms that are seldom entered load when they are.

    @cached_property
    def exports(self) -> ProspectExports:
        """Accounts written into files."""
        from salesdesk.services.prospects.export import ProspectExports

        return ProspectExports(self._context)

    @cached_property
    def cold_calls(self) -> ColdCalls:
        """A list worked through on the phone."""
        from salesdesk.services.prospects.cold_calls import ColdCalls

        return ColdCalls(self._context)

    @cached_property
    def visits(self) -> Visits:
        """Visits on a day, ward by ward."""
        from salesdesk.services.prospects.visits import Visits

        return Visits(self._context)
