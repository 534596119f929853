"""How price rules are listed: for whom, on what, by how much, and whether they run."""

from __future__ import annotations

from salesdesk.domain.catalogue.kinds import CATEGORY_NAMES
from salesdesk.domain.catalogue.price_terms import write_discounts
from salesdesk.domain.catalogue.pricing import RULE_NAMES, PriceRule, Rule
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.catalogue import AgreementRow
from salesdesk.ui.catalogue.words import DOT
from salesdesk.ui.tables import Cell, Column

RUNS, ENDED, TO_COME = mark("Runs"), mark("Ended"), mark("To come")
_LOOKS = {RUNS: ("ok", "check"), ENDED: ("grey", "clock"), TO_COME: ("info", "calendar-clock")}


def standing(row: AgreementRow) -> str:
    """Whether a rule runs, has ended, or is still to come."""
    return RUNS if row.runs else ENDED if row.ended else TO_COME


def whom(row: AgreementRow, words: Language) -> str:
    """For whom a rule is."""
    if row.customer:
        return row.customer
    if row.terms.group:
        return words.tr("Group: {group}", group=row.terms.group)
    return words.tr("Everybody")


def what(row: AgreementRow, words: Language) -> str:
    """On what a rule speaks: one product, a brand, a category, or all of it."""
    terms = row.terms
    if product := row.product(words.code):
        return product
    category = words.tr(CATEGORY_NAMES[terms.category]) if terms.category else ""
    return DOT.join(part for part in (category, terms.brand) if part) or words.tr("Everything")


def how_much(terms: PriceRule, words: Language) -> str:
    """The price, or the discounts as the trade writes them."""
    if terms.unit_price is not None:
        return words.unit_price(terms.unit_price)
    return f"−{write_discounts(terms.discounts)} %"


def span(terms: PriceRule, words: Language) -> str:
    """From when until when."""
    first = words.short_date(terms.valid_from) if terms.valid_from else ""
    last = words.short_date(terms.valid_until) if terms.valid_until else ""
    if first and last:
        return f"{first} – {last}"
    if last:
        return words.tr("until {day}", day=terms.valid_until)
    return words.tr("from {day}", day=terms.valid_from) if first else words.tr("always")


def columns(words: Language) -> tuple[Column[AgreementRow], ...]:
    """The columns of the list."""
    rules = tuple(words.tr(RULE_NAMES[rule]) for rule in Rule if rule is not Rule.LIST)
    states = tuple(f"{words.tr(state)}MMM" for state in _LOOKS)
    return (
        Column[AgreementRow]("what", mark("On what"), _what),
        Column[AgreementRow]("rule", mark("Rule"), _rule, width=rules),
        Column[AgreementRow](
            "price",
            mark("Price"),
            lambda r, w: Cell(how_much(r.terms, w), _from(r.terms, w), bold=True),
            right=True,
            width=("99.999.999", "−10 + 5 %"),
        ),
        Column[AgreementRow]("state", mark("Status"), _state, width=states),
    )


def _what(row: AgreementRow, words: Language) -> Cell:
    return Cell(what(row, words), DOT.join((whom(row, words), span(row.terms, words))))


def _rule(row: AgreementRow, words: Language) -> Cell:
    return Cell(words.tr(RULE_NAMES[row.terms.rule]), row.terms.name)


def _from(terms: PriceRule, words: Language) -> str:
    if terms.min_quantity < 2:
        return ""
    return words.tr("from {count} on", count=words.number(terms.min_quantity))


def _state(row: AgreementRow, words: Language) -> Cell:
    state = standing(row)
    tone, icon = _LOOKS[state]
    return Cell(words.tr(state), tone=tone, icon=icon, chip=True)
