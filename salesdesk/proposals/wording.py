"""How trade documents put their content into words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from salesdesk.domain.documents.common import Party
from salesdesk.language import Language
from salesdesk.money import Money, UnitPrice, currency_digits
from salesdesk.proposals import text


def addressed(language: Language, client: Party) -> str:
    """Whom a document is for, in one line."""
    if not client.contact:
        return language.tr("For {client}", client=client.name)
    if not client.contact_title:
        return language.tr("For {client} – {contact}", client=client.name, contact=client.contact)
    return language.tr(
        "For {client} – {contact}, {position}",
        client=client.name,
        contact=client.contact,
        position=client.contact_title,
    )


def with_revision(language: Language, number: str, revision: int) -> str:
    """A proposal's number, with its revision from the second on."""
    if revision < 2:
        return number
    return language.tr("{number}, revision {revision}", number=number, revision=revision)


def prices_note(language: Language, currency: str) -> str:
    """What the figures of a table are in: the unit is stated once."""
    name = currency_name(language, currency)
    return language.tr("Amounts in {currency}, prices without VAT", currency=name)


def currency_name(language: Language, currency: str) -> str:
    """A currency with its sign: đồng (₫), US dollar ($)."""
    from babel.numbers import get_currency_name

    if language.code == "vi" and currency == "VND":
        return "đồng (₫)"
    name = get_currency_name(currency, locale=language.code)
    return f"{name} ({language.currency_symbol(currency)})"


def page_cost_digits(prices: Iterable[UnitPrice]) -> int:
    """How many decimals tell costs per page apart: two figures in đồng, three in cents."""
    known = [price for price in prices if price]
    if not known:
        return 0
    smallest = min(known, key=lambda price: abs(price.scaled))
    digits = currency_digits(smallest.currency)
    figures = 3 if digits else 2
    return max(digits, figures - 1 - smallest.decimal.adjusted())


def page_cost(language: Language, price: UnitPrice, digits: int | None = None) -> str:
    """What a page costs, without the currency: 72, 0.0234."""
    decimals = page_cost_digits([price]) if digits is None else digits
    return language.number(price.decimal, decimals)


def page_cost_text(language: Language, price: UnitPrice) -> str:
    """What a page costs, with the currency: 72 ₫/page."""
    symbol = language.currency_symbol(price.currency)
    return language.tr("{cost} {symbol}/page", cost=page_cost(language, price), symbol=symbol)


def pages_text(language: Language, pages: int) -> str:
    """A yield: 9,200 pages."""
    return language.trn("{count} page", "{count} pages", pages)


def signed_money(language: Language, money: Money) -> str:
    """A difference, with its sign and without the currency: +833.760."""
    sign = "+" if money.minor > 0 else ""
    return sign + language.amount(money)


def signed_percent(language: Language, basis_points: int) -> str:
    """A difference in whole percent, halves rounded up, with its sign: −38%."""
    whole = (basis_points + 50) // 100
    sign = "+" if whole > 0 else ""
    return sign + language.percent(whole * 100)


def reams(language: Language, count: Decimal) -> str:
    """Reams a month, one decimal where it matters."""
    rounded = count.quantize(Decimal("0.1"))
    if rounded == 1:
        return language.tr("1 ream a month")
    return language.tr("{count} reams a month", count=rounded.normalize())


def party_lines(language: Language, party: Party) -> list[str]:
    """A party below its name: tax code, address, whom to ask for."""
    lines = []
    if party.tax_code:
        lines.append(language.tr("Tax code {code}", code=party.tax_code))
    lines.append(party.address)
    lines.append(text.joined([party.contact, party.phone], ", "))
    lines.append(party.email)
    return [line for line in lines if line.strip()]
