"""Accounts that may be one, listed in a terminal."""

from __future__ import annotations

from pathlib import Path

from calling import DAY, Call

from salesdesk.desk import Desk
from salesdesk.services.prospects import NewProspect


def test_pairs_are_listed_with_what_speaks_for_and_against(call: Call, shop: Path) -> None:
    desk = Desk(shop)
    desk.prospects.enter(NewProspect("Công ty TNHH Hoa Mai", phone="0912 448 120"))
    desk.prospects.enter(NewProspect("CTY Hoa Mai", phone="0912448120", email="lan@hoamai.vn"))
    desk.close()
    [pair] = call("duplicates", "--db", shop, *DAY, "--json").json
    assert pair["score"] > 90
    assert {pair["one"]["company"], pair["other"]["company"]} == {
        *("Công ty TNHH Hoa Mai", "CTY Hoa Mai"),
    }
    assert pair["reasons"] == ["Same phone: 0912448120", "Same name"]
    told = call("duplicates", "--db", shop, "--lang", "vi")
    assert "Công ty TNHH Hoa Mai và CTY Hoa Mai. Trùng số điện thoại: 0912448120" in told.out
    assert "1 cặp khách có thể trùng." in told.err


def test_a_shop_without_doubles_says_so(call: Call, shop: Path) -> None:
    assert call("duplicates", "--db", shop, "--json").json == []
    assert "0 pairs" in call("duplicates", "--db", shop).err
    assert call("duplicates", "--least", "200").code == 2
