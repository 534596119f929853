"""Four processes work at the same shop: nobody gets a colleague's number, none is left out."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.models.closing import Invoice, Order, OrderLine
from salesdesk.money import UnitPrice
from salesdesk.services.closing.orders import OrderedLine, enter_order

TILL = Path(__file__).parent / "till.py"
TODAY = as_of(date(2026, 11, 23))
ORDERS = 30
PROCESSES = 4

pytestmark = pytest.mark.slow


def order_again(shop: Path) -> None:
    """Let a customer of the sample order the same thing many times."""
    desk = Desk(shop, TODAY)
    line = OrderLine.select(OrderLine, Order).join(Order).get()
    price = UnitPrice(line.unit_price, line.order.currency)
    assert line.product_id is not None
    wanted = OrderedLine(line.product_id, line.sku, line.name, line.unit, 1, price, line.vat)
    with desk.context.writing() as book:
        for _ in range(ORDERS):
            enter_order(book, line.order.prospect_id, [wanted])
    desk.close()


def test_invoice_numbers_have_no_gap_and_no_double(sample_file: Path) -> None:
    order_again(sample_file)
    at_work = [
        subprocess.Popen(
            [sys.executable, TILL, "issue", sample_file], stdout=subprocess.PIPE, text=True
        )
        for _ in range(PROCESSES)
    ]
    issued = []
    for process in at_work:
        said, _nothing = process.communicate(timeout=300)
        assert process.returncode == 0
        issued += said.split()[1:]
    assert len(issued) == len(set(issued)) >= ORDERS
    desk = Desk(sample_file, TODAY)
    assert desk.upkeep.check() == ()
    numbers = [row.number for row in Invoice.select().where(Invoice.number.startswith("HD-2026"))]
    assert sorted(numbers) == [f"HD-2026-{each:04d}" for each in range(1, len(numbers) + 1)]
    assert Invoice.select().where(Invoice.number.is_null()).count() == 0
    desk.close()
