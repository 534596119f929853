"""Two languages, each writing numbers, money and days as its readers expect."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, get_currency_symbol
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.errors import WrongInput
from salesdesk.language import CODES, language
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import sentence, sentences

EN, VI = language("en"), language("vi")
DAY = date(2026, 11, 23)


def test_only_languages_that_the_desk_speaks() -> None:
    with pytest.raises(WrongInput, match="does not speak “fr”"):
        language("fr")


@pytest.mark.parametrize(
    ("money", "english", "vietnamese"),
    [
        (Money(22_179_732, "VND"), "₫22,179,732", "22.179.732 ₫"),
        (Money(152_310, "USD"), "$1,523.10", "1.523,10 US$"),
        (Money(-500, "VND"), "−₫500", "−500 ₫"),
        (Money(0, "VND"), "₫0", "0 ₫"),
        (Money(99, "EUR"), "€0.99", "0,99 €"),
    ],
)
def test_money(money: Money, english: str, vietnamese: str) -> None:
    assert EN.money(money) == english
    assert VI.money(money).replace("\xa0", " ") == vietnamese


@given(st.integers(-(10**15), 10**15), st.sampled_from(["VND", "USD", "EUR", "GBP", "JPY", "CHF"]))
def test_everyday_money_is_written_as_the_unicode_tables_have_it(minor: int, code: str) -> None:
    money = Money(minor, code)
    for words in (EN, VI):
        wanted = format_currency(money.decimal, code, locale=words.code).replace("-", "−")
        assert words.money(money) == wanted
        assert words.currency_symbol(code) == get_currency_symbol(code, locale=words.code)


@given(st.dates())
def test_days_are_written_as_the_unicode_tables_have_them(day: date) -> None:
    assert EN.long_date(day) == format_date(day, "EEEE, d MMMM y", locale="en")
    assert VI.long_date(day) == format_date(day, "full", locale="vi")
    for words in (EN, VI):
        assert words.month(day) == format_skeleton("yMMMM", day, locale=words.code)


def test_amounts_in_columns_have_no_sign_of_currency() -> None:
    assert (EN.amount(Money(152_310, "USD")), VI.amount(Money(152_310, "USD"))) == (
        "1,523.10",
        "1.523,10",
    )
    assert VI.amount(Money(-22_179_732, "VND")) == "−22.179.732"


def test_a_price_shows_fine_digits_only_where_it_has_them() -> None:
    assert VI.unit_price(UnitPrice.of("4850000", "VND")) == "4.850.000"
    assert VI.unit_price(UnitPrice.of("144.725", "VND")) == "144,725"
    assert EN.unit_price(UnitPrice.of("0.0123", "USD")) == "0.0123"


@pytest.mark.parametrize(
    ("points", "english", "vietnamese"),
    [(800, "8%", "8%"), (1250, "12.5%", "12,5%"), (-1000, "−10%", "−10%"), (0, "0%", "0%")],
)
def test_percentages(points: int, english: str, vietnamese: str) -> None:
    assert (EN.percent(points), VI.percent(points)) == (english, vietnamese)


def test_whole_hundreds_of_percent_are_not_powers_of_ten() -> None:
    assert EN.percent(10_000) == "100%"


def test_numbers_are_rounded_half_away_from_zero_when_asked() -> None:
    assert EN.number(Decimal("2.5"), 0) == "3"
    assert EN.number(Decimal("-2.5"), 0) == "−3"
    assert VI.number(Decimal("1234.565"), 2) == "1.234,57"
    assert VI.number(1_000_000) == "1.000.000"


def test_days() -> None:
    assert (EN.short_date(DAY), VI.short_date(DAY)) == ("23 Nov 2026", "23/11/2026")
    assert (EN.day_month(DAY), VI.day_month(DAY)) == ("23 Nov", "23/11")
    assert EN.long_date(DAY) == "Monday, 23 November 2026"
    assert VI.long_date(DAY) == "Thứ Hai, 23 tháng 11, 2026"
    assert EN.month(DAY) == "November 2026"
    assert VI.month(DAY).casefold() == "tháng 11 năm 2026"
    assert EN.clock_time(time(14, 5)) == VI.clock_time(time(14, 5)) == "14:05"


@pytest.mark.parametrize(
    ("money", "english", "vietnamese"),
    [
        (Money(0, "VND"), "Zero Vietnamese dong", "Không đồng"),
        (
            Money(1_005_001, "VND"),
            None,
            "Một triệu không trăm linh năm nghìn không trăm linh một đồng",
        ),
        (Money(-21, "VND"), "Minus twenty-one Vietnamese dong", "Âm hai mươi mốt đồng"),
        (Money(125, "USD"), "One and 25/100 US dollars", None),
    ],
)
def test_amounts_in_words(money: Money, english: str | None, vietnamese: str | None) -> None:
    assert english in (None, EN.in_words(money))
    assert vietnamese in (None, VI.in_words(money))


@given(st.integers(0, 10**13), st.sampled_from(["VND", "USD", "EUR", "JPY"]))
def test_every_amount_has_words_in_both_languages(minor: int, currency: str) -> None:
    for words in (EN, VI):
        spelled = words.in_words(Money(minor, currency))
        assert spelled[0].isupper()
        assert "  " not in spelled


@given(st.integers(-(10**15), 10**15), st.sampled_from(["VND", "USD", "KWD"]))
def test_what_is_written_can_be_read_back(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    plain = EN.amount(money).replace(",", "").replace("−", "-")
    assert Money.of(plain, currency) == money
    swapped = VI.amount(money).replace(".", "").replace(",", ".").replace("−", "-")
    assert swapped == plain


def test_a_sentence_writes_each_value_as_its_language_does() -> None:
    said = sentence(
        "{money} {number} {share} {day} {moment} {inner}",
        money=Money(1_500, "VND"),
        number=12_000,
        share=Decimal("2.50"),
        day=DAY,
        moment=datetime(2026, 11, 23, 7, 5, tzinfo=UTC),
        inner=sentence("so"),
    )
    assert EN.say(said) == "₫1,500 12,000 2.5 23 Nov 2026 23 Nov 2026 07:05 so"
    assert VI.say(said).replace("\xa0", " ") == (
        "1.500 ₫ 12.000 2,5 23/11/2026 23/11/2026 07:05 so"
    )


def test_counts_choose_their_form() -> None:
    row, rows = "{count} row imported.", "{count} rows imported."
    assert EN.say(sentences(row, rows, 1)) == "1 row imported."
    assert EN.say(sentences(row, rows, 2)) == EN.trn(row, rows, 2) == "2 rows imported."
    assert EN.say(sentences(row, rows, 0)) == "0 rows imported."


def test_braces_in_what_people_write_are_only_text() -> None:
    assert EN.say(sentence("{what}", what="{not} a {0} place %s")) == "{not} a {0} place %s"


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_nothing_in_every_language(code: str) -> None:
    assert language(code).tr("") == ""
