"""A proposal while it is edited: its lines and terms, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from salesdesk.domain.catalogue.pricing import PriceAnswer
from salesdesk.domain.proposals.states import (
    FROZEN,
    PROPOSAL_MOVES,
    PROPOSAL_STATE_NAMES,
    LineChoice,
    LineKind,
    ProposalState,
)
from salesdesk.errors import NotAllowed, NotFound, WrongInput
from salesdesk.language import Language, language
from salesdesk.models.catalogue import Product
from salesdesk.models.proposals import Proposal, ProposalLine
from salesdesk.money import UnitPrice
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, found
from salesdesk.services.proposals import choices
from salesdesk.services.proposals.checks import check_percent, check_quantity
from salesdesk.services.proposals.figures import lines_of, refresh
from salesdesk.services.proposals.kept_sentences import without_prices
from salesdesk.services.proposals.wording import BY_HAND

MOST_LINES = 5000


class Prices(Protocol):
    """Who knows what a client pays for so many of a product on a day."""

    def price(
        self, product_id: UUID, prospect_id: UUID | None, quantity: int, on: date | None = None
    ) -> PriceAnswer:
        """The price of one unit with the rule that made it."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that no product stands behind, or not yet: what was typed or pasted."""

    name: str
    quantity: int = 1
    unit: str = ""
    unit_price: UnitPrice | None = None
    discount: int = 0
    sku: str = ""


