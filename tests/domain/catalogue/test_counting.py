"""What people count supplies in: one word for each, on every document and screen."""

from __future__ import annotations

import pytest

from salesdesk.domain.catalogue.kinds import UNIT_NAMES, Category, Unit, counted
from salesdesk.language import language


@pytest.mark.parametrize(
    ("category", "word"),
    [
        (Category.TONER, "hộp"),
        (Category.INK_CARTRIDGE, "hộp"),
        (Category.INK_BOTTLE, "chai"),
        (Category.DRUM, "cái"),
        (Category.STATIONERY, "cái"),
    ],
)
def test_a_piece_is_counted_as_the_trade_does(category: Category, word: str) -> None:
    assert language("vi").tr(UNIT_NAMES[counted(Unit.PIECE, category)]) == word


def test_several_in_one_box_are_a_pack() -> None:
    assert counted(Unit.PIECE, Category.INK_CARTRIDGE, 2) is Unit.PACK


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.PIECE])
def test_any_other_unit_stays_as_it_is_kept(unit: Unit) -> None:
    assert counted(unit, Category.TONER) is unit
