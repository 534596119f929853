"""Numbers and dates as foreign files write them; what a column shows decides what is unclear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from salesdesk.errors import WrongInput
from salesdesk.sentence import Sentence, mark, sentence


class DecimalMark(StrEnum):
    """What stands before the decimals in a column of numbers."""

    POINT = "."
    COMMA = ","
    UNKNOWN = ""


class DateOrder(StrEnum):
    """In which order a column writes its dates."""

    ISO = "year-month-day"
    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


DATE_ORDER_LABELS: dict[DateOrder, str] = {
    DateOrder.ISO: mark("Year-month-day"),
    DateOrder.DAY_FIRST: mark("Day/month/year"),
    DateOrder.MONTH_FIRST: mark("Month/day/year"),
}

_MONEY_SIGNS = re.compile(r"[₫đ$€£¥\s'’\u00a0\u202f]|vnđ|vnd|usd|eur|gbp|đồng", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d[\d.,]*|[.,]\d+)")
_POINT_SHOWN = re.compile(r",\d{3}\.\d*$|^0\.\d+$|^\d+\.(?:\d{1,2}|\d{4,})$|^\d{4,}\.\d+$|,\d+,")
_COMMA_SHOWN = re.compile(r"\.\d{3},\d*$|^0,\d+$|^\d+,(?:\d{1,2}|\d{4,})$|^\d{4,},\d+$|\.\d+\.")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_GROUPED = re.compile(r"\d*|\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")
_SEPARATORS = re.compile(r"[.,]")
ENOUGH = 1000
"""Values of a column that settle how it is written."""

_LARGEST = Decimal(10) ** 15
"""Nothing in a shop is larger; it also keeps every amount within a database integer."""


def find_decimal_mark(values: Iterable[str]) -> DecimalMark:
    """Which sign is the decimal mark in a column: whichever more of its numbers prove."""
    point = comma = 0
    for value in values:
        if max(point, comma) == ENOUGH:
            break
        bare = _MONEY_SIGNS.sub("", value).lstrip("+-−(")
        point += bool(_POINT_SHOWN.search(bare))
        comma += bool(_COMMA_SHOWN.search(bare))
    if point == comma:
        return DecimalMark.UNKNOWN
    return DecimalMark.POINT if point > comma else DecimalMark.COMMA


@lru_cache(maxsize=8192)
def number(text: str, mark_used: DecimalMark = DecimalMark.UNKNOWN) -> Decimal:
    """A number with separators, currency signs, brackets or a trailing minus.

    Where the column proves no decimal mark, "1,000" and "1.000" are a thousand (three digits after
    each sign), "60,00" and "60.0" are sixty, and in "1.234,5" the last sign is the mark. Raises
    WrongInput for what is no number or is 10¹⁵ and more.
    """
    bare, negative = _unsigned(text)
    if not _NUMBER.fullmatch(bare):
        raise WrongInput(sentence("“{text}” is not a number.", text=text.strip()))
    decimal_mark = mark_used if mark_used and _fits(bare, mark_used) else _mark_in(bare)
    whole, decimals = _split(bare, decimal_mark)
    if not _GROUPED.fullmatch(whole):
        raise WrongInput(sentence("“{text}” is not a number.", text=text.strip()))
    found = Decimal(f"{_SEPARATORS.sub('', whole) or 0}.{decimals or 0}")
    if found >= _LARGEST:
        raise WrongInput(sentence("{text} is too large to be true.", text=text.strip()))
    return -found if negative else found


def whole_number(text: str, mark_used: DecimalMark = DecimalMark.UNKNOWN) -> int:
    """A number of pieces ("12", "12.0", "1,200"). Raises WrongInput for a fraction."""
    found = number(text, mark_used)
    if found != found.to_integral_value():
        raise WrongInput(sentence("“{text}” is not a whole number.", text=text.strip()))
    return int(found)


def _unsigned(text: str) -> tuple[str, bool]:
    bare = _MONEY_SIGNS.sub("", text).replace("−", "-")
    if bare.startswith("(") and bare.endswith(")"):
        return bare[1:-1], True
    if bare.endswith("-"):
        return bare[:-1], True
    if bare.startswith(("-", "+")):
        return bare[1:], bare[0] == "-"
    return bare, False


def _split(bare: str, decimal_mark: str) -> tuple[str, str]:
    if not decimal_mark or decimal_mark not in bare:
        return bare, ""
    whole, _, decimals = bare.rpartition(decimal_mark)
    return whole, decimals


def _fits(bare: str, decimal_mark: DecimalMark) -> bool:
    """Whether a number can be read with this mark: once, and no thousands after it."""
    other = "," if decimal_mark == DecimalMark.POINT else "."
    whole, _, rest = bare.partition(decimal_mark)
    if decimal_mark in rest or other in rest:
        return False
    return other not in whole or bool(_THOUSANDS.fullmatch(whole))


def _mark_in(bare: str) -> str:
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return ""
    sign = bare[last]
    if bare.count(sign) > 1:
        return ""
    alone = ("," if sign == "." else ".") not in bare
    looks_like_thousands = bool(_THOUSANDS.fullmatch(bare)) and not bare.startswith("0")
    return "" if alone and looks_like_thousands else sign


_PARTS = re.compile(
    r"(\d{1,4})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{1,4})(?=$|[T\s,])|(\d{4})(\d{2})(\d{2})$"
)
_MONTH_NAMES = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[-\s.]+)?(?P<month>[a-z]{3,9})\.?[-\s]+"
    r"(?:(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?[-\s]+)?(?P<year>\d{4}|\d{2})\b",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*(?:năm|,)?\s*(\d{4})", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def find_date_order(values: Iterable[str]) -> tuple[DateOrder, Sentence]:
    """The order of a column's dates, and the value that proves it.

    Many values count, so that one slip of the keyboard does not decide; where nothing tells day
    from month, the day is taken to come first, and the sentence says that this is a guess.
    """
    proofs = Counter[DateOrder]()
    shown: dict[DateOrder, str] = {}
    for value in values:
        order = _order_shown(value)
        if order is not None:
            proofs[order] += 1
            shown.setdefault(order, value.strip())
            if proofs[order] == ENOUGH:
                break
    if not proofs:
        return DateOrder.DAY_FIRST, sentence("Nothing tells day from month; day first is a guess.")
    found = max(proofs, key=proofs.__getitem__)
    return found, sentence("{text} occurs.", text=shown[found])


def _order_shown(value: str) -> DateOrder | None:
    parts = _PARTS.match(value.strip())
    if parts is None:
        return None
    first, second = parts[1], parts[2]
    if first is None or len(first) == 4:
        return DateOrder.ISO
    if int(first) > 12 >= int(second):
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if int(second) > 12 >= int(first) else None


@lru_cache(maxsize=8192)
def day(text: str, order: DateOrder, date_format: str = "") -> date:
    """The date in a cell; a time of day after it is left out.

    Years of two digits are 1969 to 2068, as POSIX has it. Raises WrongInput for what is no date,
    for days that do not exist and for bare serial numbers of a spreadsheet.
    """
    stripped = text.strip()
    try:
        if date_format:
            return datetime.strptime(stripped, date_format).date()  # noqa: DTZ007 a day has no zone
        year, month, of_month = _date_parts(stripped, order)
        return date(_full_year(year), month, of_month)
    except (ValueError, LookupError):
        raise WrongInput(sentence("“{text}” is not a date.", text=stripped)) from None


def _date_parts(text: str, order: DateOrder) -> tuple[int, int, int]:
    parts = _PARTS.match(text)
    if parts is None:
        return _spelled_out(text)
    first, second, third = (int(part) for part in parts.groups() if part is not None)
    if parts[1] is None or len(parts[1]) > 2 or (order is DateOrder.ISO and len(parts[3]) <= 2):
        return first, second, third
    if order is DateOrder.MONTH_FIRST:
        return third, first, second
    return third, second, first


def _spelled_out(text: str) -> tuple[int, int, int]:
    vietnamese = _VIETNAMESE.match(text)
    if vietnamese:
        return int(vietnamese[3]), int(vietnamese[2]), int(vietnamese[1])
    named = _MONTH_NAMES.match(text)
    if named is None:
        raise ValueError(text)
    of_month = int(named["day"] or named["day2"] or 0)
    return int(named["year"]), _MONTHS.index(named["month"][:3].casefold()) + 1, of_month


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year < 69 else 1900)
