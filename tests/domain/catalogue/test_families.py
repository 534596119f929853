"""The shop sorts its shelf: what belongs together, under the name that the trade gives it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.catalogue.families import Family, Supply, families
from salesdesk.domain.catalogue.kinds import Capacity, Category, Colour, Origin, PrinterKind
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.catalogue.series import in_short, natural, series, stem

BROTHER = [PrinterModel(UUID(int=n), "Brother", f"HL-{n}", PrinterKind.LASER_MONO) for n in (1, 2)]
HP = [PrinterModel(UUID(int=n), "HP", f"LaserJet M{n}", PrinterKind.LASER_MONO) for n in (3, 4)]


def supply(
    name: str, pages: int = 1000, printers: Sequence[PrinterModel] = (), **changes: object
) -> Supply:
    """A toner by its full name."""
    brand, _, number = name.partition(" ")
    facts: dict[str, object] = {
        "sku": number, "brand": brand, "name": name, "part_number": number,
        "category": Category.TONER, "printers": frozenset(printers or BROTHER),
        "yield_pages": pages, **changes,
    }  # fmt: skip
    return Supply(**facts)  # type: ignore[arg-type]


def names(found: Sequence[Family]) -> list[str]:
    """The short names of families."""
    return [in_short(family.names) for family in found]


@pytest.mark.parametrize(
    ("name", "brand", "colour", "expected"),
    [
        ("HP 76A Black LaserJet Toner", "HP", Colour.BLACK, "76A"),
        ("HP 126A Color LaserJet Toner Cyan", "HP", Colour.CYAN, "126A"),
        ("HP 301XL Tri-color", "HP", Colour.TRI_COLOUR, "301XL"),
        ("Brother TN-241BK", "Brother", Colour.BLACK, "TN-241"),
        ("Brother TN-229XLM", "Brother", Colour.MAGENTA, "TN-229XL"),
        ("Brother DR-1050 Drum Unit", "Brother", Colour.BLACK, "DR-1050"),
        ("Canon PGI-550PGBK XL", "Canon", Colour.BLACK, "PGI-550XL"),
        ("Canon PGI-1500XL C", "Canon", Colour.CYAN, "PGI-1500XL"),
        ("Canon 719H", "Canon", Colour.BLACK, "719H"),
        ("Epson 664 (T6641) Yellow", "Epson", Colour.YELLOW, "664"),
        ("Samsung CLT-M404S", "Samsung", Colour.MAGENTA, "CLT-404S"),
        ("Kyocera TK-5240Y", "Kyocera", Colour.YELLOW, "TK-5240"),
        ("OKI B4350 High Capacity Toner", "OKI", Colour.BLACK, "B4350"),
        ("Mực in dùng cho máy laser văn phòng", "HP", Colour.BLACK,
         "Mực in dùng cho máy laser văn phòng"),
    ],
)  # fmt: skip
def test_the_series_is_read_from_the_full_name(
    name: str, brand: str, colour: Colour, expected: str
) -> None:
    assert series(name, brand, colour) == expected


@pytest.mark.parametrize(
    ("many", "short"),
    [
        (["76A", "76X"], "76A · 76X"),
        (["301", "301XL"], "301 · XL"),
        (["TN-2410", "TN-2420"], "TN-2410 · 2420"),
        (["TN-3430", "TN-3480", "TN-3512", "TN-3520"], "TN-3430 – 3520"),
        (["TN-3600", "TN-3600XL", "TN-3600XXL"], "TN-3600 · XL · XXL"),
        (["950", "951", "950XL", "951XL"], "950 · 951 · XL"),
        (["PG-545", "CL-546", "PG-545XL", "CL-546XL"], "PG-545 · CL-546 · XL"),
        (["963XL"], "963XL"),
        ([], ""),
    ],
)
def test_many_series_are_written_in_short(many: list[str], short: str) -> None:
    assert in_short(many) == short


def test_sizes_share_a_stem() -> None:
    assert {stem(one) for one in ("76A", "76X", "76XL")} == {"76"}
    assert stem("TN-3600XXL") == "TN-3600"
    assert stem("SP 150HE") == "SP 150HE"


def test_standard_and_high_yield_are_one_family() -> None:
    found = families(
        [
            supply("HP 76X Black LaserJet Toner", 10_000, HP, capacity=Capacity.XL),
            supply("HP 76A Black LaserJet Toner", 3_000, HP),
        ]
    )
    assert names(found) == ["76A · 76X"]
    assert found[0].printers == tuple(HP)


def test_numbers_that_belong_together_join_over_their_printers() -> None:
    found = families(
        [
            supply("Brother TN-2420", 3_000, capacity=Capacity.XL),
            supply("Brother TN-2410", 1_200),
        ]
    )
    assert names(found) == ["TN-2410 · 2420"]


def test_part_numbers_of_two_regions_stay_apart() -> None:
    found = families(
        [
            supply("Brother TN-2410", 1_200, region="EMEA"),
            supply("Brother TN-2420", 3_000, region="EMEA", capacity=Capacity.XL),
            supply("Brother TN-730", 1_200, region="Americas"),
            supply("Brother TN-760", 3_000, region="Americas", capacity=Capacity.XL),
        ]
    )
    assert names(found) == ["TN-730 · 760", "TN-2410 · 2420"]


def test_two_numbers_for_the_same_thing_stay_apart_even_without_a_region() -> None:
    found = families(
        [supply("HP 59A Black LaserJet Toner", 3_000, HP), supply("HP 76A Black", 3_000, HP)]
    )
    assert names(found) == ["59A", "76A"]


def test_black_and_colour_cartridges_of_one_printer_are_one_family() -> None:
    ink = {"category": Category.INK_CARTRIDGE}
    found = families(
        [
            supply("HP 951 Yellow", 700, HP, colour=Colour.YELLOW, **ink),
            supply("HP 951 Cyan", 700, HP, colour=Colour.CYAN, **ink, sku="c"),
            supply("HP 950 Black", 1_000, HP, **ink),
        ]
    )
    assert names(found) == ["950 · 951"]
    assert [one.colour for one in found[0].supplies] == [
        Colour.BLACK, Colour.CYAN, Colour.YELLOW,
    ]  # fmt: skip


def test_a_drum_stands_last_beside_its_toner() -> None:
    found = families(
        [
            supply("Brother DR-2400 Drum Unit", 12_000, category=Category.DRUM),
            supply("Brother TN-2410", 1_200),
        ]
    )
    assert [one.sku for one in found[0].supplies] == ["TN-2410", "DR-2400 Drum Unit"]


def test_a_compatible_follows_the_original_it_replaces() -> None:
    own = supply(
        "Sao 2410", 1_100, brand="Sao", origin=Origin.COMPATIBLE, sku="AD-TN2410",
        replaces="TN-2410",
    )  # fmt: skip
    found = families(
        [own, supply("Brother TN-2420", 3_000, capacity=Capacity.XL), supply("Brother TN-2410")]
    )
    assert [one.sku for one in found[0].supplies] == ["TN-2410", "AD-TN2410", "TN-2420"]
    assert found[0].brand == "Brother"


def test_a_compatible_alone_stands_with_the_brand_of_its_printers() -> None:
    found = families([supply("Sao 2410", 1_100, origin=Origin.COMPATIBLE)])
    assert (found[0].brand, len(found[0].supplies)) == ("Brother", 1)


def test_numbers_sort_as_people_count() -> None:
    assert sorted(["TN-1050", "TN-241", "tn-30"], key=natural) == ["tn-30", "TN-241", "TN-1050"]


SUPPLIES = st.builds(
    supply,
    st.sampled_from(
        ["Brother TN-1", "Brother TN-12", "HP 7A Toner", "HP 7X", "HP 9 Cyan", "Sao 7"]
    ),
    st.integers(1, 3).map(lambda n: n * 1000),
    st.lists(st.sampled_from([*BROTHER, *HP]), min_size=1, max_size=3),
    colour=st.sampled_from(Colour),
    capacity=st.sampled_from(Capacity),
    category=st.sampled_from([Category.TONER, Category.DRUM, Category.INK_CARTRIDGE]),
    origin=st.sampled_from(Origin),
    sku=st.uuids().map(str),
)


@given(st.lists(SUPPLIES, max_size=25), st.randoms())
def test_every_supply_is_in_one_family_whatever_the_order(
    supplies: list[Supply], random: object
) -> None:
    found = families(supplies)
    placed = sorted(one.sku for family in found for one in family.supplies)
    assert placed == sorted(one.sku for one in supplies)
    shuffled = list(supplies)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert families(shuffled) == found
