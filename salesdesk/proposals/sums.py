"""The sums of a trade document in words and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salesdesk.domain.closing.states import PAYMENT_METHOD_NAMES
from salesdesk.domain.documents.common import Sums
from salesdesk.domain.documents.trade import InvoiceContent
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.proposals.flow import Block, Stack
from salesdesk.proposals.parts import Heading
from salesdesk.proposals.rows import Column, Grid, HeadRow, Piece, Row, close
from salesdesk.proposals.styles import TABLE, TABLE_BOLD
from salesdesk.proposals.totals import SumLine, TotalsBlock


def sums_block(language: Language, sums: Sums, colour: str) -> TotalsBlock:
    """Subtotal, discount, net, VAT per rate, the total in the band and in words."""
    lines = [*_net_lines(language, sums), *_vat_lines(language, sums)]
    label = language.tr("Total to pay")
    gross = language.money(sums.gross)
    return TotalsBlock(lines, label, gross, language.in_words(sums.gross), colour)


def invoice_sums_block(content: InvoiceContent, language: Language, colour: str) -> TotalsBlock:
    """Net, VAT, total, what was received, and in the band and in words what is still to pay."""
    sums = content.sums
    lines = list(_net_lines(language, sums))
    if _taxed(sums):
        lines.append(SumLine(language.tr("VAT in all"), language.amount(sums.tax)))
    lines.append(SumLine(language.tr("Total to pay"), language.amount(sums.gross), strong=True))
    for payment in content.received:
        label = language.tr(
            "Received {day}, {method}",
            day=language.day_month(payment.on),
            method=language.tr(PAYMENT_METHOD_NAMES[payment.method]).lower(),
        )
        lines.append(SumLine(label, language.amount(-payment.amount), taken_off=True))
    due = content.due_amount
    if due.minor < 0:
        label = language.tr("Paid too much")
        return TotalsBlock(lines, label, language.money(-due), language.in_words(-due), colour)
    words = language.tr("Still to pay: {words}", words=_lower_start(language.in_words(due)))
    return TotalsBlock(lines, language.tr("Still to pay"), language.money(due), words, colour)


def vat_table(language: Language, sums: Sums, width: float, colour: str) -> Block:
    """Base, tax and sum for each rate, and for all of them."""
    share = width / 4
    heads = (
        language.tr("VAT rate"),
        language.tr("Net"),
        language.tr("Tax"),
        language.tr("Sum"),
    )
    columns = [Column(heads[0], share * 0.85)]
    columns += [Column(head, share * 1.05, "right") for head in heads[1:]]
    grid = Grid(columns)
    rows = [
        _vat_row(grid, language, language.percent(vat.rate), (vat.base, vat.tax, vat.gross))
        for vat in sums.vats
    ]
    if len(rows) > 1:
        everything = (sums.net, sums.tax, sums.gross)
        rows.append(_vat_row(grid, language, language.tr("Sum"), everything, strong=True))
    close(rows)
    title = Heading(language.tr("VAT by rate"), width, colour, before=0)
    return Stack([title, HeadRow(grid), *rows])


def _vat_row(
    grid: Grid, language: Language, label: str, amounts: Sequence[Money], *, strong: bool = False
) -> Row:
    style = TABLE_BOLD if strong else TABLE
    cells = [[Piece(label, style)]]
    cells += [[Piece(language.amount(amount), style)] for amount in amounts]
    return Row(grid, cells)


def _net_lines(language: Language, sums: Sums) -> Iterable[SumLine]:
    if sums.discount:
        yield SumLine(language.tr("Subtotal"), language.amount(sums.subtotal))
        label = language.tr("Discount")
        if sums.discount_rate:
            label = language.tr("Discount {percent}", percent=language.percent(sums.discount_rate))
        yield SumLine(label, language.amount(-sums.discount), taken_off=True)
    if sums.discount or _taxed(sums):
        yield SumLine(language.tr("Net amount"), language.amount(sums.net))


def _vat_lines(language: Language, sums: Sums) -> Iterable[SumLine]:
    if not _taxed(sums):
        return
    for vat in sums.vats:
        label = language.tr("VAT {percent}", percent=language.percent(vat.rate))
        yield SumLine(label, language.amount(vat.tax))


def _taxed(sums: Sums) -> bool:
    return any(vat.rate for vat in sums.vats)


def _lower_start(words: str) -> str:
    return words[:1].lower() + words[1:]
