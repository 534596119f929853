"""The visit list stands inside its margins, in both languages, however much there is to tell."""

from __future__ import annotations

from datetime import date, time

import pytest
from pdf_reading import outside, overlapping, page_count, read, whole_text

from salesdesk.domain.documents.common import Shop
from salesdesk.domain.documents.visits import (
    LastContact,
    OpenProposal,
    VisitArea,
    VisitListContent,
    VisitStop,
)
from salesdesk.money import Money
from salesdesk.proposals.visit_list import render_visit_list
from salesdesk.sentence import sentence

LONG = "Công ty Trách nhiệm hữu hạn Một thành viên Thương mại Xuất nhập khẩu Phượng Hoàng"
TUESDAY = date(2026, 11, 24)


def _stop(number: int, company: str = "Sen Design Studio") -> VisitStop:
    return VisitStop(
        number,
        company,
        "27 Lê Ngô Cát",
        time(10, 30) if number == 1 else None,
        "Công Tằng Tôn Nữ Nguyễn Thị Phượng Hoàng",
        "Phó Tổng Giám đốc phụ trách Hành chính và Mua sắm",
        "0901 000 217",
        (sentence("No next step planned"), "<b>Mang mẫu giấy</b> & mực"),
        LastContact(date(2026, 11, 3), sentence("Call"), "Xin báo giá mực và giấy. " * 4),
        ("2 × Epson L3250", "1 × Brother HL-L2350DW"),
        OpenProposal("BG-2026-0187", Money(22_179_732, "VND"), date(2026, 12, 1)),
    )


def _content(language: str, count: int, company: str = "Sen Design Studio") -> VisitListContent:
    stops = tuple(_stop(number, company) for number in range(1, count + 1))
    areas = (
        VisitArea("Phường Xuân Hoà, Thành phố Hồ Chí Minh", stops[:3]),
        VisitArea("", stops[3:]),
    )
    shown = tuple(area for area in areas if area.stops)
    return VisitListContent(Shop("Ánh Dương", sample=True), language, TUESDAY, "Lan", shown)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("count", [1, 3, 14])
def test_nothing_stands_outside_or_on_top_of_something_else(language: str, count: int) -> None:
    for page in read(render_visit_list(_content(language, count, LONG))):
        assert not outside(page, 20, 20)
        assert not overlapping(page)


def test_it_says_where_whom_and_why_and_numbers_its_pages() -> None:
    pdf = render_visit_list(_content("en", 14))
    said = whole_text(pdf)
    for words in (
        *("Visits on Tuesday, 24 November 2026", "14 stops", "10:30", "0901 000 217"),
        *("No next step planned", "<b>Mang mẫu giấy</b> & mực", "BG-2026-0187", "Ward not known"),
        f"Page 1 of {page_count(pdf)}",
    ):
        assert words in said


def test_the_same_day_gives_the_same_bytes() -> None:
    assert render_visit_list(_content("vi", 3)) == render_visit_list(_content("vi", 3))
