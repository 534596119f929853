"""A process that works at a shop's file until somebody pulls the plug.

    python till.py pay|import|issue SHOP [FOLDER]

Each thing that is committed is acknowledged with one line on stdout, after the commit and not
before: whoever reads the line may rely on it.
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.closing.states import PaymentMethod
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.closing import Invoice, Order
from salesdesk.money import Money

ORDERS_IN_A_FILE = 300
LINES_IN_AN_ORDER = 3


def pay(desk: Desk, _folder: Path) -> None:
    """Take 1 ₫ after the other for whatever is open."""
    while True:
        invoice = (
            Invoice.select()
            .where(Invoice.number.is_null(False), Invoice.paid < Invoice.total)
            .order_by(Invoice.total.desc())
            .get()
        )
        taken = desk.closing.pay(invoice.id, Money(1, invoice.currency), PaymentMethod.CASH)
        acknowledge(str(taken.value))


def take_in(desk: Desk, folder: Path) -> None:
    """Import one file of orders after the other, each under numbers of its own."""
    for number in count():
        name = f"{folder.name}-{number}"
        path = folder / f"{name}.csv"
        path.write_text(orders_file(name), encoding="utf-8")
        desk.imports.orders(path)
        acknowledge(name)


def issue(desk: Desk, _folder: Path) -> None:
    """Invoice every order that nobody else has invoiced yet."""
    for order in list(Order.select().order_by(Order.number)):
        try:
            draft = desk.closing.draft_invoice(order.id).value
            desk.closing.issue(draft)
        except (NotAllowed, WrongInput):
            continue  # a colleague was faster
        acknowledge(str(draft))


def orders_file(name: str) -> str:
    """An order list whose orders are numbered after it."""
    lines = (
        f"{name}-{order},Khách {order % 40},2026-03-05,P{(order + line) % 60},2,95000"
        for order in range(ORDERS_IN_A_FILE)
        for line in range(LINES_IN_AN_ORDER)
    )
    return "\n".join(["order,customer,date,product,qty,price", *lines, ""])


def acknowledge(what: str) -> None:
    """Say that something is kept for good."""
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


WORK = {"pay": pay, "import": take_in, "issue": issue}


def main() -> None:
    """Open the shop, sit down as its manager, and work."""
    desk = Desk(Path(sys.argv[2]), as_of(date(2026, 11, 23)))
    manager = next(each for each in desk.team.members() if Role.SALES_MANAGER in each.roles)
    desk.team.work_as(manager.id)
    acknowledge("open")
    WORK[sys.argv[1]](desk, Path(sys.argv[-1]))
    desk.close()


if __name__ == "__main__":
    main()
