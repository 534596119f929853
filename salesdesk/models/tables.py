"""Every table, in the order in which they can be made."""

from __future__ import annotations

from peewee import Model

from salesdesk.models.campaigns import Campaign, SourceCost
from salesdesk.models.catalogue import (
    Compatibility,
    Paper,
    PriceAgreement,
    PrinterModel,
    Product,
    StockMove,
    Supply,
)
from salesdesk.models.closing import (
    Acceptance,
    Delivery,
    DeliveryLine,
    Invoice,
    InvoiceLine,
    Order,
    OrderLine,
    Payment,
)
from salesdesk.models.followup import Task
from salesdesk.models.handover import HandOver, Qualification
from salesdesk.models.history import History
from salesdesk.models.imports import ColumnMapping, ImportedRecord, ImportRun
from salesdesk.models.merges import Merge, NotTheSame
from salesdesk.models.needs import (
    AnswerSource,
    MeterReading,
    NeededPaper,
    NeededPrinter,
    NeedsAssessment,
    SupplyChange,
)
from salesdesk.models.opportunities import Opportunity, StageLog
from salesdesk.models.proposals import Proposal, ProposalLine, SentDocument
from salesdesk.models.prospects import (
    Activity,
    Address,
    Attachment,
    Contact,
    ContactPoint,
    Prospect,
    ProspectTag,
    WebLink,
)
from salesdesk.models.saved_views import SavedView
from salesdesk.models.search import SearchEntry
from salesdesk.models.team import NumberSeries, Setting, Staff, StaffRole

TABLES: tuple[type[Model], ...] = (
    Staff,
    StaffRole,
    Setting,
    NumberSeries,
    SavedView,
    Campaign,
    SourceCost,
    Prospect,
    Contact,
    ContactPoint,
    ProspectTag,
    Address,
    WebLink,
    Attachment,
    Merge,
    NotTheSame,
    ImportRun,
    ImportedRecord,
    ColumnMapping,
    Product,
    Supply,
    Paper,
    PrinterModel,
    Compatibility,
    PriceAgreement,
    StockMove,
    Opportunity,
    StageLog,
    Activity,
    Task,
    Qualification,
    HandOver,
    NeedsAssessment,
    NeededPrinter,
    MeterReading,
    SupplyChange,
    NeededPaper,
    AnswerSource,
    Proposal,
    ProposalLine,
    SentDocument,
    Order,
    OrderLine,
    Delivery,
    DeliveryLine,
    Invoice,
    InvoiceLine,
    Payment,
    Acceptance,
    History,
    SearchEntry,
)

TOPICS: dict[type[Model], str] = {
    Staff: "team",
    StaffRole: "team",
    Setting: "team",
    SavedView: "saved views",
    Campaign: "campaigns",
    SourceCost: "campaigns",
    Prospect: "prospects",
    Contact: "prospects",
    ContactPoint: "prospects",
    ProspectTag: "prospects",
    Address: "prospects",
    WebLink: "prospects",
    Attachment: "prospects",
    Merge: "prospects",
    NotTheSame: "prospects",
    ImportRun: "imports",
    ImportedRecord: "imports",
    ColumnMapping: "imports",
    Activity: "prospects",
    Task: "prospects",
    Qualification: "prospects",
    HandOver: "prospects",
    NeedsAssessment: "prospects",
    NeededPrinter: "prospects",
    NeededPaper: "prospects",
    MeterReading: "prospects",
    SupplyChange: "prospects",
    AnswerSource: "prospects",
    Product: "catalogue",
    Supply: "catalogue",
    Paper: "catalogue",
    PrinterModel: "catalogue",
    Compatibility: "catalogue",
    PriceAgreement: "catalogue",
    StockMove: "catalogue",
    Proposal: "proposals",
    ProposalLine: "proposals",
    SentDocument: "proposals",
    Opportunity: "closing",
    StageLog: "closing",
    Order: "closing",
    OrderLine: "closing",
    Delivery: "closing",
    DeliveryLine: "closing",
    Invoice: "closing",
    InvoiceLine: "closing",
    Payment: "closing",
    Acceptance: "closing",
}
"""The topic that a table's changes are told to the open pages under."""
