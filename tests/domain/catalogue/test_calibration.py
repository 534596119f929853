"""What counters and change dates say: a clinic reads its printer, and the desk stops guessing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from catalogue_shelf import TERMS, corner_shop, said, supply
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.catalogue.calibration import (
    Change,
    Reading,
    calibrate,
    check_readings,
    pages_a_month,
)
from salesdesk.domain.catalogue.needs import Needs, PrinterNeed
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.catalogue.recommendation import Recommendation
from salesdesk.domain.prospects.states import Evidence
from salesdesk.errors import WrongInput

AUGUST, NOVEMBER = date(2026, 8, 25), date(2026, 11, 23)
TONER = supply("TONER", 1_000_000, 1000)


def advice(*changes: date, need: PrinterNeed | None = None) -> Recommendation:
    """For the corner shop's printer, with the toner put in on these days."""
    put_in = tuple(Change(day, TONER.id) for day in changes)
    asked = replace(need or PrinterNeed("P100", mono_pages=500), changes=put_in)
    return recommend(Needs((asked,)), corner_shop(TONER), TERMS)


def test_two_readings_say_what_is_printed_in_a_month() -> None:
    rate = pages_a_month([Reading(NOVEMBER, 47_300), Reading(AUGUST, 41_300)])
    assert rate is not None
    assert (rate.mono, rate.colour, rate.days) == (2027, None, 90)


def test_one_reading_says_nothing_yet() -> None:
    assert pages_a_month([Reading(AUGUST, 41_300)]) is None
    assert pages_a_month([]) is None


def test_colour_is_only_counted_where_both_readings_have_it() -> None:
    with_colour = Reading(NOVEMBER, 900, 304)
    both = pages_a_month([Reading(AUGUST, 0, 0), with_colour])
    one = pages_a_month([Reading(AUGUST, 0), with_colour])
    assert both is not None
    assert one is not None
    assert (both.mono, both.colour) == (304, 103)
    assert one.colour is None


def test_a_counter_never_runs_backwards() -> None:
    with pytest.raises(WrongInput) as refused:
        check_readings([Reading(AUGUST, 500), Reading(NOVEMBER, 400)])
    assert refused.value.field == "mono"
    assert said(refused.value.sentence) == (
        "A counter never runs backwards: it stood at 500 on 25 Aug 2026."
    )
    with pytest.raises(WrongInput) as twice:
        check_readings([Reading(AUGUST, 500), Reading(AUGUST, 600)])
    assert twice.value.field == "day"


def test_two_change_dates_correct_the_rule_of_thumb() -> None:
    months_apart = [NOVEMBER - timedelta(days=76), NOVEMBER - timedelta(days=38), NOVEMBER]
    guessed = advice().lines[0]
    measured = advice(*months_apart).lines[0]
    assert guessed.months_to_empty == 2
    assert measured.months_to_empty == Fraction(38) / Fraction("30.4")
    assert said(measured.reason).startswith(
        "3 changes from 8 Sep 2026 to 23 Nov 2026: a cartridge of 1,000 pages lasts 1.3 months "
        "here, between 1.1 and 1.4 months"
    )
    # 500 pages took as much toner as 800 rated ones: 8 % of the page and not 5.
    assert measured.cost_per_page == 1600


def test_one_change_date_changes_nothing() -> None:
    assert advice(NOVEMBER).lines[0].months_to_empty == advice().lines[0].months_to_empty


def test_change_dates_speak_even_where_nobody_knows_the_pages() -> None:
    answer = advice(AUGUST, NOVEMBER, need=PrinterNeed("P100", 3))
    [line] = answer.lines
    assert line.per_month == 3 * Fraction("30.4") / 90
    assert line.cost_per_page == 1000
    assert "How many pages" not in " ".join(map(said, answer.still_to_ask))


def test_irregular_changes_widen_the_range() -> None:
    even = calibrate([(AUGUST, 1000), (AUGUST + timedelta(45), 1000), (NOVEMBER, 1000)])
    odd = calibrate([(AUGUST, 1000), (AUGUST + timedelta(20), 1000), (NOVEMBER, 1000)])
    assert even is not None
    assert odd is not None
    assert even.rated_pages == odd.rated_pages
    assert odd.low < even.low < even.rated_pages < even.high < odd.high


def test_the_estimate_says_what_it_rests_on_and_how_far_it_may_be_off() -> None:
    told = recommend(
        Needs(
            (
                PrinterNeed("P100", mono_pages=500),
                PrinterNeed("P100", mono_pages=900, source=Evidence.MEASURED),
            )
        ),
        corner_shop(TONER),
        TERMS,
    )
    measured = advice(AUGUST, NOVEMBER)
    assert told.estimate is not None
    assert measured.estimate is not None
    assert said(told.estimate.rests_on) == ("Estimate, ±20%: 1 volume measured, 1 volume told.")
    assert measured.estimate.percent == 15


def test_what_is_estimated_is_less_sure_than_what_was_told() -> None:
    guess = PrinterNeed("P100", mono_pages=500, source=Evidence.ESTIMATED, coverage=Decimal(5))
    answer = recommend(Needs((guess,)), corner_shop(TONER), TERMS)
    assert answer.estimate is not None
    assert answer.estimate.percent == 30


days = st.lists(st.integers(0, 2000), min_size=2, max_size=8, unique=True)


@given(days, st.integers(1, 50_000))
def test_what_was_emptied_is_what_the_range_holds(apart: list[int], pages: int) -> None:
    put_in = [(AUGUST + timedelta(days=day), pages) for day in apart]
    found = calibrate(put_in)
    assert found is not None
    assert found.low <= found.rated_pages <= found.high
    whole = Fraction(max(apart) - min(apart)) / Fraction("30.4")
    assert found.rated_pages * whole == pages * (len(apart) - 1)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 2000))
def test_more_pages_on_the_counter_are_more_a_month(start: int, more: int, apart: int) -> None:
    later = AUGUST + timedelta(days=apart)
    fewer = pages_a_month([Reading(AUGUST, start), Reading(later, start + more)])
    larger = pages_a_month([Reading(AUGUST, start), Reading(later, start + more + 1)])
    assert fewer is not None
    assert larger is not None
    assert 0 <= fewer.mono <= larger.mono
