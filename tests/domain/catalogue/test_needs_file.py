"""A needs file comes from a stranger: it is taken, or refused with the field that is wrong."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from catalogue_shelf import asked, printer
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.catalogue.calibration import Change
from salesdesk.domain.catalogue.kinds import PaperUse, SpecialInk
from salesdesk.domain.catalogue.needs_file import needs_from, parse_needs
from salesdesk.domain.prospects.states import Evidence
from salesdesk.errors import SalesDeskError, WrongInput

ISSUE = {
    "printers": [
        {
            "model": "HP LaserJet Pro M404dn",
            "quantity": 2,
            "mono_pages_per_month": 3000,
            "colour_pages_per_month": 0,
            "coverage_percent": 5,
        }
    ],
    "paper": {"size": "A4", "use": "handouts", "days_per_ream": 2.5},
    "months": 1,
}


def test_the_documented_example_is_read_whole() -> None:
    needs = parse_needs(json.dumps(ISSUE))
    (one,), (paper,) = needs.printers, needs.paper
    assert (one.model, one.quantity, one.mono_pages, one.colour_pages) == (
        "HP LaserJet Pro M404dn",
        2,
        3000,
        0,
    )
    assert one.coverage == 5
    assert (paper.size, paper.use, paper.days_per_ream) == ("A4", PaperUse.HANDOUTS, Decimal("2.5"))
    assert paper.sheets_per_month == 6080
    assert needs.months == 1


def test_what_is_left_out_takes_its_usual_value_or_stays_unknown() -> None:
    needs = needs_from({"printers": {"model": "m404"}, "paper": [{"reams_per_month": 3}]})
    assert needs.printers[0].quantity == 1
    assert needs.printers[0].mono_pages is None
    assert needs.printers[0].coverage is None
    assert needs.paper[0].use is PaperUse.OFFICE
    assert needs.paper[0].sheets_per_month == 1500


def test_a_byte_order_mark_is_no_obstacle() -> None:
    text = json.dumps(ISSUE)
    assert parse_needs("\ufeff" + text) == parse_needs(("\ufeff" + text).encode())


def test_a_field_that_nobody_knows_is_named_and_not_silently_lost() -> None:
    needs = needs_from({"printers": [{"model": "m404", "pages": 3}], "month": 2})
    assert needs.ignored == ("month", "printers[0].pages")


WRONG = [
    ("[]", ""),
    ("null", ""),
    ("{", ""),
    ("", ""),
    ("[" * 100_000, ""),
    ("{}", "printers"),
    ('{"printers": []}', "printers"),
    ('{"printers": ["m404"]}', "printers[0]"),
    ('{"printers": "m404"}', "printers"),
    ('{"printers": [{}]}', "printers[0].model"),
    ('{"printers": [{"model": "  "}]}', "printers[0].model"),
    ('{"printers": [{"model": 404}]}', "printers[0].model"),
    ('{"printers": [{"model": "a", "quantity": 0}]}', "printers[0].quantity"),
    ('{"printers": [{"model": "a", "quantity": 1.5}]}', "printers[0].quantity"),
    ('{"printers": [{"model": "a", "quantity": true}]}', "printers[0].quantity"),
    (
        '{"printers": [{"model": "a"}, {"model": "a", "mono_pages_per_month": -1}]}',
        "printers[1].mono_pages_per_month",
    ),
    (
        '{"printers": [{"model": "a", "colour_pages_per_month": NaN}]}',
        "printers[0].colour_pages_per_month",
    ),
    (
        '{"printers": [{"model": "a", "mono_pages_per_month": Infinity}]}',
        "printers[0].mono_pages_per_month",
    ),
    (
        '{"printers": [{"model": "a", "mono_pages_per_month": 1e400}]}',
        "printers[0].mono_pages_per_month",
    ),
    (
        '{"printers": [{"model": "a", "mono_pages_per_month": 1' + "0" * 400 + "}]}",
        "printers[0].mono_pages_per_month",
    ),
    (
        '{"printers": [{"model": "a", "mono_pages_per_month": "3000"}]}',
        "printers[0].mono_pages_per_month",
    ),
    ('{"printers": [{"model": "a", "coverage_percent": 0}]}', "printers[0].coverage_percent"),
    ('{"printers": [{"model": "a", "coverage_percent": 101}]}', "printers[0].coverage_percent"),
    ('{"paper": {"use": "wallpaper"}}', "paper.use"),
    ('{"paper": [{"use": 3}]}', "paper[0].use"),
    ('{"paper": {"days_per_ream": 0}}', "paper.days_per_ream"),
    ('{"paper": {"days_per_ream": -2}}', "paper.days_per_ream"),
    ('{"paper": {"days_per_ream": 1e-300}}', "paper.days_per_ream"),
    ('{"paper": {"reams_per_month": [1]}}', "paper.reams_per_month"),
    ('{"paper": {}, "months": 0}', "months"),
    ('{"paper": {}, "months": 1000}', "months"),
]


@pytest.mark.parametrize(("text", "field"), WRONG, ids=[text[:60] for text, _ in WRONG])
def test_what_no_client_can_have_is_refused_beside_its_field(text: str, field: str) -> None:
    with pytest.raises(WrongInput) as refused:
        parse_needs(text)
    assert refused.value.field == field
    assert str(refused.value).endswith((".", "?"))


def test_an_unknown_use_is_told_which_there_are() -> None:
    with pytest.raises(WrongInput) as refused:
        needs_from({"paper": {"use": "posters"}})
    assert str(refused.value) == (
        "paper.use must be one of: handouts, office, client documents, design proofs, archive, "
        "photos."
    )


def test_too_many_printers_for_one_client() -> None:
    with pytest.raises(WrongInput):
        needs_from({"printers": [printer("m404")] * 2000})


keys = st.sampled_from(
    ["printers", "paper", "months", "model", "quantity", "use", "size", "people"]
) | st.sampled_from(
    ["mono_pages_per_month", "coverage_percent", "days_per_ream", "reams_per_month"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys | st.text(), inner, max_size=6)
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(values)
def test_whatever_comes_only_a_sentence_for_people_is_raised(content: object) -> None:
    with suppress(SalesDeskError):
        needs_from(content)


@settings(deadline=None)
@given(st.text() | st.binary())
def test_text_that_is_no_json_neither(text: str | bytes) -> None:
    with pytest.raises(SalesDeskError):
        parse_needs(text)


def test_counters_changes_both_sides_and_special_inks_are_taken_from_a_file() -> None:
    measured = {
        "model": "m404dn",
        "mono_pages_per_month": 9,
        "duplex_percent": 50,
        "counter_readings": [
            {"date": "2026-08-25", "pages": 41_300},
            {"date": "2026-11-23", "pages": 47_300},
        ],
        "changes": [{"date": "2026-09-20", "mpn": "CF276A"}],
    }
    needs = needs_from({"printers": measured, "special_inks": ["photo", "fade resistant"]})
    [printer_need] = needs.printers
    assert (printer_need.mono_pages, printer_need.source) == (2027, Evidence.MEASURED)
    assert printer_need.duplex_share == 50
    assert printer_need.changes == (Change(date(2026, 9, 20), number="CF276A"),)
    assert needs.special_inks == {SpecialInk.PHOTO, SpecialInk.FADE_RESISTANT}
    assert needs.ignored == ()


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (
            {"counter_readings": [{"date": "2026-13-01", "pages": 1}]},
            "printers.counter_readings[0].date",
        ),
        ({"counter_readings": [{"date": "2026-11-01"}]}, "printers.counter_readings[0].pages"),
        ({"changes": [{"date": "2026-11-01"}]}, "printers.changes[0].mpn"),
        ({"duplex_percent": 101}, "printers.duplex_percent"),
    ],
)
def test_what_was_measured_wrongly_is_refused_with_its_field(
    content: dict[str, object], field: str
) -> None:
    with pytest.raises(WrongInput) as refused:
        needs_from({"printers": {"model": "m404dn", **content}})
    assert refused.value.field == field


def test_a_change_in_a_file_is_known_by_its_number() -> None:
    changes = [{"date": day, "mpn": "cf 259x"} for day in ("2026-09-01", "2026-10-09")]
    [line] = asked({"printers": {"model": "m404dn", "changes": changes}}).lines
    # 38 days for one of them, in months of 30.4 days.
    assert line.per_month == Decimal("0.8")
