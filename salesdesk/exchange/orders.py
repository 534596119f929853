"""Order lines from a foreign file: what was sold to whom and when, and what is no sale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from salesdesk.errors import WrongInput
from salesdesk.exchange.cells import Cells
from salesdesk.exchange.columns import Holds, ImportColumn, MappedTable, prepare
from salesdesk.exchange.records import Record, RowFault
from salesdesk.exchange.table import read_rows
from salesdesk.money import currency_digits
from salesdesk.sentence import Sentence, mark, sentence, sentences
from salesdesk.text import fold

ORDER_COLUMNS = (
    ImportColumn(
        "order",
        mark("Order number"),
        (
            *("orderid", "orderno", "ordernumber", "order", "invoiceno", "invoiceid", "invoice"),
            *("invoicenumber", "sodonhang", "madonhang", "sodon", "donhang", "sohoadon", "sohd"),
        ),
    ),
    ImportColumn(
        "customer",
        mark("Customer"),
        (
            *("customerid", "customercode", "customerno", "makhachhang", "makh", "accountid"),
            *("customer", "khachhang", "customername", "tenkhachhang", "tenkh", "account"),
            *("company", "congty", "client"),
        ),
        required=True,
    ),
    ImportColumn(
        "customer_name",
        mark("Customer name"),
        ("customername", "tenkhachhang", "tenkh", "company", "companyname", "congty", "tencongty"),
    ),
    ImportColumn(
        "date",
        mark("Date"),
        (
            *("orderdate", "invoicedate", "date", "ngay", "ngaydat", "ngaydathang", "ngaymua"),
            *("ngayban", "ngaydonhang", "ngayhoadon", "ngayct", "saledate", "purchasedate"),
        ),
        Holds.DAY,
        required=True,
    ),
    ImportColumn(
        "product",
        mark("Product"),
        (
            *("productid", "productcode", "sku", "stockcode", "itemcode", "itemno", "mahang"),
            *("masanpham", "masp", "mahanghoa", "mavattu", "product", "item", "sanpham"),
            *("productname", "itemname", "tensanpham", "tenhang", "hanghoa", "description"),
        ),
        required=True,
    ),
    ImportColumn(
        "product_name",
        mark("Product name"),
        (
            *("productname", "description", "itemname", "itemdescription", "tensanpham", "tensp"),
            *("tenhang", "tenhanghoa", "mota", "diengiai", "product", "sanpham"),
        ),
    ),
    ImportColumn(
        "quantity",
        mark("Quantity"),
        ("quantity", "qty", "quantityordered", "soluong", "sl", "units", "pieces"),
        Holds.NUMBER,
        required=True,
    ),
    ImportColumn(
        "unit_price",
        mark("Unit price"),
        ("unitprice", "price", "priceeach", "rate", "dongia", "gia", "giaban"),
        Holds.NUMBER,
    ),
    ImportColumn(
        "amount",
        mark("Amount"),
        ("amount", "linetotal", "sales", "total", "lineamount", "thanhtien", "doanhso", "tongtien"),
        Holds.NUMBER,
    ),
    ImportColumn("currency", mark("Currency"), ("currency", "currencycode", "tiente", "loaitien")),
    ImportColumn("status", mark("Status"), ("status", "orderstatus", "trangthai", "tinhtrang")),
)


class LineKind(StrEnum):
    """What a line of a foreign order list is."""

    SALE = "sale"
    CANCELLATION = "cancellation"
    WITHOUT_CUSTOMER = "without customer"
    ZERO_PRICE = "zero price"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of an order as the file has it; amounts in whole units of `currency`, net.

    `customer` and `product` are the file's own keys ("17850", "85123A"), the names may be empty.
    An empty `currency` means that the file names none.
    """

    line: int
    kind: LineKind
    order: str
    customer: str
    customer_name: str
    day: date
    product: str
    product_name: str
    quantity: int
    unit_price: Decimal
    amount: Decimal
    currency: str


def prepare_orders(
    path: Path, chosen: Mapping[str, str] | None = None, date_format: str = ""
) -> MappedTable:
    """Settle how an order list is written and which column is what.

    Raises FileRefused or WrongInput as `prepare` does, and where neither price nor amount is
    there.
    """
    table = prepare(path, ORDER_COLUMNS, chosen, date_format)
    if not table.has("unit_price") and not table.has("amount"):
        said = sentence(
            "No column looks like a price. Say which one is unit_price, or amount for the line; "
            "the columns are: {known}.",
            known=", ".join(filter(None, table.format.headings)),
        )
        raise WrongInput(said, "unit_price")
    return table


def read_orders(table: MappedTable) -> Iterator[OrderLine | RowFault]:
    """The lines of an order list one by one, each with its kind; what cannot be read is a fault.

    An order has one currency: a line in another one is a fault.
    """
    priced = table.has("unit_price")
    currencies: dict[str, str] = {}
    for row in read_rows(table.path, table.format):
        if isinstance(row, Record):
            cells = Cells(row, table)
            yield _in_one_currency(_order_line(cells, priced=priced), currencies, cells)
        else:
            yield row


