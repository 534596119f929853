"""Putting a draft into another language or currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import UUID

from salesdesk.domain.proposals.states import LineKind
from salesdesk.errors import NotAllowed
from salesdesk.language import language
from salesdesk.models.catalogue import Product
from salesdesk.models.proposals import ProposalLine
from salesdesk.money import currency_digits
from salesdesk.sentence import sentence
from salesdesk.services.proposals.draft import Draft
from salesdesk.services.proposals.figures import lines_of
from salesdesk.services.proposals.kept_sentences import said
from salesdesk.services.proposals.records import ProposalRecord
from salesdesk.settings import TERMS, ShopSettings


class _WithTerms(Protocol):
    """A proposal or its record: in a language."""

    @property
    def language(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Words:
    """What changes of a line with the language."""

    name: str
    serves: str


def reword(draft: Draft, code: str) -> None:
    """Write the document in another language: names from the catalogue, section titles that the
    desk made and the shop's usual terms follow, what somebody wrote stays. Raises WrongInput for
    an unknown language.
    """
    for line, words in zip(draft.lines, _worded(draft.lines, code), strict=True):
        draft.book.change(line, name=words.name, serves=words.serves)
    terms = _terms(draft.proposal, draft.book.settings, code)
    draft.book.change(draft.proposal, language=code, **terms)


def in_language(record: ProposalRecord, code: str, settings: ShopSettings) -> ProposalRecord:
    """The record as it reads in another language; nothing is written. Raises WrongInput."""
    worded = _worded(lines_of(record.id), code)
    lines = tuple(
        replace(line, name=words.name, serves=words.serves)
        for line, words in zip(record.lines, worded, strict=True)
    )
    terms: dict[str, Any] = {**_terms(record, settings, code)}
    return replace(record, language=code, lines=lines, **terms)


def recurrency(draft: Draft, currency: str) -> None:
    """Change the currency where no line has a price yet; the desk knows no exchange rates.

    Raises NotAllowed where a line has one, WrongInput for what is no currency.
    """
    currency_digits(currency)
    if any(line.unit_price for line in draft.lines):
        raise NotAllowed(
            sentence("Its lines are priced in {currency}.", currency=draft.proposal.currency)
        )
    draft.book.change(draft.proposal, currency=currency)


def _worded(lines: Sequence[ProposalLine], code: str) -> list[_Words]:
    words = language(code)
    products = _products(lines)
    retitled: dict[str, str] = {}
    worded = []
    for line in lines:
        name = line.name
        if line.kind is LineKind.SECTION and line.reason:
            retitled[line.name] = name = said(line.reason, words)
        elif line.product_id in products:
            name = _name(line, products[line.product_id], code)
        worded.append(_Words(name, retitled.get(line.serves, line.serves)))
    return worded


def _terms(worded: _WithTerms, settings: ShopSettings, code: str) -> dict[str, str]:
    """The terms in another language, as far as they are the shop's usual ones."""
    usual, other = settings.words(worded.language), settings.words(code)
    return {
        name: getattr(other, name)
        for name in TERMS
        if getattr(worded, name) == getattr(usual, name) and getattr(other, name)
    }


def _products(lines: Sequence[ProposalLine]) -> Mapping[UUID | None, Product]:
    ids = [line.product_id for line in lines if line.product_id is not None]
    return {row.id: row for row in Product.select().where(Product.id.in_(ids))}


def _name(line: ProposalLine, product: Product, code: str) -> str:
    """The product's name in the language, unless somebody gave the line another one."""
    ours = {product.name_en, product.name_vi or product.name_en}
    if line.name not in ours:
        return line.name
    return (product.name_vi or product.name_en) if code == "vi" else product.name_en
