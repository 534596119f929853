"""Pages fill well, no head loses its tax code, and a saving claims no more than is known."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pypdfium2.raw
import pytest
import trade_examples as sale
from hypothesis import given
from hypothesis import strategies as st
from pdf_reading import outside, overlapping, page_count, read, whole_text
from PIL import Image
from pitch_example import content as pitch_content

from salesdesk.domain.documents.common import Line, Section, Shop
from salesdesk.domain.documents.trade import ProposalContent, Savings
from salesdesk.money import UnitPrice
from salesdesk.proposals.delivery_note import render_delivery_note
from salesdesk.proposals.flow import Block, Placed, Room, fit, paginate
from salesdesk.proposals.invoice import render_invoice
from salesdesk.proposals.order_confirmation import render_order_confirmation
from salesdesk.proposals.pitch import render_pitch
from salesdesk.proposals.proposal import render_proposal
from salesdesk.proposals.receipt import render_receipt

CODES = ("en", "vi")
WORDY = replace(
    sale.SHOP,
    name="Văn phòng phẩm và Giải pháp in Nguyễn Thị Minh Khai",
    address="Tầng 26, Toà nhà Trung tâm Thương mại Quốc tế, 48 đường Nguyễn Thị Minh Khai nối dài,"
    " phường Xuân Hoà, Thành phố Hồ Chí Minh",
    phone="(+84) 28 3920 1188 máy lẻ 1234",
    email="phong.kinh.doanh.va.cham.soc.khach.hang@van-phong-pham-anh-duong.example.com",
    website="www.van-phong-pham-va-giai-phap-in-anh-duong.example.com",
    tax_code="0312 456 789-001",
)


def lines(count: int, note: str = "") -> tuple[Section, ...]:
    """So many lines, half of them in a section of their own."""
    price = UnitPrice.of(1_230_000, "VND")
    made = [
        Line(at, f"Hộp mực số {at}", 2, price, price.times(2), 800, unit="hộp", sku=f"SKU-{at}",
             page_yield=2600, page_cost=UnitPrice.of(473, "VND"), note=note)
        for at in range(1, count + 1)
    ]  # fmt: skip
    half = count // 2
    return Section("Máy thứ nhất", tuple(made[:half])), Section("Máy thứ hai", tuple(made[half:]))


def short(code: str, count: int, **changes: object) -> ProposalContent:
    """A proposal of so many lines with needs, terms and how to pay; nothing to choose."""
    found = lines(count, sale.WORDS[code]["better why"])
    sums = sale.sums(found)
    need = replace(sale.need(code), note="")
    plain = replace(
        sale.proposal(code), sections=found, sums=sums, need=need, savings=None, options=(),
        payment=sale.request(sums.gross, "BG-2026-0187"),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


# pages


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_proposal_is_one_page(code: str, count: int) -> None:
    drawn = render_proposal(short(code, count))
    assert page_count(drawn) == 1
    (page,) = read(drawn)
    assert not overlapping(page)
    assert not outside(page, 20, 20)


@pytest.mark.parametrize("code", CODES)
def test_four_lines_are_one_page_where_no_needs_are_told(code: str) -> None:
    assert page_count(render_proposal(short(code, 4, need=None))) == 1


@pytest.mark.parametrize("count", range(3, 40, 3))
def test_the_total_stands_with_the_last_line(count: int) -> None:
    pages = read(render_proposal(short("vi", count)))
    totals = [at for at, page in enumerate(pages) if "Tổng thanh toán" in page.text]
    last = [at for at, page in enumerate(pages) if f"Hộp mực số {count}\r" in page.text]
    assert totals == last
    assert len(totals) == 1


def test_a_page_is_only_left_where_the_next_line_does_not_fit() -> None:
    """Before the page that the last lines leave for the total, every page is full."""
    for page in read(render_proposal(short("vi", 40)))[:-2]:
        lowest = max(word.bottom for word in page.words if word.bottom < page.height - 36)
        assert page.height - 37 - lowest < 60 + 24


class Brick(Block):
    """A block of some height under some air."""

    def __init__(self, height: float, before: float) -> None:
        self.height, self.before = height, before


bricks = st.lists(st.builds(Brick, st.floats(1, 90), st.floats(0, 30)), min_size=1, max_size=30)
ROOM = Room(20, 10, 210)


@given(bricks)
def test_drawing_blocks_together_never_takes_more_pages(blocks: list[Brick]) -> None:
    placed = fit(blocks, ROOM)
    assert len(placed) <= len(paginate(blocks, ROOM))
    assert [each.block for page in placed for each in page] == blocks
    for page in placed:
        _check_page(page)


def _check_page(page: list[Placed]) -> None:
    bottoms = [each.top + each.block.height for each in page]
    assert bottoms[-1] <= ROOM.bottom + 0.02
    for bottom, below in zip(bottoms, page[1:], strict=False):
        assert below.top >= bottom - 0.01


def test_air_is_only_taken_where_it_saves_a_page() -> None:
    loose = [Brick(80, 30), Brick(80, 30)]
    assert fit(loose, ROOM) == paginate(loose, ROOM)
    tight = [Brick(90, 30), Brick(80, 30)]
    assert len(paginate(tight, ROOM)) == 2
    assert len(fit(tight, ROOM)) == 1


# the shop's head


def _heads(code: str) -> dict[str, bytes]:
    return {
        "proposal": render_proposal(replace(short(code, 3), shop=WORDY)),
        "order": render_order_confirmation(replace(sale.order(code), shop=WORDY)),
        "delivery": render_delivery_note(replace(sale.delivery(code), shop=WORDY)),
        "invoice": render_invoice(replace(sale.invoice(code), shop=WORDY)),
        "receipt": render_receipt(replace(sale.receipt(code), shop=WORDY)),
    }


@pytest.mark.parametrize("code", CODES)
def test_no_head_ever_loses_the_tax_code_or_the_address_for_mail(code: str) -> None:
    for drawn in _heads(code).values():
        page = read(drawn)[0]
        joined = page.text.replace("\r\n", "").replace(" ", "")
        for part in (WORDY.tax_code, WORDY.email, WORDY.phone, WORDY.website):
            assert part.replace(" ", "") in joined
        assert not overlapping(page)
        assert not outside(page, 18, 18)


@pytest.mark.parametrize("code", CODES)
def test_the_cover_has_room_for_a_long_address_for_mail(code: str) -> None:
    shop = replace(WORDY, email="kinhdoanh.mien.nam@van-phong-pham-anh-duong.example.com")
    cover = read(render_pitch(replace(pitch_content(code), shop=shop, seller=None)), [0])[0]
    assert shop.email in cover.text.replace("\r\n", "")
    assert not overlapping(cover)


def test_a_logo_stands_on_every_first_page() -> None:
    file = BytesIO()
    Image.new("RGB", (600, 200), "#aa2200").save(file, "PNG")
    shop = replace(sale.SHOP, logo=file.getvalue())
    for drawn in (
        render_proposal(replace(sale.proposal("vi"), shop=shop)),
        render_pitch(replace(pitch_content("vi"), shop=shop)),
    ):
        with pypdfium2.PdfDocument(drawn) as document:
            kinds = [each.type for each in document[0].get_objects()]
        assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds


@pytest.mark.parametrize(("code", "said"), [("en", "Sample shop"), ("vi", "Cửa hàng mẫu")])
def test_the_sample_shop_says_so_at_the_foot(code: str, said: str) -> None:
    invoice = sale.invoice(code)
    assert said not in whole_text(render_invoice(invoice))
    sample: Shop = replace(sale.SHOP, sample=True)
    assert said in whole_text(render_invoice(replace(invoice, shop=sample)))


# what is said beside the figures


def _compared(low: int, high: int, today: int = 6_400_000, proposed: int = 3_400_000) -> Savings:
    return Savings(
        (), sale.vnd(today), sale.vnd(proposed), sale.vnd(today - proposed),
        (today - proposed) * 10_000 // today, True, sale.vnd(low), sale.vnd(high),
    )  # fmt: skip


def _told(savings: Savings) -> str:
    return whole_text(render_proposal(short("en", 2, savings=savings)))


def test_a_clear_saving_is_shown_with_both_costs_and_its_range() -> None:
    text = _told(_compared(2_500_000, 3_500_000))
    assert "−46%" in text or "−47%" in text
    assert "a month costs ₫6,400,000 today; what we suggest comes to ₫3,400,000" in text
    assert "you save between ₫2,500,000 and ₫3,500,000 a month" in text


def test_what_may_be_nothing_is_no_saving() -> None:
    text = _told(_compared(-400_000, 600_000, proposed=6_300_000))
    assert "saved a month" not in text
    assert "about the same, from ₫400,000 more to ₫600,000 less a month" in text


def test_what_costs_more_says_so() -> None:
    text = _told(_compared(-900_000, -300_000, proposed=7_000_000))
    assert "more a month" in text
    assert "between ₫300,000 and ₫900,000 more a month" in text


def test_a_comparison_of_a_part_says_of_which() -> None:
    savings = replace(_compared(2_500_000, 3_500_000), complete=False)
    assert "Where you told us today’s cost" in _told(savings)


def test_a_carrier_nobody_named_is_not_asked_for() -> None:
    delivery = replace(sale.delivery("en"), carrier="")
    assert "Carrier" not in whole_text(render_delivery_note(delivery))


@pytest.mark.parametrize("code", CODES)
def test_how_to_pay_is_whole_also_beside_the_totals(code: str) -> None:
    content = short(code, 2)
    text = whole_text(render_proposal(content))
    for part in (sale.BANK.bank, sale.BANK.account, "Công ty TNHH Văn phòng phẩm", "BG-2026-0187"):
        assert part in text


def test_a_large_total_stands_whole_beside_its_label() -> None:
    text = whole_text(render_proposal(short("vi", 39)))
    assert "Tổng thanh toán" in text
