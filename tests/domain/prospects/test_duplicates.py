"""Whether two accounts are one: what speaks for it, what against, and how sure the desk is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.prospects.blocking import blocking_keys
from salesdesk.domain.prospects.duplicates import (
    LIKELY,
    POSSIBLE,
    SURE,
    Identity,
    Match,
    Place,
    compare,
    compare_traits,
    name_core,
    traits,
)
from salesdesk.errors import in_english

KNOWN = Identity(
    "Công ty TNHH Thành Công",
    "0101234567",
    ("0912 345 678",),
    ("lan@thanhcong.vn",),
    ("Chị Nguyễn Thị Lan",),
    places=(Place("12 Lý Thường Kiệt", "Phường Cửa Nam", "Hà Nội"),),
)


def said(match: Match | None) -> list[str]:
    """Reasons and objections in English."""
    return [in_english(each) for each in (*match.reasons, *match.objections)] if match else []


@pytest.mark.parametrize(
    ("company", "core"),
    [
        ("Công ty TNHH MTV Hải Đăng", "hai dang"),
        ("CÔNG TY CỔ PHẦN Thành Công", "thanh cong"),
        ("Cty CP Thành Công", "thanh cong"),
        ("CT TNHH Thành Công", "thanh cong"),
        ("Harbor View Co., Ltd.", "harbor view"),
        ("Đông Á Logistics JSC", "dong a logistics"),
        ("Công ty TNHH", "cong ty tnhh"),
    ],
)
def test_a_name_is_compared_without_its_legal_form(company: str, core: str) -> None:
    assert name_core(company) == core


@pytest.mark.parametrize(
    ("entered", "least", "most"),
    [
        (Identity(tax_code="0101-234-567"), SURE, 100),
        (Identity(emails=("LAN@thanhcong.vn",)), LIKELY, SURE),
        (Identity(phones=("+84912345678",)), LIKELY, SURE),
        (Identity("CTY CP Thành Công"), LIKELY, SURE),
        (Identity("Cty tnhh thanh cong"), LIKELY, SURE),
        (Identity("Công Thành"), LIKELY, SURE),
        (Identity("CÔNG TY TNHH TM & DV THÀNH CÔNG"), POSSIBLE, LIKELY),
        (Identity("Thành Côngg"), POSSIBLE, LIKELY),
        (Identity("Thành Công", phones=("0912 345 678",)), SURE, 100),
        (Identity("Thành Công", phones=("0912 345 687",)), LIKELY, SURE),
        (Identity("Thành Công", "0101234576"), SURE, 100),
        (Identity("Thành Công", "0109999999"), 0, POSSIBLE),
        (Identity("Thành Công 2"), 0, POSSIBLE),
        (Identity("Hồng Hà", emails=("mai@gmail.com",)), 0, 0),
    ],
)
def test_what_agrees_and_what_differs_make_the_score(
    entered: Identity, least: int, most: int
) -> None:
    match = compare(entered, KNOWN)
    assert least <= (match.score if match else 0) <= most


def test_the_reasons_say_what_was_found() -> None:
    entered = Identity(
        "Cty Thành Công", "0109999999", ("0912345678",), places=(Place("12 Ly Thuong Kiet"),)
    )
    assert said(compare(entered, KNOWN)) == [
        "Same phone: 0912345678",
        "Same name",
        "Same address: 12 Ly Thuong Kiet",
        "Different tax codes: 0109999999, 0101234567",
    ]


def test_two_branches_of_one_company_are_two_accounts_and_it_is_said() -> None:
    branch = Identity("Chi nhánh Công ty TNHH Thành Công", "0101234567-001", ("0912 345 678",))
    match = compare(branch, KNOWN)
    assert match is not None
    assert POSSIBLE <= match.score < LIKELY
    assert "Another branch of the same company: 0101234567-001, 0101234567" in said(match)


def test_the_same_name_in_another_province_is_said_to_be_elsewhere() -> None:
    match = compare(Identity("Thành Công", places=(Place(province="Cần Thơ"),)), KNOWN)
    assert match is not None
    assert match.score < LIKELY
    assert said(match) == ["Same name", "Different provinces: Cần Thơ, Hà Nội"]


def test_accents_that_were_written_count_and_those_left_out_do_not() -> None:
    anh = Identity("Nhà thuốc Minh Ánh")
    bare, other = (
        compare(Identity("Nha thuoc Minh Anh"), anh),
        compare(Identity("Nhà thuốc Minh Ảnh"), anh),
    )
    assert bare is not None
    assert other is not None
    assert bare.score > other.score
    assert said(other) == ["Same name with other accents"]


def test_a_private_client_is_told_by_name_birthday_and_address() -> None:
    home = (Place("7 Trần Phú", "Hải Châu", "Đà Nẵng"),)
    an = Identity("Nguyễn Văn An", birthdays=(date(1988, 4, 12),), places=home)
    typed = Identity("An Nguyễn Văm", birthdays=(date(1988, 4, 21),), places=home)
    father = Identity("Nguyễn Văn Bình", birthdays=(date(1955, 9, 2),), places=home)
    known, kin = compare(typed, an), compare(father, an)
    assert known is not None
    assert kin is not None
    assert known.score >= SURE
    assert kin.score < LIKELY


def test_a_number_of_before_2018_is_the_number_that_it_became() -> None:
    match = compare(Identity(phones=("0120 123 4567",)), Identity(phones=("070 123 4567",)))
    assert match is not None
    assert match.score >= LIKELY


def test_a_person_called_briefly_may_be_the_one_with_the_full_name() -> None:
    match = compare(
        Identity("Hồng Hà", people=("Chị Hương",)), Identity("Hồng Hà", people=("Trần Thu Hương",))
    )
    assert said(match) == ["Same name", "Perhaps the same contact: Hương, Trần Thu Hương"]


def test_anh_is_a_title_in_front_and_a_name_behind() -> None:
    match = compare(
        Identity("Hoa Mai", people=("Anh Mai Anh",)), Identity("Hoa Mai", people=("Ngô Mai Anh",))
    )
    assert said(match) == ["Same name", "Perhaps the same contact: Mai Anh, Ngô Mai Anh"]


def test_initials_and_abbreviations_of_the_trade_are_known() -> None:
    initials = compare(Identity("HPT"), Identity("Công ty CP Hưng Phú Thịnh"))
    assert said(initials) == ["One name is the other's initials"]
    assert said(compare(Identity("VPP Hồng Hà"), Identity("Văn phòng phẩm Hồng Hà"))) == [
        "Same name"
    ]


TEXT = st.text(st.sampled_from("abcdđAÂáàạ 0123-.&"), max_size=18)
IDENTITIES = st.builds(
    Identity,
    TEXT,
    st.text(st.sampled_from("0123456789-"), max_size=14),
    st.lists(st.text(st.sampled_from("0123 +"), max_size=12), max_size=2).map(tuple),
    st.lists(st.sampled_from(["a@b.vn", "c@b.vn", "a@gmail.com", "@", ""]), max_size=2).map(tuple),
    st.lists(TEXT, max_size=2).map(tuple),
    st.lists(st.dates(date(1980, 1, 1), date(1980, 3, 1)), max_size=1).map(tuple),
    st.lists(st.builds(Place, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    st.sampled_from(["", "b.vn", "https://www.b.vn/x"]),
)


@given(IDENTITIES, IDENTITIES)
def test_a_score_is_the_same_from_both_sides_and_between_0_and_100(
    one: Identity, other: Identity
) -> None:
    match, back = compare(one, other), compare(other, one)
    assert (match.score if match else None) == (back.score if back else None)
    assert match is None or 0 <= match.score <= 100


@given(IDENTITIES)
def test_an_account_is_like_itself_and_meets_itself(one: Identity) -> None:
    match = compare(one, one)
    assert match is None or not match.objections
    assert blocking_keys(traits(one)) == blocking_keys(traits(one))


@given(IDENTITIES, IDENTITIES, st.integers(0, 100))
def test_asked_for_a_score_it_stops_early_but_never_too_early(
    one: Identity, other: Identity, least: int
) -> None:
    match = compare(one, other)
    kept = match if match is not None and match.score >= least else None
    assert compare_traits(traits(one), traits(other), least) == kept
