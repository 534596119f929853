"""Nothing on a trade document stands outside its margins or on top of something else."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
import trade_examples as sale
from pdf_reading import outside, overlapping, page_count, read, whole_text
from PIL import Image

from salesdesk.domain.closing.states import InvoiceState, PaymentMethod
from salesdesk.domain.documents.common import Line, Party, Section, Terms
from salesdesk.domain.documents.trade import Allocation, ProposalContent
from salesdesk.domain.proposals.states import LineChoice
from salesdesk.money import UnitPrice
from salesdesk.proposals.delivery_note import render_delivery_note
from salesdesk.proposals.invoice import render_invoice
from salesdesk.proposals.order_confirmation import render_order_confirmation
from salesdesk.proposals.proposal import render_proposal
from salesdesk.proposals.receipt import render_receipt
from salesdesk.proposals.text import unprintable

LONG = Party(
    name="Công ty Trách nhiệm hữu hạn Một thành viên Thương mại Xuất nhập khẩu Phượng Hoàng",
    tax_code="0315 882 107-001",
    address="Tầng 26, Toà nhà Trung tâm Thương mại Quốc tế, 48 đường Nguyễn Thị Minh Khai nối dài,"
    " phường Xuân Hoà, thành phố Hồ Chí Minh",
    contact="Công Tằng Tôn Nữ Nguyễn Thị Phượng Hoàng",
    contact_title="Phó Tổng Giám đốc phụ trách Hành chính và Mua sắm",
    phone="(+84) 28 3930 5520 máy lẻ 1234",
)
HOSTILE = (
    "<b>Acme</b> & <Co> Ltd",
    '<img src="/etc/passwd"/>',
    "&lt;para&gt; &#0; %s {name} {0}",
    "\x00\x07\x1b[31mred\x7f\u202egnp.exe\u200b\ufeff",
    "Cong ty Ha\u0309i D\u0323a\u0306ng".replace("\u0323", ""),
    "田中さんにあげて下さい",
    "הָיְתָה ‏test‏ الصفحات",
    "👾 🙇 💁 🏳️‍🌈 👨‍👩‍👦",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "$(touch /tmp/blns.fail); DROP TABLE users",
    "Ω≈ç√∫˜µ≤≥÷ ﷽ \U000e0001 \ufffe",
    "   \t  ",
)

ALL: dict[str, Callable[[str], bytes]] = {
    "proposal": lambda code: render_proposal(sale.proposal(code, discount=500)),
    "signed proposal": lambda code: render_proposal(sale.proposal(code, signed=True)),
    "order": lambda code: render_order_confirmation(sale.order(code)),
    "delivery note": lambda code: render_delivery_note(sale.delivery(code)),
    "invoice": lambda code: render_invoice(sale.invoice(code)),
    "new invoice": lambda code: render_invoice(sale.invoice(code, InvoiceState.ISSUED)),
    "paid invoice": lambda code: render_invoice(sale.invoice(code, InvoiceState.PAID)),
    "receipt": lambda code: render_receipt(sale.receipt(code)),
    "cash receipt": lambda code: render_receipt(sale.receipt(code, PaymentMethod.CASH)),
}
LONGEST: dict[str, Callable[[str], bytes]] = {
    "proposal": lambda code: render_proposal(replace(sale.proposal(code), client=LONG)),
    "order": lambda code: render_order_confirmation(
        replace(sale.order(code), client=LONG, deliver_to=LONG)
    ),
    "delivery note": lambda code: render_delivery_note(
        replace(sale.delivery(code), client=LONG, deliver_to=LONG)
    ),
    "invoice": lambda code: render_invoice(
        replace(sale.invoice(code), client=LONG, deliver_to=LONG)
    ),
    "receipt": lambda code: render_receipt(replace(sale.receipt(code), client=LONG)),
}


def check(pdf: bytes, margin: float = 20) -> int:
    """Assert that every page is well set; gives how many there are."""
    pages = read(pdf)
    for page in pages:
        assert outside(page, margin, margin) == []
        assert overlapping(page) == []
        assert page.words
    return len(pages)


def with_lines(lines: Sequence[Line], code: str = "en") -> ProposalContent:
    """A proposal of nothing but these lines."""
    found = (Section("", tuple(lines)),)
    return replace(
        sale.proposal(code), sections=found, sums=sale.sums(found), need=None, savings=None,
        options=(), payment=None,
    )  # fmt: skip


def first_line() -> Line:
    """Some line to change."""
    return sale.sections("en")[0].lines[0]


@pytest.mark.parametrize("code", ["en", "vi"])
@pytest.mark.parametrize("name", ALL)
def test_words_stay_inside_the_margins_and_apart(name: str, code: str) -> None:
    check(ALL[name](code), 18 if "receipt" in name else 20)


@pytest.mark.parametrize("code", ["en", "vi"])
@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_names_and_addresses_find_room(name: str, code: str) -> None:
    check(LONGEST[name](code), 18 if "receipt" in name else 20)


def test_an_ordinary_invoice_stands_on_one_page() -> None:
    assert len(read(render_invoice(sale.invoice("vi")))) == 1
    assert len(read(render_invoice(sale.invoice("en")))) == 1


def test_the_total_keeps_at_least_two_lines_with_it() -> None:
    for count in range(1, 40):
        lines = [replace(first_line(), number=n + 1, name=f"Toner {n + 1}") for n in range(count)]
        pages = read(render_proposal(with_lines(lines)))
        page = next(page for page in pages if "Total to pay" in page.text)
        assert page.text.count("Toner") >= min(2, count)


def test_heads_are_repeated_and_sections_say_that_they_go_on() -> None:
    lines = tuple(replace(first_line(), number=n + 1) for n in range(60))
    found = (Section("Records office", lines),)
    content = replace(with_lines([]), sections=found, sums=sale.sums(found))
    pages = read(render_proposal(content))
    assert len(pages) > 2
    for page in pages[1:-1]:
        assert "Unit price" in page.text
        assert "Records office (continued)" in page.text


def test_five_thousand_lines_are_no_trouble() -> None:
    lines = [replace(first_line(), number=n + 1, name=f"Toner {n}") for n in range(5_000)]
    pdf = render_proposal(with_lines(lines))
    assert page_count(pdf) > 200
    (page,) = read(pdf, [100])
    assert "Unit price" in page.text
    assert overlapping(page) == []


def test_a_row_taller_than_a_page_goes_on_at_the_next() -> None:
    tall = replace(first_line(), name="Mực in rất dài dòng " * 900)
    pdf = render_proposal(with_lines([tall, first_line()]))
    assert check(pdf) > 3
    assert whole_text(pdf).count("dòng") == 900


def test_one_word_without_end_is_broken() -> None:
    endless = replace(first_line(), name="Ŵ" * 20_000)
    pdf = render_proposal(with_lines([endless]))
    check(pdf)
    assert whole_text(pdf).count("Ŵ") == 20_000


def test_a_name_of_three_hundred_characters_wraps() -> None:
    check(render_proposal(with_lines([replace(first_line(), name="Giấy in " * 37 + "nhé!")])))


def test_an_empty_section_is_left_out_and_an_empty_proposal_still_a_page() -> None:
    content = with_lines([])
    found = (Section("Nothing here", ()), *content.sections)
    text = whole_text(render_proposal(replace(content, sections=found)))
    assert "Nothing here" not in text
    assert "No lines have been chosen yet." in text
    assert "₫0" in text
    assert "Zero Vietnamese dong" in text


def test_everything_given_away_is_still_a_good_page() -> None:
    free = replace(first_line(), discount=10_000, amount=sale.vnd(0))
    pdf = render_proposal(with_lines([free]))
    check(pdf)
    assert "−100%" in whole_text(pdf)
    whole = sale.proposal("en", discount=10_000)
    pdf = render_proposal(replace(whole, payment=sale.request(whole.sums.gross, "x")))
    check(pdf)
    assert "VietQR" not in whole_text(pdf).replace(sale.WORDS["en"]["payment"], "")


def test_amounts_of_many_digits_keep_their_columns_apart() -> None:
    dear = replace(
        first_line(), unit_price=UnitPrice.of(987_654_321_987, "VND"), discount=0,
        amount=sale.vnd(987_654_321_987 * 8),
    )  # fmt: skip
    check(render_proposal(with_lines([dear])))


def test_many_choices_and_long_terms_find_room() -> None:
    content = sale.proposal("vi")
    choices = tuple(
        replace(content.options[0], number=n + 1, choice=LineChoice.OPTIONAL) for n in range(30)
    )
    terms = Terms(*["Điều khoản giao hàng và bảo hành rất dài. " * 60] * 3)
    check(render_proposal(replace(content, options=choices, terms=terms)))


def test_a_payment_for_many_invoices_goes_on_to_a_second_page() -> None:
    one = sale.receipt("en").allocations[0]
    parts = tuple(
        Allocation(f"HD-{n:04}", one.due, sale.vnd(1000), sale.vnd(0), sale.vnd(1000), sale.vnd(0))
        for n in range(20)
    )
    content = replace(sale.receipt("en"), allocations=parts, amount=sale.vnd(20_000))
    pdf = render_receipt(content)
    assert check(pdf, 18) >= 2
    assert "20 invoices paid in full" in whole_text(pdf)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_and_not_obeyed(text: str) -> None:
    line = replace(first_line(), name=text, sku=text[:20], note=text, unit=text[:5])
    party = replace(sale.CLIENT, name=text, address=text, contact=text, contact_title=text)
    shop = replace(sale.SHOP, name=text, tagline=text, address=text, email=text)
    content = replace(with_lines([line]), client=party, shop=shop, title=text, opening=text)
    check(render_proposal(content))


def test_markup_in_a_name_is_shown_as_it_is() -> None:
    text = whole_text(render_proposal(with_lines([replace(first_line(), name=HOSTILE[0])])))
    assert "<b>Acme</b> & <Co> Ltd" in text


def test_decomposed_vietnamese_is_printed_composed() -> None:
    name = "Gia\u0302\u0301y in a\u0309nh Ha\u0309i \u0110a\u0306ng"
    text = whole_text(render_proposal(with_lines([replace(first_line(), name=name)])))
    assert "Giấy in ảnh Hải Đăng" in text


def test_letters_that_no_font_has_are_shown_as_missing_and_named() -> None:
    content = with_lines([replace(first_line(), name="Ink 墨 and 👾")])
    assert set(unprintable(content)) == {"墨", "👾"}
    assert "Ink □ and □" in whole_text(render_proposal(content))
    assert unprintable(sale.proposal("vi")) == ()


def _png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#c0392b").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("size", [(40, 40), (6000, 300), (300, 5000)])
def test_a_logo_of_any_size_finds_its_place(size: tuple[int, int]) -> None:
    shop = replace(sale.SHOP, logo=_png(*size))
    pdf = render_invoice(replace(sale.invoice("en"), shop=shop))
    check(pdf)
    assert len(pdf) < 300_000


def test_a_broken_logo_gives_way_to_the_drawn_mark() -> None:
    shop = replace(sale.SHOP, logo=b"this is no picture")
    check(render_invoice(replace(sale.invoice("en"), shop=shop)))
