"""The figures of the ink catalogue are worked out before anything is drawn."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from salesdesk.domain.catalogue.families import Supply, families
from salesdesk.domain.catalogue.kinds import (
    Capacity,
    Category,
    Colour,
    InkBase,
    Origin,
    PrinterKind,
    Standard,
)
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.domain.documents.pitch import SectionKind, Special
from salesdesk.domain.documents.pitch_chapters import (
    average,
    chapters,
    client_printer,
    example,
    family_lines,
    specials,
)
from salesdesk.money import UnitPrice

M404 = PrinterModel(UUID(int=1), "HP", "LaserJet Pro M404dn", PrinterKind.LASER_MONO)
M283 = PrinterModel(UUID(int=2), "HP", "Color LaserJet Pro MFP M283fdw", PrinterKind.LASER_COLOUR)


def vnd(amount: int) -> UnitPrice:
    """A price in đồng."""
    return UnitPrice.of(amount, "VND")


BLACK = Supply(
    "CF276X", "HP", "HP 76X Black LaserJet Toner", "CF276X", Category.TONER, frozenset([M404]),
    capacity=Capacity.XL, yield_pages=10_000, standard=Standard.MONO_TONER, price=vnd(4_850_000),
)  # fmt: skip
OWN = replace(
    BLACK, sku="AD-CF276X", brand="Ánh Dương", name="Ánh Dương 76X", part_number="AD-CF276X",
    origin=Origin.COMPATIBLE, yield_pages=9_200, price=vnd(660_000), replaces="CF276X",
)  # fmt: skip


def colours(price: int = 1_650_000) -> list[Supply]:
    """Cyan, magenta and yellow of HP 206A."""
    return [
        Supply(
            f"W211{n}A", "HP", f"HP 206A Color LaserJet Toner {colour.title()}", f"W211{n}A",
            Category.TONER, frozenset([M283]), colour=colour, yield_pages=1_250,
            standard=Standard.COLOUR_TONER, price=vnd(price),
        )
        for n, colour in enumerate((Colour.CYAN, Colour.YELLOW, Colour.MAGENTA), 1)
    ]  # fmt: skip


def test_the_cost_per_page_is_price_by_yield_and_the_saving_against_the_original() -> None:
    original, own = family_lines((BLACK, OWN))
    assert original.title == "HP 76X"
    assert original.cost_per_page == vnd(485)
    assert original.difference is None
    assert own.title == "Ánh Dương 76X"
    assert own.cost_per_page is not None
    assert round(own.cost_per_page.decimal) == 72
    assert own.difference == -8521


def test_a_pack_is_counted_in_single_cartridges() -> None:
    (line,) = family_lines((replace(BLACK, pieces=2),))
    assert line.cost_per_page == UnitPrice.of("242.5", "VND")
    assert line.pieces == 2


def test_colours_that_cost_the_same_share_a_line_with_the_sum_of_the_set() -> None:
    (line,) = family_lines(families(colours())[0].supplies)
    assert line.part_numbers == ("W2111A", "W2113A", "W2112A")
    assert line.colours == (Colour.CYAN, Colour.MAGENTA, Colour.YELLOW)
    assert line.price == vnd(1_650_000)
    assert line.set_price == vnd(4_950_000)
    assert line.cost_per_page == vnd(1_320)
    assert line.set_cost == vnd(3_960)


def test_a_colour_that_costs_more_has_its_own_line() -> None:
    cyan, yellow, magenta = colours()
    dear = replace(yellow, price=vnd(1_700_000))
    lines = family_lines(families([cyan, dear, magenta])[0].supplies)
    assert [line.part_numbers for line in lines] == [("W2111A", "W2113A"), ("W2112A",)]


def test_without_a_price_or_a_yield_there_is_no_cost() -> None:
    for faulty in (replace(BLACK, price=None), replace(BLACK, yield_pages=None)):
        (line,) = family_lines((faulty,))
        assert line.cost_per_page is None
    _, own = family_lines((replace(BLACK, price=None), OWN))
    assert own.difference is None


def test_a_name_that_is_no_series_stands_as_it_is() -> None:
    (line,) = family_lines((replace(BLACK, name="Mực in cho máy cũ của kho số 7"),))
    assert line.title == "Mực in cho máy cũ của kho số 7"
    assert not line.says_colour


def test_the_average_counts_part_numbers_that_are_kept() -> None:
    (chapter,) = chapters(families([BLACK, OWN]))
    found = average(chapter.sections[0].families)
    assert found is not None
    assert (found.basis_points, found.count) == (-8521, 1)
    assert average(()) is None


def test_what_is_not_kept_comes_last_and_toner_before_ink() -> None:
    ink = replace(
        BLACK, sku="i", name="HP 912 Black", category=Category.INK_CARTRIDGE,
        ink_base=InkBase.PIGMENT,
    )  # fmt: skip
    away = replace(BLACK, sku="CF258A", name="HP 58A", stocked=False, yield_pages=3_000)
    found = families([away, BLACK, ink])
    (chapter,) = chapters(found)
    assert [part.kind for part in chapter.sections] == [SectionKind.TONER, SectionKind.INK]
    assert [family.stocked for family in chapter.sections[0].families] == [True, False]
    kinds = {special.kind: special.families for special in specials(found)}
    assert Special.PIGMENT in kinds
    assert len(kinds[Special.HIGH_YIELD]) == 2
    assert Special.PHOTO not in kinds


def test_a_clients_printer_gets_what_is_kept_for_it() -> None:
    away = replace(BLACK, sku="CF259X", name="HP 59X", stocked=False)
    found = families([BLACK, OWN, away])
    own = client_printer(M404, 2, found, 3_000)
    assert [line.title for line in own.lines] == ["HP 76X", "Ánh Dương 76X"]
    assert own.family_name == "76X"
    assert not client_printer(M283, 1, found).lines


def test_the_example_is_an_original_beside_its_compatible() -> None:
    (chapter,) = chapters(families([BLACK, OWN]))
    pair = example(chapter.sections[0].families)
    assert pair is not None
    assert [line.origin for line in pair] == [Origin.ORIGINAL, Origin.COMPATIBLE]
    assert example(()) is None
