"""Every table, in the order in which they can be made."""

from __future__ import annotations

from peewee import Model

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
from salesdesk.models.history import History
from salesdesk.models.needs import NeededPaper, NeededPrinter, NeedsAssessment
from salesdesk.models.opportunities import Opportunity, StageLog
from salesdesk.models.proposals import Proposal, ProposalLine, SentDocument
from salesdesk.models.prospects import (
    Activity,
    Address,
    Contact,
    Prospect,
)
from salesdesk.models.search import SearchEntry
from salesdesk.models.team import NumberSeries, Setting, Staff, StaffRole

TABLES: tuple[type[Model], ...] = (
    Staff,
    StaffRole,
    Setting,
    NumberSeries,
    Prospect,
    Contact,
    Address,
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
    NeedsAssessment,
    NeededPrinter,
    NeededPaper,
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
    Prospect: "prospects",
    Contact: "prospects",
    Address: "prospects",
    Activity: "prospects",
    Task: "prospects",
    NeedsAssessment: "prospects",
    NeededPrinter: "prospects",
    NeededPaper: "prospects",
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
