"""The proposal: what was understood, what is suggested, what it costs and how to say yes."""

from __future__ import annotations

from salesdesk.domain.documents.common import PaymentRequest
from salesdesk.domain.documents.trade import ProposalContent
from salesdesk.language import Language, language
from salesdesk.proposals import text
from salesdesk.proposals.build import build
from salesdesk.proposals.closing import (
    ACCEPTANCE_WIDTH,
    acceptance_block,
    closing_row,
    terms_blocks,
)
from salesdesk.proposals.cost_chart import cost_chart, is_small
from salesdesk.proposals.flow import Beside, Block, fit
from salesdesk.proposals.lines import Look, line_table
from salesdesk.proposals.need import need_blocks
from salesdesk.proposals.options import option_blocks
from salesdesk.proposals.page import A4, Frame
from salesdesk.proposals.parts import BETWEEN, FactStrip, Heading, Prose, TitleBlock, seller_fact
from salesdesk.proposals.payment import PaymentPanel, asked_for
from salesdesk.proposals.sums import sums_block
from salesdesk.proposals.wording import addressed, prices_note, with_revision


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
    pages = fit(blocks, A4.room)
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
    room, payment = width - totals.width - 28, _beside_totals(content)
    if _charted(content) and content.savings:
        beside.insert(0, (0, cost_chart(content.savings, words, room, colour)))
    elif payment is not None:
        beside.insert(0, (0, _panel(payment, words, room, colour)))
    return [
        Heading(words.tr("What we suggest"), width, colour, note),
        *line_table(content.sections, Look(words, width, colour, selling=True)),
        Beside(beside, before=16),
        *option_blocks(content.options, content.sums.currency, words, width, colour),
    ]


def _closing(content: ProposalContent, frame: Frame, words: Language) -> list[Block]:
    width, colour = A4.measure, frame.colour
    signing = acceptance_block(content.acceptance, content.options, words)
    payment = asked_for(content.payment)
    if payment is None or _beside_totals(content) is not None:
        return closing_row(content.terms, signing, words, width, colour)
    panel = _panel(payment, words, width - ACCEPTANCE_WIDTH - 24, colour)
    return [
        *terms_blocks(content.terms, words, width, colour),
        Beside([(0, panel), (width - ACCEPTANCE_WIDTH, signing)], before=BETWEEN - 4),
    ]


def _panel(payment: PaymentRequest, words: Language, room: float, colour: str) -> Block:
    return PaymentPanel(payment, words, room, colour, words.tr("How to pay"))


def _beside_totals(content: ProposalContent) -> PaymentRequest | None:
    """What to pay, where it stands beside the totals: no chart does and no choice changes them."""
    return None if _charted(content) or content.options else asked_for(content.payment)


def _charted(content: ProposalContent) -> bool:
    """Whether a chart stands beside the totals."""
    savings = content.savings
    return savings is not None and bool(savings.costs) and not is_small(savings)
