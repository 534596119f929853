"""A client says "m404", "404dn" or "máy in HP": the desk knows which printer, or asks."""

from __future__ import annotations

import pytest
from catalogue_shelf import shelf
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.text import fold

CERTAIN = {
    "hp laserjet m404dn": "HP LaserJet Pro M404dn",
    "404dn": "HP LaserJet Pro M404dn",
    "laser jet pro m404-dn": "HP LaserJet Pro M404dn",
    "M404 DN": "HP LaserJet Pro M404dn",
    "máy in Canon 2900": "Canon i-SENSYS LBP2900",
    "HP Color LaserJet Pro MFP M479fdw": "HP Color LaserJet Pro M479fdw",
    "hp colour laserjet m479fdw": "HP Color LaserJet Pro M479fdw",
    "8610": "HP OfficeJet Pro 8610",
    "EPSON L-3110": "Epson L3110",
    "Hewlett-Packard LaserJet 1320": "HP LaserJet 1320",
}


@pytest.mark.parametrize(("words", "name"), CERTAIN.items())
def test_the_printer_is_known_by_what_people_call_it(words: str, name: str) -> None:
    found = shelf().finder.resolve(words).printer
    assert found is not None
    assert found.name == name


def test_every_printer_is_found_by_its_own_name() -> None:
    finder = shelf().finder
    assert all(finder.resolve(printer.name).printer == printer for printer in shelf().printers)


def test_a_name_that_several_go_by_is_not_guessed() -> None:
    finding = shelf().finder.resolve("m404")
    assert finding.printer is None
    assert [printer.model for printer in finding.tied] == [
        "LaserJet Pro M404dn",
        "LaserJet Pro M404dw",
        "LaserJet Pro M404n",
    ]


@pytest.mark.parametrize("words", ["Dell M404dn", "p404dn", "M4O4dn", "deskjet 8610", "M404dnx"])
def test_a_name_with_something_foreign_in_it_is_not_guessed_but_the_nearest_are_named(
    words: str,
) -> None:
    finding = shelf().finder.resolve(words)
    assert finding.printer is None
    assert not finding.tied
    assert {"LaserJet Pro M404dn", "OfficeJet Pro 8610"} & {p.model for p in finding.nearest}


@pytest.mark.parametrize("words", ["", "🎉", "   ", "máy in"])
def test_nothing_said_is_nothing_found(words: str) -> None:
    assert shelf().finder.resolve(words).nearest == ()


def test_while_typing_the_list_narrows() -> None:
    finder = shelf().finder
    assert len(finder.find("m4", 500)) > len(finder.find("m40", 500)) > len(finder.find("m404")) > 2
    assert finder.find("404d")[0].model == "LaserJet Pro M404dn"


@settings(deadline=None)
@given(st.sampled_from(sorted(CERTAIN.values())), st.sampled_from("-_ /"))
def test_case_hyphens_and_accents_do_not_matter(name: str, gap: str) -> None:
    finder = shelf().finder
    loose = fold(name).upper().replace(" ", gap)
    found = finder.resolve(loose).printer
    assert found is not None
    assert found.name == name


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_gets_an_answer(text: str) -> None:
    finding = shelf().finder.resolve(text)
    assert finding.printer is None or finding.printer in finding.nearest
    shelf().finder.find(text)
