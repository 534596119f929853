"""Taking in a year of orders from another program: streamed, counted, all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from salesdesk.exchange.columns import MappedTable
from salesdesk.exchange.orders import (
    ORDER_COLUMNS,
    LineKind,
    OrderLine,
    explained,
    kind_of,
    prepare_orders,
    read_orders,
)
from salesdesk.exchange.records import RowFault
from salesdesk.money import currency_digits
from salesdesk.sentence import Sentence, sentences
from salesdesk.services.context import Book, Context
from salesdesk.services.imports.judging import stop_if
from salesdesk.services.imports.order_writer import BATCH, OrderWriter, into_shop, nowhere
from salesdesk.services.imports.report import ImportReport, Listed, columns_of, found_out
from salesdesk.services.imports.shapes import Progress

FAULTS_SHOWN = 1000
"""So many rows that cannot be read are listed with their line; all are counted."""


def import_orders(
    context: Context,
    path: Path,
    chosen: Mapping[str, str],
    *,
    currency: str = "",
    date_format: str = "",
    dry_run: bool = False,
    progress: Progress = lambda _text, _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Import order lines in one transaction, or only check them (`dry_run`).

    The file is read twice: once to count and check, once to write; it never stands in memory
    whole. Only sales are taken; cancellations, lines without a customer and free goods are
    counted. Orders of the same number that came before are left as they are. Amounts are in the
    currency that a line names, or `currency`, or the shop's. Raises FileRefused or WrongInput for a
    file that is no list of orders, Cancelled where it is stopped.
    """
    table = prepare_orders(path, chosen, date_format)
    money = currency or context.settings.currency
    currency_digits(money)
    kinds, faults = _counted(table, progress, cancelled)
    sales = _sales(table, progress, cancelled)
    if dry_run:
        writer = OrderWriter(context, Book(context), path.name, money, nowhere)
        writer.write(sales)
    else:
        with context.writing() as book:
            writer = OrderWriter(context, book, path.name, money, into_shop(context))
            writer.write(sales)
            writer.finish()
    return ImportReport(
        file=path.name,
        found=found_out(table),
        columns=columns_of(table, ORDER_COLUMNS),
        imported=writer.lines,
        faults=tuple(faults),
        notes=_notes(kinds, writer),
        counts=(*((_COUNTED[kind], kinds[kind]) for kind in _COUNTED), *writer.counts()),
        dry_run=dry_run,
    )


_COUNTED = {
    LineKind.CANCELLATION: "cancellations",
    LineKind.WITHOUT_CUSTOMER: "without_customer",
    LineKind.ZERO_PRICE: "zero_price",
    LineKind.WRONG: "wrong",
}


def _counted(
    table: MappedTable, progress: Progress, cancelled: Callable[[], bool]
) -> tuple[Counter[LineKind], list[Listed]]:
    kinds: Counter[LineKind] = Counter()
    faults: list[Listed] = []
    for row in _watched(table, progress, cancelled, 0.0):
        kinds[kind_of(row)] += 1
        if isinstance(row, RowFault) and len(faults) < FAULTS_SHOWN:
            faults.append(Listed(row.line, row.sentence, row.column))
    return kinds, faults


def _sales(
    table: MappedTable, progress: Progress, cancelled: Callable[[], bool]
) -> Iterator[OrderLine]:
    for row in _watched(table, progress, cancelled, 0.5):
        if isinstance(row, OrderLine) and row.kind is LineKind.SALE:
            yield row


def _watched(
    table: MappedTable, progress: Progress, cancelled: Callable[[], bool], begin: float
) -> Iterator[OrderLine | RowFault]:
    lines = max(1, table.format.lines)
    for number, row in enumerate(read_orders(table)):
        if number % BATCH == 0:
            stop_if(cancelled)
            progress(table.path.name, min(begin + 0.5, begin + 0.5 * number / lines))
        yield row
    progress(table.path.name, begin + 0.5)


def _notes(kinds: Counter[LineKind], writer: OrderWriter) -> tuple[Sentence, ...]:
    notes = [explained(kind, kinds[kind]) for kind in LineKind if kinds[kind]]
    if writer.already:
        notes.append(
            sentences(
                "{count} line belongs to an order that is in the shop already.",
                "{count} lines belong to orders that are in the shop already.",
                writer.already,
            )
        )
    if writer.new_customers:
        notes.append(
            sentences(
                "{count} customer was not known and was entered.",
                "{count} customers were not known and were entered.",
                writer.new_customers,
            )
        )
    if writer.new_products:
        notes.append(
            sentences(
                "{count} product was not known and was entered without a list price.",
                "{count} products were not known and were entered without a list price.",
                writer.new_products,
            )
        )
    return tuple(notes)
