"""Whether two accounts are one."""

from __future__ import annotations

import pytest

from salesdesk.domain.prospects.duplicates import (
    LIKELY,
    POSSIBLE,
    SURE,
    Identity,
    compare,
    name_core,
)

KNOWN = Identity("Công ty TNHH Thành Công", "0101234567", ("0912 345 678",), ("lan@thanhcong.vn",))


@pytest.mark.parametrize(
    ("company", "core"),
    [
        ("Công ty TNHH MTV Hải Đăng", "hai dang"),
        ("CÔNG TY CỔ PHẦN Thành Công", "thanh cong"),
        ("Harbor View Co., Ltd.", "harbor view"),
        ("Công ty TNHH", "cong ty tnhh"),
    ],
)
def test_a_name_is_compared_without_its_legal_form(company: str, core: str) -> None:
    assert name_core(company) == core


@pytest.mark.parametrize(
    ("entered", "score"),
    [
        (Identity(tax_code="0101-234-567"), SURE),
        (Identity(emails=("LAN@thanhcong.vn",)), LIKELY),
        (Identity(phones=("+84912345678",)), LIKELY),
        (Identity("CTY CP Thành Công"), LIKELY),
        (Identity("Công ty Cổ phần Thanh Cong"), LIKELY),
        (Identity("Thành Côngg"), POSSIBLE),
        (Identity("Hồng Hà"), None),
        (Identity(), None),
    ],
)
def test_the_strongest_reason_counts(entered: Identity, score: int | None) -> None:
    match = compare(entered, KNOWN)
    assert (match.score if match else None) == score
