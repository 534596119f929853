"""A bill goes to the billing address and goods to where they are delivered."""

from __future__ import annotations

from uuid import UUID

from salesdesk.desk import Desk
from salesdesk.domain.prospects.places import AddressKind
from salesdesk.models.closing import Invoice, Order
from salesdesk.services.closing.orders import who_and_where
from salesdesk.services.prospects import NewProspect


def test_an_order_at_the_counter_is_delivered_to_the_depot(desk: Desk) -> None:
    key = desk.prospects.enter(NewProspect("Quán Mộc", street="5 Hàng Bông")).value
    assert who_and_where(key)["delivery_address"] == "5 Hàng Bông"
    desk.prospects.add_address(key, "Kho 3", AddressKind.DELIVERY)
    where = who_and_where(key)
    assert (where["client_address"], where["delivery_address"]) == ("5 Hàng Bông", "Kho 3")


def test_the_bill_goes_to_the_billing_address(shop: Desk, order: UUID) -> None:
    client = Order.get_by_id(order).prospect_id
    shop.prospects.add_address(client, "Phòng Kế toán, 9 Trần Phú", AddressKind.BILLING)
    invoice = shop.closing.draft_invoice(order).value
    assert Invoice.get_by_id(invoice).client_address == "Phòng Kế toán, 9 Trần Phú"
