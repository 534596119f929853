"""One sale on paper: proposed, ordered, delivered, invoiced and receipted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
import trade_examples as sale
from pdf_reading import read, whole_text

from salesdesk.domain.closing.states import InvoiceState, PaymentMethod
from salesdesk.domain.documents.common import BankDetails, Person, Section, Terms
from salesdesk.domain.proposals.states import LineKind
from salesdesk.language import language
from salesdesk.money import Money, UnitPrice
from salesdesk.proposals.delivery_note import render_delivery_note
from salesdesk.proposals.invoice import render_invoice
from salesdesk.proposals.order_confirmation import render_order_confirmation
from salesdesk.proposals.payment import payment_code
from salesdesk.proposals.proposal import render_proposal
from salesdesk.proposals.receipt import render_receipt

DOCUMENTS: dict[str, Callable[[str], bytes]] = {
    "proposal": lambda code: render_proposal(sale.proposal(code, discount=500, signed=True)),
    "order": lambda code: render_order_confirmation(sale.order(code)),
    "delivery note": lambda code: render_delivery_note(sale.delivery(code)),
    "invoice": lambda code: render_invoice(sale.invoice(code)),
    "receipt": lambda code: render_receipt(sale.receipt(code)),
}


def test_the_proposal_tells_need_price_and_choice() -> None:
    text = whole_text(render_proposal(sale.proposal("en")))
    for expected in (
        "For Công ty CP Kiến trúc Hải Đăng – Nguyễn Thị Phượng",
        "BG-2026-0187, revision 2",
        "They print about 6,480 black and 1,200 colour pages a month.",
        "a ream lasts 2.5 days",
        "Records office – HP LaserJet Pro M404dn (2 printers)",
        "4,752,000",
        "−10%",
        "Twenty-two million, one hundred and seventy-nine",
        "Instead of line 5",
        "+833,760",
        "Page 1 of 2",
        "Page 2 of 2",
    ):
        assert expected in text


def test_a_vietnamese_client_reads_vietnamese() -> None:
    text = whole_text(render_proposal(sale.proposal("vi")))
    assert "Kính gửi Công ty CP Kiến trúc Hải Đăng" in text
    assert "22.179.732 ₫" in text
    assert "Hai mươi hai triệu một trăm bảy mươi chín nghìn" in text
    assert "Trang 1 / 2" in text


def test_without_printers_costs_or_choices_their_parts_are_left_out() -> None:
    bare = replace(
        sale.proposal("en"), need=None, savings=None, options=(), payment=None, terms=Terms()
    )
    text = whole_text(render_proposal(bare))
    for absent in ("What you need", "Cost per page", "To choose", "How to pay", "Terms"):
        assert absent not in text


def test_nobody_is_named_where_nobody_looks_after_the_client() -> None:
    alone = replace(sale.proposal("en"), seller=Person(""))
    assert "Your contact" not in whole_text(render_proposal(alone))


def test_discount_and_vat_columns_stand_only_where_they_are_used() -> None:
    plain = tuple(
        replace(line, vat=0, discount=0, amount=line.unit_price.times(line.quantity))
        for section in sale.sections("en")
        for line in section.lines
    )
    found = (Section("", plain),)
    comes_to = sale.sums(found)
    content = replace(
        sale.invoice("en", InvoiceState.ISSUED),
        sections=found,
        sums=comes_to,
        due_amount=comes_to.gross,
        payment=None,
    )
    text = whole_text(render_invoice(content))
    assert "Disc." not in text
    assert "VAT" not in text.replace("prices without VAT", "")


def test_a_discount_on_the_whole_stands_below_the_subtotal() -> None:
    text = whole_text(render_proposal(sale.proposal("en", discount=500)))
    assert "Discount 5% −1,022,395 Net amount 19,425,505" in text
    assert "Subtotal" not in whole_text(render_proposal(sale.proposal("en")))


def test_notes_subtotals_and_discount_lines_stand_among_the_others() -> None:
    first = sale.sections("en")[0]
    zero = UnitPrice(0, "VND")
    blank = replace(
        first.lines[0], number=0, quantity=0, unit_price=zero, vat=0, discount=0, sku="",
        page_yield=None, page_cost=None, category=None, unit="",
    )  # fmt: skip
    so_far = Money(6_354_000, "VND")
    lines = (
        *first.lines,
        replace(blank, kind=LineKind.SUBTOTAL, name="So far", amount=so_far),
        replace(blank, kind=LineKind.NOTE, name="Prices hold until June", amount=so_far),
        replace(blank, kind=LineKind.DISCOUNT, name="Loyalty", amount=sale.vnd(-54_000), vat=800),
    )
    priced = (*first.lines, replace(lines[-1], quantity=1, unit_price=UnitPrice.of(-54_000, "VND")))
    comes_to = sale.sums((Section("", priced),))
    content = replace(
        sale.order("en"), sections=(Section("", lines),), sums=comes_to, schedule=(), payment=None
    )
    text = whole_text(render_order_confirmation(content))
    assert "So far 6,354,000 Prices hold until June Loyalty −54,000" in text
    assert "Net amount 6,300,000" in text


def test_the_invoice_asks_for_what_is_still_to_pay() -> None:
    content = sale.invoice("en")
    text = whole_text(render_invoice(content))
    assert "Total to pay 22,179,732" in text
    assert "−15,000,000" in text
    assert "Still to pay ₫7,179,732" in text
    assert "Still to pay: seven million" in text
    assert content.payment is not None
    assert "5407" + "7179732" in payment_code(content.payment)[1]
    assert "does not replace the e-invoice" in text


def test_a_draft_has_no_number_yet() -> None:
    draft = replace(sale.invoice("en", InvoiceState.DRAFT), number="")
    text = whole_text(render_invoice(draft))
    assert "Sales invoice Draft" in text
    assert "Invoice number – Date" in text


def test_a_paid_invoice_asks_for_nothing() -> None:
    text = whole_text(render_invoice(sale.invoice("en", InvoiceState.PAID)))
    assert "Still to pay ₫0" in text
    assert "VietQR" not in text


def test_an_overdue_invoice_says_so_in_a_word() -> None:
    late = replace(sale.invoice("en", InvoiceState.ISSUED), overdue=True)
    assert "Overdue" in whole_text(render_invoice(late))


def test_the_statutory_note_follows_the_setting() -> None:
    quiet = replace(sale.invoice("en"), statutory_note=False, e_invoice="")
    assert "does not replace" not in whole_text(render_invoice(quiet))


def test_the_method_chooses_the_name_of_a_receipt() -> None:
    cash = whole_text(render_receipt(sale.receipt("vi", PaymentMethod.CASH)))
    transfer = whole_text(render_receipt(sale.receipt("vi", PaymentMethod.BANK_TRANSFER)))
    assert "Phiếu thu" in cash
    assert "Người nộp tiền" in cash
    assert "Biên nhận thanh toán" in transfer
    assert "Bảy triệu một trăm bảy mươi chín nghìn" in transfer


def test_a_delivery_note_has_no_prices() -> None:
    text = whole_text(render_delivery_note(sale.delivery("en")))
    assert "carton 20" in text
    assert "372,000" not in text
    assert "VAT" not in text


@pytest.mark.parametrize("currency", ["USD", "EUR", "JPY"])
def test_other_currencies_have_their_own_digits(currency: str) -> None:
    found = (Section("", tuple(sale.line(1, w, "en", currency) for w in sale.WARES["records"])),)
    content = replace(
        sale.proposal("en"), sections=found, sums=sale.sums(found, currency), savings=None,
        options=(), payment=None,
    )  # fmt: skip
    decimals = "" if currency == "JPY" else ".00"
    assert f"4,752,000{decimals}" in whole_text(render_proposal(content))


def test_a_euro_is_asked_for_with_the_code_of_european_banks() -> None:
    bank = BankDetails("ABN AMRO", "", "Ánh Dương B.V.", iban="NL91 ABNA 0417 1643 00", bic="ABNA")
    request = sale.request(Money(152_310, "EUR"), "HD-2026-0314")
    name, code = payment_code(replace(request, bank=bank))
    assert name == "EPC QR"
    assert code.split("\n") == [
        "BCD", "002", "1", "SCT", "ABNA", "Ánh Dương B.V.", "NL91ABNA0417164300", "EUR1523.10",
        "", "", "HD-2026-0314",
    ]  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("code", ["en", "vi"])
class TestEveryDocument:
    """What holds for each document in each language."""

    def test_the_same_content_gives_the_same_bytes(self, name: str, code: str) -> None:
        assert DOCUMENTS[name](code) == DOCUMENTS[name](code)

    def test_its_fonts_are_embedded_subsets_and_nothing_else(self, name: str, code: str) -> None:
        pdf = DOCUMENTS[name](code)
        fonts = set(re.findall(rb"/BaseFont /(\S+)", pdf))
        assert fonts
        assert all(re.match(rb"[A-Z]{6}\+(SourceSans3|BeVietnamPro)", font) for font in fonts)
        assert len(re.findall(rb"/FontFile2", pdf)) == len(fonts)

    def test_it_tells_viewers_what_it_is(self, name: str, code: str) -> None:
        pdf = DOCUMENTS[name](code)
        assert b"/DisplayDocTitle true" in pdf
        assert f"/Lang ({code})".encode() in pdf
        document = pypdfium2.PdfDocument(pdf)
        assert document.get_metadata_value("Title").strip()
        assert document.get_metadata_value("Author") == sale.SHOP.name
        assert len(list(document.get_toc())) >= 1
        document.close()

    def test_every_page_knows_its_number(self, name: str, code: str) -> None:
        pages = read(DOCUMENTS[name](code))
        words = language(code)
        for number, page in enumerate(pages, 1):
            expected = words.tr("Page {number} of {count}", number=number, count=len(pages))
            assert expected in page.text
