"""The delivery note: what was handed over, without prices, and who took it."""

from __future__ import annotations

from salesdesk.domain.documents.trade import DeliveryContent
from salesdesk.language import Language, language
from salesdesk.proposals.build import build
from salesdesk.proposals.flow import Beside, Block, fit
from salesdesk.proposals.lines import Look, line_table
from salesdesk.proposals.page import A4, Frame
from salesdesk.proposals.parts import (
    BETWEEN,
    FactStrip,
    Heading,
    Prose,
    SignaturePlace,
    TitleBlock,
    party_pair,
)
from salesdesk.proposals.styles import SECONDARY


def render_delivery_note(content: DeliveryContent) -> bytes:
    """The delivery note as a PDF (A4); the same content gives the same bytes."""
    words = language(content.language)
    frame = Frame(A4, content.shop, words, words.tr("Delivery note"), content.number)
    pages = fit([*_opening(content, frame, words), *_body(content, frame, words)], A4.room)
    return build(pages, frame.layout, frame.metadata(content.client.name))


def _opening(content: DeliveryContent, frame: Frame, words: Language) -> list[Block]:
    facts = [
        (words.tr("Delivery number"), content.number),
        (words.tr("Delivered on"), words.short_date(content.delivered)),
        (words.tr("Order number"), content.order),
    ]
    if content.carrier:
        facts.append((words.tr("Carrier"), content.carrier))
    return [
        TitleBlock(frame.title, words.tr("For order {order}", order=content.order), A4.measure),
        FactStrip(facts, A4.measure),
        party_pair(words, content.client, content.deliver_to, A4.measure),
    ]


def _body(content: DeliveryContent, frame: Frame, words: Language) -> list[Block]:
    width = A4.measure
    place = width * 0.42
    below = words.tr("Name, signature, date")
    places = [
        SignaturePlace(words.tr("Handed over by"), below, place),
        SignaturePlace(words.tr("Received complete and undamaged"), below, place),
    ]
    return [
        Heading(words.tr("What was delivered"), width, frame.colour),
        *line_table(content.sections, Look(words, width, frame.colour, priced=False)),
        Prose(content.note, width, SECONDARY, before=12),
        Beside([(0, places[0]), (width - place, places[1])], before=BETWEEN),
    ]
