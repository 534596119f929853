"""The verbs of the proposal editor: each is one transaction that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.errors import WrongInput
from salesdesk.models.catalogue import Product
from salesdesk.models.proposals import ProposalLine
from salesdesk.models.prospects import Contact
from salesdesk.money import UnitPrice
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.proposals import rewording, snapshots
from salesdesk.services.proposals.checks import check_percent
from salesdesk.services.proposals.draft import Draft, NewItem, Prices, open_draft
from salesdesk.services.proposals.making import index_proposal
from salesdesk.services.proposals.reading import Reader
from salesdesk.services.proposals.records import Edited, Snapshot

TEXTS = frozenset({"opening", "delivery_terms", "warranty_terms", "payment_terms"})
CLIENT_TEXTS = frozenset(
    {"client_name", "client_address", "client_tax_code", "contact_name", "contact_title"}
)
LINE_TEXTS = frozenset({"name", "detail", "unit"})


class ProposalEditing:
    """Lines and terms of a draft. Every verb answers the proposal as it is now, its sums up to
    date, with the way back; each raises NotAllowed where the proposal may not change.
    """

    def __init__(self, context: Context, prices: Prices, reader: Reader) -> None:
        self._context, self._prices, self._reader = context, prices, reader

    # adding lines

    def add_product(
        self, proposal_id: UUID, product_id: UUID, quantity: int = 1, at: int | None = None
    ) -> Done[Edited]:
        """Add a product before the line at a place (or last), priced for this client.

        A product that is there already becomes more.
        """
        return self._edit(proposal_id, lambda draft: draft.add_product(product_id, quantity, at))

    def add_item(self, proposal_id: UUID, item: NewItem, at: int | None = None) -> Done[Edited]:
        """Add an item that is not in the catalogue."""
        return self._edit(proposal_id, lambda draft: draft.add_item(item, at))

    def add_line(
        self,
        proposal_id: UUID,
        kind: LineKind,
        name: str,
        amount: UnitPrice | None = None,
        at: int | None = None,
    ) -> Done[Edited]:
        """Add a section, note, subtotal, charge or discount."""
        return self._edit(proposal_id, lambda draft: draft.add_line(kind, name, amount, at))

    def paste(
        self, proposal_id: UUID, items: Sequence[NewItem], at: int | None = None
    ) -> Done[Edited]:
        """Add rows of a spreadsheet: the catalogue's products by SKU, part number or barcode, and
        everything else by its words.
        """

        def work(draft: Draft) -> UUID | None:
            line = None
            for offset, item in enumerate(items):
                place = None if at is None else at + offset
                line = _paste(draft, item, place)
            return line

        return self._edit(proposal_id, work)

    # changing lines

    def set_quantity(self, line_id: UUID, quantity: int) -> Done[Edited]:
        """Change how many. Raises WrongInput below 1."""
        return self._edit_line(line_id, lambda draft, line: draft.set_quantity(line, quantity))

    def set_unit_price(self, line_id: UUID, price: UnitPrice) -> Done[Edited]:
        """Type a price; it then no longer follows the rules."""
        return self._edit_line(line_id, lambda draft, line: draft.set_unit_price(line, price))

    def reprice(self, line_id: UUID) -> Done[Edited]:
        """Give a line the price of the rules again."""
        return self._edit_line(line_id, lambda draft, line: draft.reprice(line))

    def set_discount(self, line_id: UUID, discount: int) -> Done[Edited]:
        """Change a line's discount, in basis points."""
        return self._edit_line(line_id, lambda draft, line: draft.set_discount(line, discount))

    def set_vat(self, line_id: UUID, vat: int) -> Done[Edited]:
        """Change a line's VAT rate, in basis points. Raises WrongInput for a rate of no setting."""
        if vat not in {rate.basis_points for rate in self._context.settings.vat_rates}:
            raise WrongInput(sentence("This VAT rate is not in the settings."), "vat")
        return self._edit_line(line_id, lambda draft, line: _change(draft, line, vat=vat))

    def set_text(self, line_id: UUID, name: str, text: str) -> Done[Edited]:
        """Change a line's name, detail or unit. Raises WrongInput for an empty name."""
        if name not in LINE_TEXTS:
            raise ValueError(name)
        if name == "name" and not text.strip():
            raise WrongInput(sentence("A line needs a name."), "name")
        # A title that somebody wrote is no longer said by a kept sentence.
        return self._edit_line(line_id, lambda draft, line: _retitle(draft, line, name, text))

    def drop_reason(self, line_id: UUID) -> Done[Edited]:
        """Leave the reason of a recommended line off the document."""
        return self._edit_line(line_id, lambda draft, line: _change(draft, line, reason=""))

    def set_choice(self, line_id: UUID, choice: LineChoice) -> Done[Edited]:
        """Make a line included, optional, on demand, or an alternative to the item above it."""
        return self._edit_line(line_id, lambda draft, line: draft.set_choice(line, choice))

    def choose(self, line_id: UUID, *, chosen: bool = True) -> Done[Edited]:
        """Take a choice, or leave it."""
        return self._edit_line(line_id, lambda draft, line: draft.choose(line, chosen=chosen))

    def move(self, line_id: UUID, by: int) -> Done[Edited]:
        """Move a line up (-1) or down (1)."""
        return self._edit_line(line_id, lambda draft, line: draft.move(line, by))

    def remove(self, line_id: UUID) -> Done[Edited]:
        """Take a line out; `put_back` brings it back."""
        return self._edit_line(line_id, lambda draft, line: draft.remove(line))

    # the document

    def set_document_discount(self, proposal_id: UUID, discount: int) -> Done[Edited]:
        """Change the discount on the whole document, in basis points."""
        check_percent(discount)
        return self._change(proposal_id, discount=discount)

    def set_days(
        self, proposal_id: UUID, *, dated: date | None = None, valid_until: date | None = None
    ) -> Done[Edited]:
        """Change its date or its last day. Raises WrongInput for an end before its beginning."""

        def work(draft: Draft) -> None:
            begins = dated or draft.proposal.dated
            ends = valid_until or draft.proposal.valid_until
            if ends < begins:
                raise WrongInput(sentence("It cannot end before {day}.", day=begins), "valid_until")
            draft.book.change(draft.proposal, dated=begins, valid_until=ends)

        return self._edit(proposal_id, work)

    def set_words(self, proposal_id: UUID, name: str, text: str) -> Done[Edited]:
        """Change the opening, a term, or how the client is named."""
        if name not in TEXTS | CLIENT_TEXTS:
            raise ValueError(name)
        if name == "client_name" and not text.strip():
            raise WrongInput(sentence("A name is needed."), "client_name")
        return self._change(proposal_id, **{name: text})

    def set_contact(self, proposal_id: UUID, contact_id: UUID) -> Done[Edited]:
        """Address the proposal to somebody else at the client."""
        contact = found(Contact, contact_id)
        return self._change(
            proposal_id,
            contact=contact_id,
            contact_name=contact.name,
            contact_title=contact.title,
        )

    def set_language(self, proposal_id: UUID, code: str) -> Done[Edited]:
        """Write the document in another language; products and reasons follow, own words stay."""
        return self._edit(proposal_id, lambda draft: rewording.reword(draft, code))

    def set_currency(self, proposal_id: UUID, currency: str) -> Done[Edited]:
        """Change the currency of a proposal without priced lines. Raises NotAllowed otherwise."""
        return self._edit(proposal_id, lambda draft: rewording.recurrency(draft, currency))

    def put_back(self, snapshot: Snapshot) -> Done[Edited]:
        """Make everything as it was at one moment: undo and redo."""
        return self._edit(snapshot.proposal_id, lambda draft: snapshots.put_back(draft, snapshot))

    # inside

    def _edit(self, proposal_id: UUID, work: Callable[[Draft], UUID | None]) -> Done[Edited]:
        with self._context.writing() as book:
            return self._done(book, open_draft(book, proposal_id, self._prices), work)

    def _edit_line(
        self, line_id: UUID, work: Callable[[Draft, ProposalLine], None]
    ) -> Done[Edited]:
        with self._context.writing() as book:
            row = found(ProposalLine, line_id)
            draft = open_draft(book, row.proposal_id, self._prices)

            def on_line(draft: Draft) -> UUID:
                work(draft, draft.line(line_id))
                return line_id

            return self._done(book, draft, on_line)

    def _done(self, book: Book, draft: Draft, work: Callable[[Draft], UUID | None]) -> Done[Edited]:
        before = snapshots.take(draft)
        line = work(draft)
        draft.settle()
        record = self._reader.of(draft.proposal)
        return book.done(Edited(record, before, snapshots.take(draft), line))

    def _change(self, proposal_id: UUID, **values: Any) -> Done[Edited]:
        def work(draft: Draft) -> None:
            draft.book.change(draft.proposal, **values)
            if "client_name" in values:
                index_proposal(draft.book, draft.proposal)

        return self._edit(proposal_id, work)


def _change(draft: Draft, line: ProposalLine, **values: Any) -> None:
    draft.book.change(line, **values)


def _retitle(draft: Draft, line: ProposalLine, name: str, text: str) -> None:
    draft.book.change(line, **{name: text})
    if name == "name" and line.kind is LineKind.SECTION:
        draft.book.change(line, reason="")


def _paste(draft: Draft, item: NewItem, at: int | None) -> UUID:
    product = _product(item.sku or item.name)
    if product is None:
        return draft.add_item(replace(item, sku=""), at)
    line = draft.line(draft.add_product(product.id, item.quantity, at))
    if item.unit_price is not None:
        draft.set_unit_price(line, item.unit_price)
    if item.discount:
        draft.set_discount(line, item.discount)
    return line.id


def _product(text: str) -> Product | None:
    """The one product with this SKU, part number or barcode; None for none or several."""
    code = text.strip()
    if not code:
        return None
    rows = list(
        Product.select()
        .where((Product.sku == code) | (Product.mpn == code) | (Product.barcode == code))
        .limit(2)
    )
    return rows[0] if len(rows) == 1 else None
