"""The building blocks: codes that pay, lines that fit, pages that hold what belongs together."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.documents.common import Shop
from salesdesk.language import language
from salesdesk.money import Money, UnitPrice
from salesdesk.proposals import fonts, text
from salesdesk.proposals.build import Layout, build
from salesdesk.proposals.flow import Block, Room, paginate
from salesdesk.proposals.page import Frame, Sheet
from salesdesk.proposals.qr import Code, crc, transfer_text, vietqr
from salesdesk.proposals.styles import BODY, PRIMARY, TITLE, readable
from salesdesk.proposals.wording import page_cost, page_cost_digits, signed_percent

VECTORS = json.loads(
    (Path(__file__).parents[1] / "data" / "vietqr_napas_1.5.2.json").read_text("utf-8")
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_vectors_of_napas_come_out_exactly(vector: dict[str, object]) -> None:
    name, account = str(vector["name"]), dict(vector["account"])  # type: ignore[call-overload]
    paid = "180000" in name
    payload = vietqr(
        account["00"],
        account["01"],
        Money(180_000, "VND") if paid else None,
        "thanh toan don hang" if paid else "",
        bill="NPS6869" if paid else "",
        card="card" in name,
    )
    assert payload == vector["payload"]


def test_the_checksum_is_the_one_of_the_standard() -> None:
    assert crc("123456789") == 0x29B1


def test_banks_get_plain_letters() -> None:
    assert transfer_text("HD-2026-0314 Hải Đăng") == "HD20260314HaiDang"
    assert len(transfer_text("Đ" * 80)) == 25


def test_a_code_is_never_printed_too_small() -> None:
    assert Code("x", 5).width >= 20 * 72 / 25.4


def test_the_printed_squares_are_the_code() -> None:
    code = Code(vietqr("970436", "0071000123456", Money(7_179_732, "VND"), "HD20260314"), 100)
    sheet = Sheet(120, 120, 10, 110, 10, 10, 110)
    frame = Frame(sheet, Shop("Ánh Dương"), language("vi"), "QR", "")
    layout = Layout(120, 120, 10, lambda pen, page: None, lambda pen, page: None)
    pdf = build(paginate([code], sheet.room), layout, frame.metadata(""))
    module = 100 / (len(code.matrix) + 8)
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=8).to_pil().convert("L")
    for down, row in enumerate(code.matrix):
        for along, dark in enumerate(row):
            x = (10 + (along + 4.5) * module) * 8
            y = (10 + (down + 4.5) * module) * 8
            assert (picture.getpixel((int(x), int(y))) < 128) == bool(dark)


def test_light_colours_of_a_shop_give_way_to_a_readable_one() -> None:
    assert readable("0B5563") == "0B5563"
    assert readable("7a1f5c") == "7A1F5C"
    for unreadable in ("FFD100", "FFFFFF", "", "red", "12345", "xyzxyz"):
        assert readable(unreadable) == PRIMARY


@given(st.text(max_size=300), st.floats(20, 400))
def test_wrapped_lines_fit_and_lose_nothing(words: str, room: float) -> None:
    wrapped = text.wrap(words, BODY, room)
    assert "".join("".join(wrapped).split()) == "".join("".join(text.lines(words)).split())
    for line in wrapped:
        if len(line) > 1:
            assert fonts.width(line, BODY.font, BODY.size) <= room + 0.01


@given(st.text(max_size=120), st.floats(30, 300))
def test_a_fitted_line_is_never_wider_than_its_place(words: str, room: float) -> None:
    shown = text.fitted(words, TITLE, room)
    assert fonts.width(shown, TITLE.font, TITLE.size) <= room + 0.01


def test_a_heading_borrows_letters_that_its_font_lacks() -> None:
    borrowed = fonts.runs("A ☐ 墨", fonts.HEADING)
    assert [font for font, _ in borrowed] == [
        fonts.HEADING,
        fonts.SEMIBOLD,
        fonts.HEADING,
        fonts.SEMIBOLD,
    ]
    assert borrowed[-1][1] == fonts.MISSING


class Slab(Block):
    """A block that is only so high."""

    def __init__(self, height: float, before: float = 0, *, keep: bool = False) -> None:
        self.height, self.before, self.keep_with_next = height, before, keep


@given(st.lists(st.tuples(st.floats(1, 90), st.floats(0, 20), st.booleans()), max_size=60))
def test_blocks_never_overlap_and_never_leave_the_page(
    sizes: list[tuple[float, float, bool]],
) -> None:
    blocks = [Slab(height, before, keep=keep) for height, before, keep in sizes]
    pages = paginate(blocks, Room(30, 10, 110))
    assert [placed.block for page in pages for placed in page] == blocks
    for number, page in enumerate(pages):
        bottom = 30.0 if number == 0 else 10.0
        for placed in page:
            assert placed.top >= bottom - 0.01
            bottom = placed.top + placed.block.height
            assert bottom <= 110.02


def test_what_belongs_together_turns_the_page_together() -> None:
    head, row = Slab(10, keep=True), Slab(30)
    pages = paginate([Slab(70), head, row], Room(10, 10, 110))
    assert [placed.block for placed in pages[1]] == [head, row]


def test_costs_per_page_keep_the_digits_that_tell_them_apart() -> None:
    vi, en = language("vi"), language("en")
    assert page_cost(vi, UnitPrice.of("71.739", "VND")) == "72"
    assert page_cost(vi, UnitPrice.of("5.43", "VND")) == "5,4"
    assert page_cost(en, UnitPrice.of("0.0234", "USD")) == "0.0234"
    assert page_cost_digits([UnitPrice.of(620, "VND"), UnitPrice.of(72, "VND")]) == 0
    assert page_cost_digits([]) == 0


def test_percentages_round_half_up_and_carry_their_sign() -> None:
    en = language("en")
    assert [signed_percent(en, n) for n in (-3_850, -3_851, 50, 49, 0)] == [
        "−38%", "−39%", "+1%", "0%", "0%",
    ]  # fmt: skip
