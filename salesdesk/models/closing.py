"""What follows when a deal is won: order, delivery, invoice, payment."""

from __future__ import annotations

from uuid import UUID

from peewee import BlobField, ForeignKeyField, IntegerField

from salesdesk.domain.closing.states import (
    Fulfilment,
    InvoiceState,
    OrderState,
    PaymentMethod,
)
from salesdesk.models.catalogue import Product
from salesdesk.models.fields import (
    CurrencyField,
    DayField,
    KindField,
    LineField,
    MinorField,
    NotesField,
    ScaledField,
)
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Prospect
from salesdesk.models.record import Detail, Record
from salesdesk.models.team import Staff


class Order(Record):
    """What a client ordered: exactly what was accepted, or what was imported."""

    number = LineField(unique=True)
    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="orders", on_delete="RESTRICT")
    opportunity_id: UUID | None
    opportunity = ForeignKeyField(Opportunity, null=True, on_delete="SET NULL")
    proposal_id: UUID | None
    proposal = ForeignKeyField(Proposal, null=True, on_delete="RESTRICT")
    owner_id: UUID | None
    owner = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    state = KindField(OrderState, default=OrderState.CONFIRMED)
    delivery = KindField(Fulfilment, default=Fulfilment.NONE)
    invoicing = KindField(Fulfilment, default=Fulfilment.NONE)
    ordered_on = DayField()
    currency = CurrencyField(default="VND")
    language = LineField(default="vi")
    discount: IntegerField[int] = IntegerField(default=0)
    total = MinorField(default=0)
    client_name = LineField()
    client_address = LineField()
    client_tax_code = LineField()
    contact_name = LineField()
    delivery_address = LineField()
    delivery_terms = NotesField()
    payment_terms = NotesField()
    payment_days: IntegerField[int] = IntegerField(default=15)
    origin = LineField()
    cancel_reason = LineField()

    class Meta:
        table_name = "sales_order"
        indexes = ((("prospect", "ordered_on"), False), (("ordered_on",), False))


class OrderLine(Detail):
    """A line of an order. `delivered` and `invoiced` count units."""

    order_id: UUID
    order = ForeignKeyField(Order, backref="lines", on_delete="CASCADE")
    position: IntegerField[int] = IntegerField(default=0)
    product_id: UUID | None
    product = ForeignKeyField(Product, null=True, on_delete="RESTRICT")
    sku = LineField()
    name = LineField()
    detail = LineField()
    unit = LineField()
    quantity: IntegerField[int] = IntegerField()
    unit_price = ScaledField()
    discount: IntegerField[int] = IntegerField(default=0)
    vat: IntegerField[int] = IntegerField(default=0)
    cost = ScaledField(null=True)
    delivered: IntegerField[int] = IntegerField(default=0)
    invoiced: IntegerField[int] = IntegerField(default=0)

    class Meta:
        indexes = ((("order", "position"), False), (("product",), False))


class Delivery(Record):
    """Goods that went out on a day."""

    number = LineField(unique=True)
    order_id: UUID
    order = ForeignKeyField(Order, backref="deliveries", on_delete="RESTRICT")
    delivered_on = DayField()
    received_by = LineField()
    note = NotesField()


class DeliveryLine(Detail):
    """How many of an order's line went out."""

    delivery_id: UUID
    delivery = ForeignKeyField(Delivery, backref="lines", on_delete="CASCADE")
    order_line_id: UUID
    order_line = ForeignKeyField(OrderLine, on_delete="RESTRICT")
    quantity: IntegerField[int] = IntegerField()


class Invoice(Record):
    """What a client owes; never changed once issued, but for what was paid.

    Drafts have no number; it is given when the invoice is issued, without gaps.
    """

    number = LineField(null=True, unique=True, default=None)
    order_id: UUID
    order = ForeignKeyField(Order, backref="invoices", on_delete="RESTRICT")
    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="invoices", on_delete="RESTRICT")
    state = KindField(InvoiceState, default=InvoiceState.DRAFT)
    issued_on = DayField(null=True)
    due_on = DayField(null=True)
    currency = CurrencyField(default="VND")
    language = LineField(default="vi")
    discount: IntegerField[int] = IntegerField(default=0)
    net = MinorField(default=0)
    tax = MinorField(default=0)
    total = MinorField(default=0)
    paid = MinorField(default=0)
    client_name = LineField()
    client_address = LineField()
    client_tax_code = LineField()
    contact_name = LineField()

    class Meta:
        indexes = ((("state", "due_on"), False), (("prospect", "state"), False))


class InvoiceLine(Detail):
    """A line of an invoice, as it was when it was made."""

    invoice_id: UUID
    invoice = ForeignKeyField(Invoice, backref="lines", on_delete="CASCADE")
    position: IntegerField[int] = IntegerField(default=0)
    order_line_id: UUID | None
    order_line = ForeignKeyField(OrderLine, null=True, on_delete="RESTRICT")
    sku = LineField()
    name = LineField()
    detail = LineField()
    unit = LineField()
    quantity: IntegerField[int] = IntegerField()
    unit_price = ScaledField()
    discount: IntegerField[int] = IntegerField(default=0)
    vat: IntegerField[int] = IntegerField(default=0)


class Payment(Record):
    """Money that came in; insert-only. A reversal is a payment of the negative amount."""

    number = LineField(unique=True)
    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="payments", on_delete="RESTRICT")
    invoice_id: UUID
    invoice = ForeignKeyField(Invoice, backref="payments", on_delete="RESTRICT")
    paid_on = DayField()
    amount = MinorField()
    currency = CurrencyField(default="VND")
    method = KindField(PaymentMethod)
    reference = LineField()
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    reverses_id: UUID | None
    reverses = ForeignKeyField("self", null=True, unique=True, on_delete="RESTRICT", backref="back")

    class Meta:
        indexes = ((("paid_on",), False),)


class Acceptance(Record):
    """How a client said yes: on paper, by e-mail, or signed on the screen; insert-only."""

    proposal_id: UUID
    proposal = ForeignKeyField(Proposal, on_delete="RESTRICT")
    name = LineField()
    how = LineField()
    signature: BlobField[bytes | None] = BlobField(null=True)
    document_sha256 = LineField()
