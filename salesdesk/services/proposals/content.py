"""A proposal as it is printed: worked out here, worded and drawn by the renderer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.domain.catalogue.kinds import Category, Colour
from salesdesk.domain.documents.common import (
    Acceptance,
    BankDetails,
    Line,
    Party,
    PaymentRequest,
    Person,
    Section,
    Shop,
    Sums,
    Terms,
    document_file_name,
)
from salesdesk.domain.documents.trade import OptionalLine, ProposalContent
from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.domain.proposals.totals import PricedLine, totals
from salesdesk.language import Language, language
from salesdesk.models.catalogue import Product, Supply
from salesdesk.models.closing import Acceptance as AcceptanceRow
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Contact
from salesdesk.models.team import Staff
from salesdesk.money import Money
from salesdesk.services.context import Context, found
from salesdesk.services.proposals.asked import need_summary, needs_of, pays_of
from salesdesk.services.proposals.records import LineRecord, ProposalRecord
from salesdesk.services.proposals.savings import Advice, savings_of
from salesdesk.services.proposals.wording import unit_word
from salesdesk.settings import BankAccount

_COLOURS_OF_THREE = (Colour.CYAN, Colour.MAGENTA, Colour.YELLOW)


@dataclass(frozen=True, slots=True)
class _Look:
    """What chooses the drawing beside a line."""

    category: Category
    colours: tuple[Colour, ...] = ()


def proposal_content(context: Context, record: ProposalRecord, advice: Advice) -> ProposalContent:
    """Everything that stands on the document, in its own language."""
    words = language(record.language)
    proposal = found(Proposal, record.id)
    sums = Sums.of(record.totals, record.discount)
    need = savings = None
    if record.assessment_id is not None:
        need = need_summary(record.assessment_id, context.clock)
        needs = needs_of(record.assessment_id, context.clock)
        savings = savings_of(record, needs, pays_of(record.assessment_id, context.clock), advice)
    return ProposalContent(
        language=record.language,
        shop=Shop.of(context.settings, record.language),
        client=_party(record),
        seller=_seller(proposal.owner_id),
        number=record.number,
        revision=record.revision,
        issued=record.dated,
        valid_until=record.valid_until,
        sections=_sections(record, words),
        sums=sums,
        opening=record.opening,
        need=need,
        savings=savings,
        options=_options(record, words),
        terms=Terms(record.delivery_terms, record.warranty_terms, record.payment_terms),
        payment=_payment(context.settings.bank, record.number, sums.gross),
        acceptance=_acceptance(context, record.id),
    )


def file_name(record: ProposalRecord) -> str:
    """BG-2026-0187_Cong-ty-Hai-Dang_v2.pdf"""
    return document_file_name(record.number, record.client.name, record.revision)


def _party(record: ProposalRecord) -> Party:
    client = record.client
    contact = Contact.get_or_none(Contact.id == client.contact_id) if client.contact_id else None
    return Party(
        name=client.name,
        tax_code=client.tax_code,
        address=client.address,
        contact=client.contact,
        contact_title=client.contact_title,
        phone=contact.phone if contact else "",
        email=contact.email if contact else "",
    )


def _seller(staff_id: UUID | None) -> Person:
    staff = Staff.get_or_none(Staff.id == staff_id) if staff_id else None
    return Person(staff.name, staff.phone, staff.email) if staff else Person("")


def _payment(bank: BankAccount, reference: str, amount: Money) -> PaymentRequest | None:
    if not bank.number or not amount:
        return None
    details = BankDetails(bank.bank, bank.number, bank.holder, bank.bank_bin)
    return PaymentRequest(details, amount, reference)


def _acceptance(context: Context, proposal_id: UUID) -> Acceptance | None:
    row = AcceptanceRow.get_or_none(AcceptanceRow.proposal == proposal_id)
    if row is None:
        return None
    return Acceptance(row.name, context.clock.local(row.created_at).date())


# lines


def _sections(record: ProposalRecord, words: Language) -> tuple[Section, ...]:
    looks, numbers = _looks(record.lines), _numbers(record.lines)
    titles, groups = [""], [list[Line]()]
    for line in record.lines:
        if line.kind is LineKind.SECTION:
            titles.append(line.name)
            groups.append([])
        elif _is_printed(line):
            groups[-1].append(_line(line, numbers.get(line.id, 0), looks, words))
    return tuple(
        Section(title, tuple(lines)) for title, lines in zip(titles, groups, strict=True) if lines
    )


def _is_printed(line: LineRecord) -> bool:
    return line.counts or line.kind in (LineKind.NOTE, LineKind.SUBTOTAL)


def _is_option(line: LineRecord) -> bool:
    return line.kind is LineKind.ITEM and not line.counts


def _numbers(lines: Sequence[LineRecord]) -> dict[UUID, int]:
    """Printed lines are numbered first, the choices after them."""
    numbered = [line for line in lines if line.number]
    order = [line for line in numbered if line.counts] + [
        line for line in numbered if not line.counts
    ]
    return {line.id: number for number, line in enumerate(order, start=1)}


def _line(line: LineRecord, number: int, looks: Mapping[UUID, _Look], words: Language) -> Line:
    look = looks.get(line.product_id) if line.product_id else None
    supply = look is not None and look.category is not Category.PAPER
    return Line(
        number=number,
        name=line.name,
        quantity=line.quantity,
        unit_price=line.unit_price,
        amount=line.amount,
        vat=line.vat,
        discount=line.discount,
        unit=unit_word(line.unit, words),
        sku=line.sku,
        page_yield=line.page_yield if supply else None,
        page_cost=line.page_cost if supply else None,
        note=_note(line, words),
        category=look.category if look else None,
        colours=look.colours if look else (),
        kind=line.kind,
    )


def _note(line: LineRecord, words: Language) -> str:
    reason = words.say(line.reason) if line.reason is not None else ""
    return "\n".join(part for part in (line.detail, reason) if part)


def _looks(lines: Sequence[LineRecord]) -> dict[UUID, _Look]:
    ids = {line.product_id for line in lines if line.product_id is not None}
    products = Product.select(Product.id, Product.category).where(Product.id.in_(list(ids)))
    looks = {row.id: _Look(row.category) for row in products}
    for supply in Supply.select().where(Supply.product.in_(list(ids))):
        look = looks[supply.product_id]
        looks[supply.product_id] = replace(look, colours=_colours(supply.colour))
    return looks


def _colours(colour: Colour) -> tuple[Colour, ...]:
    return _COLOURS_OF_THREE if colour is Colour.TRI_COLOUR else (colour,)


# choices


def _options(record: ProposalRecord, words: Language) -> tuple[OptionalLine, ...]:
    numbers = _numbers(record.lines)
    return tuple(_option(record, line, numbers, words) for line in record.lines if _is_option(line))


def _option(
    record: ProposalRecord, line: LineRecord, numbers: Mapping[UUID, int], words: Language
) -> OptionalLine:
    replaced = _replaced(record.lines, line)
    on_demand = line.choice is LineChoice.ON_DEMAND
    becomes = None if on_demand else _gross_with(record, line, replaced)
    return OptionalLine(
        number=numbers[line.id],
        name=line.name,
        choice=line.choice,
        difference=None if becomes is None else becomes - record.totals.gross,
        becomes=becomes,
        note=_note(line, words),
        replaces=numbers[replaced.id] if replaced else None,
    )


def _replaced(lines: Sequence[LineRecord], line: LineRecord) -> LineRecord | None:
    if line.choice is not LineChoice.ALTERNATIVE:
        return None
    group = [one for one in lines if one.choice_group == line.choice_group and one.counts]
    return next(iter(group), None)


def _gross_with(record: ProposalRecord, taken: LineRecord, replaced: LineRecord | None) -> Money:
    """The total with VAT where one choice is taken and another line falls away for it."""
    lines = [
        _priced(line, chosen=line.chosen or line.id == taken.id)
        for line in record.lines
        if replaced is None or line.id != replaced.id
    ]
    return totals(lines, record.currency, record.discount).gross


def _priced(line: LineRecord, *, chosen: bool) -> PricedLine:
    return PricedLine(
        line.kind,
        line.choice,
        line.quantity,
        line.unit_price,
        line.discount,
        line.vat,
        chosen=chosen,
    )
