"""Reading what people type: lines, numbers, amounts, percentages and dates in their language."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from salesdesk.errors import WrongInput
from salesdesk.language import Language
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import sentence
from salesdesk.text import clean, fold

LONGEST_LINE = 300
"""Characters of a line that the shop's file keeps (models.fields.LineField)."""
_LARGEST, _MOST_PIECES = 10**15, 10**9
_QUOTED = 40
_YEARS = range(1900, 2200)
_NUMBER = re.compile(r"[^\d.,+-]*([+-]?[\d.,]*\d[\d.,]*)([^\d+-]*)")
_TIMES = {
    "k": 10**3,
    "nghin": 10**3,
    "ngan": 10**3,
    "tr": 10**6,
    "trieu": 10**6,
    "ty": 10**9,
    "ti": 10**9,
}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")
_DATE = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDED = re.compile(r"(\d{1,2})\s+(\w{3,9})\.?(?:\s+(\d{4}))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TODAY = ("today", "hom nay")
_TOMORROW = ("tomorrow", "mai", "ngay mai")
_NOISE = str.maketrans({"\u2212": "-", "\u00a0": None, "\u202f": None, " ": None, "'": None})


def read_line(text: str) -> str:
    """A line of text, cleaned. Raises WrongInput where it is longer than a line can be kept."""
    plain = clean(text)
    if len(plain) > LONGEST_LINE:
        raise WrongInput(
            sentence(
                "A line holds {most} characters, and these are {count}. Make it shorter.",
                most=LONGEST_LINE,
                count=len(plain),
            )
        )
    return plain


def read_number(text: str, language: Language) -> Decimal:
    """A number as the language writes it ("1.234,5" or "1,234.5"); the other way if unmistakable.

    Before and after it may stand a currency or a unit; "200k", "2 tr" and "1,5 tỷ" are meant as
    people here write them. Raises WrongInput for what is no number, or 10¹⁵ and more.
    """
    found = _NUMBER.fullmatch(text.translate(_NOISE))
    plain = found[1] if found else ""
    comma_decimal = language.code == "vi"
    group, point = (".", ",") if comma_decimal else (",", ".")
    if _is_other_way(plain, group, point):
        group, point = point, group
    try:
        number = Decimal(plain.replace(group, "").replace(point, "."))
    except InvalidOperation:
        raise WrongInput(sentence("“{text}” is not a number.", text=_quoted(text))) from None
    number *= _TIMES.get(fold(found[2]).rstrip("d.") if found else "", 1)
    if abs(number) >= _LARGEST:
        raise WrongInput(sentence("{text} is too large to be true.", text=_quoted(text)))
    return number


def read_quantity(text: str, language: Language) -> int:
    """A whole number of pieces, from 0 to 999,999,999. Raises WrongInput."""
    number = read_number(text, language)
    if number != number.to_integral_value() or number < 0:
        raise WrongInput(sentence("“{text}” is not a whole number.", text=_quoted(text)))
    if number >= _MOST_PIECES:
        raise WrongInput(sentence("{text} is too large to be true.", text=_quoted(text)))
    return int(number)


def read_money(text: str, language: Language, currency: str) -> Money:
    """An amount in a currency. Raises WrongInput."""
    return Money.of(read_number(text, language), currency)


def read_unit_price(text: str, language: Language, currency: str) -> UnitPrice:
    """A price of one unit in a currency. Raises WrongInput."""
    return UnitPrice.of(read_number(text, language), currency)


def read_percent(text: str, language: Language) -> int:
    """A percentage from 0 to 100 ("12.5 %") in basis points. Raises WrongInput."""
    number = read_number(text.replace("%", ""), language) * 100
    if number != number.to_integral_value() or not 0 <= number <= 10_000:
        raise WrongInput(
            sentence("“{text}” is not a percentage from 0 to 100.", text=_quoted(text))
        )
    return int(number)


def read_date(text: str, today: date) -> date:
    """A day: "23/11", "23/11/2026", "2026-11-23", "23 Nov 2026", "today", "+3" (days from today).

    A day without a year is the next one from today on. Raises WrongInput for no such day.
    """
    plain = fold(text.strip())
    if plain in _TODAY:
        return today
    if plain in _TOMORROW:
        return today + timedelta(days=1)
    if re.fullmatch(r"\+\d{1,3}", plain):
        return today + timedelta(days=int(plain))
    try:
        return _written_date(plain, today)
    except ValueError:
        raise WrongInput(
            sentence("“{text}” is not a day of the calendar.", text=_quoted(text))
        ) from None


def _quoted(text: str) -> str:
    """What was typed, short enough for a sentence."""
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _written_date(plain: str, today: date) -> date:
    if found := _ISO.fullmatch(plain):
        return date(_year(found[1]), int(found[2]), int(found[3]))
    if found := _DATE.fullmatch(plain):
        return _in_year(int(found[1]), int(found[2]), found[3], today)
    if found := _WORDED.fullmatch(plain):
        return _in_year(int(found[1]), _MONTHS.index(found[2][:3]) + 1, found[3], today)
    raise ValueError(plain)


def _in_year(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(_year(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _year(written: str) -> int:
    """Raises ValueError for one that no paper carries: sums of days would leave the calendar."""
    year = int(written) + (2000 if len(written) == 2 else 0)
    if year not in _YEARS:
        raise ValueError(written)
    return year


def _is_other_way(plain: str, group: str, point: str) -> bool:
    """Whether the separators are the other language's and can mean nothing else."""
    if group in plain and point in plain:
        return plain.rindex(group) > plain.rindex(point)
    if plain.count(point) > 1:
        return _GROUPED.fullmatch(plain) is not None
    return group in plain and plain.count(group) == 1 and not _GROUPED.fullmatch(plain)