class Draft:
    """A proposal that may be edited.

    Raises NotAllowed where its state does not let it change.
    """

    def __init__(self, book: Book, proposal: Proposal, prices: Prices, vat: int) -> None:
        if proposal.state in FROZEN:
            raise _frozen(proposal)
        self.book, self.proposal = book, proposal
        self._prices, self._vat = prices, vat
        self.lines = lines_of(proposal.id)

    @property
    def words(self) -> Language:
        """The language the document is written in."""
        return language(self.proposal.language)

    def line(self, line_id: UUID) -> ProposalLine:
        """One of its lines. Raises NotFound."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise NotFound(sentence("This line is not there any more."))

    def settle(self) -> None:
        """Number the lines through and bring the sums up to date."""
        for position, line in enumerate(self.lines, start=1):
            self.book.change(line, position=position)
        refresh(self.book, self.proposal, self.lines)

    # adding

    def add_product(self, product_id: UUID, quantity: int = 1, at: int | None = None) -> UUID:
        """Add a product at the client's price; one that is there already becomes more."""
        for line in self.lines:
            if line.product_id == product_id and line.choice is LineChoice.NORMAL:
                self.set_quantity(line, line.quantity + quantity)
                return line.id
        return self.insert(at, **self.product_values(product_id, quantity)).id

    def product_values(self, product_id: UUID, quantity: int) -> dict[str, Any]:
        """The columns of a line for so many of a product, priced by the rules.

        Raises WrongInput for a product that is priced in another currency.
        """
        check_quantity(quantity)
        answer = self._price(product_id, quantity)
        product = answer.product
        supply, paper = product.supply, product.paper
        pages = supply.yield_pages if supply else None
        return {
            "product": product_id,
            "sku": product.sku,
            "name": product.name(self.words),
            "unit": product.unit.value,
            "quantity": quantity,
            "unit_price": answer.unit_price.scaled,
            "cost": self._cost(product_id),
            "vat": product.vat,
            "price_rule": answer.rule.key,
            "page_yield": pages * product.pieces if pages else paper.sheets if paper else None,
        }

    def add_item(self, item: NewItem, at: int | None = None) -> UUID:
        """Add an item by its words alone."""
        check_quantity(item.quantity)
        return self.insert(
            at,
            name=item.name,
            sku=item.sku,
            unit=item.unit,
            quantity=item.quantity,
            unit_price=self._scaled(item.unit_price) if item.unit_price else 0,
            discount=item.discount,
            vat=self._vat,
            price_rule=BY_HAND,
        ).id

    def add_line(
        self, kind: LineKind, name: str, amount: UnitPrice | None = None, at: int | None = None
    ) -> UUID:
        """Add a section, note, subtotal, charge or discount; a discount is kept below zero."""
        scaled = self._scaled(amount) if amount else 0
        if kind is LineKind.DISCOUNT:
            scaled = -abs(scaled)
        priced = kind in (LineKind.CHARGE, LineKind.DISCOUNT)
        vat = self._vat if priced else 0
        rule = BY_HAND if priced else ""
        return self.insert(at, kind=kind, name=name, unit_price=scaled, vat=vat, price_rule=rule).id

    def insert(self, at: int | None, **values: Any) -> ProposalLine:
        """Put a new line before the one at a place, or at the end."""
        if len(self.lines) >= MOST_LINES:
            raise NotAllowed(sentence("A proposal holds {count} lines.", count=MOST_LINES))
        place = len(self.lines) if at is None else max(0, min(at, len(self.lines)))
        line = self.book.add(ProposalLine, proposal=self.proposal, position=place + 1, **values)
        self.lines.insert(place, line)
        return line

    # changing a line

    def set_quantity(self, line: ProposalLine, quantity: int) -> None:
        """Change how many; a price that rules gave follows the new quantity."""
        check_quantity(quantity)
        self.book.change(line, quantity=quantity)
        if line.product_id is not None and line.price_rule != BY_HAND:
            self.reprice(line)

    def reprice(self, line: ProposalLine) -> None:
        """Give a line the price that the rules ask for, whatever was typed before."""
        if line.product_id is None:
            raise NotAllowed(sentence("Nothing in the catalogue stands behind this line."))
        answer = self._price(line.product_id, line.quantity)
        self._reprice(line, unit_price=answer.unit_price.scaled, price_rule=answer.rule.key)

    def set_unit_price(self, line: ProposalLine, price: UnitPrice) -> None:
        """Type a price; it stays when the quantity changes."""
        scaled = self._scaled(price)
        if line.kind is LineKind.DISCOUNT:
            scaled = -abs(scaled)
        elif scaled < 0:
            raise WrongInput(sentence("A price is not below zero."), "unit_price")
        if scaled != line.unit_price:
            self._reprice(line, unit_price=scaled, price_rule=BY_HAND)

    def set_discount(self, line: ProposalLine, discount: int) -> None:
        """Change a line's discount, in basis points."""
        check_percent(discount)
        self._reprice(line, discount=discount)

    def set_choice(self, line: ProposalLine, choice: LineChoice) -> None:
        """Make a line included, optional, on demand, or an alternative to the item above it."""
        choices.offer(self.book, self.lines, line, choice)

    def choose(self, line: ProposalLine, *, chosen: bool = True) -> None:
        """Take an optional line or leave it; of alternatives exactly one is taken."""
        choices.choose(self.book, self.lines, line, chosen=chosen)

    def move(self, line: ProposalLine, by: int) -> None:
        """Move a line up (-1) or down (1)."""
        place = self.lines.index(line)
        target = max(0, min(len(self.lines) - 1, place + by))
        self.lines.insert(target, self.lines.pop(place))

    def remove(self, line: ProposalLine) -> None:
        """Take a line out."""
        if line.choice is LineChoice.ALTERNATIVE:
            choices.leave(self.book, self.lines, line)
        self.lines.remove(line)
        self.book.remove(line)

    # inside

    def _price(self, product_id: UUID, quantity: int) -> PriceAnswer:
        answer = self._prices.price(
            product_id, self.proposal.prospect_id, quantity, self.proposal.dated
        )
        if answer.unit_price.currency != self.proposal.currency:
            raise WrongInput(
                sentence(
                    "{sku} is priced in {theirs}, and this proposal is in {ours}.",
                    sku=answer.product.sku,
                    theirs=answer.unit_price.currency,
                    ours=self.proposal.currency,
                ),
                "product",
            )
        return answer

    def _reprice(self, line: ProposalLine, **values: Any) -> None:
        """Change what a line costs; its reason says nothing of prices that it had before."""
        before = (line.unit_price, line.discount)
        self.book.change(line, **values)
        if (line.unit_price, line.discount) != before:
            self.book.change(line, reason=without_prices(line.reason))

    def _cost(self, product_id: UUID) -> int | None:
        """The cost behind a price, whoever is at the desk: the floor has to hold for all."""
        product = found(Product, product_id)
        return product.cost if product.currency == self.proposal.currency else None

    def _scaled(self, price: UnitPrice) -> int:
        if price.currency != self.proposal.currency:
            raise WrongInput(
                sentence("This proposal is in {currency}.", currency=self.proposal.currency),
                "unit_price",
            )
        return price.scaled


def open_draft(book: Book, proposal_id: UUID, prices: Prices) -> Draft:
    """The draft with this id. Raises NotFound, or NotAllowed where it may not change."""
    return Draft(book, found(Proposal, proposal_id), prices, book.settings.default_vat)


def _frozen(proposal: Proposal) -> NotAllowed:
    state = sentence(PROPOSAL_STATE_NAMES[proposal.state])
    if (proposal.state, ProposalState.DRAFT) in PROPOSAL_MOVES:
        return NotAllowed(
            sentence(
                "{number} is “{state}”: make it a draft again to change it.",
                number=proposal.number,
                state=state,
            )
        )
    return NotAllowed(
        sentence(
            "{number} is “{state}” and stays as it is: make a revision to change it.",
            number=proposal.number,
            state=state,
        )
    )