def kind_of(line: OrderLine | RowFault) -> LineKind:
    """What a line that was read is, for counting."""
    return line.kind if isinstance(line, OrderLine) else LineKind.WRONG


def explained(kind: LineKind, count: int) -> Sentence:
    """What became of the lines of a kind, and why."""
    return _EXPLAINED[kind](count)


_EXPLAINED = {
    LineKind.SALE: lambda n: sentences("{count} line is a sale.", "{count} lines are sales.", n),
    LineKind.CANCELLATION: lambda n: sentences(
        "{count} line cancels or returns something and is no purchase.",
        "{count} lines cancel or return something and are no purchases.",
        n,
    ),
    LineKind.WITHOUT_CUSTOMER: lambda n: sentences(
        "{count} line names no customer, so nobody's rhythm can be learned from it.",
        "{count} lines name no customer, so nobody's rhythm can be learned from them.",
        n,
    ),
    LineKind.ZERO_PRICE: lambda n: sentences(
        "{count} line has a price of zero: a gift, a sample or a correction of stock.",
        "{count} lines have a price of zero: gifts, samples or corrections of stock.",
        n,
    ),
    LineKind.WRONG: lambda n: sentences(
        "{count} line cannot be read.", "{count} lines cannot be read.", n
    ),
}

_CANCELLED_NUMBER = re.compile(r"C\d+", re.IGNORECASE)
_CANCELLED_STATUS = frozenset({"cancelled", "canceled", "da huy", "huy", "returned", "tra hang"})
_NUMBER_AS_FLOAT = re.compile(r"(\d+)\.0+")
_SIGNS = {"₫": "VND", "Đ": "VND", "VNĐ": "VND", "$": "USD", "US$": "USD", "€": "EUR"}
_NOBODY = frozenset({"", "nan", "null", "none", "n/a", "na", "-"})


def _order_line(cells: Cells, *, priced: bool) -> OrderLine | RowFault:
    try:
        on, quantity = cells.day("date"), cells.whole_number("quantity")
        unit_price, amount = _prices(cells, quantity, priced=priced)
        product = _needed(_key(cells.text("product")), "product")
        currency = _currency(cells.text("currency"))
    except WrongInput as error:
        return cells.fault(error)
    order, customer = cells.text("order"), _key(cells.text("customer"))
    customer = "" if fold(customer) in _NOBODY else customer
    return OrderLine(
        line=cells.line,
        kind=_kind(order, cells.text("status"), customer, quantity, amount),
        order=order or f"{customer} {on:%Y-%m-%d}",
        customer=customer,
        customer_name=cells.text("customer_name"),
        day=on,
        product=product,
        product_name=cells.text("product_name"),
        quantity=quantity,
        unit_price=unit_price,
        amount=amount,
        currency=currency,
    )


def _currency(text: str) -> str:
    """The code of a currency, also where the list has its sign; empty where it names none.

    Raises WrongInput for what is no currency.
    """
    code = _SIGNS.get(text.upper(), text.upper())
    if code:
        currency_digits(code)
    return code


def _in_one_currency(
    line: OrderLine | RowFault, currencies: dict[str, str], cells: Cells
) -> OrderLine | RowFault:
    if isinstance(line, RowFault) or not line.currency:
        return line
    first = currencies.setdefault(line.order, line.currency)
    if first == line.currency:
        return line
    said = sentence("The other lines of order {order} are in {code}.", order=line.order, code=first)
    return cells.fault(WrongInput(said, "currency"))


def _kind(order: str, status: str, customer: str, quantity: int, amount: Decimal) -> LineKind:
    if quantity < 0 or _CANCELLED_NUMBER.fullmatch(order) or fold(status) in _CANCELLED_STATUS:
        return LineKind.CANCELLATION
    if not customer:
        return LineKind.WITHOUT_CUSTOMER
    return LineKind.SALE if amount else LineKind.ZERO_PRICE


def _prices(cells: Cells, quantity: int, *, priced: bool) -> tuple[Decimal, Decimal]:
    """The price of one and the amount of the line, each worked out from the other if need be."""
    if quantity == 0:
        raise WrongInput(sentence("A quantity of zero is no sale."), "quantity")
    amount = cells.number("amount") if cells.written("amount").strip() else None
    if priced and (amount is None or cells.written("unit_price").strip()):
        unit_price = cells.number("unit_price")
        amount = unit_price * quantity if amount is None else amount
    else:
        amount = cells.number("amount") if amount is None else amount
        unit_price = amount / quantity
    if unit_price < 0:
        raise WrongInput(sentence("A price below zero is no sale."), "unit_price")
    return unit_price, amount


def _needed(text: str, field: str) -> str:
    if not text:
        raise WrongInput(sentence("This may not be empty."), field)
    return text


def _key(text: str) -> str:
    """A customer or product number; "17850.0" is 17850 that a program took for a fraction."""
    as_float = _NUMBER_AS_FLOAT.fullmatch(text)
    return as_float[1] if as_float else text
