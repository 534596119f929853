"""Putting things into words: translated text, numbers, dates and money as a language writes them.

A language is a value passed along: the screen's in the window, the client's in documents.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from salesdesk import paths
from salesdesk.errors import WrongInput
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import Sentence, sentence
from salesdesk.words import vietnamese_words

Code = Literal["en", "vi"]
CODES: tuple[Code, ...] = ("en", "vi")
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Language:
    """One language with its texts; see `language()`."""

    code: Code
    _texts: gettext.NullTranslations = field(repr=False, compare=False)

    # words

    def tr(self, text: str, /, **values: object) -> str:
        """The text in this language, its named places filled with values as they are written."""
        translated = self._texts.gettext(text) if text else ""
        return self._fill(translated, values) if values else translated

    def trn(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form of the text that goes with a count; `{count}` is filled from it."""
        return self._fill(self._texts.ngettext(one, many, count), {"count": count, **values})

    def trc(self, context: str, text: str, /, **values: object) -> str:
        """Like `tr` for a word that means different things in different places."""
        translated = self._texts.pgettext(context, text)
        return self._fill(translated, values) if values else translated

    def say(self, said: Sentence) -> str:
        """A sentence that a rule made, in words."""
        values = dict(said.values)
        if said.many:
            return self.trn(said.pattern, said.many, said.count or 0, **values)
        return self.tr(said.pattern, **values)

    def write(self, value: object) -> str:
        """Any plain value as this language writes it."""
        for kind, writer in _WRITERS:
            if isinstance(value, kind):
                return writer(self, value)
        return str(value)

    def _fill(self, text: str, values: dict[str, object]) -> str:
        return text.format(**{name: self.write(value) for name, value in values.items()})

    # numbers and money

    def number(self, number: int | Decimal, decimals: int | None = None) -> str:
        """A number with the language's separators: 1,234.5 or 1.234,5; the minus is U+2212.

        With `decimals` it is rounded, half away from zero, to exactly so many.
        """
        if decimals is not None:
            number = _round(Decimal(number), decimals)
        text = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,d}"
        if self.code == "vi":
            text = text.translate(_SWAP_SEPARATORS)
        return text.replace("-", MINUS)

    def money(self, money: Money) -> str:
        """An amount with its currency: 22.179.732 ₫, $1,523.10, 1.523,10 €."""
        if money.currency not in _SYMBOLS:
            from babel.numbers import format_currency  # loads with the first rare currency

            text = format_currency(money.decimal, money.currency, locale=self.code)
            return text.replace("-", MINUS)
        digits, symbol = self.number(abs(money.decimal)), self.currency_symbol(money.currency)
        written = f"{digits}\N{NO-BREAK SPACE}{symbol}" if self.code == "vi" else symbol + digits
        return MINUS + written if money.minor < 0 else written

    def amount(self, money: Money) -> str:
        """An amount without its currency, for columns whose head names it."""
        return self.number(money.decimal)

    def price(self, price: UnitPrice) -> str:
        """A unit price with its currency; digits finer than the minor unit only where used."""
        return self.money(price.money).replace(self.amount(price.money), self.unit_price(price))

    def unit_price(self, price: UnitPrice) -> str:
        """A unit price without its currency; digits finer than the minor unit only where used."""
        whole = price.money
        if UnitPrice.from_money(whole) == price:
            return self.amount(whole)
        return self.number(price.decimal.normalize())

    def percent(self, basis_points: int) -> str:
        """A percentage: 8%, 12.5%, −10%."""
        return self.number((Decimal(basis_points) / 100).normalize()) + "%"

    def currency_symbol(self, currency: str) -> str:
        """₫, $, €."""
        if currency in _SYMBOLS:
            return _SYMBOLS[currency][self.code == "vi"]
        from babel.numbers import get_currency_symbol

        return get_currency_symbol(currency, locale=self.code)

    def in_words(self, money: Money) -> str:
        """An amount spelled out, as invoices do."""
        if self.code == "vi":
            return _vietnamese_amount(money)
        return _english_amount(money)

    # dates

    def short_date(self, day: date) -> str:
        """A date in short: 23 Nov 2026, 23/11/2026."""
        if self.code == "vi":
            return f"{day:%d/%m/%Y}"
        return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"

    def day_month(self, day: date) -> str:
        """A date without its year: 23 Nov, 23/11."""
        return f"{day:%d/%m}" if self.code == "vi" else f"{day.day} {_MONTHS[day.month - 1][:3]}"

    def long_date(self, day: date) -> str:
        """A date with its weekday and month spelled out: Monday, 23 November 2026."""
        if self.code == "vi":
            return f"{_VI_DAYS[day.weekday()]}, {day.day} tháng {day.month}, {day.year}"
        return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """A month: November 2026, tháng 11 năm 2026."""
        if self.code == "vi":
            return f"tháng {day.month} năm {day.year}"
        return f"{_MONTHS[day.month - 1]} {day.year}"

    def clock_time(self, at: time | datetime) -> str:
        """A time of day: 14:05."""
        return f"{at:%H:%M}"


