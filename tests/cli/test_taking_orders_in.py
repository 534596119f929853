"""Years of orders from other programs: guessed, streamed, counted, and never taken twice."""

from __future__ import annotations

import gzip
from pathlib import Path

import apsw
import pytest
from calling import Call

SUPERSTORE = """Order ID,Order Date,Customer ID,Customer Name,Product ID,Product Name,Sales,Quantity
CA-2016-152156,11/8/2016,CG-12520,Claire Gute,FUR-BO-1,Bush Bookcase,261.96,2
CA-2016-152156,11/8/2016,CG-12520,Claire Gute,FUR-CH-2,"Hon Chairs, Rounded Back",731.94,3
CA-2016-138688,6/22/2016,DV-13045,Darrin Van Huff,OFF-LA-3,Self-Adhesive Labels,14.62,2
"""
RETAIL = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom
536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom
536544,21773,DECORATIVE ROSE,1,2010-12-01 14:32:00,2.51,,United Kingdom
536545,21774,ROSE,1,2010-12-01 14:32:00,0.0,17850.0,United Kingdom
A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom
536546,21775,TULIP,1.5,soon,2.51,17850.0,United Kingdom
"""
KEYS = {
    *(
        "file",
        "dry_run",
        "found",
        "columns",
        "imported",
        "duplicates",
        "faults",
        "flags",
        "notes",
        "run",
    ),
    *("cancellations", "without_customer", "zero_price", "wrong"),
    *("orders", "customers_created", "products_created", "already_imported"),
}


def orders_of(shop: Path) -> list[tuple[str, str, int, str]]:
    """Number, day, total in minor units and currency of every order in a shop."""
    connection = apsw.Connection(str(shop))
    rows = connection.execute(
        "SELECT number, ordered_on, total, currency FROM sales_order ORDER BY number"
    )
    found = [(str(a), str(b), int(c), str(d)) for a, b, c, d in rows]
    connection.close()
    return found


def test_an_american_list_is_guessed(call: Call, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "superstore.csv"
    path.write_text("\ufeff" + SUPERSTORE, encoding="utf-8")
    run = call("--db", shop, "import", "orders", path, "--currency", "usd", "--json")
    report = run.json
    assert set(report) == KEYS
    assert (report["imported"], report["orders"]) == (3, 2)
    assert (report["customers_created"], report["products_created"]) == (2, 3)
    assert orders_of(shop) == [
        ("CA-2016-138688", "2016-06-22", 1_462, "USD"),
        ("CA-2016-152156", "2016-11-08", 99_390, "USD"),
    ]
    assert "superstore.csv" in run.err
    assert call("--db", shop, "search", "claire").out == (
        "CA-2016-152156 · Claire Gute\nClaire Gute\n"
    )
    assert call("--db", shop, "search", "bookcase").out == "Bush Bookcase · FUR-BO-1\n"
    assert call("--db", shop, "check").code == 0


def test_what_is_no_sale_is_counted_and_explained(call: Call, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "retail.csv.gz"
    path.write_bytes(gzip.compress(RETAIL.encode()))
    report = call("--db", shop, "import", "orders", path, "--currency", "GBP", "--json").json
    counted = ("imported", "cancellations", "without_customer", "zero_price", "wrong")
    assert [report[key] for key in counted] == [2, 1, 2, 1, 2]
    assert [(row["line"], row["about"]) for row in report["faults"]] == [
        (8, "UnitPrice"),
        (9, "InvoiceDate"),
    ]
    told = " ".join(report["notes"])
    for words in ("1 line cancels", "2 lines name no customer", "price of zero", "cannot be read"):
        assert words in told
    assert orders_of(shop) == [("536365", "2010-12-01", 3_564, "GBP")]


def test_the_same_file_twice_adds_nothing(call: Call, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(SUPERSTORE)
    assert call("--db", shop, "import", "orders", path).code == 0
    before = orders_of(shop)
    report = call("--db", shop, "import", "orders", path, "--json").json
    counts = ("imported", "orders", "customers_created", "products_created", "already_imported")
    assert [report[key] for key in counts] == [0, 0, 0, 0, 3]
    assert orders_of(shop) == before


def test_a_dry_run_knows_exactly_what_would_come(call: Call, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(SUPERSTORE)
    before = shop.read_bytes()
    tried = call("--db", shop, "import", "orders", path, "--dry-run", "--json").json
    assert shop.read_bytes() == before
    done = call("--db", shop, "import", "orders", path, "--json").json
    assert {**tried, "dry_run": False} == done


def test_columns_are_named_where_headings_do_not_tell(
    call: Call, shop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("a,b,c,d,e,f\nX1,Lan,05/03/2026,Giấy A4,4,380000\n", encoding="utf-8")
    assert call("--db", shop, "import", "orders", path).code == 1
    mapped = ("order=a", "customer=b", "date=c", "product=d", "quantity=e", "amount=f")
    run = call(
        *("--db", shop, "import", "orders", path, "--json"),
        *("--date-format", "%d/%m/%Y", "--map", *mapped[:3], "--map", *mapped[3:]),
    )
    assert run.json["imported"] == 1
    assert orders_of(shop) == [("X1", "2026-03-05", 380_000, "VND")]


def test_each_order_keeps_the_currency_that_its_lines_name(
    call: Call, shop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(
        "order,customer,date,product,qty,price,currency\n"
        "1,Lan,2026-03-05,Ream,2,5.25,usd\n"
        "2,Lan,2026-03-05,Ream,2,95000,₫\n"
        "2,Lan,2026-03-05,Ream,2,5,USD\n"
        "3,Lan,2026-03-05,Ream,2,5,shells\n"
        "4,Lan,2026-03-05,Ream,2,5,\n",
        encoding="utf-8",
    )
    run = call("--db", shop, "import", "orders", path, "--currency", "EUR", "--json")
    assert orders_of(shop) == [
        ("1", "2026-03-05", 1_050, "USD"),
        ("2", "2026-03-05", 190_000, "VND"),
        ("4", "2026-03-05", 1_000, "EUR"),
    ]
    assert [(row["line"], row["about"]) for row in run.json["faults"]] == [
        (4, "currency"),
        (5, "currency"),
    ]


@pytest.mark.parametrize("code", ["DONG", "E", "12"])
def test_money_that_is_none_is_refused_before_anything_is_read(
    call: Call, shop: Path, tmp_path: Path, code: str
) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(SUPERSTORE)
    run = call("--db", shop, "import", "orders", path, "--currency", code)
    assert (run.code, run.out) == (1, "")
    assert "is not a currency code" in run.err


def test_a_list_of_something_else_is_refused(call: Call, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Birthday\nLan,1990-02-03\n")
    run = call("--db", shop, "import", "orders", path)
    assert (run.code, run.out) == (1, "")
    assert "Name, Birthday" in run.err
