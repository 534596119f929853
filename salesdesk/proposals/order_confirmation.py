"""The order confirmation: what was ordered, what it costs, when it comes."""

from __future__ import annotations

from salesdesk.domain.documents.trade import OrderContent
from salesdesk.language import Language, language
from salesdesk.proposals.build import build
from salesdesk.proposals.closing import acceptance_block, closing_row, terms_blocks
from salesdesk.proposals.flow import Beside, Block, fit
from salesdesk.proposals.lines import Look, line_table
from salesdesk.proposals.page import A4, Frame
from salesdesk.proposals.parts import FactStrip, Heading, Prose, TitleBlock, party_pair, seller_fact
from salesdesk.proposals.payment import PaymentPanel, asked_for
from salesdesk.proposals.sums import sums_block
from salesdesk.proposals.wording import prices_note, with_revision


def render_order_confirmation(content: OrderContent) -> bytes:
    """The order confirmation as a PDF (A4); the same content gives the same bytes."""
    words = language(content.language)
    frame = Frame(A4, content.shop, words, words.tr("Order confirmation"), content.number)
    blocks = [*_opening(content, frame, words), *_body(content, frame, words)]
    pages = fit(blocks, A4.room)
    return build(pages, frame.layout, frame.metadata(content.client.name))


def _opening(content: OrderContent, frame: Frame, words: Language) -> list[Block]:
    facts = [
        (words.tr("Order number"), content.number),
        (words.tr("Ordered on"), words.short_date(content.ordered)),
    ]
    if content.delivery_by is not None:
        facts.append((words.tr("Delivery by"), words.short_date(content.delivery_by)))
    if content.client_reference:
        facts.append((words.tr("Your reference"), content.client_reference))
    facts += seller_fact(content.seller, words)
    thanks = words.tr(
        "Thank you for your order. Please tell us soon if anything here is not right."
    )
    return [
        TitleBlock(frame.title, _origin(content, words), A4.measure),
        FactStrip(facts, A4.measure),
        party_pair(words, content.client, content.deliver_to, A4.measure),
        Prose(thanks, A4.measure, before=16),
    ]


def _origin(content: OrderContent, words: Language) -> str:
    if not content.proposal:
        return words.tr("For {client}", client=content.client.name)
    proposal = with_revision(words, content.proposal, content.proposal_revision)
    return words.tr("From proposal {proposal}", proposal=proposal)


def _body(content: OrderContent, frame: Frame, words: Language) -> list[Block]:
    width, colour = A4.measure, frame.colour
    totals = sums_block(words, content.sums, colour)
    note = prices_note(words, content.sums.currency)
    beside: list[tuple[float, Block]] = [(width - totals.width, totals)]
    payment, title = asked_for(content.payment), words.tr("How to pay")
    if payment and not content.schedule:
        room = width - totals.width - 28
        beside.insert(0, (0, PaymentPanel(payment, words, room, colour, title)))
    blocks: list[Block] = [
        Heading(words.tr("What you ordered"), width, colour, note),
        *line_table(content.sections, Look(words, width, colour)),
        Beside(beside, before=16),
    ]
    if payment and content.schedule:
        blocks.append(PaymentPanel(payment, words, width, colour, title, content.schedule, 20))
    if content.acceptance is None:
        return [*blocks, *terms_blocks(content.terms, words, width, colour)]
    signed = acceptance_block(content.acceptance, (), words)
    return [*blocks, *closing_row(content.terms, signed, words, width, colour)]
