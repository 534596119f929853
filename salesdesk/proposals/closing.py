"""The end of a document: the terms side by side, and where the client says yes."""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.domain.documents.common import Acceptance, Terms
from salesdesk.domain.documents.trade import OptionalLine
from salesdesk.language import Language
from salesdesk.proposals import text
from salesdesk.proposals.flow import Beside, Block, Stack
from salesdesk.proposals.options import OptionTicks
from salesdesk.proposals.parts import BETWEEN, Composed, Heading, Prose, SignaturePlace
from salesdesk.proposals.styles import SECONDARY, TABLE_BOLD

ACCEPTANCE_WIDTH = 150.0
GUTTER = 16.0
MOST_LINES = 9
"""Longer terms than this stand below each other in the full width."""


def terms_blocks(terms: Terms, language: Language, width: float, colour: str) -> list[Block]:
    """Delivery, warranty, payment and notes: beside each other where they are short."""
    parts = [
        (language.tr("Delivery"), terms.delivery),
        (language.tr("Warranty"), terms.warranty),
        (language.tr("Payment"), terms.payment),
        (language.tr("Notes"), terms.notes),
    ]
    given = [(head, words) for head, words in parts if words.strip()]
    if not given:
        return []
    room = (width - GUTTER * (len(given) - 1)) / len(given)
    title = Heading(language.tr("Terms"), width, colour)
    if any(len(text.wrap(words, SECONDARY, room)) > MOST_LINES for _, words in given):
        return [title, *_below_each_other(given, width)]
    columns = [_column(head, words, room) for head, words in given]
    return [title, Beside([(at * (room + GUTTER), each) for at, each in enumerate(columns)])]


def closing_row(
    terms: Terms, signing: Block, language: Language, width: float, colour: str
) -> list[Block]:
    """The terms, and the place to sign at their right; below them where the terms are long."""
    room = width - ACCEPTANCE_WIDTH - 24
    blocks = terms_blocks(terms, language, room, colour)
    place = (width - ACCEPTANCE_WIDTH, signing)
    if len(blocks) > 2:
        long = terms_blocks(terms, language, width, colour)
        return [*long, Beside([place], before=BETWEEN - 4)]
    beside: list[tuple[float, Block]] = [(0, Stack(blocks))] if blocks else []
    return [Beside([*beside, place], before=BETWEEN)]


def acceptance_block(
    acceptance: Acceptance | None, options: Sequence[OptionalLine], language: Language
) -> Block:
    """Boxes for what else is chosen, and the client's signature with name and date."""
    head, width = language.tr("Accepted by the client"), ACCEPTANCE_WIDTH
    if acceptance is None:
        place = SignaturePlace(head, language.tr("Name, signature, date"), width)
    else:
        signer = text.joined([acceptance.name, acceptance.title], ", ")
        below = text.joined([signer, language.short_date(acceptance.on)])
        place = SignaturePlace(head, below, width, acceptance.signature)
    if not options:
        return place
    place.before = 8
    return Stack([OptionTicks(options, language, width), place])


def _column(head: str, words: str, room: float) -> Block:
    block = Composed()
    top = block.put(0, 0, head, TABLE_BOLD, room)
    block.put(0, top + 1, words, SECONDARY, room)
    return block


def _below_each_other(given: Sequence[tuple[str, str]], width: float) -> list[Block]:
    blocks: list[Block] = []
    for head, words in given:
        title = Prose(head, width, TABLE_BOLD, before=6)
        title.keep_with_next = True
        blocks += [title, Prose(words, width, SECONDARY)]
    return blocks
