"""The price list: what everything costs this client, by category, with the steps by quantity."""

from __future__ import annotations

from collections.abc import Iterator

from salesdesk.domain.documents.price_list import PriceGroup, PriceListContent, PriceRow, Step
from salesdesk.language import Language, language
from salesdesk.proposals import fonts, text
from salesdesk.proposals.build import build
from salesdesk.proposals.flow import Block, Stack, paginate
from salesdesk.proposals.page import A4, Frame
from salesdesk.proposals.parts import FactStrip, Prose, TitleBlock
from salesdesk.proposals.rows import Cell, Column, Grid, HeadRow, Piece, Row, SectionRow, close
from salesdesk.proposals.styles import (
    SAVING,
    SECONDARY,
    TABLE,
    TABLE_BOLD,
    TABLE_HEAD,
    TABLE_MUTED,
)
from salesdesk.sentence import mark

_GAP = 16.0
_HEADS = (mark("Unit"), mark("Price"), mark("VAT"), mark("With VAT"))


def render_price_list(content: PriceListContent) -> bytes:
    """The price list as a PDF (A4); the same content gives the same bytes."""
    words = language(content.language)
    frame = Frame(A4, content.shop, words, words.tr("Price list"), words.short_date(content.dated))
    blocks = [*_opening(content, frame, words), *_table(content, frame, words)]
    subject = content.client.name if content.client else content.shop.name
    return build(paginate(blocks, A4.room), frame.layout, frame.metadata(subject))


def _opening(content: PriceListContent, frame: Frame, words: Language) -> Iterator[Block]:
    about = content.client.name if content.client else words.tr("Prices for everybody")
    yield TitleBlock(frame.title, about, A4.measure)
    facts = [(words.tr("Date"), words.short_date(content.dated))]
    if content.valid_until is not None:
        facts.append((words.tr("Agreed prices until"), words.short_date(content.valid_until)))
    facts.append((words.tr("Currency"), words.currency_symbol(content.currency)))
    if content.seller is not None:
        reach = text.joined([content.seller.name, content.seller.phone])
        facts.append((words.tr("Your contact"), reach))
    yield FactStrip(facts, A4.measure)
    notes = [words.tr("Prices are without VAT, for one unit; the last column is one with VAT.")]
    if content.client is not None:
        notes.append(words.tr("Prices in green were agreed for you."))
    yield Prose(" ".join(notes), A4.measure, SECONDARY, before=10)


def _table(content: PriceListContent, frame: Frame, words: Language) -> Iterator[Block]:
    grid = _grid(content, words)
    head = HeadRow(grid)
    head.before = 8
    yield head
    rows: list[Row] = []
    for group in content.groups:
        rows.extend(_group(group, grid, head, frame.colour, words))
    if not rows:
        whole = Grid([Column("", A4.measure)])
        note = words.tr("Nothing is sold at the moment.")
        rows = [Row(whole, [[Piece(note, TABLE_MUTED)]], head=head)]
    close(rows)
    yield from rows


def _group(
    group: PriceGroup, grid: Grid, head: Block, colour: str, words: Language
) -> Iterator[Row]:
    yield SectionRow(grid, group.title, head=head, colour=colour)
    again = words.tr("{section} (continued)", section=group.title)
    repeated = Stack([head, SectionRow(grid, again, colour=colour)])
    for row in group.rows:
        yield Row(grid, _cells(row, words), head=repeated)


def _cells(row: PriceRow, words: Language) -> list[Cell]:
    below = text.joined([row.number, *(_step(step, words) for step in row.steps)])
    name = [Piece(row.name, TABLE_BOLD), Piece(below, SECONDARY)]
    said = [words.say(row.agreed)] if row.agreed is not None else []
    if row.listed is not None and row.listed != row.unit_price:
        said.append(words.tr("list {price}", price=words.unit_price(row.listed)))
    if said:
        name.append(Piece(text.joined(said), SECONDARY.in_colour(SAVING)))
    price = TABLE_BOLD.in_colour(SAVING) if row.agreed is not None else TABLE_BOLD
    return [
        [piece for piece in name if piece.text],
        [Piece(row.unit, TABLE)],
        [Piece(words.unit_price(row.unit_price), price)],
        [Piece(words.percent(row.vat), TABLE_MUTED)],
        [Piece(words.unit_price(row.gross), TABLE)],
    ]


def _step(step: Step, words: Language) -> str:
    return words.tr(
        "from {count}: {price}",
        count=words.number(step.quantity),
        price=words.unit_price(step.unit_price),
    )


def _grid(content: PriceListContent, words: Language) -> Grid:
    rows = [row for group in content.groups for row in group.rows]
    units = [row.unit for row in rows]
    prices = [words.unit_price(row.unit_price) for row in rows]
    vats = [words.percent(row.vat) for row in rows]
    gross = [words.unit_price(row.gross) for row in rows]
    columns = [
        Column(words.tr(head), _widest(words.tr(head), texts) + _GAP, "right" if at else "left")
        for at, (head, texts) in enumerate(zip(_HEADS, (units, prices, vats, gross), strict=True))
    ]
    taken = sum(column.width for column in columns)
    return Grid([Column(words.tr("Product"), max(160.0, A4.measure - taken)), *columns])


def _widest(head: str, texts: list[str]) -> float:
    shown = max((fonts.width(t, TABLE_BOLD.font, TABLE_BOLD.size) for t in set(texts)), default=0.0)
    return max(shown, fonts.width(head, TABLE_HEAD.font, TABLE_HEAD.size))
