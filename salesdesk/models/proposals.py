"""Proposals with their revisions and lines, and the documents as they were sent."""

from __future__ import annotations

from uuid import UUID

from peewee import BlobField, BooleanField, ForeignKeyField, IntegerField

from salesdesk.domain.proposals.states import LineChoice, LineKind, ProposalState
from salesdesk.models.catalogue import Product
from salesdesk.models.fields import (
    CurrencyField,
    DayField,
    InstantField,
    KindField,
    LineField,
    MinorField,
    NotesField,
    ScaledField,
)
from salesdesk.models.needs import NeedsAssessment
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.models.record import Detail, Record
from salesdesk.models.team import Staff


class Proposal(Record):
    """One revision of a proposal. Names and addresses are kept as they were.

    `total` and `margin` repeat what the lines come to, so that lists need not add up; `discount`
    is on the whole document. Percentages are basis points.
    """

    number = LineField()
    revision: IntegerField[int] = IntegerField(default=1)
    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="proposals", on_delete="RESTRICT")
    opportunity_id: UUID | None
    opportunity = ForeignKeyField(Opportunity, null=True, on_delete="SET NULL")
    contact_id: UUID | None
    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
    assessment_id: UUID | None
    assessment = ForeignKeyField(NeedsAssessment, null=True, on_delete="SET NULL")
    owner_id: UUID | None
    owner = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    state = KindField(ProposalState, default=ProposalState.DRAFT)
    state_reason = LineField()
    dated = DayField()
    valid_until = DayField()
    currency = CurrencyField(default="VND")
    language = LineField(default="vi")
    client_name = LineField()
    client_address = LineField()
    client_tax_code = LineField()
    contact_name = LineField()
    contact_title = LineField()
    opening = NotesField()
    delivery_terms = NotesField()
    warranty_terms = NotesField()
    payment_terms = NotesField()
    discount: IntegerField[int] = IntegerField(default=0)
    total = MinorField(default=0)
    margin: IntegerField[int | None] = IntegerField(null=True)
    approved_by_id: UUID | None
    approved_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    presented_at = InstantField(null=True)
    answered_at = InstantField(null=True)
    signed_by = LineField()
    follow_up_on = DayField(null=True)
    changed_at = InstantField()
    deleted_at = InstantField(null=True)

    class Meta:
        indexes = (
            (("number", "revision"), True),
            (("state", "valid_until"), False),
            (("prospect",), False),
            (("opportunity",), False),
            (("changed_at",), False),
        )


class ProposalLine(Detail):
    """A line of a proposal, with its price as it was and the rule that gave it.

    `reason` keeps a sentence for every language. `page_yield` is in pages of one unit at the rated
    coverage, `coverage` the client's own in hundredths of a percent; cost per page follows.
    """

    proposal_id: UUID
    proposal = ForeignKeyField(Proposal, backref="lines", on_delete="CASCADE")
    position: IntegerField[int] = IntegerField()
    kind = KindField(LineKind, default=LineKind.ITEM)
    choice = KindField(LineChoice, default=LineChoice.NORMAL)
    choice_group = LineField()
    chosen: BooleanField[bool] = BooleanField(default=False)
    product_id: UUID | None
    product = ForeignKeyField(Product, null=True, on_delete="RESTRICT")
    sku = LineField()
    name = LineField()
    detail = LineField()
    unit = LineField()
    quantity: IntegerField[int] = IntegerField(default=1)
    unit_price = ScaledField(default=0)
    discount: IntegerField[int] = IntegerField(default=0)
    vat: IntegerField[int] = IntegerField(default=0)
    cost = ScaledField(null=True)
    price_rule = LineField()
    serves = LineField()
    reason = NotesField()
    cost_per_page = LineField()
    page_yield: IntegerField[int | None] = IntegerField(null=True)
    coverage: IntegerField[int | None] = IntegerField(null=True)

    class Meta:
        indexes = ((("proposal", "position"), False),)


class SentDocument(Record):
    """A document exactly as it went out; insert-only."""

    kind = LineField()
    number = LineField(index=True)
    proposal_id: UUID | None
    proposal = ForeignKeyField(Proposal, null=True, on_delete="RESTRICT")
    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, on_delete="RESTRICT")
    language = LineField()
    sha256 = LineField()
    content: BlobField[bytes] = BlobField()
