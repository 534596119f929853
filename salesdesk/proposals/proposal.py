"""The proposal: what was understood, what is suggested, what it costs and how to say yes."""

from __future__ import annotations

from salesdesk.domain.documents.trade import ProposalContent
from salesdesk.language import Language, language
from salesdesk.proposals import text
from salesdesk.proposals.build import build
from salesdesk.proposals.closing import acceptance_block, terms_blocks
from salesdesk.proposals.flow import Beside, Block, paginate
from salesdesk.proposals.lines import Look, line_table
from salesdesk.proposals.need import cost_chart, need_blocks
from salesdesk.proposals.options import option_blocks
from salesdesk.proposals.page import A4, Frame
from salesdesk.proposals.parts import BETWEEN, FactStrip, Heading, Prose, TitleBlock, seller_fact
from salesdesk.proposals.payment import PaymentPanel
from salesdesk.proposals.sums import sums_block
from salesdesk.proposals.wording import addressed, prices_note, with_revision

ACCEPTANCE_WIDTH = 150.0


def render_proposal(content: ProposalContent) -> bytes:
    """The proposal as a PDF (A4); the same content gives the same bytes."""
    words = language(content.language)
    title = text.line(content.title) or words.tr("Proposal")
    number = with_revision(words, content.number, content.revision)
    frame = Frame(A4, content.shop, words, title, number)
    blocks = [
        *_opening(content, frame, words),
        *_body(content, frame, words),
        *_closing(content, frame, words),
    ]
    pages = paginate(blocks, A4.room)
    return build(pages, frame.layout, frame.metadata(addressed(words, content.client)))


def _opening(content: ProposalContent, frame: Frame, words: Language) -> list[Block]:
    width = A4.measure
    facts = [
        (words.tr("Proposal number"), frame.number),
        (words.tr("Date"), words.short_date(content.issued)),
        (words.tr("Valid until"), words.short_date(content.valid_until)),
        *seller_fact(content.seller, words),
    ]
    usual = words.tr(
        "Thank you for your time. Below is what we suggest for you, what it costs and what it"
        " changes. Please ask us about anything that is not clear."
    )
    return [
        TitleBlock(frame.title, addressed(words, content.client), width),
        FactStrip(facts, width),
        Prose(content.opening.strip() or usual, width, before=16),
        *need_blocks(content.need, content.savings, words, width, frame.colour),
    ]


def _body(content: ProposalContent, frame: Frame, words: Language) -> list[Block]:
    width, colour = A4.measure, frame.colour
    note = prices_note(words, content.sums.currency)
    totals = sums_block(words, content.sums, colour)
    beside: list[tuple[float, Block]] = [(width - totals.width, totals)]
    if content.savings is not None and content.savings.costs:
        chart = cost_chart(content.savings, words, width - totals.width - 28, colour)
        beside.insert(0, (0, chart))
    return [
        Heading(words.tr("What we suggest"), width, colour, note),
        *line_table(content.sections, Look(words, width, colour, selling=True)),
        Beside(beside, before=16),
        *option_blocks(content.options, content.sums.currency, words, width, colour),
    ]


def _closing(content: ProposalContent, frame: Frame, words: Language) -> list[Block]:
    width, colour = A4.measure, frame.colour
    signing = acceptance_block(content.acceptance, content.options, words, ACCEPTANCE_WIDTH)
    last: list[tuple[float, Block]] = [(width - ACCEPTANCE_WIDTH, signing)]
    if content.payment is not None and content.payment.amount:
        title = words.tr("How to pay")
        room = width - ACCEPTANCE_WIDTH - 24
        last.insert(0, (0, PaymentPanel(content.payment, words, room, colour, title)))
    return [
        *terms_blocks(content.terms, words, width, colour),
        Beside(last, before=BETWEEN - 4),
    ]
