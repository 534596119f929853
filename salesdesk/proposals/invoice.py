"""The invoice: what was sold, the tax by rate, and what is still to pay."""

from __future__ import annotations

from salesdesk.domain.closing.states import INVOICE_STATE_NAMES, InvoiceState
from salesdesk.domain.documents.trade import InvoiceContent
from salesdesk.language import Language, language
from salesdesk.proposals.build import build
from salesdesk.proposals.closing import terms_blocks
from salesdesk.proposals.flow import Beside, Block, fit
from salesdesk.proposals.lines import Look, line_table
from salesdesk.proposals.page import A4, Frame
from salesdesk.proposals.parts import (
    FactStrip,
    Heading,
    Prose,
    Status,
    TitleBlock,
    party_pair,
)
from salesdesk.proposals.payment import PaymentPanel
from salesdesk.proposals.styles import (
    LINE,
    MUTED,
    SAVING,
    SAVING_LINE,
    SAVING_TINT,
    SECONDARY,
    TINT,
    WARNING,
    WARNING_LINE,
    WARNING_TINT,
)
from salesdesk.proposals.sums import invoice_sums_block, vat_table
from salesdesk.proposals.wording import prices_note, with_revision

_QUIET = (MUTED, TINT, LINE)
_WARN = (WARNING, WARNING_TINT, WARNING_LINE)
_GOOD = (SAVING, SAVING_TINT, SAVING_LINE)
_LOOKS = {InvoiceState.PART_PAID: _WARN, InvoiceState.PAID: _GOOD}


def render_invoice(content: InvoiceContent) -> bytes:
    """The invoice as a PDF (A4); the same content gives the same bytes."""
    words = language(content.language)
    frame = Frame(A4, content.shop, words, words.tr("Sales invoice"), content.number)
    blocks = [
        *_opening(content, frame, words),
        *_body(content, frame, words),
        *_closing(content, frame, words),
    ]
    pages = fit(blocks, A4.room)
    return build(pages, frame.layout, frame.metadata(content.client.name))


def status(content: InvoiceContent, words: Language) -> Status:
    """The invoice's state in a word, overdue before all others."""
    if content.overdue:
        return Status(words.tr("Overdue"), *_WARN)
    return Status(words.tr(INVOICE_STATE_NAMES[content.state]), *_LOOKS.get(content.state, _QUIET))


def _opening(content: InvoiceContent, frame: Frame, words: Language) -> list[Block]:
    facts = [
        (words.tr("Invoice number"), content.number or "–"),
        (words.tr("Date"), words.short_date(content.issued)),
        (words.tr("To pay by"), words.short_date(content.due)),
    ]
    if content.delivered is not None:
        day = words.short_date(content.delivered)
        facts.append((words.tr("Delivery"), f"{day}, {content.delivery}".rstrip(", ")))
    return [
        TitleBlock(frame.title, _origin(content, words), A4.measure, status(content, words)),
        FactStrip(facts, A4.measure),
        party_pair(words, content.client, content.deliver_to, A4.measure),
    ]


def _origin(content: InvoiceContent, words: Language) -> str:
    if not content.order:
        return words.tr("For {client}", client=content.client.name)
    if not content.proposal:
        return words.tr("For order {order}", order=content.order)
    proposal = with_revision(words, content.proposal, content.proposal_revision)
    return words.tr(
        "For order {order} and proposal {proposal}", order=content.order, proposal=proposal
    )


def _body(content: InvoiceContent, frame: Frame, words: Language) -> list[Block]:
    width, colour = A4.measure, frame.colour
    totals = invoice_sums_block(content, words, colour)
    beside: list[tuple[float, Block]] = [(width - totals.width, totals)]
    if any(vat.rate for vat in content.sums.vats):
        beside.insert(0, (0, vat_table(words, content.sums, width - totals.width - 28, colour)))
    note = prices_note(words, content.sums.currency)
    return [
        Heading(words.tr("Goods and services"), width, colour, note),
        *line_table(content.sections, Look(words, width, colour)),
        Beside(beside, before=12),
    ]


def _closing(content: InvoiceContent, frame: Frame, words: Language) -> list[Block]:
    width, colour = A4.measure, frame.colour
    blocks = terms_blocks(content.terms, words, width, colour)
    if content.payment is not None and content.due_amount.minor > 0:
        title = words.tr("Pay the rest") if content.received else words.tr("How to pay")
        panel = PaymentPanel(content.payment, words, width, colour, title, content.schedule, 14)
        blocks.append(panel)
    note = _statutory_note(content, words)
    if note:
        blocks.append(Prose(note, width, SECONDARY, before=9))
    return blocks


def _statutory_note(content: InvoiceContent, words: Language) -> str:
    if not content.statutory_note:
        return content.e_invoice
    note = words.tr(
        "This invoice is for keeping track of what is owed and does not replace the e-invoice"
        " that the law asks for."
    )
    return f"{note} {content.e_invoice}".rstrip()
