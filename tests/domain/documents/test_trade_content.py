"""What does not add up is never printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.domain.catalogue.needs import PrinterNeed
from salesdesk.domain.closing.states import InvoiceState, PaymentMethod
from salesdesk.domain.documents.common import (
    BankDetails,
    Line,
    Party,
    PaymentRequest,
    Section,
    Shop,
    Sums,
    document_file_name,
)
from salesdesk.domain.documents.trade import (
    Allocation,
    InvoiceContent,
    NeedSummary,
    ReceiptContent,
    Received,
    Savings,
)
from salesdesk.domain.proposals.states import LineKind
from salesdesk.domain.proposals.totals import VatSum
from salesdesk.money import Money, UnitPrice
from salesdesk.settings import ShopSettings


def vnd(amount: int) -> Money:
    return Money(amount, "VND")


LINE = Line(1, "Toner", 2, UnitPrice.of(500, "VND"), vnd(1_000), vat=800)
SUMS = Sums(vnd(1_000), vnd(0), vnd(1_000), (VatSum(800, vnd(1_000), vnd(80)),), vnd(1_080))
DAY = date(2026, 11, 23)


def invoice(due: int, *received: int) -> InvoiceContent:
    return InvoiceContent(
        language="en",
        shop=Shop("Ánh Dương"),
        client=Party("Hải Đăng"),
        number="HD-1",
        issued=DAY,
        due=DAY,
        state=InvoiceState.PART_PAID,
        sections=(Section("", (LINE,)),),
        sums=SUMS,
        due_amount=vnd(due),
        received=tuple(Received(DAY, PaymentMethod.CASH, vnd(amount)) for amount in received),
    )


def test_the_tax_of_all_rates_is_their_sum() -> None:
    assert SUMS.tax == vnd(80)


@pytest.mark.parametrize(
    "wrong",
    [
        {"discount": vnd(1)},
        {"gross": vnd(1_081)},
        {"vats": (VatSum(800, vnd(999), vnd(80)),)},
    ],
)
def test_sums_that_do_not_add_up_are_a_bug(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        replace(SUMS, **wrong)  # type: ignore[arg-type]


def test_the_subtotal_is_the_sum_of_what_is_printed() -> None:
    with pytest.raises(ValueError, match="printed amounts"):
        replace(invoice(1_080), sections=(Section("", (LINE, LINE)),))


def test_a_subtotal_line_does_not_count_twice() -> None:
    so_far = replace(LINE, kind=LineKind.SUBTOTAL)
    lines = (LINE, so_far)
    assert replace(invoice(1_080), sections=(Section("", lines),)).sums.subtotal == vnd(1_000)


def test_an_invoice_asks_for_the_gross_sum_less_what_came() -> None:
    assert invoice(580, 500).due_amount == vnd(580)
    with pytest.raises(ValueError, match="still to pay"):
        invoice(600, 500)
    with pytest.raises(ValueError, match="another amount"):
        replace(invoice(580, 500), payment=PaymentRequest(BankDetails(), vnd(1_080), "HD-1"))


def test_a_void_invoice_asks_for_nothing() -> None:
    void = replace(invoice(1_080), state=InvoiceState.VOID, due_amount=vnd(0))
    assert not void.open_for_payment


def test_a_receipt_gives_no_invoice_more_than_was_paid() -> None:
    part = Allocation("HD-1", DAY, vnd(1_080), vnd(500), vnd(580), vnd(0))
    with pytest.raises(ValueError, match="remains"):
        replace(part, remaining=vnd(1))
    receipt = ReceiptContent(
        "en", Shop("Ánh Dương"), Party("Hải Đăng"), "BN-1", DAY, PaymentMethod.CASH, vnd(580),
        (part,),
    )  # fmt: skip
    with pytest.raises(ValueError, match="more than the payment"):
        replace(receipt, amount=vnd(579))


def test_savings_follow_from_their_own_figures() -> None:
    with pytest.raises(ValueError, match="saving"):
        Savings((), vnd(100), vnd(60), vnd(41), 4_000)


def test_the_need_counts_every_machine() -> None:
    need = NeedSummary((PrinterNeed("A", 2, 3_000, None), PrinterNeed("B", 3, 160, 400)))
    assert (need.machines, need.mono_pages, need.colour_pages) == (5, 6_480, 1_200)


def test_the_shop_stands_as_its_settings_say() -> None:
    shop = Shop.of(ShopSettings(name="Ánh Dương", tax_code="0312"), "vi", b"png")
    assert (shop.name, shop.tax_code, shop.colour, shop.logo) == (
        "Ánh Dương", "0312", "0B5563", b"png",
    )  # fmt: skip


def test_files_are_named_so_that_every_machine_can_read_them() -> None:
    name = document_file_name("BG-2026-0187", "Công ty Hải Đăng", 2)
    assert name == "BG-2026-0187_Cong-ty-Hai-Dang_v2.pdf"
    assert document_file_name("HD-1", "") == "HD-1.pdf"
