"""Old orders come in from the last program, so that rhythms are known from the first day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.errors import WrongInput
from salesdesk.exchange.orders import (
    LineKind,
    OrderLine,
    explained,
    kind_of,
    prepare_orders,
    read_orders,
)
from salesdesk.exchange.records import RowFault

DATA = Path(__file__).parent.parent / "data"


def saved(folder: Path, text: str) -> Path:
    path = folder / "orders.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_line_of_an_order_list_is_counted_and_explained() -> None:
    lines = list(read_orders(prepare_orders(DATA / "orders_vietnamese.csv")))
    counted = Counter(kind_of(line) for line in lines)
    assert counted == {
        LineKind.SALE: 3,
        LineKind.CANCELLATION: 3,
        LineKind.WITHOUT_CUSTOMER: 1,
        LineKind.ZERO_PRICE: 1,
        LineKind.WRONG: 2,
    }
    assert all(explained(kind, counted[kind]).count == counted[kind] for kind in LineKind)


def test_vietnamese_amounts_and_days_are_read_as_written() -> None:
    lines = list(read_orders(prepare_orders(DATA / "orders_vietnamese.csv")))
    first, second, third, _, fifth = (x for x in lines[:5] if isinstance(x, OrderLine))
    assert (first.order, first.customer, first.day) == ("DH001", "KH1", date(2026, 3, 27))
    assert (first.unit_price, first.amount) == (Decimal(2150000), Decimal(4300000))
    assert second.unit_price == Decimal("72500.5")
    assert third.day == date(2026, 4, 4)
    assert fifth.customer == "17850"


def test_faults_name_line_and_column() -> None:
    faults = [
        row
        for row in read_orders(prepare_orders(DATA / "orders_vietnamese.csv"))
        if isinstance(row, RowFault)
    ]
    assert [(fault.line, fault.column) for fault in faults] == [(9, "Ngày"), (10, "SL")]


def test_american_lists_and_their_ids_are_guessed(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "Order ID,Order Date,Customer ID,Customer Name,Product ID,Product Name,Sales,Quantity\n"
        "CA-2016-152156,11/08/2016,CG-12520,Claire\u00a0Gute,FUR-1,Bookcase,261.96,2\n"
        "CA-2016-152157,4/15/2017,CG-12520,Claire Gute,FUR-1,Bookcase,1.000,1\n",
    )
    first, second = read_orders(prepare_orders(path))
    assert isinstance(first, OrderLine)
    assert isinstance(second, OrderLine)
    assert first.kind is LineKind.SALE
    assert (first.day, first.customer_name) == (date(2016, 11, 8), "Claire Gute")
    assert (first.unit_price, first.amount) == (Decimal("130.98"), Decimal("261.96"))
    assert second.amount == 1


def test_without_order_numbers_a_customers_day_is_an_order(tmp_path: Path) -> None:
    path = saved(tmp_path, "customer,date,product,qty,price\nLan,2026-03-05,Ream,2,5\n")
    (line,) = read_orders(prepare_orders(path))
    assert isinstance(line, OrderLine)
    assert line.order == "Lan 2026-03-05"


def test_a_list_without_prices_says_which_columns_it_has(tmp_path: Path) -> None:
    path = saved(tmp_path, "customer,date,product,qty\nLan,2026-03-05,Ream,2\n")
    with pytest.raises(WrongInput, match=r"unit_price, or amount.*customer, date, product, qty"):
        prepare_orders(path)


def test_zero_pieces_and_negative_prices_are_no_sale(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "customer,date,product,qty,price\nLan,2026-03-05,Ream,0,5\nLan,2026-03-05,Ream,1,-5\n",
    )
    assert [kind_of(line) for line in read_orders(prepare_orders(path))] == [LineKind.WRONG] * 2
