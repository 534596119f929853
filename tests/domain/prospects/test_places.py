"""Provinces and wards are offered as they are typed, and told apart in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.prospects.countries import country_code, country_name, offer_countries
from salesdesk.domain.prospects.places import AddressParts, places, written_out
from salesdesk.text import clean, fold

HCMC, HANOI = "Thành phố Hồ Chí Minh", "Thành phố Hà Nội"


@pytest.mark.parametrize(
    ("typed", "province", "offered"),
    [
        ("p ben thanh", "", "Phường Bến Thành"),
        ("P. Bến Thành", "", "Phường Bến Thành"),
        ("ben tha", "hcm", "Phường Bến Thành"),
        ("hoan kiem", "Hà Nội", "Phường Hoàn Kiếm"),
        ("con dao", "", "Đặc khu Côn Đảo"),
    ],
)
def test_a_ward_is_offered_with_or_without_accents(typed: str, province: str, offered: str) -> None:
    assert places().offer_wards(typed, province)[0].name == offered


def test_an_old_district_is_only_written_out() -> None:
    [offer] = places().offer_wards("q1", HCMC)
    assert (offer.name, offer.province) == ("Quận 1", "")


@pytest.mark.parametrize("typed", ["hcm", "TP.HCM", "tp hcm", "sai gon", "Tp. Hồ Chí Minh"])
def test_a_city_is_known_by_all_its_names(typed: str) -> None:
    assert places().province(typed) == HCMC
    assert places().offer_provinces(typed)[0].name == HCMC


def test_a_province_that_ended_leads_to_what_it_became_part_of() -> None:
    [offer] = places().offer_provinces("binh duong")
    assert (offer.name, offer.before) == (HCMC, "Bình Dương")
    assert places().province("Bình Dương") == ""


def test_all_of_vietnam_is_there() -> None:
    known = places()
    assert (len(known._provinces), len(known._wards)) == (34, 3321)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "12 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM",
            AddressParts("12 Nguyễn Huệ", "Phường Bến Nghé, Quận 1", HCMC),
        ),
        (
            "12 Nguyen Hue P.Ben Nghe Q.1 TPHCM",
            AddressParts("12 Nguyen Hue", "Phường Ben Nghe, Quận 1", HCMC),
        ),
        (
            "12 Nguyễn Huệ, phường Bến Thành, Tp Hồ Chí Minh, Việt Nam",
            AddressParts("12 Nguyễn Huệ", "Phường Bến Thành", HCMC),
        ),
        (
            "P.502 toà nhà ABC, 5 Láng Hạ, Đống Đa, Hà Nội",
            AddressParts("P.502 toà nhà ABC, 5 Láng Hạ", "Đống Đa", HANOI),
        ),
        (
            "Kho 3, Sóng Thần, Bình Dương",
            AddressParts("Kho 3, Sóng Thần", "", "Bình Dương"),
        ),
        ("12 Xã Đàn, Hà Nội", AddressParts("12 Xã Đàn", "", HANOI)),
        ("5 Rue de Rivoli, Paris, France", AddressParts("5 Rue de Rivoli, Paris", "", "", "FR")),
        ("123 Lê Lợi", AddressParts("123 Lê Lợi")),
    ],
)
def test_an_address_of_one_line_is_taken_apart(line: str, parts: AddressParts) -> None:
    assert places().split(line) == parts


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_taking_apart_drops_nothing_that_was_typed(text: str) -> None:
    parts = places().split(text)
    kept = fold(f"{parts.street} {parts.ward} {parts.province} {parts.country}")
    named = country_name(parts.country, "en") + country_name(parts.country, "vi") + "vn"
    for word in fold(clean(text)).replace(",", " ").replace(";", " ").split():
        assert word in kept or _is_short(word) or word in fold(named)


@given(st.text(max_size=40))
def test_writing_out_twice_changes_nothing(text: str) -> None:
    assert written_out(written_out(text)) == written_out(text)


def _is_short(word: str) -> bool:
    """Short for a place or its kind, or what stands between the parts."""
    return len(word) < 4 or word.strip("-–.") == "" or places().province(word) != ""


def test_countries_are_known_in_both_languages() -> None:
    assert country_code("Pháp") == country_code("france") == "FR"
    assert country_name("FR", "vi") == "Pháp"
    assert offer_countries("sing", "vi") == ("Singapore",)
    assert country_code("Atlantis") == ""
    assert country_name("Atlantis", "en") == "Atlantis"