@lru_cache(maxsize=4)
def language(code: str) -> Language:
    """The language of this code, with its texts from `resources/i18n`.

    Raises WrongInput for a code the desk does not speak.
    """
    if code not in CODES:
        raise WrongInput(sentence("The desk does not speak “{code}”: en or vi.", code=code), "lang")
    known: Code = "vi" if code == "vi" else "en"
    texts = gettext.translation("salesdesk", paths.I18N, [code], fallback=code == "en")
    return Language(known, texts)


# As the CLDR has them: its tables take a tenth of a second to load, which a start does not have.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_VI_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_SYMBOLS = {
    "VND": ("₫", "₫"),
    "USD": ("$", "US$"),
    "EUR": ("€", "€"),
    "GBP": ("£", "£"),
    "JPY": ("¥", "¥"),
}
"""In English and in Vietnamese; the rest of the world's money is asked of the CLDR."""
_SWAP_SEPARATORS = str.maketrans(",.", ".,")
_WRITERS = (
    (Sentence, lambda words, value: words.say(value)),
    (Money, lambda words, value: words.money(value)),
    (UnitPrice, lambda words, value: words.price(value)),
    (bool, lambda _, value: str(value)),
    (int, lambda words, value: words.number(value)),
    (Decimal, lambda words, value: words.number(value.normalize())),
    (datetime, lambda words, value: f"{words.short_date(value)} {words.clock_time(value)}"),
    (date, lambda words, value: words.short_date(value)),
    (time, lambda words, value: words.clock_time(value)),
)


def _round(number: Decimal, decimals: int) -> Decimal:
    from decimal import ROUND_HALF_UP

    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _english_amount(money: Money) -> str:
    from babel.numbers import get_currency_name
    from num2words import num2words

    whole, rest = divmod(abs(money.minor), 10 ** max(0, -_exponent(money)))
    words = num2words(whole, lang="en")
    if rest:
        words += f" and {rest}/{10 ** -_exponent(money)}"
    name = get_currency_name(money.currency, whole if not rest else 2, locale="en")
    sign = "minus " if money.minor < 0 else ""
    return _sentence_case(f"{sign}{words} {name}")


def _vietnamese_amount(money: Money) -> str:
    whole, rest = divmod(abs(money.minor), 10 ** max(0, -_exponent(money)))
    sign = "âm " if money.minor < 0 else ""
    words = f"{sign}{vietnamese_words(whole)} {_vietnamese_currency(money.currency)}"
    if rest:
        words += f" và {vietnamese_words(rest)} xu"
    return _sentence_case(words)


def _vietnamese_currency(currency: str) -> str:
    from babel.numbers import get_currency_name

    if currency == "VND":
        return "đồng"
    name: str = get_currency_name(currency, locale="vi")
    return name


def _exponent(money: Money) -> int:
    exponent = money.decimal.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
