"""A list leaves the desk and is opened in a spreadsheet."""

from __future__ import annotations

from decimal import Decimal

from salesdesk.exchange.safe_csv import write_csv


def test_no_cell_becomes_a_formula_and_numbers_stay_numbers() -> None:
    rows: list[list[object]] = [["=1+1", "@x", -5, Decimal("-2.5")], ["Huế", '"a", b', None, "-3"]]
    text = write_csv(["tên", "ghi chú", "n", "m"], rows).decode("utf-8-sig")
    assert text.splitlines() == [
        "tên,ghi chú,n,m",
        "'=1+1,'@x,-5,-2.5",
        'Huế,"""a"", b",,\'-3',
    ]
