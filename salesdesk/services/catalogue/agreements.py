"""The shop's price rules: listed, made, changed and taken away, each with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.catalogue.kinds import PriceRuleKind
from salesdesk.domain.catalogue.price_terms import check_terms
from salesdesk.domain.catalogue.pricing import PriceRule, PriceStep
from salesdesk.domain.team.roles import Right
from salesdesk.models.catalogue import PriceAgreement, Product
from salesdesk.models.prospects import Prospect
from salesdesk.sentence import Sentence
from salesdesk.services.catalogue.reading import as_dicts, rule_of
from salesdesk.services.context import Context, Done, found
from salesdesk.text import clean, fold, search_words


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One price rule with the names of what it speaks of; `runs` says whether it holds today."""

    id: UUID
    terms: PriceRule
    name_en: str
    name_vi: str
    sku: str
    customer: str
    said: Sentence
    runs: bool
    ended: bool

    def product(self, code: str) -> str:
        """What the product is called in a language, "" where the rule is not about one."""
        return (self.name_vi if code == "vi" else self.name_en) or self.name_en or self.name_vi


@dataclass(frozen=True, slots=True)
class Kept:
    """A price rule that was changed or taken away, as it was."""

    id: UUID
    terms: PriceRule


class Agreements:
    """Price rules. Everybody may read them; changing one needs the right to change prices."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rows(
        self, text: str = "", customer_id: UUID | None = None, product_id: UUID | None = None
    ) -> tuple[AgreementRow, ...]:
        """The rules that match a text, of one customer or one product where one is named.

        Those in force come first, in the order in which rules are asked; ended ones last.
        """
        words = search_words(text)
        today = self._context.today()
        listed = [_row(row, today) for row in as_dicts(_query(customer_id, product_id))]
        kept = [one for one in listed if all(word in _searched(one) for word in words)]
        kept.sort(key=lambda one: (one.ended, one.terms.rule, one.customer, one.name_en))
        return tuple(kept)

    def add(self, terms: PriceRule) -> Done[UUID]:
        """Agree a price. Raises WrongInput with the field that cannot stand."""
        self._context.require(Right.CHANGE_PRICES)
        check_terms(terms)
        with self._context.writing() as book:
            return book.done(book.add(PriceAgreement, **_columns(terms)).id)

    def change(self, agreement_id: UUID, terms: PriceRule) -> Done[Kept]:
        """Change a rule from now on; what was priced with it before keeps its price."""
        self._context.require(Right.CHANGE_PRICES)
        check_terms(terms)
        with self._context.writing() as book:
            row = found(PriceAgreement, agreement_id)
            before = Kept(row.id, _terms(row))
            book.change(row, **_columns(terms))
            return book.done(before)

    def remove(self, agreement_ids: Iterable[UUID]) -> Done[tuple[Kept, ...]]:
        """Take rules away; `put_back` brings them back."""
        self._context.require(Right.CHANGE_PRICES)
        with self._context.writing() as book:
            rows = [found(PriceAgreement, key) for key in agreement_ids]
            kept = tuple(Kept(row.id, _terms(row)) for row in rows)
            for row in rows:
                book.remove(row)
            return book.done(kept)

    def put_back(self, kept: Iterable[Kept]) -> Done[tuple[UUID, ...]]:
        """Undo: rules that were changed or removed are as they were."""
        self._context.require(Right.CHANGE_PRICES)
        with self._context.writing() as book:
            for each in kept:
                row = PriceAgreement.get_or_none(PriceAgreement.id == each.id)
                if row is None:
                    book.add(PriceAgreement, id=each.id, **_columns(each.terms))
                else:
                    book.change(row, **_columns(each.terms))
            return book.done(tuple(each.id for each in kept))


def _query(customer_id: UUID | None, product_id: UUID | None) -> Any:
    query = (
        PriceAgreement.select(
            PriceAgreement,
            Product.name_en,
            Product.name_vi,
            Product.sku,
            Product.mpn,
            Prospect.company,
        )
        .left_outer_join(Product)
        .switch(PriceAgreement)
        .left_outer_join(Prospect)
    )
    if customer_id is not None:
        query = query.where(PriceAgreement.prospect == customer_id)
    if product_id is not None:
        query = query.where(PriceAgreement.product == product_id)
    return query


def _row(row: dict[str, Any], today: date) -> AgreementRow:
    terms = rule_of(row)
    return AgreementRow(
        row["id"],
        terms,
        row["name_en"] or "",
        row["name_vi"] or "",
        row["sku"] or "",
        row["company"] or "",
        PriceStep(terms.rule, source=terms).said(),
        terms.runs(today),
        terms.valid_until is not None and terms.valid_until < today,
    )


def _searched(row: AgreementRow) -> str:
    terms = row.terms
    parts = (row.name_en, row.name_vi, row.sku, row.customer, terms.name, terms.group, terms.brand)
    return fold(" ".join((*parts, terms.category or "", terms.rule.key)))


def _terms(row: PriceAgreement) -> PriceRule:
    [values] = as_dicts(PriceAgreement.select().where(PriceAgreement.id == row.id))
    return rule_of(values)


def _columns(terms: PriceRule) -> dict[str, Any]:
    price = terms.unit_price
    columns = {
        "rule": PriceRuleKind(terms.rule.key),
        "label": clean(terms.name),
        "product": terms.product_id,
        "category": str(terms.category or ""),
        "brand": clean(terms.brand),
        "prospect": terms.customer_id,
        "customer_group": clean(terms.group),
        "from_quantity": terms.min_quantity,
        "unit_price": price.scaled if price else None,
        "discounts": ";".join(str(each) for each in terms.discounts),
        "valid_from": terms.valid_from,
        "valid_until": terms.valid_until,
    }
    return columns | ({"currency": price.currency} if price else {})
